package site

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
	"github.com/pelletier/go-toml/v2"
)

// InitOptions say where to make a partnership's site, and of what.
type InitOptions struct {
	Dir    string // the folder; made where it is missing
	Name   string // the partnership's name, "" for one to be filled in later
	Source fs.FS  // this program's own files: theme, settings and the pages that every site has
}

// An InitReport says which files and folders, by their path in the site's folder, were made and which were there
// before and left as they are.
type InitReport struct {
	Made []string `json:"made"`
	Kept []string `json:"kept"`
}

// otherConfigs are settings files that Hugo reads in place of config.toml, or beside it.
var otherConfigs = []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.yaml", "config.yml", "config.json"}

// Init makes a new site, or adds what is missing to one. It overwrites nothing but the theme in themes/gazette, which
// belongs to the program: see Build.
func Init(options InitOptions) (InitReport, error) {
	for _, name := range otherConfigs {
		if isFile(filepath.Join(options.Dir, name)) {
			return InitReport{}, &Fault{
				What: fmt.Sprintf("The folder %s already holds a Hugo site of another kind: %s.", options.Dir, name),
				Next: "Name another folder, or one that does not exist yet.",
			}
		}
	}
	files, err := siteFiles(options)
	if err != nil {
		return InitReport{}, err
	}
	// Nobody else on the machine may look into the register, whatever the habit of the system.
	if err := errors.Join(os.MkdirAll(options.Dir, 0o777), ignoreExisting(os.Mkdir(filepath.Join(options.Dir, "register"), 0o700))); err != nil {
		return InitReport{}, initFault("folder", err)
	}
	var report InitReport
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		made, err := makeFile(filepath.Join(options.Dir, filepath.FromSlash(name)), files[name])
		if err != nil {
			return report, initFault(name, err)
		}
		if made {
			report.Made = append(report.Made, name)
		} else {
			report.Kept = append(report.Kept, name)
		}
	}
	config, err := readConfig(options.Dir)
	if err != nil {
		return report, err
	}
	_, err = refreshTheme(options.Dir, config, options.Source)
	return report, err
}

// The texts of a new site that are not the same as in the repository, which is the site of an invented partnership.
var (
	//go:embed start/home.md
	startHome []byte
	//go:embed start/gitignore
	startGitignore []byte
)

// siteFiles are the files that every site begins with.
func siteFiles(options InitOptions) (tree, error) {
	files := tree{}
	if err := files.add(options.Source, "content"); err != nil {
		return nil, err
	}
	config, err := fs.ReadFile(options.Source, configName)
	if err != nil {
		return nil, err
	}
	files[configName] = startConfig(string(config), options.Name)
	files["content/_index.md"] = startHome
	files[".gitignore"] = startGitignore
	// The register says so itself as well: it stays private when the folder is copied elsewhere.
	files["register/.gitignore"] = []byte("*\n")
	return files, nil
}

// endOfPersonal begins the line of config.toml below which stands nothing but what travels with the theme.
const endOfPersonal = "# ---"

// ownColours is the one table of settings that suits any partnership until it has chosen its own.
const ownColours = "[params.colours]"

// startConfig makes a partnership's settings of the repository's: the notes and settings of the first part, with the
// partnership's name, without those that travel with the theme, and with what describes the invented partnership switched
// off, to show how it is written.
func startConfig(config, name string) []byte {
	if name == "" {
		name = "Name of the partnership"
	}
	config, _, _ = strings.Cut(config, endOfPersonal)
	var parts []string
	table := ""
	for part := range strings.SplitSeq(strings.TrimSpace(config), "\n\n") {
		if table == "" && !strings.HasPrefix(part, "[") && isTechnical(part) {
			continue
		}
		var text strings.Builder
		for line := range strings.Lines(part) {
			setting := strings.TrimLeft(line, " \t")
			if strings.HasPrefix(setting, "[") {
				table = strings.TrimSpace(setting)
			}
			switch margin := line[:len(line)-len(setting)]; {
			case strings.HasPrefix(line, "title ="):
				fmt.Fprintf(&text, "title = %s\n\n%s", tomlString(name), themeKeys)
			case table == "", table == ownColours, setting == "[params]\n", strings.HasPrefix(setting, "#"):
				text.WriteString(line)
			default:
				text.WriteString(margin + "#" + setting)
			}
		}
		parts = append(parts, strings.TrimRight(text.String(), "\n"))
	}
	return []byte(strings.Join(parts, "\n\n") + "\n")
}

// isTechnical reports whether lines of config.toml hold settings, and only such as travel with the theme.
func isTechnical(lines string) bool {
	keys := 0
	for line := range strings.Lines(lines) {
		key, _, found := strings.Cut(line, "=")
		switch {
		case !found || strings.HasPrefix(line, "#"):
		case slices.Contains(personal, strings.TrimSpace(key)):
			return false
		default:
			keys++
		}
	}
	return keys > 0
}

// themeKeys have Hugo use the theme, with its settings wherever the site has none of its own.
const themeKeys = `# The look of the site and its technical settings come from themes/gazette, which gazette keeps up to date.
theme = "gazette"
_merge = "deep"

# Below, a # with no space after it switches a setting off. Put in what is yours and take the # away.
`

// tomlString quotes text for a TOML file.
func tomlString(text string) string {
	quoted, err := toml.Marshal(map[string]string{"x": text})
	if err != nil { // a map of strings can always be written
		panic(err)
	}
	return strings.TrimSpace(strings.TrimPrefix(string(quoted), "x = "))
}

// initFault says which file of a new site could not be written.
func initFault(name string, err error) error {
	what, next := explain(err.Error(), "The site's "+name+" could not be written.", "Put right what is named and run the command again: what was made so far is kept.")
	return &Fault{What: what, Details: []string{err.Error()}, Next: next}
}

func ignoreExisting(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// makeFile writes a file that does not exist, whole or not at all; one that does is left alone.
func makeFile(name string, data []byte) (made bool, err error) {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return false, err
	}
	return true, maybe.WriteFile(name, data, 0o666)
}
