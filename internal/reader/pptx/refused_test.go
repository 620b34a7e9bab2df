package pptx

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"gazette/internal/reader/office"
	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

const said = "= 1 1 5 5 | Agreed."

// files gives the files of a presentation of one slide, whose main part has any name and type, in any namespaces.
func files(name, kind, presentation, drawing, relations string) map[string]string {
	roots := fmt.Sprintf(` xmlns:p="%s" xmlns:a="%s" xmlns:r="%s"`, presentation, drawing, relations)
	folder := name[:strings.LastIndexByte(name, '/')+1]
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/` + name + `" ContentType="` + kind + `"/></Types>`,
		"_rels/.rels":         related(`<Relationship Id="a" Type="` + relations + `/officeDocument" Target="/` + name + `"/>`),
		folder + "_rels/" + name[len(folder):] + ".rels": related(`<Relationship Id="s" Type="` + relations + `/slide" Target="one.xml"/>`),
		name:               `<p:presentation` + roots + `><p:sldIdLst><p:sldId r:id="s"/></p:sldIdLst></p:presentation>`,
		folder + "one.xml": `<p:sld` + roots + `><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="1cm" y="20mm"/><a:ext cx="1in" cy="72pt"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>Agreed.</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
	}
}

const (
	plainType        = typePrefix + "presentation.main+xml"
	strict           = "http://purl.oclc.org/ooxml/presentationml/main"
	strictDrawing    = "http://purl.oclc.org/ooxml/drawingml/main"
	strictRelations  = "http://purl.oclc.org/ooxml/officeDocument/relationships"
	macroPrefix      = "application/vnd.ms-powerpoint."
	wordprocessing   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	wordprocessingNS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// TestForms: templates, shows, presentations with macros, the strict form, and a main part that has another name than usual
// are read alike.
func TestForms(t *testing.T) {
	for name, data := range map[string][]byte{
		"plain":        readertest.Pack(t, files("ppt/presentation.xml", plainType, transitional, drawing, officeRelations)),
		"strict":       readertest.Pack(t, files("ppt/presentation.xml", plainType, strict, strictDrawing, strictRelations)),
		"macros":       readertest.Pack(t, files("ppt/presentation.xml", macroPrefix+"presentation.macroEnabled.main+xml", transitional, drawing, officeRelations)),
		"template":     readertest.Pack(t, files("ppt/presentation.xml", typePrefix+"template.main+xml", transitional, drawing, officeRelations)),
		"show":         readertest.Pack(t, files("ppt/presentation.xml", typePrefix+"slideshow.main+xml", transitional, drawing, officeRelations)),
		"macros, show": readertest.Pack(t, files("ppt/presentation.xml", macroPrefix+"slideshow.macroEnabled.main+xml", transitional, drawing, officeRelations)),
		"renamed":      readertest.Pack(t, files("talk/seven.xml", plainType, transitional, drawing, officeRelations)),
	} {
		if !(Format{}).Is("a.bin", data) {
			t.Errorf("%s: not known as a presentation", name)
		}
		doc, words, err := Format{}.Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := readertest.Show(doc); got != "heading 1 (slide 1): \"Agreed.\"\n" || strings.TrimSpace(words) != "Agreed." || doc.Format != "pptx" {
			t.Errorf("%s: got %s, %q", name, got, words)
		}
	}
}

func TestIsNot(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":    nil,
		"text":     []byte("PKs of the month"),
		"other":    readertest.Pack(t, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
		"document": readertest.Pack(t, files("word/document.xml", wordprocessing, wordprocessingNS, drawing, officeRelations)),
		"open":     readertest.Pack(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.presentation"}),
	} {
		if (Format{}).Is("a.pptx", data) {
			t.Errorf("%s is taken for a presentation", name)
		}
	}
}

// with gives a presentation of one slide with one file more, or another one in its place.
func with(t *testing.T, name, content string) []byte {
	all := files("ppt/presentation.xml", plainType, transitional, drawing, officeRelations)
	all[name] = content
	return readertest.Pack(t, all)
}

func TestRefused(t *testing.T) {
	slide := func(text string) []byte { return build(t, map[string]string{"slide1": text}) }
	large := files("ppt/presentation.xml", plainType, transitional, drawing, officeRelations)
	large["ppt/one.xml"] += "<!--" + strings.Repeat(" ", 40<<20) + "-->"
	many := maps.Clone(files("ppt/presentation.xml", plainType, transitional, drawing, officeRelations))
	for i := range office.MaxParts {
		many[fmt.Sprintf("ppt/media/%d.png", i)] = ""
	}
	paragraphs := `<p:sp><p:txBody>` + strings.Repeat(`<a:p><a:r><a:t>a</a:t></a:r></a:p>`, source.MaxPieces) + `</p:txBody></p:sp>`
	crowd := ""
	for i := range 4000 {
		crowd += fmt.Sprintf("= %d.%d %d.%d 0.1 0.1 fill=FFFFFF | a\n", i%20, i/20%5*2, i/100%15, i/1500*3)
	}
	whole := slide(said)
	for name, each := range map[string]struct {
		data []byte
		want string // in the error
	}{
		"cut off":        {whole[:len(whole)/2], "is damaged or cut off"},
		"no slides":      {readertest.Pack(t, map[string]string{"[Content_Types].xml": "<Types/>"}), "is no PowerPoint presentation"},
		"entities":       {with(t, "ppt/one.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`), "part ppt/one.xml is no sound XML"},
		"unclosed":       {with(t, "ppt/one.xml", "<p><q>"), "no sound XML"},
		"bad list":       {with(t, "ppt/presentation.xml", "<p>"), "part ppt/presentation.xml is no sound XML"},
		"deep groups":    {slide(strings.Repeat("<p:grpSp>", 300) + strings.Repeat("</p:grpSp>", 300)), "elements in elements"},
		"twice":          {with(t, "PPT/Presentation.xml", ""), "twice"},
		"many parts":     {readertest.Pack(t, many), "more parts than any paper"},
		"many blocks":    {slide(paragraphs), "more paragraphs and cells than"},
		"packed 1:1000":  {readertest.Press(t, large), "far larger unpacked"},
		"large":          {with(t, "ppt/_rels/presentation.xml.rels", strings.Repeat("  ", office.MaxPart)), "far larger unpacked"},
		"many shapes":    {slide(crowd), "more shapes on one slide"},
		"chart of a lie": {build(t, map[string]string{"slide1": chartFrame, "chart1": wideChart()}), "more values in a chart"},
	} {
		_, _, err := Format{}.Read(each.data)
		var refused *source.Error
		if !errors.As(err, &refused) || refused.Advice == "" || !strings.Contains(err.Error(), each.want) {
			t.Errorf("%s: got the error %v, want a *source.Error with advice and with %q in it", name, err, each.want)
		}
	}
}

