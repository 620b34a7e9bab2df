package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gazette/internal/publication"
)

// restrict keeps the candidates that the query's phrases, exclusions and filters let through, and counts them.
func (s *searching) restrict(q Query) error {
	s.keepFound()
	if err := s.exclude(); err != nil {
		return err
	}
	return s.filter(q)
}

// keepFound keeps the candidates that hold the query's phrases, where any does, and enough of its words: all, unless too
// few do.
func (s *searching) keepFound() {
	if phrases := s.phrases(); len(phrases) > 0 {
		var kept []candidate
		for _, each := range s.candidates {
			if !slices.ContainsFunc(phrases, func(phrase []queryWord) bool { return !s.hasPhrase(each.id, phrase) }) {
				kept = append(kept, each)
			}
		}
		if s.phraseLess = len(kept) == 0; !s.phraseLess {
			s.candidates = kept
		}
	}
	all := 0
	for _, each := range s.candidates {
		if each.found == 1000 {
			all++
		}
	}
	least := s.ranking.LeastFound
	if all >= s.ranking.Enough {
		least = 1000
	}
	s.candidates = slices.DeleteFunc(s.candidates, func(c candidate) bool { return c.found < least })
}

// phrases are the query's words in quotation marks.
func (s *searching) phrases() [][]queryWord {
	var phrases [][]queryWord
	last := 0
	for _, word := range s.query.words {
		switch {
		case word.phrase == 0:
		case word.phrase == last:
			phrases[len(phrases)-1] = append(phrases[len(phrases)-1], word)
		default:
			phrases = append(phrases, []queryWord{word})
		}
		last = word.phrase
	}
	return phrases
}

// hasPhrase reports whether a unit holds the indexed words of a phrase at their distances.
func (s *searching) hasPhrase(id int, phrase []queryWord) bool {
	var lists [][]int
	var offsets []int
	for i, word := range phrase {
		if word.term == "" {
			continue
		}
		at := slices.IndexFunc(s.clauses, func(c *clause) bool { return c.term == word.term })
		if at < 0 {
			continue // beyond the number of words that count
		}
		list := s.clauses[at].positions(id)
		if len(list) == 0 {
			return false
		}
		lists, offsets = append(lists, list), append(offsets, i)
	}
	return hasPhrase(lists, offsets)
}

// exclude drops the candidates that hold an excluded word or phrase.
func (s *searching) exclude() error {
	for _, words := range s.query.excluded {
		var found []hits
		var offsets []int
		known := true
		for i, word := range words {
			if word.term == "" {
				continue
			}
			e, err := s.entry(word.term)
			if err != nil {
				return err
			}
			if e == nil {
				known = false
				break
			}
			h, err := s.allHits(e, len(words) > 1)
			if err != nil {
				return err
			}
			found, offsets = append(found, h), append(offsets, i)
		}
		if !known || len(found) == 0 {
			continue
		}
		s.candidates = slices.DeleteFunc(s.candidates, func(c candidate) bool { return holds(c.id, found, offsets) })
	}
	return nil
}

func holds(id int, found []hits, offsets []int) bool {
	lists := make([][]int, len(found))
	for i, h := range found {
		at, here := slices.BinarySearch(h.ids, id)
		if !here {
			return false
		}
		lists[i] = h.positions[at]
	}
	return len(found) == 1 || hasPhrase(lists, offsets)
}

const yearFacet = "year"

