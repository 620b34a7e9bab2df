package press

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/recognise"
	"gazette/internal/register"
	"gazette/internal/vocabulary"
)

// secret is planted in documents, and may be nowhere but in their originals.
const secret = "943 476 5919"

func decide(t *testing.T, p *Press, file string, choice Choice) []disclosure.Decision {
	t.Helper()
	choice.By, choice.Reason = "Ann Example", "agreed with the Chair"
	decided, _, err := p.Decide(t.Context(), file, choice)
	if err != nil {
		t.Fatal(err)
	}
	return decided
}

// nowhere makes sure that words are in no file of the site but the originals, and in no output.
func nowhere(t *testing.T, words string, outputs ...any) {
	t.Helper()
	for _, each := range outputs {
		text, err := json.Marshal(each)
		if err != nil || bytes.Contains(text, []byte(words)) {
			t.Errorf("the words are told: %v %s", err, text)
		}
	}
	for _, folder := range []string{"content", "register"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), "original.") {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(data, []byte(words)) {
				t.Errorf("%s holds the words:\n%s", path, data)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
}

func rulesOfFindings(findings []disclosure.Finding, severity disclosure.Severity) (list []string) {
	for _, each := range findings {
		if each.Severity == severity {
			list = append(list, each.Rule)
		}
	}
	return list
}

func TestCheckWritesNothing(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "The NHS number is "+secret+"."))
	write(t, "b.txt", minutes("River", "13 March 2026", "Call 01733 570123."))
	write(t, "c.txt", minutes("River", "14 March 2026", "All were welcome."))
	write(t, "d.txt", "A list of things to buy.")
	checked, err := p.Check(t.Context(), []string{"a.txt", "b.txt", "c.txt", "d.txt", "none.txt"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Verdict{Stop, Decide, Clean, Stop, Stop} {
		if checked[i].Verdict != want || (checked[i].Error != "") != (i == 4) || checked[i].Findings == nil {
			t.Errorf("%s is %s, want %s: %v %s", checked[i].File, checked[i].Verdict, want, checked[i].Findings, checked[i].Error)
		}
	}
	if place := checked[0].Findings[0].Where(); !strings.HasPrefix(place, "item 1, first paragraph") {
		t.Errorf("the place is %q", place)
	}
	nowhere(t, secret, checked)
	for _, folder := range []string{"content", "register"} {
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%s was made", folder)
		}
	}
	// What publishing finds is the same.
	published := publish(t, p, "a.txt")
	if len(published[0].Findings) != len(checked[0].Findings) || published[0].Findings[0] != checked[0].Findings[0] {
		t.Errorf("published: %v", published[0].Findings)
	}
	nowhere(t, secret, published)
}

func TestCheckWithoutASite(t *testing.T) {
	p := newPress(t)
	write(t, "away/a.txt", minutes("River", "12 March 2026", "All were welcome."))
	t.Chdir("away")
	checked, err := p.Check(t.Context(), []string{"a.txt"}, nil)
	if err != nil || len(checked) != 1 || checked[0].Verdict != Clean {
		t.Errorf("%+v, %v", checked, err)
	}
}

// TestSecretsAreNotQuoted: a title and a warning that hold what a finding is about are told without it.
func TestSecretsAreNotQuoted(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", "7 minute briefing: Draft on "+secret+"\n\n1. What it is\n\nA review.\n\n2. Learning\n\nTo ask.\n")
	p.recognise = func(_ publication.Kind, doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
		pubs := recognise.Recognise(doc, words)
		pubs[0].Warnings = append(pubs[0].Warnings, publication.Warning{Text: "“" + secret + "” was not placed."})
		pubs[0].Sections = nil // words are lost
		return pubs
	}
	outcomes := publish(t, p, "a.txt")
	expect(t, outcomes, "refused a.txt")
	nowhere(t, secret, outcomes)
	for _, part := range strings.Fields(secret) {
		nowhere(t, "“"+part+"”", outcomes)
	}
	if !strings.Contains(outcomes[0].Title, "▮▮▮") {
		t.Errorf("the title is %q", outcomes[0].Title)
	}
}

