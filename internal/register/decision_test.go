package register

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/disclosure"
)

func TestDecisions(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	original := Original{Name: "minutes.txt", Data: []byte("first")}
	decide := func(key string, action disclosure.Action) bool {
		t.Helper()
		changed, err := r.Decide(original, []disclosure.Decision{{Rule: "telephone", Key: key, Place: "item 2", Action: action, By: "Ann  Example", Reason: "it is the help line"}})
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if !decide("k1", disclosure.Accept) || decide("k1", disclosure.Accept) {
		t.Error("a decision is recorded once")
	}
	if !decide("k1", disclosure.Mask) || !decide("k1", disclosure.Accept) || !decide("k2", disclosure.Mask) {
		t.Error("another decision counts from now on")
	}
	read, err := Look(site)
	if err != nil {
		t.Fatal(err)
	}
	list := read.Decisions(Hash([]byte("first")), "minutes.txt")
	var told []string
	for _, each := range list {
		told = append(told, each.Key+" "+string(each.Action)+" "+each.By)
	}
	if got := strings.Join(told, ", "); got != "k1 accept Ann Example, k1 mask Ann Example, k1 accept Ann Example, k2 mask Ann Example" {
		t.Errorf("the decisions are %s", got)
	}
	// A document that was saved again has them too, another has not.
	if got := len(read.Decisions(Hash([]byte("second")), "Minutes.txt")); got != 4 {
		t.Errorf("saved again it has %d", got)
	}
	if got := read.Decisions(Hash([]byte("third")), "other.txt"); got != nil {
		t.Errorf("another document has %v", got)
	}
}

func TestDecisionsAreWhole(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	for _, each := range []disclosure.Decision{{Rule: "telephone", Key: "k", Reason: "it is public"}, {Rule: "telephone", Key: "k", By: "Ann Example", Reason: " – "}} {
		var unsaid DecisionError
		if changed, err := r.Decide(Original{Name: "a.txt", Data: []byte("a")}, []disclosure.Decision{each}); changed || !errors.As(err, &unsaid) {
			t.Errorf("%+v: %v, %v", each, changed, err)
		}
	}
	if found, _ := filepath.Glob(filepath.Join(site, "register", "*", recordName)); len(found) > 0 {
		t.Errorf("something was recorded: %v", found)
	}
	if _, err := os.Stat(filepath.Join(site, "register")); err != nil {
		t.Error(err)
	}
}
