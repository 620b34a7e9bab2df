package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Codes of texts; see the package comment. Bytes below codeShort stand for themselves but for the first three.
const (
	codeCapital  = 1 // the next word begins with a capital
	codeCapitals = 2 // the next word is in capitals
	codeJoin     = 3 // no space before the next word
	codeShort    = 0x80
	codeLong     = 0xC0
	codeBytes    = 0xFF

	shortCodes = codeLong - codeShort
	longCodes  = (codeBytes - codeLong) << 8
)

// How many words a lexicon takes, how often a word must come up in the sample, and how long it may be. A client loads the
// lexicon with its first text.
const (
	lexiconWords  = shortCodes + 6<<8
	lexiconLeast  = 3
	lexiconLength = 40
)

// lexiconSample is how many bytes of text the sample has. Tests take less.
var lexiconSample = 1 << 20

// A lexicon is the words that have codes in texts.
type lexicon struct {
	words []string
	codes map[string]uint16 // the code's bytes; those of short ones alone
}

// newLexicon makes a lexicon of the words that are most frequent in a sample of texts, and of the signs that are not ASCII.
func newLexicon(sample []string) *lexicon {
	counts := map[string]int{}
	for _, text := range sample {
		for at := 0; at < len(text); {
			end := wordEnd(text, at)
			switch {
			case end > at:
				if word, capitals := lowerWord(text[at:end]); capitals != codeBytes && end-at <= lexiconLength && end-at > 1 {
					counts[word]++
				}
			case text[at] >= utf8.RuneSelf:
				_, size := utf8.DecodeRuneInString(text[at:])
				end = at + size
				counts[text[at:end]]++
			default:
				end = at + 1
			}
			at = end
		}
	}
	words := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	words = slices.DeleteFunc(words, func(word string) bool { return counts[word] < lexiconLeast })
	words = words[:min(len(words), lexiconWords)]
	// Within those of one length of code, and one first byte, the order says nothing: that of letters takes least room.
	for from, to := 0, min(shortCodes, len(words)); from < len(words); from, to = to, min(to+1<<8, len(words)) {
		slices.Sort(words[from:to])
	}
	return lexiconOf(words)
}

func lexiconOf(words []string) *lexicon {
	l := &lexicon{words, make(map[string]uint16, len(words))}
	for i, word := range words {
		if i < shortCodes {
			l.codes[word] = uint16(codeShort + i)
		} else {
			l.codes[word] = uint16(codeLong<<8 + i - shortCodes)
		}
	}
	return l
}

// encode gives the file of a lexicon.
func (l *lexicon) encode() []byte {
	b := appendUint(nil, len(l.words))
	last := ""
	for _, each := range l.words {
		b = appendAfter(b, last, each)
		last = each
	}
	return b
}

