package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Columns that are aligned by spaces are found as a person sees them: by the white gaps that run down through several
// lines. Positions are columns of the page, counted from 0.

const (
	// widestGrid is how long a line of a grid may be. Wider than that nobody prints.
	widestGrid = 400
	// clearGap is how many spaces divide two cells for certain. Two may also stand behind a full stop.
	clearGap = 3
)

// A token is text in a line between two gaps.
type token struct {
	start, end int
	text       string
}

// tokens divides a line at its gaps. A bullet stays with its text, however wide the gap behind it.
func tokens(l line) []token {
	var found []token
	column, begin, from := l.indent, l.indent, 0 // begin and from are where the token begins, in the page and in the text
	spaces := 0
	lastColumn, lastByte := l.indent, 0 // behind the last character that is no space
	last := rune(0)
	for at, r := range l.text {
		if unicode.IsSpace(r) {
			spaces++
			column++
			continue
		}
		isGap := spaces >= clearGap || spaces == 2 && !strings.ContainsRune(".!?:;,", last)
		if isGap && !(utf8.RuneCountInString(l.text[from:lastByte]) == 1 && isBullet(last)) {
			found = append(found, token{begin, lastColumn, l.text[from:lastByte]})
			begin, from = column, at
		}
		spaces, last = 0, r
		column++
		lastColumn, lastByte = column, at+utf8.RuneLen(r)
	}
	if lastByte > from {
		found = append(found, token{begin, lastColumn, l.text[from:lastByte]})
	}
	return found
}

// A river is a white gap that runs down through all lines of a grid, from a column up to but without another.
type river struct{ start, end int }

// A grid is several lines whose cells stand under each other.
type grid struct {
	lines  []line
	tokens [][]token // of each line; nil for a blank one
	used   []bool    // the columns of the page in which some line has a character
	ruled  bool      // a line is drawn under the first
}

// rivers gives the gaps of two columns or more between what is used.
func rivers(used []bool) []river {
	var found []river
	begin := -1 // behind the last used column
	for column, isUsed := range used {
		if !isUsed {
			continue
		}
		if begin >= 0 && column-begin >= 2 {
			found = append(found, river{begin, column})
		}
		begin = column + 1
	}
	return found
}

// with gives the used columns together with those of some tokens.
func (g *grid) with(tokens []token) []bool {
	used := slices.Clone(g.used)
	for _, each := range tokens {
		if short := each.end - len(used); short > 0 {
			used = append(used, make([]bool, short)...)
		}
		for column := each.start; column < each.end; column++ {
			used[column] = true
		}
	}
	return used
}

// add takes a line into the grid, if its gaps leave at least half of the rivers.
func (g *grid) add(l line, tokens []token) bool {
	used := g.with(tokens)
	if count := len(rivers(used)); count == 0 || len(g.lines) > 0 && count*2 < len(rivers(g.used)) {
		return false
	}
	g.lines, g.tokens, g.used = append(g.lines, l), append(g.tokens, tokens), used
	return true
}

// grid reads a table whose columns are aligned by spaces.
func (p *parser) grid(at int) *table {
	if at < p.noGrid {
		return nil
	}
	found := p.gather(at)
	if !found.isAligned() || !p.affords(len(found.lines)*len(found.columns())) {
		p.noGrid = max(p.noGrid, at+len(found.lines))
		return nil
	}
	return found.table()
}

// gather takes lines into a grid as long as they fit.
func (p *parser) gather(at int) *grid {
	found := &grid{}
	for i := at; i < len(p.lines); i++ {
		here := p.lines[i]
		if here.isBlank() {
			// Documents with a blank line after each line have tables with blank lines between the rows.
			if i+1 == len(p.lines) || !found.has(p.cellsOf(i+1)) || !found.add(here, nil) {
				break
			}
			continue
		}
		if here.isRuling() && len(found.lines) == 1 && !found.ruled && i+1 < len(p.lines) && found.has(p.cellsOf(i+1)) {
			found.ruled = true
			continue
		}
		cells := p.cellsOf(i)
		switch {
		case len(cells) == 0:
			return found
		case len(cells) > 1:
		case len(found.lines) == 0:
			return found
		case cells[0].start >= rivers(found.used)[0].end: // the rest of a cell in a later column
		case i+1 < len(p.lines) && len(p.cellsOf(i+1)) > 1 && here.indent == found.tokens[0][0].start && cells[0].end <= rivers(found.used)[0].start: // only its first cell is filled
		default:
			return found
		}
		if !found.add(here, cells) {
			return found
		}
	}
	return found
}

