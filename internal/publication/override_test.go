package publication

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gazette/internal/document"
)

// overridable are minutes with one of each list whose facts can be overridden.
func overridable() *Publication {
	p := &Publication{
		Kind: Minutes, Title: "Minutes", Body: "Anytown Partnership", Date: "2026-03-12", DateProblem: "two dates",
		Meeting: Meeting{Venue: "Town Hall Room"}, People: []Person{{Name: "Ann Example", Role: "Nurse", Attendance: Present}},
		Sections: []Section{{Number: "1.", Title: "Welcome", Item: true, Level: 1, Entries: []Entry{{
			Kind: Action, Owners: []Owner{{Name: "AE", Person: "Ann Example", InText: true}}, Due: "May",
			Blocks: []document.Block{document.Text(document.Paragraph, "AE and BX to write to the college")}}}}},
	}
	p.AssignIDs()
	return p
}

func TestOverride(t *testing.T) {
	for field, each := range map[string]struct{ was, value, now string }{
		"title":                          {"Minutes", "Minutes of the Board", "Minutes of the Board"},
		"date":                           {"2026-03-12", "2026-03-13", "2026-03-13"},
		"meeting.venue":                  {"Town Hall Room", "", ""},
		"people[Ann Example].role":       {"Nurse", "Designated Nurse", "Designated Nurse"},
		"people[Ann Example].attendance": {"present", "guest", "guest"},
		"actions[action-1-1].due":        {"May", "1 May 2026", "1 May 2026"},
		"actions[action-1-1].owners":     {"AE", "AE; BX ;", "AE; BX"},
	} {
		p := overridable()
		if err := p.CheckFact(field, each.value); err != nil {
			t.Errorf("%s: %v", field, err)
		}
		if was, err := p.Fact(field); was != each.was || err != nil {
			t.Errorf("%s was %q, want %q (%v)", field, was, each.was, err)
		}
		before := p.Words()
		if lapsed := p.Override([]Override{{Field: field, Was: each.was, Value: each.value, By: "Ann"}}); len(lapsed) > 0 {
			t.Errorf("%s was not applied", field)
		}
		if now, _ := p.Fact(field); now != each.now {
			t.Errorf("%s is %q, want %q", field, now, each.now)
		}
		var left []string
		for _, omission := range p.LeftOut {
			left = append(left, document.Words(omission.Text)...)
		}
		if gone := without(before, slices.Concat(p.Words(), left)); len(gone) > 0 {
			t.Errorf("%s: %q is neither on the page nor stated", field, gone)
		}
	}
	p := overridable()
	p.Override([]Override{{Field: "date", Was: "2026-03-12", Value: "2026-03-13"}})
	if p.DateProblem != "" {
		t.Error("the dates disagree still, though an officer said which is right")
	}
}

func TestOverrideLapses(t *testing.T) {
	p := overridable()
	lapsed := p.Override([]Override{
		{Field: "date", Was: "2026-01-01", Value: "2026-03-13"},
		{Field: "people[Ben Gill].role", Was: "Nurse", Value: "Doctor"},
	})
	if len(lapsed) != 2 || p.Date != "2026-03-12" {
		t.Errorf("%d lapsed, the date is %s", len(lapsed), p.Date)
	}
}

func TestCheckFact(t *testing.T) {
	for field, value := range map[string]string{
		"date": "12 March", "meeting.start": "9.30am", "title": " ", "kind": "agenda", "people[Ann Example].attendance": "late",
		"colour": "red", "people[Nobody].role": "Nurse", "actions[action-1-1].colour": "red", "sections[item-9].part": "learning",
	} {
		err := overridable().CheckFact(field, value)
		var wrong FieldError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), field) {
			t.Errorf("%s=%s: %v", field, value, err)
		}
	}
}

// TestOverrideAll: a page made of an item follows the day and name of the minutes.
func TestOverrideAll(t *testing.T) {
	main := overridable()
	extract := &Publication{Kind: Briefing, Title: "Child Linnet", Body: main.Body, Date: main.Date, From: &Origin{Title: main.Title, Page: main.Page(), Section: "item-1"}}
	main.Extracts = []Extract{{Kind: Briefing, Section: "item-1", Page: extract.Page()}}
	OverrideAll([]*Publication{main, extract}, []Override{{Field: "date", Was: "2026-03-12", Value: "2026-03-13"}})
	if extract.Date != "2026-03-13" || extract.From.Page != main.Page() || main.Extracts[0].Page != extract.Page() || !strings.Contains(extract.Page(), "2026-03-13") {
		t.Errorf("the extract is %s of %s, linked as %s", extract.Page(), extract.From.Page, main.Extracts[0].Page)
	}
}
