package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/document"
)

// maxColumns is how many columns a table may have. More tabs or strokes than that in one line are no table of a person's.
const maxColumns = 60

// A table is a table as it was drawn: the lines in each cell.
type table struct {
	rows   []row
	header bool // the first row is ruled off from the others
	height int  // how many lines of the text it takes
}

type row struct {
	place document.Place
	cells []cell
}

// A cell is its lines, and how wide they could be before they were broken; 0 where it is one line in any case. It covers
// columns by rows places, 0 for one.
type cell struct {
	lines         []line
	width         int
	columns, rows int
}

// tableReaders read the ways to draw a table, each from the line at an index on; nil where none begins there.
var tableReaders = []func(p *parser, at int) *table{(*parser).spannedTable, (*parser).drawnTable, (*parser).pipeTable, (*parser).tabTable, (*parser).grid}

// tableAt gives the table that begins at a line, nil for none. The last answer is kept: the line before asks first,
// whether it goes on.
func (p *parser) tableAt(at int) *table {
	if p.inCell || *p.budget < 0 {
		return nil
	}
	if p.lookedAt == at+1 {
		return p.seen
	}
	p.lookedAt, p.seen = at+1, nil
	for _, read := range tableReaders {
		if p.seen = read(p, at); p.seen != nil {
			break
		}
	}
	return p.seen
}

func (p *parser) isTable(at int) bool { return p.tableAt(at) != nil }

// table reads the table that begins here, and reports whether one does.
func (p *parser) table() bool {
	found := p.tableAt(p.at)
	if found == nil {
		return false
	}
	block := document.Block{Kind: document.Table, Place: p.lines[p.at].place, Visibility: document.Visible}
	for i, drawn := range found.rows {
		made := document.Row{Header: found.header && i == 0, Place: drawn.place}
		made.Place.Row = i + 1
		for j, each := range drawn.cells {
			place := made.Place
			place.Column = j + 1
			cell := document.Cell{Blocks: p.cell(each, place)}
			if each.columns > 1 {
				cell.Columns = each.columns
			}
			if each.rows > 1 {
				cell.Rows = each.rows
			}
			made.Cells = append(made.Cells, cell)
		}
		if *p.budget -= 1 + len(made.Cells); *p.budget < 0 {
			break
		}
		block.Rows = append(block.Rows, made)
	}
	p.add(block)
	p.at += found.height
	p.indents = nil
	return true
}

// cell reads the lines of a cell as a small text of its own. A lone bullet or number in a cell is its text: "-" says
// that there is nothing, "3." which row it is.
func (p *parser) cell(drawn cell, place document.Place) []document.Block {
	var lines []line
	for _, each := range drawn.lines {
		if !each.isBlank() {
			place.Line = each.place.Line
			each.place, each.afterBreak = place, false
			lines = append(lines, each)
		}
	}
	if len(lines) == 1 {
		if number, rest := splitLabel(lines[0].text); rest == "" || number == "" || isInitial(number) {
			*p.budget -= 2
			return []document.Block{{Kind: document.Paragraph, Runs: visibleRuns(lines[0].text), Place: lines[0].place, Visibility: document.Visible}}
		}
	}
	inner := parser{lines: lines, shape: shape{width: drawn.width}, budget: p.budget, inCell: true}
	return inner.parse()
}

// affords reports whether the document may still have this many cells. If not, it is not read at all.
func (p *parser) affords(cells int) bool {
	if cells > *p.budget {
		*p.budget = -1
	}
	return *p.budget >= 0
}

