package recognise

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// readText reads lines of text as one document, each line a paragraph.
func readText(t *testing.T, text string) *publication.Publication {
	t.Helper()
	doc := &document.Document{}
	for _, each := range strings.Split(strings.TrimSpace(text), "\n") {
		if each = strings.TrimSpace(each); each != "" {
			doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, each))
		}
	}
	page := Recognise(doc, testVocabulary(t))[0]
	if lost := publication.Lost(doc, page); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	return page
}

const minutesHead = "Wexcombe Safeguarding Board\nMinutes of the meeting\nDate: 12 March 2026\nVenue: Town Hall\n"

func TestProgress(t *testing.T) {
	for text, want := range map[string]string{
		"Action 3.2 – complete":                                    "3.2 complete",
		"Actions 1, 2 and 5 closed.":                               "1 complete 2 complete 5 complete",
		"Action 4.1: carried forward, BG.":                         "4.1 open",
		"Action 26/14 is not yet complete.":                        "26/14 open",
		"Action 7 – superseded by the new protocol":                "7 withdrawn",
		"All actions were complete.":                               "complete",
		"BG reported that all actions from January were done.":     "complete",
		"All actions complete apart from 14/27 and 14/30.":         "complete except 14/27 14/30",
		"All actions are complete apart from the audit.":           "",
		"Action 3.2: BG to complete the form":                      "",
		"The action plan is complete.":                             "",
		"26/03, list of schools: carried forward. The list is old": "26/03 open",
	} {
		page := readText(t, minutesHead+"Present:\nAnn Archer\nBen Gill\n1. Welcome\nAnn Archer welcomed everybody.\n2. Matters arising\n"+text+"\n3. Any other business\nNone.")
		var got []string
		for _, each := range page.Progress {
			got = append(got, strings.TrimSpace(each.Number+" "+string(each.State)))
			if each.Except != nil {
				got = append(got, "except "+strings.Join(each.Except, " "))
			}
			if each.Item != "2" || each.Section == "" {
				t.Errorf("%q stands in item %q, section %q", text, each.Item, each.Section)
			}
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%q: %q, want %q", text, joined, want)
		}
	}
}

// TestSameFromEveryForm: however the attendance was laid out, the same people were there.
func TestSameFromEveryForm(t *testing.T) {
	cells := [][]string{{"Name", "Role", "Organisation"}, {"Ann Archer", "Head of Housing", "Wexcombe Council"}, {"Ben Gill", "Named Nurse", "Downs Hospital"}, {"Cara Holt", "Inspector", "Downs Police"}}
	rows := func(joint string) string {
		var lines []string
		for _, row := range cells {
			lines = append(lines, strings.Join(row, joint))
		}
		return strings.Join(lines, "\n")
	}
	column := func(i int) string {
		var lines []string
		for _, row := range cells {
			lines = append(lines, row[i])
		}
		return strings.Join(lines, "\n")
	}
	table := document.Block{Kind: document.Table, Visibility: document.Visible}
	for _, row := range cells {
		var made document.Row
		for _, cell := range row {
			made.Cells = append(made.Cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, cell)}})
		}
		table.Rows = append(table.Rows, made)
	}
	rest := "\n1. Welcome\nAnn Archer welcomed everybody to the Town Hall.\n2. Any other business\nNone was raised."
	for name, people := range map[string]string{
		"slashes":       rows(" / "),
		"columns apart": column(0) + "\n" + column(1) + "\n" + column(2),
		"semicolons":    "Ann Archer (Head of Housing, Wexcombe Council); Ben Gill (Named Nurse, Downs Hospital); Cara Holt (Inspector, Downs Police)",
		"commas":        "Ann Archer, Head of Housing, Wexcombe Council\nBen Gill, Named Nurse, Downs Hospital\nCara Holt, Inspector, Downs Police",
		"dashes":        "Ann Archer – Head of Housing, Wexcombe Council\nBen Gill – Named Nurse, Downs Hospital\nCara Holt – Inspector, Downs Police",
		"under bodies":  "Wexcombe Council:\nAnn Archer, Head of Housing\nDowns Hospital:\nBen Gill, Named Nurse\nDowns Police:\nCara Holt, Inspector",
	} {
		sep := "\n"
		if name == "semicolons" {
			sep = " "
		}
		checkPeople(t, name, readText(t, minutesHead+"Present:"+sep+people+rest), cells)
	}
	doc := &document.Document{}
	for _, each := range strings.Split(minutesHead+"Present:", "\n") {
		doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, each))
	}
	doc.Blocks = append(doc.Blocks, table)
	for _, each := range strings.Split(strings.TrimSpace(rest), "\n") {
		doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, each))
	}
	checkPeople(t, "a table", Recognise(doc, testVocabulary(t))[0], cells)
}

func checkPeople(t *testing.T, name string, page *publication.Publication, cells [][]string) {
	t.Helper()
	var got [][]string
	for _, each := range page.People {
		if each.Attendance != publication.Present {
			t.Errorf("%s: %s is %q", name, each.Name, each.Attendance)
		}
		got = append(got, []string{each.Name, each.Role, each.Organisation})
	}
	if !slices.EqualFunc(got, cells[1:], slices.Equal[[]string]) {
		t.Errorf("%s: %q", name, got)
	}
}

