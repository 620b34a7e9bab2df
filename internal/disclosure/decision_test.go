package disclosure

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gazette/internal/document"
	"gazette/internal/publication"
)

const (
	planted     = "943 476 5919"
	plantedText = "The NHS number of the child is " + planted + "."
)

// decide gives a decision on the first finding of a rule.
func decide(t *testing.T, findings []Finding, rule string, action Action) Decision {
	t.Helper()
	at := slices.IndexFunc(findings, func(each Finding) bool { return each.Rule == rule })
	if at < 0 {
		t.Fatalf("%s found nothing: %v", rule, findings)
	}
	return Decision{Rule: rule, Key: findings[at].Key(), Action: action, By: "Ann Example", Reason: "it is a test number", When: time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)}
}

func paragraphs(texts ...string) []document.Block {
	var blocks []document.Block
	for i, text := range texts {
		block := document.Text(document.Paragraph, text)
		block.Place.Paragraph = i + 1
		blocks = append(blocks, block)
	}
	return blocks
}

func TestAccepted(t *testing.T) {
	doc, pub := approvedMinutes(paragraphs(plantedText)...)
	accepted := decide(t, Check(doc, pub, Setting{Today: today}), "nhs-number", Accept)
	findings := Check(doc, pub, Setting{Today: today, Decisions: []Decision{accepted}})
	if len(findings) != 1 || findings[0].Severity != Note || findings[0].Why != "accepted by Ann Example on 30 March 2026: it is a test number" || findings[0].Actions() != nil {
		t.Errorf("accepted: %v, %s", findings, findings[0].Why)
	}
	// The last decision counts, and none counts when the text is another.
	accepted.Action = Mask
	if !KeepsBack(Check(doc, pub, Setting{Today: today, Decisions: []Decision{{Rule: "nhs-number", Key: accepted.Key, Action: Accept}, accepted}})) {
		t.Error("what is to be masked passes unmasked")
	}
	accepted.Action = Accept
	doc, pub = approvedMinutes(paragraphs("Also: " + plantedText)...)
	if !KeepsBack(Check(doc, pub, Setting{Today: today, Decisions: []Decision{accepted}})) {
		t.Error("the decision counts for another text")
	}
	if strings.Contains(accepted.Key, "943") || len(accepted.Key) != 64 {
		t.Errorf("the key is %q", accepted.Key)
	}
}

// TestNotToBeDecided: hidden text stays in the way whatever is decided, and so does all that has to be put in order.
func TestNotToBeDecided(t *testing.T) {
	var blocks []document.Block
	for _, visibility := range []document.Visibility{document.Hidden, document.Comment, document.Notes, document.Deleted, document.Inserted} {
		block := document.Text(document.Paragraph, "Secret words.")
		block.Visibility = visibility
		blocks = append(blocks, block)
	}
	doc, pub := approvedMinutes(blocks...)
	pub.ClosedParts = []publication.ClosedPart{{Reason: "Part 2: exempt"}}
	pub.Approval, pub.Date, doc.Name = publication.Approval{State: publication.Unstated}, "", "draft.txt"
	findings := Check(doc, pub, Setting{Today: today})
	if got := len(findings); got != 9 {
		t.Errorf("%d findings: %v", got, findings)
	}
	var decisions []Decision
	for _, each := range findings {
		for _, action := range []Action{Accept, Mask} {
			if slices.Contains(each.Actions(), action) {
				t.Errorf("%s can be settled by %s", each.Rule, action)
			}
			decisions = append(decisions, Decision{Rule: each.Rule, Key: each.Key(), Action: action})
		}
	}
	if masks := Masked(doc, findings, decisions); masks.Doc != doc {
		t.Error("hidden text was masked")
	}
	for _, each := range Check(doc, pub, Setting{Today: today, Decisions: decisions}) {
		if each.Severity != Stop {
			t.Errorf("decided away: %v", each)
		}
	}
}

func TestAcceptedOnesHideNoOthers(t *testing.T) {
	var texts []string
	for range mostOfOneRule + 10 {
		texts = append(texts, plantedText)
	}
	doc, pub := approvedMinutes(paragraphs(append(texts, "Another is "+planted)...)...)
	accepted := decide(t, Check(doc, pub, Setting{Today: today}), "nhs-number", Accept)
	if !KeepsBack(Check(doc, pub, Setting{Today: today, Decisions: []Decision{accepted}})) {
		t.Error("what is not accepted is out of sight behind what is")
	}
}

