package example

import (
	"fmt"
	"strings"

	"gazette/internal/document"
)

// A slide is a heading and what stands under it. The text before the first lower heading is in the first box, which has
// no title.
type slide struct {
	Number int // from 1
	ID     int // in the list of slides
	Title  string
	Boxes  []box
}

// A box is a part of a slide.
type box struct {
	title  string
	blocks []document.Block
}

const (
	slideNamespaces = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	firstSlideID = 256 // ECMA-376, 19.7.13: the least that a slide may have
)

// slides gives a document as a presentation: a slide for each heading of level 1, with a box for each heading of level 2.
func slides(doc *document.Document) ([]byte, error) {
	var all []slide
	for _, block := range doc.Blocks {
		switch {
		case block.Kind == document.Heading && block.Level == 1:
			all = append(all, slide{Number: len(all) + 1, ID: firstSlideID + len(all), Title: block.PlainText(), Boxes: []box{{}}})
		case block.Kind == document.Heading:
			last := &all[len(all)-1]
			last.Boxes = append(last.Boxes, box{title: block.PlainText()})
		default:
			boxes := all[len(all)-1].Boxes
			last := &boxes[len(boxes)-1]
			last.blocks = append(last.blocks, block)
		}
	}
	more := map[string]string{}
	for _, each := range all {
		layout := 2
		if each.Number == 1 {
			layout = 1
		}
		more[fmt.Sprintf("ppt/slides/slide%d.xml", each.Number)] = each.xml(layout)
		more[fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", each.Number)] = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			fmt.Sprintf(`<Relationship Id="layout" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout" Target="../slideLayouts/slideLayout%d.xml"/>`, layout) +
			"</Relationships>\n"
	}
	return pack("pptx", map[string]any{"Title": escape(title(doc)), "Slides": all}, more)
}

// xml gives a slide on layout 1, a title with text below, or 2, a title with text or boxes.
func (s slide) xml(layout int) string {
	titleKind, textKind := `type="title"`, `idx="1"`
	if layout == 1 {
		titleKind, textKind = `type="ctrTitle"`, `type="subTitle" idx="1"`
	}
	shapes := placeholder(2, "Title", titleKind, slideParagraph(s.Title, false, 0, 0))
	if len(s.Boxes[0].blocks) > 0 {
		shapes += placeholder(3, "Text", textKind, paragraphs(s.Boxes[0].blocks, 0))
	}
	for i, each := range s.Boxes[1:] {
		shapes += each.xml(i, len(s.Boxes)-1)
	}
	return xmlHead + "<p:sld" + slideNamespaces + `><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>` +
		shapes + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>\n"
}

func placeholder(id int, name, kind, text string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr>`+
		`<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>%s</p:txBody></p:sp>`+"\n", id, name, kind, text)
}

// xml gives the box at an index of count, in two rows of which the upper has one more where they differ. Boxes of one row
// fill its width.
func (b box) xml(index, count int) string {
	const left, top, width, height, gap = 457_200, 1_066_800, 11_277_600, 2_667_000, 152_400 // EMU: 360,000 are a centimetre
	const titleSize, textSize = 1600, 1400                                                   // hundredths of a point
	upper := (count + 1) / 2
	row, column, columns := 0, index, upper
	if index >= upper {
		row, column, columns = 1, index-upper, count-upper
	}
	wide := (width - gap*(columns-1)) / columns
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Box %d"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`+
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln></p:spPr>`+
		`<p:txBody><a:bodyPr wrap="square" lIns="108000" tIns="72000" rIns="108000" bIns="72000" anchor="t"/><a:lstStyle/>%s</p:txBody></p:sp>`+"\n",
		10+index, index+1, left+column*(wide+gap), top+row*(height+gap), wide, height,
		slideParagraph(b.title, false, titleSize, document.Bold)+paragraphs(b.blocks, textSize))
}

func paragraphs(blocks []document.Block, size int) string {
	var out strings.Builder
	for _, each := range blocks {
		out.WriteString(slideParagraph(each.PlainText(), each.Kind == document.ListItem, size, 0))
	}
	return out.String()
}

// slideParagraph gives a line of text; size 0 is that of the layout.
func slideParagraph(text string, bullet bool, size int, marks document.Marks) string {
	properties, attributes := "", ""
	if bullet {
		properties = `<a:pPr marL="171450" indent="-171450"><a:buFont typeface="Arial"/><a:buChar char="•"/></a:pPr>`
	}
	if size > 0 {
		attributes += fmt.Sprintf(` sz="%d"`, size)
	}
	if marks.Has(document.Bold) {
		attributes += ` b="1"`
	}
	return fmt.Sprintf(`<a:p>%s<a:r><a:rPr lang="en-GB"%s/><a:t>%s</a:t></a:r></a:p>`, properties, attributes, escape(text))
}
