package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	questionLabel = regexp.MustCompile(`^(Q\s?\d*\s*(?:\([^()]{1,40}\)\s*)?[:.)]|(?i:question)\s*\d*\s*(?:\([^()]{1,40}\)\s*)?[:–])\s*`)
	answerLabel   = regexp.MustCompile(`^(A\s?\d*\s*(?:\([^()]{1,40}\)\s*)?[:.)]|(?i:answer|response|reply)\s*\d*\s*(?:\([^()]{1,40}\)\s*)?[:–])\s*`)
)

// question reads a question with its label, and an answer only after a question: "A:" begins other things too.
func (r *reading) question(_ *entryContext, lines []*line) ([]publication.Entry, int) {
	question, ok := labelledEntry(publication.Question, lines[0], questionLabel)
	if !ok {
		return nil, 0
	}
	entries := []publication.Entry{question}
	for _, next := range lines[1:] {
		answer, ok := labelledEntry(publication.Answer, next, answerLabel)
		if !ok {
			break
		}
		entries = append(entries, answer)
	}
	if len(entries) == 1 {
		return nil, 0 // a label without an answer is left as it is printed
	}
	return entries, len(entries)
}

func labelledEntry(kind publication.EntryKind, each *line, form *regexp.Regexp) (publication.Entry, bool) {
	text := each.PlainText() // a letter before a dot is a label too
	found := form.FindString(text)
	if each.isTable() || found == "" || found == text {
		return publication.Entry{}, false
	}
	return publication.Entry{Kind: kind, Label: strings.TrimSpace(found), Blocks: []document.Block{asParagraph(cut(each.Block, len(found)))}}, true
}
