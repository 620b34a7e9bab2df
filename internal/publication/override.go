package publication

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// An Override is what an officer says a fact is, where it was not recognised rightly. The document itself stays as it is.
type Override struct {
	Field  string // which fact, as Fact names it: "date", "meeting.venue", "people[Ann Example].role"
	Value  string // what it is; "" where the document states none
	Was    string // what was recognised when the officer said so
	By     string // the officer
	Reason string
}

// Fields says which facts can be overridden, for the help of commands and for messages.
const Fields = `kind, title, body, date, previous_meeting, next_meeting,
meeting.start, meeting.end, meeting.venue, meeting.chair,
briefing.audience, briefing.review, briefing.review_date,
people[NAME].initials, .role, .organisation, .attendance,
actions[ID].number, .owners, .due, recommendations[ID].number, .owners, .due, .response,
sections[ID].part`

// A FieldError says why a field cannot hold a value, in words for an officer.
type FieldError struct{ Field, Problem string }

func (e FieldError) Error() string { return "“" + e.Field + "” " + e.Problem }

// A field reads and sets one fact.
type field struct {
	get   func() string
	set   func(string)
	holds func(string) string // what is wrong with a value; nil where any will do
}

// Fact gives the value of a field as an Override has it. The error is a FieldError.
func (p *Publication) Fact(name string) (string, error) {
	found, err := p.field(name)
	if err != nil {
		return "", err
	}
	return found.get(), nil
}

// CheckFact says whether a field exists and can hold a value. The error is a FieldError.
func (p *Publication) CheckFact(name, value string) error {
	found, err := p.field(name)
	if err != nil {
		return err
	}
	if found.holds != nil {
		if problem := found.holds(value); problem != "" {
			return FieldError{name, problem}
		}
	}
	return nil
}

// Override sets facts, and states the words that leave the page by it. It gives those that it did not apply, because
// something else is recognised now than when the officer looked, or because the field is not there any more. A kind is
// not set here: it decides how the whole document is read.
func (p *Publication) Override(list []Override) (lapsed []Override) {
	for _, each := range list {
		found, err := p.field(each.Field)
		switch {
		case err != nil, found.get() != each.Was:
			lapsed = append(lapsed, each)
		case each.Field != "kind":
			before := p.Words()
			found.set(each.Value)
			if gone := strings.Join(without(before, p.Words()), " "); gone != "" {
				p.LeftOut = append(p.LeftOut, document.Omission{Text: gone, Why: "recognised as " + each.Field + ", which " + each.By + " corrected"})
			}
		}
	}
	return lapsed
}

// without gives the words of a that are not in b as often.
func without(a, b []string) []string {
	count := map[string]int{}
	for _, word := range b {
		count[word]++
	}
	return slices.DeleteFunc(slices.Clone(a), func(word string) bool {
		count[word]--
		return count[word] >= 0
	})
}

// OverrideAll applies overrides to a publication and has its extracts, which stand behind it, follow.
func OverrideAll(pubs []*Publication, list []Override) (lapsed []Override) {
	main := pubs[0]
	lapsed = main.Override(list)
	for _, page := range pubs[1:] {
		page.Body, page.Date = main.Body, main.Date
		page.From.Title, page.From.Page = main.Title, main.Page()
		for i := range main.Extracts {
			if main.Extracts[i].Section == page.From.Section {
				main.Extracts[i].Page = page.Page()
			}
		}
	}
	return lapsed
}

var fieldForm = regexp.MustCompile(`^(people|actions|recommendations|sections)\[([^\]]+)\]\.([a-z]+)$`)

// field finds a fact by its name.
func (p *Publication) field(name string) (field, error) {
	if plain, ok := p.plainFields()[name]; ok {
		return plain, nil
	}
	match := fieldForm.FindStringSubmatch(name)
	if match == nil {
		return field{}, FieldError{name, "is no field that can be corrected. The fields are: " + document.Fold(Fields)}
	}
	inside := p.fieldsOf(match[1], match[2])
	if inside == nil {
		return field{}, FieldError{name, fmt.Sprintf("is not in this document: it has no %s called “%s”", strings.TrimSuffix(match[1], "s"), match[2])}
	}
	found, ok := inside[match[3]]
	if !ok {
		return field{}, FieldError{name, "is no field that can be corrected. The fields are: " + document.Fold(Fields)}
	}
	return found, nil
}

// textField is a fact that is kept as a text.
func textField[T ~string](value *T, holds func(string) string) field {
	return field{func() string { return string(*value) }, func(text string) { *value = T(text) }, holds}
}

