package pdf

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
)

// A tagger makes blocks of the structure tree and the text of its marked content.
type tagger struct {
	text       map[mark]*piece
	vocabulary map[string]bool
	indents    []float64 // where the list items begin that are open
	page       int       // on which the last text stood
	picture    func(of map[mark]bool) *document.Picture
}

// A flow is a stretch of blocks, of which the last is being written.
type flow struct {
	*tagger
	kind   document.Kind
	level  int
	place  document.Place
	runs   []document.Run
	left   float64 // where the open block begins
	marker string  // the number of the open list item, where the tree keeps it apart
	after  []document.Block
	blocks []document.Block
	last   *piece // of the open block
	lastAt mark
}

// inlines are the kinds of elements that stand inside a line (ISO 32000-1, 14.8.4.4, and ISO 32000-2).
var inlines = map[string]bool{
	"Span": true, "Link": true, "Reference": true, "Quote": true, "Code": true, "BibEntry": true, "Annot": true, "Ruby": true,
	"RB": true, "RT": true, "RP": true, "Warichu": true, "WT": true, "WP": true, "Em": true, "Strong": true, "Sub": true,
	"NonStruct": true, "Private": true, "Lbl": true,
}

// blocks makes the blocks of an element that is no line by itself.
func (t *tagger) blocks(e *element, place document.Place, level int) []document.Block {
	f := &flow{tagger: t, kind: document.Paragraph, place: place}
	f.addAll(e, level)
	f.end()
	return f.blocks
}

// rest makes paragraphs of the marked content that the tree leads to by ways on which no text is looked for.
func (t *tagger) rest() []document.Block {
	marks := slices.SortedFunc(maps.Keys(t.text), func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.content, b.content))
	})
	f := &flow{tagger: t, kind: document.Paragraph}
	for _, at := range marks {
		f.addText(at)
		f.end()
	}
	return f.blocks
}

// addAll adds what is in an element.
func (f *flow) addAll(e *element, level int) {
	for _, kid := range e.kids {
		switch {
		case kid.element != nil:
			f.add(kid.element, level)
		case kid.content.page > 0:
			f.addText(kid.content)
		}
	}
}

// add adds an element; level is how deep lists stand in each other around it.
func (f *flow) add(e *element, level int) {
	isPicture := e.kind == "Figure" || e.kind == "Formula"
	if alternative := document.Fold(e.alt); alternative != "" && !isPicture {
		f.after = append(f.after, unprinted(alternative, f.page))
	}
	switch kind := e.kind; {
	case inlines[kind]:
		f.addInline(e, level)
	case isHeading(kind):
		f.block(e, document.Heading, headingLevel(kind), level)
	case kind == "P" || kind == "Caption" || kind == "TOCI" || kind == "BlockQuote" || kind == "Index":
		f.addParagraph(e, level)
	case kind == "L":
		f.addList(e, level+1)
	case kind == "LI":
		f.addItem(e, max(level, 1))
	case kind == "Table":
		f.end()
		f.indents = nil
		f.blocks = append(f.blocks, f.table(e, f.place)...)
	case kind == "Note" || kind == "FENote":
		f.after = append(f.after, f.note(e)...)
	case isPicture:
		f.after = append(f.after, f.figure(e)...)
	default:
		f.end()
		f.addAll(e, level)
		f.end()
	}
}

func isHeading(kind string) bool {
	return kind == "H" || kind == "Title" || len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '9'
}

func headingLevel(kind string) int {
	if len(kind) == 2 {
		return min(int(kind[1]-'0'), 6)
	}
	return 1
}

// addParagraph adds a paragraph. Where one stands in an open list item it is a line of its own there.
func (f *flow) addParagraph(e *element, level int) {
	if f.kind == document.ListItem && len(f.runs) == 0 && f.level > 0 {
		f.addAll(e, level) // the first of a list item, which it is the text of
		return
	}
	f.block(e, document.Paragraph, 0, level)
}