// tabTable reads consecutive lines whose cells are divided by tabs. Where tabs were repeated until the columns stood
// under each other, or left out at the end of a line, they are counted so that the lines agree.
func (p *parser) tabTable(at int) *table {
	if first := p.lines[at]; !isTabbed(first.text) || first.isRuling() {
		return nil
	}
	ways := []*tabCount{{split: splitExactly}, {split: splitTrimmed}, {split: splitFolded}}
	var rows []line
	ends := []int{0} // how many lines of the text each number of rows takes
	rulings := 0     // under the first row
	for i, here := range p.lines[at:] {
		if here.isRuling() {
			ends[len(rows)] = i + 1
			if len(rows) == 1 {
				rulings++
			}
			continue
		}
		if !strings.Contains(here.raw, "\t") || !isTabbed(here.text) && !(len(rows) > 0 && isRowOf(rows[0], here)) {
			break
		}
		rows, ends = append(rows, here), append(ends, i+1)
		open := false
		for _, each := range ways {
			open = each.take(here) || open
		}
		if !open {
			break
		}
	}
	best := ways[0]
	for _, each := range ways {
		if each.count > best.count {
			best = each
		}
	}
	if first := best.split(rows[0]); best.count == 1 && len(first) == 2 && strings.HasSuffix(first[0], ":") {
		return nil // "Date:	3 March" says what it says in one line
	}
	if !p.affords(best.count * best.columns) {
		return nil
	}
	found := &table{height: ends[best.count], header: rulings > 0 && best.count > 1}
	for _, each := range rows[:best.count] {
		cells := make([]cell, best.columns)
		for column, text := range best.split(each) {
			cells[column].lines = []line{newLine(text, each.place)}
		}
		found.rows = append(found.rows, row{place: each.place, cells: cells})
	}
	found.dropEmptyColumns()
	return found
}

// A tabCount is one way to divide lines at their tabs, and for how many lines it gives as many cells as for the first. Up
// to half of them may lack cells at the end.
type tabCount struct {
	split                      func(line) []string
	columns, rows, full, count int
	closed                     bool
}

// mostShort is how many short rows beyond the half may follow each other, before a table is at its end.
const mostShort = 20

// take counts one more line, and reports whether the next may belong to the table as well.
func (c *tabCount) take(l line) bool {
	if c.closed {
		return false
	}
	cells := len(c.split(l))
	if c.rows == 0 {
		c.columns = cells
	}
	c.rows++
	if cells == c.columns {
		c.full++
	}
	if c.closed = cells > c.columns || c.rows > 2*c.full+mostShort; !c.closed && c.rows <= 2*c.full {
		c.count = c.rows
	}
	return !c.closed
}

func splitExactly(l line) []string { return strings.Split(l.raw, "\t") }
func splitTrimmed(l line) []string { return strings.Split(l.text, "\t") }
func splitFolded(l line) []string  { return repeatedTabs.Split(l.text, -1) }

var repeatedTabs = regexp.MustCompile(`\t[\t ]*`)

// isTabbed reports whether tabs divide a line into cells: not where one only stands behind a bullet or number.
func isTabbed(text string) bool {
	if tabs := strings.Count(text, "\t"); tabs == 0 || tabs > maxColumns {
		return false
	}
	number, rest := splitLabel(text)
	return number == "" || strings.Contains(rest, "\t")
}

// isRowOf reports whether a line with one tab, which might be a list item or an indented paragraph, is a row of the
// table that another line begins: that line heads a column of numbers, or the tab leaves a first cell empty.
func isRowOf(first, l line) bool {
	if l.text == "" || strings.Contains(l.text, "\t") {
		head := firstWord(first.text)
		return len(head) <= 8 && !strings.HasSuffix(head, ":") && strings.HasPrefix(first.text, head+"\t")
	}
	return strings.HasPrefix(l.raw, "\t") || strings.HasSuffix(l.raw, "\t")
}

// dropEmptyColumns leaves out the columns that say nothing in any row.
func (t *table) dropEmptyColumns() {
	for column := len(t.rows[0].cells) - 1; column >= 0; column-- {
		filled := slices.ContainsFunc(t.rows, func(r row) bool {
			return slices.ContainsFunc(r.cells[column].lines, func(l line) bool { return !l.isBlank() })
		})
		if filled {
			continue
		}
		for i := range t.rows {
			t.rows[i].cells = slices.Delete(t.rows[i].cells, column, column+1)
		}
	}
}

