package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/vocabulary"
)

// A lexicon answers what a text can be by the words in it.
type lexicon struct {
	organisation, group, role *regexp.Regexp
	acronyms                  map[string]vocabulary.Expansions
	folded                    map[string]vocabulary.Expansions // acronyms by shortKey
	fieldWords                map[string]bool                  // words of the vocabulary in small letters
	themes                    themeIndex
	names                     map[string]string // of organisations, by organisationKey of their other names
}

func newLexicon(v *vocabulary.Vocabulary) *lexicon {
	x := &lexicon{
		organisation: anyWord(v.Organisations.Words),
		group:        anyWord(v.Organisations.Groups),
		role:         anyWord(v.Organisations.Roles),
		acronyms:     v.Acronyms,
		folded:       map[string]vocabulary.Expansions{},
		fieldWords:   map[string]bool{},
		themes:       newThemeIndex(v.Themes),
		names:        map[string]string{},
	}
	for short, expansions := range v.Acronyms {
		key, _ := shortKey(short)
		x.folded[key] = expansions
		x.addFieldWords(expansions...)
	}
	x.addFieldWords(slices.Concat(v.Organisations.Words, v.Organisations.Groups, v.Organisations.Roles)...)
	for _, theme := range v.Themes {
		x.addFieldWords(theme.Phrases...)
	}
	for name, others := range v.Organisations.Names {
		for _, other := range append(others, name) {
			x.names[organisationKey(other)] = name
		}
	}
	return x
}

// addFieldWords keeps the words of the vocabulary that stand in small letters there; acronyms do not.
func (x *lexicon) addFieldWords(texts ...string) {
	for _, text := range texts {
		for _, word := range acronymToken.FindAllString(text, -1) {
			if startsLower(word) {
				x.fieldWords[word] = true
			}
		}
	}
}

// anyWord matches any of the words as a whole word in any case; nothing where there are no words.
func anyWord(list []string) *regexp.Regexp {
	if len(list) == 0 {
		return regexp.MustCompile(`[^\s\S]`)
	}
	quoted := make([]string, len(list))
	for i, word := range list {
		quoted[i] = regexp.QuoteMeta(word)
	}
	slices.SortFunc(quoted, func(a, b string) int { return len(b) - len(a) }) // the longest alternative first
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(quoted, "|") + `)\b`)
}

func (x *lexicon) isOrganisation(text string) bool {
	return x.organisation.MatchString(text) || x.isAcronym(text) || allCapitals.MatchString(text)
}

// endsName reports whether the last word of a text can end the name of an organisation or a post, or be initials.
func (x *lexicon) endsName(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return x.isOrganisation(last) || x.isRole(last) || initialsForm.MatchString(last) || generalOwner.MatchString(text)
}

func (x *lexicon) isRole(text string) bool { return x.role.MatchString(text) }

var allCapitals = regexp.MustCompile(`^[A-Z]{3,6}$`)

const titles = `Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:d|erend)?|Canon|Sir|Dame|Lord|Lady|Baroness|` +
	`PC|Sgt|Insp|DI|DCI|DS|DSupt|Supt|CI|(?:Det(?:ective)?\.?\s+|Chief\s+)?(?:Chief\s+)?(?:Insp(?:ector)?|Supt|Superintendent|Sergeant|Constable)|Det\.?\s+Sgt|Assistant Chief Constable|ACC`

const nameWord = `[A-Z][\p{L}'’]*(?:-[A-Z]?[\p{L}'’]+)*\.?`

var (
	// A person's name: an optional title, then two to five words with capitals; small words of names in between.
	personName = regexp.MustCompile(`^(?:(?:` + titles + `)\.?\s+)?` + nameWord + `(?:\s+(?:(?:de|da|van|von|der|den|al|el|bin|la|le)\s+){0,2}` + nameWord + `){1,4}$`)
	titledName = regexp.MustCompile(`^(?:` + titles + `)\.?\s+` + nameWord + `(?:\s+` + nameWord + `){0,3}$`)
	leadTitle  = regexp.MustCompile(`^(?:(?i:` + titles + `))\.?\s+`)
	// Initials as minutes give them: "BG", and "SGe" where two people share theirs.
	initialsForm = regexp.MustCompile(`^[A-Z]{2,4}[a-z]{0,2}$`)
	// What follows a surname in a list.
	postNominal = regexp.MustCompile(`,?\s+(?:OBE|MBE|CBE|QPM|KC|QC|JP|PhD)$`)
)

// isName reports whether a text has the form of a person's name: two words at least, or a title and a surname, and no
// word of a post or organisation among them.
func (x *lexicon) isName(text string) bool {
	text = postNominal.ReplaceAllString(text, "")
	if !personName.MatchString(text) && !titledName.MatchString(text) {
		return false
	}
	rest := leadTitle.ReplaceAllString(text, "")
	if last := rest[strings.LastIndexByte(rest, ' ')+1:]; len(x.acronyms[last]) > 0 && allCapitals.MatchString(last) {
		return false // "Fallowby SCB" is a body
	}
	return !x.role.MatchString(rest) && !x.organisation.MatchString(rest) && !commonCapital.MatchString(rest)
}

// commonCapital are words that begin headings and sentences, and no name.
var commonCapital = regexp.MustCompile(`\b(?:The|This|These|And|Of|For|To|In|On|Any|All|Other|No|Not|None|Date|Time|Venue|Minutes|Meeting|Action|Actions|Agenda|Item|Apologies|Present|Attendance|Page|Welcome|Introductions?|Matters|Review|Report|Update|Next|Child|Children|Young|Family|Adult|Adults|Section|Annual|Key|Part|Teams|Microsoft|Hall|Room|Street|Road|House|Virtual|Via|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)\b`)

// isInitials reports whether a text can stand for a name; an acronym of the field cannot, unless it has two letters, as
// most people's initials have.
func (x *lexicon) isInitials(text string) bool {
	return initialsForm.MatchString(text) && (len(text) == 2 || !x.isAcronym(text))
}

// isAcronym reports whether a text is an acronym of the field; one that everybody knows is none.
func (x *lexicon) isAcronym(text string) bool { return len(x.acronyms[text]) > 0 }
