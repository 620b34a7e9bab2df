package recognise

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

var loadVocabulary = sync.OnceValues(func() (*vocabulary.Vocabulary, error) { return vocabulary.Load(os.DirFS("../../data")) })

func testVocabulary(t testing.TB) *vocabulary.Vocabulary {
	t.Helper()
	words, err := loadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// documentOf makes a document of lines: "- " and "a. " begin list items, tabs a table, "# " a heading.
func documentOf(text string) *document.Document {
	doc := &document.Document{}
	for i, each := range strings.Split(strings.TrimSpace(text), "\n") {
		block := document.Text(document.Paragraph, strings.TrimSpace(each))
		number, rest, _ := strings.Cut(strings.TrimSpace(each), " ")
		switch found := parseLabel(number); {
		case strings.TrimSpace(each) == "":
			continue
		case strings.Contains(each, "\t"):
			block = document.Block{Kind: document.Table, Visibility: document.Visible}
			for _, row := range strings.Split(each, "\\") {
				var cells []document.Cell
				for _, cell := range strings.Split(row, "\t") {
					cells = append(cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, strings.TrimSpace(cell))}})
				}
				block.Rows = append(block.Rows, document.Row{Cells: cells})
			}
		case strings.Trim(number, "#") == "" && number != "":
			block = document.Text(document.Heading, rest)
			block.Level = len(number)
		case found.family == bullet || found.family == letter:
			block = document.Text(document.ListItem, rest)
			block.Number, block.Level = number, 1
		}
		block.Place.Line = i + 1
		doc.Blocks = append(doc.Blocks, block)
	}
	return doc
}

func recogniseText(t testing.TB, text string) []*publication.Publication {
	t.Helper()
	doc := documentOf(text)
	pages := Recognise(doc, testVocabulary(t))
	if lost := publication.Lost(doc, pages[0]); len(lost) > 0 {
		t.Errorf("words of the document are neither on the page nor in the list of what was left out: %q", lost)
	}
	return pages
}

// inMinutes puts lines under an item of minutes that have all that minutes need.
func inMinutes(item, lines string) string {
	return `Wexcombe Safeguarding Children Partnership
Minutes of the meeting
Date: 12 March 2026
Chair: Ann Archer, Director of Nursing, NHS Downs
Present:
Ann Archer (Chair), Director of Nursing, NHS Downs
Ben Gill (BG), Business Manager, Wexcombe Safeguarding Children Partnership
Cara Holt, Head of Safeguarding, Wexcombe Council
Dev Holt, Detective Superintendent, Downs Valley Police
Apologies: Eve Ito (Probation)
1. Welcome
The Chair welcomed everyone.
2. ` + item + "\n" + lines + `
3. Any other business
None.
Minutes approved by: Ann Archer, Director of Nursing
Minutes approved on: 20 March 2026`
}

func TestMinutes(t *testing.T) {
	page := recogniseText(t, inMinutes("Neglect", "The report was received."))[0]
	if page.Kind != publication.Minutes || page.Date != "2026-03-12" || page.Body != "Wexcombe Safeguarding Children Partnership" {
		t.Errorf("kind %q, date %q, body %q", page.Kind, page.Date, page.Body)
	}
	want := publication.Approval{State: publication.Approved, By: "Ann Archer", Role: "Director of Nursing", On: "2026-03-20"}
	if page.Approval != want {
		t.Errorf("approval %+v, want %+v", page.Approval, want)
	}
	var people []string
	for _, each := range page.People {
		people = append(people, strings.Join([]string{each.Name, each.Initials, each.Role, each.Organisation, string(each.Attendance), strings.Join(each.Duties, "+")}, "|"))
	}
	wantPeople := []string{
		"Ann Archer||Director of Nursing|NHS Downs|present|chair",
		"Ben Gill|BG|Business Manager|Wexcombe Safeguarding Children Partnership|present|",
		"Cara Holt||Head of Safeguarding|Wexcombe Council|present|",
		"Dev Holt||Detective Superintendent|Downs Valley Police|present|",
		"Eve Ito|||Probation|apologies|",
	}
	if !slices.Equal(people, wantPeople) {
		t.Errorf("people\n%s\nwant\n%s", strings.Join(people, "\n"), strings.Join(wantPeople, "\n"))
	}
}

