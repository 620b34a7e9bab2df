package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A span is a stretch from left to right.
type span struct{ from, to float64 }

func (s span) width() float64 { return s.to - s.from }

// A band is rows with the same blanks between their lines.
type band struct {
	rows    []row
	gutters []span
	size    float64
}

// newBand takes the rows, from the first on, between whose lines a blank goes through from top to bottom; nil where there is
// none. A row that closes some of the blanks and not all, as a cell does that covers two columns, does not end a band where
// they go on below it; else it begins another one.
func newBand(rows []row, room Rect) *band {
	b := &band{size: rows[0].lines[0].size}
	least := gutter * b.size
	for _, each := range rows[0].blanks(room) {
		if each.from > room.Left && each.to < room.Right && each.width() >= least {
			b.gutters = append(b.gutters, each)
		}
	}
	if len(b.gutters) == 0 || len(b.gutters) >= mostColumns {
		return nil
	}
	for i := 1; i < len(rows); i++ {
		left := common(b.gutters, rows[i].blanks(room), least)
		if len(left) < len(b.gutters) && len(left) > 0 && i >= tableRows {
			if i+1 == len(rows) || len(common(b.gutters, rows[i+1].blanks(room), least)) < len(b.gutters) {
				b.rows = rows[:i]
				return b
			}
			continue
		}
		if len(left) == 0 {
			b.rows = rows[:i]
			return b
		}
		b.gutters = left
	}
	b.rows = rows
	return b
}

// blanks are the stretches of a room in which a row has no text.
func (r row) blanks(room Rect) []span {
	var found []span
	at := room.Left
	for _, each := range r.lines {
		if each.Left > at {
			found = append(found, span{at, each.Left})
		}
		at = math.Max(at, each.Right)
	}
	if at < room.Right {
		found = append(found, span{at, room.Right})
	}
	return found
}

// common gives what two lists of spans, each from left to right, have in common, where it is wide enough.
func common(a, b []span, width float64) []span {
	var found []span
	for i, j := 0, 0; i < len(a) && j < len(b); {
		each := span{math.Max(a[i].from, b[j].from), math.Min(a[i].to, b[j].to)}
		if each.width() >= width {
			found = append(found, each)
		}
		if a[i].to < b[j].to {
			i++
		} else {
			j++
		}
	}
	return found
}

// at is the column, from 0, in which a line stands.
func (b *band) at(l *line) int {
	middle := (l.Left + l.Right) / 2
	for i, each := range b.gutters {
		if middle < (each.from+each.to)/2 {
			return i
		}
	}
	return len(b.gutters)
}

// cell gives the lines of a row in one column.
func (b *band) cell(row, column int) []*line {
	var lines []*line
	for _, each := range b.rows[row].lines {
		if b.at(each) == column {
			lines = append(lines, each)
		}
	}
	return lines
}

// column gives the lines in one column, those of one row as one.
func (b *band) column(at int) []*line {
	var lines []*line
	for i := range b.rows {
		if cell := b.cell(i, at); len(cell) > 0 {
			lines = append(lines, row{cell}.merged()...)
		}
	}
	return lines
}

// isProse reports whether the columns hold running text: each is filled from side to side. One may be short, at the end of a text,
// or hold a box or table instead, which stands beside the text.
func (b *band) isProse() bool {
	var narrowest, widest float64
	for i := range len(b.gutters) + 1 {
		lines := b.column(i)
		texts := slices.DeleteFunc(slices.Clone(lines), (*line).isSolid)
		switch {
		case len(texts) == 0:
			continue
		case len(lines) < columnLines && len(texts) == len(lines):
			if !b.isDense(lines) {
				return false
			}
			continue
		case !isFilled(texts):
			return false
		}
		if width := widthOf(texts); widest == 0 {
			narrowest, widest = width, width
		} else {
			narrowest, widest = math.Min(narrowest, width), math.Max(widest, width)
		}
	}
	return widest > 0 && narrowest >= evenColumns*widest
}

// isDense reports whether a few lines are the beginning of a column of running text: they are as long, and stand under each other from
// the top of the band on.
func (b *band) isDense(lines []*line) bool {
	count := 0
	for i, each := range lines {
		count += utf8.RuneCountInString(each.text())
		if each.number > b.rows[min(i, len(b.rows)-1)].lines[0].number+1 {
			return false
		}
	}
	return count >= columnWidth*len(lines)
}

