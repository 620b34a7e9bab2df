package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/reader/source"
)

// pieces are XML that is sound.
var pieces = []string{
	`<a/>`,
	`<?xml version="1.0"?><!-- a --><a b="1" c='2'>x<b>&lt;&#65;&#x42;&amp;</b><![CDATA[<&>]]>y</a>`,
	`<a xmlns="one" xmlns:p="two"><p:b p:c="1" d="2" xmlns:p="three"><p:e xmlns=""><f/></p:e></p:b><p:g/></a>`,
	"<a\n b = \"1\t2\"\r\n>\r\n<b  ></b >\r</a>",
	`<a q="&quot;>&apos;"/>`,
	`<é:ü xmlns:é="x">日本</é:ü>`,
	`<a xml:space="preserve"> </a>`,
}

// TestUnsound: what is no XML is refused, and the error says what is wrong.
func TestUnsound(t *testing.T) {
	for text, want := range map[string]string{
		"<a>":                                "ends before its element a does",
		"<a></b>":                            "an element b ends that did not begin last",
		"<a><b></a></b>":                     "did not begin last",
		"</a>":                               "did not begin last",
		"<a b>":                              "no value in quotation marks",
		"<a b=1>":                            "no value in quotation marks",
		`<a b="1>`:                           "no value in quotation marks",
		`<a b="1"`:                           "never ends",
		"<a>&b;</a>":                         "nobody knows what &b; stands for",
		"<a>&#0;</a>":                        "nobody knows",
		"<a>&#xD800;</a>":                    "nobody knows",
		"<a>& b</a>":                         "a sign & has no end",
		"<a>\x00</a>":                        "bytes that are no text",
		"<a>\xff</a>":                        "bytes that are no text",
		"<>":                                 "no name",
		"<?a><b/>?>":                         "does not end as it should",
		"< a>":                               "no name",
		"<a><!ELEMENT b></a>":                "no name",
		"<!DOCTYPE a><a/>":                   "declares a document type",
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>": "declares a document type",
		"<a>" + strings.Repeat("<b>", MaxDepth+1): "has more elements",
	} {
		_, err := open(t, map[string]string{"a.xml": text}).Read("a.xml")
		var refused *source.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %q", text, err, want)
		}
	}
}

// FuzzTree: whatever encoding/xml reads is read here, and gives the same.
func FuzzTree(f *testing.F) {
	for _, each := range pieces {
		f.Add(each)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := standard(text)
		root, ours := (&Archive{dialect: &Dialect{Prefixes: map[string]string{"": "", "one": "", "two": "p2"}, Mixed: true}}).Tree("a.xml", []byte(text)).Root()
		if err != nil || strings.Contains(text, "<!") || newScanner([]byte(text), nil).fault != nil {
			return // of comments, types and bytes that are no text, encoding/xml takes some that are not sound
		}
		if ours != nil && strings.Contains(text, "<?") {
			return // of instructions, some are refused
		}
		if ours != nil {
			t.Fatalf("not read: %v", ours)
		}
		var got strings.Builder
		if root != nil {
			write(&got, root)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("read in another way (-encoding/xml +here):\n%s", diff)
		}
	})
}

// standard gives the first element of a text as encoding/xml reads it.
func standard(text string) (string, error) {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.CharsetReader = func(_ string, text io.Reader) (io.Reader, error) { return text, nil }
	var out strings.Builder
	depth, ended := 0, false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		} else if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, each := range append(token.Attr, xml.Attr{Name: token.Name}) {
				if strings.Contains(each.Name.Local, ":") {
					return "", errors.New("a name with colons that divide nothing")
				}
			}
			if !ended {
				out.WriteString("<" + token.Name.Local)
			}
			for _, each := range token.Attr {
				if ended || each.Name.Space == "xmlns" || each.Name.Local == "xmlns" || strings.HasPrefix(each.Name.Local, "rsid") {
					continue
				}
				out.WriteString(" " + each.Name.Local + "=" + strings.Join(strings.Fields(each.Value), " "))
			}
			depth++
			if !ended {
				out.WriteString(">")
			}
		case xml.EndElement:
			depth--
			if !ended {
				out.WriteString("</>")
			}
			ended = ended || depth == 0
		case xml.CharData:
			if depth > 0 && !ended {
				out.Write(bytes.Clone(token))
			}
		}
	}
}

func write(out *strings.Builder, e *Element) {
	if e.Name == "" {
		out.Write(e.Text)
		return
	}
	local := func(name string) string { return name[strings.IndexByte(name, ':')+1:] }
	out.WriteString("<" + local(e.Name))
	for _, each := range e.Attrs {
		out.WriteString(" " + local(each.Name) + "=" + strings.Join(strings.Fields(each.Value), " "))
	}
	out.WriteString(">")
	for _, each := range e.Children {
		write(out, each)
	}
	out.WriteString("</>")
}
