package disclosure

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

// removed is what stands on the page in the place of masked words, by what the rule looks for.
func removed(rule string) string {
	of, _ := familyOf(rule)
	switch {
	case rule == maskedElsewhere:
		return "[words removed]"
	case of == persons:
		return "[name removed]"
	case of == identifiers, of == cases, rule == "telephone":
		return "[number removed]"
	case of == contacts:
		return "[address removed]"
	}
	return "[words removed]"
}

// Masks are what Masked did to a document.
type Masks struct {
	Doc       *document.Document // with the words replaced; the document itself where none were
	Used      []Decision
	Before    map[string]string // each changed paragraph: as it reads now, as it read before
	Elsewhere []Finding         // masked words in other paragraphs, before anything was decided about them: see Settle

	texts map[string]map[string]string
}

// Masked replaces in a document the words of those findings that a decision masks. NotRead states that words were masked,
// without them.
//
// Where masked words stand in other paragraphs too, that is a finding of its own, open until it is decided: a name that is
// taken out of one paragraph and left in the next is not taken out.
func Masked(doc *document.Document, findings []Finding, decisions []Decision) Masks {
	m := masking{texts: map[string]map[string]string{}, before: map[string]string{}}
	m.follow(findings, decisions)
	if len(m.omitted) == 0 {
		return Masks{Doc: doc}
	}
	others := elsewhere(doc, m.texts)
	m.follow(others, decisions)
	masked := *doc
	masked.Blocks = m.blocks(doc.Blocks)
	masked.Properties = maps.Clone(doc.Properties)
	for key, value := range masked.Properties {
		masked.Properties[key] = m.text(value)
	}
	masked.NotRead = append(m.notRead(doc.NotRead), m.omitted...)
	return Masks{&masked, m.used, m.before, others, m.texts}
}

// Left finds masked words on pages that the masked document does not hold any more: a corrected fact brought them back.
func (m Masks) Left(pages []string) []Finding {
	var text strings.Builder
	for _, p := range passagesOf(m.Doc) {
		text.WriteString(p.within + "\n")
	}
	var found []Finding
	for _, each := range wordsOf(m.texts) {
		if len(whole(text.String(), each)) > 0 || !slices.ContainsFunc(pages, func(page string) bool { return len(whole(page, each)) > 0 }) {
			continue
		}
		found = append(found, Finding{Rule: maskedElsewhere, Severity: Stop, Concerns: each,
			Why: "Words that are masked in the document stand on its page again, because a fact was corrected to them.",
			Do:  "Correct the fact without them (gazette correct), and publish again."})
	}
	return found
}

// wordsOf gives all words that are masked somewhere, in their order.
func wordsOf(texts map[string]map[string]string) []string {
	known := map[string]bool{}
	for _, words := range texts {
		for each := range words {
			known[each] = true
		}
	}
	return slices.Sorted(maps.Keys(known))
}

// A masking knows which words to replace.
type masking struct {
	texts   map[string]map[string]string // by paragraph: the words, and what stands for them
	before  map[string]string
	used    []Decision
	omitted []document.Omission
}

// follow takes the findings that a decision masks.
func (m *masking) follow(findings []Finding, decisions []Decision) {
	for _, each := range findings {
		last, found := decisionOn(each, decisions)
		if !found || last.Action != Mask || !slices.Contains(each.Actions(), Mask) {
			continue
		}
		if m.texts[each.Within] == nil {
			m.texts[each.Within] = map[string]string{}
		}
		m.texts[each.Within][each.Concerns] = removed(each.Rule)
		m.omitted = append(m.omitted, document.Omission{Place: each.Place, Why: "words were masked, as decided " + last.told()})
		if !slices.Contains(m.used, last) {
			m.used = append(m.used, last)
		}
	}
}

// text gives a paragraph with its words replaced.
func (m *masking) text(text string) string {
	if m.texts[text] == nil {
		return text
	}
	now := replaced(text, m.texts[text])
	m.before[now] = text
	return now
}

func (m *masking) blocks(blocks []document.Block) []document.Block {
	masked := slices.Clone(blocks)
	for i := range masked {
		block := &masked[i]
		if text := block.PlainText(); m.texts[text] != nil && block.Kind != document.Table {
			m.text(text)
			block.Runs = maskRuns(block.Runs, spansOf(text, m.texts[text]))
		}
		block.Runs = slices.Clone(block.Runs)
		for j := range block.Runs {
			if m.texts[block.Runs[j].Link] != nil {
				block.Runs[j].Link = ""
			}
		}
		block.Rows = slices.Clone(block.Rows)
		for j := range block.Rows {
			row := &block.Rows[j]
			row.Cells = slices.Clone(row.Cells)
			for k := range row.Cells {
				row.Cells[k].Blocks = m.blocks(row.Cells[k].Blocks)
			}
		}
	}
	return masked
}

