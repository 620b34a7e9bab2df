package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// A headFact is one labelled fact at the head of a document.
type headFact int

const (
	noFact headFact = iota
	dateFact
	timeFact
	endFact
	venueFact
	chairFact
	minutesFact
	bodyFact
	reviewFact // "Review date": a date that is not the document's
	publishedFact
	titleFact
)

var headLabels = []struct {
	words *regexp.Regexp
	is    headFact
}{
	{labelWords(`date and time(?: of (?:the )?meeting)?|date and time|date & time|(?:meeting )?date(?: of (?:the )?meeting)?|held on|meeting held(?: on)?|date held|day|when`), dateFact},
	{labelWords(`time(?: of (?:the )?meeting)?|start(?:ing)?(?: time)?|meeting time|times|start/finish|time started`), timeFact},
	{labelWords(`finish(?: time)?|end(?: time)?|meeting (?:closed|ended|finished)(?: at)?|closed|time ended`), endFact},
	{labelWords(`venue|location|place|held at|meeting venue|where`), venueFact},
	{labelWords(`chair|chaired by|chair(?:person|man|woman)|in the chair|meeting chair|chair of (?:the )?meeting|name of chair`), chairFact},
	{labelWords(`minutes (?:taken )?by|minute[- ]taker|minutes taken by|notes (?:taken )?by|note[- ]taker|scribe|minuted by|taken by|recorded by`), minutesFact},
	{labelWords(`meeting(?: title| name)?|name of (?:meeting|group|board|committee)|group|board|committee|sub-?group|panel|partnership|name of partnership`), bodyFact},
	{labelWords(`review date|date (?:for|of) review|next review(?: date)?|to be reviewed`), reviewFact},
	{labelWords(`published(?: on)?|publication date|date published|date of publication|last updated|updated|submitted|date submitted|date of report|report date|issued|date issued|issue date`), publishedFact},
	{labelWords(`title|subject|topic|report title|name of review|title of report`), titleFact},
}

func labelWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + alternatives + `)$`)
}

var labelled = regexp.MustCompile(`^([A-Za-z][A-Za-z&/' -]{1,40}?)\s*(?::\s*|\s[–-]\s)(.*)$`)

var strayOrdinal = regexp.MustCompile(`^(?:st|nd|rd|th)([A-Z])`)

// factLabel gives what a printed label announces.
func factLabel(text string) headFact {
	text = strings.TrimSpace(strings.TrimRight(text, ": "))
	text = strayOrdinal.ReplaceAllString(text, "$1") // "thDate:" has the raised letters of its date in front
	for _, each := range headLabels {
		if each.words.MatchString(text) {
			return each.is
		}
	}
	return noFact
}

// labelledFact reads "Venue: Town Hall" as a fact and its value.
func labelledFact(text string) (headFact, string) {
	match := labelled.FindStringSubmatch(text)
	if match == nil {
		return noFact, ""
	}
	return factLabel(match[1]), strings.TrimSpace(match[2])
}

// head is the part of the document before its first numbered item, at most headLines long: where facts about the whole
// document stand.
const headLines = 60

func (r *reading) head() []*line {
	for i, each := range r.lines {
		isItem := each.label.family == figure && each.label.value == 1 || each.label.family == reference || each.label.family == decimal
		if i == headLines || i > 0 && isItem && looksLikeHeading(each.text) {
			return r.lines[:i]
		}
	}
	return r.lines
}

// A headReading gathers the facts of the head, so that those that disagree can be seen side by side.
type headReading struct {
	dates []statedDate // labelled as the document's own
	times []string
}

