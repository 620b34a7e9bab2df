package disclosure

import (
	"regexp"
	"strings"
)

var _ = enter(rule{persons, "name-beside-pseudonym", Stop,
	"The name of a child beside the pseudonym that is to keep it: “Child A (Tom Reed)”, “Linnet, whose real name is …”, “Tom Reed, known here as Child A”.", realNames})

const (
	whyReal = "This looks like the real name of somebody who has a pseudonym here. Both together undo the pseudonym, on every page that has it."
	doReal  = "Take the name out of the document, save it and publish it again."
)

// calledHere is how a paper says that somebody has a pseudonym in it.
const calledHere = `(?i:(?:who is |is |was |here(?:after)? |hereinafter )?(?:known|referred to|called|named)(?: (?:here|below|in this \w+))?(?: as)?|the pseudonym(?: for)?|anonymised as|becomes?|now)\s+`

// pseudonymous is a pseudonym as it is written before or after a name.
const pseudonymous = `(?:(?:Child|Baby|Infant|Family|Adult|Boy|Girl|Young [Pp]erson|YP|Mother|Father|Sibling)\s+(?:[A-Z]{1,2}\d?|[A-Z][a-z]{2,}))`

var realNameForms = []search{
	// Child A (Tom Reed), Child A - Tom Reed, Child A (real name: Tom)
	{why: whyReal, do: doReal, near: standsIn, with: capital, back: 90, ahead: 110, judge: judgeRealName,
		pattern: regexp.MustCompile(`\b` + pseudonymous + `\s*(?:\(|\s-\s|/|=|,?\s+(?:whose|his|her|their)\s)\s*(?i:(?:the\s+)?(?:real|actual|true|full|birth)?\s*name\s*(?:is|was|being)?[:\s]\s*|i\.?e\.?,?\s+)?(` + personName + `)\b`)},
	// Tom Reed (Child A), Tom Reed, known as Child A
	{why: whyReal, do: doReal, near: standsIn, with: capital, back: 90, ahead: 110, judge: judgeRealName,
		pattern: regexp.MustCompile(`\b(` + personName + `)\s*(?:\(\s*(?:` + calledHere + `)?|,?\s+` + calledHere + `)["']?` + pseudonymous + `\b`)},
	// Child A is Tom Reed; Child A's real name is Tom; the real name of Child A is Tom
	{why: whyReal, do: doReal, near: standsIn, with: capital, back: 90, ahead: 110, judge: judgeRealName,
		pattern: regexp.MustCompile(`\b` + pseudonymous + `(?:'s\s+(?i:(?:(?:real|actual|true|full|first|birth)\s+)?name)(?:\s+is|\s+was|:)|\s+is(?:\s+really|\s+in fact)?)\s+(` + personName + `)\b`)},
	{why: whyReal, do: doReal, near: nameCue, with: capital, back: 10, ahead: 70, judge: judgeMarkedName,
		pattern: regexp.MustCompile(`(?i:\b(?:real|actual|true|birth) name(?: of [\w ]{1,25})?(?: is| was|:|,)?)\s+["']?(` + personName + `)\b`)},
}

func realNames(at *subject) []hit {
	var hits []hit
	for _, each := range realNameForms {
		hits = append(hits, each.find(at)...)
	}
	for _, p := range at.passages { // a table that says who is who
		if row := p.row; row != "" && p.cues&capital != 0 && (isPseudonym.MatchString(row) && at.isFullName(p.plain) || isPseudonym.MatchString(p.plain) && at.isFullName(row)) {
			start, end := trimmed(p.plain)
			found := p.found(start, end)
			found.Why, found.Do = whyReal, doReal
			hits = append(hits, found)
		}
	}
	return apartFrom(hits)
}

var (
	isPseudonym = regexp.MustCompile(`^\s*` + pseudonymous + `\s*$`)
	isName      = regexp.MustCompile(`^\s*` + personName + `\s*$`)
)

// isFullName reports whether a text is the name of a person and nothing else.
func (at *subject) isFullName(text string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return isName.MatchString(text) && at.Words.GivenNames[strings.ToLower(first)] && at.isUnknownName(strings.TrimSpace(text))
}

// judgeRealName: beside a pseudonym stands either a given name with a surname, or what is said to be the name.
func judgeRealName(at *subject, m match) (Severity, bool) {
	start, end := m.span()
	name := m.text()
	first, _, _ := strings.Cut(name, " ")
	if m.kind == ofLink || !at.isUnknownName(name) || at.names.isOfficer(m.passage, start, end) {
		return "", false
	}
	said := strings.Contains(strings.ToLower(m.words(0)), "name")
	return "", said || at.Words.GivenNames[strings.ToLower(first)]
}

func judgeMarkedName(at *subject, m match) (Severity, bool) {
	return "", m.kind != ofLink && at.isUnknownName(m.text())
}