func TestActions(t *testing.T) {
	for _, each := range []struct{ line, owners, person, text, due string }{
		{"Action: Ms Archer will write to the schools.", "Ms Archer", "Ann Archer", "Ms Archer will write to the schools.", ""},
		{"ACTION: BG to circulate the slides by 30 April 2026", "BG", "Ben Gill", "BG to circulate the slides by 30 April 2026", "30 April 2026"},
		{"Action 3.2 – The Chair to write to the Minister.", "The Chair", "Ann Archer", "The Chair to write to the Minister.", ""},
		{"Action: All agencies to reply before the next meeting.", "All agencies", "", "All agencies to reply before the next meeting.", "the next meeting"},
		{"- Action: BG and CH to meet (20/05/26).", "BG, CH", "Ben Gill, Cara Holt", "BG and CH to meet", "20/05/26"},
		{"Action: Mr Nobody will call.", "Mr Nobody", "", "Mr Nobody will call.", ""},
		{"Action: Holt to call.", "", "", "Holt to call.", ""},
		{"Action: Send the paper round. Owner: BG. Due: 3 May 2026", "BG", "Ben Gill", "Send the paper round", "3 May 2026"},
		{"The figures were late. Action: BG to send them.", "BG", "Ben Gill", "BG to send them.", ""},
		{"Action: Circulate the leaflet (BG)", "BG", "Ben Gill", "Circulate the leaflet", ""},
	} {
		page := recogniseText(t, inMinutes("Neglect", each.line))[0]
		actions := page.Entries(publication.Action)
		if len(actions) != 1 {
			t.Errorf("%q: %d actions, want 1", each.line, len(actions))
			continue
		}
		var owners, people []string
		for _, owner := range actions[0].Owners {
			owners, people = append(owners, owner.Name), append(people, owner.Person)
		}
		got := []string{strings.Join(owners, ", "), strings.Trim(strings.Join(people, ", "), ", "), strings.TrimSuffix(actions[0].Text(), "."), actions[0].Due}
		want := []string{each.owners, each.person, strings.TrimSuffix(each.text, "."), each.due}
		if !slices.Equal(got, want) || actions[0].Item != "2" {
			t.Errorf("%q: got %q in item %q, want %q", each.line, got, actions[0].Item, want)
		}
	}
}

func TestNoAction(t *testing.T) {
	for _, line := range []string{
		"Action 3.2 – complete.",
		"The action log was updated.",
		"Ms Archer will report in May.",
		"Action was taken at once.",
	} {
		if got := recogniseText(t, inMinutes("Matters arising", line))[0].Entries(publication.Action); len(got) != 0 {
			t.Errorf("%q was read as an action: %q", line, got[0].Text())
		}
	}
}

func TestActionTable(t *testing.T) {
	page := recogniseText(t, inMinutes("Actions", "Ref\tAction\tOwner\tDue\\2.1\tSend the paper round\tBG\t3 May 2026\\2.2\tBook a room\tMs Archer / BG\t"))[0]
	actions := page.Entries(publication.Action)
	if len(actions) != 2 || actions[0].Number != "2.1" || actions[0].Due != "3 May 2026" || actions[1].Owners[1].Person != "Ben Gill" {
		t.Errorf("got %+v", actions)
	}
}

