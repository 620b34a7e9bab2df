package layout

import (
	"math"

	"gazette/internal/document"
)

// joinTables joins tables that go on on the next page. Header rows that are printed again there go to what was not read.
func joinTables(all []*paragraph, notRead *[]document.Omission) []*paragraph {
	var kept []*paragraph
	for _, each := range all {
		if n := len(kept); n > 0 && kept[n-1].table.continuesIn(each.table) {
			kept[n-1].table.append(each.table, notRead)
			continue
		}
		kept = append(kept, each)
	}
	return kept
}

// continuesIn reports whether a table has the columns of one on the page before, with nothing but furniture between them.
func (t *table) continuesIn(next *table) bool {
	if t == nil || next == nil || next.Place.Page != t.last+1 || len(t.xs) != len(next.xs) {
		return false
	}
	for i := range t.xs {
		if math.Abs(t.xs[i]-next.xs[i]) > 2*aligned {
			return false
		}
	}
	return true
}

// append adds the rows of a table behind its own.
func (t *table) append(next *table, notRead *[]document.Omission) {
	rows := next.Rows
	for i := 0; i < len(rows) && i < len(t.Rows) && len(rows) > 1 && rowText(rows[0]) != "" && rowText(rows[0]) == rowText(t.Rows[i]); i++ {
		*notRead = append(*notRead, document.Omission{Place: rows[0].Place, Text: rowText(rows[0]), Why: "repeated header of a table"})
		t.Rows[i].Header = true
		rows = rows[1:]
	}
	if len(rows) > 0 && continues(t.Rows[len(t.Rows)-1], rows[0]) {
		takeRow(&t.Rows[len(t.Rows)-1], rows[0])
		rows = rows[1:]
	}
	for _, each := range rows {
		each.Header = false
		number := len(t.Rows) + 1
		each.Place.Row = number
		for _, cell := range each.Cells {
			for i := range cell.Blocks {
				cell.Blocks[i].Place.Row = number
			}
		}
		t.Rows = append(t.Rows, each)
	}
	t.last = next.Place.Page
}

// continues reports whether a row at the top of a page is the rest of the one at the end of the page before: nothing is in its
// first cell, and sentences go on in others.
func continues(last, next document.Row) bool {
	if len(last.Cells) != len(next.Cells) || len(next.Cells[0].Blocks) > 0 {
		return false
	}
	found := false
	for i, cell := range next.Cells {
		above := last.Cells[i]
		switch {
		case cell.Columns != above.Columns || cell.Rows > 1 || above.Rows > 1:
			return false
		case len(cell.Blocks) == 0:
		case len(above.Blocks) == 0:
			return false
		case goesOn(above.Blocks, cell.Blocks):
			found = true
		}
	}
	return found
}

// goesOn reports whether the sentence of one cell goes on in another.
func goesOn(above, below []document.Block) bool {
	last, first := above[len(above)-1], below[0]
	return first.Kind == document.Paragraph && last.Kind != document.Table && startsLower(first.PlainText()) && !endsSentence(last.PlainText())
}

// takeRow puts the rest of a row into its cells.
func takeRow(row *document.Row, rest document.Row) {
	for i, cell := range rest.Cells {
		here := &row.Cells[i]
		if len(cell.Blocks) > 0 && goesOn(here.Blocks, cell.Blocks) {
			last := &here.Blocks[len(here.Blocks)-1]
			var text writer
			for _, run := range last.Runs {
				text.add(run)
			}
			if !isBroken(last.PlainText()) {
				text.between(" ", cell.Blocks[0].Runs[0])
			}
			for _, run := range cell.Blocks[0].Runs {
				text.add(run)
			}
			last.Runs = text.runs()
			cell.Blocks = cell.Blocks[1:]
		}
		for _, each := range cell.Blocks {
			each.Place.Row = row.Place.Row
			here.Blocks = append(here.Blocks, each)
		}
	}
}

// rowText is all text of a row, seen or not.
func rowText(row document.Row) string {
	var text []byte
	for _, cell := range row.Cells {
		for _, block := range cell.Blocks {
			text = append(text, block.Number...)
			text = append(text, ' ')
			for _, run := range block.Runs {
				text = append(text, run.Text...)
			}
			text = append(text, '\t')
			text = append(text, rowsText(block.Rows)...)
		}
	}
	return string(text)
}

func rowsText(rows []document.Row) string {
	var text string
	for _, each := range rows {
		text += rowText(each)
	}
	return text
}
