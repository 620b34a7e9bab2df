package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"gazette/internal/publication"
)

// writeSummary prints for a person what was recognised in a document.
func writeSummary(out io.Writer, file string, c publication.Contract) error {
	s := &summary{}
	fmt.Fprintf(s, "%s: %s\n", file, kindWords[c.Kind])
	s.facts(c)
	s.people(c.People)
	s.items(c)
	s.actions(c.Actions)
	for _, each := range c.Decisions {
		s.row("Decisions", inItem(each.Item)+each.Text)
	}
	for _, each := range c.Corrections {
		s.row("Corrections to the minutes before", nonEmptyJoined(": ", each.Place, each.Text))
	}
	for _, each := range c.Progress {
		s.row("Said of earlier actions", inItem(each.Item)+progressWords(each))
	}
	for _, each := range c.Questions {
		s.row("Questions", inItem(each.Item)+each.Question+fmt.Sprintf(" (answers: %d)", len(each.Answers)))
	}
	s.findings("What went well", c.Strengths)
	s.findings("What needs work", c.Areas)
	s.findings("Recommendations", c.Recommendations)
	for _, each := range c.Extracts {
		s.row("Pages of their own", inItem(each.Item)+each.Title+" ("+kindWords[each.Kind]+")")
	}
	for _, each := range c.ClosedParts {
		s.row("Confidential parts", inItem(each.Item)+each.Reason)
	}
	for _, each := range c.Themes {
		s.row("Themes", each.Name+" (by the words: "+strings.Join(each.Words, ", ")+")")
	}
	for _, each := range c.Acronyms {
		if each.Long != "" {
			s.row("Acronyms", each.Short+": "+each.Long)
		}
	}
	for _, each := range c.Overrides {
		text := fmt.Sprintf("%s: recognised “%s”, corrected by %s to “%s”", each.Field, each.Recognised, each.By, each.Value)
		if text = nonEmptyJoined(" ", text, inBrackets(each.Reason)); !each.Applies {
			text += "; not applied, because something else was recognised then"
		}
		s.row("Corrected", text)
	}
	for _, each := range c.LeftOut {
		s.row("Not in the text of the page", nonEmptyJoined(": ", each.Place, each.Text)+" ("+each.Why+")")
	}
	for _, each := range c.Warnings {
		s.row("To look at", nonEmptyJoined(": ", each.Place, each.Text))
	}
	s.WriteByte('\n')
	_, err := out.Write(s.Bytes())
	return err
}

var kindWords = map[publication.Kind]string{
	publication.Minutes:  "minutes",
	publication.Briefing: "7-minute briefing",
	publication.Findings: "findings",
	publication.Unknown:  "none of the kinds that are published (minutes, briefing, findings)",
}

// A summary is text in parts, each with a heading that is written once and only where the part has rows.
type summary struct {
	bytes.Buffer
	heading string
}

func (s *summary) row(heading, text string) {
	if s.heading != heading {
		s.heading = heading
		fmt.Fprintf(s, "\n%s\n", heading)
	}
	fmt.Fprintln(s, wrapped("  - ", text, width()))
}

// facts prints what is stated of the document as a whole, a line each.
func (s *summary) facts(c publication.Contract) {
	times := nonEmptyJoined(" to ", c.Meeting.Start, c.Meeting.End)
	table := tabwriter.NewWriter(s, 0, 0, 2, ' ', 0)
	for _, each := range [][2]string{
		{"Title", c.Title}, {"Summary", c.Summary}, {"Of", c.Body}, {"Date", c.Date.Long()}, {"Date unclear", c.DateProblem},
		{"Time", times}, {"Venue", c.Meeting.Venue}, {"Chair", c.Meeting.Chair},
		{"Approval", approvalWords(c.Approval)},
		{"Reviewer", c.Review.Reviewer}, {"Period", c.Review.Period},
		{"Minutes before", c.PreviousMeeting.Long()}, {"Next meeting", c.NextMeeting.Long()},
		{"Parts", fmt.Sprint(len(c.Parts))}, {"Parts missing", strings.Join(c.MissingParts, ", ")},
	} {
		if each[1] != "" && (each[0] != "Parts" || c.Kind == publication.Briefing) {
			fmt.Fprintf(table, "  %s\t%s\n", each[0], each[1])
		}
	}
	_ = table.Flush() // into memory
}

func progressWords(progress publication.ContractProgress) string {
	which := "all actions of the meeting before"
	if progress.Of != "" {
		which = "actions of item " + progress.Of
	} else if progress.Number != "" {
		which = "action " + progress.Number
	}
	if len(progress.Except) > 0 {
		which += " except " + strings.Join(progress.Except, ", ")
	}
	return which + ": " + string(progress.State)
}

func approvalWords(approval publication.ContractApproval) string {
	if approval.State != publication.Approved {
		return map[publication.State]string{
			publication.Draft:    "the document calls itself a draft",
			publication.Unstated: "the document does not say",
		}[approval.State]
	}
	words := nonEmptyJoined(", ", approval.By, approval.Role)
	if on := approval.On.Long(); on != "" {
		words = nonEmptyJoined(" on ", words, on)
	}
	return words
}

func (s *summary) people(people []publication.ContractPerson) {
	if len(people) == 0 {
		return
	}
	fmt.Fprintf(s, "\nPeople (%d)\n", len(people))
	table := tabwriter.NewWriter(s, 0, 0, 2, ' ', 0)
	for _, each := range people {
		how := nonEmptyJoined(", ", string(each.Attendance), strings.Join(each.Duties, ", "))
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", nonEmptyJoined(" ", each.Name, inBrackets(each.Initials)), how, each.Role, each.Organisation)
	}
	_ = table.Flush()
}

func (s *summary) items(c publication.Contract) {
	if len(c.Items) > 0 {
		fmt.Fprintf(s, "\nItems (%d)\n", len(c.Items))
	}
	for _, each := range c.Items {
		fmt.Fprintf(s, "%s%s\n", strings.Repeat("  ", each.Level), nonEmptyJoined(" ", each.Number, each.Title))
	}
	if len(c.Parts) > 0 {
		fmt.Fprintf(s, "\nParts (%d)\n", len(c.Parts))
	}
	for _, each := range c.Parts {
		fmt.Fprintf(s, "  %s\n", nonEmptyJoined(" ", each.Number, each.Heading))
	}
}

func (s *summary) actions(actions []publication.ContractAction) {
	for _, each := range actions {
		owners := make([]string, len(each.Owners))
		for i, owner := range each.Owners {
			owners[i] = owner
			if person := each.People[i]; person != "" && person != owner {
				owners[i] += " (" + person + ")"
			}
		}
		who := strings.Join(owners, ", ")
		if who == "" {
			who = "nobody named"
		}
		s.row("Actions", inItem(each.Item)+nonEmptyJoined("; ", who, each.Due)+": "+each.Text)
	}
}

func (s *summary) findings(heading string, findings []publication.ContractFinding) {
	for _, each := range findings {
		s.row(heading, nonEmptyJoined(" ", each.Number, each.Text, inBrackets(nonEmptyJoined("; ", each.Owner, each.Due, each.Response))))
	}
}

// inItem says in front of a row in which item of the minutes it stands.
func inItem(number string) string {
	if number == "" {
		return ""
	}
	return "item " + number + ": "
}

func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// nonEmptyJoined joins the words that are there.
func nonEmptyJoined(between string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), between)
}
