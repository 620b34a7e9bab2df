package publication

import (
	"fmt"
	"strings"
	"unicode"

	"gazette/internal/document"
)

// A pageSection is a section as a page can hold it: only what is visible, in forms that Markdown has. Writing starts from
// it, and comparing brings what was written and what was read back to it.
type pageSection struct {
	Section // without Entries
	entries []pageEntry
}

// A pageEntry is an entry as a page can hold it. A question or answer has its label in its text.
type pageEntry struct {
	Entry  // without Blocks
	blocks []pageBlock
}

// A pageBlock is a paragraph, list item or table.
type pageBlock struct {
	kind   document.Kind
	depth  int            // of a list item, from 1
	number string         // of a list item, as printed; "" for a bullet of any form
	runs   []document.Run // tidy
	header bool           // the first row of the table heads it
	rows   [][][]document.Run
}

// Levels beyond these are written as the deepest: HTML has six headings, and the title takes one; no word processor has
// more than nine levels of list.
const (
	maxLevel = 5
	maxDepth = 9
)

// pageSections brings the sections to the form of a page. A heading without words is none: the text under it stands, as
// on paper, at the end of the section before it, or before the first heading.
func (p *Publication) pageSections() ([]pageSection, error) {
	var sections []pageSection
	for _, each := range p.Sections {
		section := pageSection{Section: each}
		section.Entries = nil
		section.Number, section.Title = fact(each.Number), fact(each.Title)
		if strings.ContainsAny(section.Number, "{<") {
			// Hugo looks for shortcodes and the summary divider in attributes too, where nothing hides them from it.
			section.Number, section.Title = "", fact(each.Number+" "+each.Title)
		}
		entries, err := pageEntries(each.Entries)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", section.place(), err)
		}
		section.entries = entries
		switch last := len(sections) - 1; {
		case section.Number != "" || section.Title != "":
			section.Level = min(max(section.Level, 1), maxLevel)
		case last >= 0:
			sections[last].entries = joinProse(append(sections[last].entries, entries...))
			continue
		case len(entries) == 0:
			continue
		default:
			section.Section = Section{}
		}
		sections = append(sections, section)
	}
	return sections, nil
}

// place names a section for the person who reads an error.
func (s Section) place() string {
	if heading := fact(s.Number + " " + s.Title); heading != "" {
		return "in the section “" + heading + "”"
	}
	return "in the text before the first heading"
}

func pageEntries(entries []Entry) ([]pageEntry, error) {
	var kept []pageEntry
	for _, each := range entries {
		entry := pageEntry{Entry: each}
		entry.Blocks, entry.Label = nil, fact(each.Label)
		entry.Number, entry.Due, entry.DueOn, entry.Response = fact(each.Number), fact(each.Due), fact(each.DueOn), fact(each.Response)
		entry.Owners = nil
		for _, owner := range each.Owners {
			entry.Owners = append(entry.Owners, Owner{fact(owner.Name), fact(owner.Person), owner.InText, fact(owner.Organisation)})
		}
		var err error
		if entry.blocks, err = pageBlocks(each.Blocks); err != nil {
			return nil, err
		}
		if len(entry.blocks) > 0 || entry.Label != "" || !entry.isBare() || entry.Kind == Action || entry.Kind == Recommendation {
			kept = append(kept, entry)
		}
	}
	for i := range kept {
		kept[i].asPrinted(i > 0 && kept[i-1].isQuestionOrAnswer(), i+1 < len(kept) && kept[i+1].Kind == Answer)
	}
	return joinProse(kept), nil
}

// isBare reports that an entry has no facts beside its text.
func (e *pageEntry) isBare() bool {
	return e.ID == "" && e.Number == "" && e.Due == "" && e.Response == "" && len(e.Owners) == 0
}

func (e *pageEntry) isQuestionOrAnswer() bool { return e.Kind == Question || e.Kind == Answer }

