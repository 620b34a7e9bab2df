package docx

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// drawing reads what is drawn: pictures, shapes with text in them, a chart, an embedded object. They follow the paragraph in
// the order in which they stand in the file.
func (l *line) drawing(e *office.Element, at run) {
	for _, each := range e.Children {
		if (each.Name == "wp:anchor" || each.Name == "wp:inline") && isOutOfSight(each) {
			at = at.hidden()
		}
	}
	d := &drawing{line: l, caption: captionOf(e.Find("wp:docPr")), fill: unknownFill}
	if d.caption.Alternative == "" {
		d.caption.Alternative = document.Fold(alternativeOf(e))
	}
	begin := len(l.after)
	d.draw(e, at)
	if d.caption != (office.Caption{}) { // there is no picture that it belongs to
		behind := slices.Clone(l.after[begin:])
		l.after = l.after[:begin]
		l.image(d.caption, picture.Shown{}, at)
		l.after = append(l.after, behind...)
	}
}

// What is said about what is drawn and not read.
const (
	whyChart   = "a chart of a form that is not known here"
	whyDiagram = "a diagram (SmartArt) that is damaged"
	whyAgain   = "a chart or diagram that stands in the document before"

	// whyShape is all that can be said without setting the page. The gate knows the wording again.
	whyShape = "a filled shape without words that lies before the text: look in the document whether it covers any, which can still be read in the file"
)

// A drawing is one that is being read.
type drawing struct {
	*line
	caption office.Caption // of the whole, until it was given to the first picture
	isAbove bool           // it lies before the text
	fill    string         // of the shape that is being read, as in a look
}

// take gives the caption of the next picture: that of the picture itself or, for the first, of the whole drawing.
func (d *drawing) take(own office.Caption) office.Caption {
	whole := d.caption
	d.caption = office.Caption{}
	if whole.Alternative == "" {
		return own
	}
	if own != whole && own.Alternative != "" {
		d.NotRead(d.place, office.WhyCaption, own.Alternative)
	}
	return whole
}

// alternativeOf finds the text alternative of an older kind of drawing.
func alternativeOf(e *office.Element) string {
	if strings.HasPrefix(e.Name, "v:") {
		if text := e.Get("alt"); text != "" {
			return text
		}
	}
	for _, each := range e.Children {
		if text := alternativeOf(each); text != "" && each.Name != "w:txbxContent" {
			return text
		}
	}
	return ""
}

func (d *drawing) draw(e *office.Element, at run) {
	if strings.HasPrefix(e.Name, "v:") && unseenStyle.MatchString(e.Get("style")) {
		at = at.hidden()
	}
	switch e.Name {
	case "pic:pic":
		d.blip(e.Child("pic:blipFill"), d.take(captionOf(e.Child("pic:nvPicPr", "pic:cNvPr"))), at)
		return
	case "a:blipFill":
		d.blip(e, d.take(office.Caption{}), at)
		return
	case "v:imagedata":
		d.imageData(e, d.take(office.Caption{}), at)
		return
	case "wpg:wgp", "wpg:grpSp", "wpc:wpc":
		d.group(e, at)
		return
	case "v:fill":
		if e.Get("r:id") != "" || e.Get("o:relid") != "" {
			d.imageData(e, d.take(office.Caption{}), at)
		}
	case "w:txbxContent":
		d.anchor(e.Children, d.fill, at)
		return
	case "mc:AlternateContent":
		for _, each := range d.branch(e) {
			d.draw(each, at)
		}
		return
	case "c:chart":
		d.chart(e.Get("r:id"), at)
	case "dgm:relIds":
		d.diagram(e.Get("r:dm"), at)
	case "?:chart": // of a kind that came with Office 2016, as a waterfall, in a part of another form
		d.NotRead(d.place, whyChart, d.partWords(e.Get("r:id")))
	case "o:OLEObject":
		d.NotRead(d.place, strings.TrimSpace("an embedded object "+e.Get("ProgID")), "")
	case "w:control":
		d.NotRead(d.place, strings.TrimSpace("an embedded control "+e.Get("w:name")), "")
	case "v:textpath":
		d.attach(e.Get("string"), at)
	case "wp:anchor":
		d.isAbove = e.Get("behindDoc") != "1" && e.Get("behindDoc") != "true"
	case "wps:wsp", "v:rect", "v:roundrect", "v:oval", "v:shape":
		if covers(e) && (d.isAbove || strings.HasPrefix(e.Name, "v:")) {
			d.Aside(d.place, whyShape)
		}
		d.fill = shapeFill(e)
	case "a:p":
		d.attach(e.Words(), at)
		return
	}
	if isText(e.Name) {
		d.attach(string(e.Text), at)
	}
	for _, each := range e.Children {
		d.draw(each, at)
	}
}

// group reads the shapes of a group or canvas in the order in which a person reads them. Those of which nobody can say where
// they lie come last.
func (d *drawing) group(e *office.Element, at run) {
	begin := len(d.after)
	var units []office.Unit
	var last []document.Block
	for _, each := range e.Children {
		d.draw(each, at)
		read := slices.Clone(d.after[begin:])
		d.after = d.after[:begin]
		if box, ok := boxInGroup(each); ok && len(read) > 0 {
			units = append(units, office.Unit{Box: box, Blocks: read})
		} else {
			last = append(last, read...)
		}
	}
	d.after = append(append(d.after, office.InOrder(units)...), last...)
}

