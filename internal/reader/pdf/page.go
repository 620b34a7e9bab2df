package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/reader/layout"
)

// A page is one page as PDFium reads it: its characters in the order in which they are read, and what is painted, in the
// order in which it is painted. Places are in points from the top left corner of the page as it is shown.
type page struct {
	*engine
	number        int    // from 1
	handle, text  uint64 // addresses in the engine
	width, height float64

	box      layout.Rect // the part of the paper that is shown, in the measures of the file: Bottom is below Top, which is larger
	rotation int         // quarter turns clockwise

	annotations

	crowded bool // more is painted than is looked at
	isScan  bool // a picture of a page, with text that was read in it and is not rendered

	chars      []char
	count      int                // of characters, as PDFium counts them
	unreadable []rune             // signs of which the file does not say what they are, as PDFium guesses
	guesses    []rune             // of PDFium, for signs of which the page says what they are
	replaced   *object            // the last of which it says it by the page
	texts      map[uint64]*object // objects of text, by their address in the engine
	objects    []*object          // in the order in which they are painted
}

// A char is one character of a page.
type char struct {
	rune    rune
	text    *object     // nil where PDFium made the character, to part words and lines
	box     layout.Rect // of its shape
	advance layout.Rect // of its advance and the height of its font
	hyphen  bool        // ends a line in the middle of a word, or of two that a hyphen joins
	link    string
	unseen  bool
}

// maxChars is how many characters one page may have. A page of small print has 12,000.
const maxChars = 200_000

// openPage opens a page, counted from 1. It must be closed. It is nil where PDFium cannot read it. Pictures of annotations,
// as the values of a form, become part of the page's content.
func openPage(e *engine, file uint64, number int) *page {
	p := &page{engine: e, number: number, texts: map[uint64]*object{}}
	if !p.load(file) {
		return nil
	}
	p.readAnnotations(file)
	if p.drawn && p.call("FPDFPage_Flatten", p.handle, 0) != 0 {
		p.close()
		if !p.load(file) {
			return nil
		}
	}
	return p
}

func (p *page) load(file uint64) bool {
	p.handle = p.call("FPDF_LoadPage", file, uint64(p.number-1))
	if p.handle == 0 {
		return false
	}
	p.rotation = p.integer("FPDFPage_GetRotation", p.handle)
	if p.call("FPDF_GetPageBoundingBox", p.handle, p.scratch) != 0 {
		p.box = layout.Rect{Left: p.float32At(0), Top: p.float32At(1), Right: p.float32At(2), Bottom: p.float32At(3)}
	}
	p.width, p.height = p.box.Right-p.box.Left, p.box.Top-p.box.Bottom
	if p.rotation%2 == 1 {
		p.width, p.height = p.height, p.width
	}
	return p.err == nil
}

func (p *page) close() {
	if p.text != 0 {
		p.call("FPDFText_ClosePage", p.text)
	}
	p.call("FPDF_ClosePage", p.handle)
}

// read reads objects and characters.
func (p *page) read() error {
	if err := p.readObjects(); err != nil {
		return err
	}
	p.text = p.call("FPDFText_LoadPage", p.handle)
	if p.text == 0 {
		return nil
	}
	p.count = max(p.integer("FPDFText_CountChars", p.text), 0)
	if p.count > maxChars {
		return tooMuch(p.number, "characters")
	}
	p.chars = slices.Grow(p.chars[:0], p.count)
	for i := range uint64(p.count) {
		p.readChar(i)
	}
	p.noteUnprinted()
	return nil
}

// hyphenated is what PDFium gives for a hyphen at the end of a line.
const hyphenated = '\x02'

// signs are the marks of lists in the fonts Symbol and Wingdings, which have no place of their own in Unicode.
var signs = map[rune]rune{
	0xF0B7: '•', 0xF0A7: '▪', 0xF0A8: '◆', 0xF02D: '−', 0xF0D8: '➢', 0xF0FC: '✓', 0xF0FB: '✗', 0xF076: '❖', 0xF06C: '●',
	0xF06E: '■', 0xF06F: '□', 0xF071: '❑', 0xF0A1: '○', 0xF0E0: '→', 0xF0E8: '➔', 0xF0FE: '☑',
}

func (p *page) readChar(index uint64) {
	c := char{rune: rune(p.integer("FPDFText_GetUnicode", p.text, index))}
	if c.rune == hyphenated {
		c.rune, c.hyphen = '-', true
	}
	if sign, known := signs[c.rune]; known {
		c.rune = sign
	}
	c.text = p.texts[uint64(uint32(p.call("FPDFText_GetTextObject", p.text, index)))]
	if c.text != nil {
		p.measure(index, &c)
		if p.call("FPDFText_HasUnicodeMapError", p.text, index) != 0 || c.rune == 0 || c.rune == unicode.ReplacementChar {
			p.replace(c)
			return
		}
	}
	p.chars = append(p.chars, c)
}

