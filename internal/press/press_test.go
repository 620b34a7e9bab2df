package press

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/recognise"
	"gazette/internal/register"
	"gazette/internal/vocabulary"
)

var update = flag.Bool("update", false, "write the expected outcomes anew")

// newPress gives a press for a new site, and makes its folder the working folder, with the documents of testdata/in in
// the folder "in" inside it.
func newPress(t *testing.T) *Press {
	t.Helper()
	words, err := vocabulary.Load(os.DirFS(filepath.Join("..", "..", "data")))
	if err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := errors.Join(
		os.CopyFS(filepath.Join(site, "in"), os.DirFS(filepath.Join("testdata", "in"))),
		os.WriteFile(filepath.Join(site, "config.toml"), nil, 0o644),
	); err != nil {
		t.Fatal(err)
	}
	t.Chdir(site)
	return &Press{Site: ".", Words: words}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// minutes gives the text of approved minutes.
func minutes(group, date, words string) string {
	return fmt.Sprintf("Brackenford %s Board\n\nMinutes of the meeting\n\nDate: %s\nChair: Ivy Marsh\n\nPresent:\n\nIvy Marsh\nTom Reed\n\n1. Welcome\n\n%s\n\n"+
		"2. Any other business\n\nThere was none.\n\nMinutes approved by: Ivy Marsh\n\nMinutes approved on: 19 March 2026\n", group, date, words)
}

func publish(t *testing.T, p *Press, paths ...string) []Outcome {
	t.Helper()
	outcomes, err := p.Publish(t.Context(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// brief gives outcomes in short: "written in/minutes.txt".
func brief(outcomes []Outcome) []string {
	var lines []string
	for _, each := range outcomes {
		lines = append(lines, string(each.Status)+" "+filepath.ToSlash(each.File))
	}
	return lines
}

func expect(t *testing.T, outcomes []Outcome, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, brief(outcomes)); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
}

// TestFolder publishes testdata/in and compares everything that is told about it with testdata/outcomes.json.
func TestFolder(t *testing.T) {
	golden, err := filepath.Abs(filepath.Join("testdata", "outcomes.json"))
	if err != nil {
		t.Fatal(err)
	}
	p := newPress(t)
	write(t, "in/.hidden", "not for publishing")
	write(t, "in/~$Executive minutes 12 March 2026.txt", "a lock")
	var told []string
	outcomes, err := p.Publish(t.Context(), []string{"in"}, func(done, total int, name string) {
		told = append(told, fmt.Sprintf("%d/%d %s", done, total, filepath.Base(name)))
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(outcomes, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	wantTold := []string{
		"0/8 .hidden", "1/8 Executive minutes 12 March 2026.txt", "2/8 README.md", "3/8 Bridge learning.txt", "4/8 Practice group minutes DRAFT.txt",
		"5/8 empty.txt", "6/8 menu.txt", "7/8 ~$Executive minutes 12 March 2026.txt", "8/8 .",
	}
	if diff := cmp.Diff(wantTold, told); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}

	// The extract stands under the approval of the minutes, and nothing of what was refused is in content/.
	page, err := os.ReadFile("content/briefings/2026-03-12-river-learning/index.md")
	if err != nil || !strings.Contains(string(page), `by: "Ivy Marsh"`) || !strings.Contains(string(page), `page: "/minutes/`) {
		t.Errorf("the extract: %v\n%s", err, page)
	}
	if pages, err := filepath.Glob("content/*/*/*"); err != nil || len(pages) != 2 {
		t.Errorf("pages: %v", pages)
	}
	expect(t, publish(t, p, "in/Executive minutes 12 March 2026.txt"), "unchanged in/Executive minutes 12 March 2026.txt")
}

func TestInspectWritesNothing(t *testing.T) {
	p := newPress(t)
	doc, pubs, err := p.Inspect("in/Executive minutes 12 March 2026.txt")
	if err != nil || len(pubs) != 2 || pubs[0].Kind != publication.Minutes || len(doc.Blocks) == 0 {
		t.Errorf("%d publications, %v", len(pubs), err)
	}
	if _, _, err := p.Inspect("in/none.txt"); err == nil {
		t.Error("inspected what is not there")
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 2 {
		t.Errorf("the site holds %v", entries)
	}
}

func TestApproveThenPublish(t *testing.T) {
	p := newPress(t)
	const file = "in/briefings/Bridge learning.txt"
	expect(t, publish(t, p, file), "refused "+file)
	approval := publication.Approval{By: "Sara Holt", Role: "Head of Safeguarding", On: "2026-03-20"}
	for _, want := range []bool{true, false} {
		if changed, err := p.Approve(t.Context(), file, approval); err != nil || changed != want {
			t.Errorf("changed %v, %v", changed, err)
		}
	}
	expect(t, publish(t, p, file), "written "+file)
	page, err := os.ReadFile("content/briefings/bridge-learning/index.md")
	if err != nil || !strings.Contains(string(page), "recorded: true") || !strings.Contains(string(page), `by: "Sara Holt"`) {
		t.Errorf("the page: %v\n%s", err, page)
	}
	var wrong register.ApprovalError
	if _, err := p.Approve(t.Context(), file, publication.Approval{By: "Sara Holt"}); !errors.As(err, &wrong) {
		t.Errorf("an approval without a day: %v", err)
	}
	if _, err := p.Approve(t.Context(), "in/none.txt", approval); err == nil {
		t.Error("approved what is not there")
	}
	write(t, file, "7 minute briefing: Bridge learning\n\n1. What it is\n\nOther words.\n") // needs an approval of its own
	expect(t, publish(t, p, file), "refused "+file)
}

func TestTwoDocumentsForOneAddress(t *testing.T) {
	p := newPress(t)
	write(t, "new/a.txt", minutes("River", "12 March 2026", "All were welcome."))
	write(t, "new/b.txt", minutes("River", "12 March 2026", "Everybody was welcome."))
	for _, first := range []string{"written", "unchanged"} {
		outcomes := publish(t, p, "new")
		expect(t, outcomes, first+" new/a.txt", "refused new/b.txt")
		if why := outcomes[1].Pages[0].Why; !strings.Contains(why, "“a.txt”") {
			t.Errorf("the reason: %s", why)
		}
	}
}

// TestNothingIsLost has a recogniser that forgets words.
func TestNothingIsLost(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "One two two three. "+strings.Repeat("Lost sentence. ", 9)))
	for name, test := range map[string]struct {
		forget func(*publication.Publication)
		want   string
	}{
		"nothing": {func(*publication.Publication) {}, ""},
		"a word that stands twice": {func(pub *publication.Publication) {
			runs := pub.Sections[0].Entries[0].Blocks[0].Runs
			runs[0].Text = strings.Replace(runs[0].Text, "two ", "", 1)
		}, "“two”"},
		"a section":                   {func(pub *publication.Publication) { pub.Sections = pub.Sections[1:] }, " and 14 more"},
		"what is left out in silence": {func(pub *publication.Publication) { pub.LeftOut = nil }, "“minutes”"},
	} {
		p.recognise = func(_ publication.Kind, doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
			pubs := recognise.Recognise(doc, words)
			test.forget(pubs[0])
			return pubs
		}
		findings := publish(t, p, "a.txt")[0].Findings
		switch {
		case test.want == "" && len(findings) > 0:
			t.Errorf("%s: %+v", name, findings)
		case test.want != "" && (len(findings) != 1 || findings[0].Rule != "words-lost" || !strings.Contains(findings[0].Excerpt, test.want)):
			t.Errorf("%s: %+v, want %s", name, findings, test.want)
		}
	}
}

func TestFaultInOneDocument(t *testing.T) {
	p := newPress(t)
	write(t, "new/a.txt", minutes("River", "12 March 2026", "All were welcome."))
	write(t, "new/b.txt", minutes("River", "13 March 2026", "All were welcome."))
	p.recognise = func(_ publication.Kind, doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
		if doc.Name == "a.txt" {
			panic("no such thing")
		}
		return recognise.Recognise(doc, words)
	}
	outcomes := publish(t, p, "new")
	expect(t, outcomes, "failed new/a.txt", "written new/b.txt")
	if !strings.Contains(outcomes[0].Reason, "fault of this program") || outcomes[0].Err == nil {
		t.Errorf("the reason: %+v", outcomes[0])
	}
}

func TestFileThatChangesWhileItIsRead(t *testing.T) {
	p := newPress(t)
	write(t, "a.txt", minutes("River", "12 March 2026", "All were welcome."))
	p.recognise = func(_ publication.Kind, doc *document.Document, words *vocabulary.Vocabulary) []*publication.Publication {
		write(t, "a.txt", minutes("River", "12 March 2026", "Nobody was welcome."))
		return recognise.Recognise(doc, words)
	}
	outcomes := publish(t, p, "a.txt")
	expect(t, outcomes, "failed a.txt")
	if !strings.Contains(outcomes[0].Reason, "changed while") {
		t.Errorf("the reason: %s", outcomes[0].Reason)
	}
}

// TestStopped: what is done when Ctrl-C comes stays done, and the next run does the rest.
func TestStopped(t *testing.T) {
	p := newPress(t)
	for i := range 40 {
		write(t, fmt.Sprintf("new/%02d.txt", i), minutes("River", fmt.Sprintf("%d January 2026", i%28+1), "All were welcome.")+strings.Repeat(" ", i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	outcomes, err := p.Publish(ctx, []string{"new"}, func(done, _ int, _ string) {
		if done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(outcomes) != 3 {
		t.Fatalf("%d outcomes, error %v", len(outcomes), err)
	}
	expect(t, outcomes, "written new/00.txt", "written new/01.txt", "written new/02.txt")
	expect(t, publish(t, p, "new")[:4], "unchanged new/00.txt", "unchanged new/01.txt", "unchanged new/02.txt", "written new/03.txt")
	if _, err := p.Publish(ctx, []string{"new"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a run that was stopped before it began: %v", err)
	}
}

func TestFailingDisk(t *testing.T) {
	p := newPress(t)
	write(t, "content/minutes", "a file where a folder is needed")
	write(t, "in/briefing.txt", "7 minute briefing: Lane learning\n\n1. What it is\n\nA review.\n\n2. Learning\n\nTo ask.\n\nApproved by: Sara Holt\n\nApproved on: 2 March 2026\n")
	outcomes := publish(t, p, "in/Executive minutes 12 March 2026.txt", "in/briefing.txt")
	expect(t, outcomes, "failed in/Executive minutes 12 March 2026.txt", "written in/briefing.txt")
	if !strings.Contains(outcomes[0].Reason, "/minutes/") {
		t.Errorf("the reason: %s", outcomes[0].Reason)
	}
}

func TestNoSite(t *testing.T) {
	p := newPress(t)
	p.Site = "elsewhere"
	if _, err := p.Publish(t.Context(), []string{"in"}, nil); err == nil || !strings.Contains(err.Error(), "gazette init") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat("elsewhere"); err == nil {
		t.Error("the site was made by publishing")
	}
}

func TestSiteIsNamedWhereItMustBe(t *testing.T) {
	p := newPress(t)
	advice := func() string { return publish(t, p, "in/briefings/Bridge learning.txt")[0].Findings[0].Do }
	if got := advice(); strings.Contains(got, "--site") {
		t.Errorf("in the site: %s", got)
	}
	site, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("in")
	p.Site = site
	if got := publish(t, p, "briefings/Bridge learning.txt")[0].Findings[0].Do; strings.Contains(got, "--site") {
		t.Errorf("in a folder of the site: %s", got)
	}
	t.Chdir(t.TempDir())
	if got := publish(t, p, filepath.Join(site, "in/briefings/Bridge learning.txt"))[0].Findings[0].Do; !strings.Contains(got, "--site "+site) {
		t.Errorf("elsewhere: %s", got)
	}
}
