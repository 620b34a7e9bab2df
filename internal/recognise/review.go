package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Who carried out a review, what period it covers, where it says how it was done, and the figures that it gives.

const (
	aMonth = `(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?i:` + monthNames + `)\s+\d{4}|(?i:` + monthNames + `))`
	aYear  = `20\d\d\s*[-–/]\s*(?:20)?\d\d`
)

var (
	reviewerLabel    = regexp.MustCompile(`(?i)^(?:the\s+)?(?:lead |independent |overview |report |review )*(?:reviewers?|authors?|scrutineer|auditors?)\s*[:–-]\s+(.+)$|^(?:report |review |audit )?(?:reviewed|led|written|prepared|carried out|undertaken|conducted) by\s*:?\s+(.+)$`)
	reviewerSentence = regexp.MustCompile(`\b(?:[Rr]eview|[Aa]udit|[Ee]valuation|[Ss]crutiny|[Rr]eport|[Ii]nspection)\s+(?:was|has been|is)\s+(?:carried out|led|undertaken|written|conducted|completed|chaired|prepared)\s+by\s+([^.;(]+)`)
	periodLabel      = regexp.MustCompile(`(?i)^(?:the\s+)?(?:review(?:ed)?|reporting|audit)?\s*(?:period|time ?frame|dates?)(?: covered| under review| reviewed| of (?:the )?review)\s*[:–-]?\s+(.+)$|^(?:period|reporting period|time ?frame)\s*[:–-]\s+(.+)$`)
	periodSentence   = regexp.MustCompile(`\b(?:(?i:covers?|covering|covered|period|looked at|looks at)\b[^.]{0,40}?)\b(` + aMonth + `\s*(?:to|until|and|–|-)\s*` + aMonth + `)`)
	yearPeriod       = regexp.MustCompile(aYear)
	methodTitle      = regexp.MustCompile(`(?i)\bmethod(?:ology|s)?\b|\bhow (?:the|this|we|it)\b.*\b(?:review|audit|done|carried out|worked|did)\b|\bscope\b|\bterms of reference\b|\bwhat we did\b|\bapproach\b`)
	figure100        = regexp.MustCompile(`\b\d{1,3}(?:\.\d+)?\s?(?:%|per cent\b|percent\b)`)
)

// review reads these facts of findings. The words that state them stay where they stand.
func (r *reading) review() {
	for i, section := range r.pub.Sections {
		if r.pub.Review.Method == "" && methodTitle.MatchString(section.Title) {
			r.pub.Review.Method = section.ID
		}
		for _, entry := range section.Entries {
			for _, block := range entry.Blocks {
				r.figures(block, r.pub.Sections[i].ID)
			}
		}
	}
	for _, each := range r.lines {
		if each.isTable() {
			for _, cells := range each.cells {
				if len(cells) == 2 {
					r.reviewFact(cells[0] + ": " + cells[1])
				}
			}
			continue
		}
		r.reviewFact(each.text)
	}
	if r.pub.Review.Period == "" {
		r.pub.Review.Period = yearPeriod.FindString(r.pub.Title)
	}
}

func (r *reading) reviewFact(text string) {
	review := &r.pub.Review
	if match := reviewerLabel.FindStringSubmatch(text); review.Reviewer == "" && match != nil {
		review.Reviewer = r.reviewer(match[1] + match[2])
	}
	if match := reviewerSentence.FindStringSubmatch(text); review.Reviewer == "" && match != nil {
		review.Reviewer = r.reviewer(match[1])
	}
	if match := periodLabel.FindStringSubmatch(text); review.Period == "" && match != nil && len(words(text)) <= 16 && strings.ContainsAny(match[1]+match[2], "0123456789") {
		review.Period = strings.TrimRight(match[1]+match[2], ".")
	}
	if match := periodSentence.FindStringSubmatch(text); review.Period == "" && match != nil && yearForm.MatchString(match[1]) {
		review.Period = match[1]
	}
}

var yearForm = regexp.MustCompile(`\b20\d\d\b`)

// reviewer gives a person's name, or a body that carried out the review; "" for words that name neither.
func (r *reading) reviewer(text string) string {
	text = strings.TrimSpace(text)
	if person, ok := r.words.person(text); ok {
		return person.Name
	}
	for _, joint := range []string{" and ", ", "} {
		if before, _, found := strings.Cut(text, joint); found && r.words.isName(before) {
			return before
		}
	}
	if startsUpper(strings.TrimPrefix(text, "the ")) && len(words(text)) <= 10 && r.words.isOrganisation(text) {
		return strings.TrimRight(text, ".")
	}
	return ""
}

// figures adds the sentences and table rows that give a percentage.
func (r *reading) figures(block document.Block, section string) {
	add := func(text string) {
		if value := figure100.FindString(text); value != "" {
			r.pub.Review.Figures = append(r.pub.Review.Figures, publication.Figure{Value: value, Text: text, Section: section})
		}
	}
	for _, row := range block.Rows {
		cells := make([]string, len(row.Cells))
		for i, cell := range row.Cells {
			cells[i] = document.Fold(cell.PlainText())
		}
		add(strings.Join(cells, " | "))
	}
	if len(block.Rows) > 0 {
		return
	}
	text := document.Fold(block.PlainText())
	from := 0
	for _, at := range append(sentenceEnd.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		add(strings.TrimSpace(text[from:at[1]]))
		from = at[1]
	}
}
