package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A clause is a word of a query with all that it may be met by.
type clause struct {
	word         string // as printed, or as corrected
	term         string
	at           int  // its place among the words of the query, the first where it stands there twice
	phrase       bool // it stands in a phrase, and means itself alone
	alternatives []alternative
	weight       int // the highest of its alternatives' weights
}

// An alternative is a term that meets a clause.
type alternative struct {
	entry  *foundEntry
	weight int // the term's weight, less what it counts less than the clause's own word
	hits   hits
	whole  bool // hits are all there are
}

func (c *clause) add(e *foundEntry, weight int) {
	for i := range c.alternatives {
		if a := &c.alternatives[i]; a.entry.term == e.term {
			a.weight = max(a.weight, weight)
			return
		}
	}
	c.alternatives = append(c.alternatives, alternative{entry: e, weight: weight})
}

// clauses gives the clauses of a query, and what the query is after correcting its spelling, "" where nothing was corrected.
func (x *Index) clauses(p parsed) (made []*clause, corrected string, err error) {
	byTerm := map[string]*clause{}
	of := make([]*clause, len(p.words)) // nil for words that are not indexed
	for i, word := range p.words {
		if word.term == "" || len(made) == x.manifest.Ranking.Clauses && byTerm[word.term] == nil {
			continue
		}
		c := byTerm[word.term]
		if c == nil {
			c = &clause{word: word.printed, term: word.term, at: i}
			byTerm[word.term] = c
			made = append(made, c)
			e, err := x.entry(word.term)
			if err != nil {
				return nil, "", err
			}
			if e != nil {
				c.add(e, x.weightOf(e))
			}
		}
		c.phrase = c.phrase || word.phrase > 0
		of[i] = c
	}
	if err := cmp.Or(x.addSynonyms(p, of), x.addCompounds(p, of), x.addEveryday(made)); err != nil {
		return nil, "", err
	}
	if last := len(p.words) - 1; p.open && last >= 0 && of[last] != nil && !of[last].phrase {
		if err := x.addCompletions(p.words[last].folded, of[last]); err != nil {
			return nil, "", err
		}
	}
	if corrected, err = x.correct(p, of); err != nil {
		return nil, "", err
	}
	for _, c := range made {
		for _, each := range c.alternatives {
			c.weight = max(c.weight, each.weight)
		}
	}
	return made, corrected, nil
}

// weightOf is the weight of a term as a word of a query: words by which questions are put count for less.
func (x *Index) weightOf(e *foundEntry) int {
	if x.plain[e.term] {
		return e.weight * x.manifest.Ranking.Plain / 1000
	}
	return e.weight
}

// addEveryday adds to the clauses of everyday words those that papers have for the same.
func (x *Index) addEveryday(made []*clause) error {
	for _, c := range made {
		if c.phrase {
			continue
		}
		own := 0
		if len(c.alternatives) > 0 {
			own = c.alternatives[0].weight
		}
		for _, term := range x.manifest.Everyday[c.term] {
			e, err := x.entry(term)
			if err != nil {
				return err
			}
			if e == nil {
				continue
			}
			weight := e.weight
			if own > 0 {
				weight = min(own, weight)
			}
			c.add(e, weight*x.manifest.Ranking.Everyday/1000)
		}
	}
	return nil
}

// addCompounds adds to the clauses of two words that follow one another what they are when written as one.
func (x *Index) addCompounds(p parsed, of []*clause) error {
	for i := 0; i+1 < len(of); i++ {
		if p.words[i].phrase > 0 || p.words[i+1].phrase > 0 || !isLetters(p.words[i].folded) || !isLetters(p.words[i+1].folded) {
			continue
		}
		e, err := x.entry(stem(p.words[i].folded + p.words[i+1].folded))
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		for _, c := range of[i : i+2] {
			if c != nil {
				c.add(e, e.weight*x.manifest.Ranking.Phrase/1000/2)
			}
		}
	}
	return nil
}

