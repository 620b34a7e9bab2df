package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// A heading opens a section of the publication.
type heading struct {
	line  *line
	level int  // 1 for an agenda item or part
	item  bool // an agenda item, not a heading inside one
}

// outline finds the headings of the document: the longest run of numbered headings that count on from each other, the
// numbered and lettered ones inside them, and, where nothing is numbered, the headings by their form.
func (r *reading) outline() map[*line]*heading {
	headings := map[*line]*heading{}
	top := r.topLevel()
	if inTable := r.agendaItems(); len(inTable) > 1 {
		top = inTable
	}
	for _, each := range top {
		headings[each] = &heading{line: each, level: 1, item: true}
	}
	if len(top) == 0 {
		r.unnumbered(headings)
		return headings
	}
	r.inside(top, headings)
	for _, each := range r.lines {
		// Headings that the format marks as such and no number explains stand inside the item before them.
		if each.Kind == document.Heading && each.isFree() && headings[each] == nil {
			level := 2
			if each.Level <= levelOf(top) {
				level = 1
			}
			headings[each] = &heading{line: each, level: level}
		}
	}
	return headings
}

// agendaItems are the items of an agenda table: the table itself says what they are, however they are numbered.
func (r *reading) agendaItems() []*line {
	var items []*line
	for _, each := range r.lines {
		if each.agenda && each.isFree() {
			items = append(items, each)
		}
	}
	return items
}

func levelOf(top []*line) int {
	for _, each := range top {
		if each.Kind == document.Heading {
			return each.Level
		}
	}
	return 0
}

// topLevel gives the agenda items: of each family of labels the chain that rises by one from item to item, as long as
// possible, and of these chains the one that is longest and looks most like headings.
func (r *reading) topLevel() []*line {
	marked := 0 // numbered lines that the format itself marks as headings
	for _, each := range r.lines {
		if each.isFree() && each.Kind == document.Heading && each.label.family > bullet {
			marked++
		}
	}
	var best []*line
	bestScore := 0.0
	for _, family := range []family{figure, reference, decimal} {
		var candidates []*line
		for _, each := range r.lines {
			if each.isFree() && !each.isTable() && each.label.family == family && (looksLikeHeading(each.text) || isHeadingWithClutter(each)) &&
				(marked < 3 || each.Kind == document.Heading) && (family != decimal || strings.Count(each.label.printed, ".") <= 2) {
				candidates = append(candidates, each)
			}
		}
		chain, score := longestChain(candidates)
		if r.isList(chain) {
			continue
		}
		if family == decimal {
			score *= 0.8 // "4.2" stands under "4." where both are there
		}
		if score > bestScore {
			best, bestScore = chain, score
		}
	}
	if len(best) < 2 {
		return nil
	}
	return best
}

// isList reports whether numbered lines stand directly one under the other: items have text beneath them.
func (r *reading) isList(chain []*line) bool {
	if len(chain) < 2 {
		return false
	}
	at := slices.Index(r.lines, chain[0])
	return slices.Equal(r.lines[at:min(at+len(chain), len(r.lines))], chain)
}

// isHeadingWithClutter: a bold line is a heading even where it ends in a full stop.
func isHeadingWithClutter(each *line) bool {
	return (each.bold || each.Kind == document.Heading) && len(words(each.text)) <= 20
}

// longestChain finds the best chain of rising labels. A step of one counts most; a gap costs.
func longestChain(candidates []*line) ([]*line, float64) {
	scores, before := make([]float64, len(candidates)), make([]int, len(candidates))
	best := -1
	for i, each := range candidates {
		own := 1.0
		if each.bold || each.Kind == document.Heading {
			own += 0.5
		}
		if len(words(each.text)) <= 8 {
			own += 0.1
		}
		scores[i], before[i] = own, -1
		if each.label.value > 1 {
			scores[i] -= 0.3 // a list that begins at 1 is likelier the agenda
		}
		for j := max(0, i-200); j < i; j++ {
			step := each.label.value - candidates[j].label.value
			if step < 1 || step > 4 || each.label.parent() != candidates[j].label.parent() && each.label.family == decimal {
				continue
			}
			if score := scores[j] + own - 0.4*float64(step-1); score > scores[i] {
				scores[i], before[i] = score, j
			}
		}
		if best < 0 || scores[i] > scores[best]+1e-9 {
			best = i
		}
	}
	if best < 0 {
		return nil, 0
	}
	var chain []*line
	for at := best; at >= 0; at = before[at] {
		chain = append([]*line{candidates[at]}, chain...)
	}
	return chain, scores[best]
}

