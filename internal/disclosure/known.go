package disclosure

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// Known is what one published page says of cases.
type Known struct {
	Page  string // its address on the site
	Cases []KnownCase
}

// A KnownCase is what a page says of one pseudonym.
type KnownCase struct {
	Pseudonym string   // in lower case: "linnet", "child a"
	Details   []string // what could tell the person apart, kind first: "school: chalk lane primary school"
}

// KnownOf gives what a published page says of cases.
func KnownOf(pub *publication.Publication, words *vocabulary.Vocabulary) Known {
	doc := &document.Document{Blocks: []document.Block{document.Text(document.Heading, pub.Title)}}
	for _, section := range pub.Sections {
		doc.Blocks = append(doc.Blocks, document.Text(document.Heading, section.Title))
		for _, entry := range section.Entries {
			doc.Blocks = append(doc.Blocks, entry.Blocks...)
		}
	}
	return Known{pub.Page(), newSubject(doc, pub, Setting{Words: words}).cases()}
}

// cases gives what the document says of each pseudonym.
func (at *subject) cases() []KnownCase {
	all := map[string]map[string]bool{}
	for name := range at.names.pseudonyms {
		all[caseName(name)] = map[string]bool{}
	}
	for _, p := range at.passages {
		for _, each := range at.details(p) {
			all[caseName(at.pseudonymIn(p, each.start, each.end))][each.kind+": "+each.value] = true
		}
	}
	var list []KnownCase
	for _, name := range slices.Sorted(maps.Keys(all)) {
		list = append(list, KnownCase{name, slices.Sorted(maps.Keys(all[name]))})
	}
	return list
}

// caseName is a pseudonym without what stands before a name; a letter needs it.
func caseName(pseudonym string) string {
	if _, name, found := strings.Cut(pseudonym, " "); found && len(name) > 3 {
		return name
	}
	return pseudonym
}

var (
	_ = enter(rule{published, "two-pseudonyms", Decide,
		"The same case under two pseudonyms: the document says so, or gives a pseudonym two details that a published page gives another.", twoPseudonyms})
	_ = enter(rule{published, "new-details", Decide,
		"A pseudonym of a published page, now with details that no published page gives.", newDetails})
)

// alsoKnown finds where two pseudonyms are said to be one.
var alsoKnown = search{
	near: standsIn, with: callCue | reviewCue | alsoCue, back: 70, ahead: 110,
	pattern: regexp.MustCompile(`\b(` + pseudonymous + `)\b[^.\n]{0,30}?(?i:also known as|formerly|previously|earlier (?:called|known as|published as)|published (?:before |earlier )?as|known (?:there|elsewhere|before|in [^.\n]{1,40}?) as|(?:is|was|are) the same (?:child|case|person|family) as|called)\s+(?P<what>` + pseudonymous + `)\b`),
	judge:   func(_ *subject, m match) (Severity, bool) { return "", !strings.EqualFold(m.words(1), m.text()) },
	why:     "The document says that two pseudonyms are the same case. What two pages say of it can then be put together.",
	do:      "Use one pseudonym in all papers and take the other out, or decide that both may be published.",
}

func twoPseudonyms(at *subject) []hit { return append(alsoKnown.find(at), at.sameDetails()...) }

// sameDetails finds details that a published page gives another pseudonym, two of them at least.
func (at *subject) sameDetails() []hit {
	if len(at.Published) == 0 {
		return nil
	}
	var hits []hit
	own := at.cases()
	for _, each := range own {
		for _, known := range at.Published {
			for _, other := range known.Cases {
				if other.Pseudonym == each.Pseudonym || slices.ContainsFunc(own, func(c KnownCase) bool { return c.Pseudonym == other.Pseudonym }) || known.Page == at.pub.Page() {
					continue
				}
				shared := 0
				for _, detail := range each.Details {
					if slices.Contains(other.Details, detail) {
						shared++
					}
				}
				if shared >= 2 {
					hits = append(hits, at.detailHits(each.Pseudonym, other.Details, true,
						"The page "+known.Page+" says the same of a case under another pseudonym. A reader can see that it is one case and put together what both say.",
						"Use the pseudonym of that page, take out what both say, or decide that both may be published.")...)
				}
			}
		}
	}
	return hits
}

// newDetails finds what is said of a pseudonym for the first time.
func newDetails(at *subject) []hit {
	said, pages := map[string][]string{}, map[string]string{}
	for _, known := range at.Published {
		for _, each := range known.Cases {
			if known.Page != at.pub.Page() {
				said[each.Pseudonym] = append(said[each.Pseudonym], each.Details...)
				pages[each.Pseudonym] = known.Page
			}
		}
	}
	var hits []hit
	for _, name := range slices.Sorted(maps.Keys(said)) {
		hits = append(hits, at.detailHits(name, said[name], false,
			"The page "+pages[name]+" is about the same pseudonym and does not say this. What is known of the case grows with each page, until somebody recognises it.",
			"Take it out or say it in a wider way, or decide that it may be published beside what is.")...)
	}
	return hits
}

// detailHits gives the details of a pseudonym that are, or are not, among those listed.
func (at *subject) detailHits(name string, listed []string, among bool, why, do string) []hit {
	var hits []hit
	for _, p := range at.passages {
		for _, each := range at.details(p) {
			if caseName(at.pseudonymIn(p, each.start, each.end)) == name && slices.Contains(listed, each.kind+": "+each.value) == among {
				found := p.found(each.start, each.end)
				found.Why, found.Do = why, do
				hits = append(hits, found)
			}
		}
	}
	return hits
}
