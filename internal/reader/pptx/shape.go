package pptx

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A shape is something drawn on a sheet: text, a picture, a table, or a group of shapes.
type shape struct {
	on         *sheet
	e          *office.Element
	id         string
	holder     holder
	isHolder   bool
	forms      []*office.Element // what it takes its form from, the nearest first
	box        office.Box
	isPlaced   bool // its box is known
	isLevel    bool // and its sides are those of the box
	isStraight bool // and it is neither turned nor mirrored
	group      paint
	isHidden   bool
	isPartly   bool      // something covers a part of it
	hasText    bool      // or a table, chart or the like
	at         int       // in the order of what is painted on its page
	fills      [2]*paint // see paint
	blocks     []document.Block
	members    []*shape // of a group
}

// shapes gives what is drawn on a sheet, what lies behind first. Placeholders of a layout or master are left out.
func (s *sheet) shapes(withHolders bool) []*shape {
	tree := s.root.Child("p:cSld", "p:spTree")
	if tree == nil {
		return nil
	}
	w := walk{sheet: s, withHolders: withHolders}
	return w.members(tree, onSlide, paint{kind: clear}, false)
}

// A walk goes through the shapes of a sheet.
type walk struct {
	*sheet
	withHolders bool
}

func (w walk) members(group *office.Element, in transform, fill paint, isHidden bool) []*shape {
	var all []*shape
	for _, e := range group.Children {
		switch e.Name {
		case "p:nvGrpSpPr", "p:grpSpPr":
		case "mc:AlternateContent":
			chosen := &office.Element{Children: w.branch(e, w.place)}
			all = append(all, w.members(chosen, in, fill, isHidden)...)
		default:
			if one := w.shape(e, in, fill, isHidden); one != nil {
				all = append(all, one)
			}
		}
	}
	return all
}

// properties gives the non-visual properties of a shape: its name, its text alternative.
func properties(e *office.Element) *office.Element {
	for _, each := range e.Children {
		if found := each.Child("p:cNvPr"); found != nil && strings.Contains(each.Name, ":nv") {
			return found
		}
	}
	return nil
}

func (w walk) shape(e *office.Element, in transform, fill paint, isHidden bool) *shape {
	named := properties(e)
	one := &shape{on: w.sheet, e: e, id: named.Get("id"), group: fill, isHidden: isHidden || isOn(named.Get("hidden"))}
	if one.holder, one.isHolder = holderOf(e); one.isHolder {
		if !w.withHolders {
			return nil
		}
		one.forms = w.forms(one.holder)
		for _, form := range one.forms {
			if own, _ := holderOf(form); one.holder.kind == "" {
				one.holder.kind = own.kind
			}
		}
	}
	xfrm := xfrmOf(e)
	f, isPlaced := readFrame(xfrm)
	for _, form := range one.forms {
		if !isPlaced {
			xfrm = xfrmOf(form)
			f, isPlaced = readFrame(xfrm)
		}
	}
	t := in.after(f.own)
	one.box, one.isPlaced, one.isLevel = t.box(f.left, f.top, f.width, f.height), isPlaced, t.isUpright()
	one.isStraight = one.isLevel && t.xx > 0 && t.yy > 0
	one.hasText = e.Name == "p:graphicFrame" || e.Name == "p:sp" && e.Words() != ""
	if e.Name == "p:grpSp" {
		if isPlaced {
			in = f.inside(xfrm, in)
		}
		if own := w.palette.fill(e.Child("p:grpSpPr"), colour{}, func(*office.Element) bool { return false }); own.kind != unsaid && own.kind != veiled {
			fill = own
		}
		one.members = w.members(e, in, fill, one.isHidden)
	} else if one.isPlaced && w.isOff(one.box) {
		one.isHidden = true
	}
	return one
}

