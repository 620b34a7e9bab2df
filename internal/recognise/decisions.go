package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// meetingDecides begins a sentence in which the meeting decides. "Agreed with" somebody is a remark.
const meetingDecides = `It was (?:unanimously )?(?i:agreed|resolved|decided)\b|(?:(?:The )?(?:Board|Committee|Partnership|Executive|Group|Sub-?[Gg]roup|Panel|Meeting|Members|Partners|Trustees|Cabinet)|The (?:board|committee|partnership|executive|group|sub-?group|panel|meeting)|We)(?: members)? (?:unanimously )?(?i:(?:agreed|resolved|decided|approved|ratified|endorsed|adopted)(?:,|\.|\s+(?:that|to|not|on|a|an|the|its|their|this|these|one|two|[A-Z])\b)|signed off\b)`

var (
	decisionLabel = regexp.MustCompile(`^((?i:resolved|it was resolved|agreed|decisions?|decision made|resolution|it was agreed|the (?:board|committee|partnership|executive|group|meeting) (?:resolved|agreed))(?:\s+\d+)?(?i:\s+(?:that|to))?\s*[:–—]\s*(?:-\s*)?|RESOLVED,?\s+|AGREED,?\s+)`)
	// The label alone, over numbered parts, needs no colon.
	bareDecision = regexp.MustCompile(`^(?:RESOLVED|AGREED|Resolved|Agreed)(?: that)?$`)
	// A paragraph that begins by saying that the meeting decided. A report of what others agreed does not begin so.
	decisionSentence = regexp.MustCompile(`^(?:` + meetingDecides + `)`)
	// The sentence that approves or amends the minutes of the meeting before.
	minutesAgreed = regexp.MustCompile(`(?i)\b(?:minutes|notes)\b.*\b(?:agreed|approved|accepted|confirmed|signed as|true record|accurate record|correct record)\b|\b(?:agreed|approved|accepted|confirmed|received)\b.*\bminutes\b|^(?:agreed|approved|accepted|confirmed)\b`)
)

// decision reads what the meeting resolved in words of its own.
func (r *reading) decision(context *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	if first.isTable() || first.Kind == document.Heading {
		return nil, 0
	}
	label := decisionLabel.FindString(first.text)
	if bareDecision.MatchString(first.text) && len(lines) > 1 && lines[1].label.value == 1 {
		label = first.text
	}
	switch {
	case label != "" && len(first.text) == len(strings.TrimSpace(label)):
		return labelledList(label, lines)
	case label != "" && firstPart.MatchString(first.text[len(label):]):
		return numberedDecisions(label, lines)
	case label != "" && context.isPreviousMinutes:
		return withCorrections(newDecision(first, label), first), 1
	case label != "", decisionSentence.MatchString(first.text) && !first.isBulleted():
		return []publication.Entry{newDecision(first, label)}, 1
	}
	return nil, 0
}

// firstPart begins the first of several numbered decisions on the line of the label: "Resolved:- (1) That …".
var firstPart = regexp.MustCompile(`^\s*\(?(?:1|i|a)[.)]\s+`)

// numberedDecisions reads the parts that follow on lines of their own, while their numbers count on.
func numberedDecisions(label string, lines []*line) ([]publication.Entry, int) {
	entries := []publication.Entry{newDecision(lines[0], label)}
	for _, next := range lines[1:] {
		if next.isTable() || next.label.family <= bullet || next.label.value != len(entries)+1 {
			break
		}
		entries = append(entries, newDecision(next, ""))
	}
	return entries, len(entries)
}

