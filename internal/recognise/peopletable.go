package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
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
	tickColumn // one for each way to attend: a mark in it says that it was so
	contactColumn
)

// A tableHead is what the header of a table of people says of its columns.
type tableHead struct {
	is    []column
	ticks []publication.Attendance // of tick columns
}

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
	"y": publication.Present, "d": publication.Present, "r": publication.Present, "d/r": publication.Present, "deputy": publication.Present, "✓": publication.Present, "✔": publication.Present, "attended": publication.Present, "in attendance": publication.Present, "a": publication.Apologies,
	"apologies": publication.Apologies, "apols": publication.Apologies, "apologies given": publication.Apologies, "dna": publication.Absent, "absent": publication.Absent, "x": publication.Absent,
	"no": publication.Absent, "did not attend": publication.Absent, "observer": publication.Observer, "guest": publication.Guest}

// tableOfPeople reads a table as an attendance list. Known is false where it is another table: without a list heading
// before it, every row must name a person or be a heading. columns carries the header over to a table that goes on.
func (r *reading) tableOfPeople(table *line, list publication.Attendance, columns *tableHead) (people []publication.Person, known bool) {
	heads, unknown := *columns, 0
	marked := false                           // a mark says of somebody that they were there
	under := map[int]publication.Attendance{} // the heading that stands above, for each column of a grid of names
	for i := range table.cells {
		cells := r.nameCells(table, i)
		if found := columnsOf(cells); found.is != nil {
			heads = found
			continue
		}
		if several := r.peopleByLines(table, i, under); len(several) > 0 {
			people = append(people, several...)
			continue
		}
		if attendance, rest, ok := attendanceHeading(cells[0]); ok && rest == "" && (len(cells) == 1 || len(r.inlinePeople(strings.Join(cells[1:], ", "), "")) > 0 || strings.Join(cells[1:], "") == "") {
			list = attendance
			beside := r.inlinePeople(strings.Trim(strings.Join(cells[1:], ", "), ", "), attendance)
			if one := r.rowOfPeople(cells[1:], tableHead{}); len(cells) > 2 && len(beside) < 2 && len(one) == 1 {
				beside = one // whose post stands in a column of its own
			}
			for j := range beside {
				beside[j].Attendance = firstAttendance(beside[j].Attendance, attendance)
			}
			people = append(people, beside...)
			continue
		}
		row := r.rowOfPeople(cells, heads)
		if heads.is == nil && (len(under) > 0 || r.isGridOfNames(cells)) {
			if row = r.gridOfNames(cells, under); len(row) == 0 && len(under) > 0 {
				continue // a row of headings
			}
		}
		if len(row) == 0 && strings.Join(cells, "") != "" {
			unknown++
		}
		for _, person := range row {
			marked = marked || person.Attendance == publication.Present
			if person.Attendance == "" && (list != "" || !heads.hasMarks()) {
				person.Attendance = firstAttendance(list, publication.Present)
			}
			people = append(people, person)
		}
		if i > 2 && len(people) == 0 {
			return nil, false
		}
	}
	*columns = heads
	for i := range people {
		if people[i].Attendance == "" && !marked { // only who was not there is marked
			people[i].Attendance = publication.Present
		}
	}
	hasNames := slices.Contains(heads.is, nameColumn)
	return people, len(people) > 0 && unknown == 0 && (list != "" || hasNames || len(people) > 2)
}

// peopleByLines reads a row whose cells hold several people each, one a line, under headings above or beside them; none
// where a line of such a cell is no person.
func (r *reading) peopleByLines(table *line, row int, under map[int]publication.Attendance) []publication.Person {
	var people []publication.Person
	several := false
	attendance := publication.Attendance("")
	for i, cell := range table.Rows[row].Cells {
		text := strings.TrimSpace(cell.PlainText())
		if found, rest, opens := attendanceHeading(document.Fold(text)); opens && rest == "" {
			attendance = found // beside its people
			continue
		}
		lines := strings.Split(text, "\n")
		if text == "" {
			continue
		}
		for _, each := range lines {
			person, ok := r.words.person(each)
			if !ok {
				return nil
			}
			person.Attendance = firstAttendance(person.Attendance, attendance, under[i])
			people = append(people, person)
		}
		several = several || len(lines) > 1
	}
	if !several || attendance == "" && len(under) == 0 {
		return nil
	}
	return people
}