// TestMarks: a row without a mark says nothing, where marks say who was there; where only absence is marked, the others were.
func TestMarks(t *testing.T) {
	for header, each := range map[string]struct{ rows, want string }{
		"Name | Present | Apologies": {"Ann Archer | ✓ | \nBen Gill | | ✓\nCara Holt | | ", "present apologies "},
		"Name | Role | Attendance":   {"Ann Archer | Nurse | P\nBen Gill | Nurse | A\nCara Holt | Nurse | ", "present apologies "},
		"Name | Post | Attendance":   {"Ann Archer | Nurse | \nBen Gill | Nurse | Apologies\nCara Holt | Nurse | ", "present apologies present"},
	} {
		var table document.Block
		table.Kind, table.Visibility = document.Table, document.Visible
		for _, row := range strings.Split(header+"\n"+each.rows, "\n") {
			var made document.Row
			for _, cell := range strings.Split(row, "|") {
				made.Cells = append(made.Cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, strings.TrimSpace(cell))}})
			}
			table.Rows = append(table.Rows, made)
		}
		doc := &document.Document{}
		for _, line := range strings.Split(strings.TrimSpace(minutesHead), "\n") {
			doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, line))
		}
		doc.Blocks = append(doc.Blocks, table, document.Text(document.Paragraph, "1. Welcome"), document.Text(document.Paragraph, "All were welcome."),
			document.Text(document.Paragraph, "2. Any other business"), document.Text(document.Paragraph, "None was raised."))
		var got []string
		for _, person := range Recognise(doc, testVocabulary(t))[0].People {
			got = append(got, string(person.Attendance))
		}
		if joined := strings.Join(got, " "); joined != each.want {
			t.Errorf("%s: %q, want %q", header, joined, each.want)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, each := range [][]string{{"25/31", "25/32", "25/33"}, {"SCP24/017", "SCP24/018", "SCP24/019"}, {"5/24", "6/24", "7/24"}, {"C048/23", "C049/23", "C050/23"}, {"02/22/01", "02/22/02", "02/22/03"}} {
		page := readText(t, minutesHead+"Present:\nAnn Archer\nBen Gill\n"+each[0]+" Welcome\nAnn Archer welcomed everybody.\n"+each[1]+" Neglect\nThe strategy was explained to all.\n"+each[2]+" Any other business\nThere was none to note.")
		var got []string
		for _, item := range page.Items() {
			got = append(got, item.Number)
		}
		if !slices.Equal(got, each) {
			t.Errorf("%q: %q", each, got)
		}
	}
}

func TestClosedReasons(t *testing.T) {
	for text, want := range map[string]string{
		"RESOLVED – That the press and public be excluded from the meeting on the grounds that it involves the likely disclosure of exempt information.": "it involves the likely disclosure of exempt information",
		"Confidential. Minuted separately.":             "Confidential. Minuted separately.",
		"(Exempt under paragraph 1 of Schedule 12A)":    "Exempt under paragraph 1 of Schedule 12A",
		"There was no exempt business at this meeting.": "",
		"BG asked that this remain confidential.":       "",
	} {
		page := readText(t, minutesHead+"Present:\nAnn Archer\nBen Gill\n1. Welcome\nAnn Archer welcomed everybody.\n2. Staffing\n"+text+"\n3. Any other business\nNone.")
		got := ""
		for _, each := range page.ClosedParts {
			got += each.Reason
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestNamesApart: a cell that sets the name apart from what follows, by a line or in bold, needs no comma.
func TestNamesApart(t *testing.T) {
	bold := func(text string) document.Run {
		return document.Run{Text: text, Marks: document.Bold, Visibility: document.Visible}
	}
	cell := func(runs ...document.Run) document.Cell {
		return document.Cell{Blocks: []document.Block{{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible}}}
	}
	plain := func(text string) document.Run { return document.Run{Text: text, Visibility: document.Visible} }
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{
		{Cells: []document.Cell{cell(bold("Apologies:")), {}}},
		{Cells: []document.Cell{cell(bold("Ann Archer"), plain("\nHead of Water, Forestry, Rural Affairs")), cell(bold("Ben Gill"), plain(" Director, Open Data"))}},
		{Cells: []document.Cell{cell(bold("Cara Holt"), plain(",\nDowns Police")), cell(bold("Dev Ito, "), plain("Wexcombe Council"))}},
	}}
	doc := &document.Document{}
	for _, each := range strings.Split(minutesHead+"1. Welcome\nAll were welcome here.\n2. Any other business\nNone was raised.", "\n") {
		if strings.HasPrefix(each, "1.") {
			doc.Blocks = append(doc.Blocks, table)
		}
		doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, each))
	}
	var got []string
	for _, each := range Recognise(doc, testVocabulary(t))[0].People {
		got = append(got, each.Name+"|"+each.Role+"|"+each.Organisation+"|"+string(each.Attendance))
	}
	want := []string{"Ann Archer|Head of Water, Forestry, Rural Affairs||apologies", "Ben Gill|Director, Open Data||apologies", "Cara Holt||Downs Police|apologies", "Dev Ito||Wexcombe Council|apologies"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestProgressUnderHeadings(t *testing.T) {
	page := readText(t, minutesHead+"Present:\nAnn Archer\nBen Gill\n1. Welcome\nAnn Archer welcomed everybody.\n2. Actions from the last meeting\n(a) Complete\n• Item 3: the briefing was sent out.\n• Item 5c: there is one campaign.\n(b) Carried forward\n• Item 8a: the contract. It was extended.\n3. Any other business\nNone.")
	var got []string
	for _, each := range page.Progress {
		got = append(got, each.Of+" "+string(each.State))
	}
	if want := []string{"3 complete", "5c complete", "8a open"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
