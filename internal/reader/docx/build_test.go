package docx

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/reader/readertest"
)

const (
	transitional    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// namespaces are declared on the root of each part that build makes.
const namespaces = ` xmlns:w="` + transitional + `" xmlns:r="` + officeRelations + `"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

// roots are the root elements of the parts, by the beginning of their name.
var roots = map[string]string{
	"styles": "w:styles", "numbering": "w:numbering", "settings": "w:settings", "footnotes": "w:footnotes",
	"endnotes": "w:endnotes", "comments": "w:comments", "header": "w:hdr", "footer": "w:ftr", "chart": "c:chartSpace", "diagramData": "dgm:dataModel",
}

// build makes a document of what stands in the root elements of its parts: "document" is what stands in the body, "links"
// are relations of the document to outside, one "id address" on each line. A part is related by its own name: "header1";
// what is called "media/…" is a picture.
func build(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	types, relations := "", ""
	files := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		content := parts[name]
		kind := strings.TrimRight(name, "0123456789")
		switch {
		case name == "links":
			for line := range strings.Lines(content) {
				id, address, _ := strings.Cut(strings.TrimSpace(line), " ")
				relations += fmt.Sprintf(`<Relationship Id="%s" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, id, officeRelations, address)
			}
			continue
		case name == "document":
			files["word/document.xml"] = "<w:document" + namespaces + `><w:background w:color="1F1F1F"/><w:body>` + content + "</w:body></w:document>"
			continue
		case strings.HasPrefix(name, "media/"):
			files["word/"+name] = content
			relations += fmt.Sprintf(`<Relationship Id="%s" Type="%s/image" Target="%[1]s"/>`, name, officeRelations)
			continue
		case roots[kind] == "":
			t.Fatalf("no part is called %q", name)
		}
		files["word/"+name+".xml"] = "<" + roots[kind] + namespaces + ">" + content + "</" + roots[kind] + ">"
		relations += fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>`, name, officeRelations, kind, name)
		family := "wordprocessingml"
		if kind == "chart" || kind == "diagramData" {
			family = "drawingml"
		}
		types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.%s.%s+xml"/>`, name, family, kind)
	}
	types += `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>`
	types += `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>`
	files["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` + types + `</Types>`
	files["_rels/.rels"] = related(`<Relationship Id="rId1" Type="` + officeRelations + `/officeDocument" Target="word/document.xml"/>`)
	files["word/_rels/document.xml.rels"] = related(relations)
	return readertest.Pack(t, files)
}

func related(relations string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations + `</Relationships>`
}
