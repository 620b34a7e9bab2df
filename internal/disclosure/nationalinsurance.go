package disclosure

import (
	"regexp"
	"slices"
	"strings"
)

var (
	_ = enter(rule{identifiers, "national-insurance-number", Stop,
		"A National Insurance number: two letters, six digits and A to D, without the prefixes that are not given out (HMRC manual NIM39110).",
		search{
			digits: 6, links: true, pattern: regexp.MustCompile(`(?i)\b([A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b`),
			judge: func(_ *subject, m match) (Severity, bool) { return "", isInsuranceNumber(m.text()) },
			why:   "This has the form of a National Insurance number, which leads to one person.",
			do:    "Take the number out of the document, save it and publish it again.",
		}.find})
	_ = enter(rule{identifiers, "temporary-insurance-number", Decide,
		"A temporary reference number in place of a National Insurance number (two digits, a letter, five digits), or one with a prefix for administration (OO, CR, FY, MW, NC, PP, PY, PZ).",
		search{
			digits: 6, pattern: regexp.MustCompile(`\b(\d{2}[A-Z]\d{5}|(?:OO|CR|FY|MW|NC|PP|PY|PZ) ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b`),
			judge: func(_ *subject, m match) (Severity, bool) { return "", m.standsAlone() },
			why:   "This has the form of a temporary National Insurance number, which leads to one person.",
			do:    "Take it out, or decide that it is something else.",
		}.find})
)

func isInsuranceNumber(number string) bool {
	number = strings.ToUpper(number)
	return !strings.ContainsAny(number[:1], "DFIQUV") && !strings.ContainsAny(number[1:2], "DFIOQUV") &&
		!slices.Contains([]string{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "CR", "FY", "MW", "NC", "PP", "PY", "PZ"}, number[:2])
}