// xfrmOf gives the element that says where a shape lies.
func xfrmOf(e *office.Element) *office.Element {
	for _, path := range [][]string{{"p:spPr", "a:xfrm"}, {"p:grpSpPr", "a:xfrm"}, {"p:xfrm"}, {"p14:xfrm"}} {
		if found := e.Child(path...); found != nil {
			return found
		}
	}
	return nil
}

// isOff reports whether nothing of a box is on the slide.
func (r *reader) isOff(b office.Box) bool {
	return b.Right <= 0 || b.Bottom <= 0 || b.Left >= r.width || b.Top >= r.height
}

// leaves gives the shapes that are no groups, what lies behind first.
func leaves(all []*shape, list []*shape) []*shape {
	for _, each := range all {
		if each.e.Name == "p:grpSp" {
			list = leaves(each.members, list)
		} else {
			list = append(list, each)
		}
	}
	return list
}

// paint gives what a shape fills its area with. Whether a picture lets through what is behind takes time to find out; unless
// that is asked, it is taken to do so.
func (one *shape) paint(askPictures bool) paint {
	kept := &one.fills[0]
	opaque := func(*office.Element) bool { return false }
	if askPictures {
		kept, opaque = &one.fills[1], one.on.isOpaque
	}
	if *kept == nil {
		found := one.fill(opaque)
		*kept = &found
	}
	return **kept
}

func (one *shape) fill(opaque func(blipFill *office.Element) bool) paint {
	s := one.on
	switch fill := one.e.Child("p:blipFill"); {
	case one.e.Name == "p:pic" && fill != nil && opaque(fill):
		return paint{kind: mixed}
	case one.e.Name != "p:sp":
		return paint{kind: veiled}
	case isOn(one.e.Get("useBgFill")):
		return s.paper
	}
	own := one.e.Child("p:spPr")
	if own.Child("a:grpFill") != nil {
		return one.group
	}
	found := s.palette.fill(own, colour{}, opaque)
	for _, form := range one.forms {
		if found.kind == unsaid {
			found = s.palette.fill(form.Child("p:spPr"), colour{}, func(*office.Element) bool { return false })
		}
	}
	if ref := one.e.Child("p:style", "a:fillRef"); found.kind == unsaid && ref != nil {
		found = s.styled(ref)
	}
	if found.kind == unsaid {
		return paint{kind: clear}
	}
	return found
}

// fullForms are the forms of shapes that fill their box, but for corners.
var fullForms = map[string]bool{
	"": true, "rect": true, "roundRect": true, "round1Rect": true, "round2SameRect": true, "snip1Rect": true, "snip2SameRect": true,
	"flowChartProcess": true, "bevel": true,
}

// form gives the name of the form of a shape; "" for a rectangle that nothing says more of, "?" for one that was drawn by hand.
func (one *shape) form() string {
	if one.e.Child("p:spPr", "a:custGeom") != nil {
		return "?"
	}
	return one.e.Child("p:spPr", "a:prstGeom").Get("prst")
}

// filled gives the box that a shape fills altogether; false where it fills none for sure.
func (one *shape) filled() (office.Box, bool) {
	b, form := one.box, one.form()
	switch {
	case !one.isPlaced || !one.isLevel:
		return office.Box{}, false
	case fullForms[form]:
		return b, true
	case form == "ellipse": // the largest rectangle in it
		const corner = 0.1464
		w, h := b.Width()*corner, b.Height()*corner
		return office.Box{Left: b.Left + w, Top: b.Top + h, Right: b.Right - w, Bottom: b.Bottom - h}, true
	}
	return office.Box{}, false
}

// isPicture reports whether a shape is a picture, or filled with one.
func (one *shape) isPicture() bool {
	return one.e.Name == "p:pic" || one.e.Child("p:spPr", "a:blipFill") != nil
}

// maxCovers is how many pairs of shapes of one slide are compared, maxBehind how many shapes behind a text are looked at. A
// person draws a hundred.
const (
	maxCovers = 5_000_000
	maxBehind = 300
)

