package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Headings of attendance lists. Each must be the whole line, or stand before a colon or the list itself.
var attendanceHeadings = []struct {
	words      *regexp.Regexp
	attendance publication.Attendance
}{
	{headingWords(`could not come|unable to attend|sent their apologies|apologies(?:\s+(?:for\s+absence|for\s+non-attendance|received|given|sent))*(?:\s+(?:were\s+|was\s+)?(?:received|given|noted))?(?:\s+from)?|apologies and absences?|sent apologies`), publication.Apologies},
	{headingWords(`absent|not present|did not attend|non[- ]attendees?|no apologies(?:\s+received)?|not in attendance|absent without apologies`), publication.Absent},
	{headingWords(`(?:meeting\s+)?observ(?:ers?|ed by|ing)(?:\s+in attendance)?|in attendance as observers?|observer\(s\)`), publication.Observer},
	{headingWords(`(?:invited\s+)?guests?(?:\s+(?:speakers?|attendees?|presenters?|in attendance))?|guest\(s\)|by invitation|invitees|invited|presenters?|visitors?|also invited`), publication.Guest},
	{headingWords(`attended by|(?:people|those) there|who was there|(?:board\s+|partnership\s+|committee\s+|co-?opted\s+|other\s+|(?:[\w&'’-]+\s+){1,3}(?:board|partnership|committee|group|panel)\s+)?members(?:\s+(?:present|in attendance|attending))?|deputies|substitutes?|substitute members|(?:(?:people|those|members|persons)\s+)?present(?:\s+at (?:the\s+)?meeting)?|also present|(?:also\s+)?in attendance|attendees?|attended|attending|attendance(?:\s+list)?|present and in attendance|board support|(?:officers|officials)(?:\s+(?:present|in attendance))?|name(?:s)? present(?: at meeting)?`), publication.Present},
}

func headingWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:list\s+of\s+)?(?:` + alternatives + `)\s*(?:\([^)]*\)\s*)?(?:[:–-]+\s*|$)`)
}

// attendanceHeading gives what a line opens a list of, and the rest of the line where the list stands beside it.
func attendanceHeading(text string) (attendance publication.Attendance, rest string, ok bool) {
	for _, each := range attendanceHeadings {
		if found := each.words.FindString(text); found != "" {
			return each.attendance, strings.TrimSpace(text[len(found):]), true
		}
	}
	return "", "", false
}

// apologiesSentence is a sentence of the minutes that says who sent apologies.
var apologiesSentence = regexp.MustCompile(`(?i)\bapologies(?:\s+for\s+absence)?\s+(?:were\s+|was\s+|had\s+been\s+)?(?:received|given|noted|sent|submitted)\s+(?:from|by|for|on behalf of)\s*:?\s*((?:[^.]*\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Cllr|Revd?|Prof)\.)*[^.]+)(?:\.|$)`)

// attendance reads every attendance list of the document. A list ends at the first line that names nobody.
func (r *reading) attendance() {
	list, under := publication.Attendance(""), "" // under: the organisation over the names of its people
	var columns tableHead                         // of the table before, for a table that goes on after a page break
	for i, each := range r.lines {
		if !each.isFree() {
			continue
		}
		if each.isTable() {
			if people, known := r.tableOfPeople(each, list, &columns); known {
				r.pub.People = append(r.pub.People, people...)
				each.fact("shown as who was there")
			}
			continue
		}
		attendance, rest, opens := attendanceHeading(each.text)
		if opens {
			under = ""
		} else if list != "" && r.isOrganisationHeading(i) {
			under = strings.TrimSuffix(each.text, ":")
			each.fact("shown with each of its people")
			continue
		}
		if people := r.runOfPeople(each.text); !opens && len(people) > 2 {
			r.pub.People = append(r.pub.People, people...)
			each.fact("shown as who was there")
			continue
		}
		if people, lines := r.columnsInLines(i, list); len(people) > 0 {
			r.pub.People = append(r.pub.People, people...)
			for _, taken := range r.lines[i : i+lines] {
				taken.fact("shown as who was there")
			}
			list = ""
			continue
		}
		if people, all := r.columnsInLine(each.text); len(people) > 0 {
			if r.pub.People = append(r.pub.People, people...); all {
				each.fact("shown as who was there")
			}
			continue
		}
		switch {
		case opens && each.label.family > bullet && rest == "":
			list = "" // "1. Apologies" is an agenda item; what stands in it is read as a sentence
			if r.peopleFollow(i) {
				list = attendance
			}
		case opens && rest == "" && r.peopleFollow(i):
			list = attendance
			each.fact("heading of the attendance list")
		case opens && rest != "":
			rest = strings.TrimSuffix(rest, ";") // the list may go on with the next line
			people := r.inlinePeople(rest, attendance)
			if r.pub.People = append(r.pub.People, people...); len(people) > 0 {
				list = attendance
				each.fact("shown as who was there")
			}
		case list != "" && each.label.family <= bullet:
			people := r.personLine(each, list)
			if under != "" { // under an organisation each line is one person: "A Name, Anytown Refuge"
				if person, ok := r.words.person(each.text); ok {
					person.Attendance, person.Organisation = list, firstOf(person.Organisation, under)
					people = []publication.Person{person}
				}
			}
			if len(people) > 0 {
				r.pub.People = append(r.pub.People, people...)
				each.fact("shown as who was there")
				continue
			}
			fallthrough
		default:
			list, columns = "", tableHead{}
			r.pub.People = append(r.pub.People, r.sentenceOfPeople(each.text)...)
			if match := apologiesSentence.FindStringSubmatch(each.text); match != nil {
				// The sentence stays where it stands: it is part of what the item says.
				r.pub.People = append(r.pub.People, r.inlinePeople(match[1], publication.Apologies)...)
			}
		}
	}
}

// peopleFollow reports whether the line after a heading names a person or is a table that does.
func (r *reading) peopleFollow(heading int) bool {
	for _, next := range r.lines[heading+1:] {
		if !next.isFree() {
			continue
		}
		if next.isTable() {
			_, known := r.tableOfPeople(next, publication.Present, new(tableHead))
			return known
		}
		at := heading + 1 + slices.Index(r.lines[heading+1:], next)
		if people, _ := r.columnsInLines(at, publication.Present); len(people) > 0 || r.isOrganisationHeading(at) {
			return true
		}
		_, rest, opens := attendanceHeading(next.text)
		return len(r.personLine(next, "")) > 0 || (opens && rest == "" && next.label.family <= bullet) || len(r.inlinePeople(next.text, "")) > 1
	}
	return false
}

// isOrganisationHeading reports whether a line names an organisation whose people follow: "Anytown Council:".
func (r *reading) isOrganisationHeading(at int) bool {
	name, colon := strings.CutSuffix(r.lines[at].text, ":")
	return colon && at+1 < len(r.lines) && r.lines[at].label.family <= bullet && r.words.isOrganisation(name) && len(words(name)) <= 8 &&
		!r.lines[at+1].isTable() && len(r.personLine(r.lines[at+1], "")) > 0
}

// personLine reads a line of a list: one person, or several where each piece between the commas is a name. Wide gaps
// divide a name from the post and organisation.
func (r *reading) personLine(each *line, attendance publication.Attendance) []publication.Person {
	text := each.text
	if len(each.gaps) > 1 && len(each.gaps) < 5 {
		if row := r.rowOfPeople(each.gaps, tableHead{}); len(row) > 0 {
			row[0].Attendance = firstAttendance(row[0].Attendance, attendance)
			return row
		}
	}
	if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ").") {
		return nil
	}
	if people := r.inlinePeople(text, attendance); len(people) > 1 && len(people) == len(splitOutside(spellOut(text), ',')) {
		return people
	}
	if person, ok := r.words.person(text); ok {
		person.Attendance = firstAttendance(person.Attendance, attendance)
		return []publication.Person{person}
	}
	// "Anytown Council: A Name (Director), B Name (Social Worker)"
	organisation, rest, found := strings.Cut(text, ": ")
	if !found || !r.words.isOrganisation(organisation) {
		return nil
	}
	people := r.inlinePeople(rest, attendance)
	for i := range people {
		if people[i].Organisation == "" {
			people[i].Organisation = organisation
		}
	}
	return people
}

// inlinePeople reads people who stand in one line, separated by semicolons or commas.
func (r *reading) inlinePeople(text string, attendance publication.Attendance) []publication.Person {
	text = leadIn.ReplaceAllString(text, "")
	separator := ','
	if strings.Contains(text, ";") {
		separator = ';'
	}
	if separator == ',' {
		text = spellOut(text)
	} else {
		text = pluralTitle.ReplaceAllStringFunc(text, func(several string) string { return strings.Join(eachTitled(several), "; ") })
	}
	var people []publication.Person
	for _, piece := range splitOutside(text, separator) {
		piece = strings.TrimSpace(strings.TrimPrefix(strings.Trim(strings.TrimSpace(piece), ".;,"), "and "))
		for _, half := range r.words.splitPair(piece) {
			if person, ok := r.words.person(half); ok {
				person.Attendance = firstAttendance(person.Attendance, attendance)
				people = append(people, person)
			} else if last := len(people) - 1; last >= 0 && half != "" {
				// "Ann Example, Head of Service, Anytown Council": what is no name says more of the one before.
				r.words.describe(&people[last], half)
			}
		}
	}
	return people
}

// leadIn joins a heading to its list in a sentence: "Apologies for absence:- were received from".
var leadIn = regexp.MustCompile(`(?i)^(?:were |was )?(?:received |given |submitted )?(?:from|by|on behalf of)\s+`)

// pluralTitle is one title for several surnames: "Councillors Begum, O'Hare and T. Yelland".
var pluralTitle = regexp.MustCompile(`\b(?:Councillors|Cllrs)\s+[A-Z](?:[^;()]|\([^()]*\))*?(?:\sand\s(?:[A-Z]\.?\s?)*[A-Z][\w'’-]+(?:\s\([^()]*\))?|$)`)

// spellOut writes the title of several surnames before each.
func spellOut(text string) string {
	return pluralTitle.ReplaceAllStringFunc(text, func(several string) string { return strings.Join(eachTitled(several), ", ") })
}

// eachTitled gives each of the surnames its title.
func eachTitled(text string) []string {
	title, names, _ := strings.Cut(text, " ")
	title = strings.TrimSuffix(title, "s")
	var titled []string
	for _, name := range strings.Split(strings.ReplaceAll(names, " and ", ", "), ", ") {
		if !leadTitle.MatchString(name) {
			name = title + " " + name
		}
		titled = append(titled, name)
	}
	return titled
}

// splitPair cuts "A Name (Police) and B Name" where both halves can be people.
func (x *lexicon) splitPair(piece string) []string {
	for _, joint := range []string{" and ", " & "} {
		if before, after, found := strings.Cut(piece, joint); found {
			// "Head of Safeguarding and Quality Assurance" is one post: the first half must be no more than a name.
			first := x.isName(strings.TrimSpace(nameWithBracket.ReplaceAllString(before, "$1")))
			if _, second := x.person(after); first && second {
				return []string{strings.TrimSpace(before), strings.TrimSpace(after)}
			}
		}
	}
	// "A Name (Police) B Name (Probation)" lost what stood between.
	if at := strings.Index(piece, ") "); at > 0 {
		_, first := x.person(piece[:at+1])
		if _, second := x.person(piece[at+2:]); first && second {
			return append([]string{piece[:at+1]}, x.splitPair(piece[at+2:])...)
		}
	}
	return []string{piece}
}

var nameWithBracket = regexp.MustCompile(`^([^()]*?)(?:\s*\([^()]*\))*\s*$`)

// splitOutside splits text at a separator that stands outside brackets.
func splitOutside(text string, separator rune) []string {
	depth := 0
	return strings.FieldsFunc(text, func(r rune) bool {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
		return r == separator && depth == 0
	})
}

// mergePeople folds entries for the same person into the first, gives the chair and minute taker of the header their
// duties, and sets the chair of the meeting.
func (r *reading) mergePeople() {
	var merged []publication.Person
	for _, person := range r.pub.People {
		at := slices.IndexFunc(merged, func(other publication.Person) bool { return bareName(other.Name) == bareName(person.Name) })
		if at < 0 {
			merged = append(merged, person)
			continue
		}
		same := &merged[at]
		same.Initials = firstOf(same.Initials, person.Initials)
		same.Role = firstOf(same.Role, person.Role)
		same.Organisation = firstOf(same.Organisation, person.Organisation)
		same.Note = firstOf(same.Note, person.Note)
		for _, duty := range person.Duties {
			if !slices.Contains(same.Duties, duty) {
				same.Duties = append(same.Duties, duty)
			}
		}
	}
	r.pub.People = merged
	if r.pub.Chair().Name == "" {
		r.chairByRole()
	}
	if r.pub.Meeting.Chair == "" {
		r.pub.Meeting.Chair = r.pub.Chair().Name
	}
}

var chairRole = regexp.MustCompile(`(?i)\bchair(?:man|person|woman)?\b`)
var otherChair = regexp.MustCompile(`(?i)\b(?:vice|deputy|former|sub-?group|panel|chair of)\b`)

// chairByRole gives the duty to the one person who was there and whose post is to chair.
func (r *reading) chairByRole() {
	found := -1
	for i, person := range r.pub.People {
		if person.Attendance == publication.Present && chairRole.MatchString(person.Role) && !otherChair.MatchString(person.Role) {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found >= 0 {
		r.pub.People[found].Duties = append(r.pub.People[found].Duties, publication.DutyChair)
	}
}

func firstOf(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

var leftMeeting = regexp.MustCompile(`^(.{2,60}?)\s+(left the meeting|joined the meeting|joined the call|left the call|arrived)\b`)

// partAttendance notes who came late or left early, from sentences of the minutes.
func (r *reading) partAttendance() {
	who := resolver{r.pub.People}
	for i := range r.pub.Sections {
		for _, entry := range r.pub.Sections[i].Entries {
			for _, block := range entry.Blocks {
				match := leftMeeting.FindStringSubmatch(document.Fold(block.PlainText()))
				if match == nil {
					continue
				}
				name, _ := who.resolve(match[1])
				at := slices.IndexFunc(r.pub.People, func(p publication.Person) bool { return p.Name == name })
				if number := r.pub.ItemNumber(i); at >= 0 && number != "" {
					r.pub.People[at].Note = strings.TrimPrefix(r.pub.People[at].Note+"; "+match[2]+" during item "+number, "; ")
				}
			}
		}
	}
}

// Who was there in a sentence: "Present were Dilys Farrow (chairing), Emeka Nwosu from the Nurseries Group and Hetty Oakes,
// who took these notes. Connie Barraclough and Mark Eddowes had sent their apologies."
var (
	presentSentence = regexp.MustCompile(`^(?:Present|In attendance|Attending|Those present)\s+(?:were|was)\s*:?\s+(.+?)\.(?:\s|$)`)
	sentApologies   = regexp.MustCompile(`(?:^|\.\s)([A-Z][^.]*?)\s+(?:had\s+)?(?:sent|gave|given|offered)\s+(?:their\s+|his\s+|her\s+)?apologies\b`)
	whoClause       = regexp.MustCompile(`^who\s+(?:is\s+(?:a\s+|an\s+|the\s+)?)?(.+)$`)
	fromClause      = regexp.MustCompile(`^(.+?)\s+(?:from|of)\s+(?:the\s+)?(.+)$`)
	tookNotes       = regexp.MustCompile(`^(?:took|takes|taking|minuted|wrote)\b`)
)

// sentenceOfPeople reads such sentences. The line stays in the text: it is a sentence of the minutes.
func (r *reading) sentenceOfPeople(text string) []publication.Person {
	var people []publication.Person
	if match := presentSentence.FindStringSubmatch(text); match != nil {
		for _, piece := range splitOutside(strings.ReplaceAll(match[1], " and ", ", "), ',') {
			people = r.pieceOfSentence(people, strings.TrimSpace(piece))
		}
	}
	if len(people) == 0 {
		return nil
	}
	if match := sentApologies.FindStringSubmatch(text); match != nil {
		people = append(people, r.inlinePeople(strings.ReplaceAll(match[1], " and ", ", "), publication.Apologies)...)
	}
	return people
}

func (r *reading) pieceOfSentence(people []publication.Person, piece string) []publication.Person {
	if person, ok := r.words.person(piece); ok {
		person.Attendance = publication.Present
		return append(people, person)
	}
	if match := fromClause.FindStringSubmatch(piece); match != nil {
		if person, ok := r.words.person(match[1]); ok {
			person.Attendance, person.Organisation = publication.Present, match[2]
			return append(people, person)
		}
	}
	last := len(people) - 1
	match := whoClause.FindStringSubmatch(piece)
	switch {
	case last < 0 || match == nil:
	case tookNotes.MatchString(match[1]):
		people[last].Duties = append(people[last].Duties, publication.DutyMinutes)
	case people[last].Role == "":
		people[last].Role = match[1]
	}
	return people
}