func TestMaskedPage(t *testing.T) {
	p := newPress(t)
	const page = "content/minutes/2026-03-12-brackenford-river-board/index.md"
	write(t, "a.txt", minutes("River", "12 March 2026", "The NHS number is "+secret+". Call 01733 570123.\n\nThe same "+secret+" again."))
	expect(t, publish(t, p, "a.txt"), "refused a.txt")
	decided := decide(t, p, "a.txt", Choice{Rule: "nhs-number", All: true, Action: disclosure.Mask})
	if len(decided) == 0 {
		t.Fatal("nothing was decided")
	}
	expect(t, publish(t, p, "a.txt"), "refused a.txt") // the telephone number is still open
	decide(t, p, "a.txt", Choice{Rule: "telephone", Action: disclosure.Accept})
	if left := p.undecidedRules(t, "a.txt"); slices.Contains(left, "masked-elsewhere") {
		decide(t, p, "a.txt", Choice{Rule: "masked-elsewhere", All: true, Action: disclosure.Mask})
	}
	outcomes := publish(t, p, "a.txt")
	expect(t, outcomes, "written a.txt")
	text, err := os.ReadFile(page)
	if err != nil || !strings.Contains(string(text), "removed") || !strings.Contains(string(text), "01733 570123") {
		t.Errorf("the page: %v\n%s", err, text)
	}
	if len(outcomes[0].Decisions) == 0 || !slices.Contains(rulesOfFindings(outcomes[0].Findings, disclosure.Note), "telephone") {
		t.Errorf("the decisions are not told: %+v, %v", outcomes[0].Decisions, outcomes[0].Findings)
	}
	nowhere(t, secret, outcomes, decided)

	// Saved again under the same name it is still decided; where the text is another, the decision lapses.
	write(t, "a.txt", strings.Replace(minutes("River", "12 March 2026", "The NHS number is "+secret+". Call 01733 570123.\n\nThe same "+secret+" again."), "There was none", "There was nothing", 1))
	expect(t, publish(t, p, "a.txt"), "written a.txt")
	write(t, "a.txt", minutes("River", "12 March 2026", "His NHS number is "+secret+". Call 01733 570123."))
	outcomes = publish(t, p, "a.txt")
	expect(t, outcomes, "refused a.txt")
	nowhere(t, secret, outcomes)
}

// TestMaskedFactsStayMasked: a fact that somebody corrected does not bring back what is masked in the text.
func TestMaskedFactsStayMasked(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "The NHS number is "+secret+"."))
	decide(t, p, "a.txt", Choice{Rule: "nhs-number", Action: disclosure.Mask})
	expect(t, publish(t, p, "a.txt"), "written a.txt")
	if _, err := p.Override(t.Context(), "a.txt", []publication.Override{{Field: "meeting.venue", Value: "Room " + secret, By: "Ann Example"}}); err != nil {
		t.Fatal(err)
	}
	outcomes := publish(t, p, "a.txt")
	expect(t, outcomes, "refused a.txt")
	if text, err := json.Marshal(outcomes); err != nil || bytes.Contains(text, []byte(secret)) || !bytes.Contains(text, []byte("gazette correct")) {
		t.Errorf("told: %v %s", err, text)
	}
}

// undecidedRules are the rules of what is still in the way.
func (p *Press) undecidedRules(t *testing.T, file string) []string {
	t.Helper()
	checked, err := p.Check(t.Context(), []string{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return append(rulesOfFindings(checked[0].Findings, disclosure.Stop), rulesOfFindings(checked[0].Findings, disclosure.Decide)...)
}

func TestDecidingAgainIsHarmless(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "Call 01733 570123."))
	choice := Choice{Rule: "telephone", Action: disclosure.Accept, By: "Ann Example", Reason: "the help line"}
	for _, want := range []bool{true, false} {
		if decided, changed, err := p.Decide(t.Context(), "a.txt", choice); err != nil || changed != want || len(decided) != 1 {
			t.Errorf("%v %v, %v", decided, changed, err)
		}
	}
	choice.Action = disclosure.Mask // another opinion
	if _, changed, err := p.Decide(t.Context(), "a.txt", choice); err != nil || !changed {
		t.Errorf("%v, %v", changed, err)
	}
	if _, changed, err := p.Decide(t.Context(), "a.txt", choice); err != nil || changed {
		t.Errorf("again: %v, %v", changed, err)
	}
}

func TestChoicesThatDoNotFit(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "Call 01733 570123.\n\nOr call 01733 570124.\n\nThe NHS number is "+secret+"."))
	write(t, "b.txt", strings.Replace(minutes("River", "13 March 2026", "All were welcome."), "Minutes approved by: Ivy Marsh\n\nMinutes approved on: 19 March 2026\n", "", 1))
	for _, test := range []struct {
		file   string
		choice Choice
		want   string
	}{
		{"a.txt", Choice{Rule: "no-such-rule", Action: disclosure.Accept}, "telephone"},
		{"a.txt", Choice{Rule: "telephone", Action: disclosure.Accept}, "item 1, second paragraph"},
		{"a.txt", Choice{Rule: "telephone", Place: "page 9", Action: disclosure.Accept}, "nothing at “page 9”"},
		{"a.txt", Choice{Rule: "telephone", All: true, Action: disclosure.AsAccepted}, "use --accept or --mask"},
		{"a.txt", Choice{Rule: "nhs-number", Action: disclosure.Accept, Reason: "because " + secret + " is no number"}, "very words"},
		{"a.txt", Choice{Rule: "nhs-number", Action: disclosure.Mask, Reason: "because of 9434765919"}, "very words"},
		{"b.txt", Choice{Rule: "approval-missing", Action: disclosure.Accept}, "gazette approve"},
	} {
		if test.choice.By = "Ann Example"; test.choice.Reason == "" {
			test.choice.Reason = "agreed"
		}
		var unfit ChoiceError
		_, changed, err := p.Decide(t.Context(), test.file, test.choice)
		if changed || !errors.As(err, &unfit) || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%+v: %v", test.choice, err)
		}
	}
	var unsaid register.DecisionError
	if _, _, err := p.Decide(t.Context(), "a.txt", Choice{Rule: "nhs-number", Action: disclosure.Mask}); !errors.As(err, &unsaid) {
		t.Errorf("nobody decided it: %v", err)
	}
}

