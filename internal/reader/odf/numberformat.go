package odf

import (
	"fmt"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// formatNumber writes a number in a format of ODF (style:num-format in ODF 1.3 part 3) or one that LibreOffice adds. One that is not known
// here is written with digits, as LibreOffice does.
func formatNumber(n int, format string, isSynced bool) string {
	switch format {
	case "":
		return ""
	case "a":
		return letters(n, isSynced)
	case "A":
		return strings.ToUpper(letters(n, isSynced))
	case "i":
		return strings.ToLower(roman(n))
	case "I":
		return roman(n)
	case "1st":
		return strconv.Itoa(n) + ordinalEnding(n)
	case "01, 02, 03, ...":
		return fmt.Sprintf("%02d", n)
	case "001, 002, 003, ...":
		return fmt.Sprintf("%03d", n)
	case "①, ②, ③, ...":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	}
	return strconv.Itoa(n)
}

// letters counts a to z, and then aa, bb, cc where letters are synced, else aa, ab, ac.
func letters(n int, isSynced bool) string {
	if n < 1 {
		return ""
	}
	if isSynced {
		return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 100))
	}
	text := ""
	for ; n > 0; n = (n - 1) / 26 {
		text = string(rune('a'+(n-1)%26)) + text
	}
	return text
}

func roman(n int) string {
	if n < 1 || n >= 4000 { // no sign is known above
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

// openSymbol are the shapes that LibreOffice's own font of signs draws for bullets.
var openSymbol = map[rune]rune{0xE009: '➢', 0xE00A: '●', 0xE00B: '■', 0xE00C: '◆'}

// sign gives what a font of signs draws for a character; false where it is not known or the character is one of all fonts.
func sign(font string, r rune) (rune, bool) {
	if r < 0xE000 || r > 0xF8FF {
		return r, false
	}
	if drawn, ok := openSymbol[r]; ok {
		return drawn, true
	}
	if !office.IsSymbolFont(font) {
		font = strings.TrimRight(font, "0123456789") // LibreOffice counts fonts of one name: "Wingdings1"
	}
	return office.Symbol(font, r)
}

// bullet gives the sign of a bullet, whatever its font.
func bullet(e *office.Element) string {
	properties := e.Child("style:text-properties")
	fontName := properties.Get("style:font-name") + properties.Get("fo:font-family")
	text := strings.TrimSpace(e.Get("text:bullet-char"))
	if text == "o" {
		return "○" // which Word makes of a letter
	}
	return strings.Map(func(r rune) rune {
		if drawn, ok := sign(fontName, r); ok {
			return drawn
		} else if r >= 0xE000 && r <= 0xF8FF {
			return '•'
		}
		return r
	}, text)
}
