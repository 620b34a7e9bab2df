package disclosure

import (
	"cmp"
	"slices"
	"sync"
)

// A rule looks for one thing. It stands in a file of its own, or with its nearest kin, and enters itself:
//
//	var _ = enter(rule{family: identifiers, id: "nhs-number", severity: Stop, about: "…", find: nhsNumbers})
//
// A rule is whole with a fixture in fixtures_test.go: a document in which it finds something, and a twin that is clean.
type rule struct {
	family   family
	id       string // stable: decisions and reports refer to it
	severity Severity
	about    string // what it looks for and where that comes from, one sentence for docs/disclosure-rules.md

	// find gives what it finds, without Rule. Severity is left empty but where a finding weighs less than the rule.
	find func(*subject) []hit
}

// A family is what several rules are about. Rules are told by family, then by id, wherever their files stand.
type family int

// The families, in the order in which a person deals with them.
const (
	form family = iota
	approvals
	unseenText
	markings
	identifiers
	contacts
	dates
	cases
	persons
	numbers
	published
	original
)

// familyNames are the headings of the families in the table of rules.
var familyNames = map[family]string{
	form:        "The form of the document",
	approvals:   "Approval and drafts",
	unseenText:  "Text that is not seen",
	markings:    "Markings",
	identifiers: "Numbers by which a person is known",
	contacts:    "Where a person lives or is reached",
	dates:       "Birth, age and death",
	cases:       "Cases",
	persons:     "Names",
	numbers:     "Small numbers",
	published:   "Together with what is published",
	original:    "What stays in the original",
}

var entered []rule

// enter adds a rule to those that Check applies. It gives nothing of use: Go calls it for the variable that it is given to.
func enter(each rule) struct{} {
	entered = append(entered, each)
	return struct{}{}
}

// rules are all rules in their order, which does not depend on that of the files.
var rules = sync.OnceValue(func() []rule {
	all := slices.Clone(entered)
	slices.SortFunc(all, func(a, b rule) int { return cmp.Or(cmp.Compare(a.family, b.family), cmp.Compare(a.id, b.id)) })
	return all
})

// A hit is something found. What stands in a passage says where, so that its excerpt can be masked together with all else
// that is found there.
type hit struct {
	Finding
	passage    *passage
	start, end int    // in passage.plain
	inserted   string // what the excerpt shows at start, for something that is not in the passage
}

// stated makes hits of findings that quote no passage, or mask what they quote themselves.
func stated(find func(*subject) []Finding) func(*subject) []hit {
	return func(at *subject) []hit {
		var hits []hit
		for _, each := range find(at) {
			hits = append(hits, hit{Finding: each})
		}
		return hits
	}
}
