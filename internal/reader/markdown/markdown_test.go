package markdown

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// FuzzRead: any text is read, or refused with an error that says where; each block says where it stands.
func FuzzRead(f *testing.F) {
	inputs, err := filepath.Glob("../testdata/markdown/*/input.*")
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
	for _, seed := range []string{"---\na: [1, {b: c}]\n---", "---\n? a\n: b\n---", "<div\nclass", "<!--", "[a]: <b", "- \n\n  a", "1)\n2)", "|a\n-|-\n", "a\n: b\n\n  c", "<![CDATA[x]]>", "<br class=x>", "![[a](b)](c 'd')"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, _, err := Format{}.Read(data)
		var found *source.Error
		if errors.As(err, &found) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range doc.Blocks {
			if block.Place.Line == 0 || block.Visibility == "" {
				t.Fatalf("%q: a block does not say where it stands or whether it is seen: %+v", data, block)
			}
			if block.Kind == document.Table && len(block.Rows) == 0 {
				t.Fatalf("%q: a table without rows", data)
			}
		}
	})
}
