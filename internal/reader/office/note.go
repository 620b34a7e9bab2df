package office

import (
	"strings"

	"gazette/internal/document"
)

// Note gives a foot- or endnote of these blocks, with its mark: their paragraphs become its lines. What cannot stand in one,
// as a list or a table, follows it, and so does what reviewers say.
func Note(mark string, place document.Place, visibility document.Visibility, blocks []document.Block) []document.Block {
	note := document.Block{Kind: document.Note, Number: mark, Place: place, Visibility: visibility}
	var others []document.Block
	for _, each := range blocks {
		if each.Kind != document.Paragraph && each.Kind != document.Heading || each.Number != "" || each.Visibility == document.Comment {
			others = append(others, each)
			continue
		}
		if len(note.Runs) > 0 {
			note.Runs = append(note.Runs, document.Run{Text: "\n", Visibility: visibility})
		}
		note.Runs = append(note.Runs, each.Runs...)
	}
	if len(note.Runs) > 0 {
		note.Runs[0].Text = strings.TrimLeft(note.Runs[0].Text, " \t")
	}
	note.Visibility = VisibilityOf(note, visibility)
	if IsEmpty(note) {
		return others
	}
	return append([]document.Block{note}, others...)
}
