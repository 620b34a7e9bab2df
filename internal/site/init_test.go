package site

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

// own stands for the files of the repository.
var own = fstest.MapFS{
	"config.toml": {Data: []byte(`# The address.
baseURL = "https://example.org/"
# The name.
title = "Wexcombe Partnership"

# Leave these as they are.
timeout = "5m"

[params]
  # true says that all is invented.
  example = true
  # The colours.
  [params.colours]
    light = "#14595c"
  [[params.numbers]]
    name = "Wexcombe Front Door"

# ------
# Technical.
[build]
  noJSConfigInAssets = true
[markup.goldmark.renderer]
  unsafe = false
`)},
	"content/_index.md":         {Data: []byte("Of Wexcombe.\n")},
	"content/minutes/_index.md": {Data: []byte("Minutes.\n")},
	"layouts/page.html":         {Data: []byte("{{ .Content }}\n")},
	"data/acronyms.toml":        {Data: []byte("MASA = \"…\"\n")},
	"go.mod":                    {Data: []byte("module x\n")},
}

func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	report, err := Init(InitOptions{Dir: dir, Name: `Anytown "Old" Partnership`, Source: own})
	if err != nil {
		t.Fatal(err)
	}
	made := []string{".gitignore", "config.toml", "content/_index.md", "content/minutes/_index.md", "register/.gitignore"}
	if diff := cmp.Diff(InitReport{Made: made}, report); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	got := state(t, dir)
	if info, err := os.Stat(filepath.Join(dir, "register")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others may look into the register: %v, %v", info.Mode(), err)
	}
	theme := []string{"config.toml", "data/acronyms.toml", "layouts/page.html", stampName}
	for name, text := range got {
		if strings.Contains(text, "Wexcombe") && name != "config.toml" {
			t.Errorf("%s names the invented partnership:\n%s", name, text)
		}
		if rest, found := strings.CutPrefix(name, "themes/gazette/"); found != slices.Contains(theme, rest) && !slices.Contains(made, name) {
			t.Errorf("%s is not expected", name)
		}
	}
	wantConfig := `# The address.
baseURL = "https://example.org/"
# The name.
title = 'Anytown "Old" Partnership'

# The look of the site and its technical settings come from themes/gazette, which gazette keeps up to date.
theme = "gazette"
_merge = "deep"

# Below, a # with no space after it switches a setting off. Put in what is yours and take the # away.

[params]
  # true says that all is invented.
  #example = true
  # The colours.
  [params.colours]
    light = "#14595c"
  #[[params.numbers]]
    #name = "Wexcombe Front Door"
`
	if diff := cmp.Diff(wantConfig, got["config.toml"]); diff != "" {
		t.Errorf("config.toml (-want +got):\n%s", diff)
	}
	var themeConfig map[string]any
	if err := toml.Unmarshal([]byte(got["themes/gazette/config.toml"]), &themeConfig); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"timeout": "5m", "build": map[string]any{"noJSConfigInAssets": true}, "markup": map[string]any{"goldmark": map[string]any{"renderer": map[string]any{"unsafe": false}}}}
	if diff := cmp.Diff(want, themeConfig); diff != "" {
		t.Errorf("the theme's settings (-want +got):\n%s", diff)
	}
}

// What somebody wrote stays when init is run again.
func TestInitAgain(t *testing.T) {
	dir := t.TempDir()
	options := InitOptions{Dir: dir, Name: "Anytown Partnership", Source: own}
	if _, err := Init(options); err != nil {
		t.Fatal(err)
	}
	edited := map[string]string{"config.toml": "theme = [\"mine\", \"gazette\"]\n", "content/_index.md": "Our own words.\n", "layouts/page.html": "our own\n", "notes.txt": "kept\n"}
	for name, text := range edited {
		if err := (tree{name: []byte(text)}).write(dir); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "content", "minutes", "_index.md")); err != nil {
		t.Fatal(err)
	}
	report, err := Init(options)
	if err != nil {
		t.Fatal(err)
	}
	want := InitReport{Made: []string{"content/minutes/_index.md"}, Kept: []string{".gitignore", "config.toml", "content/_index.md", "register/.gitignore"}}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	got := state(t, dir)
	for name, text := range edited {
		if got[name] != text {
			t.Errorf("%s is now %q", name, got[name])
		}
	}
}

func TestInitRefuses(t *testing.T) {
	tests := map[string]struct{ archive, want string }{
		"another Hugo site":    {"-- hugo.toml --\n", "already holds a Hugo site of another kind: hugo.toml"},
		"a file for a folder":  {"-- content --\n", "A file stands where the site needs a folder"},
		"a folder for a file":  {"-- config.toml/x --\n", "A file stands where the site needs a folder"},
		"settings with errors": {"-- config.toml --\ntheme = \n", "config.toml, cannot be understood"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := newSite(t, test.archive)
			if _, err := Init(InitOptions{Dir: dir, Source: own}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v\nwant in it %s", err, test.want)
			}
		})
	}
}

// A build brings the theme up to date; what somebody changed in it is set aside and named.
func TestThemeIsRefreshed(t *testing.T) {
	dir := newSite(t, small)
	if err := (tree{"config.toml": []byte("theme = \"gazette\"\n")}).write(dir); err != nil {
		t.Fatal(err)
	}
	build := func(source fstest.MapFS) Report {
		t.Helper()
		report, err := Build(context.Background(), Options{Dir: dir, Hugo: hugoThat("builds"), Theme: source})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	template := func() string { return state(t, filepath.Join(dir, "themes", "gazette"))["layouts/page.html"] }

	build(own)
	if got := template(); got != "{{ .Content }}\n" {
		t.Errorf("a missing theme was not written: %q", got)
	}
	newer := fstest.MapFS{"config.toml": own["config.toml"], "layouts/page.html": {Data: []byte("newer\n")}}
	report := build(newer)
	if got := state(t, filepath.Join(dir, "themes")); len(got) != 3 || template() != "newer\n" || len(report.Warnings) != 1 {
		t.Errorf("after an update: %v, %v", got, report.Warnings)
	}
	if err := (tree{"layouts/page.html": []byte("mine\n")}).write(filepath.Join(dir, "themes", "gazette")); err != nil {
		t.Fatal(err)
	}
	if build(newer); template() != "mine\n" {
		t.Error("a change by hand was lost without an update")
	}
	report = build(own)
	if template() != "{{ .Content }}\n" || len(report.Warnings) != 2 || !strings.HasPrefix(report.Warnings[0], "Somebody changed files in themes/gazette. They are kept in themes/gazette-changed-") {
		t.Errorf("after an update of a changed theme: %q, %v", template(), report.Warnings)
	}
	aside, _ := filepath.Glob(filepath.Join(dir, "themes", "gazette-changed-*", "layouts", "page.html"))
	if len(aside) != 1 {
		t.Fatalf("the changed theme is not there: %v", aside)
	}
	if text, _ := os.ReadFile(aside[0]); string(text) != "mine\n" {
		t.Errorf("the changed template is now %q", text)
	}
}
