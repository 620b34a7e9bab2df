package pdf

import "gazette/internal/document"

// table makes a table of its element, after what of it stands outside of its rows.
func (t *tagger) table(e *element, place document.Place) []document.Block {
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Place: place}
	var captions []document.Block
	t.addRows(e, false, &table, &captions)
	if len(table.Rows) == 0 {
		return captions
	}
	for _, row := range table.Rows {
		if row.Place.Page > 0 {
			table.Place.Page = row.Place.Page
			break
		}
	}
	return append(captions, table)
}

func (t *tagger) addRows(e *element, header bool, table *document.Block, captions *[]document.Block) {
	for _, each := range e.kids {
		switch {
		case each.element == nil:
		case each.element.kind == "TR":
			table.Rows = append(table.Rows, t.row(each.element, header, len(table.Rows)+1))
		case each.element.kind == "THead":
			t.addRows(each.element, true, table, captions)
		case each.element.kind == "TBody", each.element.kind == "TFoot":
			t.addRows(each.element, false, table, captions)
		default:
			*captions = append(*captions, t.blocks(&element{kids: []kid{each}}, document.Place{}, 0)...)
		}
	}
}

// row makes row number of a table, from 1. A cell of which no page knows is empty.
func (t *tagger) row(e *element, header bool, number int) document.Row {
	row := document.Row{}
	heads := 0
	for i, each := range e.kids {
		cell := document.Cell{}
		place := document.Place{Row: number, Column: i + 1}
		switch {
		case each.element != nil:
			if each.element.kind == "TH" {
				heads++
			}
			cell.Columns, cell.Rows = each.element.columns, each.element.rows
			cell.Blocks = t.cell(each.element, place)
		case each.content.page > 0:
			cell.Blocks = t.blocks(&element{kids: []kid{each}}, place, 0)
		}
		for _, block := range cell.Blocks {
			if row.Place.Page == 0 {
				row.Place.Page = block.Place.Page
			}
		}
		row.Cells = append(row.Cells, cell)
	}
	row.Header = header || heads > 0 && heads == len(row.Cells)
	row.Place.Row = number
	return row
}

func (t *tagger) cell(e *element, place document.Place) []document.Block {
	outside := t.indents // lists of a cell begin anew
	t.indents = nil
	defer func() { t.indents = outside }()
	return t.blocks(e, place, 0)
}
