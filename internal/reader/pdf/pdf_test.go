package pdf

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the files that testdata/<feature>.txtar describe object by object (see build), and compares what was read
// with the file "want" in it.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			parts, want, archive := readCase(t, path)
			doc, words, err := Format{}.Read(build(parts))
			if err != nil {
				t.Fatal(err)
			}
			got := show(doc)
			if *update {
				archive.Files[len(archive.Files)-1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the document is another than wanted (-want +got):\n%s", diff)
			}
			if letters := lost(doc, words); letters != "" {
				t.Errorf("lost %q of %q", letters, words)
			}
		})
	}
}

// readCase gives the objects of the file that a case describes, and what is wanted, which stands last.
func readCase(t testing.TB, path string) (parts map[string]string, want string, archive *txtar.Archive) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, file := range archive.Files {
		parts[file.Name] = string(file.Data)
	}
	if archive.Files[len(archive.Files)-1].Name != "want" {
		t.Fatalf("%s does not end with what is wanted", path)
	}
	want = parts["want"]
	delete(parts, "want")
	return parts, want, archive
}

// FuzzRead: whatever the objects of a file hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, path := range paths {
		parts, _, _ := readCase(f, path)
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
	doc, words, err := Format{}.Read(data)
	var refused *source.Error
	if errors.As(err, &refused) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if letters := lost(doc, words); letters != "" {
		t.Fatalf("lost %q of %q", letters, words)
	}
	return doc
}

// TestParallel reads more files at once than there are engines.
func TestParallel(t *testing.T) {
	var group sync.WaitGroup
	for i := range 3 * maxEngines {
		group.Go(func() {
			name := fmt.Sprintf("Agreed %d.", i)
			doc, _, err := Format{}.Read(build(map[string]string{"4": "BT /F1 12 Tf 72 720 Td (" + name + ") Tj 1 g 0 -20 Td (White.) Tj ET"}))
			if err != nil || !strings.Contains(show(doc), name) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	group.Wait()
}
