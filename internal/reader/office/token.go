package office

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// A token is one piece of XML: the beginning of an element, its end, or characters.
type token struct {
	kind  tokenKind
	name  string // of what begins, with the dialect's prefix
	attrs []Attribute
	text  []byte
}

type tokenKind int

const (
	beginToken tokenKind = iota
	endToken
	textToken
)

// A scanner divides a part into tokens. The lexer below it finds the pieces, five times as fast as encoding/xml; the scanner
// makes sure that they are XML: that elements end in the order in which they began, that names and references are known.
type scanner struct {
	lexer    *xml.Lexer
	prefixes map[string]string // the dialect's
	open     [][]byte          // names of the elements that are open, as they are written
	spaces   []namespace       // that are declared, the last before those around it
	names    map[string]string // short names by those that are written, as long as no namespace changes
	isEmpty  bool              // the last element ended where it began
	attrs    []Attribute       // room for those of the next elements
	written  [][]byte          // names of the attributes of the element that is being read
	fault    error             // for which nothing is read
}

// A namespace is one declaration: what a prefix stands for in an element at a depth.
type namespace struct {
	prefix, short string
	depth         int
}

// undeclared is the short prefix of namespaces that the dialect does not know.
const undeclared = "?"

func newScanner(data []byte, prefixes map[string]string) *scanner {
	s := &scanner{lexer: xml.NewLexer(parse.NewInputBytes(data)), prefixes: prefixes, names: map[string]string{}}
	if !utf8.Valid(data) || slices.ContainsFunc(data, isControl) {
		s.fault = errors.New("it holds bytes that are no text")
	}
	return s
}

func isControl(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }

// next gives the next token; io.EOF behind the last. Comments and instructions are left out.
func (s *scanner) next() (token, error) {
	if s.fault != nil {
		return token{}, s.fault
	}
	if s.isEmpty {
		s.isEmpty = false
		return s.end(s.open[len(s.open)-1])
	}
	for {
		switch kind, data := s.lexer.Next(); kind {
		case xml.StartTagToken:
			return s.begin(s.lexer.Text())
		case xml.EndTagToken:
			return s.end(s.lexer.Text())
		case xml.TextToken:
			text, err := resolve(data)
			return token{kind: textToken, text: text}, err
		case xml.CDATAToken:
			return token{kind: textToken, text: lineEnds(s.lexer.Text())}, nil
		case xml.DOCTYPEToken:
			return token{}, errors.New("it declares a document type")
		case xml.StartTagPIToken:
			if err := s.instruction(); err != nil {
				return token{}, err
			}
		case xml.ErrorToken:
			return token{}, s.stop()
		}
	}
}

// instruction leaves out an instruction to some program. The lexer takes it for the beginning of an element, so one that
// holds what would end it is refused; no program writes any.
func (s *scanner) instruction() error {
	for {
		switch kind, _ := s.lexer.Next(); kind {
		case xml.AttributeToken:
		case xml.StartTagClosePIToken:
			return nil
		default:
			return errors.New("an instruction in it (<?) does not end as it should")
		}
	}
}

// stop says why there is no further token.
func (s *scanner) stop() error {
	if len(s.open) > 0 {
		return fmt.Errorf("it ends before its element %s does", s.open[len(s.open)-1])
	}
	return s.lexer.Err()
}

func (s *scanner) begin(name []byte) (token, error) {
	if len(name) == 0 || bytes.ContainsAny(name, "<!&\"'=") {
		return token{}, errors.New("an element has no name")
	}
	s.open = append(s.open, name)
	s.written = s.written[:0]
	if cap(s.attrs)-len(s.attrs) < 16 {
		s.attrs = make([]Attribute, 0, 256)
	}
	first := len(s.attrs)
	for {
		switch kind, _ := s.lexer.Next(); kind {
		case xml.AttributeToken:
			if err := s.attribute(s.lexer.Text(), s.lexer.AttrVal()); err != nil {
				return token{}, err
			}
		case xml.StartTagCloseToken, xml.StartTagCloseVoidToken:
			s.isEmpty = kind == xml.StartTagCloseVoidToken
			attrs := s.attrs[first:len(s.attrs):len(s.attrs)]
			for i := range attrs { // when all namespaces are known
				attrs[i].Name = s.short(s.written[i], true)
			}
			return token{kind: beginToken, name: s.short(name, false), attrs: attrs}, nil
		default:
			return token{}, fmt.Errorf("the beginning of its element %s never ends", name)
		}
	}
}

