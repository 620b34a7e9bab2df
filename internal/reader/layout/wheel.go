package layout

import (
	"cmp"
	"math"
	"slices"
)

const (
	// mostParts is how many parts a wheel has at most.
	mostParts = 12
	// oval is how much, in parts of their mean, the distances of numbered parts from their centre differ at most.
	oval = 0.5
	// hub is how near to the centre, in parts of the mean distance, what stands in the middle of a wheel is.
	hub = 0.4
)

// wheel takes the parts of a wheel out of the lines of a page that draws no boxes round them: texts that stand round a centre, told by
// their numbers or by where they stand.
func (a *arranger) wheel(lines []*line) []*line {
	all := groups(lines)
	if len(all) < wheelBoxes || len(all) > 3*mostParts {
		return lines
	}
	parts := all.spokes()
	if parts == nil {
		return lines
	}
	room := parts[0].Rect
	taken := map[*line]bool{}
	for _, each := range parts {
		room = room.with(each.Rect)
		for _, l := range each.lines {
			taken[l] = true
		}
	}
	var between, rest []*line
	for _, each := range lines {
		switch {
		case taken[each]:
		case room.holds(each):
			between = append(between, each)
		default:
			rest = append(rest, each)
		}
	}
	return append(rest, a.boxed(parts, between, room))
}

// groups puts lines together that stand under each other like those of one text.
func groups(lines []*line) panels {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b *line) int { return cmp.Or(cmp.Compare(a.baseline, b.baseline), cmp.Compare(a.Left, b.Left)) })
	var found panels
	for _, each := range lines {
		var host *panel
		for _, p := range found {
			last := p.lines[len(p.lines)-1]
			distance := each.baseline - last.baseline
			beside := distance <= drift*each.size && each.Left-p.Right <= each.size
			if (beside || distance <= looseLines*math.Min(each.size, last.size)) && each.Left < p.Right+each.size && p.Left < each.Right+each.size {
				host = p
				break
			}
		}
		switch {
		case host != nil:
			host.lines = append(host.lines, each)
			host.Rect = host.Rect.with(each.Rect)
		case len(found) > 3*mostParts:
			return nil // a page of text
		default:
			found = append(found, &panel{Rect: each.Rect, lines: []*line{each}})
		}
	}
	return found
}

// spokes gives the groups that are the parts of a wheel; nil where there is none.
func (set panels) spokes() panels {
	var numbered panels
	for _, each := range set {
		if match := partNumber.FindStringSubmatch(each.lines[0].text()); match != nil && !minutes.MatchString(each.lines[0].text()) {
			numbered = append(numbered, each)
		}
	}
	if len(numbered) >= wheelBoxes && len(numbered) <= mostParts {
		numbered.takeNumbers()
		if numbered.isNumbered() && numbered.isRound(oval) {
			return numbered
		}
		for _, each := range numbered {
			each.number = 0
		}
	}
	if len(set) > mostParts {
		return nil
	}
	// What stands in the middle names the wheel, and what stands above it the page.
	for _, each := range []panels{set, set.withoutHub(), set[1:], set[1:].withoutHub()} {
		if each.isWheel() {
			return slices.Clone(each)
		}
	}
	return nil
}

// withoutHub leaves out what stands in the middle.
func (set panels) withoutHub() panels {
	x, y := set.centre()
	mean := 0.0
	for _, each := range set {
		ex, ey := each.middle()
		mean += math.Hypot(ex-x, ey-y) / float64(len(set))
	}
	return slices.DeleteFunc(slices.Clone(set), func(p *panel) bool {
		px, py := p.middle()
		return math.Hypot(px-x, py-y) < hub*mean
	})
}
