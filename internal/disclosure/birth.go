package disclosure

import (
	"regexp"
	"time"
)

var (
	_ = enter(rule{dates, "date-of-birth", Decide, "A day, or a month and year, within five words of “born”, “date of birth” or “DOB”, or in a column of that name.", datesOfBirth})
	_ = enter(rule{dates, "date-beside-child", Decide, "A day directly behind a child, from which an age under 18 follows and which is older than half a year.",
		search{
			near: figures, with: childCue, back: 60, ahead: 25, pattern: regexp.MustCompile(`\b(?:(?i:child|baby|boy|girl|infant|son|daughter|brother|sister|sibling|twin|pupil|young person))(?:\s+[A-Z][\w']*){0,2}\s*(?:\(|,|:|;| - )\s*(` + wholeDay + `)`), judge: judgeChildDate,
			why: "A day directly behind a child is read as a date of birth, and the age that follows from it is that of a child.",
			do:  "Take the day out, or say the age in a wide band, or decide that it is another day that may be published.",
		}.find})
	_ = enter(rule{dates, "date-of-death", Decide, "A day, or a month and year, within five words of “died”, “passed away”, “was found dead” or “date of death”.",
		search{
			digits: 1, cues: deathCue, pattern: regexp.MustCompile(`(?i:\b(?:died|passed away|found dead|(?:was|were) killed|d\.?o\.?d\b\.?|date of death|(?:his|her|their|'s) death|took (?:his|her|their) own life))(?:\W+[\w']+){0,5}?\W+(` + someDay + `)|\b(` + someDay + `),?(?:\s+[\w']+){0,6}?\s+(?i:died|passed away|was found dead|took (?:his|her|their) own life)`),
			why: "The day on which somebody died leads to notices and news about one person and family.",
			do:  "Give the year or the season, or decide that the day may be published.",
		}.find})
)

const (
	whyBirth = "A date of birth leads to one person, and with a pseudonym it tells who the child is."
	doBirth  = "Take it out, or say the age in a wide band, or decide that it may be published."
)

var (
	bornOn = search{
		digits: 1, cues: birthCue | deathCue,
		pattern: regexp.MustCompile(`(?i:\b(?:born|date of birth|birth ?date|birthday|d\.? ?o\.? ?b\b\.?|dob))(?:\W+[\w']+){0,5}?\W+(` + someDay + `)|\b(` + wholeDay + `)\W{1,3}(?i:\(?(?:d\.?o\.?b|date of birth))|(?i:\bborn in)\s+((?:19|20)\d{2})\b`),
		why:     whyBirth, do: doBirth,
	}
	dottedDOB = search{
		digits: 3, pattern: regexp.MustCompile(`(?i:\bd\. ?o\. ?b\.?)(?:\W+[\w']+){0,3}?\W+(` + someDay + `)`), why: whyBirth, do: doBirth,
	}
	birthColumn = regexp.MustCompile(`(?i)\b(?:d\.?o\.?b|date of birth|born|birth ?date)\b`)
	dayInCell   = search{
		digits: 3, cues: birthCue, pattern: regexp.MustCompile(`(` + wholeDay + `)`), why: whyBirth, do: doBirth,
		judge: func(_ *subject, m match) (Severity, bool) { return "", birthColumn.MatchString(m.column + " " + m.row) },
	}
)

// datesOfBirth finds them in sentences and in tables.
func datesOfBirth(at *subject) []hit {
	return once(append(append(bornOn.find(at), dottedDOB.find(at)...), dayInCell.find(at)...))
}

func judgeChildDate(at *subject, m match) (Severity, bool) {
	day := dayOf(m.text())
	return "", !day.IsZero() && day.Before(at.now().Add(-180*24*time.Hour)) && day.After(at.now().AddDate(-18, 0, 0))
}
