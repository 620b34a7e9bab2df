package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// Text taken from a PDF or a web page often runs together what stood on lines of its own: labels at the head, items with
// their headings, numbered findings. These rules cut such a paragraph where its own labels and numbers show the joints;
// nothing is cut that does not count on from what came before.

// longRun is the number of words from which a paragraph can hold more than one thing.
const longRun = 25

// unrun cuts the paragraphs that hold several lines.
func unrun(lines []*line) []*line {
	var apart []*line
	next := 1 // the item number that would count on
	for i, each := range lines {
		if each.isTable() || each.Kind == document.Heading || each.use != asText {
			apart = append(apart, each)
			continue
		}
		text := each.PlainText()
		numbered := numberedCuts(text)
		cuts := append(numbered, entryCuts(text)...)
		if each.label.family == figure && each.label.value == next {
			next++
			if end := headingEnd(each.text); len(numbered) == 0 && !looksLikeHeading(each.text) && end < len(each.text) {
				cuts = append(cuts, each.lead()+end)
			}
		}
		if each.Kind == document.Paragraph && len(words(text)) >= longRun {
			cuts = append(cuts, itemCuts(text, &next)...)
		}
		if i < 8 && each.Kind == document.Paragraph {
			cuts = append(cuts, headCuts(text)...)
		}
		if i < 8 && each.Kind == document.Paragraph && len(words(text)) > longTitle {
			cuts = append(cuts, titleCuts(text)...)
		}
		apart = append(apart, pieces(each, cuts)...)
	}
	return apart
}

// pieces cuts a line at byte offsets of its text.
func pieces(each *line, cuts []int) []*line {
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	if len(cuts) == 0 {
		return []*line{each}
	}
	var found []*line
	text := each.PlainText()
	for i := 0; i <= len(cuts); i++ {
		from, to := 0, len(text)
		if i > 0 {
			from = cuts[i-1]
		}
		if i < len(cuts) {
			to = cuts[i]
		}
		if strings.TrimSpace(text[from:to]) == "" {
			continue
		}
		block := each.Block
		block.Runs = head(each.Runs, to)
		block = cut(block, from)
		if i > 0 {
			block = asParagraph(block)
		}
		piece := &line{Block: block, text: document.Fold(block.PlainText()), bold: each.bold}
		if piece.label = each.label; i > 0 || each.Number == "" {
			piece.label, piece.text = splitLabel(piece.text)
		}
		found = append(found, piece)
	}
	return found
}

var (
	// A label of the head in the middle of a line: "… LOCATION: Town Hall TIME: 9.30am".
	runLabel = regexp.MustCompile(`(?:^|\s)((?:MEETING|GROUP|BOARD|(?i:date(?: and time)?(?: of meeting)?|meeting date|time|start time|venue|location|place|chair|chaired by|minutes taken by|minute taker|present|in attendance|attended|attended by|attendees|members present|apologies|apologies received|apologies for absence|observers|guests|absent|not present))\s*:)\s`)
	// The same without its colon, where a table's columns were read across: "Date of 4th May 2016".
	runOf = regexp.MustCompile(`\s((?i:date|time) of)\s\d`)
	// The next numbered heading inside a paragraph; a compound number or reference such as "3.2" or "R1" too.
	runItem     = regexp.MustCompile(`(?:^|[.?!:)”"]\s+|\s)(\d{1,2}[.)])\s+[A-Z]`)
	runDecimal  = regexp.MustCompile(`(?:^|\s)(\d{1,2}\.\d{1,2})\s+[A-Z]`)
	runNumbered = regexp.MustCompile(`(?:^|[.:]\s+|\s)(R\d{1,2})[.:]?\s+[A-Z]`)
)

// longTitle is the number of words from which a title line holds more than the title.
const longTitle = 12

// titleCuts ends a title behind the date of the meeting.
func titleCuts(text string) []int {
	form := minutesForm.FindStringIndex(text)
	date := firstDate(text)
	if form == nil || date.printed == "" || date.start < form[0] || date.end == len(text) || startsLower(strings.TrimLeft(text[date.end:], " ,(")) || strings.Contains(text[form[0]:date.start], ". ") {
		return nil
	}
	cuts := []int{date.end}
	for _, at := range runLabel.FindAllStringSubmatchIndex(text, -1) {
		cuts = append(cuts, at[2])
	}
	return cuts
}