// attribute takes an attribute of the element that is being read, or the declaration of a namespace. What only says in which
// session of work something was written is left out.
func (s *scanner) attribute(name, quoted []byte) error {
	if len(quoted) < 2 || quoted[0] != quoted[len(quoted)-1] || quoted[0] != '"' && quoted[0] != '\'' {
		return fmt.Errorf("the attribute %s has no value in quotation marks", name)
	}
	value, err := resolve(quoted[1 : len(quoted)-1])
	if err != nil {
		return err
	}
	prefix, local, _ := bytes.Cut(name, []byte(":"))
	switch {
	case string(name) == "xmlns":
		s.declare("", string(value))
	case string(prefix) == "xmlns":
		s.declare(string(local), string(value))
	case !bytes.HasPrefix(local, []byte("rsid")):
		s.written = append(s.written, name)
		s.attrs = append(s.attrs, Attribute{Value: string(value)})
	}
	return nil
}

func (s *scanner) declare(prefix, space string) {
	short, known := s.prefixes[space]
	if !known {
		short = undeclared
	}
	s.spaces = append(s.spaces, namespace{prefix, short, len(s.open)})
	clear(s.names)
}

// short gives a name with the dialect's prefix.
func (s *scanner) short(written []byte, isAttribute bool) string {
	colon := bytes.IndexByte(written, ':')
	if colon < 0 && isAttribute { // in no namespace, whatever the one of its element is
		return string(written)
	}
	if found, ok := s.names[string(written)]; ok {
		return found
	}
	prefix, local := string(written[:max(colon, 0)]), string(written[colon+1:])
	space := undeclared
	if prefix == "" || prefix == "xml" {
		space = prefix
	}
	for i := len(s.spaces) - 1; i >= 0; i-- {
		if s.spaces[i].prefix == prefix {
			space = s.spaces[i].short
			break
		}
	}
	if space != "" {
		local = space + ":" + local
	}
	s.names[string(written)] = local
	return local
}

func (s *scanner) end(name []byte) (token, error) {
	last := len(s.open) - 1
	if last < 0 || !bytes.Equal(s.open[last], name) {
		return token{}, fmt.Errorf("an element %s ends that did not begin last", name)
	}
	for len(s.spaces) > 0 && s.spaces[len(s.spaces)-1].depth == len(s.open) {
		s.spaces = s.spaces[:len(s.spaces)-1]
		clear(s.names)
	}
	s.open = s.open[:last]
	return token{kind: endToken}, nil
}

// resolve gives characters with the references among them resolved: to the five that XML knows by name, and to characters
// by number.
func resolve(text []byte) ([]byte, error) {
	text = lineEnds(text)
	at := bytes.IndexByte(text, '&')
	if at < 0 {
		return text, nil
	}
	out := make([]byte, 0, len(text))
	for at >= 0 {
		out = append(out, text[:at]...)
		name, rest, ended := bytes.Cut(text[at+1:], []byte(";"))
		if !ended || len(name) > 12 {
			return nil, errors.New("a sign & has no end")
		}
		r, err := referenced(string(name))
		if err != nil {
			return nil, err
		}
		out, text = utf8.AppendRune(out, r), rest
		at = bytes.IndexByte(text, '&')
	}
	return append(out, text...), nil
}

// lineEnds gives characters with all line ends alike.
func lineEnds(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text[:len(text):len(text)]
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// named are the characters that XML knows by name.
var named = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}

// referenced gives the character that a reference names.
func referenced(name string) (rune, error) {
	if r, ok := named[name]; ok {
		return r, nil
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if hexadecimal, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hexadecimal, 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if !isNumber || err != nil || !utf8.ValidRune(rune(code)) || code < ' ' && !strings.ContainsRune("\t\n\r", rune(code)) {
		return 0, fmt.Errorf("nobody knows what &%s; stands for", name)
	}
	return rune(code), nil
}
