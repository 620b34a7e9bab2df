package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"text/tabwriter"

	"gazette/internal/bench/corpus"
	"gazette/internal/search"
	"gazette/internal/vocabulary"
)

// toolsFolder is where Pagefind and the driver of Chromium stand: make bench installs them there.
const toolsFolder = "internal/bench"

var pagefindProgram = filepath.Join(toolsFolder, "node_modules", ".bin", "pagefind")

// loadWords reads the vocabulary of the theme.
func loadWords() (*vocabulary.Vocabulary, error) { return vocabulary.Load(os.DirFS("data")) }

// searchBench measures the index of Gazette, and beside it Pagefind's of the same pages.
func searchBench(size corpus.Size, others bool) error {
	room, err := os.MkdirTemp("", "gazette-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(room)
	site, err := inventSite(room, size)
	if err != nil {
		return err
	}
	index, pagefind := filepath.Join(room, "index"), filepath.Join(room, "pagefind")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "search over %d minutes of %d kB\tGazette\tPagefind\tGazette / Pagefind\n", size.Documents, size.Bytes>>10)
	rows := []struct{ what, unit string }{{"build", "s"}, {"memory", "MB"}, {"index", "MB"}, {"files", ""}, {"first query, median", "kB"}, {"first query, most", "kB"}, {"warm query, slowed 4×, p95", "ms"}}
	measured := make([][]float64, 0, 2)
	ours, err := measureIndex(contender{"Gazette", [][]string{{self, "index", filepath.Join(site.folder, "content"), index}}}, index)
	if err != nil {
		return err
	}
	measured = append(measured, ours)
	if others {
		bare := filepath.Join(room, "bare") // so that no figure depends on the theme
		if err := bareSite(bare, site); err != nil {
			return err
		}
		build := hugoBuild(bare)
		if err := run(build[0], build[1:]...); err != nil {
			return err
		}
		command := []string{pagefindProgram, "--site", filepath.Join(bare, "public"), "--output-path", pagefind, "--root-selector", "main"}
		theirs, err := measureIndex(contender{"Pagefind", [][]string{command}}, pagefind)
		if err != nil {
			return err
		}
		measured = append(measured, theirs)
	}
	w := &web{folders: map[string]string{"gazette": index, "pagefind": pagefind, "client": site.client}}
	for i, who := range []string{"gazette", "pagefind"}[:len(measured)] {
		asked, err := w.measure(who, site.queries)
		if err != nil {
			return err
		}
		measured[i] = append(measured[i], asked...)
	}
	for i, row := range rows {
		line := fmt.Sprintf("%s\t%.1f %s", row.what, measured[0][i], row.unit)
		if others {
			line += fmt.Sprintf("\t%.1f %s\t%.3f", measured[1][i], row.unit, measured[0][i]/measured[1][i])
		}
		fmt.Fprintln(table, line)
	}
	return table.Flush()
}

// measureIndex makes an index: seconds, MB of memory, MB of files, files.
func measureIndex(c contender, folder string) ([]float64, error) {
	used, err := c.run()
	if err != nil {
		return nil, err
	}
	files, bytes := 0, int64(0)
	err = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			files++
			bytes += info.Size()
		}
		return err
	})
	return []float64{used.time.Seconds(), float64(used.memory) / 1e6, float64(bytes) / 1e6, float64(files)}, err
}

// measure asks queries: kB until a first query is answered, in the middle and at most, and the time of later ones.
func (w *web) measure(who string, queries []corpus.Query) ([]float64, error) {
	var texts []string
	for _, each := range queries {
		texts = append(texts, each.Text)
	}
	var first, warm []float64
	if err := w.ask(question{Who: who, How: "first", Queries: texts[:min(len(texts), 16)]}, &first); err != nil {
		return nil, err
	}
	if err := w.ask(question{Who: who, How: "warm", Queries: texts[:min(len(texts), 80)]}, &warm); err != nil {
		return nil, err
	}
	slices.Sort(first)
	slices.Sort(warm)
	return []float64{first[len(first)/2] / 1e3, first[len(first)-1] / 1e3, warm[len(warm)*95/100]}, nil
}

// makeIndex is what a run of this program under its own name does.
func makeIndex(content, out string) error {
	words, err := loadWords()
	if err != nil {
		return err
	}
	return search.Build(context.Background(), content, words, out)
}

// invent writes the pages of a site and the queries about them, in a process of its own for the same reason as in readers.
func invent(folder, documents, bytes string) error {
	var size corpus.Size
	var err, bad error
	size.Documents, err = strconv.Atoi(documents)
	size.Bytes, bad = strconv.Atoi(bytes)
	words, unread := loadWords()
	if err := errors.Join(err, bad, unread); err != nil {
		return err
	}
	queries, err := corpus.Write(filepath.Join(folder, "content"), size, words, 240)
	if err != nil {
		return err
	}
	data, err := json.Marshal(queries)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, queriesFile), data, 0o644)
}

const queriesFile = "queries.json" // beside content

// An inventedSite is a site of invented minutes.
type inventedSite struct {
	folder  string
	client  string // holds client.mjs, the search of the browser
	queries []corpus.Query
}

const gazetteProgram = "bin/gazette"

// inventSite makes a site in a folder, not built yet, and the browser's client.
func inventSite(room string, size corpus.Size) (inventedSite, error) {
	site := inventedSite{folder: filepath.Join(room, "site"), client: filepath.Join(room, "client", "out")}
	if err := run(gazetteProgram, "init", site.folder, "--name", "Invented Safeguarding Partnership"); err != nil {
		return site, err
	}
	self, err := os.Executable()
	if err != nil {
		return site, err
	}
	if err := run(self, "invent", site.folder, strconv.Itoa(size.Documents), strconv.Itoa(size.Bytes)); err != nil {
		return site, err
	}
	data, err := os.ReadFile(filepath.Join(site.folder, queriesFile))
	if err != nil {
		return site, err
	}
	if err := json.Unmarshal(data, &site.queries); err != nil {
		return site, err
	}
	return site, bundleClient(filepath.Dir(site.client))
}

// bundleClient has Hugo make one script of the client, as "make client" does.
func bundleClient(folder string) error {
	const template = `{{ (resources.Get "search/client.ts" | js.Build (dict "format" "esm" "minify" true "target" "es2022" "targetPath" "client.mjs")).RelPermalink }}`
	if err := os.CopyFS(filepath.Join(folder, "assets", "search"), os.DirFS(filepath.Join("assets", "search"))); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(folder, "layouts"), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "layouts", "home.html"), []byte(template), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "hugo.toml"), []byte("disableKinds = [\"taxonomy\", \"rss\", \"sitemap\", \"404\"]\n"), 0o644); err != nil {
		return err
	}
	return run(gazetteProgram, "hugo", "--source", folder, "--destination", "out")
}

// run runs a command, of whose words only those of a failure are of interest.
func run(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, args[0], err, out)
	}
	return nil
}
