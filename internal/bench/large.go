package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"gazette/internal/document"
	"gazette/internal/example"
)

const (
	wordPages = 900
	pdfPages  = 600
	pdfLines  = 28 // on each page, of some 100 letters: papers of meetings have 2,500 to 3,000 on a page
)

const sentence = "The partnership heard from agency %d how it had acted on what the review of the year before had found. "

// largeWord writes minutes of many pages: on each a heading, numbered paragraphs, bullets and a table with actions.
func largeWord(path string) error {
	doc := &document.Document{Properties: map[string]string{"numbers": "agenda", "header": "A long meeting"}}
	add := func(kind document.Kind, level int, number, text string) {
		block := document.Text(kind, text)
		block.Level, block.Number = level, number
		doc.Blocks = append(doc.Blocks, block)
	}
	add(document.Heading, 1, "", "Minutes of a long meeting")
	for page := range wordPages {
		add(document.Heading, 2, "", fmt.Sprintf("Report of agency %d", page))
		for i := range 6 {
			add(document.ListItem, 1, fmt.Sprintf("%d.", i+1), strings.Repeat(fmt.Sprintf(sentence, page), 4))
		}
		for i := range 4 {
			add(document.ListItem, 2, "-", fmt.Sprintf("Point %d of agency %d was noted.", i, page))
		}
		table := document.Block{Kind: document.Table, Visibility: document.Visible}
		for i, row := range [][]string{{"Action", "Owner", "Due"}, {"Write to the agencies", "Chair", "31 March"}, {"Report to the board", "Manager", "30 April"}} {
			cells := make([]document.Cell, 0, len(row))
			for _, text := range row {
				cells = append(cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, text)}})
			}
			table.Rows = append(table.Rows, document.Row{Header: i == 0, Cells: cells})
		}
		doc.Blocks = append(doc.Blocks, table)
	}
	data, err := example.Word(doc)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// largePDF writes a PDF without tags: on each page a heading, and paragraphs of long lines in one of the fonts that
// every program that shows PDFs has (ISO 32000-1, 9.6.2.2).
func largePDF(path string) error {
	var out bytes.Buffer
	var starts []int
	object := func(content string) {
		starts = append(starts, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(starts), content)
	}
	out.WriteString("%PDF-1.4\n")
	const before = 3 // objects before the first page, each of which has two
	var pages strings.Builder
	for page := range pdfPages {
		fmt.Fprintf(&pages, "%d 0 R ", before+1+2*page)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", pdfPages, pages.String()))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for page := range pdfPages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", before+2+2*page))
		var text strings.Builder
		fmt.Fprintf(&text, "BT /F 16 Tf 60 770 Td (Report of agency %d) Tj /F 10 Tf 14 TL 0 -26 Td\n", page)
		for line := range pdfLines {
			fmt.Fprintf(&text, "(%s) Tj T*\n", strings.TrimSpace(fmt.Sprintf(sentence, page)))
			if line%6 == 5 {
				text.WriteString("0 -8 Td\n")
			}
		}
		text.WriteString("ET")
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", text.Len(), text.String()))
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(starts)+1)
	for _, start := range starts {
		fmt.Fprintf(&out, "%010d 00000 n \n", start)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(starts)+1, table)
	return os.WriteFile(path, out.Bytes(), 0o644)
}
