package html

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html"
)

// A sheet is what the style elements of a page say. Selectors of elements, classes and identifiers are read, inside each
// other or not; rules with any other selector, as one for what a pointer rests on, hold only at times and are left out, as
// are those for print, for narrow screens and for hidden states.
type sheet struct {
	rules   map[string][]rule // by the last thing that the selector asks for: "#id", ".class", "element" or "*"
	count   int
	matches int // how often a selector was held against an element
}

// A rule is one selector with what it says.
type rule struct {
	selector []compound // outermost first
	weight   int        // of identifiers, classes and elements, then of the place
	says     declarations
}

// A compound is what one element must be.
type compound struct {
	element, id string
	classes     []string
	child       bool // of the element before it, not of one further out
}

// declarations are properties with their values in lower case; those that are important in a map of their own.
type declarations struct{ usual, important map[string]string }

// known are the properties that tell how text is shown.
var known = []string{
	"display", "visibility", "opacity", "font-size", "font", "position", "left", "right", "top", "text-indent", "clip", "clip-path",
	"width", "height", "max-height", "overflow", "transform", "color", "background", "background-color", "background-image",
	"font-weight", "font-style", "text-decoration", "text-decoration-line", "vertical-align", "white-space", "list-style", "list-style-type", "margin-left",
	"mso-hide", "mso-list", "mso-tab-count", "mso-element", "mso-comment-reference", "mso-special-character", "mso-footnote-id", "mso-endnote-id", "font-family",
}

func (d *declarations) add(property string, values []css.Token) {
	var value strings.Builder
	for _, each := range values {
		value.Write(each.Data)
	}
	text, important := strings.CutSuffix(strings.ToLower(value.String()), "important")
	property = strings.ToLower(property)
	if !slices.Contains(known, property) {
		return
	}
	into := &d.usual
	if important && strings.HasSuffix(strings.TrimSpace(text), "!") {
		text = strings.TrimSuffix(strings.TrimSpace(text), "!")
		into = &d.important
	} else if important {
		text += "important"
	}
	if *into == nil {
		*into = map[string]string{}
	}
	(*into)[property] = strings.TrimSpace(text)
}

// inline reads a style attribute.
func inline(style string) (says declarations) {
	if style == "" {
		return says
	}
	parser := css.NewParser(parse.NewInputString(style), true)
	for {
		kind, _, name := parser.Next()
		switch kind {
		case css.DeclarationGrammar:
			says.add(string(name), parser.Values())
		case css.ErrorGrammar:
			if !parser.HasParseError() {
				return says
			}
		}
	}
}

// read adds the rules of a style element.
func (s *sheet) read(text string) {
	parser := css.NewParser(parse.NewInputString(text), false)
	var holds []bool // for each at-rule that is open
	var selectors []string
	var says *declarations
	for s.count <= maxRules {
		kind, _, name := parser.Next()
		switch kind {
		case css.ErrorGrammar:
			if !parser.HasParseError() {
				return
			}
		case css.BeginAtRuleGrammar:
			holds = append(holds, isForScreens(string(name), joined(parser.Values())))
		case css.EndAtRuleGrammar:
			holds = holds[:max(len(holds)-1, 0)]
		case css.QualifiedRuleGrammar:
			selectors = append(selectors, strings.Split(joined(parser.Values()), ",")...)
		case css.BeginRulesetGrammar:
			selectors = append(selectors, strings.Split(joined(parser.Values()), ",")...)
			says = &declarations{}
		case css.DeclarationGrammar:
			if says != nil {
				says.add(string(name), parser.Values())
			}
		case css.EndRulesetGrammar:
			if says != nil && !slices.Contains(holds, false) && len(says.usual)+len(says.important) > 0 {
				for _, each := range selectors {
					s.add(each, *says)
				}
			}
			selectors, says = nil, nil
		}
	}
}

func joined(tokens []css.Token) string {
	var out strings.Builder
	for _, each := range tokens {
		out.Write(each.Data)
	}
	return out.String()
}

