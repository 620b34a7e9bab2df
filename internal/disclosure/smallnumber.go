package disclosure

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	_ = enter(rule{numbers, "small-number", Decide,
		"A number of children, people, families, cases, referrals or deaths below the threshold (five, unless the setting says otherwise), in figures or words (ONS and NHS England guidance on small numbers).",
		func(at *subject) []hit {
			return apartFrom(slices.Concat(countBefore.find(at), countBehind.find(at), countAmong.find(at)))
		}})
	_ = enter(rule{numbers, "all-or-none", Decide,
		"0 % or 100 % of a group of people, which says something of each one of them.",
		search{
			near: number | noneCue, with: groupCue, ahead: 80, pattern: regexp.MustCompile(`\b((?:0|100|nil|zero)\s?(?:%|(?i:per ?cent)))\s+(?i:of)\s+(?:(?i:the|our|these|those|all)\s+)?(?:[\w-]+\s+){0,3}(?i:` + counted + `)\b`),
			judge: func(_ *subject, m match) (Severity, bool) {
				return "", m.loc[0] == 0 || !isWordByte(m.plain[m.loc[0]-1]) && m.plain[m.loc[0]-1] != '.'
			},
			why: "All or none of a group: whoever is known to belong to it is known to be concerned, or not to be.",
			do:  "Say “nearly all” or “hardly any”, or decide that it tells nothing about a person.",
		}.find})
	_ = enter(rule{numbers, "percentage-of-few", Decide,
		"A percentage of people whose printed base means a number below the threshold: “25% of the 8 children”, “25% (2)”, “75% (n=8)”.",
		search{
			digits: 2, cues: groupCue, pattern: regexp.MustCompile(`\b(\d{1,3}(?:\.\d+)?)\s?(?:%|(?i:per ?cent))\s*(?:\(\s*(?:(?i:n)\s*=\s*)?(\d{1,4})(?:\s*(?:of|/|out of)\s*(?:the\s+)?(\d{1,4}))?\s*\)|(?i:of)\s+(?:(?i:the|our|these|those|all)\s+)?(?:(?i:a )?(?i:total of )?)(\d{1,4}|` + numberWord + `)\s+(?:[\w-]+\s+){0,2}(?i:` + counted + `)\b)`), judge: judgePercentage,
			why: "The percentage and its base together give a number of people so small that they can be recognised.",
			do:  "Leave out the base, or say it in words (“about a quarter”), or decide that nobody can be recognised.",
		}.find})
)

