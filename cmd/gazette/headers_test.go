package main

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestNginx holds docs/nginx.conf, which is written by hand, to the headers that the script frame expects of the theme.
func TestNginx(t *testing.T) {
	script, err := txtar.ParseFile("testdata/script/frame.txtar")
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("../../docs/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, file := range script.Files {
		if file.Name != "headers" {
			continue
		}
		rules := strings.Split(string(file.Data), "\n\n")
		for line := range strings.SplitSeq(rules[0], "\n") {
			name, value, found := strings.Cut(strings.TrimSpace(line), ": ")
			if !found || !strings.HasPrefix(line, "  ") {
				continue
			}
			checked++
			if want := "add_header " + name + ` "` + value + `" always;`; !strings.Contains(string(config), want) {
				t.Errorf("docs/nginx.conf lacks the line %s", want)
			}
		}
		for _, rule := range rules[1:] {
			folder, cache, _ := strings.Cut(strings.TrimSpace(rule), "/*\n  Cache-Control: ")
			if !strings.Contains(string(config), strings.TrimPrefix(folder, "/")) || !strings.Contains(string(config), `"`+cache+`"`) {
				t.Errorf("docs/nginx.conf does not keep what is in %s: %s", folder, cache)
			}
			checked++
		}
	}
	if checked < 8 {
		t.Errorf("the script frame expects %d headers and folders only", checked)
	}
}
