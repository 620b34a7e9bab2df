package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Minutes are often one table: a row for each item, its number and title in front, what was said beside it, and the
// actions in a column of their own with who and when. agendaTables turns such a table into the lines that it would be
// without a grid, so that every other rule reads it as it reads the rest.

// An agendaColumn is what one column of such a table holds.
type agendaColumn int

const (
	unknownColumn agendaColumn = iota
	numberColumn
	itemColumn
	textColumn
	actionColumn
	ownerColumn
	dueColumn
	whoWhenColumn // both in one
)

var agendaHeadings = []struct {
	words *regexp.Regexp
	is    agendaColumn
}{
	{regexp.MustCompile(`(?i)^(?:no\.?|number|ref\.?|#|item no\.?|agenda (?:no\.?|item no\.?|ref\.?)|item (?:number|ref))$`), numberColumn},
	{regexp.MustCompile(`(?i)^(?:(?:agenda )?items?|subject|topic|agenda|item title|heading)$`), itemColumn},
	{regexp.MustCompile(`(?i)^(?:(?:agenda )?items? (?:and|&) discussion|discussion(?: points?)?|notes?|minutes?|summary|details?|discussion\s*(?:/|and|&)\s*(?:decisions?|actions?|outcomes?)|key points|comments?|description|discussion/decision)$`), textColumn},
	{regexp.MustCompile(`(?i)^(?:actions?(?: required| agreed| points?)?|agreed actions?)$`), actionColumn},
	{regexp.MustCompile(`(?i)^(?:(?:action )?owners?|lead|who|by\s*whom\??|responsible|action by|by)$`), ownerColumn},
	{regexp.MustCompile(`(?i)^(?:by whom|who|owner|lead|responsible|action by)\s*(?:,|and|&|/)\s*(?:by when|when|date|deadline|timescale|due)\??$`), whoWhenColumn},
	{regexp.MustCompile(`(?i)^(?:by\s*when\??|when|due(?: date)?|deadline|timescale|date)$`), dueColumn},
}

// agendaColumns reads a row as the header of such a table; nil where it is none: it needs a column for the items and one
// for what was said.
func agendaColumns(cells []string) []agendaColumn {
	columns, has := make([]agendaColumn, len(cells)), map[agendaColumn]bool{}
	if len(cells) < 3 {
		return nil
	}
	for i, cell := range cells {
		cell = strings.TrimRight(document.Fold(cell), ": ")
		for _, each := range agendaHeadings {
			if each.words.MatchString(cell) {
				columns[i] = each.is
				break
			}
		}
		if columns[i] == unknownColumn && cell != "" {
			return nil
		}
		has[columns[i]] = true
	}
	for i := len(cells) - 2; i >= 0; i-- {
		if columns[i] == unknownColumn && i > 0 { // a column without a heading belongs to one beside it
			columns[i] = columns[i+1]
		}
	}
	if columns[len(cells)-1] == unknownColumn {
		columns[len(cells)-1] = columns[len(cells)-2]
	}
	if !has[itemColumn] && !has[numberColumn] || !has[textColumn] && !has[actionColumn] || !has[itemColumn] && !has[textColumn] {
		return nil
	}
	return columns
}

// agendaTables replaces each agenda table by its lines.
func agendaTables(lines []*line) []*line {
	var flat []*line
	lines = joinParts(lines)
	for i, each := range lines {
		var rows []*line
		if each.isTable() {
			if header, columns := each.agendaHeader(); columns != nil {
				rows = each.agendaRows(header, columns)
			} else if isNumberedText(each.cells) {
				rows = each.numberedLines()
			} else if isAgendaGrid(each.cells) && (i == 0 || !actionSheet.MatchString(lines[i-1].text)) {
				rows = each.agendaRows(-1, []agendaColumn{numberColumn, itemColumn, textColumn, textColumn}[:len(each.cells[0])])
			}
		}
		if rows == nil {
			rows = []*line{each}
		}
		flat = append(flat, rows...)
	}
	return flat
}

