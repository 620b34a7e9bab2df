package odf

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>%s</manifest:manifest>`

// TestForms: templates, and documents that say only in their list of parts what they are, are read alike.
func TestForms(t *testing.T) {
	slide := `<draw:page><draw:frame><draw:text-box>` + said + `</draw:text-box></draw:frame></draw:page>`
	for name, each := range map[string]struct {
		parts  map[string]string
		format string
	}{
		"text":           {map[string]string{"text": said}, "odt"},
		"template":       {map[string]string{"text": said, "mimetype": textType + "-template\n"}, "odt"},
		"web page":       {map[string]string{"text": said, "mimetype": textType + "-web"}, "odt"},
		"by its parts":   {map[string]string{"text": said, "mimetype": "\xEF\xBB\xBF", "META-INF/manifest.xml": fmt.Sprintf(manifest, textType, "")}, "odt"},
		"slides":         {map[string]string{"slides": slide}, "odp"},
		"slide template": {map[string]string{"slides": slide, "mimetype": slideType + "-template"}, "odp"},
		"one file":       {map[string]string{"flat": `office:mimetype="` + textType + `"><office:styles/><office:body><office:text>` + said + `</office:text></office:body>`}, "odt"},
		"one of slides":  {map[string]string{"flat": `office:mimetype="` + slideType + `"><office:body><office:presentation>` + slide + `</office:presentation></office:body>`}, "odp"},
	} {
		data := []byte(`<?xml version="1.0"?><office:document` + declared + " " + each.parts["flat"] + `</office:document>`)
		if each.parts["flat"] == "" {
			data = build(t, each.parts)
		}
		if !(Format{}).Is("a.bin", data) {
			t.Errorf("%s: not known as an OpenDocument file", name)
		}
		doc, words, err := Format{}.Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(doc.Blocks) != 1 || doc.Blocks[0].PlainText() != "Agreed." || strings.TrimSpace(words) != "Agreed." || doc.Format != each.format {
			t.Errorf("%s: got %+v, %q", name, doc, words)
		}
	}
}

// TestIsCutOff: a document that is cut off is known, so that the reader can say what is wrong with it.
func TestIsCutOff(t *testing.T) {
	for _, kind := range []string{textType, slideType + "-template"} {
		if data := build(t, map[string]string{"text": said, "mimetype": kind}); !(Format{}).Is("a.odt", data[:len(data)/2]) {
			t.Errorf("%s: not known when it is cut off", kind)
		}
	}
}

func TestIsNot(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":       nil,
		"text":        []byte("PKs of the month"),
		"spreadsheet": readertest.Pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
		"book":        readertest.Pack(t, map[string]string{"mimetype": "application/epub+zip"}),
		"Word":        readertest.Pack(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}),
		"flat sheet":  []byte(`<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`),
		"cut off":     build(t, map[string]string{"mimetype": "application/epub+zip"})[:300],
	} {
		if (Format{}).Is("a.odt", data) {
			t.Errorf("%s is taken for an OpenDocument file", name)
		}
	}
}

func TestRefused(t *testing.T) {
	with := func(name, content string) []byte { return build(t, map[string]string{"text": said, name: content}) }
	body := func(text string) []byte { return build(t, map[string]string{"text": text}) }
	many := map[string]string{"mimetype": textType}
	for i := range office.MaxParts {
		many[fmt.Sprintf("Pictures/%d.png", i)] = ""
	}
	whole := body(said)
	for name, each := range map[string]struct {
		data []byte
		want string // in the error
	}{
		"cut off":       {whole[:len(whole)/2], "is damaged or cut off"},
		"no text":       {readertest.Pack(t, map[string]string{"mimetype": textType}), "is no OpenDocument file"},
		"a password":    {with("META-INF/manifest.xml", fmt.Sprintf(manifest, textType, `<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>`)), "is protected by a password"},
		"a package":     {readertest.Pack(t, map[string]string{"mimetype": textType, "encrypted-package": "x"}), "is protected by a password"},
		"entities":      {readertest.Pack(t, map[string]string{"mimetype": textType, "content.xml": `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}), "part content.xml is no sound XML"},
		"unknown name":  {body("<text:p>&amp;&b;</text:p>"), "no sound XML"},
		"unclosed":      {body("<text:p>"), "no sound XML"},
		"bad styles":    {with("styles", "<style:style>"), "part styles.xml is no sound XML"},
		"deep":          {body(strings.Repeat("<text:list><text:list-item>", 200) + strings.Repeat("</text:list-item></text:list>", 200)), "elements in elements"},
		"twice":         {readertest.Pack(t, map[string]string{"mimetype": textType, "content.xml": "<a/>", "Content.xml": "<a/>"}), "twice"},
		"many parts":    {readertest.Pack(t, many), "more parts than any paper"},
		"many blocks":   {body(strings.Repeat(said, source.MaxPieces)), "more paragraphs, cells and styles than"},
		"many cells":    {body(`<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999"/></table:table-row></table:table>`), "more paragraphs, cells and styles than"},
		"many styles":   {build(t, map[string]string{"text": said, "styles": strings.Repeat(`<style:style/>`, source.MaxPieces+1)}), "more paragraphs, cells and styles than"},
		"packed 1:1000": {readertest.Press(t, map[string]string{"mimetype": textType, "content.xml": "<a><!--" + strings.Repeat(" ", 40<<20) + "--></a>"}), "far larger unpacked"},
	} {
		_, _, err := Format{}.Read(each.data)
		var refused *source.Error
		if !errors.As(err, &refused) || refused.Advice == "" || !strings.Contains(err.Error(), each.want) {
			t.Errorf("%s: got the error %v, want a *source.Error with advice and with %q in it", name, err, each.want)
		}
	}
}

