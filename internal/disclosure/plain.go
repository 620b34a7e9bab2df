package disclosure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain gives text in the one form that the rules read: compatibility forms as plain letters and digits (NFKC), every
// space a space, every dash a hyphen, straight quotation marks, and nothing that has no width. Without that, a number with
// a no-break space or a soft hyphen in it would pass. The offsets lead from each byte of it back to the text, one more for
// the end; they are nil where both are the same.
func plain(text string) (string, []int) {
	if isPlain(text) {
		return text, nil
	}
	out := make([]byte, 0, len(text))
	offsets := make([]int, 0, len(text)+1)
	for at, r := range text {
		before := len(out)
		if out = appendPlain(out, r); r == utf8.RuneError {
			out = append(out[:before], '?')
		}
		for range len(out) - before {
			offsets = append(offsets, at)
		}
	}
	return string(out), append(offsets, len(text))
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func appendPlain(out []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return append(out, byte(r))
	case unicode.Is(unicode.Cf, r):
		return out
	case unicode.IsSpace(r):
		return append(out, ' ')
	case unicode.Is(unicode.Pd, r) || r == '−':
		return append(out, '-')
	case strings.ContainsRune("‘’‚‛′ʼ", r):
		return append(out, '\'')
	case strings.ContainsRune("“”„‟″", r):
		return append(out, '"')
	case r < 0x250 && unicode.IsLetter(r):
		return utf8.AppendRune(out, r)
	}
	return norm.NFKC.AppendString(out, string(r))
}
