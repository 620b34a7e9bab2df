package odf

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// whyShape is said once of all shapes without words.
const whyShape = "a filled shape without words that lies before the text: look in the document whether it covers any, which can still be read in the file"

// drawing reads what is drawn: a frame with a text box, a picture, a table or an object in it, shapes with text in them.
func (s *story) drawing(e *office.Element, in context) []document.Block {
	switch e.Name {
	case "draw:a":
		in.link = s.address(e)
		return s.blocks(e.Children, in)
	case "draw:image-map", "draw:layer-set":
		s.leftOut(s.place, "the names of places in a picture that lead somewhere", textOf(e))
		return nil
	case "draw:control":
		return s.control(e, s.shaped(e, in))
	}
	style := s.styleOf(e)
	in = s.shaped(e, in)
	blocks := s.framed(e, in)
	said := s.captionOf(e)
	shows, isPicture := picture.Shown{}, false
	if len(blocks) == 0 && e.Name == "draw:frame" {
		shows, isPicture = s.pictureIn(e, style)
	}
	if image := s.image(said, shows, in); image != nil {
		return append(image, blocks...)
	}
	if len(blocks) == 0 && !isPicture && style.set["draw:fill"] != "none" && coverable[e.Name] {
		s.Aside(s.place, whyShape)
	}
	return blocks
}

// coverable are the shapes that may lie over text.
var coverable = map[string]bool{
	"draw:rect": true, "draw:custom-shape": true, "draw:ellipse": true, "draw:circle": true, "draw:polygon": true,
	"draw:path": true, "draw:regular-polygon": true,
}

// styleOf gives the style of something drawn.
func (s *story) styleOf(e *office.Element) *style {
	if name := e.Get("presentation:style-name"); name != "" {
		return s.sheet.get("presentation", name)
	}
	return s.sheet.get("graphic", e.Get("draw:style-name"))
}

// shaped gives the context of the text in something drawn.
func (s *story) shaped(e *office.Element, in context) context {
	if s.isUnseen(e) {
		in = in.hide(document.Hidden)
	}
	style := s.styleOf(e)
	in.look = style.look.over(s.sheet.defaultOf("graphic").look)
	in.look = s.sheet.get("paragraph", e.Get("draw:text-style-name")).look.over(in.look)
	before, known := s.backdrops[e]
	if !known {
		before.fill = unknownFill
	}
	if before.isCovered {
		in = in.hide(document.Hidden)
	}
	in.fill = style.fill(before.fill)
	in.inTable = in.inTable || s.place.Slide == 0
	in.item = nil
	in.isStretched = e.Child("draw:enhanced-geometry").Get("draw:text-path") == "true"
	return in
}

// isUnseen reports whether something drawn is not seen on a screen: by itself, or by the layer that it is on (draw:display
// in ODF 1.3 part 3).
func (s *story) isUnseen(e *office.Element) bool {
	shown := e.Get("draw:display")
	if shown == "" {
		shown = s.layers[e.Get("draw:layer")]
	}
	return shown == "none" || shown == "printer"
}

// framed reads the text in a frame or shape. Of several forms of the same content the first is shown that is understood.
func (s *story) framed(e *office.Element, in context) []document.Block {
	part := "text box"
	if s.place.Slide > 0 {
		part = ""
	}
	var blocks []document.Block
	var members []*office.Element // of a group
	for _, each := range e.Children {
		if e.Name == "draw:g" && isDrawn(each) {
			members = append(members, each)
			continue
		}
		switch each.Name {
		case "svg:title", "svg:desc": // see captionOf
		case "draw:image", "draw:enhanced-geometry", "draw:page-thumbnail":
			if each.Child("text:p") != nil {
				blocks = append(blocks, s.inside(in, part, each.Children...)...)
			} else {
				s.leftOut(s.place, whyTitle, textOf(each))
			}
		case "draw:text-box":
			blocks = append(blocks, s.inside(in, part, each.Children...)...)
		case "draw:object", "draw:object-ole":
			blocks = append(blocks, s.object(each, in)...)
		case "draw:plugin", "draw:applet", "draw:floating-frame":
			s.NotRead(s.place, "a recording, a program or another document in a frame", textOf(each))
		default:
			blocks = append(blocks, s.inside(in, part, each)...)
		}
	}
	around := s.place.Part
	s.place.Part = cmp.Or(around, part)
	group, margins := s.arranged(members, office.Box{}, in)
	s.place.Part = around
	return slices.Concat(blocks, group, margins)
}

func isDrawn(e *office.Element) bool {
	return strings.HasPrefix(e.Name, "draw:") || strings.HasPrefix(e.Name, "dr3d:")
}

// object reads a chart, or names what else is put into the document.
func (s *story) object(e *office.Element, in context) []document.Block {
	root := e.Child("math:math")
	if href := s.address(e); href != "" && root == nil {
		name := office.PartName(strings.TrimPrefix(href, "./"))
		s.shown[name] = true
		var err error
		if root, err = s.archive.Read(path.Join(name, "content.xml")); err != nil {
			root = nil // it is named below
		}
		s.leftOut(s.place, "text beside an embedded object", textOf(e))
	}
	switch chart := chartIn(root); {
	case root != nil && root.Name == "math:math":
		s.NotRead(s.place, "an equation", textOf(root))
	case chart != nil:
		return s.chart(root, chart, in)
	case e.Get("xlink:href") == "":
		s.NotRead(s.place, "an embedded object", textOf(e))
	default:
		s.NotRead(s.place, "an embedded object", "")
		s.beside[office.WhyEmbedded] = true
	}
	return nil
}

func chartIn(root *office.Element) *office.Element {
	if root == nil {
		return nil
	}
	return root.Child("office:body", "office:chart", "chart:chart")
}

// chart reads the titles of a chart and the table of the values that it shows.
func (s *story) chart(root, chart *office.Element, in context) []document.Block {
	around := *s
	defer func() { s.place, s.sheet, s.isChart = around.place, around.sheet, around.isChart }()
	s.sheet = newSheet(s.common)
	if styles := root.Child("office:automatic-styles"); styles != nil {
		s.sheet.read(styles)
	}
	s.isChart, s.place.Part = true, cmp.Or(s.place.Part, "chart")
	in.fill, in.look, in.inTable = unknownFill, look{}, true
	var blocks []document.Block
	var read func(e *office.Element)
	read = func(e *office.Element) {
		for _, each := range e.Children {
			switch each.Name {
			case "chart:title", "chart:subtitle", "chart:footer", "table:table":
				blocks = append(blocks, s.blocks([]*office.Element{each}, in)...)
			case "text:p":
				s.NotRead(s.place, "a label in a chart", textOf(each))
			default:
				read(each)
			}
		}
	}
	read(chart)
	return blocks
}
