package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// gridRows makes rows of the lines of a grid. Its cells are the parts of its columns, counted through.
type gridRows struct {
	columns []column
	offsets []int // of each column's first part among all parts
	starts  []int // where each part begins
	widths  []int // how wide the text of each part can be
	rows    []row
}

// narrowest is what the last column holds at least; no other column shows where it ends.
const narrowest = 20

// table makes the rows of a grid. A line is a row of its own unless it only goes on with cells that were wrapped.
func (g *grid) table() *table {
	made := &gridRows{columns: g.columns()}
	for _, each := range made.columns {
		made.offsets = append(made.offsets, len(made.starts))
		made.starts = append(made.starts, each.parts...)
	}
	for i, start := range made.starts {
		width := max(len(g.used)-start, narrowest)
		if i+1 < len(made.starts) {
			width = made.starts[i+1] - start - 2
		}
		made.widths = append(made.widths, width)
	}
	apart := false
	for i, tokens := range g.tokens {
		if tokens == nil {
			apart = true
			continue
		}
		made.add(g.lines[i], tokens, apart)
		apart = false
	}
	drawn := &table{rows: made.rows, height: len(g.lines), header: g.ruled && len(made.rows) > 1}
	if g.ruled {
		drawn.height++
	}
	return drawn
}

// cells divides a line into the cells of a row, and reports whether a bullet or number stands in one, and whether one
// goes on with the cell above it.
func (g *gridRows) cells(l line, tokens []token) (cells []cell, labelled, goesOn bool) {
	cells = make([]cell, len(g.starts))
	for k, each := range g.columns {
		for _, t := range each.tokens(tokens) {
			at := g.offsets[k] + each.part(t)
			piece := line{raw: t.text, text: t.text, indent: max(0, t.start-g.starts[at]), place: l.place}
			cells[at].lines = append(cells[at].lines, piece)
			cells[at].width = g.widths[at]
			number, _ := splitLabel(t.text)
			labelled = labelled || number != ""
			goesOn = goesOn || g.wraps(at, piece)
		}
	}
	return cells, labelled, goesOn
}

// add takes a line into the rows. One that has no first cell goes on with the row before it, as far as its cells go on
// with those above them; a bullet or number begins a row in any case.
func (g *gridRows) add(l line, tokens []token, apart bool) {
	cells, labelled, goesOn := g.cells(l, tokens)
	if len(g.rows) == 0 || apart || len(cells[0].lines) > 0 || !goesOn && !labelled {
		g.rows = append(g.rows, row{place: l.place, cells: cells})
		return
	}
	above := g.rows[len(g.rows)-1].cells
	for at, each := range cells {
		if len(each.lines) > 0 && (!labelled || g.wraps(at, each.lines[0])) {
			above[at].lines = append(above[at].lines, each.lines...)
			above[at].width = each.width
			cells[at] = cell{}
		}
	}
	if slices.ContainsFunc(cells, func(each cell) bool { return len(each.lines) > 0 }) {
		g.rows = append(g.rows, row{place: l.place, cells: cells})
	}
}

// wraps reports whether a piece goes on with the cell above it: that ends in a comma, or has no room for its first word.
func (g *gridRows) wraps(at int, piece line) bool {
	if len(g.rows) == 0 {
		return false
	}
	above := g.rows[len(g.rows)-1].cells[at].lines
	if number, _ := splitLabel(piece.text); len(above) == 0 || number != "" {
		return false
	}
	last := above[len(above)-1]
	return strings.HasSuffix(last.text, ",") || startsLower(piece.text) ||
		last.length()+1+utf8.RuneCountInString(firstWord(piece.text)) > g.widths[at]
}