// header reads the labelled facts at the head of a document, and marks the lines that say nothing else.
func (r *reading) header() {
	var found headReading
	for i, each := range r.head() {
		switch {
		case !each.isFree() || each.label.family > bullet:
		case each.isTable():
			r.headTable(each, &found)
		case len(each.gaps) > 1 && r.gapFacts(each, &found):
			each.fact("shown among the facts of the meeting")
		default:
			is, value := labelledFact(each.said())
			if value == "" && is != noFact && i+1 < len(r.lines) && !r.lines[i+1].isTable() {
				continue // a label on a line of its own says nothing by itself
			}
			if match := bareTime.FindStringSubmatch(each.said()); is == noFact && match != nil {
				is, value = factLabel(match[1]), match[2]
			} else if match := bareVenue.FindStringSubmatch(each.said()); is == noFact && match != nil && len(words(each.text)) <= 12 {
				is, value = venueFact, match[1]
			} else if is == noFact {
				is, value = r.unlabelled(each)
			}
			if match := minutesBy.FindStringSubmatch(each.text); is == noFact && match != nil {
				if shown := r.takeOfficer(minutesFact, match[1]); shown != "" {
					each.fact(shown)
				}
				continue
			}
			if shown := r.takeFact(is, value, each.Place, &found); shown != "" {
				each.fact(shown)
			}
		}
	}
	r.titleAndBody()
	r.headSentence(&found)
	r.settleDate(found.dates)
	if r.pub.Kind == publication.Minutes {
		r.settleTimes(found.times)
	}
}

var minutesWord = regexp.MustCompile(`(?i)^(?:minutes|notes):?$`)

// minutesBy names who took the minutes, where the label alone could be the name of the form.
var minutesBy = regexp.MustCompile(`(?i)^(?:minutes|notes)\s*:\s*(.+)$`)

// bareTime is a label and a time with no colon between them: "Start Time 9.00AM".
var bareTime = regexp.MustCompile(`(?i)^((?:start|finish|end)(?: time)?|time|(?:meeting )?date)\s+(?:of\s+)?(\d.*)$`)

// bareVenue is the same of a place: "Venue MS Teams".
var bareVenue = regexp.MustCompile(`^(?i:venue|location)\s+([A-Z].*)$`)

// gapFacts reads several labelled facts on one line: "Date: 14/05/2026   Time: 1.00 - 3.15pm". It reports whether all of
// the line was placed.
func (r *reading) gapFacts(each *line, found *headReading) bool {
	all := true
	for _, part := range each.gaps {
		is, value := labelledFact(part)
		if is == noFact {
			return false
		}
		all = r.takeFact(is, value, each.Place, found) != "" && all
	}
	return all
}

// headTable reads a grid of labels and values. It is left out only where every cell was understood.
func (r *reading) headTable(table *line, found *headReading) {
	all, any := true, false
	for i, cells := range labelRows(table.cells) {
		if i < 3 && slices.Index(r.lines, table) < 4 {
			if title := r.titleRow(cells); title != "" {
				any = any || title == "title"
				continue
			}
		}
		if several := r.peopleByLines(table, min(i, len(table.Rows)-1), nil); len(several) > 0 && r.pub.Kind == publication.Minutes {
			r.pub.People = append(r.pub.People, several...)
			any = true
			continue
		}
		if attendance, rest, opens := attendanceHeading(cells[0]); opens && rest == "" && r.pub.Kind == publication.Minutes {
			people := r.inlinePeople(strings.Join(cells[1:], ", "), attendance)
			r.pub.People = append(r.pub.People, people...)
			all, any = all && len(people) > 0, any || len(people) > 0
			continue
		}
		for at := 0; at < len(cells); at++ {
			is, value := factLabel(cells[at]), ""
			switch {
			case cells[at] == "":
				continue
			case is == noFact && at+1 < len(cells) && minutesWord.MatchString(cells[at]):
				is, value = minutesFact, cells[at+1]
				at++
			case is != noFact && at+1 < len(cells):
				at++
				value = cells[at]
			default:
				if is, value = labelledFact(cells[at]); is == noFact {
					if match := bareTime.FindStringSubmatch(cells[at]); match != nil {
						is, value = factLabel(match[1]), match[2]
					}
				}
			}
			if shown := r.takeFact(is, value, table.Place, found); shown == "" {
				all = false
			} else {
				any = true
			}
		}
	}
	if all && any {
		table.fact("shown among the facts of the meeting")
	}
}

