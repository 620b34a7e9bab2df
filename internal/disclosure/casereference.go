package disclosure

import "regexp"

var _ = enter(rule{cases, "case-reference", Decide,
	"The reference of a case: of a case system (Mosaic, LCS, ICS, EHM, Liquidlogic, RiO …), a crime or incident number, a family court case, a registration with Social Work England, a review's number, or a form of data/allow.toml.",
	caseReferences})

const (
	whyCase = "The reference leads whoever has access to the system, or to the court's list, to one person or family."
	doCase  = "Take it out, or decide that it is something else."
)

var (
	system = `(?i:mosaic|lcs|ics|ehm|eha|liquidlogic|carefirst|care first|eclipse|lado|rio|systmone|emis|niche|athena|cad|urn|crime|incident|occurrence|police|case|client|child|family|court|referral|file|record|person|service user|swe|social work england|cspr|lcspr|sar|dhr|scr|hospital|patient|pupil|log)`

	namedReference = search{
		near: figures, with: caseCue | childCue | identCue, back: 45, ahead: 20, why: whyCase, do: doCase, judge: judgeReference,
		pattern: regexp.MustCompile(`\b(?:` + system + `)\s*(?i:id|no\.?|nos\.?|number|ref(?:erence)?\.?|record|system|file)?\s*(?i:no\.?|number|id)?\s*[:#.-]?\s*([A-Z]{0,4}[-/ ]?\d[\dA-Z]*(?:[-/][A-Z\d]+){0,4})\b`),
	}
	formOfReference = search{
		digits: 5, why: whyCase, do: doCase,
		pattern: regexp.MustCompile(`\b([A-Z]{2}\d{2}[CPFZ]\d{5}|SW[EG]?\d{5,6}|SW\d{4,6})\b|(?i:\b(?:crime|incident|occurrence|police)[^.\n]{0,25}?)\b(\d{1,3}/\d{3,7}/\d{2})\b|(?i:\b(?:log|cad|incident)\s+(?:no\.?\s*)?)(\d{1,5}\s+of\s+` + someDay + `)\b`),
		judge:   func(_ *subject, m match) (Severity, bool) { return "", m.kind != ofLink && m.standsAlone() },
	}
	plainWord = regexp.MustCompile(`(?i)\b(?:id|no|nos|number|ref|reference|#|:)`)
)

func caseReferences(at *subject) []hit {
	hits := append(formOfReference.find(at), namedReference.find(at)...)
	for _, pattern := range at.Words.Allowed.CasePatterns {
		hits = append(hits, search{pattern: pattern, why: whyCase, do: doCase}.find(at)...)
	}
	return apartFrom(hits)
}

// judgeReference: behind the bare name of a system a number is long enough to be no year, count or paragraph.
func judgeReference(_ *subject, m match) (Severity, bool) {
	reference, digits := m.text(), digitsOf(m.text())
	start, _ := m.span()
	if dayOf(reference) != (dayOf("")) || len(digits) < 2 {
		return "", false
	}
	if plainWord.MatchString(m.plain[m.loc[0]:start]) {
		return "", len(digits) >= 3
	}
	return "", len(digits) >= 5 && !isYears.MatchString(reference)
}

var isYears = regexp.MustCompile(`^(?:19|20)\d{2}[-/](?:(?:19|20)?\d{2})$`)
