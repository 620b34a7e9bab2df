package disclosure

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// Names says whose names stand on pages: a partnership's attendance policy.
type Names string

// The policies.
const (
	NamesOfAll   Names = "all"
	NamesOfLeads Names = "leads" // of those who chaired, and of the statutory partners: council, police, NHS
	NoNames      Names = "roles" // roles only
)

// Apply takes the names out of the pages of one document, the main one first, that the policy does not let stand: from the
// attendance list, the chair, the owners of actions, the approver and the text alike. A role stands in the place of each.
// LeftOut states how many, without them. The gate has to see the pages before.
//
// A first name or a surname alone stays: it may as well be the pseudonym of a child.
func (n Names) Apply(pubs []*publication.Publication, words *vocabulary.Vocabulary) {
	if n != NamesOfLeads && n != NoNames || len(pubs) == 0 {
		return
	}
	roll := newRoll(n, pubs[0], words)
	if len(roll.hidden) == 0 {
		return
	}
	for _, pub := range pubs {
		roll.page(pub)
		pub.LeftOut = append(pub.LeftOut, document.Omission{Why: fmt.Sprintf(
			"the names of %s stand as roles: config.toml says names = %q", people(len(roll.hidden)), string(n))})
	}
	main := pubs[0]
	moved := renumber(main)
	for _, page := range pubs[1:] {
		renumber(page)
		if page.From == nil {
			continue
		}
		from := page.From.Section
		page.From.Title, page.From.Page, page.From.Section = main.Title, main.Page(), moved[from]
		for i := range main.Extracts {
			if main.Extracts[i].Section == moved[from] {
				main.Extracts[i].Page = page.Page()
			}
		}
	}
}

func people(count int) string {
	if count == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", count)
}

// renumber gives the addresses on a page anew, because a heading may have changed, and what points to them. It gives the
// new ones by the old.
func renumber(pub *publication.Publication) map[string]string {
	before := make([]string, len(pub.Sections))
	for i, section := range pub.Sections {
		before[i] = section.ID
	}
	pub.AssignIDs()
	moved := map[string]string{}
	for i, section := range pub.Sections {
		moved[before[i]] = section.ID
	}
	pub.Review.Method = moved[pub.Review.Method]
	for i := range pub.Review.Figures {
		pub.Review.Figures[i].Section = moved[pub.Review.Figures[i].Section]
	}
	for i := range pub.Progress {
		pub.Progress[i].Section = moved[pub.Progress[i].Section]
	}
	for i := range pub.Extracts {
		pub.Extracts[i].Section = moved[pub.Extracts[i].Section]
	}
	return moved
}

// A roll is who is named in a document, and by which forms of their names.
type roll struct {
	hidden map[string]string // by name as printed: what stands for it
	forms  []nameForm
}

// A nameForm is one way in which somebody stands in the text.
type nameForm struct {
	pattern  *regexp.Regexp
	initials bool
	by       string // what stands for it; "" where it is that of somebody who may be named
}

func newRoll(policy Names, pub *publication.Publication, words *vocabulary.Vocabulary) *roll {
	r := &roll{hidden: map[string]string{}}
	byForm := map[string]nameForm{}
	var order []string
	add := func(name, printed, by string) {
		for _, form := range formsOf(name, printed, pub, words) {
			key := form.pattern.String()
			before, known := byForm[key]
			switch {
			case !known:
				order = append(order, key)
			case before.by == "" || form.by == "" && by == "":
				continue // somebody of that name may be named
			case before.by != by && by != "":
				by = "[member]"
			}
			form.by = by
			byForm[key] = form
		}
	}
	for _, each := range onRoll(pub) {
		by := ""
		if policy == NoNames || !leads(each, words) {
			by = label(each)
			r.hidden[each.Name] = by
		}
		add(each.Name, each.Initials, by)
	}
	// The longest first, so that no form takes a part of another.
	slices.SortStableFunc(order, func(a, b string) int { return len(b) - len(a) })
	for _, key := range order {
		r.forms = append(r.forms, byForm[key])
	}
	return r
}

