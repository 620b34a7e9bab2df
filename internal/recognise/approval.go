package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// approvalFact says what a line states about the document's own sign-off.
type approvalFact int

const (
	noApproval approvalFact = iota
	approvedBy
	approvedOn
	approvedOnBy
	approvedStatus
)

const theseWords = `(?:(?:these |the |this )?(?:minutes|briefing|action plan|report|review|document|findings|audit|notes)\s+(?:(?:was|were|are|is|have been|has been)\s+)?)?`
const signOff = `(?:formally\s+)?(?:confirmed and signed|agreed and signed|approved(?: for (?:publication|release|circulation))?|agreed|signed off|signed-off|ratified|authorised|confirmed|signed(?: as (?:a |an )?(?:true|correct|accurate)(?: and (?:true|correct|accurate))? record)?)`

var (
	approvedByForm   = regexp.MustCompile(`(?i)^` + theseWords + signOff + `\s+by\s*[:–-]?\s*(.*)$`)
	approvedOnByForm = regexp.MustCompile(`(?i)^` + theseWords + signOff + `\s*(?:on\s+)?[:–-]?\s*(\S[^|]*\d{4})\s+by\s+(.+)$`)
	approverForm     = regexp.MustCompile(`(?i)^(?:approver|approving officer|approval by|sign-?off(?: by)?|signed(?: by)?|signature)\s*[:–-]\s*(.+)$`)
	approvedOnForm   = regexp.MustCompile(`(?i)^(?:` + theseWords + signOff + `(?:\s+on)?|(?:date )?` + signOff + `(?:\s+(?:on|date))?|date (?:of approval|approved|agreed|signed(?: off)?)|approval date|approved date|signed(?: and dated)?)\s*[:–-]?\s*(.*)$`)
	statusForm       = regexp.MustCompile(`(?i)^(?:document\s+|minutes\s+)?status\s*[:–-]\s*(.+)$`)
	// "Approved by Ann Example (Chair) on 14 January 2026".
	onDate = regexp.MustCompile(`(?i),?\s*\(?(?:on|dated?|at the meeting (?:on|of)|at its meeting (?:on|of))\s*[:–-]?\s*(?:the\s+)?$`)
)

func approvalLine(text string) approvalFact {
	switch {
	case statusForm.MatchString(text):
		value := strings.ToLower(statusForm.FindStringSubmatch(text)[1])
		if strings.HasPrefix(value, "approved") && firstDate(value).printed != "" {
			return approvedStatus
		}
	case approvedByForm.MatchString(text), approverForm.MatchString(text):
		return approvedBy
	case approvedOnByForm.MatchString(text) && isOnlyDate(approvedOnByForm.FindStringSubmatch(text)[1]):
		return approvedOnBy
	case approvedOnForm.MatchString(text):
		if match := approvedOnForm.FindStringSubmatch(text); isOnlyDate(match[1]) {
			return approvedOn
		}
	}
	return noApproval
}

// approval reads what the document says of its own sign-off. A sentence that approves the minutes of another meeting
// does not begin so, and is not read here.
func (r *reading) approval() {
	r.pub.Approval.State = publication.Unstated
	for i, each := range r.lines {
		if !each.isFree() && each.why != "shown as the title" {
			continue
		}
		if each.isTable() {
			r.approvalTable(each)
			continue
		}
		if each.label.family > bullet || len(words(each.text)) > 40 || !each.isFree() {
			continue
		}
		if shown := r.approvalSentence(each.said()); shown {
			each.fact("shown as the approval")
		} else if i+1 < len(r.lines) && approvalLine(each.said()) == approvedBy && signOffValue(each.said()) == "" {
			// The name stands on the next line.
			if next := r.lines[i+1]; next.isFree() && !next.isTable() && r.takeApprover(next.said()) {
				each.fact("shown as the approval")
				next.fact("shown as the approval")
			}
		}
		for _, piece := range approvalPieces(each.said()) {
			r.approvalSentence(piece)
		}
	}
	if r.pub.Approval.By != "" || r.pub.Approval.Role != "" || r.pub.Approval.On != "" {
		r.pub.Approval.State = publication.Approved
	}
}

