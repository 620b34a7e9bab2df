package disclosure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"gazette/internal/document"
)

// Action is what a person decided about what a rule found.
type Action string

// The actions. The last two settle all tracked changes of a document at once.
const (
	Accept     Action = "accept"      // the words may be public as they are
	Mask       Action = "mask"        // the words are replaced by a stated omission
	AsAccepted Action = "as-accepted" // insertions are in the text, deletions are gone
	AsRejected Action = "as-rejected" // the reverse
)

// A Decision is what a person decided about findings of one rule. It is tied to the text that it concerns: when that
// changes, no finding has its key any more, and it lapses.
type Decision struct {
	Rule   string    `json:"rule"`
	Key    string    `json:"-"`     // see Key; by it somebody could try out what a short secret is
	Place  string    `json:"place"` // in words, for people
	Action Action    `json:"action"`
	Reason string    `json:"reason"`
	By     string    `json:"by"`
	When   time.Time `json:"when"`
}

// told says who decided, when and why.
func (d Decision) told() string {
	return fmt.Sprintf("by %s on %s: %s", d.By, d.When.Local().Format("2 January 2006"), d.Reason)
}

// Key ties a decision to a finding without keeping the text: the SHA-256, in hexadecimal, of the rule, the words that it
// is about and the paragraph that holds them, as they read on one line.
func (f Finding) Key() string { return keyOf(f.Rule, f.Concerns, f.Within) }

func keyOf(parts ...string) string {
	hash := sha256.New()
	for _, each := range parts {
		fmt.Fprintf(hash, "%s\x00", document.Fold(each))
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// changeRules are those whose findings are settled together, for the whole document.
var changeRules = []string{"inserted-text", "deleted-text", "change-without-words"}

// neverDecided are the families of which nobody can decide away what stops a document: what is not in order has to be put
// in order, and what the reader of the document does not see is never published. Of the markings it is the closed part.
var neverDecided = []family{form, approvals, unseenText, original}

// Actions are those by which a person can settle a finding; none where the document itself has to be changed.
func (f Finding) Actions() []Action {
	of, known := familyOf(f.Rule)
	switch {
	case slices.Contains(changeRules, f.Rule):
		return []Action{AsAccepted, AsRejected}
	case !known, f.Severity == Note, f.Concerns == "":
		return nil
	case f.Severity == Stop && (f.Rule == "closed-part" || slices.Contains(neverDecided, of)):
		return nil
	case f.Place.Part == partNames[ofFile], !strings.Contains(f.Within, f.Concerns): // on no page, or no words
		return []Action{Accept}
	}
	return []Action{Accept, Mask}
}

// maskedElsewhere is the rule by which words that were masked in one paragraph are found in another. It follows from
// decisions, so it is none of the rules that look into every document.
const maskedElsewhere = "masked-elsewhere"

func familyOf(id string) (family, bool) {
	if id == maskedElsewhere {
		return persons, true
	}
	for _, each := range rules() {
		if each.id == id {
			return each.family, true
		}
	}
	return 0, false
}

// decisionOn is the last decision on a finding.
func decisionOn(f Finding, decisions []Decision) (Decision, bool) {
	if len(decisions) == 0 {
		return Decision{}, false
	}
	key := f.Key()
	for _, each := range slices.Backward(decisions) {
		if each.Rule == f.Rule && each.Key == key {
			return each, true
		}
	}
	return Decision{}, false
}

// settled gives a finding as decided: what a person accepted is worth knowing and no more.
func settled(f Finding, decisions []Decision) Finding {
	if last, found := decisionOn(f, decisions); found && last.Action == Accept && slices.Contains(f.Actions(), Accept) {
		f.Severity, f.Why, f.Do = Note, "accepted "+last.told(), ""
	}
	return f
}

// Settle gives findings as they are decided: those that are accepted as notes, those that are masked not at all.
func Settle(findings []Finding, decisions []Decision) []Finding {
	var kept []Finding
	for _, each := range findings {
		if last, found := decisionOn(each, decisions); !found || last.Action != Mask || !slices.Contains(each.Actions(), Mask) {
			kept = append(kept, settled(each, decisions))
		}
	}
	return kept
}

// Advise adds to what findings say is to be done the command by which a person decides, where one can.
func Advise(findings []Finding, setting Setting) []Finding {
	for i := range findings {
		each := &findings[i]
		switch actions := each.Actions(); {
		case slices.Contains(actions, AsAccepted):
			each.Do += " If it is certain which words were approved, settle all tracked changes as if they had been accepted, or with --as-rejected as if they had been rejected: " +
				each.decideCommand(AsAccepted, setting)
		case slices.Contains(actions, Mask):
			each.Do += fmt.Sprintf(" If it may be public, say so (--mask instead of --accept puts “%s” in its place): %s", removed(each.Rule), each.decideCommand(Accept, setting))
		case slices.Contains(actions, Accept):
			each.Do += " If it may stay, say so: " + each.decideCommand(Accept, setting)
		}
		each.Do = strings.TrimSpace(each.Do)
	}
	return findings
}

// decideCommand is the command that records a decision on the finding.
func (f Finding) decideCommand(action Action, setting Setting) string {
	command := fmt.Sprintf("gazette decide %s %s", Argument(setting.File), f.Rule)
	if place := f.Where(); place != "" && action == Accept {
		command += " --place " + quoted(place)
	}
	command += fmt.Sprintf(` --%s --reason "WHY" --by "NAME"`, action)
	if setting.Site != "" && setting.Site != "." {
		command += " --site " + Argument(setting.Site)
	}
	return command
}