func decodeLexicon(data []byte) (*lexicon, error) {
	d := decoder{data: data}
	words := make([]string, min(d.count(2), shortCodes+longCodes))
	last := ""
	for i := range words {
		last = d.after(last)
		words[i] = last
	}
	return &lexicon{words: words}, d.err()
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordEnd gives the end of the letters that stand at a place: the place itself where there are none.
func wordEnd(text string, at int) int {
	for at < len(text) && isASCIILetter(text[at]) {
		at++
	}
	return at
}

// lowerWord gives the letters of a word without capitals, and how these stand in it: 0, codeCapital, codeCapitals, or
// codeBytes for a word that is neither.
func lowerWord(word string) (lower string, capitals byte) {
	upper := 0
	for i := range len(word) {
		if word[i] < 'a' {
			upper++
		}
	}
	switch {
	case upper == 0:
		return word, 0
	case upper == 1 && word[0] < 'a':
		return strings.ToLower(word), codeCapital
	case upper == len(word):
		return strings.ToLower(word), codeCapitals
	}
	return word, codeBytes
}

// isSpaced reports whether a space stands, unless codeJoin says otherwise, between a byte and a word.
func isSpaced(before byte) bool {
	return isASCIILetter(before) || before >= '0' && before <= '9' || strings.IndexByte(",.;:)%", before) >= 0
}

// appendText adds the codes of a text.
func (l *lexicon) appendText(b []byte, text string) []byte {
	spelled := false // what was written last is letters: the next word's must not go on from them
	for at := 0; at < len(text); {
		isAfter := at > 0 && isSpaced(text[at-1])
		if text[at] == ' ' && isAfter && at+1 < len(text) && isASCIILetter(text[at+1]) {
			at++
			end := wordEnd(text, at)
			n := len(b)
			if b = l.appendWord(b, text[at:end]); spelled && isASCIILetter(b[n]) {
				b = l.appendWord(append(b[:n], ' '), text[at:end])
			}
			at, spelled = end, isSpelled(b, n)
			continue
		}
		if end := wordEnd(text, at); end > at {
			if isAfter {
				b = append(b, codeJoin)
			}
			n := len(b)
			b = l.appendWord(b, text[at:end])
			at, spelled = end, isSpelled(b, n)
			continue
		}
		b, at = l.appendSign(b, text, at)
		spelled = false
	}
	return b
}

// isSpelled reports whether the word that was written from a place on is letters.
func isSpelled(b []byte, from int) bool {
	for b[from] <= codeCapitals || b[from] == ' ' {
		from++
	}
	return isASCIILetter(b[from])
}

func (l *lexicon) appendWord(b []byte, word string) []byte {
	lower, capitals := lowerWord(word)
	if capitals == codeBytes {
		return append(b, word...)
	}
	if capitals != 0 {
		b = append(b, capitals)
	}
	if code, known := l.codes[lower]; known {
		return appendCode(b, code)
	}
	return append(b, lower...)
}

// appendSign adds what is no letter a–z at a place of a text, and gives the place behind it.
func (l *lexicon) appendSign(b []byte, text string, at int) ([]byte, int) {
	isPlain := func(c byte) bool { return c < utf8.RuneSelf && c > codeJoin }
	if isPlain(text[at]) {
		return append(b, text[at]), at + 1
	}
	if text[at] >= utf8.RuneSelf {
		_, size := utf8.DecodeRuneInString(text[at:])
		if code, known := l.codes[text[at:at+size]]; known {
			return appendCode(b, code), at + size
		}
	}
	end := at + 1
	for end < len(text) && !isPlain(text[end]) {
		end++
	}
	return append(appendUint(append(b, codeBytes), end-at), text[at:end]...), end
}

func appendCode(b []byte, code uint16) []byte {
	if code < 0x100 {
		return append(b, byte(code))
	}
	return append(b, byte(code>>8), byte(code))
}

// text reads what appendText wrote, at most so many bytes of it.
func (l *lexicon) text(codes []byte, most int) ([]byte, error) {
	var out []byte
	var capitals byte
	joined, spelling := false, false
	start := func(word string) {
		if n := len(out); n > 0 && !joined && isSpaced(out[n-1]) {
			out = append(out, ' ')
		}
		switch {
		case capitals == codeCapital && word != "":
			out = append(append(out, word[0]&^0x20), word[1:]...)
		case capitals == codeCapitals:
			out = append(out, strings.ToUpper(word)...)
		default:
			out = append(out, word...)
		}
		joined = false
	}
	d := decoder{data: codes}
	for len(d.data) > 0 && len(out) <= most {
		code := d.data[0]
		d.data = d.data[1:]
		if isASCIILetter(code) {
			if spelling && capitals == codeCapitals {
				code &^= 0x20
			}
			if spelling {
				out = append(out, code)
				continue
			}
			start(string(rune(code)))
			spelling = true
			if capitals == codeCapital {
				capitals = 0
			}
			continue
		}
		if spelling {
			capitals, spelling = 0, false
		}
		switch {
		case code == codeCapital, code == codeCapitals:
			capitals = code
			continue
		case code == codeJoin:
			joined = true
			continue
		case code == codeBytes:
			out = append(out, d.bytes(d.uint())...)
		case code < codeShort:
			out = append(out, code)
		default:
			word := l.word(code, &d)
			if word != "" && isASCIILetter(word[0]) {
				start(word)
			} else {
				out = append(out, word...)
			}
		}
		capitals = 0
	}
	if len(out) > most {
		d.fail()
	}
	return out, d.err()
}

// word gives that of a code, whose second byte is still to be read.
func (l *lexicon) word(code byte, d *decoder) string {
	at := int(code) - codeShort
	if code >= codeLong {
		at = shortCodes + int(code-codeLong)<<8 + int(d.byte())
	}
	if at >= len(l.words) {
		d.fail()
		return ""
	}
	return l.words[at]
}
