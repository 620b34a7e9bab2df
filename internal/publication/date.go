package publication

import "time"

// A Date is a day as "2006-01-02", "" where none is known.
type Date string

// NewDate gives the day, or "" and false where the calendar has no such day.
func NewDate(year int, month time.Month, day int) (Date, bool) {
	when := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if when.Year() != year || when.Month() != month || when.Day() != day {
		return "", false
	}
	return Date(when.Format(time.DateOnly)), true
}

// Time is the start of the day in UTC; the zero time where the date is "" or malformed.
func (d Date) Time() time.Time {
	when, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return when
}

// Long gives the date as the site writes it, "21 December 2020"; "" for none.
func (d Date) Long() string {
	if when := d.Time(); !when.IsZero() {
		return when.Format("2 January 2006")
	}
	return ""
}
