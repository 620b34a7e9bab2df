package odf

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// The properties of text that matter here, in the order of lookNames.
const (
	weight = iota
	slant
	underline
	strike
	position
	display
	colour // "#rrggbb", or "auto" for black on light and white on dark
	behind // the colour behind the letters
	size
	width
	opacity
	font
	lookCount
)

var lookNames = [lookCount]string{
	"fo:font-weight", "fo:font-style", "style:text-underline-style", "style:text-line-through-style", "style:text-position",
	"text:display", "fo:color", "fo:background-color", "fo:font-size", "style:text-scale", "loext:opacity", "style:font-name",
}

// A look is how text looks as far as it matters here: the values of its properties, "" for what is not set.
type look [lookCount]string

// readLook reads the text properties of a style (style:text-properties in ODF 1.3 part 3).
func readLook(properties *office.Element) look {
	var l look
	if properties == nil {
		return l
	}
	for i, name := range lookNames {
		l[i] = properties.Get(name)
	}
	if kind := properties.Get("style:text-line-through-type"); l[strike] == "" {
		l[strike] = kind
	}
	if properties.Get("style:use-window-font-color") == "true" {
		// LibreOffice writes an opacity of nothing beside it, which means nothing.
		l[colour], l[opacity] = "auto", "100%"
	}
	return l
}

// over gives l where it sets something, else base.
func (l look) over(base look) look {
	if share, ok := strings.CutSuffix(l[size], "%"); ok {
		percent, err := strconv.ParseFloat(share, 64)
		if around := points(base[size]); err == nil && around > 0 {
			l[size] = strconv.FormatFloat(around*percent/100, 'f', 2, 64) + "pt"
		} else {
			l[size] = ""
		}
	}
	for i, value := range l {
		if value != "" {
			base[i] = value
		}
	}
	return base
}

func (l look) marks() document.Marks {
	var marks document.Marks
	raised, _, _ := strings.Cut(l[position], " ")
	percent, err := strconv.ParseFloat(strings.TrimSuffix(raised, "%"), 64)
	shifted := err == nil && strings.HasSuffix(raised, "%")
	heavy, err := strconv.Atoi(l[weight])
	for _, each := range []struct {
		mark document.Marks
		set  bool
	}{
		{document.Bold, l[weight] == "bold" || err == nil && heavy >= 600},
		{document.Italic, l[slant] == "italic" || l[slant] == "oblique"},
		{document.Underline, l[underline] != "" && l[underline] != "none"},
		{document.Strike, l[strike] != "" && l[strike] != "none"},
		{document.Superscript, raised == "super" || shifted && percent > 0},
		{document.Subscript, raised == "sub" || shifted && percent < 0},
	} {
		if each.set {
			marks |= each.mark
		}
	}
	return marks
}

// unknownFill stands for a background whose colour cannot be said, as that of a picture.
const unknownFill = "?"

// isHidden reports whether a person cannot see text of this look before a background: "" for white paper.
func (l look) isHidden(background string) bool {
	// Two points are no letters any more.
	tiny := l[size] != "" && points(l[size]) <= 2
	percent, err := strconv.ParseFloat(strings.TrimSuffix(l[width], "%"), 64)
	narrow := err == nil && percent <= 5
	if isOff(l) || tiny || narrow || l[colour] != "auto" && l[opacity] == "0%" {
		return true
	}
	behindLetters := ""
	if isColour(l[behind]) {
		background, behindLetters = l[behind], strings.TrimPrefix(l[behind], "#")
	}
	if background = strings.TrimPrefix(background, "#"); background == "" {
		background = "ffffff"
	}
	if l[colour] == "" || l[colour] == "auto" {
		// Programs turn such letters white on a dark cell, but black behind the letters is how people redact.
		return office.AlikeColours(behindLetters, "000000")
	}
	return office.AlikeColours(strings.TrimPrefix(l[colour], "#"), background)
}

// isOff reports whether text of a look is formatted as hidden. Whether a condition holds is not known here.
func isOff(l look) bool { return l[display] == "none" || l[display] == "condition" }

func isColour(text string) bool { return len(text) == 7 && text[0] == '#' }

// units are the units of length in points (the data type length in ODF 1.3 part 3).
var units = map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12, "px": 0.75}

// points reads a length; 0 where there is none.
func points(length string) float64 {
	if len(length) < 3 {
		return 0
	}
	value, err := strconv.ParseFloat(length[:len(length)-2], 64)
	if err != nil {
		return 0
	}
	return value * units[length[len(length)-2:]]
}
