package docx

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A toggle is a property that styles switch: unset, on or off.
type toggle int8

const (
	unset toggle = iota
	on
	off
)

// The toggles of a run.
const (
	bold = iota
	italic
	strike
	doubleStrike
	vanish
	toggleCount
)

var toggleNames = [toggleCount]string{"w:b", "w:i", "w:strike", "w:dstrike", "w:vanish"}

// A look is how text looks as far as it matters here. What is not set is zero.
type look struct {
	toggles    [toggleCount]toggle
	specVanish toggle
	clear      toggle // letters drawn without a colour
	underline  string
	raised     string // vertAlign: "superscript"
	colour     string // six hexadecimal digits, or "auto"
	highlight  string // name of a colour, or "none"
	fill       string // as colour: what lies behind the letters of the run
	font       string
	size       string // half points
	width      string // per cent
}

func readLook(rPr *office.Element) look {
	var l look
	if rPr == nil {
		return l
	}
	fillColour := "" // of the letters in versions of Word since 2010, which goes before the other
	for _, each := range rPr.Children {
		for i, name := range toggleNames {
			if each.Name == name {
				l.toggles[i] = onOff(each)
			}
		}
		switch each.Name {
		case "w:specVanish":
			l.specVanish = onOff(each)
		case "w14:textFill":
			fill := each.Child("w14:solidFill", "w14:srgbClr")
			// A transparency of 100,000 thousandths of a per cent draws nothing.
			if each.Child("w14:noFill") != nil || number(fill.Child("w14:alpha").Get("w14:val"), 0) >= 90_000 {
				l.clear = on
			}
			if colour := strings.ToUpper(fill.Get("w14:val")); colour != "" {
				fillColour = colour
			}
		case "w:u":
			l.underline = each.Val()
		case "w:vertAlign":
			l.raised = each.Val()
		case "w:color":
			l.colour = strings.ToUpper(each.Val())
		case "w:highlight":
			l.highlight = each.Val()
		case "w:shd":
			l.fill = readFill(each)
		case "w:rFonts":
			l.font = each.Get("w:ascii")
		case "w:sz":
			l.size = each.Val()
		case "w:w":
			l.width = each.Val()
		}
	}
	if fillColour != "" {
		l.colour = fillColour
	}
	return l
}

// onOff gives what an element switches; without a value it switches on.
func onOff(e *office.Element) toggle {
	switch e.Val() {
	case "0", "false", "off":
		return off
	}
	return on
}

// isOn reports whether e is there and switches on.
func isOn(e *office.Element) bool { return e != nil && onOff(e) == on }

// readFill gives the colour that shading fills with: "" where none is said, else "AUTO" or hexadecimal digits.
func readFill(shd *office.Element) string {
	if shd == nil {
		return ""
	}
	if shd.Val() == "solid" {
		if colour := strings.ToUpper(shd.Get("w:color")); colour != "" && colour != "AUTO" {
			return colour
		}
		return "000000"
	}
	return strings.ToUpper(shd.Get("w:fill"))
}

// over gives l where it sets something, else base.
func (l look) over(base look) look {
	for i, each := range l.toggles {
		if each != unset {
			base.toggles[i] = each
		}
	}
	if l.specVanish != unset {
		base.specVanish = l.specVanish
	}
	if l.clear != unset {
		base.clear = l.clear
	}
	for _, each := range []struct {
		to   *string
		from string
	}{{&base.underline, l.underline}, {&base.raised, l.raised}, {&base.colour, l.colour}, {&base.highlight, l.highlight},
		{&base.fill, l.fill}, {&base.font, l.font}, {&base.size, l.size}, {&base.width, l.width}} {
		if each.from != "" {
			*each.to = each.from
		}
	}
	return base
}

// cascade gives the look of a run by ECMA-376, 17.7.2 and 17.7.3: what is nearer to the run goes before, but a toggle of
// the styles is on where an odd number of table, paragraph and character style set it, or the defaults do.
func cascade(defaults, table, paragraph, character, direct look) look {
	l := direct.over(character.over(paragraph.over(table.over(defaults))))
	for i := range l.toggles {
		switch {
		case direct.toggles[i] != unset:
			l.toggles[i] = direct.toggles[i]
		case defaults.toggles[i] == on:
			l.toggles[i] = on
		default:
			odd := (table.toggles[i] == on) != (paragraph.toggles[i] == on) != (character.toggles[i] == on)
			l.toggles[i] = off
			if odd {
				l.toggles[i] = on
			}
		}
	}
	return l
}

func (l look) marks() document.Marks {
	var marks document.Marks
	for _, each := range []struct {
		mark document.Marks
		set  bool
	}{
		{document.Bold, l.toggles[bold] == on},
		{document.Italic, l.toggles[italic] == on},
		{document.Strike, l.toggles[strike] == on || l.toggles[doubleStrike] == on},
		{document.Underline, l.underline != "" && l.underline != "none"},
		{document.Superscript, l.raised == "superscript"},
		{document.Subscript, l.raised == "subscript"},
	} {
		if each.set {
			marks |= each.mark
		}
	}
	return marks
}

// unknownFill stands for a background whose colour cannot be said, as that of a drawing with a pattern.
const unknownFill = "?"

// isHidden reports whether a person cannot see text of this look before a background: "" for white paper.
func (l look) isHidden(background string) bool {
	size, err := strconv.Atoi(l.size)
	tiny := err == nil && size <= 4 // half points: two points are no letters any more
	width, err := strconv.Atoi(strings.TrimSuffix(l.width, "%"))
	narrow := err == nil && width <= 5
	if l.toggles[vanish] == on || l.specVanish == on || l.clear == on || tiny || narrow {
		return true
	}
	behind, behindLetters := background, ""
	if l.fill != "" && l.fill != "AUTO" {
		behind, behindLetters = l.fill, l.fill
	}
	if colour, ok := highlights[l.highlight]; ok {
		behind, behindLetters = colour, colour
	}
	if behind == "" || behind == "AUTO" {
		behind = "FFFFFF"
	}
	if l.colour == "" || l.colour == "AUTO" {
		// Word turns such letters white on dark shading of a cell, but black shading of the letters is how people redact.
		return office.AlikeColours(behindLetters, "000000")
	}
	return office.AlikeColours(l.colour, behind)
}

var highlights = map[string]string{
	"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGray": "808080",
	"darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "green": "00FF00",
	"lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}
