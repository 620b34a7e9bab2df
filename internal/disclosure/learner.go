package disclosure

import (
	"regexp"
	"strings"
)

var (
	_ = enter(rule{identifiers, "unique-pupil-number", Stop,
		"A unique pupil number: a check letter, eleven digits and a digit or letter (Department for Education, Unique pupil numbers).",
		search{
			digits: 11, links: true, pattern: regexp.MustCompile(`\b([A-HJ-NP-RT-Za-hj-np-rt-z]\d{11}[\dA-HJ-NP-RT-Za-hj-np-rt-z])\b`),
			judge: func(_ *subject, m match) (Severity, bool) { return "", isPupilNumber(strings.ToUpper(m.text())) },
			why:   "This has the form and the check letter of a unique pupil number, which leads to one child.",
			do:    "Take the number out of the document, save it and publish it again.",
		}.find})
	_ = enter(rule{identifiers, "unique-learner-number", Decide,
		"A unique learner number: ten digits that pass its check (Education and Skills Funding Agency; HESA field ULN), named as one.",
		search{
			digits: 10, cues: identCue, links: true, pattern: regexp.MustCompile(`\b[1-9]\d{9}\b|\b[1-9]\d{2} \d{3} \d{4}\b`),
			judge: func(_ *subject, m match) (Severity, bool) {
				return "", m.standsAlone() && isLearnerNumber(digitsOf(m.text())) && namedLearner.MatchString(m.around(40))
			},
			why: "This has the form of a unique learner number, which leads to one young person.",
			do:  "Take the number out, or decide that it is something else.",
		}.find})
)

var namedLearner = regexp.MustCompile(`(?i)\buln\b|\blearner\b|\bstudent n`)

// isPupilNumber checks the first letter: the digits that follow, each times its place from 2 to 13, modulo 23, lead to it.
// The last place is a letter in a temporary number, and counts by its own place in the alphabet without I, O and S.
func isPupilNumber(number string) bool {
	const letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
	sum := 0
	for i := 1; i < len(number); i++ {
		value := int(number[i] - '0')
		if !isDigit(number[i]) {
			value = strings.IndexByte(letters, number[i])
		}
		sum += value * (i + 1)
	}
	return len(number) == 13 && letters[sum%23] == number[0]
}

// isLearnerNumber checks ten digits: the sum of each times 10 to 1 leaves 10 when divided by 11.
func isLearnerNumber(digits string) bool {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return len(digits) == 10 && sum%11 == 10
}
