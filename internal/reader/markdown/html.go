package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"gazette/internal/document"
)

// A scrap is a piece of raw HTML.
type scrap struct {
	kind  html.TokenType
	name  string // of the element, for a tag
	text  string // as it is written; of a comment what stands in it
	hides bool   // a tag whose element is not shown
}

// scraps divides raw HTML. What is cut off in the middle of a tag counts as a tag.
func scraps(raw string) []scrap {
	var found []scrap
	tokens := html.NewTokenizer(strings.NewReader(raw))
	for rest := raw; rest != ""; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return append(found, scrap{kind: html.StartTagToken, text: rest})
		}
		written := string(tokens.Raw())
		rest = rest[len(written):]
		token := tokens.Token()
		each := scrap{kind: kind, text: written}
		switch kind {
		case html.TextToken:
		case html.CommentToken:
			each.text = strings.TrimSuffix(strings.TrimPrefix(written, "<!--"), "-->")
		default:
			each.name, each.hides = token.Data, kind == html.StartTagToken && isHiding(token)
		}
		found = append(found, each)
	}
	return found
}

// unshown are elements whose text no browser shows as part of the page.
var unshown = []string{"script", "style", "template", "noscript", "title", "textarea", "select", "object", "iframe", "del"}

// isHiding reports whether a tag may hide the text up to its end tag: by what it is, or by a style that only a browser
// could tell.
func isHiding(token html.Token) bool {
	return slices.Contains(unshown, token.Data) ||
		slices.ContainsFunc(token.Attr, func(a html.Attribute) bool { return a.Key == "hidden" || a.Key == "style" || a.Key == "class" })
}

// html reads a block of raw HTML. Its text and comments are hidden: the site shows no raw HTML, and what a browser would
// show of it cannot be told here.
func (r *reading) html(node *ast.HTMLBlock, place document.Place) {
	raw := r.lines(node)
	if node.HasClosure() {
		raw += string(node.ClosureLine.Value(r.source))
	}
	var text []string
	for _, each := range scraps(raw) {
		switch each.kind {
		case html.TextToken, html.CommentToken:
			if words := strings.TrimSpace(each.text); words != "" {
				text = append(text, words)
			}
		default:
			r.tags = append(r.tags, each.text)
		}
	}
	if len(text) > 0 {
		r.add(hidden(strings.Join(text, "\n"), place))
		return
	}
	r.noteTags(place)
}

// rawHTML reads a tag or comment inside a line. The text between tags is text of the line, except where the tag may hide
// it; a line break is one.
func (l *inlines) rawHTML(raw string, like document.Run) {
	for _, each := range scraps(raw) {
		switch {
		case each.kind == html.TextToken:
			l.add(like, each.text)
		case each.kind == html.CommentToken:
			comment := like
			comment.Visibility = document.Hidden
			l.add(comment, strings.TrimSpace(each.text))
		case each.name == "br":
			l.add(like, "\n")
			if strings.ContainsAny(each.text, "=") { // one with attributes
				l.tags = append(l.tags, each.text)
			}
		default:
			l.tags = append(l.tags, each.text)
			if each.hides {
				l.hiding = append(l.hiding, each.name)
			} else if open := len(l.hiding) - 1; open >= 0 && each.kind == html.EndTagToken && l.hiding[open] == each.name {
				l.hiding = l.hiding[:open]
			}
		}
	}
}
