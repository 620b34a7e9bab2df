package disclosure

import (
	"regexp"
	"strings"
)

// street ends the name of a street.
const street = `(?:Road|Rd|Street|Close|Avenue|Ave|Drive|Lane|Way|Court|Crescent|Gardens|Place|Terrace|Grove|Hill|Square|Walk|Mews|Row|View|Rise|Park|Green|Parade|Vale|Croft|Fold)`

var (
	_ = enter(rule{contacts, "address", Decide, "An address: a house number, a name and a word for a street, where its postcode is not in data/allow.toml.",
		search{
			digits: 1, cues: streetCue, pattern: regexp.MustCompile(`\b((?:(?i:flat|apartment|unit|room)\s+\d+[a-z]?,?\s+)?\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][a-z'-]+\s+){1,3}` + street + `)\b`), judge: judgeAddress,
			why: "This is an address. It may be where somebody lives, or a refuge.",
			do:  "Take it out, or decide that it is the address of an office. The postcodes of offices can stand in data/allow.toml.",
		}.find})
	_ = enter(rule{contacts, "postcode", Decide, "A postcode (BS 7666; Royal Mail), which stands for some fifteen homes. Those of data/allow.toml are not found.",
		search{
			digits: 2, pattern: regexp.MustCompile(`\b(GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})\b`),
			judge: func(at *subject, m match) (Severity, bool) {
				return "", !venue.MatchString(m.before(100)) && !at.Words.Allowed.Postcode(m.text()) && m.kind != ofFile && (strings.Contains(m.text(), " ") || len(m.text()) >= 6)
			},
			why: "This is a postcode. It stands for a few homes.",
			do:  "Take it out, enter it in data/allow.toml if it is that of an office, or decide that it may be published.",
		}.find})
)

var (
	namesStreets = regexp.MustCompile(`^(?:church|school|hospital|park|college|station|mill|office|chapel|abbey|way|court|place|close|house|home|flat|apartment|unit|room|drive|street|road|rd|hill|row|view|green|new|old|care|high|kings?|queens?|north|south|east|west|\d+[a-z]?)$`)
	yearBefore   = regexp.MustCompile(`^(?:19|20)\d\d\s`)
)

// venue is what stands before the address of a meeting.
var venue = regexp.MustCompile(`(?i)\b(?:venue|location|place|held (?:at|in)|meeting (?:at|in)|offices? (?:at|of|in)|head office|town hall|civic centre|business unit)\b[^.;\n]*$`)

var postcodeBehind = regexp.MustCompile(`^[^\n]{0,60}?\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b`)

func judgeAddress(at *subject, m match) (Severity, bool) {
	if m.kind == ofLink {
		return "", false
	}
	for word := range strings.FieldsSeq(strings.ToLower(m.text())) {
		word = strings.Trim(word, ",")
		if months[word] > 0 || at.Words.IsFieldWord(word) && !namesStreets.MatchString(word) { // "12 March. Way", "3 Good Practice Way"
			return "", false
		}
	}
	if yearBefore.MatchString(m.text()) {
		return "", false
	}
	if venue.MatchString(m.before(60)) || strings.Contains(at.pub.Meeting.Venue, m.text()) {
		return "", false
	}
	behind := postcodeBehind.FindStringSubmatch(m.after(90))
	return "", behind == nil || !at.Words.Allowed.Postcode(behind[1])
}
