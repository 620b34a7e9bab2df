package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// A story makes blocks of elements: those of the page, of a cell, of a note.
type story struct {
	*reader
	place  document.Place // where in a table it stands; the paragraph is counted
	blocks []document.Block
	chrome map[*html.Node]string // the elements of the site around the article, with the reason to leave each out

	line    line
	heading int                 // level of the heading that the line becomes; 0 for other text
	item    *item               // the list item whose first text comes next
	label   string              // the number that Word's HTML writes into the paragraph, as printed
	level   int                 // depth of the list that such a paragraph is in
	note    string              // the mark of the note that the paragraph is
	taken   map[*html.Node]bool // what was read before its turn
	after   []document.Block    // pictures: they follow the text in which they stand
	lists   []*list
}

// children reads everything in an element.
func (s *story) children(n *html.Node, c context) {
	for child := range n.ChildNodes() {
		if s.budget >= 0 {
			s.node(child, c)
		}
	}
}

func (s *story) node(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		if !s.taken[n] {
			s.line.add(n.Data, c)
		}
	case html.CommentNode:
		s.comment(n, c)
	case html.ElementNode:
		if why := s.chrome[n]; why != "" {
			s.gather(why, textOf(n))
			return
		}
		if why := notText[n.DataAtom]; why != "" && n.Namespace == "" {
			s.gather(why, textOf(n))
			return
		}
		style := s.styles.of(n)
		in := s.enter(n, c, style)
		s.tip(n)
		if s.wordElement(n, in, style) || s.special(n, in) {
			return
		}
		if flows := flowOf(n, style); flows == beside {
			s.line.gap(c)
			s.children(n, in)
			s.line.gap(c)
		} else if flows == inLine {
			s.children(n, in)
		} else {
			s.block(n, in, style)
		}
	}
}

// tip takes note of what is shown only under a pointer that rests on a word, if the word itself does not say it.
func (s *story) tip(n *html.Node) {
	title := document.Fold(attribute(n, "title"))
	if title != "" && isInline(n.DataAtom) && title != document.Fold(textUpTo(n, 2*len(title))) && title != document.Fold(attribute(n, "alt")) {
		s.gather("text that is shown only under a pointer", title)
	}
}

// notText are elements whose text is no text of the page, with what they are.
var notText = map[atom.Atom]string{
	atom.Head:     "head of the page",
	atom.Button:   "button of the page",
	atom.Select:   "list of a form to choose from",
	atom.Datalist: "list of a form to choose from",
	atom.Textarea: "field of a form",
	atom.Iframe:   "another page inside this one",
	atom.Frameset: "frames of the page",
	atom.Noframes: "text for browsers without frames",
	atom.Object:   "an embedded object",
	atom.Video:    "a film",
	atom.Audio:    "a recording",
	atom.Canvas:   "a drawing that a program makes",
	atom.Map:      "areas of a picture that lead to other pages",
}

// special reads the elements that are neither a stretch of text nor a block of it, and reports whether n is one.
func (s *story) special(n *html.Node, c context) bool {
	switch n.DataAtom {
	case atom.Title, atom.Script, atom.Style, atom.Meta, atom.Link, atom.Base, atom.Wbr:
	case atom.Noscript, atom.Template:
		s.flush()
		s.children(n, c.hide(document.Hidden))
		s.flush()
	case atom.Br:
		s.lineBreak(c)
	case atom.Hr:
		s.flush()
	case atom.Img, atom.Image:
		s.image(n, c)
	case atom.Svg:
		s.gather("a drawing (SVG)", textOf(n))
	case atom.Math:
		s.gather("an equation", textOf(n))
	case atom.Input:
		s.input(n, c)
	case atom.Table:
		s.flush()
		s.table(n, c)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		s.list(n, c)
	case atom.Dl:
		s.flush()
		s.pairs(n, c)
	case atom.Rt: // the reading aid over a word
		s.line.add("(", c)
		s.children(n, c)
		s.line.add(")", c)
	case atom.Q:
		s.line.add("“", c)
		s.children(n, c)
		s.line.add("”", c)
	case atom.Rp: // its brackets are for browsers that cannot set the aid over the word
		if text := textOf(n); len(document.Words(text)) > 0 {
			s.gather("text for old browsers", text)
		}
	default:
		if n.Namespace != "" || !isForSpeech(n) {
			return false
		}
		s.gather("text for screen readers, which is not shown", textOf(n))
	}
	return true
}

