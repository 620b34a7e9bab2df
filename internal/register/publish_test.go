package register

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publication"
)

func TestAgainChangesNothing(t *testing.T) {
	site := newSite(t)
	publish(t, site, "march.txt", "v1", withExtract(minutes("2026-03-12", "One."), "River learning")...)
	before := snapshot(t, site, true)
	results := publish(t, site, "march.txt", "v1", withExtract(minutes("2026-03-12", "One."), "River learning")...)
	expect(t, results, "unchanged "+march, "unchanged "+briefing)
	if diff := cmp.Diff(before, snapshot(t, site, true)); diff != "" {
		t.Errorf("the second run changed (-before +after):\n%s", diff)
	}
}

func TestTheSameBytesUnderAnotherName(t *testing.T) {
	site := newSite(t)
	publish(t, site, "march.txt", "v1", minutes("2026-03-12", "One."))
	expect(t, publish(t, site, "Board March.txt", "v1", minutes("2026-03-12", "One.")), "unchanged "+march)
	expect(t, publish(t, site, "BOARD March.txt", "v2", minutes("2026-03-12", "Two.")), "written "+march)
}

func TestNewVersion(t *testing.T) {
	site := newSite(t)
	publish(t, site, "march.txt", "v1", minutes("2026-03-12", "One."))
	expect(t, publish(t, site, "march.txt", "v2", minutes("2026-03-12", "Two.")), "written "+march)
	if text := read(t, site, marchFile); !strings.Contains(text, "Two.") {
		t.Errorf("the page is still:\n%s", text)
	}
	record, _ := open(t, site).Lookup(Hash([]byte("v2")))
	if len(record.Events) != 1 || record.Events[0].What != Updated {
		t.Errorf("events %+v", record.Events)
	}
}

func TestBackToAnEarlierVersion(t *testing.T) {
	site := newSite(t)
	for _, version := range []string{"One.", "Two.", "One.", "Two."} {
		expect(t, publish(t, site, "march.txt", version, minutes("2026-03-12", version)), "written "+march)
		expect(t, publish(t, site, "march.txt", version, minutes("2026-03-12", version)), "unchanged "+march)
	}
}

func TestOneNameTwiceInOneRun(t *testing.T) {
	site := newSite(t)
	run := func() (first, second []PageResult) {
		r, err := Open(t.Context(), site)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		first, err = r.Publish(Original{Name: "minutes.txt", Data: []byte("a")}, []*publication.Publication{minutes("2026-03-12", "One.")}, release)
		if err != nil {
			t.Fatal(err)
		}
		second, err = r.Publish(Original{Name: "minutes.txt", Data: []byte("b")}, []*publication.Publication{minutes("2026-03-12", "Two.")}, release)
		if err != nil {
			t.Fatal(err)
		}
		return first, second
	}
	first, second := run()
	expect(t, first, "written "+march)
	expect(t, second, "refused "+march)
	first, second = run()
	expect(t, first, "unchanged "+march)
	expect(t, second, "refused "+march)
}

func TestTwoDocumentsForOneAddress(t *testing.T) {
	site := newSite(t)
	publish(t, site, "march.txt", "one", minutes("2026-03-12", "One."))
	before := snapshot(t, site, true)
	results := publish(t, site, "other.txt", "two", minutes("2026-03-12", "Two."))
	expect(t, results, "refused "+march)
	for _, want := range []string{"“march.txt”", "20 March 2026"} {
		if !strings.Contains(results[0].Why, want) {
			t.Errorf("the reason does not name %s: %s", want, results[0].Why)
		}
	}
	if !strings.Contains(results[0].Do, "“other.txt” is a new version") || !strings.Contains(results[0].Do, "date of the meeting") {
		t.Errorf("advice: %s", results[0].Do)
	}
	if diff := cmp.Diff(before, snapshot(t, site, true)); diff != "" {
		t.Errorf("a refused document left something behind (-before +after):\n%s", diff)
	}
	// Without a page there, the address is free.
	if err := os.RemoveAll(filepath.Join(site, "content", "minutes")); err != nil {
		t.Fatal(err)
	}
	expect(t, publish(t, site, "other.txt", "two", minutes("2026-03-12", "Two.")), "written "+march)
	expect(t, publish(t, site, "march.txt", "one", minutes("2026-03-12", "One.")), "refused "+march)
}