// cellsOf gives the tokens of a line that may be one of a grid, nil for any other.
func (p *parser) cellsOf(at int) []token {
	here := p.lines[at]
	if here.isBlank() || here.isRuling() || len(here.raw) > 4*widestGrid || strings.ContainsAny(here.text, "\t|") || here.length() > widestGrid {
		return nil
	}
	found := tokens(here)
	if len(found) > maxColumns {
		return nil
	}
	return found
}

// has reports whether at least two cells begin exactly where cells of the grid do.
func (g *grid) has(tokens []token) bool {
	same := 0
	for _, each := range tokens {
		if slices.ContainsFunc(g.tokens[0], func(known token) bool { return known.start == each.start }) {
			same++
		}
	}
	return same >= 2
}

// isAligned reports whether the columns are columns: in each, but for the first, most cells begin or end in one line,
// and what divides them is not just the gap behind the numbers of a list.
func (g *grid) isAligned() bool {
	filled := 0
	for _, tokens := range g.tokens {
		if len(tokens) > 1 {
			filled++
		}
	}
	if filled < 2 {
		return false
	}
	aligned, columns := 0, g.columns()
	for k := 1; k < len(columns); k++ {
		starts, ends, cells := map[int]int{}, map[int]int{}, 0
		for _, tokens := range g.tokens {
			if inside := columns[k].tokens(tokens); len(inside) > 0 {
				cells++
				starts[inside[0].start]++
				ends[inside[len(inside)-1].end]++
			}
		}
		if most := max(mostOf(starts), mostOf(ends)); most >= 2 && most*5 >= cells*3 {
			aligned++
		} else if filled == 2 {
			return false
		}
	}
	return aligned > 0 && !(len(columns) == 2 && g.isList(columns[0]))
}

func mostOf(counts map[int]int) int {
	most := 0
	for _, count := range counts {
		most = max(most, count)
	}
	return most
}

// isList reports whether a column holds nothing but bullets and numbers with a dot or bracket.
func (g *grid) isList(first column) bool {
	for _, tokens := range g.tokens {
		for _, each := range first.tokens(tokens) {
			if number, rest := splitLabel(each.text); number == "" || rest != "" {
				return false
			}
		}
	}
	return true
}

// A column is the part of the page between two rivers. Cells of single lines may be divided further, where a line has
// gaps that do not run through: parts are the positions of these.
type column struct {
	start, end int
	parts      []int
}

func (g *grid) columns() []column {
	var found []column
	start := slices.Index(g.used, true)
	for _, each := range rivers(g.used) {
		found = append(found, column{start: start, end: each.end})
		start = each.end
	}
	found = append(found, column{start: start, end: len(g.used)})
	for k := range found {
		each := &found[k]
		for _, tokens := range g.tokens {
			if inside := each.tokens(tokens); len(inside) > len(each.parts) {
				each.parts = []int{each.start}
				for _, part := range inside[1:] {
					each.parts = append(each.parts, part.start)
				}
			}
		}
	}
	return found
}

// tokens gives those of a line's tokens that stand in the column.
func (c column) tokens(all []token) []token {
	var inside []token
	for _, each := range all {
		if each.start >= c.start && each.start < c.end {
			inside = append(inside, each)
		}
	}
	return inside
}

// part is the index of the last part that begins before a token, or with it.
func (c column) part(t token) int {
	for i := len(c.parts) - 1; i > 0; i-- {
		if t.start >= c.parts[i] {
			return i
		}
	}
	return 0
}
