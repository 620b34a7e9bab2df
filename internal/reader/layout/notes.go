package layout

import "gazette/internal/document"

// noteSize is the size of a footnote in parts of the text's at most.
const noteSize = 0.95

// notes finds the footnotes: paragraphs that begin with a number which is raised in the text of their page as well. They are in smaller
// type, or their own number is raised.
func (s *setting) notes(all []*paragraph) {
	type mark struct {
		page int
		text string
	}
	raised := map[mark]int{}
	for _, each := range all {
		for _, line := range each.lines {
			for _, word := range line.words {
				if word.isRaised() {
					raised[mark{line.page, word.text()}]++
				}
			}
		}
	}
	for _, each := range all {
		if each.kind != document.Paragraph || len(each.lines) == 0 || each.label != "" || len(each.lines[0].words) < 2 {
			continue
		}
		first := each.lines[0]
		own := first.words[0]
		others := raised[mark{first.page, own.text()}]
		if own.isRaised() {
			others--
		} else if first.size > noteSize*s.size {
			continue
		}
		if others > 0 {
			each.kind, each.label, each.words = document.Note, own.text(), 1
		}
	}
}

func (w word) isRaised() bool { return w.runs[0].Marks.Has(document.Superscript) }
