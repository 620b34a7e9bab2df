package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/publication"
)

// settleTimes sets start and end of the meeting from the times of the head.
func (r *reading) settleTimes(times []string) {
	if len(times) > 0 && r.pub.Meeting.Start == "" {
		r.pub.Meeting.Start = times[0]
	}
	if len(times) > 1 && times[1] > times[0] {
		r.pub.Meeting.End = times[1]
	}
	for _, each := range r.lines {
		if match := meetingClosed.FindStringSubmatch(each.text); match != nil && !each.isTable() {
			if closed := findTimes(match[1]); len(closed) == 1 && closed[0] > r.pub.Meeting.Start {
				r.pub.Meeting.End = closed[0]
			}
		}
	}
}

var meetingClosed = regexp.MustCompile(`(?i)(?:^|\.\s)(?:the )?(?:chair(?:man|person)? closed the )?meeting (?:was )?(?:closed|ended|finished|concluded)\s*(?:at|:)*\s*(.{3,20})$`)

// settleDate sets the date from what the head states: a labelled date, else the first of the title lines. Dates that
// disagree are reported, and only one whose weekday is right where the other's is wrong is kept.
func (r *reading) settleDate(labelled []statedDate) {
	candidates := labelled
	// The date of a title and one on a line of its own are the document's; one in a sentence need not be.
	if date := firstDate(r.pub.Title); date.printed != "" && !earlierMinutes.MatchString(r.pub.Title) {
		candidates = append(candidates, date)
	}
	for _, each := range r.head() {
		if _, _, isList := attendanceHeading(each.text); isList {
			break // what stands below the attendance list may be the date of another meeting
		}
		if each.isFree() && !each.isTable() && isOnlyDate(each.text) {
			candidates = append(candidates, firstDate(each.text))
			each.fact("shown as the date")
		}
	}
	if len(candidates) == 0 && r.pub.Kind == publication.Minutes {
		candidates = r.namedDate()
	} else if len(candidates) == 0 {
		candidates = r.bornDate()
	}
	certain := map[publication.Date]bool{}
	var problems []string
	var order []publication.Date
	for _, each := range candidates {
		if each.problem != "" {
			problems = append(problems, each.problem)
		}
		if each.problem == "" && !certain[each.date] {
			certain[each.date] = true
			order = append(order, each.date)
		}
	}
	switch {
	case len(order) == 1:
		r.pub.Date = order[0]
	case len(order) > 1 && r.pub.Kind != publication.Minutes && len(labelled) > 0:
		r.pub.Date = order[0] // published, last updated, submitted … in the order of the page
	case len(order) > 1:
		long := make([]string, len(order))
		for i, each := range order {
			long[i] = each.Long()
		}
		problems = append(problems, "the head of the document gives different dates: "+strings.Join(long, " and "))
	}
	r.pub.DateProblem = strings.Join(problems, "; ")
}

// namedDate finds the date in a line of the head that names the form: "Minutes of the meeting on 3 December 2024" under a
// title of another kind.
func (r *reading) namedDate() []statedDate {
	for _, each := range r.head() {
		if _, _, isList := attendanceHeading(each.text); isList {
			break
		}
		if date := firstDate(each.text); date.printed != "" && each.label.family <= bullet && minutesForm.MatchString(each.text) && len(words(each.text)) <= 20 && !earlierMinutes.MatchString(each.text) {
			return []statedDate{date}
		}
	}
	return nil
}

// bornForms are the words before the date that a document bears, in the order in which they count.
var bornForms = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:published|issued)(?:\s+(?:on|in))?\s*:?\s*$|\bpublication date\s*:?\s*$`),
	regexp.MustCompile(`(?i)\b(?:last )?updated(?:\s+on)?\s*:?\s*$`),
	regexp.MustCompile(`(?i)\bsubmitted(?:\s+to\s[^.]{3,40}?)?(?:\s+on)?\s*:?\s*$`),
	regexp.MustCompile(`(?i)\b(?:report|review|briefing|document|audit) (?:was )?(?:agreed|approved|signed off)\b[^.]*$|^(?:agreed|approved|signed off)(?:\s+by\s[^.]{3,60}?)?(?:\s+on)?\s*$|[|.]\s*(?:agreed|approved)\s*$`),
}

// bornDate finds the date that a briefing or report bears in its text: "Date report submitted 20/02/08".
func (r *reading) bornDate() []statedDate {
	for _, form := range bornForms {
		for _, each := range r.lines {
			for _, date := range findDates(each.text) {
				before := each.text[:date.start]
				if form.MatchString(before) && !strings.Contains(strings.ToLower(before), "original") {
					return []statedDate{date}
				}
			}
		}
	}
	return nil
}

var earlierMinutes = regexp.MustCompile(`(?i)\b(?:previous|last|next)\b|review date`)

func isOnlyDate(text string) bool {
	date := firstDate(text)
	return date.printed != "" && saysNoMore(text[:date.start]+" "+text[date.end:])
}
