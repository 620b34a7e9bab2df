package register

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publication"
)

// told gives what the readers of a page are told: "published 2026-03-20: why".
func told(t *testing.T, site, address string) []string {
	t.Helper()
	updates, _ := publication.History([]byte(read(t, site, filepath.Join("content", address, "index.md"))))
	var lines []string
	for _, each := range updates {
		lines = append(lines, strings.TrimSuffix(string(each.What)+" "+string(each.On)+": "+each.Note, ": "))
	}
	return lines
}

func expectTold(t *testing.T, site, address string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, told(t, site, address)); diff != "" {
		t.Errorf("readers of %s are told (-want +got):\n%s", address, diff)
	}
}

func publishAs(t *testing.T, site, text string, how Release, pubs ...*publication.Publication) []PageResult {
	t.Helper()
	r := open(t, site)
	defer func() { r.Close(); r.unlock = func() {} }()
	results, err := r.Publish(Original{Name: "march.txt", Data: []byte(text)}, pubs, how)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func withdraw(t *testing.T, site, address string, w Withdrawal) ([]PageResult, error) {
	t.Helper()
	r := open(t, site)
	defer func() { r.Close(); r.unlock = func() {} }()
	if w.Today == "" {
		w.Today = "2026-07-01"
	}
	return r.Withdraw(address, w)
}

func TestWhatReadersAreTold(t *testing.T) {
	site := newSite(t)
	version := func(text string) []*publication.Publication {
		return withExtract(minutes("2026-03-12", text), "River learning")
	}
	publishAs(t, site, "v1", Release{On: "2026-03-20"}, version("One.")...)
	expectTold(t, site, march, "published 2026-03-20")
	publishAs(t, site, "v1", Release{On: "2026-04-01"}, version("One.")...)
	expectTold(t, site, march, "published 2026-03-20")
	results := publishAs(t, site, "v2", Release{On: "2026-05-01", Note: "Corrected\nthe count."}, version("Two.")...)
	if results[0].Told != publication.WasChanged || results[1].Told != "" {
		t.Errorf("results %+v", results)
	}
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-05-01: Corrected the count.")
	expectTold(t, site, briefing, "published 2026-03-20") // which did not change

	// Without a note nothing is invented; it can be said afterwards.
	publishAs(t, site, "v3", Release{On: "2026-06-01"}, version("Three.")...)
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-05-01: Corrected the count.", "changed 2026-06-01")
	publishAs(t, site, "v3", Release{On: "2026-06-02", Note: "Counted again."}, version("Three.")...)
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-05-01: Corrected the count.", "changed 2026-06-01: Counted again.")
	expectTold(t, site, briefing, "published 2026-03-20")
}

// TestReadBetter: what a later program makes better of the same document is no news to readers; what an officer said is.
func TestReadBetter(t *testing.T) {
	site := newSite(t)
	publishAs(t, site, "v1", Release{On: "2026-03-20"}, minutes("2026-03-12", "One."))
	better := minutes("2026-03-12", "One.")
	better.Summary = "Minutes of the board."
	expect(t, publishAs(t, site, "v1", Release{On: "2026-04-01"}, better), "written "+march)
	expectTold(t, site, march, "published 2026-03-20")

	r := open(t, site)
	r.clock = func() time.Time { return testClock()().AddDate(0, 1, 0) }
	if _, err := r.Override(Original{Name: "march.txt", Data: []byte("v1")}, []publication.Override{{Field: "next_meeting", Value: "2026-06-04", By: "Ann Example"}}); err != nil {
		t.Fatal(err)
	}
	r.Close()
	r.unlock = func() {}
	better.NextMeeting = "2026-06-04"
	publishAs(t, site, "v1", Release{On: "2026-04-21"}, better)
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-04-21")
}

func TestWithdraw(t *testing.T) {
	site := newSite(t)
	publishAs(t, site, "v1", Release{On: "2026-03-20"}, withExtract(minutes("2026-03-12", "Ottersecret."), "River learning")...)
	publishAs(t, site, "v2", Release{On: "2026-03-21", Note: "No more ottersecret."}, withExtract(minutes("2026-03-12", "Ottersecret two."), "River learning")...)
	results, err := withdraw(t, site, march, Withdrawal{Reason: "It was wrong.", By: "Ann Example"})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, results, "written "+march, "written "+briefing)
	for name, text := range snapshot(t, site, false) {
		if strings.HasPrefix(name, "content") && (strings.Contains(strings.ToLower(text), "ottersecret") || strings.Contains(text, "River") || strings.Contains(text, "Ann Example")) {
			t.Errorf("%s still says %s", name, text)
		}
	}
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-03-21", "withdrawn 2026-07-01: It was wrong.")
	expectTold(t, site, briefing, "published 2026-03-20", "withdrawn 2026-07-01: It was wrong.")

	before := snapshot(t, site, true)
	if results, err = withdraw(t, site, march, Withdrawal{Reason: "It was wrong.", By: "Ann Example", Today: "2026-07-09"}); err != nil {
		t.Fatal(err)
	}
	expect(t, results, "unchanged "+march, "unchanged "+briefing)
	if diff := cmp.Diff(before, snapshot(t, site, true)); diff != "" {
		t.Errorf("the second withdrawal changed (-before +after):\n%s", diff)
	}
	if results, err = withdraw(t, site, march, Withdrawal{On: "2026-06-30", Reason: "It was quite wrong.", By: "Ann Example"}); err != nil {
		t.Fatal(err)
	}
	expect(t, results, "written "+march, "written "+briefing)
	expectTold(t, site, march, "published 2026-03-20", "changed 2026-03-21", "withdrawn 2026-06-30: It was quite wrong.")

	// It stays withdrawn, under whatever name and with whatever text, until somebody says otherwise.
	for _, text := range []string{"v1", "v2", "v3"} {
		results := publishAs(t, site, text, Release{On: "2026-07-02"}, minutes("2026-03-12", "Three."))
		expect(t, results, "refused "+march)
		if !strings.Contains(results[0].Why, "30 June 2026") || !strings.Contains(results[0].Why, "quite wrong") || !strings.Contains(results[0].Do, "--again") {
			t.Errorf("%+v", results[0])
		}
	}
	if err := os.RemoveAll(filepath.Join(site, "content", "minutes")); err != nil {
		t.Fatal(err)
	}
	expect(t, publishAs(t, site, "v1", Release{On: "2026-07-02"}, minutes("2026-03-12", "One.")), "refused "+march)
	if _, err := withdraw(t, site, march, Withdrawal{On: "2026-06-30", Reason: "It was quite wrong.", By: "Ann Example"}); err != nil {
		t.Fatal(err)
	}
	expect(t, publishAs(t, site, "v3", Release{On: "2026-07-02", Note: "The corrected minutes.", Again: true}, minutes("2026-03-12", "Three.")), "written "+march)
	expectTold(t, site, march, "withdrawn 2026-06-30: It was quite wrong.", "published 2026-07-02: The corrected minutes.")
	expectTold(t, site, briefing, "published 2026-03-20", "withdrawn 2026-06-30: It was quite wrong.")
	record, _ := open(t, site).Lookup(Hash([]byte("v2")))
	var by []string
	for _, each := range record.Events {
		by = append(by, each.What+each.By)
	}
	if diff := cmp.Diff([]string{"updated", "withdrawnAnn Example", "withdrawnAnn Example", "withdrawnAnn Example", "withdrawnAnn Example", "withdrawnAnn Example"}, by); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestNothingToWithdraw(t *testing.T) {
	good := Withdrawal{Reason: "It was wrong.", By: "Ann Example"}
	for _, test := range []struct {
		name, address string
		with          Withdrawal
		before        func(site string) error
		want          string
	}{
		{"an unknown page", "/minutes/2026-01-01-nobody/", good, nil, "does not know"},
		{"a part", briefing, good, nil, "Withdraw " + march},
		{"no reason", march, Withdrawal{By: "Ann Example"}, nil, "--reason"},
		{"nobody", march, Withdrawal{Reason: "It was wrong."}, nil, "--by"},
		{"no day", march, Withdrawal{Reason: "a", By: "b", On: "2026-02-30"}, nil, "not a day"},
		{"a day to come", march, Withdrawal{Reason: "a", By: "b", On: "2026-07-02"}, nil, "has not come yet"},
		{"before it was published", march, Withdrawal{Reason: "a", By: "b", On: "2026-03-19"}, nil, "Give a later one"},
		{"changed by hand", march, good, func(site string) error { return os.WriteFile(filepath.Join(site, marchFile), []byte("mine"), 0o644) }, "changed by hand"},
		{"with a picture", march, good, func(site string) error {
			return os.WriteFile(filepath.Join(site, filepath.Dir(marchFile), "a.png"), nil, 0o644)
		}, "stay public"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := newSite(t)
			publishAs(t, site, "v1", Release{On: "2026-03-20"}, withExtract(minutes("2026-03-12", "One."), "River learning")...)
			if test.before != nil {
				if err := test.before(site); err != nil {
					t.Fatal(err)
				}
			}
			before := snapshot(t, site, true)
			_, err := withdraw(t, site, test.address, test.with)
			var wrong WithdrawalError
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v", err)
			}
			if diff := cmp.Diff(before, snapshot(t, site, true)); diff != "" {
				t.Errorf("something changed (-before +after):\n%s", diff)
			}
		})
	}
}

