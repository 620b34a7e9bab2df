package disclosure

import "gazette/internal/publication"

var (
	_ = enter(rule{form, "kind-unknown", Stop,
		"A document that is neither minutes, a 7-minute briefing nor findings: there is no page to make of it.", stated(kindUnknown)})
	_ = enter(rule{form, "meeting-date-uncertain", Stop,
		"Minutes of which it is not certain on which day the meeting was held: the day is the page's address.", stated(meetingDateUncertain)})
)

// kindUnknown stops what is none of the forms that are published: nobody can say which rules it would have to meet.
func kindUnknown(at *subject) []Finding {
	if at.pub.Kind != publication.Unknown && publication.Folders[at.pub.Kind] != "" {
		return nil
	}
	return []Finding{{
		Why: "This was not recognised as minutes, as a 7-minute briefing or as the findings of a review, so there is no page to make of it.",
		Do: "If it is one of these, let its first lines say so, as in “Minutes of the meeting held on 12 March 2026”, “7 minute briefing: …” or " +
			"“Findings of the audit of …”, save it and publish it again.",
	}}
}

// meetingDateUncertain stops minutes without a day: they have no address on the site, and nobody could find or quote them.
func meetingDateUncertain(at *subject) []Finding {
	if at.pub.Kind != publication.Minutes || !at.pub.Date.Time().IsZero() {
		return nil
	}
	why := "The minutes do not say on which day the meeting was held."
	if at.pub.DateProblem != "" {
		why = "It is not certain on which day the meeting was held: " + sentence(at.pub.DateProblem)
	}
	return []Finding{{
		Why: why + " The day is part of the page's address, by which people find and quote it.",
		Do:  "State the day once near the top, as in “Date: 12 March 2026”, correct any other that disagrees, save the document and publish it again.",
	}}
}

// noun is how findings speak of a document of a kind.
func noun(kind publication.Kind) string {
	switch kind {
	case publication.Minutes:
		return "minutes"
	case publication.Briefing:
		return "7-minute briefing"
	case publication.Findings:
		return "findings"
	}
	return "document"
}
