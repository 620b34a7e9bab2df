package reader

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"gazette/internal/document"
)

// A shape is what is compared of a document: its text, and the pieces of its structure in words.
type shape struct {
	text    strings.Builder
	pieces  []string
	ordered []orderedItem // items whose printed number can be meant in several ways
}

// An orderedItem is an item of a numbered list. Its printed number may be "i)", the first or the ninth.
type orderedItem struct {
	depth  int
	orders []int
	text   string
}

func (s *shape) words() []string { return document.Words(s.text.String()) }

func (s *shape) heading(level int, text string) {
	if text = document.Fold(text); text != "" {
		s.pieces = append(s.pieces, fmt.Sprintf("heading %d: %s", level, text))
	}
}

// item adds an item of a list, of which only the place in its list is compared where that is a numbered one: Markdown
// knows no letters. An order of 0 stands for a bullet.
func (s *shape) item(depth, order int, text string) {
	s.pieces = append(s.pieces, fmt.Sprintf("item, depth %d, order %d: %s", depth, order, document.Fold(text)))
}

func (s *shape) note(text string) { s.pieces = append(s.pieces, "note: "+document.Fold(text)) }

// link adds a link. The name of a place in the document itself is not compared: it is as good as another.
func (s *shape) link(text, address string) {
	if strings.HasPrefix(address, "#") {
		address = "#"
	}
	if text = document.Fold(text); text != "" {
		s.pieces = append(s.pieces, "link: "+text+" → "+address)
	}
}

// settleOrder decides the orders that can be meant in several ways in favour of what is wanted.
func (s *shape) settleOrder(want *shape) {
	for _, each := range s.ordered {
		chosen := each.orders[0]
		for _, order := range each.orders {
			var alone shape
			alone.item(each.depth, order, each.text)
			if slices.Contains(want.pieces, alone.pieces[0]) {
				chosen = order
			}
		}
		s.item(each.depth, chosen, each.text)
	}
}

// A gridCell is a cell of a table as it is compared.
type gridCell struct {
	text          string
	columns, rows int
	header        bool
}

// table adds the cells that hold text with their places in the grid. An empty row of headings, without which Markdown
// has no table, is none.
func (s *shape) table(rows [][]gridCell) {
	empty := func(cell gridCell) bool { return cell.header && document.Fold(cell.text) == "" }
	if len(rows) > 0 && !slices.ContainsFunc(rows[0], func(cell gridCell) bool { return !empty(cell) }) {
		rows = rows[1:]
	}
	taken := map[[2]int]bool{}
	for i, row := range rows {
		if len(row) > 0 && row[0].header {
			s.pieces = append(s.pieces, fmt.Sprintf("row %d of a table holds headings", i+1))
		}
		column := 0
		for _, cell := range row {
			for taken[[2]int{i, column}] {
				column++
			}
			for down := range max(cell.rows, 1) {
				for across := range max(cell.columns, 1) {
					taken[[2]int{i + down, column + across}] = true
				}
			}
			if text := document.Fold(cell.text); text != "" {
				s.pieces = append(s.pieces, fmt.Sprintf("cell, row %d, column %d, %d×%d: %s", i+1, column+1, max(cell.columns, 1), max(cell.rows, 1), text))
			}
		}
	}
}

// documentShape takes what is compared from a document: what a person sees in it, without headers, footers, numbers of
// lists and the text alternatives of pictures.
func documentShape(doc *document.Document) *shape {
	s := &shape{}
	s.blocks(doc.Blocks)
	return s
}

func (s *shape) blocks(blocks []document.Block) {
	for _, block := range blocks {
		if block.Place.Part == "header" || block.Place.Part == "footer" || block.Visibility != document.Visible || block.Kind == document.Image {
			continue
		}
		text := s.runs(block.Runs)
		s.text.WriteString(text + "\n")
		switch block.Kind {
		case document.Heading:
			s.heading(block.Level, text)
		case document.Note:
			s.note(text)
		case document.Table:
			var rows [][]gridCell
			for _, row := range block.Rows {
				rows = append(rows, s.cells(row))
			}
			s.table(rows)
		case document.ListItem:
			switch orders := ordersOf(block.Number); {
			case len(orders) > 0:
				s.ordered = append(s.ordered, orderedItem{block.Level, orders, text})
			case strings.ContainsAny(block.Number, "☐☑☒"): // Markdown has the box of a task behind the bullet
				s.item(block.Level, 0, block.Number+" "+text)
			default:
				s.item(block.Level, 0, text)
			}
		}
	}
}

// runs gives the visible text of runs, and adds the links in them.
func (s *shape) runs(runs []document.Run) string {
	var all, linked strings.Builder
	address := ""
	for _, run := range append(slices.Clone(runs), document.Run{Visibility: document.Visible}) {
		if run.Visibility != document.Visible {
			continue
		}
		if run.Link != address {
			if address != "" {
				s.link(linked.String(), address)
			}
			linked.Reset()
			address = run.Link
		}
		linked.WriteString(run.Text)
		all.WriteString(run.Text)
	}
	return all.String()
}

