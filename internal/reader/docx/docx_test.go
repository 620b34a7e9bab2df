package docx

import (
	"flag"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the documents that testdata/<feature>.txtar describe part by part (see build), and compares what was read
// with the file "want" in it.
func TestCases(t *testing.T) {
	readertest.Cases(t, *update, func(t *testing.T, parts map[string]string) (*document.Document, string) {
		doc, words, err := Format{}.Read(build(t, parts))
		if err != nil {
			t.Fatal(err)
		}
		return doc, words
	})
}

// FuzzRead: whatever the parts of a document hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	for _, parts := range readertest.Seeds(f) {
		f.Add(parts["document"], parts["styles"], parts["numbering"], parts["footnotes"], parts["header1"], parts["settings"], parts["chart1"])
	}
	f.Fuzz(func(t *testing.T, body, styles, numbering, footnotes, header, settings, chart string) {
		check(t, build(t, map[string]string{
			"document": body, "styles": styles, "numbering": numbering, "footnotes": footnotes, "header1": header, "settings": settings, "chart1": chart,
		}))
	})
}

// FuzzArchive: whatever bytes come, they are read or refused with a *source.Error.
func FuzzArchive(f *testing.F) {
	whole := build(f, map[string]string{"document": "<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p>"})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.bin", data)
		check(t, data)
	})
}

func check(t *testing.T, data []byte) {
	t.Helper()
	readertest.ReadOrRefused(t, Format{}, data)
}
