package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// A list counts its items.
type list struct {
	style string // as list-style-type; "" for what the element itself says
	next  int
	step  int
}

// An item is a list item whose first text is still to come.
type item struct {
	number string // as printed; "" for an item without a bullet
	level  int
}

// bullets are those of lists inside each other, as browsers draw them.
var bullets = []string{"disc", "circle", "square"}

var signs = map[string]string{"disc": "•", "circle": "◦", "square": "▪"}

// list reads a list, numbered or with bullets.
func (s *story) list(n *html.Node, c context) {
	s.flush()
	s.closeItem(c)
	made := &list{style: styleOfList(n.DataAtom, attribute(n, "type")), next: 1, step: 1}
	if style := listStyle(s.styles.of(n)); style != "" {
		made.style = style
	}
	if made.style == "" {
		made.style = "decimal"
		if n.DataAtom != atom.Ol {
			made.style = bullets[min(c.depth, len(bullets)-1)]
		}
	}
	if hasAttribute(n, "reversed") {
		made.next, made.step = countItems(n), -1
	}
	if start, err := strconv.Atoi(strings.TrimSpace(attribute(n, "start"))); err == nil {
		made.next = start
	}
	s.lists = append(s.lists, made)
	c.depth++
	s.children(n, c)
	s.flush()
	s.lists = s.lists[:len(s.lists)-1]
}

func countItems(n *html.Node) int {
	count := 0
	for child := range n.ChildNodes() {
		if child.DataAtom == atom.Li {
			count++
		}
	}
	return count
}

// listItem reads an item. Its number is the one that a browser prints.
func (s *story) listItem(n *html.Node, c context, style map[string]string) {
	s.closeItem(c)
	made := &item{level: max(c.depth, 1), number: signs["disc"]}
	if len(s.lists) > 0 {
		in := s.lists[len(s.lists)-1]
		if value, err := strconv.Atoi(strings.TrimSpace(attribute(n, "value"))); err == nil {
			in.next = value
		}
		look := in.style
		if own := styleOfList(atom.Ol, attribute(n, "type")); own != "" {
			look = own
		}
		if own := listStyle(style); own != "" {
			look = own
		}
		if made.number = printed(in.next, look); style["display"] == "block" || style["display"] == "flex" || style["display"] == "inline-block" {
			made.number = "" // only what is shown as a list item has a bullet
		}
		if c.seen() == document.Visible {
			in.next += in.step
		}
	}
	s.item = made
	s.wordParagraph(n, style)
	s.children(n, c)
	s.flush()
	s.closeItem(c)
}

// closeItem writes an item that was begun and has no text of its own, as one that begins with a list.
func (s *story) closeItem(c context) {
	if s.item != nil && len(document.Words(s.item.number)) > 0 && c.seen() == document.Visible {
		s.append(document.Block{Kind: document.ListItem, Number: s.item.number, Level: s.item.level, Place: s.here(), Visibility: document.Visible})
	}
	s.item = nil
}

// styleOfList understands the attribute type.
func styleOfList(of atom.Atom, kind string) string {
	if of == atom.Ol {
		return map[string]string{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}[kind]
	}
	if kind = strings.ToLower(kind); signs[kind] != "" || kind == "none" {
		return kind
	}
	return ""
}

// listStyle gives what a style says about the numbers of a list; "" where it says nothing.
func listStyle(style map[string]string) string {
	for _, word := range strings.Fields(style["list-style-type"] + " " + style["list-style"]) {
		if word == "none" || signs[word] != "" || numerals[word] != nil || word == "decimal" || word == "decimal-leading-zero" {
			return word
		}
	}
	return ""
}

// printed gives a number or bullet as a browser prints it.
func printed(number int, style string) string {
	if sign := signs[style]; sign != "" {
		return sign
	}
	switch style {
	case "none":
		return ""
	case "decimal-leading-zero":
		if number >= 0 && number < 10 {
			return "0" + strconv.Itoa(number) + "."
		}
	}
	if write := numerals[style]; write != nil {
		if text := write(number); text != "" {
			return text + "."
		}
	}
	return strconv.Itoa(number) + "."
}

// numerals write a number, or give "" for one that they cannot write.
var numerals = map[string]func(int) string{
	"lower-alpha": letters, "lower-latin": letters, "lower-roman": roman,
	"upper-alpha": func(n int) string { return strings.ToUpper(letters(n)) },
	"upper-latin": func(n int) string { return strings.ToUpper(letters(n)) },
	"upper-roman": func(n int) string { return strings.ToUpper(roman(n)) },
}

// letters counts a to z, aa, ab …
func letters(number int) string {
	text := ""
	for ; number > 0; number = (number - 1) / 26 {
		text = string(rune('a'+(number-1)%26)) + text
	}
	return text
}

func roman(number int) string {
	if number < 1 || number > 3999 {
		return ""
	}
	var out strings.Builder
	for _, each := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; number >= each.value; number -= each.value {
			out.WriteString(each.sign)
		}
	}
	return out.String()
}