// onRoll are all people that a document names by their duty: those on the attendance list, who chaired, who approved, and
// owners of actions whose title shows that they are people.
func onRoll(pub *publication.Publication) []publication.Person {
	list := slices.Clone(pub.People)
	known := func(name string) bool {
		return slices.ContainsFunc(list, func(each publication.Person) bool { return strings.EqualFold(bareName(each.Name), bareName(name)) })
	}
	for i := range list {
		if strings.EqualFold(bareName(list[i].Name), bareName(pub.Meeting.Chair)) {
			list[i].Duties = append(slices.Clone(list[i].Duties), publication.DutyChair)
		}
	}
	if name := pub.Meeting.Chair; name != "" && !known(name) {
		list = append(list, publication.Person{Name: name, Duties: []string{publication.DutyChair}})
	}
	if name := pub.Approval.By; name != "" && !known(name) {
		list = append(list, publication.Person{Name: name, Role: pub.Approval.Role})
	}
	for _, kind := range []publication.EntryKind{publication.Action, publication.Recommendation} {
		for _, entry := range pub.Entries(kind) {
			for _, owner := range entry.Owners {
				if owner.Person == "" && titleForm.MatchString(owner.Name) && !known(owner.Name) && !resolved(list, owner.Name) {
					list = append(list, publication.Person{Name: owner.Name})
				}
			}
		}
	}
	return list
}

// resolved reports whether somebody on the list has the surname behind a title.
func resolved(list []publication.Person, titled string) bool {
	return slices.ContainsFunc(list, func(each publication.Person) bool { return strings.EqualFold(surname(each.Name), surname(titled)) })
}

// leads reports whether a person chaired, or stands for a statutory partner (Children Act 2004, section 16E).
func leads(person publication.Person, words *vocabulary.Vocabulary) bool {
	if slices.Contains(person.Duties, publication.DutyChair) {
		return true
	}
	if words == nil {
		return false
	}
	of := " " + strings.Join(document.Words(person.Organisation+" | "+person.Role), " ") + " "
	return slices.ContainsFunc(words.Organisations.Statutory, func(each string) bool {
		return strings.Contains(of, " "+strings.Join(document.Words(each), " ")+" ")
	})
}

// label is what stands in the place of a name.
func label(person publication.Person) string {
	role := document.Fold(person.Role)
	switch {
	case role != "":
		return "[" + role + "]"
	case slices.Contains(person.Duties, publication.DutyChair):
		return "[Chair]"
	}
	return "[member]"
}

const titles = `(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Cllr|Councillor|Rev|Reverend|Canon|Father|Sir|Dame|Lord|Lady|Judge|PC|DC|DS|DI|DCI|DSU|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|ACC|CC|Det)\.?`

var titleForm = regexp.MustCompile(`^(?:` + titles + `\s+)+`)

// bareName is a name without titles before it and letters behind it, with the family name last.
func bareName(name string) string {
	name = titleForm.ReplaceAllString(document.Fold(name), "")
	if family, given, found := strings.Cut(name, ","); found {
		if given = strings.TrimSpace(given); given == "" || given == strings.ToUpper(given) { // "Ann Example, OBE"
			return family
		}
		return given + " " + family
	}
	return name
}

func surname(name string) string {
	bare := strings.Fields(bareName(name))
	if len(bare) == 0 {
		return ""
	}
	return bare[len(bare)-1]
}

// formsOf gives the ways in which a text speaks of somebody: the whole name, title and surname, initials.
func formsOf(name, printed string, pub *publication.Publication, words *vocabulary.Vocabulary) []nameForm {
	bare := strings.Fields(bareName(name))
	if len(bare) == 0 {
		return nil
	}
	last := pattern(bare[len(bare)-1])
	titled := `(?:` + titles + space + `)+`
	var forms []nameForm
	add := func(expression string, initials bool) {
		forms = append(forms, nameForm{pattern: regexp.MustCompile(expression), initials: initials})
	}
	if len(bare) > 1 {
		var whole []string
		for _, each := range bare {
			whole = append(whole, pattern(each))
		}
		add(`(?:`+titled+`)?(?:`+strings.Join(whole, space)+`|`+strings.ToUpper(strings.Join(bare, " "))+`)`, false)
		first, _ := utf8.DecodeRuneInString(bare[0])
		add(`(?:`+titled+`)?(?:`+pattern(bare[0])+`|`+string(unicode.ToUpper(first))+`\.?)`+space+last, false)
	}
	add(titled+last, false)
	for _, each := range initialsOf(bare, printed) {
		if !isAcronym(each, pub, words) {
			add(each+`|`+strings.Join(strings.Split(each, ""), `\.[ \x{a0}]?`)+`\.`, true)
		}
	}
	return forms
}

