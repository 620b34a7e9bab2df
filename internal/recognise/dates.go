package recognise

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gazette/internal/publication"
)

// A statedDate is one date as a document prints it.
type statedDate struct {
	date    publication.Date // "" where the calendar has no such day
	printed string
	problem string // set where the day does not exist, or is not the weekday that is printed with it
	start   int    // byte offset in the text
	end     int
}

const monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var (
	weekdayPart = `(?:(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?`
	// UK order: day first. "21st December 2020", "8 th of March, 2012", "28 Sept '20".
	dayMonthYear = regexp.MustCompile(`(?i)\b` + weekdayPart + `(\d{1,2})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(` + monthNames + `)\.?,?\s+(\d{4}|['’]?\d{2})\b`)
	// A named month makes the American order unambiguous too.
	monthDayYear = regexp.MustCompile(`(?i)\b` + weekdayPart + `(` + monthNames + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	numericDate  = regexp.MustCompile(`(?i)\b` + weekdayPart + `(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b`)
	isoDate      = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	leadMonth    = regexp.MustCompile(`(?i)^(?:` + monthNames + `)\b`)
)

func beginsWithMonth(text string) bool { return leadMonth.MatchString(text) }

// findDates gives the dates that a text prints in full, in its order. A month or year alone is none, and numeric dates
// are read day first.
func findDates(text string) []statedDate {
	var found []statedDate
	add := func(at []int, weekday, day, month, year string) {
		stated := statedDate{printed: text[at[0]:at[1]], start: at[0], end: at[1]}
		stated.date, stated.problem = civil(weekday, day, month, year, stated.printed)
		for _, each := range found {
			if stated.start < each.end && each.start < stated.end {
				return
			}
		}
		found = append(found, stated)
	}
	for _, at := range dayMonthYear.FindAllStringSubmatchIndex(text, -1) {
		part := submatches(text, at)
		add(at, part[1], part[2], part[3], part[4])
	}
	for _, at := range monthDayYear.FindAllStringSubmatchIndex(text, -1) {
		part := submatches(text, at)
		add(at, part[1], part[3], part[2], part[4])
	}
	for _, at := range isoDate.FindAllStringSubmatchIndex(text, -1) {
		part := submatches(text, at)
		add(at, "", part[3], part[2], part[1])
	}
	for _, at := range numericDate.FindAllStringSubmatchIndex(text, -1) {
		part := submatches(text, at)
		add(at, part[1], part[2], part[3], part[4])
	}
	sortBy(found, func(each statedDate) int { return each.start })
	return found
}

// firstDate is the first date of a text; the zero value where it prints none.
func firstDate(text string) statedDate {
	if dates := findDates(text); len(dates) > 0 {
		return dates[0]
	}
	return statedDate{}
}

func civil(weekday, day, month, year, printed string) (publication.Date, string) {
	y, _ := strconv.Atoi(strings.TrimLeft(year, "'’"))
	if y < 100 {
		y += 2000
	}
	d, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = (strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(month[:3])) + 3) / 3
	}
	date, ok := publication.NewDate(y, time.Month(m), d)
	if !ok {
		return "", fmt.Sprintf("%s is not a day of the calendar", printed)
	}
	if is := date.Time().Weekday().String(); weekday != "" && !strings.EqualFold(is[:3], weekday[:3]) {
		return date, fmt.Sprintf("%s was a %s, but it is printed as %q", date.Long(), is, printed)
	}
	return date, ""
}

func submatches(text string, at []int) []string {
	parts := make([]string, len(at)/2)
	for i := range parts {
		if at[2*i] >= 0 {
			parts[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return parts
}

var clockTime = regexp.MustCompile(`(?i)\b(\d{2})(\d{2})\s*(?:hrs?|hours)\b|\b(\d{1,2})(?:[:.](\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|noon\b|midday\b|hrs?\b|hours\b)?|\b(noon|midday)\b`)

// sharedHours: "0930-1145hrs" says of both that they are times.
var sharedHours = regexp.MustCompile(`(?i)\b(\d{4})(\s*(?:-|–|to|until)\s*)(\d{4})(\s*(?:hrs|hours))`)

// findTimes gives the times of day in a text as "HH:MM". A figure counts only with minutes or with am, pm or noon; one
// without am or pm takes those of the time after it where it would else be later ("1.30 to 4.30pm").
func findTimes(text string) []string {
	type moment struct{ minutes, half int } // half: 0 unknown, 1 am or 24-hour, 2 pm
	text = sharedHours.ReplaceAllString(text, "${1}hrs$2$3$4")
	var moments []moment
	for _, match := range clockTime.FindAllStringSubmatch(text, -1) {
		hour, _ := strconv.Atoi(match[1] + match[3])
		minute, _ := strconv.Atoi(match[2] + match[4])
		suffix := strings.ToLower(strings.ReplaceAll(match[5], ".", ""))
		at := moment{}
		switch {
		case match[6] != "", suffix == "noon", suffix == "midday":
			at = moment{12 * 60, 2}
		case hour > 23 || minute > 59, match[4] == "" && suffix == "" && match[1] == "":
			continue
		case suffix == "pm":
			at = moment{(hour%12+12)*60 + minute, 2}
		case suffix == "am":
			at = moment{hour%12*60 + minute, 1}
		case hour > 12 || suffix != "" || match[1] != "" || strings.HasPrefix(match[3], "0"):
			at = moment{hour*60 + minute, 1}
		default:
			at = moment{hour*60 + minute, 0}
		}
		moments = append(moments, at)
	}
	for i := len(moments) - 2; i >= 0; i-- {
		if this, next := moments[i], moments[i+1]; this.half == 0 && next.half == 2 && this.minutes+12*60 < next.minutes {
			moments[i].minutes += 12 * 60
		}
	}
	for i := 1; i < len(moments); i++ {
		if moments[i].half == 0 && moments[i].minutes < moments[i-1].minutes && moments[i].minutes+12*60 > moments[i-1].minutes {
			moments[i].minutes += 12 * 60
		}
	}
	times := make([]string, len(moments))
	for i, at := range moments {
		times[i] = fmt.Sprintf("%02d:%02d", at.minutes/60%24, at.minutes%60)
	}
	return times
}
