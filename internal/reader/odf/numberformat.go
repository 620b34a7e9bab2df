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
	case "i", "I":
		if n >= 4000 { // LibreOffice knows no sign above
			break
		}
		if format == "i" {
			return strings.ToLower(office.Roman(n))
		}
		return office.Roman(n)
	case "1st":
		return office.Ordinal(n)
	case "01, 02, 03, ...":
		return fmt.Sprintf("%02d", n)
	case "001, 002, 003, ...":
		return fmt.Sprintf("%03d", n)
	case "①, ②, ③, ...":
		return office.Circled(n, '①', 20)
	}
	return strconv.Itoa(n)
}

// letters counts a to z, and then aa, bb, cc where letters are synced, else aa, ab, ac.
func letters(n int, isSynced bool) string {
	if isSynced {
		return office.Letters(n)
	}
	text := ""
	for ; n > 0; n = (n - 1) / 26 {
		text = string(rune('a'+(n-1)%26)) + text
	}
	return text
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
	text := e.Get("text:bullet-char")
	if strings.TrimSpace(text) == "o" {
		return "○" // which Word makes of a letter
	}
	return office.Bullet(text, func(r rune) (rune, bool) { return sign(fontName, r) })
}