// writeWord writes minutes as a Word document, each paragraph as its XML.
func writeWord(t *testing.T, path string, paragraphs ...string) {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>` + strings.Join(paragraphs, "</w:p><w:p>") + `</w:p></w:body></w:document>`},
	} {
		out, err := archive.Create(part[0])
		if err == nil {
			_, err = out.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, path, file.String())
}

// TestTrackedChanges: they are settled by decision, and by a new one when they change.
func TestTrackedChanges(t *testing.T) {
	p := newPress(t)
	changes := func(added string) {
		var parts []string
		for line := range strings.SplitSeq(minutes("River", "12 March 2026", "CHANGES"), "\n\n") {
			run := "<w:r><w:t>" + strings.TrimSpace(strings.ReplaceAll(line, "\n", "</w:t><w:br/><w:t>")) + "</w:t></w:r>"
			if line == "CHANGES" {
				run = `<w:r><w:t xml:space="preserve">All were </w:t></w:r><w:ins w:author="B"><w:r><w:t>` + added + `</w:t></w:r></w:ins><w:del w:author="B"><w:r><w:delText>scolded</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r>`
			}
			parts = append(parts, run)
		}
		writeWord(t, "a.docx", parts...)
	}
	page := func() string {
		t.Helper()
		text, err := os.ReadFile("content/minutes/2026-03-12-brackenford-river-board/index.md")
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	changes("thanked")
	expect(t, publish(t, p, "a.docx"), "refused a.docx")
	decide(t, p, "a.docx", Choice{Rule: "inserted-text", Action: disclosure.AsAccepted})
	outcomes := publish(t, p, "a.docx")
	expect(t, outcomes, "written a.docx")
	if !strings.Contains(page(), "All were thanked.") || len(outcomes[0].Decisions) != 1 {
		t.Errorf("as if accepted: %+v\n%s", outcomes[0].Decisions, page())
	}
	nowhere(t, "scolded", outcomes)
	decide(t, p, "a.docx", Choice{Rule: "deleted-text", Action: disclosure.AsRejected})
	expect(t, publish(t, p, "a.docx"), "written a.docx")
	if !strings.Contains(page(), "All were scolded.") || strings.Contains(page(), "thanked") {
		t.Errorf("as if rejected:\n%s", page())
	}
	changes("welcomed")
	expect(t, publish(t, p, "a.docx"), "refused a.docx")
}

func TestNamesPolicy(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "Mr Reed and Ivy Marsh met."))
	write(t, "config.toml", "[params.people]\nnames = \"leads\"\n")
	outcomes := publish(t, p, "a.txt")
	expect(t, outcomes, "written a.txt")
	nowhere(t, "Reed.", outcomes)
	text, err := os.ReadFile("content/minutes/2026-03-12-brackenford-river-board/index.md")
	if err != nil || strings.Contains(string(text), "Reed") || !strings.Contains(string(text), "Ivy Marsh") || !strings.Contains(string(text), "[member] and Ivy Marsh met.") {
		t.Errorf("the page: %v\n%s", err, text)
	}
	for config, want := range map[string]string{"[params.people]\nnames = \"some\"\n": `"all", "leads" or "roles"`, "names = = 1": "config.toml"} {
		write(t, "config.toml", config)
		if _, err := p.Check(t.Context(), []string{"a.txt"}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", config, err)
		}
	}
}

// TestKnownCases: what pages say of a case is known when the next document is looked at, those of the same run among them.
func TestKnownCases(t *testing.T) {
	p := newPress(t)
	briefing := func(title, words string) string {
		return "7 minute briefing: " + title + "\n\n1. What it is\n\n" + words + "\n\n2. Learning\n\nTo ask.\n\nApproved by: Sara Holt\n\nApproved on: 2 March 2026\n"
	}
	write(t, "a.txt", briefing("Child Linnet", "A review of Child Linnet."))
	write(t, "b.txt", briefing("Learning from Child Linnet", "Child Linnet went to Chalk Lane Primary School."))
	expect(t, publish(t, p, "a.txt"), "written a.txt")
	checked, err := p.Check(t.Context(), []string{"b.txt"}, nil)
	if err != nil || !slices.Contains(rulesOfFindings(checked[0].Findings, disclosure.Decide), "new-details") {
		t.Errorf("%v, %v", checked, err)
	}
	outcomes := publish(t, p, "a.txt", "b.txt")
	if !slices.Contains(rulesOfFindings(outcomes[1].Findings, disclosure.Decide), "new-details") {
		t.Errorf("in one run: %v", outcomes[1].Findings)
	}
	if again := publish(t, p, "a.txt"); again[0].Status != Unchanged {
		t.Errorf("its own page is in the way: %v", again[0].Findings)
	}
}
