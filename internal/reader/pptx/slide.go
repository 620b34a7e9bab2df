package pptx

import (
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

const whyNoSlide = "a slide that is in the list and not in the file"

// slide reads a slide with its notes and comments; visibility is Hidden for one that nobody sees.
func (r *reader) slide(part string, place document.Place, visibility document.Visibility) error {
	if r.read[office.PartName(part)] {
		r.NotRead(place, "a slide that is in the list a second time", "")
		return nil
	}
	root, err := r.text(part)
	if err != nil {
		return err
	}
	if root == nil {
		r.NotRead(place, whyNoSlide, "")
		return nil
	}
	s, err := r.newSheet(part, root, 1)
	if err != nil {
		return err
	}
	if isOff(root.Get("show")) {
		visibility = document.Hidden
	}
	s.place, r.taken = place, map[*office.Element]bool{}
	below := place
	if visibility != document.Visible {
		below.Slide = 0 // what lies behind it is taken over for one that is shown
	}
	behind, err := r.behind(s, below)
	if err != nil {
		return err
	}
	blocks, err := s.blocks(s.shapes(true), behind, place, visibility)
	if err != nil {
		return err
	}
	r.blocks = append(r.blocks, blocks...)
	s.beside(place)
	r.leftOver(place, root.EachText)
	return s.related(place)
}

// beside takes note of what is on a slide beside its shapes.
func (s *sheet) beside(place document.Place) {
	if s.root.Child("p:cSld", "p:bg", "p:bgPr", "a:blipFill") != nil {
		s.Aside(place, "a picture as the background of a slide")
	}
	if s.root.Child("p:cSld", "p:controls") != nil {
		s.Aside(place, "an embedded control")
	}
}

// related reads what belongs to a slide: its notes and comments.
func (s *sheet) related(place document.Place) error {
	for _, id := range sortedKeys(s.relations) {
		each := s.relations[id]
		if each.External {
			continue
		}
		var err error
		switch each.Kind {
		case "notesSlide":
			err = s.notes(each.Target, place)
		case "comments":
			err = s.comments(each.Target, place)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// notes reads the speaker's notes of a slide.
func (r *reader) notes(part string, place document.Place) error {
	root, err := r.text(part)
	if err != nil || root == nil {
		return err
	}
	s, err := r.newSheet(part, root, 1)
	if err != nil {
		return err
	}
	place.Part = "notes"
	s.place, r.taken = place, map[*office.Element]bool{}
	p := &page{on: s, place: place}
	for _, each := range leaves(s.shapes(true), nil) {
		if each.isHolder && (each.holder.kind == "sldImg" || each.holder.isMargin()) {
			each.e.EachText(func(e *office.Element) {
				r.taken[e] = true
				r.notesMargins = append(r.notesMargins, string(e.Text))
			})
			continue
		}
		blocks, err := p.read(each)
		if err != nil {
			return err
		}
		for i := range blocks {
			setVisibility(&blocks[i], document.Notes)
		}
		r.blocks = append(r.blocks, blocks...)
	}
	r.leftOver(place, root.EachText)
	return r.spend(0)
}

// comments reads the comments on a slide, those of the older and of the newer kind, with their replies.
func (r *reader) comments(part string, place document.Place) error {
	root, err := r.text(part)
	if err != nil || root == nil {
		return err
	}
	place.Part = "comment"
	add := func(text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		r.Budget -= 2
		r.blocks = append(r.blocks, document.Block{
			Kind: document.Paragraph, Place: place, Visibility: document.Comment,
			Runs: []document.Run{{Text: text, Visibility: document.Comment}},
		})
	}
	var walk func(e *office.Element)
	walk = func(e *office.Element) {
		switch {
		case e.Name == "a:p" || isText(e.Name):
			var text strings.Builder
			for _, run := range office.TextOf(e) {
				text.WriteString(run.Text)
			}
			add(text.String())
			return
		case strings.HasSuffix(e.Name, ":text") && len(e.Text) > 0:
			r.words.Write(e.Text)
			r.words.WriteByte('\n')
			add(string(e.Text))
		}
		for _, isReply := range []bool{false, true} { // replies stand before what they answer
			for _, each := range e.Children {
				if strings.HasSuffix(each.Name, ":replyLst") == isReply {
					walk(each)
				}
			}
		}
	}
	walk(root)
	return r.spend(0)
}