func TestMasked(t *testing.T) {
	texts := []string{plantedText, "Again: " + planted + " and 07911 123456.", "Nothing here."}
	doc, pub := approvedMinutes(paragraphs(texts...)...)
	doc.NotRead = []document.Omission{{Text: "Footer " + planted, Why: "page footer"}}
	doc.Blocks[0].Runs = []document.Run{ // parted, and a link over it
		{Text: "The NHS number of the child is 943 4", Visibility: document.Visible},
		{Text: "76 59", Marks: document.Bold, Link: "https://wexcombe.example/9434765919", Visibility: document.Visible},
		{Text: "19.", Visibility: document.Visible},
	}
	findings := Open(doc, pub, Setting{Today: today})
	mask := decide(t, findings, "nhs-number", Mask)
	masks := Masked(doc, findings, []Decision{mask})
	if got := masks.Doc.Blocks[0].PlainText(); got != "The NHS number of the child is [number removed]." {
		t.Errorf("masked: %q", got)
	}
	if masks.Doc.Blocks[0].Runs[1].Link != "" || strings.Contains(masks.Doc.NotRead[0].Text, "943") || len(masks.Doc.NotRead) != 2 {
		t.Errorf("beside the text: %+v", masks.Doc.NotRead)
	}
	if doc.Blocks[0].PlainText() != plantedText {
		t.Error("the document itself was changed")
	}
	// The other paragraph with the same words has to be looked at.
	if len(masks.Elsewhere) != 1 || masks.Elsewhere[0].Place.Paragraph != 2 || strings.Contains(masks.Elsewhere[0].Excerpt, "943") {
		t.Fatalf("elsewhere: %v", masks.Elsewhere)
	}
	both := []Decision{mask, decide(t, masks.Elsewhere, maskedElsewhere, Mask)}
	masks = Masked(doc, findings, both)
	if got := masks.Doc.Blocks[1].PlainText(); got != "Again: [words removed] and 07911 123456." {
		t.Errorf("masked elsewhere: %q", got)
	}
	if left := Settle(masks.Elsewhere, both); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	// What else stands in the paragraph keeps its key, so that a decision on it counts before and after.
	before := decide(t, findings, "telephone", Accept)
	after := decide(t, Open(masks.Doc, pub, Setting{Today: today, Before: masks.Before}), "telephone", Accept)
	if before.Key != after.Key {
		t.Error("the mask changed what a decision on other words in the paragraph is tied to")
	}
}

func TestWordsAreMaskedWhole(t *testing.T) {
	for _, test := range []struct{ text, words, want string }{
		{"AB said: ABC, CAB, AB.", "AB", "[x] said: ABC, CAB, [x]."},
		{"Zoë and Zoëtta", "Zoë", "[x] and Zoëtta"},
		{"1234 and 12345", "1234", "[x] and 12345"},
		{"a/b c", "a/b c", "[x]"},
		{"", "a", ""},
	} {
		if got := replaced(test.text, map[string]string{test.words: "[x]"}); got != test.want {
			t.Errorf("%q without %q: %q, want %q", test.text, test.words, got, test.want)
		}
	}
	if got := replaced("Jane Doe of 4 Elm Road", map[string]string{"Jane Doe": "[name]", "Doe of 4 Elm Road": "[address]"}); got != "[name]" {
		t.Errorf("two that overlap: %q", got)
	}
}

// changed is a document with tracked changes of all sorts.
func changed() []document.Block {
	run := func(text string, visibility document.Visibility) document.Run {
		return document.Run{Text: text, Visibility: visibility}
	}
	block := func(visibility document.Visibility, runs ...document.Run) document.Block {
		return document.Block{Kind: document.Paragraph, Runs: runs, Visibility: visibility}
	}
	row := func(visibility document.Visibility, text string) document.Row {
		return document.Row{Cells: []document.Cell{{Blocks: []document.Block{block(visibility, run(text, visibility))}}}}
	}
	return []document.Block{
		block(document.Visible, run("All ", document.Visible), run("new ", document.Inserted), run("old ", document.Deleted), run("words.", document.Visible), run(" Secret.", document.Hidden)),
		block(document.Inserted, run("A new paragraph.", document.Inserted)),
		block(document.Deleted, run("An old paragraph.", document.Deleted)),
		{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{row(document.Visible, "kept"), row(document.Inserted, "new row"), row(document.Deleted, "old row")}},
	}
}

