package document

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Markdown writes a document as a person would note it down in Markdown, to look at what a reader made of a file. It is a
// preview: nothing is escaped, and it is not what is published. What stands beside the text (headers, footers, properties) is
// in brackets: ⟦footer: …⟧. With hidden, what a person who opens the original does
// not see is shown as ⟦hidden: …⟧, and what was not read is listed at the end; else both are left out.
func Markdown(w io.Writer, doc *Document, hidden bool) error {
	return write(w, doc, hidden, markdownStyle{})
}

// PlainText writes a document as text, without signs for headings and marks; hidden as for Markdown.
func PlainText(w io.Writer, doc *Document, hidden bool) error {
	return write(w, doc, hidden, plainStyle{})
}

// A style is how the parts of a document are written.
type style interface {
	heading(level int, text string) string
	bullet(number string) string
	run(run Run) string
	image(text, link string) string
	table(rows [][]string, header bool) string
}

// A printer writes the blocks of a document in one style.
type printer struct {
	style
	hidden bool
}

func write(w io.Writer, doc *Document, hidden bool, style style) error {
	out := bufio.NewWriter(w)
	p := printer{style, hidden}
	for _, name := range slices.Sorted(maps.Keys(doc.Properties)) {
		out.WriteString("⟦" + name + ": " + doc.Properties[name] + "⟧\n")
	}
	first, inList := len(doc.Properties) == 0, false
	for _, block := range doc.Blocks {
		text := p.block(block)
		if text == "" {
			continue
		}
		if !first && !(inList && block.Kind == ListItem) {
			text = "\n" + text
		}
		first, inList = false, block.Kind == ListItem
		out.WriteString(text + "\n")
	}
	if hidden {
		for _, omission := range doc.NotRead {
			out.WriteString("\n" + p.omission(omission) + "\n")
		}
	}
	return out.Flush() // it keeps the error of any write before
}

func (p printer) omission(omission Omission) string {
	text := "not read"
	if place := omission.Place.String(); place != "" {
		text += ", " + place
	}
	text += ": " + omission.Why
	if omission.Text != "" {
		text += ": " + omission.Text
	}
	return "⟦" + text + "⟧"
}

// block gives a block without a line end; "" for one that is not shown.
func (p printer) block(block Block) string {
	text := p.content(block)
	if block.Visibility != Visible {
		if !p.hidden {
			return ""
		}
		return marked(block.Visibility, text)
	}
	if block.Place.Part != "" && text != "" {
		return "⟦" + block.Place.Part + ": " + text + "⟧"
	}
	return text
}

func (p printer) content(block Block) string {
	if block.Kind == Table {
		return p.rows(block.Rows)
	}
	text := p.runs(block)
	switch block.Kind {
	case Heading:
		return p.heading(block.Level, strings.TrimSpace(block.Number+" "+text))
	case ListItem:
		indent := strings.Repeat("  ", max(0, block.Level-1))
		return strings.TrimRight(indent+p.bullet(block.Number)+" "+strings.ReplaceAll(text, "\n", "\n"+indent+"  "), " ")
	case Image:
		link := ""
		if len(block.Runs) > 0 {
			link = block.Runs[0].Link
		}
		return p.image(text, link)
	case Note:
		return strings.TrimSpace("Note " + block.Number + ": " + text)
	}
	return strings.TrimSpace(block.Number + " " + text)
}

func (p printer) runs(block Block) string {
	var text strings.Builder
	for _, run := range block.Runs {
		switch {
		case block.Kind == Image && run.Visibility == Visible:
			text.WriteString(run.Text)
		case run.Visibility == Visible || run.Visibility == block.Visibility:
			text.WriteString(p.run(run))
		case p.hidden:
			text.WriteString(marked(run.Visibility, p.run(run)))
		}
	}
	return text.String()
}

func marked(visibility Visibility, text string) string {
	return "⟦" + string(visibility) + ": " + text + "⟧"
}

func (p printer) rows(rows []Row) string {
	var lines [][]string
	for _, row := range rows {
		var cells []string
		for _, cell := range row.Cells {
			var parts []string
			for _, block := range cell.Blocks {
				if text := p.block(block); text != "" {
					parts = append(parts, text)
				}
			}
			cells = append(cells, strings.Join(parts, "\n"))
		}
		lines = append(lines, cells)
	}
	return p.table(lines, len(rows) > 0 && rows[0].Header)
}

type markdownStyle struct{}

func (markdownStyle) heading(level int, text string) string {
	return strings.Repeat("#", max(1, level)) + " " + text
}

// bullet writes the bullets that only other programs know as a hyphen.
func (markdownStyle) bullet(number string) string {
	if len(Words(number)) == 0 {
		return "-"
	}
	return number
}

func (markdownStyle) run(run Run) string {
	// White space stays outside the marks, or they would mark nothing.
	inner := strings.TrimSpace(run.Text)
	if inner == "" {
		return run.Text
	}
	before, after, _ := strings.Cut(run.Text, inner)
	for _, each := range []struct {
		mark Marks
		sign string
	}{{Italic, "*"}, {Bold, "**"}, {Strike, "~~"}} {
		if run.Marks.Has(each.mark) {
			inner = each.sign + inner + each.sign
		}
	}
	if run.Link != "" {
		inner = "[" + inner + "](" + run.Link + ")"
	}
	return before + inner + after
}

func (markdownStyle) image(text, link string) string { return "![" + text + "](" + link + ")" }

func (markdownStyle) table(rows [][]string, header bool) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	line := func(cells []string) string {
		text := "|"
		for i := range columns {
			cell := ""
			if i < len(cells) {
				cell = strings.NewReplacer("|", `\|`, "\n", "<br>").Replace(cells[i])
			}
			text += " " + cell + " |"
		}
		return text
	}
	ruling := "|" + strings.Repeat("---|", columns)
	var lines []string
	if !header {
		lines = []string{line(nil), ruling} // Markdown has no table without a header: this one is empty
	}
	for i, row := range rows {
		lines = append(lines, line(row))
		if header && i == 0 {
			lines = append(lines, ruling)
		}
	}
	return strings.Join(lines, "\n")
}

type plainStyle struct{}

func (plainStyle) heading(_ int, text string) string { return text }

func (plainStyle) bullet(number string) string { return number }

func (plainStyle) run(run Run) string { return run.Text }

func (plainStyle) image(text, _ string) string { return fmt.Sprintf("[image: %s]", text) }

func (plainStyle) table(rows [][]string, _ bool) string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.ReplaceAll(strings.Join(row, "\t"), "\n", " ")
	}
	return strings.Join(lines, "\n")
}
