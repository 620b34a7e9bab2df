package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"gazette/internal/document"
)

const (
	// wordGap is the gap between two characters, in parts of the font's size, from which they are two words where no
	// space is printed between them. A space is a quarter of the size wide; kerning moves characters by a twentieth.
	wordGap = 0.2
	// pieceGap is the gap from which two words need not belong to the same line of text: the cells of a table without lines are no
	// further apart. Justified type has such gaps too.
	pieceGap = 0.45
	// drift is how far characters of one line may stand above or below each other, in parts of the size.
	drift = 0.12
	// trackedGap is the gap that is the most frequent one of a word whose letters were set apart: "M I N U T E S".
	trackedGap = 0.1
	// trackedLetters is how many letters such a word has at least.
	trackedLetters = 5
)

// A word is printed without a gap. It holds at least one run.
type word struct {
	left, right    float64
	baseline, size float64
	runs           []document.Run
	spaced         bool // a space is printed before it
	open           bool // no space is printed after it
	glued          bool // to the visible word before it: they are pieces of one word
}

// isSeen reports whether a person who opens the page sees the word. Seen and unseen characters are never in one word.
func (w word) isSeen() bool { return w.runs[0].Visibility == document.Visible }

func (w word) text() string { return plain(w.runs) }

// A stroke is a series of characters that were painted one after the other on one line.
type stroke struct {
	glyphs []Glyph
	spaced []bool // of each glyph: a space is printed before it
	closed bool   // a space is printed at its end
}

// spell makes words of characters that stand upright. Those painted one after the other stay in that order, which is
// the order of the language where it runs from right to left, and of an accent behind its letter.
func spell(glyphs []Glyph) []word {
	var words []word
	var here stroke
	space := false
	for _, glyph := range glyphs {
		if isSpace(glyph.Text) {
			space = true
			continue
		}
		if n := len(here.glyphs); n > 0 && !follows(here.glyphs[n-1], glyph) {
			here.closed = space
			words = here.words(words)
			here = stroke{glyphs: here.glyphs[:0], spaced: here.spaced[:0]}
		}
		here.glyphs, here.spaced = append(here.glyphs, glyph), append(here.spaced, space)
		space = false
	}
	here.closed = space
	return here.words(words)
}

// follows reports whether a glyph goes on where the one before it ends, give or take the gap between two words.
func follows(before, glyph Glyph) bool {
	size := math.Max(before.Size, glyph.Size)
	switch {
	case math.Abs(before.Baseline-glyph.Baseline) > drift*size, !alike(before.Size, glyph.Size):
		return false
	case before.Visibility != glyph.Visibility:
		return false
	}
	if isRightToLeft(glyph.Text) && isRightToLeft(before.Text) {
		gap := before.Box.Left - glyph.Box.Right
		return gap > -size && gap < pieceGap*size
	}
	gap := glyph.Box.Left - before.Box.Right
	return gap > -size && gap < pieceGap*size && glyph.Box.Left > before.Box.Left-size/2
}

// alike reports whether two sizes are the same but for rounding.
func alike(a, b float64) bool { return math.Abs(a-b) <= 0.05*math.Max(a, b)+0.2 }

// words appends the words of a stroke.
func (s stroke) words(words []word) []word {
	if len(s.glyphs) == 0 {
		return words
	}
	limit := s.limit()
	begin := 0
	for i := 1; i <= len(s.glyphs); i++ {
		if i == len(s.glyphs) || s.spaced[i] || gapBefore(s.glyphs, i) > limit*s.glyphs[i].Size {
			each := newWord(s.glyphs[begin:i])
			each.spaced = s.spaced[begin]
			each.open = i == len(s.glyphs) && !s.closed
			words = append(words, each)
			begin = i
		}
	}
	return words
}

// limit is the gap that divides two words of the stroke, in parts of the size.
func (s stroke) limit() float64 {
	var gaps []float64
	for i := 1; i < len(s.glyphs); i++ {
		if !s.spaced[i] {
			gaps = append(gaps, gapBefore(s.glyphs, i)/s.glyphs[i].Size)
		}
	}
	if len(gaps) < trackedLetters-1 {
		return wordGap
	}
	slices.Sort(gaps)
	if middle := gaps[len(gaps)/2]; middle > trackedGap {
		return middle + wordGap
	}
	return wordGap
}

func gapBefore(glyphs []Glyph, i int) float64 {
	if isRightToLeft(glyphs[i].Text) && isRightToLeft(glyphs[i-1].Text) {
		return glyphs[i-1].Box.Left - glyphs[i].Box.Right
	}
	return glyphs[i].Box.Left - glyphs[i-1].Box.Right
}

func newWord(glyphs []Glyph) word {
	w := word{left: math.Inf(1), right: math.Inf(-1), baseline: glyphs[0].Baseline, size: glyphs[0].Size}
	var text writer
	for _, glyph := range glyphs {
		w.left, w.right = math.Min(w.left, glyph.Box.Left), math.Max(w.right, glyph.Box.Right)
		text.add(glyph.run())
	}
	w.runs = text.runs()
	return w
}

func (g Glyph) run() document.Run {
	run := document.Run{Text: g.Text, Link: g.Link, Visibility: g.Visibility}
	if g.Bold {
		run.Marks |= document.Bold
	}
	if g.Italic {
		run.Marks |= document.Italic
	}
	return run
}

// isSpace reports whether a text leaves nothing on paper.
func isSpace(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			return false
		}
	}
	return true
}

func isRightToLeft(text string) bool {
	for _, r := range text {
		return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana)
	}
	return false
}

// byBaseline orders words from top to bottom and, on one baseline, from left to right.
func byBaseline(a, b word) int {
	return cmp.Or(cmp.Compare(a.baseline, b.baseline), cmp.Compare(a.left, b.left))
}
