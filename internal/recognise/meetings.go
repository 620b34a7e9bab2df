package recognise

import (
	"regexp"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	nextMeetingTitle = regexp.MustCompile(`(?i)\bnext meeting\b|\bdates? of (?:the )?(?:next|future) meetings?\b|\bfuture meetings?\b|^next time$`)
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
var closedForm = regexp.MustCompile(`(?i)\bexclusion of (?:the )?(?:press|public)|\b(?:press and (?:the )?public|public and (?:the )?press)\b.{0,40}\bexclu|\bexempt (?:business|items?|information|minutes?)\b|\bpart (?:2|II|two|B)\b.{0,20}\b(?:business|items?|closed|private|confidential|exempt|minutes|agenda)\b|^(?:part (?:2|II|two)\b|confidential (?:items?|business|session|minutes?|section|part)\b|closed (?:items?|session|business|part|meeting)\b|private (?:session|business)\b)|\bnot for publication\b|\bconfidential (?:item|minute|section|session|part)s?\b`)

// closedParts finds exempt or confidential business: in the titles of items, and in lines that open such a part.
func (r *reading) closedParts() {
	for i, section := range r.pub.Sections {
		if closedForm.MatchString(section.Title) {
			r.close(r.pub.ItemNumber(i), section.Title, document.Place{})
			continue
		}
		for _, entry := range section.Entries {
			for _, block := range entry.Blocks {
				if text := document.Fold(block.PlainText()); block.Kind != document.Table && len(words(text)) <= 60 && closedForm.MatchString(text) {
					r.close(r.pub.ItemNumber(i), text, block.Place)
				}
			}
		}
	}
}

func (r *reading) close(item, reason string, place document.Place) {
	r.pub.ClosedParts = append(r.pub.ClosedParts, publication.ClosedPart{Item: item, Reason: reason, Place: place})
}
