package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"gazette/internal/reader/readertest"
)

// large makes a document of some 900 pages: chapters of minutes with numbered items, paragraphs with marks and a note,
// tables and lists.
func large(t testing.TB) []byte {
	t.Helper()
	const pages = 900
	sentence := strings.Repeat("The partnership heard how the agencies had acted on what the last review had found. ", 3)
	var body, notes strings.Builder
	for page := range pages {
		fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="%d" w:name="_Toc%[1]d"/><w:r w:rsidR="00A1"><w:t>Report of agency %[1]d</w:t></w:r><w:bookmarkEnd w:id="%[1]d"/></w:p>`, page)
		for i := range 8 {
			fmt.Fprintf(&body, `<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:bCs/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">Paragraph %d </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr><w:t>was agreed.</w:t></w:r></w:p>`, sentence, i)
		}
		fmt.Fprintf(&body, `<w:p><w:r><w:t>As was said before</w:t></w:r><w:r><w:footnoteReference w:id="%d"/></w:r></w:p>`, page+1)
		fmt.Fprintf(&notes, `<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> In the minutes of meeting %[1]d.</w:t></w:r></w:p></w:footnote>`, page+1)
		for range 4 {
			body.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>An action was given to the chair.</w:t></w:r></w:p>`)
		}
		body.WriteString(`<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>` + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Action</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Owner</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Date</w:t></w:r></w:p></w:tc></w:tr>`, 5) + `</w:tbl>`)
	}
	plain := build(t, map[string]string{
		"document": body.String(), "footnotes": notes.String(),
		"styles":    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
		"numbering": `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
	})
	return deflate(t, plain)
}

// deflate makes the parts of an archive smaller, as Word does.
func deflate(t testing.TB, plain []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, each := range from.File {
		content, err := each.Open()
		if err != nil {
			t.Fatal(err)
		}
		file, err := to.Create(each.Name)
		if err == nil {
			_, err = io.Copy(file, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestLarge: a document of 900 pages is read whole, with its last number.
func TestLarge(t *testing.T) {
	doc, words, err := Format{}.Read(large(t))
	if err != nil {
		t.Fatal(err)
	}
	if letters := readertest.Lost(doc, words); letters != "" {
		t.Errorf("lost %.40q", letters)
	}
	last := doc.Blocks[len(doc.Blocks)-2]
	if last.Number != "900.4" || len(doc.Blocks) != 900*16 {
		t.Errorf("%d blocks, the last but one with the number %s", len(doc.Blocks), last.Number)
	}
}

// BenchmarkLarge reads a document of 900 pages.
func BenchmarkLarge(b *testing.B) {
	data := large(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := (Format{}).Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
