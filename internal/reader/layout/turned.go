package layout

import (
	"math"
	"strings"
)

const (
	// upright is how far from upright, in degrees, a character may be that stands on a line with others.
	upright = 4
	// mostTurned is the share of a page's characters from which the page lies on its side, in parts of ten.
	mostTurned = 6
	// nearby is how far, in parts of the size, the next character of a turned text is at most, and bend how much further,
	// in degrees, it may be turned: texts run round wheels.
	nearby, bend = 1.6, 30
	// turnedGap is the distance of the middles of two characters, in parts of the size, from which they are two words.
	turnedGap = 1
)

// straighten turns a page that was printed on its side.
func straighten(page Page) Page {
	counts := [4]int{}
	for _, each := range page.Glyphs {
		counts[quarter(each.Angle)]++
	}
	for turns, count := range counts {
		if turns > 0 && count*10 > len(page.Glyphs)*mostTurned {
			for range 4 - turns {
				page = page.turn()
			}
			return page
		}
	}
	return page
}

// quarter gives an angle in quarter turns clockwise.
func quarter(angle float64) int {
	return int(math.Mod(math.Mod(math.Round(angle/90), 4)+4, 4))
}

// turn turns a page by a quarter clockwise.
func (p Page) turn() Page {
	turn := func(r Rect) Rect { return Rect{p.Height - r.Bottom, r.Left, p.Height - r.Top, r.Right} }
	turned := Page{Width: p.Height, Height: p.Width}
	for _, each := range p.Glyphs {
		each.Box = turn(each.Box)
		each.Angle = math.Mod(each.Angle+90, 360)
		each.Baseline = each.Box.Bottom
		turned.Glyphs = append(turned.Glyphs, each)
	}
	for _, each := range p.Rules {
		turned.Rules = append(turned.Rules, Rule{turn(each.Rect)})
	}
	for _, each := range p.Boxes {
		each.Rect = turn(each.Rect)
		turned.Boxes = append(turned.Boxes, each)
	}
	for _, each := range p.Figures {
		each.Rect = turn(each.Rect)
		turned.Figures = append(turned.Figures, each)
	}
	turned.settle()
	return turned
}

// settle finds the baselines of characters whose boxes were turned: those that reach below the line by their shape stand
// a fifth of their size higher than their lower edge, and marks that hang in the air on the line of the character before them.
func (p Page) settle() {
	const reach = 0.21
	for i := range p.Glyphs {
		here := &p.Glyphs[i]
		switch r := firstRune(here.Text); {
		case strings.ContainsRune("gjpqyQ,;()[]{}|/@", r):
			here.Baseline -= reach * here.Size
		case strings.ContainsRune(`-–—'"“”‘’*•·^~°`, r) && i > 0 && math.Abs(p.Glyphs[i-1].Baseline-here.Baseline) < here.Size:
			here.Baseline = p.Glyphs[i-1].Baseline
		}
	}
}

// isUpright reports whether a character stands upright.
func (g Glyph) isUpright() bool {
	angle := math.Mod(math.Abs(g.Angle), 360)
	return angle <= upright || angle >= 360-upright
}

// turnedLines makes lines of characters that do not stand upright, in the order in which they were painted.
func turnedLines(glyphs []Glyph) []*line {
	var lines []*line
	begin := 0
	for i := 1; i <= len(glyphs); i++ {
		if i < len(glyphs) && goesRound(glyphs[i-1], glyphs[i]) {
			continue
		}
		if l := turnedLine(glyphs[begin:i]); l != nil {
			lines = append(lines, l)
		}
		begin = i
	}
	return lines
}

func (r Rect) middle() (x, y float64) { return (r.Left + r.Right) / 2, (r.Top + r.Bottom) / 2 }

func goesRound(before, glyph Glyph) bool {
	turn := math.Mod(math.Abs(before.Angle-glyph.Angle), 360)
	return distance(before, glyph) <= nearby*math.Max(before.Size, glyph.Size) && math.Min(turn, 360-turn) <= bend &&
		before.Visibility == glyph.Visibility
}

func distance(a, b Glyph) float64 {
	ax, ay := a.Box.middle()
	bx, by := b.Box.middle()
	return math.Hypot(ax-bx, ay-by)
}

// turnedLine makes a line of the characters of a turned text; nil where they are spaces.
func turnedLine(glyphs []Glyph) *line {
	var words []word
	begin := 0
	for i := 0; i <= len(glyphs); i++ {
		space := i < len(glyphs) && isSpace(glyphs[i].Text)
		if i < len(glyphs) && !space && (i == begin || distance(glyphs[i-1], glyphs[i]) < turnedGap*glyphs[i].Size) {
			continue
		}
		if i > begin {
			words = append(words, newWord(glyphs[begin:i]))
		}
		begin = i
		if space {
			begin++
		}
	}
	if words == nil {
		return nil
	}
	l := newLine(words)
	l.turned = true
	l.Rect = glyphs[0].Box
	for _, each := range glyphs[1:] {
		l.Rect = l.Rect.with(each.Box)
	}
	return l
}