// TestStrange: what is made to lead a reader astray is read or refused in time in proportion to its size, and no word of it is
// lost. Anything else and this test does not end.
func TestStrange(t *testing.T) {
	var chain, deletions, masters, declarations strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&masters, `<style:master-page style:name="M%d" style:next-style-name="M%d"><style:header><text:p>a</text:p></style:header></style:master-page>`, i, i+1)
		fmt.Fprintf(&declarations, `<presentation:footer-decl presentation:name="F%d">a</presentation:footer-decl>`, i)
		fmt.Fprintf(&chain, `<style:style style:name="P%d" style:family="paragraph" style:parent-style-name="P%d"><style:text-properties fo:font-size="99%%"/></style:style>`, i, i+1)
		fmt.Fprintf(&deletions, `<text:changed-region xml:id="d%d"><text:deletion><text:p>a<text:change text:change-id="d%d"/></text:p></text:deletion></text:changed-region>`, i, i+1)
	}
	wide := `<table:table><table:table-row>` + strings.Repeat(`<table:table-cell table:number-columns-spanned="40" table:number-rows-spanned="999999999">`+said+`</table:table-cell>`, 10_000) + `</table:table-row></table:table>`
	for name, parts := range map[string]map[string]string{
		"styles in a circle":     {"text": `<text:p text:style-name="A">a</text:p>`, "styles": `<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>`, "automatic": `<style:style style:name="A" style:family="paragraph" style:parent-style-name="A"/>`},
		"styles in a row":        {"text": `<text:p text:style-name="P0">a</text:p>`, "styles": chain.String()},
		"masters in a circle":    {"text": said, "masters": `<style:master-page style:name="Standard" style:next-style-name="B"/><style:master-page style:name="B" style:next-style-name="Standard"/>`},
		"deletions in deletions": {"text": `<text:tracked-changes>` + deletions.String() + `</text:tracked-changes><text:p><text:change text:change-id="d0"/></text:p>`},
		"insertions":             {"text": `<text:tracked-changes><text:changed-region xml:id="a"><text:insertion/></text:changed-region></text:tracked-changes>` + strings.Repeat(`<text:p>a<text:change-start text:change-id="a"/></text:p>`, 20_000)},
		"one long run":           {"text": "<text:p>" + strings.Repeat("<text:span>a</text:span>", 200_000) + "</text:p>"},
		"text in comments":       {"text": "<text:p>" + strings.Repeat("a<!-- -->", 200_000) + "</text:p>"},
		"many spaces":            {"text": "<text:p>a" + strings.Repeat(`<text:s text:c="999999999"/>`, 100_000) + "</text:p>"},
		"a wide table":           {"text": wide},
		"signs without meaning":  {"text": `<text:p><text:change/><text:change-end/><text:note/><office:annotation/><text:s text:c="-1"/><draw:frame/><draw:control/><field:fieldmark/><text:drop-down/><text:h/></text:p>` + said},
		"huge numbers":           {"text": `<text:list text:style-name="L"><text:list-item text:start-value="999999999">` + said + `</text:list-item></text:list>`, "automatic": `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-letter-sync="true"/><text:list-level-style-number text:level="99" style:num-format="a"/></text:list-style>`},
		"many shapes":            {"slides": `<draw:page>` + strings.Repeat(`<draw:rect svg:x="1cm" svg:y="1cm" svg:width="1cm" svg:height="1cm">`+said+`</draw:rect>`, 20_000) + `</draw:page>`},
		"many masters":           {"text": said, "masters": masters.String()},
		"many labels":            {"text": `<text:p><text:drop-down>` + strings.Repeat(`<text:label text:value="a"/>`, 100_000) + `</text:drop-down></text:p>`},
		"many slides":            {"masters": masters.String(), "slides": declarations.String() + strings.Repeat(`<draw:page draw:master-page-name="M19999" presentation:use-footer-name="F19999"/>`, 20_000) + `<draw:page><draw:rect>` + said + `</draw:rect></draw:page>`},
		"an object in itself":    {"text": `<text:p><draw:frame><draw:object xlink:href="./"/></draw:frame></text:p>` + said},
	} {
		doc, words, err := Format{}.Read(build(t, parts))
		var refused *source.Error
		if errors.As(err, &refused) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if letters := readertest.Lost(doc, words); letters != "" {
			t.Errorf("%s: lost %.40q", name, letters)
		}
	}
}

