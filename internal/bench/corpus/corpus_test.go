package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// pages are the pages under a folder, by their paths.
func pages(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	paths, err := filepath.Glob(filepath.Join(folder, "minutes", "*", "index.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(filepath.Dir(path))] = string(data)
	}
	return found
}

func TestWrite(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	const documents, bytes = 30, 20 << 10
	first, second := t.TempDir(), t.TempDir()
	asked, err := Write(first, Size{documents, bytes}, words, 10)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Write(second, Size{documents, bytes}, words, 10)
	if err != nil {
		t.Fatal(err)
	}
	written := pages(t, first)
	if diff := cmp.Diff(written, pages(t, second)); diff != "" || cmp.Diff(asked, again) != "" {
		t.Error("the same numbers gave other pages or queries")
	}
	if len(written) != documents || len(asked) != 10 {
		t.Errorf("%d pages and %d queries", len(written), len(asked))
	}
	for name, page := range written {
		if len(page) < bytes*9/10 || len(page) > bytes*13/10 {
			t.Errorf("%s has %d bytes", name, len(page))
		}
		if _, err := publication.Parse(publication.Minutes, []byte(page)); err != nil {
			t.Error(name, err)
		}
	}
}
