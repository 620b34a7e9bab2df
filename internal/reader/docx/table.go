package docx

import (
	"strconv"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A grid is a table as it is being read.
type grid struct {
	*story
	in      context
	style   *style
	look    map[string]bool // parts of the style that are drawn: "firstRow"
	rows    []document.Row
	merging map[int]spot // cells that go on below, by their first column of the grid
	height  int          // how many rows there are to read
	exact   float64      // how high the row is, in points, whatever stands in it; 0 where it grows
}

// A spot is where a cell stands in the rows that were read.
type spot struct{ row, cell int }

func (s *story) table(e *office.Element, in context) []document.Block {
	properties := e.Child("w:tblPr")
	name := properties.Child("w:tblStyle").Val()
	if s.styles.byID[name] == nil {
		name = s.styles.defaultTable
	}
	rows := s.gather(e.Children, "w:tr", in, nil)
	g := &grid{story: s, in: in, style: s.styles.get(name), look: readTableLook(properties.Child("w:tblLook")), merging: map[int]spot{}, height: len(rows)}
	if fill := readFill(properties.Child("w:shd")); fill != "" && fill != "AUTO" {
		g.in.fill = fill
	}
	around := s.place
	for _, each := range []string{"w:tblCaption", "w:tblDescription"} {
		if said := document.Fold(properties.Child(each).Val()); said != "" {
			s.NotRead(s.place, office.WhyDescribed, said)
		}
	}
	for i, each := range rows {
		g.row(each, i)
	}
	g.extendHeader()
	block := document.Block{Kind: document.Table, Rows: g.rows, Place: around, Visibility: document.Visible}
	page := s.place.Page
	s.place = around
	s.place.Page = page
	s.Budget--
	if len(g.rows) == 0 {
		return nil
	}
	return []document.Block{block}
}

// A found is an element inside others that only group it, and what these make of it.
type found struct {
	*office.Element
	in context
}

// gather gives the elements of a name, through content controls and the like.
func (s *story) gather(elements []*office.Element, name string, in context, list []found) []found {
	for _, each := range elements {
		switch {
		case each.Name == name:
			list = append(list, found{each, in})
		case each.Name == "w:sdtPr":
			s.choices(each)
		case transparent[each.Name]:
			list = s.gather(each.Children, name, in, list)
		case each.Name == "mc:AlternateContent":
			list = s.gather(s.branch(each), name, in, list)
		case tracked[each.Name] != "":
			list = s.gather(each.Children, name, in.hide(tracked[each.Name]), list)
		}
	}
	return list
}

// readTableLook reads which parts of its style a table shows, said one by one or as the bits of a number.
func readTableLook(tblLook *office.Element) map[string]bool {
	bits, err := strconv.ParseUint(tblLook.Val(), 16, 32)
	look := map[string]bool{}
	for _, each := range []struct {
		part, attribute string
		bit             uint64
		not             bool
	}{{"firstRow", "w:firstRow", 0x20, false}, {"lastRow", "w:lastRow", 0x40, false}, {"firstCol", "w:firstColumn", 0x80, false},
		{"lastCol", "w:lastColumn", 0x100, false}, {"bandHorz", "w:noHBand", 0x200, true}, {"bandVert", "w:noVBand", 0x400, true}} {
		set := err == nil && bits&each.bit != 0
		if said := tblLook.Get(each.attribute); said != "" {
			set = said == "1" || said == "true" || said == "on"
		}
		look[each.part] = set != each.not
	}
	return look
}

func (g *grid) row(tr found, at int) {
	properties := tr.Child("w:trPr")
	in := trackedIn(properties, tr.in)
	in.fill = g.in.fill
	if isOn(properties.Child("w:hidden")) {
		in = in.hide(document.Hidden)
	}
	g.exact = exactHeight(properties.Child("w:trHeight"))
	row := document.Row{Cells: []document.Cell{}, Header: isOn(properties.Child("w:tblHeader")) && g.headed() || at == 0 && g.standsOut()}
	g.place.Row, g.place.Column = len(g.rows)+1, 0
	row.Place = g.place
	column := span(properties.Child("w:gridBefore").Val(), 0)
	if column > 0 {
		row.Cells = append(row.Cells, document.Cell{Blocks: []document.Block{}, Columns: office.Spread(column)})
	}
	page, last := g.place.Page, g.place.Page
	g.rows = append(g.rows, row)
	cells := g.gather(tr.Children, "w:tc", in, nil)
	for i, each := range cells {
		g.place.Page = page // all cells of a row begin on the page on which the row does
		column = g.cell(each, column, at, i == len(cells)-1)
		last = max(last, g.place.Page)
	}
	g.place.Page = last
	if after := span(properties.Child("w:gridAfter").Val(), 0); after > 0 {
		here := &g.rows[len(g.rows)-1]
		here.Cells = append(here.Cells, document.Cell{Blocks: []document.Block{}, Columns: office.Spread(after)})
	}
}

// extendHeader makes a row a header row that lies under one whose cells reach into it, at least half of its width. The last
// row is none.
func (g *grid) extendHeader() {
	width, reaching := 0, 0 // columns: of the first row, of cells from above
	ending := map[int]int{} // columns of the cells that reach up to a row
	for i := range g.rows {
		row := &g.rows[i]
		reaching -= ending[i]
		if i > 0 && i < len(g.rows)-1 && reaching > 0 && 2*reaching >= width {
			row.Header = true
		}
		if !row.Header {
			return
		}
		for _, cell := range row.Cells {
			if i == 0 {
				width += max(cell.Columns, 1)
			}
			if cell.Rows > 1 {
				reaching += max(cell.Columns, 1)
				ending[i+cell.Rows] += max(cell.Columns, 1)
			}
		}
	}
}

// standsOut reports whether the table's style sets its first row apart. Word switches that on for every new table, also where
// the style draws nothing.
func (g *grid) standsOut() bool {
	return g.look["firstRow"] && g.height > 1 && g.style.parts["firstRow"] != tablePart{}
}

// headed reports whether all rows so far are header rows: Word repeats only those at the top.
func (g *grid) headed() bool { return len(g.rows) == 0 || g.rows[len(g.rows)-1].Header }

// cell reads the cell that begins at a column of the grid, from 0, and gives the column after it.
func (g *grid) cell(tc found, column, row int, isLast bool) int {
	properties := tc.Child("w:tcPr")
	in := trackedIn(properties, tc.in)
	in.inTable = true
	part := g.partAt(row, column, isLast)
	in.tableLook = part.look
	if part.fill != "" && part.fill != "AUTO" {
		in.fill = part.fill
	}
	if fill := readFill(properties.Child("w:shd")); fill != "" && fill != "AUTO" {
		in.fill = fill
	}
	columns := span(properties.Child("w:gridSpan").Val(), 1)
	g.place.Column = column + 1
	if properties.Child("w:cellMerge") != nil {
		g.Aside(g.place, whyTrackedCells)
	}
	merge := properties.Child("w:vMerge")
	here := len(g.rows) - 1
	g.Budget--
	if above, ok := g.merging[column]; ok && merge != nil && merge.Val() != "restart" {
		// Word shows nothing of what a cell holds that is merged into the one above.
		cell := &g.rows[above.row].Cells[above.cell]
		cell.Blocks = append(cell.Blocks, g.cellBlocks(tc, in.hide(document.Hidden))...)
		cell.Rows = here - above.row + 1
		return column + columns
	}
	if last := len(g.rows[here].Cells) - 1; last >= 0 && properties.Child("w:hMerge") != nil && properties.Child("w:hMerge").Val() != "restart" {
		// The same, of a cell that older versions merged into the one before.
		cell := &g.rows[here].Cells[last]
		cell.Blocks = append(cell.Blocks, g.cellBlocks(tc, in.hide(document.Hidden))...)
		cell.Columns = max(cell.Columns, 1) + columns
		return column + columns
	}
	cell := document.Cell{Blocks: g.cellBlocks(tc, in), Columns: office.Spread(columns)}
	g.rows[here].Cells = append(g.rows[here].Cells, cell)
	delete(g.merging, column)
	if merge != nil {
		g.merging[column] = spot{here, len(g.rows[here].Cells) - 1}
	}
	return column + columns
}

func (g *grid) cellBlocks(tc found, in context) []document.Block {
	place, clip := g.place, g.clip(tc.Child("w:tcPr"))
	blocks := []document.Block{}
	for i, each := range tc.Children {
		read := g.blocks(tc.Children[i:i+1], in)
		if clip.Cuts() && each.Name == "w:p" && each.Child("w:pPr", "w:framePr") == nil {
			read = clip.Cut(read, g.lineSize(each, in), place.Part)
		}
		blocks = append(blocks, read...)
	}
	place.Page = g.place.Page
	g.place = place
	return blocks
}

// partAt gives how the style draws a cell. What is said for fewer cells goes before what is said for more.
func (g *grid) partAt(row, column int, isLast bool) tablePart {
	whole := tablePart{g.style.look, g.style.fill}
	for _, each := range []struct {
		name string
		here bool
	}{
		{"wholeTable", true},
		{"band1Vert", g.look["bandVert"] && (column%2 == 0) != g.look["firstCol"]},
		{"band2Vert", g.look["bandVert"] && (column%2 == 1) != g.look["firstCol"]},
		{"band1Horz", g.look["bandHorz"] && (row%2 == 0) != g.look["firstRow"]},
		{"band2Horz", g.look["bandHorz"] && (row%2 == 1) != g.look["firstRow"]},
		{"lastCol", g.look["lastCol"] && isLast},
		{"firstCol", g.look["firstCol"] && column == 0},
		{"lastRow", g.look["lastRow"] && row == g.height-1},
		{"firstRow", g.look["firstRow"] && row == 0},
		{"neCell", g.look["firstRow"] && g.look["lastCol"] && row == 0 && isLast},
		{"nwCell", g.look["firstRow"] && g.look["firstCol"] && row == 0 && column == 0},
	} {
		if part, ok := g.style.parts[each.name]; ok && each.here {
			whole.look = part.look.over(whole.look)
			if part.fill != "" {
				whole.fill = part.fill
			}
		}
	}
	return whole
}

// span reads how many columns something covers.
func span(text string, otherwise int) int { return min(number(text, otherwise), office.MaxSpan) }