// approvalPieces are the sentences of a line, where it has more than one: "Status: final. Agreed by the group on …".
func approvalPieces(text string) []string {
	pieces := strings.FieldsFunc(sentenceEnd.ReplaceAllString(text, "$1|"), func(r rune) bool { return r == '|' })
	if len(pieces) < 2 {
		return nil
	}
	for i := range pieces {
		pieces[i] = strings.TrimSpace(pieces[i])
	}
	return pieces
}

var sentenceEnd = regexp.MustCompile(`([a-z0-9)]\.)\s`)

// approvalSentence reads one statement of approval. It reports whether all of it was placed.
func (r *reading) approvalSentence(text string) bool {
	switch approvalLine(text) {
	case approvedBy:
		value := signOffValue(text)
		return value != "" && r.takeApprover(value)
	case approvedOn:
		r.takeApprovalDate(firstDate(text))
		return true
	case approvedOnBy:
		match := approvedOnByForm.FindStringSubmatch(text)
		r.takeApprovalDate(firstDate(match[1]))
		return r.takeApprover(match[2])
	case approvedStatus:
		r.takeApprovalDate(firstDate(statusForm.FindStringSubmatch(text)[1]))
	}
	return false
}

func signOffValue(text string) string {
	if match := approvedByForm.FindStringSubmatch(text); match != nil {
		return strings.TrimSpace(match[1])
	}
	return strings.TrimSpace(approverForm.FindStringSubmatch(text)[1])
}

// takeApprover reads "Ann Example, Director, Anytown Council on 14 January 2026". It reports whether all of it was
// placed: a group has no name, and its line stays in the text.
func (r *reading) takeApprover(value string) bool {
	if date := firstDate(value); date.printed != "" && strings.Trim(value[date.end:], ".) ") == "" {
		r.takeApprovalDate(date)
		value = strings.TrimSpace(onDate.ReplaceAllString(value[:date.start], "")) + value[date.end:]
	}
	if at := dateLabel.FindStringIndex(value); at != nil {
		value = value[:at[0]]
	}
	value = strings.Trim(value, " .,;()")
	person, ok := r.words.person(value)
	if !ok {
		// A group has no name to show beside the date: it stands as who approved, and its line stays in the text.
		isGroup := r.pub.Approval.On != "" || r.words.group.MatchString(value) || strings.HasPrefix(strings.ToLower(value), "the ")
		if isGroup && r.pub.Approval.By == "" && value != "" && len(words(value)) <= 12 {
			r.pub.Approval.Role = value
		}
		return false
	}
	r.pub.Approval.By = person.Name
	rest := strings.TrimSpace(strings.TrimPrefix(value, person.Name))
	r.pub.Approval.Role = strings.Trim(strings.NewReplacer("(", "", ")", "").Replace(rest), " ,–-/")
	return true
}

// dateLabel is what is left of "Signed off by: Ann Example, Chair    Date: 22/07/2026" when the date was read.
var dateLabel = regexp.MustCompile(`(?i)[\s,]*\b(?:date|dated)\s*:?\s*$`)

func (r *reading) takeApprovalDate(date statedDate) {
	if date.printed == "" {
		return
	}
	if date.problem != "" {
		r.warn(document.Place{}, "The date of approval cannot be right: "+date.problem+".")
		return
	}
	if r.pub.Approval.On != "" && r.pub.Approval.On != date.date {
		r.warn(document.Place{}, "The document gives two dates of approval, "+r.pub.Approval.On.Long()+" and "+date.date.Long()+".")
		return
	}
	r.pub.Approval.On = date.date
}

// approvalTable reads "Approved by | Ann Example", "Approved on | 14 January 2026" in a grid of labels and values.
func (r *reading) approvalTable(table *line) {
	understood := 0
	for _, cells := range table.cells {
		for at := 0; at+1 < len(cells); at += 2 {
			switch text := cells[at] + ": " + cells[at+1]; approvalLine(text) {
			case approvedBy:
				if r.takeApprover(cells[at+1]) {
					understood++
				}
			case approvedOn:
				r.takeApprovalDate(firstDate(cells[at+1]))
				understood++
			}
		}
	}
	if understood > 0 && understood == len(table.cells) {
		table.fact("shown as the approval")
	}
}
