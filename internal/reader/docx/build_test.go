package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"gazette/internal/document"
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
	return pack(t, files)
}

func related(relations string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations + `</Relationships>`
}

// pack makes an archive of files, which are not made smaller: the same text again and again would look like a bomb.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = file.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// show writes a document with a line for each block, row and omission: what it is, its text, and behind each run what
// sets it apart.
func show(doc *document.Document) string {
	var out strings.Builder
	showBlocks(&out, doc.Blocks, "")
	for _, each := range doc.NotRead {
		fmt.Fprintf(&out, "not read (%v): %s: %q\n", each.Place, each.Why, each.Text)
	}
	return out.String()
}

func showBlocks(out *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		fmt.Fprintf(out, "%s%s", indent, block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(out, " %d", block.Level)
		}
		if block.Number != "" {
			fmt.Fprintf(out, " [%s]", block.Number)
		}
		if block.Visibility != document.Visible {
			fmt.Fprintf(out, " %s", block.Visibility)
		}
		fmt.Fprintf(out, " (%v):", block.Place)
		for _, run := range block.Runs {
			fmt.Fprintf(out, " %q", run.Text)
			if run.Marks != 0 {
				fmt.Fprintf(out, " %v", run.Marks)
			}
			if run.Link != "" {
				fmt.Fprintf(out, " → %s", run.Link)
			}
			if run.Visibility != document.Visible {
				fmt.Fprintf(out, " %s", run.Visibility)
			}
		}
		out.WriteString("\n")
		for _, row := range block.Rows {
			fmt.Fprintf(out, "%s  row", indent)
			if row.Header {
				out.WriteString(" header")
			}
			out.WriteString("\n")
			for _, cell := range row.Cells {
				fmt.Fprintf(out, "%s    cell", indent)
				if cell.Columns > 0 || cell.Rows > 0 {
					fmt.Fprintf(out, " %d×%d", cell.Columns, cell.Rows)
				}
				out.WriteString("\n")
				showBlocks(out, cell.Blocks, indent+"      ")
			}
		}
	}
}

// texts calls add with every text of a document, visible or not, read or not.
func texts(doc *document.Document, add func(string)) {
	for _, each := range doc.NotRead {
		add(each.Text)
	}
	var blocks func([]document.Block)
	blocks = func(all []document.Block) {
		for _, block := range all {
			add(block.Number)
			for _, run := range block.Runs {
				add(run.Text)
			}
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					blocks(cell.Blocks)
				}
			}
		}
	}
	blocks(doc.Blocks)
}

// lost gives the letters and digits of the words that Read gave beside a document which the document does not hold as often.
func lost(doc *document.Document, words string) string {
	var ascii [128]int
	other := map[rune]int{}
	add := func(text string, by int) {
		for _, r := range text {
			if r < 128 {
				ascii[r] += by
			} else {
				other[r] += by
			}
		}
	}
	texts(doc, func(text string) { add(text, 1) })
	add(words, -1)
	var out strings.Builder
	missing := func(r rune, balance int) {
		if balance < 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) {
			out.WriteString(strings.Repeat(string(r), -balance))
		}
	}
	for r, balance := range ascii {
		missing(rune(r), balance)
	}
	for r, balance := range other {
		missing(r, balance)
	}
	return out.String()
}
