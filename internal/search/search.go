package search

import (
	"cmp"
	"slices"
)

// Results are what a query finds.
type Results struct {
	Corrected string   // the query that was answered, where a word was taken for a misspelling; otherwise ""
	LeftOut   []string // words of the query that do not stand in the best result
	Phrases   bool     // no unit holds the query's phrases: their words are looked for apart
	Units     int      // how many sections, actions and recommendations were found
	Documents int      // in so many documents
	Actions   int      // how many of the units are actions, or would be without the filter on them
	Facets    []Facet  // kind, theme, group, organisation, year
	Results   []Result // the best first, or the newest
}

// A Facet counts documents by the values of one thing, each facet as if there were no filter on itself.
type Facet struct {
	Name   string
	Values []FacetValue // those that occur, by their keys
}

// A FacetValue is one value of a facet.
type FacetValue struct {
	Key, Label string
	Documents  int
}

// A Result is one unit.
type Result struct {
	URL      string  `json:"url"`      // the page's address with the section's anchor: "/minutes/2026-03-12-board/#item-3"
	Document string  `json:"document"` // the page's address
	Title    string  `json:"title"`    // the document's
	Section  string  `json:"section"`  // the path of headings; "" for the document itself
	Excerpt  string  `json:"excerpt"`
	Score    float64 `json:"score"` // to six places; comparable within one query only

	Date  string   `json:"-"` // "2026-03-12"
	Kind  string   `json:"-"`
	Marks [][2]int `json:"-"` // bytes of Excerpt from and to which words of the query stand
}

// A candidate is a unit that a word of the query stands in.
type candidate struct {
	id    int
	score int // in millionths
	found int // how much of the query's weight stands in it, in thousandths
}

// Search answers a query. Any text is a query; an error says what is wrong with the index or a date.
//
// A unit's score is the sum over the query's words of weight × level, the best alternative of each; a word that stands
// elsewhere in the document counts a part of that. The sum is multiplied twice by the share of the query that is found,
// and raised by nearness: by how short the shortest stretch is in which the words stand together. The package comment has
// the rule in full.
func (x *Index) Search(q Query) (Results, error) {
	s := searching{Index: x, ranking: x.manifest.Ranking}
	if err := s.prepare(q); err != nil {
		return Results{}, err
	}
	s.gather()
	if err := s.restrict(q); err != nil {
		return Results{}, err
	}
	s.rank(q.ByDate)
	results := Results{Corrected: s.corrected, Facets: s.facets, Units: len(s.candidates), Documents: s.documents, Actions: s.actions, Phrases: s.phraseLess}
	if len(s.candidates) > 0 {
		results.LeftOut = s.leftOut(s.candidates[0].id)
	} else {
		results.LeftOut = s.unknown()
	}
	var err error
	results.Results, err = s.show(cmp.Or(max(q.Limit, 0), defaultLimit), max(q.Skip, 0), q.Actions)
	return results, err
}

const defaultLimit = 10

// A searching is one query being answered.
type searching struct {
	*Index
	ranking   Ranking
	query     parsed
	clauses   []*clause
	corrected string
	total     int // weight of all clauses that something meets

	ids        []int       // of all units that a word stands in
	at         map[int]int // the place of a unit in ids, less one; 0 for none
	worth      [][]int     // by clause and place in ids
	isAction   []bool
	candidates []candidate
	phraseLess bool // the query has phrases that no unit holds

	facets             []Facet
	documents, actions int
}

// prepare reads the query and the postings of its words.
func (s *searching) prepare(q Query) (err error) {
	s.query = s.parse(q.Text)
	if s.clauses, s.corrected, err = s.Index.clauses(s.query); err != nil {
		return err
	}
	var common []*alternative
	for _, c := range s.clauses {
		s.total += c.weight
		for i := range c.alternatives {
			a := &c.alternatives[i]
			a.whole = len(a.entry.parts) == 1
			switch {
			case c.phrase:
				a.hits, err = s.allHits(a.entry, true)
				a.whole = true
			default:
				a.hits, err = s.firstHits(a.entry)
			}
			if err != nil {
				return err
			}
			if !a.whole {
				common = append(common, a)
			}
		}
	}
	s.total = max(s.total, 1) // nothing divides by none
	return s.readCommon(common)
}

// readCommon reads the further parts of common terms as far as the budget goes, rarer terms first.
func (s *searching) readCommon(common []*alternative) (err error) {
	slices.SortStableFunc(common, func(a, b *alternative) int {
		return cmp.Or(cmp.Compare(a.entry.df, b.entry.df), cmp.Compare(a.entry.term, b.entry.term))
	})
	budget, last := s.ranking.Budget, ""
	for _, a := range common {
		if a.entry.term != last { // the same term in two clauses is read once
			budget -= a.entry.df - len(a.hits.ids)
			last = a.entry.term
		}
		if budget < 0 {
			return nil
		}
		if a.hits, err = s.allHits(a.entry, false); err != nil {
			return err
		}
		a.whole = true
	}
	return nil
}

