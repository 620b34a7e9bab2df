package disclosure

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// minuted are minutes with people of every sort, and an extract of them.
func minuted(texts ...string) []*publication.Publication {
	main := &publication.Publication{
		Kind: publication.Minutes, Title: "Minutes of the Wexcombe Board", Body: "Wexcombe Board", Date: "2026-03-12",
		Meeting:  publication.Meeting{Chair: "Ivy Marsh"},
		Approval: publication.Approval{State: publication.Approved, By: "Ivy Marsh", Role: "Independent Chair", On: "2026-03-18"},
		People: []publication.Person{
			{Name: "Ivy Marsh", Role: "Independent Chair", Duties: []string{publication.DutyChair}},
			{Name: "Tom Reed", Initials: "TR", Role: "Head of Housing", Organisation: "Wexcombe Homes", Note: "Tom Reed left after item 2"},
			{Name: "Ann O’Neil-Blake", Role: "Detective Inspector", Organisation: "Wexcombe Police"},
			{Name: "Abel Burrow", Organisation: "Hearthstone"},
		},
		Acronyms: []publication.Acronym{{Short: "AOB", Long: "any other business"}},
	}
	section := publication.Section{Number: "2", Title: "Update from Tom Reed", Item: true, Level: 1}
	for _, text := range texts {
		section.Entries = append(section.Entries, publication.Entry{Kind: publication.Prose, Blocks: []document.Block{document.Text(document.Paragraph, text)}})
	}
	section.Entries = append(section.Entries, publication.Entry{
		Kind: publication.Action, Owners: []publication.Owner{{Name: "Tom", Person: "Tom Reed", InText: true}, {Name: "AON", Person: "Ann O’Neil-Blake"}, {Name: "All agencies"}},
		Blocks: []document.Block{document.Text(document.Paragraph, "Tom to count the doors.")},
	})
	main.Sections = []publication.Section{section}
	main.AssignIDs()
	extract := &publication.Publication{Kind: publication.Briefing, Title: "Update from Tom Reed", Body: main.Body, Date: main.Date, Approval: main.Approval,
		From: &publication.Origin{Title: main.Title, Page: main.Page(), Section: main.Sections[0].ID, Item: "2"}}
	extract.Sections = []publication.Section{{Entries: slices.Clone(section.Entries)}}
	extract.AssignIDs()
	main.Extracts = []publication.Extract{{Kind: publication.Briefing, Title: extract.Title, Item: "2", Section: main.Sections[0].ID, Page: extract.Page()}}
	return []*publication.Publication{main, extract}
}

// prose gives the paragraphs of the first section.
func prose(pub *publication.Publication) []string {
	var texts []string
	for _, entry := range pub.Sections[0].Entries {
		texts = append(texts, entry.Blocks[0].PlainText())
	}
	return texts
}

func TestNamesInText(t *testing.T) {
	for _, test := range []struct{ text, leads, roles string }{
		{"Tom Reed said so.", "[Head of Housing] said so.", "[Head of Housing] said so."},
		{"Mr Reed’s plan and TOM REED’S house", "[Head of Housing]’s plan and [Head of Housing]’S house", "[Head of Housing]’s plan and [Head of Housing]’S house"},
		{"Tom\nReed, Mr\u00a0T. Reed and T Reed", "[Head of Housing], [Head of Housing] and [Head of Housing]", "[Head of Housing], [Head of Housing] and [Head of Housing]"},
		{"TR asked; T.R. agreed (TR/AB).", "[Head of Housing] asked; [Head of Housing] agreed ([Head of Housing]/[member]).", "[Head of Housing] asked; [Head of Housing] agreed ([Head of Housing]/[member])."},
		{"AB and the ABC, CAB, AB-12, 3/AB and AB/12", "[member] and the ABC, CAB, AB-12, 3/AB and AB/12", "[member] and the ABC, CAB, AB-12, 3/AB and AB/12"},
		{"Reeds grow by the river; Reedham is near.", "Reeds grow by the river; Reedham is near.", "Reeds grow by the river; Reedham is near."},
		{"Ms O'Neil‐Blake and Ivy Marsh", "Ms O'Neil‐Blake and Ivy Marsh", "[Detective Inspector] and [Independent Chair]"},
		{"IM chaired until AOB.", "IM chaired until AOB.", "[Independent Chair] chaired until AOB."},
	} {
		for policy, want := range map[Names]string{NamesOfAll: test.text, NamesOfLeads: test.leads, NoNames: test.roles} {
			pubs := minuted(test.text)
			policy.Apply(pubs, words(t))
			for _, pub := range pubs {
				if got := prose(pub)[0]; got != want {
					t.Errorf("%s: %q\n got  %q\n want %q", policy, test.text, got, want)
				}
			}
		}
	}
}

