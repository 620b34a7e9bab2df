package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// add appends a block, with what was left of raw HTML in it. The first text of a list item gets its number.
func (r *reading) add(block document.Block) {
	r.hiding = nil
	r.noteTags(block.Place)
	if r.inItem && block.Kind == document.Paragraph && block.Visibility == document.Visible {
		r.inItem = false
		block.Kind, block.Number, block.Level = document.ListItem, r.number, r.level
	}
	r.closeItem(block.Place)
	for _, each := range r.divided(block) {
		r.append(each)
	}
}

// closeItem writes the list item that was begun and has no text of its own before what comes next.
func (r *reading) closeItem(place document.Place) {
	if r.inItem {
		r.inItem = false
		r.append(document.Block{Kind: document.ListItem, Number: r.number, Level: r.level, Place: place, Visibility: document.Visible})
	}
}

func (r *reading) append(block document.Block) {
	r.pieces += 1 + len(block.Runs)
	r.document.Blocks = append(r.document.Blocks, block)
}

func (r *reading) noteTags(place document.Place) {
	if len(r.tags) > 0 {
		r.document.NotRead = append(r.document.NotRead, document.Omission{Place: place, Text: strings.Join(r.tags, " "), Why: "raw HTML, which a page is not made of"})
		r.tags = nil
	}
}

func (r *reading) children(parent ast.Node) error {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		if err := r.block(node); err != nil {
			return err
		}
		if r.pieces > source.MaxPieces {
			return tooMuch("paragraphs and cells")
		}
	}
	return nil
}

// block reads a block of Markdown. The error says that goldmark knows a kind of block which this package does not.
func (r *reading) block(node ast.Node) error {
	place := r.place(node.Pos())
	switch node := node.(type) {
	case *ast.Heading:
		r.add(document.Block{Kind: document.Heading, Level: node.Level, Runs: r.runs(node), Place: place, Visibility: document.Visible})
	case *ast.Paragraph, *ast.TextBlock, *extension.DefinitionTerm:
		r.paragraph(node, place)
	case *ast.List:
		r.closeItem(place) // of an item that begins with a list
		r.level++
		defer func() { r.level-- }()
		return r.children(node)
	case *ast.ListItem:
		return r.item(node, place)
	case *ast.Blockquote, *extension.DefinitionList, *extension.DefinitionDescription:
		return r.children(node)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.code(node, place)
	case *ast.HTMLBlock:
		r.html(node, place)
	case *ast.LinkReferenceDefinition:
		r.definition(node, place)
	case *extension.Table:
		r.table(node, place)
	case *ast.ThematicBreak: // carries no words
	default:
		return fmt.Errorf("line %d: Markdown of the kind %s is not known here", place.Line, node.Kind())
	}
	return nil
}

func (r *reading) paragraph(node ast.Node, place document.Place) {
	block := document.Block{Kind: document.Paragraph, Runs: r.runs(node), Place: place, Visibility: document.Visible}
	if image, ok := node.FirstChild().(*ast.Image); ok && image.NextSibling() == nil {
		block.Kind = document.Image
	}
	r.add(block)
}

// item reads a list item. Its number is the one in the source: a page may count on from the first, but what was
// approved is what stands there.
func (r *reading) item(node *ast.ListItem, place document.Place) error {
	rest := string(r.source[max(0, node.Pos()):])
	end := strings.IndexAny(rest, "-*+.)") + 1
	r.number, r.inItem = strings.TrimSpace(rest[:end]), true
	if err := r.children(node); err != nil {
		return err
	}
	r.closeItem(place)
	return nil
}

// lines gives the lines of a block as they stand in the source.
func (r *reading) lines(node ast.Node) string {
	var text strings.Builder
	for _, each := range node.Lines().Sliced(0, node.Lines().Len()) {
		text.Write(each.Value(r.source))
	}
	return text.String()
}

func (r *reading) code(node ast.Node, place document.Place) {
	if fenced, ok := node.(*ast.FencedCodeBlock); ok && fenced.Info != nil {
		r.document.NotRead = append(r.document.NotRead, document.Omission{Place: place, Text: string(fenced.Info.Value(r.source)), Why: "name of the language of a code block"})
	}
	if text := strings.TrimRight(r.lines(node), "\n"); text != "" {
		block := document.Text(document.Paragraph, text)
		block.Place = place
		if node.Kind() == ast.KindCodeBlock { // indented text is seldom code in a paper of a meeting
			block.Runs[0].Text = r.indented(text, place.Line)
		}
		r.add(block)
	}
}

// indented gives indented text with its lines as lines of a paper, where tabs divide them into cells.
func (r *reading) indented(text string, line int) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	r.ends = nil
	for i := range strings.Count(text, "\n") {
		r.ends = append(r.ends, line+i+1)
	}
	return strings.ReplaceAll(text, "\n", lineEnd)
}

// definition reads the address of a link that stands apart from it. One that nothing uses is never seen: that is how
// comments are written in Markdown.
func (r *reading) definition(node *ast.LinkReferenceDefinition, place document.Place) {
	text := strings.TrimSpace(r.lines(node))
	if r.used[util.ToLinkReference(node.Label)] {
		r.document.NotRead = append(r.document.NotRead, document.Omission{Place: place, Text: text, Why: "address of a link, which is kept with the link"})
		return
	}
	r.add(hidden(text, place))
}

func hidden(text string, place document.Place) document.Block {
	return document.Block{Kind: document.Paragraph, Runs: []document.Run{{Text: text, Visibility: document.Hidden}}, Place: place, Visibility: document.Hidden}
}

func (r *reading) table(node *extension.Table, place document.Place) {
	block := document.Block{Kind: document.Table, Place: place, Visibility: document.Visible}
	for line := node.FirstChild(); line != nil; line = line.NextSibling() {
		_, header := line.(*extension.TableHeader)
		row := document.Row{Header: header && line.NextSibling() != nil, Place: r.place(line.Pos())}
		row.Place.Row = len(block.Rows) + 1
		for node := line.FirstChild(); node != nil; node = node.NextSibling() {
			where := row.Place
			where.Column = len(row.Cells) + 1
			var cell document.Cell
			if runs := r.runs(node); len(runs) > 0 {
				cell.Blocks = []document.Block{{Kind: document.Paragraph, Runs: runs, Place: where, Visibility: document.Visible}}
			}
			r.noteTags(where)
			r.pieces += 2 + len(cell.Blocks)
			row.Cells = append(row.Cells, cell)
		}
		if more := r.behind(line.LastChild()); len(document.Words(more)) > 0 {
			r.document.NotRead = append(r.document.NotRead, document.Omission{Place: row.Place, Text: more, Why: "cells beyond the last column of the table, which Markdown does not show"})
		}
		block.Rows = append(block.Rows, row)
	}
	r.add(block)
}

// behind gives what stands in the line of the source behind a cell.
func (r *reading) behind(cell ast.Node) string {
	if cell == nil || cell.Lines().Len() == 0 {
		return ""
	}
	rest := r.source[cell.Lines().At(0).Stop:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return strings.Trim(string(rest), "| \t")
}
