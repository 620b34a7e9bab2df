package search

import (
	"cmp"
	"slices"
	"strings"
)

// A term is a term with all that was found of it.
type term struct {
	text  string
	forms []form // by their letters
	raw   []byte // postings as a rawTerm has them, by the numbers of documents
}

// A form is a word of a term, with how often it stands in the texts.
type form struct {
	word  string
	count int
}

// mostFrequent are the words that the dictionary has of a term.
func (t *term) mostFrequent() []string {
	forms := t.forms
	if len(forms) > 1 {
		forms = slices.Clone(forms)
		slices.SortFunc(forms, func(a, b form) int {
			return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.word, b.word))
		})
	}
	words := make([]string, 0, min(len(forms), mostForms))
	for _, each := range forms[:min(len(forms), mostForms)] {
		words = append(words, each.word)
	}
	return words
}

// sortedTerms gives what an inverter found, in order.
func (v *inverter) sortedTerms() []term {
	terms := make([]term, 0, len(v.terms))
	for i := range v.terms {
		if len(v.terms[i].data) > 0 {
			terms = append(terms, term{text: v.terms[i].text, raw: v.terms[i].data})
		}
	}
	slices.SortFunc(terms, func(a, b term) int { return strings.Compare(a.text, b.text) })
	words := make([]*word, 0, len(v.words))
	for i := range v.words {
		if len(v.words[i].terms) > 0 {
			words = append(words, &v.words[i])
		}
	}
	slices.SortFunc(words, func(a, b *word) int {
		return cmp.Or(strings.Compare(a.stem, b.stem), strings.Compare(a.folded, b.folded))
	})
	at := 0
	for _, each := range words {
		for at < len(terms) && terms[at].text < each.stem {
			at++
		}
		if at == len(terms) {
			break
		}
		t := &terms[at]
		if t.text != each.stem {
			continue
		}
		if last := len(t.forms) - 1; last >= 0 && t.forms[last].word == each.folded {
			t.forms[last].count += each.count
		} else {
			t.forms = append(t.forms, form{each.folded, each.count})
		}
	}
	return terms
}

// mergeTerms joins what inverters found.
func mergeTerms(inverters []*inverter) []term {
	var all []term
	for _, v := range inverters {
		all = joinTerms(all, v.sortedTerms(), 1)
	}
	return all
}

// joinTerms adds terms to others, or takes their words from these for a sign of -1. Both are in order.
func joinTerms(a, b []term, sign int) []term {
	if len(a) == 0 && sign > 0 {
		return b
	}
	joined := make([]term, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].text < b[0].text:
			joined, a = append(joined, a[0]), a[1:]
		case len(a) == 0 || b[0].text < a[0].text:
			if sign > 0 {
				joined = append(joined, b[0])
			}
			b = b[1:]
		default:
			t := term{a[0].text, joinForms(a[0].forms, b[0].forms, sign), a[0].raw}
			if sign > 0 {
				t.raw = joinRaw(t.raw, b[0].raw)
			}
			joined, a, b = append(joined, t), a[1:], b[1:]
		}
	}
	return joined
}

func joinForms(a, b []form, sign int) []form {
	joined := make([]form, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].word < b[0].word:
			joined, a = append(joined, a[0]), a[1:]
		case len(a) == 0 || b[0].word < a[0].word:
			if sign > 0 {
				joined = append(joined, b[0])
			}
			b = b[1:]
		default:
			if count := a[0].count + sign*b[0].count; count != 0 {
				joined = append(joined, form{a[0].word, count})
			}
			a, b = a[1:], b[1:]
		}
	}
	return joined
}

// withoutDocuments takes the postings of documents from those terms that others name, and terms without postings away.
func withoutDocuments(terms, of []term, gone map[int]bool) []term {
	kept := terms[:0]
	for _, each := range terms {
		for len(of) > 0 && of[0].text < each.text {
			of = of[1:]
		}
		if len(of) > 0 && of[0].text == each.text {
			each.raw = withoutIn(each.raw, gone)
		}
		if len(each.raw) > 0 {
			kept = append(kept, each)
		}
	}
	return kept
}
