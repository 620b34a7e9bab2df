package odf

import (
	"strings"

	"gazette/internal/reader/office"
)

// maxOverlaps is how many shapes of a slide are compared with each other; a person draws some 50 on one.
const maxOverlaps = 500

// A backdrop is what lies behind and before a shape of a slide.
type backdrop struct {
	fill      string // colour behind it, as for look.isHidden
	isCovered bool   // by a shape that nothing is seen through
}

// A layer is one shape among those that lie over each other, the lowest first.
type layer struct {
	e    *office.Element
	box  office.Box
	fill string // "" for nothing
	full bool   // it fills all of its box
}

// layOut gives what lies behind and before each shape of a slide: the slide itself, what its master draws, other shapes.
func (s *story) layOut(master *masterPage, slide *office.Element, shapes []*office.Element) map[*office.Element]backdrop {
	ground := s.sheet.get("drawing-page", slide.Get("draw:style-name")).fill("")
	if ground == "" && master != nil {
		ground = s.automatic.get("drawing-page", master.Get("draw:style-name")).fill("")
	}
	var layers []layer
	if master != nil {
		for _, each := range master.Children {
			if each.Get("presentation:class") == "" {
				layers = s.addLayers(layers, each, s.automatic)
			}
		}
	}
	for _, each := range shapes {
		layers = s.addLayers(layers, each, s.sheet)
	}
	found := map[*office.Element]backdrop{}
	if len(layers) > maxOverlaps {
		s.Aside(s.place, "a slide with more shapes than are compared with each other; look whether one covers words")
		return found // the colour behind is not known then
	}
	for i, each := range layers {
		at := backdrop{fill: ground}
		for j, other := range layers {
			switch {
			case other.fill == "" || j == i || !overlap(each.box, other.box):
			case j < i:
				at.fill = other.fill
				if !other.full || !other.box.Holds(each.box, 0) {
					at.fill = unknownFill
				}
			case isColour(other.fill) && other.full && other.box.Holds(each.box, 0) && each.box != (office.Box{}):
				at.isCovered = true
			}
		}
		found[each.e] = at
	}
	return found
}

// addLayers adds a shape, or those of a group.
func (s *story) addLayers(layers []layer, e *office.Element, sheet *styleSheet) []layer {
	switch e.Name {
	case "draw:g", "draw:a":
		for _, each := range e.Children {
			layers = s.addLayers(layers, each, sheet)
		}
		return layers
	case "", "presentation:notes", "svg:title", "svg:desc", "office:forms":
		return layers
	}
	own := &story{reader: s.reader, sheet: sheet}
	fill := own.styleOf(e).fill("")
	if e.Child("draw:image") != nil && fill == "" {
		fill = unknownFill
	}
	if s.isUnseen(e) || isLine[e.Name] {
		fill = ""
	}
	return append(layers, layer{e, boxOf(e), fill, isRectangle(e)})
}

// isLine are the shapes that are not filled, whatever their style says.
var isLine = map[string]bool{"draw:line": true, "draw:polyline": true, "draw:connector": true, "draw:measure": true}

// isRectangle reports whether a shape has the form of its box.
func isRectangle(e *office.Element) bool {
	if strings.Contains(e.Get("draw:transform"), "rotate") {
		return false
	}
	kind := e.Child("draw:enhanced-geometry").Get("draw:type")
	return e.Name == "draw:rect" || e.Name == "draw:frame" || e.Name == "draw:custom-shape" && (kind == "" || kind == "rectangle")
}

func overlap(a, b office.Box) bool {
	return a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom
}
