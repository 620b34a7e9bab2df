// Package recognise reads the form of a document as a good minute secretary would: what kind it is, who met, when, who
// was there, what was agreed, who is to do what. It never guesses: a fact that the document does not state stays empty,
// and what it cannot place stays in the text where it stands.
//
// Each thing that is recognised has a file of its own. A rule marks the lines whose facts it took; every other line stays
// in its section, so that nothing is lost by a rule that does not apply.
package recognise

import (
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A reading is one document on its way to a publication.
type reading struct {
	words     *lexicon
	lines     []*line
	pub       *publication.Publication
	asPrinted bool // no rule may take words from the text
	start     int  // textStart and one, 0 while it is not known
}

func (r *reading) warn(place document.Place, text string) {
	r.pub.Warnings = append(r.pub.Warnings, publication.Warning{Place: place, Text: text})
}

// leaveOut states words that are not in the text of the page, and where else it shows them.
func (r *reading) leaveOut(place document.Place, text, why string) {
	r.pub.LeftOut = append(r.pub.LeftOut, document.Omission{Place: place, Text: text, Why: why})
}

// Recognise gives the publication that a document is, and after it those that are minuted inside it in full and stand
// as pages of their own. A document that is none of the known kinds gives one publication of kind Unknown.
//
// Where the rules together would lose a word, the text is left as it is printed and only the facts are taken from it.
func Recognise(doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
	return RecogniseAs("", doc, words)
}

// RecogniseAs is Recognise for a document of which a person says what kind it is; "" where nobody does.
func RecogniseAs(kind publication.Kind, doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
	lexicon := newLexicon(words)
	r := &reading{words: lexicon, lines: newLines(doc), pub: &publication.Publication{Kind: kind}}
	pages := r.recognise(doc)
	if len(publication.Lost(doc, pages[0])) > 0 {
		r = &reading{words: lexicon, lines: printedLines(doc), pub: &publication.Publication{Kind: kind}, asPrinted: true}
		pages = r.recognise(doc)
		r.warn(document.Place{}, "The layout could not be followed throughout, so the page shows the text as it is printed: its actions and decisions are not set off.")
	}
	pages[0].Warnings = append(pages[0].Warnings, lexicon.subjects(pages)...)
	return pages
}

func (r *reading) recognise(doc *document.Document) []*publication.Publication {
	for _, each := range r.lines {
		r.pub.Example = r.pub.Example || exampleLine.MatchString(each.text)
	}
	if r.pub.Kind == "" {
		r.pub.Kind = r.kind()
	}
	if r.pub.Kind == publication.Briefing {
		r.about()
	}
	r.header()
	var headings map[*line]*heading
	switch r.pub.Kind {
	case publication.Minutes:
		r.attendance()
		r.mergePeople()
		r.approval()
		headings = r.outline()
	case publication.Briefing:
		r.approval()
		headings = r.briefingOutline()
	default:
		r.approval()
		headings = r.findingsOutline()
	}
	r.sections(headings)
	return append([]*publication.Publication{r.pub}, r.finish(doc)...)
}

// finish adds what follows from the sections: dates of other meetings, closed parts, addresses, pages of their own.
func (r *reading) finish(doc *document.Document) []*publication.Publication {
	switch r.pub.Kind {
	case publication.Minutes:
		r.previousMeeting()
		r.nextMeeting()
		r.partAttendance()
	case publication.Briefing:
		r.finishBriefing()
	}
	r.closedParts()
	composeTitle(r.pub)
	if len(r.pub.DraftMarks(doc)) > 0 { // whatever else it says of its approval
		r.pub.Approval.State = publication.Draft
	}
	r.pub.AssignIDs()
	switch r.pub.Kind {
	case publication.Findings:
		r.review()
	case publication.Minutes:
		r.progress()
		return r.extracts()
	}
	return nil
}
