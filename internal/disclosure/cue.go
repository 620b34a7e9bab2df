package disclosure

import (
	"strings"

	"gazette/internal/vocabulary"
)

// A cue is what a word is about, or how it is written. Each passage is divided into words once, and rules look only around
// the words that are their cues: a long document is gone through once and not by every expression.
type cue uint64

// What words are about.
const (
	childCue   cue = 1 << iota // a child or young person
	kinCue                     // a relative
	groupCue                   // people or cases that are counted
	birthCue                   // birth
	agedCue                    // “aged”
	oldCue                     // “old”
	deathCue                   // death
	caseCue                    // a case and its number
	identCue                   // a document or account that identifies a person
	titleCue                   // Mr, Mrs, Ms, Miss
	markCue                    // a protective marking
	schoolCue                  // a school
	originCue                  // ethnicity, nationality, faith
	eventCue                   // what happens in the life of a person
	streetCue                  // a street
	reviewCue                  // a kind of review, which is named after a pseudonym
	callCue                    // calling somebody by a name
	nameCue                    // “name”
	siblingCue                 // brothers and sisters
	noneCue                    // “nil”, “zero”
	pronounCue                 // he, she
	placeCue                   // what3words
	alsoCue                    // the same case under another name
)

// How words are written.
const (
	capital  cue = 1 << (iota + 32) // Tom
	given                           // Tom, in the list of given names
	letters                         // TR, where that is no acronym
	number                          // 3, 14, three
	figures                         // two digits or more
	plate                           // letters and digits: AB12
	standsIn                        // Child, Baby, Family …, with a capital: a pseudonym may follow
)

var cueWords = func() map[string]cue {
	all := map[string]cue{}
	for of, words := range map[cue]string{
		childCue:   "child children child's children's boy boys girl girls baby babies baby's infant infants toddler teenager teenagers teen teens pupil pupils youth youngster son sons daughter daughters sibling siblings brother brothers sister sisters twin twins newborn young person grandson granddaughter nephew niece student schoolboy schoolgirl",
		kinCue:     "mother mother's mothers father father's fathers mum mum's dad dad's mam parent parents parent's stepfather stepmother stepdad stepmum grandmother grandfather grandparent grandparents gran nan aunt uncle cousin carer carers guardian partner wife husband boyfriend girlfriend family families relative relatives victim perpetrator initials son sons daughter daughters brother brothers sister sisters",
		groupCue:   "child children boy boys girl girls baby babies infant infants toddlers teenager teenagers pupil pupils person people adult adults family families case cases referral referrals death deaths patient patients victim victims woman women man men sibling siblings brothers sisters suicide suicides residents individuals offenders perpetrators allegations students",
		birthCue:   "born birth dob d.o.b birthday birthdate b",
		agedCue:    "aged age ages",
		oldCue:     "old yo o",
		deathCue:   "died death dead deceased killed passed dod suicide dies life",
		caseCue:    "case ref reference mosaic lcs ics ehm liquidlogic lado crime incident urn cspr lcspr sar dhr scr niche cad occurrence systmone emis rio swe registration eclipse carefirst athena family court record file client number log id",
		identCue:   "passport driving licence license driver account sort acct a/c iban card visa mastercard learner uln upn chi h&c hc nhs patient health plate registration vehicle vrm car van passports",
		titleCue:   "mr mrs ms miss master mstr mx",
		markCue:    "official sensitive confidential restricted publication secret protect private marked circulation embargoed embargo internal classified privileged disclosure eyes exempt distribution",
		schoolCue:  "school academy primary nursery college infants juniors",
		originCue:  "white black asian british english african caribbean pakistani indian bangladeshi polish romanian roma gypsy traveller somali chinese afghan albanian kurdish syrian iranian iraqi nigerian ghanaian ukrainian lithuanian latvian slovak czech hungarian bulgarian portuguese vietnamese eritrean ethiopian sudanese irish scottish welsh arab turkish jamaican mixed muslim jewish sikh hindu christian catholic heritage ethnicity asylum",
		eventCue:   "born died admitted arrested injured assaulted collapsed removed placed discharged disclosed found stabbed killed missing taken moved presented hospital attended",
		streetCue:  "road street close avenue drive lane way court crescent gardens place terrace grove hill square walk mews house flat row view park rd st ave cl",
		reviewCue:  "cspr lcspr scr sar dhr dardr lpr review briefing",
		callCue:    "call called known pseudonym",
		nameCue:    "name real actual",
		siblingCue: "sibling siblings brother brothers sister sisters child children eldest oldest youngest",
		noneCue:    "nil zero",
		pronounCue: "he she",
		placeCue:   "what3words w3w",
		alsoCue:    "also formerly previously earlier published same",
	} {
		for _, word := range strings.Fields(words) {
			all[word] |= of
		}
	}
	return all
}()

