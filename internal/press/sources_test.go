package press

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listed gives sources in short: the path alone for a document, "path (skipped)" or "path (error)" for others.
func listed(list []source) []string {
	var lines []string
	for _, each := range list {
		line := filepath.ToSlash(each.path)
		switch {
		case each.skip != "":
			line += " (" + each.skip + ")"
		case each.err != nil:
			line += " (error)"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestExpand(t *testing.T) {
	newPress(t)
	for _, path := range []string{
		"docs/b.txt", "docs/a.txt", "docs/sub/c.txt", "docs/ReadMe.txt", "docs/.git/config", "docs/readme/d.txt", "content/minutes/x/index.md", "register/1/original.txt",
		"only/README", "deep/1/2/3/4/e.txt",
	} {
		write(t, path, "text")
	}
	if err := errors.Join(
		os.Mkdir("empty", 0o755),
		os.Symlink("../docs", "deep/loop"), os.Symlink("..", "docs/sub/up"), os.Symlink("a.txt", "docs/link.txt"), os.Symlink("missing.txt", "docs/broken.txt"),
		os.Symlink("self", "self"), os.Symlink("docs", "linked"),
	); err != nil {
		t.Fatal(err)
	}
	const toFolder = " (it is a link to a folder; name that folder itself)"
	docs := []string{
		"docs/.git (it is hidden)", "docs/ReadMe.txt (it tells about the folder)", "docs/a.txt", "docs/b.txt", "docs/broken.txt", "docs/readme/d.txt", "docs/sub/c.txt", "docs/sub/up" + toFolder,
	}
	for _, test := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"files keep their order", []string{"docs/b.txt", "docs/a.txt"}, []string{"docs/b.txt", "docs/a.txt"}},
		{"a folder is in order, with what is in its folders", []string{"docs"}, docs},
		{"a linked folder that is named", []string{"linked"}, func() (want []string) {
			for _, each := range docs {
				want = append(want, strings.Replace(each, "docs", "linked", 1))
			}
			return want
		}()},
		{"deep, and a link that leads elsewhere", []string{"deep"}, []string{"deep/1/2/3/4/e.txt", "deep/loop" + toFolder}},
		{"named files are read whatever they are called", []string{"docs/ReadMe.txt", "docs/.git/config"}, []string{"docs/ReadMe.txt", "docs/.git/config"}},
		{"twice is once", []string{"docs/a.txt", "./docs/a.txt", "docs/link.txt", "docs/sub/../a.txt"}, []string{"docs/a.txt"}},
		{"what is not there is left to reading", []string{"none.txt", "self"}, []string{"none.txt", "self"}},
		{"an empty folder", []string{"empty"}, []string{"empty (error)"}},
		{"a folder with nothing to read", []string{"only"}, []string{"only/README (it tells about the folder)", "only (error)"}},
		{"the site's own folders", []string{"content"}, []string{"content (it is a folder of the site itself)", "content (error)"}},
		{"the site itself", []string{"."}, []string{
			"config.toml", "content (it is a folder of the site itself)", "deep/1/2/3/4/e.txt", "deep/loop" + toFolder, "docs/.git (it is hidden)", "docs/ReadMe.txt (it tells about the folder)",
			"docs/a.txt", "docs/b.txt", "docs/broken.txt", "docs/readme/d.txt", "docs/sub/c.txt", "docs/sub/up" + toFolder,
			"in/Executive minutes 12 March 2026.txt", "in/README.md (it tells about the folder)", "in/briefings/Bridge learning.txt", "in/sent back/Practice group minutes DRAFT.txt",
			"in/sent back/empty.txt", "in/sent back/menu.txt", "linked" + toFolder, "only/README (it tells about the folder)", "register (it is a folder of the site itself)", "self",
		}},
	} {
		if diff := cmp.Diff(test.want, listed(expand(test.paths, "."))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestPathsThatLeadNowhere: each is an outcome, and the rest goes on.
func TestPathsThatLeadNowhere(t *testing.T) {
	p := newPress(t)
	if err := errors.Join(os.Symlink("self", "self"), os.Mkdir("empty", 0o755)); err != nil {
		t.Fatal(err)
	}
	expect(t, publish(t, p, "none.txt", "self", "empty", "in/Executive minutes 12 March 2026.txt"),
		"failed none.txt", "failed self", "failed empty", "written in/Executive minutes 12 March 2026.txt")
}