// space is what may stand between the words of a name, a line break among it.
const space = `[\s\x{a0}]+`

// pattern takes a word of a name as it stands, whichever apostrophe and hyphen are printed.
func pattern(word string) string {
	word = regexp.QuoteMeta(word)
	word = regexp.MustCompile(`['’]`).ReplaceAllString(word, `['’]`)
	return regexp.MustCompile(`[-‐‑]`).ReplaceAllString(word, `[-‐‑]`)
}

// initialsOf gives the printed initials and those that follow from a name, two letters at least.
func initialsOf(bare []string, printed string) []string {
	letters := func(words []string) string {
		var all strings.Builder
		for _, each := range words {
			if first, _ := utf8.DecodeRuneInString(each); unicode.IsLetter(first) {
				all.WriteRune(unicode.ToUpper(first))
			}
		}
		return all.String()
	}
	var list []string
	for _, each := range []string{
		strings.Join(strings.FieldsFunc(printed, func(r rune) bool { return !unicode.IsLetter(r) }), ""),
		letters(bare), letters([]string{bare[0], bare[len(bare)-1]}), letters(strings.FieldsFunc(strings.Join(bare, " "), func(r rune) bool { return r == ' ' || r == '-' })),
	} {
		if utf8.RuneCountInString(each) >= 2 && !slices.Contains(list, each) && (len(bare) > 1 || printed != "") {
			list = append(list, each)
		}
	}
	return list
}

// twoLetters are words that stand in capitals in any text, so that initials are not told from them.
var twoLetters = strings.Fields("AM AN AS AT BE BY DO GO HE ID IF IN IS IT ME MY NO OF OK ON OR PM SO TO TV UK UP US WE")

func isAcronym(initials string, pub *publication.Publication, words *vocabulary.Vocabulary) bool {
	if slices.Contains(twoLetters, initials) || slices.ContainsFunc(pub.Acronyms, func(each publication.Acronym) bool { return each.Short == initials }) {
		return true
	}
	if words == nil {
		return false
	}
	_, known := words.Acronyms[initials]
	return known
}

// spans gives where hidden names stand in a text. Forms that are printed for one entry only come with it.
func (r *roll) spans(text string, more []nameForm) []span {
	var all []span
	free := func(from, to int) bool {
		return !slices.ContainsFunc(all, func(each span) bool { return from < each.to && each.from < to })
	}
	for _, form := range slices.Concat(r.forms, more) {
		for _, loc := range form.pattern.FindAllStringIndex(text, -1) {
			if free(loc[0], loc[1]) && standsAlone(text, loc[0], loc[1], form.initials) {
				all = append(all, span{loc[0], loc[1], form.by})
			}
		}
	}
	all = slices.DeleteFunc(all, func(each span) bool { return each.by == "" })
	slices.SortFunc(all, func(a, b span) int { return a.from - b.from })
	return all
}

// standsAlone reports whether a stretch of text is no part of a longer word or reference; initials that are parted by a
// sign from digits are part of one.
func standsAlone(text string, from, to int, initials bool) bool {
	before, size := utf8.DecodeLastRuneInString(text[:from])
	after, width := utf8.DecodeRuneInString(text[to:])
	if isWordRune(before) || isWordRune(after) {
		return false
	}
	if !initials {
		return true
	}
	if strings.ContainsRune("-/_.", before) && before != utf8.RuneError {
		if further, _ := utf8.DecodeLastRuneInString(text[:from-size]); unicode.IsDigit(further) {
			return false
		}
	}
	if strings.ContainsRune("-/_.", after) && after != utf8.RuneError {
		if further, _ := utf8.DecodeRuneInString(text[to+width:]); unicode.IsDigit(further) {
			return false
		}
	}
	return true
}

// text gives a text with the names replaced.
func (r *roll) text(text string, more ...nameForm) string {
	for _, each := range slices.Backward(r.spans(text, more)) {
		text = text[:each.from] + each.by + text[each.to:]
	}
	return text
}