// nameCells gives the cells of a row, in those that begin with a name a dash behind it where the cell itself sets the name
// apart: on a line of its own, or in bold.
func (r *reading) nameCells(table *line, row int) []string {
	cells := slices.Clone(table.cells[row])
	for i, cell := range table.Rows[row].Cells {
		for _, apart := range []string{firstLine(cell), boldLead(cell)} {
			name := strings.TrimRight(document.Fold(apart), ", ")
			rest, found := strings.CutPrefix(cells[i], name)
			if _, another := r.words.person(strings.TrimLeft(rest, ", ")); another {
				continue // two people in one cell
			}
			if rest = strings.TrimLeft(rest, ", "); found && rest != "" && name != "" && (r.words.isName(name) || nameWithBracket.MatchString(name) && r.words.isName(nameWithBracket.FindStringSubmatch(name)[1])) && !strings.HasPrefix(rest, "(") {
				cells[i] = name + " – " + rest
				break
			}
		}
	}
	return cells
}

func firstLine(cell document.Cell) string {
	line, _, _ := strings.Cut(strings.TrimSpace(cell.PlainText()), "\n")
	return line
}

// boldLead is the text in bold with which a cell begins.
func boldLead(cell document.Cell) string {
	if len(cell.Blocks) == 0 {
		return ""
	}
	lead := ""
	for _, run := range cell.Blocks[0].Runs {
		if !run.Marks.Has(document.Bold) && strings.TrimSpace(run.Text) != "" {
			break
		}
		lead += run.Text
	}
	return lead
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
		if person, ok := r.words.person(cell); ok && strings.Contains(cell, " – ") {
			person.Attendance = firstAttendance(person.Attendance, under[i])
			people = append(people, person)
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

// hasMarks reports whether the table has columns in which marks say who was there.
func (h tableHead) hasMarks() bool {
	return slices.Contains(h.is, attendanceColumn) || slices.Contains(h.is, tickColumn)
}

// tickColumns makes the columns of a header tick columns where two of them or more name a way to attend: "Present",
// "Apologies".
func (h tableHead) tickColumns(cells []string) tableHead {
	h.ticks = make([]publication.Attendance, len(cells))
	count := 0
	for i, cell := range cells {
		if attendance := attendanceMarks[strings.ToLower(cell)]; attendance != "" {
			h.ticks[i] = attendance
			count++
		}
	}
	if count < 2 {
		return h
	}
	for i := range h.is {
		if h.ticks[i] != "" {
			h.is[i] = tickColumn
		}
	}
	return h
}

// columnsOf reads a row as the header of a table of people; its columns are nil where it is none.
func columnsOf(cells []string) tableHead {
	head := tableHead{is: make([]column, len(cells))}.tickColumns(cells)
	found, names := head.is, false
	for i, cell := range cells {
		if found[i] == tickColumn {
			continue
		}
		cell = strings.TrimSpace(strings.TrimSuffix(cell, ":"))
		for _, each := range columnHeadings {
			if each.words.MatchString(cell) {
				found[i] = each.is
				break
			}
		}
		if found[i] == otherColumn && cell != "" {
			return tableHead{}
		}
		names = names || found[i] == nameColumn
	}
	filled := 0
	for _, cell := range cells {
		filled += min(len(cell), 1)
	}
	if !names || filled < 2 { // "Apologies:" over the whole width is no header
		return tableHead{}
	}
	return head
}

func (r *reading) rowOfPeople(cells []string, heads tableHead) []publication.Person {
	if len(heads.is) == len(cells) {
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

func (r *reading) mappedRow(cells []string, heads tableHead) (publication.Person, bool) {
	var person publication.Person
	ok := false
	for i, head := range heads.is {
		if head == nameColumn && cells[i] != "" {
			person, ok = r.words.person(cells[i])
		}
	}
	if !ok {
		return person, false
	}
	for i, cell := range cells {
		if strings.Trim(cell, "-–— ") == "" {
			continue
		}
		if match := bracketed.FindStringSubmatch(cell); match != nil && (heads.is[i] == roleColumn || heads.is[i] == organisationColumn) && r.words.bracketNote(&person, match[1]) {
			cell = strings.TrimSpace(strings.Replace(cell, match[0], "", 1))
		}
		switch heads.is[i] {
		case initialsColumn:
			person.Initials = cell
		case roleColumn:
			if !r.words.duty(&person, cell) || isPost.MatchString(cell) {
				person.Role = cell
			}
		case organisationColumn:
			person.Organisation = cell
		case bothColumn:
			r.words.describe(&person, cell)
		case attendanceColumn:
			person.Attendance = attendanceMarks[strings.ToLower(cell)]
		case tickColumn:
			if cell != "" {
				person.Attendance = heads.ticks[i]
			}
		}
	}
	return person, true
}