// block adds an element as a block of a kind.
func (f *flow) block(e *element, kind document.Kind, blockLevel, level int) {
	f.end()
	f.kind, f.level = kind, blockLevel
	f.addAll(e, level)
	f.end()
}

// addInline adds an element that stands in a line.
func (f *flow) addInline(e *element, level int) {
	from := len(f.runs)
	f.addAll(e, level)
	if actual := document.Fold(e.actual); actual != "" && from <= len(f.runs) && len(document.Words(actual)) > 0 {
		if strings.Join(document.Words(plainText(f.runs[from:])), "") != strings.Join(document.Words(actual), "") {
			// What the tag says instead of what is printed may be what someone meant to take out.
			f.runs = append(f.runs, document.Run{Text: " " + actual + " ", Visibility: document.Hidden})
		}
	}
}

func (f *flow) addText(at mark) {
	text := f.text[at]
	if text == nil {
		return
	}
	delete(f.text, at) // once, however often the tree leads to it
	f.page = at.page
	if len(f.runs) == 0 {
		f.left = text.left
	}
	if f.place.Page == 0 || len(f.runs) == 0 {
		f.place.Page = at.page
	}
	if f.last != nil && len(f.runs) > 0 {
		if with := text.partFrom(f.last, f.lastAt); with != "" {
			space := f.runs[len(f.runs)-1] // looks as what is before it
			space.Text = with
			f.runs = append(f.runs, space)
		}
	}
	f.runs = append(f.runs, text.end()...)
	f.last, f.lastAt = text, at
}

// end ends the open block.
func (f *flow) end() {
	runs := join(f.runs, f.vocabulary)
	if len(runs) > 0 || f.marker != "" {
		block := document.Block{Kind: f.kind, Level: f.level, Runs: runs, Place: f.place, Visibility: document.Visible}
		if block.Kind == document.ListItem {
			block.Number = f.marker
			if block.Number == "" {
				block.Number, block.Runs = takeNumber(block.Runs, itemNumber)
			}
			block.Level = f.depth(block.Level)
		} else if block.Kind == document.Heading {
			block.Number, block.Runs = takeNumber(block.Runs, headingNumber)
			f.indents = nil
		} else if len(f.indents) > 0 && f.left < f.indents[0]-near {
			f.indents = nil
		}
		if !isVisibleText(runs) && f.marker == "" {
			block.Visibility = document.Hidden
		}
		f.blocks = append(f.blocks, block)
	}
	f.blocks = append(f.blocks, f.after...)
	f.kind, f.level, f.runs, f.after, f.marker, f.last = document.Paragraph, 0, nil, nil, "", nil
}

// near is how far apart two places are that are meant to be the same, in points.
const near = 3

// depth is how deep a list item stands: as the tree says, or deeper, as it is printed. Word and LibreOffice write the items
// of a list that were indented by hand as lists of their own.
func (f *flow) depth(level int) int {
	for len(f.indents) > 0 && f.indents[len(f.indents)-1] > f.left+near {
		f.indents = f.indents[:len(f.indents)-1]
	}
	if len(f.indents) == 0 || f.indents[len(f.indents)-1] < f.left-near {
		f.indents = append(f.indents, f.left)
	}
	return max(level, len(f.indents))
}

// addList adds a list. Where some of its items have numbers, those without are paragraphs that go on with the one before.
func (f *flow) addList(e *element, level int) {
	f.end()
	from := len(f.blocks)
	for _, kid := range e.kids {
		if kid.element != nil && kid.element.kind == "LI" {
			f.addItem(kid.element, level)
		} else if kid.element != nil {
			f.add(kid.element, level)
			f.end()
		}
	}
	items := f.blocks[from:]
	if !slices.ContainsFunc(items, func(block document.Block) bool { return block.Number != "" }) {
		return
	}
	for i := range items {
		if items[i].Kind == document.ListItem && items[i].Number == "" {
			items[i].Kind, items[i].Level = document.Paragraph, 0
		}
	}
}

