package docx

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/reader/source"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the documents that testdata/<feature>.txtar describe part by part (see build), and compares what was read
// with the file "want" in it.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			parts, want, archive := readCase(t, path)
			doc, words, err := Format{}.Read(build(t, parts))
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

// readCase gives the parts of the document that a case describes, and what is wanted, which stands last.
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

// FuzzRead: whatever the parts of a document hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, path := range paths {
		parts, _, _ := readCase(f, path)
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
		Format{}.Is("a.docx", data)
		check(t, data)
	})
}

func check(t *testing.T, data []byte) {
	doc, words, err := Format{}.Read(data)
	var refused *source.Error
	if errors.As(err, &refused) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if letters := lost(doc, words); letters != "" {
		t.Fatalf("lost %q of %q", letters, words)
	}
}
