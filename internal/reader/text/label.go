package text

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// typed bullets stand on a keyboard and mean other things as well: they need white space after them.
	typedBullets = "-*–—"
	// drawn bullets mean nothing else, and may touch the text.
	drawnBullets = "•·▪▫◦●○■□‣⁃∙➢➤►▸✓✔❖◆◇"
)

var (
	// closedNumber is a number or letter with its closing dot or bracket: "1.", "(iv)", "1.2.", "5a)". A figure has at
	// most three digits, so that a year at the end of a sentence is none.
	closedNumber = regexp.MustCompile(`^(?:\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)|(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-zA-Z]|[ivx]{1,5}|[IVX]{2,5})[.)])$`)
	// touchingNumber is a number without white space after it, where a word follows: "1.Welcome".
	touchingNumber = regexp.MustCompile(`^(?:\d{1,2}[.)]|\(?[a-z]\))\p{Lu}\p{Ll}`)
	// looseNumber is a number that stands in front of text, without saying so by a dot or bracket. It is not cut off, but
	// it does begin something new: "2.1 BC presented", "2 Step down policy", "02/22/04 - Board Log".
	looseNumber = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]{0,4}\d{1,4}(?:/\d{1,4}){1,2})\s+(?:[-–—]\s+)?\p{Lu}`)
	// keyValue is a line that names what it says: "Venue: Town Hall", "ACTION :1. …", "Q: …".
	keyValue = regexp.MustCompile(`^\p{Lu}[\p{L}\d&/'’() -]{0,40}?\s?:(?:\s|\d|$)`)
)

// splitLabel cuts the bullet or number, as printed, from the text of a list item; "" where the line has none. Whether
// a letter with a dot is one ("A. Archer") is for the caller to say.
func splitLabel(text string) (number, rest string) {
	if strings.HasPrefix(text, "**") {
		// "**1. Welcome**": the number stands out with the text.
		if number, rest := splitLabel(text[2:]); number != "" && rest != "" && strings.Contains(rest, "**") {
			return number, "**" + rest
		}
	}
	word := firstWord(text)
	rest = strings.TrimSpace(text[len(word):])
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case len(word) == size && isBullet(first):
		return word, rest
	case word == "o" && (strings.HasPrefix(text, "o\t") || strings.HasPrefix(text, "o  ") || len(rest) > 1):
		return word, rest
	case closedNumber.MatchString(word):
		return word, rest
	case isDrawnBullet(first):
		return text[:size], strings.TrimSpace(text[size:])
	}
	if match := touchingNumber.FindString(text); match != "" {
		cut := strings.IndexAny(match, ".)") + 1
		return text[:cut], text[cut:]
	}
	return "", text
}

func isBullet(r rune) bool { return strings.ContainsRune(typedBullets, r) || isDrawnBullet(r) }

// isDrawnBullet includes the private characters by which Word keeps the bullets of its symbol fonts.
func isDrawnBullet(r rune) bool {
	return r != 0 && strings.ContainsRune(drawnBullets, r) || r >= 0xF000 && r <= 0xF0FF
}

// isInitial reports whether a label may as well be the first letter of a name: "A.", "I.".
func isInitial(number string) bool {
	return len(number) == 2 && number[1] == '.' && number[0] >= 'A' && number[0] <= 'Z'
}

// figure is the value of a plain number, "3." or "3)"; 0 for any other label.
func figure(number string) int {
	value, err := strconv.Atoi(strings.Trim(number, ".()"))
	if err != nil {
		return 0
	}
	return value
}

// label gives the bullet or number of the line at an index. In context it leaves out what only looks like one: initials
// of names, a semicolon that is no bullet of this document, and a number at which a sentence was wrapped.
func (p *parser) label(at int) (number, rest string) {
	text := p.lines[at].text
	if p.semicolons && strings.HasPrefix(text, "; ") {
		return ";", strings.TrimSpace(text[1:])
	}
	number, rest = splitLabel(text)
	if isInitial(number) && !p.isCounted(at, number[0]) {
		return "", text
	}
	return number, rest
}

// initialsWithin is how many lines on the next letter of a list is looked for.
const initialsWithin = 40

// isCounted reports whether a capital letter with a dot is one of a list: the letter before it came last, or it is A (or
// the roman I) and the next follows.
func (p *parser) isCounted(at int, letter byte) bool {
	if p.lastLetter != 0 && letter == p.lastLetter+1 {
		return true
	}
	next := "B."
	switch letter {
	case 'A':
	case 'I':
		next = "II."
	default:
		return false
	}
	for i := at + 1; i < min(len(p.lines), at+initialsWithin); i++ {
		if number, _ := splitLabel(p.lines[i].text); number == next {
			return true
		} else if isInitial(number) {
			return false
		}
	}
	return false
}

// counts remembers a label that was taken, for the ones after it.
func (p *parser) counts(number string) {
	if value := figure(number); value > 0 {
		p.lastFigure = value
	}
	if isInitial(number) {
		p.lastLetter = number[0]
	}
}
