package odf

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// A box is where something is drawn, in points from the upper left corner.
type box struct{ left, top, right, bottom float64 }

// boxOf gives the place of a shape, and of a group that of all shapes in it (svg:x, svg:y, svg:width and svg:height in ODF 1.3 part 3).
func boxOf(e *office.Element) box {
	if e.Name == "draw:g" || e.Name == "draw:a" {
		var all box
		for _, each := range e.Children {
			if b := boxOf(each); b != (box{}) {
				all = all.with(b)
			}
		}
		return all
	}
	if x1 := e.Get("svg:x1"); x1 != "" {
		a, b, c, d := points(x1), points(e.Get("svg:y1")), points(e.Get("svg:x2")), points(e.Get("svg:y2"))
		return box{min(a, c), min(b, d), max(a, c), max(b, d)}
	}
	x, y, width, height := points(e.Get("svg:x")), points(e.Get("svg:y")), points(e.Get("svg:width")), points(e.Get("svg:height"))
	transform := transformations.FindAllStringSubmatch(e.Get("draw:transform"), maxChain)
	var b box
	for i, corner := range [][2]float64{{x, y}, {x + width, y}, {x, y + height}, {x + width, y + height}} {
		at := transformed(corner, transform)
		if i == 0 {
			b = box{at[0], at[1], at[0], at[1]}
		}
		b = box{min(b.left, at[0]), min(b.top, at[1]), max(b.right, at[0]), max(b.bottom, at[1])}
	}
	return b
}

var transformations = regexp.MustCompile(`(\w+)\s*\(([^)]*)\)`)

// transformed gives where a point comes to lie (draw:transform in ODF 1.3 part 3). Other transformations than these are not written by
// the programs, and change the place little.
func transformed(point [2]float64, by [][]string) [2]float64 {
	for _, each := range by {
		of := strings.FieldsFunc(each[2], func(r rune) bool { return r == ' ' || r == ',' })
		switch {
		case each[1] == "rotate" && len(of) == 1:
			angle, err := strconv.ParseFloat(of[0], 64)
			if sin, cos := math.Sincos(angle); err == nil {
				point = [2]float64{point[0]*cos + point[1]*sin, point[1]*cos - point[0]*sin}
			}
		case each[1] == "translate" && len(of) == 2:
			point = [2]float64{point[0] + points(of[0]), point[1] + points(of[1])}
		}
	}
	return point
}

func (b box) with(other box) box {
	if b == (box{}) {
		return other
	}
	return box{min(b.left, other.left), min(b.top, other.top), max(b.right, other.right), max(b.bottom, other.bottom)}
}

// isOutside reports whether nothing of a box lies on a slide of a size that is known.
func (b box) isOutside(slide box) bool {
	return slide != (box{}) && (b.right < 0 || b.bottom < 0 || b.left > slide.right || b.top > slide.bottom)
}

func (b box) covers(other box) bool {
	return b.left <= other.left && b.top <= other.top && b.right >= other.right && b.bottom >= other.bottom
}
