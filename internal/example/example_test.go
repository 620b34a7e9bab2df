package example

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/reader"
)

// TestExamples: the files in examples/ are those that are made from papers/. PDFs are left out, which LibreOffice prints with
// the fonts of a machine.
func TestExamples(t *testing.T) {
	for _, paper := range allPapers(t) {
		data, ending, err := paper.Office()
		if err != nil {
			t.Fatal(err)
		}
		committed, err := os.ReadFile(filepath.Join("../../examples", filepath.FromSlash(paper.File)))
		if err != nil {
			t.Fatal(err)
		}
		if path.Ext(paper.File) == ending {
			// Their parts, not their bytes: a later Go may make the same parts smaller in another way.
			if diff := cmp.Diff(unpacked(t, committed), unpacked(t, data)); diff != "" {
				t.Errorf("%s is not what papers/ gives today; run go run ./internal/example/make\n%s", paper.File, diff)
			}
		}
		again, _, err := paper.Office()
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s is another file when it is made again (%v)", paper.File, err)
		}
	}
}

// TestParts: each part of each file is XML without mistakes.
func TestParts(t *testing.T) {
	for _, paper := range allPapers(t) {
		data, _, err := paper.Office()
		if err != nil {
			t.Fatal(err)
		}
		for name, part := range unpacked(t, data) {
			if name == "mimetype" {
				continue
			}
			decoder := xml.NewDecoder(strings.NewReader(part))
			for err == nil {
				_, err = decoder.Token()
			}
			if !errors.Is(err, io.EOF) {
				t.Errorf("%s, %s: %v", paper.File, name, err)
			}
		}
	}
}

// TestRead: what is read from an office file is what was written, in the same order, with every table as it was.
func TestRead(t *testing.T) {
	for _, paper := range allPapers(t) {
		data, ending, err := paper.Office()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := reader.Read("paper"+ending, data)
		if err != nil {
			t.Errorf("%s: %v", paper.File, err)
			continue
		}
		written := paper.Source.Blocks
		for i := range written {
			if ending == ".pptx" && written[i].Kind == document.Heading && written[i].Level > 1 {
				written[i].Kind = document.Paragraph // the first line of a box
			}
		}
		if diff := cmp.Diff(texts(paper.Source), texts(doc)); diff != "" {
			t.Errorf("%s is read as another text than was written (-written +read)\n%s", paper.File, diff)
		}
	}
}

func allPapers(t *testing.T) []Paper {
	t.Helper()
	papers, err := Papers()
	if err != nil {
		t.Fatal(err)
	}
	if len(papers) == 0 {
		t.Fatal("there are no papers")
	}
	return papers
}

// texts gives the text of the blocks and rows of a document, each with its kind. Footnotes go where they are called in the
// source, which has no numbers of its own; headers and footers, which it has not, are left out.
func texts(doc *document.Document) []string {
	notes := map[string]string{}
	for _, block := range doc.Blocks {
		if block.Kind == document.Note {
			notes[block.Number] = document.Fold(block.PlainText())
		}
	}
	var all []string
	for _, block := range doc.Blocks {
		switch {
		case block.Visibility != document.Visible, block.Kind == document.Note, block.Place.Part == "header", block.Place.Part == "footer":
		case block.Kind == document.Table:
			for _, row := range bodyRows(block.Rows) {
				all = append(all, "row: "+document.Fold(document.Block{Rows: []document.Row{row}, Visibility: document.Visible}.PlainText()))
			}
		default:
			text := document.Fold(block.PlainText())
			for _, mark := range slices.Sorted(maps.Keys(notes)) {
				text = strings.Replace(text, mark, "^["+notes[mark]+"]", 1)
			}
			all = append(all, string(block.Kind)+": "+text)
		}
	}
	return all
}

func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, each := range archive.File {
		file, err := each.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		parts[each.Name] = string(content)
	}
	return parts
}