// notRead takes the words out of what stands beside the text as well.
func (m *masking) notRead(list []document.Omission) []document.Omission {
	list = slices.Clone(list)
	for i := range list {
		for _, words := range m.texts {
			list[i].Text = replaced(list[i].Text, words)
		}
	}
	return list
}

// A span is a stretch of a text, and what is to stand in its place.
type span struct {
	from, to int
	by       string
}

// spansOf gives every place of words in a text, those that touch joined.
func spansOf(text string, words map[string]string) []span {
	var all []span
	for each, by := range words {
		for _, from := range whole(text, each) {
			all = append(all, span{from, from + len(each), by})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Or(a.from-b.from, b.to-a.to, cmp.Compare(a.by, b.by)) })
	var apart []span
	for _, each := range all {
		if last := len(apart) - 1; last >= 0 && each.from < apart[last].to {
			apart[last].to = max(apart[last].to, each.to)
			continue
		}
		apart = append(apart, each)
	}
	return apart
}

// whole gives where words stand in a text without being part of longer ones.
func whole(text, words string) []int {
	var found []int
	for from := 0; words != "" && from < len(text); {
		at := strings.Index(text[from:], words)
		if at < 0 {
			break
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if (!isWordRune(before) || !isWordRune(first)) && (!isWordRune(after) || !isWordRune(last)) {
			found = append(found, at)
		}
		from = at + 1
	}
	return found
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// replaced gives a text with words replaced.
func replaced(text string, words map[string]string) string {
	for _, each := range slices.Backward(spansOf(text, words)) {
		text = text[:each.from] + each.by + text[each.to:]
	}
	return text
}

// maskRuns replaces stretches of the visible text of runs. A link over masked words goes with them: its address may say
// the same.
func maskRuns(runs []document.Run, spans []span) []document.Run {
	var masked []document.Run
	at := 0 // of the run in the visible text
	for _, run := range runs {
		if run.Visibility != document.Visible {
			masked = append(masked, run)
			continue
		}
		var text strings.Builder
		end, from := at+len(run.Text), at
		for _, each := range spans {
			if each.to <= at || each.from >= end {
				continue
			}
			if each.from >= at {
				text.WriteString(run.Text[from-at : each.from-at])
				text.WriteString(each.by)
			}
			from = min(each.to, end)
			run.Link = ""
		}
		text.WriteString(run.Text[from-at:])
		at = end
		if run.Text = text.String(); run.Text != "" {
			masked = append(masked, run)
		}
	}
	return masked
}

// elsewhere finds the words that are masked in some paragraph in the others.
func elsewhere(doc *document.Document, texts map[string]map[string]string) []Finding {
	known := wordsOf(texts)
	var hits []hit
	for _, p := range passagesOf(doc) {
		if p.kind == ofFile {
			continue
		}
		for _, each := range known {
			if texts[p.within][each] != "" {
				continue
			}
			for _, at := range whole(p.within, each) {
				found := hit{Finding: Finding{Rule: maskedElsewhere, Severity: Decide, Place: p.place, Concerns: each, Within: p.within,
					Why: "The same words were masked in another place. Whoever reads them here knows what is masked there.",
					Do:  "Decide whether they are to be masked here too.",
				}, passage: p}
				found.start, found.end = p.at(at), p.at(at+len(each))
				hits = append(hits, found)
			}
		}
	}
	quote(hits)
	var findings []Finding
	for _, each := range hits {
		findings = append(findings, each.Finding)
	}
	return findings
}

// at leads from the text as it stands in the document to the plain one.
func (p *passage) at(offset int) int {
	if p.offsets == nil {
		return offset
	}
	at, _ := slices.BinarySearch(p.offsets, offset)
	return min(at, len(p.plain))
}

// shortestVeiled is from how many bytes on words that were found are veiled where they stand outside their excerpt. Shorter
// ones, as a count or an age, tell nothing without their paragraph.
const shortestVeiled = 5

// Veiled gives a text that quotes the document without the words that findings are about.
func Veiled(text string, findings []Finding) string {
	words := map[string]string{}
	for _, each := range findings {
		if len(each.Concerns) >= shortestVeiled {
			words[each.Concerns], words[document.Fold(each.Concerns)] = veil, veil
		}
	}
	return replaced(text, words)
}
