package office

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"gazette/internal/reader/source"
)

// An Element is one element of the XML with what stands in it, in order.
type Element struct {
	Name     string // with the dialect's prefix for its namespace: "w:p"; "" for characters in a mixed dialect
	Attrs    []Attribute
	Children []*Element
	Text     []byte // its own characters, without those of its children
}

// An Attribute is one attribute of an element; its Name has a prefix as that of an element has.
type Attribute struct{ Name, Value string }

// Get gives the value of an attribute, "" where it is not there.
func (e *Element) Get(name string) string {
	if e != nil {
		for _, each := range e.Attrs {
			if each.Name == name {
				return each.Value
			}
		}
	}
	return ""
}

// Val gives the attribute in which Microsoft's formats keep a single value: "w:val", or "val" in drawings.
func (e *Element) Val() string {
	if value := e.Get("w:val"); value != "" {
		return value
	}
	return e.Get("val")
}

// Child gives the first child of a name, by a path of several names a descendant; nil where there is none.
func (e *Element) Child(path ...string) *Element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var found *Element
		for _, each := range e.Children {
			if each.Name == name {
				found = each
				break
			}
		}
		e = found
	}
	return e
}

// Find gives the first element of a name in e, at any depth; nil where there is none.
func (e *Element) Find(name string) *Element {
	for _, each := range e.Children {
		if each.Name == name {
			return each
		}
		if found := each.Find(name); found != nil {
			return found
		}
	}
	return nil
}

// Words gives all text in e in the dialects of Microsoft's programs: of paragraphs, drawings, equations and charts.
func (e *Element) Words() string {
	var text strings.Builder
	e.addWords(&text)
	return strings.TrimSpace(text.String())
}

func (e *Element) addWords(text *strings.Builder) {
	if isText(e.Name) || e.Name == "c:v" {
		text.Write(e.Text)
		if !strings.HasPrefix(e.Name, "w:") {
			text.WriteByte(' ')
		}
	}
	for _, each := range e.Children {
		each.addWords(text)
	}
	if e.Name == "w:p" {
		text.WriteByte('\n')
	}
}

// isText reports whether an element's own characters are text of the document.
func isText(name string) bool {
	local := name[strings.IndexByte(name, ':')+1:]
	return local == "t" && name != "dgm:t" || local == "delText"
}

// A Tree reads one part of the file, element by element.
type Tree struct {
	part    string
	scanner *scanner
	dialect *Dialect
	count   int
	room    []Element // for the next elements
	Changes int       // elements that say how something looked before a tracked change
}

// Tree gives the reader of a part that has these bytes.
func (a *Archive) Tree(part string, data []byte) *Tree {
	return &Tree{part: part, scanner: newScanner(data, a.dialect.Prefixes), dialect: a.dialect}
}

// Each calls visit with one element after another that stands in those named by path, from the root on; only one of them
// is in memory at a time. The error is a *source.Error or that of visit.
func (t *Tree) Each(path []string, visit func(*Element) error) error {
	depth := 0
	for {
		token, err := t.scanner.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return t.broken(err)
		case token.kind == endToken:
			depth--
		case token.kind == textToken:
		case depth < len(path) && token.name == path[depth]:
			depth++
		default:
			found, err := t.element(token)
			if err == nil && depth > 0 {
				err = visit(found)
			}
			if err != nil {
				return err
			}
		}
	}
}

// Root gives the whole part as one element; nil for a part without any. The error is a *source.Error.
func (t *Tree) Root() (*Element, error) {
	for {
		token, err := t.scanner.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, nil
		case err != nil:
			return nil, t.broken(err)
		case token.kind == beginToken:
			return t.element(token)
		}
	}
}

// element reads to the end of the element that start begins.
func (t *Tree) element(start token) (*Element, error) {
	open := []*Element{t.begin(start)}
	for {
		token, err := t.scanner.next()
		if err != nil {
			return nil, t.broken(err)
		}
		last := open[len(open)-1]
		switch token.kind {
		case textToken:
			switch {
			case t.dialect.Mixed:
				last.addText(token.text)
			case last.Text == nil && isText(last.Name):
				last.Text = token.text
			case isText(last.Name), len(bytes.TrimSpace(token.text)) > 0:
				last.Text = append(last.Text, token.text...)
			}
		case beginToken:
			if t.count++; t.count > MaxElements || len(open) > MaxDepth {
				return nil, TooMuch("elements, or elements in elements,")
			}
			open = append(open, t.begin(token))
		case endToken:
			if open = open[:len(open)-1]; len(open) == 0 {
				return last, nil
			}
			if t.dialect.Former != nil && t.dialect.Former(last.Name) {
				t.Changes++
				continue
			}
			around := open[len(open)-1]
			around.Children = append(around.Children, last)
		}
	}
}

// addText adds characters behind the children that e has.
func (e *Element) addText(text []byte) {
	if last := len(e.Children) - 1; last >= 0 && e.Children[last].Name == "" {
		e.Children[last].Text = append(e.Children[last].Text, text...)
		return
	}
	e.Children = append(e.Children, &Element{Text: bytes.Clone(text)})
}

// begin makes an element. Many are made at once, which takes half the time.
func (t *Tree) begin(start token) *Element {
	if len(t.room) == 0 {
		t.room = make([]Element, 128)
	}
	e := &t.room[0]
	t.room = t.room[1:]
	e.Name, e.Attrs = start.name, start.attrs
	return e
}

func (t *Tree) broken(err error) *source.Error {
	return &source.Error{
		Problem: fmt.Sprintf("is damaged: its part %s is no sound XML (%v)", t.part, err),
		Advice:  t.dialect.saveAgain() + ".",
		Cause:   err,
	}
}

// TooMuch refuses a document that has more of something than the limits allow: "has more parts than any paper …".
func TooMuch(what string) *source.Error {
	return &source.Error{Problem: "has more " + what + " than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
}
