package disclosure

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/vocabulary"
)

var (
	_ = enter(rule{numbers, "small-number-in-table", Decide,
		"A cell with a number below the threshold in a table that counts people or cases.", smallCells})
	_ = enter(rule{numbers, "suppressed-cell", Decide,
		"The only suppressed number of a row or column that prints its total, so that it can be worked out (secondary suppression, ONS).", suppressedCells})
)

// A grid is a table of counts: the plain text of its cells, with the passages that hold them.
type grid struct {
	cells   [][]string
	hits    [][]*passage
	about   string // its headers, labels and the line before it
	columns int
}

var (
	wholeNumber = regexp.MustCompile(`^\d{1,3}(?:,\d{3})*$`)
	suppressed  = regexp.MustCompile(`(?i)^(?:\*+|\[?c\]?|<\s?\d{1,2}|≤\s?\d|(?:fewer|less) than \w+|x|suppressed|\[\w+\])$`)
	isTotal     = regexp.MustCompile(`(?i)^\W*(?:(?:grand |sub-?)?totals?|all(?: [\w ]+)?|overall|sum)\W*$`)
	noCount     = regexp.MustCompile(`(?i)^\W*(?:no\.?|nr\.?|#|item|ref\w*|page|rank|priority|score|rating|grade|quarter|q\d|year|week|month|date|version|order|level|row|id|%|per ?cent|percentage|average|mean|rate.*|step|stage|tier|band|action|recommendation|section|age|size|days?|hours?|minutes?)\W*$`)
)

// gridsOf gives the tables of the document that count people or cases.
func gridsOf(at *subject) []grid {
	var all []grid
	before := ""
	var passages map[document.Place][]*passage
	for _, block := range at.doc.Blocks {
		if block.Visibility != document.Visible {
			continue
		}
		if block.Kind != document.Table {
			if text := block.PlainText(); strings.TrimSpace(text) != "" {
				before = text
			}
			continue
		}
		if passages == nil {
			passages = map[document.Place][]*passage{}
			for _, p := range at.passages {
				if p.kind == ofText {
					passages[p.place] = append(passages[p.place], p)
				}
			}
		}
		if each := gridOf(block, before, passages); each.counts() {
			all = append(all, each)
		}
	}
	return all
}

// gridOf lays out a table, with the passages of its cells by their places.
func gridOf(table document.Block, before string, at map[document.Place][]*passage) grid {
	g := grid{about: before}
	for i, row := range table.Rows {
		var cells []string
		var passages []*passage
		for j, cell := range row.Cells {
			text, _ := plain(document.Fold(cell.PlainText()))
			if i == 0 || j == 0 {
				g.about += " " + text
			}
			var p *passage
			if len(cell.Blocks) > 0 {
				place := cell.Blocks[0].Place.Or(row.Place.Or(table.Place))
				for _, each := range at[place] {
					if document.Fold(each.plain) == text && !isTaken(passages, each) {
						p = each
						break
					}
				}
			}
			for range max(cell.Columns, 1) {
				cells, passages = append(cells, text), append(passages, p)
			}
		}
		g.cells, g.hits = append(g.cells, cells), append(g.hits, passages)
		g.columns = max(g.columns, len(cells))
	}
	return g
}

func isTaken(passages []*passage, p *passage) bool {
	for _, each := range passages {
		if each == p {
			return true
		}
	}
	return false
}

// counts reports whether the table counts people: it says so, and most of its cells are numbers.
func (g grid) counts() bool {
	about, _ := plain(g.about)
	if _, cues, _ := tokensOf(about, &vocabulary.Vocabulary{}); cues&groupCue == 0 || len(g.cells) < 2 || g.columns < 2 {
		return false
	}
	number, other := 0, 0
	for _, row := range g.cells[1:] {
		for _, cell := range row[min(1, len(row)):] {
			switch {
			case isCount(cell) || suppressed.MatchString(cell):
				number++
			case cell != "":
				other++
			}
		}
	}
	return number > other
}

func isCount(cell string) bool { return wholeNumber.MatchString(cell) }

// countsIn reports whether a column holds counts, and not the numbers of its rows.
func (g grid) countsIn(column int) bool {
	if column == 0 || column >= len(g.cells[0]) || noCount.MatchString(g.cells[0][column]) {
		return false
	}
	runs := 0
	for i, row := range g.cells[1:] {
		if column < len(row) && row[column] == strconv.Itoa(i+1) {
			runs++
		}
	}
	return runs < 3 || runs < len(g.cells)-1
}

func smallCells(at *subject) []hit {
	var hits []hit
	for _, g := range at.grids {
		for i := 1; i < len(g.cells); i++ {
			for j := 1; j < len(g.cells[i]); j++ {
				value, err := strconv.Atoi(g.cells[i][j])
				if p := g.hits[i][j]; err == nil && p != nil && value > 0 && value < at.SmallNumber && g.countsIn(j) && !noCount.MatchString(g.cells[i][0]) {
					start, end := trimmed(p.plain)
					found := p.found(start, end)
					found.Why = "The table counts people, and this number is so small that those who know the area can tell who they are."
					found.Do = "Write “fewer than five”, and so that it cannot be worked out, in another cell of the row and column too; or decide that nobody can be recognised by it."
					hits = append(hits, found)
				}
			}
		}
	}
	return hits
}

// trimmed is where the text begins and ends without white space.
func trimmed(text string) (start, end int) {
	start = strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
	return max(start, 0), len(strings.TrimRightFunc(text, unicode.IsSpace))
}

// suppressedCells looks at each row and each column: with one number suppressed, the others and the total give it away.
func suppressedCells(at *subject) []hit {
	var hits []hit
	for _, g := range at.grids {
		for i := 1; i < len(g.cells); i++ {
			line := g.line(i, -1)
			if at := only(line, g.totalColumn()); at > 0 {
				hits = append(hits, g.recovered(i, at)...)
			}
		}
		for j := 1; j < g.columns; j++ {
			line := g.line(-1, j)
			if at := only(line, g.totalRow()); at > 0 {
				hits = append(hits, g.recovered(at, j)...)
			}
		}
	}
	return apartFrom(hits)
}

// line gives a row, or a column where row is -1.
func (g grid) line(row, column int) []string {
	if row >= 0 {
		return g.cells[row]
	}
	var line []string
	for _, each := range g.cells {
		cell := ""
		if column < len(each) {
			cell = each[column]
		}
		line = append(line, cell)
	}
	return line
}

func (g grid) totalColumn() int {
	for j, cell := range g.cells[0] {
		if j > 0 && isTotal.MatchString(cell) {
			return j
		}
	}
	return -1
}

func (g grid) totalRow() int {
	for i, row := range g.cells {
		if i > 0 && len(row) > 0 && isTotal.MatchString(row[0]) {
			return i
		}
	}
	return -1
}

// only gives the one suppressed cell of a line whose total is printed and whose other cells are numbers; -1 for none.
func only(line []string, total int) int {
	if total < 0 || total >= len(line) || !isCount(line[total]) {
		return -1
	}
	found := -1
	for i, cell := range line {
		switch {
		case i == 0 || i == total || isCount(cell):
		case suppressed.MatchString(cell) && found < 0:
			found = i
		default:
			return -1
		}
	}
	return found
}

func (g grid) recovered(row, column int) []hit {
	p := g.hits[row][column]
	if p == nil {
		return nil
	}
	start, end := trimmed(p.plain)
	found := p.found(start, end)
	found.Why = "One number is left out, but the others and the total are there: whoever subtracts has it."
	found.Do = "Leave out a second number of the same row and column, or the total; or decide that the number may be known."
	return []hit{found}
}
