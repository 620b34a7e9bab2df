package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// maxWord is how many bytes a word may have to be indexed.
const maxWord = 60

// skip are the words that say nothing of what a text is about. They are not indexed: half of all text is made of them.
var skip = strings.Fields(`a about above after again all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each few for from further had has have having he her here
hers him his how i if in into is it its itself just me more most my no nor not of off on once only or other our ours out
over own same she should so some such than that the their theirs them then there these they this those through to too
under until up very was we were what when where which while who whom why will with would you your yours`)

var skipped = func() map[string]bool {
	set := map[string]bool{}
	for _, word := range skip {
		set[word] = true
	}
	return set
}()

// A token is a stretch of text that counts as one position.
type token struct {
	start, end int
	joined     bool // several runs
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// nextToken finds the first token at or after a byte of the text.
func nextToken(text string, at int) (token, bool) {
	for at < len(text) {
		if text[at] == ' ' {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if isWordRune(r) {
			break
		}
		at += size
	}
	if at >= len(text) {
		return token{}, false
	}
	found := token{start: at}
	last := nextRun(text, at)
	for last.end < len(text) && text[last.end] != ' ' && strings.IndexByte("/.:-&", text[last.end]) >= 0 {
		r, _ := utf8.DecodeRuneInString(text[last.end+1:])
		if !isWordRune(r) {
			break
		}
		next := nextRun(text, last.end+1)
		if text[last.end] == '&' {
			if !last.single || !next.single {
				break
			}
		} else if !last.digit || !next.digit {
			break
		}
		last, found.joined = next, true
	}
	found.end = last.end
	return found, true
}

// A run is an unbroken stretch of letters, digits and marks.
type run struct {
	end    int
	digit  bool // one at least
	single bool // it is one letter
}

func nextRun(text string, start int) run {
	found := run{end: start}
	letter, runes := false, 0
	for found.end < len(text) {
		if c := text[found.end]; c >= 'a' && c <= 'z' {
			letter = true
			found.end++
			runes++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[found.end:])
		if (r == '\'' || r == '’') && letter {
			if next, _ := utf8.DecodeRuneInString(text[found.end+size:]); !unicode.IsLetter(next) {
				break
			}
		} else if !isWordRune(r) {
			break
		}
		letter = unicode.IsLetter(r)
		found.digit = found.digit || unicode.IsNumber(r)
		found.end += size
		runes++
	}
	found.single = runes == 1 && letter
	return found
}

// fold gives the word of a token.
func fold(token string) string {
	plain := true
	for i := 0; i < len(token) && plain; i++ {
		plain = token[i] >= 'a' && token[i] <= 'z' || token[i] >= '0' && token[i] <= '9'
	}
	if plain {
		return token
	}
	token = strings.ReplaceAll(token, "’", "'")
	if n := len(token) - 2; n >= 0 && (token[n:] == "'s" || token[n:] == "'S") {
		token = token[:n]
	}
	token = strings.ReplaceAll(token, "'", "")
	if isASCII(token) {
		return strings.ToLower(token)
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'Σ', r == 'ς':
			return 'σ'
		}
		return r
	}, norm.NFKD.String(token)))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// termOf gives the term of a word, "" for a word that is not indexed.
func termOf(word string) string {
	if word == "" || len(word) > maxWord || skipped[word] {
		return ""
	}
	return stem(word)
}

// stem gives the Snowball English stem of a word of a–z, or of the word that it is an irregular form of, and any other word as it is. Words with "yy" and short ones are
// left alone: they gain nothing, and in them implementations of the algorithm differ.
func stem(word string) string {
	if base, known := irregular[word]; known {
		word = base
	}
	if len(word) < 4 || strings.Contains(word, "yy") {
		return word
	}
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return word
		}
	}
	return english.Stem(word, true)
}

// isLetters reports whether a word is of letters alone.
func isLetters(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

// runsOf gives the words of those runs of a joined token that are indexed beside the whole.
func runsOf(token string) []string {
	if strings.Contains(token, "&") {
		return nil
	}
	var words []string
	for _, part := range strings.FieldsFunc(token, func(r rune) bool { return strings.ContainsRune("/.:-", r) }) {
		if strings.ContainsFunc(part, unicode.IsLetter) || utf8.RuneCountInString(part) >= 3 {
			words = append(words, fold(part))
		}
	}
	return words
}