// asPrinted puts the label of questions, answers and plain text into the text, and makes plain text of a question that
// nobody answers and of an answer to no question: a page has no other form for them.
func (e *pageEntry) asPrinted(answers, answered bool) {
	if e.Kind != Prose && !e.isQuestionOrAnswer() {
		return
	}
	if e.Label != "" {
		e.blocks = labelled(e.Label, e.blocks)
		e.Label = ""
	}
	switch {
	case e.Kind == Question && answered:
		e.blocks = []pageBlock{{kind: document.Paragraph, runs: lines(e.blocks)}}
	case e.Kind == Question, e.Kind == Answer && !answers:
		e.Kind = Prose
	}
}

func labelled(label string, blocks []pageBlock) []pageBlock {
	if len(blocks) > 0 && blocks[0].kind == document.Paragraph {
		blocks[0].runs = numbered(label, blocks[0].runs)
		return blocks
	}
	return append([]pageBlock{{kind: document.Paragraph, runs: tidy(visible(label))}}, blocks...)
}

// joinProse makes one entry of plain text that stands together.
func joinProse(entries []pageEntry) []pageEntry {
	var joined []pageEntry
	for _, each := range entries {
		if last := len(joined) - 1; last >= 0 && each.Kind == Prose && joined[last].Kind == Prose && each.isBare() && joined[last].isBare() {
			joined[last].blocks = append(joined[last].blocks, each.blocks...)
			continue
		}
		joined = append(joined, each)
	}
	return joined
}

func pageBlocks(blocks []document.Block) ([]pageBlock, error) {
	var kept []pageBlock
	var levels []int // of the list items that the next may stand in
	for _, each := range blocks {
		if each.Visibility != document.Visible {
			continue
		}
		block := pageBlock{kind: document.Paragraph, runs: paragraph(each)}
		switch each.Kind {
		case document.Table:
			var err error
			if block, err = pageTable(each.Rows); err != nil {
				return nil, err
			}
		case document.ListItem:
			block.kind, block.number, block.runs = document.ListItem, listNumber(each.Number), tidy(each.Runs)
			if len(block.runs) == 0 {
				block.number, block.runs = "", tidy(visible(block.number))
			}
		}
		if len(block.runs) == 0 && len(block.rows) == 0 {
			continue
		}
		if block.kind == document.ListItem {
			for len(levels) > 0 && levels[len(levels)-1] > each.Level {
				levels = levels[:len(levels)-1]
			}
			if len(levels) == 0 || levels[len(levels)-1] < each.Level {
				levels = append(levels, each.Level)
			}
			block.depth = min(len(levels), maxDepth)
		} else {
			levels = nil
		}
		kept = append(kept, block)
	}
	return kept, nil
}

// paragraph gives the text of any block but a table as that of a paragraph. A heading inside an entry is set in bold,
// because a heading of the page would begin a section.
func paragraph(block document.Block) []document.Run {
	runs := block.Runs
	if block.Kind == document.Heading {
		runs = nil
		for _, run := range block.Runs {
			run.Marks |= document.Bold
			runs = append(runs, run)
		}
	}
	return numbered(block.Number, runs)
}

// numbered puts a printed number or label before text.
func numbered(number string, runs []document.Run) []document.Run {
	if number = fact(number); number == "" {
		return tidy(runs)
	}
	return tidy(append(visible(number+" "), runs...))
}

// listNumber is the printed number of a list item, "" where a bullet is printed: a sign without letter or digit.
func listNumber(printed string) string {
	if !strings.ContainsFunc(printed, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return fact(printed)
}

// text is what is printed of a block on the page, its number included; for a table nothing.
func (b pageBlock) text() []document.Run {
	if b.kind == document.ListItem {
		return numbered(b.number, b.runs)
	}
	return b.runs
}

// lines gives blocks as one text with line breaks, for places where Markdown allows no blocks: table cells and questions.
func lines(blocks []pageBlock) []document.Run {
	var text []document.Run
	add := func(runs []document.Run, after string) {
		text = append(append(text, runs...), visible(after)...)
	}
	for _, block := range blocks {
		if block.kind == document.ListItem && block.number == "" {
			add(nil, "• ")
		}
		add(block.text(), "\n")
		for _, row := range block.rows {
			for _, cell := range row {
				add(cell, " ")
			}
			add(nil, "\n")
		}
	}
	return tidy(text)
}
