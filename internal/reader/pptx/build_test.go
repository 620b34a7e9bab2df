package pptx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gazette/internal/reader/readertest"
)

const (
	transitional    = "http://schemas.openxmlformats.org/presentationml/2006/main"
	drawing         = "http://schemas.openxmlformats.org/drawingml/2006/main"
	officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	typePrefix      = "application/vnd.openxmlformats-officedocument.presentationml."
)

// namespaces are declared on the root of each part that build makes.
const namespaces = ` xmlns:p="` + transitional + `" xmlns:a="` + drawing + `" xmlns:r="` + officeRelations + `"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"` +
	` xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"` +
	` xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"` +
	` xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"`

// A kind is a kind of part that a case may hold: its root element, its folder, the last word of the relation to it, and the
// last word of its type where it is of a presentation.
type kind struct{ root, folder, relation, contentType string }

var kinds = map[string]kind{
	"slide":    {"p:sld", "ppt/slides/", "slide", "slide+xml"},
	"layout":   {"p:sldLayout", "ppt/slideLayouts/", "slideLayout", "slideLayout+xml"},
	"master":   {"p:sldMaster", "ppt/slideMasters/", "slideMaster", "slideMaster+xml"},
	"notes":    {"p:notes", "ppt/notesSlides/", "notesSlide", "notesSlide+xml"},
	"handout":  {"p:handoutMaster", "ppt/handoutMasters/", "handoutMaster", "handoutMaster+xml"},
	"comments": {"p:cmLst", "ppt/comments/", "comments", "comments+xml"},
	"modern":   {"p188:cmLst", "ppt/comments/modern", "comments", ""},
	"chart":    {"c:chartSpace", "ppt/charts/", "chart", ""},
	"newchart": {"cx:chartSpace", "ppt/charts/new", "chartEx", ""},
	"data":     {"dgm:dataModel", "ppt/diagrams/", "diagramData", ""},
	"drawn":    {"dsp:drawing", "ppt/diagrams/", "diagramDrawing", ""},
	"over":     {"c:userShapes", "ppt/drawings/", "chartUserShapes", ""},
	"theme":    {"a:theme", "ppt/theme/", "theme", ""},
}

// usualParts are what a presentation has that says nothing else: the colours, a master with bullets and a layout as PowerPoint
// writes them.
var usualParts = map[string]string{
	"theme1": `<a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>` +
		`<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:hlink><a:srgbClr val="0563C1"/></a:hlink></a:clrScheme>` +
		`<a:fmtScheme><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:gradFill><a:gsLst><a:gs><a:schemeClr val="phClr"/></a:gs></a:gsLst></a:gradFill></a:fillStyleLst>` +
		`<a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements>`,
	"master1": "= 1 1 22 3 ph=title | Click to edit Master title style\n= 1 5 22 12 ph=body:1 | Click to edit Master text styles\n= 1 17 5 1 ph=dt:2 | 1/1/2026\n= 8 17 8 1 ph=ftr:3 |\n= 18 17 5 1 ph=sldNum:4 | ‹#›\n",
	"master1.after": `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" hlink="hlink"/><p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="4400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr></p:titleStyle>` +
		`<p:bodyStyle><a:lvl1pPr><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="2800"/></a:lvl1pPr><a:lvl2pPr><a:buFont typeface="Wingdings"/><a:buChar char="§"/><a:defRPr sz="2400"/></a:lvl2pPr><a:lvl3pPr><a:buFont typeface="Courier New"/><a:buChar char="o"/></a:lvl3pPr></p:bodyStyle></p:txStyles>`,
	"layout1": "= ph=title | Click to edit Master title style\n= ph=:1 | Click to edit Master text styles\n= ph=dt:10 | 1/1/2026\n= ph=ftr:11 |\n= ph=sldNum:12 | ‹#›\n",
}