func headCuts(text string) []int {
	found := append(runLabel.FindAllStringSubmatchIndex(text, -1), runOf.FindAllStringSubmatchIndex(text, -1)...)
	if len(found) < 2 {
		return nil
	}
	var cuts []int
	for _, at := range found {
		cuts = append(cuts, at[2])
	}
	return cuts
}

// itemCuts finds the items, and what is numbered inside them, that count on from *next; it cuts before each and after
// its heading. One number alone is no run: a sentence may hold it.
func itemCuts(text string, next *int) []int {
	var cuts []int
	number := *next
	for _, at := range runItem.FindAllStringSubmatchIndex(text, -1) {
		if found := parseLabel(text[at[2]:at[3]]); found.value == number {
			cuts = append(cuts, at[2], at[3]+headingEnd(text[at[3]:]))
			number++
		}
	}
	if number-*next < 2 && !(number-*next == 1 && number > 2) {
		return nil
	}
	*next = number
	return cuts
}

// numberedCuts finds compound numbers and references inside a paragraph that count from one on: "3.1 … 3.2", "R1 … R2".
func numberedCuts(text string) []int {
	var cuts []int
	for _, form := range []*regexp.Regexp{runDecimal, runNumbered} {
		var found []int
		parent := ""
		for _, at := range form.FindAllStringSubmatchIndex(text, -1) {
			number := parseLabel(strings.TrimPrefix(text[at[2]:at[3]], "R"))
			if number.value == len(found)+1 && (parent == "" || parent == number.parent()) {
				parent = number.parent()
				found = append(found, at[2])
			}
		}
		if len(found) > 1 {
			cuts = append(cuts, found...)
		}
	}
	return cuts
}

var (
	// A labelled action or decision behind a sentence: "… the figures. Action: BG to send them."
	runEntry = regexp.MustCompile(`[.;:?!)\]”"]\s+([(\[]?(?:(?:ACTIONS?|Actions?)(?:\s+(?:[Pp]oints?|POINTS?))?(?:\s+[A-Z]{0,4}\d+(?:[./]\d+)*)?|RESOLVED|Resolved|DECISION|Decision|AGREED|Agreed)\s*:)\s`)
	// The parts of it, numbered from one.
	runPart   = regexp.MustCompile(`(?:^|[\s:])(\(?\d{1,2}[.)]|\(?[ivx]{1,4}\)|\(?[a-h]\))\s`)
	onlyLabel = regexp.MustCompile(`^\(?(?i:actions?|action points?|resolved|decisions?|agreed)\s*[:–—-]*$`)
	// A sentence with the reference of its action behind it.
	// A decision in a sentence of its own behind others.
	runDecision = regexp.MustCompile(`[.;?!)\]”"]\s+((?:` + meetingDecides + `))`)
	runBehind   = regexp.MustCompile(`[.?!]\s+([^.?!]+[.?!]\s+Action\s+[A-Z]{0,4}\d+(?:[./]\d+)*\s+[A-Z]{2,4}[a-z]{0,2}\.?)$`)
)

// entryCuts finds labelled actions and decisions behind other sentences, and the numbered parts of them.
func entryCuts(text string) []int {
	var cuts []int
	for _, at := range runEntry.FindAllStringSubmatchIndex(text, -1) {
		cuts = append(cuts, at[2])
		if end := strings.IndexByte(text[at[2]:], ']'); text[at[2]] == '[' && end > 0 && at[2]+end+1 < len(text) {
			cuts = append(cuts, at[2]+end+1) // what stands behind the bracket goes on with the minutes
		}
	}
	for _, at := range runDecision.FindAllStringSubmatchIndex(text, -1) {
		cuts = append(cuts, at[2])
	}
	if at := runBehind.FindStringSubmatchIndex(text); at != nil {
		cuts = append(cuts, at[2])
	}
	from := 0
	if len(cuts) > 0 {
		from = cuts[len(cuts)-1]
	}
	count := 0
	var parts []int
	for _, at := range runPart.FindAllStringSubmatchIndex(text[from:], -1) {
		if parseLabel(text[from+at[2]:from+at[3]]).value == count+1 || count == 0 && strings.Trim(text[from+at[2]:from+at[3]], "()") == "i" {
			count++
			parts = append(parts, from+at[2])
		}
	}
	if count > 1 && onlyLabel.MatchString(strings.TrimSpace(text[from:parts[0]])) {
		cuts = append(cuts, parts...)
	}
	return cuts
}

