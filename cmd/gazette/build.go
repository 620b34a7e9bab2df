package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/spf13/cobra"

	"gazette"
	"gazette/internal/site"
)

func newBuild(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:   "build",
		Short: "Make the site again, after a change to a page, template or setting",
		Long: `Makes the site again from what stands in its folder. publish does so itself; use build
after you changed a page of your own, a template or config.toml.

The new site is made beside the old one, checked (every page is there, no link is
broken, nothing private is in it) and put in its place in one step. Where something is
wrong, the old site stays.`,
		Example: `  gazette build`,
		Args:    named(0, 0, ""),
		RunE: func(command *cobra.Command, _ []string) error {
			report, err := a.build(command.Context(), nil)
			if err != nil {
				return err
			}
			if a.json {
				return a.print(report)
			}
			return nil
		},
	}
	a.jsonFlag(command)
	return command
}

// build makes the site, with the pages at the given addresses, and tells what came of it.
func (a *app) build(ctx context.Context, expect []string) (site.Report, error) {
	hugo, err := hugoCommand()
	if err != nil {
		return site.Report{}, err
	}
	words, err := a.words()
	if err != nil {
		return site.Report{}, err
	}
	report, err := site.Build(ctx, site.Options{Dir: a.site(), Hugo: hugo, Theme: gazette.Files, Words: words, Expect: expect})
	if err != nil {
		return report, err
	}
	for _, warning := range report.Warnings {
		a.note("Warning: %s", warning)
	}
	a.note("The site is in %s (%d pages). To look at it: gazette serve%s", report.Public, report.Pages, a.siteArgument())
	return report, nil
}

// siteArgument is what a command that a person is told to give needs, so that it works on the same site.
func (a *app) siteArgument() string {
	if a.folder == "" {
		return ""
	}
	return " --site " + a.folder
}

// hugoCommand starts this very program as Hugo.
func hugoCommand() ([]string, error) {
	program, err := os.Executable()
	return []string{program, hugoVerb}, err
}

// jsonFlag adds the flag by which a verb prints its result for a program.
func (a *app) jsonFlag(command *cobra.Command) {
	command.Flags().BoolVar(&a.json, "json", false, "print the result as JSON, for other programs")
}

// print writes a result as JSON.
func (a *app) print(result any) error {
	encoder := json.NewEncoder(a.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(result)
}
