package site

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what came out into testdata")

// Each archive in testdata/check is a site, its output under out/, and in want what the check says of it.
func TestCheck(t *testing.T) {
	archives, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := &archive.Files[len(archive.Files)-1]
			if want.Name != "want" {
				t.Fatal("the last file is not want")
			}
			dir := newSite(t, string(txtar.Format(archive)))
			config, err := readConfig(dir)
			if err != nil {
				t.Fatal(err)
			}
			found, err := check(context.Background(), Options{Dir: dir}, config, filepath.Join(dir, "out"))
			got := fmt.Sprintf("%d pages\n", found.pages)
			for _, warning := range found.warnings {
				got += "warning: " + warning + "\n"
			}
			if err != nil {
				got = err.Error() + "\n"
			}
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("the check says (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckFindsLinkInOutput(t *testing.T) {
	dir := newSite(t, small)
	if err := os.Symlink("/", filepath.Join(dir, "made", "everything")); err != nil {
		t.Fatal(err)
	}
	config, err := readConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := check(context.Background(), Options{Dir: dir}, config, filepath.Join(dir, "made")); err == nil || !strings.Contains(err.Error(), "everything: is a link") {
		t.Errorf("got %v", err)
	}
}

// A site of many pages that all link to one another is checked in a time that grows with their number alone: each page
// is read once, and of a thousand mistakes a few are shown.
func TestCheckManyPages(t *testing.T) {
	dir := newSite(t, small)
	out := tree{}
	for page := range 1000 {
		var text strings.Builder
		for link := range 100 {
			fmt.Fprintf(&text, `<p id="p%d"><a href="/page-%d/#p%d">x</a>`, link, (page*link)%1000, link)
		}
		text.WriteString(`<a href="/nowhere/">x</a>`)
		out[fmt.Sprintf("page-%d/index.html", page)] = []byte(text.String())
	}
	out["minutes/one/index.html"] = nil
	if err := out.write(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	config, err := readConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = check(context.Background(), Options{Dir: dir}, config, filepath.Join(dir, "out"))
	if err == nil || !strings.Contains(err.Error(), "found 1000 mistakes") || !strings.Contains(err.Error(), "… and 980 more") {
		t.Errorf("got %v", err)
	}
}
