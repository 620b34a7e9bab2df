package search

import (
	"strings"
	"unicode/utf8"
)

// A Query is what a reader asks for.
type Query struct {
	Text string // words, "phrases", -words; the last word may be unfinished where no space follows it

	Filters map[string]string // facet → key: "kind" → "minutes"
	From    string            // the first day, "2026-01-31"; "" for any
	To      string            // the last day
	Actions bool              // actions only

	ByDate bool // newest first, not the best
	Limit  int  // results at most; 0 for 10
	Skip   int  // results before the first, for further pages
}

// A parsed query is its words in order, and what they are asked for as.
type parsed struct {
	words    []queryWord
	excluded [][]queryWord // words and phrases that must not stand in a unit
	open     bool          // the last word may be unfinished
}

// A queryWord is one word of a query.
type queryWord struct {
	printed string
	folded  string
	stem    string
	term    string // "" where it is not indexed
	phrase  int    // the ordinal of its phrase, from 1; 0 for none
}

// parse reads a query. Whatever it holds, it is a query.
func (x *Index) parse(text string) parsed {
	text = text[:min(len(text), max(x.manifest.Ranking.QueryBytes, 0))]
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(strings.ToValidUTF8(text, " "))
	var p parsed
	phrases, inPhrase, excluding := 0, false, false
	at := 0
	for {
		found, ok := nextToken(text, at)
		between := text[at:]
		if ok {
			between = text[at:found.start]
		}
		for i, r := range between {
			switch {
			case r == '"':
				inPhrase = !inPhrase
				if inPhrase {
					phrases++
				} else {
					excluding = false
				}
			case r == '-' && !inPhrase:
				next, _ := utf8.DecodeRuneInString(between[i+1:])
				excluding = (at+i == 0 || isSpaceBefore(text, at+i)) && (i+1 == len(between) && ok || next == '"')
			case !inPhrase:
				excluding = false
			}
		}
		if !ok {
			break
		}
		word := queryWord{printed: text[found.start:found.end]}
		word.folded = fold(word.printed)
		word.stem = stem(word.folded)
		if word.folded != "" && len(word.folded) <= maxWord && !x.skipped[word.folded] {
			word.term = word.stem
		}
		if inPhrase {
			word.phrase = phrases
		}
		last := len(p.excluded) - 1
		switch {
		case !excluding:
			p.words = append(p.words, word)
		case inPhrase && last >= 0 && p.excluded[last][0].phrase == phrases:
			p.excluded[last] = append(p.excluded[last], word)
		default:
			p.excluded = append(p.excluded, []queryWord{word})
		}
		at = found.end
		p.open = at == len(text) && !inPhrase && !excluding
		if !inPhrase {
			excluding = false
		}
	}
	return p
}

func isSpaceBefore(text string, at int) bool {
	last := text[at-1]
	return last == ' ' || last == '\t' || last == '\n' || last == '('
}