// replace puts in the place of a sign of which the font does not say what it is what the page says of it.
func (p *page) replace(c char) {
	if c.text.actual == "" {
		p.unreadable = append(p.unreadable, c.rune)
		return
	}
	p.guesses = append(p.guesses, c.rune)
	if p.replaced != nil && p.replaced.actual == c.text.actual && c.text.order-p.replaced.order <= 1 {
		return // one text for several signs
	}
	p.replaced = c.text
	for _, r := range c.text.actual {
		c.rune = r
		p.chars = append(p.chars, c)
	}
}

// noteUnprinted takes note of what a machine is to read where something else is printed, or nothing.
func (p *page) noteUnprinted() {
	printed := map[*object]*strings.Builder{}
	for _, c := range p.chars {
		if c.text != nil && c.text.actual != "" {
			if printed[c.text] == nil {
				printed[c.text] = &strings.Builder{}
			}
			printed[c.text].WriteRune(c.rune)
		}
	}
	letters := func(text string) string { return strings.Join(document.Words(text), "") }
	for i := 0; i < len(p.objects); {
		actual, said := p.objects[i].actual, ""
		for first := i; i == first || i < len(p.objects) && actual != "" && p.objects[i].actual == actual; i++ {
			if text := printed[p.objects[i]]; text != nil {
				said += text.String()
			}
		}
		if letters(actual) != "" && letters(actual) != letters(said) {
			p.asides = append(p.asides, unprinted(document.Fold(actual), p.number))
		}
	}
}

// unprinted is a block of what only a machine reads.
func unprinted(text string, page int) document.Block {
	return document.Block{
		Kind: document.Paragraph, Place: document.Place{Page: page, Part: "text for machines"}, Visibility: document.Hidden,
		Runs: []document.Run{{Text: text, Visibility: document.Hidden}},
	}
}

// measure finds out where the shape of a character stands, and how far it goes on in its line; for a space, which has no
// shape, its advance and the height of its font.
func (p *page) measure(index uint64, c *char) {
	if p.call("FPDFText_GetLooseCharBox", p.text, index, p.scratch) != 0 {
		c.box = p.rect(p.float32At(0), p.float32At(1), p.float32At(2), p.float32At(3))
	}
	c.advance = c.box
	left, right, bottom, top := p.at(8, 0), p.at(8, 1), p.at(8, 2), p.at(8, 3)
	if !isBlank(c.rune) && p.call("FPDFText_GetCharBox", p.text, index, left, right, bottom, top) != 0 {
		c.box = p.rect(p.float64At(0), p.float64At(3), p.float64At(1), p.float64At(2))
	}
}

// point gives a point of the file as a place on the page.
func (p *page) point(x, y float64) (float64, float64) {
	switch p.rotation {
	case 1:
		return y - p.box.Bottom, x - p.box.Left
	case 2:
		return p.box.Right - x, y - p.box.Bottom
	case 3:
		return p.box.Top - y, p.box.Right - x
	}
	return x - p.box.Left, p.box.Top - y
}

// rect gives a rectangle of the file as a place on the page.
func (p *page) rect(left, top, right, bottom float64) layout.Rect {
	x1, y1 := p.point(left, top)
	x2, y2 := p.point(right, bottom)
	return layout.Rect{Left: math.Min(x1, x2), Top: math.Min(y1, y2), Right: math.Max(x1, x2), Bottom: math.Max(y1, y2)}
}

// plain is the text of the page as PDFium puts it together by itself.
func (p *page) plain() string {
	if p.count == 0 {
		return ""
	}
	address := p.call("malloc", uint64(2*p.count+2))
	if address == 0 {
		return ""
	}
	defer p.free(address)
	units := p.integer("FPDFText_GetText", p.text, 0, uint64(p.count), address)
	return decode(p.bytesAt(address, 2*max(0, min(units, p.count+1))))
}

// single takes characters off the page that are printed a second time in the same place, as some programs do for bold text
// and web browsers for menus. It gives them as text. A sign for several letters, as "ff", is of one piece of text.
func (p *page) single() string {
	const step = 3 // points; characters of the same place stand in the same square or in the next
	square := func(x, y float64) uint64 { return uint64(uint32(int32(x)))<<32 | uint64(uint32(int32(y))) }
	kept := make(map[uint64]int, len(p.chars))
	var twice strings.Builder
	chars := p.chars[:0]
	for _, c := range p.chars {
		if c.text == nil || isBlank(c.rune) {
			chars = append(chars, c)
			continue
		}
		x, y := c.box.Left/step, c.box.Bottom/step
		before, found := 0, false
		for _, near := range [4]uint64{square(x-0.5, y-0.5), square(x+0.5, y-0.5), square(x-0.5, y+0.5), square(x+0.5, y+0.5)} {
			if before, found = kept[near]; found {
				found = chars[before].rune == c.rune && chars[before].text != c.text && overlap(c.box, chars[before].box) > covered
			}
			if found {
				break
			}
		}
		if !found {
			kept[square(x, y)] = len(chars)
			chars = append(chars, c)
			continue
		}
		if chars[before].unseen {
			chars[before] = c
		}
		twice.WriteRune(c.rune)
	}
	p.chars = chars
	return twice.String()
}
