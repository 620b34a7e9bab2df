package disclosure

import (
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	_ = enter(rule{approvals, "draft-document", Stop,
		"A document that calls itself a draft, in its title, its first or last lines, a header, a footer or its properties.", stated(draftDocument)})
	_ = enter(rule{approvals, "draft-file-name", Stop, "A file that is called a draft.", stated(draftFileName)})
)

// draftWords mark a file's name.
var draftWords = map[string]bool{"draft": true, "unapproved": true, "unconfirmed": true}

// draftDocument stops a document that calls itself a draft.
func draftDocument(at *subject) []Finding {
	var marks []Finding
	for _, mark := range at.pub.DraftMarks(at.doc) {
		marks = append(marks, Finding{Place: mark.Place.Or(at.placeOf(mark.Text)), Excerpt: excerpt(mark.Text)})
	}
	if len(marks) == 0 && at.pub.Approval.State == publication.Draft {
		marks = []Finding{{}}
	}
	for i := range marks {
		marks[i].Why = "The document calls itself a draft. A draft can still change, and the public would take it as agreed."
		marks[i].Do = "If this is the approved version, remove the marking, save the document and publish it again." + at.notLifted()
	}
	return marks
}

// draftFileName stops a file that is called a draft: the wrong file was chosen, or the right one was not renamed.
func draftFileName(at *subject) []Finding {
	name := at.doc.Name
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	if !slices.ContainsFunc(nameWords(name), func(word string) bool { return draftWords[word] }) {
		return nil
	}
	return []Finding{{
		Excerpt: excerpt(at.doc.Name),
		Why:     "The file's name calls it a draft. It may be the wrong version.",
		Do:      "If this is the approved version, take the word out of the file's name and publish it again." + at.notLifted(),
	}}
}

// notLifted says why an approval in the register does not help.
func (at *subject) notLifted() string {
	if at.Recorded.By == "" {
		return ""
	}
	return " The approval by " + document.Fold(at.Recorded.By) + " is recorded, but that does not make a draft into the approved version."
}

// nameWords divides a file name into words, also where only a capital or a figure parts them: "MinutesDraft2".
func nameWords(name string) []string {
	var divided strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsDigit(r) != unicode.IsDigit(before) {
			divided.WriteByte(' ')
		}
		divided.WriteRune(r)
		before = r
	}
	return document.Words(divided.String())
}
