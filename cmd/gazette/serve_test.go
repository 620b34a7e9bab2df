package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The site is shown as it is, shown again after a change, and Ctrl-C ends it without a fuss.
func TestServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	runGazette(t, "init", dir, "--quiet", "--name", "Anytown Partnership")
	command := exec.Command("gazette", "serve", "--site", dir, "--port", "0")
	said, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = command.Process.Kill() }()
	lines := bufio.NewReader(said)
	address := regexp.MustCompile(`http://localhost:\d+/`).FindString(lineWith(t, lines, "The site is at"))
	if got := fetch(t, address); !strings.Contains(got, "Anytown Partnership") {
		t.Errorf("the home page is\n%s", got)
	}
	if got := fetch(t, address+"search/manifest.json"); !strings.Contains(got, `"documents":`) {
		t.Errorf("the search index begins with\n%s", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "about.md"), []byte("---\ntitle: About us\n---\nAs it is now.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	lineWith(t, lines, "built again")
	if got := fetch(t, address+"about/"); !strings.Contains(got, "As it is now.") {
		t.Errorf("the changed page is\n%s", got)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(lines); len(rest) > 0 || err != nil {
		t.Errorf("stopped, it said %q, %v", rest, err)
	}
	if err := command.Wait(); err != nil {
		t.Errorf("stopped, it ended with %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve wrote public/")
	}
}

func lineWith(t *testing.T, lines *bufio.Reader, words string) string {
	t.Helper()
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("waiting for %q: %v", words, err)
		}
		if strings.Contains(line, words) {
			return line
		}
	}
}

func fetch(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
