package docx

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// A layout is what the properties of a paragraph say as far as it matters here.
type layout struct {
	outline  int    // level of the outline from 1, 0 where none is set, bodyText for text
	numID    string // of the list; "0" for none, "" where nothing is set
	level    int    // of the list from 0, -1 where none is set
	fill     string // as in a look
	newPage  toggle
	line     string // how high lines are: 240ths of one line or, where lineRule says so, 20ths of a point; "" where nothing is set
	lineRule string
	markLook look
}

const bodyText = 10

func readLayout(pPr *office.Element) layout {
	l := layout{level: -1}
	if pPr == nil {
		return l
	}
	for _, each := range pPr.Children {
		switch each.Name {
		case "w:outlineLvl":
			if level, err := strconv.Atoi(each.Val()); err == nil && level >= 0 {
				l.outline = min(level+1, bodyText)
			}
		case "w:numPr":
			l.numID = each.Child("w:numId").Val()
			if level, err := strconv.Atoi(each.Child("w:ilvl").Val()); err == nil {
				l.level = min(max(level, 0), levels-1)
			}
		case "w:shd":
			l.fill = readFill(each)
		case "w:spacing":
			l.line, l.lineRule = each.Get("w:line"), each.Get("w:lineRule")
		case "w:pageBreakBefore":
			l.newPage = onOff(each)
		case "w:rPr":
			l.markLook = readLook(each)
		}
	}
	return l
}

// over gives l where it sets something, else base.
func (l layout) over(base layout) layout {
	if l.outline != 0 {
		base.outline = l.outline
	}
	if l.numID != "" {
		base.numID = l.numID
	}
	if l.level >= 0 {
		base.level = l.level
	}
	if l.fill != "" {
		base.fill = l.fill
	}
	if l.newPage != unset {
		base.newPage = l.newPage
	}
	if l.line != "" {
		base.line, base.lineRule = l.line, l.lineRule
	}
	base.markLook = l.markLook
	return base
}

// A style is one of the styles of a document, with what those that it is based on say.
type style struct {
	id, based string
	look      look
	layout    layout
	heading   int // level of a heading from 1, 0 for none
	fill      string
	parts     map[string]tablePart // of a table style, by the name of the part: "firstRow"
	resolved  bool
}

// A tablePart is how a table style draws one part of a table.
type tablePart struct {
	look look
	fill string
}

// maxTableParts is how many parts of a table a style may draw. There are 13.
const maxTableParts = 20

// A styleSheet holds the styles of a document.
type styleSheet struct {
	byID             map[string]*style
	defaults         look
	defaultParagraph string // name of the style of paragraphs that name none
	defaultTable     string
}

func readStyles(root *office.Element) *styleSheet {
	sheet := &styleSheet{byID: map[string]*style{}}
	if root == nil {
		return sheet
	}
	sheet.defaults = readLook(root.Child("w:docDefaults", "w:rPrDefault", "w:rPr"))
	for _, each := range root.Children {
		if each.Name != "w:style" {
			continue
		}
		id := each.Get("w:styleId")
		kind := each.Get("w:type")
		sheet.byID[id] = &style{
			id: id, based: each.Child("w:basedOn").Val(),
			look: readLook(each.Child("w:rPr")), layout: readLayout(each.Child("w:pPr")),
			fill: readFill(each.Child("w:tcPr", "w:shd")), parts: readTableParts(each),
		}
		if kind == "paragraph" || kind == "" {
			sheet.byID[id].heading = headingLevel(each.Child("w:name").Val(), id)
		}
		if value := each.Get("w:default"); value == "1" || value == "true" || value == "on" {
			switch kind {
			case "paragraph":
				sheet.defaultParagraph = id
			case "table":
				sheet.defaultTable = id
			}
		}
	}
	return sheet
}

func readTableParts(style *office.Element) map[string]tablePart {
	parts := map[string]tablePart{}
	for _, each := range style.Children {
		if each.Name == "w:tblStylePr" && len(parts) < maxTableParts {
			parts[each.Get("w:type")] = tablePart{readLook(each.Child("w:rPr")), readFill(each.Child("w:tcPr", "w:shd"))}
		}
	}
	return parts
}

// get gives a style with all that it is based on; one without anything set where there is none of that name.
func (s *styleSheet) get(id string) *style { return s.resolve(id, 0) }

func (s *styleSheet) resolve(id string, depth int) *style {
	found := s.byID[id]
	if found == nil || depth > maxChain {
		return &style{layout: layout{level: -1}}
	}
	if found.resolved {
		return found
	}
	found.resolved = true // before its base is asked: styles may be based on each other in a circle
	if found.based == "" {
		return found
	}
	base := s.resolve(found.based, depth+1)
	found.look = found.look.over(base.look)
	if found.heading == 0 && (found.layout.outline == 0 || found.layout.outline > 6 && found.layout.outline < bodyText) {
		found.heading = base.heading // a level below 6 only sets the headings apart in the table of contents
	}
	found.layout = found.layout.over(base.layout)
	if found.fill == "" {
		found.fill = base.fill
	}
	for name, part := range base.parts {
		own := found.parts[name]
		if own.fill == "" {
			own.fill = part.fill
		}
		found.parts[name] = tablePart{own.look.over(part.look), own.fill}
	}
	return found
}

// headingName finds headings by the name of their style, which Word writes in English whatever its language, and other
// programs in their own.
var headingName = regexp.MustCompile(`^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|címsor|başlık|titlu|pennawd|見出し|标题|標題|제목)[ _-]*([1-9])$`)

func headingLevel(name, id string) int {
	for _, each := range []string{name, id} {
		each = strings.ToLower(each)
		if each == "title" {
			return 1
		}
		if found := headingName.FindStringSubmatch(each); found != nil {
			return int(found[1][0] - '0')
		}
	}
	return 0
}

// headingOf gives the level of the heading, from 1 to 6, that a paragraph of a style with a layout is; 0 for none.
func (s *style) headingOf(direct layout) int {
	level := s.heading
	switch {
	case direct.outline != 0:
		level = direct.outline
	case level == 0 || s.layout.outline == bodyText:
		level = s.layout.outline
	}
	if level >= bodyText {
		return 0
	}
	return min(level, 6)
}
