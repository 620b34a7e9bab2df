package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const saveAsText = "Open it in the program that wrote it, choose Save as, and save it as Plain text with the encoding UTF-8."

// Decode gives the characters of a file of text: UTF-8 or UTF-16 with or without a byte order mark, else Windows-1252,
// which older Windows programs write. A file whose bytes make sense in none of them is refused with an Error, because
// a guess would change what was approved.
func Decode(data []byte) (string, error) {
	text, err := decode(data)
	if err != nil {
		return "", err
	}
	if line, binary := looksBinary(text); binary {
		return "", AtLine(line, "holds bytes that are no text", saveAsText)
	}
	return text, nil
}

func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "", &Error{Problem: "is text in the encoding UTF-32, which is not read here", Advice: saveAsText}
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, []byte{0xEF, 0xBB, 0xBF})
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	return decodeWindows(data)
}

// utf16Order finds UTF-16 without a byte order mark: of Latin text every other byte is NUL. It gives nil for other text.
func utf16Order(data []byte) binary.ByteOrder {
	sample := data[:min(len(data), 4096)]
	var nul [2]int
	for i, b := range sample {
		if b == 0 {
			nul[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case half == 0:
		return nil
	case nul[1]*10 >= half*7 && nul[0]*20 <= half:
		return binary.LittleEndian
	case nul[0]*10 >= half*7 && nul[1]*20 <= half:
		return binary.BigEndian
	}
	return nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, error) {
	var text strings.Builder
	text.Grow(len(data) / 2)
	line := 1
	for at := 0; at < len(data); at += 2 {
		if at+1 == len(data) {
			return "", AtLine(line, "ends in the middle of a character: the file is cut off", "Ask for the file again.")
		}
		r := rune(order.Uint16(data[at:]))
		if utf16.IsSurrogate(r) {
			next := rune(unicode.ReplacementChar)
			if at+3 < len(data) {
				next = rune(order.Uint16(data[at+2:]))
			}
			if r = utf16.DecodeRune(r, next); r == unicode.ReplacementChar {
				return "", AtLine(line, "holds half of a character: the file is damaged", saveAsText)
			}
			at += 2
		}
		if r == '\n' {
			line++
		}
		text.WriteRune(r)
	}
	return text.String(), nil
}

// decodeWindows reads Windows-1252. A file that holds more sound UTF-8 sequences than bytes outside any is not of that
// encoding: it was put together from two, and either reading would garble the other part.
func decodeWindows(data []byte) (string, error) {
	sound, alone, firstAlone := 0, 0, 0
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			if alone++; alone == 1 {
				firstAlone = at
			}
		} else if size > 1 {
			sound++
		}
		at += size
	}
	if sound > alone {
		return "", AtLine(lineAt(data, firstAlone), "holds a byte that is no character of UTF-8, though the rest is UTF-8: two encodings are mixed", saveAsText)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	if at := bytes.IndexRune(text, unicode.ReplacementChar); at >= 0 {
		return "", AtLine(lineAt(text, at), "holds a byte that is a character neither of UTF-8 nor of Windows-1252", saveAsText)
	}
	return string(text), nil
}

func lineAt(data []byte, at int) int { return bytes.Count(data[:at], []byte("\n")) + 1 }

// looksBinary reports whether a text holds what no text holds, and the line of the first: a NUL, or more than one
// control character among fifty.
func looksBinary(text string) (line int, binary bool) {
	line = 1
	controls, first, length := 0, 0, 0
	for _, r := range text {
		length++
		switch {
		case r == '\n':
			line++
		case r == 0:
			return line, true
		case unicode.IsControl(r) && !unicode.IsSpace(r):
			if controls++; controls == 1 {
				first = line
			}
		}
	}
	return first, controls*50 > length
}
