package office

// Fonts of signs draw their own shapes for the characters from 0x20 to 0xFF, which Word writes as U+F020 to U+F0FF.
// These are the shapes that papers use, as characters that mean the same in every font.
var symbolFonts = map[string]map[rune]rune{
	"Symbol":      symbolFont(),
	"Wingdings":   {0x22: '✂', 0x28: '☎', 0x2A: '✉', 0x4A: '☺', 0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x70: '□', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9E: '·', 0x9F: '•', 0xA1: '○', 0xA7: '▪', 0xA8: '◻', 0xAB: '★', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑'},
	"Wingdings 2": {0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x97: '●', 0xA2: '■', 0xA3: '□'},
	"Wingdings 3": {0x7D: '▶', 0x75: '▲', 0x71: '▼'},
	"Webdings":    {0x61: '✓', 0x63: '□', 0x67: '■', 0x72: '✗'},
}

func symbolFont() map[rune]rune {
	signs := map[rune]rune{
		0xA3: '≤', 0xA5: '∞', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥',
		0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD2: '®', 0xD3: '©', 0xD4: '™', 0xD6: '√',
		0xDE: '⇒', 0xE0: '◊', 0xE5: '∑', 0xA8: '♦', 0xA7: '♣', 0xA9: '♥', 0xAA: '♠', 0x2D: '−', 0xA2: '′', 0xCE: '∈',
	}
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		signs[rune('A'+i)] = r
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		signs[rune('a'+i)] = r
	}
	for r := rune(' '); r < 'A'; r++ { // digits and most punctuation are as in other fonts
		if signs[r] == 0 {
			signs[r] = r
		}
	}
	return signs
}

// IsSymbolFont reports whether a font is known here as one of signs.
func IsSymbolFont(font string) bool { return symbolFonts[font] != nil }

// Symbol gives the character that a font of signs draws for r; false where the font or the shape is not known. Characters
// that do not lie in Word's area for signs are those of the font only where the font is one of signs.
func Symbol(font string, r rune) (rune, bool) {
	shapes, known := symbolFonts[font]
	if !known && r >= 0xF080 && r <= 0xF0FF { // as 0xF0B7, the usual bullet, whatever font is named
		shapes = symbolFonts["Symbol"]
	}
	if r >= 0xF000 {
		r -= 0xF000
	}
	drawn, ok := shapes[r]
	return drawn, ok
}