// cover hides the shapes over which a later one lies that nothing can be seen through, unless the show moves that away. all
// are in the order in which they are painted.
func (s *sheet) cover(all []*shape, place document.Place) error {
	moving := s.moving()
	type cover struct {
		*shape
		at     int
		filled office.Box // empty where it is not known
	}
	var covers []cover
	for i, each := range all {
		if each.isPlaced && !each.isHidden && (each.e.Name == "p:pic" || each.e.Name == "p:sp") && each.paint(false).kind != clear {
			filled, isKnown := each.filled()
			if !isKnown || moving[each.id] {
				filled = office.Box{}
			}
			covers = append(covers, cover{each, i, filled})
		}
	}
	left := maxCovers
	for i, each := range all {
		if !each.isPlaced || each.isHidden || !each.hasText && !each.isPicture() {
			continue
		}
		first, _ := slices.BinarySearchFunc(covers, i, func(c cover, at int) int { return c.at - at })
		for _, over := range covers[first:] {
			if left--; left < 0 {
				return office.TooMuch("shapes on one slide")
			}
			covers := over.filled.Area() > 0 && over.filled.Holds(each.box, emuPerPoint)
			touches := each.isPicture() && over.box.Shared(each.box).Area() > each.box.Area()/100
			blots := !each.isPicture() && !over.hasText && over.filled.Area() > 0 && each.box.Holds(over.filled, emuPerPoint)
			switch {
			case over.shape == each || !covers && !touches && !blots || !over.paint(true).isOpaque():
			case covers:
				each.isHidden = true
			case touches:
				each.isPartly = true
			default:
				s.Aside(place, "a shape over a part of a text; look on the slide whether it covers words")
			}
			if each.isHidden {
				break
			}
		}
	}
	return nil
}

// moving gives the shapes that an animation shows or takes away while the slide is shown.
func (s *sheet) moving() map[string]bool {
	ids := map[string]bool{}
	var walk func(e *office.Element)
	walk = func(e *office.Element) {
		if e.Name == "p:spTgt" {
			ids[e.Get("spid")] = true
		}
		for _, each := range e.Children {
			walk(each)
		}
	}
	if timing := s.root.Child("p:timing"); timing != nil {
		walk(timing)
	}
	return ids
}

// behindText gives the colour behind the text of a shape; an unknown one where it is not one colour.
func (p *page) behindText(one *shape) colour {
	if one.e.Name != "p:sp" || !one.isPlaced {
		return colour{}
	}
	own := one.paint(false)
	if own.kind != clear {
		return own.colour
	}
	for i := one.at - 1; i >= 0; i-- {
		each := p.painted[i]
		if one.at-i > maxBehind {
			return colour{}
		}
		if each.isHidden || each.isPlaced && each.box.Shared(one.box).Area() == 0 {
			continue
		}
		fill := each.paint(false)
		b, isFull := each.filled()
		switch {
		case fill.kind == clear:
		case fill.kind == plain && isFull && b.Holds(one.box, emuPerPoint):
			return fill.colour
		default:
			return colour{} // several colours, or one that is not known
		}
	}
	if p.on.paper.kind == plain {
		return p.on.paper.colour
	}
	return colour{}
}

// branch gives what PowerPoint shows of content that is there in several forms: the first. The others are for older programs;
// a word that only they hold is named as not read.
func (r *reader) branch(e *office.Element, place document.Place) []*office.Element {
	var chosen *office.Element
	for _, each := range e.Children {
		if chosen == nil || chosen.Name != "mc:Choice" && each.Name == "mc:Choice" {
			chosen = each
		}
	}
	if chosen == nil {
		return nil
	}
	letters := func(text string) string { return strings.Join(document.Words(text), "") }
	shown := letters(chosen.Words())
	for _, each := range e.Children {
		if each == chosen {
			continue
		}
		if text := each.Words(); text != "" && (each.Name == "mc:Choice" || letters(text) != shown) {
			r.dropped(place, "text in a form of the content that only older programs show", each)
		}
	}
	return chosen.Children
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
