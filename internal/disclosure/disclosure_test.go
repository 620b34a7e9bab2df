package disclosure

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/reader"
	"gazette/internal/recognise"
	"gazette/internal/vocabulary"
)

var update = flag.Bool("update", false, "write the expected findings anew")

const today = "2026-04-01"

func words(t *testing.T) *vocabulary.Vocabulary {
	t.Helper()
	words, err := vocabulary.Load(os.DirFS(filepath.Join("..", "..", "data")))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// TestFindings runs each case in testdata through reader and recogniser to the gate. A case is a document under its own
// name, what the register has recorded (by, role, on, a line each), and the findings as they are told to a person.
func TestFindings(t *testing.T) {
	cases, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			setting := Setting{Today: today, File: "approved/" + archive.Files[0].Name, Site: "our site"}
			for _, each := range archive.Files {
				if each.Name == "recorded" {
					lines := strings.Split(string(each.Data), "\n")
					setting.Recorded = publication.Approval{State: publication.Approved, By: lines[0], Role: lines[1], On: publication.Date(lines[2])}
				}
			}
			doc, err := reader.Read(archive.Files[0].Name, archive.Files[0].Data)
			if err != nil {
				t.Fatal(err)
			}
			got := told(Check(doc, recognise.Recognise(doc, words(t))[0], setting))
			last := &archive.Files[len(archive.Files)-1]
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func told(findings []Finding) string {
	var text strings.Builder
	for _, each := range findings {
		fmt.Fprintf(&text, "%s %s at %q: %q\n  why: %s\n  do:  %s\n", each.Severity, each.Rule, each.Place, each.Excerpt, each.Why, each.Do)
	}
	return text.String()
}

// found gives the rules that found something.
func found(findings []Finding) string {
	var rules []string
	for _, each := range findings {
		rules = append(rules, each.Rule)
	}
	return strings.Join(rules, " ")
}

// approvedMinutes are minutes in which nothing stands in the way.
func approvedMinutes(blocks ...document.Block) (*document.Document, *publication.Publication) {
	pub := &publication.Publication{
		Kind: publication.Minutes, Title: "Minutes of the executive group", Date: "2026-03-12",
		Approval: publication.Approval{State: publication.Approved, By: "Ivy Marsh", On: "2026-03-18"},
		Sections: []publication.Section{{Title: "Draft minutes of the last meeting", Item: true, Level: 1}},
	}
	return &document.Document{Name: "minutes.txt", Blocks: blocks}, pub
}

func TestRulesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range rules() {
		if seen[rule.id] || rule.id == "" || rule.find == nil || rule.severity == "" {
			t.Errorf("rule %q is there twice or not whole", rule.id)
		}
		seen[rule.id] = true
	}
}

func TestKeepsBack(t *testing.T) {
	for _, test := range []struct {
		severities []Severity
		want       bool
	}{{nil, false}, {[]Severity{Note}, false}, {[]Severity{Note, Decide}, true}, {[]Severity{Stop}, true}} {
		var findings []Finding
		for _, severity := range test.severities {
			findings = append(findings, Finding{Severity: severity})
		}
		if got := KeepsBack(findings); got != test.want {
			t.Errorf("%v: %v", test.severities, got)
		}
	}
}

func TestFindingAsJSON(t *testing.T) {
	got, err := json.Marshal(Finding{"closed-part", Stop, document.Place{Page: 3, Line: 4}, "", "• part", "Why.", "Do.", "the secret", "a line with the secret"})
	want := `{"rule":"closed-part","severity":"stop","place":"page 3, line 4","excerpt":"• part","why":"Why.","do":"Do."}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestOneRuleDoesNotFillTheScreen(t *testing.T) {
	var blocks []document.Block
	for range 70 {
		blocks = append(blocks, document.Text(document.Paragraph, "Seen."), document.Block{Kind: document.Paragraph, Visibility: document.Comment, Runs: []document.Run{{Text: "unseen"}}})
	}
	doc, pub := approvedMinutes(blocks...)
	findings := Check(doc, pub, Setting{Today: today})
	if len(findings) != mostOfOneRule || !strings.Contains(findings[len(findings)-1].Why, "20 more") {
		t.Errorf("%d findings, the last: %+v", len(findings), findings[len(findings)-1])
	}
}

func TestApprovalThatCounts(t *testing.T) {
	recorded := publication.Approval{State: publication.Approved, By: "Tom Reed", Role: "Chair", On: "2026-03-20", Recorded: true}
	for _, test := range []struct {
		name         string
		stated, want publication.Approval
	}{
		{"nothing is stated", publication.Approval{State: publication.Unstated}, recorded},
		{"the same person is stated", publication.Approval{State: publication.Approved, By: "TOM  REED"}, recorded},
		{"the document is complete", publication.Approval{State: publication.Approved, By: "Tom Reed", On: "2026-03-20"},
			publication.Approval{State: publication.Approved, By: "Tom Reed", On: "2026-03-20"}},
		{"another person is stated", publication.Approval{State: publication.Approved, By: "Ivy Marsh"}, publication.Approval{State: publication.Approved, By: "Ivy Marsh"}},
		{"another day is stated", publication.Approval{State: publication.Approved, On: "2026-03-19"}, publication.Approval{State: publication.Approved, On: "2026-03-19"}},
		{"it is a draft", publication.Approval{State: publication.Draft}, publication.Approval{State: publication.Draft}},
	} {
		if got := Approval(&publication.Publication{Approval: test.stated}, recorded); got != test.want {
			t.Errorf("%s: got %+v", test.name, got)
		}
		if got := Approval(&publication.Publication{Approval: test.stated}, publication.Approval{}); got != test.stated {
			t.Errorf("%s, nothing recorded: got %+v", test.name, got)
		}
	}
}

func TestApprovalDates(t *testing.T) {
	for _, test := range []struct {
		kind     publication.Kind
		date, on publication.Date
		want     string
	}{
		{publication.Minutes, "2026-03-12", "2026-03-12", ""},
		{publication.Minutes, "2026-03-12", "2026-04-01", ""},
		{publication.Minutes, "2026-03-12", "2026-03-11", "approval-date"},
		{publication.Minutes, "2026-03-12", "2026-04-02", "approval-date"},
		{publication.Minutes, "2026-03-12", "2026-03-32", "approval-date"},
		{publication.Findings, "2026-03-12", "2026-03-11", ""},
		{publication.Findings, "2026-03-12", "2026-03-12", ""},
		{publication.Findings, "", "2026-03-12", ""},
	} {
		doc, pub := approvedMinutes()
		pub.Kind, pub.Date, pub.Approval.On = test.kind, test.date, test.on
		if got := found(Check(doc, pub, Setting{Today: today})); got != test.want {
			t.Errorf("%s of %s approved on %s: %q, want %q", test.kind, test.date, test.on, got, test.want)
		}
	}
}

func TestCommandsCanBeTyped(t *testing.T) {
	for _, test := range []struct{ file, site, want string }{
		{"minutes.txt", "", `gazette approve minutes.txt --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD`},
		{"", ".", `gazette approve minutes.txt --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD`},
		{"in/Board minutes.txt", "our site", `gazette approve "in/Board minutes.txt" --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD --site "our site"`},
		{"-minutes.txt", "", `gazette approve ./-minutes.txt --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD`},
		{"it's $5.txt", "", `gazette approve 'it'\''s $5.txt' --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD`},
		{`C:\in\minutes.txt`, "", `gazette approve "C:\in\minutes.txt" --by "NAME" --role "THEIR ROLE" --on YYYY-MM-DD`},
	} {
		doc, pub := approvedMinutes()
		at := &subject{Setting: Setting{File: test.file, Site: test.site}, doc: doc, pub: pub}
		if got := at.approveCommand(publication.Approval{}); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestExcerptsAreShortAndMasked(t *testing.T) {
	long := strings.Repeat("Ann’s 7 words ", 30)
	if got := excerpt(long); len([]rune(got)) > longestExcerpt+2 || !strings.HasSuffix(got, " …") {
		t.Errorf("%q", got)
	}
	if got := mask("Ann Œuvre’s  №7, b. 1/2/03: café", nil); got != "••• •••••’• №•, •. •/•/••: ••••" {
		t.Errorf("%q", got)
	}
}
