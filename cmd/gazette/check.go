package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gazette/internal/disclosure"
	"gazette/internal/press"
)

func newCheck(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:   "check FILE|FOLDER…",
		Short: "Show what stands in the way of publishing a document, without publishing it",
		Long: `Looks at documents as publish does, and says all at once what stands in the way of each:
that nobody approved it, that it holds hidden text or tracked changes, that it could let
somebody be recognised. Each point says where it stands, why it matters and what to do.
Nothing is written.

What stops a document has to be put right in it. What has to be decided can be put right
too, or somebody decides that it may be public or is to be masked: see gazette decide.

Exit codes: 0 where all documents are clean, 3 where somebody has to act, 1 where a
document cannot be read.`,
		Example: `  gazette check minutes-2026-03-12.docx
  gazette check --json approved`,
		Args: named(1, -1, "at least one document or folder"),
		RunE: func(command *cobra.Command, args []string) error {
			line, err := a.press()
			if err != nil {
				return err
			}
			progress, done := a.progress()
			checked, err := line.Check(command.Context(), args, progress)
			done()
			if err != nil {
				return err
			}
			if a.json {
				err = a.print(checked)
			} else {
				err = a.tellChecked(checked)
			}
			if err != nil {
				return err
			}
			switch {
			case slices.ContainsFunc(checked, func(each press.Checked) bool { return each.Error != "" }):
				return errFailed
			case slices.ContainsFunc(checked, func(each press.Checked) bool { return each.Verdict != press.Clean }):
				return errRefused
			}
			return nil
		},
	}
	a.jsonFlag(command)
	return command
}

// severities are the headings under which findings are told, in their order.
var severities = []struct {
	severity disclosure.Severity
	heading  string
}{
	{disclosure.Stop, "This stops it"},
	{disclosure.Decide, "Somebody has to decide"},
	{disclosure.Note, "Worth knowing"},
}

// tellChecked prints for a person what the gate says of each document.
func (a *app) tellChecked(checked []press.Checked) error {
	var failed error
	line := func(format string, args ...any) {
		_, err := fmt.Fprintf(a.out, format+"\n", args...)
		failed = errors.Join(failed, err)
	}
	for i, each := range checked {
		if a.quiet && each.Verdict == press.Clean {
			continue
		}
		if i > 0 {
			line("")
		}
		switch {
		case each.Error != "":
			line("%s cannot be read.\n%s", each.File, wrapped("  - ", each.Error, width()))
			continue
		case each.Verdict == press.Clean:
			line("%s is clean: nothing stands in the way.", each.File)
		case each.Verdict == press.Decide:
			line("%s: somebody has to decide before it can be published.", each.File)
		default:
			line("%s cannot be published as it is.", each.File)
		}
		for _, group := range severities {
			findings := slices.DeleteFunc(slices.Clone(each.Findings), func(each disclosure.Finding) bool { return each.Severity != group.severity })
			if len(findings) == 0 {
				continue
			}
			line("\n%s (%d)", group.heading, len(findings))
			for _, finding := range findings {
				line("%s", wrapped("  - ", findingWords(finding), width()))
			}
		}
	}
	return failed
}

// findingWords are a finding in lines for a person: where it stands and what is there, why it matters, what to do.
func findingWords(finding disclosure.Finding) string {
	what := nonEmptyJoined(": ", finding.Where(), finding.Excerpt)
	return nonEmptyJoined("\n", what, sentenceCase(finding.Why), finding.Do)
}
