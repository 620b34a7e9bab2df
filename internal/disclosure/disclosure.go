// Package disclosure is the gate: what must be in order before a document becomes public. It looks at the document as it
// was read and at the publication that was recognised in it, and says everything that stands in the way at once, each
// with its place, why it matters and what to do.
//
// A rule looks for one thing; the rules of one family share a file, and all of them stand in one list, rules. To add a
// rule, write its function in the file of its family and enter it there.
package disclosure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Severity says what a finding means for publishing.
type Severity string

// The severities. Stop and Decide keep a document back until a person has acted; a Note does not.
const (
	Stop   Severity = "stop"   // would disclose what is not public, or leaves open what was approved
	Decide Severity = "decide" // a person must look at it and decide
	Note   Severity = "note"   // worth knowing
)

// A Finding is one thing that a rule found in a document, in words for the person who publishes.
type Finding struct {
	Rule     string
	Severity Severity
	Place    document.Place // where it stands in the original; zero where it concerns all of it
	Excerpt  string         // the words in question, shortened, and masked where they could be personal
	Why      string         // why it matters, one or two sentences
	Do       string         // what to do, one or two sentences

	// The words that it is about, and the paragraph that holds them, as they stand in the document. They may be the very
	// secret, so they are never shown or written: decisions are tied to them, and masks replace them.
	Concerns, Within string
}

// MarshalJSON gives a finding with its place in words, so that it reads the same for people and machines.
func (f Finding) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Rule     string   `json:"rule"`
		Severity Severity `json:"severity"`
		Place    string   `json:"place"`
		Excerpt  string   `json:"excerpt"`
		Why      string   `json:"why"`
		Do       string   `json:"do"`
	}{f.Rule, f.Severity, f.Place.String(), f.Excerpt, f.Why, f.Do})
}

// KeepsBack reports whether any of the findings keeps the document from being published.
func KeepsBack(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(each Finding) bool { return each.Severity != Note })
}

// A Setting is what the gate knows beside the document itself.
type Setting struct {
	Today    publication.Date     // the day on which it is to be published
	File     string               // the file as the person named it, for the commands that findings advise
	Site     string               // the site's folder as the person named it; "" or "." for the one they are in
	Recorded publication.Approval // what the register says of these very bytes; zero where it says nothing
}

// A subject is one document at the gate.
type subject struct {
	Setting
	doc      *document.Document
	pub      *publication.Publication
	approval publication.Approval // the one that counts
	unseen   []stretch            // the text that a person who opens the document does not see
}

// placeOf is where a line of text stands in the document, without its number; the zero Place where it does not.
func (at *subject) placeOf(text string) document.Place {
	text = document.Fold(text)
	for _, block := range at.doc.Blocks {
		if text != "" && strings.Contains(document.Fold(block.PlainText()), text) {
			return block.Place
		}
	}
	return document.Place{}
}

// A rule looks for one thing. Its id is stable: decisions and reports refer to it. The function leaves Rule and Severity
// of its findings empty.
type rule struct {
	id       string
	severity Severity
	find     func(*subject) []Finding
}

// rules are all rules, in the order in which their findings are told.
var rules = []rule{
	{"kind-unknown", Stop, kindUnknown},
	{"meeting-date-uncertain", Stop, meetingDateUncertain},
	{"draft-document", Stop, draftDocument},
	{"draft-file-name", Stop, draftFileName},
	{"approval-missing", Stop, approvalMissing},
	{"approval-disagrees", Stop, approvalDisagrees},
	{"approval-date", Stop, approvalDate},
	{"closed-part", Stop, closedPart},
	{"hidden-text", Stop, unseen(document.Hidden)},
	{"deleted-text", Stop, unseen(document.Deleted)},
	{"inserted-text", Stop, unseen(document.Inserted)},
	{"comment", Stop, unseen(document.Comment)},
	{"speaker-notes", Stop, unseen(document.Notes)},
}

// mostOfOneRule bounds what one rule says: a document with ten thousand tracked changes needs no list of them.
const mostOfOneRule = 50

// Check gives everything that the rules find in a document and in the publication recognised in it. It changes neither.
func Check(doc *document.Document, pub *publication.Publication, setting Setting) []Finding {
	at := &subject{
		Setting: setting, doc: doc, pub: pub,
		approval: Approval(pub, setting.Recorded), unseen: stretches(doc.Blocks, document.Place{}),
	}
	var findings []Finding
	for _, rule := range rules {
		found := rule.find(at)
		if more := len(found) - mostOfOneRule; more > 0 {
			found = found[:mostOfOneRule]
			last := &found[mostOfOneRule-1]
			last.Why += fmt.Sprintf(" There are %d more places like this.", more)
		}
		for _, finding := range found {
			finding.Rule, finding.Severity = rule.id, rule.severity
			findings = append(findings, finding)
		}
	}
	return findings
}