// isForScreens reports whether the rules in an at-rule hold on a screen of any size.
func isForScreens(name, condition string) bool {
	condition = strings.TrimSpace(strings.ToLower(condition))
	switch strings.ToLower(name) {
	case "@layer":
		return true
	case "@media":
		return !strings.ContainsAny(condition, "(") && (strings.Contains(condition, "screen") || strings.Contains(condition, "all")) && !strings.Contains(condition, "not ")
	}
	return false
}

func (s *sheet) add(selector string, says declarations) {
	parts, weight := readSelector(selector)
	if len(parts) == 0 {
		return
	}
	if s.rules == nil {
		s.rules = map[string][]rule{}
	}
	s.count++
	key, last := "*", parts[len(parts)-1]
	switch {
	case last.id != "":
		key = "#" + last.id
	case len(last.classes) > 0:
		key = "." + last.classes[0]
	case last.element != "":
		key = last.element
	}
	s.rules[key] = append(s.rules[key], rule{parts, weight<<32 + s.count, says})
}

// readSelector divides a selector; it gives none for one that asks for anything but elements, classes and identifiers.
func readSelector(text string) (parts []compound, weight int) {
	if strings.ContainsAny(text, `[:+~\()|&`) {
		return nil, 0
	}
	child := false
	for _, word := range strings.Fields(strings.ReplaceAll(text, ">", " > ")) {
		if word == ">" {
			child = true
			continue
		}
		part := compound{child: child}
		child = false
		for word != "" {
			end := strings.IndexAny(word[1:], ".#") + 1
			if end == 0 {
				end = len(word)
			}
			switch piece := word[:end]; {
			case piece == "*":
			case piece[0] == '.':
				part.classes = append(part.classes, strings.ToLower(piece[1:]))
				weight += 1 << 8
			case piece[0] == '#':
				part.id = piece[1:]
				weight += 1 << 16
			default:
				part.element = strings.ToLower(piece)
				weight++
			}
			word = word[end:]
		}
		parts = append(parts, part)
	}
	return parts, weight
}

func (s *sheet) matchesOne(n *html.Node, part compound) bool {
	s.matches++
	if n.Type != html.ElementNode || part.element != "" && part.element != n.Data || part.id != "" && part.id != attribute(n, "id") {
		return false
	}
	if len(part.classes) == 0 {
		return true
	}
	own := classes(n)
	return !slices.ContainsFunc(part.classes, func(class string) bool { return !slices.Contains(own, class) })
}

// applies reports whether a selector picks an element.
func (s *sheet) applies(n *html.Node, selector []compound) bool {
	last := selector[len(selector)-1]
	if s.matches > maxMatches || !s.matchesOne(n, last) {
		return false
	}
	if len(selector) == 1 {
		return true
	}
	for around := n.Parent; around != nil; around = around.Parent {
		if s.applies(around, selector[:len(selector)-1]) {
			return true
		}
		if last.child {
			return false
		}
	}
	return false
}

// of gives the properties of an element: what is said last and most closely, and before all what is said to be important.
func (s *sheet) of(n *html.Node) map[string]string {
	var found []rule
	pick := func(key string) {
		for _, each := range s.rules[key] {
			if s.applies(n, each.selector) {
				found = append(found, each)
			}
		}
	}
	if len(s.rules) > 0 {
		pick("*")
		pick(n.Data)
		for _, class := range classes(n) {
			pick("." + class)
		}
		if id := attribute(n, "id"); id != "" {
			pick("#" + id)
		}
		slices.SortStableFunc(found, func(a, b rule) int { return a.weight - b.weight })
	}
	found = append(found, rule{says: inline(attribute(n, "style"))})
	all := map[string]string{}
	for _, each := range found {
		overlay(all, each.says.usual)
	}
	for _, each := range found {
		overlay(all, each.says.important)
	}
	return all
}

// overlay takes over properties. A shorthand sets anew what it stands for.
func overlay(all, more map[string]string) {
	if more["background"] != "" {
		delete(all, "background-color")
		delete(all, "background-image")
	}
	if more["font"] != "" {
		delete(all, "font-size")
	}
	for property, value := range more {
		all[property] = value
	}
}