// inside finds the items inside each agenda item: lettered or compound numbers that count from the first on, look like
// headings, and of which one at least has text of its own beneath it. Without such text they are a list.
func (r *reading) inside(top []*line, headings map[*line]*heading) {
	for _, span := range r.spans(headings) {
		var candidates []*line
		expect := map[family]int{letter: 1, roman: 1, decimal: 0}
		for _, each := range span.lines {
			number := each.label
			if !each.isFree() || each.isTable() || !(looksLikeHeading(each.text) || isHeadingWithClutter(each)) ||
				decisionLabel.MatchString(each.text) || readActionLabel(each.text) != nil {
				continue
			}
			if number.family == roman && number.value == 1 && len(number.printed) > 4 || number.family != letter && number.family != roman && number.family != decimal {
				continue
			}
			if number.family == decimal && (!span.heading.label.isParentOf(number) || strings.HasSuffix(each.text, ":") && !each.bold && each.Kind != document.Heading) {
				continue // "4.2 The main points were these:" leads to a list
			}
			if number.family == decimal && expect[decimal] == 0 {
				expect[decimal] = number.value
			}
			if number.value == expect[number.family] && (len(candidates) == 0 || candidates[0].label.family == number.family) {
				candidates = append(candidates, each)
				expect[number.family]++
			}
		}
		if hasTextBetween(span.lines, candidates) {
			for _, each := range candidates {
				headings[each] = &heading{line: each, level: 2, item: true}
			}
		}
	}
}

// A span is a heading and the lines up to the next.
type span struct {
	heading *line
	lines   []*line
}

func (r *reading) spans(headings map[*line]*heading) []span {
	var spans []span
	for _, each := range r.lines {
		if headings[each] != nil {
			spans = append(spans, span{heading: each})
		} else if len(spans) > 0 {
			last := &spans[len(spans)-1]
			last.lines = append(last.lines, each)
		}
	}
	return spans
}

// hasTextBetween reports whether a line that is none of the candidates follows one of them.
func hasTextBetween(lines, candidates []*line) bool {
	next := 0
	for _, each := range lines {
		if next < len(candidates) && each == candidates[next] {
			next++
		} else if next > 0 && each.label.family != letter {
			return true
		}
	}
	return false
}

// unnumbered takes the headings by their form, where no numbers help: what the format marks as headings, else short
// lines with capitals that have text beneath.
func (r *reading) unnumbered(headings map[*line]*heading) {
	marked, least, bold := 0, 7, 0
	for i, each := range r.lines {
		if each.Kind == document.Heading && each.isFree() {
			marked++
			least = min(least, each.Level)
		} else if each.bold && r.isHeadingHere(i) {
			bold++
		}
	}
	if marked < 2 && bold > 2*marked { // headings in bold, whatever else the format marks
		marked = 0
	}
	for i, each := range r.lines {
		if !each.isFree() || each.isTable() || each.label.family != noLabel || exampleLine.MatchString(each.text) {
			continue
		}
		switch {
		case marked > 0 && each.Kind == document.Heading:
			headings[each] = &heading{line: each, level: each.Level - least + 1, item: !onlyAgenda.MatchString(each.text)}
		case marked == 0 && r.isHeadingHere(i) && !r.isOneOfQuestions(i) && (bold < 3 || each.bold || each.Kind == document.Heading):
			level := 1
			if before := headings[r.lines[i-1]]; before != nil && !isPlainHeading(r.lines[i+1]) {
				level = before.level + 1 // a heading right under a heading stands inside it
			}
			headings[each] = &heading{line: each, level: min(level, 2), item: true}
		}
	}
}

// onlyAgenda is a heading over the items.
var onlyAgenda = regexp.MustCompile(`(?i)^(?:agenda|agenda items|items|minutes)$`)

// isHeadingHere: a plain heading with text beneath it, or one more heading and then text. What stands above the first
// sentence of the document is its head, not a heading.
func (r *reading) isHeadingHere(at int) bool {
	if at == 0 || at+1 >= len(r.lines) || !isPlainHeading(r.lines[at]) {
		return false
	}
	below := r.lines[at+1]
	if is, _ := labelledFact(below.text); is != noFact || !below.isFree() {
		return false
	}
	if isPlainHeading(below) && (at+2 >= len(r.lines) || isPlainHeading(r.lines[at+2])) {
		return false
	}
	if r.textStart() < at {
		return true
	}
	return at > 0 && !isPlainHeading(below) && r.lines[at-1].use == asFact
}

// isOneOfQuestions reports whether a line is one of several questions in a row, which are text and not headings.
func (r *reading) isOneOfQuestions(at int) bool {
	asks := func(i int) bool { return i >= 0 && i < len(r.lines) && strings.HasSuffix(r.lines[i].text, "?") }
	return asks(at) && (asks(at-1) || asks(at+1))
}

// textStart is the first line that is no part of the head: of the attendance list, or too long for a label or title.
func (r *reading) textStart() int {
	if r.start == 0 {
		r.start = 1 + slices.IndexFunc(r.lines, func(each *line) bool {
			return each.use == asFact && each.why == "shown as who was there" || len(words(each.text)) > 9 && !exampleLine.MatchString(each.text)
		})
		if r.start == 0 {
			r.start = len(r.lines) + 1
		}
	}
	return r.start - 1
}

// isPlainHeading: a short line without a label, a colon inside or the end of a sentence.
func isPlainHeading(each *line) bool {
	return each.label.family == noLabel && !each.isTable() && !indexSign.MatchString(each.text) && !onlyLabel.MatchString(each.text) && looksLikeHeading(each.text) && len(words(each.text)) <= 9 &&
		(!strings.Contains(each.text, ":") || strings.HasSuffix(each.text, ":")) && !strings.Contains(each.text, "\t")
}