// isNumberedText reports whether a table is no more than numbered paragraphs whose numbers stand in a column of their own.
func isNumberedText(cells [][]string) bool {
	numbered, headed := 0, true // headed: every number stands at a heading, and what was said below it
	for _, row := range cells {
		if len(row) != 2 || row[1] == "" {
			return false
		}
		switch number := parseLabel(row[0]); {
		case number.family > bullet:
			numbered++
			headed = headed && looksLikeHeading(row[1])
		case row[0] != "":
			return false
		}
	}
	return numbered*3 >= len(cells)*2 || numbered > 2 && headed
}

// numberedLines gives the rows of such a table as the numbered paragraphs that they are.
func (l *line) numberedLines() []*line {
	var flat []*line
	for i, row := range l.Rows {
		if last := len(flat) - 1; l.cells[i][0] == "" && last >= 0 && !flat[last].bold && len(row.Cells[1].Blocks) == 1 && !strings.ContainsAny(flat[last].text[len(flat[last].text)-1:], ".;:") {
			flat[last].goOn(row.Cells[1].Blocks[0]) // the paragraph was wrapped
			continue
		}
		for j, block := range row.Cells[1].Blocks {
			if j == 0 && l.cells[i][0] != "" && block.Number == "" {
				block.Number = l.cells[i][0]
			}
			flat = append(flat, newLine(block)...)
		}
	}
	return flat
}

// goOn adds the text of a block to the end of a line.
func (l *line) goOn(block document.Block) {
	l.Runs = slices.Concat(l.Runs, []document.Run{{Text: " ", Visibility: document.Visible}}, block.Runs)
	l.text += " " + document.Fold(block.PlainText())
}

// joinParts puts the tables together that go on with the one before them: tabs leave out cells that are empty, so rows of
// fewer cells look like tables of their own.
func joinParts(lines []*line) []*line {
	var joined []*line
	for _, each := range lines {
		if last := len(joined) - 1; last >= 0 && joined[last].isTable() && each.isTable() {
			if _, columns := joined[last].agendaHeader(); columns != nil && each.goesOn(len(columns)) {
				joined[last] = joined[last].withRows(each.Rows, len(columns))
				continue
			}
		}
		joined = append(joined, each)
	}
	return joined
}

// goesOn reports whether the rows of a table can be those of an agenda table with so many columns: each begins with a
// number.
func (l *line) goesOn(columns int) bool {
	for _, cells := range l.cells {
		if len(cells) > columns || parseLabel(cells[0]).family <= bullet {
			return false
		}
	}
	return true
}

func (l *line) withRows(rows []document.Row, columns int) *line {
	block := l.Block
	block.Rows = slices.Clone(block.Rows)
	for _, row := range rows {
		row.Cells = slices.Clone(row.Cells)
		for len(row.Cells) < columns {
			row.Cells = append(row.Cells, document.Cell{})
		}
		block.Rows = append(block.Rows, row)
	}
	return tableLine(block)
}

// agendaHeader finds the header among the first rows.
func (l *line) agendaHeader() (int, []agendaColumn) {
	for i, cells := range l.cells[:min(3, len(l.cells))] {
		if columns := agendaColumns(cells); columns != nil {
			return i, columns
		}
	}
	return 0, nil
}

// isAgendaGrid reports whether a table without a header is an agenda: rows of a number that counts on, a title and a text.
func isAgendaGrid(cells [][]string) bool {
	next := 0
	for _, row := range cells {
		number := parseLabel(row[0])
		if len(row) != len(cells[0]) || len(row) < 3 || len(row) > 4 || row[0] != "" && (number.family != figure || number.value <= next) || row[0] != "" && !looksLikeHeading(row[1]) {
			return false
		}
		next = max(next, number.value)
	}
	return len(cells) > 1 && next >= len(cells)/2
}

