package pptx

import (
	"math"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// emuPerPoint is how many English Metric Units, in which drawings are measured, a point has (ISO 29500-1, 20.1.10.16).
const emuPerPoint = 12_700

// A transform takes points of the space in which the shapes of a group are measured to the slide.
type transform struct{ xx, xy, yx, yy, x, y float64 }

var onSlide = transform{xx: 1, yy: 1}

func (t transform) apply(x, y float64) (float64, float64) {
	return t.xx*x + t.xy*y + t.x, t.yx*x + t.yy*y + t.y
}

// after gives the transform that does first and then t.
func (t transform) after(first transform) transform {
	x, y := t.apply(first.x, first.y)
	return transform{
		t.xx*first.xx + t.xy*first.yx, t.xx*first.xy + t.xy*first.yy,
		t.yx*first.xx + t.yy*first.yx, t.yx*first.xy + t.yy*first.yy, x, y,
	}
}

// isUpright reports whether the sides of a rectangle stay level and plumb.
func (t transform) isUpright() bool {
	size := math.Hypot(t.xx, t.yx) / 1000
	return math.Abs(t.xy) <= size && math.Abs(t.yx) <= size || math.Abs(t.xx) <= size && math.Abs(t.yy) <= size
}

// box gives the box on the slide that holds a rectangle.
func (t transform) box(left, top, width, height float64) office.Box {
	b := office.Nowhere
	for _, corner := range [][2]float64{{left, top}, {left + width, top}, {left, top + height}, {left + width, top + height}} {
		x, y := t.apply(corner[0], corner[1])
		b = b.Around(office.Box{Left: x, Top: y, Right: x, Bottom: y})
	}
	return b
}

// A frame is where a shape lies in the space around it, and how it is turned (a:xfrm).
type frame struct {
	left, top, width, height float64
	own                      transform // turns and mirrors the frame about its middle
}

// readFrame reads a frame; false where nothing says where it is.
func readFrame(xfrm *office.Element) (frame, bool) {
	off, ext := xfrm.Child("a:off"), xfrm.Child("a:ext")
	if off == nil || ext == nil {
		return frame{own: onSlide}, false
	}
	f := frame{left: length(off.Get("x")), top: length(off.Get("y")), width: length(ext.Get("cx")), height: length(ext.Get("cy"))}
	degrees, _ := number(xfrm.Get("rot"))
	sin, cos := math.Sincos(degrees / 60_000 * math.Pi / 180)
	turn := transform{cos, -sin, sin, cos, 0, 0}
	mirror := onSlide
	if isOn(xfrm.Get("flipH")) {
		mirror.xx = -1
	}
	if isOn(xfrm.Get("flipV")) {
		mirror.yy = -1
	}
	x, y := f.left+f.width/2, f.top+f.height/2
	f.own = transform{1, 0, 0, 1, x, y}.after(turn).after(mirror).after(transform{1, 0, 0, 1, -x, -y})
	return f, true
}

// inside gives the transform for the shapes of a group, which are measured in a space of its own (a:chOff, a:chExt).
func (f frame) inside(xfrm *office.Element, around transform) transform {
	off, ext := xfrm.Child("a:chOff"), xfrm.Child("a:chExt")
	if off == nil || ext == nil {
		return around.after(f.own)
	}
	scale := func(to float64, from string) float64 {
		if length := length(from); length != 0 {
			return to / length
		}
		return 1
	}
	sx, sy := scale(f.width, ext.Get("cx")), scale(f.height, ext.Get("cy"))
	place := transform{sx, 0, 0, sy, f.left - sx*length(off.Get("x")), f.top - sy*length(off.Get("y"))}
	return around.after(f.own).after(place)
}

// units are the units in which the strict form may measure, in English Metric Units.
var units = map[string]float64{"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}

// length reads a length; 0 for one that is none.
func length(text string) float64 {
	if len(text) > 2 {
		if unit := units[text[len(text)-2:]]; unit != 0 {
			value, _ := number(text[:len(text)-2])
			return value * unit
		}
	}
	value, _ := number(text)
	return value
}

// number reads a finite number; 0 and false for what is none.
func number(text string) (float64, bool) {
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(value) || math.Abs(value) > 1e12 {
		return 0, false
	}
	return value, true
}

// share reads a part of a whole: "50000" thousandths of a per cent or, in the strict form, "50%"; otherwise where it says
// nothing.
func share(text string, otherwise float64) float64 {
	percent, isPercent := strings.CutSuffix(text, "%")
	value, ok := number(percent)
	switch {
	case !ok:
		return otherwise
	case isPercent:
		return value / 100
	}
	return value / 100_000
}
