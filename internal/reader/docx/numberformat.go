package docx

import (
	"fmt"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// formatNumber writes a number in one of Word's formats. One that is not known here is written with digits, as Word does.
func formatNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter":
		return office.Letters(n)
	case "upperLetter":
		return strings.ToUpper(office.Letters(n))
	case "lowerRoman":
		return strings.ToLower(office.Roman(n))
	case "upperRoman":
		return office.Roman(n)
	case "ordinal":
		return office.Ordinal(n)
	case "cardinalText":
		return capital(inWords(n))
	case "ordinalText":
		return capital(ordinalWords(n))
	case "hex":
		return fmt.Sprintf("%X", n)
	case "decimalZero", "01, 02, 03, ...":
		return fmt.Sprintf("%02d", n)
	case "001, 002, 003, ...":
		return fmt.Sprintf("%03d", n)
	case "0001, 0002, 0003, ...":
		return fmt.Sprintf("%04d", n)
	case "00001, 00002, 00003, ...":
		return fmt.Sprintf("%05d", n)
	case "numberInDash":
		return fmt.Sprintf("- %d -", n)
	case "decimalEnclosedParen":
		return fmt.Sprintf("(%d)", n)
	case "decimalEnclosedFullstop":
		return fmt.Sprintf("%d.", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return office.Circled(n, '①', 20)
	case "decimalFullWidth", "decimalFullWidth2":
		return office.FullWidth(n)
	case "chicago":
		if n >= 1 {
			signs := []rune("*†‡§")
			return strings.Repeat(string(signs[(n-1)%len(signs)]), min((n-1)/len(signs)+1, 100))
		}
	}
	return strconv.Itoa(n)
}

var (
	small = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens  = strings.Fields("zero ten twenty thirty forty fifty sixty seventy eighty ninety")

	irregular = map[string]string{"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
)

// inWords writes a number below 1,000 in words, and any other with digits.
func inWords(n int) string {
	switch {
	case n < len(small):
		return small[n]
	case n < 100:
		if n%10 == 0 {
			return tens[n/10]
		}
		return tens[n/10] + "-" + small[n%10]
	case n < 1000:
		text := small[n/100] + " hundred"
		if n%100 != 0 {
			text += " " + inWords(n%100)
		}
		return text
	}
	return strconv.Itoa(n)
}

func ordinalWords(n int) string {
	if n >= 1000 {
		return office.Ordinal(n)
	}
	text := inWords(n)
	begin := strings.LastIndexAny(text, " -") + 1
	last := text[begin:]
	switch {
	case irregular[last] != "":
		last = irregular[last]
	case strings.HasSuffix(last, "y"):
		last = strings.TrimSuffix(last, "y") + "ieth"
	default:
		last += "th"
	}
	return text[:begin] + last
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