// agendaRows gives the lines of an agenda table below its header. A row without a number and a title goes on with the
// item before it.
func (l *line) agendaRows(header int, columns []agendaColumn) []*line {
	var flat []*line
	var title *line
	hasText, hasActions := slices.Contains(columns, textColumn), slices.Contains(columns, actionColumn) || slices.Contains(columns, itemColumn)
	if heads := document.Fold(strings.Join(flatten(l.cells[:header+1]), " | ")); heads != "" {
		flat = append(flat, &line{Block: document.Text(document.Paragraph, heads), text: heads, use: asFact, why: "headings of the table that the minutes were written in"})
	}
	for at, row := range l.Rows[header+1:] {
		cells := l.cells[header+1+at]
		if len(cells) > len(columns) {
			return nil
		}
		var said, acts []document.Block
		number, item, owner, due := "", "", "", ""
		for i, cell := range cells {
			blocks := row.Cells[i].Blocks
			switch columns[i] {
			case numberColumn:
				number = strings.TrimSpace(number + " " + cell)
			case itemColumn:
				// The cell's first block is the title; what stands under it was said.
				if len(blocks) > 0 {
					item = strings.TrimSpace(item + " " + document.Fold(blocks[0].PlainText()))
					said = append(said, blocks[1:]...)
				}
			case actionColumn:
				acts = append(acts, blocks...)
			case ownerColumn:
				owner = strings.TrimSpace(owner + " " + cell)
			case whoWhenColumn:
				owner, due = splitWhoWhen(cell)
			case dueColumn:
				due = strings.TrimSpace(due + " " + cell)
			default:
				said = append(said, blocks...)
			}
		}
		if number == "" && parseLabel(item).family > bullet { // the column of items holds their numbers
			number, item = item, ""
		}
		if number != "" && item == "" && len(said) > 0 && looksLikeHeading(said[0].PlainText()) && !startsDigit(said[0].PlainText()) {
			item, said = document.Fold(said[0].PlainText()), said[1:]
		}
		if parseLabel(number).family == decimal && item == "" && len(said) > 0 { // a numbered paragraph of the item
			said[0].Number, number = number, ""
		}
		if !hasActions && owner != "" { // what somebody stands beside is what they are to do
			acts, said = said, nil
		}
		if found, rest := splitLabel(item); number == "" && found.family > bullet {
			number, item = found.printed, rest
		}
		switch {
		case number != "" || item != "" && (title == nil || !slices.Contains(columns, numberColumn)):
			title = headingLine(number, item, row.Place)
			flat = append(flat, title)
		case item != "":
			title.Runs[0].Text += " " + item
			title.text += " " + item
		}
		if besides := ownerBeside(acts); besides != nil && len(said) == 1 {
			// "Action: Chief Nurse" beside the sentence that says what to do; "Due: 10 July" in the row below.
			flat = append(flat, actionLines(said, besides.owner, besides.due)...)
			flat = append(flat, &line{Block: acts[0], text: document.Fold(acts[0].PlainText()), use: asFact, why: "shown with the action"})
			continue
		} else if besides != nil && len(said) == 0 && besides.owner == "" && len(flat) > 0 {
			if last := lastAction(flat); last != nil {
				last.due = besides.due
				flat = append(flat, &line{Block: acts[0], text: document.Fold(acts[0].PlainText()), use: asFact, why: "shown with the action"})
				continue
			}
		}
		flat = append(flat, blockLines(said)...)
		if !hasText && owner == "" && due == "" || title != nil && apologiesTitle.MatchString(title.text) {
			flat = append(flat, blockLines(acts)...)
			if extra := strings.TrimSpace(owner + " " + due); extra != "" {
				flat = append(flat, &line{Block: document.Text(document.Paragraph, extra), text: extra, use: asFact, why: "stands beside an item in which nothing is to be done"})
			}
			continue
		}
		flat = append(flat, actionLines(acts, owner, due)...)
	}
	return flat
}

// splitWhoWhen divides "EM 06/02/2026" and "FA, SP Next meeting".
func splitWhoWhen(cell string) (who, when string) {
	at := len(cell)
	if dates := findDates(cell); len(dates) > 0 {
		at = dates[0].start
	} else if found := whenWords.FindStringIndex(cell); found != nil {
		at = found[0]
	}
	return strings.Trim(cell[:at], " ,;–-"), strings.TrimPrefix(strings.TrimSpace(cell[at:]), "by ")
}

