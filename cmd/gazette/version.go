package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versions are what a report of a mistake must name.
type versions struct {
	Gazette string `json:"gazette"`
	Hugo    string `json:"hugo"`
	Go      string `json:"go"`
}

func newVersion(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:   "version",
		Short: "Say which version this is",
		Long: `Says which version of Gazette this is, and of Hugo, which makes the pages. Name them when
you report a mistake.`,
		Example: `  gazette version`,
		Args:    named(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			all := readVersions()
			if a.json {
				return a.print(all)
			}
			_, err := fmt.Fprintf(a.out, "gazette %s\nHugo %s\n%s\n", all.Gazette, all.Hugo, all.Go)
			return err
		},
	}
	a.jsonFlag(command)
	return command
}

// readVersions finds the versions in what the Go linker wrote into the program.
func readVersions() versions {
	all := versions{Gazette: "unknown", Hugo: "unknown", Go: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return all
	}
	all.Gazette = info.Main.Version
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			all.Gazette += " " + setting.Value
		}
	}
	for _, module := range info.Deps {
		if module.Path == "github.com/gohugoio/hugo" {
			all.Hugo = module.Version
		}
	}
	return all
}