func TestPagesOfOthersAreNotTouched(t *testing.T) {
	data, err := minutes("2026-03-12", "One.").Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, page string
		published  bool
		want, why  string
	}{
		{"never written by the register", "my own page", false, "refused", "did not write"},
		{"changed by hand since", "my own page", true, "refused", "changed by hand"},
		{"exactly what would be written", string(data), false, "unchanged", ""},
		{"an empty file", "", false, "refused", "did not write"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := newSite(t)
			if test.published {
				publish(t, site, "march.txt", "v1", minutes("2026-03-12", "One."))
			}
			path := filepath.Join(site, marchFile)
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(test.page), 0o644)); err != nil {
				t.Fatal(err)
			}
			text := "v2"
			if test.want == "unchanged" {
				text = "One."
			}
			results := publish(t, site, "march.txt", text, minutes("2026-03-12", text))
			expect(t, results, test.want+" "+march)
			if !strings.Contains(results[0].Why, test.why) {
				t.Errorf("the reason is %q", results[0].Why)
			}
			if got := read(t, site, marchFile); got != test.page {
				t.Errorf("the page was overwritten with:\n%s", got)
			}
			record, known := open(t, site).Lookup(Hash([]byte(text)))
			if recorded := known && len(record.Events) == 1; recorded != (test.want == "unchanged") {
				t.Errorf("recorded: %v", record.Events)
			}
		})
	}
}

func TestExtractThatIsGone(t *testing.T) {
	const extractFile = "content/briefings/2026-03-12-river-learning/index.md"
	for _, test := range []struct {
		name   string
		before func(site string) error
		want   []string
		stands bool
	}{
		{"is removed", nil, []string{"written " + march, "withdrawn " + briefing}, false},
		{"was removed by hand", func(site string) error { return os.RemoveAll(filepath.Join(site, "content/briefings")) },
			[]string{"written " + march, "withdrawn " + briefing}, false},
		{"was changed by hand", func(site string) error { return os.WriteFile(filepath.Join(site, extractFile), []byte("mine"), 0o644) },
			[]string{"refused " + march, "refused " + briefing}, true},
		{"has a picture beside it", func(site string) error {
			return os.WriteFile(filepath.Join(site, filepath.Dir(extractFile), "picture.png"), nil, 0o644)
		}, []string{"refused " + march, "refused " + briefing}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := newSite(t)
			publish(t, site, "march.txt", "v1", withExtract(minutes("2026-03-12", "One."), "River learning")...)
			if test.before != nil {
				if err := test.before(site); err != nil {
					t.Fatal(err)
				}
			}
			expect(t, publish(t, site, "march.txt", "v2", minutes("2026-03-12", "Two.")), test.want...)
			_, err := os.Stat(filepath.Join(site, extractFile))
			if stands := err == nil; stands != test.stands {
				t.Errorf("the extract's page stands: %v", stands)
			}
			_, err = os.Stat(filepath.Join(site, filepath.Dir(extractFile)))
			if stands := err == nil; stands != test.stands {
				t.Errorf("the extract's folder stands: %v", stands)
			}
			if test.stands {
				return
			}
			record, _ := open(t, site).Lookup(Hash([]byte("v2")))
			if last := record.Events[len(record.Events)-1]; last.What != Withdrawn || last.Page != briefing {
				t.Errorf("the last event is %+v", last)
			}
		})
	}
}

// TestSameNameOtherMeeting: many files are called "minutes.txt".
func TestSameNameOtherMeeting(t *testing.T) {
	site := newSite(t)
	publish(t, site, "minutes.txt", "march", minutes("2026-03-12", "One."))
	results := publish(t, site, "minutes.txt", "april", minutes("2026-04-16", "Two."))
	expect(t, results, "written "+april)
	if !strings.Contains(results[0].Why, march) {
		t.Errorf("the other page is not mentioned: %q", results[0].Why)
	}
	expect(t, publish(t, site, "minutes.txt", "march", minutes("2026-03-12", "One.")), "unchanged "+march)
}

// TestSameBytesOtherAddress: the same document, read better by a later version of the program.
func TestSameBytesOtherAddress(t *testing.T) {
	site := newSite(t)
	publish(t, site, "minutes.txt", "same", minutes("2026-03-12", "One."))
	expect(t, publish(t, site, "minutes.txt", "same", minutes("2026-04-16", "One.")), "written "+april, "withdrawn "+march)
}

func TestTwoExtractsForOneAddress(t *testing.T) {
	site := newSite(t)
	pubs := withExtract(minutes("2026-03-12", "One."), "River learning")
	pubs = append(pubs, newPage(publication.Briefing, "2026-03-12", "River learning", "Another."))
	expect(t, publish(t, site, "march.txt", "v1", pubs...), "refused "+march, "refused "+briefing, "refused "+briefing)
	if _, err := os.Stat(filepath.Join(site, "content")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

func TestPageWithoutAnAddress(t *testing.T) {
	site := newSite(t)
	expect(t, publish(t, site, "briefing.txt", "v1", newPage(publication.Briefing, "", "学び", "Text.")), "refused /briefings//")
}

func TestPageThatCannotBeMade(t *testing.T) {
	site := newSite(t)
	draft := minutes("2026-03-12", "One.")
	draft.Approval.State = publication.Draft
	results, err := open(t, site).Publish(Original{Name: "march.txt", Data: []byte("v1")}, []*publication.Publication{draft}, release)
	if err == nil || results != nil || !strings.Contains(err.Error(), march) {
		t.Errorf("got %v, %v", results, err)
	}
}