// filter keeps the candidates that the filters let through, and counts documents by facet.
func (s *searching) filter(q Query) error {
	first, last, err := days(q)
	if err != nil {
		return err
	}
	tests := make([]func(document int) bool, 0, len(facetNames)+2) // one for each facet, the year's, the dates'
	values := make([][]facetValue, 0, len(facetNames)+1)
	for _, each := range s.manifest.Facets {
		read, err := s.facetValues(each)
		if err != nil {
			return err
		}
		values = append(values, read)
		tests = append(tests, oneOf(read, q.Filters[each.Name]))
	}
	years := s.years()
	values = append(values, years)
	for name := range q.Filters {
		if !slices.ContainsFunc(s.manifest.Facets, func(f facetReference) bool { return f.Name == name }) && name != yearFacet {
			return fmt.Errorf("there is nothing called %q by which to narrow: there are %s and %s", name, strings.Join(facetNames[:], ", "), yearFacet)
		}
	}
	tests = append(tests, oneOf(years, q.Filters[yearFacet]), func(document int) bool {
		day := s.collection.days[document]
		return day >= first && day <= last
	})
	s.countFacets(values, tests, q.Actions)
	s.candidates = slices.DeleteFunc(s.candidates, func(c candidate) bool {
		document := s.documentOf(c.id)
		return slices.ContainsFunc(tests, func(test func(int) bool) bool { return !test(document) })
	})
	for _, each := range s.candidates {
		if s.isAction[s.at[each.id]-1] {
			s.actions++
		}
	}
	if q.Actions {
		s.candidates = slices.DeleteFunc(s.candidates, func(c candidate) bool { return !s.isAction[s.at[c.id]-1] })
	}
	s.countDocuments()
	return nil
}

func (s *searching) countDocuments() {
	s.documents = 0
	seen := make([]bool, s.manifest.Documents)
	for _, each := range s.candidates {
		if document := s.documentOf(each.id); !seen[document] {
			seen[document] = true
			s.documents++
		}
	}
}

// countFacets counts the documents of the candidates by each facet's values, as the tests of the others let them through.
func (s *searching) countFacets(values [][]facetValue, tests []func(int) bool, actions bool) {
	found := make([]bool, s.manifest.Documents)
	for _, each := range s.candidates {
		if !actions || s.isAction[s.at[each.id]-1] {
			found[s.documentOf(each.id)] = true
		}
	}
	for i := range values {
		facet := Facet{Name: yearFacet}
		if i < len(s.manifest.Facets) {
			facet.Name = s.manifest.Facets[i].Name
		}
		for _, value := range values[i] {
			n := 0
			for _, document := range value.documents {
				if found[document] && passes(tests, i, document) {
					n++
				}
			}
			if n > 0 {
				facet.Values = append(facet.Values, FacetValue{value.key, value.label, n})
			}
		}
		s.facets = append(s.facets, facet)
	}
}

// passes reports whether a document passes all tests but one.
func passes(tests []func(int) bool, but, document int) bool {
	for i, test := range tests {
		if i != but && !test(document) {
			return false
		}
	}
	return true
}

// oneOf tests whether a document has a value; every document where the key is "".
func oneOf(values []facetValue, key string) func(int) bool {
	if key == "" {
		return func(int) bool { return true }
	}
	at := slices.IndexFunc(values, func(v facetValue) bool { return v.key == key })
	if at < 0 {
		return func(int) bool { return false }
	}
	return func(document int) bool {
		_, found := slices.BinarySearch(values[at].documents, document)
		return found
	}
}

func (x *Index) facetValues(of facetReference) ([]facetValue, error) {
	var values []facetValue
	for _, each := range of.Files {
		data, err := x.read(each)
		if err != nil {
			return nil, err
		}
		more, err := decodeFacet(data, x.manifest.Documents)
		if err != nil {
			return nil, err
		}
		values = append(values, more...)
	}
	return values, nil
}

// years are the years of the documents as a facet, the newest first.
func (x *Index) years() []facetValue {
	var years []facetValue
	for i, day := range x.collection.days {
		if day == 0 {
			continue
		}
		key := strconv.Itoa(dayZero.AddDate(0, 0, day).Year())
		if last := len(years) - 1; last < 0 || years[last].key != key {
			years = append(years, facetValue{key: key, label: key})
		}
		last := &years[len(years)-1]
		last.documents = append(last.documents, i)
	}
	return years
}

// days are the first and the last day that a query asks for.
func days(q Query) (first, last int, err error) {
	last = 1<<31 - 1
	for _, each := range []struct {
		date string
		day  *int
	}{{q.From, &first}, {q.To, &last}} {
		if each.date == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, each.date); err != nil {
			return 0, 0, fmt.Errorf("%q is no day: write it as 2026-01-31", each.date)
		}
		*each.day = dayOf(publication.Date(each.date))
	}
	return first, last, nil
}
