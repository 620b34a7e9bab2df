package markdown

import (
	"bufio"
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
)

// markup resolves escapes and references as goldmark writes them on a page.
var markup = html.DefaultWriter

func newBufWriter(to *bytes.Buffer) util.BufWriter { return bufio.NewWriter(to) }

// runs reads what stands inside a block.
func (r *reading) runs(parent ast.Node) []document.Run {
	r.hiding, r.ends = nil, nil
	line := &inlines{reading: r}
	line.children(parent, document.Run{Visibility: document.Visible})
	line.end()
	return line.runs
}

// inlines gathers the runs of one block.
type inlines struct {
	*reading
	runs []document.Run
	like document.Run    // the run to which text is added now, without its text
	text strings.Builder // of that run
}

func (l *inlines) children(parent ast.Node, like document.Run) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		l.node(node, like)
	}
}

// node reads an inline node; its text becomes runs like the given one.
func (l *inlines) node(node ast.Node, like document.Run) {
	switch node := node.(type) {
	case *ast.Text:
		if node.IsRaw() {
			l.add(like, string(node.Value(l.source)))
		} else {
			l.add(like, plain(node.Value(l.source)))
		}
		if node.HardLineBreak() {
			l.add(like, "\n")
		} else if node.SoftLineBreak() {
			l.add(like, l.endOfLine(node.Segment.Stop))
		}
	case *ast.String:
		l.add(like, string(node.Value))
	case *ast.CodeSpan:
		for text := node.FirstChild(); text != nil; text = text.NextSibling() {
			if text, ok := text.(*ast.Text); ok {
				l.add(like, strings.ReplaceAll(string(text.Value(l.source)), "\n", " "))
			}
		}
	case *ast.Emphasis:
		like.Marks |= map[int]document.Marks{1: document.Italic, 2: document.Bold}[node.Level]
		l.children(node, like)
	case *extension.Strikethrough:
		like.Marks |= document.Strike
		l.children(node, like)
	case *ast.Link:
		l.link(node, string(node.Destination), string(node.Title), like)
	case *ast.Image:
		l.link(node, string(node.Destination), string(node.Title), like)
	case *ast.AutoLink:
		like.Link = string(node.URL(l.source))
		if node.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(like.Link), "mailto:") {
			like.Link = "mailto:" + like.Link
		}
		l.add(like, string(node.Label(l.source)))
	case *ast.RawHTML:
		var raw strings.Builder
		for _, each := range node.Segments.Sliced(0, node.Segments.Len()) {
			raw.Write(each.Value(l.source))
		}
		l.rawHTML(raw.String(), like)
	default:
		l.children(node, like)
	}
}

// link reads the text of a link, or the text alternative of an image, with its address. A title shows only under a
// pointer that rests on it: it is hidden.
func (l *inlines) link(node ast.Node, address, title string, like document.Run) {
	like.Link = address
	l.end()
	before := len(l.runs)
	l.children(node, like)
	l.end()
	if len(l.runs) == before {
		l.runs = append(l.runs, like) // an image without a text alternative still has its address
	}
	if title != "" {
		like.Visibility = document.Hidden
		l.add(like, title)
	}
}

// add appends text, to the last run where that is like it.
func (l *inlines) add(like document.Run, text string) {
	if text == "" {
		return
	}
	if len(l.hiding) > 0 {
		like.Visibility = document.Hidden
	}
	if like != l.like {
		l.end()
		l.like = like
	}
	l.text.WriteString(text)
}

// end closes the run to which text was added.
func (l *inlines) end() {
	if l.text.Len() > 0 {
		l.like.Text = l.text.String()
		l.runs = append(l.runs, l.like)
		l.text.Reset()
		l.like.Text = ""
	}
}