func TestNumberFormats(t *testing.T) {
	for format, want := range map[string][3]string{ // of 1, 12 and 28
		"1":                   {"1", "12", "28"},
		"a":                   {"a", "l", "ab"},
		"A":                   {"A", "L", "AB"},
		"i":                   {"i", "xii", "xxviii"},
		"I":                   {"I", "XII", "XXVIII"},
		"1st":                 {"1st", "12th", "28th"},
		"01, 02, 03, ...":     {"01", "12", "28"},
		"001, 002, 003, ...":  {"001", "012", "028"},
		"①, ②, ③, ...":        {"①", "⑫", "28"},
		"":                    {"", "", ""},
		"one that none knows": {"1", "12", "28"},
	} {
		if got := [3]string{formatNumber(1, format, false), formatNumber(12, format, false), formatNumber(28, format, false)}; got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
	}
	if got := formatNumber(28, "a", true); got != "bb" {
		t.Errorf("letters that count together: got %q", got)
	}
}

// pngOf makes a picture of four pixels a side, with as many of them on an inch as said; 0 to say nothing.
func pngOf(t *testing.T, density uint32) string {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		picture.Set(i%4, i/4, color.NRGBA{uint8(i * 16), 0, 0, 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	if density == 0 {
		return out.String()
	}
	head, rest := out.String()[:33], out.String()[33:]
	metre := uint32(float64(density)/0.0254 + 0.5)
	chunk := []byte("pHYs")
	for range 2 {
		chunk = append(chunk, byte(metre>>24), byte(metre>>16), byte(metre>>8), byte(metre))
	}
	chunk = append(chunk, 1)
	sum := crc32.ChecksumIEEE(chunk)
	return head + "\x00\x00\x00\x09" + string(chunk) + string([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}) + rest
}

// TestPictures: a picture is taken over as it is shown. Two of its four columns are cut off where the document says so, by
// a length that depends on how many pixels an inch of it has.
func TestPictures(t *testing.T) {
	for name, each := range map[string]struct {
		density uint32
		clip    string
		width   int
	}{
		"whole":           {0, "", 4},
		"nothing cut off": {0, "rect(0cm, 0cm, 0cm, 0cm)", 4},
		"on a screen":     {0, "rect(0in, 0in, 0in, 0.0208in)", 2},
		"in print":        {400, "rect(0in, 0.005in, 0in, auto)", 2},
	} {
		doc, _, err := Format{}.Read(build(t, map[string]string{
			"text":           `<text:p><draw:frame draw:style-name="fr1"><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>`,
			"automatic":      `<style:style style:name="fr1" style:family="graphic"><style:graphic-properties fo:clip="` + each.clip + `"/></style:style>`,
			"Pictures/a.png": pngOf(t, each.density),
		}))
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Blocks) != 1 || doc.Blocks[0].Kind != document.Image || doc.Blocks[0].Picture == nil {
			t.Errorf("%s: no picture: %s", name, readertest.Show(doc))
			continue
		}
		size, err := png.DecodeConfig(bytes.NewReader(doc.Blocks[0].Picture.Data))
		if err != nil || size.Width != each.width {
			t.Errorf("%s: %d columns are left, want %d (%v)", name, size.Width, each.width, err)
		}
	}
	flat := `<office:document` + declared + ` office:mimetype="` + textType + `"><office:body><office:text><text:p><draw:frame><draw:image><office:binary-data>` +
		base64.StdEncoding.EncodeToString([]byte(pngOf(t, 0))) + `</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>`
	if doc, words, err := (Format{}).Read([]byte(flat)); err != nil || len(doc.Blocks) != 1 || doc.Blocks[0].Picture == nil || strings.TrimSpace(words) != "" {
		t.Errorf("a picture in the one file: %v, %v", doc, err)
	}
	doc, _, err := Format{}.Read(build(t, map[string]string{
		"text":           `<text:p><draw:frame draw:style-name="fr1"><draw:image xlink:href="Pictures/a.gif"/></draw:frame></text:p>` + said,
		"automatic":      `<style:style style:name="fr1" style:family="graphic"><style:graphic-properties fo:clip="rect(1cm,0cm,0cm,0cm)"/></style:style>`,
		"Pictures/a.gif": "GIF89a",
	}))
	if err != nil || len(doc.Blocks) != 1 || len(doc.NotRead) != 1 || !strings.Contains(doc.NotRead[0].Why, "cannot be worked out") {
		t.Errorf("a part that cannot be worked out is taken over: %v, %v", doc, err)
	}
}

// TestBytesAround: what stands behind the end of an archive is no part of the document, and somebody should know of it.
func TestBytesAround(t *testing.T) {
	doc, _, err := Format{}.Read(append(build(t, map[string]string{"text": said}), "the names of the children"...))
	if err != nil || len(doc.NotRead) != 1 || doc.NotRead[0].Why != office.WhyBehindTheEnd {
		t.Errorf("got %+v, %v", doc, err)
	}
}

// TestNothing: a document without a word is read as one without blocks, which the reader around refuses.
func TestNothing(t *testing.T) {
	doc, words, err := Format{}.Read(build(t, map[string]string{"text": "<text:p/>"}))
	if err != nil || len(doc.Blocks) != 0 || strings.TrimSpace(words) != "" || len(doc.NotRead) != 0 {
		t.Errorf("got %+v, %q, %v", doc, words, err)
	}
}
