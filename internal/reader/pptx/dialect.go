package pptx

import (
	"strings"

	"gazette/internal/reader/office"
)

var powerPoint = &office.Dialect{Program: "PowerPoint", Type: "PowerPoint presentation (.pptx)", Prefixes: prefixes}

// prefixes are this package's names for the namespaces: of ISO 29500 transitional, of its strict form, and of Microsoft's
// additions. What stands in any other namespace has the prefix "?".
var prefixes = office.OpenXML(map[string]string{
	"http://schemas.openxmlformats.org/presentationml/2006/main": "p",
	"http://purl.oclc.org/ooxml/presentationml/main":             "p",
	"http://schemas.microsoft.com/office/drawing/2010/main":      "a14",
	"http://schemas.microsoft.com/office/powerpoint/2010/main":   "p14",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":   "cx",
	"http://schemas.microsoft.com/office/drawing/2008/diagram":   "dsp",
})

// usual is the name of the part that a presentation begins with in a file whose list of types is not as it should be.
const usual = "ppt/presentation.xml"

// isPresentation reports whether a content type is that of the main part of a presentation, template or show, with macros or
// without.
func isPresentation(contentType string) bool {
	return strings.Contains(contentType, "main+xml") && (strings.Contains(contentType, "presentationml") || strings.Contains(contentType, "ms-powerpoint"))
}

// isText reports whether an element's own characters are text of the document.
func isText(name string) bool {
	return name[strings.IndexByte(name, ':')+1:] == "t"
}

// isOn reports whether an attribute switches something on.
func isOn(value string) bool { return value == "1" || value == "true" || value == "on" }

// isOff reports whether an attribute switches something off that is on unless it says so.
func isOff(value string) bool { return value == "0" || value == "false" || value == "off" }
