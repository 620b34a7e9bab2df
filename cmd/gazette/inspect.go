package main

import (
	"errors"

	"github.com/spf13/cobra"

	"gazette/internal/publication"
)

func newInspect(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:   "inspect FILE…",
		Short: "Show what is recognised in a document, without publishing it",
		Long: `Shows what is recognised in a document: what it is, who met and when, the items, the
actions and who is to do them, who approved it. At the end stands what would not be on
the page, and what could not be placed. Nothing is written.

A fact that the document does not state is not shown: nothing is guessed. Where
somebody corrected a fact (gazette correct), both are shown.`,
		Example: `  gazette inspect minutes-2026-03-12.txt
  gazette inspect --json approved/*.txt`,
		Args: named(1, -1, "at least one document"),
		RunE: func(_ *cobra.Command, args []string) error {
			line, err := a.press()
			if err != nil {
				return err
			}
			facts := []publication.Contract{}
			var failures error
			for _, file := range args {
				doc, pages, err := line.Inspect(file)
				if err != nil {
					failures = errors.Join(failures, err)
					continue
				}
				overrides, err := line.Overrides(doc)
				if err != nil {
					return err
				}
				contract := pages[0].WithOverrides(overrides)
				if a.json {
					facts = append(facts, contract)
				} else if err := writeSummary(a.out, file, contract); err != nil {
					return err
				}
			}
			switch {
			case a.json && len(args) > 1:
				err = a.print(facts)
			case a.json && len(facts) == 1:
				err = a.print(facts[0])
			}
			return errors.Join(err, failures)
		},
	}
	a.jsonFlag(command)
	return command
}
