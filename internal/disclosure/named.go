package disclosure

import (
	"regexp"
	"strings"
)

var (
	_ = enter(rule{persons, "name-of-relative", Decide,
		"A name beside a child or relative: “the mother of Ann Holt”, “her son Tom”, “Tom's mother”, “the child's name is …”. Pseudonyms, officials and words of the field are not.", relativesNamed})
	_ = enter(rule{persons, "name-near-child", Decide,
		"A given name and surname in a sentence about one child or relative, where the person is not on the attendance list and not there in an office.",
		search{
			cues: childCue | kinCue | agedCue | birthCue | deathCue | eventCue, near: given, with: capital, ahead: 45, pattern: regexp.MustCompile(`\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?\s+(?:[A-Z]\.?\s+)?[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?)\b`), judge: judgeNearChild,
			why: "This may be the name of a child, a relative or somebody else in a case.",
			do:  "Take the name out, or decide that the person is named because of their office. Officials can stand in data/allow.toml.",
		}.find})
	_ = enter(rule{persons, "titled-name", Decide,
		"Mr, Mrs, Ms, Miss or Master with a name that is not on the attendance list; where the document has none, in a sentence about a child, a relative or a case.",
		search{
			near: titleCue, with: capital, apart: 8, ahead: 60, pattern: regexp.MustCompile(`\b((?:Mr|Mrs|Ms|Miss|Master|Mx)\.?\s+(?:[A-Z]\.?\s+)?[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?(?:\s+[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?)?)\b`), judge: judgeTitled,
			why: "The person is not on the attendance list, and nothing says that they are there in an office.",
			do:  "Take the name out, or decide that the person is named because of their office. Officials can stand in data/allow.toml.",
		}.find})
	_ = enter(rule{persons, "initials", Decide,
		"Initials beside a child or relative: “Child QZ”, “mother VB”, “QZ's father”. A single letter, acronyms of the field and initials of those on the attendance list are not.",
		func(at *subject) []hit { return apartFrom(append(initialsBeside.find(at), dottedInitials.find(at)...)) }})
)

const (
	whyInitials = "Initials beside a child or relative let those who know the family recognise it."
	doInitials  = "Use a pseudonym that has nothing to do with the name, or decide that the letters are no initials."
)

var (
	initialsBeside = search{
		near: letters, with: childCue | kinCue | nameCue | birthCue | agedCue | schoolCue | caseCue, back: 40, ahead: 30, pattern: regexp.MustCompile(`\b(?i:child|baby|boy|girl|infant|son|daughter|brother|sister|sibling|twin|pupil|mother|father|mum|dad|parent|grandmother|grandfather|family|young person|initials|(?:mother|father|initials|case) of)(?:'s)?,?\s+(?i:child\s+)?\(?([A-Z]{2,3})\b|\b([A-Z]{2,3})(?:'s?\s+(?i:mother|father|mum|dad|parents?|brother|sister|sibling|son|daughter|partner|grandmother|grandfather|family|school|birth)|\s+(?:was|is|has been|had been)\s+(?:born|removed|placed|admitted|taken|arrested|referred|excluded|injured|assaulted|abused|accommodated|living)|\s+\(aged|,\s+aged)\b`), judge: judgeInitials, why: whyInitials, do: doInitials,
	}
	dottedInitials = search{
		near: childCue | kinCue, ahead: 25, why: whyInitials, do: doInitials, judge: judgeInitials,
		pattern: regexp.MustCompile(`\b(?i:child|baby|boy|girl|infant|son|daughter|brother|sister|sibling|twin|pupil|mother|father|mum|dad|parent|grandmother|grandfather|family|young person|initials)(?:'s)?[,:]?\s+\(?((?:[A-Z]\.\s?){1,2}[A-Z]\.?)(?:[\s,;:)]|$)`),
	}
)

const (
	relative    = `(?i:mother|father|mum|dad|mam|parents?|step-?(?:mother|father|dad|mum)|grand-?(?:mother|father|parents?|son|daughter)|aunt|uncle|cousin|partner|wife|husband|boyfriend|girlfriend|brothers?|sisters?|siblings?|sons?|daughters?|twins?)`
	childNoun   = `(?i:child|boy|girl|baby|infant|toddler|pupil|teenager|youth|young person|victim|perpetrator|suspect)`
	whyRelative = "A name beside a child or relative tells who the family is."
	doRelative  = "Use a pseudonym, or take the name out; or decide that it is a pseudonym already, or an official."
)

