package disclosure

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
)

var (
	_ = enter(rule{unseenText, "hidden-text", Stop,
		"Text that nobody sees who opens the document: formatted as hidden, in the colour of what is behind it, under a box, off the page, or in characters without a shape.",
		unseen(document.Hidden)})
	_ = enter(rule{unseenText, "deleted-text", Stop, "A tracked deletion that nobody has accepted or rejected.", unseen(document.Deleted)})
	_ = enter(rule{unseenText, "inserted-text", Stop, "A tracked insertion that nobody has accepted or rejected.", unseen(document.Inserted)})
	_ = enter(rule{unseenText, "comment", Stop, "A reviewer's comment.", unseen(document.Comment)})
	_ = enter(rule{unseenText, "speaker-notes", Stop, "Notes for the person who speaks.", unseen(document.Notes)})
	_ = enter(rule{unseenText, "earlier-version", Stop,
		"Words of an earlier version, which stand in the file behind the one that is shown (ISO 32000-2, 7.5.6, incremental updates).", earlierVersions})
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

// hiddenIn is how text is hidden in formats whose programs do not know hidden text as such.
var hiddenIn = map[string]string{
	"pdf": "A reader of the file does not see it, because it is covered, off the page, cut off, without colour or in the colour of what is behind it; a search or a copy of the page finds it. " +
		"A box over text does not take it away.",
	"html":     "The page keeps it from being shown, but whoever opens the file finds it.",
	"markdown": "It stands in marks that a page does not show, but whoever opens the file finds it.",
	"pptx":     "It is on a hidden slide, off the slide, covered or in the colour of what is behind it, so those who approved the slides may not know that it is there.",
	"odp":      "It is on a hidden slide, off the slide, covered or in the colour of what is behind it, so those who approved the slides may not know that it is there.",
	"docx": "It is formatted as hidden, lies under a black mark or box, or has the colour of what is behind it. It cannot be seen when the document is opened, so those who approved it may not know " +
		"that it is there.",
}

// isEarlier reports whether text is of an earlier version of the file.
func isEarlier(place document.Place) bool { return strings.HasPrefix(place.Part, "earlier version") }

// unseen makes the rule that stops a document with words of one visibility. They would not be published, but whoever
// approved the document may have thought them gone, and the text around them may only make sense with them.
func unseen(visibility document.Visibility) func(*subject) []hit {
	say := unseenWords[visibility]
	return func(at *subject) []hit {
		var hits []hit
		for _, each := range at.unseen {
			text := strings.Join(each.text, "")
			if each.visibility != visibility || isEarlier(each.place) || !discloses(visibility, text) {
				continue
			}
			why := say.why
			if more := hiddenIn[at.doc.Format]; visibility == document.Hidden && more != "" {
				why = more
			}
			found := at.beside(each)
			found.inserted = "[" + mask(text, nil) + "]"
			found.Concerns = text
			found.Why = fmt.Sprintf("The document holds %s (%s). %s", say.what, plural(len(document.Words(text)), "word"), why)
			found.Do = say.do
			if visibility == document.Hidden && at.isRepeated(each.place, text) {
				found.Severity, found.Do = Note, "Nothing, since the same words can be seen there."
			}
			hits = append(hits, found)
		}
		return hits
	}
}

// isRepeated reports whether what is hidden in a header or footer can be read there in another line: templates keep a
// marking a second time in white.
func (at *subject) isRepeated(place document.Place, text string) bool {
	return isMargin(place) && slices.ContainsFunc(at.passages, func(p *passage) bool {
		return p.place.Part == place.Part && document.Fold(p.within) == document.Fold(text)
	})
}

// discloses reports whether unseen text says anything. Without a word there is nothing to disclose; but a changed comma or
// end of a paragraph leaves open what was approved.
func discloses(visibility document.Visibility, text string) bool {
	if visibility == document.Inserted || visibility == document.Deleted {
		return strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
	}
	return len(document.Words(text)) > 0
}

// beside gives the place of unseen text among the visible words of its paragraph.
func (at *subject) beside(unseen stretch) hit {
	for _, p := range at.passages {
		if unseen.visible != "" && p.within == unseen.visible && p.place == unseen.place {
			start := len(unseen.before)
			if p.offsets != nil {
				start = 0
				for start < len(p.plain) && p.offsets[start] < len(unseen.before) {
					start++
				}
			}
			return hit{Finding: Finding{Place: unseen.place, Within: unseen.visible}, passage: p, start: start, end: start}
		}
	}
	return hit{Finding: Finding{Place: unseen.place, Within: unseen.visible}}
}

// earlierVersions stops a file that holds what it said before.
func earlierVersions(at *subject) []hit {
	var hits []hit
	for _, each := range at.unseen {
		text := strings.Join(each.text, "")
		if count := len(document.Words(text)); isEarlier(each.place) && count > 0 {
			hits = append(hits, hit{Finding: Finding{Place: each.place, Concerns: text,
				Excerpt: mask(text, nil),
				Why:     fmt.Sprintf("The file still holds an earlier version of itself, with %s that this version does not have. They may be what was taken out before it was approved.", plural(count, "word")),
				Do:      "Make the file anew from the document that it was made from, with “Save as” or “Print to PDF” and not by adding to the old file, and publish the new one.",
			}})
		}
	}
	return hits
}

// A stretch is text without a break that a person who opens the document does not see.
type stretch struct {
	visibility document.Visibility
	place      document.Place
	text       []string

	visible, before string // of the paragraph in which it stands: what is visible, and what of that comes before it
}

// stretches gives the text that is not visible. Where a block does not know its place, that of what it stands in counts.
func stretches(blocks []document.Block, within document.Place) []stretch {
	var found []stretch
	var open document.Visibility // of the last stretch, as long as nothing visible has come after it
	visible, before := "", ""
	hide := func(visibility document.Visibility, place document.Place, text string) {
		if visibility = known(visibility); open != visibility {
			found = append(found, stretch{visibility: visibility, place: place, visible: visible, before: before})
		}
		open = visibility
		found[len(found)-1].text = append(found[len(found)-1].text, text)
	}
	for _, block := range blocks {
		place := block.Place.Or(within)
		visible, before = "", ""
		if block.Visibility != document.Visible {
			hide(block.Visibility, place, allText(block)+"\n")
			continue
		}
		open = ""
		if hasUnseen(block.Runs) {
			visible = block.PlainText()
		}
		for _, run := range block.Runs {
			if run.Visibility == document.Visible {
				open = ""
				if visible != "" {
					before += run.Text
				}
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

func hasUnseen(runs []document.Run) bool {
	return slices.ContainsFunc(runs, func(run document.Run) bool { return run.Visibility != document.Visible })
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
