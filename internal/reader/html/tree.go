package html

import (
	"math"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// find gives the first element of a kind in a tree; nil where there is none.
func find(root *html.Node, kind atom.Atom) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == kind && n.Namespace == "" {
			return n
		}
	}
	return nil
}

// attribute gives the value of an attribute; "" where it is not there.
func attribute(n *html.Node, name string) string {
	for _, each := range n.Attr {
		if each.Key == name && each.Namespace == "" {
			return each.Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name && a.Namespace == "" })
}

// classes gives the classes of an element in lower case.
func classes(n *html.Node) []string { return strings.Fields(strings.ToLower(attribute(n, "class"))) }

func hasClass(n *html.Node, names ...string) bool {
	return slices.ContainsFunc(classes(n), func(class string) bool { return slices.Contains(names, class) })
}

// textOf gives all text in an element but code, with line breaks where blocks begin and end.
func textOf(n *html.Node) string { return textUpTo(n, math.MaxInt) }

// textUpTo gives the text of an element, or so much of it that it is longer than most bytes.
func textUpTo(n *html.Node, most int) string {
	var out strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			data := n.Data
			if room := max(0, most-out.Len()); len(data) > room {
				data = data[:room+1]
			}
			out.WriteString(data)
			return
		case n.Type == html.ElementNode && !isInline(n.DataAtom):
			out.WriteByte('\n')
			defer out.WriteByte('\n')
		}
		for child := range n.ChildNodes() {
			if child.DataAtom != atom.Script && child.DataAtom != atom.Style && out.Len() <= most {
				add(child)
			}
		}
	}
	add(n)
	return out.String()
}

// inlineTags are the elements that stand inside a line of text.
var inlineTags = []atom.Atom{
	atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
	atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rb, atom.Rp, atom.Rt, atom.Ruby,
	atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr,
	atom.Img, atom.Input, atom.Svg, atom.Math, atom.Image,
}

// isInline reports whether an element stands inside a line. One that HTML does not know, as Word's o:p, does.
func isInline(tag atom.Atom) bool { return tag == 0 || slices.Contains(inlineTags, tag) }

// isAbsolute reports whether an address can be followed from anywhere.
func isAbsolute(address string) bool {
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return false
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		return parsed.Host != ""
	case "mailto", "tel":
		return true
	}
	return false
}

// address gives where a link leads; "" where that cannot be told without the site that the page comes from.
func (r *reader) address(written string) string {
	written = strings.TrimSpace(written)
	if isAbsolute(written) || written == "" {
		return written
	}
	base, err := url.Parse(r.base)
	if err != nil || r.base == "" || strings.HasPrefix(written, "#") {
		return ""
	}
	full, err := base.Parse(written)
	if err != nil || !isAbsolute(full.String()) {
		return ""
	}
	return full.String()
}
