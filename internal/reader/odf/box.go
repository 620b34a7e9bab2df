package odf

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// boxOf gives the place of a shape in points; nothing where that is not said. Of a group it is that of all shapes in it (svg:x, svg:y, svg:width and svg:height in ODF 1.3 part 3).
func boxOf(e *office.Element) office.Box {
	if e.Name == "draw:g" || e.Name == "draw:a" {
		all := office.Nowhere
		for _, each := range e.Children {
			if b := boxOf(each); b != (office.Box{}) {
				all = all.Around(b)
			}
		}
		if all == office.Nowhere {
			return office.Box{}
		}
		return all
	}
	if x1 := e.Get("svg:x1"); x1 != "" {
		a, b, c, d := points(x1), points(e.Get("svg:y1")), points(e.Get("svg:x2")), points(e.Get("svg:y2"))
		return office.Box{Left: min(a, c), Top: min(b, d), Right: max(a, c), Bottom: max(b, d)}
	}
	x, y, width, height := points(e.Get("svg:x")), points(e.Get("svg:y")), points(e.Get("svg:width")), points(e.Get("svg:height"))
	transform := transformations.FindAllStringSubmatch(e.Get("draw:transform"), maxChain)
	b := office.Nowhere
	for _, corner := range [][2]float64{{x, y}, {x + width, y}, {x, y + height}, {x + width, y + height}} {
		at := transformed(corner, transform)
		b = b.Around(office.Box{Left: at[0], Top: at[1], Right: at[0], Bottom: at[1]})
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

// isOutside reports whether nothing of a box lies on a slide of a size that is known.
func isOutside(b, slide office.Box) bool {
	return slide != (office.Box{}) && (b.Right < 0 || b.Bottom < 0 || b.Left > slide.Right || b.Top > slide.Bottom)
}
