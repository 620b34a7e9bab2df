package search

import (
	"math"
	"slices"
)

// span gives the length of the shortest stretch that holds a position of each list, 0 where there are no lists.
func span(lists [][]int) int {
	type mark struct{ position, list int }
	var marks []mark
	for i, list := range lists {
		for _, position := range list {
			marks = append(marks, mark{position, i})
		}
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.position - b.position })
	counts, missing, best, from := make([]int, len(lists)), len(lists), 0, 0
	for _, m := range marks {
		if counts[m.list] == 0 {
			missing--
		}
		counts[m.list]++
		for missing == 0 {
			if length := m.position - marks[from].position + 1; best == 0 || length < best {
				best = length
			}
			first := marks[from].list
			if counts[first]--; counts[first] == 0 {
				missing++
			}
			from++
		}
	}
	return best
}

// hasPhrase reports whether there is a place from which every list has the position at its offset.
func hasPhrase(lists [][]int, offsets []int) bool {
	if len(lists) == 0 {
		return true
	}
	for _, position := range lists[0] {
		all := true
		for i := 1; i < len(lists) && all; i++ {
			_, all = slices.BinarySearch(lists[i], position-offsets[0]+offsets[i])
		}
		if all {
			return true
		}
	}
	return false
}

// offBy is how far the two nearest positions of two lists are from standing at a distance: 0 where b stands there after a.
func offBy(a, b []int, distance int) int {
	best, j := math.MaxInt, 0
	for _, position := range a {
		want := position + distance
		for j < len(b) && b[j] < want {
			j++
		}
		if j < len(b) {
			best = min(best, b[j]-want)
		}
		if j > 0 {
			best = min(best, want-b[j-1])
		}
	}
	return best
}
