package layout

import (
	"math"
	"slices"

	"gazette/internal/document"
)

// openTable makes a table of a band: one without lines, or with lines between its rows only.
func (a *arranger) openTable(b *band, room Rect) *line {
	starts := a.tableRows(b)
	first := b.rows[0].lines[0]
	t := document.Block{Kind: document.Table, Visibility: document.Visible, Place: first.place()}
	columns := len(b.gutters) + 1
	for i, start := range starts {
		end := len(b.rows)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		row := document.Row{Place: t.Place}
		row.Place.Row = i + 1
		for j := range columns {
			var lines []*line
			for k := start; k < end; k++ {
				lines = append(lines, b.cell(k, j)...)
			}
			row.Cells = append(row.Cells, document.Cell{Blocks: a.cell(lines, b.room(j, room), place{row: i, column: j})})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows[0].Header = isBoldHead(t.Rows)
	xs := []float64{}
	for j := range columns {
		xs = append(xs, b.room(j, room).Left)
	}
	return solid(roomOf(b.rows), first, &line{table: &table{Block: t, xs: xs, last: first.page}})
}

// room is that of a column in the room of the table: up to where the next one begins, less the blank between the two.
func (b *band) room(at int, room Rect) Rect {
	if at > 0 {
		room.Left = b.gutters[at-1].to
	}
	if at < len(b.gutters) {
		room.Right = b.gutters[at].to - padding
	}
	return room
}

// tableRows gives the rows of the band with which rows of the table begin.
func (a *arranger) tableRows(b *band) []int {
	ruled := a.ruledRows(b)
	if len(ruled) >= tableRows {
		return ruled
	}
	closest := math.Inf(1)
	for i := 1; i < len(b.rows); i++ {
		closest = math.Min(closest, b.distance(i))
	}
	var loose, filled []int
	for i := range b.rows {
		if i == 0 || b.distance(i) > closest*apart {
			loose = append(loose, i)
		}
		if i == 0 || b.shared(i) {
			filled = append(filled, i)
		}
	}
	// Rows that are set apart tell where each begins, also where all columns of a row have several lines.
	if len(loose)*2 >= len(filled) && len(loose) >= tableRows && closest < apart*a.leading*b.size {
		return loose
	}
	return filled
}

// cutsSentences reports whether sentences go on from row to row, were the band a table: then its columns are read one after the other.
func (a *arranger) cutsSentences(b *band) bool {
	starts := a.tableRows(b)
	cut := 0
	for _, start := range starts[1:] {
		for i := range len(b.gutters) + 1 {
			above, here := b.cell(start-1, i), b.cell(start, i)
			if len(above) == 1 && len(here) == 1 && startsLower(here[0].text()) && !endsSentence(above[0].text()) {
				cut++
				break
			}
		}
	}
	return cut*4 > len(starts)
}

// distance is that from the row above, baseline to baseline.
func (b *band) distance(i int) float64 {
	return b.rows[i].lines[0].baseline - b.rows[i-1].lines[0].baseline
}

// shared reports whether a row has text in several columns.
func (b *band) shared(i int) bool {
	first := b.at(b.rows[i].lines[0])
	return slices.ContainsFunc(b.rows[i].lines, func(l *line) bool { return b.at(l) != first })
}

// ruledRows gives the rows of the band above which a line is drawn.
func (a *arranger) ruledRows(b *band) []int {
	room := roomOf(b.rows)
	starts := []int{0}
	for i := 1; i < len(b.rows); i++ {
		above, below := b.rows[i-1].lines[0].baseline, b.rows[i].lines[0].baseline
		if slices.ContainsFunc(a.rules, func(e edge) bool {
			return e.at > above && e.at < below && e.to-e.from >= border*(room.Right-room.Left)
		}) {
			starts = append(starts, i)
		}
	}
	return starts
}