// TestWithdrawalIsFinished: one that was begun is finished by the next, and what was begun to be withdrawn is not published.
func TestWithdrawalIsFinished(t *testing.T) {
	for steps := range 3 { // record, two notices
		site := newSite(t)
		pubs := withExtract(minutes("2026-03-12", "One."), "River learning")
		publishAs(t, site, "v1", Release{On: "2026-03-20"}, pubs...)
		r := open(t, site)
		r.disk = &failingDisk{disk: r.disk, left: steps, fail: func() error { return errors.New("no room") }}
		results, err := r.Withdraw(march, Withdrawal{Reason: "It was wrong.", By: "Ann Example", Today: "2026-07-01"})
		if err == nil || results[1].Status != Failed {
			t.Errorf("after %d steps: %v, %+v", steps, err, results)
		}
		r.Close()
		r.unlock = func() {}
		if steps > 0 {
			if results := publishAs(t, site, "v1", Release{On: "2026-07-01"}, pubs...); results[0].Status != Refused {
				t.Errorf("after %d steps: %+v", steps, results)
			}
		}
		if _, err := withdraw(t, site, march, Withdrawal{Reason: "It was wrong.", By: "Ann Example"}); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{march, briefing} {
			expectTold(t, site, page, "published 2026-03-20", "withdrawn 2026-07-01: It was wrong.")
		}
	}
}