// TestNamesAcrossRuns: a name of which a part is bold is one name, and the document keeps its own runs.
func TestNamesAcrossRuns(t *testing.T) {
	pubs := minuted()
	runs := []document.Run{{Text: "So ", Visibility: document.Visible}, {Text: "Mr Re", Marks: document.Bold, Visibility: document.Visible}, {Text: "ed says.", Visibility: document.Visible}}
	block := document.Block{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible}
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{block}}}}}}
	pubs[0].Sections[0].Entries = []publication.Entry{{Kind: publication.Prose, Blocks: []document.Block{block, table}}}
	NoNames.Apply(pubs, words(t))
	want := []document.Run{{Text: "So ", Visibility: document.Visible}, {Text: "[Head of Housing]", Marks: document.Bold, Visibility: document.Visible}, {Text: " says.", Visibility: document.Visible}}
	blocks := pubs[0].Sections[0].Entries[0].Blocks
	if diff := cmp.Diff(want, blocks[0].Runs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := blocks[1].PlainText(); got != "So [Head of Housing] says." {
		t.Errorf("in a table: %q", got)
	}
	if block.PlainText() != "So Mr Reed says." || table.PlainText() != "So Mr Reed says." {
		t.Error("the document was changed")
	}
}

// TestNamesOnPages looks at whole pages: nothing of a hidden name is on them, and they are sound.
func TestNamesOnPages(t *testing.T) {
	for policy, hidden := range map[Names][]string{
		NamesOfAll:   nil,
		NamesOfLeads: {"Reed", "Burrow", "Tom "},
		NoNames:      {"Reed", "Burrow", "Marsh", "Blake", "Tom "},
	} {
		pubs := minuted("Ms Marsh, DI O’Neil-Blake, Tom Reed and Abel Burrow met.")
		policy.Apply(pubs, words(t))
		for _, pub := range pubs {
			page, err := pub.Encode()
			if err != nil {
				t.Fatalf("%s: %v", policy, err)
			}
			for _, name := range []string{"Reed", "Burrow", "Marsh", "Blake", "Tom "} {
				if got, want := strings.Contains(string(page), name), !slices.Contains(hidden, name); got && !want || pub == pubs[0] && got != want {
					t.Errorf("%s: %q is on the page: %v\n%s", policy, name, got, page)
				}
			}
			for _, each := range pub.LeftOut {
				if strings.Contains(each.Text+each.Why, "Reed") {
					t.Errorf("%s: left out: %+v", policy, each)
				}
			}
			if (len(pub.LeftOut) > 0) != (hidden != nil) {
				t.Errorf("%s: left out: %+v", policy, pub.LeftOut)
			}
		}
		main, extract := pubs[0], pubs[1]
		if main.Extracts[0].Page != extract.Page() || extract.From.Section != main.Sections[0].ID || main.Extracts[0].Section != main.Sections[0].ID {
			t.Errorf("%s: the pages do not lead to each other: %+v, %+v", policy, main.Extracts[0], extract.From)
		}
	}
}

func TestOwnersUnderAPolicy(t *testing.T) {
	pubs := minuted()
	NamesOfLeads.Apply(pubs, words(t))
	action := pubs[0].Entries(publication.Action)[0]
	want := []publication.Owner{{Name: "[Head of Housing]", Person: "[Head of Housing]", InText: true}, {Name: "AON", Person: "Ann O’Neil-Blake"}, {Name: "All agencies"}}
	if diff := cmp.Diff(want, action.Owners); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if action.Text() != "[Head of Housing] to count the doors." {
		t.Errorf("%q", action.Text())
	}
	if note := pubs[0].People[1].Note; note != "[Head of Housing] left after item 2" {
		t.Errorf("%q", note)
	}
	if chair := pubs[0].Meeting.Chair; chair != "Ivy Marsh" {
		t.Errorf("the chair is %q", chair)
	}
}
