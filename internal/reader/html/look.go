package html

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// A context is what the elements around a text say about it.
type context struct {
	visibility document.Visibility // Hidden where an element around it is not shown, whatever is said inside
	unseen     bool                // visibility: hidden, which may be taken back inside
	tiny       bool                // letters of no size, or transparent ones
	colour     string              // "#rrggbb"; "" for one that is not known
	paper      string              // the colour behind the text
	marks      document.Marks
	link       string
	pre        bool // white space counts
	depth      int  // of lists
}

// seen is the visibility of text.
func (c context) seen() document.Visibility {
	if c.visibility == document.Visible && (c.unseen || c.tiny || c.colour != "" && c.colour == c.paper) {
		return document.Hidden
	}
	return c.visibility
}

// hide gives the context inside something that is not seen as the text around it is. What was hidden stays so.
func (c context) hide(as document.Visibility) context {
	if c.visibility == document.Visible || c.visibility == document.Inserted && as != document.Visible {
		c.visibility = as
	}
	return c
}

// marksOf are the elements that make text stand out.
var marksOf = map[atom.Atom]document.Marks{
	atom.B: document.Bold, atom.Strong: document.Bold, atom.I: document.Italic, atom.Em: document.Italic, atom.Cite: document.Italic,
	atom.Var: document.Italic, atom.Dfn: document.Italic, atom.U: document.Underline, atom.Ins: document.Underline,
	atom.S: document.Strike, atom.Strike: document.Strike, atom.Del: document.Strike, atom.Sup: document.Superscript, atom.Sub: document.Subscript,
}

// enter gives the context inside an element.
func (r *reader) enter(n *html.Node, c context, style map[string]string) context {
	c.marks |= marksOf[n.DataAtom]
	switch n.DataAtom {
	case atom.Ins, atom.Del:
		if visibility := trackedAs(n); visibility != "" {
			c = c.hide(visibility)
			c.marks &^= marksOf[n.DataAtom]
		}
	case atom.A:
		c.link = r.address(attribute(n, "href"))
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext, atom.Textarea:
		c.pre = true
	case atom.Font:
		c.setColour(attribute(n, "color"))
	case atom.Body:
		c.setColour(attribute(n, "text"))
	}
	if hasClass(n, "msoins") {
		c = c.hide(document.Inserted)
	}
	if hasClass(n, "msodel") {
		c = c.hide(document.Deleted)
	}
	c.setPaper(attribute(n, "bgcolor"))
	if attribute(n, "background") != "" {
		c.paper = ""
	}
	if hasAttribute(n, "hidden") && style["display"] == "" || isUnshown(n, style) {
		c = c.hide(document.Hidden)
	}
	c.dress(style)
	return c
}

// trackedAs tells a change that a program tracks from text that its writer struck out or added for all to see: it says
// when it was made, or by whom. "" for the latter.
func trackedAs(n *html.Node) document.Visibility {
	if !hasAttribute(n, "datetime") && !hasAttribute(n, "cite") {
		return ""
	}
	if n.DataAtom == atom.Ins {
		return document.Inserted
	}
	return document.Deleted
}

// isUnshown reports whether a style takes an element and all in it off the page.
func isUnshown(n *html.Node, style map[string]string) bool {
	if style["display"] == "none" || style["mso-hide"] == "all" || n.DataAtom == atom.Dialog && !hasAttribute(n, "open") {
		return true
	}
	if opacity, unit, ok := measure(style["opacity"]); ok && (opacity <= 0.05 || unit == "%" && opacity <= 5) {
		return true
	}
	if strings.HasPrefix(strings.ReplaceAll(style["transform"], " ", ""), "scale(0)") || isNothing(style["clip-path"]) {
		return true
	}
	if indent, unit, ok := measure(style["text-indent"]); ok && isFar(indent, unit) {
		return true
	}
	if position := style["position"]; position == "absolute" || position == "fixed" {
		for _, side := range []string{"left", "right", "top"} {
			if length, unit, ok := measure(style[side]); ok && isFar(length, unit) {
				return true
			}
		}
		if isNothing(style["clip"]) {
			return true
		}
	}
	if style["overflow"] != "hidden" {
		return false
	}
	for _, side := range []string{"width", "height", "max-height"} {
		if length, unit, ok := measure(style[side]); ok && length <= 1 && unit != "em" && unit != "rem" && (unit != "" || length == 0) {
			return true
		}
	}
	return false
}

// isFar reports whether a length leads off any page: people write -999em or -9999px.
func isFar(length float64, unit string) bool {
	switch unit {
	case "%":
		return length <= -100
	case "em", "rem", "in", "cm":
		return length <= -50
	}
	return length <= -500
}

// isNothing reports whether a clip leaves nothing: rect(0 0 0 0), rect(1px, 1px, 1px, 1px), inset(50%), circle(0).
func isNothing(clip string) bool {
	name, inside, ok := strings.Cut(strings.TrimSuffix(clip, ")"), "(")
	if !ok {
		return false
	}
	sides := strings.FieldsFunc(inside, func(r rune) bool { return r == ' ' || r == ',' })
	all := func(limit func(float64, string) bool) bool {
		return len(sides) > 0 && !slices.ContainsFunc(sides, func(side string) bool {
			length, unit, ok := measure(side)
			return !ok || !limit(length, unit)
		})
	}
	switch strings.TrimSpace(name) {
	case "rect":
		return all(func(length float64, _ string) bool { return length <= 1 })
	case "inset":
		return all(func(length float64, unit string) bool { return unit == "%" && length >= 50 })
	case "circle", "ellipse":
		return all(func(length float64, _ string) bool { return length == 0 })
	}
	return false
}

