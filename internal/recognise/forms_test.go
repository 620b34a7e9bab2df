package recognise_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publication"
	"gazette/internal/reader"
	"gazette/internal/recognise"
	"gazette/internal/vocabulary"
)

var update = flag.Bool("update", false, "write what is recognised today beside each document")

// TestForms keeps what is recognised in invented documents of many layouts: a change of a rule shows what else it
// changes. The files say what is recognised, not what a person would have recognised.
func TestForms(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	documents, err := filepath.Glob("testdata/forms/*/*.*")
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, path := range documents {
		if strings.HasSuffix(path, ".json") {
			continue
		}
		tested++
		t.Run(filepath.ToSlash(strings.TrimPrefix(path, "testdata/forms/")), func(t *testing.T) { testForm(t, path, words) })
	}
	if tested < 20 {
		t.Errorf("only %d documents were found", tested)
	}
}

func testForm(t *testing.T, path string, words *vocabulary.Vocabulary) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reader.Read(filepath.Base(path), data)
	if err != nil {
		t.Fatal(err)
	}
	pages := recognise.Recognise(doc, words)
	if lost := publication.Lost(doc, pages[0]); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(pages[0].Contract()); err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSuffix(path, filepath.Ext(path)) + ".json"
	if *update {
		if err := os.WriteFile(want, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(string(kept), got.String()); difference != "" {
		t.Errorf("(-kept +got):\n%s", difference)
	}
}
