package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"
)

const (
	// maxBoxes is how many boxes a page may have for its text to be read box by box. Drawings have thousands.
	maxBoxes = 300
	// together is how far apart the boxes of one set stand at most, in parts of the longest of their sides.
	together = 1.25
	// boxSet is how many boxes are a set with an order of its own; fewer are read where they stand.
	boxSet = 3
	// loose is the part of the characters of a set of boxes, in percent, that may stand between them.
	loose = 40
	// ring is how much, in parts of their mean, the distances of boxes from their centre differ in a wheel at most.
	ring = 0.25
	// wheelBoxes is how many boxes stand round a wheel at least.
	wheelBoxes = 5
)

// A panel is a box with its text.
type panel struct {
	Rect
	lines  []*line
	number int // printed in it; 0 for none
}

// boxes takes the lines inside of boxes out of a page's and puts the boxes in their place, each set of them as one.
func (a *arranger) boxes(lines []*line, rects []Rect) []*line {
	rects = stackedBoxes(rects)
	if len(rects) > maxBoxes {
		return lines
	}
	panels, rest := fill(rects, lines)
	for _, set := range boxSets(panels) {
		var between []*line
		room := set[0].Rect
		for _, each := range set[1:] {
			room = room.with(each.Rect)
		}
		others := slices.DeleteFunc(slices.Clone(rest), func(l *line) bool {
			if room.holds(l) {
				between = append(between, l)
				return true
			}
			return false
		})
		if len(set) < boxSet || characters(between)*100 > loose*characters(set.lines()) || !set.isSet(between) {
			for _, each := range set {
				rest = append(rest, a.boxed([]*panel{each}, nil, each.Rect))
			}
			continue
		}
		rest = append(others, a.boxed(set, between, room))
	}
	return rest
}

// isSet reports whether panels have an order of their own: nothing stands between them but numbers, or they stand round a centre
// that is named there.
func (set panels) isSet(between []*line) bool {
	return set.isWheel() || !slices.ContainsFunc(between, func(l *line) bool { return badge(l) == 0 })
}

// boxed makes a solid line of panels, and of the lines between them, which are read first: they name what the boxes are about.
func (a *arranger) boxed(set panels, between []*line, room Rect) *line {
	set.takeNumbers()
	between = set.takeBadges(between)
	set.order()
	first := set[0].lines[0]
	found := &line{}
	if len(between) > 0 {
		found.boxes = append(found.boxes, a.arrange(rows(between), room))
	}
	for _, each := range set {
		inner := each.Rect
		gap := math.Inf(1)
		for _, l := range each.lines {
			gap = math.Max(0, math.Min(gap, l.Left-each.Left))
		}
		inner.Left, inner.Right = each.Left+gap, each.Right-math.Min(gap, padding)
		found.boxes = append(found.boxes, a.arrange(rows(each.lines), inner))
	}
	return solid(room, first, found)
}

// stackedBoxes gives each box once, and boxes of one width that touch, as a heading's bar and the text below it, as one.
func stackedBoxes(rects []Rect) []Rect {
	rects = slices.Clone(rects)
	slices.SortFunc(rects, func(a, b Rect) int {
		return cmp.Or(cmp.Compare(a.Left, b.Left), cmp.Compare(a.Top, b.Top), cmp.Compare(a.Right, b.Right), cmp.Compare(a.Bottom, b.Bottom))
	})
	if len(rects) > maxBoxes*boxSet {
		return rects
	}
	var found []Rect
	for _, each := range rects {
		at := slices.IndexFunc(found, func(r Rect) bool {
			return math.Abs(r.Left-each.Left) <= snap && math.Abs(r.Right-each.Right) <= snap && each.Top <= r.Bottom+snap && r.Top <= each.Bottom+snap
		})
		if at >= 0 {
			found[at] = found[at].with(each)
		} else {
			found = append(found, each)
		}
	}
	return found
}

