package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gazette/internal/publication"
	"gazette/internal/register"
)

// corrected is the result of the verb.
type corrected struct {
	File    string                         `json:"file"`
	Changed bool                           `json:"changed"` // false where the same was recorded before
	Fields  []publication.ContractOverride `json:"fields"`
}

func newCorrect(a *app) *cobra.Command {
	var by, reason string
	command := &cobra.Command{
		Use:   "correct FILE FIELD=VALUE… --by NAME",
		Short: "Say what a fact is where it was not recognised rightly",
		Long: `Records in the site's private register what a fact of a document is, where “gazette
inspect” shows that it was not recognised rightly: a venue read as part of the title,
a person whose organisation stands in another column. The document itself, and the
text of its page, stay as they are. Give the empty value (FIELD=) for a fact that the
document does not state.

The correction stays when the document is published again, also when it was saved
again under the same name, as long as the same is recognised in it. When something
else is recognised, it is not applied, and publish says so.

The fields, as inspect --json names them:
` + publication.Fields + `

NAME is a person's name as it was recognised; ID is the address of an action, a
recommendation or a part of a briefing, which inspect --json shows as its id. Several
owners are divided by semicolons.`,
		Example: `  gazette correct minutes.docx "meeting.venue=Town Hall, Room 3" --by "Ann Example"
  gazette correct minutes.docx "people[Ben Archer].role=Head of Housing" date=2026-03-12 \
    --by "Ann Example" --reason "the table has the columns in another order"`,
		Args: named(2, -1, "one document and at least one FIELD=VALUE"),
		RunE: func(command *cobra.Command, args []string) error {
			var list []publication.Override
			for _, each := range args[1:] {
				field, value, found := strings.Cut(each, "=")
				if !found {
					return wrongUse{command.CommandPath(), fmt.Sprintf("I do not understand %q: write it as FIELD=VALUE.", each)}
				}
				list = append(list, publication.Override{Field: strings.TrimSpace(field), Value: strings.TrimSpace(value), By: by, Reason: reason})
			}
			line, err := a.press()
			if err != nil {
				return err
			}
			changed, err := line.Override(command.Context(), args[0], list)
			var unnamed register.OverrideError
			var wrong publication.FieldError
			if errors.As(err, &unnamed) || errors.As(err, &wrong) {
				return wrongUse{command.CommandPath(), err.Error() + "."}
			}
			if err != nil {
				return err
			}
			return a.sayCorrected(args[0], changed, list)
		},
	}
	command.Flags().StringVar(&by, "by", "", "the `name` of the person who corrects it")
	command.Flags().StringVar(&reason, "reason", "", "`why`")
	a.jsonFlag(command)
	return command
}

func (a *app) sayCorrected(file string, changed bool, list []publication.Override) error {
	result := corrected{File: file, Changed: changed}
	for _, each := range list {
		result.Fields = append(result.Fields, publication.ContractOverride{Field: each.Field, Recognised: each.Was, Value: each.Value, By: each.By, Reason: each.Reason, Applies: true})
	}
	if a.json {
		return a.print(result)
	}
	if !changed {
		_, err := fmt.Fprintf(a.out, "Recorded before: %s. Nothing was changed.\n", file)
		return err
	}
	for _, each := range result.Fields {
		if _, err := fmt.Fprintf(a.out, "Recorded: in %s, %s is “%s” (recognised: “%s”).\n", file, each.Field, each.Value, each.Recognised); err != nil {
			return err
		}
	}
	a.note("Publish the document to have its page follow.")
	return nil
}
