package odf

import (
	"cmp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A grid is a table as it is being read.
type grid struct {
	*story
	in      context
	rows    []document.Row
	columns []column
	covered map[int]spot // cells that cover a column of the rows below, by the column
	exact   float64      // how high the row is, in points, whatever stands in it; 0 where it grows
}

// A column is what a table says about one of its columns.
type column struct {
	isHidden bool
	style    string // of its cells
}

// A spot is a cell in the rows that were read, and the last row that it covers.
type spot struct{ row, cell, last int }

func (s *story) table(e *office.Element, in context) []document.Block {
	style := s.sheet.get("table", e.Get("table:style-name"))
	s.breakPage(style, in)
	if style.set["table:display"] == "false" {
		in = in.hide(document.Hidden)
	}
	in.fill, in.item, in.inTable = style.fill(in.fill), nil, true
	if s.place.Slide > 0 && e.Get("table:template-name") != "" {
		in.fill = unknownFill // texts say the colours of their cells in full
	}
	g := &grid{story: s, in: in, covered: map[int]spot{}}
	around := s.place
	var after []document.Block
	g.part(e, in, false, &after)
	if s.place.Slide > 0 && len(g.rows) > 1 && e.Get("table:use-first-row-styles") == "true" {
		g.rows[0].Header = true // presentations have no other way to say it
	}
	block := document.Block{Kind: document.Table, Rows: g.rows, Place: around, Visibility: document.Visible}
	page := s.place.Page
	s.place = around
	s.place.Page = page
	s.Budget--
	if len(g.rows) == 0 {
		return after
	}
	return append([]document.Block{block}, after...)
}

// part reads the rows and columns in a table or a group of them, and what is drawn over the table, which follows it.
func (g *grid) part(e *office.Element, in context, isHeader bool, after *[]document.Block) {
	if e.Get("table:display") == "false" { // a group that is folded
		in = in.hide(document.Hidden)
	}
	for _, each := range e.Children {
		if g.Budget < 0 {
			return
		}
		switch each.Name {
		case "table:table-column":
			for range repeated(each, "table:number-columns-repeated") {
				g.columns = append(g.columns, column{isCollapsed(each), each.Get("table:default-cell-style-name")})
				g.Budget--
			}
		case "table:table-header-rows":
			g.part(each, in, true, after)
		case "table:table-columns", "table:table-header-columns", "table:table-column-group", "table:table-rows", "table:table-row-group":
			g.part(each, in, isHeader, after)
		case "table:table-row":
			for range repeated(each, "table:number-rows-repeated") {
				g.row(each, in, isHeader)
				if g.Budget < 0 {
					return
				}
			}
		case "table:title", "table:desc":
			g.NotRead(g.place, office.WhyDescribed, textOf(each))
		default:
			*after = append(*after, g.block(each, in)...)
		}
	}
}

func repeated(e *office.Element, name string) int {
	return min(max(number(e.Get(name), 1), 1), maxRepeat)
}

// isCollapsed reports whether a row or column is not shown (table:visibility in ODF 1.3 part 3).
func isCollapsed(e *office.Element) bool {
	visibility := e.Get("table:visibility")
	return visibility == "collapse" || visibility == "filter"
}

func (g *grid) row(e *office.Element, in context, isHeader bool) {
	if isCollapsed(e) {
		in = in.hide(document.Hidden)
	}
	style := g.sheet.get("table-row", e.Get("table:style-name"))
	in.fill = style.fill(in.fill)
	g.exact = g.exactHeight(style)
	g.place.Row, g.place.Column = len(g.rows)+1, 0
	g.rows = append(g.rows, document.Row{Cells: []document.Cell{}, Header: isHeader, Place: g.place})
	g.Budget--
	page, last := g.place.Page, g.place.Page
	at := 0
	for _, each := range e.Children {
		switch each.Name {
		case "table:table-cell", "table:covered-table-cell":
			for range repeated(each, "table:number-columns-repeated") {
				g.place.Page = page // all cells of a row begin on the page on which the row does
				g.cell(each, at, e.Get("table:default-cell-style-name"), in)
				last = max(last, g.place.Page)
				if at++; g.Budget < 0 {
					return
				}
			}
		default:
			here := &g.rows[len(g.rows)-1]
			if blocks := g.block(each, in); len(blocks) > 0 {
				here.Cells = append(here.Cells, document.Cell{Blocks: blocks})
			}
		}
	}
	g.place.Page = last
}

// cell reads the cell at a column of the grid, from 0, in a row with a style for its cells. What a covered cell holds is shown
// nowhere, so it is put into the cell that covers it.
func (g *grid) cell(e *office.Element, at int, ofRow string, in context) {
	g.Budget--
	g.place.Column = at + 1
	var of column
	if at < len(g.columns) {
		of = g.columns[at]
	}
	if of.isHidden {
		in = in.hide(document.Hidden)
	}
	style := g.sheet.get("table-cell", cmp.Or(e.Get("table:style-name"), ofRow, of.style))
	in.fill, in.look = style.fill(in.fill), style.look.over(in.look)
	here := len(g.rows) - 1
	cells := g.rows[here].Cells
	if e.Name == "table:covered-table-cell" {
		above, ok := g.covered[at]
		if ok && above.last >= here {
			cell := &g.rows[above.row].Cells[above.cell]
			cell.Blocks = append(cell.Blocks, g.cellBlocks(e, in.hide(document.Hidden), office.Clip{})...)
			return
		}
		if blocks := g.cellBlocks(e, in.hide(document.Hidden), office.Clip{}); len(blocks) > 0 {
			g.rows[here].Cells = append(cells, document.Cell{Blocks: blocks})
		}
		return
	}
	columns, rows := span(e, "table:number-columns-spanned"), span(e, "table:number-rows-spanned")
	if g.isChart && e.Get("office:value") == "NaN" {
		e = &office.Element{} // which is said of a value that is not there
	}
	blocks := g.cellBlocks(e, in, g.clip(e, style))
	g.rows[here].Cells = append(cells, document.Cell{Blocks: blocks, Columns: office.Spread(columns), Rows: office.Spread(rows)})
	if columns > 1 || rows > 1 {
		g.Budget -= columns
		for i := range columns {
			g.covered[at+i] = spot{here, len(cells), here + rows - 1}
		}
	}
}

// cellBlocks reads what stands in a cell, of which the row shows only a part.
func (g *grid) cellBlocks(e *office.Element, in context, clip office.Clip) []document.Block {
	place := g.place
	blocks := []document.Block{}
	for i, each := range e.Children {
		read := g.blocks(e.Children[i:i+1], in)
		if clip.Cuts() && (each.Name == "text:p" || each.Name == "text:h") {
			read = clip.Cut(read, g.lineSize(each, in), place.Part)
		}
		blocks = append(blocks, read...)
	}
	place.Page = g.place.Page
	g.place = place
	return blocks
}

func span(e *office.Element, name string) int {
	return min(max(number(strings.TrimSpace(e.Get(name)), 1), 1), office.MaxSpan)
}