func TestResolve(t *testing.T) {
	for action, want := range map[Action]string{
		AsAccepted: "All new words.|A new paragraph.|kept\nnew row",
		AsRejected: "All old words.|An old paragraph.|kept\nold row",
	} {
		doc, pub := approvedMinutes(changed()...)
		key := ChangesKey(doc)
		settled, used := Resolve(doc, []Decision{{Rule: "deleted-text", Key: key, Action: action, By: "Ann Example", Reason: "the Chair agreed"}})
		var texts []string
		for _, block := range settled.Blocks {
			texts = append(texts, block.PlainText())
		}
		if got := strings.Join(texts, "|"); got != want || len(used) != 1 {
			t.Errorf("%s: %q, want %q", action, got, want)
		}
		if got := found(Check(settled, pub, Setting{Today: today})); got != "hidden-text" {
			t.Errorf("%s: %s", action, got)
		}
		if last := settled.NotRead[len(settled.NotRead)-1]; !strings.Contains(last.Why, "Ann Example") || last.Text != "" {
			t.Errorf("%s: %+v", action, last)
		}
		if ChangesKey(doc) != key || len(doc.NotRead) != 0 {
			t.Errorf("%s: the document itself was changed", action)
		}
		doc.Blocks[0].Runs[1].Text = "newer "
		if lapsed, used := Resolve(doc, []Decision{{Rule: "deleted-text", Key: key, Action: action}}); lapsed != doc || used != nil {
			t.Errorf("%s: the decision counts for other changes", action)
		}
	}
	if doc, _ := approvedMinutes(paragraphs("Nothing.")...); ChangesKey(doc) != "" {
		t.Error("there are changes where there are none")
	}
}

// TestResolveEnds: paragraphs whose end was deleted are one, those whose end was inserted are two, and the reverse.
func TestResolveEnds(t *testing.T) {
	for action, want := range map[Action]string{AsAccepted: "One Two|Three|Four", AsRejected: "One|Two|Three Four"} {
		blocks := paragraphs("One ", "Two", "Three ", "Four")
		blocks[0].Runs = append(blocks[0].Runs, document.Run{Text: "¶", Visibility: document.Deleted})
		blocks[2].Runs = append(blocks[2].Runs, document.Run{Text: "¶", Visibility: document.Inserted})
		doc, pub := approvedMinutes(blocks...)
		for _, what := range []string{"the end of a paragraph", "how the text looked before", "the number of a list item"} {
			doc.NotRead = append(doc.NotRead, document.Omission{Why: "a tracked change without words: " + what})
		}
		settled, _ := Resolve(doc, []Decision{{Rule: "change-without-words", Key: ChangesKey(doc), Action: action, By: "Ann Example", Reason: "agreed"}})
		var texts []string
		for _, block := range settled.Blocks {
			texts = append(texts, strings.TrimSpace(block.PlainText()))
		}
		if got := strings.Join(texts, "|"); got != want {
			t.Errorf("%s: %q, want %q", action, got, want)
		}
		wantFound := map[Action]string{AsAccepted: "", AsRejected: "change-without-words"}[action] // the number before is not known
		if got := found(Check(settled, pub, Setting{Today: today})); got != wantFound {
			t.Errorf("%s: found %q, want %q", action, got, wantFound)
		}
	}
}

// TestDecisionsAboutTheFile: what has no words is decided for the very file.
func TestDecisionsAboutTheFile(t *testing.T) {
	doc, pub := approvedMinutes(paragraphs("Words.")...)
	doc.SHA256 = "one"
	doc.NotRead = []document.Omission{{Place: document.Place{Page: 2}, Why: "a page that is damaged"}}
	findings := Check(doc, pub, Setting{Today: today})
	accepted := decide(t, findings, "not-looked-into", Accept)
	if actions := findings[0].Actions(); !slices.Equal(actions, []Action{Accept}) {
		t.Errorf("it can be settled by %v", actions)
	}
	for sha, want := range map[string]bool{"one": false, "two": true} {
		doc.SHA256 = sha
		if got := KeepsBack(Check(doc, pub, Setting{Today: today, Decisions: []Decision{accepted}})); got != want {
			t.Errorf("of the file %s: kept back %v", sha, got)
		}
	}
}

