package disclosure

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A day as papers write it, with or without its year.
const (
	month    = `(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dayMonth = `\d{1,2}\s?(?:st|nd|rd|th)?(?:\s+of)?\s+` + month
	wholeDay = `(?:` + dayMonth + `\.?,?\s+(?:(?:19|20)\d{2}|'?\d{2})|` + month + `\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d{2}|\d{2})|(?:19|20)\d{2}-\d{2}-\d{2})`
	someDay  = `(?:` + wholeDay + `|` + dayMonth + `|` + month + `\s+(?:19|20)\d{2})`
)

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}

var (
	dayParts  = regexp.MustCompile(`[0-9]+|[A-Za-z]{3,}`)
	isOrdinal = regexp.MustCompile(`(?i)^(?:st|nd|rd|th|of)$`)
)

// dayOf reads a whole day, the day of the month first; the zero time where it is none.
func dayOf(text string) time.Time {
	var number []int
	var named time.Month
	for _, part := range dayParts.FindAllString(text, -1) {
		if value, err := strconv.Atoi(part); err == nil {
			number = append(number, value)
			continue
		}
		for name, month := range months {
			if !isOrdinal.MatchString(part) && strings.HasPrefix(name, strings.ToLower(part)[:3]) {
				named = month
			}
		}
	}
	switch {
	case named > 0 && len(number) == 2:
		number = []int{number[0], int(named), number[1]}
	case len(number) != 3:
		return time.Time{}
	case number[0] > 1900:
		number[0], number[2] = number[2], number[0]
	}
	if number[2] < 100 {
		number[2] += 2000
		if number[2] > time.Now().Year() {
			number[2] -= 100
		}
	}
	day := time.Date(number[2], time.Month(number[1]), number[0], 0, 0, 0, 0, time.UTC)
	if day.Day() != number[0] || int(day.Month()) != number[1] {
		return time.Time{}
	}
	return day
}

// today is the day by which ages are reckoned.
func (at *subject) now() time.Time {
	for _, each := range []string{string(at.Today), string(at.pub.Date)} {
		if day, err := time.Parse(time.DateOnly, each); err == nil {
			return day
		}
	}
	return time.Now()
}
