package press

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/publication"
	"gazette/internal/register"
	"gazette/internal/vocabulary"
)

// TestExamples publishes the project's own examples as `make site` does: one is changed and one withdrawn, two are refused,
// the others give just the pages that stand in content/. After a change that is meant to show there, `make site` writes them anew.
func TestExamples(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := os.WriteFile(filepath.Join(site, "config.toml"), []byte("title = \"Examples\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	press := &Press{Site: site, Words: words, Release: register.Release{On: "2026-09-01"}}
	examples := "../../examples"
	approval := publication.Approval{By: "Trevor Bickerstaff", Role: "Head of Children's Social Care, Wexcombe Council", On: "2026-06-23"}
	if _, err := press.Approve(context.Background(), filepath.Join(examples, "briefings", "moving-on-to-adult-services.txt"), approval); err != nil {
		t.Fatal(err)
	}
	exampleHistory(t, press, examples)
	outcomes, err := press.Publish(context.Background(), []string{examples}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range outcomes {
		want := Written
		switch folder := filepath.Base(filepath.Dir(each.File)); {
		case folder == "refused", folder == "withdrawn":
			want = Refused
		case filepath.Base(each.File) == "README.md":
			want = Skipped
		case filepath.Base(each.File) == changedExample:
			want = Unchanged
		}
		if each.Status != want {
			t.Errorf("%s was %s, not %s: %+v %v", each.File, each.Status, want, each.Findings, each.Err)
		}
	}
	sameFiles(t, filepath.Join(site, "content"), "../../content")
}

const changedExample = "executive-2026-04-21.txt"

// exampleHistory goes through what happened to two of the examples.
func exampleHistory(t *testing.T, press *Press, examples string) {
	t.Helper()
	published := press.Release
	defer func() { press.Release = published }()
	final, err := os.ReadFile(filepath.Join(examples, "minutes", changedExample))
	if err != nil {
		t.Fatal(err)
	}
	earlier := filepath.Join(t.TempDir(), changedExample)
	write(t, earlier, strings.Replace(string(final), "Room 1.04", "Room 1.40", 1))
	expectOne := func(path string, release register.Release) {
		t.Helper()
		press.Release = release
		if outcomes := publish(t, press, path); outcomes[0].Status != Written {
			t.Errorf("%+v", outcomes[0])
		}
	}
	expectOne(earlier, published)
	expectOne(filepath.Join(examples, "minutes", changedExample), register.Release{On: "2026-09-15", Note: "Corrected the room of the next meeting."})
	expectOne(filepath.Join(examples, "withdrawn", "near-open-water.txt"), published)
	press.Release.On = "2026-09-22"
	if _, err := press.Withdraw(t.Context(), "/briefings/2026-05-19-near-open-water/", register.Withdrawal{
		By: "Bryony Garside", Reason: "Its advice on what to do in the water was out of date. A new briefing is being written.",
	}); err != nil {
		t.Error(err)
	}
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
