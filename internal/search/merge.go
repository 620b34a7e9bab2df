package search

import (
	"cmp"
	"slices"
	"strings"
)

// A term is a term with all that was found of it.
type term struct {
	text   string
	forms  []form   // by their letters
	pieces [][]byte // postings as a rawTerm has them, each from its own first document on
}

// A form is a word of a term, with how often it stands in the texts.
type form struct {
	word  string
	count int
}

// A scratch is the room that postings are joined in.
type scratch struct{ a, b, c []posting }

// postings are all postings of the term in their order. They stand in the scratch until the next call.
func (t *term) postings(ordinals []int, s *scratch) []posting {
	s.a = s.a[:0]
	for _, each := range t.pieces {
		s.b = postingsOf(each, ordinals, s.b[:0])
		if !slices.IsSortedFunc(s.b, inPostingOrder) {
			slices.SortFunc(s.b, inPostingOrder)
		}
		s.c = merge(s.a, s.b, s.c[:0])
		s.a, s.c = s.c, s.a
	}
	return s.a
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
			terms = append(terms, term{text: v.terms[i].text, pieces: [][]byte{v.terms[i].data}})
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
			t := term{a[0].text, joinForms(a[0].forms, b[0].forms, sign), a[0].pieces}
			if sign > 0 {
				t.pieces = append(slices.Clip(t.pieces), b[0].pieces...)
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
			pieces := make([][]byte, 0, len(each.pieces))
			for _, piece := range each.pieces {
				if piece = withoutIn(piece, gone); len(piece) > 0 {
					pieces = append(pieces, piece)
				}
			}
			each.pieces = pieces
		}
		if len(each.pieces) > 0 {
			kept = append(kept, each)
		}
	}
	return kept
}
