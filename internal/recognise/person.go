package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/publication"
)

var (
	nameEnd     = regexp.MustCompile(`\s*(?:[(\[,:]|\s[-–—/|]\s|\t|$)`)
	bracketed   = regexp.MustCompile(`[(\[]([^()\[\]]*)[)\]]`)
	chairDuty   = regexp.MustCompile(`(?i)^(?:(?:acting|meeting|independent|joint|co-?)\s*)?chair(?:man|person|woman|ing|ed)?(?:\s+of (?:the\s+)?meeting)?$`)
	viceDuty    = regexp.MustCompile(`(?i)^(?:vice|deputy)[- ]chair(?:man|person|woman)?$`)
	minuteDuty  = regexp.MustCompile(`(?i)^(?:minutes|minute[- ]taker|minutes taker|taking (?:the )?minutes|notes|note[- ]taker|scribe|minuting|clerk to the meeting)$`)
	presentMark = regexp.MustCompile(`(?i)^(?:for )?(?:items?|agenda items?|part|from|until|left|arrived|joined|deputi[sz]ing|deputy for|on behalf of|in place of|representing|rep\b|dial|virtual|online|via|remote|by phone|new|observer|guest|left at|up to)\b`)
	// "(for Declan Ferris)": a deputy.
	deputyMark = regexp.MustCompile(`^for (?:` + titles + `|[A-Z]\w+)\.? [A-Z]`)
)

// person reads a text as one person: a name, then what is said of the person. It reports false where the text does not
// begin with a name.
func (x *lexicon) person(text string) (publication.Person, bool) {
	text = strings.TrimSpace(text)
	end := nameEnd.FindStringIndex(text)[0]
	name := strings.TrimSpace(text[:end])
	person := publication.Person{Name: name}
	if !x.isName(name) {
		return person, false
	}
	rest := text[end:]
	for _, match := range bracketed.FindAllStringSubmatch(rest, -1) {
		isNext := strings.HasPrefix(strings.TrimSpace(rest), match[0])
		if x.bracket(&person, match[1], isNext) {
			rest = strings.Replace(rest, match[0], " ", 1)
		}
	}
	if rest = strings.Trim(rest, " \t,:;-–—/|"); rest != "" {
		x.describe(&person, rest)
	}
	return person, true
}

// bracket reads what stands in brackets after a name: duties, initials, a note on attendance, and, right after the name,
// post and organisation. It reports whether it was placed.
func (x *lexicon) bracket(person *publication.Person, text string, isNext bool) bool {
	text = strings.TrimSpace(text)
	switch {
	case x.duty(person, text):
	case initialsForm.MatchString(text) && (matchesInitials(text, person.Name) || x.acronyms[text] == "" && !x.isOrganisation(text)):
		person.Initials = text
	case presentMark.MatchString(text), deputyMark.MatchString(text):
		person.Note = text
	case inTheChair.MatchString(text):
		person.Duties = append(person.Duties, publication.DutyChair)
	case !isNext:
		return false // "Doctor (Safeguarding Children)": it belongs to the words of the post around it
	case strings.ContainsAny(text, ",;") && x.bracketParts(person, text):
	default:
		x.describe(person, text)
	}
	return true
}

// bracketParts reads "(Chair, Anytown Council)", where the first part is a duty or initials.
func (x *lexicon) bracketParts(person *publication.Person, text string) bool {
	first, rest, _ := strings.Cut(text, ",")
	first, rest = strings.TrimSpace(first), strings.TrimSpace(rest)
	if !x.duty(person, first) {
		if !initialsForm.MatchString(first) || !matchesInitials(first, person.Name) {
			return false
		}
		person.Initials = first
	}
	x.describe(person, rest)
	return true
}

var inTheChair = regexp.MustCompile(`(?i)^in the chair\b`)

func (x *lexicon) duty(person *publication.Person, text string) bool {
	for _, each := range []struct {
		form *regexp.Regexp
		duty string
	}{{chairDuty, publication.DutyChair}, {viceDuty, publication.DutyViceChair}, {minuteDuty, publication.DutyMinutes}} {
		if each.form.MatchString(text) {
			person.Duties = append(person.Duties, each.duty)
			return true
		}
	}
	return false
}

// describe reads a post and an organisation: "Head of Safeguarding / Anytown Council", "Designated Nurse, NHS Anytown".
func (x *lexicon) describe(person *publication.Person, text string) {
	if inTheChair.MatchString(text) {
		person.Duties = append(person.Duties, publication.DutyChair)
		person.Note = text
		return
	}
	role, organisation := x.splitRole(text)
	if x.duty(person, role) {
		role = ""
	}
	if x.duty(person, organisation) { // "Business Support - notes"
		organisation = ""
	}
	person.Role = strings.Trim(strings.Join([]string{person.Role, role}, ", "), ", ")
	person.Organisation = strings.Trim(strings.Join([]string{person.Organisation, organisation}, ", "), ", ")
}

// splitRole divides a post from the organisation after it. Where the text does not show the joint, all of it is the one
// or the other by its words.
func (x *lexicon) splitRole(text string) (role, organisation string) {
	text = strings.TrimSpace(text)
	for _, joint := range []string{" / ", "\t", " – ", " — ", " - "} {
		if before, after, found := strings.Cut(text, joint); found && before != "" {
			return strings.TrimSpace(before), strings.TrimSpace(after)
		}
	}
	for at := strings.LastIndex(text, ", "); at > 0; at = strings.LastIndex(text[:at], ", ") {
		before, after := text[:at], text[at+2:]
		if x.isRole(before) && x.isOrganisation(after) && !leadsRole.MatchString(after) {
			return before, after
		}
	}
	if x.isOrganisation(text) && !x.isRole(text) {
		return "", text
	}
	return text, ""
}

// leadsRole: "Children and Families" goes on with the post; "Anytown Council" does not.
var leadsRole = regexp.MustCompile(`(?i)^(?:and|safeguarding|children|adults?|early|education|quality|performance|families)\b`)

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
	"y": publication.Present, "✓": publication.Present, "✔": publication.Present, "attended": publication.Present, "in attendance": publication.Present, "a": publication.Apologies,
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
		if heads == nil && r.isGridOfNames(cells) {
			row = r.gridOfNames(cells, under)
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
	names := 0
	for _, cell := range cells {
		if _, ok := r.words.person(cell); ok {
			names++
		} else if _, rest, opens := attendanceHeading(cell); cell != "" && (!opens || rest != "") {
			return false
		}
	}
	return names > 1
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