// lineBreak ends a line. Two in a row leave a blank line, which people see as the end of a paragraph.
func (s *story) lineBreak(c context) {
	if s.line.last == '\n' && !c.pre {
		s.flush()
		return
	}
	s.line.space = false
	s.line.put("\n", c)
}

// isForSpeech reports whether an element is only spoken by screen readers, by the names that this has everywhere.
func isForSpeech(n *html.Node) bool {
	return hasClass(n, "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "govuk-visually-hidden",
		"nhsuk-u-visually-hidden", "element-invisible", "assistive-text", "show-for-sr")
}

// A flow is how an element stands among others.
type flow int

const (
	inLine flow = iota
	beside      // in the line, apart from what is before and after it
	ownLines
)

func flowOf(n *html.Node, style map[string]string) flow {
	switch display := style["display"]; {
	case display == "inline":
		return inLine
	case strings.HasPrefix(display, "inline-"), display == "table-cell":
		return beside
	case display == "block", display == "flex", display == "grid", display == "list-item", display == "table", display == "table-row":
		return ownLines
	}
	if isInline(n.DataAtom) {
		return inLine
	}
	return ownLines
}

// block reads an element that begins and ends lines.
func (s *story) block(n *html.Node, c context, style map[string]string) {
	s.flush()
	if level := headingLevel(n); level > 0 {
		s.heading = level
		defer func() { s.heading = 0 }()
	}
	switch n.DataAtom {
	case atom.Li:
		s.listItem(n, c, style)
		return
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.wordParagraph(n, style)
	}
	s.children(n, c)
	s.flush()
}

// headingLevel gives the level of a heading; 0 for any other element.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	if level := attribute(n, "aria-level"); attribute(n, "role") == "heading" && len(level) == 1 && level >= "1" && level <= "6" {
		return int(level[0] - '0')
	}
	return 0
}

// here gives the place of the next block.
func (s *story) here() document.Place {
	place := s.place
	if place.Row == 0 {
		s.number++
	}
	place.Paragraph = s.number
	return place
}

// flush makes a block of the line that was read, with the pictures in it behind it.
func (s *story) flush() {
	if runs := s.line.take(); len(runs) > 0 || s.label != "" || s.note != "" {
		s.append(s.blockOf(runs))
		s.label, s.note = "", ""
	}
	after := s.after
	s.after = nil
	for _, each := range after {
		each.Place = s.here()
		s.append(each)
	}
}

// blockOf gives the block that a line is. A number of Word's, or the mark of a note, may stand without a text.
func (s *story) blockOf(runs []document.Run) document.Block {
	block := document.Block{Kind: document.Paragraph, Runs: runs, Place: s.here(), Visibility: visibilityOf(runs)}
	switch {
	case s.note != "":
		block.Kind, block.Number = document.Note, s.note
		if s.label != "" {
			block.Number += " " + s.label
		}
	case s.heading > 0:
		block.Kind, block.Level, block.Number = document.Heading, s.heading, s.label
		if s.item != nil && s.label == "" && block.Visibility == document.Visible {
			if len(document.Words(s.item.number)) > 0 {
				block.Number = s.item.number
			}
			s.item = nil
		}
	case s.label != "":
		block.Kind, block.Level, block.Number = document.ListItem, max(s.level, 1), s.label
	case s.item != nil && block.Visibility == document.Visible:
		if s.item.number != "" {
			block.Kind, block.Level, block.Number = document.ListItem, s.item.level, s.item.number
		}
		s.item = nil
	}
	return block
}

func (s *story) append(block document.Block) {
	s.budget -= 1 + len(block.Runs)
	s.blocks = append(s.blocks, block)
}

// visibilityOf gives the visibility that all runs have; where they differ, or there are none, the block is seen.
func visibilityOf(runs []document.Run) document.Visibility {
	if len(runs) == 0 {
		return document.Visible
	}
	for _, each := range runs {
		if each.Visibility != runs[0].Visibility {
			return document.Visible
		}
	}
	return runs[0].Visibility
}

// input reads a field of a form: a box to tick is shown as it is, what is in any other field is no text of the page.
func (s *story) input(n *html.Node, c context) {
	switch kind := strings.ToLower(attribute(n, "type")); kind {
	case "checkbox", "radio":
		box := "☐"
		if hasAttribute(n, "checked") {
			box = "☒"
		}
		s.line.add(box+" ", c)
	case "hidden":
		s.gather("value of a form, which is not shown", attribute(n, "value"))
	case "submit", "button", "reset", "image":
		s.gather(notText[atom.Button], attribute(n, "value"))
	default:
		s.gather(notText[atom.Textarea], attribute(n, "value"))
	}
}
