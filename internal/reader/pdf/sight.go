package pdf

import (
	"math"
	"unicode"

	"gazette/internal/reader/layout"
)

// What nobody sees. Some of it is told by how it is written: text that is not rendered, that has no size, that is off the
// page. The rest is told by its picture: where text might not be seen (its colour is that of what is under it, something is
// painted over it, it is cut off, it is in a layer), the page is drawn with this text and without. A character that makes no
// difference is not seen.

const (
	invisibleMode = 3   // text that is not rendered (ISO 32000-1, table 106)
	clipMode      = 7   // text that only cuts off what follows
	leastSize     = 1   // in points; smaller text is not seen
	leastContrast = 24  // of 255; colours that are nearer are the same to a reader
	mostCovered   = 0.3 // of a character; more of it under something else may hide it
	covered       = 0.8 // of a character; it is not seen even if its edges are

	// maxPairs is how many pairs of a character and something painted are looked at on a page; where there are more, only
	// its picture tells what is seen. A page of tables has a million.
	maxPairs = 30_000_000
)

// look finds out what of the text of a page is not seen, and asks the artist where only the picture of the page can tell.
func (p *page) look(a *artist) error {
	if p.isScan = p.isScanWithText(); p.isScan {
		return nil
	}
	painted := p.painted()
	crowded := p.crowded || len(painted)*len(p.chars) > maxPairs
	if crowded {
		painted = nil
	}
	doubtful := map[*object]bool{}
	for _, text := range p.textBoxes() {
		doubtful[text.object] = crowded || isDoubtful(text.object, text.box, painted)
	}
	var questions []question
	for i := range p.chars {
		c := &p.chars[i]
		if c.text == nil {
			continue
		}
		if c.unseen = p.isUnseen(c); !c.unseen && doubtful[c.text] && !isBlank(c.rune) {
			questions = append(questions, question{char: i, text: c.text, box: inkBox(c, painted)})
		}
	}
	if len(questions) > 0 {
		if err := a.answer(p, questions, painted); err != nil {
			return err
		}
	}
	p.smooth()
	return nil
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r < ' ' }

// isScanWithText reports whether the page is one picture, and its text is what a machine read in it: not rendered, or under
// the picture. A stamp with the number of the page may be printed over it.
func (p *page) isScanWithText() bool {
	const (
		most  = 0.8 // of the page is the picture
		layer = 0.9 // of the text was read by the machine
	)
	paper := layout.Rect{Right: p.width, Bottom: p.height}
	picture := -1
	for _, o := range p.objects {
		if o.kind == imageObject && overlap(paper, o.box) > most {
			picture = o.order
		}
	}
	under, all := 0, 0
	for _, c := range p.chars {
		if c.text != nil {
			all++
			if c.text.mode == invisibleMode || c.text.order < picture {
				under++
			}
		}
	}
	return picture >= 0 && all > 0 && float64(under) >= layer*float64(all)
}

// isUnseen reports whether a character is written so that nobody sees it.
func (p *page) isUnseen(c *char) bool {
	o := c.text
	x, y := (c.box.Left+c.box.Right)/2, (c.box.Top+c.box.Bottom)/2
	return o.mode == invisibleMode || o.mode == clipMode || o.size <= leastSize || !o.patterned && o.alpha == 0 ||
		x < 0 || y < 0 || x > p.width || y > p.height
}

// A textBox is a piece of text and where it stands.
type textBox struct {
	object *object
	box    layout.Rect
}

func (p *page) textBoxes() []textBox {
	at := map[*object]int{}
	var boxes []textBox
	for _, c := range p.chars {
		if c.text == nil || isBlank(c.rune) {
			continue
		}
		i, known := at[c.text]
		if !known {
			i = len(boxes)
			at[c.text] = i
			boxes = append(boxes, textBox{c.text, emptyBox()})
		}
		boxes[i].box = around(around(boxes[i].box, c.box.Left, c.box.Top), c.box.Right, c.box.Bottom)
	}
	return boxes
}

// A patch is a part of the page that something is painted on.
type patch struct {
	layout.Rect
	order  int
	colour layout.Colour
	plain  bool // of one colour that covers what is under it
}

