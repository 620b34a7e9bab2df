package publication

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// Minutes speak of drafts all the time: the draft strategy was discussed, the draft annual report is an item. Only where
// a document marks itself is it a draft. It does so in its title, in a line made of nothing but marking words, in a line
// near its beginning or end that starts or ends with the word, in a page header or footer, and in its properties.
var (
	draftWord = regexp.MustCompile(`(?i)\b(?:draft|unapproved|unconfirmed)\b`)

	// markingWords are what a line may hold that only marks a document: "DRAFT v0.3 – not for circulation".
	markingWords = regexp.MustCompile(`(?i)^(?:draft|unapproved|unconfirmed|first|second|third|fourth|final|working|initial|version|v?\d+|rev|revision|status|state|document|copy|not|yet|for|circulation|publication|distribution|comments?|consultation|discussion|approval|only|confidential|official|sensitive|in|confidence|subject|to|change|amendment|until|approved|confirmed|ratified|agreed|pending|awaiting|work|progress|do|circulate|share|dated?|january|february|march|april|may|june|july|august|september|october|november|december)$`)

	// spacedOut is the word as it is set across a page.
	spacedOut = regexp.MustCompile(`(?i)^\W*d\s+r\s+a\s+f\s+t\W*$`)

	form = `(?:minutes|notes|record|briefing|7[ -]minute briefing|report|review|findings|audit|document|copy|version)`

	startsAsDraft = regexp.MustCompile(`(?i)(?:^|[-–—|])\W*(?:(?:first|second|third|final|working|initial)\s+)?(?:draft|unapproved|unconfirmed)\b\s*(?:$|[^\w\s]|(?:v\d|\d|for|to be|not|only|until|subject to|` + form + `)\b)`)
	endsAsDraft   = regexp.MustCompile(`(?i)(?:[-–—:(\[]\s*|\b` + form + `\s+)(?:(?:first|second|third|final|working|initial)\s+)?(?:draft|unapproved|unconfirmed)(?:\s+v?\d[\d.]*)?\W*$`)
	saysDraft     = regexp.MustCompile(`(?i)\b(?:this|these)(?:\s+` + form + `)?\s+(?:is|are|remains?)\s+(?:still\s+)?(?:in\s+|a\s+|the\s+)?(?:(?:first|second|third|final|working)\s+)?draft\s*(?:$|[^\w\s]|(?:and|until|for|form|subject|` + form + `)\b)`)
	// draftForm is a draft of the form itself; after an article it is another document ("Review of the draft report").
	draftForm = regexp.MustCompile(`(?i)(?:^|[^\w\s]\s*)(?:draft|unapproved|unconfirmed)\b|\b(?:draft|unapproved|unconfirmed)\s+(?:minutes|notes)\b|(?:draft|unapproved|unconfirmed)\W*$`)

	// reported are words of a sentence that tells what happened to some other draft.
	reported  = regexp.MustCompile(`(?i)\b(?:was|were|has|have|had|will|agreed (?:as|that|subject)|noted|received|discussed|circulated|presented|considered|shared)\b`)
	itemLabel = regexp.MustCompile(`^\W*(?:\d{1,3}(?:\.\d+)*[.):]?|[A-Za-z][.)])\s`)
)

// A DraftMark is a place in which a document calls itself a draft.
type DraftMark struct {
	Place document.Place // zero where it is the title or a property of the file
	Text  string
}

// DraftMarks are the places in which the document that became this publication calls itself a draft.
func (p *Publication) DraftMarks(doc *document.Document) []DraftMark {
	return slices.Concat(p.draftTitle(), p.draftLines(doc), draftProperties(doc))
}

func (p *Publication) draftTitle() []DraftMark {
	title := document.Fold(p.Title)
	if p.TitleAdded || !draftForm.MatchString(title) && !endsAsDraft.MatchString(title) {
		return nil
	}
	return []DraftMark{{Text: title}}
}