var (
	nounThenName = search{near: childCue | kinCue, with: capital, apart: 24, ahead: 60, why: whyRelative, do: doRelative, judge: judgeNounThenName,
		pattern: regexp.MustCompile(`\b(` + relative + `|` + childNoun + `)(?:,| called| named| \(|:|,? (?i:known as|whose (?:real )?name (?:is|was)))?\s?(?:\b|\()(?P<what>` + personName + `)\b`)}
	nameThenNoun = search{near: kinCue | childCue, with: capital, apart: 30, back: 60, why: whyRelative, do: doRelative, judge: judgeRelative,
		pattern: regexp.MustCompile(`\b(` + personName + `)(?:'s|s')\s+(?:(?:older|younger|elder|birth|step|half|own|maternal|paternal)[ -])*` + relative + `\b`)}
	givenThenMatter = search{near: given, cues: childCue | kinCue | caseCue | birthCue | agedCue, ahead: 60, why: whyRelative, do: doRelative,
		pattern: regexp.MustCompile(`\b(` + personName + `)(?:'s\s+(?:case|family|school|placement|death|injur(?:y|ies)|behaviour|social worker|foster|carers?|home|plan|care|views|voice|wishes)\b|\s*\((?:(?i:d\.?o\.?b)|born|aged|\d{1,2}\))|,?\s+(?:aged|born|(?i:dob|d\.o\.b))\b)`),
		judge: func(at *subject, m match) (Severity, bool) {
			first, _, _ := strings.Cut(m.text(), " ")
			return "", m.kind == ofText && at.Words.GivenNames[strings.ToLower(first)] && at.isUnknownName(m.text())
		}}
	nounOfName = search{near: kinCue | childCue, with: capital, apart: 6, ahead: 60, why: whyRelative, do: doRelative, judge: judgeRelative,
		pattern: regexp.MustCompile(`\b` + relative + `\s+(?:of|to)\s+(` + personName + `)\b`)}
	nameIs = search{near: nameCue | callCue, with: capital, back: 40, ahead: 60, why: whyRelative, do: doRelative, judge: judgeRelative,
		pattern: regexp.MustCompile(`(?i:\b(?:child|boy|girl|baby|mother|father|family|young person)'s (?:real |full |first |sur|last |family )?name(?: is| was|:| -)|\bnames? of (?:the )?(?:child|boy|girl|baby|mother|father|family|siblings?)(?: is| was|:| -)|\b(?:child|boy|girl|baby|mother|father) is (?:called|named))\s+(` + personName + `)\b`)}
)

func relativesNamed(at *subject) []hit {
	var hits []hit
	for _, each := range []search{nameIs, nameThenNoun, nounOfName, nounThenName, givenThenMatter} {
		hits = append(hits, each.find(at)...)
	}
	return apartFrom(hits)
}

func judgeRelative(at *subject, m match) (Severity, bool) {
	name := m.text()
	return "", m.kind == ofText && at.isUnknownName(name)
}

// isUnknownName reports whether words with capitals could name a person whom nobody has said may be named.
func (at *subject) isUnknownName(name string) bool {
	n := at.names
	return n.looksLikeName(name) && !n.isPseudonym(name) && !n.isOfficial(name)
}

// judgeNounThenName: with a small letter, “her son Tom”; with a capital, “Child Linnet” is a pseudonym and “Child Protection
// Plan” a term, so that two names are needed, the first of them known.
func judgeNounThenName(at *subject, m match) (Severity, bool) {
	noun, name := m.words(1), m.words(2)
	if m.kind != ofText || !at.isUnknownName(name) {
		return "", false
	}
	first, _, more := strings.Cut(name, " ")
	isGiven := at.Words.GivenNames[strings.ToLower(first)]
	if at.names.isOfficer(m.passage, m.loc[4], m.loc[5]) {
		return "", false
	}
	if noun[0] >= 'A' && noun[0] <= 'Z' {
		if at.names.hasOfficialFrom(strings.ToLower(noun + " " + name)) { // Sister Ann Holt is a nun
			return "", false
		}
		return "", more && isGiven || isGiven && !strings.EqualFold(noun, "child") && !strings.EqualFold(noun, "baby")
	}
	return "", isGiven || !strings.Contains(m.plain[m.loc[3]:m.loc[4]], ":") && !strings.Contains(m.plain[m.loc[3]:m.loc[4]], ",")
}

