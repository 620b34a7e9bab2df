package pptx

import (
	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A spot is where a cell stands in the rows of a table.
type spot struct{ row, cell int }

// table reads a table. A cell that another one covers is written in the file too; PowerPoint shows nothing of what it holds.
func (p *page) table(e *office.Element) []document.Block {
	properties := e.Child("a:tblPr")
	var trs []*office.Element
	for _, each := range e.Children {
		if each.Name == "a:tr" {
			trs = append(trs, each)
		}
	}
	if len(trs) == 0 {
		return nil
	}
	block := document.Block{Kind: document.Table, Place: p.place, Visibility: document.Visible}
	var above, owners []spot // by column
	for i, tr := range trs {
		row := document.Row{Header: i == 0 && isOn(properties.Get("firstRow")) && len(trs) > 1, Cells: []document.Cell{}, Place: p.place}
		row.Place.Row = i + 1
		block.Rows = append(block.Rows, row)
		above, owners = owners, nil
		column := 0
		for _, tc := range tr.Children {
			if tc.Name != "a:tc" {
				continue
			}
			p.on.Budget--
			place := row.Place
			place.Column = column + 1
			owner := spot{i, len(block.Rows[i].Cells)}
			switch {
			case isOn(tc.Get("vMerge")) && column < len(above):
				owner = above[column]
			case isOn(tc.Get("hMerge")) && column > 0:
				owner = owners[column-1]
			}
			p.cell(tc, &block, owner, place, len(trs)-i)
			owners = append(owners, owner)
			column++
		}
	}
	return []document.Block{block}
}

// cell reads a cell into the one that it belongs to: itself, or the one that covers it.
func (p *page) cell(tc *office.Element, block *document.Block, owner spot, place document.Place, below int) {
	row := &block.Rows[owner.row]
	blocks := []document.Block{}
	in := context{place: place, forms: p.formsOfPlain(), behind: p.cellColour(tc)}
	if body := tc.Child("a:txBody"); body != nil {
		blocks = append(blocks, p.body(body, in)...)
	}
	if owner.cell < len(row.Cells) { // covered
		for i := range blocks {
			blocks[i] = office.Hide(blocks[i])
		}
		row.Cells[owner.cell].Blocks = append(row.Cells[owner.cell].Blocks, blocks...)
		return
	}
	row.Cells = append(row.Cells, document.Cell{
		Blocks: blocks, Columns: span(tc.Get("gridSpan"), 1000), Rows: span(tc.Get("rowSpan"), below),
	})
}

// cellColour gives the colour behind the text of a cell; unknown where the cell does not say one itself, because the style of
// the table then does.
func (p *page) cellColour(tc *office.Element) colour {
	if fill := p.on.palette.fill(tc.Child("a:tcPr"), colour{}, func(*office.Element) bool { return false }); fill.kind == plain {
		return fill.colour
	}
	return colour{}
}

// span reads how many columns or rows a cell covers, as a document states it: 0 for 1.
func span(text string, most int) int {
	n, _ := number(text)
	if covers := min(int(n), most); covers > 1 {
		return covers
	}
	return 0
}
