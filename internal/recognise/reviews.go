package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// caseName is what papers call the child, adult or family of a practice review: "Child Linnet". A letter is no name: each
// paper has a Child A of its own, and two of them are two children.
var caseName = regexp.MustCompile(`\b((?:Child|Baby|Family|Adult|Young Person)\s+([A-Z][a-z]{2,}))(?:['’]s)?\b(?:\s+([A-Z]\w*))?`)

// behindCase are the words with a capital that may follow such a name; with any other it is part of a longer name, as in
// "Family Rights Group".
var behindCase = regexp.MustCompile(`^(?i:[LC]*SPRs?|SCR|SAR|DH?A?RDR|DHR|7MB|reviews?|briefings?|audit|learning|action|recommendations?|report|practice|local|serious)$`)

// reviewsOf says which practice reviews a page names, in its order: those that its text calls by the name of the case, and the
// one that a briefing says it comes from.
func (x *lexicon) reviewsOf(page *pageText) {
	page.Reviews = nil
	for _, each := range page.passages {
		x.addCases(page.Publication, each.text)
	}
	if stated := page.About.Review; stated != "" && !x.addCases(page.Publication, stated) && !slices.Contains(page.Reviews, stated) {
		page.Reviews = append(page.Reviews, stated)
	}
}

// addCases adds the names of cases in a text, and reports whether there is one.
func (x *lexicon) addCases(page *publication.Publication, text string) (found bool) {
	for _, match := range caseName.FindAllStringSubmatch(text, -1) {
		name := document.Fold(match[1])
		if x.fieldWords[strings.ToLower(match[2])] || match[3] != "" && !behindCase.MatchString(match[3]) {
			continue
		}
		found = true
		if !slices.Contains(page.Reviews, name) {
			page.Reviews = append(page.Reviews, name)
		}
	}
	return found
}
