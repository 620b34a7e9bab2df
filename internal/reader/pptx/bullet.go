package pptx

import (
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// A bullet is what is printed before the paragraphs of a list. What is not set is zero.
type bullet struct {
	kind   string // name of the element: "a:buChar"; "" where nothing says
	sign   string // of buChar
	scheme string // of buAutoNum: "arabicPeriod"
	start  int
	font   string // "" for that of the text
}

// over gives the bullet that properties of a paragraph make of one.
func (b bullet) over(pPr *office.Element) bullet {
	if pPr == nil {
		return b
	}
	for _, each := range pPr.Children {
		switch each.Name {
		case "a:buFont":
			b.font = each.Get("typeface")
		case "a:buFontTx":
			b.font = ""
		case "a:buNone", "a:buBlip":
			b.kind = each.Name
		case "a:buChar":
			b.kind, b.sign = each.Name, each.Get("char")
		case "a:buAutoNum":
			start, ok := number(each.Get("startAt"))
			if !ok || start < 1 || start > office.MaxRoman {
				start = 1
			}
			b.kind, b.scheme, b.start = each.Name, each.Get("type"), int(start)
		}
	}
	return b
}

// A counter counts the numbered paragraphs of one body of text, level by level.
type counter [levels]struct {
	scheme       string
	start, count int
}

// next gives what is printed before a paragraph of a level, from 0; "" where nothing is. Numbers go on over deeper
// paragraphs, and begin again behind one that is less deep or not numbered alike.
func (c *counter) next(level int, b bullet, textFont string) string {
	for deeper := level + 1; deeper < levels; deeper++ {
		c[deeper].scheme = ""
	}
	here := &c[level]
	if b.kind != "a:buAutoNum" {
		here.scheme = ""
		return b.printed(textFont)
	}
	if here.scheme != b.scheme || here.start != b.start {
		here.scheme, here.start, here.count = b.scheme, b.start, 0
	}
	here.count++
	return autoNumber(b.start+here.count-1, b.scheme)
}

// printed gives the sign of a bullet. It may be drawn with a font of signs, whose characters mean nothing in other fonts.
func (b bullet) printed(textFont string) string {
	font := b.font
	if font == "" || strings.HasPrefix(font, "+") {
		font = textFont
	}
	switch sign := strings.TrimSpace(b.sign); {
	case b.kind == "a:buBlip":
		return "•"
	case b.kind != "a:buChar" || sign == "":
		return ""
	case sign == "o" && strings.HasPrefix(font, "Courier"):
		return "○"
	default:
		return office.Bullet(sign, func(r rune) (rune, bool) { return office.Symbol(font, r) })
	}
}

// autoNumber writes a number in one of PowerPoint's schemes (ISO 29500-1, 20.1.10.61). One of a script that is not known
// here is written with digits and a full stop.
func autoNumber(n int, scheme string) string {
	form, dress := scheme, ""
	for _, each := range []string{"ParenBoth", "ParenR", "Period", "Plain"} {
		if cut, ok := strings.CutSuffix(scheme, each); ok {
			form, dress = cut, each
			break
		}
	}
	text := strconv.Itoa(n)
	switch form {
	case "alphaLc":
		text = office.Letters(n)
	case "alphaUc":
		text = strings.ToUpper(office.Letters(n))
	case "romanLc":
		text = strings.ToLower(office.Roman(n))
	case "romanUc":
		text = office.Roman(n)
	case "circleNumDb", "circleNumWdWhite":
		return office.Circled(n, '①', 20)
	case "circleNumWdBlack":
		return office.Circled(n, '❶', 10)
	case "arabicDb":
		text = office.FullWidth(n)
	case "arabic":
	default:
		return text + "."
	}
	switch dress {
	case "ParenBoth":
		return "(" + text + ")"
	case "ParenR":
		return text + ")"
	case "Period":
		return text + "."
	}
	return text
}
