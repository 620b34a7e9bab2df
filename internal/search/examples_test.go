package search

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/vocabulary"
)

// Known items of the example site are to be found at least this well: the mean of 1/rank of the first right answer. Whoever
// changes the examples labels the queries of testdata/examples.tsv anew: class, query, right addresses.
const (
	leastDocuments = 0.90
	leastSections  = 0.88
)

// TestExamples asks for known items of the example site, whose index stands beside that of TestQueries where -index asks
// for it, with what was found, for the browser's client to find the same.
func TestExamples(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	x := indexOf(t, "../../content", words, "-examples")
	file, err := os.Open("testdata/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var cases []queryCase
	documents, sections := 0.0, 0.0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 3 {
			t.Fatalf("%q is not a class, a query and addresses", lines.Text())
		}
		got, err := x.Search(Query{Text: parts[1]})
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, queryCase{Query: parts[1], Want: told(got)})
		wanted := strings.Fields(parts[2])
		section := 1 + slices.IndexFunc(got.Results, func(r Result) bool { return slices.Contains(wanted, r.URL) })
		document := 1 + slices.IndexFunc(documentsOf(got.Results), func(address string) bool {
			return slices.ContainsFunc(wanted, func(url string) bool { return strings.HasPrefix(url, address) })
		})
		if section > 0 {
			sections += 1 / float64(section)
		}
		if document > 0 {
			documents += 1 / float64(document)
		}
	}
	n := float64(len(cases))
	if documents/n < leastDocuments || sections/n < leastSections {
		t.Errorf("MRR@10 over %d queries is %.3f for documents and %.3f for sections, not %.2f and %.2f", len(cases), documents/n, sections/n, leastDocuments, leastSections)
	}
	if *indexTo != "" {
		data, err := json.Marshal(cases)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(*indexTo+"-examples.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// documentsOf are the documents of results, each where it comes first.
func documentsOf(results []Result) []string {
	var addresses []string
	for _, each := range results {
		if !slices.Contains(addresses, each.Document) {
			addresses = append(addresses, each.Document)
		}
	}
	return addresses
}
