package press

import (
	"os"
	"strings"
	"testing"

	"gazette/internal/publication"
)

// TestCorrected: what an officer says is on the page, stays when the document is published again, also when it was saved
// again, and is not applied where something else is recognised by then.
func TestCorrected(t *testing.T) {
	p := newPress(t)
	write(t, "minutes.txt", minutes("Safeguarding", "12 March 2026", "Ivy Marsh welcomed everybody."))
	correct := func(field, value string) error {
		_, err := p.Override(t.Context(), "minutes.txt", []publication.Override{{Field: field, Value: value, By: "Ann Example"}})
		return err
	}
	if err := correct("people[Tom Reed].role", "Head of Housing"); err != nil {
		t.Fatal(err)
	}
	if err := correct("date", "31 March"); err == nil {
		t.Error("31 March without a year passed for a date")
	}
	page := "content/minutes/2026-03-12-brackenford-safeguarding-board/index.md"
	holds := func(want bool) {
		t.Helper()
		text, err := os.ReadFile(page)
		if err != nil || strings.Contains(string(text), "Head of Housing") != want {
			t.Errorf("the page has the correction: %v, want %v (%v)\n%s", !want, want, err, text)
		}
	}
	publish(t, p, "minutes.txt")
	holds(true)
	write(t, "minutes.txt", minutes("Safeguarding", "12 March 2026", "Ivy Marsh welcomed everybody to the hall."))
	publish(t, p, "minutes.txt")
	holds(true)
	write(t, "minutes.txt", strings.Replace(minutes("Safeguarding", "12 March 2026", "Ivy Marsh welcomed everybody."), "Tom Reed", "Tom Reed, Teacher", 1))
	outcomes := publish(t, p, "minutes.txt")
	holds(false)
	if !strings.Contains(strings.Join(outcomes[0].Warnings, " "), "was not applied") {
		t.Errorf("nothing is said of the correction: %q", outcomes[0].Warnings)
	}
}

// TestCorrectedKind: a document that is taken for another kind is read anew as what the officer says it is.
func TestCorrectedKind(t *testing.T) {
	p := newPress(t)
	write(t, "paper.txt", "Sleeping safely\n\nWhat is it?\n\nA baby needs a clear space.\n\nWhy it matters\n\nMost deaths can be prevented.\n\nApproved by: Ivy Marsh\n\nApproved on: 19 March 2026\n")
	if outcomes := publish(t, p, "paper.txt"); outcomes[0].Kind != publication.Unknown {
		t.Fatalf("recognised as %s", outcomes[0].Kind)
	}
	if _, err := p.Override(t.Context(), "paper.txt", []publication.Override{{Field: "kind", Value: "briefing", By: "Ann Example"}}); err != nil {
		t.Fatal(err)
	}
	outcomes := publish(t, p, "paper.txt")
	if outcomes[0].Kind != publication.Briefing || outcomes[0].Status != Written {
		t.Errorf("published as %s: %+v", outcomes[0].Kind, outcomes[0])
	}
}
