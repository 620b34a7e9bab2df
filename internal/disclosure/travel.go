package disclosure

import "regexp"

// Documents and vehicles by which a person is known. None of their numbers has a check that is public, so they are found by
// their form and the word before them, or by a form that nothing else has.
var (
	_ = enter(rule{identifiers, "passport-number", Decide, "A passport number: nine digits, or two letters and seven digits, beside the word passport.",
		search{
			digits: 7, cues: identCue, pattern: regexp.MustCompile(`(?i)\bpassports?\b[^.\n]{0,30}?\b([A-Z]{2}\d{7}|\d{9})\b`),
			why: "This looks like the number of a passport.", do: "Take it out, or decide that it is something else.",
		}.find})
	_ = enter(rule{identifiers, "driving-licence-number", Decide, "A driving licence number: sixteen characters made from the name and the date of birth (DVLA).",
		search{
			digits: 6, pattern: regexp.MustCompile(`\b([A-Z9]{5} ?\d[0156]\d[0-3]\d\d ?[A-Z9]{2}\d[A-Z]{2})\b`),
			why: "This looks like the number of a driving licence, which holds a part of the name and the date of birth.", do: "Take it out, or decide that it is something else.",
		}.find})
	_ = enter(rule{identifiers, "vehicle-plate", Decide, "The number plate of a vehicle: two letters, an age from 02 to 29 or 51 to 79, three letters; older forms beside a word for a vehicle.",
		search{
			digits: 1, near: plate, back: 40, ahead: 8, pattern: regexp.MustCompile(`\b([A-HK-PRSVWXY][A-HJ-PR-Y](?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3})\b|(?i:\b(?:vehicle|registration|plate|vrm|car|van)\b[^.\n]{0,20}?)\b([A-HJ-NPR-TV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])\b`),
			judge: func(at *subject, m match) (Severity, bool) { return "", m.standsAlone() && m.kind != ofFile },
			why:   "This looks like the number plate of a vehicle, by which its keeper can be found.", do: "Take it out, or decide that it is something else.",
		}.find})
)
