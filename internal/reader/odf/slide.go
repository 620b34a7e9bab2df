package odf

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// furniture are the kinds of shape that a slide shows beside its text.
var furniture = map[string]bool{"header": true, "footer": true, "date-time": true, "page-number": true}

// slide reads a slide: its shapes in reading order, its comments, and the notes of the speaker.
func (s *story) slide(e *office.Element) []document.Block {
	s.place = document.Place{Slide: s.place.Slide + 1}
	style := s.sheet.get("drawing-page", e.Get("draw:style-name"))
	in := context{visibility: document.Visible}
	if style.set["presentation:visibility"] == "hidden" {
		in = in.hide(document.Hidden)
	}
	master := s.master[e.Get("draw:master-page-name")]
	if style.set["presentation:background-objects-visible"] != "false" {
		s.usesMaster(e.Get("draw:master-page-name"))
	}
	layout := s.layout(master)
	size := office.Box{Right: points(layout.set["fo:page-width"]), Bottom: points(layout.set["fo:page-height"])}
	var shapes []*office.Element
	var others, last []document.Block
	for _, each := range e.Children {
		switch {
		case each.Name == "presentation:notes":
			last = append(last, s.speaker(each)...)
		case each.Name == "office:forms":
			s.readForms(each)
			s.leftOut(s.place, unshown[each.Name], textOf(each))
		case isDrawn(each):
			shapes = append(shapes, each)
		default:
			others = append(others, s.block(each, in)...)
		}
	}
	s.backdrops = s.layOut(master, e, shapes)
	blocks, margins := s.arranged(shapes, size, in)
	return slices.Concat(blocks, others, margins, s.declarations(e, style, in), last)
}

// arranged reads shapes on a slide of a size as a person does: titles, text in reading order, what is hidden; and apart from
// these the header and footer.
func (s *story) arranged(shapes []*office.Element, slide office.Box, in context) (blocks, margins []document.Block) {
	var titles, hidden, last []document.Block
	var units []office.Unit
	for _, each := range shapes {
		here, at, kind := in, boxOf(each), each.Get("presentation:class")
		if isOutside(at, slide) || each.Get("presentation:placeholder") == "true" {
			here = here.hide(document.Hidden)
		}
		switch {
		case kind == "title":
			here.heading = 1
			titles = append(titles, s.block(each, here)...)
			continue
		case furniture[kind]:
			s.place.Part = "footer"
			margins = append(margins, s.block(each, here)...)
			s.place.Part = ""
			continue
		}
		read := s.block(each, here)
		switch {
		case len(read) == 0:
		case in.visibility == document.Visible && !slices.ContainsFunc(read, isSeen):
			hidden = append(hidden, read...)
		case at == office.Box{}:
			last = append(last, read...)
		default:
			units = append(units, office.Unit{Box: at, Blocks: read})
		}
	}
	return slices.Concat(titles, office.InOrder(units), last, hidden), margins
}

func isSeen(block document.Block) bool { return block.Visibility == document.Visible }

// speaker reads the notes to a slide.
func (s *story) speaker(e *office.Element) []document.Block {
	around := s.place
	defer func() { s.place = around }()
	s.place.Part = "notes"
	var blocks []document.Block
	for _, each := range e.Children {
		if kind := each.Get("presentation:class"); furniture[kind] {
			s.leftOut(s.place, "header, footer or number of a page of notes", textOf(each))
			continue
		}
		blocks = append(blocks, s.block(each, context{visibility: document.Notes, fill: unknownFill})...)
	}
	return blocks
}

// A declaration is a header, footer or date that slides can show.
type declaration struct {
	text    string
	isShown bool
}

// declare takes in a header, footer or date for slides (presentation:footer-decl and the like in ODF 1.3 part 3); which slides show it is said by them.
func (r *reader) declare(e *office.Element) {
	if kind, ok := strings.CutSuffix(strings.TrimPrefix(e.Name, "presentation:"), "-decl"); ok {
		if text := textOf(e); text != "" {
			found := &declaration{text: text}
			r.declared = append(r.declared, found)
			r.declarationOf[kind+" "+e.Get("presentation:name")] = found
		}
	}
}

// declarations gives the header, footer and date that a slide shows and no slide before it did.
func (s *story) declarations(e *office.Element, style *style, in context) []document.Block {
	if in.visibility != document.Visible {
		return nil // they stand with the first slide that is seen
	}
	var blocks []document.Block
	for _, kind := range []string{"header", "footer", "date-time"} {
		found := s.declarationOf[kind+" "+e.Get("presentation:use-"+kind+"-name")]
		if found == nil || found.isShown || style.set["presentation:display-"+kind] == "false" {
			continue
		}
		found.isShown = true
		place := s.place
		place.Part = "footer"
		blocks = append(blocks, document.Block{Kind: document.Paragraph, Place: place, Visibility: in.visibility, Runs: []document.Run{{Text: found.text, Visibility: in.visibility}}})
		s.Budget -= 2
	}
	return blocks
}

// slideMargins reads what the masters of slides show on them, and names what no slide shows.
func (r *reader) slideMargins() (headers []document.Block) {
	var kept []string
	for _, from := range r.used {
		s := &story{reader: r, sheet: r.automatic, changes: newChanges(), place: document.Place{Part: "header"}}
		for _, each := range from.Children {
			if each.Get("presentation:class") != "" || each.Name == "presentation:notes" {
				kept = append(kept, textOf(each))
				continue
			}
			for _, block := range s.block(each, context{visibility: document.Visible, fill: unknownFill}) {
				if block.Kind == document.Image && len(block.Runs) == 0 {
					r.Aside(block.Place, "a picture that a master shows on slides")
					continue
				}
				headers = append(headers, block)
			}
		}
	}
	r.leftOut(document.Place{}, "text that masters keep where slides have their own", document.Fold(strings.Join(kept, " ")))
	for _, each := range r.unused() {
		r.leftOut(document.Place{}, "text of a master that no slide uses", textOf(each.Element))
	}
	for _, each := range r.declared {
		if !each.isShown {
			r.leftOut(document.Place{}, "a header, footer or date that no slide shows", each.text)
		}
	}
	return headers
}