// fill puts lines into the largest boxes that hold them. A box with one line is a panel only where it is a small one with a
// number: else it is the ground of a line of text.
func fill(rects []Rect, lines []*line) (found panels, rest []*line) {
	all := make(panels, len(rects))
	for i, each := range rects {
		all[i] = &panel{Rect: each}
	}
	slices.SortStableFunc(all, func(a, b *panel) int { return cmp.Compare(b.area(), a.area()) })
	total := characters(lines)
	for _, each := range lines {
		at := slices.IndexFunc(all, func(p *panel) bool {
			return p.holds(each) && each.Left >= p.Left-snap && each.Right <= p.Right+snap
		})
		if at < 0 {
			rest = append(rest, each)
		} else {
			all[at].lines = append(all[at].lines, each)
		}
	}
	for _, each := range all {
		switch {
		case len(each.lines) == 0:
		case len(each.lines) == 1 && badge(each.lines[0]) == 0, characters(each.lines)*10 > total*9 && len(rects) < boxSet:
			rest = append(rest, each.lines...)
		default:
			found = append(found, each)
		}
	}
	return found, rest
}

func characters(lines []*line) int {
	n := 0
	for _, each := range lines {
		n += utf8.RuneCountInString(each.text())
	}
	return n
}

// boxSets divides panels into those that stand together.
func boxSets(all panels) []panels {
	sets := newSets(len(all))
	for i, a := range all {
		for j, b := range all[:i] {
			if a.gap(b.Rect) <= together*math.Max(a.longest(), b.longest()) {
				sets.unite(i, j)
			}
		}
	}
	found := map[int]int{}
	var result []panels
	for i, each := range all {
		root := sets.find(i)
		if _, ok := found[root]; !ok {
			found[root] = len(result)
			result = append(result, nil)
		}
		result[found[root]] = append(result[found[root]], each)
	}
	return result
}

func (r Rect) longest() float64 { return math.Max(r.Right-r.Left, r.Bottom-r.Top) }

// gap is how far apart two rectangles stand.
func (r Rect) gap(o Rect) float64 {
	dx := math.Max(0, math.Max(o.Left-r.Right, r.Left-o.Right))
	dy := math.Max(0, math.Max(o.Top-r.Bottom, r.Top-o.Bottom))
	return math.Hypot(dx, dy)
}

// panels are the boxes of one set. It is not empty.
type panels []*panel

func (set panels) lines() []*line {
	var lines []*line
	for _, each := range set {
		lines = append(lines, each.lines...)
	}
	return lines
}

var (
	// partNumber is a number with which the first line of a box begins. A "7 minute briefing" is none.
	partNumber = regexp.MustCompile(`^(?i:(?:step|part|point|minute|box)\s+)?(\d{1,2})(?:[.:)]|\s|$)`)
	minutes    = regexp.MustCompile(`(?i)^\d+[\s-]+minutes?\b`)
)

// badge is the number that a line consists of; 0 where it has something else.
func badge(l *line) int {
	if text := l.text(); bareNumber.MatchString(text) {
		number, _ := strconv.Atoi(text)
		return number
	}
	return 0
}

// takeNumbers reads the numbers with which panels begin.
func (set panels) takeNumbers() {
	for _, each := range set {
		slices.SortStableFunc(each.lines, func(a, b *line) int { return cmp.Compare(a.baseline, b.baseline) })
		if first := each.lines[0]; len(each.lines) > 1 && badge(first) > 0 && !each.lines[1].isSolid() {
			each.lines = each.lines[1:]
			each.wear(&panel{lines: []*line{first}, number: badge(first)})
			continue
		}
		text := each.lines[0].text()
		if match := partNumber.FindStringSubmatch(text); match != nil && !minutes.MatchString(text) {
			each.number, _ = strconv.Atoi(match[1])
		}
	}
}

// takeBadges gives numbers that stand by themselves, in a little box or in none, to the nearest panels. It gives the lines between
// the panels that are left.
func (set *panels) takeBadges(between []*line) []*line {
	var left []*line
	var badges, full panels
	for _, each := range *set {
		if len(each.lines) == 1 && badge(each.lines[0]) > 0 {
			badges = append(badges, each)
		} else {
			full = append(full, each)
		}
	}
	for _, each := range between {
		if number := badge(each); number > 0 {
			badges = append(badges, &panel{Rect: each.Rect, lines: []*line{each}, number: number})
		} else {
			left = append(left, each)
		}
	}
	if len(full) == 0 {
		return between
	}
	for _, each := range badges {
		host := slices.MinFunc(full, func(a, b *panel) int {
			return cmp.Or(cmp.Compare(min(a.number, 1), min(b.number, 1)), cmp.Compare(a.gap(each.Rect), b.gap(each.Rect)))
		})
		host.wear(each)
	}
	*set = full
	return left
}

