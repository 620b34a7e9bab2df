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

// An acronymUse is the first place at which a page uses an acronym.
type acronymUse struct {
	short string // as printed, without the plural's "s"
	key   string
	place document.Place
}

// acronymsOf lists the acronyms that a page uses with what they stand for, and gives warnings of those that it leaves
// unexplained.
func (x *lexicon) acronymsOf(page *pageText) []publication.Warning {
	var unknown, unclear, notes warningList
	page.Acronyms = nil
	for _, use := range x.acronymUses(page) {
		found, meanings := x.explain(use, page)
		page.Acronyms = append(page.Acronyms, found)
		listed := x.expansions(use.key)
		switch isSame := func(each string) bool { return sameLongForm(each, found.Long) }; {
		case found.Long == "" && len(meanings) > 0:
			unclear.add(use.place, use.short+" ("+alternatives(meanings)+")")
		case found.Long == "":
			unknown.add(use.place, strings.TrimSuffix(use.short+" ("+use.place.String()+")", " ()"))
		case len(page.explained.long[use.key]) > 0 && len(listed) > 0 && !slices.ContainsFunc(listed, isSame):
			notes.add(use.place, fmt.Sprintf("%s is “%s” in the document and %s in the vocabulary", use.short, found.Long, alternatives(listed)))
		}
	}
	return slices.Concat(
		unknown.warning("Neither the document nor the vocabulary says what these acronyms stand for: %s. The page will show them unexplained; add them to data/acronyms.toml or ask the author."),
		unclear.warning("These acronyms can stand for several things: %s. The page will show them unexplained; ask the author to write out the one that is meant."),
		notes.warning("%s. The page says what the document says."))
}

// explain says what an acronym stands for. What the document says comes before the name of the group whose page it is, that
// before the vocabulary, and last come the names of the organisations of those who were there. Where it cannot be told,
// meanings are those that are possible.
func (x *lexicon) explain(use acronymUse, page *pageText) (found publication.Acronym, meanings []string) {
	printed, listed := page.explained.long[use.key], x.expansions(use.key)
	by := func(from publication.ExplainedBy, long string) (publication.Acronym, []string) {
		return publication.Acronym{Short: use.short, Long: long, From: from}, nil
	}
	switch {
	case len(printed) == 1:
		return by(publication.ByDocument, x.calm(printed[0]))
	case len(printed) > 1:
		return publication.Acronym{Short: use.short}, printed
	}
	if group := spelledBy(use.key, x.groupNames(page.Body)); group != "" {
		return by(publication.ByDocument, x.calm(group))
	}
	if len(listed) == 1 {
		return by(publication.ByVocabulary, listed[0])
	}
	if full := x.printedIn(page, listed); len(full) == 1 {
		return by(publication.ByVocabulary, full[0])
	}
	if name := spelledBy(use.key, organisationNames(page.people)); name != "" && len(listed) == 0 {
		return by(publication.ByDocument, x.calm(name))
	}
	return publication.Acronym{Short: use.short}, listed
}

// printedIn gives those of several meanings whose words the page also prints in full.
func (x *lexicon) printedIn(page *pageText, meanings []string) []string {
	var found []string
	for _, meaning := range meanings {
		phrase := x.themes.words(meaning)
		if slices.ContainsFunc(page.passages, func(each passage) bool { return containsWords(each.words, phrase) }) {
			found = append(found, meaning)
		}
	}
	return found
}

