package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/publication"
)

// When and where, where no label says so: in the title, in a sentence beneath it, in a short line of its own.

// heldLine is a line at the head that says in a sentence when and where: "Held on Thursday 11 June 2026, 2.00pm".
var heldLine = regexp.MustCompile(`(?i)^(?:the meeting (?:was )?)?(?:held|meeting held|which met)\b|^(?:on|at)\s`)

// placeInSentence is the venue at the end of such a sentence.
var placeInSentence = regexp.MustCompile(`(?:^|[\s,])(?:[Ii]n|[Aa]t|[Vv]ia|[Oo]n)\s+((?:the\s+)?[A-Z](?:[^.;]|\.\d)*)$`)

// placeBeforeDate is the venue of "a meeting held in the Guildhall on Wednesday, 4 March 2026".
var placeBeforeDate = regexp.MustCompile(`(?i:\bheld (?:in|at|via))\s+((?:the\s+)?[A-Z].*?)\s+on(?:\s+(?:\w+day),?)?\s*$`)

// beginsWithDate: "Tuesday 24 March 2026, 10:00-11:45, The Old Library".
func beginsWithDate(text string) bool {
	text = leadingDay.ReplaceAllString(text, "")
	date := firstDate(text)
	return date.printed != "" && date.start == 0 && behindDate.MatchString(text[date.end:])
}

var (
	leadingDay = regexp.MustCompile(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s+`)
	behindDate = regexp.MustCompile(`^(?:,|\s(?:at|in|from)\s)`)
)

// beginsWithTime: ", 1.00pm - 3.05pm at Kestrel House", what a title line goes on with behind its date.
func beginsWithTime(text string) bool {
	return leadingTime.MatchString(strings.TrimLeft(text, ", "))
}

// headSentence reads the time and place that stand in the title or in the line about when the meeting was held.
func (r *reading) headSentence(found *headReading) {
	if r.pub.Kind != publication.Minutes {
		return
	}
	for i, each := range r.head()[:min(12, len(r.head()))] {
		isTitle := each.why == "shown as the title"
		if each.isTable() || !isTitle && (!each.isFree() || !heldLine.MatchString(each.text) && !beginsWithDate(each.text) && !beginsWithTime(each.text) || len(words(each.text)) > 25 || strings.HasSuffix(each.text, ".")) {
			continue
		}
		text := each.said()
		date := firstDate(text)
		if date.printed == "" && (isTitle || i == 0 || !r.isBelowTitle(each) && !beginsWithTime(each.text)) {
			continue
		}
		rest := text[date.end:]
		if !isTitle && date.printed != "" {
			found.dates = append(found.dates, date)
		}
		when := trailingTime.FindString(rest)
		rest = strings.TrimSuffix(rest, when)
		place := placeInSentence.FindStringSubmatchIndex(rest)
		if place != nil && r.pub.Meeting.Venue == "" {
			r.pub.Meeting.Venue = rest[place[2]:place[3]]
			rest = rest[:place[0]]
		}
		times := findTimes(rest + when)
		found.times = append(found.times, times...)
		if left := strings.Trim(leadingTime.ReplaceAllString(strings.Trim(rest, " ,"), ""), " ,"); left != rest && r.pub.Meeting.Venue == "" && venueWords.MatchString(left) && startsUpper(left) {
			if is, value := labelledFact(left); is == venueFact {
				left = value
			}
			r.pub.Meeting.Venue = left
		}
		if before := placeBeforeDate.FindStringSubmatch(text[:date.start]); before != nil && r.pub.Meeting.Venue == "" {
			r.pub.Meeting.Venue = before[1]
		}
		if !isTitle && (len(times) > 0 || place != nil) && saysNoMore(strings.TrimSpace(text[:date.start])+" "+rest) {
			each.fact("shown as the date, time and venue")
		}
	}
}

var (
	venueWords   = regexp.MustCompile(`(?i)\b(?:room|hall|centre|center|house|offices?|building|teams|zoom|skype|virtual|virtually|online|hotel|civic|suite|chamber|headquarters|library|college|school|street|road|floor|webex|video conference)\b`)
	leadingTime  = regexp.MustCompile(`(?i)^(?:at |from )?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|hrs|noon|a\.m\.|p\.m\.)?\s*(?:to|until|till|-|–|—)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|hrs|noon|a\.m\.|p\.m\.)?,?\s*|^(?:at |from )?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|hrs|noon|a\.m\.|p\.m\.),?\s*`)
	trailingTime = regexp.MustCompile(`(?i),?\s+at\s+\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|hrs|noon|a\.m\.|p\.m\.)$`)
)

// unlabelled reads a short line of the head that has no label as a time or a place, where its own words say so.
func (r *reading) unlabelled(each *line) (headFact, string) {
	if r.pub.Kind != publication.Minutes || len(words(each.text)) > 14 || strings.HasSuffix(each.text, ".") || each.isBulleted() {
		return noFact, ""
	}
	rest := leadingTime.ReplaceAllString(each.text, "")
	switch {
	case rest == "" && len(findTimes(each.text)) > 0:
		return timeFact, each.text
	case rest != "" && venueWords.MatchString(rest) && startsUpper(rest) && !minutesForm.MatchString(rest) && firstDate(rest).printed == "" && !r.words.group.MatchString(rest) && r.isBelowTitle(each):
		return venueFact, each.text
	}
	return noFact, ""
}

// isBelowTitle reports whether a line stands in the block of lines at the very top, under the title or the group.
func (r *reading) isBelowTitle(each *line) bool {
	for i, other := range r.lines[:min(8, len(r.lines))] {
		if other == each {
			return i > 0
		}
		if _, _, opens := attendanceHeading(other.text); opens || strings.HasSuffix(other.text, ".") && !exampleLine.MatchString(other.text) {
			return false
		}
	}
	return false
}
