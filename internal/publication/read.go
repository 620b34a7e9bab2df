package publication

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/gohugoio/hugo-goldmark-extensions/extras"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gazette/internal/document"
)

// markdown parses as Hugo does with the site's configuration.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList, extras.New(extras.Config{Superscript: extras.SuperscriptConfig{Enable: true}})),
	goldmark.WithParserOptions(parser.WithAttribute()),
).Parser()

// Parse reads a page, the index.md of a bundle in the folder of the kind, as Markdown writes it or as a person has
// corrected it since. A page holds no LeftOut, Warnings, ClosedParts or DateProblem; the label of a question or answer
// stands in its text, and a printed number of a list item that Markdown cannot count stands in the item's.
func Parse(kind Kind, page []byte) (*Publication, error) {
	p := &Publication{Kind: kind}
	// What editors on Windows leave in a file is no part of the text.
	page = bytes.ReplaceAll(bytes.TrimPrefix(page, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	facts, body, err := parseFrontMatter(page, p)
	if err != nil {
		return nil, err
	}
	r := pageReader{source: body, facts: facts}
	root := markdown.Parse(text.NewReader(body))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		r.node(node)
	}
	p.Sections = r.sections
	return p, nil
}

// A pageReader collects the sections of a page.
type pageReader struct {
	source   []byte
	facts    map[string]frontEntry
	sections []Section
}

func (r *pageReader) node(node ast.Node) {
	switch node := node.(type) {
	case *ast.Heading:
		r.sections = append(r.sections, r.heading(node))
	case *ast.Blockquote:
		if entry, ok := r.callout(node); ok {
			r.add(entry)
			return
		}
		r.prose(r.blocks(node))
	case *extended.DefinitionList:
		r.questions(node)
	default:
		r.prose(r.block(node, 0))
	}
}

func (r *pageReader) add(entry Entry) {
	if len(r.sections) == 0 {
		r.sections = []Section{{}}
	}
	section := &r.sections[len(r.sections)-1]
	section.Entries = append(section.Entries, entry)
}

// prose adds plain text, to the plain text before it where there is any.
func (r *pageReader) prose(blocks []document.Block) {
	if len(blocks) == 0 {
		return
	}
	if last := len(r.sections) - 1; last >= 0 {
		entries := r.sections[last].Entries
		if at := len(entries) - 1; at >= 0 && entries[at].Kind == Prose {
			entries[at].Blocks = append(entries[at].Blocks, blocks...)
			return
		}
	}
	r.add(Entry{Kind: Prose, Blocks: blocks})
}

func (r *pageReader) heading(node *ast.Heading) Section {
	section := Section{ID: attribute(node, "id"), Number: attribute(node, "number"), Part: Part(attribute(node, "part")), Level: max(node.Level-1, 1)}
	for _, class := range strings.Fields(attribute(node, "class")) {
		section.Item = section.Item || class == "item"
	}
	section.Title = fact(plain(tidy(r.inline(node))))
	if rest, ok := strings.CutPrefix(section.Title, section.Number); ok {
		section.Title = strings.TrimPrefix(rest, " ")
	}
	return section
}

func attribute(node ast.Node, name string) string {
	switch value, _ := node.AttributeString(name); value := value.(type) {
	case []byte:
		return string(value)
	case float64: // written by hand without quotes
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return ""
}

var (
	calloutHead = regexp.MustCompile(`^\[!([A-Za-z]+)\][+-]?`)
	calloutID   = regexp.MustCompile(`(?:^|\s)\{#([^\s{}]*)\}\s*$`)
	calloutKind = func() map[string]EntryKind {
		kinds := map[string]EntryKind{}
		for kind, word := range callouts {
			kinds[word] = kind
		}
		return kinds
	}()
)

// callout reads a quotation that says in its first line what it is: "[!ACTION] Action: {#action-3-1}".
func (r *pageReader) callout(quote *ast.Blockquote) (Entry, bool) {
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return Entry{}, false
	}
	line := first.Lines().At(0)
	source := line.Value(r.source)
	found := calloutHead.FindSubmatch(source)
	if found == nil || calloutKind[strings.ToUpper(string(found[1]))] == "" {
		return Entry{}, false
	}
	entry := Entry{Kind: calloutKind[strings.ToUpper(string(found[1]))]}
	head, rest := r.headLine(first)
	entry.Label = fact(strings.TrimPrefix(plain(tidy(head)), string(found[0])))
	if id := calloutID.FindSubmatch(source); id != nil {
		entry.ID = string(id[1])
		entry.Label = fact(strings.TrimSuffix(entry.Label, "{#"+entry.ID+"}"))
	}
	if runs := tidy(rest); len(runs) > 0 {
		entry.Blocks = append(entry.Blocks, document.Block{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible})
	}
	for node := first.NextSibling(); node != nil; node = node.NextSibling() {
		entry.Blocks = append(entry.Blocks, r.block(node, 0)...)
	}
	if entry.ID != "" && (entry.Kind == Action || entry.Kind == Recommendation) {
		r.facts[entry.ID].addTo(&entry)
	}
	return entry, true
}

// headLine divides the text of a paragraph after its first line.
func (r *pageReader) headLine(paragraph ast.Node) (head, rest []document.Run) {
	into := &head
	for node := paragraph.FirstChild(); node != nil; node = node.NextSibling() {
		*into = append(*into, r.inlineNode(node, style{})...)
		if text, ok := node.(*ast.Text); ok && (text.SoftLineBreak() || text.HardLineBreak()) {
			into = &rest
		}
	}
	return head, rest
}

// questions reads a definition list: terms that stand together are the lines of one question.
func (r *pageReader) questions(list ast.Node) {
	var question []document.Run
	for node := list.FirstChild(); node != nil; node = node.NextSibling() {
		if node.Kind() == extended.KindDefinitionTerm {
			question = append(append(question, r.inline(node)...), visible("\n")...)
			continue
		}
		if runs := tidy(question); len(runs) > 0 {
			r.add(Entry{Kind: Question, Blocks: []document.Block{{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible}}})
		}
		question = nil
		r.add(Entry{Kind: Answer, Blocks: r.blocks(node)})
	}
}

// blocks reads the blocks inside a node.
func (r *pageReader) blocks(parent ast.Node) []document.Block {
	var blocks []document.Block
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		blocks = append(blocks, r.block(node, 0)...)
	}
	return blocks
}

