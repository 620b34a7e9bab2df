package search

import (
	"cmp"
	"slices"
	"strings"
)

// A mergedTerm is a term with what each inverter has of it.
type mergedTerm struct {
	text  string
	forms []string
	from  []*rawTerm
}

// A scratch is the room that postings are joined in.
type scratch struct{ a, b, c []posting }

// postings are all postings of the term in their order. They stand in the scratch until the next call.
func (t *mergedTerm) postings(ordinals []int, s *scratch) []posting {
	s.a = s.a[:0]
	for _, each := range t.from {
		s.b = each.postingsOf(ordinals, s.b[:0])
		if !slices.IsSortedFunc(s.b, inPostingOrder) {
			slices.SortFunc(s.b, inPostingOrder)
		}
		s.c = merge(s.a, s.b, s.c[:0])
		s.a, s.c = s.c, s.a
	}
	return s.a
}

// A form is a word of a term.
type form struct {
	word  string
	count int
}

// mergeTerms joins what the inverters found: the terms in order, and the words that misspelt ones are compared with.
func mergeTerms(inverters []*inverter) ([]mergedTerm, []spelling) {
	terms := map[string]*mergedTerm{}
	forms := map[string]map[string]int{}
	for _, v := range inverters {
		for i := range v.terms {
			raw := &v.terms[i]
			if raw.df == 0 {
				continue
			}
			if terms[raw.text] == nil {
				terms[raw.text] = &mergedTerm{text: raw.text}
				forms[raw.text] = map[string]int{}
			}
			terms[raw.text].from = append(terms[raw.text].from, raw)
		}
		for _, each := range v.words {
			if len(each.terms) > 0 && forms[each.stem] != nil {
				forms[each.stem][each.folded] += each.count
			}
		}
	}
	sorted := make([]mergedTerm, 0, len(terms))
	var spellings []spelling
	for text, term := range terms {
		found := make([]form, 0, len(forms[text]))
		df := 0
		for _, each := range term.from {
			df += each.df
		}
		for word, count := range forms[text] {
			found = append(found, form{word, count})
			if isSpelling(word) {
				spellings = append(spellings, spelling{word, df})
			}
		}
		slices.SortFunc(found, func(a, b form) int {
			return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.word, b.word))
		})
		for _, each := range found[:min(len(found), mostForms)] {
			term.forms = append(term.forms, each.word)
		}
		sorted = append(sorted, *term)
	}
	slices.SortFunc(sorted, func(a, b mergedTerm) int { return strings.Compare(a.text, b.text) })
	return sorted, spellings
}
