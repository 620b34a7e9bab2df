package main

import (
	"fmt"
	_ "time/tzdata" // the hours of meetings, where a machine has no table of time zones

	"github.com/gohugoio/hugo/commands"
	"github.com/spf13/cobra"

	"gazette/internal/site"
)

const hugoVerb = "hugo"

// newHugo is the verb by which the program starts itself as Hugo. It is not listed: it is for the packages under
// internal/, and for whoever works on the theme.
func newHugo() *cobra.Command {
	return &cobra.Command{
		Use:                hugoVerb,
		Short:              "Run Hugo's own commands",
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(command *cobra.Command, args []string) error {
			site.EndWithInput()
			err := commands.Execute(args)
			if err != nil {
				fmt.Fprintln(command.ErrOrStderr(), "ERROR", err)
				err = errFailed
			}
			return err
		},
	}
}