const (
	numberWord = `(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
	count      = `\d{1,2}|` + numberWord
	counted    = `children|child|young people|young person|people|adults?|famil(?:y|ies)|cases?|referrals?|deaths?|bab(?:y|ies)|infants?|boys?|girls?|pupils?|students|teenagers?|siblings|patients?|victims?|women|woman|men|man|suicides?|homicides?|residents|individuals?|perpetrators?|allegations?|persons?`
)

const (
	whySmall = "The number of people is so small that those who know the area can tell who they are."
	doSmall  = "Say “fewer than five” or “a small number”, or decide that nobody can be recognised by it."
)

var (
	// “Of the 18 cases, 2 were …”
	countAmong = search{
		near: groupCue, with: number, back: 20, ahead: 30, why: whySmall, do: doSmall,
		pattern: regexp.MustCompile(`\b(?i:of) (?:(?:the|these|those|our)\s+)?(?:` + count + `)\s+(?:[\w-]+\s+)?(?:` + counted + `),?\s+(?:only\s+)?(?P<what>` + count + `)\s+(?:were|was|had|have|are|is|did|died|came|went|received|remain\w*)\b`),
		judge: func(at *subject, m match) (Severity, bool) {
			value := numberOf(m.text())
			return "", m.kind == ofText && value > 0 && value < at.SmallNumber
		},
	}
	countBefore = search{
		near: number, with: groupCue, ahead: 75, pattern: regexp.MustCompile(`\b(` + count + `)\b\s+(?:(?:out\s+)?of\s+(?:(?:the|our|these|those|all)\s+)?(?:(?:` + count + `)\s+)?)?(?:(?:of\s+)?(?:young|vulnerable|looked[- ]after|other|more|new|further|open|local|serious|unexpected|primary|secondary|pre-school|school-age|unborn|disabled|child|infant|neonatal|adult|female|male|missing|separate|different|known|confirmed|suspected|additional|older|younger|elderly|teenage|[A-Z][A-Za-z]{1,6})\s+){0,2}(` + counted + `)\b`), judge: judgeSmallNumber, why: whySmall, do: doSmall,
	}
	// “Number of deaths: 2”
	countBehind = search{
		near: groupCue, with: number, ahead: 45, why: whySmall, do: doSmall,
		pattern: regexp.MustCompile(`\b(?i:children|young people|families|cases|referrals|deaths|babies|infants|boys|girls|pupils|adults|suicides|victims)\b(?:\s+[\w-]+){0,4}\s*[:=]\s*(?P<what>` + count + `)(?:\s*\(|[.;,]?\s*(?:$|\n))`),
		judge: func(at *subject, m match) (Severity, bool) {
			value := numberOf(m.text())
			return "", m.kind == ofText && value > 0 && value < at.SmallNumber && !noCountBefore.MatchString(m.before(30))
		},
	}
)

// numberOf reads a count in figures or words; -1 where it is none.
func numberOf(text string) int {
	for i, word := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if strings.EqualFold(word, text) {
			return i
		}
	}
	if value, err := strconv.Atoi(text); err == nil {
		return value
	}
	return -1
}

var (
	noCountBefore = regexp.MustCompile(`(?i)(?:[\d.,/:£$#-]|\b(?:items?|pages?|parts?|phase|year|section|version|table|figure|level|tier|stage|no\.?|number|priority|paragraph|step|grade|band|appendix|annex|chapter|group|key|action|question|recommendation|finding|theme|standard|principle|quarter|week|day|month|slide|objective|outcome|working together|in|than one|to|between \w+ and|case|child|class|set|scenario|unit)\s*)$`)
	ratioBefore   = regexp.MustCompile(`(?i)\b(?:` + count + `)\s+(?:in|out of)\s+(?:every\s+)?$`)
	countCompound = regexp.MustCompile(`(?i)^(?:'s?\b|s'|[- ](?:protection|social|death|case|home|homes|review|reviews|study|studies|plan|plans|conference|conferences|service|services|safeguarding|practice|audit|audits|centre|centres|hub|hubs|help|support|worker|workers|board|boards|court|group|team|teams|pathway|form|forms|note|notes|file|files|record|records|discussion|management|manager|members?|panel|stage|law|led|based|level|facing|sex|centred|focused)\b)`)
	oneIsCounted  = regexp.MustCompile(`(?i)\b(?:only|just|was|were|been|except|involv\w+|concern\w+|includ\w+|had|have|has|there's|identified|reviewed|of which|of whom|received|reported|recorded|notified|subject|and|with)\s+$`)
	oneIsSubject  = regexp.MustCompile(`(?i)^\s*(?:of\b|died|was|were|had|has|remains?|received|suffered|presented|moved|did|came|went|attended|is\b|became|in\s+(?:care|custody|hospital)|aged|sadly|[.;)]|$)`)
	hypothetical  = regexp.MustCompile(`(?i)\b(?:if|at least|no more than|every|each|any|per|for example|e\.g\.|imagine|suppose|about|see|ask|take|more than|choose|find|bring|when|where|what|may|might|should|would)\b`)
)

func judgeSmallNumber(at *subject, m match) (Severity, bool) {
	start, end := m.loc[2], m.loc[3]
	number, noun := numberOf(m.text()), strings.ToLower(m.words(2))
	before, after := m.plain[max(0, start-30):start], m.after(30)
	isDigits := isDigit(m.plain[start])
	switch {
	case number < 1 || number >= at.SmallNumber || m.kind != ofText && m.kind != ofPicture:
		return "", false
	case isDigits && strings.TrimSpace(m.plain[:start]) == "" && m.words(2)[0] < 'a': // the number of a heading
		return "", false
	case m.words(2)[0] < 'a' && !isDigits || countCompound.MatchString(after) || ratioBefore.MatchString(before):
		return "", false
	case shareOf.MatchString(m.words(0)): // four out of five
		return "", false
	case noun == "people" && !strings.Contains(m.words(0), "young") && !harmed.MatchString(after):
		return "", false
	case noCountBefore.MatchString(before) && !strings.HasSuffix(strings.ToLower(strings.TrimRight(before, " ")), " in") && !countsAnyway.MatchString(before):
		return "", false
	}
	singular := noun == "child" || noun == "young person" || !strings.HasSuffix(noun, "s") && noun != "children" && noun != "people" && noun != "young people" && noun != "men" && noun != "women"
	if singular != (number == 1) && !strings.Contains(m.plain[end:m.loc[1]], "of ") {
		return "", false
	}
	if number > 1 || strings.Contains(m.plain[end:m.loc[1]], "of ") {
		return "", true
	}
	sentence, from := m.sentence(start, end)
	if noun == "adult" && strings.HasPrefix(strings.TrimSpace(after), "who") {
		return "", false
	}
	return "", (oneIsCounted.MatchString(before) || oneIsSubject.MatchString(after)) && !hypothetical.MatchString(sentence[:start-from])
}

// shareOf is a share of all, in small numbers.
var shareOf = regexp.MustCompile(`(?i)^\w+\s+out\s+of\s+(?:two|three|four|five|ten|[2-5]|10)\b`)

// harmed is what makes a number of people, who may be anybody, one of people in cases.
var harmed = regexp.MustCompile(`(?i)^\s+(?:(?:have|had|sadly|were|was)\s+)?(?:died|killed|injured|arrested|charged|convicted|harmed|abused|exploited|missing)`)

// countsAnyway is what may stand before a number of people although it can stand before the number of something else.
var countsAnyway = regexp.MustCompile(`(?i)\b(?:in|to)\s+$`)

func judgePercentage(at *subject, m match) (Severity, bool) {
	share, err := strconv.ParseFloat(m.words(1), 64)
	if err != nil || share > 100 || m.kind != ofText && m.kind != ofPicture {
		return "", false
	}
	few := func(number int) bool { return number > 0 && number < at.SmallNumber }
	inBrackets, base, people := numberOf(m.words(2)), numberOf(m.words(3)), numberOf(m.words(4))
	isBase := strings.Contains(strings.ToLower(m.words(0)), "n=") || strings.Contains(strings.ToLower(m.words(0)), "n =")
	switch {
	case base > 0:
		return "", few(inBrackets) || few(base-inBrackets)
	case inBrackets >= 0 && !isBase:
		return "", few(inBrackets)
	case inBrackets >= 0:
		people = inBrackets
	}
	some := int(math.Round(share * float64(people) / 100))
	return "", few(some) || few(people-some)
}