// pipeTable reads consecutive lines whose cells are divided by strokes, with strokes at their ends or without.
func (p *parser) pipeTable(at int) *table {
	if first := p.lines[at]; len(pipeCells(first.text)) < 2 || first.isRuling() {
		return nil
	}
	found := &table{}
	rulings, end := 0, at
	for ; end < len(p.lines); end++ {
		here := p.lines[end]
		if here.isRuling() {
			rulings++
			continue
		}
		cells := pipeCells(here.text)
		if len(cells) < 2 || len(found.rows) > 0 && len(cells) != len(found.rows[0].cells) || !p.affords((len(found.rows)+1)*len(cells)) {
			break
		}
		found.header = found.header || len(found.rows) == 1 && rulings > 0
		each := row{place: here.place}
		for _, text := range cells {
			each.cells = append(each.cells, cell{lines: []line{newLine(text, here.place)}})
		}
		found.rows = append(found.rows, each)
	}
	if len(found.rows) == 0 || len(found.rows) == 1 && rulings == 0 && !isFenced(p.lines[at].text) {
		return nil // "Home | Contact": a line of prose
	}
	found.height = end - at
	return found
}

func isFenced(text string) bool { return strings.HasPrefix(text, "|") && strings.HasSuffix(text, "|") }

// pipeCells divides a line at its strokes, but for those behind a backslash.
func pipeCells(text string) []string {
	if strokes := strings.Count(text, "|"); strokes == 0 || strokes > maxColumns {
		return nil
	}
	if len(text) > 1 && isFenced(text) {
		text = text[1 : len(text)-1]
	}
	var cells []string
	from := 0
	for at := 0; at < len(text); at++ {
		if text[at] == '|' && (at == 0 || text[at-1] != '\\') {
			cells = append(cells, strings.ReplaceAll(text[from:at], `\|`, "|"))
			from = at + 1
		}
	}
	return append(cells, strings.ReplaceAll(text[from:], `\|`, "|"))
}

// boxes draws the frames of a table in plain characters.
var boxes = strings.NewReplacer("│", "|", "┃", "|", "║", "|", "─", "-", "━", "-", "═", "=",
	"┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+",
	"╔", "+", "╗", "+", "╚", "+", "╝", "+", "╠", "+", "╣", "+", "╦", "+", "╩", "+", "╬", "+")

// frame is the ruling of a drawn table.
var frame = regexp.MustCompile(`^\+(?:[-=]+\+)+$`)

// drawnTable reads a table in frames:
//
//	+------+-------+
//	| Name | Role  |
//	+======+=======+
//
// The lines between two rulings are one row, unless only the first row is ruled off: then each line is one.
func (p *parser) drawnTable(at int) *table {
	if at+1 == len(p.lines) || !frame.MatchString(boxes.Replace(p.lines[at].text)) || !isFenced(boxes.Replace(p.lines[at+1].text)) {
		return nil
	}
	var groups [][]line
	rulings, double, end := 0, false, at
	for ; end < len(p.lines); end++ {
		text := boxes.Replace(p.lines[end].text)
		if frame.MatchString(text) {
			rulings++
			double = double || len(groups) == 1 && strings.Contains(text, "=")
			groups = append(groups, nil)
		} else if isFenced(text) && strings.Count(text, "|") <= maxColumns {
			each := p.lines[end]
			each.text = text
			groups[len(groups)-1] = append(groups[len(groups)-1], each)
		} else {
			break
		}
	}
	groups = slices.DeleteFunc(groups, func(lines []line) bool { return len(lines) == 0 })
	found := &table{height: end - at}
	listed := rulings == 3 && len(groups) == 2 && len(groups[1]) > 1 &&
		!slices.ContainsFunc(groups[1], func(l line) bool { return strings.TrimSpace(pipeCells(l.text)[0]) == "" })
	for i, lines := range groups {
		if listed && i == 1 {
			for _, each := range lines {
				found.rows = append(found.rows, drawnRow([]line{each}))
			}
			continue
		}
		found.rows = append(found.rows, drawnRow(lines))
	}
	found.header = len(found.rows) > 1 && (double || listed)
	return found
}

// drawnRow gives the row that some lines of a drawn table are.
func drawnRow(lines []line) row {
	made := row{place: lines[0].place}
	for _, each := range lines {
		for column, text := range pipeCells(each.text) {
			if column == len(made.cells) {
				made.cells = append(made.cells, cell{})
			}
			part := newLine(text, each.place)
			part.indent = max(0, part.indent-1)
			into := &made.cells[column]
			into.lines = append(into.lines, part)
			into.width = max(into.width, utf8.RuneCountInString(text)-2) // a space at either side
		}
	}
	return made
}
