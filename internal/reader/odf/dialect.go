package odf

import (
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// The limits of this package. maxChain is how many styles may be based on each other, maxRepeat how often a cell or row may
// be repeated (the largest tables of minutes have some 300 rows), maxSpaces how many spaces one sign may stand for, and
// maxNesting how deep lists, tables, text boxes and notes may stand in each other: a list takes two for each level.
const (
	maxChain   = 64
	maxRepeat  = 1000
	maxSpaces  = 64
	maxNesting = 128
)

var dialect = &office.Dialect{
	Program: "LibreOffice or Word", Type: "text or presentation in the OpenDocument format (.odt, .odp)", Mixed: true, Prefixes: prefixes,
}

const namespace = "urn:oasis:names:tc:opendocument:xmlns:"

// prefixes are this package's names for the namespaces of ODF 1.3 and of what LibreOffice adds. What stands in any other
// namespace has the prefix "?".
var prefixes = map[string]string{
	"":                                     "",
	namespace + "animation:1.0":            "anim",
	namespace + "chart:1.0":                "chart",
	namespace + "config:1.0":               "config",
	namespace + "dr3d:1.0":                 "dr3d",
	namespace + "drawing:1.0":              "draw",
	namespace + "form:1.0":                 "form",
	namespace + "manifest:1.0":             "manifest",
	namespace + "meta:1.0":                 "meta",
	namespace + "office:1.0":               "office",
	namespace + "presentation:1.0":         "presentation",
	namespace + "style:1.0":                "style",
	namespace + "svg-compatible:1.0":       "svg",
	namespace + "table:1.0":                "table",
	namespace + "text:1.0":                 "text",
	namespace + "xsl-fo-compatible:1.0":    "fo",
	"http://purl.org/dc/elements/1.1/":     "dc",
	"http://www.w3.org/1998/Math/MathML":   "math",
	"http://www.w3.org/1999/xlink":         "xlink",
	"http://www.w3.org/XML/1998/namespace": "xml",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
	"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0":     "field",
}

// textOf gives all characters in e, with a space between those of different elements, but for who said something and when.
func textOf(e *office.Element) string {
	var text strings.Builder
	addText(&text, e)
	return document.Fold(text.String())
}

func addText(text *strings.Builder, e *office.Element) {
	if e == nil {
		return
	}
	text.Write(e.Text)
	for _, each := range e.Children {
		if !saysWho[each.Name] {
			addText(text, each)
		}
	}
	if e.Name != "" {
		text.WriteByte(' ')
	}
}
