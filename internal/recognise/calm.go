package recognise

import (
	"regexp"
	"strings"
)

// shoutedRun is three words or more in capitals.
var shoutedRun = regexp.MustCompile(`\p{Lu}[\p{Lu}'’-]+(?:[ ,&]+\p{Lu}[\p{Lu}'’-]*){2,}`)

// calm gives a name or title as it reads in small letters where it, or a part of it, is all in capitals. Acronyms stay.
func (x *lexicon) calm(text string) string {
	switch {
	case text != strings.ToUpper(text):
		return shoutedRun.ReplaceAllStringFunc(text, x.calmWords)
	case len(words(text)) == 1 && !couldBeWord(text):
		return text
	}
	return x.calmWords(text)
}

func (x *lexicon) calmWords(text string) string {
	first := true
	return longWord.ReplaceAllStringFunc(text, func(word string) string {
		isFirst := first
		first = false
		_, isListed := x.folded[word]
		switch {
		case isListed && !capitalWord.MatchString(strings.ToLower(word)), len(word) <= 5 && !strings.ContainsAny(word, "AEIOUY"):
			return word
		case smallWord.MatchString(word) && !isFirst:
			return strings.ToLower(word)
		}
		letters := []rune(word)
		return string(letters[:1]) + strings.ToLower(string(letters[1:]))
	})
}
