package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// themeName is the name under which a site's config.toml asks for the templates that Gazette brings.
const themeName = "gazette"

// stampName is the file in the theme's folder that holds the sum of what Gazette wrote there. By it a build sees whether
// the theme is that of this program, and whether somebody has changed it by hand.
const stampName = ".written-by-gazette"

// themeFolders are the parts of the repository that make up the theme.
var themeFolders = []string{"layouts", "assets", "static", "data", "i18n"}

// personal are the settings that belong to one partnership's site. All others are how this program's pages are to be
// read by Hugo, and so travel with the theme.
var personal = []string{"title", "baseURL", "theme", "themesDir", "copyright", "params", "menus"}

// A tree is the files of a folder by their path in it.
type tree map[string][]byte

// themeTree takes the theme out of the repository's files.
func themeTree(source fs.FS) (tree, error) {
	theme := tree{}
	for _, folder := range themeFolders {
		if err := theme.add(source, folder); err != nil {
			return nil, err
		}
	}
	// What a test found on the example site says nothing of another.
	delete(theme, "data/accessibility.json")
	data, err := fs.ReadFile(source, configName)
	if err != nil {
		return nil, err
	}
	config := map[string]any{}
	if err := toml.Unmarshal(data, &config); err != nil {
		return nil, err
	}
	for _, key := range personal {
		delete(config, key)
	}
	text, err := toml.Marshal(config)
	if err != nil {
		return nil, err
	}
	theme[configName] = append([]byte("# Written by gazette. A setting in the site's own config.toml goes before the one here.\n"), text...)
	return theme, nil
}

// add takes in a folder of a file system; one that does not exist adds nothing.
func (t tree) add(source fs.FS, folder string) error {
	return fs.WalkDir(source, folder, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == folder {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(source, name)
		t[name] = data
		return err
	})
}

// sum is one for each state of the files: names and contents, in order.
func (t tree) sum() string {
	names := make([]string, 0, len(t))
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	sum := sha256.New()
	for _, name := range names {
		fmt.Fprintf(sum, "%d %s %d\n", len(name), name, len(t[name]))
		sum.Write(t[name])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// write puts the files into a folder.
func (t tree) write(folder string) error {
	for name, data := range t {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// refreshTheme makes the theme in a site's folder that of this program, where the site uses it. A theme that somebody
// changed by hand is set aside, not lost: the warning says where it is.
func refreshTheme(dir string, config settings, source fs.FS) (warnings []string, err error) {
	if !config.theme {
		return nil, nil
	}
	wanted, err := themeTree(source)
	if err != nil {
		return nil, err
	}
	sum := wanted.sum()
	place := slot(filepath.Join(dir, "themes", themeName))
	if err := os.MkdirAll(place.dir(), 0o777); err != nil {
		return nil, err
	}
	if err := place.restore(); err != nil {
		return nil, err
	}
	if stamp, err := os.ReadFile(filepath.Join(string(place), stampName)); err == nil && strings.TrimSpace(string(stamp)) == sum {
		return nil, nil
	}
	if warnings, err = place.setAside(); err != nil {
		return nil, err
	}
	work, err := place.prepare()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	wanted[stampName] = []byte(sum + "\n")
	if err := wanted.write(filepath.Join(work, freshName)); err != nil {
		return nil, err
	}
	return warnings, place.put(work)
}

// setAside renames a theme that is not as Gazette wrote it.
func (s slot) setAside() (warnings []string, err error) {
	here := tree{}
	if err := here.add(os.DirFS(string(s)), "."); err != nil {
		return nil, err
	}
	stamp := here[stampName]
	delete(here, stampName)
	sum := here.sum()
	if len(here) == 0 || string(bytes.TrimSpace(stamp)) == sum {
		return nil, nil
	}
	aside := string(s) + "-changed-" + sum[:8]
	if err := os.Rename(string(s), aside); err != nil {
		return nil, err
	}
	return []string{fmt.Sprintf("Somebody changed files in %s. They are kept in %s and no longer used: "+
		"to change a template, copy it to the same place under layouts/ of the site.",
		path.Join("themes", themeName), path.Join("themes", filepath.Base(aside)))}, nil
}
