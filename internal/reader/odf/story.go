package odf

import (
	"cmp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A story is one sequence of text in a document: the body, a header, a note.
type story struct {
	*reader
	sheet   *styleSheet
	changes *changes
	place   document.Place // where the reader is
	isBody  bool
	isChart bool
	breaks  bool // the last paragraph ended its page
	depth   int  // of blocks in each other

	backdrops map[*office.Element]backdrop // of the shapes of a slide
}

// A context is what holds for text because of what it stands in.
type context struct {
	visibility  document.Visibility
	fill        string // colour behind the text, as for look.isHidden
	look        look   // of a shape or cell
	link        string // of a shape
	item        *item  // of a list
	inTable     bool
	isStretched bool // letters fill a shape whatever their size, as those of a watermark
	heading     int  // level of the heading that the text is, whatever its style says
}

// hide gives the context of what is not visible in it for one more reason.
func (c context) hide(visibility document.Visibility) context {
	c.visibility = office.Stronger(c.visibility, visibility)
	return c
}

// An item is where in a list text stands.
type item struct {
	list    *list
	style   string
	level   int    // from 0
	start   int    // the number of the item; -1 for the next one
	kept    string // the number that the file keeps beside it
	pending bool   // no paragraph has the number yet
}

// newItem gives the item that an element is, whose first paragraph has the number.
func newItem(e *office.Element, list *list, style string, level int) *item {
	return &item{
		list: list, style: style, level: level, start: number(e.Get("text:start-value"), -1), pending: true,
	}
}

// What is said about numbers and titles that are not shown as such.
const (
	whyKept  = "a number that the file keeps and that is not printed"
	whyTitle = "a title or description of something that is drawn"
)

// blocks reads a sequence of paragraphs, lists and tables, and what may stand between them. Elements that are not known are
// entered, so that text in them is not lost.
func (s *story) blocks(elements []*office.Element, in context) []document.Block {
	if s.depth++; s.depth > maxNesting {
		s.Budget = -1
	}
	defer func() { s.depth-- }()
	var blocks []document.Block
	for _, e := range elements {
		if s.Budget < 0 {
			return blocks
		}
		blocks = append(blocks, s.block(e, in)...)
	}
	return blocks
}

func (s *story) block(e *office.Element, in context) []document.Block {
	switch e.Name {
	case "":
		if text := document.Fold(string(e.Text)); text != "" {
			s.NotRead(s.place, "text that stands outside any paragraph", text)
		}
	case "text:p", "text:h":
		s.step(in)
		return s.paragraph(e, in)
	case "text:list":
		return s.list(e, in)
	case "text:numbered-paragraph":
		style := e.Get("text:style-name")
		return s.inItem(newItem(e, s.lists.numbered(e, style), style, clampLevel(number(e.Get("text:level"), 1)-1)), e, in)
	case "text:number":
		if in.item == nil {
			s.leftOut(s.place, whyKept, textOf(e))
			break
		}
		in.item.kept = document.Fold(in.item.kept + " " + textOf(e))
	case "table:table":
		s.step(in)
		return s.table(e, in)
	case "text:section":
		return s.section(e, in)
	case "text:soft-page-break":
		s.newPage()
	case "text:tracked-changes":
		s.changes.read(e)
	case "text:change", "text:change-start", "text:change-end":
		return s.change(e, in)
	case "office:annotation":
		return s.comment(e)
	case "office:change-info":
		s.leftOut(s.place, whyRemark, textOf(e))
	case "svg:title", "svg:desc":
		s.leftOut(s.place, whyTitle, textOf(e))
	case "office:forms", "office:event-listeners", "anim:par", "anim:seq", "presentation:animations":
		s.leftOut(s.place, unshown[e.Name], textOf(e))
	default:
		switch {
		case saysWho[e.Name]:
		case isDrawn(e):
			return s.drawing(e, in)
		case strings.HasSuffix(e.Name, "-decls"):
			s.values(e)
		case strings.HasPrefix(e.Name, "text:") && strings.HasSuffix(e.Name, "-source"):
			s.leftOut(s.place, "how a table of contents is made", textOf(e))
		default:
			return s.blocks(e.Children, in)
		}
	}
	return nil
}

// apart reads blocks whose lists have nothing to do with those of the text, as what was deleted from it.
func (s *story) apart(elements []*office.Element, in context) []document.Block {
	around := s.lists
	s.lists = newNumbering()
	blocks := s.blocks(elements, in)
	s.lists = around
	return blocks
}

// step counts a paragraph or table of the body.
func (s *story) step(in context) {
	if s.isBody && !in.inTable && s.place.Part == "" {
		s.place.Paragraph++
	}
}

// newPage counts a page, where the program that wrote the document left marks of them.
func (s *story) newPage() {
	if s.isBody && s.place.Page > 0 {
		s.place.Page++
	}
}

func clampLevel(at int) int { return min(max(at, 0), levels-1) }

// list reads a list, or one inside another: text that stands in an item of it.
func (s *story) list(e *office.Element, in context) []document.Block {
	around := in.item
	this := item{style: e.Get("text:style-name"), start: -1}
	if around != nil {
		around.pending = false // its first paragraph stands below
		this.list, this.level = around.list, clampLevel(around.level+1)
		if this.style == "" {
			this.style = around.style
		}
	} else {
		this.list = s.lists.begin(e, this.style)
	}
	var blocks []document.Block
	for _, each := range e.Children {
		if s.Budget < 0 {
			break
		}
		here := this
		in.item = &here
		switch each.Name {
		case "text:list-item":
			of := newItem(each, this.list, cmp.Or(each.Get("text:style-override"), this.style), this.level)
			blocks = append(blocks, s.inItem(of, each, in)...)
		case "text:list-header":
			blocks = append(blocks, s.inItem(&here, each, in)...)
		default:
			blocks = append(blocks, s.block(each, in)...)
		}
	}
	return blocks
}

// inItem reads what stands in an item of a list.
func (s *story) inItem(of *item, e *office.Element, in context) []document.Block {
	in.item = of
	blocks := s.blocks(e.Children, in)
	s.leftOut(s.place, whyKept, of.kept) // which no paragraph has
	return blocks
}

// section reads a part of the text that can be hidden as a whole (text:section in ODF 1.3 part 3). Whether a condition
// held when the document was saved is said beside it.
func (s *story) section(e *office.Element, in context) []document.Block {
	if e.Get("text:display") == "none" || e.Get("text:is-hidden") == "true" {
		in = in.hide(document.Hidden)
	}
	in.fill = s.sheet.get("section", e.Get("text:style-name")).fill(in.fill)
	if from := s.address(e.Child("text:section-source")); from != "" {
		s.NotRead(s.place, "the file that a section is taken from: "+from, "")
	}
	return s.blocks(e.Children, in)
}

// paragraph reads a paragraph or heading, and after it what is anchored in it. A paragraph without text gives no block,
// unless a number is printed before it.
func (s *story) paragraph(e *office.Element, in context) []document.Block {
	style := s.sheet.get("paragraph", e.Get("text:style-name"))
	s.breakPage(style, in)
	in.fill = style.fill(in.fill)
	base := in.look.over(s.sheet.defaultOf("paragraph").look)
	at := run{visibility: in.visibility, link: in.link}.with(style.look.over(base), in)
	l := &line{story: s, in: in, place: s.place, afterSpace: true}
	l.children(e, at)
	l.changedEnd(at)
	block := document.Block{Kind: document.Paragraph, Runs: l.runs.Finish(), Place: l.place, Visibility: document.Visible}
	if block.Level = headingLevel(e, style, in); block.Level > 0 {
		block.Kind = document.Heading
	}
	s.number(&block, l.kept, e, style, in)
	block.Visibility = office.VisibilityOf(block, l.visibility(at))
	if l.isHidden {
		block = office.Hide(block)
		for i := range l.after {
			l.after[i] = office.Hide(l.after[i])
		}
	}
	if office.IsEmpty(block) {
		return l.after
	}
	s.Budget--
	return append([]document.Block{block}, l.after...)
}

// breakPage counts the page that a paragraph or table of a style begins, and takes note of the master of that page.
func (s *story) breakPage(style *style, in context) {
	if !s.isBody || in.inTable || s.place.Slide > 0 {
		return
	}
	master := style.set["style:master-page-name"]
	before := style.set["fo:break-before"] == "page" || master != ""
	if (before || s.breaks) && s.place.Paragraph > 1 {
		s.newPage()
	}
	s.breaks = style.set["fo:break-after"] == "page"
	if s.place.Paragraph <= 1 || master != "" {
		s.usesMaster(master)
	}
}

// headingLevel gives the level of the heading, from 1 to 6, that a paragraph is; 0 for none.
func headingLevel(e *office.Element, style *style, in context) int {
	level := in.heading
	switch {
	case level > 0:
	case e.Name == "text:h":
		level = max(1, number(e.Get("text:outline-level"), 1))
	default:
		level = style.heading()
	}
	return min(level, 6)
}

// number gives a paragraph of a list, or a numbered heading, its number and level.
// What the file keeps as its number is named where it is another.
func (s *story) number(block *document.Block, kept string, e *office.Element, style *style, in context) {
	switch of := in.item; {
	case of != nil && of.pending:
		kept = document.Fold(of.kept + " " + kept)
		of.pending, of.kept = false, ""
		name := cmp.Or(of.style, style.set["style:list-style-name"])
		s.count(block, of.list, s.sheet.list(name), of.level, of.start)
		if block.Number != "" && block.Kind == document.Paragraph {
			block.Kind, block.Level = document.ListItem, of.level+1
		}
	case of == nil && block.Kind == document.Heading && s.lists.styles != nil && in.heading == 0:
		s.numberHeading(block, e, style)
	}
	if kept != block.Number {
		s.leftOut(block.Place, whyKept, kept)
	}
}

// numberHeading gives a heading that stands in no list the number of the chapter. A style that names another list, or
// none, has no such number, and neither have the title and what looks like a heading without being in the outline. Of a style
// with a level of the outline that counts only where another style has the level: so LibreOffice does it.
func (s *story) numberHeading(block *document.Block, e *office.Element, style *style) {
	_, hasList := style.set["style:list-style-name"]
	if style.rival && s.common.chapters[style.set["style:default-outline-level"]] {
		hasList = true
	}
	if e.Get("text:is-list-header") == "true" || hasList || e.Name == "text:p" && !style.isOutlined() {
		return
	}
	at := clampLevel(max(1, number(e.Get("text:outline-level"), style.heading())) - 1)
	if s.lists.styles[at] == nil {
		return
	}
	start := -1
	if e.Get("text:restart-numbering") == "true" {
		start = number(e.Get("text:start-value"), s.lists.styles[at].start)
	}
	s.count(block, &s.lists.outline, s.lists.styles, at, start)
}

func (s *story) count(block *document.Block, l *list, style *listStyle, at, start int) {
	l.count(style, at, start)
	if style != nil && style[at] != nil && s.sheet.get("text", style[at].textStyle).look[display] == "none" {
		return
	}
	block.Number = l.print(style, at)
}
