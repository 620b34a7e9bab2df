package pdf

import (
	"math"
	"slices"
	"time"

	"gazette/internal/reader/layout"
)

// An artist draws pages of one file, with an engine of its own that can be stopped. It starts when it is first asked.
type artist struct {
	data     []byte
	deadline time.Time
	engine   *engine
	file     uint64
}

func (a *artist) close() {
	if a.engine != nil {
		a.engine.close()
		a.engine = nil
	}
}

func (a *artist) start() error {
	if a.engine != nil {
		return a.engine.err
	}
	var err error
	if a.engine, err = newEngine(drawing, time.Until(a.deadline)); err != nil {
		return err
	}
	a.file = a.engine.open(a.data)
	return a.engine.err
}

// A question asks whether a character is seen.
type question struct {
	char int // its place among those of the page
	text *object
	box  layout.Rect // where it makes a difference if it is
}

const (
	resolution = 150.0 // dots for an inch
	maxPixels  = 6_000_000
	leastDots  = 2 // that must differ for a character to be seen
)

// answer draws a page with and without the text that is asked about, and marks the characters that make no difference as
// unseen. Texts that stand over each other are taken off one after the other: one of them may be seen.
func (a *artist) answer(p *page, questions []question, painted []patch) error {
	if err := a.start(); err != nil {
		return err
	}
	drawn := openPage(a.engine, a.file, p.number)
	if drawn == nil {
		return a.engine.err
	}
	defer drawn.close()
	with := drawn.draw()
	defer with.free()
	for _, group := range p.apart(questions, painted) {
		drawn.show(group, false)
		without := drawn.draw()
		drawn.show(group, true)
		one, other := with.dots(), without.dots()
		for _, each := range questions {
			if group[each.text.order] {
				p.chars[each.char].unseen = !with.differ(one, other, each.box)
			}
		}
		without.free()
	}
	return a.engine.err
}

// maxGroups is how many times a page is drawn at most to tell texts apart that stand over each other.
const maxGroups = 4

// maxCompared is how many times two texts and a patch are compared on a page. Where there would be more, all texts are
// taken off at once.
const maxCompared = 200_000_000

// apart divides the texts that are asked about into groups, as far as maxGroups allows: a text that is under a patch, and
// one over that patch, are not in the same. A group holds their places in the order of what is painted, and with them those
// of text that is printed twice, of which PDFium gives no characters.
func (p *page) apart(questions []question, painted []patch) []map[int]bool {
	boxes := map[int]layout.Rect{}
	var orders []int
	for _, each := range questions {
		box, known := boxes[each.text.order]
		if !known {
			box = emptyBox()
			orders = append(orders, each.text.order)
		}
		boxes[each.text.order] = around(around(box, each.box.Left, each.box.Top), each.box.Right, each.box.Bottom)
	}
	groups := []map[int]bool{p.silent()}
	atOnce := len(painted) == 0 || len(orders)*len(orders) > maxCompared/len(painted)
	for _, order := range orders {
		if atOnce {
			groups[0][order] = true
			continue
		}
		in := slices.IndexFunc(groups, func(group map[int]bool) bool {
			for other := range group {
				if isBetween(order, other, boxes[order], boxes[other], painted) {
					return false
				}
			}
			return true
		})
		if in < 0 && len(groups) < maxGroups {
			groups = append(groups, p.silent())
			in = len(groups) - 1
		}
		groups[max(in, 0)][order] = true
	}
	return groups
}

// isBetween reports whether a patch is painted between two texts, over one and under the other.
func isBetween(order, other int, box, otherBox layout.Rect, painted []patch) bool {
	if overlap(box, otherBox) == 0 {
		return false
	}
	first, last := min(order, other), max(order, other)
	return slices.ContainsFunc(painted, func(each patch) bool {
		return each.order > first && each.order < last && overlap(box, each.Rect) > 0 && overlap(otherBox, each.Rect) > 0
	})
}

// silent are the texts of a page of which PDFium gives no characters.
func (p *page) silent() map[int]bool {
	orders := map[int]bool{}
	for _, each := range p.texts {
		orders[each.order] = true
	}
	for _, each := range p.chars {
		if each.text != nil {
			delete(orders, each.text.order)
		}
	}
	return orders
}

