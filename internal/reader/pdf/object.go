package pdf

import (
	"math"
	"strings"

	"gazette/internal/reader/layout"
)

// What an object is (FPDF_PAGEOBJ_ of fpdf_edit.h).
const (
	textObject    = 1
	pathObject    = 2
	imageObject   = 3
	shadingObject = 4
	formObject    = 5
)

// An object is what one operator paints: a stretch of text, a path, an image.
type object struct {
	kind    int
	address uint64
	order   int         // among the objects of the page
	box     layout.Rect // without what of it is cut off

	content   int  // number of the marked content that it is in, by which the structure tree knows it; -1 for none
	artifact  bool // marked as no part of the document's content
	layered   bool // in a layer that may be switched off
	effects   bool // painted with some effect, as transparency
	colour    layout.Colour
	alpha     int
	actual    string // what a machine is to read instead of it
	patterned bool   // filled with something else than one colour

	// Of text.
	font     font
	size     float64 // as shown, in points
	angle    float64 // in degrees, clockwise
	baseline float64
	mode     int         // how it is rendered: 3 is not at all
	clip     layout.Rect // what of the page it is cut to

	// Of a path.
	shapes  []shape
	filled  bool
	stroked bool
	width   float64 // of its lines, in points
}

// A shape is one closed or open stretch of a path.
type shape struct {
	box    layout.Rect
	points [][2]float64
	square bool // a rectangle along the edges of the page
}

// A font is how text looks.
type font struct {
	name         string
	bold, italic bool
}

// A matrix moves, turns and scales: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var unchanged = matrix{a: 1, d: 1}

