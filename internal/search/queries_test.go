package search

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/vocabulary"
)

var (
	update  = flag.Bool("update", false, "write what queries find into testdata/queries/cases.json")
	indexTo = flag.String("index", "", "leave the index of testdata/queries in this folder, for the tests of the browser's client")
)

// A queryCase is a query and what it finds. The browser's client is tested with the same file and index.
type queryCase struct {
	Query   string            `json:"query"`
	Repeat  int               `json:"repeat,omitempty"` // how often the query is written, for long ones
	Filters map[string]string `json:"filters,omitempty"`
	From    string            `json:"from,omitempty"`
	To      string            `json:"to,omitempty"`
	Actions bool              `json:"actions,omitempty"`
	ByDate  bool              `json:"byDate,omitempty"`
	Limit   int               `json:"limit,omitempty"`
	Skip    int               `json:"skip,omitempty"`
	Want    found             `json:"want"`
}

type found struct {
	Corrected string        `json:"corrected,omitempty"`
	LeftOut   []string      `json:"leftOut,omitempty"`
	Phrases   bool          `json:"phrases,omitempty"`
	Units     int           `json:"units"`
	Documents int           `json:"documents"`
	Actions   int           `json:"actions,omitempty"`
	Facets    []string      `json:"facets,omitempty"` // "kind minutes 2"
	Results   []foundResult `json:"results"`
}

type foundResult struct {
	URL     string  `json:"url"`
	Score   float64 `json:"score"`
	Excerpt string  `json:"excerpt"` // the marked words in [ ]
}

// queriesIndex builds the index of testdata/queries.
func queriesIndex(t testing.TB) *Index {
	t.Helper()
	words, err := vocabulary.Load(os.DirFS("testdata/queries/data"))
	if err != nil {
		t.Fatal(err)
	}
	return indexOf(t, "testdata/queries/content", words, "")
}

// indexOf builds the index of a content folder, where -index says with a suffix, if it says so.
func indexOf(t testing.TB, content string, words *vocabulary.Vocabulary, suffix string) *Index {
	t.Helper()
	out := filepath.Join(t.TempDir(), "search")
	if *indexTo != "" {
		out = *indexTo + suffix
	}
	if err := Build(t.Context(), content, words, out); err != nil {
		t.Fatal(err)
	}
	x, err := Open(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestQueries(t *testing.T) {
	const file = "testdata/queries/cases.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []queryCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	x := queriesIndex(t)
	for i, c := range cases {
		got, err := x.Search(Query{Text: strings.Repeat(c.Query, max(c.Repeat, 1)), Filters: c.Filters, From: c.From, To: c.To, Actions: c.Actions, ByDate: c.ByDate, Limit: c.Limit, Skip: c.Skip})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.Want, told(got)); diff != "" && !*update {
			t.Errorf("%q: (-want +got)\n%s", c.Query, diff)
		}
		cases[i].Want = told(got)
	}
	if *update {
		if data, err = json.MarshalIndent(cases, "", " "); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func told(r Results) found {
	f := found{Corrected: r.Corrected, LeftOut: r.LeftOut, Phrases: r.Phrases, Units: r.Units, Documents: r.Documents, Actions: r.Actions, Results: []foundResult{}}
	for _, facet := range r.Facets {
		for _, value := range facet.Values {
			f.Facets = append(f.Facets, facet.Name+" "+value.Key+" "+strconv.Itoa(value.Documents))
		}
	}
	for _, each := range r.Results {
		excerpt, at := "", 0
		for _, mark := range each.Marks {
			excerpt += each.Excerpt[at:mark[0]] + "[" + each.Excerpt[mark[0]:mark[1]] + "]"
			at = mark[1]
		}
		f.Results = append(f.Results, foundResult{each.URL, each.Score, excerpt + each.Excerpt[at:]})
	}
	return f
}
