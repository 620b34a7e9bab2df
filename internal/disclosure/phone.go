package disclosure

import (
	"regexp"
	"strings"
)

var _ = enter(rule{contacts, "telephone", Decide,
	"A telephone number of this country, mobile or landline (Ofcom, National Telephone Numbering Plan). Lines of data/allow.toml are not; 03, 08 and 09 numbers, which are no person's, landlines behind the name of an office, and the ranges that Ofcom keeps for drama are a note.",
	search{
		digits: 9, links: true, pattern: regexp.MustCompile(`(?:(?:\+|\b00)44 ?(?:\(0\) ?)?|\(?\b0)(?:\d[ ()./-]{0,2}){8,9}\d\b`), judge: judgePhone,
		why: "This is a telephone number. It may be a person's own.",
		do:  "Put the published line of the office there instead, enter it in data/allow.toml if it is one, or decide that it may be published.",
	}.find})

var (
	phoneForm = regexp.MustCompile(`^0(?:7[1-57-9]\d{8}|[12]\d{8,9}|[389]\d{8,9})$`)
	drama     = regexp.MustCompile(`^0(?:7700900|1632960|207946|30699|808157|9098790|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|2890180|2920180)`)
)

func judgePhone(at *subject, m match) (Severity, bool) {
	text := m.text()
	if m.kind == ofLink && !strings.HasPrefix(m.plain, "tel:") && !strings.HasPrefix(m.plain, "sms:") || !m.standsAlone() {
		return "", false
	}
	number := strings.Replace(text, "(0)", "", 1)
	number = digitsOf(number)
	for _, country := range []string{"0044", "44"} {
		if rest, found := strings.CutPrefix(number, country); found && (strings.HasPrefix(text, "+") || country == "0044") {
			number = "0" + rest
			break
		}
	}
	if !phoneForm.MatchString(number) || at.Words.Allowed.Phone(number) || strings.Trim(number, "0") == "" {
		return "", false
	}
	if drama.MatchString(number) || number[1] == '3' || number[1] == '8' || number[1] == '9' {
		return Note, true
	}
	if number[1] != '7' && officeLine.MatchString(m.before(70)) {
		return Note, true
	}
	return "", true
}

// officeLine is what stands before the landline of an office.
var officeLine = regexp.MustCompile(`(?i)\b(?:front door|mash|hub|help ?line|duty|switchboard|business (?:unit|support)|partnership|council|police|hospital|team|service|centre|office|lado|emergency|advice line|first response)\b[^.;\n]{0,40}$`)