// show takes text off the page, or puts it back, by its place in the order of what is painted.
func (p *page) show(orders map[int]bool, active bool) {
	state := uint64(0)
	if active {
		state = 1
	}
	order := 0
	var walk func(address uint64, depth int)
	walk = func(address uint64, depth int) {
		if address == 0 || depth > maxFormDepth || order > maxObjects || p.err != nil {
			return
		}
		if orders[order] {
			p.call("FPDFPageObj_SetIsActive", address, state)
		}
		order++
		if p.integer("FPDFPageObj_GetType", address) == formObject {
			for i := range max(p.integer("FPDFFormObj_CountObjects", address), 0) {
				walk(p.call("FPDFFormObj_GetObject", address, uint64(i)), depth+1)
			}
		}
	}
	for i := range max(p.integer("FPDFPage_CountObjects", p.handle), 0) {
		walk(p.call("FPDFPage_GetObject", p.handle, uint64(i)), 0)
	}
}

// A bitmap is a page as it is shown, in an engine's memory, with four bytes for each dot.
type bitmap struct {
	*engine
	handle        uint64
	width, height int
	scale         float64 // dots for a point
}

// How bitmaps are made (fpdfview.h).
const (
	formatBGRx      = 3
	drawAnnotations = 1
	white           = 0xFFFFFFFF
)

// draw draws a page. The bitmap must be freed.
func (p *page) draw() bitmap {
	return p.drawAt(scaleFor(resolution, maxPixels, p.width, p.height))
}

// scaleFor gives the dots for a point at which an inch has so many, or fewer where the page would have more dots than most.
func scaleFor(dots, most, width, height float64) float64 {
	return math.Min(dots/72, math.Sqrt(most/math.Max(width*height, 1)))
}

// drawAt draws a page with so many dots for a point. The bitmap must be freed.
func (p *page) drawAt(scale float64) bitmap {
	b := bitmap{engine: p.engine, scale: scale}
	b.width, b.height = max(1, int(math.Ceil(p.width*scale))), max(1, int(math.Ceil(p.height*scale)))
	b.handle = p.call("FPDFBitmap_CreateEx", uint64(b.width), uint64(b.height), formatBGRx, 0, 0)
	if b.handle == 0 {
		return b
	}
	p.call("FPDFBitmap_FillRect", b.handle, 0, 0, uint64(b.width), uint64(b.height), white)
	p.call("FPDF_RenderPageBitmap", b.handle, p.handle, 0, 0, uint64(b.width), uint64(b.height), 0, drawAnnotations)
	return b
}

func (b bitmap) free() { b.call("FPDFBitmap_Destroy", b.handle) }

// dots are the bytes of a bitmap, good until the next call.
func (b bitmap) dots() []byte {
	address := b.call("FPDFBitmap_GetBuffer", b.handle)
	return b.bytesAt(address, 4*b.width*b.height)
}

// differ reports whether two drawings of a page differ in a part of it.
func (b bitmap) differ(one, other []byte, in layout.Rect) bool {
	left, right := b.dotsOf(in.Left, in.Right, b.width)
	top, bottom := b.dotsOf(in.Top, in.Bottom, b.height)
	count := 0
	for y := top; y < bottom; y++ {
		for i := 4 * (y*b.width + left); i < 4*(y*b.width+right) && i+2 < min(len(one), len(other)); i += 4 {
			apart := max(one[i], other[i])-min(one[i], other[i]) >= leastContrast ||
				max(one[i+1], other[i+1])-min(one[i+1], other[i+1]) >= leastContrast ||
				max(one[i+2], other[i+2])-min(one[i+2], other[i+2]) >= leastContrast
			if apart {
				if count++; count >= leastDots {
					return true
				}
			}
		}
	}
	return false
}

// dotsOf gives the dots from one place to another, at least one.
func (b bitmap) dotsOf(from, to float64, most int) (int, int) {
	first := max(0, min(most-1, int(from*b.scale)))
	return first, max(first+1, min(most, int(math.Ceil(to*b.scale))))
}
