package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gazette/internal/document"
)

const (
	// ascent and descent are how far a line of text reaches above and below its baseline, in parts of its size.
	ascent, descent = 0.75, 0.22
	// tabGap is the gap between two words of a line, in parts of the size, that is a tab.
	tabGap = 1.6
)

// A line is a stretch of words on one baseline without a wide gap: all of a line of text, or the part of it that stands in one
// column. It holds at least one word, or else is solid: something that is not taken apart.
type line struct {
	Rect
	baseline, size float64 // size is the one that most of its characters have
	words          []word
	unseen         []word // words that nobody sees; nothing is concluded from them
	page, number   int    // counted from 1; number is that of the line on the page
	turned         bool   // its text does not stand upright

	// Of a solid line, one of these:
	table  *table
	figure *document.Block
	boxes  [][]column // in the order in which they are read
}

// isSolid reports whether a line stands for something that is not made of words.
func (l *line) isSolid() bool { return len(l.words) == 0 }

// newLine makes a line of words that stand next to each other.
func newLine(words []word) *line {
	l := &line{words: words}
	l.measure()
	return l
}

// measure finds the extent of a line again after its words have changed.
func (l *line) measure() {
	main := l.words[0]
	count := map[float64]int{}
	for _, each := range l.words {
		count[each.size] += len(each.text())
		if n, most := count[each.size], count[main.size]; n > most || n == most && each.size > main.size {
			main = each
		}
	}
	l.size, l.baseline = main.size, main.baseline
	l.Left, l.Right = math.Inf(1), math.Inf(-1)
	for _, each := range l.words {
		l.Left, l.Right = math.Min(l.Left, each.left), math.Max(l.Right, each.right)
	}
	l.stand()
}

// stand finds how far up and down a line reaches.
func (l *line) stand() {
	l.Top, l.Bottom = l.baseline-ascent*l.size, l.baseline+descent*l.size
}

// write adds the text of the line from one of its words on, and the words that nobody sees where they stand.
func (l *line) write(w *writer, from int) {
	words := l.words[from:]
	if len(l.unseen) > 0 {
		words = append(slices.Clone(words), l.unseen...)
		slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	}
	w.words(words)
}

// text is the text of the line that is seen.
func (l *line) text() string {
	var text writer
	text.words(l.words)
	return plain(text.runs())
}

func plain(runs []document.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return text.String()
}

// gather makes lines of the upright words of a page, from top to bottom and then from left to right.
func gather(words []word) []*line {
	slices.SortStableFunc(words, byBaseline)
	var lines []*line
	for begin, end := 0, 0; begin < len(words); begin = end {
		for end = begin + 1; end < len(words) && words[end].baseline-words[begin].baseline <= drift*words[begin].size; end++ {
		}
		lines = append(lines, strand(words[begin:end])...)
	}
	return lines
}

// strand makes lines of the words on one baseline.
func strand(words []word) []*line {
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	var lines []*line
	begin, right := 0, words[0].right
	for i := 1; i <= len(words); i++ {
		if i < len(words) {
			if words[i].left-right < pieceGap*math.Min(words[i].size, words[i-1].size) {
				right = math.Max(right, words[i].right)
				continue
			}
			right = words[i].right
		}
		glue(words[begin:i])
		lines = append(lines, newLine(slices.Clip(words[begin:i])))
		begin = i
	}
	return lines
}

// glue finds the pieces of words that were painted one by one.
func glue(words []word) {
	for i := 1; i < len(words); i++ {
		gap := words[i].left - words[i-1].right
		words[i].glued = gap < wordGap*math.Max(words[i].size, words[i-1].size) && words[i-1].open && !words[i].spaced
	}
}
