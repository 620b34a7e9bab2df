package recognise

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A use is the first place at which a page uses an acronym.
type acronymUse struct {
	short string // as printed, without the plural's "s"
	key   string
	place document.Place
}

// acronymsOf lists the acronyms that a page uses with what they stand for, and warns of those that it leaves unexplained.
// What the document says comes before the name of the group whose page it is, and that before the vocabulary.
func (x *lexicon) acronymsOf(page *publication.Publication, people []publication.Person, explained definitions) []publication.Warning {
	var unknown, unclear, notes []string
	var first document.Place
	note := func(list *[]string, place document.Place, text string) {
		if first == (document.Place{}) {
			first = place
		}
		*list = append(*list, text)
	}
	page.Acronyms = nil
	for _, use := range x.acronymUses(page, people, explained) {
		found := publication.Acronym{Short: use.short}
		printed, listed := explained.long[use.key], x.expansions(use.key)
		switch group := x.spelledBy(use.key, groupNames(x, page.Body)); {
		case len(printed) > 1:
			note(&unclear, use.place, fmt.Sprintf("%s (the document says %s)", use.short, alternatives(printed)))
		case len(printed) == 1:
			found.Long, found.From = printed[0], publication.ByDocument
			if len(listed) > 0 && !slices.ContainsFunc(listed, func(each string) bool { return sameLongForm(each, printed[0]) }) {
				notes = append(notes, fmt.Sprintf("%s is “%s” in the document and %s in the vocabulary", use.short, printed[0], alternatives(listed)))
			}
		case group != "":
			found.Long, found.From = group, publication.ByDocument
		case len(listed) > 1:
			note(&unclear, use.place, fmt.Sprintf("%s (%s)", use.short, alternatives(listed)))
		case len(listed) == 1:
			found.Long, found.From = listed[0], publication.ByVocabulary
		default:
			if found.Long = x.spelledBy(use.key, organisationNames(people)); found.Long != "" {
				found.From = publication.ByDocument
				break
			}
			note(&unknown, use.place, strings.TrimSuffix(use.short+" ("+use.place.String()+")", " ()"))
		}
		page.Acronyms = append(page.Acronyms, found)
	}
	return acronymWarnings(first, unknown, unclear, notes)
}

func acronymWarnings(place document.Place, unknown, unclear, notes []string) []publication.Warning {
	var warnings []publication.Warning
	warn := func(list []string, form string) {
		if len(list) > 0 {
			warnings = append(warnings, publication.Warning{Place: place, Text: fmt.Sprintf(form, strings.Join(list, ", "))})
		}
	}
	warn(unknown, "Neither the document nor the vocabulary says what these acronyms stand for: %s. The page will show them unexplained; add them to data/acronyms.toml or ask the author.")
	warn(unclear, "These acronyms can stand for several things: %s. The page will show them unexplained; ask the author to write out the one that is meant.")
	warn(notes, "%s. The page says what the document says.")
	return warnings
}

// alternatives words a choice: "“a”, “b” or “c”".
func alternatives(list []string) string {
	text := "“" + strings.Join(list, "”, “") + "”"
	if at := strings.LastIndex(text, ", "); len(list) > 1 {
		text = text[:at] + " or" + text[at+1:]
	}
	return text
}

// expansions gives what the vocabulary says of an acronym, whatever its small letters; nil where it does not know it.
func (x *lexicon) expansions(key string) vocabulary.Expansions { return x.folded[key] }

var (
	acronymToken = regexp.MustCompile(`[\pL\pN]+(?:&[\pL\pN]+)*`)
	// What is no word: addresses, names of files, references ("C048/23", "LSCP-24-01"), postcodes.
	notWords = regexp.MustCompile(`\S*(?:://|www\.|@)\S*|\S*\pL_\S*|\b[\pL\pN]*(?:/\d|\d/|\d-\d|\pL-\d)[\pL\pN/-]*|\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b|\b[A-Z]+\d{3,}\w*`)
	// Sections of Acts of Parliament, which the field cites so: "S11".
	sectionToken = regexp.MustCompile(`^[Ss]\d{1,3}$`)
	romanToken   = regexp.MustCompile(`^X{0,3}(?:IX|IV|V?I{0,3})$`)
	linkedToken  = regexp.MustCompile(`^[A-Z]{1,3}[a-z][A-Z]{1,3}$`) // "DfE", "HoS"
)

// acronymUses finds the first use of each acronym, in the order of their letters.
func (x *lexicon) acronymUses(page *publication.Publication, people []publication.Person, explained definitions) []acronymUse {
	initials := initialsIn(page, people, explained)
	ordinary := x.ordinaryWords(page)
	var uses []acronymUse
	taken := map[string]bool{}
	for _, each := range passages(page) {
		text := notWords.ReplaceAllStringFunc(each.text, func(found string) string { return strings.Repeat(" ", len(found)) })
		tokens := wordsAt(text, acronymToken.FindAllStringIndex(text, -1))
		shouted := x.shouted(tokens, ordinary)
		for i, token := range tokens {
			key, isPlural := shortKey(token)
			if taken[key] || shouted[i] || !x.isAcronymHere(token, key, isPlural, explained, initials, ordinary) {
				continue
			}
			taken[key] = true
			short := token
			if isPlural {
				short = strings.TrimSuffix(token, "s")
			}
			uses = append(uses, acronymUse{short: short, key: key, place: each.place})
		}
	}
	slices.SortFunc(uses, func(a, b acronymUse) int { return cmp.Compare(a.key, b.key) })
	return uses
}

