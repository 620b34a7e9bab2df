package odf

import (
	"fmt"
	"slices"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// What is said about tracked changes without words.
const (
	whyTrackedEnd  = "a tracked change without words: the end of a paragraph"
	whyRemark      = "a remark on a tracked change"
	whyTrackedLook = "a tracked change without words: how the text looked before"
)

// changes are the tracked changes of one part of a document (ODF 1.3 part 3, 5.5). What was inserted stands in the text
// between two marks; what was deleted stands apart, and a mark shows where it was.
type changes struct {
	inserted map[string]bool
	deleted  map[string]*office.Element
	order    []string // of the deletions
	open     []string // insertions that the reader is in
	formats  int      // changes of formatting
	remarks  []string // on changes
}

func newChanges() *changes {
	return &changes{inserted: map[string]bool{}, deleted: map[string]*office.Element{}}
}

// read takes in the list of changes.
func (c *changes) read(e *office.Element) {
	for _, region := range e.Children {
		id := region.Get("xml:id")
		if id == "" {
			id = region.Get("text:id")
		}
		for _, each := range region.Children {
			switch each.Name {
			case "text:insertion":
				c.inserted[id] = true
			case "text:format-change":
				c.formats++
			}
			if each.Name != "text:deletion" {
				c.remarks = append(c.remarks, textOf(each))
			} else {
				if c.deleted[id] != nil {
					id = fmt.Sprint("again ", len(c.order))
				}
				c.deleted[id] = each
				c.order = append(c.order, id)
			}
		}
	}
}

// mark passes a mark of a change, and gives what was deleted there; nil where nothing was.
func (c *changes) mark(e *office.Element) *office.Element {
	id := e.Get("text:change-id")
	switch {
	case e.Name == "text:change-start" && c.inserted[id] && len(c.open) < maxNesting:
		c.open = append(c.open, id)
	case e.Name == "text:change-end":
		if at := slices.Index(c.open, id); at >= 0 {
			c.open = slices.Delete(c.open, at, at+1)
		}
	}
	found := c.deleted[id]
	delete(c.deleted, id)
	return found
}

// in gives a context what the changes around it make of the text.
func (c *changes) in(around context) context {
	if len(c.open) > 0 {
		return around.hide(document.Inserted)
	}
	return around
}

// change passes a mark that stands between paragraphs.
func (s *story) change(e *office.Element, in context) []document.Block {
	if deleted := s.changes.mark(e); deleted != nil {
		in = in.hide(document.Deleted)
		in.item = nil
		return s.apart(deleted.Children, in)
	}
	return nil
}

// change passes a mark in a paragraph. Deleted text is put there; deleted lists and tables follow the paragraph.
func (l *line) change(e *office.Element, at run) {
	deleted := l.changes.mark(e)
	if deleted == nil {
		return
	}
	if l.depth++; l.depth > maxNesting { // deletions in deletions
		l.Budget = -1
		return
	}
	defer func() { l.depth-- }()
	at.visibility = office.Stronger(at.visibility, document.Deleted)
	paragraphs, isBroken := 0, false
	for _, each := range deleted.Children {
		switch each.Name {
		case "text:p", "text:h":
			if paragraphs++; paragraphs > 1 {
				l.add("\n", at)
				isBroken = true
			}
			style := l.sheet.get("paragraph", each.Get("text:style-name"))
			l.children(each, at.with(style.look.over(at.look), l.in))
		case "office:change-info":
			l.leftOut(l.place, whyRemark, textOf(each))
		default:
			in := l.context(at)
			in.inTable = true
			l.after = append(l.after, l.apart([]*office.Element{each}, in)...)
		}
	}
	if isBroken && len(document.Words(textOf(deleted))) == 0 {
		l.add("¶", at)
		l.Aside(l.place, whyTrackedEnd)
	}
}

// changedEnd shows the inserted end of a paragraph, which divides paragraphs without a word of its own.
func (l *line) changedEnd(at run) {
	if len(l.changes.open) == 0 || !l.begun {
		return
	}
	if l.runs.Last().Visibility == document.Visible {
		l.add("¶", at)
		l.Aside(l.place, whyTrackedEnd)
	}
}

// undone gives the deletions to which no mark in the text leads.
func (s *story) undone() []document.Block {
	var blocks []document.Block
	for _, id := range s.changes.order {
		if deleted := s.changes.deleted[id]; deleted != nil {
			delete(s.changes.deleted, id)
			blocks = append(blocks, s.apart(deleted.Children, context{visibility: document.Deleted, inTable: true})...)
		}
	}
	for _, said := range s.changes.remarks {
		s.leftOut(document.Place{}, whyRemark, said)
	}
	for range s.changes.formats {
		s.Aside(document.Place{}, whyTrackedLook)
	}
	return blocks
}
