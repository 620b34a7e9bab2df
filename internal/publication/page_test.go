package publication

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gazette/internal/document"
)

var update = flag.Bool("update", false, "write the expected pages anew")

// TestPages writes publications and reads them back. In testdata, what says nothing of its visibility is visible.
func TestPages(t *testing.T) {
	for _, dir := range cases(t, "testdata/pages") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var p Publication
			if err := json.Unmarshal(readFile(t, dir, "publication.json"), &p); err != nil {
				t.Fatal(err)
			}
			for _, section := range p.Sections {
				for _, entry := range section.Entries {
					show(entry.Blocks)
				}
			}
			page, err := p.Encode()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "index.md"), page)
			if bytes.Contains(bytes.ToUpper(page), []byte("SECRET")) {
				t.Error("text that is not visible stands on the page")
			}
		})
	}
}

// TestByHand reads pages as people write them. They are shown as they are written again.
func TestByHand(t *testing.T) {
	for _, dir := range cases(t, "testdata/byhand") {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			read, err := Parse(Minutes, readFile(t, dir, "index.md"))
			if err != nil {
				t.Fatal(err)
			}
			page, err := read.Encode()
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "again.md"), page)
		})
	}
}

func cases(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no cases in %s: %v", dir, err)
	}
	return found
}

func readFile(t *testing.T, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := readFile(t, path); !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", path, got, want)
	}
}

func show(blocks []document.Block) {
	seen := func(visibility *document.Visibility) {
		if *visibility == "" {
			*visibility = document.Visible
		}
	}
	for i := range blocks {
		seen(&blocks[i].Visibility)
		for j := range blocks[i].Runs {
			seen(&blocks[i].Runs[j].Visibility)
		}
		for _, row := range blocks[i].Rows {
			for _, cell := range row.Cells {
				show(cell.Blocks)
			}
		}
	}
}

// TestHostile puts each text of testdata/hostile.txt in every place of a page. The test of cmd/gazette has Hugo build
// pages of the same texts.
func TestHostile(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(string(readFile(t, "testdata", "hostile.txt"))), "\n") {
		text, err := strconv.Unquote(`"` + line + `"`)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if page, err := everywhere(text).Encode(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, page)
		}
	}
}

// everywhere gives minutes that say a text in every place where a page can hold one.
func everywhere(text string) *Publication {
	paragraph := document.Text(document.Paragraph, text)
	item := func(number string, level int) document.Block {
		item := document.Text(document.ListItem, text)
		item.Number, item.Level = number, level
		return item
	}
	run := func(marks document.Marks, link string) document.Run {
		return document.Run{Text: text, Marks: marks, Link: link, Visibility: document.Visible}
	}
	marked := document.Block{Kind: document.Paragraph, Visibility: document.Visible, Runs: []document.Run{
		run(0, ""), run(document.Bold, ""), run(0, ""), run(document.Italic, ""), run(document.Bold|document.Strike, ""), run(document.Superscript, ""), run(document.Superscript|document.Bold, ""), run(0, "https://anytown.example/")}}
	cell := document.Cell{Blocks: []document.Block{paragraph, item("•", 1)}}
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Header: true, Cells: []document.Cell{cell, cell}}, {Cells: []document.Cell{cell, cell}}}}
	list := []document.Block{item("1.", 1), item("2.", 1), item("a)", 2), item("•", 1)}
	between := document.Text(document.Paragraph, "before\n"+text+"\nafter")
	p := &Publication{
		Kind: Minutes, Title: text, Body: text, Meeting: Meeting{Venue: text}, People: []Person{{Name: text}},
		About: About{text, text, text}, Reviews: []string{text}, Summary: text, Acronyms: []Acronym{{text, text, ByDocument}}, Organisations: []Organisation{{text, text, []string{text}}}, Themes: []Theme{{ID: text}},
		Sections: []Section{{Number: text, Title: text, Level: 1, Item: true, Entries: []Entry{
			{Kind: Prose, Blocks: append([]document.Block{paragraph, between, marked, table}, list...)},
			{Kind: Action, Label: text, Number: text, Due: text, Owners: []Owner{{Name: text}}, Blocks: []document.Block{paragraph}},
			{Kind: Decision, Label: text, Blocks: list},
			{Kind: Strength, Label: text},
			{Kind: Question, Label: "Q:", Blocks: []document.Block{paragraph, item("•", 1)}},
			{Kind: Answer, Blocks: append([]document.Block{paragraph}, list...)},
			{Kind: Answer, Label: "A:", Blocks: list},
		}}},
	}
	p.AssignIDs()
	return p
}

// minutes gives minutes of one section.
func minutes(entries ...Entry) *Publication {
	return &Publication{Kind: Minutes, Sections: []Section{{ID: "item-1", Number: "1.", Title: "Welcome", Level: 1, Item: true, Entries: entries}}}
}

func prose(blocks ...document.Block) Entry { return Entry{Kind: Prose, Blocks: blocks} }

