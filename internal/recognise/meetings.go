package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	nextMeetingTitle = regexp.MustCompile(`(?i)\bnext meeting\b|\bdates? of (?:the )?(?:next|future) meetings?\b|\bfuture meetings?\b|^next time$|^(?:dates? of )?meetings?(?: dates?)?\b.*\b20\d\d$|^dates? of (?:the )?meetings?\b`)
	nextMeetingLine  = regexp.MustCompile(`(?i)^(?:date (?:and time )?(?:of )?(?:the )?)?next meeting\b|\bnext (?:board |partnership |executive |sub-?group |group )?meeting (?:will be|is|takes place|to be held|will take place|is on)\b|\bdate (?:and time )?of (?:the )?next meeting\b|\bdate of next\b`)
)

// nextMeeting is the day of the next meeting of this group, as stated in the item about it or in a line that names it.
func (r *reading) nextMeeting() {
	for _, section := range r.pub.Sections {
		if nextMeetingTitle.MatchString(section.Title) {
			if date := firstDate(section.Title); date.date != "" {
				r.pub.NextMeeting = date.date
				return
			}
			for _, entry := range section.Entries {
				if date := firstDate(entry.Text()); date.date != "" {
					r.pub.NextMeeting = date.date
					return
				}
			}
		}
	}
	for i, each := range r.lines {
		if each.isTable() || !nextMeetingLine.MatchString(each.text) {
			continue
		}
		date := firstDate(each.text)
		if date.date == "" && len(words(each.text)) <= 8 && i+1 < len(r.lines) {
			date = firstDate(r.lines[i+1].text)
		}
		if date.date != "" && date.date != r.pub.Date {
			r.pub.NextMeeting = date.date
			return
		}
	}
}

// closedForm are the words that close a part of a meeting to the public (Local Government Act 1972, section 100A(4) and
// Schedule 12A, and the words that partnerships use in the same sense).
var closedForm = regexp.MustCompile(`(?i)\bexclusion of (?:the )?(?:press|public)|\b(?:press and (?:the )?public|public and (?:the )?press)\b.{0,40}\bexclu|\bexempt (?:business|items?|information|minutes?)\b|\bpart (?:2|II|two|B)\b.{0,20}\b(?:business|items?|closed|private|confidential|exempt|minutes|agenda)\b|^(?:part (?:2|II|two)\b|confidential (?:items?|business|session|minutes?|section|part)\b|closed (?:items?|session|business|part|meeting)\b|private (?:session|business)\b)|\bnot for publication\b|\bconfidential (?:item|minute|section|session|part)s?\b|^\(exempt\b|^\(?(?:confidential|exempt)\s*(?:[:–—-]\s|\.\s|\.?\)?$)|\bprivate session\b|^\W*this (?:part|section|item) of the minutes is not published`)

// notClosed says that there was no such business.
var notClosed = regexp.MustCompile(`(?i)\b(?:no|not any|without)\b[^.]{0,30}\b(?:exempt|confidential|closed|part (?:2|II|two))\b|\bthere (?:was|were) (?:no|none)\b`)

// closedReason is the ground that a resolution gives.
var closedReason = regexp.MustCompile(`(?i)\bon the grounds? that\s+(.+?)\.?$`)

// closedParts finds exempt or confidential business: in the titles of items, and in lines that open such a part.
func (r *reading) closedParts() {
	for i, section := range r.pub.Sections {
		reason, place := "", document.Place{}
		if closedForm.MatchString(section.Title) {
			reason = section.Title
		}
		for _, entry := range section.Entries {
			for _, block := range entry.Blocks {
				text := document.Fold(block.PlainText())
				if block.Kind == document.Table || len(words(text)) > 70 || notClosed.MatchString(text) {
					continue
				}
				if match := closedReason.FindStringSubmatch(text); match != nil && (reason != "" || closedForm.MatchString(text)) {
					reason, place = match[1], block.Place // the ground says more than the heading
				} else if reason == "" && closedForm.MatchString(text) {
					reason, place = text, block.Place
				}
			}
		}
		if reason != "" && !(reason == section.Title && r.saysNone(section)) {
			r.pub.ClosedParts = append(r.pub.ClosedParts, publication.ClosedPart{Item: r.pub.ItemNumber(i), Reason: strings.Trim(reason, "()"), Place: place})
		}
	}
}

// saysNone reports whether all that an item about closed business says is that there was none.
func (r *reading) saysNone(section publication.Section) bool {
	text := ""
	for _, entry := range section.Entries {
		text += " " + entry.Text()
	}
	return len(words(text)) <= 20 && (notClosed.MatchString(text) || nothing.MatchString(strings.TrimSpace(text)))
}
