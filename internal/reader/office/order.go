package office

import (
	"cmp"
	"math"
	"slices"

	"gazette/internal/document"
)

// A Unit is what is read in one piece on a slide: a shape, or a group of them.
type Unit struct {
	Box    Box // in points
	Blocks []document.Block
	number int  // that it begins with; 0 for none
	isMark bool // it is only the number
}

// InOrder gives the text of units in the order in which a person reads them: the boxes of a briefing by the numbers that are
// printed in them, others by where they lie.
func InOrder(all []Unit) []document.Block {
	for i := range all {
		all[i].number, all[i].isMark = numberOf(all[i].Blocks)
	}
	var blocks []document.Block
	for _, each := range byNumber(all) {
		blocks = append(blocks, each.Blocks...)
	}
	return blocks
}

// maxUnits is how many units are compared with each other; of more, nobody reads them one by one.
const maxUnits = 500

// inPlace brings units into order by where they lie: what spans the slide first, then rows from the top and columns from the
// left, until no straight line divides what is left.
func inPlace(all []Unit) []Unit {
	switch {
	case len(all) < 2:
		return all
	case len(all) > maxUnits:
		return inLines(all)
	}
	if nested := onPanels(all); len(nested) < len(all) {
		return inPlace(nested)
	}
	rows := divided(all, func(b Box) (float64, float64) { return b.Top, b.Bottom })
	columns := divided(all, func(b Box) (float64, float64) { return b.Left, b.Right })
	if len(rows) > 1 {
		var ordered []Unit
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
		var ordered []Unit
		for _, each := range columns {
			ordered = append(ordered, inPlace(each)...)
		}
		return ordered
	}
	if len(rows) > 1 {
		var ordered []Unit
		for _, each := range rows {
			ordered = append(ordered, inPlace(each)...)
		}
		return ordered
	}
	return inLines(all)
}

// onPanels joins a Unit in which the middles of smaller ones lie with these: a panel is read before what lies on it, and both
// where the panel lies.
func onPanels(all []Unit) []Unit {
	owner := make([]int, len(all))
	for i, each := range all {
		owner[i] = -1
		x, y := (each.Box.Left+each.Box.Right)/2, (each.Box.Top+each.Box.Bottom)/2
		for j, panel := range all {
			isIn := panel.Box.Holds(Box{x, y, x, y}, 1) && each.Box.Area() < panel.Box.Area()/2
			if isIn && (owner[i] < 0 || panel.Box.Area() > all[owner[i]].Box.Area()) {
				owner[i] = j
			}
		}
	}
	var joined []Unit
	for i, each := range all {
		if owner[i] >= 0 {
			continue
		}
		var on []Unit
		for j, other := range all {
			if owner[j] == i {
				on = append(on, other)
			}
		}
		for _, other := range inPlace(on) {
			each.Blocks = append(each.Blocks[:len(each.Blocks):len(each.Blocks)], other.Blocks...)
		}
		joined = append(joined, each)
	}
	return joined
}

// divided parts units by straight lines that cross none of them, in the order of a side. Units may lap over each other a
// little, as boxes of text do whose letters keep clear of their edges.
func divided(all []Unit, side func(Box) (from, to float64)) [][]Unit {
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b Unit) int {
		x, _ := side(a.Box)
		y, _ := side(b.Box)
		return cmp.Compare(x, y)
	})
	var parts [][]Unit
	end := math.Inf(-1)
	for _, each := range ordered {
		from, to := side(each.Box)
		lap := min((to-from)/4, 12)
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
func bands(rows [][]Unit) [][]Unit {
	var joined [][]Unit
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

// areHeadings reports whether every Unit of a row is a low one that stands over a higher one of its own in the next row.
func areHeadings(row, below []Unit) bool {
	if len(row) < 2 || len(row) != len(below) {
		return false
	}
	left := func(a, b Unit) int { return cmp.Compare(a.Box.Left, b.Box.Left) }
	row, below = slices.SortedFunc(slices.Values(row), left), slices.SortedFunc(slices.Values(below), left)
	for i := range row {
		over, under := row[i].Box, below[i].Box
		across := min(over.Right, under.Right) - max(over.Left, under.Left)
		if across < min(over.Width(), under.Width())/2 || over.Height() > 0.6*under.Height() || under.Top-over.Bottom > over.Height() {
			return false
		}
	}
	return true
}

// inLines brings units into order that no line divides: those whose middle lies beside the highest one form a line with it.
func inLines(all []Unit) []Unit {
	ordered := slices.Clone(all)
	slices.SortStableFunc(ordered, func(a, b Unit) int { return cmp.Compare(a.Box.Top, b.Box.Top) })
	var lines [][]Unit
	bottom := math.Inf(-1)
	for _, each := range ordered {
		if (each.Box.Top+each.Box.Bottom)/2 > bottom {
			lines = append(lines, nil)
			bottom = each.Box.Bottom
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], each)
	}
	ordered = ordered[:0]
	for _, line := range lines {
		slices.SortStableFunc(line, func(a, b Unit) int { return cmp.Compare(a.Box.Left, b.Box.Left) })
		ordered = append(ordered, line...)
	}
	return ordered
}