func containsWords(list, phrase []string) bool {
	for i := range len(list) - len(phrase) + 1 {
		if slices.Equal(list[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

// A warningList is what one warning is about.
type warningList struct {
	place document.Place // of the first
	texts []string
}

func (w *warningList) add(place document.Place, text string) {
	w.place = w.place.Or(place)
	w.texts = append(w.texts, text)
}

func (w *warningList) warning(form string) []publication.Warning {
	if len(w.texts) == 0 {
		return nil
	}
	return []publication.Warning{{Place: w.place, Text: fmt.Sprintf(form, strings.Join(w.texts, ", "))}}
}

// alternatives words a choice: "“a”, “b” or “c”".
func alternatives(list []string) string {
	text := "“" + strings.Join(list, "”, “") + "”"
	if at := strings.LastIndex(text, "”, “"); at >= 0 {
		text = text[:at] + "” or “" + text[at+len("”, “"):]
	}
	return text
}

// expansions gives what the vocabulary says of an acronym, whatever its small letters; nil where it does not know it.
func (x *lexicon) expansions(key string) vocabulary.Expansions { return x.folded[key] }

var (
	acronymToken = regexp.MustCompile(`[\pL\pN]+(?:&[\pL\pN]+)*`)
	// What is no word: addresses, names of files, references ("C048/23", "LSCP-24-01"), postcodes.
	notWords = regexp.MustCompile(`\S*(?:://|www\.|@)\S*|\S*\pL_\S*|\b[\pL\pN]*(?:/\d|\d/|\d-\d|\pL-\d)[\pL\pN/-]*|\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b|\b[A-Z]+\d{3,}\w*`)
	// Sections of Acts of Parliament, which the field cites so: "S11", "s47".
	sectionToken = regexp.MustCompile(`^[Ss]\d{1,3}$`)
	romanToken   = regexp.MustCompile(`^X{0,3}(?:IX|IV|V?I{0,3})$`)
	linkedToken  = regexp.MustCompile(`^[A-Z]{1,3}[a-z][A-Z]{1,3}$`) // "DfE", "HoS"
)

// withoutReferences gives text with a gap for all that is no word.
func withoutReferences(text string) string {
	if !strings.ContainsAny(text, "/@_0123456789") && !strings.Contains(text, "www.") { // as most do
		return text
	}
	return notWords.ReplaceAllString(text, " · ")
}

// acronymUses finds the first use of each acronym, in the order of their letters.
func (x *lexicon) acronymUses(page *pageText) []acronymUse {
	var uses []acronymUse
	taken := map[string]bool{}
	for _, each := range page.passages {
		tokens := acronymToken.FindAllString(withoutReferences(each.text), -1)
		shouted := x.shouted(tokens, page.words)
		for i, token := range tokens {
			key, isPlural := shortKey(token)
			if taken[key] || shouted[i] || !x.isKnownShort(key, page) && isEmphasis(token, tokens) || !x.isAcronymHere(page, token) {
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

func (x *lexicon) isKnownShort(key string, page *pageText) bool {
	return len(x.folded[key]) > 0 || len(page.explained.long[key]) > 0
}

// isAcronymHere reports whether a word of a page is an acronym: one that is known, or one that looks like one and like
// nothing else. Two letters that nobody explains are more often somebody's initials.
func (x *lexicon) isAcronymHere(page *pageText, token string) bool {
	key, isPlural := shortKey(token)
	listed, isListed := x.folded[key]
	_, isExact := x.acronyms[token]
	isExplained := len(page.explained.long[key]) > 0
	switch {
	case isListed && len(listed) == 0 && !isExplained: // everybody knows it
		return false
	case sectionToken.MatchString(token):
		return isListed
	case !isShortForm(token):
		return isExact // "Ofsted"
	case page.initials.letters[token] || page.explained.people[key]:
		return false
	case isExplained:
		return true
	case len(key) == 2:
		return len(listed) > 0 && !page.initials.letters[key] && (isPlural || !page.initials.inUse || len(x.printedIn(page, listed)) > 0)
	case isListed:
		return true
	case linkedToken.MatchString(token) && !isPlural:
		return !strings.HasPrefix(token, "Mc")
	case strings.ToUpper(token) != token && !isPlural || strings.ContainsAny(key, "0123456789"):
		return false
	}
	return !romanToken.MatchString(key) && !page.initials.letters[key] && !page.words.isOrdinary(key)
}

// initials are the letters by which people go on a page.
type initials struct {
	letters map[string]bool // as printed, or those that fit a name where none are printed with it
	inUse   bool            // people do go by them
}

func initialsIn(page *pageText) initials {
	found := initials{letters: map[string]bool{}, inUse: len(page.explained.people) > 0}
	for _, each := range page.people {
		if each.Initials != "" {
			found.letters[each.Initials], found.inUse = true, true
			continue
		}
		first, last := nameLetters(each.Name)
		found.letters[first+last] = true
	}
	for _, kind := range []publication.EntryKind{publication.Action, publication.Recommendation} {
		for _, entry := range page.Entries(kind) {
			for _, owner := range entry.Owners {
				if initialsForm.MatchString(owner.Name) && owner.Person != "" {
					found.letters[owner.Name], found.inUse = true, true
				}
			}
		}
	}
	return found
}

func nameLetters(name string) (first, last string) {
	parts := strings.Fields(leadTitle.ReplaceAllString(name, ""))
	if len(parts) < 2 {
		return "-", "-"
	}
	return parts[0][:1], parts[len(parts)-1][:1]
}

// spelledBy gives the one name whose words' first letters are the letters of an acronym of three letters or more; "" where
// there is none, or more than one.
func spelledBy(key string, names []string) string {
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
func (x *lexicon) groupNames(body string) []string {
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
