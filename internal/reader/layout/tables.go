package layout

import (
	"math"
	"slices"
	"strings"

	"gazette/internal/document"
)

const (
	// tableRows is how many rows with text in several columns make a table without lines.
	tableRows = 3
	// padding is the blank, in points, between the lines of a cell and its text where nothing else shows it.
	padding = 4
)

// A table is a table of one page and where its columns begin.
type table struct {
	document.Block
	xs   []float64
	last int // page on which it ends
}

// solid finishes a solid line that stands in a place, in the text at a line.
func solid(at Rect, first, l *line) *line {
	l.Rect, l.page, l.number, l.size = at, first.page, first.number, first.size
	l.baseline = at.Top + ascent*first.size
	return l
}

// isBox reports whether a grid has one cell only.
func (g *grid) isBox() bool { return len(g.xs) == 2 && len(g.ys) == 2 }

// tables takes the lines inside of grids out of a page's and puts tables in their place.
func (a *arranger) tables(lines []*line, page *sheet) []*line {
	for _, g := range page.grids {
		if g.isBox() {
			continue
		}
		var inside, rest []*line
		for _, each := range lines {
			if g.holds(each) {
				inside = append(inside, each)
			} else {
				rest = append(rest, each)
			}
		}
		if len(inside) > 0 {
			lines = append(rest, a.ruledTable(g, inside, page.Page))
		}
	}
	return lines
}

// holds reports whether the middle of a line is in the rectangle.
func (r Rect) holds(l *line) bool {
	x, y := (l.Left+l.Right)/2, (l.Top+l.Bottom)/2
	return x >= r.Left && x <= r.Right && y >= r.Top && y <= r.Bottom
}

// ruledTable makes a table of a grid and the lines in it.
func (a *arranger) ruledTable(g *grid, lines []*line, page Page) *line {
	cells, of := g.cells()
	texts := make([][]*line, len(cells))
	for _, each := range lines {
		row := field(g.ys, (each.Top+each.Bottom)/2)
		if each.isSolid() || each.turned {
			at := of[row][field(g.xs, (each.Left+each.Right)/2)]
			texts[at] = append(texts[at], each)
			continue
		}
		for _, part := range each.split(func(w word) int { return of[row][field(g.xs, (w.left+w.right)/2)] }) {
			at := of[row][field(g.xs, (part.Left+part.Right)/2)]
			texts[at] = append(texts[at], part)
		}
	}
	t := document.Block{Kind: document.Table, Visibility: document.Visible, Place: lines[0].place()}
	for i := range len(g.ys) - 1 {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{}, Place: t.Place})
		t.Rows[i].Place.Row = i + 1
	}
	for i, each := range cells {
		room := Rect{g.xs[each.column], g.ys[each.row], g.xs[each.column+each.columns], g.ys[each.row+each.rows]}
		cell := document.Cell{Blocks: a.cell(texts[i], room, each)}
		if each.columns > 1 {
			cell.Columns = each.columns
		}
		if each.rows > 1 {
			cell.Rows = each.rows
		}
		t.Rows[each.row].Cells = append(t.Rows[each.row].Cells, cell)
	}
	g.head(&t, page)
	return solid(g.Rect, lines[0], &line{table: &table{Block: t, xs: g.xs, last: lines[0].page}})
}

// field is the number of the field, from 0, in which a place lies between lines.
func field(lines []float64, at float64) int {
	i, _ := slices.BinarySearch(lines, at)
	return min(max(i-1, 0), len(lines)-2)
}

