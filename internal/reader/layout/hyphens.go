package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// softHyphen is printed where a word is broken and stands for nothing else.
	softHyphen = "\u00AD"
	// hyphens are the signs that divide a word or join two.
	hyphens = "-\u2010"
)

// A lexicon holds the words of a document, in lower case, as they stand inside its lines. It knows whether a hyphen at the
// end of a line joins two words or divides one.
type lexicon struct {
	words   map[string]bool
	divides bool // words of this document are divided at the ends of lines
}

// learn adds the words of a line. The last one may be the half of a word, and so may the first.
func (x *lexicon) learn(l *line) {
	for i, each := range l.words {
		if i > 0 && i+1 < len(l.words) {
			x.words[bare(each.text())] = true
		}
	}
}

// settle finds out, from the words that say it, what hyphens at the ends of lines mostly do.
func (x *lexicon) settle(columns [][]*line) {
	divided, joined := 0, 0
	for _, lines := range columns {
		for i := 1; i < len(lines); i++ {
			before, after := lines[i-1].lastWord(), lines[i].words[0].text()
			if stem, ok := brokenStem(before); ok && startsLower(after) {
				switch {
				case x.words[bare(stem+"-"+after)]:
					joined++
				case x.words[bare(stem+after)]:
					divided++
				}
			}
		}
	}
	x.divides = divided > joined
}

func (l *line) lastWord() string { return l.words[len(l.words)-1].text() }

// bare is a word in lower case without the marks around it.
func bare(word string) string {
	word = strings.ReplaceAll(word, "\u2010", "-")
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// brokenStem gives what stands in front of the hyphen at the end of a word.
func brokenStem(word string) (stem string, ok bool) {
	r, size := utf8.DecodeLastRuneInString(word)
	if size == 0 || !strings.ContainsRune(hyphens, r) {
		return "", false
	}
	stem = word[:len(word)-size]
	last, _ := utf8.DecodeLastRuneInString(stem)
	return stem, unicode.IsLetter(last) || unicode.IsDigit(last)
}

// isBroken reports whether a word at the end of a line may go on in the next one.
func isBroken(word string) bool {
	_, ok := brokenStem(word)
	return ok || strings.HasSuffix(word, softHyphen)
}

// hangs are the words that follow a hyphen at the end of a word: "short- and long-term".
var hangs = map[string]bool{"and": true, "or": true, "to": true, "nor": true, "but": true, "&": true, "than": true}

// stays are the beginnings of words that English sets off with a hyphen.
var stays = map[string]bool{
	"all": true, "anti": true, "by": true, "co": true, "cross": true, "ex": true, "face": true, "follow": true, "full": true, "half": true,
	"high": true, "in": true, "inter": true, "join": true, "long": true, "low": true, "mid": true, "multi": true, "non": true, "on": true, "one": true,
	"out": true, "over": true, "part": true, "post": true, "pre": true, "re": true, "self": true, "semi": true, "short": true, "sub": true,
	"three": true, "two": true, "under": true, "up": true, "well": true, "whole": true, "year": true,
}

// join puts the text of the next line behind that of a line, with a space unless a word goes on.
func (x *lexicon) join(w *writer, last, next *line) {
	before, after := last.lastWord(), next.words[0].text()
	stem, broken := brokenStem(before)
	switch {
	case strings.HasSuffix(before, softHyphen):
		w.cut(softHyphen)
	case broken && startsLower(after) && !hangs[bare(after)]:
		if !x.keeps(stem, after) {
			w.cut(before[len(stem):])
		}
	case broken && unicode.IsUpper(firstRune(after)): // "Anglo-" "Saxon"
	case broken && unicode.IsDigit(firstRune(after)) && unicode.IsDigit(lastRune(stem)): // "2025-" "26"
	case !w.isEmpty():
		w.between(" ", next.words[0].runs[0])
	}
	next.write(w, 0)
}

// keeps reports whether the hyphen between two pieces at the end of a line is one of the word.
func (x *lexicon) keeps(stem, after string) bool {
	switch {
	case x.words[bare(stem+"-"+after)]:
		return true
	case x.words[bare(stem+after)]:
		return false
	case stays[bare(stem)], strings.ContainsAny(stem, hyphens):
		return true
	}
	return !x.divides
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
