package site

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// newSite makes a site of the files in an archive and gives its folder.
func newSite(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := txtar.FS(txtar.Parse([]byte(archive)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

const small = `
-- config.toml --
baseURL = "https://anytown.example/"
-- content/minutes/one/index.md --
-- made/index.html --
<a href="/minutes/one/#item-1">One</a>
-- made/minutes/one/index.html --
<h2 id="item-1">One</h2>
-- public/index.html --
before
`

// state gives the files of a folder.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := tree{}
	if err := files.add(os.DirFS(dir), "."); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for name, data := range files {
		texts[name] = string(data)
	}
	return texts
}

// onlyBefore checks that public/ is as it was and nothing is left beside it.
func onlyBefore(t *testing.T, dir string) {
	t.Helper()
	if got := state(t, filepath.Join(dir, "public")); len(got) != 1 || got["index.html"] != "before\n" {
		t.Errorf("public/ is not as it was: %v", got)
	}
	noLeftOvers(t, dir)
}

func noLeftOvers(t *testing.T, dir string) {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(dir, ".public-*"))
	for _, each := range found {
		if filepath.Base(each) != ".public-lock" {
			t.Errorf("left behind: %s", each)
		}
	}
}

func TestBuild(t *testing.T) {
	dir := newSite(t, small)
	report, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds"), Expect: []string{"/minutes/one/"}})
	if err != nil {
		t.Fatal(err)
	}
	if report.Pages != 2 || len(report.Warnings) != 1 || report.Warnings[0] != "something is odd" {
		t.Errorf("report: %+v", report)
	}
	got := state(t, filepath.Join(dir, "public"))
	if len(got) != 2 || !strings.Contains(got["minutes/one/index.html"], "item-1") {
		t.Errorf("public/ holds %v", got)
	}
	noLeftOvers(t, dir)
}

func TestBuildIntoLinkedFolder(t *testing.T) {
	dir := newSite(t, small)
	elsewhere := filepath.Join(t.TempDir(), "www")
	for _, err := range []error{os.Rename(filepath.Join(dir, "public"), elsewhere), os.Symlink(elsewhere, filepath.Join(dir, "public"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds")}); err != nil {
		t.Fatal(err)
	}
	if got := state(t, elsewhere); len(got) != 2 {
		t.Errorf("the linked folder holds %v", got)
	}
	if err := os.RemoveAll(elsewhere); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds")}); err == nil || !strings.Contains(err.Error(), "link to a folder") {
		t.Errorf("a link to nothing: %v", err)
	}
}

// Whatever goes wrong, the site before stays and the officer is told what to do.
func TestBuildFails(t *testing.T) {
	tests := map[string]struct {
		hugo  []string
		add   string // further files of the site
		want  string // in the error
		clean bool   // the command never came as far as public/
	}{
		"Hugo fails":      {hugo: hugoThat("fails"), want: `    render of "page" failed: "layouts/single.html:1:3": no such template` + "\nWhere it stands in layouts/"},
		"Hugo is killed":  {hugo: hugoThat("dies"), want: "was stopped from outside"},
		"Hugo is missing": {hugo: []string{"no-such-program"}, want: "could not be started"},
		"page missing":    {hugo: hugoThat("builds"), add: "-- content/findings/two/index.md --\n", want: "/findings/two/: the page is missing"},
		"settings":        {hugo: hugoThat("builds"), add: "-- config.toml --\ntitle = \"A\nbaseURL = 1\n", want: "1| title = "},
		"base address":    {hugo: hugoThat("builds"), add: "-- config.toml --\nbaseURL = \"http://a b/\"\n", want: "config.toml, cannot be understood"},
		"no output":       {hugo: hugoThat("does nothing"), want: "no such file"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := newSite(t, small)
			for _, file := range txtar.Parse([]byte(test.add)).Files {
				name := filepath.Join(dir, file.Name)
				if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, file.Data, 0o666)); err != nil {
					t.Fatal(err)
				}
			}
			_, err := Build(context.Background(), Options{Dir: dir, Hugo: test.hugo})
			var fault *Fault
			if !errors.As(err, &fault) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error\n%v\nwant in it\n%s", err, test.want)
			}
			if err == nil || !strings.HasSuffix(err.Error(), unchanged) {
				t.Errorf("the error does not say what became of public/:\n%v", err)
			}
			onlyBefore(t, dir)
		})
	}
}

