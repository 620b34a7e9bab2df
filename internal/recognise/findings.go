package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Headings under which findings stand, by their function. A finding that the document calls neither good nor bad counts
// with what needs work.
var findingHeadings = []struct {
	words *regexp.Regexp
	kind  publication.EntryKind
}{
	{regexp.MustCompile(`(?i)\brecommendations?\b|\bwe (?:would (?:also )?like to )?recommend\b|^next steps?\W*$`), publication.Recommendation},
	{regexp.MustCompile(`(?i)\bareas? (?:for|of|requiring|needing) (?:further |continued |future )?(?:development|improvement|focus|consideration|attention|work|learning)|\bwhat (?:needs?|could|should|must) (?:to )?(?:be )?(?:better|improve|change|work|done|even better)|\bareas? to (?:develop|improve|strengthen)|\bdevelopment areas?\b|\bweakness(?:es)?\b|\bchallenges\b|\bgaps?\b|\beven better if\b|\bneeds? (?:improvement|work|to improve)\b|\blearning points?\b|\bless well\b|\bcould be better\b|\bdo better\b|\bnot (?:going|working) (?:so )?well\b|\bwhat (?:we are|are we) worried about\b|\bareas of concern\b|\bthink about\b|\bfor (?:further )?consideration\b|\bconcerns\b|\blearning themes?\b|^(?:the )?(?:key |main |overall )?findings(?: included)?:?$`), publication.Area},
	{regexp.MustCompile(`(?i)\bstrengths?\b|\b(?:is|was|were|are) strong\b|\bliked\b|\bgood practice\b|\bwhat (?:is|was|went|worked|works|are we|we are|we do|has gone) (?:working |going |doing )?(?:well|good|strong)\b|\bworking well\b|\bwent well\b|\bpositives?\b|\bareas? (?:improving|of good practice|of strength)\b|\bachievements?\b|\bwhat worked\b`), publication.Strength},
}

func findingKind(headingText string) publication.EntryKind {
	if len(words(headingText)) > 12 {
		return ""
	}
	for _, each := range findingHeadings {
		if each.words.MatchString(headingText) {
			return each.kind
		}
	}
	return ""
}

// findingsOutline: headings as in minutes, and the lines that announce findings ("Strengths:") also where nothing is
// numbered or marked.
func (r *reading) findingsOutline() map[*line]*heading {
	headings := r.outline()
	for i, each := range r.lines {
		if headings[each] == nil && each.isFree() && !each.isTable() && each.label.family == noLabel && i+1 < len(r.lines) &&
			len(words(each.text)) <= 8 && !strings.HasSuffix(each.text, ".") && findingKind(each.text) != "" && !findingsTitle.MatchString(each.text) {
			headings[each] = &heading{line: each, level: 2}
		}
	}
	for _, each := range headings {
		each.item = false
	}
	return headings
}

var findingsTitle = regexp.MustCompile(`(?i)\breport\b|\breview\b`)

var recommendationLabel = regexp.MustCompile(`^(?:(?i:recommendation)\s+)?([Rr]?\d{1,2}(?:\.\d{1,2})?[a-z]?)\s*[:.)–-]\s*`)

// finding reads the lines of a section whose heading says what they are: one bullet, numbered finding or paragraph each.
func (r *reading) finding(context *entryContext, lines []*line) ([]publication.Entry, int) {
	if match := namedFinding.FindStringSubmatch(lines[0].text); match != nil && !lines[0].isTable() && lines[0].Kind != document.Heading {
		entry := r.namedFinding(lines[0], match)
		taken := 1
		for taken < len(lines) && entry.Kind == publication.Recommendation && r.recommendationField(&entry, lines[taken]) {
			taken++
		}
		return []publication.Entry{entry}, taken
	}
	kind := findingKind(context.section.Title)
	if announced := announcedBy(lines); announced != "" && (kind == "" || kind == announced) {
		// "We recommend that you:" over a list
		entries, taken := r.listedFindings(announced, &entryContext{hasList: true}, lines[1:])
		return append([]publication.Entry{{Kind: publication.Prose, Blocks: []document.Block{lines[0].Block}}}, entries...), 1 + taken
	}
	if kind == "" || lines[0].isTable() || context.hasNamed { // what stands under "Finding 1: …" says more of it
		return nil, 0
	}
	return r.listedFindings(kind, context, lines)
}

// announcedBy is the kind of the findings that a line with a colon announces, where list items follow it; "" for none.
func announcedBy(lines []*line) publication.EntryKind {
	first := lines[0]
	if len(lines) < 2 || first.isTable() || first.label.family != noLabel || !strings.HasSuffix(first.text, ":") || !lines[1].isItem() || lines[1].isTable() {
		return ""
	}
	return findingKind(first.text)
}