// draftProperties looks at what a file states beside its text, as front matter: "draft: true", "status: draft v2".
func draftProperties(doc *document.Document) []DraftMark {
	var marks []DraftMark
	for _, key := range []string{"draft", "status", "state", "version", "title", "subject", "category"} {
		value := document.Fold(doc.Properties[key])
		yes := slices.Contains([]string{"true", "yes", "1"}, strings.ToLower(value))
		if key == "draft" && yes || draftWord.MatchString(value) {
			marks = append(marks, DraftMark{Text: key + ": " + value})
		}
	}
	return marks
}

// How far the beginning and the end of a document reach, in lines, and how long a line that marks it can be, in bytes.
const (
	headLines   = 15
	footLines   = 5
	longestMark = 250
)

// A textLine is a line of the document that could mark it.
type textLine struct {
	place document.Place
	text  string
	edge  bool // near the beginning or the end
}

func (p *Publication) draftLines(doc *document.Document) []DraftMark {
	titles := map[string]bool{document.Fold(p.Title): true} // told already, and the titles of items speak of others
	for _, section := range p.Sections {
		titles[document.Fold(section.Title)] = true
	}
	var marks []DraftMark
	for _, line := range slices.Concat(textLines(doc), notReadLines(doc)) {
		if isMarking(line) || line.edge && !titles[line.text] && marksAtEdge(line.text) {
			marks = append(marks, DraftMark{line.place, line.text})
		}
	}
	return marks
}

// isMarking reports whether a line does nothing but mark the document. A single word away from the edges must shout: it
// may as well be the cell of a table that lost its lines.
func isMarking(line textLine) bool {
	if len(line.text) > longestMark {
		return false
	}
	if spacedOut.MatchString(line.text) {
		return true
	}
	if !draftWord.MatchString(line.text) {
		return false
	}
	if part := line.place.Part; part == "header" || part == "footer" || part == "watermark" {
		return true
	}
	words := document.Words(line.text)
	if len(words) == 1 && !line.edge && line.text != strings.ToUpper(line.text) {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool { return !markingWords.MatchString(word) })
}

// marksAtEdge reports whether a short line marks the document by the way in which it starts, ends or speaks of itself.
func marksAtEdge(text string) bool {
	if len(text) > longestMark || !draftWord.MatchString(text) || itemLabel.MatchString(text) {
		return false
	}
	return saysDraft.MatchString(text) || !reported.MatchString(text) && (startsAsDraft.MatchString(text) || endsAsDraft.MatchString(text))
}

// textLines gives the visible lines of a document that are no list items and no numbered headings. Of a table only the
// grid of labels and values at an edge counts, as "Status: Draft".
func textLines(doc *document.Document) []textLine {
	var lines []textLine
	visible := slices.DeleteFunc(slices.Clone(doc.Blocks), func(block document.Block) bool {
		return block.Visibility != document.Visible || block.Kind != document.Table && strings.TrimSpace(block.PlainText()) == ""
	})
	head := true
	for i, block := range visible {
		head = head && i < headLines && block.Number == ""
		edge := head || i >= len(visible)-footLines
		switch {
		case block.Kind == document.Table && edge:
			lines = append(lines, gridLines(block)...)
		case block.Kind != document.Table && block.Kind != document.ListItem && block.Number == "":
			lines = append(lines, textLine{block.Place, document.Fold(block.PlainText()), edge})
		}
	}
	return lines
}

var gridLabel = regexp.MustCompile(`(?i)^(?:document |minutes )?(?:status|state|version)\W*$`)

func gridLines(table document.Block) []textLine {
	var lines []textLine
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			text := document.Fold(cell.PlainText())
			if labelled := i > 0 && gridLabel.MatchString(document.Fold(row.Cells[i-1].PlainText())); labelled || len(row.Cells) == 1 {
				lines = append(lines, textLine{row.Place.Or(table.Place), text, true})
			}
		}
	}
	return lines
}

// notReadLines are what a reader set apart from the text, such as a line that is repeated on each page.
func notReadLines(doc *document.Document) []textLine {
	var lines []textLine
	for _, each := range doc.NotRead {
		for line := range strings.Lines(each.Text) {
			lines = append(lines, textLine{each.Place, document.Fold(line), true})
		}
	}
	return lines
}
