package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Columns of a table of actions or recommendations.
var actionColumns = map[string]*regexp.Regexp{
	"item":     regexp.MustCompile(`(?i)^(?:(?:agenda )?item(?: no\.?)?|minute(?: no\.?| ref)?)$`),
	"number":   regexp.MustCompile(`(?i)^(?:ref(?:erence)?(?: no\.?)?|no\.?|number|#|action (?:no\.?|ref|number)|rec(?:ommendation)? (?:no\.?|ref))$`),
	"text":     regexp.MustCompile(`(?i)^(?:actions?(?: (?:agreed|required|point|to be taken))?|agreed actions?|what|task|recommendations?)$`),
	"owner":    regexp.MustCompile(`(?i)^(?:owners?|lead(?: (?:officer|person|agency))?|who|by whom\??|responsib(?:le|ility)(?: (?:person|officer))?|assigned to|action by|person responsible|named lead)$`),
	"due":      regexp.MustCompile(`(?i)^(?:due(?: (?:date|by))?|by when\??|when|deadline|target(?: date)?|timescales?|date due|completion date|date)$`),
	"response": regexp.MustCompile(`(?i)^(?:response|update|progress|status|outcome|comments?|rag(?: rating)?|(?:partnership|agency|board|provider|partner) response)$`),
}

// actionTable reads a table whose header names actions (or, in findings, recommendations) and who does them by when.
func (r *reading) actionTable(_ *entryContext, lines []*line) ([]publication.Entry, int) {
	table := lines[0]
	if !table.isTable() || len(table.cells) < 2 {
		return nil, 0
	}
	at := map[string]int{}
	heads, header := table.headRow()
	for i, cell := range heads {
		for name, form := range actionColumns {
			if _, taken := at[name]; !taken && form.MatchString(strings.TrimRight(cell, ": ")) {
				at[name] = i
			}
		}
	}
	rows := table.cells[header:]
	if len(at) == 0 && r.isActionSheet(table) {
		at, rows, header = map[string]int{"number": 0, "text": 1, "owner": 2}, table.cells, 0
	}
	text, hasText := at["text"]
	_, hasOwner := at["owner"]
	_, hasDue := at["due"]
	// A column of the table that is none of these would be lost, so such a table stays a table.
	if !hasText || !(hasOwner || hasDue) || len(at) != len(heads) {
		return nil, 0
	}
	kind := publication.Action
	if r.pub.Kind == publication.Findings && strings.HasPrefix(strings.ToLower(heads[text]), "rec") {
		kind = publication.Recommendation
	}
	var entries []publication.Entry
	for row, cells := range rows {
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(cells) {
				return cells[i]
			}
			return ""
		}
		if strings.Join(cells, "") == "" {
			continue
		}
		entry := publication.Entry{Kind: kind, ForItem: publication.BareNumber(cell("item")), Number: publication.BareNumber(cell("number")), Due: strings.TrimSpace(cell("due")),
			Owners: r.owners(cell("owner"), false), Response: cell("response")}
		if owner := cell("owner"); strings.HasSuffix(owner, " and") { // the cell was cut off; the sentence has all of them
			r.leaveOut(table.Place, owner, "cut off in the document; the action names its owners")
			entry.Owners = r.leadingOwners(cell("text"))
		} else if len(entry.Owners) > 1 {
			r.leaveOut(table.Place, owner, "shown as the owners of the action")
		}
		if text < len(table.Rows[row+header].Cells) {
			entry.Blocks = slices.Clone(table.Rows[row+header].Cells[text].Blocks)
		}
		if len(entry.Blocks) == 0 {
			entry.Blocks = []document.Block{document.Text(document.Paragraph, "")}
		}
		entries = append(entries, entry)
	}
	if header == 0 {
		return entries, 1
	}
	r.leaveOut(table.Place, strings.Join(flatten(table.cells[:header]), " | "), "headings of the table of actions, shown beside each")
	return entries, 1
}

var actionSheet = regexp.MustCompile(`(?i)\baction (?:sheet|log|list|points|tracker|summary)\b|^actions\b`)

// isActionSheet reports whether a table without a header holds actions: numbered rows of three cells in a document, or
// under a heading, that says so.
func (r *reading) isActionSheet(table *line) bool {
	for _, cells := range table.cells {
		if len(cells) != 3 || parseLabel(cells[0]).family != figure {
			return false
		}
	}
	for i, each := range r.lines {
		if each == table {
			return i > 0 && actionSheet.MatchString(r.lines[i-1].text) || actionSheet.MatchString(r.pub.Title)
		}
	}
	return false
}
