package recognise

import (
	"regexp"

	"gazette/internal/document"
)

// What a briefing says of itself: whom it is for, which review it comes from, when it is to be looked at again.

// printedDay is a day or a month, as a review date gives it.
const printedDay = `(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?i:` + monthNames + `)\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}`

var (
	audienceLabel    = regexp.MustCompile(`(?i)^(?:(?:intended |target |main )?audience|who (?:is )?(?:this|it)(?: briefing| guide)?(?: is)? for\??|(?:this (?:briefing|guide) is )?(?:for|aimed at|intended for)|suitable for|for use by)\s*[:–-]\s*(.+)$`)
	audienceSentence = regexp.MustCompile(`\b(?:[Tt]his (?:briefing|guide|learning summary)|[Ii]t) is (?:for|aimed at|intended for|meant for)\s+([^.;:]+)`)
	// purpose is what a cover sheet is "for".
	purpose = regexp.MustCompile(`(?i)\b(?:information|decisions?|discussion|noting|approval|action|assurance|publication|comment|use)\b`)

	relatedLabel = regexp.MustCompile(`(?i)^(?:(?:related|linked|source|full) (?:practice )?review|(?:related|linked) to|based on|(?:from|about) the review(?: of)?|name of review)\s*[:–-]\s*(.+)$`)
	reviewWord   = regexp.MustCompile(`(?i)\b(?:reviews?|L?CSPRs?|SCR|SAR|DHR|DARDR|enquiry|inquiry)\b`)

	reviewDateLabel    = regexp.MustCompile(`^(?i:(?:next )?review date|date (?:for|of) review|next review|to be reviewed|review(?: due)?)\s*[:–-]\s*(` + printedDay + `)\.?$`)
	reviewDateSentence = regexp.MustCompile(`\b(?:(?i:(?:next )?review date|next review)\s*:?\s+|[Tt]his (?:briefing|guide|document) (?:is|will be|is due|is to be|is due to be) (?:for review|reviewed)(?: again)? (?:in|on|by) )(` + printedDay + `)`)
)

// about reads these facts. A line that says no more than one of them is left out of the text; other words stay where they are.
func (r *reading) about() {
	head := len(r.head())
	for i, each := range r.lines {
		if !each.isFree() || each.isTable() || each.label.family > bullet {
			continue
		}
		facts := &r.pub.About
		text := each.said()
		switch {
		case facts.ReviewDate == "" && first(reviewDateLabel, text) != "":
			facts.ReviewDate = first(reviewDateLabel, text)
			each.fact("shown as the review date")
		case i < head && facts.Audience == "" && isAudience(first(audienceLabel, text)):
			facts.Audience = first(audienceLabel, text)
			each.fact("shown as whom the briefing is for")
		case i < head && facts.Review == "" && r.isReview(first(relatedLabel, text)):
			facts.Review = first(relatedLabel, text)
			each.fact("shown as the related review")
		default:
			if facts.ReviewDate == "" {
				facts.ReviewDate = first(reviewDateSentence, text)
			}
			if audience := first(audienceSentence, text); facts.Audience == "" && isAudience(audience) {
				facts.Audience = audience
			}
		}
	}
}

// first gives what the first group of a form holds; "" where the text has not the form.
func first(form *regexp.Regexp, text string) string {
	if match := form.FindStringSubmatch(text); match != nil {
		return document.Fold(match[1])
	}
	return ""
}

// isAudience reports whether a text could name readers.
func isAudience(text string) bool {
	return text != "" && len(words(text)) <= 25 && !purpose.MatchString(text) && firstDate(text).printed == ""
}

// isReview reports whether a text names a review: by that word, or by the name of a case.
func (r *reading) isReview(text string) bool {
	return text != "" && len(words(text)) <= 25 && firstDate(text).printed == "" && (reviewWord.MatchString(text) || caseName.MatchString(text))
}