const chartFrame = `<p:graphicFrame><a:graphic><a:graphicData><c:chart r:id="chart1"/></a:graphicData></a:graphic></p:graphicFrame>`

// wideChart writes series of which each has its only value in a row of its own.
func wideChart() string {
	var all strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&all, `<c:ser><c:val><c:numLit><c:pt idx="%d"><c:v>1</c:v></c:pt></c:numLit></c:val></c:ser>`, i)
	}
	return "<c:chart><c:plotArea><c:barChart>" + all.String() + "</c:barChart></c:plotArea></c:chart>"
}

// TestStrange: what is made to lead a reader astray is read in time in proportion to its size, and no word of it is lost.
// Anything else and this test does not end.
func TestStrange(t *testing.T) {
	boxes := strings.Repeat("= 1 1 5 5 fill=FFFFFF | a\n", 8000)
	holders := ""
	for i := range 5000 {
		holders += fmt.Sprintf("= ph=body:%d | a\n", i+100)
	}
	steps := ""
	for i := range 1500 {
		steps += fmt.Sprintf("= %d.%d %d 5 5 | b%d\n", i%20, i%7, i%13, i)
	}
	groups := strings.Repeat("<p:grpSp>", 200) + "\n" + said + "\n" + strings.Repeat("</p:grpSp>", 200)
	for name, parts := range map[string]map[string]string{
		"sheets in a circle":        {"slide1": said, "layout1": said, "layout1.leads": "master1", "master1": said, "master1.leads": "layout1 master1 theme1"},
		"a layout on itself":        {"slide1": said, "layout1.leads": "layout1"},
		"a slide as its own layout": {"slide1": said, "slide1.leads": "slide1"},
		"notes that are the slide":  {"slide1": said, "slide1.leads": "layout1 notes1 notes1", "notes1": said, "notes1.leads": "notes1"},
		"groups in groups":          {"slide1": groups},
		"many placeholders":         {"slide1": holders, "layout1": strings.ReplaceAll(holders, ":", ":9")},
		"boxes on boxes":            {"slide1": boxes},
		"boxes in each other's way": {"slide1": steps},
		"one long run":              {"slide1": "<p:sp><p:txBody><a:p>" + strings.Repeat("<a:r><a:t>a</a:t></a:r>", 200_000) + "</a:p></p:txBody></p:sp>"},
		"strange numbers":           {"slide1": `<p:sp><p:spPr><a:xfrm rot="NaN"><a:off x="Inf" y="-1e99"/><a:ext cx="x" cy="-5"/></a:xfrm></p:spPr><p:txBody><a:p><a:pPr lvl="-7"><a:buAutoNum type="alphaLcPeriod" startAt="99999999"/></a:pPr><a:r><a:rPr sz="-1"/><a:t>a</a:t></a:r></a:p></p:txBody></p:sp>`},
		"a wide table":              {"slide1": `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>` + strings.Repeat(`<a:tc gridSpan="999999999" hMerge="1" vMerge="1"><a:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></a:txBody></a:tc>`, 10_000) + `</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`},
		"the same chart everywhere": {"slide1": strings.Repeat(chartFrame, 5000), "chart1": strings.Repeat("<c:spare/>", 5000)},
		"a diagram in a circle":     {"slide1": `<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm="data1"/></a:graphicData></a:graphic></p:graphicFrame>`, "data1": `<dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>a</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst><dgm:cxn srcId="1" destId="1"/></dgm:cxnLst>`},
		"nothing in anything":       {"slide1": `<p:sp/><p:pic/><p:graphicFrame/><p:grpSp/><p:cxnSp/><mc:AlternateContent/><p:sp><p:txBody><a:p><a:pPr/><a:br/><a:fld/></a:p></p:txBody></p:sp>`},
	} {
		doc, words, err := Format{}.Read(build(t, parts))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if letters := readertest.Lost(doc, words); letters != "" {
			t.Errorf("%s: lost %.40q", name, letters)
		}
	}
}
