package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"gazette/internal/document"
)

const (
	// beside is how far apart, in parts of the size, the baselines of two lines may be that stand beside each other: lines of
	// two columns are set off by half of the distance of lines at most.
	beside = 0.6
	// raised is how far a character is moved up or down, in parts of the size of its line, so that it counts as raised.
	raised = 0.1
	// small is the size of a raised or lowered character in parts of its line's at most.
	small = 0.85
	// tiny is that size at least: a letter twice as high and more is an initial beside several lines.
	tiny = 0.4
	// ordinal is how many characters a raised word has at most that is no smaller than its line: "th".
	ordinal = 3
	// longestMark is how many characters a raised or lowered word has: "th", "[12]", "footnote".
	longestMark = 8
	// strandsBeside is how many different baselines the lines of one row have at most.
	strandsBeside = 8
)

// A row is the lines of a page that stand beside each other, from left to right. It holds at least one line.
type row struct{ lines []*line }

// rows puts lines of a page side by side, from top to bottom.
func rows(lines []*line) []row {
	strands := strandsOf(lines)
	var found []row
	for begin, end := 0, 0; begin < len(strands); begin = end {
		here := row{lines: strands[begin]}
		main := here.lines[0]
		for end = begin + 1; end < len(strands) && end-begin < strandsBeside; end++ {
			next := strands[end]
			if next[0].baseline-main.baseline > beside*math.Max(main.size, next[0].size) || overlaps(here.lines, next) {
				break
			}
			here.lines = append(slices.Clip(here.lines), next...)
			slices.SortStableFunc(here.lines, func(a, b *line) int { return cmp.Compare(a.Left, b.Left) })
			if next[0].size > main.size {
				main = next[0]
			}
		}
		found = append(found, here)
	}
	return found
}

// strandsOf divides lines, sorted by their baselines, into those on one baseline each.
func strandsOf(lines []*line) [][]*line {
	slices.SortStableFunc(lines, func(a, b *line) int {
		return cmp.Or(cmp.Compare(a.baseline, b.baseline), cmp.Compare(a.Left, b.Left))
	})
	var strands [][]*line
	for begin, end := 0, 0; begin < len(lines); begin = end {
		for end = begin + 1; end < len(lines) && lines[end].baseline-lines[begin].baseline <= drift*lines[begin].size; end++ {
		}
		strand := lines[begin:end:end]
		slices.SortStableFunc(strand, func(a, b *line) int { return cmp.Compare(a.Left, b.Left) })
		strands = append(strands, strand)
	}
	return strands
}

// overlaps reports whether lines of two lists, each from left to right, stand above each other.
func overlaps(a, b []*line) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Right <= b[j].Left:
			i++
		case b[j].Right <= a[i].Left:
			j++
		default:
			return true
		}
	}
	return false
}

// liftMarks puts raised and lowered characters into the lines that they belong to.
func liftMarks(lines []*line) []*line {
	strands := strandsOf(lines)
	hosts := map[*line]*line{}
	for i, strand := range strands {
		for _, each := range strand {
			if host := hostOf(each, strands, i); host != nil {
				hosts[each] = host
			}
		}
	}
	var kept []*line
	for _, strand := range strands {
		for _, each := range strand {
			if host := hosts[each]; host != nil && hosts[host] == nil {
				host.take(each)
			} else {
				kept = append(kept, each)
			}
		}
	}
	return kept
}

// hostOf finds the line that a short line of small characters is a part of; nil where there is none.
func hostOf(mark *line, strands [][]*line, at int) *line {
	if utf8.RuneCountInString(mark.text()) > longestMark*len(mark.words) {
		return nil
	}
	var host *line
	for _, step := range []int{1, -1} {
		for i := at + step; i >= 0 && i < len(strands) && i != at+step*strandsBeside; i += step {
			strand := strands[i]
			from, _ := slices.BinarySearchFunc(strand, mark.Left-mark.size/2, func(l *line, x float64) int { return cmp.Compare(l.Right, x) })
			if from == len(strand) {
				continue
			}
			if each := strand[from]; each.hosts(mark) && (host == nil || math.Abs(each.baseline-mark.baseline) < math.Abs(host.baseline-mark.baseline)) {
				host = each
			}
		}
	}
	return host
}

// hosts reports whether a mark is raised or lowered in the line.
func (l *line) hosts(mark *line) bool {
	shift := math.Abs(l.baseline - mark.baseline)
	touches := len(mark.words) == 1 && alike(mark.size, l.size) && mark.Left-l.Right < raised*l.size && l.Left < mark.Left &&
		utf8.RuneCountInString(mark.words[0].text()) <= ordinal
	return (touches || mark.size <= small*l.size && mark.size >= tiny*l.size) &&
		shift >= raised*l.size && shift <= beside*l.size &&
		mark.Left <= l.Right+mark.size/2 && mark.Right >= l.Left-l.size // a footnote stands behind its number
}

// take puts the words of a raised or lowered line where they stand in the line.
func (l *line) take(mark *line) {
	look := document.Superscript
	if mark.baseline > l.baseline {
		look = document.Subscript
	}
	baseline, size := l.baseline, l.size
	for _, each := range mark.words {
		for i := range each.runs {
			each.runs[i].Marks |= look
		}
		l.words = append(l.words, each)
	}
	slices.SortStableFunc(l.words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	glue(l.words)
	l.measure()
	l.baseline, l.size = baseline, size
	l.stand()
}
