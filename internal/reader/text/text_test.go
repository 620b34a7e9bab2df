package text

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// FuzzRead: of any text, the words of the document are those of the file, and each block says where it stands.
func FuzzRead(f *testing.F) {
	inputs, err := filepath.Glob("../testdata/text/*/input.txt")
	if err != nil || len(inputs) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, input := range inputs {
		data, err := os.ReadFile(input)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range []string{"a\tb\n-\t-\nc\td", "**\t*\na\tb", "|a|\n|-|", "+-+\n|a|\n+-+", "a   b\nc   d", "-\n-\na", "1.\n\f2.", "*a* **b", "A. x\nB. y", "a-\nb", "; a\n; b", "+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n| d     |\n+-------+", "a    b\n---  ---\nc    d\ne    f"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, content, err := Format{}.Read(data)
		var found *source.Error
		if errors.As(err, &found) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var unseen source.Unseen
		var want []string
		for _, line := range splitLines(content, &unseen) {
			want = append(want, document.Words(line.raw)...)
		}
		got := wordsOf(t, doc.Blocks)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("%q: the words are not those of the file (-file +document):\n%s", data, cmp.Diff(want, got))
		}
	})
}

func wordsOf(t *testing.T, blocks []document.Block) []string {
	var words []string
	for _, block := range blocks {
		if block.Place.Line == 0 {
			t.Fatalf("a block does not say where it stands: %+v", block)
		}
		text := block.Number + " "
		for _, run := range block.Runs {
			text += run.Text
		}
		words = append(words, document.Words(text)...)
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				words = append(words, wordsOf(t, cell.Blocks)...)
			}
		}
	}
	return words
}
