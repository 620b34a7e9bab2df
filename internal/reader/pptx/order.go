package pptx

import (
	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// inOrder gives the text of shapes in the order in which a person reads them. Shapes of which nobody can say where they lie
// come last.
func (p *page) inOrder(shapes []*shape) []document.Block {
	var all []office.Unit
	var last []document.Block
	for _, each := range shapes {
		one := office.Unit{Box: each.box.Scaled(1.0 / emuPerPoint), Blocks: each.blocks}
		if each.members != nil {
			one = office.Unit{Box: boxOf(each.members).Scaled(1.0 / emuPerPoint), Blocks: p.inOrder(each.members)}
		}
		if !each.isPlaced {
			last = append(last, one.Blocks...)
			continue
		}
		if p.on.isRTL { // read as in a mirror
			one.Box.Left, one.Box.Right = -one.Box.Right, -one.Box.Left
		}
		all = append(all, one)
	}
	return append(office.InOrder(all), last...)
}

// boxOf is the smallest box that holds shapes and the members of groups among them.
func boxOf(shapes []*shape) office.Box {
	b := office.Nowhere
	for _, each := range shapes {
		if each.members != nil {
			b = b.Around(boxOf(each.members))
		} else if each.isPlaced {
			b = b.Around(each.box)
		}
	}
	return b
}
