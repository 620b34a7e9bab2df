package main

import (
	"strings"

	"github.com/spf13/cobra"

	"gazette"
	"gazette/internal/site"
)

func newInit(a *app) *cobra.Command {
	var name string
	command := &cobra.Command{
		Use:   "init FOLDER",
		Short: "Make the folder of a new site",
		Long: `Makes the folder of a new site, with everything in it that a site needs.

config.toml in it is for you: the partnership's name, the address where the site will
stand, telephone numbers. content/ holds the pages, register/ what only you may see:
the documents as you received them, and who approved them. Keep a copy of both.

Run it again whenever you like: it adds what is missing, keeps what you wrote, and
says what it kept.`,
		Example: `  gazette init our-site --name "Anytown Safeguarding Children Partnership"`,
		Args:    named(1, 1, "one folder for the site"),
		RunE: func(_ *cobra.Command, args []string) error {
			report, err := site.Init(site.InitOptions{Dir: args[0], Name: name, Source: gazette.Files})
			if err != nil {
				return err
			}
			if len(report.Made) > 0 {
				a.note("Made in %s: %s", args[0], strings.Join(report.Made, ", "))
			}
			if len(report.Kept) > 0 {
				a.note("Kept as they are: %s", strings.Join(report.Kept, ", "))
			}
			a.note("Next: read %s/config.toml and fill in what is yours, then publish: gazette publish FILE --site %s", args[0], args[0])
			return nil
		},
	}
	command.Flags().StringVar(&name, "name", "", "the partnership's `name`, as it stands at the top of every page")
	return command
}
