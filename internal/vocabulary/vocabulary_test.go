package vocabulary

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadAddsTheSitesWords(t *testing.T) {
	site := fstest.MapFS{
		"acronyms.toml":      {Data: []byte(`WYP = "Wexcombe young people's panel"` + "\n" + `MASA = "our own words"`)},
		"organisations.toml": {Data: []byte(`words = ["hearthstone"]`)},
	}
	words, err := Load(os.DirFS("../../data"), site, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	if words.Acronyms["MASA"] != "our own words" || words.Acronyms["WYP"] == "" || words.Acronyms["LADO"] == "" {
		t.Errorf("acronyms %v", words.Acronyms)
	}
	if !slices.Contains(words.Organisations.Words, "hearthstone") || !slices.Contains(words.Organisations.Words, "council") {
		t.Errorf("organisations %v", words.Organisations.Words)
	}
}

func TestLoadNamesTheLine(t *testing.T) {
	_, err := Load(fstest.MapFS{"acronyms.toml": {Data: []byte("MASA = \"one\"\n\nMASH = two\n")}})
	if err == nil || !strings.Contains(err.Error(), "data/acronyms.toml, line 3") {
		t.Errorf("got %v", err)
	}
}

// Every list of data/organisations.toml is in lower case and without repetition: it is matched in any case.
func TestDataIsInOrder(t *testing.T) {
	words, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string][]string{"words": words.Organisations.Words, "groups": words.Organisations.Groups, "roles": words.Organisations.Roles} {
		if len(list) == 0 {
			t.Errorf("%s is empty", name)
		}
		for i, word := range list {
			if word != strings.ToLower(word) || slices.Contains(list[:i], word) {
				t.Errorf("%s: %q is repeated or has capitals", name, word)
			}
		}
	}
}