// build makes a presentation of its parts. The name of a part is that of its kind and a number; what is not given is as
// usualParts has it. In slides, layouts, masters and notes stands what is drawn (see drawn); "NAME.root" holds attributes of
// their root, "NAME.back" what comes before what is drawn, "NAME.after" what comes behind, "NAME.leads" the parts that they
// lead to, which is otherwise every part that a sheet may lead to. "slides" are the slides in their order, one with a
// hyphen before it only in the file; "presentation" is what else
// stands in the root of the main part, "links" are relations to outside, one "id address" on each line, and "list of types"
// more of them. A name with a stroke is a file as it is.
func build(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	parts = maps.Clone(parts)
	for name, content := range usualParts {
		if _, given := parts[name]; !given {
			parts[name] = content
		}
	}
	links := ""
	for line := range strings.Lines(parts["links"]) {
		id, address, _ := strings.Cut(strings.TrimSpace(line), " ")
		links += fmt.Sprintf(`<Relationship Id="%s" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, id, officeRelations, address)
	}
	files := map[string]string{}
	types := `<Override PartName="/ppt/presentation.xml" ContentType="` + typePrefix + `presentation.main+xml"/>` + parts["list of types"]
	relations := map[string]string{} // to each part, by name
	slides := strings.Fields(parts["slides"])
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		of, known := kinds[strings.TrimRight(name, "0123456789")]
		switch {
		case strings.Contains(name, "/"):
			files[name] = parts[name]
			if base := name[strings.LastIndexByte(name, '/')+1:]; !strings.HasPrefix(name, "_rels") {
				relations[base] = fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, base, officeRelations, "image", name)
			}
			continue
		case !known:
			continue
		}
		if of.folder == "ppt/slides/" && parts["slides"] == "" {
			slides = append(slides, name)
		}
		file := of.folder + name + ".xml"
		content := parts[name]
		if strings.HasPrefix(of.root, "p:") && of.root != "p:cmLst" {
			content = parts[name+".back"] + "<p:spTree>" + drawn(t, content) + "</p:spTree>"
			content = "<p:cSld>" + content + "</p:cSld>" + parts[name+".after"]
		}
		files[file] = "<" + of.root + namespaces + " " + strings.TrimSpace(parts[name+".root"]) + ">" + content + "</" + of.root + ">"
		if of.contentType != "" {
			types += `<Override PartName="/` + file + `" ContentType="` + typePrefix + of.contentType + `"/>`
		}
		relations[name] = fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, name, officeRelations, of.relation, file)
	}
	list := ""
	for i, each := range slides {
		if slides[i] = strings.TrimPrefix(each, "-"); slides[i] != each {
			continue
		}
		list += fmt.Sprintf(`<p:sldId id="%d" r:id="%s"/>`, 256+i, each)
	}
	size := `<p:sldSz cx="8640000" cy="6480000"/>` // 24 by 18 centimetres
	files["ppt/presentation.xml"] = "<p:presentation" + namespaces + " " + strings.TrimSpace(parts["presentation.root"]) + "><p:sldIdLst>" + list + "</p:sldIdLst>" + size + parts["presentation"] + "</p:presentation>"
	files["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` + types + `</Types>`
	files["_rels/.rels"] = related(`<Relationship Id="rId1" Type="` + officeRelations + `/officeDocument" Target="ppt/presentation.xml"/>`)
	files["ppt/_rels/presentation.xml.rels"] = related(only(relations, func(name string) bool { return slices.Contains(slides, name) || strings.HasPrefix(name, "handout") }))
	for name := range parts {
		of, known := kinds[strings.TrimRight(name, "0123456789")]
		if !known {
			continue
		}
		leads := strings.Fields(parts[name+".leads"])
		files[of.folder+"_rels/"+name+".xml.rels"] = related(links + only(relations, func(to string) bool {
			if parts[name+".leads"] != "" {
				return slices.Contains(leads, to)
			}
			return leadsTo(name, to)
		}))
	}
	return readertest.Pack(t, files)
}

// leadsTo reports whether a part leads to another where its case does not say: a slide to its own notes and comments, its
// layout, and whatever it shows; a layout to the master, that to the theme.
func leadsTo(name, to string) bool {
	from, number := strings.TrimRight(name, "0123456789"), strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz")
	kind := strings.TrimRight(to, "0123456789")
	switch from {
	case "slide":
		isOwn := to == kind+number
		return to == "layout1" || (kind == "notes" || kind == "comments" || kind == "modern") && isOwn ||
			kinds[kind].root == "" || kinds[kind].relation == "chart" || kind == "newchart" || kind == "data" || kind == "drawn"
	case "layout":
		return to == "master1"
	case "master":
		return to == "theme1"
	}
	return false
}

func only(relations map[string]string, is func(name string) bool) string {
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(relations)) {
		if is(name) {
			all.WriteString(relations[name])
		}
	}
	return all.String()
}

func related(relations string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations + `</Relationships>`
}

// drawn writes shapes. A line "= LEFT TOP WIDTH HEIGHT OPTIONS | TEXT" is a text box, in centimetres; the options are
// ph=TYPE:INDEX, fill=COLOUR, colour=COLOUR (of the text), size=POINTS, prst=FORM, id=NUMBER, descr=WORD, rot=DEGREES and
// hidden; the text has "¶" between its paragraphs. Any other line is XML.
func drawn(t testing.TB, content string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(content) {
		head, text, isBox := strings.Cut(strings.TrimRight(line, "\n"), "|")
		if !strings.HasPrefix(line, "= ") || !isBox {
			out.WriteString(line)
			continue
		}
		options := map[string]string{}
		var sides []string
		for _, word := range strings.Fields(head[1:]) {
			if name, value, ok := strings.Cut(word, "="); ok || word == "hidden" {
				options[name] = value
			} else {
				sides = append(sides, centimetres(t, word))
			}
		}
		out.WriteString(textBox(sides, options, strings.TrimSpace(text)) + "\n")
	}
	return out.String()
}

func centimetres(t testing.TB, text string) string {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%q is no length in centimetres", text)
	}
	return strconv.Itoa(int(value * 360_000))
}