// joins are words that a heading in title case writes small.
var joins = regexp.MustCompile(`^(?:and|or|of|the|for|to|in|on|from|with|at|by|a|an|into|&|-|–|—|/)$`)

// opener is a word with which the text after a run-on heading begins; any other capital may belong to the heading.
var opener = regexp.MustCompile(`^(?:The|This|These|That|Those|A|An|It|In|There|All|No|None|Noted|Agreed|Resolved|At|On|As|For|Following|Each|We|Members|Partners|Discussion|Discussed|Apologies|Action|[A-Z]{2,4}[a-z]?|` + titles + `)[.,:]?$`)

// headingEnd finds where a run-on heading ends and its text begins: headings are in title case or a single word, and the
// text begins with a word that opens sentences, or with a figure. It gives the length of the text where that cannot be
// seen, so that nothing is cut.
func headingEnd(text string) int {
	at, count, opens := 0, 0, -1
	for _, word := range strings.SplitAfter(text, " ") {
		start := at
		at += len(word)
		bare := strings.TrimSpace(word)
		switch {
		case bare == "":
		case count > 14:
			return len(text)
		case count > 0 && strings.HasSuffix(bare, ".") && opens < 0 && opener.MatchString(bare):
			return start // "Any Other Business None."
		case count > 1 && startsDigit(bare) && opens < 0:
			return start
		case startsLower(bare) && opens > 0:
			return opens
		case joins.MatchString(bare):
		case startsUpper(bare):
			if count > 0 && (opens < 0 || !leadTitle.MatchString(text[opens:])) {
				opens = map[bool]int{true: start, false: -1}[opener.MatchString(bare)]
			}
			count++
		case count == 0 || startsLower(bare):
			return len(text)
		}
	}
	return len(text)
}

func startsDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// hasBoxes reports whether the numbers 1 to 7 stand alone on lines, as they do over the boxes of a briefing.
func hasBoxes(lines []*line) bool {
	alone := map[int]bool{}
	for _, each := range lines {
		if number := bareNumber(each.text); each.label.family == noLabel && number.family == figure && number.value >= 1 && number.value <= 7 {
			alone[number.value] = true
		}
	}
	return len(alone) >= 5
}

// joinLabels puts a number that stands on a line of its own to the heading on the next.
func joinLabels(lines []*line) []*line {
	var joined []*line
	boxes := hasBoxes(lines)
	for i := 0; i < len(lines); i++ {
		each := lines[i]
		if i+1 < len(lines) && each.Kind != document.Table && each.use == asText && each.label.family == noLabel {
			next := lines[i+1]
			if found := bareNumber(each.text); (found.family == reference || found.family == decimal || found.family == figure && (boxes && !strings.HasSuffix(next.text, ":") && !indexSign.MatchString(next.text) || !startsDigit(each.text[len(each.text)-1:]))) && next.label.family == noLabel && !next.isTable() && looksLikeHeading(next.text) {
				next.label = found
				next.Number = found.printed
				if i+2 < len(lines) && boxes && startsLower(lines[i+2].text) && len(words(lines[i+2].text)) <= 4 && len(words(next.text)) <= 4 && !strings.ContainsAny(next.text[len(next.text)-1:], "?:") {
					next.text += " " + lines[i+2].text // the heading of a narrow box goes on
					next.Runs = append(next.Runs, document.Run{Text: " ", Visibility: document.Visible})
					next.Runs = append(next.Runs, lines[i+2].Runs...)
					lines = slices.Delete(lines, i+2, i+3)
				}
				continue
			}
		}
		joined = append(joined, each)
	}
	return joined
}
