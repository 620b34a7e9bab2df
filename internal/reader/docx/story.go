package docx

import (
	"cmp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A story is one sequence of text in a document: the body, a header, a note.
type story struct {
	*reader
	relations map[string]office.Relation // of the part that the story is in
	place     document.Place             // where the reader is
	fields    []*field                   // that are open, the outer before the inner
	initial   []document.Run             // a large first letter, which Word keeps in a paragraph of its own
	isBody    bool
	depth     int // of text boxes in each other
}

// A context is what holds for text because of what it stands in.
type context struct {
	visibility document.Visibility
	fill       string // colour behind the text, as in a look
	tableLook  look   // of the table style
	inTable    bool
}

// hide gives the context of what is not visible in it for one more reason.
func (c context) hide(visibility document.Visibility) context {
	c.visibility = office.Stronger(c.visibility, visibility)
	return c
}

// What is said about tracked changes that have no word of their own. The wordings are kept as they are, because the gate
// knows them again.
const (
	whyTrackedEnd    = "a tracked change without words: the end of a paragraph"
	whyTrackedNumber = "a tracked change without words: the number of a list item"
	whyTrackedCells  = "a tracked change without words: cells that were merged or divided"
	whyTrackedRange  = "a tracked change without words: the content control around a text"
	whyTrackedLook   = "a tracked change without words: how the text looked before"
)

// tracked are the elements of a tracked change and what it makes of the text in them.
var tracked = map[string]document.Visibility{
	"w:ins": document.Inserted, "w:moveTo": document.Inserted, "w:del": document.Deleted, "w:moveFrom": document.Deleted,
}

// isTrackedRange reports whether an element begins what a tracked change put a content control around, or took it off.
func isTrackedRange(name string) bool {
	return strings.HasPrefix(name, "w:customXml") && strings.HasSuffix(name, "RangeStart")
}

// trackedIn gives the visibility that a tracked change among the properties of something gives it.
func trackedIn(properties *office.Element, in context) context {
	if properties != nil {
		for _, each := range properties.Children {
			switch each.Name {
			case "w:cellIns":
				in = in.hide(document.Inserted)
			case "w:cellDel":
				in = in.hide(document.Deleted)
			default:
				if visibility := tracked[each.Name]; visibility != "" {
					in = in.hide(visibility)
				}
			}
		}
	}
	return in
}

// transparent are the elements that only group what is in them.
var transparent = map[string]bool{
	"w:sdt": true, "w:sdtContent": true, "w:customXml": true, "w:smartTag": true, "w:txbxContent": true,
}

// blocks reads a sequence of paragraphs and tables, and what may stand between them.
func (s *story) blocks(elements []*office.Element, in context) []document.Block {
	var blocks []document.Block
	for _, e := range elements {
		switch {
		case s.Budget < 0:
			return blocks
		case e.Name == "w:p":
			s.step(in)
			blocks = append(blocks, s.paragraph(e, in)...)
		case e.Name == "w:tbl":
			s.step(in)
			blocks = append(blocks, s.table(e, in)...)
		case e.Name == "w:sectPr":
			s.section(e)
		case e.Name == "w:altChunk":
			s.NotRead(s.place, "another document, which Word puts here when it opens the file", "")
		case transparent[e.Name]:
			blocks = append(blocks, s.blocks(e.Children, in)...)
		case e.Name == "mc:AlternateContent":
			blocks = append(blocks, s.blocks(s.branch(e), in)...)
		case isTrackedRange(e.Name):
			s.Aside(s.place, whyTrackedRange)
		case e.Name == "w:sdtPr":
			s.choices(e)
		case tracked[e.Name] != "":
			blocks = append(blocks, s.blocks(e.Children, in.hide(tracked[e.Name]))...)
		case e.Words() != "" || e.Find("w:drawing") != nil || e.Name == "w:r":
			// Text outside a paragraph, which no program writes; Word shows it in one.
			blocks = append(blocks, s.paragraph(&office.Element{Name: "w:p", Children: []*office.Element{e}}, in)...)
		}
	}
	return blocks
}

// choices names what can be chosen in a content control: the text shows only what was.
func (s *story) choices(sdtPr *office.Element) {
	var all []string
	for _, list := range []string{"w:dropDownList", "w:comboBox"} {
		if found := sdtPr.Child(list); found != nil {
			for _, each := range found.Children {
				all = append(all, cmp.Or(each.Get("w:displayText"), each.Get("w:value")))
			}
		}
	}
	if text := document.Fold(strings.Join(all, " / ")); text != "" {
		s.NotRead(s.place, "the choices of a content control, of which the text shows one", text)
	}
}

// step counts a paragraph or table of the body.
func (s *story) step(in context) {
	if s.isBody && !in.inTable && s.place.Part == "" {
		s.place.Paragraph++
	}
}

func (s *story) section(sectPr *office.Element) {
	if s.isBody {
		s.sections = append(s.sections, sectPr)
		if kind := sectPr.Child("w:type").Val(); !s.marked && s.place.Page > 0 && kind != "continuous" {
			s.place.Page++
		}
	}
}

// paragraph reads a paragraph, and after it what is anchored in it. A paragraph without text gives no block, unless a
// number is printed before it.
func (s *story) paragraph(p *office.Element, in context) []document.Block {
	pPr := p.Child("w:pPr")
	direct := readLayout(pPr)
	style := s.styleOf(pPr)
	layout := direct.over(style.layout)
	if layout.newPage == on && !s.marked && s.place.Page > 0 && !in.inTable {
		s.place.Page++
	}
	if layout.fill != "" && layout.fill != "AUTO" {
		in.fill = layout.fill
	}
	l := &line{story: s, in: in, style: style, place: s.place}
	l.runs.Resume(s.initial)
	s.initial = nil
	l.children(p, run{visibility: in.visibility})
	block := document.Block{Kind: document.Paragraph, Runs: l.runs.Finish(), Place: l.place, Visibility: document.Visible}
	if block.Level = style.headingOf(direct); block.Level > 0 {
		block.Kind = document.Heading
	}
	s.number(&block, direct, style)
	l.mark(pPr, &block)
	block.Visibility = office.VisibilityOf(block, l.markVisibility(layout))
	after := l.after
	if drop := pPr.Child("w:framePr").Get("w:dropCap"); drop == "drop" || drop == "margin" {
		s.initial = block.Runs
		return after
	}
	if sectPr := pPr.Child("w:sectPr"); sectPr != nil {
		s.section(sectPr)
	}
	if office.IsEmpty(block) {
		return after
	}
	s.Budget--
	return append([]document.Block{block}, after...)
}

// styleOf gives the style of a paragraph.
func (s *story) styleOf(pPr *office.Element) *style {
	name := pPr.Child("w:pStyle").Val()
	if s.styles.byID[name] == nil {
		name = s.styles.defaultParagraph
	}
	return s.styles.get(name)
}

// number gives a paragraph of a list its number and level.
func (s *story) number(block *document.Block, direct layout, style *style) {
	layout := direct.over(style.layout)
	if layout.numID == "" || layout.numID == "0" {
		return
	}
	level := max(layout.level, 0)
	if direct.numID == "" && direct.level < 0 {
		// A list names the styles of its levels; that goes before what the style says.
		level = max(level, s.lists.levelOf(layout.numID, style.id))
	}
	block.Number = s.lists.next(layout.numID, level)
	if block.Number != "" && block.Kind == document.Paragraph {
		block.Kind, block.Level = document.ListItem, level+1
	}
}

// end gives what is left when a story is at its end: a large first letter that nothing follows, and the text in the
// instruction of a field that never ends.
func (s *story) end() []document.Block {
	var blocks []document.Block
	if len(s.initial) > 0 {
		blocks = append(blocks, document.Block{Kind: document.Paragraph, Runs: s.initial, Place: s.place, Visibility: document.Visible})
		s.initial = nil
	}
	for _, open := range s.fields {
		if text := strings.TrimSpace(open.unseen.String()); text != "" {
			blocks = append(blocks, document.Block{
				Kind: document.Paragraph, Place: s.place, Visibility: document.Hidden,
				Runs: []document.Run{{Text: text, Visibility: document.Hidden}},
			})
		}
	}
	s.fields = nil
	return blocks
}
