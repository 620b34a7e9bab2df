package publication

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"regexp"

	"github.com/gohugoio/hugo-goldmark-extensions/extras"
	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
)

// inline reads the text inside a node with its marks and links.
func (r *pageReader) inline(parent ast.Node) []document.Run {
	return r.inlineChildren(parent, style{})
}

func (r *pageReader) inlineChildren(parent ast.Node, here style) []document.Run {
	var runs []document.Run
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		runs = append(runs, r.inlineNode(node, here)...)
	}
	return runs
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

func (r *pageReader) inlineNode(node ast.Node, here style) []document.Run {
	words := ""
	switch node := node.(type) {
	case *ast.Text:
		words = unescape(node.Segment.Value(r.source))
		switch {
		case node.HardLineBreak():
			words += "\n"
		case node.SoftLineBreak():
			words += " "
		}
	case *ast.CodeSpan:
		for text := node.FirstChild(); text != nil; text = text.NextSibling() {
			words += string(text.(*ast.Text).Segment.Value(r.source))
		}
	case *ast.AutoLink:
		words = string(node.Label(r.source))
		here.link = string(node.URL(r.source))
	case *ast.RawHTML:
		if lineBreak.Match(node.Segments.Value(r.source)) {
			words = "\n"
		}
	case *ast.Emphasis:
		if node.Level == 2 {
			here.marks |= document.Bold
		} else {
			here.marks |= document.Italic
		}
		return r.inlineChildren(node, here)
	case *extended.Strikethrough:
		here.marks |= document.Strike
		return r.inlineChildren(node, here)
	case *ast.Link:
		here.link = string(util.URLEscape(node.Destination, true))
		return r.inlineChildren(node, here)
	default: // the text alternative of an image
		if node.Kind() == extras.KindSuperscript {
			here.marks |= document.Superscript
		}
		return r.inlineChildren(node, here)
	}
	return []document.Run{{Text: words, Marks: here.marks, Link: here.link, Visibility: document.Visible}}
}

// unescape gives source as text. It has Hugo's own writer resolve escapes and references, so that both always agree.
func unescape(source []byte) string {
	if !bytes.ContainsAny(source, "\\&\x00") {
		return string(source)
	}
	var page bytes.Buffer
	writer := bufio.NewWriter(&page)
	html.DefaultWriter.Write(writer, source)
	writer.Flush() // a bytes.Buffer takes everything
	return stdhtml.UnescapeString(page.String())
}
