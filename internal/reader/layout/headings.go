package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

const (
	// larger is how much larger than the text a heading is, in parts, where it is not bold.
	larger = 1.08
	// muchLarger is from where a text is a heading whatever its last mark.
	muchLarger = 1.3
	// smaller is how much smaller than the text a bold heading may be.
	smaller = 0.95
	// longestHeading is how many characters a heading has at most, and headingLines how many lines.
	longestHeading, headingLines = 200, 4
	// deepest is the deepest level of a heading.
	deepest = 6
)

// A look is what tells the headings of one level from those of another.
type look struct {
	size float64
	bold bool
}

// headings finds the headings among the paragraphs of a document, and ranks them by their looks.
func (s *setting) headings(all []*paragraph) {
	var looks []look
	for _, each := range all {
		if s.isHeading(each) {
			each.kind = document.Heading
			looks = append(looks, each.look())
		}
	}
	ranks := slices.Clone(looks)
	slices.SortFunc(ranks, func(a, b look) int {
		if c := cmp.Compare(b.size, a.size); c != 0 {
			return c
		}
		if a.bold == b.bold {
			return 0
		}
		if a.bold {
			return -1
		}
		return 1
	})
	ranks = slices.Compact(ranks)
	title := isTitle(looks, ranks)
	least := map[look]int{} // of the nestings of the headings of one look
	for _, each := range all {
		if each.kind == document.Heading {
			if n, known := least[each.look()]; !known || each.nesting() < n {
				least[each.look()] = each.nesting()
			}
		}
	}
	for _, each := range all {
		if each.kind == document.Heading {
			level := slices.Index(ranks, each.look()) + 1
			if title && level > 1 {
				level--
			}
			each.label, each.words = each.headingNumber()
			each.level = min(level+each.nesting()-least[each.look()], deepest)
		}
	}
}

// isTitle reports whether the largest heading is the first one and the only one of its look, above several of the next look: the title
// of the document. It is of level 1, and so are the headings below it, as in documents of Word.
func isTitle(looks, ranks []look) bool {
	if len(ranks) < 2 || looks[0] != ranks[0] || slices.Contains(looks[1:], looks[0]) {
		return false
	}
	below := 0
	for _, each := range looks {
		if each == ranks[1] {
			below++
		}
	}
	return below > 1
}

// nesting is how deep the number of a heading is nested: 1 for "4.2".
func (p *paragraph) nesting() int {
	number, _ := p.headingNumber()
	return strings.Count(strings.TrimRight(number, "."), ".")
}

func (p *paragraph) look() look {
	return look{roundSize(p.lines[0].size), p.isHeavy()}
}

func (p *paragraph) isHeavy() bool {
	return !slices.ContainsFunc(p.lines, func(l *line) bool { return !l.isHeavy() })
}

// isHeading reports whether a paragraph is a heading: short, set in larger or bold type, and no sentence.
func (s *setting) isHeading(p *paragraph) bool {
	if len(p.lines) == 0 || p.kind == document.Note || len(p.lines) > headingLines || isBullet(p.label) || p.lines[0].turned || !p.lines[0].words[0].isSeen() {
		return false
	}
	text := p.title()
	size := p.lines[0].size
	switch {
	case utf8.RuneCountInString(text) > longestHeading, !strings.ContainsFunc(text, unicode.IsLetter):
		return false
	case size >= muchLarger*s.size:
		return true
	case strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") || strings.Contains(text, "\t"):
		return false
	case size >= larger*s.size:
		return true
	}
	return p.isHeavy() && !s.isBold && size >= smaller*s.size && len(p.lines) <= 2 && !strings.HasSuffix(text, ":")
}

// title is the text of a heading behind its number.
func (p *paragraph) title() string {
	label, words := p.headingNumber()
	if label == "" {
		words = 0
	}
	first := newLine(p.lines[0].words[words:])
	parts := []string{first.text()}
	for _, each := range p.lines[1:] {
		parts = append(parts, each.text())
	}
	return strings.Join(parts, " ")
}

// headingNumber is the number of a heading and how many words it takes: that of a list item, or a bare number as in "3 Findings".
// Only headings are counted like that.
func (p *paragraph) headingNumber() (number string, words int) {
	first := p.lines[0]
	if p.label != "" || len(first.words) < 2 || first.words[1].glued {
		if p.words == len(first.words) {
			return "", 0
		}
		return p.label, p.words
	}
	text, next := first.words[0].text(), first.words[1].text()
	if bareNumber.MatchString(text) && startsUpper(next) && !months[strings.ToLower(next[:min(3, len(next))])] {
		return text, 1
	}
	return "", 0
}

// months are the beginnings of words that follow the day of a date.
var months = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "oct": true, "nov": true, "dec": true,
}
