package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/publication"
)

// pageWords are the words of a page and of the vocabulary, in small letters.
type pageWords struct {
	any   map[string]bool // of the page, also in names
	small map[string]bool // of the page, where they begin with a small letter
	field map[string]bool // of the vocabulary
}

func (x *lexicon) wordsOf(passages []passage, people []publication.Person) pageWords {
	list := pageWords{map[string]bool{}, map[string]bool{}, x.fieldWords}
	for _, each := range people {
		for _, word := range words(each.Name) {
			list.any[word] = true
		}
	}
	for _, each := range passages {
		for _, word := range acronymToken.FindAllString(each.text, -1) {
			if !isShortForm(word) {
				list.any[strings.ToLower(word)] = true
				if startsLower(word) {
					list.small[word] = true
				}
			}
		}
	}
	return list
}

// isOrdinary reports whether a word in capitals is still a word: one that the page also has in other letters, or the
// vocabulary, or one that minutes like to print in capitals.
func (w pageWords) isOrdinary(word string) bool {
	word = strings.ToLower(word)
	return w.any[word] || w.field[word] || w.any[singular(word)] || w.field[singular(word)] || capitalWord.MatchString(word)
}

// isCommon reports whether a word is no name: it stands somewhere in small letters.
func (w pageWords) isCommon(word string) bool {
	word = strings.ToLower(word)
	return w.small[word] || w.field[word] || w.field[singular(word)] || smallWord.MatchString(word)
}

// capitalWord are words that documents print in capitals and seldom again in small letters.
var capitalWord = regexp.MustCompile(`^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|` +
	`a|all|always|and|any|are|but|can|cannot|do|for|has|how|if|is|it|may|must|never|new|no|not|now|of|off|on|only|or|our|out|please|see|should|the|this|to|was|we|what|when|where|who|why|will|with|yes|you|your|` +
	`absent|action|actions|agenda|agreed|apologies|approved|attached|cancelled|carried|chair|closed|completed?|confidential|confirmed|copy|decision|declined|deferred|draft|due|embargoed|end|english|exempt|final|from|green|amber|red|important|item|minutes|none|note|noted|official|open|ongoing|outstanding|overdue|page|partial|present|private|protect|public|published|received|restricted|resolved|sensitive|signed|tbc|unrestricted|update|urgent|vacant|verbal|version)$`)

// shouted says which words of a text stand in capitals for emphasis, or as a heading: all of a line in capitals, or of
// three words or more of which one is an ordinary word.
func (x *lexicon) shouted(tokens []string, list pageWords) []bool {
	is := make([]bool, len(tokens))
	for from := 0; from < len(tokens); from++ {
		to, plain := from, false
		for to < len(tokens) && strings.ToUpper(tokens[to]) == tokens[to] && strings.ToLower(tokens[to]) != tokens[to] {
			plain = plain || len(x.folded[tokens[to]]) == 0 && list.isOrdinary(tokens[to])
			to++
		}
		if plain && to-from >= 3 || plain && to-from == len(tokens) && to-from >= 2 {
			for i := from; i < to; i++ {
				is[i] = true
			}
		}
		from = max(from, to-1)
	}
	return is
}

// couldBeWord reports whether letters in capitals can be spoken, and are enough for a word that is not in small use.
func couldBeWord(token string) bool {
	return len(token) >= 5 && strings.ContainsAny(token, "AEIOU") && !consonants.MatchString(token)
}

var (
	consonants = regexp.MustCompile(`[^AEIOUY]{4}`)
	wordEnding = regexp.MustCompile(`(?:ED|ING|LY|ION|ENT|ER|EST|FUL|LESS|ABLE|IVE|IAL|TY|[AE]NCE|[^S]S)$`)
)

// isEmphasis reports whether a word that nobody explains stands in capitals for emphasis: alone or in a short line, where
// it can be spoken, and anywhere if it ends as English words do.
func isEmphasis(token string, tokens []string) bool {
	return couldBeWord(token) && (wordEnding.MatchString(token) || !isSentence(tokens))
}

// isSentence reports whether most words of a passage are in small letters; a heading or cell may be all emphasis.
func isSentence(tokens []string) bool {
	small := 0
	for _, token := range tokens {
		if startsLower(token) {
			small++
		}
	}
	return small >= 5
}