func newDecision(first *line, label string) publication.Entry {
	return publication.Entry{Kind: publication.Decision, Label: numberedLabel(first, strings.TrimSpace(label)), Blocks: []document.Block{first.from(len(label))}}
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
		entry := newDecision(next, "")
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

var bareAgreement = regexp.MustCompile(`(?i)^(?:(?:the )?(?:minutes|notes) (?:were )?)?(?:agreed|approved|accepted|confirmed)\b[^.]{0,60}$`)
var previousMinutesTitle = regexp.MustCompile(`(?i)\bminutes\b|^last (?:time|meeting|notes)\W*$|^notes\b.*\b(?:of|from)\b`)
var notPreviousMinutes = regexp.MustCompile(`(?i)\b(?:sub-?groups?|executive minutes|other)\b`)

// isPreviousMinutes reports whether a section is the item about the minutes of the meeting before: the first whose title
// speaks of minutes.
func (r *reading) isPreviousMinutes(section int) bool {
	speaks := func(each publication.Section) bool {
		return each.Item && previousMinutesTitle.MatchString(each.Title) && !notPreviousMinutes.MatchString(each.Title)
	}
	return speaks(r.pub.Sections[section]) && slices.IndexFunc(r.pub.Sections, speaks) == section
}

var correctionPlace = regexp.MustCompile(`(?i)^((?:page|p\.|item|paragraph|para\.?|section|minute|action|point|agenda item|line)\s*(?:no\.?\s*)?[\w./]+(?:,?\s*(?:\(?(?:page|item|paragraph|para|section|line|point|bullet|the)\b\)?\s*[\w./]+(?:\s+(?:paragraph|bullet|line|sentence|point))?))*(?:,\s+[a-z][a-z ]{2,30})?)\s*(?::|\s(?:should|to) (?:read|be|say)\b)\s*`)

// pagePlace may have a dash or comma behind it too; "Item 6 - signed off" is a matter arising.
var pagePlace = regexp.MustCompile(`(?i)^((?:page|p\.|paragraph|para\.?|section|line)\s*[\w./]+(?:,?\s*(?:paragraph|para|bullet|line|point)\s*[\w./]+)*)\s*(?:[–—-]\s|,\s|\sis\s)\s*`)

// correctionWithin are corrections inside the sentence that approves: "subject to an amendment on page 4 (BG was present)",
// "subject to Minute C105/25 reading “seventeen” instead of “seventy”".
var correctionWithin = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:change|amendment|correction)\s+(?:on|to|at|in)\s+((?:page|paragraph|item|section|minute)\s+[\w./]+)\s*[(:]\s*([^();]+?)[).;]`),
	regexp.MustCompile(`(?i)\b((?:page|paragraph|item|section|minute)\s+[\w./]+)\s+((?:reading|to read|being amended to|amended to read)\b[^;]+?)\.?$`),
	regexp.MustCompile(`(?i)\b(?:at|in|on)\s+((?:page|paragraph|item|section|minute)\s+[\w./]+),?\s+([“"][^”"]+[”"]\s+should\s+(?:read|be)\s+[“"][^”"]+[”"]\.?)`),
	regexp.MustCompile(`(?i)\bamendments?:\s*([^:;]{3,60}?),?\s+((?:delete|insert|replace)\b.*)$`),
}

// withCorrections sets off the corrections that a decision holds inside its sentence, which stays as it is.
func withCorrections(decided publication.Entry, first *line) []publication.Entry {
	entries := []publication.Entry{decided}
	for _, form := range correctionWithin {
		for _, match := range form.FindAllStringSubmatch(first.text, -1) {
			entries = append(entries, publication.Entry{Kind: publication.Correction, Label: match[1], Blocks: []document.Block{document.Text(document.Paragraph, strings.TrimSpace(match[2]))}})
		}
	}
	return entries
}

// correctionInside is a correction in a sentence of its own: "On page 4 the number should be 37, not 73."
var correctionInside = regexp.MustCompile(`(?:^|\.\s)(On (?:page|paragraph|item) [\w.]+),?( [^.]*\bshould (?:be|read|say)\b(?:[^.]|\.\d)*\.)`)

// correctionsFollow ends or divides a sentence of agreement that names its corrections: "… subject to the following: …".
var correctionsFollow = regexp.MustCompile(`(?i)\b(?:subject to|with (?:the following|these|this|one|two|three|the)|once the following|amend|correct|change)\b[^:]*:(?:\s+|$)`)

// listedPlace is where in the earlier minutes a listed correction belongs: "Minute 25/24, third paragraph:", "3.2.4,".
var listedPlace = regexp.MustCompile(`(?i)^((?:(?:page|p\.|item|paragraph|para\.?|section|minute|point|agenda item)\s*(?:no\.?\s*)?)?[A-Z]{0,4}\d[\w./]*(?:,\s*(?:page|item|paragraph|section|minute)\s+[\w./]+)*(?:,\s*(?:(?:\w+\s+)?(?:paragraph|bullet|line|sentence|point)(?:\s+\w+)?))?)\s*(?:[:,]|\s[–—-])\s+(.+)$`)

// placeInWords is the same in a sentence: "in item 4 the name of the school should be …".
var placeInWords = regexp.MustCompile(`(?i)^(?:in|on|at)\s+((?:page|item|paragraph|minute|section)\s+[\w./]+),?\s+(.+)$`)

// listedCorrections reads the corrections behind such a colon: in the sentence, divided by semicolons, or on lines of
// their own. It gives what they are and how many lines after the first it took.
func listedCorrections(first *line, lines []*line) (entries []publication.Entry, taken int) {
	at := correctionsFollow.FindStringIndex(first.text)
	if at == nil {
		return nil, 0
	}
	if rest := first.text[at[1]:]; rest != "" {
		for _, piece := range strings.Split(rest, "; ") {
			piece = strings.TrimSuffix(strings.TrimPrefix(piece, "and "), ".")
			label, at := listedPlaceOf(piece)
			if at == 0 {
				return nil, 0
			}
			entries = append(entries, publication.Entry{Kind: publication.Correction, Label: label, Blocks: []document.Block{document.Text(document.Paragraph, strings.TrimSpace(piece[at:]))}})
		}
		return entries, 0
	}
	for _, next := range lines {
		label, at := listedPlaceOf(next.text)
		if next.isTable() || next.label.family == noLabel || at == 0 {
			break
		}
		entries = append(entries, publication.Entry{Kind: publication.Correction, Label: numberedLabel(next, label), Blocks: []document.Block{next.from(at)}})
		taken++
	}
	return entries, taken
}

// listedPlaceOf gives the place at the beginning of a correction, and where the correction itself begins; 0 for none. Of
// the forms that fit, the one that reads the longest place counts.
func listedPlaceOf(text string) (place string, end int) {
	if at := correctionPlace.FindStringSubmatchIndex(text); at != nil {
		place, end = text[at[2]:at[3]], at[1]
		if strings.ContainsAny(text[at[3]:at[1]], "abcdefghijklmnopqrstuvwxyz") {
			end = at[3] // "should read" belongs to the correction
		}
	}
	for _, form := range []*regexp.Regexp{listedPlace, placeInWords} {
		if at := form.FindStringSubmatchIndex(text); at != nil && at[3]-at[2] > len(place) {
			place, end = text[at[2]:at[3]], at[4]
		}
	}
	return place, end
}

// previousMinutes reads the approval of the minutes before and the corrections to them.
func (r *reading) previousMinutes(context *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	if !context.isPreviousMinutes || first.isTable() || first.Kind == document.Heading {
		return nil, 0
	}
	if label := decisionLabel.FindString(first.text); minutesAgreed.MatchString(first.text) {
		if listed, taken := listedCorrections(first, lines[1:]); listed != nil {
			return append([]publication.Entry{newDecision(first, label)}, listed...), 1 + taken
		}
	}
	if decisionLabel.MatchString(first.text) {
		return nil, 0
	}
	if entry, ok := correction(first, 0); ok {
		return []publication.Entry{entry}, 1
	}
	// "Agreed. Page 3: should read …" in one paragraph is a decision and a correction.
	if at := strings.Index(first.text, ". "); at > 0 && minutesAgreed.MatchString(first.text[:at]) {
		if entry, ok := correction(first, at+2); ok {
			decided := newDecision(first, "")
			decided.Blocks[0].Runs = head(decided.Blocks[0].Runs, at+1)
			return []publication.Entry{decided, entry}, 1
		}
	}
	if at := correctionInside.FindStringSubmatchIndex(first.text); at != nil {
		corrected := publication.Entry{Kind: publication.Correction, Label: first.text[at[2]:at[3]], Blocks: []document.Block{first.from(at[3])}}
		corrected.Blocks[0].Runs = head(corrected.Blocks[0].Runs, at[5]-at[3])
		entries := []publication.Entry{corrected}
		if before := strings.TrimSpace(first.text[:at[2]]); before != "" {
			said := newDecision(first, "")
			said.Blocks[0].Runs = head(said.Blocks[0].Runs, at[2]-1)
			if !minutesAgreed.MatchString(before) {
				said.Kind = publication.Prose
			}
			entries = []publication.Entry{said, corrected}
		}
		if at[5] < len(first.text) {
			after := publication.Entry{Kind: publication.Prose, Blocks: []document.Block{first.from(at[5])}}
			entries = append(entries, after)
		}
		return entries, 1
	}
	// "Agreed with no changes. All actions are complete": the first sentence is the decision.
	if at := strings.Index(first.text, ". "); at > 0 && bareAgreement.MatchString(first.text[:at]) {
		decided, rest := newDecision(first, ""), publication.Entry{Kind: publication.Prose, Blocks: []document.Block{first.from(at + 2)}}
		decided.Blocks[0].Runs = head(decided.Blocks[0].Runs, at+1)
		return []publication.Entry{decided, rest}, 1
	}
	if minutesAgreed.MatchString(first.text) && len(words(first.text)) <= 45 {
		return withCorrections(newDecision(first, ""), first), 1
	}
	return nil, 0
}

// correction reads "Page 7: was half-termly (not half-yearly)" from the text of a line on.
func correction(first *line, from int) (publication.Entry, bool) {
	text := first.text[from:]
	at := correctionPlace.FindStringSubmatchIndex(text)
	if at == nil {
		at = pagePlace.FindStringSubmatchIndex(text)
	}
	if at == nil {
		return publication.Entry{}, false
	}
	end := at[1]
	if strings.ContainsAny(text[at[3]:end], "abcdefghijklmnopqrstuvwxyz") {
		end = at[3] // "should read" belongs to the correction
	}
	return publication.Entry{Kind: publication.Correction, Label: text[at[2]:at[3]], Blocks: []document.Block{first.from(from + end)}}, true
}

// previousMeeting is the date of the meeting whose minutes were approved or amended: in the item's text, else its title.
func (r *reading) previousMeeting() {
	for i, section := range r.pub.Sections {
		if !r.isPreviousMinutes(i) {
			continue
		}
		for _, entry := range section.Entries {
			if date := firstDate(entry.Text()); (entry.Kind == publication.Decision || minutesAgreed.MatchString(entry.Text())) && date.date != "" {
				r.pub.PreviousMeeting = date.date
				return
			}
		}
		r.pub.PreviousMeeting = firstDate(section.Title).date
	}
}