// addSynonyms adds to the clauses of names what else they are called.
func (x *Index) addSynonyms(p parsed, of []*clause) error {
	r := x.manifest.Ranking
	for i := range p.words {
		members, err := x.startingWith(p.words[i].stem)
		if err != nil {
			return err
		}
		for _, m := range members {
			if !p.has(m, i) {
				continue
			}
			e, err := x.entry(x.groups[m.group].term)
			if err != nil {
				return err
			}
			if e == nil {
				continue
			}
			weight := e.weight * r.Phrase / 1000 / len(m.words)
			if len(m.words) == 1 {
				weight = e.weight
				if m.acronym && !isCapitals(p.words[i].printed) {
					weight = e.weight * r.Acronym / 1000
				}
			}
			for j := range m.words {
				if c := of[i+j]; c != nil {
					c.add(e, weight)
				}
			}
		}
	}
	return nil
}

// has reports whether the words from the i-th on are those of a member, outside phrases.
func (p *parsed) has(m member, i int) bool {
	if i+len(m.words) > len(p.words) {
		return false
	}
	for j, word := range m.words {
		if p.words[i+j].stem != word || p.words[i+j].phrase > 0 {
			return false
		}
	}
	return true
}

// addCompletions adds to the clause of an unfinished word those that it may become.
func (x *Index) addCompletions(prefix string, c *clause) error {
	runes := utf8.RuneCountInString(prefix)
	if runes < 2 {
		return nil
	}
	from := string([]rune(prefix)[:max(2, runes-3)]) // the stem of a longer word may be shorter
	var found []*foundEntry
	blocks, err := x.blocks(from, x.manifest.Ranking.Blocks)
	if err != nil {
		return err
	}
	for _, each := range blocks {
		if each.first > prefix && !strings.HasPrefix(each.first, prefix) {
			break
		}
		d, err := x.dictionary(each.file)
		if err != nil {
			return err
		}
		for i := range d.entries {
			if e := &d.entries[i]; e.term != c.term && e.completes(prefix) {
				found = append(found, &foundEntry{e, d.files})
			}
		}
	}
	slices.SortFunc(found, func(a, b *foundEntry) int {
		return cmp.Or(cmp.Compare(b.df, a.df), strings.Compare(a.term, b.term))
	})
	r := x.manifest.Ranking
	own := 0
	if len(c.alternatives) > 0 {
		own = c.alternatives[0].weight
	}
	for _, e := range found[:min(len(found), r.Completions)] {
		if own > 0 {
			c.add(e, min(own, e.weight)*r.Longer/1000)
		} else {
			c.add(e, e.weight*r.Prefix/1000)
		}
	}
	return nil
}

// completes reports whether a word of the entry begins with a prefix.
func (e *entry) completes(prefix string) bool {
	if isSynonym(e.term) {
		return false
	}
	return strings.HasPrefix(e.term, prefix) || slices.ContainsFunc(e.forms, func(form string) bool { return strings.HasPrefix(form, prefix) })
}

// correct gives clauses that nothing meets the word that they may have been meant to be. It returns the query with these.
func (x *Index) correct(p parsed, of []*clause) (string, error) {
	words, changed := make([]string, 0, len(p.words)), false
	for i, word := range p.words {
		c := of[i]
		if c != nil && len(c.alternatives) == 0 && !c.phrase && !isCapitals(word.printed) { // MASH is not a misspelt MASA
			better, err := x.spelling(word.folded)
			if err != nil {
				return "", err
			}
			if e, err := x.entry(stem(better)); err != nil {
				return "", err
			} else if e != nil {
				c.add(e, e.weight)
				c.word, c.term = better, e.term
			}
		}
		if c != nil && c.term != word.term {
			words, changed = append(words, c.word), true
			continue
		}
		words = append(words, word.printed)
	}
	if !changed {
		return "", nil
	}
	return strings.Join(words, " "), nil
}
