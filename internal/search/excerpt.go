package search

import (
	"slices"
	"strings"
)

// A marker finds the words of a query in a text.
type marker struct {
	length, before int // tokens of an excerpt, and of it before the first word that is marked

	clauses map[string][]int // ordinals by the terms that meet them
	weights []int
	starts  map[string][]member // members of the groups that meet a clause, by their first words
	terms   []string            // of all groups
}

func (s *searching) marker() *marker {
	m := &marker{length: max(s.ranking.Excerpt, 1), before: max(s.ranking.Before, 0), clauses: map[string][]int{}, starts: map[string][]member{}}
	for i, c := range s.clauses {
		m.weights = append(m.weights, c.weight)
		for _, a := range c.alternatives {
			m.clauses[a.entry.term] = append(m.clauses[a.entry.term], i)
		}
	}
	for _, each := range s.groups {
		m.terms = append(m.terms, each.term)
		if m.clauses[each.term] == nil {
			continue
		}
		for _, name := range each.members {
			m.starts[name.words[0]] = append(m.starts[name.words[0]], name)
		}
	}
	return m
}

// A match is a stretch of a text that meets clauses.
type match struct {
	first, last int // tokens
	clauses     []int
}

// matches finds all in a text, in order.
func (m *marker) matches(text string) (tokens []token, found []match) {
	var stems []string
	for t, ok := nextToken(text, 0); ok; t, ok = nextToken(text, t.end) {
		tokens = append(tokens, t)
		stems = append(stems, stem(fold(text[t.start:t.end])))
	}
	for i, t := range tokens {
		printed := text[t.start:t.end]
		here := match{i, i, slices.Clone(m.clauses[stems[i]])}
		if t.joined {
			for _, part := range runsOf(printed) {
				here.clauses = append(here.clauses, m.clauses[stem(part)]...)
			}
		}
		for _, name := range m.starts[stems[i]] {
			end := i + len(name.words)
			if end <= len(stems) && slices.Equal(stems[i:end], name.words) && (!name.acronym || isCapitals(printed)) {
				here.last = max(here.last, end-1)
				here.clauses = append(here.clauses, m.clauses[m.terms[name.group]]...)
			}
		}
		if len(here.clauses) > 0 {
			found = append(found, here)
		}
	}
	return tokens, found
}

// excerpt gives the stretch of a text that holds most of the query, on one line, and where in it words of the query stand.
func (m *marker) excerpt(text string) (string, [][2]int) {
	tokens, found := m.matches(text)
	if len(tokens) == 0 {
		return "", nil
	}
	first := 0
	if len(found) > 0 {
		first = max(found[m.best(found)].first-m.before, 0)
	}
	last := min(first+m.length, len(tokens)) - 1
	first = max(min(first, last+1-m.length), 0)
	from, to := tokens[first].start, tokens[last].end
	if last == len(tokens)-1 {
		to = len(text)
	}
	if first == 0 {
		from = 0
	}
	var out strings.Builder
	var marks [][2]int
	if first > 0 {
		out.WriteString("… ")
	}
	at := from
	for _, each := range found {
		start, end := tokens[each.first].start, tokens[each.last].end
		if start < at || end > to {
			continue
		}
		out.WriteString(line(text[at:start]))
		mark := out.Len()
		out.WriteString(line(text[start:end]))
		marks = append(marks, [2]int{mark, out.Len()})
		at = end
	}
	out.WriteString(line(text[at:to]))
	if last < len(tokens)-1 {
		out.WriteString(" …")
	}
	return out.String(), marks
}

// line puts a text on one line without changing its length.
func line(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// best gives the match from which a stretch of text holds most of the query: by the clauses' weights, then by the number
// of matches, then the first.
func (m *marker) best(found []match) int {
	best, bestWeight, bestCount := 0, -1, 0
	for i := range found {
		weight, count := 0, 0
		seen := make([]bool, len(m.weights))
		for _, each := range found[i:] {
			if each.last >= found[i].first+m.length-m.before {
				break
			}
			count++
			for _, c := range each.clauses {
				if !seen[c] {
					seen[c] = true
					weight += m.weights[c]
				}
			}
		}
		if weight > bestWeight || weight == bestWeight && count > bestCount {
			best, bestWeight, bestCount = i, weight, count
		}
	}
	return best
}