// gather finds what each word is worth in each unit that a word stands in.
func (s *searching) gather() {
	s.at = map[int]int{}
	for _, c := range s.clauses {
		for _, a := range c.alternatives {
			for i, id := range a.hits.ids {
				if s.at[id] == 0 {
					s.ids = append(s.ids, id)
					s.isAction = append(s.isAction, a.hits.levels[i]&1 == 1)
					s.at[id] = len(s.ids)
				}
			}
		}
	}
	s.worth = make([][]int, len(s.clauses))
	for i, c := range s.clauses {
		worth := make([]int, len(s.ids))
		for _, a := range c.alternatives {
			for j, id := range a.hits.ids {
				at := s.at[id] - 1
				worth[at] = max(worth[at], a.weight*int(a.hits.levels[j]>>1))
			}
		}
		if slices.ContainsFunc(c.alternatives, func(a alternative) bool { return !a.whole }) {
			for at := range worth {
				worth[at] = max(worth[at], c.weight) // so common that it was not looked up: taken to be there
			}
		}
		s.worth[i] = worth
	}
	s.score()
}

// score makes a candidate of each unit.
func (s *searching) score() {
	best := make([][]int, len(s.clauses)) // the worth of each word in each document
	for i := range best {
		best[i] = make([]int, s.manifest.Documents)
	}
	documents := make([]int, len(s.ids))
	for at, id := range s.ids {
		documents[at] = s.documentOf(id)
		for i := range s.clauses {
			best[i][documents[at]] = max(best[i][documents[at]], s.worth[i][at])
		}
	}
	s.candidates = make([]candidate, 0, len(s.ids))
	for at, id := range s.ids {
		sum, found := 0, 0
		for i, c := range s.clauses {
			switch {
			case s.worth[i][at] > 0:
				sum += s.worth[i][at]
				found += c.weight
			case best[i][documents[at]] > 0:
				sum += best[i][documents[at]] * s.ranking.Elsewhere / 1000
				found += c.weight * s.ranking.Present / 1000
			}
		}
		share := found * 1000 / s.total
		s.candidates = append(s.candidates, candidate{id, sum * share / 1000 * share / 1000, share})
	}
}

// rank brings the candidates into order.
func (s *searching) rank(byDate bool) {
	byID := func(a, b candidate) int { return cmp.Compare(a.id, b.id) }
	byScore := func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), byID(a, b)) }
	slices.SortFunc(s.candidates, byScore)
	nearest := s.candidates[:min(len(s.candidates), s.ranking.Nearest)]
	for i := range nearest {
		nearest[i].score += nearest[i].score * s.nearness(nearest[i].id) / 1000
	}
	slices.SortFunc(s.candidates, byScore)
	if byDate {
		slices.SortFunc(s.candidates, byID)
	}
}

// nearness is how near the words stand together in a unit, in thousandths.
func (s *searching) nearness(id int) int {
	var lists [][]int
	weight, pairs := 0, 0
	var before *clause
	for _, c := range s.clauses {
		list := c.positions(id)
		if len(list) == 0 {
			continue
		}
		if before != nil {
			pairs += (before.weight + c.weight) / (1 + offBy(lists[len(lists)-1], list, c.at-before.at))
		}
		lists, before = append(lists, list), c
		weight += c.weight
	}
	if len(lists) < 2 {
		return 0
	}
	return s.ranking.Near*len(lists)/max(span(lists), len(lists))*weight/s.total + s.ranking.Pairs*pairs/(2*s.total)
}

// positions are all positions of a clause in a unit in order, as far as they were read.
func (c *clause) positions(id int) []int {
	var list []int
	for _, a := range c.alternatives {
		if at, found := slices.BinarySearch(a.hits.ids, id); found {
			list = append(list, a.hits.positions[at]...)
		}
	}
	slices.Sort(list)
	return list
}

// leftOut gives the words that do not stand in a unit.
func (s *searching) leftOut(id int) []string {
	var words []string
	for i, c := range s.clauses {
		if at := s.at[id]; at == 0 || s.worth[i][at-1] == 0 {
			words = append(words, c.word)
		}
	}
	return words
}

// unknown gives the words that stand in no unit at all.
func (s *searching) unknown() []string {
	var words []string
	for _, c := range s.clauses {
		if len(c.alternatives) == 0 {
			words = append(words, c.word)
		}
	}
	return words
}

// show reads the texts of the candidates that are asked for. Pieces of one section are one result.
func (s *searching) show(limit, skip int, actions bool) ([]Result, error) {
	results := []Result{}
	seen := map[string]bool{}
	chunks := map[string]chunk{}
	marker := s.marker()
	for _, each := range s.candidates {
		if len(results) == limit {
			break
		}
		c, u, err := s.unit(each.id, chunks)
		if err != nil {
			return nil, err
		}
		if u.kind != sectionUnit && !actions {
			continue // its section is found by the same words
		}
		result := Result{URL: c.address, Document: c.address, Title: c.title, Section: u.path, Score: float64(each.score) / 1e6, Date: c.date, Kind: c.kind}
		if u.anchor != "" {
			result.URL += "#" + u.anchor
		}
		if seen[result.URL] {
			continue
		}
		seen[result.URL] = true
		if len(seen) > skip {
			result.Excerpt, result.Marks = marker.excerpt(u.text)
			results = append(results, result)
		}
	}
	return results, nil
}
