package register

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"gazette/internal/disclosure"
	"gazette/internal/document"
)

// A Decision is what an officer decided about something that the gate found in an original. The words that it concerns
// stand in the original only.
type Decision struct {
	Rule     string            `yaml:"rule"`
	Key      string            `yaml:"key"` // that of the finding
	Place    string            `yaml:"place,omitempty"`
	Action   disclosure.Action `yaml:"action"`
	By       string            `yaml:"by"`
	Reason   string            `yaml:"reason"`
	Recorded time.Time         `yaml:"recorded"`
}

// DecisionError says that a decision is not recorded, in words for an officer.
type DecisionError string

func (e DecisionError) Error() string { return string(e) }

// Decide records decisions on what was found in an original. It reports whether anything changed: the same decision again
// changes nothing, another one on the same words counts from now on. The error is a DecisionError where nobody is named or
// no reason is given.
func (r *Register) Decide(original Original, list []disclosure.Decision) (changed bool, err error) {
	record := r.receive(original)
	for _, each := range list {
		given := Decision{each.Rule, each.Key, document.Fold(each.Place), each.Action, document.Fold(each.By), document.Fold(each.Reason), time.Time{}}
		switch {
		case len(document.Words(given.By)) == 0:
			return false, DecisionError("Say who decides it: --by \"Ann Example\".")
		case len(document.Words(given.Reason)) == 0:
			return false, DecisionError("Say why: --reason \"the number is that of the help line\".")
		}
		if before, known := record.decision(given.Key); known && before.Action == given.Action && before.By == given.By && before.Reason == given.Reason {
			continue
		}
		given.Recorded = r.now()
		record.Decisions = append(record.Decisions, given)
		changed = true
	}
	if !changed {
		return false, nil
	}
	return true, r.save(record, original)
}

// decision is the last one on the same words.
func (r *Record) decision(key string) (Decision, bool) {
	for _, each := range slices.Backward(r.Decisions) {
		if each.Key == key {
			return each, true
		}
	}
	return Decision{}, false
}

// Decisions gives what officers decided about an original, known by its SHA-256 and the name of its file, the last
// decision last. Those on other originals of the same name are among them: a document that was saved again is still the
// one that was looked at, and a decision counts only for the very words that it was made about.
func (r *Register) Decisions(sha256, name string) []disclosure.Decision {
	var all []Decision
	for _, record := range r.records {
		named := slices.ContainsFunc(record.Files, func(file string) bool { return strings.EqualFold(file, name) })
		if record.SHA256 == sha256 || named {
			all = append(all, record.Decisions...)
		}
	}
	slices.SortStableFunc(all, func(a, b Decision) int {
		return cmp.Or(a.Recorded.Compare(b.Recorded), cmp.Compare(a.Key, b.Key))
	})
	var list []disclosure.Decision
	for _, each := range all {
		list = append(list, disclosure.Decision{Rule: each.Rule, Key: each.Key, Place: each.Place, Action: each.Action, Reason: each.Reason, By: each.By, When: each.Recorded})
	}
	return list
}
