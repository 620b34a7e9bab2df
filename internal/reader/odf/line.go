package odf

import (
	"cmp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A line reads what is in a paragraph.
type line struct {
	*story
	in         context
	place      document.Place // of the first text in it
	runs       office.Runs
	begun      bool
	afterSpace bool             // white space that follows is left out
	isHidden   bool             // the whole paragraph
	kept       string           // the number that the file keeps beside it
	after      []document.Block // what is anchored in the paragraph
}

// A run is what holds for text because of the elements around it.
type run struct {
	visibility document.Visibility
	link       string
	look       look
	isUnseen   bool // because of its look
}

// with gives a run a look in a context.
func (r run) with(l look, in context) run {
	r.look = l
	if in.isStretched {
		l[size] = "" // says nothing
	}
	r.isUnseen = l.isHidden(in.fill)
	return r
}

// visibility gives the visibility that text has for all reasons together.
func (l *line) visibility(at run) document.Visibility {
	c := l.changes.in(context{visibility: at.visibility})
	if at.isUnseen {
		c = c.hide(document.Hidden)
	}
	return c.visibility
}

// context gives what holds for blocks that are anchored in a run. They are hidden with it, but not by its colour or size.
func (l *line) context(at run) context {
	in := l.changes.in(context{visibility: at.visibility, fill: l.in.fill, link: at.link, inTable: l.in.inTable})
	if isOff(at.look) {
		in = in.hide(document.Hidden)
	}
	return in
}

// children reads everything in e. Elements that are not known are entered, so that text in them is not lost.
func (l *line) children(e *office.Element, at run) {
	for _, each := range e.Children {
		l.inline(each, at)
	}
}

func (l *line) inline(e *office.Element, at run) {
	switch e.Name {
	case "":
		l.characters(string(e.Text), at)
	case "text:span":
		l.children(e, at.with(l.sheet.get("text", e.Get("text:style-name")).look.over(at.look), l.in))
	case "text:a":
		at.link = l.address(e)
		l.children(e, at)
	case "text:bookmark-ref":
		if at.link == "" { // addresses lead to bookmarks, as LibreOffice writes them
			at.link = "#" + e.Get("text:ref-name")
		}
		l.children(e, at)
	case "text:s":
		l.add(strings.Repeat(" ", min(number(e.Get("text:c"), 1), maxSpaces)), at)
	case "text:tab":
		l.add("\t", at)
	case "text:line-break":
		l.add("\n", at)
	case "text:soft-page-break":
		if l.newPage(); !l.begun {
			l.place.Page = l.story.place.Page
		}
	case "text:note":
		l.note(e, at)
	case "office:annotation":
		l.after = append(l.after, l.comment(e)...)
	case "text:change", "text:change-start", "text:change-end":
		l.change(e, at)
	case "text:ruby-text": // the reading aid over a word
		l.add("(", at)
		l.children(e, at)
		l.add(")", at)
	case "text:number":
		l.kept = document.Fold(l.kept + " " + textOf(e))
	case "svg:title", "svg:desc":
		l.leftOut(l.place, whyTitle, textOf(e))
	case "text:p", "text:h", "text:list", "table:table", "text:section":
		l.anchor(e, at)
	default:
		switch {
		case saysWho[e.Name]:
		case strings.HasPrefix(e.Name, "draw:"), strings.HasPrefix(e.Name, "dr3d:"):
			l.after = append(l.after, l.drawing(e, l.context(at))...)
		case !l.field(e, at):
			l.children(e, at)
		}
	}
}

// characters adds text in which any white space is one space, and none at the beginning of a paragraph (ODF 1.3 part 3,
// 6.1.2).
func (l *line) characters(text string, at run) {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			if !l.afterSpace {
				out.WriteByte(' ')
			}
			l.afterSpace = true
			continue
		case r >= 0xE000 && r <= 0xF8FF:
			if drawn, ok := sign(at.look[font], r); ok {
				r = drawn
			}
		}
		l.afterSpace = false
		out.WriteRune(r)
	}
	after := l.afterSpace
	l.add(out.String(), at)
	l.afterSpace = after
}

// add puts text behind what was read.
func (l *line) add(text string, at run) {
	if text == "" {
		return
	}
	l.afterSpace = false
	l.begun = l.begun || strings.TrimSpace(text) != ""
	piece := document.Run{Marks: at.look.marks(), Link: at.link, Visibility: l.visibility(at)}
	if l.runs.Add(text, piece) {
		l.Budget--
	}
}

// anchor reads blocks that stand in a paragraph, to follow it.
func (l *line) anchor(e *office.Element, at run) {
	l.after = append(l.after, l.inside(l.context(at), "text box", e)...)
}

// inside reads blocks that stand in something of their own, as a text box, in the part of that name.
func (s *story) inside(in context, part string, elements ...*office.Element) []document.Block {
	around := s.place
	s.place.Part = cmp.Or(around.Part, part)
	in.item = nil
	blocks := s.blocks(elements, in)
	s.place.Part = around.Part
	return blocks
}

// note reads the mark of a note in the text, and the note behind the paragraph (ODF 1.3 part 3, 6.3).
func (l *line) note(e *office.Element, at run) {
	// In brackets, because a raised 3 behind "2019" would read as another number where nothing can be raised.
	mark := ""
	var body []*office.Element
	for _, each := range e.Children {
		switch each.Name {
		case "text:note-citation":
			if citation := textOf(each); citation != "" {
				mark += "[" + citation + "]"
				l.add("["+citation+"]", at)
			}
		case "text:note-body":
			body = append(body, each.Children...)
		default:
			l.inline(each, at)
		}
	}
	in := l.context(at)
	in.fill, in.inTable = "", true
	part := "footnote"
	if e.Get("text:note-class") == "endnote" {
		part = "endnote"
	}
	around := l.story.place
	l.story.place = document.Place{Part: part, Page: l.place.Page, Slide: l.place.Slide, Paragraph: l.place.Paragraph, Row: l.place.Row, Column: l.place.Column}
	note := office.Note(mark, l.story.place, in.visibility, l.blocks(body, in))
	l.story.place = around
	l.Budget--
	l.after = append(l.after, note...)
}

// comment reads what a reviewer says, but not who and when.
func (s *story) comment(e *office.Element) []document.Block {
	around := s.place
	s.place.Part = "comment"
	blocks := s.apart(e.Children, context{visibility: document.Comment, inTable: true})
	s.place = around
	return blocks
}
