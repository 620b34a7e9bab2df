package publication

import (
	"bytes"
	"strings"
	"testing"

	"gazette/internal/document"
)

// A source makes choices from fuzz bytes; when they run out it chooses 0.
type source []byte

func (s *source) choose(n int) int {
	if len(*s) == 0 {
		return 0
	}
	choice := int((*s)[0]) % n
	*s = (*s)[1:]
	return choice
}

// Stretches of text that act in Markdown, in Hugo or in YAML, with ordinary ones between them.
var nasty = []string{
	"a", "B", "word", "é", "1", "20", "2020. ", "3) ", " ", "  ", "\n", "\n", "\t", "\u00a0", "\u2028", "\r\n", "\f", "\x00", "\x1b", "\u200b", "\xff", "\ufeff",
	"*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "#", "## ", "> ", ">", "- ", "-", "---", "+ ", "+++", "=", "===", ":", ": ", "|", "| --- |", ":-",
	"[", "]", "](", "![", "[x](y)", "[x]: /y", "(", ")", "!", "[!ACTION]", "{", "}", "{{", "{{<", "{{% x %}}", "{#id}", "{.class}", "{{__hugo_ctx pid=1}}",
	"<", ">", "<b>", "<script>", "</p>", "<!--", "-->", "<!--more-->", "<br>", "<a@b.example>", "<https://x.example>", "&", "&amp;", "&#60;", "&nbsp;", ";", "\\", "\\\\", "\"", "'", "@",
	"https://x.example", "a@b.example", "snake_case", "/", ".", ",", "?", "$", "%", "^", "•", "– ", "😀", "\u0301", "Q:", "A:", "...", "null", "1e3",
}

func (s *source) text() string {
	var text strings.Builder
	for range s.choose(9) {
		if s.choose(5) == 4 {
			text.WriteByte(byte(s.choose(128)))
			continue
		}
		text.WriteString(nasty[s.choose(len(nasty))])
	}
	return text.String()
}

var addresses = []string{"", "", "", "https://x.example/a_b*c?d=1&amp;e=(f)", "mailto:a@b.example", "/minutes/", "javascript:alert(1)", "//evil.example", "tel:0123|4", "http://[::1]/{{<x>}}"}

func (s *source) runs() []document.Run {
	var runs []document.Run
	for range 1 + s.choose(4) {
		run := document.Run{Text: s.text(), Marks: document.Marks(s.choose(64)), Link: addresses[s.choose(len(addresses))], Visibility: document.Visible}
		if s.choose(8) == 7 {
			run.Text, run.Visibility = "SECRET"+run.Text, document.Deleted
		}
		runs = append(runs, run)
	}
	return runs
}

var numbers = []string{"", "•", "-", "1.", "2.", "3.", "4.", "7)", "8)", "a)", "(iv)", "4.2", "0.", "01.", "999999999.", "{{<", "o", "#"}

func (s *source) block(depth int) document.Block {
	kinds := []document.Kind{document.Paragraph, document.ListItem, document.ListItem, document.Table, document.Heading, document.Note, document.Image}
	block := document.Block{Kind: kinds[s.choose(len(kinds))], Visibility: document.Visible}
	if s.choose(10) == 9 {
		block.Visibility = document.Hidden
		block.Runs = []document.Run{{Text: "SECRET", Visibility: document.Visible}}
		return block
	}
	if depth > 1 && block.Kind == document.Table {
		block.Kind = document.Paragraph
	}
	if block.Kind != document.Table {
		block.Number, block.Level, block.Runs = numbers[s.choose(len(numbers))], s.choose(4), s.runs()
		return block
	}
	for range 1 + s.choose(3) {
		row := document.Row{Header: s.choose(3) == 1}
		for range 1 + s.choose(3) {
			row.Cells = append(row.Cells, document.Cell{Blocks: s.blocks(depth + 1), Columns: s.choose(3), Rows: s.choose(3)})
		}
		block.Rows = append(block.Rows, row)
	}
	return block
}

func (s *source) blocks(depth int) []document.Block {
	var blocks []document.Block
	for range s.choose(4) {
		blocks = append(blocks, s.block(depth))
	}
	return blocks
}

func (s *source) entry() Entry {
	kinds := []EntryKind{Prose, Question, Answer, Action, Decision, Correction, Strength, Area, Recommendation}
	entry := Entry{Kind: kinds[s.choose(len(kinds))], Blocks: s.blocks(0)}
	if s.choose(2) == 1 {
		entry.Label = s.text()
	}
	if entry.Kind == Action || entry.Kind == Recommendation {
		entry.Number, entry.Due, entry.DueOn, entry.Response = s.text(), s.text(), s.text(), s.text()
		for range s.choose(3) {
			entry.Owners = append(entry.Owners, Owner{s.text(), s.text(), s.choose(2) == 1, s.text()})
		}
	}
	return entry
}

func (s *source) publication() *Publication {
	p := &Publication{
		Kind:  []Kind{Minutes, Briefing, Findings}[s.choose(3)],
		Title: s.text(), TitleAdded: s.choose(2) == 1, Body: s.text(), Example: s.choose(2) == 1,
		Meeting: Meeting{Start: "09:30", Venue: s.text(), Chair: s.text()},
		People:  []Person{{Name: s.text(), Role: s.text(), Attendance: Present, Duties: []string{DutyChair}, Note: s.text()}},
		Date:    "2026-03-12", MissingParts: []string{s.text()},
		Approval: Approval{State: []State{Approved, Unstated, ""}[s.choose(3)]},
		Extracts: []Extract{{Briefing, s.text(), s.text(), "item-2", "/briefings/x/"}},
		From:     &Origin{Title: s.text()},

		Progress: []Progress{{Number: s.text(), Except: []string{s.text()}, Of: s.text(), State: ActionOpen, Item: s.text(), Section: s.text()}},
		Review:   Review{Reviewer: s.text(), Period: s.text(), Method: s.text()},

		Summary: s.text(), Themes: []Theme{{ID: s.text()}},
		Acronyms:      []Acronym{{s.text(), s.text(), ByDocument}, {Short: s.text()}},
		Organisations: []Organisation{{s.text(), s.text(), []string{s.text()}}},
	}
	if p.Approval.State == Approved {
		p.Approval.By, p.Approval.Role, p.Approval.Recorded = s.text(), s.text(), s.choose(2) == 1
	}
	for i := range s.choose(4) {
		section := Section{Number: s.text(), Title: s.text(), Level: 1 + s.choose(5), Item: s.choose(2) == 1, Part: []Part{"", PartLearning}[s.choose(2)]}
		if i == 0 && s.choose(2) == 1 || fact(section.Number+section.Title) == "" {
			section = Section{}
		}
		for range s.choose(5) {
			section.Entries = append(section.Entries, s.entry())
		}
		p.Sections = append(p.Sections, section)
	}
	p.AssignIDs()
	return p
}

// FuzzRoundTrip writes publications made of nasty text and reads them back.
func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte{})
	for seed := range 64 {
		choices := make([]byte, 400)
		for i := range choices {
			choices[i] = byte((i*i*7 + i*seed*13 + seed*31) >> 2)
		}
		f.Add(choices)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		s := source(choices)
		p := s.publication()
		page, err := p.Encode()
		if err != nil {
			t.Fatalf("%v\n%s", err, page)
		}
		if bytes.Contains(page, []byte("SECRET")) {
			t.Fatalf("text that is not visible stands on the page\n%s", page)
		}
		if again, err := p.Markdown(); err != nil || !bytes.Equal(page, again) {
			t.Fatalf("written again the page differs: %v", err)
		}
	})
}
