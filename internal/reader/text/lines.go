package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// A line is one line of the file.
type line struct {
	raw        string // without spaces at its end
	text       string // without white space at either end; "" for a blank line
	indent     int    // columns before text; a tab goes on to the next multiple of tabWidth
	place      document.Place
	afterBreak bool // a page ended between the line before and this one
}

const tabWidth = 8

// lineEnds are all that ends a line. A form feed ends a page as well.
const lineEnds = "\n\r\f\v\u0085\u2028\u2029"

// countLines gives how many lines splitLines will make, or more.
func countLines(text string) int {
	count := 1
	for _, r := range text {
		if r < ' ' && r != '\t' || r == 0x85 || r == 0x2028 || r == 0x2029 {
			count++
		}
	}
	return count - strings.Count(text, "\r\n")
}

// splitLines divides text at every kind of line end, and at form feeds, which end a page. Lines are counted as an editor
// counts them, pages from 1 where the text has a form feed.
func splitLines(text string, unseen *source.Unseen) []line {
	place := document.Place{Line: 1}
	if strings.ContainsRune(text, '\f') {
		place.Page = 1
	}
	var lines []line
	afterBreak := false
	for {
		end := strings.IndexAny(text, lineEnds)
		raw := text
		if end >= 0 {
			raw = text[:end]
		}
		each := newLine(unseen.Strip(raw, place), place)
		each.afterBreak = afterBreak
		lines = append(lines, each)
		if end < 0 {
			return lines
		}
		mark, size := utf8.DecodeRuneInString(text[end:])
		if mark == '\r' && strings.HasPrefix(text[end:], "\r\n") {
			size = 2
		}
		afterBreak = mark == '\f'
		switch mark {
		case '\f':
			place.Page++
		case '\n', '\r':
			place.Line++
		}
		text = text[end+size:]
	}
}

func newLine(raw string, place document.Place) line {
	each := line{raw: strings.TrimRight(raw, " "), text: strings.TrimSpace(raw), place: place}
	if each.isBlank() {
		return each
	}
	for _, r := range raw[:strings.Index(raw, each.text)] {
		if r == '\t' {
			each.indent += tabWidth - each.indent%tabWidth
		} else {
			each.indent++
		}
	}
	return each
}

func (l line) isBlank() bool { return l.text == "" }

// length is how far the line reaches to the right, in columns.
func (l line) length() int { return l.indent + utf8.RuneCountInString(l.text) }

// isRuling reports whether a line only draws a line: no words, and two strokes at least.
func (l line) isRuling() bool {
	strokes := 0
	for _, r := range l.text {
		switch {
		case strings.ContainsRune("-=_*~─━═—", r):
			strokes++
		case r != '|' && r != '+' && r != ':' && !unicode.IsSpace(r):
			return false
		}
	}
	return strokes >= 2
}

// firstRune and lastRune give the character at either end of text, 0 for "".
func firstRune(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return 0
	}
	return r
}

func lastRune(text string) rune {
	r, size := utf8.DecodeLastRuneInString(text)
	if size == 0 {
		return 0
	}
	return r
}

// firstWord is the text up to the first white space.
func firstWord(text string) string {
	if end := strings.IndexFunc(text, unicode.IsSpace); end >= 0 {
		return text[:end]
	}
	return text
}
