package layout

import (
	"cmp"
	"math"
	"slices"
)

// besideLine is how far from the ends of a line, in parts of its size, words stand that are counted as a part of it.
const besideLine = 3

// conceal puts words that nobody sees into the lines among whose words they stand, and gives the lines of the others.
func conceal(unseen, lines []*line) []*line {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b *line) int {
		return cmp.Or(cmp.Compare(a.baseline, b.baseline), cmp.Compare(a.Left, b.Left))
	})
	var alone []*line
	for _, each := range unseen {
		if host := lineAround(lines, each); host != nil {
			host.unseen = append(host.unseen, each.words...)
		} else {
			alone = append(alone, each)
		}
	}
	return alone
}

// lineAround finds the line, among lines sorted by their baselines, in or next to which another one stands.
func lineAround(lines []*line, other *line) *line {
	reach := drift * other.size
	from, _ := slices.BinarySearchFunc(lines, other.baseline-reach, func(l *line, y float64) int { return cmp.Compare(l.baseline, y) })
	var host *line
	nearest := besideLine * other.size
	for _, each := range lines[from:] {
		if each.baseline > other.baseline+reach {
			break
		}
		if gap := math.Max(each.Left-other.Right, other.Left-each.Right); gap < nearest {
			host, nearest = each, math.Max(gap, 0)
		}
	}
	return host
}

// insertUnseen puts paragraphs that nobody sees behind the ones of their page that stand above them.
func insertUnseen(all, unseen []*paragraph) []*paragraph {
	if len(unseen) == 0 {
		return all
	}
	behind := map[int][]*paragraph{} // the index of the one above, from 1
	for _, each := range unseen {
		at, found := 0, false
		for i, other := range all {
			if other.Top > each.Top {
				continue
			}
			over := other.Left < each.Right && each.Left < other.Right
			if over || !found {
				at, found = i+1, over
			}
		}
		behind[at] = append(behind[at], each)
	}
	inserted := behind[0]
	for i, each := range all {
		inserted = append(append(inserted, each), behind[i+1]...)
	}
	return inserted
}
