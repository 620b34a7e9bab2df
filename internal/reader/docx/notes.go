package docx

import (
	"fmt"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// notes are the footnotes, endnotes or comments of a document, each of which is read where the text refers to it.
type notes struct {
	kind      string // "footnote", "endnote", "comment"
	byID      map[string]*office.Element
	order     []string
	relations map[string]office.Relation
	numbers   noteCount
}

func (r *reader) openNotes(kind string) error {
	format := map[string]string{"footnote": "decimal", "endnote": "lowerRoman"}[kind]
	n := &notes{kind: kind, byID: map[string]*office.Element{}}
	n.numbers.whole = noteNumbering{format: format, start: 1}.over(r.settings.Child("w:" + kind + "Pr"))
	r.notes[kind] = n
	name := r.partOf(kind + "s")
	if name == "" {
		return nil
	}
	data, err := r.text(name)
	if err != nil {
		return err
	}
	if n.relations, err = r.archive.Relations(name); err != nil {
		return err
	}
	content := r.archive.Tree(name, data)
	defer func() { r.formerLooks(content, document.Place{Part: kind}) }()
	return content.Each([]string{"w:" + kind + "s"}, func(e *office.Element) error {
		id := e.Get("w:id")
		if n.byID[id] != nil {
			id = fmt.Sprint("again ", len(n.order)) // two of one number: the second is read at the end
		}
		n.byID[id] = e
		n.order = append(n.order, id)
		return nil
	})
}

// reference reads the mark of a note in the text, and the note behind the paragraph.
func (l *line) reference(e *office.Element, at run) {
	n := l.notes[strings.TrimSuffix(strings.TrimPrefix(e.Name, "w:"), "Reference")]
	id := e.Get("w:id")
	if n.byID[id] == nil {
		return
	}
	mark := ""
	if custom := e.Get("w:customMarkFollows"); n.kind != "comment" && custom != "1" && custom != "true" && custom != "on" {
		// In brackets, because a raised 3 behind "2019" would read as another number where nothing can be raised.
		mark = "[" + n.numbers.next(len(l.sections), l.story.place.Page) + "]"
		l.add(mark, at)
	}
	l.after = append(l.after, l.reader.note(n, id, mark, l.place, at.visibility)...)
}

// note reads a note, once.
func (r *reader) note(n *notes, id, mark string, at document.Place, visibility document.Visibility) []document.Block {
	e := n.byID[id]
	delete(n.byID, id)
	in := context{visibility: visibility}
	if n.kind == "comment" {
		in.visibility = document.Comment
	}
	s := &story{reader: r, relations: n.relations, place: document.Place{Part: n.kind, Page: at.Page, Paragraph: at.Paragraph, Row: at.Row, Column: at.Column}}
	blocks := append(s.blocks(e.Children, in), s.end()...)
	if n.kind == "comment" {
		return blocks
	}
	return office.Note(mark, s.place, in.visibility, blocks)
}

// rest gives the notes and comments to which nothing in the text refers: a reader sees none of them.
func (r *reader) rest() []document.Block {
	var blocks []document.Block
	for _, kind := range []string{"footnote", "endnote", "comment"} {
		n := r.notes[kind]
		for _, id := range n.order {
			if n.byID[id] != nil {
				blocks = append(blocks, r.note(n, id, "", document.Place{}, document.Hidden)...)
			}
		}
	}
	return blocks
}
