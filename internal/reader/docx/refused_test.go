package docx

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gazette/internal/reader/office"
	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

const said = `<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p>`

// files gives the files of a document whose text stands in a part of any name, of any type, in any namespace.
func files(name, kind, namespace, text string) map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/` + name + `" ContentType="` + kind + `"/></Types>`,
		"_rels/.rels":         related(`<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/` + name + `"/>`),
		name:                  `<w:document xmlns:w="` + namespace + `"><w:body>` + text + `</w:body></w:document>`,
	}
}

const plainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

// TestForms: templates, documents with macros, the strict form, and a text that has another name than usual are read alike.
func TestForms(t *testing.T) {
	for name, data := range map[string][]byte{
		"plain":    build(t, map[string]string{"document": said}),
		"strict":   readertest.Pack(t, files("word/document.xml", plainType, "http://purl.oclc.org/ooxml/wordprocessingml/main", said)),
		"macros":   readertest.Pack(t, files("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", transitional, said)),
		"template": readertest.Pack(t, files("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", transitional, said)),
		"renamed":  readertest.Pack(t, files("text/paper7.xml", plainType, transitional, said)),
		"outside":  readertest.Pack(t, files("../../word/document.xml", plainType, transitional, said)),
	} {
		if !(Format{}).Is("a.bin", data) {
			t.Errorf("%s: not known as a Word document", name)
		}
		doc, words, err := Format{}.Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(doc.Blocks) != 1 || doc.Blocks[0].PlainText() != "Agreed." || strings.TrimSpace(words) != "Agreed." || doc.Format != "docx" {
			t.Errorf("%s: got %+v, %q", name, doc.Blocks, words)
		}
	}
}

func TestIsNot(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":        nil,
		"text":         []byte("PKs of the month"),
		"other":        readertest.Pack(t, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
		"presentation": readertest.Pack(t, files("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "", "")),
		"open":         readertest.Pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}),
	} {
		if (Format{}).Is("a.docx", data) {
			t.Errorf("%s is taken for a Word document", name)
		}
	}
}

func TestRefused(t *testing.T) {
	with := func(name, content string) []byte {
		all := files("word/document.xml", plainType, transitional, said)
		all[name] = content
		return readertest.Pack(t, all)
	}
	body := func(text string) []byte { return build(t, map[string]string{"document": text}) }
	many := files("word/document.xml", plainType, transitional, said)
	for i := range office.MaxParts {
		many[fmt.Sprintf("word/media/%d.png", i)] = ""
	}
	whole := body(said)
	for name, each := range map[string]struct {
		data []byte
		want string // in the error
	}{
		"cut off":       {whole[:len(whole)/2], "is damaged or cut off"},
		"no text":       {readertest.Pack(t, map[string]string{"[Content_Types].xml": "<Types/>"}), "is no Word document"},
		"entities":      {with("word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "part word/document.xml is no sound XML (it declares a document type)"},
		"unknown name":  {body("<w:p><w:r><w:t>&amp;&b;</w:t></w:r></w:p>"), "no sound XML"},
		"unclosed":      {body("<w:p><w:r>"), "no sound XML"},
		"bad styles":    {build(t, map[string]string{"document": said, "styles": "<w:style>"}), "part word/styles.xml is no sound XML"},
		"deep":          {body(strings.Repeat("<w:tbl><w:tr><w:tc>", 100) + strings.Repeat("</w:tc></w:tr></w:tbl>", 100)), "elements in elements"},
		"twice":         {with("Word/Document.xml", ""), "twice"},
		"many parts":    {readertest.Pack(t, many), "more parts than any paper"},
		"many blocks":   {body(strings.Repeat(said, source.MaxPieces)), "more paragraphs and cells than"},
		"packed 1:1000": {readertest.Press(t, files("word/document.xml", plainType, transitional, said+"<!--"+strings.Repeat(" ", 40<<20)+"-->")), "far larger unpacked"},
		"large":         {with("word/_rels/document.xml.rels", strings.Repeat("  ", office.MaxPart)), "far larger unpacked"},
	} {
		_, _, err := Format{}.Read(each.data)
		var refused *source.Error
		if !errors.As(err, &refused) || refused.Advice == "" || !strings.Contains(err.Error(), each.want) {
			t.Errorf("%s: got the error %v, want a *source.Error with advice and with %q in it", name, err, each.want)
		}
	}
}

// TestStrange: what is made to lead a reader astray is read in time in proportion to its size, and no word of it is lost.
// Anything else and this test does not end.
func TestStrange(t *testing.T) {
	circle := `<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
	for name, parts := range map[string]map[string]string{
		"styles in a circle":  {"document": said, "styles": circle, "numbering": `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`},
		"one long run":        {"document": "<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r>", 200_000) + "</w:p>"},
		"text in comments":    {"document": "<w:p><w:r><w:t>" + strings.Repeat("a<!-- -->", 200_000) + "</w:t></w:r></w:p>"},
		"a wide table":        {"document": `<w:tbl><w:tr>` + strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>`+said+`</w:tc>`, 10_000) + `</w:tr></w:tbl>`},
		"a tall table":        {"document": `<w:tbl>` + strings.Repeat(`<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr>`+said+`</w:tc></w:tr>`, 50_000) + `</w:tbl>`},
		"a deep equation":     {"document": `<w:p><m:oMath>` + strings.Repeat(`<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup>`, 80) + strings.Repeat(`</m:sup></m:sSup>`, 80) + `</m:oMath></w:p>`},
		"a chart again":       {"document": strings.Repeat(`<w:p><w:r><w:drawing><c:chart r:id="chart1"/></w:drawing></w:r></w:p>`, 10_000) + said, "chart1": `<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>` + strings.Repeat("Children ", 5_000) + `</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart>`},
		"sections of notes":   {"document": strings.Repeat(`<w:p><w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr></w:pPr><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, 20_000) + said},
		"fields in fields":    {"document": strings.Repeat(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r></w:p>`, 20_000)},
		"signs without text":  {"document": `<w:p><w:r><w:sym w:char="zz"/><w:sym w:char="-1"/><w:fldChar/><w:fldChar w:fldCharType="end"/><w:footnoteReference/></w:r><w:hyperlink/></w:p>` + said},
		"notes of one number": {"document": said, "footnotes": strings.Repeat(`<w:footnote w:id="1">`+said+`</w:footnote>`, 20_000)},
		"huge numbers":        {"document": `<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>` + said, "numbering": `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%9%%0%"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`},
	} {
		doc, words, err := Format{}.Read(build(t, parts))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if letters := readertest.Lost(doc, words); letters != "" {
			t.Errorf("%s: lost %.40q", name, letters)
		}
	}
}

