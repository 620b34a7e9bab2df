package press

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// TestExamples publishes the project's own examples as `make site` does: two are refused, the others give just the pages
// that stand in content/. After a change that is meant to show there, `make site` writes them anew.
func TestExamples(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := os.WriteFile(filepath.Join(site, "config.toml"), []byte("title = \"Examples\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	press := &Press{Site: site, Words: words}
	examples := "../../examples"
	approval := publication.Approval{By: "Trevor Bickerstaff", Role: "Head of Children's Social Care, Wexcombe Council", On: "2026-06-23"}
	if _, err := press.Approve(context.Background(), filepath.Join(examples, "briefings", "moving-on-to-adult-services.txt"), approval); err != nil {
		t.Fatal(err)
	}
	outcomes, err := press.Publish(context.Background(), []string{examples}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range outcomes {
		want := Written
		if strings.Contains(filepath.ToSlash(each.File), "/refused/") {
			want = Refused
		} else if filepath.Base(each.File) == "README.md" {
			want = Skipped
		}
		if each.Status != want {
			t.Errorf("%s was %s, not %s: %+v %v", each.File, each.Status, want, each.Findings, each.Err)
		}
	}
	sameFiles(t, filepath.Join(site, "content"), "../../content")
}

// sameFiles compares every published page of two folders, both ways.
func sameFiles(t *testing.T, got, want string) {
	t.Helper()
	pages := func(root string) map[string]string {
		found := map[string]string{}
		paths, err := filepath.Glob(filepath.Join(root, "*", "*", "index.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name, _ := filepath.Rel(root, path)
			found[name] = string(data)
		}
		return found
	}
	gotPages, wantPages := pages(got), pages(want)
	if len(gotPages) == 0 {
		t.Error("nothing was published")
	}
	for name, page := range gotPages {
		if wantPages[name] != page {
			t.Errorf("content/%s is not what the examples give today; run make site and look at the difference", filepath.ToSlash(name))
		}
	}
	for name := range wantPages {
		if _, ok := gotPages[name]; !ok {
			t.Errorf("content/%s is given by no example; remove it", filepath.ToSlash(name))
		}
	}
}