// painted are the patches of a page in the order in which they are painted, without text and thin lines.
func (p *page) painted() []patch {
	var patches []patch
	for _, o := range p.objects {
		switch {
		case o.kind == imageObject || o.kind == shadingObject:
			patches = append(patches, patch{Rect: o.box, order: o.order})
		case o.kind == pathObject && o.filled:
			plain := o.alpha == 255 && !o.patterned && !o.effects && !o.layered
			for _, each := range o.shapes {
				patches = append(patches, patch{each.box, o.order, o.colour, plain && each.square})
			}
		case o.kind == pathObject && o.stroked && o.width > thickLine:
			for _, each := range o.shapes {
				box := each.box
				half := o.width / 2
				patches = append(patches, patch{layout.Rect{Left: box.Left - half, Top: box.Top - half, Right: box.Right + half, Bottom: box.Bottom + half}, o.order, o.colour, false})
			}
		}
	}
	return patches
}

// thickLine is how wide a line is, in points, that may hide text.
const thickLine = 3

// isDoubtful reports whether some of a piece of text might not be seen.
func isDoubtful(o *object, box layout.Rect, painted []patch) bool {
	if o.layered || o.effects || o.patterned || o.alpha < 255 || outside(box, o.clip) {
		return true
	}
	under := []layout.Colour{{R: 255, G: 255, B: 255}}
	above := 0.0
	for _, each := range painted {
		part := overlap(box, each.Rect)
		switch {
		case part == 0:
		case each.order > o.order:
			above += part
			if above > mostCovered || !isThin(each.Rect, box) && overlap(each.Rect, box) > mostCovered {
				return true
			}
		case !each.plain && part > mostCovered:
			return true
		case part > 0.95:
			under = []layout.Colour{each.colour}
		case part > 0.02:
			under = append(under, each.colour)
		}
	}
	for _, each := range under {
		if contrast(each, o.colour) < leastContrast {
			return true
		}
	}
	return false
}

// isThin reports whether a patch is too thin to hide text of a box by itself, as the line under it.
func isThin(patch, box layout.Rect) bool {
	const least = 0.35 // of the height of the text
	thickness := math.Min(patch.Right-patch.Left, patch.Bottom-patch.Top)
	return thickness < least*math.Min(box.Right-box.Left, box.Bottom-box.Top)
}

// inkBox is where a character must make a difference to be seen: its middle, for its neighbours may reach into its sides,
// and of that what is under a patch that covers nearly all of it.
func inkBox(c *char, painted []patch) layout.Rect {
	box := c.box
	side := (box.Right - box.Left) * 0.1
	box.Left, box.Right = box.Left+side, box.Right-side
	for _, each := range painted {
		if each.order > c.text.order && overlap(c.box, each.Rect) >= covered {
			box = layout.Rect{Left: math.Max(box.Left, each.Left), Top: math.Max(box.Top, each.Top), Right: math.Min(box.Right, each.Right), Bottom: math.Min(box.Bottom, each.Bottom)}
		}
	}
	return box
}

// smooth makes whole stretches of what was found character by character: blanks between characters that are not seen are not
// seen, and a stretch without letters or digits tells nobody anything and is left as it is.
func (p *page) smooth() {
	for from := 0; from < len(p.chars); {
		if !p.chars[from].unseen {
			from++
			continue
		}
		to, says := from, false
		for i := from; i < len(p.chars) && (p.chars[i].unseen || isBlank(p.chars[i].rune)); i++ {
			if p.chars[i].unseen {
				to = i
				says = says || unicode.IsLetter(p.chars[i].rune) || unicode.IsDigit(p.chars[i].rune)
			}
		}
		for i := from; i <= to; i++ {
			p.chars[i].unseen = says
		}
		from = to + 1
	}
}

// outside reports whether a box is not wholly in another.
func outside(box, in layout.Rect) bool {
	const slack = 0.5
	return box.Left < in.Left-slack || box.Right > in.Right+slack || box.Top < in.Top-slack || box.Bottom > in.Bottom+slack
}

// overlap is how much of a box is under another, from 0 to 1.
func overlap(of, under layout.Rect) float64 {
	width := math.Min(of.Right, under.Right) - math.Max(of.Left, under.Left)
	height := math.Min(of.Bottom, under.Bottom) - math.Max(of.Top, under.Top)
	if width <= 0 || height <= 0 {
		return 0
	}
	return width * height / math.Max((of.Right-of.Left)*(of.Bottom-of.Top), 1e-6)
}

// contrast is how far apart two colours are in the channel in which they are furthest.
func contrast(a, b layout.Colour) int {
	apart := func(x, y uint8) int { return int(max(x, y) - min(x, y)) }
	return max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B))
}
