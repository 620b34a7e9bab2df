package layout

import "slices"

const (
	// gutter is how wide, in parts of the size, the blank between two columns is at least.
	gutter = 0.4
	// tellingGap is how wide it is in one row at least: the gaps of justified type may stand under each other by chance, but none
	// of them is as wide as what a short cell leaves.
	tellingGap = 2
	// aligned is how far apart, in points, the edges of lines may be that stand under each other.
	aligned = 2.5
	// columnLines is how many lines each column of running text has at least: fewer are labels beside each other.
	columnLines = 4
	// columnWidth is how many characters a line of such a column has on average at least.
	columnWidth = 18
	// columnFill is how much of the width of its column the middle one of its lines fills at least.
	columnFill = 0.6
	// evenColumns is how narrow one column may be in parts of the widest: columns of a table differ more.
	evenColumns = 0.6
	// mostColumns is how many columns are looked for at most.
	mostColumns = 60
	// rowBudget is how many rows, for each row of a page and on top of it, are looked at in vain before columns are looked for no
	// more. Papers have a handful of places that look like columns.
	rowBudget, leastBudget = 20, 2000
)

// A column is lines of running text that are read one after the other.
type column struct {
	Rect  // the room that it has; Right is where lines are broken
	lines []*line
}

// An arranger puts the rows of a page in reading order.
type arranger struct {
	*setting
	rules  []edge // horizontal lines, which divide the rows of a table
	budget int    // of rows that may still be looked at in vain
}

// arrange gives the columns of rows in reading order.
func (a *arranger) arrange(rows []row, room Rect) []column {
	var found []column
	plain := column{Rect: room}
	flush := func() {
		if len(plain.lines) > 0 {
			found = append(found, plain)
			plain = column{Rect: room}
		}
	}
	labelled := make([]row, len(rows))
	for i, each := range rows {
		rows[i] = each.joinLabels(isBullet)
		labelled[i] = rows[i].joinLabels(isLabel)
	}
	for i := 0; i < len(rows); {
		if columns, used := a.divide(rows[i:], labelled[i:], room); used > 0 {
			flush()
			found = append(found, columns...)
			i += used
			continue
		}
		plain.lines = append(plain.lines, rows[i].merged()...)
		i++
	}
	flush()
	return found
}

// merged makes one line of the lines of a row; what is solid stays by itself.
func (r row) merged() []*line {
	if len(r.lines) == 1 || slices.ContainsFunc(r.lines, (*line).isSolid) {
		return r.lines
	}
	var merged line
	for _, each := range r.lines {
		merged.words = append(merged.words, each.words...)
		merged.unseen = append(merged.unseen, each.unseen...)
	}
	merged.measure()
	merged.page, merged.number, merged.turned = r.lines[0].page, r.lines[0].number, r.lines[0].turned
	return []*line{&merged}
}

// divide gives the columns or the table that rows begin with, and how many rows that took; 0 where they begin with lines
// that run from side to side. In labelled, the numbers of list items are parts of the lines behind them: only in a table of three
// columns or more are they a column.
func (a *arranger) divide(rows, labelled []row, room Rect) (columns []column, used int) {
	if len(rows[0].lines) < 2 || a.budget < 0 {
		return nil, 0
	}
	b := newBand(labelled, room)
	switch {
	case b == nil:
	case b.isProse():
		b.trim(true)
		return a.columns(b, room), len(b.rows)
	case b.isLabelled():
		return b.labelled(room), len(b.rows)
	}
	counted := newBand(rows, room)
	if counted != nil && len(counted.gutters) > 1 && counted.isCounted() {
		b = counted
	}
	if b == nil {
		return nil, 0
	}
	b.telling()
	whole := *b
	b.trim(false)
	switch {
	case !b.isTable():
	case a.cutsSentences(b):
		whole.trim(true)
		return a.columns(&whole, room), len(whole.rows)
	default:
		return []column{{Rect: room, lines: []*line{a.openTable(b, room)}}}, len(b.rows)
	}
	a.budget -= len(b.rows)
	return nil, 0
}

// joinLabels makes one line of a bullet or number and the line behind it.
func (r row) joinLabels(is func(string) bool) row {
	if len(r.lines) < 2 {
		return r
	}
	var lines []*line
	for i := 0; i < len(r.lines); i++ {
		each := r.lines[i]
		if i+1 < len(r.lines) && each.isLabelOf(r.lines[i+1], is) {
			each = row{r.lines[i : i+2]}.merged()[0]
			i++
		}
		lines = append(lines, each)
	}
	return row{lines}
}

// isLabelOf reports whether a line is the label of the next one in its row.
func (l *line) isLabelOf(next *line, is func(string) bool) bool {
	return len(l.words) == 1 && !next.isSolid() && next.Left-l.Right <= labelGap*next.size && is(l.words[0].text())
}

// columns arranges each column of a band by itself.
func (a *arranger) columns(b *band, room Rect) []column {
	var found []column
	for i := range len(b.gutters) + 1 {
		inner := room
		if i > 0 {
			inner.Left = b.gutters[i-1].to
		}
		if i < len(b.gutters) {
			inner.Right = b.gutters[i].from
			if texts := b.column(i); !slices.ContainsFunc(texts, (*line).isSolid) && len(texts) > 0 && !isFilled(texts) {
				inner.Right = b.gutters[i].to - padding // its lines end before the margin does
			}
		}
		var rows []row
		for j := range b.rows {
			if lines := b.cell(j, i); len(lines) > 0 {
				rows = append(rows, row{lines})
			}
		}
		found = append(found, a.arrange(rows, inner)...)
	}
	return found
}