var whenWords = regexp.MustCompile(`(?i)\b(?:by )?(?:(?:the )?next (?:board |group |sub-?group )?meeting|on-?going|asap|immediate(?:ly)?|(?:end of |early |mid-? ?)?(?:` + monthNames + `)(?: \d{4})?)$`)

var ownerCell = regexp.MustCompile(`(?i)^(?:action(?:\s+by)?|owner|lead)\s*:\s*([^.;]{2,60}?)(?:[,;]?\s*(?:due|by)\s*:?\s*(.{3,30}))?$|^(?:due|by|deadline)\s*:\s*(.{3,30})$`)

// ownerBeside reads a cell that says only who does it, or only by when.
func ownerBeside(blocks []document.Block) *columnAction {
	if len(blocks) != 1 {
		return nil
	}
	match := ownerCell.FindStringSubmatch(document.Fold(blocks[0].PlainText()))
	if match == nil || ownerVerb.MatchString(match[1]) {
		return nil
	}
	return &columnAction{owner: match[1], due: match[2] + match[3]}
}

// lastAction is the last of the lines that is an action; nil where none is.
func lastAction(lines []*line) *columnAction {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-3; i-- {
		if lines[i].inColumn != nil {
			return lines[i].inColumn
		}
	}
	return nil
}

var apologiesTitle = regexp.MustCompile(`(?i)^(?:welcome|apologies|introductions?)\b`)

func flatten(rows [][]string) []string {
	var cells []string
	for _, row := range rows {
		cells = append(cells, row...)
	}
	return cells
}

func headingLine(number, item string, place document.Place) *line {
	block := document.Text(document.Heading, item)
	block.Level, block.Number, block.Place = 2, number, place
	each := &line{Block: block, text: item, label: parseLabel(number), bold: true, agenda: true}
	if each.label.family == noLabel && number != "" {
		each.label.printed = number
	}
	return each
}

// blockLines gives the blocks of a cell as lines; "*   " in front of a cell's line is its bullet.
func blockLines(blocks []document.Block) []*line {
	var lines []*line
	for _, block := range blocks {
		lines = append(lines, newLine(block)...)
	}
	return lines
}

// actionLines marks the lines of an action cell with who and when. Several lines share them only where there is one of
// each; a cell with nothing but "None" is no action.
func actionLines(blocks []document.Block, owner, due string) []*line {
	lines := severalActions(blockLines(blocks))
	for i, each := range lines {
		if nothing.MatchString(each.text) {
			continue
		}
		each.inColumn = &columnAction{due: due}
		if owner != "" && (len(lines) == 1 || i == 0) {
			each.inColumn.owner = owner
		}
	}
	if len(lines) == 0 && strings.TrimSpace(owner+due) != "" {
		return blockLines([]document.Block{document.Text(document.Paragraph, strings.TrimSpace(owner+" "+due))})
	}
	return lines
}

// severalActions cuts "OT to ask (30/06/26); RM to send (05/06/26)" where each part names who does it.
func severalActions(lines []*line) []*line {
	var apart []*line
	for _, each := range lines {
		var cuts []int
		for _, at := range nextOwner.FindAllStringSubmatchIndex(each.text, -1) {
			cuts = append(cuts, each.lead()+at[2])
		}
		apart = append(apart, pieces(each, cuts)...)
	}
	return apart
}

var nextOwner = regexp.MustCompile(`;\s+([A-Z]{2,4}[a-z]{0,2}(?:\s+and\s+[A-Z]{2,4}[a-z]{0,2})?\s+to\s)`)

var nothing = regexp.MustCompile(`(?i)^(?:none|n/?a|nil|-|no actions?|noted|to note)\.?$`)

// A columnAction is what stands beside an action in a table of minutes.
type columnAction struct{ owner, due string }

// columnAction reads a line that stood in the column of actions.
func (r *reading) columnAction(_ *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	length := 0
	if label := readActionLabel(first.text); label != nil && label.rest != "" {
		length = label.length
	}
	entry := r.newAction(numberedLabel(first, strings.TrimSpace(first.text[:length])), first.from(length), "", first.inColumn.owner)
	if first.inColumn.due != "" {
		entry.Due = first.inColumn.due
	}
	return []publication.Entry{entry}, 1
}