func TestBuildWithoutSite(t *testing.T) {
	_, err := Build(context.Background(), Options{Dir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "gazette init") {
		t.Errorf("got %v", err)
	}
}

// openPipe makes the pipe through which a Hugo that "waits" tells that it does; reading on ends when that Hugo has ended.
func openPipe(t *testing.T, dir string) *bufio.Reader {
	t.Helper()
	name := filepath.Join(dir, "pipe")
	pipe, err := os.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pipe.Close() })
	reader := bufio.NewReader(pipe)
	if line, err := reader.ReadString('\n'); line != "waiting\n" {
		t.Fatalf("%q, %v", line, err)
	}
	return reader
}

func withPipe(t *testing.T) (dir string) {
	t.Helper()
	dir = newSite(t, small)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBuildIsCancelled(t *testing.T) {
	dir := withPipe(t)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() {
		_, err := Build(ctx, Options{Dir: dir, Hugo: hugoThat("waits")})
		ended <- err
	}()
	waiting := openPipe(t, dir)
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := waiting.ReadByte(); err != io.EOF {
		t.Errorf("Hugo goes on: %v", err)
	}
	onlyBefore(t, dir)
}

// A Hugo that never ends is stopped, and the site is as it was.
func TestBuildThatNeverEnds(t *testing.T) {
	dir := withPipe(t)
	defer func(before time.Duration) { longestBuild = before }(longestBuild)
	longestBuild = 300 * time.Millisecond
	ended := make(chan error)
	go func() {
		_, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("waits")})
		ended <- err
	}()
	openPipe(t, dir)
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "had not finished after 300ms") {
		t.Errorf("got %v", err)
	}
	onlyBefore(t, dir)
}

// A build killed while Hugo writes takes Hugo with it, leaves the site as it was, and the next run finishes.
func TestBuildIsKilled(t *testing.T) {
	dir := withPipe(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	gazette := exec.Command(program, "fake-gazette", dir)
	if err := gazette.Start(); err != nil {
		t.Fatal(err)
	}
	waiting := openPipe(t, dir)
	if err := gazette.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = gazette.Wait()
	if _, err := waiting.ReadByte(); err != io.EOF {
		t.Errorf("Hugo goes on: %v", err)
	}
	if got := state(t, filepath.Join(dir, "public")); got["index.html"] != "before\n" {
		t.Errorf("public/ is not as it was: %v", got)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, ".public-*", freshName)); len(found) != 1 {
		t.Errorf("the kill came too early or too late: %v", found)
	}
	if _, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds")}); err != nil {
		t.Fatal(err)
	}
	if got := state(t, filepath.Join(dir, "public")); len(got) != 2 {
		t.Errorf("public/ holds %v", got)
	}
	noLeftOvers(t, dir)
}

// A second build waits for the first, and stops waiting when it is cancelled.
func TestBuildWaitsItsTurn(t *testing.T) {
	dir := newSite(t, small)
	unlock, err := slot(filepath.Join(dir, "public")).lock(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Build(ctx, Options{Dir: dir, Hugo: hugoThat("builds")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	unlock()
	if _, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds")}); err != nil {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	dir := newSite(t, small+"-- content/minutes/one/deep/x.txt --\n")
	for _, from := range []string{".", "content", "content/minutes/one/deep"} {
		if got, found := Find(filepath.Join(dir, from)); !found || got != dir {
			t.Errorf("from %s: %s, %t", from, got, found)
		}
	}
	t.Chdir(filepath.Join(dir, "content", "minutes"))
	if got, found := Find("."); !found || got != filepath.Join("..", "..") {
		t.Errorf("from below: %s, %t", got, found)
	}
	if got, found := Find(filepath.Dir(dir)); found {
		t.Errorf("found a site above: %s", got)
	}
}
