package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// An attendance table whose cells were run together shows its rows by the initials in brackets behind each name:
// "Ann Archer (AA) - Chair P Ben Gill (BG) - Safeguarding P". A mark for attendance stands before or behind each row.

var (
	nameBeforeInitials = regexp.MustCompile(`((?:(?:` + titles + `)\.?\s)?(?:` + nameWord + `\s){1,3}` + nameWord + `)\s\(([A-Z]{2,4}[a-z]{0,2})\)`)
	markBehind         = regexp.MustCompile(`\s(P|A|DNA|R|D|D/R|Present|Apologies|Apols|✓|X)$`)
	markBefore         = regexp.MustCompile(`^(?:P|A|DNA|R|D|D/R|Present|Apologies|Apols)$`)
	groupBefore        = regexp.MustCompile(`(?i)^(?:guests?|observers?|apologies|members|in attendance)$`)
)

// runOfPeople reads the people of such a line; none where fewer than three names stand before their own initials.
func (r *reading) runOfPeople(text string) []publication.Person {
	type row struct{ start, end, initialsStart, initialsEnd int }
	var rows []row
	for from := 0; from < len(text); {
		at := nameBeforeInitials.FindStringSubmatchIndex(text[from:])
		if at == nil {
			break
		}
		name, short := text[from+at[2]:from+at[3]], text[from+at[4]:from+at[5]]
		// Words of the row before may have capitals too: the name is the longest end that its initials fit.
		if start := nameStart(name, short); start >= 0 {
			rows = append(rows, row{from + at[2] + start, from + at[3], from + at[4], from + at[5]})
		}
		from += at[1]
	}
	if len(rows) < 3 {
		return nil
	}
	var people []publication.Person
	lead := strings.Fields(text[:rows[0].start])
	// A mark before the first name belongs to it, unless several stand there: those are the heads of the columns.
	before := len(lead) > 0 && markBefore.MatchString(lead[len(lead)-1]) && (len(lead) == 1 || !markBefore.MatchString(lead[len(lead)-2]))
	next := ""      // the mark or heading that was found before the next name
	marked := false // a mark says of somebody that they were there
	if before {
		next = lead[len(lead)-1]
	}
	for i, each := range rows {
		end := len(text)
		if i+1 < len(rows) {
			end = rows[i+1].start
		}
		rest := strings.Trim(text[each.initialsEnd+1:end], " -–,;")
		mark := next
		next = ""
		if last := rest[strings.LastIndexByte(rest, ' ')+1:]; i+1 < len(rows) && (before && markBefore.MatchString(last) || groupBefore.MatchString(last)) {
			next, rest = last, strings.TrimSpace(strings.TrimSuffix(rest, last))
		}
		if match := markBehind.FindStringSubmatch(" " + rest); match != nil && !before {
			mark, rest = match[1], strings.TrimSpace(strings.TrimSuffix(rest, match[1]))
		}
		person, _ := r.words.person(text[each.start:each.initialsEnd+1] + " – " + strings.Trim(rest, " -–,;"))
		person.Name, person.Initials, person.Attendance = text[each.start:each.end], text[each.initialsStart:each.initialsEnd], runMarks[strings.ToLower(mark)]
		marked = marked || person.Attendance == publication.Present
		people = append(people, person)
	}
	for i := range people {
		if people[i].Attendance == "" && !marked { // only who was not there is marked
			people[i].Attendance = publication.Present
		}
	}
	return people
}

var runMarks = map[string]publication.Attendance{"p": publication.Present, "present": publication.Present, "✓": publication.Present, "r": publication.Present, "d": publication.Present, "d/r": publication.Present,
	"a": publication.Apologies, "apologies": publication.Apologies, "apols": publication.Apologies, "dna": publication.Absent, "x": publication.Absent,
	"guest": publication.Guest, "guests": publication.Guest, "observer": publication.Observer, "observers": publication.Observer}

// nameStart is where the name begins whose initials stand behind it: the shortest end of the words that they fit.
func nameStart(words, short string) int {
	starts := []int{0}
	for i, r := range words {
		if r == ' ' {
			starts = append(starts, i+1)
		}
	}
	slices.Reverse(starts)
	for _, start := range starts[1:] {
		if matchesInitials(short, words[start:]) {
			if title := leadTitle.FindString(words[:start] + "X"); start > 0 && title != "" && len(title) == start {
				return 0
			}
			return start
		}
	}
	return -1
}