// isFilled reports whether most lines of a column fill its width, and are long enough for running text.
func isFilled(lines []*line) bool {
	count := 0
	widths := make([]float64, len(lines))
	for i, each := range lines {
		widths[i] = each.Right - each.Left
		count += utf8.RuneCountInString(each.text())
	}
	slices.Sort(widths)
	return count >= columnWidth*len(lines) && widths[len(widths)/2] >= columnFill*widthOf(lines)
}

func widthOf(lines []*line) float64 {
	room := roomOf([]row{{lines}})
	return room.Right - room.Left
}

// hasSolid reports whether a table, box or figure stands in the band.
func (b *band) hasSolid() bool {
	return slices.ContainsFunc(b.rows, func(r row) bool { return slices.ContainsFunc(r.lines, (*line).isSolid) })
}

// isLabelled reports whether the band is a list of labels with their values: "Date:   12 March".
func (b *band) isLabelled() bool {
	if len(b.gutters) != 1 || b.hasSolid() {
		return false
	}
	labels := b.column(0)
	ending := 0
	for _, each := range labels {
		if strings.HasSuffix(each.text(), ":") {
			ending++
		}
	}
	return ending*5 >= len(labels)*3
}

// labelled gives each label with its value as a column.
func (b *band) labelled(room Rect) []column {
	var found []column
	for i, each := range b.rows {
		if i == 0 || len(b.cell(i, 0)) > 0 {
			found = append(found, column{Rect: room})
		}
		here := &found[len(found)-1]
		here.lines = append(here.lines, each.merged()...)
	}
	return found
}

// isCounted reports whether the first column has nothing but numbers and, in the first row, perhaps a heading.
func (b *band) isCounted() bool {
	lines := b.column(0)
	for i, each := range lines {
		if i > 0 && (len(each.words) != 1 || !isLabel(each.words[0].text())) {
			return false
		}
	}
	return len(lines) > 1
}

// trim takes rows off the end that stand below the columns and are only narrow enough to fit beside the first gutter: a heading,
// the last words of the page. Below columns of prose it takes a gap or a heading to tell them.
func (b *band) trim(prose bool) {
	last := len(b.rows) - 1
	for last > 0 && len(b.cell(last, 0)) == len(b.rows[last].lines) {
		last--
	}
	for i := last + 1; i < len(b.rows); i++ {
		here, above := b.rows[i].lines[0], b.rows[i-1].lines[0]
		apart := here.baseline-above.baseline > looseLines*above.size || here.isHeavier(above)
		if apart || !prose && !startsLower(here.text()) {
			b.rows = b.rows[:i]
			return
		}
	}
}

// telling leaves those of the blanks that are wide in some row.
func (b *band) telling() {
	b.gutters = slices.DeleteFunc(slices.Clone(b.gutters), func(g span) bool {
		return !slices.ContainsFunc(b.rows, func(r row) bool {
			for i := 1; i < len(r.lines); i++ {
				left, right := r.lines[i-1].Right, r.lines[i].Left
				if left <= g.from && right >= g.to && right-left >= tellingGap*b.size {
					return true
				}
			}
			return false
		})
	})
}

// isTable reports whether the rows are those of a table: several have text in two columns or more, the columns are
// aligned, and their lines do not go on below.
func (b *band) isTable() bool {
	shared := 0
	for i := range b.rows {
		if b.shared(i) {
			shared++
		}
	}
	if len(b.gutters) == 0 || shared < tableRows || b.hasSolid() {
		return false
	}
	lines, goesOn := 0, 0
	for i := range len(b.gutters) + 1 {
		column := b.column(i)
		if !isAligned(column) {
			return false
		}
		for j := 1; j < len(column); j++ {
			lines++
			if startsLower(column[j].text()) && !endsSentence(column[j-1].text()) && column[j].number == column[j-1].number+1 {
				goesOn++
			}
		}
	}
	return goesOn*2 <= lines
}

// isAligned reports whether most lines of a column begin, end or have their middle under each other.
func isAligned(lines []*line) bool {
	for _, edge := range []func(*line) float64{
		func(l *line) float64 { return l.Left },
		func(l *line) float64 { return l.Right },
		func(l *line) float64 { return (l.Left + l.Right) / 2 },
	} {
		places := make([]float64, len(lines))
		for i, each := range lines {
			places[i] = edge(each)
		}
		slices.Sort(places)
		for from, to := 0, 0; to < len(places); to++ {
			for places[to]-places[from] > aligned {
				from++
			}
			if (to-from+1)*5 >= len(places)*3 {
				return true
			}
		}
	}
	return false
}