// measure divides a length into its number and its unit.
func measure(text string) (number float64, unit string, ok bool) {
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789.-+", r) })
	if end < 0 {
		end = len(text)
	}
	number, err := strconv.ParseFloat(text[:end], 64)
	return number, strings.TrimSpace(text[end:]), err == nil
}

// dress takes over how text looks.
func (c *context) dress(style map[string]string) {
	switch style["visibility"] {
	case "hidden", "collapse":
		c.unseen = true
	case "visible":
		c.unseen = false
	}
	size := style["font-size"]
	if size == "" {
		size = sizeIn(style["font"])
	}
	if number, unit, ok := measure(size); ok && unit != "em" && unit != "%" {
		c.tiny = number <= 1 // as small as 1pt nobody reads
	} else if ok {
		c.tiny = c.tiny || number == 0
	}
	c.setColour(style["color"])
	c.setPaper(style["background"])
	c.setPaper(style["background-color"])
	if strings.Contains(style["background"]+style["background-image"], "url(") || strings.Contains(style["background"]+style["background-image"], "gradient(") {
		c.paper = ""
	}
	if weight, _, ok := measure(style["font-weight"]); ok && weight >= 600 || strings.HasPrefix(style["font-weight"], "bold") {
		c.marks |= document.Bold
	} else if ok || style["font-weight"] == "normal" {
		c.marks &^= document.Bold
	}
	switch style["font-style"] {
	case "italic", "oblique":
		c.marks |= document.Italic
	case "normal":
		c.marks &^= document.Italic
	}
	line := style["text-decoration"] + " " + style["text-decoration-line"]
	if strings.Contains(line, "line-through") {
		c.marks |= document.Strike
	}
	if strings.Contains(line, "underline") {
		c.marks |= document.Underline
	}
	switch style["vertical-align"] {
	case "super":
		c.marks |= document.Superscript
	case "sub":
		c.marks |= document.Subscript
	}
	switch white := style["white-space"]; {
	case strings.HasPrefix(white, "pre") || white == "break-spaces":
		c.pre = true
	case white == "normal" || white == "nowrap":
		c.pre = false
	}
}

// sizeIn gives the size in the shorthand of a font: "italic 7.0pt/1.2 serif".
func sizeIn(font string) string {
	for _, word := range strings.Fields(font) {
		word, _, _ = strings.Cut(word, "/")
		if _, unit, ok := measure(word); ok && unit != "" {
			return word
		}
	}
	return ""
}

// setColour takes over the colour of a text. Transparent letters have that of the paper.
func (c *context) setColour(value string) {
	switch value {
	case "", "inherit", "currentcolor":
	case "transparent":
		c.tiny = true
	default:
		c.colour = colour(value)
	}
}

// setPaper takes over the colour behind a text, which may be one word among others.
func (c *context) setPaper(value string) {
	if value == "" {
		return
	}
	if found := colour(value); found != "" {
		c.paper = found
		return
	}
	for _, word := range strings.Fields(value) {
		if found := colour(word); found != "" {
			c.paper = found
			return
		}
	}
}

// named are the colours that people hide text with; of others it is enough that one value is not another.
var named = map[string]string{
	"white": "#ffffff", "black": "#000000", "red": "#ff0000", "yellow": "#ffff00", "blue": "#0000ff", "green": "#008000", "gray": "#808080",
	"grey": "#808080", "silver": "#c0c0c0", "navy": "#000080", "lime": "#00ff00", "aqua": "#00ffff", "cyan": "#00ffff", "fuchsia": "#ff00ff",
	"magenta": "#ff00ff", "maroon": "#800000", "purple": "#800080", "teal": "#008080", "olive": "#808000", "orange": "#ffa500",
	"snow": "#fffafa", "ivory": "#fffff0", "whitesmoke": "#f5f5f5", "window": "#ffffff", "windowtext": "#000000",
}

// colour gives a colour as "#rrggbb"; "" for what is no colour that is known here.
func colour(value string) string {
	value = strings.ToLower(strings.TrimSpace(value))
	if found := named[value]; found != "" {
		return found
	}
	if digits, ok := strings.CutPrefix(value, "#"); ok {
		switch len(digits) {
		case 3:
			return "#" + strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:3], 2)
		case 6:
			return "#" + digits
		}
	}
	inside, ok := strings.CutPrefix(strings.TrimSuffix(value, ")"), "rgb(")
	if !ok {
		if inside, ok = strings.CutPrefix(strings.TrimSuffix(value, ")"), "rgba("); !ok {
			return ""
		}
	}
	parts := strings.FieldsFunc(inside, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if len(parts) != 3 && (len(parts) != 4 || parts[3] != "1") {
		return "" // what lies behind shines through
	}
	out := "#"
	for _, part := range parts[:3] {
		number, err := strconv.Atoi(part)
		if err != nil || number < 0 || number > 255 {
			return ""
		}
		out += strconv.FormatInt(int64(number)+0x100, 16)[1:]
	}
	return out
}