// boxInGroup gives where a shape lies among the others of a group, in points; false where that is not said.
func boxInGroup(shape *office.Element) (office.Box, bool) {
	for _, properties := range []string{"wps:spPr", "wpg:grpSpPr", "pic:spPr"} {
		xfrm := shape.Child(properties, "a:xfrm")
		if off, ext := xfrm.Child("a:off"), xfrm.Child("a:ext"); off != nil && ext != nil {
			x, y := emu(off.Get("x"), 0), emu(off.Get("y"), 0)
			box := office.Box{Left: float64(x), Top: float64(y), Right: float64(x + emu(ext.Get("cx"), 0)), Bottom: float64(y + emu(ext.Get("cy"), 0))}
			return box.Scaled(72.0 / inch), true
		}
	}
	return office.Box{}, false
}

// attach puts a paragraph that is drawn behind the one that is read.
func (l *line) attach(text string, at run) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	place := l.place
	place.Part = partIn(place.Part, "text box")
	l.Budget -= 2
	l.after = append(l.after, document.Block{
		Kind: document.Paragraph, Place: place, Visibility: at.visibility,
		Runs: []document.Run{{Text: text, Visibility: at.visibility}},
	})
}

// shapeFill gives the colour that a shape is filled with, where that is said. Behind one that is not filled may lie another.
func shapeFill(shape *office.Element) string {
	if colour := shape.Child("wps:spPr", "a:solidFill", "a:srgbClr").Get("val"); colour != "" {
		return strings.ToUpper(colour)
	}
	if colour, ok := strings.CutPrefix(shape.Get("fillcolor"), "#"); ok && len(colour) >= 6 && shape.Get("filled") != "f" {
		return strings.ToUpper(colour[:6])
	}
	return unknownFill
}

// covers reports whether a shape hides what lies behind it: it is filled, and not with words or a picture.
func covers(shape *office.Element) bool {
	for _, name := range []string{"w:txbxContent", "a:blip", "v:imagedata", "v:textpath"} {
		if shape.Find(name) != nil {
			return false
		}
	}
	if strings.HasPrefix(shape.Name, "v:") {
		filled, fill := shape.Get("filled"), shape.Child("v:fill")
		isRule := shape.Get("o:hr") == "t" || shape.Get("o:hr") == "true" // a line across the page
		return !isRule && filled != "f" && filled != "false" && fill.Get("on") != "f" && fill.Get("opacity") == ""
	}
	properties := shape.Child("wps:spPr")
	for _, name := range []string{"a:solidFill", "a:gradFill", "a:pattFill"} {
		if fill := properties.Child(name); fill != nil {
			return fill.Find("a:alpha") == nil
		}
	}
	style := shape.Child("wps:style", "a:fillRef").Get("idx")
	return properties.Child("a:noFill") == nil && style != "" && style != "0" && !strings.Contains(strings.ToLower(properties.Child("a:prstGeom").Get("prst")), "line")
}

// drawnPart gives the part of a chart or diagram; nil, after it was named for the reason given, where it cannot be read. It is
// read once: Word copies the part with what is drawn, and a file that leads to one a thousand times was made to harm.
func (l *line) drawnPart(id, why string) *office.Element {
	found := l.relations[id]
	if l.drawnParts[found.Target] {
		l.Aside(l.place, whyAgain)
		return nil
	}
	root, err := l.archive.Read(found.Target)
	if err != nil || root == nil || found.External {
		l.NotRead(l.place, why, "")
		return nil
	}
	l.drawnParts[found.Target] = true
	return root
}

// chart puts the words and values of a chart behind the paragraph.
func (l *line) chart(id string, at run) {
	root := l.drawnPart(id, whyChart)
	if root == nil {
		return
	}
	blocks, err := office.Chart(root)
	if err != nil {
		l.NotRead(l.place, whyChart, document.Fold(root.Words()))
		return
	}
	l.reader.words.WriteString(office.ChartWords(root) + "\n")
	l.enclose(blocks, "chart", at)
}

// diagram puts the words of a diagram behind the paragraph.
func (l *line) diagram(id string, at run) {
	root := l.drawnPart(id, whyDiagram)
	if root == nil {
		return
	}
	var drawn *office.Element // the diagram as it was last drawn, if it is there
	if extension := root.Find("?:dataModelExt"); extension != nil {
		if last := l.relations[extension.Get("relId")]; last.Target != "" && !last.External {
			drawn, _ = l.archive.Read(last.Target) // one that is damaged draws nothing
		}
	}
	l.reader.words.WriteString(root.Words() + "\n")
	l.enclose(office.Diagram(root, drawn), "diagram", at)
}

// enclose puts blocks of a part of its own behind the paragraph.
func (l *line) enclose(blocks []document.Block, part string, at run) {
	place := l.place
	place.Part = partIn(place.Part, part)
	for _, block := range blocks {
		block = office.Within(block, at.visibility)
		l.settle(&block, place)
		l.after = append(l.after, block)
	}
}

// settle gives a block that was read elsewhere, and all that is in it, its place.
func (l *line) settle(block *document.Block, place document.Place) {
	l.Budget -= 1 + len(block.Runs)
	block.Place = place
	for i, row := range block.Rows {
		block.Rows[i].Place = place
		for _, cell := range row.Cells {
			for j := range cell.Blocks {
				l.settle(&cell.Blocks[j], place)
			}
		}
	}
}

// partWords gives all characters of a part that is not read in full.
func (l *line) partWords(id string) string {
	found := l.relations[id]
	if found.Target == "" || found.External {
		return ""
	}
	root, err := l.archive.Read(found.Target)
	if err != nil || root == nil {
		return ""
	}
	var text strings.Builder
	var collect func(e *office.Element)
	collect = func(e *office.Element) {
		text.Write(e.Text)
		text.WriteByte(' ')
		for _, each := range e.Children {
			collect(each)
		}
	}
	collect(root)
	return document.Fold(text.String())
}