func TestDecisionsAndCorrections(t *testing.T) {
	page := recogniseText(t, inMinutes("Minutes of the last meeting (4 December 2025)", `The minutes were agreed as an accurate record with these amendments.
- Page 7: should be "how" figures
- Page 10: Netherby (not Overby)
RESOLVED: That the minutes be published.`))[0]
	var decisions, corrections []string
	for _, each := range page.Entries(publication.Decision) {
		decisions = append(decisions, each.Item+" "+each.Text())
	}
	for _, each := range page.Entries(publication.Correction) {
		corrections = append(corrections, each.Label+"|"+each.Text())
	}
	if want := []string{"2 The minutes were agreed as an accurate record with these amendments.", "2 That the minutes be published."}; !slices.Equal(decisions, want) {
		t.Errorf("decisions %q, want %q", decisions, want)
	}
	if want := []string{`Page 7|should be "how" figures`, "Page 10|Netherby (not Overby)"}; !slices.Equal(corrections, want) {
		t.Errorf("corrections %q, want %q", corrections, want)
	}
	if page.PreviousMeeting != "2025-12-04" {
		t.Errorf("previous meeting %q", page.PreviousMeeting)
	}
}

func TestCorrectionsInASentence(t *testing.T) {
	for line, want := range map[string]string{
		"The minutes were accepted subject to one change on page 4 (BG was present).":                              "page 4|BG was present",
		"RESOLVED: That the minutes be confirmed, subject to Minute 105/25 reading \"ten\" instead of \"twelve\".": `Minute 105/25|reading "ten" instead of "twelve"`,
		"On page 4 the number should be 37, not 73. Otherwise agreed.":                                             "On page 4|the number should be 37, not 73.",
		"Agreed. Page 3: should read \"48 referrals\".":                                                            `Page 3|should read "48 referrals".`,
	} {
		page := recogniseText(t, inMinutes("Minutes of the last meeting", line))[0]
		corrections := page.Entries(publication.Correction)
		if len(corrections) != 1 || corrections[0].Label+"|"+corrections[0].Text() != want {
			t.Errorf("%q: got %+v, want %q", line, corrections, want)
		}
	}
}

func TestReportedAgreementIsNoDecision(t *testing.T) {
	page := recogniseText(t, inMinutes("Neglect", "- It was agreed to issue the strategy\nMs Holt said that they had agreed to write."))[0]
	if got := page.Entries(publication.Decision); len(got) != 0 {
		t.Errorf("read as a decision: %q", got[0].Text())
	}
}

func TestQuestions(t *testing.T) {
	page := recogniseText(t, inMinutes("Neglect", "Q: Ms Holt asked for the figures.\nA: Mr Gill will send them.\nA: They are on the website."))[0]
	questions := page.Contract().Questions
	if len(questions) != 1 || questions[0].Question != "Ms Holt asked for the figures." || len(questions[0].Answers) != 2 || questions[0].Item != "2" {
		t.Errorf("got %+v", questions)
	}
}

func TestItems(t *testing.T) {
	page := recogniseText(t, inMinutes("Updates", `a. Executive (22nd October 2025)
The minutes were noted.
b. Learning group
Nothing to report.
1. first of a list,
2. second of a list.`))[0]
	var items []string
	for i, each := range page.Items() {
		items = append(items, page.ItemNumber(indexOfItem(page, i))+" "+each.Title)
	}
	want := []string{"1 Welcome", "2 Updates", "2a Executive (22nd October 2025)", "2b Learning group", "3 Any other business"}
	if !slices.Equal(items, want) {
		t.Errorf("items %q, want %q", items, want)
	}
	if id := page.Sections[indexOfItem(page, 2)].ID; id != "item-2a" {
		t.Errorf("address of item 2a is %q", id)
	}
}

func indexOfItem(page *publication.Publication, n int) int {
	for i, section := range page.Sections {
		if section.Item {
			if n--; n < 0 {
				return i
			}
		}
	}
	return -1
}

func TestDraft(t *testing.T) {
	for line, want := range map[string]publication.State{
		"DRAFT":                              publication.Draft,
		"Draft minutes – not yet approved":   publication.Draft,
		"Status: Draft":                      publication.Draft,
		"The draft strategy was discussed.":  publication.Approved,
		"Partnership news":                   publication.Approved,
		"Draft annual report was circulated": publication.Approved,
	} {
		text := strings.Replace(inMinutes("Draft Neglect Strategy", "Noted."), "Date:", line+"\nDate:", 1)
		if got := recogniseText(t, text)[0].Approval.State; got != want {
			t.Errorf("%q: approval %q, want %q", line, got, want)
		}
	}
}

