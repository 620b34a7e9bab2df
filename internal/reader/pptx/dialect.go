package pptx

import (
	"strings"

	"gazette/internal/reader/office"
)

var powerPoint = &office.Dialect{Program: "PowerPoint", Type: "PowerPoint presentation (.pptx)", Prefixes: prefixes}

// prefixes are this package's names for the namespaces: of ISO 29500 transitional, of its strict form, and of Microsoft's
// additions. What stands in any other namespace has the prefix "?".
var prefixes = map[string]string{
	"": "",
	"http://schemas.openxmlformats.org/presentationml/2006/main":          "p",
	"http://purl.oclc.org/ooxml/presentationml/main":                      "p",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":              "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                          "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":            "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                        "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                      "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.microsoft.com/office/drawing/2010/main":               "a14",
	"http://schemas.microsoft.com/office/powerpoint/2010/main":            "p14",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":            "cx",
	"http://schemas.microsoft.com/office/drawing/2008/diagram":            "dsp",
	"http://schemas.openxmlformats.org/package/2006/relationships":        "",
	"http://schemas.openxmlformats.org/package/2006/content-types":        "",
}

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
