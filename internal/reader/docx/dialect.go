package docx

import (
	"strings"

	"gazette/internal/reader/office"
)

// maxChain is how many styles may be based on each other, or lists refer to each other; Word's own limit is 11.
// maxFields is how many fields may stand in each other; a person makes two.
const (
	maxChain  = 64
	maxFields = 256
)

var word = &office.Dialect{Program: "Word", Type: "Word document (.docx)", Prefixes: prefixes, Former: isFormerFormat}

// prefixes are this package's names for the namespaces: of ISO 29500 transitional, of its strict form, and of Microsoft's
// additions. What stands in any other namespace has the prefix "?".
var prefixes = office.OpenXML(map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://www.w3.org/XML/1998/namespace":                                   "xml",
})

// usual is the name of the part with the text in a file whose list of types is not as it should be.
const usual = "word/document.xml"

// isWord reports whether a content type is that of the text of a document or template, with macros or without.
func isWord(contentType string) bool {
	return strings.Contains(contentType, "main+xml") && (strings.Contains(contentType, "wordprocessingml") || strings.Contains(contentType, "ms-word"))
}

// isFormerFormat reports whether an element says how something looked before a tracked change.
func isFormerFormat(name string) bool {
	return strings.HasPrefix(name, "w:") && (strings.HasSuffix(name, "PrChange") || name == "w:tblPrExChange" || name == "w:tblGridChange" || name == "w:numberingChange")
}

// isText reports whether an element's own characters are text of the document.
func isText(name string) bool {
	return strings.HasSuffix(name, ":t") || name == "w:delText"
}
