package press

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/register"
)

// A Choice is what an officer decides about what one rule finds in a document.
type Choice struct {
	Rule   string
	Place  string // as the findings give it; "" where there is only one
	All    bool   // about all that the rule finds
	Action disclosure.Action
	Reason string
	By     string
}

// A ChoiceError says why nothing can be decided as chosen, in words for an officer.
type ChoiceError string

func (e ChoiceError) Error() string { return string(e) }

// Decide records in the site's register what an officer decides about what the gate finds in a file. It gives the
// decisions, one for each finding (for tracked changes one for all of them), and reports whether anything changed. The
// error is a ChoiceError where the choice does not fit the document, a register.DecisionError where nobody is named or no
// reason is given.
func (p *Press) Decide(ctx context.Context, path string, choice Choice) (decided []disclosure.Decision, changed bool, err error) {
	doc, pubs, err := p.Inspect(path)
	if err != nil {
		return nil, false, err
	}
	original, err := originalOf(path, doc)
	if err != nil {
		return nil, false, err
	}
	records, err := register.Open(ctx, p.Site)
	if err != nil {
		return nil, false, err
	}
	defer records.Close()
	if err := p.prepare(); err != nil {
		return nil, false, err
	}
	chosen, err := choice.among(p.undecided(records, reading{source: source{path: path}, doc: doc, pubs: pubs}))
	if err != nil {
		return nil, false, err
	}
	for _, each := range chosen {
		one := disclosure.Decision{Rule: each.Rule, Key: each.Key(), Place: each.Where(), Action: choice.Action, Reason: choice.Reason, By: choice.By}
		if choice.settlesChanges() {
			one.Key, one.Place = disclosure.ChangesKey(doc), "all tracked changes"
		}
		if !slices.Contains(decided, one) {
			decided = append(decided, one)
		}
	}
	changed, err = records.Decide(original, decided)
	return decided, changed, err
}

// undecided gives all findings of a document as if nothing were decided about them. Tracked changes are settled as was
// decided, unless nobody has decided yet: what stands in them can only be found where they are text.
func (p *Press) undecided(records *register.Register, in reading) []disclosure.Finding {
	setting := p.setting(records, in)
	decisions := setting.Decisions
	setting.Decisions = nil
	doc, used := disclosure.Resolve(in.doc, decisions)
	var findings []disclosure.Finding
	if len(used) > 0 { // so that the same can be said again, or the contrary
		findings = disclosure.Open(in.doc, in.pubs[0], setting)
		findings = slices.DeleteFunc(findings, func(each disclosure.Finding) bool { return !slices.Contains(each.Actions(), disclosure.AsAccepted) })
		in.pubs = p.recogniseAs("", doc)
	}
	pubs := p.override(doc, in.pubs, records.Overrides(in.doc.SHA256, in.doc.Name))
	setting.Published = p.published.beside(pubs)
	findings = append(findings, disclosure.Open(doc, pubs[0], setting)...)
	findings = append(findings, disclosure.Masked(doc, findings, decisions).Elsewhere...)
	return disclosure.Locate(findings, pubs[0])
}

func (c Choice) settlesChanges() bool {
	return c.Action == disclosure.AsAccepted || c.Action == disclosure.AsRejected
}

// among gives the findings that a choice is about.
func (c Choice) among(findings []disclosure.Finding) ([]disclosure.Finding, error) {
	var ofRule, chosen []disclosure.Finding
	for _, each := range findings {
		if each.Rule == c.Rule && each.Severity != disclosure.Note { // a note is in nobody's way
			ofRule = append(ofRule, each)
		}
	}
	if len(ofRule) == 0 {
		return nil, ChoiceError(fmt.Sprintf("The rule “%s” finds nothing in this document that is in the way. %s", c.Rule, rulesOf(findings)))
	}
	for _, each := range ofRule {
		if c.Place == "" || sameWords(c.Place, each.Where()) || sameWords(c.Place, each.Place.String()) {
			chosen = append(chosen, each)
		}
	}
	if len(chosen) == 0 {
		return nil, ChoiceError(fmt.Sprintf("The rule “%s” finds nothing at “%s”. %s", c.Rule, c.Place, placesOf(ofRule)))
	}
	for _, each := range chosen {
		if err := c.fits(each); err != nil {
			return nil, err
		}
	}
	if c.Place == "" && !c.All && !c.settlesChanges() && len(places(chosen)) > 1 {
		return nil, ChoiceError(fmt.Sprintf("The rule “%s” finds something in %d places: say which with --place, or --all for all of them. %s", c.Rule, len(places(chosen)), placesOf(chosen)))
	}
	return chosen, nil
}

// fits says why a finding cannot be settled in the way chosen.
func (c Choice) fits(finding disclosure.Finding) error {
	actions := finding.Actions()
	switch {
	case len(actions) == 0:
		return ChoiceError(fmt.Sprintf("Nobody can decide that away: the document itself has to be put in order. %s", finding.Do))
	case !slices.Contains(actions, c.Action):
		var flags []string
		for _, each := range actions {
			flags = append(flags, "--"+string(each))
		}
		return ChoiceError(fmt.Sprintf("What the rule “%s” finds cannot be settled by --%s here: use %s.", c.Rule, c.Action, strings.Join(flags, " or ")))
	case len(letters(finding.Concerns)) >= shortestSecret && strings.Contains(letters(c.Reason), letters(finding.Concerns)):
		return ChoiceError("The reason holds the very words that are decided about. Give it without them: it is kept and shown.")
	}
	return nil
}

// shortestSecret is from how many letters and digits on the words of a finding are looked for in the reason: shorter ones,
// as a count, stand in any sentence.
const shortestSecret = 5

// letters are the letters and digits of a text, however it is parted.
func letters(text string) string { return strings.Join(document.Words(text), "") }

func rulesOf(findings []disclosure.Finding) string {
	var names []string
	for _, each := range findings {
		if len(each.Actions()) > 0 && !slices.Contains(names, each.Rule) {
			names = append(names, each.Rule)
		}
	}
	if len(names) == 0 {
		return "There is nothing in it about which somebody could decide."
	}
	return "Somebody can decide about: " + strings.Join(names, ", ") + "."
}

func places(findings []disclosure.Finding) []string {
	var list []string
	for _, each := range findings {
		if place := each.Where(); !slices.Contains(list, place) {
			list = append(list, place)
		}
	}
	return list
}

// mostPlaces is how many places a message names.
const mostPlaces = 20

func placesOf(findings []disclosure.Finding) string {
	list := places(findings)
	named := list[:min(mostPlaces, len(list))]
	text := "It finds something at:\n  " + strings.Join(named, "\n  ")
	if more := len(list) - len(named); more > 0 {
		text += fmt.Sprintf("\n  and %d more", more)
	}
	return text
}

func sameWords(a, b string) bool { return sameCase(a) == sameCase(b) }

func sameCase(text string) string { return strings.ToLower(document.Fold(text)) }