func TestRefused(t *testing.T) {
	draft := minutes()
	draft.Approval.State = Draft
	unknown := minutes()
	unknown.Kind = Unknown
	badSection := minutes()
	badSection.Sections[0].ID = "item 1"
	wide := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: make([]document.Row, 20_000)}
	for i := range wide.Rows {
		cell := document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, "x")}}
		wide.Rows[i].Cells = []document.Cell{{Columns: 1_000_000, Rows: 1_000_000}, cell}
	}
	for name, test := range map[string]struct {
		publication *Publication
		want        string
	}{
		"a draft":                       {draft, "draft"},
		"a document of no kind":         {unknown, "only minutes, briefings and findings"},
		"a section with a bad address":  {badSection, "in the section “1. Welcome”: \"item 1\" cannot be an address"},
		"an action with a bad address":  {minutes(Entry{Kind: Action, ID: "a}b"}), "in the section “1. Welcome”: \"a}b\" cannot be an address"},
		"an entry of no kind":           {minutes(Entry{Kind: "poem", Label: "x"}), "no form for an entry of the kind \"poem\""},
		"a decision with an owner":      {minutes(Entry{Kind: Decision, ID: "decision-1", Owners: []Owner{{Name: "AA"}}}), "in the section “1. Welcome”, the owners of the decision"},
		"a paragraph with an address":   {minutes(Entry{Kind: Prose, ID: "text-1", Blocks: []document.Block{document.Text(document.Paragraph, "x")}}), "the address of the text"},
		"Hugo's word for a shortcode":   {minutes(prose(document.Text(document.Paragraph, "xHAHAHUGOSHORTCODEx"))), "HAHAHUGOSHORTCODE"},
		"a table too large for memory":  {minutes(prose(wide)), "in the section “1. Welcome”: a table has more than"},
		"a too large table in a cell":   {minutes(prose(document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{wide}}}}}})), "a table has more than"},
		"facts of approval without one": {&Publication{Kind: Minutes, Approval: Approval{State: Unstated, By: "Ann Archer"}}, "“ann archer” in the document"},
	} {
		if page, err := test.publication.Encode(); err == nil || !strings.Contains(err.Error(), test.want) || page != nil {
			t.Errorf("%s: got the error %v and %d bytes, want an error with %q", name, err, len(page), test.want)
		}
	}
}

func TestNotAPage(t *testing.T) {
	for page, want := range map[string]string{
		"":                              "does not begin with front matter",
		"Just text.\n":                  "does not begin with front matter",
		"---\ntitle: \"x\"\n":           "does not begin with front matter",
		"---\ntitle: [\n---\n":          "not sound YAML",
		"---\nmeeting: \"x\"\n---\n":    "not sound YAML",
		"+++\ntitle = \"x\"\n+++\nText": "does not begin with front matter",
	} {
		if _, err := Parse(Minutes, []byte(page)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): got the error %v, want one with %q", page, err, want)
		}
	}
}

// TestCompare changes what is read back in one thing at a time; each must be found.
func TestCompare(t *testing.T) {
	item := document.Text(document.ListItem, "first")
	item.Number, item.Level = "a)", 1
	linked := document.Block{Kind: document.Paragraph, Visibility: document.Visible, Runs: []document.Run{{Text: "see ", Visibility: document.Visible}, {Text: "here", Link: "https://anytown.example/", Visibility: document.Visible}}}
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{document.Text(document.Paragraph, "cell")}}}}}}
	written := minutes(prose(item, linked, table), Entry{Kind: Action, ID: "action-1-1", Label: "Action:", Number: "7", Due: "May", Owners: []Owner{{Name: "AA"}}, Blocks: []document.Block{document.Text(document.Paragraph, "Do it.")}})
	page, err := written.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(p *Publication, section *Section){
		"the facts at the top":                    func(p *Publication, _ *Section) { p.Body = "Another board" },
		"Action:” in the document and “Task:":     func(_ *Publication, s *Section) { s.Entries[1].Label = "Task:" },
		"“7” in the document and “8”":             func(_ *Publication, s *Section) { s.Entries[1].Number = "8" },
		"“May” in the document":                   func(_ *Publication, s *Section) { s.Entries[1].Due = "" },
		"in the section “1. Welcome”, the owners": func(_ *Publication, s *Section) { s.Entries[1].Owners[0].InText = true },
		"the decision":                            func(_ *Publication, s *Section) { s.Entries[1].Kind = Decision },
		"the beginning of the action (“the action”) of the document is not in its place": func(_ *Publication, s *Section) { s.Entries = s.Entries[:1] },
		"the heading (“1. Welcome”) of the document is not in its place":                 func(_ *Publication, s *Section) { s.Number = "2." },
		"the address reads “item-1”":                                                     func(_ *Publication, s *Section) { s.ID = "item-2" },
		"the level":                                                                      func(_ *Publication, s *Section) { s.Level = 2 },
		"an agenda item":                                                                 func(_ *Publication, s *Section) { s.Item = false },
		"the part of a briefing":                                                         func(_ *Publication, s *Section) { s.Part = PartLearning },
		"“a) first” in the document":                                                     func(_ *Publication, s *Section) { s.Entries[0].Blocks[0].Runs[0].Text = "b) first" },
		"linked words of the paragraph":                                                  func(_ *Publication, s *Section) { s.Entries[0].Blocks[1].Runs[1].Link = "" },
		"row 1, column 1 of the table in the text": func(_ *Publication, s *Section) {
			s.Entries[0].Blocks[2].Rows[0].Cells[0].Blocks[0].Runs[0].Text = "sell"
		},
		"which has there, in the section “More”": func(p *Publication, _ *Section) {
			p.Sections = append(p.Sections, Section{ID: "item-2", Title: "More", Level: 1})
		},
	} {
		read, err := Parse(Minutes, page)
		if err != nil {
			t.Fatal(err)
		}
		change(read, &read.Sections[0])
		if err := Compare(written, read); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got the difference %v, want one with %q", err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, dir := range []string{"testdata/byhand/*/index.md", "testdata/pages/*/index.md"} {
		names, err := filepath.Glob(dir)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			page, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(page)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		read, err := Parse(Findings, page)
		if err != nil {
			return
		}
		if _, err := read.Markdown(); err != nil {
			return // it has an address or an entry that no page can have
		}
		if page, err := read.Encode(); err != nil {
			t.Errorf("%v\n%s", err, page)
		}
	})
}