// wear puts a number in front of the first line of a panel.
func (p *panel) wear(badge *panel) {
	first := badge.lines[0]
	if p.number == 0 && !p.lines[0].isSolid() {
		p.number = badge.number
		next := p.lines[0]
		joined := &line{Rect: next.Rect, baseline: next.baseline, size: next.size, page: next.page, number: next.number}
		joined.words = append(slices.Clone(first.words), next.words...)
		joined.unseen = append(slices.Clone(first.unseen), next.unseen...)
		for i := range first.words { // beside the line, wherever it was printed
			joined.words[i].left, joined.words[i].right = next.Left-next.size, next.Left-next.size
		}
		p.lines[0] = joined
		return
	}
	p.lines = append(p.lines, first)
}

// order puts panels in the order in which they are read: by their numbers; round a wheel from the top; else row by row.
func (set panels) order() {
	byPlace := set.inRows
	if set.isWheel() {
		byPlace = set.round
	}
	byPlace()
	if !set.isNumbered() {
		return
	}
	first := slices.IndexFunc(set, func(p *panel) bool { return p.number > 0 })
	slices.SortStableFunc(set[first:], func(a, b *panel) int {
		return cmp.Compare(a.rank(len(set)), b.rank(len(set)))
	})
}

// rank puts panels without a number last.
func (p *panel) rank(last int) int {
	if p.number == 0 {
		return last + 100
	}
	return p.number
}

// isNumbered reports whether nearly all panels have a number of their own, beginning with 1.
func (set panels) isNumbered() bool {
	seen := map[int]bool{}
	for _, each := range set {
		if each.number > 0 && seen[each.number] {
			return false
		}
		seen[each.number] = true
	}
	delete(seen, 0)
	return seen[1] && len(seen) >= boxSet && len(seen)+2 >= len(set)
}

// inRows sorts panels from top to bottom, and those beside each other from left to right.
func (set panels) inRows() {
	slices.SortStableFunc(set, func(a, b *panel) int { return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left)) })
	for begin, end := 0, 0; begin < len(set); begin = end {
		bottom := set[begin].Top + (set[begin].Bottom-set[begin].Top)/2
		for end = begin + 1; end < len(set) && set[end].Top < bottom; end++ {
		}
		slices.SortStableFunc(set[begin:end], func(a, b *panel) int { return cmp.Compare(a.Left, b.Left) })
	}
}

// centre is the middle of all panels.
func (set panels) centre() (x, y float64) {
	for _, each := range set {
		ex, ey := each.middle()
		x, y = x+ex/float64(len(set)), y+ey/float64(len(set))
	}
	return x, y
}

// isWheel reports whether the panels stand round a centre and not in columns.
func (set panels) isWheel() bool { return len(set) >= wheelBoxes && set.isRound(ring) }

// isRound reports whether the distances of panels from their centre differ by no more than a part of their mean, and their left edges
// are not those of columns.
func (set panels) isRound(differ float64) bool {
	x, y := set.centre()
	var mean, spread float64
	lefts := map[float64]bool{}
	for _, each := range set {
		ex, ey := each.middle()
		mean += math.Hypot(ex-x, ey-y) / float64(len(set))
		lefts[math.Round(each.Left/aligned/2)] = true
	}
	for _, each := range set {
		ex, ey := each.middle()
		spread = math.Max(spread, math.Abs(math.Hypot(ex-x, ey-y)-mean))
	}
	return spread <= differ*mean && len(lefts)*2 > len(set)
}

// round sorts panels clockwise, from the top on.
func (set panels) round() {
	x, y := set.centre()
	angle := func(p *panel) float64 {
		px, py := p.middle()
		a := math.Atan2(px-x, y-py) // 0 at the top
		if a < -math.Pi/16 {
			a += 2 * math.Pi
		}
		return a
	}
	slices.SortStableFunc(set, func(a, b *panel) int { return cmp.Compare(angle(a), angle(b)) })
}