func TestClosedParts(t *testing.T) {
	page := recogniseText(t, inMinutes("Exclusion of the press and public", "RESOLVED: That the press and public be excluded."))[0]
	if len(page.ClosedParts) == 0 || page.ClosedParts[0].Item != "2" {
		t.Errorf("got %+v", page.ClosedParts)
	}
}

func TestDatesThatDisagree(t *testing.T) {
	text := strings.Replace(inMinutes("Neglect", "Noted."), "Minutes of the meeting\n", "Minutes of the meeting of 13 March 2026\n", 1)
	page := recogniseText(t, text)[0]
	if page.Date != "" || !strings.Contains(page.DateProblem, "12 March 2026") || !strings.Contains(page.DateProblem, "13 March 2026") {
		t.Errorf("date %q, problem %q", page.Date, page.DateProblem)
	}
	text = strings.Replace(inMinutes("Neglect", "Noted."), "12 March 2026", "31 February 2026", 1)
	if page = recogniseText(t, text)[0]; page.Date != "" || page.DateProblem == "" {
		t.Errorf("date %q, problem %q", page.Date, page.DateProblem)
	}
}

func TestExtract(t *testing.T) {
	long := strings.Repeat("The review found that nobody had asked the child what life was like at home. ", 8)
	pages := recogniseText(t, inMinutes("7 Minute Briefing: Child Linnet", long))
	if len(pages) != 2 {
		t.Fatalf("%d pages, want the minutes and the briefing", len(pages))
	}
	briefing := pages[1]
	if briefing.Kind != publication.Briefing || briefing.From.Section != "item-2" || briefing.Approval != pages[0].Approval {
		t.Errorf("got %+v", briefing)
	}
	if got, want := pages[0].Extracts[0].Page, briefing.Page(); got != want || want != "/briefings/2026-03-12-child-linnet/" {
		t.Errorf("the minutes link to %q, the briefing is at %q", got, want)
	}
	if got := recogniseText(t, inMinutes("7 Minute Briefing: Child Linnet", "It was presented.")); len(got) != 1 {
		t.Error("an item that only mentions a briefing became a page")
	}
}

func TestPartAttendance(t *testing.T) {
	page := recogniseText(t, inMinutes("Neglect", "Ms Archer left the meeting at this point."))[0]
	if got := page.People[0].Note; got != "left the meeting during item 2" {
		t.Errorf("note %q", got)
	}
}

// FuzzRecognise: whatever a document says, nothing of it is lost and every page can be addressed.
func FuzzRecognise(f *testing.F) {
	f.Add(inMinutes("Neglect", "Action: BG to write by 3 May 2026.\nQ: why?\nA: because."))
	f.Add(inMinutes("Minutes of the last meeting", "Agreed. Page 3: should read \"48\".\nOn page 4 it should be 3, not 4. Noted."))
	f.Add("No.\tItem\tAction\tBy whom\\1\tWelcome\tNone\t\\2\tRisk\tBG to write\tBG")
	f.Add("7 Minute Briefing\nNeglect\n1. Background\nA review.\n2. Why it matters\nIt does.\n3. Information\nFacts.\n4. Learning\nLessons.")
	f.Add("Audit report\nStrengths\n- one\nAreas for development\n- two\nRecommendations\nR1 All agencies to act.\nOwner: All\nBy: May 2026")
	f.Add("1. / Welcome / Noted\n2. / Risk / BG to write\nMinutes 1. One The board met. 2. Two The board left. 3.1 First R1 Do R2 Do")
	words := testVocabulary(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := documentOf(text)
		page := Recognise(doc, words)[0]
		if lost := publication.Lost(doc, page); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
		page.Contract()
	})
}
