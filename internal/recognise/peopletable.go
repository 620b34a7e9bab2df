package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/publication"
)

// A column is what one column of a table of people holds.
type column int

const (
	otherColumn column = iota
	nameColumn
	initialsColumn
	roleColumn
	organisationColumn
	bothColumn // post and organisation together
	attendanceColumn
	contactColumn
)

var columnHeadings = []struct {
	words *regexp.Regexp
	is    column
}{
	{regexp.MustCompile(`(?i)^(?:names?(?:\s+present.*)?|members?|board member|attendees?|member name|full name|present|who|apologies)$`), nameColumn},
	{regexp.MustCompile(`(?i)^initials?$`), initialsColumn},
	{regexp.MustCompile(`(?i)^(?:role|title|job title|post|position|designation)\s*(?:and|&|/|,)\s*(?:organisation|agency|service|representing)$`), bothColumn},
	{regexp.MustCompile(`(?i)^(?:role|(?:job )?title|post|position|designation|job role)$`), roleColumn},
	{regexp.MustCompile(`(?i)^(?:organisation|agency|representing|service|from|employer|organisation\s*/\s*agency|agency\s*/\s*organisation|sector|partner(?: agency)?)$`), organisationColumn},
	{regexp.MustCompile(`(?i)^(?:attendance|status|attended|p\s*/\s*a|present\s*/\s*apologies|in attendance)$`), attendanceColumn},
	{regexp.MustCompile(`(?i)^(?:contact(?: details)?|e-?mail(?: address)?|phone|telephone)$`), contactColumn},
}

var attendanceMarks = map[string]publication.Attendance{"p": publication.Present, "present": publication.Present, "yes": publication.Present,
	"y": publication.Present, "d": publication.Present, "r": publication.Present, "✓": publication.Present, "✔": publication.Present, "attended": publication.Present, "in attendance": publication.Present, "a": publication.Apologies,
	"apologies": publication.Apologies, "apols": publication.Apologies, "apologies given": publication.Apologies, "dna": publication.Absent, "absent": publication.Absent, "x": publication.Absent,
	"no": publication.Absent, "did not attend": publication.Absent, "observer": publication.Observer, "guest": publication.Guest}

// tableOfPeople reads a table as an attendance list. Known is false where it is another table: without a list heading
// before it, every row must name a person or be a heading. columns carries the header over to a table that goes on.
func (r *reading) tableOfPeople(table *line, list publication.Attendance, columns *[]column) (people []publication.Person, known bool) {
	heads, unknown := *columns, 0
	under := map[int]publication.Attendance{} // the heading that stands above, for each column of a grid of names
	for i, cells := range table.cells {
		if found := columnsOf(cells); found != nil {
			heads = found
			continue
		}
		if attendance, rest, ok := attendanceHeading(cells[0]); ok && rest == "" && (len(cells) == 1 || len(r.inlinePeople(strings.Join(cells[1:], ", "), "")) > 0 || strings.Join(cells[1:], "") == "") {
			list = attendance
			people = append(people, r.inlinePeople(strings.Trim(strings.Join(cells[1:], ", "), ", "), attendance)...)
			continue
		}
		row := r.rowOfPeople(cells, heads)
		if heads == nil && (len(under) > 0 || r.isGridOfNames(cells)) {
			if row = r.gridOfNames(cells, under); len(row) == 0 && len(under) > 0 {
				continue // a row of headings
			}
		}
		if len(row) == 0 && strings.Join(cells, "") != "" {
			unknown++
		}
		for _, person := range row {
			if person.Attendance == "" {
				person.Attendance = firstAttendance(list, publication.Present)
			}
			people = append(people, person)
		}
		if i > 2 && len(people) == 0 {
			return nil, false
		}
	}
	*columns = heads
	hasNames := false
	for _, head := range heads {
		hasNames = hasNames || head == nameColumn
	}
	return people, len(people) > 0 && unknown == 0 && (list != "" || hasNames || len(people) > 2)
}

