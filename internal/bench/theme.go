package main

import (
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"

	"gazette/internal/bench/corpus"
)

// bareLayouts are the least that shows the same pages: what a theme costs is measured from here.
var bareLayouts = map[string]string{
	"page.html": `<!doctype html><html lang="en"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}</html>`,
	"list.html": `<!doctype html><html lang="en"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}</html>`,
}

// themeBench measures how long Hugo takes over the same minutes with the theme and with a bare one.
func themeBench(size corpus.Size) error {
	room, err := os.MkdirTemp("", "gazette-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(room)
	site, err := inventSite(room, size, false)
	if err != nil {
		return err
	}
	bare := filepath.Join(room, "bare")
	if err := os.CopyFS(filepath.Join(bare, "content", "minutes"), os.DirFS(filepath.Join(site.folder, "content", "minutes"))); err != nil {
		return err
	}
	for name, template := range bareLayouts {
		if err := writeFile(filepath.Join(bare, "layouts", name), template); err != nil {
			return err
		}
	}
	// The same settings of Markdown and taxonomies, without which Hugo would not do the same work.
	if err := copyFile(filepath.Join(bare, "config.toml"), filepath.Join(site.folder, "config.toml")); err != nil {
		return err
	}
	build := func(folder string) [][]string {
		return [][]string{{gazetteProgram, "hugo", "--source", folder, "--destination", filepath.Join(folder, "out"), "--cleanDestinationDir"}}
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\twho\tseconds\tpeak MB\ttime: Gazette / other\tmemory: Gazette / other\tgoal")
	c := contest{what: fmt.Sprintf("theme over %d minutes of %d kB", size.Documents, size.Bytes>>10), ours: build(site.folder)[0],
		others: []contender{{"bare theme", build(bare)}}, goal: "1.25 of the time", rounds: 3}
	if err := c.hold(table); err != nil {
		return err
	}
	return table.Flush()
}

func writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return writeFile(to, string(data))
}