func textBox(sides []string, options map[string]string, text string) string {
	ph, xfrm, fill, form, rPr, more := "", "", "", "", "", ""
	if value, ok := options["ph"]; ok {
		kind, index, _ := strings.Cut(value, ":")
		ph = "<p:ph"
		if kind != "" {
			ph += ` type="` + kind + `"`
		}
		if index != "" {
			ph += ` idx="` + index + `"`
		}
		ph += "/>"
	}
	if len(sides) == 4 {
		rot, _ := strconv.Atoi(options["rot"])
		xfrm = fmt.Sprintf(`<a:xfrm rot="%d"><a:off x="%s" y="%s"/><a:ext cx="%s" cy="%s"/></a:xfrm>`, rot*60_000, sides[0], sides[1], sides[2], sides[3])
	}
	if options["fill"] != "" {
		fill = `<a:solidFill><a:srgbClr val="` + options["fill"] + `"/></a:solidFill>`
	}
	if options["prst"] != "" {
		form = `<a:prstGeom prst="` + options["prst"] + `"/>`
	}
	if options["colour"] != "" {
		rPr = `<a:solidFill><a:srgbClr val="` + options["colour"] + `"/></a:solidFill>`
	}
	if size, err := strconv.Atoi(options["size"]); err == nil {
		rPr = fmt.Sprintf(`<a:rPr sz="%d">`, size*100) + rPr + "</a:rPr>"
	} else {
		rPr = "<a:rPr>" + rPr + "</a:rPr>"
	}
	if _, ok := options["hidden"]; ok {
		more += ` hidden="1"`
	}
	if options["descr"] != "" {
		more += ` descr="` + options["descr"] + `"`
	}
	paragraphs := ""
	for _, each := range strings.Split(text, "¶") {
		paragraphs += "<a:p>"
		if each != "" {
			paragraphs += "<a:r>" + rPr + "<a:t>" + each + "</a:t></a:r>"
		}
		paragraphs += "</a:p>"
	}
	return `<p:sp><p:nvSpPr><p:cNvPr id="` + options["id"] + `" name="Box"` + more + `/><p:cNvSpPr/><p:nvPr>` + ph + `</p:nvPr></p:nvSpPr><p:spPr>` + xfrm + form + fill + `</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>` + paragraphs + `</p:txBody></p:sp>`
}

// dots gives a PNG of width by height pixels of one colour.
func dots(t testing.TB, width, height int, c color.NRGBA) string {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		picture.Set(i%width, i/width, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
