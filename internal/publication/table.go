package publication

import (
	"fmt"
	"strings"

	"gazette/internal/document"
)

const (
	maxSpan  = 64      // columns that one cell may cover; Word allows 63
	maxCells = 500_000 // places in the grid of a table, empty ones included
)

// pageTable brings a table to the grid of a Markdown table: each cell in its column, the places that a wider or taller
// cell covers left empty, rows and columns without any text left out.
func pageTable(rows []document.Row) (pageBlock, error) {
	table := pageBlock{kind: document.Table}
	var covered []int // for each column, how many more rows a cell above reaches into
	places, width := 0, 0
	for _, row := range rows {
		cells, err := gridRow(row, &covered)
		if err != nil {
			return table, err
		}
		if places += len(cells) + len(covered); places > maxCells {
			return table, errTooLarge
		}
		if cells = trimCells(cells); len(cells) == 0 {
			continue
		}
		if len(table.rows) == 0 {
			table.header = row.Header
		}
		table.rows = append(table.rows, cells)
		width = max(width, len(cells))
	}
	if len(table.rows)*width > maxCells {
		return table, errTooLarge
	}
	return table, nil
}

var errTooLarge = fmt.Errorf("a table has more than %d places, which is too large for a page; divide it or publish its figures as a file", maxCells)

// gridRow gives the texts of one row by column. covered is brought forward to the next row.
func gridRow(row document.Row, covered *[]int) ([][]document.Run, error) {
	var cells [][]document.Run
	for _, cell := range row.Cells {
		for len(cells) < len(*covered) && (*covered)[len(cells)] > 0 {
			(*covered)[len(cells)]--
			cells = append(cells, nil)
		}
		blocks, err := pageBlocks(cell.Blocks)
		if err != nil {
			return nil, err
		}
		start := len(cells)
		cells = append(cells, lines(blocks))
		for range min(cell.Columns, maxSpan) - 1 {
			cells = append(cells, nil)
		}
		if cell.Rows > 1 {
			for len(*covered) < len(cells) {
				*covered = append(*covered, 0)
			}
			for i := start; i < len(cells); i++ {
				(*covered)[i] = cell.Rows - 1
			}
		}
	}
	for i := len(cells); i < len(*covered); i++ {
		(*covered)[i] = max((*covered)[i]-1, 0)
	}
	return cells, nil
}

// trimCells drops the empty cells at the end of a row: a Markdown row may be shorter than its table.
func trimCells(cells [][]document.Run) [][]document.Run {
	for len(cells) > 0 && len(cells[len(cells)-1]) == 0 {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// writeTable writes a table with cells of one line each. Markdown demands a header: it is empty where the table has none.
func writeTable(table pageBlock) string {
	width := 0
	for _, row := range table.rows {
		width = max(width, len(row))
	}
	head, rows := make([][]document.Run, width), table.rows
	if table.header {
		copy(head, rows[0])
		rows = rows[1:]
	}
	var text strings.Builder
	writeRow(&text, head)
	text.WriteString("\n|" + strings.Repeat(" --- |", width))
	for _, row := range rows {
		text.WriteByte('\n')
		writeRow(&text, row)
	}
	return text.String()
}

func writeRow(text *strings.Builder, cells [][]document.Run) {
	text.WriteByte('|')
	for _, cell := range cells {
		text.WriteString(" " + inline(cell, inCell) + " |")
	}
}