// listedFindings reads the lines that follow a heading or a line that announces findings of one kind.
func (r *reading) listedFindings(kind publication.EntryKind, context *entryContext, lines []*line) ([]publication.Entry, int) {
	var entries []publication.Entry
	taken := 0
	for _, each := range lines {
		isField := kind == publication.Recommendation && len(entries) > 0 && fieldLabel.MatchString(each.text)
		if each.isTable() || each.Kind == document.Note || context.hasList && !each.isItem() && !isField {
			break // a sentence before or after the list is no finding
		}
		taken++
		if last := len(entries) - 1; kind == publication.Recommendation && last >= 0 && r.recommendationField(&entries[last], each) {
			continue
		}
		if kind == publication.Recommendation {
			entries = append(entries, r.recommendation(each))
			continue
		}
		if len(entries) == 0 {
			entries = append(entries, publication.Entry{Kind: kind})
		}
		entries[0].Blocks = append(entries[0].Blocks, each.Block)
	}
	return entries, taken
}

// findingTable keeps a table of findings as it is printed, and says what its columns hold.
func (r *reading) findingTable(_ *entryContext, lines []*line) ([]publication.Entry, int) {
	table := lines[0]
	if !table.isTable() || len(table.cells) < 2 {
		return nil, 0
	}
	for header, cells := range table.cells[:min(3, len(table.cells)-1)] {
		if merged, rows := table.headRow(); header == 0 && rows == 2 {
			header, cells = 1, merged
		}
		columns := findingColumns(cells)
		if columns == nil || len(columns) != len(table.Rows[header].Cells) {
			continue
		}
		var entries []publication.Entry
		if header > 0 {
			above := table.Block
			above.Rows = table.Rows[:header]
			entries = append(entries, publication.Entry{Kind: publication.Prose, Blocks: []document.Block{above}})
		}
		below := table.Block
		below.Rows = slices.Clone(table.Rows[header:])
		below.Rows[0].Header = true
		return append(entries, publication.Entry{Kind: publication.Prose, Blocks: []document.Block{below}, Columns: columns}), 1
	}
	return nil, 0
}

// fieldLabel begins a line that says more of the recommendation above it.
var fieldLabel = regexp.MustCompile(`(?i)^(owner|lead|responsible|by whom|accountable|by|by when|due|deadline|target date|timescale|response)\s*:\s*(.+)$`)

// recommendationField reads "Owner: …", "By: …" or "Response: …" on a line beneath a recommendation.
func (r *reading) recommendationField(entry *publication.Entry, each *line) bool {
	match := fieldLabel.FindStringSubmatch(each.text)
	if match == nil {
		return false
	}
	switch value := match[2]; strings.ToLower(match[1]) {
	case "owner", "lead", "responsible", "by whom", "accountable":
		entry.Owners = r.owners(value, false)
	case "response":
		entry.Response = value
	default:
		entry.Due = value
	}
	r.leaveOut(each.Place, each.full(), "shown with the recommendation")
	return true
}

// namedFinding is a finding that says in front what it is: "Finding 1: …", "Recommendation 3a – …".
var namedFinding = regexp.MustCompile(`^((?i:(?:key )?finding|recommendation|strength|area for (?:development|improvement)))\s+(\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z])\s*[:.–-]\s+`)

func (r *reading) namedFinding(each *line, match []string) publication.Entry {
	if kind := findingKind(match[1] + "s"); kind == publication.Recommendation {
		entry := r.newAction(match[1]+" "+match[2], each.from(len(match[0])), match[2], "")
		entry.Kind = kind
		return entry
	} else if kind == publication.Strength {
		return publication.Entry{Kind: kind, Label: match[1] + " " + match[2], Blocks: []document.Block{each.from(len(match[0]))}}
	}
	return publication.Entry{Kind: publication.Area, Label: match[1] + " " + match[2], Blocks: []document.Block{each.from(len(match[0]))}}
}

// isItem reports whether a line is one of several: a list item, a numbered finding, a row.
func (l *line) isItem() bool {
	return l.label.family != noLabel || l.isTable() || recommendationLabel.MatchString(l.text)
}

// recommendation reads "R1 All agencies to …" with its number, owner and date.
func (r *reading) recommendation(each *line) publication.Entry {
	length, number := 0, ""
	if each.label.family > bullet {
		number = publication.BareNumber(each.label.printed)
	} else if match := recommendationLabel.FindStringSubmatch(each.text); match != nil {
		length, number = len(match[0]), match[1]
	}
	entry := r.newAction("", each.from(length), number, "")
	entry.Kind, entry.Label = publication.Recommendation, number
	return entry
}

// findingColumns reads a row as the header of a table of findings: which column holds strengths, areas or
// recommendations. It is nil where no column says so.
func findingColumns(cells []string) []publication.EntryKind {
	kinds, found := make([]publication.EntryKind, len(cells)), false
	for i, cell := range cells {
		kinds[i] = findingKind(cell)
		found = found || kinds[i] != ""
		for name, is := range map[string]publication.EntryKind{"owner": publication.OwnerColumn, "due": publication.DueColumn, "response": publication.ResponseColumn} {
			if kinds[i] == "" && actionColumns[name].MatchString(strings.TrimRight(cell, ": ")) {
				kinds[i] = is
			}
		}
	}
	if !found || len(cells) < 2 {
		return nil
	}
	if slices.Contains(kinds[1:], kinds[0]) { // what names the rows is not what they say
		kinds[0] = ""
	}
	return kinds
}
