package odf

import (
	"fmt"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// levels is how many levels a list has.
const levels = 10

// A level is how one level of a list is numbered (text:list-style in ODF 1.3 part 3).
type level struct {
	format         string // "1", "a", "A", "i", "I" or one of LibreOffice's own; "" for no number
	prefix, suffix string
	template       string // "%1%.%2%", which goes before prefix and suffix; "" where there is none
	isBullet       bool
	bullet         string // "" for one that is not seen
	display        int    // how many levels are printed, the upper before the lower
	start          int
	isSynced       bool   // letters count z, aa, bb instead of z, aa, ab
	textStyle      string // the style of the number
}

// A listStyle is how a list is numbered; a level that is not defined is nil.
type listStyle [levels]*level

// readListStyle reads a list style, or the style by which headings are numbered.
func readListStyle(e *office.Element) *listStyle {
	style := &listStyle{}
	for _, each := range e.Children {
		at := number(each.Get("text:level"), 0) - 1
		if at < 0 || at >= levels {
			continue
		}
		l := &level{
			format: "1", prefix: each.Get("style:num-prefix"), suffix: each.Get("style:num-suffix"),
			template: each.Get("loext:num-list-format"), display: number(each.Get("text:display-levels"), 1),
			start: number(each.Get("text:start-value"), 1), isSynced: each.Get("style:num-letter-sync") == "true",
			textStyle: each.Get("text:style-name"),
		}
		if template := each.Get("style:num-list-format"); template != "" {
			l.template = template
		}
		for _, attribute := range each.Attrs {
			if attribute.Name == "style:num-format" {
				l.format = attribute.Value
			}
		}
		switch each.Name {
		case "text:list-level-style-bullet":
			l.isBullet, l.bullet = true, bullet(each)
		case "text:list-level-style-image":
			l.isBullet, l.bullet = true, "•"
		case "text:list-level-style-number", "text:outline-level-style":
		default:
			continue
		}
		style[at] = l
	}
	return style
}

// number reads a number that counts something, and gives otherwise where there is none.
func number(text string, otherwise int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1_000_000_000 {
		return otherwise
	}
	return n
}

// A list keeps the numbers of one list.
type list struct {
	numbers [levels]int
	begun   [levels]bool
}

// count goes on to the next item at a level, which has the number start where that is not negative.
func (l *list) count(style *listStyle, at, start int) {
	first := func(i int) int {
		if style == nil || style[i] == nil {
			return 1
		}
		return style[i].start
	}
	// An item whose upper levels have no item yet counts as the first of each: 1.1 is printed, and the next item above is 2.
	for i := range at {
		if !l.begun[i] {
			l.begun[i], l.numbers[i] = true, first(i)
		}
	}
	switch {
	case start >= 0:
		l.numbers[at] = start
	case l.begun[at]:
		l.numbers[at]++
	default:
		l.numbers[at] = first(at)
	}
	l.begun[at] = true
	for i := at + 1; i < levels; i++ {
		l.begun[i] = false
	}
}

// print gives the number of the last item as a level of a style prints it.
func (l *list) print(style *listStyle, at int) string {
	if style == nil || style[at] == nil {
		return "•" // which LibreOffice prints where nothing is said
	}
	here := style[at]
	if here.isBullet {
		return here.bullet
	}
	one := func(i int) string {
		if style[i] == nil || style[i].isBullet {
			return ""
		}
		return formatNumber(l.numbers[i], style[i].format, style[i].isSynced)
	}
	if here.template != "" && here.format != "" {
		return strings.TrimSpace(fillIn(here.template, at, one))
	}
	var parts []string
	for i := max(0, at-max(here.display, 1)+1); i <= at && here.format != ""; i++ {
		if printed := one(i); printed != "" {
			parts = append(parts, printed)
		}
	}
	return strings.TrimSpace(here.prefix + strings.Join(parts, ".") + here.suffix)
}

// fillIn puts the numbers of levels into a template. A level without a number takes with it what stands before the next.
func fillIn(template string, at int, one func(int) string) string {
	sign := func(i int) string { return fmt.Sprintf("%%%d%%", i+1) }
	for i := range at + 1 {
		printed := one(i)
		if before, after, ok := strings.Cut(template, sign(i)); ok && printed == "" && i < at {
			if next := strings.Index(after, sign(i+1)); next >= 0 {
				template = before + after[next:]
				continue
			}
		}
		template = strings.ReplaceAll(template, sign(i), printed)
	}
	return template
}

// A numbering holds the lists of a document.
type numbering struct {
	byID       map[string]*list
	byStyle    map[string]*list // the last of each style
	last       string           // the style of the last
	outline    list             // of headings
	styles     *listStyle       // of headings
	isFromWord bool             // Word wrote the document
}

func newNumbering() numbering {
	return numbering{byID: map[string]*list{}, byStyle: map[string]*list{}}
}

// begin gives the list to which an element adds: a new one, or one that it says it continues (text:continue-list
// and text:continue-numbering in ODF 1.3 part 3). Word goes on with the last list of the same style wherever it stands, LibreOffice only where no other
// came between.
func (n *numbering) begin(e *office.Element, style string) *list {
	var found *list
	switch of := e.Get("text:continue-list"); {
	case of != "":
		found = n.byID[of]
	case e.Get("text:continue-numbering") == "true" && (n.isFromWord || n.last == style):
		found = n.byStyle[style]
	}
	if found == nil {
		found = &list{}
	}
	n.keep(e, style, found)
	return found
}

func (n *numbering) keep(e *office.Element, style string, l *list) {
	for _, name := range []string{"xml:id", "text:id", "text:list-id"} {
		if id := e.Get(name); id != "" {
			n.byID[id] = l
		}
	}
	n.byStyle[style], n.last = l, style
}

// numbered gives the list of a paragraph that is in one without an element of the list around it.
func (n *numbering) numbered(e *office.Element, style string) *list {
	if found := n.byID[e.Get("text:list-id")]; found != nil {
		n.keep(e, style, found)
		return found
	}
	return n.begin(e, style)
}
