package reader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// TestCorpus reads every text of the shared corpus, which stands beside the checkout and is no part of the project: each
// is read, and its words are those of the file.
func TestCorpus(t *testing.T) {
	const shared = "../../../shared"
	if _, err := os.Stat(shared + "/corpus"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the shared corpus is not there: %v", err)
		}
		t.Logf("not run: the shared corpus is not there: %v", err)
		return
	}
	count := 0
	for _, pattern := range []string{"/corpus/*/*.txt", "/seeds/*.txt"} {
		paths, err := filepath.Glob(shared + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			count++
			doc, err := ReadFile(path)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			checkWords(t, path, doc)
		}
	}
	if count < 20 {
		t.Errorf("the shared corpus has %d texts; were they moved?", count)
	}
}

// seen gives the characters of a file without those that nobody sees, and what tag characters say as words.
func seen(t *testing.T, data []byte) string {
	t.Helper()
	content, err := source.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	var unseen source.Unseen
	var pieces []string
	content = strings.NewReplacer("\r", "\n", "\f", "\n").Replace(content) // they divide words, though nobody sees them
	for _, run := range source.SplitTags(document.Run{Text: unseen.Strip(content, document.Place{})}) {
		pieces = append(pieces, run.Text)
	}
	return strings.Join(pieces, " ")
}