// addItem adds an item of a list.
func (f *flow) addItem(e *element, level int) {
	f.end()
	f.kind, f.level = document.ListItem, level
	for _, kid := range e.kids {
		switch {
		case kid.element == nil:
			f.addText(kid.content)
		case kid.element.kind == "Lbl":
			label := &flow{tagger: f.tagger, place: f.place}
			label.addAll(kid.element, level)
			if runs := join(label.runs, f.vocabulary); isVisibleText(runs) {
				f.left, f.place = label.left, label.place
				f.marker = plainText(runs)
			} else {
				f.runs = append(f.runs, runs...)
			}
		case kid.element.kind == "LBody":
			f.addAll(kid.element, level)
		default:
			f.add(kid.element, level)
		}
	}
	f.end()
}

// headingNumber is the number of a heading.
var headingNumber = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)])$`)

// itemNumber is what a list item begins with: a number, a letter, a sign.
var itemNumber = regexp.MustCompile(`^(?:\(?(?:\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{1,7})(?:[./]\d{1,4}|\.[a-z])*[.)/:]{0,2}|[^\pL\pN\s"'“‘(\[]{1,2}|[o§])$`)

// takeNumber takes the number off the front of a block.
func takeNumber(runs []document.Run, number *regexp.Regexp) (string, []document.Run) {
	if len(runs) == 0 || runs[0].Visibility != document.Visible {
		return "", runs
	}
	text := runs[0].Text
	end := strings.IndexFunc(text, unicode.IsSpace)
	switch {
	case end > 0 && number.MatchString(text[:end]):
		rest := runs[0]
		rest.Text = strings.TrimLeftFunc(text[end:], unicode.IsSpace)
		others := runs[1:]
		if rest.Text != "" {
			others = append([]document.Run{rest}, others...)
		}
		return text[:end], others
	case end < 0 && len(runs) > 1 && number.MatchString(text) && strings.HasPrefix(runs[1].Text, " "):
		rest := append([]document.Run(nil), runs[1:]...)
		rest[0].Text = strings.TrimLeft(rest[0].Text, " ")
		return text, rest
	}
	return "", runs
}

// note makes the blocks of a foot- or endnote, of which the first has its mark.
func (t *tagger) note(e *element) []document.Block {
	page := t.page
	f := &flow{tagger: t, kind: document.Note, level: 0}
	for _, kid := range e.kids {
		if kid.element != nil && kid.element.kind == "Lbl" {
			label := &flow{tagger: t}
			label.addAll(kid.element, 0)
			f.marker = document.Fold(plainText(label.runs))
		} else if kid.element != nil && kid.element.kind == "P" {
			if len(f.runs) > 0 {
				f.runs = append(f.runs, document.Run{Text: " ", Visibility: document.Visible})
			}
			f.addAll(kid.element, 0)
		} else if kid.element != nil {
			f.addInline(kid.element, 0)
		} else {
			f.addText(kid.content)
		}
	}
	t.page = page
	f.place.Part = "footnote"
	mark := f.marker
	f.end()
	if len(f.blocks) > 0 {
		first := &f.blocks[0]
		if first.Number = mark; mark == "" {
			first.Number, first.Runs = takeNumber(first.Runs, itemNumber)
		}
	}
	return f.blocks
}

// figure makes an image with its text alternative, followed by the text that is printed in it.
func (t *tagger) figure(e *element) []document.Block {
	marks := map[mark]bool{}
	e.marks(marks)
	inside := t.blocks(&element{kids: e.kids}, document.Place{}, 0)
	alternative := document.Fold(e.alt)
	if alternative == "" {
		alternative = document.Fold(e.actual)
	}
	if alternative == "" {
		return inside
	}
	image := document.Text(document.Image, alternative)
	image.Place.Page = t.page
	for at := range marks {
		image.Place.Page = at.page
	}
	image.Picture = t.picture(marks)
	return append([]document.Block{image}, inside...)
}

// marks collects the marked content in an element.
func (e *element) marks(into map[mark]bool) {
	for _, kid := range e.kids {
		if kid.element != nil {
			kid.element.marks(into)
		} else if kid.content.page > 0 {
			into[kid.content] = true
		}
	}
}
