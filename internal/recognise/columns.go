package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// An attendance table that was read column by column: all names, then all initials, then all posts. Each column stands
// under its heading, on lines of its own or all in one line, and the entries of a row are those of the same place in each.

// columnHead is the heading of such a column, or of the group of people that it begins.
var columnHead = regexp.MustCompile(`\b(Members?|Names?|Attendees|Initials?|Roles?|Job Titles?|Posts?|Organisations?|Agency|Agencies|Representing|Board Support|Present|Attended|In Attendance|In attendance|Guests?|Observers?|Apologies)\b:?`)

// A strip is one column under its heading.
type strip struct {
	is         column
	attendance publication.Attendance // of the group that it begins; "" where it goes on with the group before
	entries    []string               // one for each row; of a column in one line, its words
}

// columnStrip gives what a heading of a column announces.
func columnStrip(heading string) (strip, bool) {
	heading = strings.TrimSuffix(strings.TrimSpace(heading), ":")
	for _, form := range []string{heading, strings.TrimSuffix(heading, "s")} {
		if found := columnsOf([]string{"Name", form}).is; found != nil && found[1] != nameColumn {
			return strip{is: found[1]}, true
		}
	}
	if attendance, rest, ok := attendanceHeading(heading); ok && rest == "" {
		return strip{is: nameColumn, attendance: attendance}, true
	}
	if columnsOf([]string{heading, "Role"}).is != nil {
		return strip{is: nameColumn}, true
	}
	return strip{}, false
}

// columnsInLines reads the people of columns that stand one under the other from a line on, each entry on a line of its
// own, and says how many lines that took. All columns must have as many entries as there are names.
func (r *reading) columnsInLines(from int, list publication.Attendance) (people []publication.Person, lines int) {
	var columns []strip
	for at := from; at < len(r.lines); at++ {
		each := r.lines[at]
		if !each.isFree() || each.isTable() || each.label.family > bullet || len(words(each.text)) > 12 {
			break
		}
		head, isHead := columnStrip(each.text)
		last := len(columns) - 1
		switch {
		case isHead && (at == from) == (head.is == nameColumn) && head.attendance == "":
			columns = append(columns, head)
		case last < 0:
			return nil, 0
		case last > 0 && len(columns[last].entries) == len(columns[0].entries):
			at = len(r.lines) // the last column is full: what follows is something else
			continue
		default:
			columns[last].entries = append(columns[last].entries, each.text)
		}
		lines++
	}
	if len(columns) < 2 || len(columns[0].entries) < 2 {
		return nil, 0
	}
	heads := tableHead{}
	for _, each := range columns {
		if heads.is = append(heads.is, each.is); len(each.entries) != len(columns[0].entries) {
			return nil, 0
		}
	}
	for i := range columns[0].entries {
		row := make([]string, len(columns))
		for j := range columns {
			row[j] = columns[j].entries[i]
		}
		person, ok := r.mappedRow(row, heads)
		if !ok {
			return nil, 0
		}
		person.Attendance = firstAttendance(person.Attendance, list, publication.Present)
		people = append(people, person)
	}
	return people, lines
}

// columnsInLine reads the people of columns that stand one behind the other in one line. All is false where some of its
// words could not be placed.
func (r *reading) columnsInLine(text string) (people []publication.Person, all bool) {
	heads := slices.DeleteFunc(columnHead.FindAllStringIndex(text, -1), func(at []int) bool {
		before := strings.Fields(text[:at[0]])
		return len(before) > 0 && postLead.MatchString(before[len(before)-1]) // "Lay Member" is a post
	})
	var group []strip
	list := publication.Attendance("")
	all = true
	flush := func() {
		found, whole := r.rowsOfWords(group, firstAttendance(list, publication.Present))
		people, all, group = append(people, found...), all && whole, nil
	}
	for i, at := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		head, ok := columnStrip(text[at[0]:at[1]])
		if !ok {
			return nil, false
		}
		head.entries = strings.Fields(text[at[1]:end])
		if head.is == nameColumn && len(group) > 0 {
			flush()
		}
		if head.attendance != "" {
			list = head.attendance
		}
		if len(head.entries) > 0 {
			group = append(group, head)
		}
	}
	if flush(); len(people) < 3 {
		return nil, false
	}
	return people, all && strings.TrimSpace(text[:heads[0][0]]) == ""
}

