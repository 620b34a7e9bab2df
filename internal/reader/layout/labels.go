package layout

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// drawnBullets are signs that begin list items and mean nothing else in front of a text.
	drawnBullets = "•·▪▫◦●○■□‣⁃∙➢➤►▸✓✔❖◆◇☐☑☒❑❒✗➔"
	// typedBullets mean other things as well.
	typedBullets = "-*–—−"
	// labelGap is how far from its text, in parts of the size, a label may stand: four centimetres in usual type.
	labelGap = 10
)

var (
	// closedNumber is a number or letter with its dot or bracket: "1.", "(iv)", "4.2)", "5a)". A figure has at most three
	// digits, so that a year at the end of a sentence is none.
	closedNumber = regexp.MustCompile(`^(?:\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)|(?:\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?|[a-zA-Z]|[ivx]{1,5}|[IVX]{2,5})[.)])$`)
	// nestedNumber has dots between its figures and none behind them: "4.2", "4.2.1".
	nestedNumber = regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){1,4}$`)
	// bareNumber is a figure that counts headings.
	bareNumber = regexp.MustCompile(`^\d{1,2}$`)
)

// isBullet reports whether a word is the bullet of a list. "o" is what is left of a circle of Word's Courier bullets.
func isBullet(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size > 0 && size == len(text) && (strings.ContainsRune(drawnBullets+typedBullets, r) || r == 'o' || isPrivate(r))
}

// isPrivate reports whether a character is one of those by which symbol fonts keep their signs.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// isLabel reports whether a word may be the bullet or number of a list item.
func isLabel(text string) bool {
	return isBullet(text) || closedNumber.MatchString(text) || nestedNumber.MatchString(text)
}

// isInitial reports whether a label may as well be the first letter of a name: "A.".
func isInitial(label string) bool {
	return len(label) == 2 && label[1] == '.' && unicode.IsUpper(rune(label[0]))
}

// figure is the value of a plain number, "3." or "3)"; 0 for any other label.
func figure(label string) int {
	value, err := strconv.Atoi(strings.Trim(label, ".()"))
	if err != nil {
		return 0
	}
	return value
}

// label is the bullet or number of a list item with which a line begins, and how many words it takes; "" where it has none.
func (l *line) label() (label string, words int) {
	if l.isSolid() {
		return "", 0
	}
	if len(l.words) < 2 {
		if len(l.words) == 1 && !isInitial(l.words[0].text()) && isLabel(l.words[0].text()) {
			return l.words[0].text(), 1
		}
		return "", 0
	}
	words = 1
	label = l.words[0].text()
	for words < len(l.words) && l.words[words].glued {
		label += l.words[words].text()
		words++
	}
	if words == len(l.words) || !isLabel(label) {
		return "", 0
	}
	gap := l.words[words].left - l.words[words-1].right
	switch {
	case gap > labelGap*l.size:
		return "", 0
	case strings.Contains(typedBullets+"o", label) && gap < typedGap*l.size && !startsUpper(l.words[words].text()):
		return "", 0 // a dash in a sentence, or a word of one letter
	}
	return label, words
}

// typedGap is the gap behind a bullet, in parts of the size, from which a dash or small o is surely one.
const typedGap = 0.4

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"“‘'(`))
	return unicode.IsLower(r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// endsSentence reports whether a text ends with a mark that ends a sentence or announces something.
func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"”’')] \t"))
	return strings.ContainsRune(".!?:;…", r)
}