// split divides a line between words that belong to different fields.
func (l *line) split(of func(word) int) []*line {
	var parts []*line
	for begin, i := 0, 1; i <= len(l.words); i++ {
		if i < len(l.words) && of(l.words[i]) == of(l.words[begin]) {
			continue
		}
		part := newLine(slices.Clip(l.words[begin:i]))
		part.page, part.number = l.page, l.number
		part.words[0].glued = false
		parts = append(parts, part)
		begin = i
	}
	if len(parts) == 1 {
		return []*line{l}
	}
	for _, each := range l.unseen {
		host := parts[0]
		for _, part := range parts {
			if part.Left <= each.left {
				host = part
			}
		}
		host.unseen = append(host.unseen, each)
	}
	return parts
}

func (l *line) place() document.Place { return document.Place{Page: l.page, Line: l.number} }

// cell makes the blocks of a cell.
func (a *arranger) cell(lines []*line, room Rect, at place) []document.Block {
	blocks := []document.Block{}
	if len(lines) == 0 {
		return blocks
	}
	inner := room
	gap := math.Inf(1)
	for _, each := range lines {
		gap = math.Min(gap, each.Left-room.Left)
	}
	inner.Left += math.Max(0, gap)
	inner.Right -= math.Min(math.Max(0, gap), 2*padding)
	var all []*paragraph
	for _, each := range a.inCell(lines, inner) {
		all = append(all, a.paragraphs(each)...)
	}
	all = a.resume(all)
	depths(all)
	for _, p := range all {
		for _, block := range a.blocks(p) {
			block.Place.Row, block.Place.Column = at.row+1, at.column+1
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// inCell gives the columns of a cell: those of tables and columns inside of it too, where its text stands upright.
func (a *arranger) inCell(lines []*line, room Rect) []column {
	if slices.ContainsFunc(lines, func(l *line) bool { return l.turned }) {
		return []column{{Rect: room, lines: stacked(lines)}}
	}
	return a.arrange(rows(lines), room)
}

// stacked gives lines from top to bottom, those beside each other as one.
func stacked(lines []*line) []*line {
	var found []*line
	for _, each := range rows(lines) {
		found = append(found, each.merged()...)
	}
	return found
}

// head marks the first row as the header where it stands out against the second: all of its text is bold, or its ground is of
// another colour.
func (g *grid) head(t *document.Block, page Page) {
	if len(t.Rows) > 1 && !isEmptyRow(t.Rows[0]) {
		t.Rows[0].Header = isBoldHead(t.Rows) || g.shade(0, page) != g.shade(1, page)
	}
}

// isBoldHead reports whether the first row is bold and the second is not.
func isBoldHead(rows []document.Row) bool {
	return len(rows) > 1 && isBoldRow(rows[0]) && !isBoldRow(rows[1])
}

func isEmptyRow(row document.Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c document.Cell) bool { return c.PlainText() != "" })
}

// isBoldRow reports whether all text of a row is bold.
func isBoldRow(row document.Row) bool {
	for _, cell := range row.Cells {
		for _, block := range cell.Blocks {
			for _, run := range block.Runs {
				if strings.TrimSpace(run.Text) != "" && !run.Marks.Has(document.Bold) {
					return false
				}
			}
		}
	}
	return !isEmptyRow(row)
}

// shade is the colour of the ground of most of a row; white where there is none.
func (g *grid) shade(row int, page Page) Colour {
	room := Rect{g.Left, g.ys[row], g.Right, g.ys[row+1]}
	covered := map[Colour]float64{}
	shade := Colour{255, 255, 255}
	for _, each := range page.Boxes {
		if !each.Filled {
			continue
		}
		covered[each.Fill] += each.Rect.common(room).area()
		if covered[each.Fill] > border*room.area() {
			shade = each.Fill
		}
	}
	return shade
}

// common is what two rectangles have in common; of no size where that is nothing.
func (r Rect) common(o Rect) Rect {
	c := Rect{math.Max(r.Left, o.Left), math.Max(r.Top, o.Top), math.Min(r.Right, o.Right), math.Min(r.Bottom, o.Bottom)}
	c.Right, c.Bottom = math.Max(c.Left, c.Right), math.Max(c.Top, c.Bottom)
	return c
}
