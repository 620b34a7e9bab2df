package pdf

import (
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the files that testdata/<feature>.txtar describe object by object (see build).
func TestCases(t *testing.T) {
	readertest.Cases(t, *update, func(t *testing.T, parts map[string]string) (*document.Document, string) {
		doc, words, err := Format{}.Read(build(parts))
		if err != nil {
			t.Fatal(err)
		}
		return doc, words
	})
}

// FuzzRead: whatever the objects of a file hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	for _, parts := range readertest.Seeds(f) {
		page := parts["3"]
		if page == "" {
			page = skeleton["3"]
		}
		f.Add(page, parts["4"], parts["10"], parts["11"], parts["12"])
	}
	f.Fuzz(func(t *testing.T, page, content, first, second, third string) {
		parts := map[string]string{"3": page, "4": content, "10": first, "11": second, "12": third}
		if first != "" {
			parts["1"] = "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R >>"
		}
		check(t, build(parts))
	})
}

// FuzzBytes: whatever bytes come, they are read or refused with a *source.Error.
func FuzzBytes(f *testing.F) {
	whole := build(map[string]string{"4": "BT /F1 12 Tf 72 720 Td (Agreed.) Tj ET"})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("%PDF-1.7\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.pdf", data)
		check(t, data)
	})
}

func check(t *testing.T, data []byte) *document.Document {
	t.Helper()
	return readertest.ReadOrRefused(t, Format{}, data)
}

// TestParallel reads more files at once than there are engines.
func TestParallel(t *testing.T) {
	var group sync.WaitGroup
	for i := range 3 * maxEngines {
		group.Go(func() {
			name := fmt.Sprintf("Agreed %d.", i)
			doc, _, err := Format{}.Read(build(map[string]string{"4": "BT /F1 12 Tf 72 720 Td (" + name + ") Tj 1 g 0 -20 Td (White.) Tj ET"}))
			if err != nil || !strings.Contains(readertest.Show(doc), name) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	group.Wait()
}
