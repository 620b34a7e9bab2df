package office

import (
	"bytes"
	"maps"
)

// openXML are the names for the namespaces that all of Microsoft's programs write (ISO 29500 transitional and strict).
var openXML = map[string]string{
	"": "",
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
	"http://schemas.openxmlformats.org/package/2006/relationships":        "",
	"http://schemas.openxmlformats.org/package/2006/content-types":        "",
}

// OpenXML gives names for namespaces: those of one program, and those that all of Microsoft's programs write.
func OpenXML(own map[string]string) map[string]string {
	all := maps.Clone(openXML)
	maps.Copy(all, own)
	return all
}

// Is reports whether the bytes are an archive with a main part of a content type, whatever its name, or at least one of the
// usual name in a file that is damaged: reading it then says what is wrong.
func Is(data []byte, dialect *Dialect, usual string, isMain func(contentType string) bool) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	archive, err := Open(data, dialect)
	if err != nil {
		return bytes.Contains(data, []byte(usual))
	}
	name, err := archive.MainPart(usual, isMain)
	return err != nil && archive.Files[usual] != nil || name != ""
}
