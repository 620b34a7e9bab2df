package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"gazette/internal/publication"
	"gazette/internal/register"
	"gazette/internal/site"
)

// withdrawn is the result of the verb.
type withdrawn struct {
	Pages []register.PageResult `json:"pages"`
	Site  site.Report           `json:"site"`
}

func newWithdraw(a *app) *cobra.Command {
	var by, reason, on string
	command := &cobra.Command{
		Use:   "withdraw FILE|ADDRESS --reason TEXT --by NAME",
		Short: "Take a published document off the site and say why",
		Long: `Takes a document off the site. Its address keeps a page that says that the document was
withdrawn, since when, why, and whom to ask. Nothing of its text or title stays: not on
its page, in lists, in search, in feeds or in the data. The pages made of items of
withdrawn minutes go with the minutes. The original stays in the private register.

Name the file as it was published, or the address of its page. The reason stands on the
page for everybody, in your words: name nobody in it who should not be public. NAME stays
in the register.

A withdrawn document is not published again by an oversight: publish refuses it unless
you say --again. Withdraw a document again with another reason or day to correct those.

Copies that others made (search engines, saved pages) are out of reach. The address of the
page is not changed: if that itself must go, remove the page's folder from content/ after
this and build the site.`,
		Example: `  gazette withdraw /minutes/2026-03-12-anytown-board/ --by "Ann Example" \
    --reason "The attendance list was wrong. Corrected minutes will follow."
  gazette withdraw approved/briefing.docx --by "Ann Example" --reason "It is out of date." --on 2026-05-01`,
		Args: named(1, 1, "one file or the address of one page"),
		RunE: func(command *cobra.Command, args []string) error {
			line, err := a.press()
			if err != nil {
				return err
			}
			pages, err := line.Withdraw(command.Context(), args[0], register.Withdrawal{On: publication.Date(on), Reason: reason, By: by})
			var wrong register.WithdrawalError
			if errors.As(err, &wrong) {
				return wrongUse{command.CommandPath(), wrong.Error()}
			}
			if err != nil {
				return err
			}
			if !a.json {
				if err := a.sayWithdrawn(pages); err != nil {
					return err
				}
			}
			var addresses []string
			for _, each := range pages {
				addresses = append(addresses, each.Address)
			}
			built, err := a.build(command.Context(), addresses)
			if err != nil {
				return fmt.Errorf("what was withdrawn is still in public/, because the site could not be made again. Put that right and run: gazette build\n%w", err)
			}
			if a.json {
				return a.print(withdrawn{pages, built})
			}
			return nil
		},
	}
	command.Flags().StringVar(&reason, "reason", "", "`why`, in words for the public")
	command.Flags().StringVar(&by, "by", "", "the `name` of the person who withdraws it")
	command.Flags().StringVar(&on, "on", "", "the `day` since which it is withdrawn, as 2026-03-12 (default: today)")
	a.jsonFlag(command)
	return command
}

func (a *app) sayWithdrawn(pages []register.PageResult) error {
	for _, each := range pages {
		how := "Withdrawn"
		if each.Status == register.Unchanged {
			how = "Withdrawn before"
		}
		if _, err := fmt.Fprintf(a.out, "%s: %s\n", how, each.Address); err != nil {
			return err
		}
	}
	return nil
}
