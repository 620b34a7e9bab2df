package odf

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// kept are the attributes of a style and of the properties in it, other than those of text, that matter here.
var kept = map[string]bool{
	"style:list-style-name": true, "style:default-outline-level": true, "style:master-page-name": true,
	"fo:background-color": true, "fo:break-before": true, "fo:break-after": true, "fo:clip": true,
	"draw:fill": true, "draw:fill-color": true, "draw:opacity": true, "table:display": true, "presentation:visibility": true,
	"presentation:display-header": true, "presentation:display-footer": true,
	"presentation:display-date-time": true, "presentation:display-page-number": true,
	"presentation:background-objects-visible": true, "fo:page-width": true, "fo:page-height": true,
	"style:row-height": true, "style:use-optimal-row-height": true, "style:vertical-align": true, "style:writing-mode": true, "style:rotation-angle": true,
	"fo:line-height": true,
}

// A style is one of the styles of a document, with what those that it is based on say.
type style struct {
	parent   string
	names    []string // its own, that which people see, and those of the styles that it is based on
	look     look
	set      map[string]string // of the attributes in kept
	rival    bool              // it names another list than that of the chapters, or none, beside a level of the outline
	resolved bool
}

// fill gives the colour with which a style fills what is behind the text, or what is there without it.
func (s *style) fill(without string) string {
	switch kind, colour := s.set["draw:fill"], s.set["draw:fill-color"]; {
	case kind == "solid" && isColour(colour):
		return colour
	case kind != "" && kind != "none" && kind != "solid":
		return unknownFill
	}
	if colour := s.set["fo:background-color"]; isColour(colour) {
		return colour
	}
	return without
}

// A styleKey names a style: names are known within a family.
type styleKey struct{ family, name string }

// A styleSheet holds the styles of one part of a document. What is not in it is looked for in the common styles.
type styleSheet struct {
	common   *styleSheet
	styles   map[styleKey]*style
	defaults map[string]*style // by family
	lists    map[string]*listStyle
	chapters map[string]bool // levels of the outline that have a style without a rival
}

func newSheet(common *styleSheet) *styleSheet {
	return &styleSheet{common: common, styles: map[styleKey]*style{}, defaults: map[string]*style{}, lists: map[string]*listStyle{}, chapters: map[string]bool{}}
}

// read takes in a collection of styles.
func (s *styleSheet) read(e *office.Element) {
	for _, each := range e.Children {
		name := each.Get("style:name")
		switch each.Name {
		case "style:style":
			style := readStyle(each)
			s.styles[styleKey{each.Get("style:family"), name}] = style
			if style.isOutlined() && !style.rival {
				s.chapters[style.set["style:default-outline-level"]] = true
			}
		case "style:default-style":
			s.defaults[each.Get("style:family")] = readStyle(each)
		case "text:list-style":
			s.lists[name] = readListStyle(each)
		}
	}
}

func readStyle(e *office.Element) *style {
	name, display := e.Get("style:name"), e.Get("style:display-name")
	s := &style{parent: e.Get("style:parent-style-name"), names: []string{name, display}, set: map[string]string{}}
	keep := func(e *office.Element) {
		for _, each := range e.Attrs {
			if kept[each.Name] {
				s.set[each.Name] = each.Value
			}
		}
	}
	keep(e)
	for _, each := range e.Children {
		if each.Name == "style:text-properties" {
			s.look = readLook(each)
		} else if strings.HasSuffix(each.Name, "-properties") {
			keep(each)
		}
	}
	if list, ok := s.set["style:list-style-name"]; ok && s.isOutlined() {
		delete(s.set, "style:list-style-name")
		s.rival = list != "Outline"
	}
	return s
}

// isOutlined reports whether a style says on which level of the outline its paragraphs stand.
func (s *style) isOutlined() bool {
	_, ok := s.set["style:default-outline-level"]
	return ok
}

// get gives a style with all that it is based on, but for what holds for all of its family; one without anything set where
// there is none of that name.
func (s *styleSheet) get(family, name string) *style { return s.resolve(styleKey{family, name}, 0) }

func (s *styleSheet) resolve(key styleKey, depth int) *style {
	found := s.styles[key]
	if found == nil && s.common != nil {
		return s.common.resolve(key, depth)
	}
	if found == nil || depth > maxChain {
		return &style{names: []string{key.name}} // LibreOffice has styles of its own by such names, as "Title"
	}
	if found.resolved || found.parent == "" {
		return found
	}
	found.resolved = true // before its base is asked: styles may be based on each other in a circle
	// The style that an automatic style is based on is a common one, and may have the same name.
	of := s
	if s.common != nil && s.common.styles[styleKey{key.family, found.parent}] != nil {
		of = s.common
	}
	base := of.resolve(styleKey{key.family, found.parent}, depth+1)
	found.look = found.look.over(base.look)
	if len(base.names) < 2*maxChain {
		found.names = append(found.names, base.names...)
	}
	isOutlined := found.isOutlined()
	found.rival = found.rival || base.rival && !isOutlined
	for name, value := range base.set {
		if _, ok := found.set[name]; !ok && !(isOutlined && name == "style:list-style-name") {
			found.set[name] = value
		}
	}
	return found
}

// defaultOf gives what holds for all styles of a family.
func (s *styleSheet) defaultOf(family string) *style {
	if found := s.defaults[family]; found != nil {
		return found
	}
	if s.common != nil {
		return s.common.defaultOf(family)
	}
	return &style{}
}

// list gives a list style; nil where there is none of that name.
func (s *styleSheet) list(name string) *listStyle {
	if found := s.lists[name]; found != nil || s.common == nil {
		return found
	}
	return s.common.list(name)
}

// headingName finds the styles of headings by their names. LibreOffice writes "Heading_20_1", Word "Heading1".
var headingName = regexp.MustCompile(`^heading(?:_20_| )?([1-9])$`)

// heading gives the level of the heading, from 1, that paragraphs of a style are without saying so themselves; 0 for none.
func (s *style) heading() int {
	if said, ok := s.set["style:default-outline-level"]; ok {
		level, err := strconv.Atoi(said)
		if err != nil {
			return 0
		}
		return max(level, 0)
	}
	for _, name := range s.names {
		name = strings.ToLower(name)
		if name == "title" {
			return 1
		}
		if found := headingName.FindStringSubmatch(name); found != nil {
			return int(found[1][0] - '0')
		}
	}
	return 0
}
