package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"gazette/internal/publication"
	"gazette/internal/register"
)

// approved is the result of the verb.
type approved struct {
	File    string           `json:"file"`
	By      string           `json:"by"`
	Role    string           `json:"role"`
	On      publication.Date `json:"on"`
	Changed bool             `json:"changed"` // false where the same was recorded before
}

func newApprove(a *app) *cobra.Command {
	var by, role, on string
	command := &cobra.Command{
		Use:   "approve FILE --by NAME --on DATE",
		Short: "Record who approved a document that does not say so itself",
		Long: `Records in the site's private register who approved a document and when, where the
document does not say so itself: minutes approved on paper, a briefing that was signed
off by e-mail. Record only what somebody truly approved.

The approval counts for the file as it is now. If the file is changed, it must be
approved again.`,
		Example: `  gazette approve briefing.txt --by "Ann Example" --role "Independent Scrutineer" --on 2026-03-12`,
		Args:    named(1, 1, "one document"),
		RunE: func(command *cobra.Command, args []string) error {
			line, err := a.press()
			if err != nil {
				return err
			}
			given := publication.Approval{State: publication.Approved, By: by, Role: role, On: publication.Date(on), Recorded: true}
			changed, err := line.Approve(command.Context(), args[0], given)
			var wrong register.ApprovalError
			if errors.As(err, &wrong) {
				return wrongUse{command.CommandPath(), wrong.Error()}
			}
			if err != nil {
				return err
			}
			if a.json {
				return a.print(approved{args[0], by, role, given.On, changed})
			}
			if role != "" {
				role = " (" + role + ")"
			}
			how := "Recorded"
			if !changed {
				how = "Recorded before"
			}
			_, err = fmt.Fprintf(a.out, "%s: %s was approved by %s%s on %s.\n", how, args[0], by, role, given.On.Long())
			return err
		},
	}
	command.Flags().StringVar(&by, "by", "", "the `name` of the person who approved it")
	command.Flags().StringVar(&role, "role", "", "that person's `post`")
	command.Flags().StringVar(&on, "on", "", "the `day` of the approval, as 2026-03-12")
	a.jsonFlag(command)
	return command
}
