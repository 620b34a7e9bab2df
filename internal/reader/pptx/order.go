package pptx

import (
	"cmp"
	"math"
	"slices"

	"gazette/internal/document"
)

// A unit is what is read in one piece: a shape, or a group of them.
type unit struct {
	box    box
	blocks []document.Block
	number int  // that it begins with; 0 for none
	isMark bool // it is only the number
}

// inOrder gives the text of shapes in the order in which a person reads them: the boxes of a briefing by the numbers that are
// printed in them, others by where they lie. Shapes of which nobody can say where they lie come last.
func (p *page) inOrder(shapes []*shape) []document.Block {
	var all []unit
	var blocks, last []document.Block
	for _, each := range shapes {
		one := unit{box: each.box, blocks: each.blocks}
		if each.members != nil {
			one.blocks = p.inOrder(each.members)
			one.box = boxOf(each.members)
		}
		if !each.isPlaced {
			last = append(last, one.blocks...)
			continue
		}
		one.number, one.isMark = numberOf(one.blocks)
		if p.on.isRTL { // read as in a mirror
			one.box.left, one.box.right = -one.box.right, -one.box.left
		}
		all = append(all, one)
	}
	for _, each := range byNumber(all) {
		blocks = append(blocks, each.blocks...)
	}
	return append(blocks, last...)
}

// boxOf is the smallest box that holds shapes and the members of groups among them.
func boxOf(shapes []*shape) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, each := range shapes {
		if each.members != nil {
			b = b.around(boxOf(each.members))
		} else if each.isPlaced {
			b = b.around(each.box)
		}
	}
	return b
}

// maxUnits is how many units are compared with each other; of more, nobody reads them one by one.
const maxUnits = 500

// inPlace brings units into order by where they lie: what spans the slide first, then rows from the top and columns from the
// left, until no straight line divides what is left.
func inPlace(all []unit) []unit {
	switch {
	case len(all) < 2:
		return all
	case len(all) > maxUnits:
		return inLines(all)
	}
	if nested := onPanels(all); len(nested) < len(all) {
		return inPlace(nested)
	}
	rows := divided(all, func(b box) (float64, float64) { return b.top, b.bottom })
	columns := divided(all, func(b box) (float64, float64) { return b.left, b.right })
	if len(rows) > 1 {
		var ordered []unit
		for _, each := range bands(rows) {
			if len(each) == len(all) {
				break
			}
			ordered = append(ordered, inPlace(each)...)
		}
		if len(ordered) == len(all) {
			return ordered
		}
	}
	if len(columns) > 1 {
		var ordered []unit
		for _, each := range columns {
			ordered = append(ordered, inPlace(each)...)
		}
		return ordered
	}
	if len(rows) > 1 {
		var ordered []unit
		for _, each := range rows {
			ordered = append(ordered, inPlace(each)...)
		}
		return ordered
	}
	return inLines(all)
}

// onPanels joins a unit in which the middles of smaller ones lie with these: a panel is read before what lies on it, and both
// where the panel lies.
func onPanels(all []unit) []unit {
	owner := make([]int, len(all))
	for i, each := range all {
		owner[i] = -1
		x, y := (each.box.left+each.box.right)/2, (each.box.top+each.box.bottom)/2
		for j, panel := range all {
			isIn := panel.box.holds(box{x, y, x, y}) && each.box.area() < panel.box.area()/2
			if isIn && (owner[i] < 0 || panel.box.area() > all[owner[i]].box.area()) {
				owner[i] = j
			}
		}
	}
	var joined []unit
	for i, each := range all {
		if owner[i] >= 0 {
			continue
		}
		var on []unit
		for j, other := range all {
			if owner[j] == i {
				on = append(on, other)
			}
		}
		for _, other := range inPlace(on) {
			each.blocks = append(each.blocks[:len(each.blocks):len(each.blocks)], other.blocks...)
		}
		joined = append(joined, each)
	}
	return joined
}

// divided parts units by straight lines that cross none of them, in the order of a side. Units may lap over each other a
// little, as boxes of text do whose letters keep clear of their edges.
func divided(all []unit, side func(box) (from, to float64)) [][]unit {
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b unit) int {
		x, _ := side(a.box)
		y, _ := side(b.box)
		return cmp.Compare(x, y)
	})
	var parts [][]unit
	end := math.Inf(-1)
	for _, each := range ordered {
		from, to := side(each.box)
		lap := min((to-from)/4, 12*emuPerPoint)
		if len(parts) == 0 || from+lap < end {
			if len(parts) == 0 {
				parts = append(parts, nil)
			}
		} else {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], each)
		end = max(end, to-lap)
	}
	return parts
}

// bands joins a row of headings with the row of texts below it, so that each text is read below its heading.
func bands(rows [][]unit) [][]unit {
	var joined [][]unit
	for i := 0; i < len(rows); i++ {
		band := rows[i]
		if i+1 < len(rows) && areHeadings(rows[i], rows[i+1]) {
			band = append(slices.Clone(band), rows[i+1]...)
			i++
		}
		joined = append(joined, band)
	}
	return joined
}

// areHeadings reports whether every unit of a row is a low one that stands over a higher one of its own in the next row.
func areHeadings(row, below []unit) bool {
	if len(row) < 2 || len(row) != len(below) {
		return false
	}
	left := func(a, b unit) int { return cmp.Compare(a.box.left, b.box.left) }
	row, below = slices.SortedFunc(slices.Values(row), left), slices.SortedFunc(slices.Values(below), left)
	for i := range row {
		over, under := row[i].box, below[i].box
		across := min(over.right, under.right) - max(over.left, under.left)
		if across < min(over.width(), under.width())/2 || over.height() > 0.6*under.height() || under.top-over.bottom > over.height() {
			return false
		}
	}
	return true
}

// inLines brings units into order that no line divides: those whose middle lies beside the highest one form a line with it.
func inLines(all []unit) []unit {
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b unit) int { return cmp.Compare(a.box.top, b.box.top) })
	var lines [][]unit
	bottom := math.Inf(-1)
	for _, each := range ordered {
		if (each.box.top+each.box.bottom)/2 > bottom {
			lines = append(lines, nil)
			bottom = each.box.bottom
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], each)
	}
	ordered = ordered[:0]
	for _, line := range lines {
		slices.SortStableFunc(line, func(a, b unit) int { return cmp.Compare(a.box.left, b.box.left) })
		ordered = append(ordered, line...)
	}
	return ordered
}
