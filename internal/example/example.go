// Package example makes the invented documents of examples/ that are real files of Word, OpenDocument, PowerPoint and PDF.
//
// Each is written once as Markdown, in papers/, read by the project's own reader, and put into the parts of its format, in
// parts/. The reader of that format must give the Markdown back, which the tests of this package check. Nothing in a file
// depends on the day or the machine on which it was made.
package example

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader"
)

//go:embed papers/*.md
var papers embed.FS

// A Paper is one invented document.
type Paper struct {
	File   string             // where it goes in examples/: "minutes/….docx"
	Tagged bool               // of a PDF: with its structure
	Source *document.Document // as it was written
}

// Papers gives all papers in the order of their names.
func Papers() ([]Paper, error) {
	names, err := fs.Glob(papers, "papers/*.md")
	if err != nil {
		return nil, err
	}
	var all []Paper
	for _, name := range names {
		data, err := papers.ReadFile(name)
		if err != nil {
			return nil, err
		}
		source, err := reader.Read(name, data)
		if err != nil {
			return nil, err
		}
		all = append(all, Paper{File: source.Properties["file"], Tagged: source.Properties["tagged"] == "yes", Source: source})
	}
	return all, nil
}

// Office gives the paper as a file of an office program, and the ending of that file's name. A PDF is printed from what
// comes back for it.
func (p Paper) Office() (data []byte, ending string, err error) {
	switch ending = path.Ext(p.File); {
	case ending == ".pdf" && path.Dir(p.File) == "briefings", ending == ".pptx":
		data, err = slides(p.Source)
		return data, ".pptx", err
	case ending == ".docx", ending == ".pdf":
		data, err = Word(p.Source)
		return data, ".docx", err
	case ending == ".odt":
		data, err = openDocument(p.Source)
		return data, ".odt", err
	}
	return nil, "", fmt.Errorf("%s: no file of this kind is made here", p.File)
}

// title is what the first heading says.
func title(doc *document.Document) string {
	for _, each := range doc.Blocks {
		if each.Kind == document.Heading {
			return each.PlainText()
		}
	}
	return ""
}

// isNumbered tells a numbered list item from one with a bullet.
func isNumbered(block document.Block) bool {
	return strings.ContainsAny(block.Number, "0123456789")
}

// startsList says whether an item of a numbered list is its first.
func startsList(block document.Block) bool { return block.Number == "1." }

// footnotes stand in the text as ^[what the note says].
var footnotes = regexp.MustCompile(`\^\[([^\]]+)\]`)

// inline gives the text of runs, where write gives one stretch of text with its marks, and note what stands for a footnote.
func inline(runs []document.Run, write func(text string, marks document.Marks) string, note func(text string) string) string {
	var out strings.Builder
	for _, run := range runs {
		end := 0
		for _, at := range footnotes.FindAllStringSubmatchIndex(run.Text, -1) {
			out.WriteString(write(run.Text[end:at[0]], run.Marks) + note(run.Text[at[2]:at[3]]))
			end = at[1]
		}
		if end < len(run.Text) {
			out.WriteString(write(run.Text[end:], run.Marks))
		}
	}
	return out.String()
}

// bodyRows are the rows of a table without the empty row of names that Markdown asks for where a table has none.
func bodyRows(rows []document.Row) []document.Row {
	if len(rows) > 1 && rows[0].Header {
		for _, cell := range rows[0].Cells {
			if len(cell.Blocks) > 0 {
				return rows
			}
		}
		return rows[1:]
	}
	return rows
}

// widths divides the width of a table among its columns: each has room for its longest word, and what is left goes to
// those with the longest texts.
func widths(rows []document.Row, total int) []int {
	const padding, most = 3, 42 // letters beside a word, and those of a text beyond which no column is made wider
	words, texts := make([]int, len(rows[0].Cells)), make([]int, len(rows[0].Cells))
	least, wanted := 0, 0
	for i := range words {
		for _, row := range rows {
			text := row.Cells[i].PlainText()
			texts[i] = max(texts[i], min(most, len(text)))
			for _, word := range strings.Fields(text) {
				words[i] = max(words[i], len(word)+padding)
			}
		}
		least, wanted = least+words[i], wanted+texts[i]
	}
	const letters = 88 // of the size of a table, in the width of the text
	for i := range words {
		words[i] = total * (words[i] + max(0, letters-least)*texts[i]/wanted) / max(letters, least)
	}
	return words
}
