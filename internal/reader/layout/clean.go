package layout

import (
	"math"
	"slices"
	"strings"

	"gazette/internal/document"
)

const (
	// farthest is how far from a page's corner, in points, anything is taken for printed where it says: a hundred times the
	// largest paper.
	farthest = 200_000
	// usualSize is the size of a font that does not say its size.
	usualSize = 10
	// largestSize is the size from which a font's size is no size, in points: larger than a poster's.
	largestSize = 5_000
	// backdrop is the share of the page's width and height from which a box is the ground that everything stands on.
	backdrop = 0.93
)

// clean gives a page on which every number can be reckoned with. A character whose place is not known is put behind the one
// before it; lines and boxes whose place is not known are left out, as they hold no text.
func clean(page Page) Page {
	before := Glyph{Size: usualSize, Baseline: usualSize}
	glyphs := make([]Glyph, 0, len(page.Glyphs))
	for _, glyph := range page.Glyphs {
		glyph = cleanGlyph(glyph, before)
		before = glyph
		glyphs = append(glyphs, glyph)
	}
	cleaned := Page{Width: page.Width, Height: page.Height, Glyphs: glyphs, Figures: slices.Clone(page.Figures)}
	if !isSize(page.Width) || !isSize(page.Height) {
		cleaned.Width, cleaned.Height = extent(glyphs)
	}
	for _, each := range page.Rules {
		if rect, ok := cleanRect(each.Rect); ok {
			cleaned.Rules = append(cleaned.Rules, Rule{rect})
		}
	}
	for _, each := range page.Boxes {
		rect, ok := cleanRect(each.Rect)
		if ok && (rect.Right-rect.Left < backdrop*cleaned.Width || rect.Bottom-rect.Top < backdrop*cleaned.Height) {
			each.Rect = rect
			cleaned.Boxes = append(cleaned.Boxes, each)
		}
	}
	for i := range cleaned.Figures {
		if _, ok := cleanRect(cleaned.Figures[i].Rect); !ok {
			cleaned.Figures[i].Rect = Rect{}
		}
	}
	return cleaned
}

func cleanGlyph(glyph, before Glyph) Glyph {
	glyph.Text = strings.ReplaceAll(strings.ToValidUTF8(glyph.Text, "\uFFFD"), "\x02", softHyphen)
	if glyph.Visibility == "" {
		glyph.Visibility = document.Visible
	}
	if !isSize(glyph.Size) || glyph.Size > largestSize {
		glyph.Size = before.Size
	}
	if !isPlace(glyph.Angle) {
		glyph.Angle = 0
	}
	rect, ok := cleanRect(glyph.Box)
	if !ok {
		rect = Rect{before.Box.Right, before.Box.Top, before.Box.Right, before.Box.Bottom}
		glyph.Baseline, glyph.Angle = before.Baseline, before.Angle
	}
	glyph.Box = rect
	if !isPlace(glyph.Baseline) {
		glyph.Baseline = rect.Bottom
	}
	return glyph
}

// cleanRect gives a rectangle with its corners in order; false where one is nowhere.
func cleanRect(r Rect) (Rect, bool) {
	if !isPlace(r.Left) || !isPlace(r.Right) || !isPlace(r.Top) || !isPlace(r.Bottom) {
		return Rect{}, false
	}
	return Rect{min(r.Left, r.Right), min(r.Top, r.Bottom), max(r.Left, r.Right), max(r.Top, r.Bottom)}, true
}

func isPlace(x float64) bool { return math.Abs(x) <= farthest } // false for what is no number

func isSize(x float64) bool { return x > 0.1 && x <= farthest }

// extent is the size of a page that does not say it.
func extent(glyphs []Glyph) (width, height float64) {
	for _, each := range glyphs {
		width, height = max(width, each.Box.Right), max(height, each.Box.Bottom)
	}
	return width, height
}