func (m matrix) then(n matrix) matrix {
	return matrix{
		a: m.a*n.a + m.b*n.c, b: m.a*n.b + m.b*n.d,
		c: m.c*n.a + m.d*n.c, d: m.c*n.b + m.d*n.d,
		e: m.e*n.a + m.f*n.c + n.e, f: m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// The limits of a page.
const (
	maxObjects   = 100_000 // of one page; a map with many lines has 50,000
	maxSegments  = 400_000 // lines and curves of one page that are looked at
	maxFormDepth = 20      // how deep forms may stand in each other
)

// readObjects reads what is painted on the page.
func (p *page) readObjects() error {
	r := objectReader{page: p, fonts: map[uint64]font{}, actualText: p.name("ActualText")}
	defer p.free(r.actualText)
	count := p.integer("FPDFPage_CountObjects", p.handle)
	for i := range max(count, 0) {
		address := p.call("FPDFPage_GetObject", p.handle, uint64(i))
		if !r.read(address, unchanged, -1, 0) {
			return tooMuch(p.number, "drawings and pieces of text")
		}
	}
	return nil
}

type objectReader struct {
	*page
	fonts      map[uint64]font
	segments   int
	actualText uint64 // the key of that name
}

// read reads one object, and those in it where it is a form, of which around says where it stands. content is the number of
// the marked content that the form is in. It reports false where the page is too large.
func (r *objectReader) read(address uint64, around matrix, content, depth int) bool {
	if len(r.objects) > maxObjects || depth > maxFormDepth || r.err != nil {
		return r.err != nil // what stopped is told elsewhere
	}
	if address == 0 {
		return true
	}
	o := &object{kind: r.integer("FPDFPageObj_GetType", address), address: address, order: len(r.objects), content: content}
	r.readMarks(o)
	place := r.matrix("FPDFPageObj_GetMatrix", address)
	r.objects = append(r.objects, o)
	o.effects = r.call("FPDFPageObj_HasTransparency", address) != 0
	switch o.kind {
	case formObject:
		return r.readForm(o, place.then(around), depth)
	case textObject:
		r.readText(o, place.then(around))
		o.clip = r.clip(address, around)
	case pathObject:
		r.readPath(o, place.then(around))
	default:
		if r.call("FPDFPageObj_GetBounds", address, r.at(4, 0), r.at(4, 1), r.at(4, 2), r.at(4, 3)) != 0 {
			o.box = r.transformed(around, r.float32At(0), r.float32At(1), r.float32At(2), r.float32At(3))
		}
	}
	return true
}

func (r *objectReader) readForm(o *object, around matrix, depth int) bool {
	count := r.integer("FPDFFormObj_CountObjects", o.address)
	for i := range max(count, 0) {
		from := len(r.objects)
		if !r.read(r.call("FPDFFormObj_GetObject", o.address, uint64(i)), around, o.content, depth+1) {
			return false
		}
		for _, each := range r.objects[from:] {
			each.artifact = each.artifact || o.artifact
			each.layered = true // or cut off, or faint, with all of the form: PDFium does not say
			if o.content >= 0 || each.content >= 0 {
				each.content = o.content // numbers in a form count anew, and would be taken for those of the page
			}
		}
	}
	return true
}

func (r *objectReader) matrix(name string, arguments ...uint64) matrix {
	if r.call(name, append(arguments, r.scratch)...) == 0 {
		return unchanged
	}
	return matrix{r.float32At(0), r.float32At(1), r.float32At(2), r.float32At(3), r.float32At(4), r.float32At(5)}
}

// transformed is the rectangle around one that was moved and turned.
func (r *objectReader) transformed(m matrix, left, bottom, right, top float64) layout.Rect {
	box := emptyBox()
	for _, corner := range [4][2]float64{{left, bottom}, {left, top}, {right, bottom}, {right, top}} {
		x, y := m.apply(corner[0], corner[1])
		box = around(box, x, y)
	}
	return r.rect(box.Left, box.Bottom, box.Right, box.Top)
}

// emptyBox is a rectangle that around makes larger.
func emptyBox() layout.Rect {
	return layout.Rect{Left: math.Inf(1), Top: math.Inf(1), Right: math.Inf(-1), Bottom: math.Inf(-1)}
}

// around is the smallest rectangle that holds a box and a point.
func around(box layout.Rect, x, y float64) layout.Rect {
	return layout.Rect{Left: math.Min(box.Left, x), Top: math.Min(box.Top, y), Right: math.Max(box.Right, x), Bottom: math.Max(box.Bottom, y)}
}

// readMarks reads in which marked content an object stands. Marks that say what else than the printed text a machine is to
// read are taken off: PDFium would give that instead of what is seen.
func (r *objectReader) readMarks(o *object) {
	if content := r.integer("FPDFPageObj_GetMarkedContentID", o.address); content >= 0 {
		o.content = content
	}
	for i := r.integer("FPDFPageObj_CountMarks", o.address) - 1; i >= 0; i-- {
		mark := r.call("FPDFPageObj_GetMark", o.address, uint64(i))
		switch r.markName(mark) {
		case "Artifact":
			o.artifact = true
		case "OC":
			o.layered = true
		}
		if actual := r.markText(mark); actual != "" {
			o.actual = actual
			r.call("FPDFPageObj_RemoveMark", o.address, mark)
		}
	}
}

// markText is the ActualText of a mark.
func (r *objectReader) markText(mark uint64) string {
	if r.call("FPDFPageObjMark_GetParamStringValue", mark, r.actualText, 0, 0, r.scratch) == 0 {
		return ""
	}
	length := r.intAt(0)
	if length <= 2 || length > maxString {
		return ""
	}
	address := r.call("malloc", uint64(length))
	if address == 0 {
		return ""
	}
	defer r.free(address)
	r.call("FPDFPageObjMark_GetParamStringValue", mark, r.actualText, address, uint64(length), r.scratch)
	return decode(r.bytesAt(address, length))
}

func (r *objectReader) markName(mark uint64) string {
	const room = 64
	if r.call("FPDFPageObjMark_GetName", mark, r.at(8, 1), room, r.scratch) == 0 {
		return ""
	}
	var name strings.Builder
	for i, unit := range r.bytesAt(r.at(8, 1), min(room, max(r.intAt(0), 0))) {
		if i%2 == 0 && unit != 0 {
			name.WriteByte(unit)
		}
	}
	return name.String()
}

func (r *objectReader) readText(o *object, place matrix) {
	r.texts[o.address] = o
	o.mode = r.integer("FPDFTextObj_GetTextRenderMode", o.address)
	r.call("FPDFTextObj_GetFontSize", o.address, r.scratch)
	o.size = math.Abs(r.float32At(0)) * math.Hypot(place.c, place.d)
	o.angle = math.Mod(float64(r.rotation*90)-math.Atan2(place.b, place.a)*180/math.Pi+360, 360)
	_, o.baseline = r.point(place.e, place.f)
	colour := "FPDFPageObj_GetFillColor"
	if o.mode == 1 || o.mode == 5 {
		colour = "FPDFPageObj_GetStrokeColor"
	}
	r.readColour(o, colour)
	o.font = r.fontAt(r.call("FPDFTextObj_GetFont", o.address))
}

// clip is the part of the page that an object is cut to, as the rectangle around the shapes that say so.
func (r *objectReader) clip(address uint64, form matrix) layout.Rect {
	clip := layout.Rect{Left: math.Inf(-1), Top: math.Inf(-1), Right: math.Inf(1), Bottom: math.Inf(1)}
	path := r.call("FPDFPageObj_GetClipPath", address)
	if path == 0 {
		return clip
	}
	for i := range max(r.integer("FPDFClipPath_CountPaths", path), 0) {
		box := emptyBox()
		for j := range max(r.integer("FPDFClipPath_CountPathSegments", path, uint64(i)), 0) {
			if r.segments++; r.segments > maxSegments {
				r.crowded = true
				return clip
			}
			segment := r.call("FPDFClipPath_GetPathSegment", path, uint64(i), uint64(j))
			if segment != 0 && r.call("FPDFPathSegment_GetPoint", segment, r.at(4, 0), r.at(4, 1)) != 0 {
				x, y := r.point(form.apply(r.float32At(0), r.float32At(1)))
				box = around(box, x, y)
			}
		}
		clip = layout.Rect{Left: math.Max(clip.Left, box.Left), Top: math.Max(clip.Top, box.Top), Right: math.Min(clip.Right, box.Right), Bottom: math.Min(clip.Bottom, box.Bottom)}
	}
	return clip
}

func (r *objectReader) readColour(o *object, name string) {
	if r.call(name, o.address, r.at(4, 0), r.at(4, 1), r.at(4, 2), r.at(4, 3)) == 0 {
		o.patterned = true
		return
	}
	o.colour = layout.Colour{R: uint8(r.intAt(0)), G: uint8(r.intAt(1)), B: uint8(r.intAt(2))}
	o.alpha = r.intAt(3)
}

// The flags of a font (ISO 32000-1, table 123), and the weight from which it is bold.
const (
	italicFlag = 1 << 6
	forceBold  = 1 << 18
	boldWeight = 600
)

func (r *objectReader) fontAt(address uint64) font {
	if found, known := r.fonts[address]; known || address == 0 {
		return found
	}
	found := font{name: r.narrow("FPDFFont_GetBaseFontName", address)}
	flags := r.integer("FPDFFont_GetFlags", address)
	name := strings.ToLower(found.name)
	found.bold = flags&forceBold != 0 || r.integer("FPDFFont_GetWeight", address) >= boldWeight || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
	found.italic = flags&italicFlag != 0 || strings.Contains(name, "italic") || strings.Contains(name, "oblique")
	r.fonts[address] = found
	return found
}

// What a segment of a path does (FPDF_SEGMENT_ of fpdf_edit.h).
const (
	curveSegment = 1
	moveSegment  = 2
)

func (r *objectReader) readPath(o *object, place matrix) {
	if r.call("FPDFPath_GetDrawMode", o.address, r.at(4, 0), r.at(4, 1)) != 0 {
		o.filled, o.stroked = r.intAt(0) != 0, r.intAt(1) != 0
	}
	if o.stroked && r.call("FPDFPageObj_GetStrokeWidth", o.address, r.scratch) != 0 {
		o.width = r.float32At(0) * math.Sqrt(math.Abs(place.a*place.d-place.b*place.c))
	}
	colour := "FPDFPageObj_GetFillColor"
	if !o.filled {
		colour = "FPDFPageObj_GetStrokeColor"
	}
	r.readColour(o, colour)
	o.box = emptyBox()
	for i := range max(r.integer("FPDFPath_CountSegments", o.address), 0) {
		if r.segments++; r.segments > maxSegments {
			r.crowded = true
			return
		}
		segment := r.call("FPDFPath_GetPathSegment", o.address, uint64(i))
		if segment == 0 || r.call("FPDFPathSegment_GetPoint", segment, r.at(4, 0), r.at(4, 1)) == 0 {
			continue
		}
		x, y := r.point(place.apply(r.float32At(0), r.float32At(1)))
		kind := r.integer("FPDFPathSegment_GetType", segment)
		if kind == moveSegment || len(o.shapes) == 0 {
			o.shapes = append(o.shapes, shape{box: emptyBox(), square: true})
		}
		last := &o.shapes[len(o.shapes)-1]
		last.points = append(last.points, [2]float64{x, y})
		last.box = around(last.box, x, y)
		o.box = around(o.box, x, y)
		if kind == curveSegment {
			last.square = false
		}
	}
	for i := range o.shapes {
		o.shapes[i].square = o.shapes[i].square && isSquare(o.shapes[i])
	}
}

// isSquare reports whether all points of a shape are corners of the rectangle around it, and at least three of them are.
func isSquare(s shape) bool {
	const near = 0.1
	corners := map[[2]bool]bool{}
	for _, point := range s.points {
		left, right := math.Abs(point[0]-s.box.Left) < near, math.Abs(point[0]-s.box.Right) < near
		top, bottom := math.Abs(point[1]-s.box.Top) < near, math.Abs(point[1]-s.box.Bottom) < near
		if !left && !right || !top && !bottom {
			return false
		}
		corners[[2]bool{left, top}] = true
	}
	return len(s.points) >= 4 && len(corners) >= 3
}
