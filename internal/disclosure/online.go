package disclosure

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	_ = enter(rule{contacts, "email", Decide,
		"An e-mail address of a person. Mailboxes of an office (info@, a team, a partnership) and those of data/allow.toml are not.",
		search{
			links: true, sign: "@", pattern: regexp.MustCompile(`(?i)[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}`), judge: judgeEmail,
			why: "This is an e-mail address by which one person is reached.",
			do:  "Put the address of the office there instead, or decide that the person's own may be published.",
		}.find})
	_ = enter(rule{contacts, "ip-address", Decide, "An address of a computer on the Internet (IPv4).",
		search{
			digits: 4, pattern: regexp.MustCompile(`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`), judge: judgeIPAddress,
			why: "This looks like the address of a computer, by which a home or person can be found.", do: "Take it out, or decide that it is something else, such as the number of a section.",
		}.find})
	_ = enter(rule{contacts, "what3words", Decide, "A place in three words (what3words), three metres square.",
		func(at *subject) []hit { return append(slashedWords.find(at), namedWords.find(at)...) }})
	_ = enter(rule{contacts, "coordinates", Decide, "A place by its latitude and longitude in this country, to a hundred metres or less.",
		search{
			digits: 8, pattern: regexp.MustCompile(`\b(5\d|49|60|61)\.\d{3,}\s*°?\s*N?,?\s*-?[0-8]\.\d{3,}\s*°?\s*[EW]?`),
			judge: func(_ *subject, m match) (Severity, bool) { return "", true },
			why:   "These figures are a place on the map, precise enough to be a home.", do: "Take them out, or decide that the place is public.",
		}.find})
)

// threeWords are what what3words calls a place, in English.
const threeWords = `([a-z]{3,}\.[a-z]{3,}\.[a-z]{3,})\b`

const (
	whyWords = "These three words are a place of three metres square."
	doWords  = "Take them out, or decide that the place is public."
)

var (
	slashedWords = search{links: true, sign: "///", why: whyWords, do: doWords, pattern: regexp.MustCompile(`(?i)///\s?` + threeWords)}
	namedWords   = search{links: true, near: placeCue, ahead: 60, why: whyWords, do: doWords, pattern: regexp.MustCompile(`(?i)\bw(?:hat)?3w(?:ords)?(?:\.com/|[^a-z/]{1,4})` + threeWords)}
)

// office are words of the mailboxes of an office, and of domains where everybody's mailbox is their own.
var (
	office   = regexp.MustCompile(`(?i)^(?:.*[._-])?(?:info|enquir\w*|contact\w*|admin\w*|office|team|unit|safeguarding|partnership|board|mash|lscb|lscp|scp|sab|lado|frontdoor|front|help\w*|support|business|training|referrals?|duty|mailbox|services?|social\w*|children\w*|adults?|press|comms|media|foi|dpo|data\w*|feedback|complaints?|hello|mail|post|web\w*|noreply|no-reply|reviews?|cdop|mapping|hub|clerk|governance|committee|democratic|council|school|head|reception|secretary|learning|policy|events?|bookings?|newsletter|general|customer\w*)(?:[._-].*|\w{0,6})?$|(?:safeguarding|partnership|scp|scb|lscb|lscp|sab|team|unit|enquir|mailbox|business|office|info)`)
	freeMail = regexp.MustCompile(`(?i)@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|aol|btinternet|sky|protonmail|proton|gmx|mail|msn|ymail|talktalk|virginmedia)\.`)
)

func judgeEmail(at *subject, m match) (Severity, bool) {
	address := m.text()
	mailbox, _, _ := strings.Cut(address, "@")
	if at.Words.Allowed.Email(address) {
		return "", false
	}
	return "", freeMail.MatchString(address) || !office.MatchString(mailbox)
}

var namedIP = regexp.MustCompile(`(?i)\bip\b|address|server|router|log(?:ged)?\b`)

func judgeIPAddress(_ *subject, m match) (Severity, bool) {
	for part := range strings.SplitSeq(m.text(), ".") {
		if value, err := strconv.Atoi(part); err != nil || value > 255 || len(part) > 1 && part[0] == '0' {
			return "", false
		}
	}
	// The number of a section has small parts, and no paper has sections beyond some dozens.
	first, _, _ := strings.Cut(m.text(), ".")
	value, _ := strconv.Atoi(first)
	return "", m.standsAlone() && (value > 30 || namedIP.MatchString(m.around(30)))
}
