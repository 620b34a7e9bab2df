// Package markdown reads Markdown with tables, struck-out text and definition lists, by goldmark, and the front matter at
// its top. What Markdown can hide (comments, raw HTML, definitions that nothing uses, titles of links) is read as hidden.
package markdown

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// Format is Markdown.
type Format struct{}

var _ source.Format = Format{}

var (
	whole = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList)).Parser()
	// outline finds the blocks and reads nothing inside them: it takes linear time on any text.
	outline = goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(parser.DefaultBlockParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))),
		goldmark.WithExtensions(extension.Table, extension.DefinitionList)).Parser()
)

// Is reports whether the file is text that is called Markdown, or that begins with front matter.
func (Format) Is(name string, data []byte) bool {
	content, err := source.Decode(data)
	if err != nil {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	if !startsWithFrontMatter(content) {
		return false
	}
	settings, _, err := cutFrontMatter(normal(content))
	return err == nil && settings != nil
}

// Read gives the document, and the text itself without the signs of the grammar that are made of letters. The error is a
// *source.Error, or says what part of Markdown it does not know.
func (Format) Read(data []byte) (*document.Document, string, error) {
	content, err := source.Decode(data)
	if err != nil {
		return nil, "", err
	}
	if len(content) > source.MaxMarkdownBytes {
		return nil, "", &source.Error{Problem: fmt.Sprintf("is too large for Markdown: the limit is %d MB", source.MaxMarkdownBytes>>20), Advice: "Divide it, or save it as Plain text."}
	}
	content = normal(content)
	settings, body, err := cutFrontMatter(content)
	if err != nil {
		return nil, "", err
	}
	r := &reading{source: []byte(body), document: &document.Document{Format: "markdown"}, linesBefore: strings.Count(content[:len(content)-len(body)], "\n")}
	if settings != nil {
		r.document.Properties = settings.values
		r.document.Blocks = settings.comments
	}
	r.findLines()
	if err := r.checkLimits(); err != nil {
		return nil, "", err
	}
	r.findMargin()
	tree := whole.Parse(text.NewReader(r.source))
	r.findUses(tree)
	if err := r.children(tree); err != nil {
		return nil, "", err
	}
	r.noteLabels()
	front := content[:len(content)-len(body)]
	return r.document, escapes.ReplaceAllString(front, " ") + references.ReplaceAllString(body, " "), nil
}

// maxPairing is the sum, over all paragraphs, of the square of the signs that may begin emphasis, code, a tag or a link: so
// many steps the parser takes to pair them in text that was made to be slow, some 40 ns and 2 bytes each. A paper of 500
// pages with ten in each paragraph has 500,000.
const maxPairing = 50_000_000

func tooMuch(what string) error {
	return &source.Error{Problem: "has more " + what + " than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
}

var (
	// references are characters of HTML by name or number, and line breaks: letters that stand for something else.
	references = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|(?i:<br\s*/?>)`)
	// escapes are the same in YAML, and the figures that say how a text is indented.
	escapes = regexp.MustCompile(`\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfreN_LP])|[|>][-+]?[0-9]?[-+]?(?:\s|$)`)
)

// normal gives text with one kind of line end, and one at its end: goldmark overlooks the language of a code block without it.
func normal(content string) string {
	content = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(content)
	return strings.TrimSuffix(content, "\n") + "\n"
}

// A reading is one Markdown file on its way to a document.
type reading struct {
	source      []byte // without the front matter
	document    *document.Document
	linesBefore int   // of the front matter
	lineStarts  []int // offset of each line in source
	pieces      int   // blocks, cells and runs so far
	margin      int   // the column at which lines were broken; 0 where none were
	ends        []int // in the block that is being read: the line after each line end that is kept

	level  int    // of lists
	number string // of the list item whose first text comes next
	inItem bool   // number is still to be written

	tags   []string        // raw HTML of the block that is being read
	hiding []string        // the elements by whose tags the text here is hidden, outermost first
	used   map[string]bool // link definitions that something uses
	labels []string        // what links call them
}

func (r *reading) findLines() {
	r.lineStarts = []int{0}
	for at, b := range r.source {
		if b == '\n' {
			r.lineStarts = append(r.lineStarts, at+1)
		}
	}
}

// place is the line at an offset of the source.
func (r *reading) place(offset int) document.Place {
	line, exact := slices.BinarySearch(r.lineStarts, max(0, offset))
	if exact {
		line++
	}
	return document.Place{Line: r.linesBefore + line}
}

// checkLimits refuses text that was made to be slow to read, before it is.
func (r *reading) checkLimits() error {
	if len(r.lineStarts) > source.MaxLines {
		return tooMuch("lines")
	}
	cells, rows, columns := 0, 0, 0 // of the tables before, and of the one that these lines may be
	for i, start := range r.lineStarts {
		end := len(r.source)
		if i+1 < len(r.lineStarts) {
			end = r.lineStarts[i+1]
		}
		line := r.source[start:end]
		if depth(line) > source.MaxMarkdownDepth {
			return source.AtLine(r.linesBefore+i+1, "has lists or quotes deeper in each other than a person makes them", "Write the line anew.")
		}
		if util.IsBlank(line) {
			cells, rows, columns = cells+rows*columns, 0, 0
			continue
		}
		rows, columns = rows+1, max(columns, bytes.Count(line, []byte("|")))
	}
	if cells+rows*columns > source.MaxPieces { // goldmark fills up each row to the number of columns
		return tooMuch("cells of tables")
	}
	pairing := 0
	return ast.Walk(outline.Parse(text.NewReader(r.source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || node.Type() == ast.TypeInline || node.IsRaw() {
			return ast.WalkContinue, nil
		}
		marks := 0
		for _, each := range node.Lines().Sliced(0, node.Lines().Len()) {
			marks += countMarks(each.Value(r.source))
		}
		if pairing += marks * marks; pairing > maxPairing {
			return ast.WalkStop, tooMuch("links, tags and marks of emphasis")
		}
		if marks > source.MaxMarkdownMarks {
			return ast.WalkStop, source.AtLine(r.place(node.Pos()).Line, "begins a paragraph with more links, tags or marks of emphasis than a person writes", "Divide the paragraph with a blank line.")
		}
		return ast.WalkContinue, nil
	})
}

// countMarks counts the signs in a line that may begin something: emphasis, code, a tag, a link. A row of low lines or
// asterisks counts as one; people write on it.
func countMarks(line []byte) int {
	count, before := 0, byte(0)
	for _, b := range line {
		switch b {
		case '[', '<', '`':
			count++
		case '*', '_', '~':
			if b != before {
				count++
			}
		}
		before = b
	}
	return count
}

