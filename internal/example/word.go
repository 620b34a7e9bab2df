package example

import (
	"fmt"
	"strings"

	"gazette/internal/document"
)

// A wordWriter writes the text of a Word document.
type wordWriter struct {
	agenda bool // headings are numbered 1., and numbered items 1.1 under them
	body   strings.Builder
	notes  strings.Builder
	lists  strings.Builder // the numbered lists of which each begins with 1
	last   int             // number of the last list
	noted  int             // how many notes there are
}

// The lists that parts/docx/word/numbering.xml defines.
const (
	agendaList   = 1
	bulletList   = 2
	lastOwnList  = 2
	numberedForm = 3 // what the lists with numbers of their own look like
)

// Word gives a document as a Word document. Numbers and bullets are Word's own, not text.
func Word(doc *document.Document) ([]byte, error) {
	w := &wordWriter{agenda: doc.Properties["numbers"] == "agenda", last: lastOwnList}
	for _, block := range doc.Blocks {
		w.block(block)
	}
	return pack("docx", map[string]any{
		"Title": escape(title(doc)), "Header": escape(doc.Properties["header"]),
		"Body": w.body.String(), "Notes": w.notes.String(), "Lists": w.lists.String(),
	}, map[string]string{})
}

func (w *wordWriter) block(block document.Block) {
	switch block.Kind {
	case document.Heading:
		w.paragraph(`<w:pStyle w:val="`+w.headingStyle(block.Level)+`"/>`, block.Runs, 0)
	case document.ListItem:
		list, level := w.listOf(block)
		w.paragraph(fmt.Sprintf(`<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list), block.Runs, 0)
	case document.Table:
		w.table(bodyRows(block.Rows))
	default:
		w.paragraph("", block.Runs, 0)
	}
}

func (w *wordWriter) headingStyle(level int) string {
	switch {
	case level == 1:
		return "Title"
	case level == 2 && w.agenda:
		return "AgendaItem"
	}
	return fmt.Sprintf("Heading%d", level-1)
}

// listOf gives the list that an item belongs to and its level there, from 0.
func (w *wordWriter) listOf(block document.Block) (list, level int) {
	switch {
	case !isNumbered(block):
		return bulletList, block.Level - 1
	case w.agenda:
		return agendaList, block.Level
	}
	if startsList(block) && block.Level == 1 {
		w.last++
		fmt.Fprintf(&w.lists, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`+"\n", w.last, numberedForm)
	}
	return w.last, block.Level - 1
}

func (w *wordWriter) paragraph(properties string, runs []document.Run, always document.Marks) {
	if properties != "" {
		properties = "<w:pPr>" + properties + "</w:pPr>"
	}
	w.body.WriteString("<w:p>" + properties + inline(runs, func(text string, marks document.Marks) string {
		return wordRun(text, marks|always)
	}, w.note) + "</w:p>\n")
}

func wordRun(text string, marks document.Marks) string {
	properties := ""
	if marks.Has(document.Bold) {
		properties += "<w:b/>"
	}
	if marks.Has(document.Italic) {
		properties += "<w:i/>"
	}
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return "<w:r>" + properties + `<w:t xml:space="preserve">` + escape(text) + "</w:t></w:r>"
}

// note keeps a footnote and gives its mark.
func (w *wordWriter) note(text string) string {
	const mark = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
	w.noted++
	fmt.Fprintf(&w.notes, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>%s<w:footnoteRef/></w:r>%s</w:p></w:footnote>`+"\n",
		w.noted, mark, wordRun(" "+text, 0))
	return fmt.Sprintf(`%s<w:footnoteReference w:id="%d"/></w:r>`, mark, w.noted)
}

func (w *wordWriter) table(rows []document.Row) {
	const width = 9638 // of the text, in twentieths of a point
	columns := widths(rows, width)
	fmt.Fprintf(&w.body, `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>`, width)
	for _, each := range columns {
		fmt.Fprintf(&w.body, `<w:gridCol w:w="%d"/>`, each)
	}
	w.body.WriteString("</w:tblGrid>\n")
	for _, row := range rows {
		properties, shade, always := "<w:cantSplit/>", "", document.Marks(0)
		if row.Header {
			properties, shade, always = "<w:cantSplit/><w:tblHeader/>", `<w:shd w:val="clear" w:color="auto" w:fill="DDE8EC"/>`, document.Bold
		}
		w.body.WriteString("<w:tr><w:trPr>" + properties + "</w:trPr>")
		for i, cell := range row.Cells {
			fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, columns[i], shade)
			var runs []document.Run
			if len(cell.Blocks) > 0 {
				runs = cell.Blocks[0].Runs
			}
			w.paragraph(`<w:pStyle w:val="TableText"/>`, runs, always)
			w.body.WriteString("</w:tc>")
		}
		w.body.WriteString("</w:tr>\n")
	}
	w.body.WriteString(`</w:tbl><w:p><w:pPr><w:spacing w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>` + "\n") // room below
}
