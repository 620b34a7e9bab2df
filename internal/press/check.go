package press

import (
	"context"
	"slices"

	"gazette/internal/disclosure"
	"gazette/internal/register"
)

// A Verdict says in one word what the gate says of a document: it is clean, somebody has to decide, or it is stopped.
type Verdict string

// The verdicts.
const (
	Clean  Verdict = "clean"
	Decide Verdict = "decide"
	Stop   Verdict = "stop"
)

// A Checked is what the gate says of one file, as check --json prints it.
type Checked struct {
	File     string               `json:"file"`
	Verdict  Verdict              `json:"verdict"`
	Error    string               `json:"error,omitempty"` // why the file cannot be read
	Findings []disclosure.Finding `json:"findings"`
}

// Check gives what publishing files, and all that is in folders, would find, without writing anything. Files in folders
// that are no documents are not among them. It works without a site too: then nothing was recorded or decided. For
// progress see Publish; the error is that of the register, or of the context.
func (p *Press) Check(ctx context.Context, paths []string, progress func(done, total int, name string)) ([]Checked, error) {
	records, err := register.Look(p.Site)
	if err != nil {
		return nil, err
	}
	checked := []Checked{}
	err = p.each(ctx, paths, progress, func(in reading) {
		if in.skip == "" {
			checked = append(checked, p.check(records, in))
		}
	})
	return checked, err
}

func (p *Press) check(records *register.Register, in reading) Checked {
	err := in.err
	var found examination
	if err == nil {
		found, err = p.examine(records, in)
	}
	if err != nil {
		return Checked{in.path, Stop, err.Error(), []disclosure.Finding{}}
	}
	findings := disclosure.Bounded(found.findings)
	return Checked{File: in.path, Verdict: verdict(findings), Findings: append([]disclosure.Finding{}, findings...)}
}

func verdict(findings []disclosure.Finding) Verdict {
	has := func(severity disclosure.Severity) bool {
		return slices.ContainsFunc(findings, func(each disclosure.Finding) bool { return each.Severity == severity })
	}
	switch {
	case has(disclosure.Stop):
		return Stop
	case has(disclosure.Decide):
		return Decide
	}
	return Clean
}
