package press

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/pelletier/go-toml/v2"

	"gazette/internal/disclosure"
)

// A policy is what a partnership decided for its site about people, in [params.people] of config.toml.
type policy struct {
	Names       disclosure.Names `toml:"names"`        // whose names stand on pages; everybody's where it does not say
	SmallNumber int              `toml:"small_number"` // numbers of people below it are asked about; 0 where it does not say
}

// sitePolicy reads the policy of a site. A site without settings has none of its own.
func sitePolicy(site string) (policy, error) {
	data, err := os.ReadFile(filepath.Join(site, "config.toml"))
	if errors.Is(err, fs.ErrNotExist) {
		return policy{Names: disclosure.NamesOfAll}, nil
	}
	var settings struct {
		Params struct {
			People policy `toml:"people"`
		} `toml:"params"`
	}
	if err == nil {
		err = toml.Unmarshal(data, &settings)
	}
	if err != nil {
		return policy{}, fmt.Errorf("the settings of the site, config.toml, cannot be read: %w. Put that right, or undo the last change to the file", err)
	}
	found := settings.Params.People
	switch {
	case found.SmallNumber < 0:
		return policy{}, fmt.Errorf("config.toml says small_number = %d under [params.people]. Say a number of people there, as 5", found.SmallNumber)
	case found.Names == "":
		found.Names = disclosure.NamesOfAll
	case !slices.Contains([]disclosure.Names{disclosure.NamesOfAll, disclosure.NamesOfLeads, disclosure.NoNames}, found.Names):
		return policy{}, fmt.Errorf(`config.toml says names = %q under [params.people], which is not known. Say "all", "leads" or "roles" there`, string(found.Names))
	}
	return found, nil
}
