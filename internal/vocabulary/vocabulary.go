// Package vocabulary holds the field's words that are not in any one document: acronyms, themes, and the words by which
// organisations, groups and posts are known. It reads the same data/*.toml files that Hugo gives to the site's templates,
// so that recogniser and site never disagree.
package vocabulary

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// A Vocabulary is what the data files say, later files added to earlier ones.
type Vocabulary struct {
	Acronyms      map[string]Expansions // by the acronym: "MASA"
	Themes        map[string]Theme      // by their id: "domestic-abuse"
	Organisations Organisations
	Allowed       Allowed
	Everyday      map[string][]string // words of papers by the words that people ask with: "dad" → "father"
	GivenNames    map[string]bool     // in lower case

	field map[string]bool
}

// IsFieldWord reports whether a word, in lower case, stands in a term of the field: in what an acronym stands for, in the
// name of an organisation, a group, a post or a theme. Two of them with capitals are hardly the name of a person.
func (v *Vocabulary) IsFieldWord(word string) bool { return v.field[word] }

func (v *Vocabulary) addFieldWords(terms ...string) {
	for _, term := range terms {
		for word := range strings.FieldsSeq(strings.ToLower(term)) {
			v.field[strings.Trim(word, "(),.'’")] = true
		}
	}
}

// Organisations are words in lower case by which names and posts are known.
type Organisations struct {
	Words  []string `toml:"words"`  // in the name of an organisation
	Groups []string `toml:"groups"` // ending the name of a group that meets
	Roles  []string `toml:"roles"`  // in the name of a post

	// Statutory are words in the name or post of a safeguarding partner: local authority, police, health (Children Act 2004,
	// section 16E).
	Statutory []string `toml:"statutory"`

	// Names are other names of an organisation by the one that it is shown under.
	Names map[string][]string `toml:"names"`
}

// Load reads acronyms.toml, themes.toml, organisations.toml, allow.toml, given-names.toml and everyday.toml from each folder in turn; a folder may lack any of them.
// What a later folder says of an acronym, a theme or an organisation's names takes the place of what an earlier one says.
// An error names the file and the line.
func Load(folders ...fs.FS) (*Vocabulary, error) {
	vocabulary := &Vocabulary{Acronyms: map[string]Expansions{}, Themes: map[string]Theme{}, Organisations: Organisations{Names: map[string][]string{}},
		GivenNames: map[string]bool{}, Everyday: map[string][]string{}, field: map[string]bool{}}
	for _, folder := range folders {
		var acronyms map[string]printedExpansions
		var themes map[string]Theme
		var organisations Organisations
		var allowed Allowed
		var everyday map[string][]string
		var given struct {
			Names []string `toml:"names"`
		}
		if err := errors.Join(read(folder, "acronyms.toml", &acronyms), read(folder, "themes.toml", &themes), read(folder, "organisations.toml", &organisations),
			read(folder, "allow.toml", &allowed), read(folder, "everyday.toml", &everyday), read(folder, "given-names.toml", &given)); err != nil {
			return nil, err
		}
		if err := vocabulary.Allowed.add(allowed); err != nil {
			return nil, fmt.Errorf("data/allow.toml: %w", err)
		}
		for short, each := range acronyms {
			vocabulary.Acronyms[short] = Expansions(each)
		}
		maps.Copy(vocabulary.Themes, themes)
		maps.Copy(vocabulary.Everyday, everyday)
		all := &vocabulary.Organisations
		all.Words = slices.Concat(all.Words, organisations.Words)
		all.Groups = slices.Concat(all.Groups, organisations.Groups)
		all.Roles = slices.Concat(all.Roles, organisations.Roles)
		all.Statutory = slices.Concat(all.Statutory, organisations.Statutory)
		maps.Copy(all.Names, organisations.Names)
		for _, each := range given.Names {
			vocabulary.GivenNames[strings.ToLower(each)] = true
		}
	}
	vocabulary.gatherFieldWords()
	return vocabulary, nil
}

func (v *Vocabulary) gatherFieldWords() {
	for short, expansions := range v.Acronyms {
		v.addFieldWords(short)
		v.addFieldWords(expansions...)
	}
	for _, each := range v.Themes {
		v.addFieldWords(each.Name)
		v.addFieldWords(each.Phrases...)
	}
	v.addFieldWords(v.Organisations.Words...)
	v.addFieldWords(v.Organisations.Groups...)
	v.addFieldWords(v.Organisations.Roles...)
}

func read(folder fs.FS, name string, into any) error {
	data, err := fs.ReadFile(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = toml.Unmarshal(data, into)
	}
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		line, _ := syntax.Position()
		return fmt.Errorf("data/%s, line %d: %s", name, line, syntax.Error())
	}
	if err != nil {
		return fmt.Errorf("data/%s: %w", name, err)
	}
	return nil
}
