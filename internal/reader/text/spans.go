package text

import (
	"regexp"
	"slices"
	"strings"
)

// A drawing is a framed table whose strokes stand exactly under each other, so that cells over several columns or rows can
// be told:
//
//	+------+-------+
//	| Name | Role  |
//	+------+-------+
//	| Ann  | Chair |
//	|      +-------+
//	|      | Nurse |
//	+------+-------+
//	| Two people   |
//	+--------------+
type drawing struct {
	lines  []line
	signs  [][]rune // of each line
	xs, ys []int    // the columns and lines of the page in which frames run
}

// segment is a piece of a frame.
var segment = regexp.MustCompile(`\+[-=]+\+`)

// spannedTable reads a framed table with cells over several columns or rows; nil for any other.
func (p *parser) spannedTable(at int) *table {
	if !frame.MatchString(boxes.Replace(p.lines[at].text)) {
		return nil
	}
	drawn := p.drawing(at)
	if drawn == nil || !p.affords((len(drawn.ys)-1)*(len(drawn.xs)-1)) {
		return nil
	}
	made := &table{height: len(drawn.lines), header: strings.ContainsRune(string(drawn.signs[drawn.ys[1]]), '=')}
	taken := map[[2]int]bool{}
	spans := false
	for y := range len(drawn.ys) - 1 {
		made.rows = append(made.rows, row{place: drawn.lines[drawn.ys[y]+1].place})
		for x := range len(drawn.xs) - 1 {
			if taken[[2]int{y, x}] {
				continue
			}
			columns, rows := drawn.reach(y, x)
			if !drawn.isFramed(y, x, columns, rows) {
				return nil
			}
			for i := range rows {
				for j := range columns {
					if taken[[2]int{y + i, x + j}] {
						return nil // frames that cross
					}
					taken[[2]int{y + i, x + j}] = true
				}
			}
			spans = spans || columns > 1 || rows > 1
			made.rows[y].cells = append(made.rows[y].cells, drawn.cell(y, x, columns, rows))
		}
	}
	if !spans {
		return nil
	}
	return made
}

// drawing takes the lines of a table; nil where they are not of one length, or no frame closes it.
func (p *parser) drawing(at int) *drawing {
	first := p.lines[at]
	found := &drawing{}
	end := 0 // behind the last whole frame
	for _, each := range p.lines[at:] {
		text := boxes.Replace(each.text)
		signs := []rune(text)
		if text == "" || !strings.ContainsRune("|+", signs[0]) || !strings.ContainsRune("|+", signs[len(signs)-1]) {
			break
		}
		if each.indent != first.indent || len(signs) != first.length()-first.indent || strings.Count(text, "|") > maxColumns {
			return nil
		}
		if segment.MatchString(text) {
			found.ys = append(found.ys, len(found.lines))
			for x, sign := range signs {
				if sign == '+' && !slices.Contains(found.xs, x) {
					found.xs = append(found.xs, x)
				}
			}
		}
		found.lines, found.signs = append(found.lines, each), append(found.signs, signs)
		if frame.MatchString(text) {
			end = len(found.lines)
		}
		if len(found.xs) > maxColumns {
			return nil
		}
	}
	found.lines, found.signs = found.lines[:end], found.signs[:end]
	found.ys = slices.DeleteFunc(found.ys, func(y int) bool { return y >= end })
	slices.Sort(found.xs)
	for i, y := range found.ys[1:] {
		if y == found.ys[i]+1 {
			return nil // two frames with nothing between them
		}
	}
	if len(found.ys) < 2 {
		return nil
	}
	return found
}

// reach tells over how many columns and rows the cell goes whose upper left corner is given.
func (d *drawing) reach(y, x int) (columns, rows int) {
	columns, rows = 1, 1
	for x+columns < len(d.xs)-1 && !d.isRuled(y, x+columns) {
		columns++
	}
	for y+rows < len(d.ys)-1 && !d.isClosed(y+rows, x, columns) {
		rows++
	}
	return columns, rows
}

// isRuled reports whether a stroke stands at the left of a part in all lines of a row.
func (d *drawing) isRuled(y, x int) bool {
	for at := d.ys[y] + 1; at < d.ys[y+1]; at++ {
		if sign := d.signs[at][d.xs[x]]; sign != '|' && sign != '+' {
			return false
		}
	}
	return true
}

// isFramed reports whether nothing but strokes stands at either side of a cell.
func (d *drawing) isFramed(y, x, columns, rows int) bool {
	for at := d.ys[y] + 1; at < d.ys[y+rows]; at++ {
		if !strings.ContainsRune("|+", d.signs[at][d.xs[x]]) || !strings.ContainsRune("|+", d.signs[at][d.xs[x+columns]]) {
			return false
		}
	}
	return true
}

// isClosed reports whether a frame runs over some columns above a row.
func (d *drawing) isClosed(y, x, columns int) bool {
	for _, sign := range d.signs[d.ys[y]][d.xs[x]+1 : d.xs[x+columns]] {
		if sign != '-' && sign != '=' && sign != '+' {
			return false
		}
	}
	return true
}

// cell gives the lines in a cell.
func (d *drawing) cell(y, x, columns, rows int) cell {
	from, to := d.xs[x]+1, d.xs[x+columns]
	made := cell{columns: columns, rows: rows, width: to - from - 2} // a space at either side
	for at := d.ys[y] + 1; at < d.ys[y+rows]; at++ {
		part := newLine(string(d.signs[at][from:to]), d.lines[at].place)
		part.indent = max(0, part.indent-1)
		made.lines = append(made.lines, part)
	}
	return made
}
