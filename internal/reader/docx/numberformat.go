package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// formatNumber writes a number in one of Word's formats. One that is not known here is written with digits, as Word does.
func formatNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnding(n)
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
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "chicago":
		if n >= 1 {
			signs := []rune("*†‡§")
			return strings.Repeat(string(signs[(n-1)%len(signs)]), min((n-1)/len(signs)+1, 100))
		}
	}
	return strconv.Itoa(n)
}

// letters counts a to z, aa to zz, aaa …; it writes 0 as nothing, as Word does.
func letters(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 100))
}

func roman(n int) string {
	if n < 1 || n > 32_767 { // Word counts no further
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, each := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= each.value {
			out.WriteString(each.sign)
			n -= each.value
		}
	}
	return out.String()
}

func ordinalEnding(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
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
		return strconv.Itoa(n) + ordinalEnding(n)
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
