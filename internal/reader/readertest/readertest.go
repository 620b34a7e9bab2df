// Package readertest holds what the tests of the readers share: cases in files, a document as text that shows where it
// changed, and the count of words that no reader may lose.
package readertest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// A Read gives the document that the parts of a case make, and beside it the words by the reader's second count.
type Read func(t *testing.T, parts map[string]string) (doc *document.Document, words string)

// Cases runs testdata/*.txtar. Each holds the parts of a document, and last, in "want", what Show gives of it; with update
// that is written anew. No word may be lost.
func Cases(t *testing.T, update bool, read Read) {
	t.Helper()
	for _, path := range paths(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			parts, archive := parse(t, path)
			doc, words := read(t, parts)
			got, want := Show(doc), &archive.Files[len(archive.Files)-1]
			if update {
				want.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("the document is another than wanted (-want +got):\n%s", diff)
			}
			if letters := Lost(doc, words); letters != "" {
				t.Errorf("lost %q of %q", letters, words)
			}
		})
	}
}

// Seeds gives the parts of all cases, for a fuzz target to begin with.
func Seeds(t testing.TB) []map[string]string {
	t.Helper()
	var seeds []map[string]string
	for _, path := range paths(t) {
		parts, _ := parse(t, path)
		seeds = append(seeds, parts)
	}
	return seeds
}

func paths(t testing.TB) []string {
	t.Helper()
	found, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(found) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	return found
}

func parse(t testing.TB, path string) (map[string]string, *txtar.Archive) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	if last < 1 || archive.Files[last].Name != "want" {
		t.Fatalf("%s does not end with what is wanted", path)
	}
	parts := map[string]string{}
	for _, file := range archive.Files[:last] {
		parts[file.Name] = string(file.Data)
	}
	return parts, archive
}

// Show writes a document with a line for each block, row and omission: what it is, its text, and behind each run what
// sets it apart.
func Show(doc *document.Document) string {
	var out strings.Builder
	showBlocks(&out, doc.Blocks, "")
	for _, each := range doc.NotRead {
		fmt.Fprintf(&out, "not read (%v): %s: %q\n", each.Place, each.Why, each.Text)
	}
	return out.String()
}

func showBlocks(out *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		fmt.Fprintf(out, "%s%s", indent, block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(out, " %d", block.Level)
		}
		if block.Number != "" {
			fmt.Fprintf(out, " [%s]", block.Number)
		}
		if block.Picture != nil {
			fmt.Fprintf(out, " %s", block.Picture.Type)
		}
		showVisibility(out, block.Visibility)
		fmt.Fprintf(out, " (%v):", block.Place)
		for _, run := range block.Runs {
			fmt.Fprintf(out, " %q", run.Text)
			if run.Marks != 0 {
				fmt.Fprintf(out, " %v", run.Marks)
			}
			if run.Link != "" {
				fmt.Fprintf(out, " → %s", run.Link)
			}
			showVisibility(out, run.Visibility)
		}
		out.WriteString("\n")
		for _, row := range block.Rows {
			showRow(out, row, indent+"  ")
		}
	}
}

func showVisibility(out *strings.Builder, visibility document.Visibility) {
	if visibility != document.Visible {
		fmt.Fprintf(out, " %s", visibility)
	}
}

func showRow(out *strings.Builder, row document.Row, indent string) {
	out.WriteString(indent + "row")
	if row.Header {
		out.WriteString(" header")
	}
	out.WriteString("\n")
	for _, cell := range row.Cells {
		out.WriteString(indent + "  cell")
		if cell.Columns > 0 || cell.Rows > 0 {
			fmt.Fprintf(out, " %d×%d", cell.Columns, cell.Rows)
		}
		out.WriteString("\n")
		showBlocks(out, cell.Blocks, indent+"    ")
	}
}

// Lost gives the letters and digits of words that a document does not hold as often: visible or not, read or not.
func Lost(doc *document.Document, words string) string {
	count := map[rune]int{}
	add := func(text string, by int) {
		for _, r := range strings.Join(document.Words(text), "") {
			count[r] += by
		}
	}
	for _, each := range doc.NotRead {
		add(each.Text, 1)
	}
	addBlocks(doc.Blocks, func(text string) { add(text, 1) })
	var lost strings.Builder
	for _, r := range strings.Join(document.Words(words), "") {
		if count[r]--; count[r] < 0 {
			lost.WriteRune(r)
		}
	}
	return lost.String()
}

func addBlocks(blocks []document.Block, add func(text string)) {
	for _, block := range blocks {
		add(block.Number)
		for _, run := range block.Runs {
			add(run.Text)
			add(run.Link)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				addBlocks(cell.Blocks, add)
			}
		}
	}
}

// ReadOrRefused reads a file of which every word must be in the document, where it is not refused with a *source.Error; then
// there is no document.
func ReadOrRefused(t *testing.T, format source.Format, data []byte) *document.Document {
	t.Helper()
	doc, words, err := format.Read(data)
	var refused *source.Error
	if errors.As(err, &refused) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if letters := Lost(doc, words); letters != "" {
		t.Fatalf("lost %.400q of %.400q", letters, words)
	}
	return doc
}
