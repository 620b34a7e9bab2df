package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"gazette/internal/reader/source"
)

// An element is one element of the XML with what stands in it, in order.
type element struct {
	name     string // with this package's prefix for its namespace: "w:p"
	attrs    []attribute
	children []*element
	text     []byte // its own characters, without those of its children
}

type attribute struct{ name, value string }

// prefixes are this package's names for the namespaces: of ISO 29500 transitional, of its strict form, and of Microsoft's
// additions. What stands in any other namespace has the prefix "?".
var prefixes = map[string]string{
	"": "",
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://www.w3.org/XML/1998/namespace":                                   "xml",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "",
}

// get gives the value of an attribute, "" where it is not there.
func (e *element) get(name string) string {
	if e != nil {
		for _, each := range e.attrs {
			if each.name == name {
				return each.value
			}
		}
	}
	return ""
}

// val gives the attribute that holds most values of a Word document.
func (e *element) val() string { return e.get("w:val") }

// child gives the first child of a name, by a path of several names a descendant; nil where there is none.
func (e *element) child(path ...string) *element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var found *element
		for _, each := range e.children {
			if each.name == name {
				found = each
				break
			}
		}
		e = found
	}
	return e
}

// find gives the first element of a name in e, at any depth; nil where there is none.
func (e *element) find(name string) *element {
	for _, each := range e.children {
		if each.name == name {
			return each
		}
		if found := each.find(name); found != nil {
			return found
		}
	}
	return nil
}

// words gives all text in e: of Word, of drawings, equations and charts.
func (e *element) words() string {
	var text strings.Builder
	e.addWords(&text)
	return strings.TrimSpace(text.String())
}

func (e *element) addWords(text *strings.Builder) {
	if isText(e.name) || e.name == "c:v" {
		text.Write(e.text)
		if !strings.HasPrefix(e.name, "w:") {
			text.WriteByte(' ')
		}
	}
	for _, each := range e.children {
		each.addWords(text)
	}
	if e.name == "w:p" {
		text.WriteByte('\n')
	}
}

// isText reports whether an element's own characters are text of the document.
func isText(name string) bool {
	return strings.HasSuffix(name, ":t") || name == "w:delText"
}

// A tree reads one part of the file, element by element.
type tree struct {
	part    string
	decoder *xml.Decoder
	names   map[xml.Name]string
	count   int
	changes int // tracked changes of formatting, which are counted and left out
}

func newTree(part string, data []byte) *tree {
	return &tree{part: part, decoder: xml.NewDecoder(bytes.NewReader(data)), names: map[xml.Name]string{}}
}

// each calls visit with one element after another that stands in those named by path, from the root on; only one of them
// is in memory at a time. The error is an *source.Error or that of visit.
func (t *tree) each(path []string, visit func(*element) error) error {
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

// root gives the whole part as one element; nil for a part without any.
func (t *tree) root() (*element, error) {
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
func (t *tree) element(start xml.StartElement) (*element, error) {
	open := []*element{t.begin(start)}
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
			if isText(last.name) || len(bytes.TrimSpace(token)) > 0 {
				last.text = append(last.text, token...)
			}
		case xml.StartElement:
			if t.count++; t.count > maxElements || len(open) > maxDepth {
				return nil, tooMuch("elements, or elements in elements,")
			}
			open = append(open, t.begin(token))
		case xml.EndElement:
			if open = open[:len(open)-1]; len(open) == 0 {
				return last, nil
			}
			if isFormerFormat(last.name) {
				t.changes++
				continue
			}
			around := open[len(open)-1]
			around.children = append(around.children, last)
		}
	}
}

// isFormerFormat reports whether an element says how something looked before a tracked change.
func isFormerFormat(name string) bool {
	return strings.HasPrefix(name, "w:") && (strings.HasSuffix(name, "PrChange") || name == "w:tblPrExChange" || name == "w:tblGridChange" || name == "w:numberingChange")
}

func (t *tree) begin(start xml.StartElement) *element {
	e := &element{name: t.name(start.Name)}
	if len(start.Attr) > 0 {
		e.attrs = make([]attribute, 0, len(start.Attr))
	}
	for _, each := range start.Attr {
		if each.Name.Space != "xmlns" && each.Name.Local != "xmlns" && !strings.HasPrefix(each.Name.Local, "rsid") {
			e.attrs = append(e.attrs, attribute{t.name(each.Name), each.Value})
		}
	}
	return e
}

// name gives a name with this package's prefix. A map keeps it, so that a name is in memory once.
func (t *tree) name(name xml.Name) string {
	if short, ok := t.names[name]; ok {
		return short
	}
	short := name.Local
	if prefix, ok := prefixes[name.Space]; !ok {
		short = "?:" + short
	} else if prefix != "" {
		short = prefix + ":" + short
	}
	t.names[name] = short
	return short
}

func (t *tree) broken(err error) *source.Error {
	return &source.Error{
		Problem: fmt.Sprintf("is damaged: its part %s is no sound XML (%v)", t.part, err),
		Advice:  "Open it in Word, save it again as a Word document (.docx), and use that file.",
		Cause:   err,
	}
}

func tooMuch(what string) *source.Error {
	return &source.Error{Problem: "has more " + what + " than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
}
