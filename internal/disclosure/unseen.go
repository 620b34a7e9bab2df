package disclosure

import (
	"fmt"
	"strings"

	"gazette/internal/document"
)

// unseenWords are what the rules about text that a person who opens the document does not see say about it.
var unseenWords = map[document.Visibility]struct{ what, why, do string }{
	document.Hidden: {"hidden text",
		"It cannot be seen when the document is opened, so those who approved it may not know that it is there.",
		"Show hidden text in the document, delete it or make it visible, save the document and publish it again."},
	document.Deleted: {"a tracked deletion",
		"As long as nobody has accepted or rejected it, it is not certain which words were approved.",
		"Accept or reject all tracked changes in the document, save it and publish it again."},
	document.Inserted: {"a tracked insertion",
		"As long as nobody has accepted or rejected it, it is not certain which words were approved.",
		"Accept or reject all tracked changes in the document, save it and publish it again."},
	document.Comment: {"a comment",
		"Comments are written for colleagues, and show that somebody still had something to say about the text.",
		"Deal with all comments in the document, delete them, save it and publish it again."},
	document.Notes: {"speaker's notes",
		"Notes are written for the person who speaks, not for the public.",
		"Save a copy without notes and publish the copy."},
}

// unseen makes the rule that stops a document with words of one visibility. They would not be published, but whoever
// approved the document may have thought them gone, and the text around them may only make sense with them.
func unseen(visibility document.Visibility) func(*subject) []Finding {
	say := unseenWords[visibility]
	return func(at *subject) []Finding {
		var findings []Finding
		for _, each := range at.unseen {
			text := strings.Join(each.text, "")
			count := len(document.Words(text))
			if each.visibility != visibility || count == 0 { // without a word there is nothing to disclose
				continue
			}
			findings = append(findings, Finding{
				Place:   each.place,
				Excerpt: mask(text, nil),
				Why:     fmt.Sprintf("The document holds %s (%s). %s", say.what, plural(count, "word"), say.why),
				Do:      say.do,
			})
		}
		return findings
	}
}

// A stretch is text without a break that a person who opens the document does not see.
type stretch struct {
	visibility document.Visibility
	place      document.Place
	text       []string
}

// stretches gives the text that is not visible. Where a block does not know its place, that of what it stands in counts.
func stretches(blocks []document.Block, within document.Place) []stretch {
	var found []stretch
	var open document.Visibility // of the last stretch, as long as nothing visible has come after it
	hide := func(visibility document.Visibility, place document.Place, text string) {
		if visibility = known(visibility); open != visibility {
			found = append(found, stretch{visibility: visibility, place: place})
		}
		open = visibility
		found[len(found)-1].text = append(found[len(found)-1].text, text)
	}
	for _, block := range blocks {
		place := block.Place.Or(within)
		if block.Visibility != document.Visible {
			hide(block.Visibility, place, allText(block)+"\n")
			continue
		}
		open = ""
		for _, run := range block.Runs {
			if run.Visibility == document.Visible {
				open = ""
				continue
			}
			hide(run.Visibility, place, run.Text)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				open = ""
				found = append(found, stretches(cell.Blocks, row.Place.Or(place))...)
			}
		}
		open = ""
	}
	return found
}

// known takes a visibility that no reader should give as the most cautious one.
func known(visibility document.Visibility) document.Visibility {
	if _, ok := unseenWords[visibility]; ok {
		return visibility
	}
	return document.Hidden
}

// allText is the whole text of a block, whatever of it is visible.
func allText(block document.Block) string {
	text := []string{block.Number}
	for _, run := range block.Runs {
		text = append(text, run.Text)
	}
	for _, row := range block.Rows {
		for _, cell := range row.Cells {
			for _, inner := range cell.Blocks {
				text = append(text, allText(inner))
			}
		}
	}
	return document.Fold(strings.Join(text, " "))
}

func plural(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}
