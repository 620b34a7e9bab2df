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
	presentMark = regexp.MustCompile(`(?i)^for \S*\d|^(?:for )?(?:items?|agenda items?|part|from|until|left|arrived|joined|deputi[sz]ing|deputy for|on behalf of|in place of|representing|rep\b|dial|virtual|online|via|remote|by phone|new|observer|guest|left at|up to)\b`)
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
		if isPost.MatchString(text) {
			person.Role = text
		}
	case observes.MatchString(text):
		person.Attendance = publication.Observer
	case initialsForm.MatchString(text) && (matchesInitials(text, person.Name) || !x.isAcronym(text) && !x.isOrganisation(text)):
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

// bracketNote reads a duty or a note on attendance in brackets behind a post or organisation: "(notes)", "(item 3)".
func (x *lexicon) bracketNote(person *publication.Person, text string) bool {
	if x.duty(person, text) {
		return true
	}
	if observes.MatchString(text) {
		person.Attendance = publication.Observer
		return true
	}
	if presentMark.MatchString(text) || deputyMark.MatchString(text) {
		person.Note = text
		return true
	}
	return false
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

// asObserver says behind a name how the person took part.
var asObserver = regexp.MustCompile(`(?i)(?:^|,\s*)observ(?:ing|er)$`)

var observes = regexp.MustCompile(`(?i)^observ(?:er|ing)$`)

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
	if startsDigit(text) { // a time, however it was typed
		person.Note = text
		return
	}
	if inTheChair.MatchString(text) {
		person.Duties = append(person.Duties, publication.DutyChair)
		person.Note = text
		return
	}
	if match := bracketed.FindStringSubmatch(text); match != nil && x.bracketNote(person, match[1]) {
		text = strings.TrimSpace(strings.Replace(text, match[0], "", 1))
	}
	if rest := asObserver.ReplaceAllString(text, ""); rest != text {
		person.Attendance, text = publication.Observer, rest
	}
	// "Head of Safeguarding, Anytown Trust, from item 4": what stands last may be a duty, or a note on attendance.
	for at := strings.LastIndex(text, ", "); at > 0; at = strings.LastIndex(text, ", ") {
		if last := strings.TrimSpace(text[at+2:]); presentMark.MatchString(last) {
			person.Note = last
		} else if isPost.MatchString(last) || !x.duty(person, last) {
			break
		}
		text = text[:at]
	}
	role, organisation := x.splitRole(text)
	if x.duty(person, role) && !isPost.MatchString(role) {
		role = ""
	}
	if x.duty(person, organisation) { // "Business Support - notes"
		organisation = ""
	}
	person.Role = strings.Trim(strings.Join([]string{person.Role, role}, ", "), ", ")
	person.Organisation = strings.Trim(strings.Join([]string{person.Organisation, organisation}, ", "), ", ")
}

// isPost: an independent chair has that post, and does not only chair this meeting.
var isPost = regexp.MustCompile(`(?i)\bindependent\b`)

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
