package pptx

import (
	"slices"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A page is a sheet whose text is being read.
type page struct {
	on      *sheet
	painted []*shape // what lies on it and behind it, what lies furthest behind first
	place   document.Place
}

// blocks reads shapes of a sheet, behind which others lie, and brings them into reading order: titles, text, what is
// hidden, footers.
func (s *sheet) blocks(shapes, behind []*shape, place document.Place, visibility document.Visibility) ([]document.Block, error) {
	all := leaves(shapes, nil)
	if err := s.cover(all, place); err != nil {
		return nil, err
	}
	p := &page{on: s, painted: append(behind[:len(behind):len(behind)], all...), place: place}
	for i, each := range p.painted {
		each.at = i
	}
	for _, each := range all {
		blocks, err := p.read(each)
		if err != nil {
			return nil, err
		}
		if each.blocks = blocks; each.isHidden {
			for i := range blocks {
				blocks[i] = office.Hide(blocks[i])
			}
		}
	}
	var titles, subtitles, hidden, margins []document.Block
	var rest []*shape
	for _, each := range all {
		switch {
		case each.isHidden:
			hidden = append(hidden, each.blocks...)
			each.blocks = nil
		case each.isHolder && each.holder.isTitle():
			titles = append(titles, each.blocks...)
			each.blocks = nil
		case each.isHolder && each.holder.kind == "subTitle":
			subtitles = append(subtitles, each.blocks...)
			each.blocks = nil
		case each.isHolder && each.holder.isMargin():
			margins = append(margins, each.blocks...)
			each.blocks = nil
		}
	}
	for _, each := range shapes {
		rest = append(rest, p.withText(each)...)
	}
	text := p.inOrder(rest)
	blocks := slices.Concat(titles, subtitles, text, hidden, margins)
	if visibility != document.Visible {
		for i := range blocks {
			setVisibility(&blocks[i], visibility)
		}
	}
	return blocks, s.spend(len(blocks))
}

// withText gives a shape, or none where it holds nothing to read.
func (p *page) withText(one *shape) []*shape {
	if one.e.Name == "p:grpSp" {
		var members []*shape
		for _, each := range one.members {
			members = append(members, p.withText(each)...)
		}
		if caption := p.caption(one); caption != nil {
			members = append([]*shape{{on: one.on, e: one.e, box: one.box, isPlaced: one.isPlaced, blocks: caption}}, members...)
		}
		if len(members) == 0 {
			return nil
		}
		one.members = members
		return []*shape{one}
	}
	if len(one.blocks) == 0 {
		return nil
	}
	return []*shape{one}
}

// caption gives the text alternative of a group, which stands for what is drawn in it.
func (p *page) caption(one *shape) []document.Block {
	return p.alternative(one, document.Fold(properties(one.e).Get("descr")))
}

// alternative gives a block for a text alternative without a picture that could be taken over; none where there is none.
func (p *page) alternative(one *shape, text string) []document.Block {
	if text == "" {
		return nil
	}
	visibility := document.Visible
	if one.isHidden {
		visibility = document.Hidden
	}
	return []document.Block{{
		Kind: document.Image, Place: p.place, Visibility: visibility,
		Runs: []document.Run{{Text: text, Visibility: visibility}},
	}}
}

// read reads what is in a shape.
func (p *page) read(one *shape) ([]document.Block, error) {
	switch one.e.Name {
	case "p:sp":
		return p.readText(one), nil
	case "p:pic":
		return p.readPicture(one, one.e), nil
	case "p:graphicFrame":
		return p.readGraphic(one)
	case "p:contentPart":
		p.on.Aside(p.place, "handwriting (ink)")
	}
	return nil, nil
}

// readText reads a shape with text, and its picture where it is filled with one.
func (p *page) readText(one *shape) []document.Block {
	var blocks []document.Block
	alternative := document.Fold(properties(one.e).Get("descr"))
	if fill := one.e.Child("p:spPr", "a:blipFill"); fill != nil {
		blocks = append(blocks, p.image(one, fill, alternative)...)
		alternative = ""
	}
	in := p.contextOf(one)
	if body := one.e.Child("p:txBody"); body != nil {
		blocks = append(blocks, p.body(body, in)...)
	}
	if alternative != "" {
		if len(blocks) == 0 {
			return p.alternative(one, alternative)
		}
		p.on.NotRead(p.place, "the text alternative of a shape whose text is read", alternative)
	}
	if one.isHolder && one.holder.isTitle() {
		return joinTitle(blocks)
	}
	return blocks
}

// joinTitle makes one heading of the paragraphs of a title.
func joinTitle(blocks []document.Block) []document.Block {
	if len(blocks) == 0 || blocks[0].Kind == document.Image {
		return blocks
	}
	title := blocks[0]
	for _, each := range blocks[1:] {
		title.Runs = append(title.Runs, document.Run{Text: "\n" + each.Number, Visibility: each.Visibility})
		title.Runs = append(title.Runs, each.Runs...)
		if each.Visibility == document.Visible {
			title.Visibility = document.Visible
		}
	}
	title.Kind, title.Level = document.Heading, 1
	return []document.Block{title}
}

// setVisibility gives a block and what is in it a visibility that goes before others: that of notes, or of what is hidden.
func setVisibility(block *document.Block, visibility document.Visibility) {
	block.Visibility = visibility
	for i := range block.Runs {
		block.Runs[i].Visibility = visibility
	}
	for _, row := range block.Rows {
		for _, cell := range row.Cells {
			for i := range cell.Blocks {
				setVisibility(&cell.Blocks[i], visibility)
			}
		}
	}
}

// placed gives a place to a block and what is in it.
func placed(block *document.Block, place document.Place) {
	block.Place = place
	for i := range block.Rows {
		row := &block.Rows[i]
		row.Place = place
		row.Place.Row = i + 1
		for j, cell := range row.Cells {
			at := row.Place
			at.Column = j + 1
			for k := range cell.Blocks {
				placed(&cell.Blocks[k], at)
			}
		}
	}
}
