package main

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"gazette/internal/disclosure"
	"gazette/internal/press"
	"gazette/internal/register"
)

// decided is the result of the verb.
type decided struct {
	File      string                `json:"file"`
	Changed   bool                  `json:"changed"` // false where the same was recorded before
	Decisions []disclosure.Decision `json:"decisions"`
}

func newDecide(a *app) *cobra.Command {
	choice := press.Choice{}
	flags := map[disclosure.Action]*bool{}
	command := &cobra.Command{
		Use:   "decide FILE RULE [--place PLACE] --accept|--mask|--as-accepted|--as-rejected --reason WHY --by NAME",
		Short: "Record what somebody decided about what gazette check found",
		Long: `Records in the site's private register what somebody decided about something that
“gazette check” found: that it may be public as it is, or that it is to be masked. A mask
puts “[name removed]” or the like in the place of the words, and the page shows nothing
else of them. RULE and PLACE are as gazette check names them.

Tracked changes are settled all at once: as if they had been accepted, or as if they had
been rejected. Decide so only where it is certain which words were approved.

A decision counts for the words that it was made about, also when the document is saved
again under the same name. When the words or their paragraph change, it lapses. What
nobody sees who opens the document is never published, whatever is decided, and nobody
can decide about an approval that is missing.`,
		Example: `  gazette decide minutes.docx telephone --place "page 2, item 4, third paragraph" \
    --accept --reason "the number of the help line" --by "Ann Example"
  gazette decide minutes.docx nhs-number --all --mask --reason "not for the public" --by "Ann Example"
  gazette decide minutes.docx inserted-text --as-accepted --reason "agreed by the Chair" --by "Ann Example"`,
		Args: named(2, 2, "one document and one rule"),
		RunE: func(command *cobra.Command, args []string) error {
			choice.Rule = args[1]
			var given []string
			for action, set := range flags {
				if *set {
					choice.Action = action
					given = append(given, string(action))
				}
			}
			switch {
			case len(given) != 1:
				return wrongUse{command.CommandPath(), "Say what is decided, by one of --accept, --mask, --as-accepted and --as-rejected."}
			case choice.All && choice.Place != "":
				return wrongUse{command.CommandPath(), "Say either --place or --all."}
			}
			line, err := a.press()
			if err != nil {
				return err
			}
			list, changed, err := line.Decide(command.Context(), args[0], choice)
			var unfit press.ChoiceError
			var unsaid register.DecisionError
			if errors.As(err, &unfit) || errors.As(err, &unsaid) {
				return wrongUse{command.CommandPath(), err.Error()}
			}
			if err != nil {
				return err
			}
			return a.sayDecided(decided{args[0], changed, list})
		},
	}
	command.Flags().StringVar(&choice.Place, "place", "", "the `place`, as gazette check gives it")
	command.Flags().BoolVar(&choice.All, "all", false, "decide about all that the rule finds in the document")
	for action, what := range map[disclosure.Action]string{
		disclosure.Accept:     "it may be public as it is",
		disclosure.Mask:       "the page is to say that something was removed, in its place",
		disclosure.AsAccepted: "settle the tracked changes as if all were accepted",
		disclosure.AsRejected: "settle the tracked changes as if all were rejected",
	} {
		flags[action] = command.Flags().Bool(string(action), false, what)
	}
	command.Flags().StringVar(&choice.Reason, "reason", "", "`why`, without the words themselves")
	command.Flags().StringVar(&choice.By, "by", "", "the `name` of the person who decides")
	a.jsonFlag(command)
	return command
}

// decidedWords say what becomes of the words.
var decidedWords = map[disclosure.Action]string{
	disclosure.Accept:     "may be public as it is",
	disclosure.Mask:       "is masked",
	disclosure.AsAccepted: "are settled as if they had been accepted",
	disclosure.AsRejected: "are settled as if they had been rejected",
}

// decidedSentence says what a decision is about and what becomes of it.
func decidedSentence(decision disclosure.Decision) string {
	what := decision.Place // all tracked changes
	if decision.Action == disclosure.Accept || decision.Action == disclosure.Mask {
		what = nonEmptyJoined(" ", "what "+decision.Rule+" finds", inBrackets(decision.Place))
	}
	return what + " " + decidedWords[decision.Action]
}

func (a *app) sayDecided(result decided) error {
	if a.json {
		return a.print(result)
	}
	how := "Recorded"
	if !result.Changed {
		how = "Recorded before"
	}
	for _, each := range result.Decisions {
		if _, err := fmt.Fprintf(a.out, "%s: in %s, %s, as %s decided: %s\n", how, result.File, decidedSentence(each), each.By, each.Reason); err != nil {
			return err
		}
	}
	a.note("To see what is left: gazette check %s%s", result.File, a.siteArgument())
	return nil
}

// sentenceCase begins a sentence with a capital.
func sentenceCase(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
