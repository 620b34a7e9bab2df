package reader

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
)

var update = flag.Bool("update", false, "write what the readers give as what is wanted")

// TestCases reads testdata/<format>/<case>/input.* and compares the document with want.json beside it.
func TestCases(t *testing.T) {
	inputs, err := filepath.Glob("testdata/*/*/input.*")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, input := range inputs {
		t.Run(filepath.ToSlash(filepath.Dir(input)), func(t *testing.T) {
			doc, err := ReadFile(input)
			if err != nil {
				t.Fatal(err)
			}
			got := readable(t, doc)
			wanted := filepath.Join(filepath.Dir(input), "want.json")
			if *update {
				if err := os.WriteFile(wanted, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wanted)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("the document is another than wanted (-want +got):\n%s", diff)
			}
			checkWords(t, input, doc)
		})
	}
}

// readable gives a document as JSON with a line for each block, row and omission, so that a change shows where it is.
func readable(t *testing.T, doc *document.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	write := func(before string, value any, after string) {
		out.WriteString(before)
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(value); err != nil {
			t.Fatal(err)
		}
		out.Truncate(out.Len() - 1) // the line end that Encode adds
		out.WriteString(after)
	}
	comma := func(i, length int) string {
		if i+1 < length {
			return ",\n"
		}
		return "\n"
	}
	write(`{"format": `, doc.Format, ",\n")
	write(`"properties": `, doc.Properties, ",\n")
	out.WriteString("\"blocks\": [\n")
	for i, block := range doc.Blocks {
		rows := block.Rows
		block.Rows = nil
		if rows == nil {
			write("", block, comma(i, len(doc.Blocks)))
			continue
		}
		write("", block, "")
		out.Truncate(out.Len() - 1)
		out.WriteString(", \"rows\": [\n")
		for j, row := range rows {
			write("  ", row, comma(j, len(rows)))
		}
		out.WriteString("]}" + comma(i, len(doc.Blocks)))
	}
	out.WriteString("],\n\"not_read\": [\n")
	for i, omission := range doc.NotRead {
		write("", omission, comma(i, len(doc.NotRead)))
	}
	out.WriteString("]}\n")
	return out.Bytes()
}

// checkWords makes sure, for plain text, that the words of the document are exactly those of the file: none lost, none
// added, none run together. Characters that nobody sees divide no word.
func checkWords(t *testing.T, path string, doc *document.Document) {
	t.Helper()
	if doc.Format != "text" {
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := document.Words(seen(t, data))
	got := allWords(doc)
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the words are not those of the file (-file +document):\n%s", path, diff)
	}
}

func allWords(doc *document.Document) []string {
	var words []string
	eachText(doc, func(text string) { words = append(words, document.Words(text)...) })
	return words
}
