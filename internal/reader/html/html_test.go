package html

import (
	"errors"
	"flag"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the page in each testdata/<feature>.txtar.
func TestCases(t *testing.T) {
	readertest.Cases(t, *update, func(t *testing.T, parts map[string]string) (*document.Document, string) {
		page := []byte(parts["page"])
		if !(Format{}).Is("page.html", page) {
			t.Error("it is not known as a page")
		}
		doc, words, err := Format{}.Read(page)
		if err != nil {
			t.Fatal(err)
		}
		return doc, words
	})
}

// FuzzRead: whatever a page holds, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	for _, parts := range readertest.Seeds(f) {
		f.Add([]byte(parts["page"]))
	}
	for _, seed := range []string{"<frameset><frame>", "<table><li>a<td>b", "<svg><style>a</style><p>b", "<select><p>a", "<b><p>a<p>b</b>c", "<title>a<title>b", "<math><mi>a</mi><annotation-xml encoding=text/html><p>b", "<template><td>a", "\xff\xfe<\x00p\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.txt", data)
		doc, words, err := Format{}.Read(data)
		var refused *source.Error
		if errors.As(err, &refused) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if letters := readertest.Lost(doc, words); letters != "" {
			t.Fatalf("lost %q of %q", letters, words)
		}
	})
}