func TestWhere(t *testing.T) {
	blocks := paragraphs("One.", "Two "+planted, "Three.", "Two "+planted)
	for i := range blocks {
		blocks[i].Place.Page = 3
	}
	cell := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Place: document.Place{Page: 4, Row: 2},
		Cells: []document.Cell{{Blocks: []document.Block{document.Text(document.Paragraph, "In a cell.")}}}}}}
	pub := &publication.Publication{Kind: publication.Minutes, Sections: []publication.Section{
		{Title: "The beginning", Entries: []publication.Entry{{Blocks: blocks[:1]}}},
		{Number: "8.", Title: "Cases", Level: 1, Item: true},
		{Number: "a.", Title: "A case", Level: 2, Item: true, Entries: []publication.Entry{{Blocks: blocks[2:3]}, {Blocks: []document.Block{blocks[1], cell}}}},
	}}
	for _, test := range []struct {
		finding Finding
		want    string
	}{
		{Finding{Place: blocks[1].Place, Within: blocks[1].PlainText()}, "page 3, item 8a, second paragraph"},
		{Finding{Place: blocks[2].Place}, "page 3, item 8a, first paragraph"},
		{Finding{Place: document.Place{Page: 4, Row: 2}, Within: "In a cell."}, "page 4, item 8a, table, row 2"},
		{Finding{Place: document.Place{Page: 2}, Within: "Cases"}, "page 2, item 8, heading"},
		{Finding{Place: blocks[0].Place, Within: "One."}, "page 3, paragraph 1"},
		{Finding{Place: document.Place{Page: 3, Paragraph: 2, Part: partNames[ofLink]}, Within: "https://wexcombe.example"}, "page 3, item 8a, second paragraph, address of a link"},
		{Finding{}, ""},
	} {
		if got := Locate([]Finding{test.finding}, pub)[0].Where(); got != test.want {
			t.Errorf("%+v is at %q, want %q", test.finding.Place, got, test.want)
		}
	}
	pub.Kind = publication.Briefing
	if got := Locate([]Finding{{Place: blocks[1].Place}}, pub)[0].Where(); got != "page 3, part a, second paragraph" {
		t.Errorf("in a briefing at %q", got)
	}
	for n, want := range map[int]string{1: "first", 10: "tenth", 11: "11th", 12: "12th", 21: "21st", 22: "22nd", 113: "113th"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}

func TestAdvice(t *testing.T) {
	doc, pub := approvedMinutes(append(paragraphs(plantedText), changed()[0])...)
	setting := Setting{Today: today, File: "in/Board minutes.docx", Site: "our site"}
	var do []string
	for _, each := range Advise(Check(doc, pub, setting), setting) {
		do = append(do, each.Do)
	}
	told := strings.Join(do, "\n")
	for _, want := range []string{
		`gazette decide "in/Board minutes.docx" nhs-number --place "paragraph 1" --accept --reason "WHY" --by "NAME" --site "our site"`,
		`gazette decide "in/Board minutes.docx" inserted-text --as-accepted --reason`, "“[number removed]”",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("the advice lacks %s:\n%s", want, told)
		}
	}
	if strings.Contains(told, "hidden-text") || strings.Contains(told, planted) {
		t.Errorf("the advice is\n%s", told)
	}
}

// TestLeft: words that are masked in the document must not come back onto its page by a corrected fact.
func TestLeft(t *testing.T) {
	doc := &document.Document{Blocks: []document.Block{document.Text(document.Paragraph, "The child is Sophie Turner."), document.Text(document.Paragraph, "All agreed.")}}
	masks := Masks{Doc: doc, texts: map[string]map[string]string{"a paragraph": {"Tom Reed": "[name removed]", "Sophie Turner": "[name removed]"}}}
	if found := masks.Left([]string{"The venue is the house of Tom Reed. Sophie Turner"}); len(found) != 1 || found[0].Concerns != "Tom Reed" || found[0].Severity != Stop {
		t.Errorf("found %v", found) // the other name stands in the document still, where somebody has to decide about it
	}
	if found := masks.Left([]string{"The venue is the hall."}); found != nil {
		t.Errorf("found %v", found)
	}
}