func TestNumberFormats(t *testing.T) {
	for format, want := range map[string][3]string{ // of 1, 12 and 28
		"decimal":               {"1", "12", "28"},
		"decimalZero":           {"01", "12", "28"},
		"001, 002, 003, ...":    {"001", "012", "028"},
		"lowerLetter":           {"a", "l", "bb"},
		"upperLetter":           {"A", "L", "BB"},
		"lowerRoman":            {"i", "xii", "xxviii"},
		"upperRoman":            {"I", "XII", "XXVIII"},
		"ordinal":               {"1st", "12th", "28th"},
		"cardinalText":          {"One", "Twelve", "Twenty-eight"},
		"ordinalText":           {"First", "Twelfth", "Twenty-eighth"},
		"hex":                   {"1", "C", "1C"},
		"numberInDash":          {"- 1 -", "- 12 -", "- 28 -"},
		"decimalEnclosedCircle": {"①", "⑫", "28"},
		"decimalFullWidth":      {"１", "１２", "２８"},
		"chicago":               {"*", "§§§", "§§§§§§§"},
		"none":                  {"", "", ""},
		"one that nobody knows": {"1", "12", "28"},
	} {
		if got := [3]string{formatNumber(1, format), formatNumber(12, format), formatNumber(28, format)}; got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
	}
	for n, want := range map[int]string{0: "Zero", 20: "Twenty", 100: "One hundred", 342: "Three hundred forty-two", 1000: "1000"} {
		if got := formatNumber(n, "cardinalText"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{20: "Twentieth", 101: "One hundred first", 1003: "1003rd"} {
		if got := formatNumber(n, "ordinalText"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

// TestPiecesOfNothing: a document without a word is read as one without blocks, which the reader around refuses.
func TestPiecesOfNothing(t *testing.T) {
	doc, words, err := Format{}.Read(build(t, map[string]string{"document": "<w:p/><w:sectPr/>"}))
	if err != nil || len(doc.Blocks) != 0 || strings.TrimSpace(words) != "" || len(doc.NotRead) != 0 {
		t.Errorf("got %+v, %q, %v", doc, words, err)
	}
}
