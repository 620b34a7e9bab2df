package disclosure

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/vocabulary"
)

// A passage is a stretch of text that comes onto a page or into its address: a paragraph, the paragraph of a cell, the
// alternative of a picture, the address of a link, a line of the front matter, the name of the file.
type passage struct {
	kind   passageKind
	place  document.Place
	within string // as it stands in the document

	plain   string // as the rules read it
	offsets []int  // of plain in within, nil where they are the same

	column, row string // plain headers of the cell that holds it
	tokens      []token
	cues        cue // of the text and, for a cell, of its headers
	digits      int
}

type passageKind int

const (
	ofText passageKind = iota
	ofPicture
	ofLink
	ofProperty
	ofFile
)

// partNames name the places of passages that are not text of the page.
var partNames = map[passageKind]string{
	ofPicture: "text alternative of a picture", ofLink: "address of a link", ofProperty: "front matter", ofFile: "name of the file",
}

func newPassage(kind passageKind, place document.Place, text string) *passage {
	p := &passage{kind: kind, place: place, within: text}
	if name := partNames[kind]; name != "" {
		p.place.Part = name
	}
	p.plain, p.offsets = plain(text)
	if kind == ofFile {
		p.plain = strings.ReplaceAll(p.plain, "_", " ")
	}
	return p
}

// divide finds the words of the passage that are cues.
func (p *passage) divide(words *vocabulary.Vocabulary) {
	p.tokens, p.cues, p.digits = tokensOf(p.plain, words)
	if p.column != "" || p.row != "" {
		_, more, _ := tokensOf(p.column+" "+p.row, words)
		p.cues |= more
	}
}

// found makes a hit of a stretch of the plain text.
func (p *passage) found(start, end int) hit {
	from, to := start, end
	if p.offsets != nil {
		from, to = p.offsets[start], p.offsets[end]
	}
	return hit{Finding: Finding{Place: p.place, Concerns: p.within[from:to], Within: p.within}, passage: p, start: start, end: end}
}

// sentence gives the sentence of the plain text around a stretch of it, and where it begins.
func (p *passage) sentence(start, end int) (string, int) {
	from, to := 0, len(p.plain)
	for i := start - 1; i > 0; i-- {
		if c := p.plain[i]; c == '\n' || (c == '.' || c == '!' || c == '?') && i+1 < start && p.plain[i+1] == ' ' && !isAbbreviation(p.plain[:i]) {
			from = i + 1
			break
		}
	}
	for i := end; i < len(p.plain); i++ {
		if c := p.plain[i]; c == '\n' || (c == '.' || c == '!' || c == '?') && i+1 < len(p.plain) && p.plain[i+1] == ' ' && !isAbbreviation(p.plain[:i]) {
			to = i
			break
		}
	}
	return p.plain[from:to], from
}

// isAbbreviation reports whether a full stop behind the text ends a title or initial and no sentence.
func isAbbreviation(text string) bool {
	last := text[strings.LastIndexAny(text, " \n(")+1:]
	return len(last) == 1 || slices.Contains([]string{"Mr", "Mrs", "Ms", "Dr", "St", "no", "No", "e.g", "i.e", "d.o.b", "D.O.B"}, last)
}

// passagesOf gives the passages of a document in its order.
func passagesOf(doc *document.Document) []*passage {
	var all []*passage
	if doc.Name != "" {
		all = append(all, newPassage(ofFile, document.Place{}, doc.Name))
	}
	for _, key := range slices.Sorted(maps.Keys(doc.Properties)) {
		if doc.Properties[key] != "" {
			all = append(all, newPassage(ofProperty, document.Place{}, doc.Properties[key]))
		}
	}
	return appendPassages(all, doc.Blocks, document.Place{})
}

func appendPassages(all []*passage, blocks []document.Block, within document.Place) []*passage {
	for _, block := range blocks {
		if block.Visibility != document.Visible {
			continue
		}
		place := block.Place.Or(within)
		if block.Kind == document.Table {
			all = appendCells(all, block, place)
			continue
		}
		kind := ofText
		if block.Kind == document.Image {
			kind = ofPicture
		}
		if text := block.PlainText(); strings.TrimSpace(text) != "" {
			all = append(all, newPassage(kind, place, text))
		}
		last := ""
		for _, run := range block.Runs {
			if run.Link != "" && run.Link != last && run.Visibility == document.Visible {
				all = append(all, newPassage(ofLink, place, run.Link))
			}
			last = run.Link
		}
	}
	return all
}

func appendCells(all []*passage, table document.Block, place document.Place) []*passage {
	var header []string
	for i, row := range table.Rows {
		label := ""
		for j, cell := range row.Cells {
			before := len(all)
			all = appendPassages(all, cell.Blocks, row.Place.Or(place))
			for _, p := range all[before:] {
				if i > 0 && j < len(header) {
					p.column = header[j]
				}
				p.row = label
			}
			if j == 0 {
				label, _ = plain(document.Fold(cell.PlainText()))
			}
		}
		if i == 0 {
			for _, cell := range row.Cells {
				text, _ := plain(document.Fold(cell.PlainText()))
				header = append(header, text)
			}
		}
	}
	return all
}
