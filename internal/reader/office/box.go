package office

import "math"

// A Box is a rectangle on a page or slide, measured from its upper left corner.
type Box struct{ Left, Top, Right, Bottom float64 }

// Width is how far a box goes across.
func (b Box) Width() float64 { return b.Right - b.Left }

// Height is how far a box goes down.
func (b Box) Height() float64 { return b.Bottom - b.Top }

// Area is what a box takes.
func (b Box) Area() float64 { return b.Width() * b.Height() }

// Holds reports whether other lies in b, give or take an edge.
func (b Box) Holds(other Box, edge float64) bool {
	return other.Left >= b.Left-edge && other.Top >= b.Top-edge && other.Right <= b.Right+edge && other.Bottom <= b.Bottom+edge
}

// Shared is the box that both have; its area is 0 where they have none.
func (b Box) Shared(other Box) Box {
	s := Box{max(b.Left, other.Left), max(b.Top, other.Top), min(b.Right, other.Right), min(b.Bottom, other.Bottom)}
	if s.Right <= s.Left || s.Bottom <= s.Top {
		return Box{}
	}
	return s
}

// Around is the smallest box that holds both.
func (b Box) Around(other Box) Box {
	return Box{min(b.Left, other.Left), min(b.Top, other.Top), max(b.Right, other.Right), max(b.Bottom, other.Bottom)}
}

// Nowhere is what Around leaves out.
var Nowhere = Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

// Distance is how far two boxes are apart; 0 where they touch.
func (b Box) Distance(other Box) float64 {
	return math.Hypot(max(0, other.Left-b.Right, b.Left-other.Right), max(0, other.Top-b.Bottom, b.Top-other.Bottom))
}

// Scaled is a box in another unit.
func (b Box) Scaled(by float64) Box { return Box{b.Left * by, b.Top * by, b.Right * by, b.Bottom * by} }