// rowsOfWords divides the words of each column of a group into as many entries as there are initials.
func (r *reading) rowsOfWords(group []strip, list publication.Attendance) (people []publication.Person, whole bool) {
	if len(group) == 0 || group[0].is != nameColumn {
		return nil, len(group) == 0
	}
	names := group[0].entries
	for _, each := range group[1:] {
		if each.is == initialsColumn {
			people = r.namesByInitials(names, each.entries)
		}
	}
	if len(group) == 1 {
		people = r.rowsByInitials(names)
	}
	whole = len(people) > 0
	for i := range people {
		people[i].Attendance = list
	}
	for _, each := range group[1:] {
		if each.is == initialsColumn || len(people) == 0 {
			continue
		}
		entries := r.words.postsInRow(each.entries, len(people))
		whole = whole && entries != nil
		for i, entry := range entries {
			r.words.describe(&people[i], entry)
		}
	}
	return people, whole
}

// namesByInitials divides words into names, one for each of the initials; nil where they do not come out even.
func (r *reading) namesByInitials(names, initials []string) []publication.Person {
	var people []publication.Person
	for i, short := range initials {
		end := len(names)
		if i+1 < len(initials) {
			for end = 2; end < len(names) && !(r.isNameOf(short, names[:end]) && strings.HasPrefix(names[end], initials[i+1][:1])); end++ {
			}
		}
		if end > len(names) || !r.isNameOf(short, names[:end]) {
			return nil
		}
		people = append(people, publication.Person{Name: strings.Join(names[:end], " "), Initials: short})
		names = names[end:]
	}
	return people
}

func (r *reading) isNameOf(short string, names []string) bool {
	name := strings.Join(names, " ")
	return r.words.isName(name) && matchesInitials(short, name)
}

// rowsByInitials divides words into rows of a name, a post and the initials that end the row.
func (r *reading) rowsByInitials(row []string) []publication.Person {
	var people []publication.Person
	start := 0
	for i, word := range row {
		if !initialsForm.MatchString(word) {
			continue
		}
		for end := start + 2; end <= i; end++ {
			if r.isNameOf(word, row[start:end]) {
				person := publication.Person{Name: strings.Join(row[start:end], " "), Initials: word}
				if end < i {
					r.words.describe(&person, strings.Join(row[end:i], " "))
				}
				people, start = append(people, person), i+1
				break
			}
		}
	}
	if start < len(row) {
		return nil
	}
	return people
}

// postLead are words that begin a post, and do not stand inside one.
var postLead = regexp.MustCompile(`^(?:Head|Director|Assistant|Deputy|Service|Chief|Designated|Named|Independent|Lead|Lay|Interim|Detective|Strategic|Senior|Principal|Executive)$`)

// postsInRow divides words into n posts where the words themselves show the joints: behind the organisation that ends
// one, and before a word that begins one. It gives nil where that makes another number than n.
func (x *lexicon) postsInRow(list []string, n int) []string {
	if n == 1 {
		return []string{strings.Join(list, " ")}
	}
	var posts []string
	start := 0
	for i := 1; i < len(list); i++ {
		endsOne := strings.HasSuffix(list[max(0, i-2)], ",") && allCapitals.MatchString(list[i-1])
		beginsOne := postLead.MatchString(list[i]) && !postLead.MatchString(list[i-1]) && x.isRole(strings.Join(list[start:i], " "))
		if endsOne || beginsOne {
			posts, start = append(posts, strings.Join(list[start:i], " ")), i
		}
	}
	if posts = append(posts, strings.Join(list[start:], " ")); len(posts) != n {
		return nil
	}
	return posts
}
