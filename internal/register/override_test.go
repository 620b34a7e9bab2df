package register

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publication"
)

func TestOverrides(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	original := Original{Name: "minutes.txt", Data: []byte("first")}
	say := func(value, was string) bool {
		t.Helper()
		changed, err := r.Override(original, []publication.Override{{Field: "date", Value: value, Was: was, By: "Ann Example"}})
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if say("2026-03-12", "2026-03-12") {
		t.Error("what was recognised is no correction")
	}
	if !say("2026-03-13", "2026-03-12") || say("2026-03-13", "2026-03-12") {
		t.Error("a correction is recorded once")
	}
	want := []publication.Override{{Field: "date", Value: "2026-03-13", Was: "2026-03-12", By: "Ann Example"}}
	if diff := cmp.Diff(want, r.Overrides(Hash([]byte("first")), "minutes.txt")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// The same document saved again has them too, another has not.
	if diff := cmp.Diff(want, r.Overrides(Hash([]byte("second")), "Minutes.txt")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := r.Overrides(Hash([]byte("third")), "other.txt"); got != nil {
		t.Errorf("another document has %v", got)
	}
	if !say("2026-03-12", "2026-03-12") || r.Overrides(Hash([]byte("first")), "minutes.txt") != nil {
		t.Error("a correction cannot be taken back")
	}
	_, err := r.Override(original, []publication.Override{{Field: "date", Value: "2026-03-13"}})
	var unnamed OverrideError
	if !errors.As(err, &unnamed) {
		t.Errorf("nobody corrected it: %v", err)
	}
}

func TestLook(t *testing.T) {
	site := newSite(t)
	looked, err := Look(site)
	if err != nil || looked.Overrides("", "minutes.txt") != nil || isFolder(looked.path()) {
		t.Errorf("looking at a site without a register: %v", err)
	}
	r := open(t, site)
	if _, err := r.Override(Original{Name: "minutes.txt", Data: []byte("first")}, []publication.Override{{Field: "body", Value: "Board", By: "Ann"}}); err != nil {
		t.Fatal(err)
	}
	if looked, err = Look(site); err != nil || len(looked.Overrides(Hash([]byte("first")), "")) != 1 {
		t.Errorf("looking while it is open: %v", err)
	}
}
