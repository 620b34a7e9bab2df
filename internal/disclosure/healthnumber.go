package disclosure

import "regexp"

var (
	_ = enter(rule{identifiers, "nhs-number", Stop,
		"An NHS number: ten digits that pass the check by modulus 11 (NHS Data Dictionary, NHS NUMBER), written 3-3-4 or named as one. Ten digits that pass without either are to be decided, since one in eleven does by chance; numbers from 999, kept for tests, are a note.",
		search{
			digits: 10, links: true, pattern: regexp.MustCompile(`\d{3}[ -]?\d{3}[ -]?\d{4}`), judge: judgeNHSNumber,
			why: "This has the form and the check digit of an NHS number, which leads to one person and their health record.",
			do:  "Take the number out of the document, or check that it is something else, save it and publish it again.",
		}.find})
	_ = enter(rule{identifiers, "chi-number", Stop,
		"A CHI number (Scotland: the date of birth, four digits, check by modulus 11) or a Health and Care number (Northern Ireland), named as one or written 6-4.",
		search{
			digits: 10, cues: identCue, links: true, pattern: regexp.MustCompile(`\d{6}[ -]?\d{4}|\d{3}[ -]\d{3}[ -]\d{4}`), judge: judgeCHINumber,
			why: "This is the number of a person in the health service of Scotland or Northern Ireland, and may hold their date of birth.",
			do:  "Take the number out of the document, save it and publish it again.",
		}.find})
)

var (
	namedNHS = regexp.MustCompile(`(?i)\bnhs\b|\bpatient\b|\bhospital (?:no|number)|\brio\b|\bsystmone\b|\bemis\b`)
	namedCHI = regexp.MustCompile(`(?i)\bchi\b|\bcommunity health index\b|\bh&c\b|\bhcn\b|\bhealth (?:and|&) (?:social )?care n`)
)

func judgeNHSNumber(_ *subject, m match) (Severity, bool) {
	digits := digitsOf(m.text())
	if !m.standsAlone() || !passesModulus11(digits) || namedCHI.MatchString(m.before(40)) {
		return "", false
	}
	switch {
	case digits[:3] == "999":
		return Note, true
	case len(m.text()) == 12 || namedNHS.MatchString(m.around(40)):
		return "", true
	case m.kind == ofLink:
		return "", false
	}
	return Decide, digits[0] != '0' // an ungrouped number that starts with 0 is a telephone number
}

func judgeCHINumber(_ *subject, m match) (Severity, bool) {
	digits := digitsOf(m.text())
	if !m.standsAlone() || !passesModulus11(digits) {
		return "", false
	}
	return "", namedCHI.MatchString(m.around(40))
}

// passesModulus11 checks the last of ten digits: the sum of the first nine times 10 to 2, from 11, modulo 11. A digit
// repeated ten times would pass and is never given out.
func passesModulus11(digits string) bool {
	if len(digits) != 10 {
		return false
	}
	sum, same := 0, true
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
		same = same && digits[i] == digits[i+1]
	}
	check := (11 - sum%11) % 11
	return !same && check != 10 && check == int(digits[9]-'0')
}