// A token is a word of a passage that is a cue.
type token struct {
	start, end int
	cues       cue
}

// standIns are the words after which a letter or name with a capital stands for somebody.
var standIns = map[string]bool{
	"Child": true, "Baby": true, "Infant": true, "Family": true, "Adult": true, "Boy": true, "Girl": true, "Young": true, "YP": true, "Mother": true, "Father": true,
	"Sibling": true, "Person": true, "Patient": true, "Mr": true, "Mrs": true, "Ms": true, "Miss": true,
}

// tokensOf divides plain text into words, keeps those that are cues, and counts the digits.
func tokensOf(text string, words *vocabulary.Vocabulary) (tokens []token, cues cue, digits int) {
	for start := 0; start < len(text); {
		if !isTokenByte(text[start]) {
			start++
			continue
		}
		end := start + 1
		for end < len(text) && isTokenByte(text[end]) {
			end++
		}
		each := token{start, end, 0}
		var count int
		each.cues, count = cuesOfWord(text[start:end], words)
		digits += count
		if each.cues != 0 {
			tokens = append(tokens, each)
			cues |= each.cues
		}
		start = end + 1
	}
	return tokens, cues, digits
}

func isTokenByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '\'' || c == '&'
}

// cuesOfWord gives the cues of one word, and counts its digits.
func cuesOfWord(word string, words *vocabulary.Vocabulary) (cues cue, digits int) {
	word = strings.TrimSuffix(word, "'s")
	var buffer [16]byte
	small, upper := 0, 0
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= 'A' && c <= 'Z':
			upper++
			c += 'a' - 'A'
		case isDigit(c):
			digits++
		case c >= 'a':
			small++
		}
		if i < len(buffer) {
			buffer[i] = c
		}
	}
	if len(word) > len(buffer) {
		return 0, digits
	}
	lower := buffer[:len(word)]
	if digits < len(word) {
		cues = cueWords[string(lower)]
	}
	switch {
	case digits == len(word):
		if cues = number; digits > 1 {
			cues |= figures
		}
	case digits > 0:
		if strings.HasSuffix(word, "yo") || strings.HasSuffix(word, "yrs") {
			cues |= oldCue // 14yo
		}
		if cues |= figures; digits == 1 {
			cues |= number // 1st
		}
		if upper > 0 {
			cues |= plate
		}
	case upper == 1 && small > 0 && word[0] <= 'Z':
		cues |= capital
		if words.GivenNames[string(lower)] {
			cues |= given
		}
	case upper == len(word) && upper > 1 && upper < 4 && !notInitials[word]:
		if _, found := words.Acronyms[word]; !found {
			cues |= letters
		}
	}
	if upper > 0 && standIns[word] {
		cues |= standsIn
	}
	if numberWords[string(lower)] {
		cues |= number
	}
	return cues, digits
}

// numberWords are numbers in words.
var numberWords = func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety") {
		all[word] = true
	}
	return all
}()