func (s *shape) cells(row document.Row) (cells []gridCell) {
	for _, cell := range row.Cells {
		inner := &shape{}
		inner.blocks(cell.Blocks)
		s.text.WriteString(inner.text.String() + "\n")
		s.pieces, s.ordered = append(s.pieces, inner.pieces...), append(s.ordered, inner.ordered...)
		cells = append(cells, gridCell{inner.text.String(), cell.Columns, cell.Rows, row.Header})
	}
	return cells
}

// ordersOf gives the places in its list that a printed number can mean, by its last part; none for a bullet.
func ordersOf(number string) (orders []int) {
	words := document.Words(number)
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	if n, err := strconv.Atoi(last); err == nil {
		return []int{n}
	}
	for n := 1; n < 100; n++ {
		for _, letters := range []string{strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1), roman(n)} {
			if letters == last {
				orders = append(orders, n)
			}
		}
	}
	return orders
}

func roman(n int) string {
	tens := []string{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"}
	ones := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	return tens[n/10] + ones[n%10]
}

// expectedShape takes what is compared from Markdown, by way of the page that it makes.
func expectedShape(t *testing.T, markdown []byte) *shape {
	t.Helper()
	var page bytes.Buffer
	converter := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(markup.WithUnsafe()),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(writtenNumbers{}, 0))))
	if err := converter.Convert(markdown, &page); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	s := &shape{}
	s.text.WriteString(s.node(root, 0))
	return s
}

// writtenNumbers gives each item of a numbered list the number that is written before it. Markdown counts on from the first,
// and joins lists that nothing parts.
type writtenNumbers struct{}

var writtenNumber = regexp.MustCompile(`(\d+)[.)][ \t]+$`)

func (writtenNumbers) Transform(root *ast.Document, reader text.Reader, _ parser.Context) {
	_ = ast.Walk(root, func(n ast.Node, isEntering bool) (ast.WalkStatus, error) {
		if item, ok := n.(*ast.ListItem); ok && isEntering && item.FirstChild() != nil && item.FirstChild().Lines().Len() > 0 {
			source, at := reader.Source(), item.FirstChild().Lines().At(0).Start
			line := source[bytes.LastIndexByte(source[:at], '\n')+1 : at]
			if found := writtenNumber.FindSubmatch(line); found != nil {
				item.SetAttributeString("value", found[1])
			}
		}
		return ast.WalkContinue, nil
	})
}

// blockElements begin and end a line.
var blockElements = map[string]bool{"p": true, "li": true, "td": true, "th": true, "tr": true, "table": true, "ul": true, "ol": true, "br": true, "div": true, "blockquote": true, "pre": true, "figcaption": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

// node gives the text of an element of a page, and adds the pieces in it.
func (s *shape) node(n *html.Node, depth int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Type == html.CommentNode || attribute(n, "class") == "footnote-backref" {
		return ""
	}
	if n.Data == "ul" || n.Data == "ol" {
		return s.listNode(n, depth+1)
	}
	if n.Data == "table" {
		return s.tableNode(n)
	}
	var text strings.Builder
	for child := range n.ChildNodes() {
		text.WriteString(s.node(child, depth))
	}
	switch {
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6':
		s.heading(int(n.Data[1]-'0'), text.String())
	case n.Data == "a" && attribute(n, "class") == "footnote-ref":
		return " " + text.String() + " "
	case n.Data == "a" && attribute(n, "href") != "":
		s.link(text.String(), attribute(n, "href"))
	case n.Data == "input" && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "checked" }):
		return "☒"
	case n.Data == "input":
		return "☐"
	}
	if blockElements[n.Data] {
		return "\n" + text.String() + "\n"
	}
	return text.String()
}

func (s *shape) listNode(list *html.Node, depth int) string {
	var all strings.Builder
	order, err := strconv.Atoi(attribute(list, "start"))
	if err != nil {
		order = 1
	}
	for item := range list.ChildNodes() {
		if item.Data != "li" {
			continue
		}
		if written, err := strconv.Atoi(attribute(item, "value")); err == nil {
			order = written
		}
		var own, rest string // the item itself, and what follows it
		for child := range item.ChildNodes() {
			text := s.node(child, depth)
			if blockElements[child.Data] && strings.TrimSpace(own) != "" {
				rest += text
			} else {
				own += text
			}
		}
		all.WriteString("\n" + own + "\n" + rest + "\n")
		switch {
		case strings.HasPrefix(attribute(item, "id"), "fn:"):
			s.note(own + rest)
		case list.Data == "ol":
			s.item(depth, order, own)
		default:
			s.item(depth, 0, own)
		}
		order++
	}
	return all.String()
}

func (s *shape) tableNode(table *html.Node) string {
	var all strings.Builder
	var rows [][]gridCell
	for n := range table.Descendants() {
		if n.Data == "tr" {
			rows = append(rows, nil)
		}
		if n.Data != "td" && n.Data != "th" {
			continue
		}
		text := s.node(n, 0)
		all.WriteString("\n" + text + "\n")
		columns, _ := strconv.Atoi(attribute(n, "colspan"))
		down, _ := strconv.Atoi(attribute(n, "rowspan"))
		rows[len(rows)-1] = append(rows[len(rows)-1], gridCell{text, columns, down, n.Data == "th"})
	}
	s.table(rows)
	return all.String()
}

func attribute(n *html.Node, key string) string {
	for _, each := range n.Attr {
		if each.Key == key {
			return each.Val
		}
	}
	return ""
}