// titleRow reads a row of the head that is no more than the title or the name of the group: in a grid over its whole width.
// It gives which; "" for any other row.
func (r *reading) titleRow(cells []string) string {
	text := strings.TrimSpace(strings.Join(cells, " "))
	if slices.ContainsFunc(cells, func(cell string) bool { return cell != "" && cell != text }) || text == "" {
		return ""
	}
	form := formOf[r.pub.Kind]
	switch {
	case r.words.isGroup(text) && r.pub.Body == "":
		r.pub.Body = text
		return "body"
	case form != nil && form.MatchString(text) && looksLikeHeading(text) && r.pub.Title == "":
		r.pub.Title = text
		return "title"
	}
	return ""
}

// labelRows gives a grid in which the labels stand above their values as one in which they stand beside them.
func labelRows(cells [][]string) [][]string {
	if len(cells) != 2 || len(cells[0]) < 2 || len(cells[0]) != len(cells[1]) {
		return cells
	}
	var rows [][]string
	for i, label := range cells[0] {
		if factLabel(label) == noFact || factLabel(cells[1][i]) != noFact {
			return cells
		}
		rows = append(rows, []string{label, cells[1][i]})
	}
	return rows
}

// takeFact stores one labelled fact. It gives where the page shows it, or "" where some of the value would be lost.
func (r *reading) takeFact(is headFact, value string, place document.Place, found *headReading) string {
	if value == "" {
		return ""
	}
	pub := r.pub
	switch is {
	case dateFact, publishedFact:
		dates := findDates(value)
		if len(dates) == 0 {
			return ""
		}
		found.dates = append(found.dates, dates[0])
		if is == dateFact {
			found.times = append(found.times, findTimes(value[dates[0].end:])...)
		}
		if len(dates) == 1 && saysNoMore(value[:dates[0].start]+" "+value[dates[0].end:]) {
			return "shown as the date"
		}
	case timeFact, endFact:
		times := findTimes(value)
		if is == endFact && len(found.times) > 1 {
			found.times = found.times[:1]
		}
		if found.times = append(found.times, times...); len(times) > 0 && saysNoMore(value) {
			return "shown as the time"
		}
	case venueFact:
		if pub.Kind == publication.Minutes && pub.Meeting.Venue == "" {
			if lead := leadingTime.FindString(value); lead != "" && len(lead) < len(value) {
				found.times = append(found.times, findTimes(lead)...)
				value = value[len(lead):]
			}
			pub.Meeting.Venue = value
			return "shown as the venue"
		}
	case chairFact, minutesFact:
		return r.takeOfficer(is, value)
	case bodyFact:
		if name := r.words.groupName(value); name != "" && pub.Body == "" {
			pub.Body = name
			if len(words(name)) == len(words(value)) {
				return "shown as who met"
			}
		}
	case titleFact:
		if pub.Title == "" {
			pub.Title = value
			return "shown as the title"
		}
	}
	return ""
}

// takeOfficer reads "Chair: Ann Example, Director, Anytown Council" and the same for who took the minutes.
func (r *reading) takeOfficer(is headFact, value string) string {
	person, ok := r.words.person(value)
	if !ok || r.pub.Kind != publication.Minutes {
		return ""
	}
	duty := publication.DutyMinutes
	if is == chairFact {
		duty = publication.DutyChair
		r.pub.Meeting.Chair = person.Name
	}
	person.Duties = append(person.Duties, duty)
	person.Attendance = publication.Present
	r.pub.People = append(r.pub.People, person)
	return "shown as who was there"
}

// glue are words that join times and dates and say nothing of their own.
var glue = regexp.MustCompile(`(?i)\b(?:from|to|until|till|at|on|the|and|between|start|finish|end|time|date|commencing|concluding|meeting|held|in|via|hrs|hours|noon|midday|am|pm|st|nd|rd|th|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b`)

// saysNoMore reports whether nothing is left of a value when its times and joining words are taken out.
func saysNoMore(value string) bool {
	value = glue.ReplaceAllString(clockTime.ReplaceAllString(value, " "), " ")
	return len(words(value)) == 0
}