// depth counts the signs of quotes and lists at the beginning of a line, and its indentation by fours.
func depth(line []byte) int {
	signs, columns := 0, 0
	for at, b := range line {
		switch b {
		case ' ':
			columns++
		case '\t':
			columns += 4
		case '>':
			signs++
		case '-', '*', '+':
			if at+1 < len(line) && line[at+1] != ' ' && line[at+1] != '\t' {
				return signs + columns/4
			}
			signs++
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		case '.', ')':
			signs++
		default:
			return signs + columns/4
		}
	}
	return signs // a line of nothing but signs and white space: no indentation
}

// findUses notes which link definitions are used.
func (r *reading) findUses(tree ast.Node) {
	r.used = map[string]bool{}
	// The walker returns no error, so neither does the walk.
	_ = ast.Walk(tree, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		var reference *ast.ReferenceLink
		switch node := node.(type) {
		case *ast.Link:
			reference = node.Reference
		case *ast.Image:
			reference = node.Reference
		}
		if entering && reference != nil {
			r.used[util.ToLinkReference(reference.Value)] = true
			if reference.Type == ast.ReferenceLinkFull {
				r.labels = append(r.labels, string(reference.Value))
			}
		}
		return ast.WalkContinue, nil
	})
}

// noteLabels states the names by which links call their addresses: a reader of the page does not see them.
func (r *reading) noteLabels() {
	if len(r.labels) > 0 {
		r.document.NotRead = append(r.document.NotRead, document.Omission{Text: strings.Join(r.labels, "; "), Why: "names by which links call their addresses"})
	}
}

// plain gives text of the source as a reader sees it: without the backslashes of escapes, and with the characters that
// HTML writes by name.
func plain(raw []byte) string {
	var rendered bytes.Buffer
	writer := newBufWriter(&rendered)
	markup.Write(writer, raw)
	writer.Flush()
	return html.UnescapeString(rendered.String())
}
