package layout

import (
	"cmp"
	"math"
	"slices"

	"gazette/internal/document"
)

const (
	// snap is how far apart, in points, lines are that are drawn as one: the two of a double border, a border and the edge
	// of a shade.
	snap = 3
	// dash is the gap, in points, between the dashes of one line, and shortDash how long one of them is at most.
	dash, shortDash = 5, 15
	// thickest is how thick, in points, a line is at most.
	thickest = 6
	// maxEdges is how many lines in one direction a page may have for tables and underlined words to be looked for. A table that fills a page has
	// some 60; drawings and maps have thousands.
	maxEdges = 1500
	// underlineDrop and underlineRise are how far below its baseline and above it, in parts of the size, a text is underlined.
	underlineDrop, underlineRise = 0.21, 0.03
	// strikeFrom and strikeTo are how far above its baseline, in parts of the size, a text is struck through.
	strikeFrom, strikeTo = 0.18, 0.42
)

// An edge is a straight line along a page: from and to are where it begins and ends on its own axis, at is where it stands
// on the other.
type edge struct{ at, from, to float64 }

// edges gives the horizontal and vertical lines of a page, pieces of one line as one.
func edges(rules []Rule, boxes []Box) (horizontal, vertical []edge) {
	for _, each := range rules {
		width, height := each.Right-each.Left, each.Bottom-each.Top
		switch {
		case width >= height && height <= thickest:
			horizontal = append(horizontal, edge{(each.Top + each.Bottom) / 2, each.Left, each.Right})
		case height > width && width <= thickest:
			vertical = append(vertical, edge{(each.Left + each.Right) / 2, each.Top, each.Bottom})
		}
	}
	for _, each := range boxes {
		horizontal = append(horizontal, edge{each.Top, each.Left, each.Right}, edge{each.Bottom, each.Left, each.Right})
		vertical = append(vertical, edge{each.Left, each.Top, each.Bottom}, edge{each.Right, each.Top, each.Bottom})
	}
	return united(horizontal), united(vertical)
}

// united makes one edge of those that are drawn as one line.
func united(all []edge) []edge {
	slices.SortFunc(all, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var found []edge
	for begin, end := 0, 0; begin < len(all); begin = end {
		for end = begin + 1; end < len(all) && all[end].at-all[begin].at <= snap; end++ {
		}
		line := all[begin:end]
		at := (line[0].at + line[len(line)-1].at) / 2
		slices.SortFunc(line, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
		here := line[0]
		for _, each := range line[1:] {
			gap := each.from - here.to
			if gap > dash || gap > snap && each.to-each.from > shortDash {
				found = append(found, edge{at, here.from, here.to})
				here = each
				continue
			}
			here.to = math.Max(here.to, each.to)
		}
		found = append(found, edge{at, here.from, here.to})
	}
	return found
}

// underline gives the words their lines below and through them as marks, and the rules that are none of these.
func underline(lines []*line, rules []Rule) []Rule {
	if len(rules) > maxEdges {
		return rules
	}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b *line) int { return cmp.Compare(a.baseline, b.baseline) })
	var rest []Rule
	for _, rule := range rules {
		if rule.Right-rule.Left < rule.Bottom-rule.Top || !marksWords(lines, rule.Rect) {
			rest = append(rest, rule)
		}
	}
	return rest
}

// marksWords marks the words that a rule runs below or through; false where it is longer than they are.
func marksWords(lines []*line, rule Rect) bool {
	at := (rule.Top + rule.Bottom) / 2
	from, _ := slices.BinarySearchFunc(lines, at-largestMarked, func(l *line, y float64) int { return cmp.Compare(l.baseline, y) })
	found := false
	for _, each := range lines[from:] {
		if each.baseline > at+largestMarked {
			break
		}
		mark := markAt(each, at)
		if mark == 0 {
			continue
		}
		found = each.markWords(rule, mark) || found
	}
	return found
}

// largestMarked is how far, in points, a rule may be from the baseline of a line that it marks: that of a title of 40 points.
const largestMarked = 16

func markAt(l *line, at float64) document.Marks {
	switch below := (at - l.baseline) / l.size; {
	case below >= -underlineRise && below <= underlineDrop:
		return document.Underline
	case -below >= strikeFrom && -below <= strikeTo:
		return document.Strike
	}
	return 0
}

// markWords gives a mark to the words above a rule, where the rule begins and ends with words.
func (l *line) markWords(rule Rect, mark document.Marks) bool {
	slack := l.size / 5
	from, to := -1, -1
	for i, each := range l.words {
		if each.left >= rule.Left-slack && each.right <= rule.Right+slack {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	if from < 0 || l.words[from].left-rule.Left > l.size || rule.Right-l.words[to].right > l.size {
		return false
	}
	for i := from; i <= to; i++ {
		for j := range l.words[i].runs {
			if run := &l.words[i].runs[j]; run.Link == "" {
				run.Marks |= mark
			}
		}
	}
	return true
}
