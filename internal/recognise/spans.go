package recognise

import "gazette/internal/document"

// mostSpan is how many places of the grid a cell may cover, and mostPlaces how many a table may have that is brought to
// its grid; a table beyond is left as it is.
const (
	mostSpan   = 64
	mostPlaces = 200_000
)

// onGrid gives the rows of a table with a cell in every place: those that a wider or taller cell covers are empty. So a
// cell stands in the same column as the heading above it.
func onGrid(rows []document.Row) []document.Row {
	var covered []int // for each column, how many more rows a cell above reaches into
	var grid []document.Row
	places := 0
	for _, row := range rows {
		var cells []document.Cell
		skip := func() {
			for len(cells) < len(covered) && covered[len(cells)] > 0 {
				covered[len(cells)]--
				cells = append(cells, document.Cell{})
			}
		}
		for _, cell := range row.Cells {
			skip()
			wide, tall := min(max(cell.Columns, 1), mostSpan), cell.Rows
			cell.Columns, cell.Rows = 0, 0
			for i := range wide {
				for len(covered) <= len(cells) {
					covered = append(covered, 0)
				}
				covered[len(cells)] = max(tall-1, 0)
				if i > 0 {
					cell = document.Cell{}
				}
				cells = append(cells, cell)
			}
		}
		skip()
		if places += len(cells); places > mostPlaces {
			return rows
		}
		row.Cells = cells
		grid = append(grid, row)
	}
	return grid
}

// hasSpans reports whether a cell of a table covers more than its own place.
func hasSpans(rows []document.Row) bool {
	for _, row := range rows {
		for _, cell := range row.Cells {
			if cell.Columns > 1 || cell.Rows > 1 {
				return true
			}
		}
	}
	return false
}

// headRow gives the header of a table of which the first cells stand above two of the second row ("Delivery" over "Lead" and
// "By when"): of each column the lowest heading. It says how many rows that are; one where the second is no part of it.
func (l *line) headRow() (cells []string, rows int) {
	if len(l.cells) < 3 || len(l.cells[0]) != len(l.cells[1]) {
		return l.cells[0], 1
	}
	for i, below := range l.cells[1] {
		if below == "" && l.cells[0][i] == "" {
			return l.cells[0], 1
		}
		if cells = append(cells, below); below == "" {
			cells[i] = l.cells[0][i]
		} else if len(words(below)) > 4 {
			return l.cells[0], 1
		}
	}
	for i := range cells {
		if l.cells[1][i] == "" && l.cells[0][i] != "" { // a heading that reaches over both rows
			return cells, 2
		}
	}
	return l.cells[0], 1
}
