package disclosure

import (
	"fmt"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	_ = enter(rule{approvals, "approval-missing", Stop, "A document of which nobody is known to have approved it, on a day.", stated(approvalMissing)})
	_ = enter(rule{approvals, "approval-disagrees", Stop, "A document that states one approval while the register has another.", stated(approvalDisagrees)})
	_ = enter(rule{approvals, "approval-date", Stop, "An approval on a day on which it cannot have been given.", stated(approvalDate)})
)

// Approval is the approval that counts for a publication: what the document itself states where that is complete, else
// what the register has recorded for its very bytes. A draft stays a draft, whatever is recorded, and where the two
// disagree the document's own words stand (and Check says so).
func Approval(pub *publication.Publication, recorded publication.Approval) publication.Approval {
	stated := pub.Approval
	if recorded == (publication.Approval{}) || stated.State == publication.Draft || isComplete(stated) || disagree(stated, recorded) {
		return stated
	}
	recorded.State, recorded.Recorded = publication.Approved, true
	if recorded.Role == "" {
		recorded.Role = stated.Role
	}
	return recorded
}

// isComplete: somebody answers for it, on a day. A group that approved ("the Executive") has no name and stands as the role.
func isComplete(approval publication.Approval) bool {
	return (approval.By != "" || approval.Role != "") && approval.On != ""
}

// disagree reports whether a document and the register name different people or days.
func disagree(stated, recorded publication.Approval) bool {
	return stated.By != "" && recorded.By != "" && !strings.EqualFold(document.Fold(stated.By), document.Fold(recorded.By)) ||
		stated.On != "" && recorded.On != "" && stated.On != recorded.On
}

// approvalMissing stops what nobody is known to have approved: a person has to answer for it, on a day.
func approvalMissing(at *subject) []Finding {
	// A recorded approval that does not count is the business of the rules that say why.
	if isComplete(at.approval) || isComplete(at.Recorded) || at.pub.Kind == publication.Unknown {
		return nil
	}
	what := "The " + noun(at.pub.Kind)
	do, does := "do", "say"
	if at.pub.Kind == publication.Briefing {
		do, does = "does", "says"
	}
	var why string
	switch {
	case at.approval.By != "":
		why = fmt.Sprintf("%s %s that %s approved this, but not on which day.", what, does, at.approval.By)
	case at.approval.On != "":
		why = fmt.Sprintf("%s %s that this was approved on %s, but not which person approved it.", what, does, at.approval.On.Long())
	default:
		why = fmt.Sprintf("%s %s not say who approved this, and when.", what, do)
	}
	return []Finding{{
		Why: why + " Only what a named person or group has approved may become public.",
		Do: "If it was approved, record by whom and when, for this very version of the file (so after all other corrections): " +
			at.approveCommand(at.approval),
	}}
}

// approvalDisagrees stops a document that says one thing about its approval while the register says another.
func approvalDisagrees(at *subject) []Finding {
	if !disagree(at.pub.Approval, at.Recorded) {
		return nil
	}
	return []Finding{{
		Excerpt: approvalInWords(at.pub.Approval),
		Why: fmt.Sprintf("The document says that it was %s; the register says that it was %s. The public must be able to rely on one of them.",
			approvalInWords(at.pub.Approval), approvalInWords(at.Recorded)),
		Do: "Correct the document, or record the approval as the document states it: " + at.approveCommand(at.pub.Approval),
	}}
}

// approvalDate stops an approval on a day on which it cannot have been given.
func approvalDate(at *subject) []Finding {
	on := at.approval.On
	if on == "" {
		return nil
	}
	var why string
	switch {
	case on.Time().IsZero():
		why = "The calendar has no such day."
	case at.Today != "" && on > at.Today:
		why = "That day has not come yet."
	case at.pub.Kind == publication.Minutes && at.pub.Date != "" && on < at.pub.Date:
		why = "That is before the meeting of " + at.pub.Date.Long() + "."
	default:
		return nil
	}
	correct := "Correct the day in the document, save it and publish it again."
	if at.approval.Recorded {
		correct = "Record the right day: " + at.approveCommand(publication.Approval{By: at.approval.By, Role: at.approval.Role})
	}
	return []Finding{{
		Excerpt: approvalInWords(at.approval),
		Why:     "The approval cannot have been given on " + day(on) + ". " + why,
		Do:      correct,
	}}
}

// approvalInWords gives "approved by Ann Example on 18 March 2026".
func approvalInWords(approval publication.Approval) string {
	words := "approved"
	if approval.By != "" {
		words += " by " + document.Fold(approval.By)
	}
	if approval.On != "" {
		words += " on " + day(approval.On)
	}
	return words
}

// day is a date in words, or as it is written where the calendar has no such day.
func day(date publication.Date) string {
	if words := date.Long(); words != "" {
		return words
	}
	return string(date)
}

// approveCommand is the command that records an approval of the file, with what is known already filled in.
func (at *subject) approveCommand(known publication.Approval) string {
	fill := func(value, blank string) string {
		if value == "" {
			value = blank
		}
		return quoted(document.Fold(value))
	}
	on := "YYYY-MM-DD"
	if !known.On.Time().IsZero() {
		on = string(known.On)
	}
	file := at.File
	if file == "" {
		file = at.doc.Name
	}
	command := fmt.Sprintf("gazette approve %s --by %s --role %s --on %s", Argument(file), fill(known.By, "NAME"), fill(known.Role, "THEIR ROLE"), on)
	if at.Site != "" && at.Site != "." {
		command += " --site " + Argument(at.Site)
	}
	return command
}
