package press

import (
	"fmt"
	"slices"
	"strings"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/register"
)

// Status says what became of a document.
type Status string

// The statuses of a document.
const (
	Written   Status = "written"   // at least one of its pages is new or changed
	Unchanged Status = "unchanged" // all its pages stood there already
	Refused   Status = "refused"   // nothing was published: Findings, or the pages that are refused, say why
	Failed    Status = "failed"    // Reason says why
	Skipped   Status = "skipped"   // a file in a folder that is no document: Reason says why
)

// An Outcome is what became of one file.
type Outcome struct {
	File   string `json:"file"` // as it was named, or found in a folder that was
	Status Status `json:"status"`
	Reason string `json:"reason,omitempty"` // of Failed and Skipped
	Err    error  `json:"-"`                // of Failed

	// What was recognised; empty where the file could not be read.
	Kind    publication.Kind `json:"kind,omitempty"`
	Title   string           `json:"title,omitempty"`
	Date    publication.Date `json:"date,omitempty"`
	Items   int              `json:"items"`
	People  int              `json:"people"`
	Actions int              `json:"actions"`

	Pages    []register.PageResult `json:"pages,omitempty"` // the main one first; none where the gate refused
	Findings []disclosure.Finding  `json:"findings,omitempty"`
	Warnings []string              `json:"warnings,omitempty"` // what could not be placed or resolved, each with its place

	Decisions []disclosure.Decision `json:"decisions,omitempty"` // by which the page is not as the document; those that accept something are Findings
}

// describe tells what was recognised, without the words that findings are about: it is printed, and kept in logs.
func (o *Outcome) describe(pub *publication.Publication, findings []disclosure.Finding) {
	o.Kind, o.Title, o.Date = pub.Kind, disclosure.Veiled(pub.Title, findings), pub.Date
	o.Items, o.People, o.Actions = len(pub.Items()), len(pub.People), len(pub.Entries(publication.Action))
	for _, warning := range pub.Warnings {
		text := warning.Text
		if place := warning.Place.String(); place != "" {
			text = place + ": " + text
		}
		o.Warnings = append(o.Warnings, disclosure.Veiled(text, findings))
	}
}

func (o Outcome) failed(err error) Outcome {
	o.Status, o.Reason, o.Err = Failed, err.Error(), err
	return o
}

// askForNote says how to tell readers what changed, where nobody did.
func (o *Outcome) askForNote(note, site string) {
	if len(o.Pages) == 0 || o.Pages[0].Told != publication.WasChanged || note != "" || o.Pages[0].Why != "" {
		return
	}
	command := fmt.Sprintf("gazette publish %s --note \"…\"", disclosure.Argument(o.File))
	if site != "" {
		command += " --site " + disclosure.Argument(site)
	}
	o.Pages[0].Why, o.Pages[0].Do = "The page says that it changed, and not what.", "To tell its readers: "+command
}

func statusOf(pages []register.PageResult) Status {
	has := func(status register.Status) bool {
		return slices.ContainsFunc(pages, func(each register.PageResult) bool { return each.Status == status })
	}
	switch {
	case has(register.Refused):
		return Refused
	case has(register.Written), has(register.Removed):
		return Written
	}
	return Unchanged
}

// mostLost is how many lost words are named.
const mostLost = 10

// lostWords refuses a document of which some words would be neither on its page nor in the list of what was left out. Each
// occurrence counts: a lost sentence can be made of words that stand elsewhere too. Words that other findings are about are
// counted and not named.
func lostWords(doc *document.Document, pub *publication.Publication, others []disclosure.Finding) []disclosure.Finding {
	kept := map[string]int{}
	for _, word := range pub.Words() {
		kept[word]++
	}
	for _, each := range pub.LeftOut {
		for _, word := range document.Words(each.Text) {
			kept[word]++
		}
	}
	var lost []string
	for _, word := range doc.Words() {
		if kept[word]--; kept[word] < 0 {
			lost = append(lost, word)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	for _, each := range others {
		secret := document.Words(each.Concerns)
		for i, word := range lost {
			if slices.Contains(secret, word) {
				lost[i] = "…"
			}
		}
	}
	named := "“" + strings.Join(lost[:min(mostLost, len(lost))], "”, “") + "”"
	if more := len(lost) - mostLost; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	return []disclosure.Finding{{
		Rule:     "words-lost",
		Severity: disclosure.Stop,
		Excerpt:  named,
		Why:      "Some words of the document are neither on the page made of it nor in the list of what was left out. What is approved must not be lost.",
		Do:       "This is a fault of this program, not of the document. Please report it with the document.",
	}}
}
