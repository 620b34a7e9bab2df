package recognise

import (
	"strings"

	"gazette/internal/document"
)

// Some converters print a table with " / " between its cells, a cell's own lines on lines of their own. Such lines are a
// table where their rows have numbers of their own, stand in an attendance list, or have a header that is known.

// slashTables puts such lines together to tables.
func slashTables(lines []*line) []*line {
	var joined []*line
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && inSlashTable(lines, i, end) {
			end++
		}
		if rows := slashRows(lines[i:end]); len(rows) > 1 && isKnownTable(rows, joined) {
			joined = append(joined, tableOf(rows, lines[i]))
			i = end
			continue
		}
		end = max(end, i+1)
		joined = append(joined, lines[i:end]...)
		i = end
	}
	return joined
}

// inSlashTable reports whether the line at can belong to a table that begins at start: it has the separator, or it is a
// further line of a cell of a table that goes on below.
func inSlashTable(lines []*line, start, at int) bool {
	each := lines[at]
	if each.Kind == document.Table || each.Kind == document.Heading || each.use != asText {
		return false
	}
	first := lines[start].slashCells()
	isAgenda := lines[start].label.family > bullet || agendaColumns(first) != nil
	apart := at > start && each.Place.Line > lines[at-1].Place.Line+1
	if !hasSlash(each) {
		if at > start && isAgenda && numberedRowFollows(lines[at+1:]) {
			return true
		}
		_, _, opens := attendanceHeading(each.text)
		return at > start && !apart && !opens && at+1 < len(lines) && hasSlash(lines[at+1]) && lines[at+1].Place.Line == each.Place.Line+1
	}
	cells := each.slashCells()
	if at > start && (agendaColumns(cells) != nil || columnsOf(cells).is != nil) {
		return false // the header of the next table
	}
	numbered := each.label.family > bullet
	if apart && !numbered && !isAgenda && len(cells) != len(lines[at-1].slashCells()) {
		return false
	}
	// Numbered rows begin another table than rows without numbers do; a cell's own further lines have none.
	return numbered == isAgenda || isAgenda && (!apart || numberedRowFollows(lines[at+1:]))
}

// numberedRowFollows looks a few lines ahead for the next row of a table whose rows are numbered.
func numberedRowFollows(lines []*line) bool {
	for _, each := range lines[:min(8, len(lines))] {
		if each.label.family > bullet && hasSlash(each) {
			return true
		}
	}
	return false
}

// slashCells are the cells of a line.
func (l *line) slashCells() []string {
	text := l.printed()
	cells := strings.Split(strings.TrimSuffix(text, " /"), " / ")
	if strings.HasSuffix(text, " /") {
		cells = append(cells, "")
	}
	return cells
}

func hasSlash(each *line) bool {
	text := each.printed()
	if len(each.gaps) > 1 { // the gaps divide the cells, so the slash stands inside one
		return false
	}
	return strings.Contains(text, " / ") || strings.HasSuffix(text, " /")
}

// printed is the line with the number in front of it, breaks kept.
func (l *line) printed() string { return strings.TrimSpace(l.Number + " " + l.PlainText()) }

// slashRows divides the lines into rows of as many cells as the fullest line has. A line goes on with the row before it
// while that has too few cells.
func slashRows(lines []*line) [][]string {
	columns := 0
	var split [][]string
	for _, each := range lines {
		split = append(split, each.slashCells())
		columns = max(columns, len(split[len(split)-1]))
	}
	var rows [][]string
	for _, cells := range split {
		last := len(rows) - 1
		goesOn := last >= 0 && parseLabel(cells[0]).family == noLabel && parseLabel(rows[last][0]).family > bullet && parseLabel(rows[last][0]).family < reference
		if goesOn && len(rows[last])+len(cells)-1 > columns { // "(19% / 17% / 14%)" stands inside a cell
			cells = []string{strings.Join(cells, " / ")}
		}
		if goesOn && (len(rows[last])+len(cells)-1 <= columns) && (len(rows[last]) < columns || len(cells) == 1) {
			rows[last][len(rows[last])-1] += "\n" + cells[0]
			rows[last] = append(rows[last], cells[1:]...)
			continue
		}
		rows = append(rows, cells)
	}
	return rows
}

// isKnownTable reports whether rows with slashes are a table that a rule can read.
func isKnownTable(rows [][]string, before []*line) bool {
	if columnsOf(rows[0]).is != nil || findingColumns(rows[0]) != nil || len(rows) > 2 && findingColumns(rows[1]) != nil || agendaColumns(rows[0]) != nil {
		return true
	}
	if isAgendaGrid(rows) {
		return true
	}
	numbered := 0
	for _, row := range rows {
		if parseLabel(row[0]).family > bullet {
			numbered++
		}
	}
	if numbered >= 2 && numbered*2 >= len(rows) {
		return true
	}
	if last := len(before) - 1; last >= 0 {
		if _, rest, opens := attendanceHeading(before[last].text); opens && rest == "" {
			return true
		}
	}
	return factLabel(rows[0][0]) != noFact
}

func tableOf(rows [][]string, first *line) *line {
	block := document.Block{Kind: document.Table, Place: first.Place, Visibility: document.Visible}
	for _, row := range rows {
		var cells []document.Cell
		for _, text := range row {
			cell := document.Cell{}
			for _, part := range strings.Split(text, "\n") {
				if strings.TrimSpace(part) != "" {
					cell.Blocks = append(cell.Blocks, document.Text(document.Paragraph, strings.TrimSpace(part)))
				}
			}
			cells = append(cells, cell)
		}
		block.Rows = append(block.Rows, document.Row{Cells: cells})
	}
	return tableLine(block)
}
