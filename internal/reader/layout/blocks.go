package layout

import (
	"gazette/internal/document"
)

// longPiece is how many characters the piece of a sentence has at least that goes on in the next column or page.
const longPiece = 30

// resume joins sentences that run over the end of a column or page, across what stands between the two.
func (s *setting) resume(all []*paragraph) []*paragraph {
	var kept []*paragraph
	var open *paragraph // the last paragraph of text, where nothing but tables and pictures came after it
	for _, each := range all {
		if each.lines == nil || each.aside {
			kept = append(kept, each)
			continue
		}
		if open != nil && each.begun && open.resumes(each) {
			for _, line := range each.lines {
				open.add(line)
			}
			open.full = each.full
			continue
		}
		kept = append(kept, each)
		open = each
	}
	return kept
}

// resumes reports whether a paragraph at the top of a column is the rest of the one at the end of the column before.
func (p *paragraph) resumes(next *paragraph) bool {
	last, first := p.lines[len(p.lines)-1], next.lines[0]
	text := last.text()
	if p.kind == document.Heading || next.kind != document.Paragraph || !alike(last.size, first.size) || first.isHeavy() != last.isHeavy() {
		return false
	}
	if isBroken(last.lastWord()) {
		return true
	}
	return p.full && startsLower(first.text()) && !endsSentence(text) && (len(p.lines) > 1 || len(text) >= longPiece)
}

// blocks gives a paragraph as the document's blocks.
func (s *setting) blocks(p *paragraph) []document.Block {
	switch {
	case p.table != nil:
		return []document.Block{p.table.Block}
	case p.figure != nil:
		return []document.Block{*p.figure}
	}
	first := p.lines[0]
	if len(p.lines) == 1 && p.words == len(first.words) && !isBullet(p.label) {
		p.kind, p.level, p.label, p.words = document.Paragraph, 0, "", 0 // a number by itself, as in a cell
	}
	var text writer
	first.write(&text, p.words)
	for i, each := range p.lines[1:] {
		s.join(&text, p.lines[i], each)
	}
	runs := text.runs()
	block := document.Block{
		Kind: p.kind, Level: p.level, Number: p.label, Runs: runs,
		Place: document.Place{Page: first.page, Line: first.number}, Visibility: visibility(runs),
	}
	return []document.Block{block}
}

// visibility is that of a block: visible where one of its runs is, else that of its first.
func visibility(runs []document.Run) document.Visibility {
	for _, each := range runs {
		if each.Visibility == document.Visible {
			return document.Visible
		}
	}
	if len(runs) > 0 {
		return runs[0].Visibility
	}
	return document.Visible
}
