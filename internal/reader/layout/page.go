// Package layout finds the text of a printed page again: from where each character, line and box stands, it makes lines,
// columns, tables, headings, lists and paragraphs in the order in which a person reads them. It knows no file format.
package layout

import "gazette/internal/document"

// A Rect is a rectangle on a page, in points of 1/72 inch from the top left corner of the page as it is shown; Bottom is
// below Top.
type Rect struct{ Left, Top, Right, Bottom float64 }

// A Colour is red, green and blue, each from 0 to 255.
type Colour struct{ R, G, B uint8 }

// A Glyph is one character, or several that a font draws as one, where it is printed.
type Glyph struct {
	Text       string
	Box        Rect    // of its shape, or of its advance and its font's height for a space
	Baseline   float64 // distance from the top of the page
	Size       float64 // of the font, in points
	Angle      float64 // in degrees, clockwise; 0 for upright text
	Bold       bool
	Italic     bool
	Colour     Colour
	Link       string // the address that it leads to
	Visibility document.Visibility
}

// A Rule is a straight line that is drawn, or a rectangle too thin to be anything else.
type Rule struct{ Rect }

// A Box is a rectangle that is filled, or drawn by its edges.
type Box struct {
	Rect
	Filled bool
	Fill   Colour
}

// A Page is what is printed on one page, in the order in which it was painted.
type Page struct {
	Width, Height float64 // in points, as shown
	Glyphs        []Glyph
	Rules         []Rule
	Boxes         []Box
	Images        []Rect // where pictures are painted; no text is concluded from them, and the reader of the file says what they are
	Figures       []Figure
}

// A Figure is a block that is not made of glyphs and stands in the text where it is printed: a picture, a form's field.
type Figure struct {
	Rect
	Block document.Block
}
