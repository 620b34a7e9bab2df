package register

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var update = flag.Bool("update", false, "write the expected results anew")

func TestMain(m *testing.M) {
	if job := os.Getenv(childJob); job != "" {
		os.Exit(runChild(job))
	}
	os.Exit(m.Run())
}

func newSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	if err := os.WriteFile(filepath.Join(site, "config.toml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return site
}

// open opens the register with a clock that goes on by a minute with each look at it.
func open(t *testing.T, site string) *Register {
	t.Helper()
	r, err := Open(t.Context(), site)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	r.clock = testClock()
	return r
}

// release is how tests publish.
var release = Release{On: "2026-03-20"}

func testClock() func() time.Time {
	now := time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)
	return func() time.Time { now = now.Add(time.Minute); return now }
}

// publish opens the register, publishes one document and closes it again, as a run of the program does.
func publish(t *testing.T, site, name, text string, pubs ...*publication.Publication) []PageResult {
	t.Helper()
	r, err := Open(t.Context(), site)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.clock = testClock()
	results, err := r.Publish(Original{Name: name, Data: []byte(text)}, pubs, release)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func minutes(date publication.Date, text string) *publication.Publication {
	return newPage(publication.Minutes, date, "Minutes of the board", text)
}

func newPage(kind publication.Kind, date publication.Date, title, text string) *publication.Publication {
	pub := &publication.Publication{
		Kind: kind, Title: title, Body: "Brackenford Board", Date: date,
		Approval: publication.Approval{State: publication.Approved, By: "Ivy Marsh", On: "2026-03-18"},
		Sections: []publication.Section{{Title: "Welcome", Number: "1.", Level: 1, Item: kind == publication.Minutes, Entries: []publication.Entry{
			{Kind: publication.Prose, Blocks: []document.Block{document.Text(document.Paragraph, text)}},
		}}},
	}
	pub.AssignIDs()
	return pub
}

// withExtract adds a briefing made of the first item.
func withExtract(main *publication.Publication, title string) []*publication.Publication {
	extract := newPage(publication.Briefing, main.Date, title, "What was learned.")
	main.Extracts = []publication.Extract{{Kind: publication.Briefing, Title: title, Item: "1", Section: "item-1", Page: extract.Page()}}
	extract.From = &publication.Origin{Title: main.Title, Page: main.Page(), Section: "item-1", Item: "1"}
	return []*publication.Publication{main, extract}
}

// statuses gives the results in short: "written /minutes/…/".
func statuses(results []PageResult) string {
	lines := make([]string, len(results))
	for i, each := range results {
		lines[i] = string(each.Status) + " " + each.Address
	}
	return strings.Join(lines, "\n")
}

func expect(t *testing.T, results []PageResult, want ...string) {
	t.Helper()
	if diff := cmp.Diff(strings.Join(want, "\n"), statuses(results)); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
}

const (
	march     = "/minutes/2026-03-12-brackenford-board/"
	april     = "/minutes/2026-04-16-brackenford-board/"
	briefing  = "/briefings/2026-03-12-river-learning/"
	marchFile = "content/minutes/2026-03-12-brackenford-board/index.md"
)

func read(t *testing.T, site, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// snapshot gives every file and folder of a site with its mode and content, and with its time where asked.
func snapshot(t *testing.T, site string, times bool) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(site, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		line := info.Mode().String()
		if entry.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			line += " " + string(data)
			if times {
				line += " " + info.ModTime().String()
			}
		}
		relative, err := filepath.Rel(site, path)
		found[filepath.ToSlash(relative)] = line
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestFirstPublication compares what stands in the site afterwards with testdata/first.
func TestFirstPublication(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	original := Original{Name: "Minutes 12 March 2026.TXT", Data: []byte("the words"), LeftOut: []document.Omission{
		{Place: document.Place{Line: 3}, Text: "Page 1 of 1", Why: "page number"}, {Why: "a picture"},
	}}
	if _, err := r.Approve(original, publication.Approval{By: "Ivy  Marsh", Role: "Chair", On: "2026-03-18"}); err != nil {
		t.Fatal(err)
	}
	results, err := r.Publish(original, withExtract(minutes("2026-03-12", "All were welcome."), "7 minute briefing: River learning"), release)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, results, "written "+march, "written "+briefing)
	got := snapshot(t, site, false)
	var listing strings.Builder
	for _, name := range slices.Sorted(maps.Keys(got)) {
		mode, text, _ := strings.Cut(got[name], " ")
		switch {
		case strings.HasPrefix(name, "content/"), name == "register/lock": // with the modes of the officer's computer
			mode, text = "", ""
		}
		for _, each := range results { // the record gives the hashes of the pages as they stand
			text = strings.ReplaceAll(text, Hash([]byte(read(t, site, "content"+each.Address+"index.md"))), "HASH OF "+each.Address)
		}
		fmt.Fprintf(&listing, "%s %s\n%s", name, mode, text)
	}
	golden := filepath.Join("testdata", "first.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(listing.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), listing.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	record, ok := r.Lookup(Hash(original.Data))
	if !ok || record.Name() != original.Name || record.Approval().By != "Ivy Marsh" || !record.Approval().Recorded {
		t.Errorf("looked up %+v", record)
	}
	if _, ok := r.Lookup(Hash([]byte("other"))); ok {
		t.Error("found what was never received")
	}
}

// TestClockPutBack: what happened last counts, whatever the clock of the machine said.
func TestClockPutBack(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	when := time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)
	r.clock = func() time.Time { when = when.Add(-time.Hour); return when }
	for _, version := range []string{"One.", "Two.", "Three."} {
		r.taken = map[string]string{} // as in runs of their own
		if _, err := r.Publish(Original{Name: "march.txt", Data: []byte(version)}, []*publication.Publication{minutes("2026-03-12", version)}, release); err != nil {
			t.Fatal(err)
		}
	}
	if last := r.pages.now[march]; last.record.SHA256 != Hash([]byte("Three.")) {
		t.Errorf("the page is held by %v", last.record.Files)
	}
}

func TestSeveralAtOnce(t *testing.T) {
	site := newSite(t)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			r, err := Open(context.Background(), site)
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Close()
			date := publication.Date(fmt.Sprintf("2026-01-%02d", i+1))
			if _, err := r.Publish(Original{Name: "minutes.txt", Data: []byte(date)}, []*publication.Publication{minutes(date, "Text.")}, release); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	r := open(t, site)
	if len(r.records) != 8 || len(r.pages.now) != 8 {
		t.Errorf("%d records, %d pages", len(r.records), len(r.pages.now))
	}
}

func TestWaitingForTheLockCanBeStopped(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	if err := errors.Join(os.Mkdir(site, 0o755), os.WriteFile(filepath.Join(site, "config.toml"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	// The goroutine that gave up may still make the lock file while the site is removed.
	t.Cleanup(func() {
		for os.RemoveAll(site) != nil {
		}
	})
	holder := open(t, site)
	ctx, cancel := context.WithCancel(t.Context())
	waiting := make(chan error)
	go func() {
		_, err := Open(ctx, site)
		waiting <- err
	}()
	cancel()
	if err := <-waiting; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	holder.Close()
	r, err := Open(t.Context(), site) // the one that gave up does not keep it
	if err != nil {
		t.Fatal(err)
	}
	holder.unlock = r.Close
}

func TestOpenErrors(t *testing.T) {
	if _, err := Open(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "gazette init") {
		t.Errorf("a folder that is no site: %v", err)
	}
	for name, text := range map[string]string{
		"no YAML":           "files: [",
		"an unknown key":    "files: [\"a\"]\nsha256: \"4df80d90ad0de4c5" + strings.Repeat("0", 48) + "\"\nfuture: 1\n",
		"another hash":      "files: [\"a\"]\nsha256: \"" + strings.Repeat("0", 64) + "\"\n",
		"no file":           "sha256: \"4df80d90ad0de4c5" + strings.Repeat("0", 48) + "\"\n",
		"nothing":           "",
		"a folder of bytes": "\x00\xff",
	} {
		site := newSite(t)
		folder := filepath.Join(site, "register", "4df80d90ad0de4c5")
		if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, recordName), []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), site); err == nil || !strings.Contains(err.Error(), "register/4df80d90ad0de4c5/record.yaml") {
			t.Errorf("a record with %s: %v", name, err)
		}
		if _, err := Open(t.Context(), site); err == nil { // the lock was given back
			t.Errorf("a record with %s is opened the second time", name)
		}
	}
}
