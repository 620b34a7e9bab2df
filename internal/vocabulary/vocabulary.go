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

	"github.com/pelletier/go-toml/v2"
)

// A Vocabulary is what the data files say, later files added to earlier ones.
type Vocabulary struct {
	Acronyms      map[string]Expansions // by the acronym: "MASA"
	Themes        map[string]Theme      // by their id: "domestic-abuse"
	Organisations Organisations
}

// Organisations are words in lower case by which names and posts are known.
type Organisations struct {
	Words  []string `toml:"words"`  // in the name of an organisation
	Groups []string `toml:"groups"` // ending the name of a group that meets
	Roles  []string `toml:"roles"`  // in the name of a post

	// Names are other names of an organisation by the one that it is shown under.
	Names map[string][]string `toml:"names"`
}

// Load reads acronyms.toml, themes.toml and organisations.toml from each folder in turn; a folder may lack any of them.
// What a later folder says of an acronym, a theme or an organisation's names takes the place of what an earlier one says.
// An error names the file and the line.
func Load(folders ...fs.FS) (*Vocabulary, error) {
	vocabulary := &Vocabulary{Acronyms: map[string]Expansions{}, Themes: map[string]Theme{}, Organisations: Organisations{Names: map[string][]string{}}}
	for _, folder := range folders {
		var acronyms map[string]printedExpansions
		var themes map[string]Theme
		var organisations Organisations
		if err := errors.Join(read(folder, "acronyms.toml", &acronyms), read(folder, "themes.toml", &themes), read(folder, "organisations.toml", &organisations)); err != nil {
			return nil, err
		}
		for short, each := range acronyms {
			vocabulary.Acronyms[short] = Expansions(each)
		}
		maps.Copy(vocabulary.Themes, themes)
		all := &vocabulary.Organisations
		all.Words = slices.Concat(all.Words, organisations.Words)
		all.Groups = slices.Concat(all.Groups, organisations.Groups)
		all.Roles = slices.Concat(all.Roles, organisations.Roles)
		maps.Copy(all.Names, organisations.Names)
	}
	return vocabulary, nil
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
