// Package disclosure is the gate: what must be in order before a document becomes public. It looks at the document as it
// was read and at the publication that was recognised in it, and says everything that stands in the way at once, each
// with its place, why it matters and what to do.
//
// A rule looks for one thing and stands in a file of its own, or with its nearest kin. To add one, write its file and its
// fixture: see rule. docs/disclosure-rules.md lists them all, made from the rules themselves.
//
// What a rule finds may be the very secret. It is kept in Finding.Concerns and Finding.Within, which are never shown; the
// excerpt that a person sees has the words around it.
package disclosure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
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
	Item     string         // the item, and the paragraph in it: see Locate
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
	}{f.Rule, f.Severity, f.Where(), f.Excerpt, f.Why, f.Do})
}

// String tells a finding in one line, without the words that it is about.
func (f Finding) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s at %q: %s", f.Severity, f.Rule, f.Where(), f.Excerpt))
}

// GoString is String: what is printed to look for a fault must not tell the words either.
func (f Finding) GoString() string { return f.String() }

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

	Decisions   []Decision             // what persons decided about this document, the last decision last
	Before      map[string]string      // paragraphs as they stood before words in them were masked: see Masked
	Words       *vocabulary.Vocabulary // the field's words, and what is allowed; nil for none
	Published   []Known                // what the published pages say of cases, this document's own page apart
	SmallNumber int                    // numbers of people below it could let somebody be recognised; 0 for DefaultSmallNumber
}

// DefaultSmallNumber is the threshold for small numbers. Health and education statistics use 5 to 10; papers of
// partnerships say "numbers below five".
const DefaultSmallNumber = 5

// A subject is one document at the gate.
type subject struct {
	Setting
	doc      *document.Document
	pub      *publication.Publication
	approval publication.Approval // the one that counts
	unseen   []stretch            // the text that a person who opens the document does not see
	passages []*passage           // the text that comes onto the page
	names    *names               // who is named in it, and may be
	grids    []grid               // its tables that count people
}

func newSubject(doc *document.Document, pub *publication.Publication, setting Setting) *subject {
	if setting.Words == nil {
		setting.Words = &vocabulary.Vocabulary{}
	}
	if setting.SmallNumber == 0 {
		setting.SmallNumber = DefaultSmallNumber
	}
	at := &subject{
		Setting: setting, doc: doc, pub: pub,
		approval: Approval(pub, setting.Recorded), unseen: stretches(doc.Blocks, document.Place{}),
	}
	at.passages = passagesOf(doc)
	for _, p := range at.passages {
		p.divide(setting.Words)
	}
	at.names = namesOf(at)
	at.grids = gridsOf(at)
	return at
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

// mostOfOneRule bounds what one rule says: a document with ten thousand tracked changes needs no list of them.
const mostOfOneRule = 50

// Check gives everything that the rules find in a document and in the publication recognised in it, the gravest first; what
// a decision accepts is a Note. It changes neither.
func Check(doc *document.Document, pub *publication.Publication, setting Setting) []Finding {
	return Bounded(Open(doc, pub, setting))
}

// Open is Check without a bound on what one rule says, for deciding about all of it.
func Open(doc *document.Document, pub *publication.Publication, setting Setting) []Finding {
	at := newSubject(doc, pub, setting)
	var all []hit
	for _, rule := range rules() {
		hits := rule.find(at)
		for i := range hits {
			hits[i].Rule = rule.id
			if hits[i].Severity == "" {
				hits[i].Severity = rule.severity
			}
		}
		all = append(all, once(hits)...)
	}
	all = apart(all)
	quote(all)
	var findings []Finding
	for _, each := range all {
		if whole, masked := setting.Before[each.Within]; masked {
			each.Within = whole // decisions stay tied to the text of the document
		}
		if each.Severity == Decide && each.Concerns == "" { // no words: what is decided counts for this very file
			each.Concerns = doc.SHA256 + " " + each.Place.String()
		}
		findings = append(findings, settled(each.Finding, setting.Decisions))
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return gravity(b.Severity) - gravity(a.Severity) })
	return findings
}

// gravity orders severities.
func gravity(severity Severity) int {
	return slices.Index([]Severity{Note, Decide, Stop}, severity)
}

// Bounded gives findings without those of a rule and severity that are too many.
func Bounded(findings []Finding) []Finding {
	type kind struct {
		rule     string
		severity Severity
	}
	count, last := map[kind]int{}, map[kind]int{}
	var kept []Finding
	for _, each := range findings {
		of := kind{each.Rule, each.Severity}
		if count[of]++; count[of] <= mostOfOneRule {
			last[of] = len(kept)
			kept = append(kept, each)
		}
	}
	for of, n := range count {
		if more := n - mostOfOneRule; more > 0 {
			kept[last[of]].Why += fmt.Sprintf(" There are %d more places like this.", more)
		}
	}
	return kept
}
