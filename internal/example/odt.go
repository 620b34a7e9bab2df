package example

import (
	"fmt"
	"strings"

	"gazette/internal/document"
)

// An odtWriter writes the text of an OpenDocument text.
type odtWriter struct {
	agenda bool // as in a wordWriter
	body   strings.Builder
	widths strings.Builder // styles of the columns of tables
	tables int
	notes  int
	lists  int               // how many lists there are
	before map[string]string // name of the last list of each style
}

// openDocument gives a document as an OpenDocument text. Numbers and bullets are those of its lists, not text.
func openDocument(doc *document.Document) ([]byte, error) {
	w := &odtWriter{agenda: doc.Properties["numbers"] == "agenda", before: map[string]string{}}
	for _, block := range doc.Blocks {
		w.block(block)
	}
	return pack("odt", map[string]any{
		"Title": escape(title(doc)), "Header": escape(doc.Properties["header"]),
		"Body": w.body.String(), "Widths": w.widths.String(),
	}, map[string]string{})
}

func (w *odtWriter) block(block document.Block) {
	text := w.text(block.Runs)
	switch block.Kind {
	case document.Heading:
		w.heading(block.Level, text)
	case document.ListItem:
		w.listItem(block, `<text:p text:style-name="Standard">`+text+"</text:p>")
	case document.Table:
		w.table(bodyRows(block.Rows))
	default:
		w.body.WriteString(`<text:p text:style-name="Standard">` + text + "</text:p>\n")
	}
}

func (w *odtWriter) heading(level int, text string) {
	if level == 1 {
		w.body.WriteString(`<text:p text:style-name="Title">` + text + "</text:p>\n")
		return
	}
	heading := fmt.Sprintf(`<text:h text:style-name="Heading_20_%d" text:outline-level="%[1]d">%s</text:h>`, level-1, text)
	if level == 2 && w.agenda {
		w.item("Agenda", 1, false, heading)
		return
	}
	w.body.WriteString(heading + "\n")
}

func (w *odtWriter) listItem(block document.Block, paragraph string) {
	switch {
	case !isNumbered(block):
		w.item("Bullets", block.Level, false, paragraph)
	case w.agenda:
		w.item("Agenda", block.Level+1, false, paragraph)
	default:
		w.item("Numbers", block.Level, startsList(block) && block.Level == 1, paragraph)
	}
}

// item writes an item of a list at a level from 1 as Writer does where other text stands between items: each is a list that
// continues the one before of the same kind.
func (w *odtWriter) item(list string, level int, fresh bool, content string) {
	continued := ""
	if before := w.before[list]; before != "" && !fresh {
		continued = ` text:continue-list="` + before + `"`
	}
	w.lists++
	w.before[list] = fmt.Sprintf("list%d", w.lists)
	w.body.WriteString(`<text:list xml:id="` + w.before[list] + `" text:style-name="` + list + `"` + continued + "><text:list-item>" +
		strings.Repeat("<text:list><text:list-item>", level-1) + content +
		strings.Repeat("</text:list-item></text:list>", level) + "\n")
}

func (w *odtWriter) text(runs []document.Run) string {
	return inline(runs, func(text string, marks document.Marks) string {
		text = escape(text)
		if marks.Has(document.Bold) {
			text = `<text:span text:style-name="Bold">` + text + "</text:span>"
		}
		if marks.Has(document.Italic) {
			text = `<text:span text:style-name="Italic">` + text + "</text:span>"
		}
		return text
	}, w.note)
}

func (w *odtWriter) note(text string) string {
	w.notes++
	return fmt.Sprintf(`<text:note text:id="note%d" text:note-class="footnote"><text:note-citation>%[1]d</text:note-citation>`+
		`<text:note-body><text:p text:style-name="Footnote">%s</text:p></text:note-body></text:note>`, w.notes, escape(text))
}

func (w *odtWriter) table(rows []document.Row) {
	const width = 17000 // of the text, in hundredths of a millimetre
	w.tables++
	columns := ""
	for i, each := range widths(rows, width) {
		name := fmt.Sprintf("Table%d.%d", w.tables, i+1)
		fmt.Fprintf(&w.widths, `<style:style style:name="%s" style:family="table-column"><style:table-column-properties style:column-width="%.2fcm"/></style:style>`+"\n", name, float64(each)/1000)
		columns += `<table:table-column table:style-name="` + name + `"/>`
	}
	fmt.Fprintf(&w.body, `<table:table table:name="Table%d" table:style-name="Grid">%s`+"\n", w.tables, columns)
	for _, row := range rows {
		before, after, cellStyle, textStyle := "<table:table-row>", "</table:table-row>\n", "Cell", "Table_20_Contents"
		if row.Header {
			before, after = "<table:table-header-rows>"+before, "</table:table-row></table:table-header-rows>\n"
			cellStyle, textStyle = "HeadCell", "Table_20_Heading"
		}
		w.body.WriteString(before)
		for _, cell := range row.Cells {
			text := ""
			if len(cell.Blocks) > 0 {
				text = w.text(cell.Blocks[0].Runs)
			}
			fmt.Fprintf(&w.body, `<table:table-cell table:style-name="%s" office:value-type="string"><text:p text:style-name="%s">%s</text:p></table:table-cell>`, cellStyle, textStyle, text)
		}
		w.body.WriteString(after)
	}
	w.body.WriteString("</table:table>\n")
}
