package disclosure

import (
	"regexp"
	"strings"
)

// age is a number of years, months or weeks, in figures or words.
const age = `(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)`

var _ = enter(rule{dates, "exact-age", Decide,
	"The exact age of one person: “aged 14”, “a 14-year-old”, “9 weeks old”, “Child A (14)”, “she was 14”. Bands, limits of age and ages of groups are not.",
	exactAges})

const (
	whyAge = "An exact age, with what else is said, can tell a reader who the person is."
	doAge  = "Say a band (“of primary-school age”, “in her teens”), or decide that the age may be published."
)

var (
	agedN = search{near: agedCue, ahead: 30, why: whyAge, do: doAge, judge: judgeAge,
		pattern: regexp.MustCompile(`(?i)\b(?:aged|age|age of|ages)\s+(?:of\s+|only\s+|just\s+|about\s+)?(` + age + `(?:\s+(?:years?|months?|weeks?|days?)(?:,?\s+(?:and\s+)?` + age + `\s+(?:months?|weeks?|days?))?)?)\b`)}
	nOld = search{near: oldCue, back: 45, ahead: 2, why: whyAge, do: doAge, judge: judgeAge,
		pattern: regexp.MustCompile(`(?i)\b(` + age + `(?:[ -](?:years?|months?|weeks?|days?)(?:,? (?:and )?` + age + `[ -](?:months?|weeks?|days?))?[ -]old|\s?(?:y/?o|yrs?[ -]old)))\b`)}
	wasN = search{near: number, back: 40, ahead: 25, cues: pronounCue | capital, why: whyAge, do: doAge, judge: judgeAge,
		pattern: regexp.MustCompile(`\b(?:[Hh]e|[Ss]he|[A-Z][a-z]{2,}|[Cc]hild [A-Z]{1,2})\s+(?:is|was|turned)\s+(?:only |just |then |now |nearly )?(` + age + `)(?:[.,;)]|\s+(?:and|when|at the time|years of age|with)\b|$)`)}
	inBrackets = search{near: number, with: childCue | kinCue, back: 40, ahead: 10, why: whyAge, do: doAge, judge: judgeAge,
		pattern: regexp.MustCompile(`\b(?:(?:[Cc]hild|[Bb]aby|[Bb]oy|[Gg]irl|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Ss]ibling|[Mm]other|[Ff]ather|[Yy]oung [Pp]erson)(?:\s+[A-Z][a-z]*)?)\s*(?:\(|, )(\d{1,2})(?:\)|,|\s*(?:yrs?|years|months|m\b|y\b))`)}
)

func exactAges(at *subject) []hit {
	var hits []hit
	for _, each := range []search{agedN, nOld, wasN, inBrackets} {
		hits = append(hits, each.find(at)...)
	}
	return apartFrom(hits)
}

var (
	limitBefore = regexp.MustCompile(`(?i)\b(?:over|under|above|below|from|least|until|up to|upto|between|than|before|after|by|turns?|reach(?:es|ed|ing)?|to|and|or|for|all|those|people|children|pupils|adults|persons|ages|whether|post|pre)\W*$|\b(?:over|under|above|below|from|until|by|before|after|to)\s+the\s+$`)
	limitAfter  = regexp.MustCompile(`(?i)^\s*(?:-|to\b|/|\+|plus\b|and (?:over|above|under|younger|older|\d|` + age + `\b)|or (?:over|under|older|younger|above|more|\d)|years? (?:and|or) |up\b|s\b|,\s?\d|&)`)
	aGroup      = regexp.MustCompile(`(?i)\b(?:children|pupils|young people|people|adults|babies|infants|those|anyone|everyone|residents|boys|girls|women|men)\W+(?:who (?:are|were)\s+)?$`)
	oneAged     = regexp.MustCompile(`(?i)\b(?:she|he|her|his|him|child|baby|boy|girl|infant|son|daughter|brother|sister|sibling|twin|mother|father|man|woman|young person|teenager|pupil|victim|patient|student|toddler|who|adult|male|female)\b`)
	oldThing    = regexp.MustCompile(`(?i)^\s+(?:polic|strateg|protocol|plan|agreement|building|school|contract|system|data|report|review|document|guidance|check)`)
)

func judgeAge(at *subject, m match) (Severity, bool) {
	start, end := m.span()
	before, after := m.plain[max(0, m.loc[0]-30):m.loc[0]], m.plain[end:min(end+30, len(m.plain))]
	if m.kind != ofText && m.kind != ofPicture || limitBefore.MatchString(before) || limitAfter.MatchString(after) || aGroup.MatchString(before) || oldThing.MatchString(after) {
		return "", false
	}
	sentence, _ := m.sentence(start, end)
	if oneAged.MatchString(sentence) {
		return "", true
	}
	for name := range at.names.pseudonyms {
		if strings.Contains(strings.ToLower(sentence), name) {
			return "", true
		}
	}
	return "", m.loc[0] < start && at.names.looksLikeName(strings.Fields(m.words(0))[0])
}

// apartFrom drops hits that overlap with one before them.
func apartFrom(hits []hit) []hit {
	var kept []hit
	for _, each := range hits {
		free := true
		for _, other := range kept {
			free = free && (other.passage != each.passage || each.start >= other.end || other.start >= each.end)
		}
		if free {
			kept = append(kept, each)
		}
	}
	return kept
}
