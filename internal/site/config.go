package site

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// configName is the one settings file that Gazette and its officers know; Hugo reads it too.
const configName = "config.toml"

// settings are what a build needs to know of a site's settings.
type settings struct {
	base  *url.URL // where the site will stand; without a host where the settings do not say
	theme bool     // the site uses the theme that Gazette keeps in themes/gazette
}

// Find gives the folder of the site that dir lies in: dir itself or the nearest above that holds a config.toml and
// content/, named from where dir is named. It reports false, and dir, where there is none.
func Find(dir string) (string, bool) {
	at, err := filepath.Abs(dir)
	for named := dir; err == nil; named, at = filepath.Join(named, ".."), filepath.Dir(at) {
		if isFile(filepath.Join(at, configName)) && isFolder(filepath.Join(at, "content")) {
			return named, true
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return dir, false
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readConfig reads the settings of the site in dir. That they are missing is the officer's commonest mistake: the
// command was given in another folder.
func readConfig(dir string) (settings, error) {
	data, err := os.ReadFile(filepath.Join(dir, configName))
	if errors.Is(err, fs.ErrNotExist) {
		return settings{}, &Fault{
			What: "The folder " + dir + " holds no site: it has no config.toml.",
			Next: "Name the site's folder with --site, or make a new site with: gazette init FOLDER",
		}
	}
	if err != nil {
		return settings{}, inWords(err)
	}
	var file struct {
		BaseURL string `toml:"baseURL"`
		Theme   any    `toml:"theme"`
	}
	if err := toml.Unmarshal(data, &file); err != nil {
		return settings{}, configFault(err)
	}
	base, err := url.Parse(file.BaseURL)
	if err != nil {
		return settings{}, configFault(err)
	}
	base.Path = strings.TrimSuffix(base.Path, "/") + "/"
	return settings{base, usesTheme(file.Theme)}, nil
}

func configFault(err error) error {
	words := err.Error()
	var place *toml.DecodeError
	if errors.As(err, &place) {
		words = place.String()
	}
	return &Fault{
		What:    "The settings of the site, config.toml, cannot be understood.",
		Details: strings.Split(words, "\n"),
		Next:    "Put that line right, or undo the last change to the file. " + unchanged,
	}
}

// usesTheme reports whether Hugo's key theme, a name or a list of names, holds ours.
func usesTheme(key any) bool {
	names, isList := key.([]any)
	if !isList {
		names = []any{key}
	}
	for _, name := range names {
		if name == themeName {
			return true
		}
	}
	return false
}
