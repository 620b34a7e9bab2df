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
	"page.html": `<!doctype html><html lang="en"><title>{{ .Title }}</title><main><h1>{{ .Title }}</h1>{{ .Content }}</main></html>`,
	"list.html": `<!doctype html><html lang="en"><title>{{ .Title }}</title><main><h1>{{ .Title }}</h1>{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}</main></html>`,
}

// bareSite makes the minutes and settings of a site into one with the bare theme. The settings of Markdown and taxonomies
// are the same, without which Hugo would not do the same work.
func bareSite(folder string, of inventedSite) error {
	if err := os.CopyFS(filepath.Join(folder, "content", "minutes"), os.DirFS(filepath.Join(of.folder, "content", "minutes"))); err != nil {
		return err
	}
	config, err := os.ReadFile("config.toml") // that of the repository names no theme
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(folder, "layouts"), 0o755); err != nil {
		return err
	}
	for name, template := range bareLayouts {
		if err := os.WriteFile(filepath.Join(folder, "layouts", name), []byte(template), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(folder, "config.toml"), config, 0o644)
}

// hugoBuild is the command that has Hugo build a site into its folder public.
func hugoBuild(folder string) []string {
	return []string{gazetteProgram, "hugo", "--source", folder, "--destination", "public", "--cleanDestinationDir"}
}

// themeBench measures how long Hugo takes over the same minutes with the theme and with a bare one.
func themeBench(size corpus.Size) error {
	room, err := os.MkdirTemp("", "gazette-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(room)
	site, err := inventSite(room, size)
	if err != nil {
		return err
	}
	bare := filepath.Join(room, "bare")
	if err := bareSite(bare, site); err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\twho\tseconds\tpeak MB\ttime: Gazette / other\tmemory: Gazette / other\tgoal")
	c := contest{what: fmt.Sprintf("theme over %d minutes of %d kB", size.Documents, size.Bytes>>10), ours: hugoBuild(site.folder),
		others: []contender{{"bare theme", [][]string{hugoBuild(bare)}}}, goal: "1.25 of the time", rounds: 3}
	if err := c.hold(table); err != nil {
		return err
	}
	return table.Flush()
}