// oneCase says of a sentence that it is about one child or relative.
var oneCase = regexp.MustCompile(`(?i)\b(?:the|a|an|this|his|her|their|whose|one|old)\s+(?:\w+\s+)?(?:child|boy|girl|baby|infant|pupil|toddler|teenager|son|daughter|mother|father|mum|dad|brother|sister|sibling|twin|grandmother|grandfather|parents?|family|stepfather|partner|perpetrator|victim)\b|\b(?:aged \d|year-old|placed on a|removed from|taken into care|care order|child in need plan|(?:was|were|been) (?:arrested|charged|convicted|born|stabbed|killed|injured|assaulted|placed|removed|admitted|excluded|abused|exploited))\b|\(\d{1,2}\)|\b(?:Child|Baby|Family) [A-Z]`)

func judgeNearChild(at *subject, m match) (Severity, bool) {
	start, end := m.span()
	name := m.text()
	first, _, _ := strings.Cut(name, " ")
	if m.kind != ofText && m.kind != ofPicture || !at.Words.GivenNames[strings.ToLower(first)] || !at.isUnknownName(name) || at.names.isOfficer(m.passage, start, end) {
		return "", false
	}
	sentence, from := m.sentence(start, end)
	sentence = sentence[:start-from] + " " + sentence[end-from:]
	return "", oneCase.MatchString(sentence)
}

func judgeTitled(at *subject, m match) (Severity, bool) {
	start, end := m.span()
	_, name, _ := strings.Cut(m.text(), " ")
	if m.kind != ofText || corrected.MatchString(m.before(12)) || !at.isUnknownName(strings.TrimSpace(name)) || at.names.isOfficer(m.passage, start, end) {
		return "", false
	}
	sentence, _ := m.sentence(start, end)
	return "", len(at.pub.People) > 0 || aboutCase.MatchString(sentence)
}

// corrected is what stands before a name that minutes had wrong.
var corrected = regexp.MustCompile(`(?i)\bnot\s+$`)

var aboutCase = regexp.MustCompile(`(?i)\b(?:child|boy|girl|baby|infant|pupil|toddler|teenager|son|daughter|mother|father|mum|dad|brother|sister|siblings?|twins?|grand(?:mother|father|parents)|parents?|family|stepfather|partner|perpetrator|victim|wife|husband|grandson|granddaughter|grandchild\w*|nephew|niece|aunt|uncle|home|neighbour|arrested|alleged|injur\w+|assault\w*)\b`)

func judgeInitials(at *subject, m match) (Severity, bool) {
	letters := m.text()
	if m.kind != ofText && m.kind != ofPicture || at.names.initials[letters] || at.isAcronym(letters) || notInitials[letters] || strings.ToUpper(m.plain) == m.plain && m.loc[1]-m.loc[0] < len(m.plain) {
		return "", false
	}
	// "mother GP" with no apostrophe in a line of capitals, or an acronym in the plural, is none.
	return "", !at.isAcronym(strings.TrimSuffix(letters, "S"))
}

// notInitials are letters that every reader knows, beside the vocabulary's acronyms.
var notInitials = func() map[string]bool {
	all := map[string]bool{}
	for letters := range strings.FieldsSeq("A&E UK EU GP ID IT PDF TV US USA OK HR PR DNA HIV IQ NHS GCSE BBC PM AM II III IV VI CP CPP CIN LAC MP TBC TBA N/A NA ADHD CSC SEN EHC EHCP CSE CCE DV DA PRU LA SG SW HV SLT DSL EH EHA CE YP MH LD MCA FGM SCR SAR SI PIP CSP ICB") {
		all[letters] = true
	}
	return all
}()