// block reads one block; depth is that of the list that it stands in, 0 outside lists. Raw HTML and lines across the page
// are left out, as Hugo leaves them out or shows no text for them.
func (r *pageReader) block(node ast.Node, depth int) []document.Block {
	block := document.Block{Kind: document.Paragraph, Visibility: document.Visible}
	switch node := node.(type) {
	case *ast.List:
		return r.list(node, depth+1)
	case *extended.Table:
		block.Kind, block.Rows = document.Table, r.table(node)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		block.Runs = tidy(visible(string(node.Lines().Value(r.source))))
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		block.Runs = tidy(r.inline(node))
	case *ast.HTMLBlock, *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return nil
	default:
		return r.blocks(node)
	}
	if len(block.Runs) == 0 && len(block.Rows) == 0 {
		return nil
	}
	return []document.Block{block}
}

func (r *pageReader) list(list *ast.List, depth int) []document.Block {
	var blocks []document.Block
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		printed := ""
		if list.IsOrdered() {
			printed = fmt.Sprintf("%d%c", number, list.Marker)
			number++
		}
		for node := item.FirstChild(); node != nil; node = node.NextSibling() {
			found := r.block(node, depth)
			if isText := node.Kind() == ast.KindTextBlock || node.Kind() == ast.KindParagraph; isText && node == item.FirstChild() {
				for i := range found {
					found[i].Kind, found[i].Level, found[i].Number = document.ListItem, depth, printed
				}
			}
			blocks = append(blocks, found...)
		}
	}
	return blocks
}

func (r *pageReader) table(table ast.Node) []document.Row {
	var rows []document.Row
	for line := table.FirstChild(); line != nil; line = line.NextSibling() {
		row, words := document.Row{Header: line.Kind() == extended.KindTableHeader}, 0
		for node := line.FirstChild(); node != nil; node = node.NextSibling() {
			cell := document.Cell{}
			if runs := tidy(r.inline(node)); len(runs) > 0 {
				cell.Blocks = []document.Block{{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible}}
				words++
			}
			row.Cells = append(row.Cells, cell)
		}
		if words > 0 { // a table without a header is written with an empty one
			rows = append(rows, row)
		}
	}
	return rows
}
