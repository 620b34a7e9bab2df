package office

import (
	"bytes"
	"encoding/xml"
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
	return strings.HasSuffix(name, ":t") || name == "w:delText"
}

// A Tree reads one part of the file, element by element.
type Tree struct {
	part    string
	decoder *xml.Decoder
	names   map[xml.Name]string
	count   int
	Changes int // elements that say how something looked before a tracked change

	dialect *Dialect
}

// Tree gives the reader of a part that has these bytes.
func (a *Archive) Tree(part string, data []byte) *Tree {
	return &Tree{part: part, decoder: xml.NewDecoder(bytes.NewReader(data)), names: map[xml.Name]string{}, dialect: a.dialect}
}

// Each calls visit with one element after another that stands in those named by path, from the root on; only one of them
// is in memory at a time. The error is a *source.Error or that of visit.
func (t *Tree) Each(path []string, visit func(*Element) error) error {
	depth := 0
	for {
		token, err := t.decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return t.broken(err)
		}
		switch token := token.(type) {
		case xml.Directive:
			return t.broken(errors.New("it declares a document type"))
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth < len(path) && t.name(token.Name) == path[depth] {
				depth++
				continue
			}
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
		switch token, err := t.decoder.Token(); token := token.(type) {
		case xml.StartElement:
			return t.element(token)
		case xml.Directive:
			return nil, t.broken(errors.New("it declares a document type"))
		default:
			if errors.Is(err, io.EOF) {
				return nil, nil
			} else if err != nil {
				return nil, t.broken(err)
			}
		}
	}
}

// element reads to the end of the element that start begins.
func (t *Tree) element(start xml.StartElement) (*Element, error) {
	open := []*Element{t.begin(start)}
	for {
		token, err := t.decoder.Token()
		if err != nil {
			return nil, t.broken(err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.Directive:
			return nil, t.broken(errors.New("it declares a document type"))
		case xml.CharData:
			switch {
			case t.dialect.Mixed:
				last.addText(token)
			case isText(last.Name), len(bytes.TrimSpace(token)) > 0:
				last.Text = append(last.Text, token...)
			}
		case xml.StartElement:
			if t.count++; t.count > MaxElements || len(open) > MaxDepth {
				return nil, TooMuch("elements, or elements in elements,")
			}
			open = append(open, t.begin(token))
		case xml.EndElement:
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

func (t *Tree) begin(start xml.StartElement) *Element {
	e := &Element{Name: t.name(start.Name)}
	if len(start.Attr) > 0 {
		e.Attrs = make([]Attribute, 0, len(start.Attr))
	}
	for _, each := range start.Attr {
		if each.Name.Space != "xmlns" && each.Name.Local != "xmlns" && !strings.HasPrefix(each.Name.Local, "rsid") {
			e.Attrs = append(e.Attrs, Attribute{t.name(each.Name), each.Value})
		}
	}
	return e
}

// name gives a name with the dialect's prefix. A map keeps it, so that a name is in memory once.
func (t *Tree) name(name xml.Name) string {
	if short, ok := t.names[name]; ok {
		return short
	}
	short := name.Local
	if prefix, ok := t.dialect.Prefixes[name.Space]; !ok {
		short = "?:" + short
	} else if prefix != "" {
		short = prefix + ":" + short
	}
	t.names[name] = short
	return short
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
