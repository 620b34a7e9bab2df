package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// table reads a table with its caption before it. A table that only places things on the page, as newsletters and old
// pages have it, is read cell by cell: one that says so, or of a single cell.
func (s *story) table(n *html.Node, c context) {
	c.depth = 0
	rows := s.rows(n, c)
	if role := attribute(n, "role"); role == "presentation" || role == "none" || len(rows) == 1 && len(rows[0].cells) == 1 {
		for _, row := range rows {
			for _, cell := range row.cells {
				s.children(cell, s.enter(cell, row.in, s.styles.of(cell)))
				s.flush()
			}
		}
		return
	}
	block := document.Block{Kind: document.Table, Place: s.here(), Visibility: document.Visible}
	for i, each := range rows {
		if s.budget < 0 {
			return
		}
		row := document.Row{Header: len(each.cells) > 0, Place: block.Place}
		row.Place.Row = i + 1
		column := 1
		for _, cell := range each.cells {
			row.Header = row.Header && (each.inHead || cell.DataAtom == atom.Th)
			made := document.Cell{Columns: span(cell, "colspan", 1), Rows: span(cell, "rowspan", len(rows)-i)}
			place := row.Place
			place.Column = column
			made.Blocks = s.cell(cell, each.in, place)
			column += max(made.Columns, 1)
			s.budget -= max(made.Columns, 1) * max(made.Rows, 1)
			row.Cells = append(row.Cells, made)
		}
		s.budget--
		block.Rows = append(block.Rows, row)
	}
	if len(rows) > 0 {
		block.Rows[len(rows)-1].Header = block.Rows[len(rows)-1].Header && len(rows) > 1
		s.append(block)
	}
}

// cell reads what is in a cell, with marks and lists of its own.
func (s *story) cell(n *html.Node, c context, place document.Place) []document.Block {
	inner := &story{reader: s.reader, place: place, chrome: s.chrome}
	in := inner.enter(n, c, inner.styles.of(n))
	inner.children(n, in)
	inner.flush()
	return inner.blocks
}

// A tableRow is a row with what holds for its cells.
type tableRow struct {
	cells  []*html.Node
	in     context
	inHead bool
}

// rows gives the rows of a table, of its foot last, wherever it stands; and reads what else is in it: the caption.
func (s *story) rows(n *html.Node, c context) []tableRow {
	var rows, foot []tableRow
	for part := range n.ChildNodes() {
		in := c
		if part.Type == html.ElementNode {
			in = s.enter(part, c, s.styles.of(part))
		}
		switch part.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range part.ChildNodes() {
				if row.DataAtom != atom.Tr {
					s.node(row, in)
					continue
				}
				made := s.row(row, in)
				made.inHead = part.DataAtom == atom.Thead
				if part.DataAtom == atom.Tfoot {
					foot = append(foot, made)
				} else {
					rows = append(rows, made)
				}
			}
		case atom.Tr:
			rows = append(rows, s.row(part, c))
		case atom.Colgroup, atom.Col:
		default:
			s.node(part, c)
		}
	}
	s.flush()
	return append(rows, foot...)
}

func (s *story) row(n *html.Node, c context) tableRow {
	made := tableRow{in: s.enter(n, c, s.styles.of(n))}
	for cell := range n.ChildNodes() {
		switch cell.DataAtom {
		case atom.Td, atom.Th:
			made.cells = append(made.cells, cell)
		default:
			s.node(cell, made.in)
		}
	}
	return made
}

// span gives how many places a cell covers, 0 for one; of 0 in the page to the end of the table.
func span(n *html.Node, name string, rest int) int {
	value, err := strconv.Atoi(strings.TrimSpace(attribute(n, name)))
	switch {
	case err != nil || value < 0 || value == 1:
		return 0
	case value == 0:
		value = rest
	}
	if name == "rowspan" {
		value = min(value, rest)
	}
	if value = min(value, maxAround); value == 1 {
		return 0
	}
	return value
}

// pairs reads a list of terms and what is said about each as a table of two columns, which is how minutes write "Date" and
// "3 March" as well.
func (s *story) pairs(n *html.Node, c context) {
	block := document.Block{Kind: document.Table, Place: s.here(), Visibility: document.Visible}
	var row *document.Row
	var read func(n *html.Node, c context)
	read = func(n *html.Node, c context) {
		for child := range n.ChildNodes() {
			switch {
			case s.budget < 0:
				return
			case child.DataAtom == atom.Div:
				read(child, s.enter(child, c, s.styles.of(child)))
				continue
			case child.DataAtom != atom.Dt && child.DataAtom != atom.Dd:
				s.node(child, c)
				continue
			}
			column := 0
			if child.DataAtom == atom.Dd {
				column = 1
			}
			if row == nil || column == 0 && len(row.Cells[1].Blocks) > 0 {
				block.Rows = append(block.Rows, document.Row{Place: block.Place, Cells: make([]document.Cell, 2)})
				row = &block.Rows[len(block.Rows)-1]
				row.Place.Row = len(block.Rows)
				s.budget -= 3
			}
			place := row.Place
			place.Column = column + 1
			row.Cells[column].Blocks = append(row.Cells[column].Blocks, s.cell(child, c, place)...)
		}
	}
	read(n, c)
	s.flush()
	if len(block.Rows) > 0 {
		s.append(block)
	}
}
