package vocabulary

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadAddsTheSitesWords(t *testing.T) {
	site := fstest.MapFS{
		"acronyms.toml":      {Data: []byte(`WYP = ["Wexcombe young people's panel", "West Yorkshire Police"]` + "\n" + `MASA = "our own words"` + "\n" + `LADO = ""`)},
		"organisations.toml": {Data: []byte(`words = ["hearthstone"]` + "\n[names]\n" + `"Hearthstone" = ["hearthstone project"]`)},
		"themes.toml":        {Data: []byte("[neglect]\nname = \"Our neglect\"\n[rivers]\nname = \"Rivers\"\nphrases = [\"river\"]")},
	}
	words, err := Load(os.DirFS("../../data"), site, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for short, want := range map[string]int{"MASA": 1, "WYP": 2, "LADO": 0, "MARAC": 1, "CP": 3} {
		if got, found := words.Acronyms[short]; !found || len(got) != want {
			t.Errorf("%s has the expansions %q, want %d", short, got, want)
		}
	}
	if words.Acronyms["MASA"][0] != "our own words" {
		t.Errorf("MASA is %q", words.Acronyms["MASA"])
	}
	if words.Themes["neglect"].Name != "Our neglect" || words.Themes["rivers"].Phrases[0] != "river" || words.Themes["housing"].Name == "" {
		t.Errorf("themes %v", words.Themes)
	}
	if names := words.Organisations.Names; len(names["Hearthstone"]) != 1 || len(names["Ofsted"]) == 0 {
		t.Errorf("names of organisations %v", names)
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
	for name, list := range map[string][]string{"words": words.Organisations.Words, "groups": words.Organisations.Groups, "roles": words.Organisations.Roles, "statutory": words.Organisations.Statutory} {
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

// The acronyms stand in the order of their letters, each once whatever its small letters: it is found in any.
func TestAcronymsAreInOrder(t *testing.T) {
	words, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	if len(words.Acronyms) < 250 {
		t.Errorf("there are only %d acronyms", len(words.Acronyms))
	}
	data, err := os.ReadFile("../../data/acronyms.toml")
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for _, line := range strings.Split(string(data), "\n") {
		short, _, found := strings.Cut(line, " = ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		if short = strings.ToUpper(strings.Trim(short, `"`)); short <= last {
			t.Errorf("%s stands behind %s", short, last)
		}
		last = short
	}
	for short, expansions := range words.Acronyms {
		for i, each := range expansions {
			if strings.TrimSpace(each) != each || !strings.Contains(each, " ") || slices.Contains(expansions[:i], each) {
				t.Errorf("%s: %q is repeated, or no words", short, each)
			}
		}
	}
}

func TestThemesAreComplete(t *testing.T) {
	words, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for key, theme := range words.Themes {
		if !id.MatchString(key) || theme.Name == "" || !strings.HasSuffix(theme.Description, ".") || len(theme.Phrases) == 0 {
			t.Errorf("%s: %+v", key, theme)
		}
	}
}
