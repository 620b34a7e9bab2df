package layout

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A setting is what the pages of a document have in common: the type of its text, its words.
type setting struct {
	lexicon
	size     float64             // of the text
	leading  float64             // distance of the baselines of a paragraph, in parts of the size
	rights   map[float64]float64 // where text is broken, by the width of the page
	lettered bool                // its lists count with capital letters
	isBold   bool                // most of it is bold, so that being bold says nothing
}

// newSetting looks at all lines of a document, page by page.
func newSetting(sheets []*sheet) *setting {
	s := &setting{lexicon: lexicon{words: map[string]bool{}}, size: usualSize, leading: usualLeading, rights: map[float64]float64{}}
	sizes := map[float64]int{}
	bold, all := 0, 0
	var columns [][]*line
	for _, sheet := range sheets {
		for _, row := range sheet.rows {
			for _, each := range row.lines {
				s.learn(each)
				n := len(each.text())
				sizes[roundSize(each.size)] += n
				all += n
				if each.isHeavy() {
					bold += n
				}
			}
		}
		columns = append(columns, underEachOther(sheet.rows)...)
	}
	if len(sizes) > 0 {
		s.size = slices.MaxFunc(slices.Collect(maps.Keys(sizes)), func(a, b float64) int {
			return cmp.Or(cmp.Compare(sizes[a], sizes[b]), cmp.Compare(b, a))
		})
	}
	for _, sheet := range sheets {
		s.learnRight(sheets, columns, sheet.Width)
	}
	s.isBold = bold*2 > all
	s.lettered = hasLetteredList(columns)
	s.leading = leading(columns)
	s.settle(columns)
	return s
}

// nearRight is how near to the longest line, in parts of the width of the page, a line ends whose sentence goes on in the next.
const nearRight = 0.08

// learnRight finds where the text of pages of a width is broken: where its longest line ends, if sentences go on from lines about
// as long; else as far from the right edge as the text begins from the left one.
func (s *setting) learnRight(sheets []*sheet, columns [][]*line, width float64) {
	if _, known := s.rights[width]; known {
		return
	}
	left, right, broken := math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, lines := range columns {
		for i, each := range lines {
			if sheets[each.page-1].Width != width {
				continue
			}
			left, right = math.Min(left, each.Left), math.Max(right, each.Right)
			if i > 0 && startsLower(each.text()) && !endsSentence(lines[i-1].text()) {
				broken = math.Max(broken, lines[i-1].Right)
			}
		}
	}
	s.rights[width] = right
	if broken < right-nearRight*width {
		s.rights[width] = math.Max(width-left, width/2)
	}
}

func roundSize(size float64) float64 { return math.Round(size*2) / 2 }

// underEachOther gives lines that begin under each other, as they do in a column of text.
func underEachOther(rows []row) [][]*line {
	var columns [][]*line
	last := map[float64]int{} // where a line begins → its column
	for _, row := range rows {
		for _, each := range row.lines {
			at, ok := last[math.Round(each.Left)]
			if ok && each.baseline-columns[at][len(columns[at])-1].baseline < looseLines*each.size {
				columns[at] = append(columns[at], each)
				continue
			}
			last[math.Round(each.Left)] = len(columns)
			columns = append(columns, []*line{each})
		}
	}
	return columns
}

// hasLetteredList reports whether "A." and "B." begin lines one under the other.
func hasLetteredList(columns [][]*line) bool {
	for _, lines := range columns {
		before := ""
		for _, each := range lines {
			if label, _ := each.label(); isInitial(label) {
				if before == "A." && label == "B." {
					return true
				}
				before = label
			}
		}
	}
	return false
}

// leading is the usual distance of baselines where a sentence surely goes on in the next line.
func leading(columns [][]*line) float64 {
	var distances []float64
	for _, lines := range columns {
		for i := 1; i < len(lines); i++ {
			before, here := lines[i-1], lines[i]
			if alike(before.size, here.size) && startsLower(here.text()) && !endsSentence(before.text()) {
				distances = append(distances, (here.baseline-before.baseline)/here.size)
			}
		}
	}
	if len(distances) == 0 {
		return usualLeading
	}
	slices.Sort(distances)
	return distances[len(distances)/2]
}
