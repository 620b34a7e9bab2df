// Package text reads plain text: what a person typed, exported from Word or copied from a PDF, in any of the usual
// encodings. It finds paragraphs, list items with their printed numbers, and tables however they are drawn. What is a
// heading it leaves to recognising, except where a line is underlined.
package text

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// Format is plain text.
type Format struct{}

var _ source.Format = Format{}

// Is reports whether the bytes are text in an encoding that can be read.
func (Format) Is(_ string, data []byte) bool {
	_, err := source.Decode(data)
	return err == nil
}

// Read gives the document and the text itself. The error is a *source.Error.
func (Format) Read(data []byte) (*document.Document, string, error) {
	content, err := source.Decode(data)
	if err != nil {
		return nil, "", err
	}
	if countLines(content) > source.MaxLines {
		return nil, "", tooMuch("lines")
	}
	var unseen source.Unseen
	lines, furniture := setApart(splitLines(content, &unseen))
	budget := source.MaxPieces - len(furniture)
	p := &parser{lines: lines, shape: measure(lines), budget: &budget, semicolons: usesSemicolons(lines)}
	blocks := p.parse()
	if budget < 0 {
		return nil, "", tooMuch("paragraphs and cells")
	}
	blocks = append(blocks, furniture...)
	slices.SortStableFunc(blocks, func(a, b document.Block) int { return a.Place.Line - b.Place.Line })
	return &document.Document{Format: "text", Blocks: blocks, NotRead: unseen.Omissions()}, content, nil
}

func tooMuch(what string) *source.Error {
	return &source.Error{Problem: "has more " + what + " than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
}

// A parser makes blocks of lines.
type parser struct {
	lines  []line
	shape  shape
	at     int // the line to read next
	blocks []document.Block
	budget *int // how many more blocks, cells and runs there may be

	indents    []int // of the list items that the next may stand under
	inItem     bool  // a list item is being read
	lastFigure int   // the last plain number of a list item
	lastLetter byte  // the last capital letter of a list item
	semicolons bool  // a semicolon is a bullet of this text
	noGrid     int   // no table of aligned columns begins before this line
	inCell     bool  // the lines are those of a cell, in which no table stands

	lookedAt int    // 1 more than the line for which a table was looked for last
	seen     *table // what was found there
}

func (p *parser) parse() []document.Block {
	for p.at < len(p.lines) && *p.budget >= 0 {
		switch here := p.lines[p.at]; {
		case here.isBlank():
			p.at++
		case p.table():
		case here.isRuling():
			p.at++
		default:
			p.prose()
		}
	}
	return p.blocks
}

// usesSemicolons: a semicolon is a bullet where several lines begin with one.
func usesSemicolons(lines []line) bool {
	count := 0
	for _, each := range lines {
		if strings.HasPrefix(each.text, "; ") {
			count++
		}
	}
	return count >= 2
}

func (p *parser) add(block document.Block) {
	*p.budget -= 1 + len(block.Runs)
	p.blocks = append(p.blocks, block)
}

// prose reads a paragraph, a list item or an underlined heading, with all its lines.
func (p *parser) prose() {
	first := p.lines[p.at]
	block := document.Block{Kind: document.Paragraph, Place: first.place, Visibility: document.Visible}
	text := first.text
	begin := p.at
	if number, rest := p.label(p.at); number != "" {
		block.Kind, block.Number, text = document.ListItem, number, rest
		p.counts(number)
		if text == "" {
			text = p.textBelow(number)
		}
		if text == "" && len(document.Words(number)) == 0 {
			p.at++
			return // a bullet with nothing behind it
		}
	}
	p.nest(&block, first.indent)
	p.inItem = block.Kind == document.ListItem
	p.at++
	text = p.rest(block.Kind, text)
	if level := p.underlined(begin); level > 0 {
		block.Kind, block.Number, block.Level = document.Heading, "", level
		text = first.text
		p.at++
	}
	block.Runs = visibleRuns(text)
	p.add(block)
}

// rest takes the lines that go on with a text and puts them behind it.
func (p *parser) rest(kind document.Kind, text string) string {
	var pieces strings.Builder // the text grows line by line; joining strings each time would take the square of its length
	pieces.WriteString(text)
	for p.at < len(p.lines) && *p.budget >= 0 {
		next, broken := p.at, false
		for next < len(p.lines) && p.lines[next].isBlank() {
			broken = broken || p.lines[next].afterBreak
			next++
		}
		if next == len(p.lines) {
			break
		}
		broken = broken || p.lines[next].afterBreak
		blanks := next - p.at
		switch {
		case blanks == 0 && !broken && p.continues(next):
		case (broken || blanks > 0 && blanks <= blanksBetween) && p.resumes(next, kind, pieces.String(), broken):
		default:
			return pieces.String()
		}
		after := p.lines[next].text
		if !isBrokenWord(p.lines[p.at-1].text, after) {
			pieces.WriteByte(' ')
		}
		pieces.WriteString(after)
		p.at = next + 1
	}
	return pieces.String()
}

// textBelow gives the text of a bullet or number that stands on a line of its own, as PDFs come apart: the next line, if
// it begins nothing itself.
func (p *parser) textBelow(number string) string {
	next := p.at + 1
	if next < len(p.lines) && p.lines[next].isBlank() && len(document.Words(number)) == 0 {
		next++
	}
	if next >= len(p.lines) || p.lines[next].isBlank() || p.lines[next].isRuling() || p.isTable(next) {
		return ""
	}
	if label, _ := p.label(next); label != "" {
		return ""
	}
	p.at = next
	return p.lines[next].text
}

// nest gives a list item its level by its indentation, and ends the list at a paragraph that is not indented under it.
func (p *parser) nest(block *document.Block, indent int) {
	if block.Kind != document.ListItem {
		if len(p.indents) > 0 && indent <= p.indents[0] {
			p.indents = nil
		}
		return
	}
	for len(p.indents) > 0 && p.indents[len(p.indents)-1] > indent+1 {
		p.indents = p.indents[:len(p.indents)-1]
	}
	if len(p.indents) == 0 || p.indents[len(p.indents)-1] < indent-1 {
		p.indents = append(p.indents, indent)
	}
	block.Level = len(p.indents)
}

// underlined gives the level of the heading that the line at begin is, where the next line underlines it and it was
// read alone: 1 for a double line, 2 for a single one; 0 where it is none.
func (p *parser) underlined(begin int) int {
	if p.at != begin+1 || p.at >= len(p.lines) {
		return 0
	}
	text, stroke := p.lines[begin].text, p.lines[p.at].text
	length, drawn := len([]rune(text)), len(stroke)
	if length > 100 || lastRune(text) == '.' || strings.Trim(stroke, "=") != "" && strings.Trim(stroke, "-") != "" {
		return 0
	}
	exact := drawn >= length-3 && drawn <= length+3
	switch {
	case drawn < 3, !exact && (drawn > length || keyValue.MatchString(text)):
		return 0 // a line across the page divides, it does not underline
	case stroke[0] == '=':
		return 1
	}
	return 2
}
