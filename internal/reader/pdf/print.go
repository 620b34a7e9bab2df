package pdf

import (
	"math"

	"gazette/internal/document"
	"gazette/internal/reader/layout"
)

// thinLine is how thick a filled rectangle is at most, in points, that is a line.
const thinLine = 3

// print gives a page as layout wants it, with some of its characters.
func (p *page) print(chars []char) layout.Page {
	printed := layout.Page{Width: p.width, Height: p.height, Figures: p.figures}
	printed.Glyphs = make([]layout.Glyph, 0, len(chars))
	for i, c := range chars {
		if c.text == nil || c.rune < ' ' {
			continue
		}
		last := len(printed.Glyphs) - 1
		if last >= 0 && i > 0 && chars[i-1].text == c.text && chars[i-1].box == c.box && !isBlank(c.rune) {
			printed.Glyphs[last].Text += string(c.rune) // one sign for several letters, as "fi"
			continue
		}
		printed.Glyphs = append(printed.Glyphs, glyph(c))
	}
	for _, o := range p.objects {
		switch o.kind {
		case imageObject:
			printed.Images = append(printed.Images, o.box)
		case pathObject:
			o.print(&printed)
		}
	}
	return printed
}

func glyph(c char) layout.Glyph {
	o := c.text
	g := layout.Glyph{
		Text: string(c.rune), Box: place(c), Baseline: o.baseline, Size: o.size, Angle: o.angle,
		Bold: o.font.bold, Italic: o.font.italic, Colour: o.colour, Link: c.link, Visibility: document.Visible,
	}
	if c.unseen {
		g.Visibility = document.Hidden
	}
	return g
}

// place is where a character stands in its line: from side to side its advance, for the shapes of "11" are further apart than
// those of other digits; from top to bottom its shape. Turned text is where its shape is.
func place(c char) layout.Rect {
	if c.text.angle != 0 {
		return c.box
	}
	return layout.Rect{Left: c.advance.Left, Top: c.box.Top, Right: c.advance.Right, Bottom: c.box.Bottom}
}

// print adds the lines and rectangles of a path to a page.
func (o *object) print(printed *layout.Page) {
	if o.alpha == 0 && !o.patterned {
		return
	}
	for _, each := range o.shapes {
		width, height := each.box.Right-each.box.Left, each.box.Bottom-each.box.Top
		switch {
		case math.Min(width, height) <= thinLine && (o.filled && each.square || o.stroked && len(each.points) > 1):
			if math.Max(width, height) > thinLine {
				printed.Rules = append(printed.Rules, layout.Rule{Rect: each.box})
			}
		case o.filled && each.square:
			printed.Boxes = append(printed.Boxes, layout.Box{Rect: each.box, Filled: true, Fill: o.colour})
		case o.stroked && each.square:
			printed.Boxes = append(printed.Boxes, layout.Box{Rect: each.box})
		case o.stroked:
			o.printLines(each, printed)
		}
	}
}

// printLines adds the straight lines along the edges of the page of which a shape consists.
func (o *object) printLines(s shape, printed *layout.Page) {
	for i := 1; i < len(s.points); i++ {
		line := around(around(emptyBox(), s.points[i-1][0], s.points[i-1][1]), s.points[i][0], s.points[i][1])
		width, height := line.Right-line.Left, line.Bottom-line.Top
		if math.Min(width, height) < 1 && math.Max(width, height) > thinLine {
			printed.Rules = append(printed.Rules, layout.Rule{Rect: line})
		}
	}
}
