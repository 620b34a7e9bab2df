package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gazette"
	"gazette/internal/site"
)

func newServe(a *app) *cobra.Command {
	var port int
	command := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in your browser, before you put it on line",
		Long: `Shows the site in your browser, on this machine only, and again after every change to
one of its files. Nobody else can see it. Stop it with Ctrl-C.`,
		Example: `  gazette serve
  gazette serve --port 8000`,
		Args: named(0, 0, ""),
		RunE: func(command *cobra.Command, _ []string) error {
			if port < 0 || port > 65535 {
				return wrongUse{command.CommandPath(), fmt.Sprintf("There is no port %d: take a number up to 65535 with --port.", port)}
			}
			hugo, err := hugoCommand()
			if err != nil {
				return err
			}
			words, err := a.words()
			if err != nil {
				return err
			}
			return site.Serve(command.Context(), site.ServeOptions{
				Options: site.Options{Dir: a.site(), Hugo: hugo, Theme: gazette.Files, Words: words},
				Port:    port,
				Tell:    func(message string) { fmt.Fprintln(a.err, message) },
			})
		},
	}
	command.Flags().IntVar(&port, "port", 1313, "the `number` of the port to show it at; 0 for any that is free")
	return command
}
