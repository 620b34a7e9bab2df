package publication

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/document"
)

// Compare reports the first difference between a publication and what was read back from its page: in the facts, in the
// text with its sections, entries, numbers, marks and links, or in the count of words. It is nil where a reader of the
// page gets all that the publication says and nothing else. LeftOut, Warnings, ClosedParts and DateProblem are not on a
// page and not compared.
func Compare(written, read *Publication) error {
	want, err := written.statements()
	if err != nil {
		return err
	}
	got, err := read.statements()
	if err != nil {
		return err
	}
	for i := range min(len(want), len(got)) { // the last statement is the same in all, and no other is like it
		if want[i] != got[i] {
			return difference(want[i], got[i])
		}
	}
	return compareWords(written.Words(), read.Words())
}

// difference words how a statement of the document differs from what the page has in its place.
func difference(want, got statement) error {
	at := commonPrefix(want.says, got.says)
	wanted, found := excerpt(want.says, at), excerpt(got.says, at)
	if want.where == got.where && want.what == got.what {
		return fmt.Errorf("%s, %s reads “%s” in the document and “%s” on the page as read back", want.where, want.what, wanted, found)
	}
	return fmt.Errorf("%s, %s (“%s”) of the document is not in its place on the page as read back, which has there, %s, %s (“%s”)",
		want.where, want.what, wanted, got.where, got.what, found)
}

// compareWords is a second count that shares nothing with how pages are written.
func compareWords(want, got []string) error {
	if slices.Equal(want, got) {
		return nil
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	around := func(words []string) string { return strings.Join(words[max(at-3, 0):min(at+3, len(words))], " ") }
	return fmt.Errorf("the words of the document and of the page as read back differ: “%s” in the document, “%s” on the page", around(want), around(got))
}

// A statement is one thing that a page says.
type statement struct{ where, what, says string }

// statements gives all that a publication says on its page, in order.
func (p *Publication) statements() ([]statement, error) {
	facts := p.frontMatter()
	for _, entries := range [][]frontEntry{facts.Actions, facts.Recommendations} {
		for i := range entries {
			entries[i].Item = "" // it follows from the sections, which are compared
		}
	}
	head, err := facts.yaml()
	if err != nil {
		return nil, err
	}
	sections, err := p.pageSections()
	if err != nil {
		return nil, err
	}
	var all []statement
	for _, section := range sections {
		all = append(all, section.statements()...)
	}
	for _, line := range strings.Split(head, "\n") {
		all = append(all, statement{"in the facts at the top", "a line", line})
	}
	all = append(all, statement{"at the end", "nothing more", ""})
	return all, nil
}

func (s *pageSection) statements() []statement {
	where := s.place()
	all := []statement{
		{where, "the heading", strings.TrimSpace(s.Number + " " + s.Title)},
		{where, "the printed number", s.Number},
		{where, "the address", s.ID},
		{where, "the level", fmt.Sprint(s.Level)},
		{where, "being an agenda item", fmt.Sprint(s.Item)},
		{where, "the part of a briefing", string(s.Part)},
	}
	for _, entry := range s.entries {
		name := entry.name()
		all = append(all,
			statement{where, "the beginning of " + name, name},
			statement{where, "the address of " + name, entry.ID},
			statement{where, "the label of " + name, entry.Label},
			statement{where, "the number of " + name, entry.Number},
			statement{where, "the date of " + name, entry.Due},
			statement{where, "the day of " + name, entry.DueOn},
			statement{where, "the response to " + name, entry.Response},
			statement{where, "the owners of " + name, fmt.Sprintf("%+v", entry.Owners)})
		for _, block := range entry.blocks {
			all = append(all, block.statements(where, name)...)
		}
	}
	return all
}

// name is the kind of an entry in words.
func (e *pageEntry) name() string {
	switch e.Kind {
	case Prose:
		return "the text"
	case Strength:
		return "the strengths"
	case Area:
		return "the areas for development"
	}
	return "the " + string(e.Kind)
}

func (b *pageBlock) statements(where, name string) []statement {
	all := []statement{{where, "a paragraph, list item or table in " + name, fmt.Sprint(b.kind, b.depth, len(b.rows), b.header)}}
	say := func(what string, runs []document.Run) {
		all = append(all, statement{where, what + " in " + name, plain(runs)},
			statement{where, "the bold, italic or linked words of " + what + " in " + name, marked(runs)})
	}
	say("the "+string(b.kind), b.text())
	for i, row := range b.rows {
		for j, cell := range row {
			say(fmt.Sprintf("row %d, column %d of the table", i+1, j+1), cell)
		}
	}
	return all
}

// marked lists the runs that stand out, with their marks.
func marked(runs []document.Run) string {
	var text strings.Builder
	for _, run := range runs {
		if styleOf(run) != (style{}) {
			fmt.Fprintf(&text, "%q %d %s; ", run.Text, run.Marks, run.Link)
		}
	}
	return text.String()
}

func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// excerpt gives the part of a text around a place.
func excerpt(text string, at int) string {
	const before, after = 20, 60
	from, to := max(at-before, 0), min(at+after, len(text))
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	excerpt := text[from:to]
	if from > 0 {
		excerpt = "…" + excerpt
	}
	if to < len(text) {
		excerpt += "…"
	}
	return excerpt
}
