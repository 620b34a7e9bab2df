package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	decisionLabel = regexp.MustCompile(`^((?i:resolved|it was resolved|agreed|decisions?|decision made|resolution|it was agreed|the (?:board|committee|partnership|executive|group|meeting) (?:resolved|agreed))(?:\s+\d+)?\s*[:–—]\s*(?:-\s*)?|RESOLVED,?\s+|AGREED,?\s+)`)
	// A paragraph that begins by saying that the meeting decided. A report of what others agreed does not begin so.
	decisionSentence = regexp.MustCompile(`^(?:It was (?:unanimously )?(?:agreed|resolved|decided)\b|(?:The )?(?:Board|Committee|Partnership|Executive|Group|Sub-?[Gg]roup|Panel|Meeting|Members|Partners|Trustees|Cabinet)(?: members)? (?:unanimously )?(?:agreed|resolved|approved|ratified|endorsed|decided|adopted|signed off)\b)`)
	minutesAgreed    = regexp.MustCompile(`(?i)\b(?:agreed|approved|accepted|confirmed|received and approved|signed|taken)\b`)
	// The minutes of the meeting before, in the sentence that approves or amends them.
	minutesOf = regexp.MustCompile(`(?i)\bminutes\b|^(?:agreed|approved|accepted|confirmed)\b`)
)

// decision reads what the meeting resolved in words of its own.
func (r *reading) decision(_ *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	if first.isTable() || first.Kind == document.Heading {
		return nil, 0
	}
	text := strings.TrimLeft(first.Block.PlainText(), " \t\n")
	if first.label.family > bullet && first.Number == "" {
		text = first.text
	}
	label := decisionLabel.FindString(text)
	switch {
	case label != "" && len(strings.TrimSpace(text)) == len(strings.TrimSpace(label)):
		return labelledList(label, lines)
	case label != "":
		lead := len(first.Block.PlainText()) - len(text)
		entry := publication.Entry{Kind: publication.Decision, Label: numberedLabel(first, strings.TrimSpace(label)), Blocks: []document.Block{asParagraph(cut(first.Block, lead+len(label)))}}
		return []publication.Entry{entry}, 1
	case decisionSentence.MatchString(text) && !first.isBulleted():
		entry := publication.Entry{Kind: publication.Decision, Label: numberedLabel(first, ""), Blocks: []document.Block{asParagraph(cut(first.Block, len(first.Block.PlainText())-len(text)))}}
		return []publication.Entry{entry}, 1
	}
	return nil, 0
}

// numberedLabel keeps the number of a numbered paragraph ("4.2 RESOLVED: That …") with the label.
func numberedLabel(first *line, label string) string {
	if first.label.family > bullet {
		return strings.TrimSpace(first.label.printed + " " + label)
	}
	return label
}

// labelledList reads "RESOLVED:" on a line of its own over numbered parts, each of them one decision.
func labelledList(label string, lines []*line) ([]publication.Entry, int) {
	var entries []publication.Entry
	for _, next := range lines[1:] {
		if next.isTable() || next.label.family == noLabel && len(entries) > 0 {
			break
		}
		entry := publication.Entry{Kind: publication.Decision, Blocks: []document.Block{asParagraph(cut(next.Block, max(0, len(next.PlainText())-len(next.text))))}}
		entry.Label = numberedLabel(next, "")
		if len(entries) == 0 {
			entry.Label = strings.TrimSpace(label + " " + entry.Label)
		}
		entries = append(entries, entry)
		if next.label.family == noLabel {
			break
		}
	}
	if len(entries) == 0 {
		return nil, 0
	}
	return entries, len(entries) + 1
}

var previousMinutesTitle = regexp.MustCompile(`(?i)\bminutes\b`)
var notPreviousMinutes = regexp.MustCompile(`(?i)\b(?:sub-?groups?|executive minutes|other)\b`)

// isPreviousMinutes reports whether a section is the item about the minutes of the meeting before: the first whose title
// speaks of minutes.
func (r *reading) isPreviousMinutes(section int) bool {
	for i, each := range r.pub.Sections {
		if each.Item && previousMinutesTitle.MatchString(each.Title) && !notPreviousMinutes.MatchString(each.Title) {
			return i == section
		}
	}
	return false
}

var correctionPlace = regexp.MustCompile(`(?i)^((?:page|p\.|item|paragraph|para\.?|section|minute|action|point|agenda item|line)\s*(?:no\.?\s*)?[\w./]+(?:,?\s*(?:\(?(?:page|item|paragraph|para|section|line|point|bullet|the)\b\)?\s*[\w./]+(?:\s+(?:paragraph|bullet|line|sentence|point))?))*)\s*(?::|\s[–—-]\s|,\s|\s(?:should|to) (?:read|be|say)\b|\sis\s)\s*`)

// previousMinutes reads the approval of the minutes before and the corrections to them.
func (r *reading) previousMinutes(context *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	if !context.isPreviousMinutes || first.isTable() || first.Kind == document.Heading {
		return nil, 0
	}
	if entry, ok := correction(first, first.text, len(first.PlainText())-len(first.text)); ok {
		return []publication.Entry{entry}, 1
	}
	// "Agreed. Page 3: should read …" in one paragraph is a decision and a correction.
	if before, after, found := strings.Cut(first.text, ". "); found && minutesAgreed.MatchString(before) && first.Number == "" {
		rest := *first
		lead := len(first.PlainText()) - len(after)
		if entry, ok := correction(&rest, after, lead); ok && strings.HasSuffix(first.PlainText(), after) {
			decided := first.Block
			decided.Runs = head(first.Runs, lead-1)
			decided = cut(decided, len(first.PlainText())-len(first.text)-0)
			return []publication.Entry{{Kind: publication.Decision, Label: numberedLabel(first, ""), Blocks: []document.Block{decided}}, entry}, 1
		}
	}
	if minutesOf.MatchString(first.text) && minutesAgreed.MatchString(first.text) && len(words(first.text)) <= 45 {
		entry := publication.Entry{Kind: publication.Decision, Label: numberedLabel(first, ""), Blocks: []document.Block{asParagraph(cut(first.Block, max(0, len(first.PlainText())-len(first.text))))}}
		if first.Number != "" {
			entry.Blocks[0] = asParagraph(first.Block)
		}
		return []publication.Entry{entry}, 1
	}
	return nil, 0
}

// correction reads "Page 7: was new-birth visits (not 2-year check)". lead is where the text begins in the block.
func correction(first *line, text string, lead int) (publication.Entry, bool) {
	at := correctionPlace.FindStringSubmatchIndex(text)
	if at == nil {
		return publication.Entry{}, false
	}
	cutAt := at[1]
	if joint := text[at[3]:at[1]]; strings.ContainsAny(joint, "abcdefghijklmnopqrstuvwxyz") {
		cutAt = at[3] // "should read" belongs to the correction
	}
	return publication.Entry{Kind: publication.Correction, Label: text[at[2]:at[3]], Blocks: []document.Block{asParagraph(cut(first.Block, max(0, lead)+cutAt))}}, true
}

// previousMeeting is the date of the meeting whose minutes were approved or amended: in the item's text, else its title.
func (r *reading) previousMeeting() {
	for i, section := range r.pub.Sections {
		if !r.isPreviousMinutes(i) {
			continue
		}
		for _, entry := range section.Entries {
			if date := firstDate(entry.Text()); (entry.Kind == publication.Decision || minutesOf.MatchString(entry.Text())) && date.date != "" {
				r.pub.PreviousMeeting = date.date
				return
			}
		}
		r.pub.PreviousMeeting = firstDate(section.Title).date
	}
}