func (p *Publication) plainFields() map[string]field {
	return map[string]field{
		"kind":             textField(&p.Kind, oneOf(string(Minutes), string(Briefing), string(Findings))),
		"title":            {func() string { return p.Title }, func(text string) { p.Title, p.TitleAdded = text, false }, notEmpty},
		"body":             textField(&p.Body, nil),
		"date":             {func() string { return string(p.Date) }, func(text string) { p.Date, p.DateProblem = Date(text), "" }, isDate},
		"previous_meeting": textField(&p.PreviousMeeting, isDate),
		"next_meeting":     textField(&p.NextMeeting, isDate),
		"meeting.start":    textField(&p.Meeting.Start, isTime),
		"meeting.end":      textField(&p.Meeting.End, isTime),
		"meeting.venue":    textField(&p.Meeting.Venue, nil),
		"meeting.chair":    textField(&p.Meeting.Chair, nil),

		"briefing.audience":    textField(&p.About.Audience, nil),
		"briefing.review":      textField(&p.About.Review, nil),
		"briefing.review_date": textField(&p.About.ReviewDate, nil),
	}
}

// fieldsOf gives the facts of a person by name, or of an entry or section by its address on the page; nil for none.
func (p *Publication) fieldsOf(list, key string) map[string]field {
	if list == "people" {
		for i := range p.People {
			if each := &p.People[i]; each.Name == key {
				return map[string]field{
					"initials":     textField(&each.Initials, nil),
					"role":         textField(&each.Role, nil),
					"organisation": textField(&each.Organisation, nil),
					"attendance":   textField(&each.Attendance, oneOf("", string(Present), string(Observer), string(Guest), string(Apologies), string(Absent))),
				}
			}
		}
		return nil
	}
	kind := map[string]EntryKind{"actions": Action, "recommendations": Recommendation}[list]
	for i := range p.Sections {
		section := &p.Sections[i]
		if list == "sections" && section.ID == key {
			return map[string]field{"part": textField(&section.Part, oneOf("", string(PartBackground), string(PartWhyItMatters),
				string(PartInformation), string(PartLearning), string(PartPractice), string(PartAction), string(PartQuestions)))}
		}
		for j := range section.Entries {
			if each := &section.Entries[j]; each.Kind == kind && each.ID == key {
				return each.fields()
			}
		}
	}
	return nil
}

func (e *Entry) fields() map[string]field {
	fields := map[string]field{
		"number": textField(&e.Number, nil),
		"due":    textField(&e.Due, nil),
		"owners": {
			get: func() string {
				names := make([]string, len(e.Owners))
				for i, owner := range e.Owners {
					names[i] = owner.Name
				}
				return strings.Join(names, "; ")
			},
			set: func(text string) {
				e.Owners = nil
				for _, name := range strings.Split(text, ";") {
					if name = document.Fold(name); name != "" {
						e.Owners = append(e.Owners, Owner{Name: name, InText: strings.Contains(e.Text(), name)})
					}
				}
			},
		},
	}
	if e.Kind == Recommendation {
		fields["response"] = textField(&e.Response, nil)
	}
	return fields
}

func oneOf(values ...string) func(string) string {
	return func(value string) string {
		if slices.Contains(values, value) {
			return ""
		}
		return fmt.Sprintf("cannot be “%s”. It is one of: %s", value, strings.TrimPrefix(strings.Join(values, ", "), ", "))
	}
}

func notEmpty(value string) string {
	if len(document.Words(value)) == 0 {
		return "cannot be empty"
	}
	return ""
}

func isDate(value string) string {
	if value != "" && Date(value).Time().IsZero() {
		return fmt.Sprintf("cannot be “%s”, which is no day of the calendar. Give it as 2026-03-12", value)
	}
	return ""
}

var timeForm = regexp.MustCompile(`^(?:[01]\d|2[0-3]):[0-5]\d$`)

func isTime(value string) string {
	if value != "" && !timeForm.MatchString(value) {
		return fmt.Sprintf("cannot be “%s”. Give the time as 14:30", value)
	}
	return ""
}

// WithOverrides gives a contract that shows beside what is recognised what officers said of it.
func (p *Publication) WithOverrides(list []Override) Contract {
	c := p.Contract()
	for _, each := range list {
		recognised, err := p.Fact(each.Field)
		c.Overrides = append(c.Overrides, ContractOverride{each.Field, recognised, each.Value, each.By, each.Reason, err == nil && recognised == each.Was})
	}
	return c
}
