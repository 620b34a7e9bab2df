package office

import (
	"cmp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// maxDiagramLevel is how deep points of a diagram are told apart, as the levels of lists in drawings.
const maxDiagramLevel = 9

// Diagram gives what a diagram (SmartArt) says, as list items without a number in the order of its data (ISO 29500-1,
// 21.4): a point before those that belong to it, one level deeper. model is the root of the part with the data, drawn that
// of the part with the diagram as it was last drawn, nil where there is none: text that was not drawn, as of points for
// which the form of the diagram has no room, is Hidden. No block has a place.
func Diagram(model, drawn *Element) []document.Block {
	d := &diagram{points: map[string]*Element{}, below: map[string][]connection{}, done: map[*Element]bool{}, taken: map[*Element]bool{}}
	d.open(model)
	if drawn != nil {
		d.shown = map[string]int{}
		for _, each := range paragraphsOf(drawn) {
			d.shown[document.Fold(textOf(TextOf(each)))]++
		}
	}
	for _, each := range d.order {
		if each.Get("type") == "doc" {
			d.point(each, 0)
		}
	}
	for _, each := range d.order { // those that belong to none
		d.point(each, 1)
	}
	model.EachText(func(e *Element) {
		if text := string(e.Text); !d.taken[e] && strings.TrimSpace(text) != "" {
			d.blocks = append(d.blocks, Hide(document.Text(document.Paragraph, text)))
		}
	})
	return d.blocks
}

// A connection leads from a point to one that belongs to it.
type connection struct {
	order int
	to    string
}

// A diagram is one that is being read.
type diagram struct {
	points map[string]*Element
	order  []*Element
	below  map[string][]connection
	done   map[*Element]bool
	taken  map[*Element]bool // text that stands in a block
	shown  map[string]int    // how often each paragraph was drawn; nil where that is not known
	blocks []document.Block
}

func (d *diagram) open(model *Element) {
	for _, list := range model.Children {
		for _, each := range list.Children {
			switch {
			case each.Name == "dgm:pt":
				d.points[each.Get("modelId")] = each
				d.order = append(d.order, each)
			case each.Name == "dgm:cxn" && (each.Get("type") == "" || each.Get("type") == "parOf"):
				from := each.Get("srcId")
				d.below[from] = append(d.below[from], connection{whole(each.Get("srcOrd")), each.Get("destId")})
			}
		}
	}
	for _, each := range d.below {
		slices.SortStableFunc(each, func(a, b connection) int { return cmp.Compare(a.order, b.order) })
	}
}

// point reads a point and those that belong to it, once.
func (d *diagram) point(e *Element, level int) {
	if e == nil || d.done[e] {
		return
	}
	d.done[e] = true
	for _, each := range paragraphsOf(e) {
		runs := TextOf(each)
		if len(runs) == 0 {
			continue
		}
		each.EachText(func(e *Element) { d.taken[e] = true })
		block := document.Block{Kind: document.ListItem, Level: min(max(level, 1), maxDiagramLevel), Runs: runs, Visibility: document.Visible}
		if key := document.Fold(textOf(runs)); d.shown != nil && len(document.Words(key)) > 0 {
			if d.shown[key]--; d.shown[key] < 0 {
				block = Hide(block)
			}
		}
		d.blocks = append(d.blocks, block)
	}
	for _, each := range d.below[e.Get("modelId")] {
		d.point(d.points[each.to], level+1)
	}
}