// isGridOfNames reports whether the cells of a row are people, each for itself.
func (r *reading) isGridOfNames(cells []string) bool {
	names, headings := 0, 0
	for _, cell := range cells {
		if _, ok := r.words.person(cell); ok {
			names++
		} else if _, rest, opens := attendanceHeading(cell); opens && rest == "" {
			headings++
		} else if cell != "" {
			return false
		}
	}
	return names > 1 || len(cells) > 1 && headings > 0 && names+headings > 1
}

// gridOfNames reads such a row; a heading in a cell ("Apologies:") counts for the cells beneath it.
func (r *reading) gridOfNames(cells []string, under map[int]publication.Attendance) []publication.Person {
	var people []publication.Person
	for i, cell := range cells {
		if attendance, _, opens := attendanceHeading(cell); opens {
			under[i] = attendance
			continue
		}
		people = append(people, r.inlinePeople(cell, under[i])...)
	}
	return people
}

func firstAttendance(values ...publication.Attendance) publication.Attendance {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

// columnsOf reads a row as the header of a table of people; nil where it is none.
func columnsOf(cells []string) []column {
	found, names := make([]column, len(cells)), false
	for i, cell := range cells {
		cell = strings.TrimSpace(strings.TrimSuffix(cell, ":"))
		for _, each := range columnHeadings {
			if each.words.MatchString(cell) {
				found[i] = each.is
				break
			}
		}
		if found[i] == otherColumn && cell != "" {
			return nil
		}
		names = names || found[i] == nameColumn
	}
	if !names || len(cells) < 2 {
		return nil
	}
	return found
}

func (r *reading) rowOfPeople(cells []string, heads []column) []publication.Person {
	if len(heads) == len(cells) {
		if person, ok := r.mappedRow(cells, heads); ok {
			return []publication.Person{person}
		}
	}
	var people []publication.Person
	for _, cell := range cells {
		switch person, ok := r.words.person(cell); {
		case ok:
			people = append(people, person)
		case len(people) == 0 || cell == "":
		case r.words.isInitials(cell) && matchesInitials(cell, people[len(people)-1].Name):
			people[len(people)-1].Initials = cell
		case attendanceMarks[strings.ToLower(cell)] != "":
			people[len(people)-1].Attendance = attendanceMarks[strings.ToLower(cell)]
		default:
			r.words.describeCell(&people[len(people)-1], cell)
		}
	}
	return people
}

// describeCell places one cell: the first is the post or both, a further one the organisation.
func (x *lexicon) describeCell(person *publication.Person, cell string) {
	if match := bracketed.FindStringSubmatch(cell); match != nil && presentMark.MatchString(match[1]) {
		person.Note = match[1]
		cell = strings.TrimSpace(strings.Replace(cell, match[0], "", 1))
	}
	if strings.Trim(cell, "-–— ") == "" {
		return
	}
	if person.Role != "" && person.Organisation == "" {
		person.Organisation = cell
		return
	}
	x.describe(person, cell)
}

func (r *reading) mappedRow(cells []string, heads []column) (publication.Person, bool) {
	var person publication.Person
	ok := false
	for i, head := range heads {
		if head == nameColumn && cells[i] != "" {
			person, ok = r.words.person(cells[i])
		}
	}
	if !ok {
		return person, false
	}
	for i, cell := range cells {
		if match := bracketed.FindStringSubmatch(cell); match != nil && (heads[i] == roleColumn || heads[i] == organisationColumn) && r.words.bracketNote(&person, match[1]) {
			cell = strings.TrimSpace(strings.Replace(cell, match[0], "", 1))
		}
		switch heads[i] {
		case initialsColumn:
			person.Initials = cell
		case roleColumn:
			if !r.words.duty(&person, cell) {
				person.Role = cell
			}
		case organisationColumn:
			person.Organisation = cell
		case bothColumn:
			r.words.describe(&person, cell)
		case attendanceColumn:
			person.Attendance = attendanceMarks[strings.ToLower(cell)]
		}
	}
	return person, true
}
