package recognise

import (
	"slices"
	"testing"

	"gazette/internal/publication"
)

func TestLabels(t *testing.T) {
	for text, want := range map[string]struct {
		printed string
		family  family
		value   int
		rest    string
	}{
		"5. Risk register":              {"5.", figure, 5, "Risk register"},
		"12) Any other business":        {"12)", figure, 12, "Any other business"},
		"a. Executive":                  {"a.", letter, 1, "Executive"},
		"(b) Learning":                  {"(b)", letter, 2, "Learning"},
		"iv) Training":                  {"iv)", roman, 4, "Training"},
		"4.2 Neglect":                   {"4.2", decimal, 2, "Neglect"},
		"C048/23 Minutes":               {"C048/23", reference, 48, "Minutes"},
		"02/22/01 - Welcome":            {"02/22/01", reference, 1, "Welcome"},
		"Item 5: Neglect":               {"Item 5:", figure, 5, "Neglect"},
		"4 schools replied":             {"", noLabel, 0, "4 schools replied"},
		"3 March 2021":                  {"", noLabel, 0, "3 March 2021"},
		"2020. The year":                {"", noLabel, 0, "2020. The year"},
		"A child was seen":              {"", noLabel, 0, "A child was seen"},
		"I. Crane opened the meeting":   {"I.", letter, 9, "Crane opened the meeting"},
		"7-minute briefing: Child Lark": {"", noLabel, 0, "7-minute briefing: Child Lark"},
	} {
		got, rest := splitLabel(text)
		if got.printed != want.printed || got.family != want.family || got.value != want.value || rest != want.rest {
			t.Errorf("%q: %+v and %q, want %+v", text, got, rest, want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]publication.Date{
		"held on 21st December 2020 at noon": "2020-12-21",
		"Monday 14 th June 2027":             "2027-06-14",
		"9th Nov 2020":                       "2020-11-09",
		"8 March, 2012":                      "2012-03-08",
		"March 8, 2012":                      "2012-03-08",
		"03/12/2025":                         "2025-12-03",
		"3.12.25":                            "2025-12-03",
		"2026-03-12":                         "2026-03-12",
		"March 2021":                         "",
		"in 2021":                            "",
		"Q2 2020/21":                         "",
		"30 February 2026":                   "",
	} {
		if got := firstDate(text).date; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if firstDate("Monday 8th March 2012").problem == "" {
		t.Error("8 March 2012 was a Thursday, and nothing was said")
	}
	if firstDate("31/02/2026").problem == "" {
		t.Error("31 February passed for a day")
	}
}

func TestTimes(t *testing.T) {
	for text, want := range map[string][]string{
		"13:00 until 16:00":  {"13:00", "16:00"},
		"1.30pm to 4.30pm":   {"13:30", "16:30"},
		"9:30am to 12.30pm":  {"09:30", "12:30"},
		"1pm 3pm":            {"13:00", "15:00"},
		"1.30 - 4.30pm":      {"13:30", "16:30"},
		"9.00AM 12.00NOON":   {"09:00", "12:00"},
		"10am to noon":       {"10:00", "12:00"},
		"1400hrs":            {"14:00"},
		"9.30 – 12.00":       {"09:30", "12:00"},
		"10.00 - 1.00":       {"10:00", "13:00"},
		"53 responses, 4 of": {},
	} {
		if got := findTimes(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPerson(t *testing.T) {
	words := newLexicon(testVocabulary(t))
	for text, want := range map[string]publication.Person{
		"Ann Archer (Chair)":                                           {Name: "Ann Archer", Duties: []string{"chair"}},
		"Ann Archer (AA) - Designated Nurse, Downs ICB":                {Name: "Ann Archer", Initials: "AA", Role: "Designated Nurse", Organisation: "Downs ICB"},
		"Dr Sue O'Neil, Named Doctor / Downs Hospital":                 {Name: "Dr Sue O'Neil", Role: "Named Doctor", Organisation: "Downs Hospital"},
		"Mary-Jane Holt (Wexcombe Council)":                            {Name: "Mary-Jane Holt", Organisation: "Wexcombe Council"},
		"Cllr Joan van den Berg, Lead Member for Children":             {Name: "Cllr Joan van den Berg", Role: "Lead Member for Children"},
		"Zoë Archer, Assistant Director, Early Help, Wexcombe Council": {Name: "Zoë Archer", Role: "Assistant Director, Early Help", Organisation: "Wexcombe Council"},
		"Ben Gill (Minutes), Officer / Wexcombe Partnership":           {Name: "Ben Gill", Duties: []string{"minutes"}, Role: "Officer", Organisation: "Wexcombe Partnership"},
		"Cara Holt (for item 6)":                                       {Name: "Cara Holt", Note: "for item 6"},
		"Dev Holt, Doctor (Safeguarding Children) / Downs Hospital":    {Name: "Dev Holt", Role: "Doctor (Safeguarding Children)", Organisation: "Downs Hospital"},
		"Eve Ito (Chair, Downs Valley Police)":                         {Name: "Eve Ito", Duties: []string{"chair"}, Organisation: "Downs Valley Police"},
	} {
		got, ok := words.person(text)
		if !ok || got.Name != want.Name || got.Initials != want.Initials || got.Role != want.Role || got.Organisation != want.Organisation ||
			got.Note != want.Note || !slices.Equal(got.Duties, want.Duties) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
	for _, text := range []string{"The Board", "Any Other Business", "Matters Arising", "Wexcombe Council", "Head of Service", "the chair", "Neglect", "Downs Valley Police", ""} {
		if got, ok := words.person(text); ok {
			t.Errorf("%q was read as a person: %+v", text, got)
		}
	}
}

func TestResolve(t *testing.T) {
	people := resolver{[]publication.Person{
		{Name: "Ann Archer", Duties: []string{"chair"}}, {Name: "Cara Holt"}, {Name: "Mr Dev Holt"}, {Name: "Sally Gethan", Initials: "SGe"}, {Name: "Ben Gill", Role: "Business Manager"}}}
	for printed, want := range map[string]string{
		"Ms Archer": "Ann Archer", "Ann": "Ann Archer", "the Chair": "Ann Archer", "SGe": "Sally Gethan", "BG": "Ben Gill", "Ben Gill": "Ben Gill",
		"Business Manager": "Ben Gill", "Ms Holt": "Cara Holt", "Ms Slater": "", "XY": "",
	} {
		if got, _ := people.resolve(printed); got != want {
			t.Errorf("%q: %q, want %q", printed, got, want)
		}
	}
	if person, ambiguous := people.resolve("Dr Holt"); person != "" || !ambiguous {
		t.Errorf("Dr Holt can be two people, but was resolved to %q", person)
	}
}

func FuzzLabels(f *testing.F) {
	for _, seed := range []string{"5. Risk", "a.", "- a. X", "C048/23 Y", "(iv) Z", "; x", "1.1.1.1 deep"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		splitLabel(text)
		findDates(text)
		findTimes(text)
		attendanceHeading(text)
		approvalLine(text)
	})
}
