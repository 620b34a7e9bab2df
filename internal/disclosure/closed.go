package disclosure

import (
	"regexp"

	"gazette/internal/document"
)

var _ = enter(rule{markings, "closed-part", Stop,
	"Exempt or confidential business, or the exclusion of press and public (Local Government Act 1972, section 100A and Schedule 12A).", stated(closedPart)})

// closingWords are the words by which minutes close a part of a meeting. Whatever else such a line says is masked: it may
// name the case.
var closingWords = regexp.MustCompile(`(?i)^\W*(?:part|two|ii|[ab2]|exempt|exemption|confidential|closed|private|restricted|exclusion|exclude[ds]?|press|public|publication|not|be|for|from|business|items?|sessions?|sections?|meeting|minutes?|information|agenda|resolved|that|the|of|and|under)\W*$`)

// closedPart stops a document with closed business: what stands under the heading was not meant for the public, and
// where it ends is for a person to say.
func closedPart(at *subject) []Finding {
	var findings []Finding
	for _, part := range at.pub.ClosedParts {
		where := ""
		if part.Item != "" {
			where = " (item " + document.Fold(part.Item) + ")"
		}
		findings = append(findings, Finding{
			Place:   part.Place.Or(at.placeOf(part.Reason)),
			Excerpt: mask(part.Reason, closingWords),
			Why:     "The document holds exempt or confidential business" + where + ". Closed business must not become public, not even its heading where that names a case.",
			Do:      "Save a copy of the document without the closed part, have that copy approved as the public version, and publish the copy.",
		})
	}
	return findings
}