// isAcronymHere reports whether a word of a page is an acronym: one that is known, or one that looks like one and like
// nothing else. Two letters that nobody explains are more often somebody's initials.
func (x *lexicon) isAcronymHere(token, key string, isPlural bool, explained definitions, initials map[string]bool, ordinary map[string]bool) bool {
	listed, isListed := x.folded[key]
	_, isExact := x.acronyms[token]
	isExplained := len(explained.long[key]) > 0
	switch {
	case isListed && len(listed) == 0 && !isExplained: // everybody knows it
		return false
	case !isShortForm(token):
		return isExact // "Ofsted"
	case initials[token] || explained.people[key]:
		return false
	case isExplained:
		return true
	case len(key) == 2 && !sectionToken.MatchString(token):
		return len(listed) > 0 && (isPlural || !initials[""] && !initials[key])
	case isListed:
		return true
	case linkedToken.MatchString(token) && !isPlural:
		return !strings.HasPrefix(token, "Mc")
	case strings.ToUpper(token) != token && !isPlural || strings.ContainsAny(key, "0123456789") && !strings.HasPrefix(key, "7M"):
		return false
	}
	return !romanToken.MatchString(key) && !initials[key] && !ordinary[strings.ToLower(key)] && !ordinary[singular(strings.ToLower(key))]
}

// initialsIn gives the initials by which people go on a page, as printed; those that only fit a person's name where none
// are printed; and "" where people go by initials at all.
func initialsIn(page *publication.Publication, people []publication.Person, explained definitions) map[string]bool {
	all := map[string]bool{}
	for _, each := range people {
		if each.Initials != "" {
			all[each.Initials], all[""] = true, true
			continue
		}
		first, last := nameLetters(each.Name)
		all[first+last] = true
	}
	for _, kind := range []publication.EntryKind{publication.Action, publication.Recommendation} {
		for _, entry := range page.Entries(kind) {
			for _, owner := range entry.Owners {
				if initialsForm.MatchString(owner.Name) && owner.Person != "" {
					all[owner.Name], all[""] = true, true
				}
			}
		}
	}
	if len(explained.people) > 0 {
		all[""] = true
	}
	return all
}

func nameLetters(name string) (first, last string) {
	parts := strings.Fields(leadTitle.ReplaceAllString(name, ""))
	if len(parts) < 2 {
		return "-", "-"
	}
	return parts[0][:1], parts[len(parts)-1][:1]
}

// ordinaryWords are words that in capitals are still words: those of the document in small letters, of the names in it,
// and of the vocabulary.
func (x *lexicon) ordinaryWords(page *publication.Publication) map[string]bool {
	all := map[string]bool{}
	add := func(text string) {
		for _, word := range words(text) {
			all[word] = true
		}
	}
	for _, each := range page.People {
		add(each.Name)
	}
	for _, each := range passages(page) {
		for _, word := range acronymToken.FindAllString(each.text, -1) {
			if !isShortForm(word) {
				add(word)
			}
		}
	}
	for word := range x.fieldWords {
		all[word] = true
	}
	return all
}

// shouted says which words of a text stand in capitals for emphasis, or as a heading: all of a line in capitals, or of
// three words or more of which one is an ordinary word.
func (x *lexicon) shouted(tokens []string, ordinary map[string]bool) []bool {
	is := make([]bool, len(tokens))
	for from := 0; from < len(tokens); from++ {
		to, plain := from, false
		for to < len(tokens) && strings.ToUpper(tokens[to]) == tokens[to] && strings.ToLower(tokens[to]) != tokens[to] {
			word := strings.ToLower(tokens[to])
			plain = plain || len(x.folded[tokens[to]]) == 0 && (ordinary[word] || ordinary[singular(word)])
			to++
		}
		if plain && to-from >= 3 || plain && to-from == len(tokens) && to-from >= 2 {
			for i := from; i < to; i++ {
				is[i] = true
			}
		}
		from = max(from, to-1)
	}
	return is
}

// spelledBy gives the one name whose words' first letters are the letters of an acronym of three letters or more; "" where
// there is none, or more than one.
func (x *lexicon) spelledBy(key string, names []string) string {
	found := ""
	for _, name := range names {
		all, great := "", ""
		for _, word := range longWord.FindAllString(name, -1) {
			all += strings.ToUpper(word[:1])
			if !smallWord.MatchString(word) {
				great += strings.ToUpper(word[:1])
			}
		}
		if len(key) < 3 || key != all && key != great || found != "" && sameLongForm(found, name) {
			continue
		}
		if found != "" {
			return ""
		}
		found = name
	}
	return found
}

// groupNames gives the name of a group and of those that it is part of: "Anytown Partnership" of "Anytown Partnership
// Executive Group".
func groupNames(x *lexicon, body string) []string {
	names := []string{}
	for _, at := range x.group.FindAllStringIndex(body, -1) {
		names = append(names, body[:at[1]])
	}
	return names
}

var organisationJoint = regexp.MustCompile(`\s*[:/(),]\s*|\s+[-–—]\s+`)

func organisationNames(people []publication.Person) []string {
	var names []string
	for _, each := range people {
		names = append(names, organisationJoint.Split(each.Organisation, -1)...)
	}
	return names
}
