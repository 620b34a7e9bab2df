package disclosure

import (
	"regexp"
	"strings"
	"unicode"

	"gazette/internal/document"
)

// longestExcerpt is how much of the document a finding quotes, in characters.
const longestExcerpt = 80

// excerpt gives text on one line, shortened at a word.
func excerpt(text string) string {
	text = document.Fold(text)
	shown := []rune(text)
	if len(shown) <= longestExcerpt {
		return text
	}
	short := string(shown[:longestExcerpt])
	if cut := strings.LastIndexByte(short, ' '); cut > 0 {
		short = short[:cut]
	}
	return short + " …"
}

// mask hides the letters and digits of text but for the words that keep matches, so that a person who has the document
// recognises the place and nobody else learns what it says.
func mask(text string, keep *regexp.Regexp) string {
	words := strings.Fields(excerpt(text))
	for i, word := range words {
		if keep != nil && keep.MatchString(word) {
			continue
		}
		words[i] = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				return '•'
			}
			return r
		}, word)
	}
	return strings.Join(words, " ")
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if text = document.Fold(text); text != "" && !strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		text += "."
	}
	return text
}

var plainArgument = regexp.MustCompile(`^[\p{L}\p{N}_./:+=@%,-]+$`)

// argument gives a file name as it is typed in a terminal.
func argument(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	if plainArgument.MatchString(name) {
		return name
	}
	return quoted(name)
}

// quoted puts a text in quotation marks that a shell takes as they are: double ones, which Windows knows too, unless
// something inside them would have a meaning.
func quoted(text string) string {
	if strings.ContainsAny(text, "\"$`!") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return `"` + text + `"`
}
