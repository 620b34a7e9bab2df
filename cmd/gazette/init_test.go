package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"gazette"
)

// The settings of a new site hold, switched off, all those that a partnership may change, each where it belongs.
func TestInitShowsEverySetting(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	runGazette(t, "init", dir, "--quiet")
	text, err := os.ReadFile(filepath.Join(dir, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	whole := regexp.MustCompile(`(?m)^( *)#(\S)`).ReplaceAll(text, []byte("$1$2"))
	if string(whole) == string(text) {
		t.Error("no setting is switched off")
	}
	ours, err := gazette.Files.ReadFile("config.toml")
	if err != nil {
		t.Fatal(err)
	}
	var want, got struct {
		BaseURL string         `toml:"baseURL"`
		Params  map[string]any `toml:"params"`
	}
	if err := toml.Unmarshal(ours, &want); err != nil {
		t.Fatal(err)
	}
	if err := toml.Unmarshal(whole, &got); err != nil {
		t.Fatalf("with every setting switched on, config.toml is wrong: %v\n%s", err, whole)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the settings differ (-repository's +new site's):\n%s", diff)
	}
}
