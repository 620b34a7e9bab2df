package disclosure

import (
	"regexp"
	"strings"

	"gazette/internal/document"
)

var _ = enter(rule{persons, "pseudonym-with-details", Decide,
	"A pseudonym in one sentence with what tells the person apart: the day of an event in their life, a school, the number of brothers and sisters, ethnicity, nationality or faith.", pseudonymDetails})

const (
	whyDetail = "A pseudonym keeps a person unknown only as long as nothing beside it tells who it is. With this, neighbours, classmates or the press can find out."
	doDetail  = "Say it in a wider way (“a primary school”, “in the spring”, “had brothers and sisters”), take it out, or decide that it may be published."
)

// A detail is something that tells a person apart.
type detail struct {
	kind  string // "school", "day", "siblings", "origin", "age"
	value string // in lower case on one line, the same for the same thing
	start int    // where it stands in the plain text
	end   int
}

// detailForms find details in a sentence. The first group is the detail itself.
var detailForms = []struct {
	kind string
	form search
}{
	{"school", search{near: schoolCue, with: capital, back: 70, ahead: 5, pattern: regexp.MustCompile(`\b((?:(?:St\.?|[A-Z][a-z']+)\s+){1,3}(?:(?:Church of England|C of E|CE|RC|Catholic)\s+)?(?:(?:Primary|Junior|Infants?|Secondary|High|Grammar|Nursery|Community|Free)\s+)?(?:School|Academy|College|Nursery|Primary))\b`)}},
	{"day", search{near: eventCue, with: number, back: 5, ahead: 90, pattern: regexp.MustCompile(`(?i:\b(?:born|died|admitted|arrested|injured|assaulted|collapsed|removed|placed|discharged|disclosed|stabbed|killed|found|went missing|taken|presented|attended (?:hospital|a&e|the emergency department)|moved)\b)[^.;\n]{0,50}?\b(` + someDay + `)`)}},
	{"day", search{near: eventCue, with: number, back: 90, ahead: 30, pattern: regexp.MustCompile(`\b[Oo]n (` + wholeDay + `|` + dayMonth + `),?\s[^.;\n]{0,50}?(?i:\b(?:was born|died|(?:was|were) (?:admitted|arrested|injured|assaulted|removed|placed|discharged|stabbed|killed|found|taken)|collapsed|disclosed|went missing|presented (?:at|to) (?:hospital|a&e|the)|attended (?:hospital|a&e|the emergency department)|moved (?:to|into))\b)`)}},
	{"siblings", search{near: siblingCue, with: number | siblingCue, back: 45, ahead: 35, pattern: regexp.MustCompile(`(?i)\b((?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:(?:older|younger|elder|half|step|full|other|maternal|paternal)[ -])*(?:siblings|sibling|brothers?|sisters?)|(?:eldest|oldest|youngest|second|third|fourth|fifth|one|middle)(?: child)? of (?:the )?(?:\w+|\d{1,2}) (?:children|siblings|brothers|sisters))\b`)}},
	{"origin", search{near: originCue, with: capital, back: 25, ahead: 30, pattern: regexp.MustCompile(`\b((?:White|Black|Asian|Mixed)(?:\s*(?:/|-|and)?\s*(?:British|African|Caribbean|Irish|Asian|other|European|White|Black|heritage|background))+|(?:British\s+)?(?:Pakistani|Bangladeshi|Indian|Caribbean|Polish|Romanian|Roma|Gypsy|Traveller|Somali|Chinese|Afghan|Albanian|Kurdish|Syrian|Iranian|Iraqi|Nigerian|Ghanaian|Ukrainian|Lithuanian|Latvian|Slovak|Czech|Hungarian|Bulgarian|Portuguese|Vietnamese|Eritrean|Ethiopian|Sudanese|Turkish|Jamaican)|Muslim|Jewish|Sikh|Hindu)\b`)}},
}

// details finds them in the sentences of a passage that speak of a pseudonym.
func (at *subject) details(p *passage) []detail {
	if p.kind != ofText && p.kind != ofPicture || p.cues&(schoolCue|eventCue|childCue|kinCue|originCue) == 0 || len(at.names.pseudonyms) == 0 {
		return nil
	}
	var found []detail
	for _, each := range detailForms {
		each.form.each(p, func(m match) {
			start, end := m.span()
			if at.pseudonymIn(p, start, end) == "" || each.kind == "school" && at.isAttendeesSchool(m.text()) || each.kind == "day" && aboutPaper.MatchString(m.words(0)) {
				return
			}
			found = append(found, detail{each.kind, strings.ToLower(document.Fold(m.text())), start, end})
		})
	}
	return found
}

// aboutPaper is what happens to papers and meetings, not to persons.
var aboutPaper = regexp.MustCompile(`(?i)\b(?:publish\w*|briefing|report|review was|meeting|minutes|learning event|signed off|agenda|item|approved|presented to the (?:board|panel|group|executive))\b`)

// pseudonymIn gives the pseudonym in the sentence around a stretch, "" where there is none.
func (at *subject) pseudonymIn(p *passage, start, end int) string {
	sentence, from := p.sentence(start, end)
	sentence = strings.ToLower(sentence[:start-from] + " … " + sentence[end-from:])
	best := ""
	for name := range at.names.pseudonyms {
		if i := strings.Index(sentence, name); i >= 0 && (i == 0 || !isWordByte(sentence[i-1])) && (i+len(name) == len(sentence) || !isWordByte(sentence[i+len(name)])) && (len(name) > len(best) || len(name) == len(best) && name < best) {
			best = name
		}
	}
	return best
}

// isAttendeesSchool reports whether somebody on the attendance list is there for the school.
func (at *subject) isAttendeesSchool(school string) bool {
	for _, each := range at.pub.People {
		if each.Organisation != "" && (strings.Contains(each.Organisation, school) || strings.Contains(school, each.Organisation)) {
			return true
		}
	}
	return false
}

func pseudonymDetails(at *subject) []hit {
	var hits []hit
	for _, p := range at.passages {
		for _, each := range at.details(p) {
			found := p.found(each.start, each.end)
			found.Why, found.Do = whyDetail, doDetail
			hits = append(hits, found)
		}
	}
	return apartFrom(hits)
}
