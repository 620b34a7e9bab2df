package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"gazette/internal/bench/corpus"
	"gazette/internal/search"
)

// readQueries reads known-item queries: on each line the class, the query and the addresses that answer it, any of
// which is right, with tabs between the three and spaces between addresses.
func readQueries(path string) ([]corpus.Query, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var queries []corpus.Query
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 3 || parts[2] == "" {
			return nil, fmt.Errorf("%s: line %d is not a class, a query and addresses with tabs between", path, n)
		}
		queries = append(queries, corpus.Query{Class: parts[0], Text: parts[1], Want: strings.Fields(parts[2])})
	}
	return queries, lines.Err()
}

// Answers are what one search found for a query, each list in order.
type answers struct{ documents, sections []string }

// deep is how far down a list an answer still counts (MRR@10).
const deep = 10

// gazetteAnswers asks the index of a public folder.
func gazetteAnswers(public string, queries []corpus.Query) ([]answers, error) {
	index, err := search.Open(os.DirFS(filepath.Join(public, search.Folder)))
	if err != nil {
		return nil, err
	}
	all := make([]answers, len(queries))
	for i, each := range queries {
		found, err := index.Search(search.Query{Text: each.Text, Limit: 200})
		if err != nil {
			return nil, err
		}
		for _, result := range found.Results {
			if !slices.Contains(all[i].documents, result.Document) {
				all[i].documents = append(all[i].documents, result.Document)
			}
			all[i].sections = append(all[i].sections, result.URL)
		}
	}
	return all, nil
}

// pagefindRankings are settings of Pagefind's ranking, of which the best is compared with. The first is its own default.
var pagefindRankings = []map[string]float64{
	nil,
	{"pageLength": 0.1},
	{"pageLength": 0.9},
	{"termFrequency": 0.3},
	{"termSaturation": 0.6},
	{"termSaturation": 2},
	{"termSimilarity": 6},
	{"pageLength": 0.3, "termFrequency": 0.6, "termSaturation": 0.8, "termSimilarity": 4},
}

// pagefindAnswers asks Pagefind's index of a public folder, with the settings that serve these queries best.
func pagefindAnswers(public string, queries []corpus.Query) ([]answers, error) {
	room, err := os.MkdirTemp("", "gazette-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(room)
	if err := run(pagefindProgram, "--site", public, "--output-path", room, "--root-selector", "main", "--glob", "{minutes,briefings,findings}/*/index.html"); err != nil {
		return nil, err
	}
	w := &web{folders: map[string]string{"pagefind": room}}
	texts := make([]string, 0, len(queries))
	for _, each := range queries {
		texts = append(texts, each.Text)
	}
	var best []answers
	bestScore := -1.0
	for _, ranking := range pagefindRankings {
		var found [][2][]string
		if err := w.ask(question{Who: "pagefind", How: "answers", Queries: texts, Ranking: ranking}, &found); err != nil {
			return nil, err
		}
		all := make([]answers, len(queries))
		for i, each := range found {
			all[i] = answers{each[0], each[1]}
		}
		if score := judge(queries, all, ""); score.documents+score.sections > bestScore {
			best, bestScore = all, score.documents+score.sections
		}
	}
	return best, nil
}

// A score is how well queries were answered: the mean of 1/rank of the first right answer, 0 below the tenth, and the
// share of queries for which it was the first.
type score struct {
	queries                       int
	documents, sections           float64
	documentsFirst, sectionsFirst float64
	nothing                       int // queries that found nothing at all
}

// judge judges the answers to the queries of a class, "" for all.
func judge(queries []corpus.Query, all []answers, class string) score {
	var s score
	for i, each := range queries {
		if class != "" && each.Class != class {
			continue
		}
		s.queries++
		if len(all[i].documents) == 0 {
			s.nothing++
		}
		documents := make([]string, 0, len(each.Want))
		for _, want := range each.Want {
			document, _, _ := strings.Cut(want, "#")
			documents = append(documents, document)
		}
		if rank := rankOf(all[i].documents, documents); rank > 0 {
			s.documents += 1 / float64(rank)
			s.documentsFirst += float64(1 / rank)
		}
		if rank := rankOf(all[i].sections, each.Want); rank > 0 {
			s.sections += 1 / float64(rank)
			s.sectionsFirst += float64(1 / rank)
		}
	}
	n := float64(max(s.queries, 1))
	return score{s.queries, s.documents / n, s.sections / n, s.documentsFirst / n, s.sectionsFirst / n, s.nothing}
}

// rankOf is the place of the first right answer among the first ten, 0 where there is none.
func rankOf(found, right []string) int {
	return 1 + slices.IndexFunc(found[:min(len(found), deep)], func(each string) bool { return slices.Contains(right, each) })
}

// answersBench compares the answers to queries over a public folder.
func answersBench(public string, queries []corpus.Query, verbose io.Writer, others bool) error {
	ours, err := gazetteAnswers(public, queries)
	if err != nil {
		return err
	}
	all := [][]answers{ours}
	names := []string{"Gazette"}
	if others {
		theirs, err := pagefindAnswers(public, queries)
		if err != nil {
			return err
		}
		all, names = append(all, theirs), append(names, "Pagefind")
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "class\tqueries\twho\tMRR@10 documents\tfirst\tMRR@10 sections\tfirst\tnothing found")
	classes := []string{}
	for _, each := range queries {
		if !slices.Contains(classes, each.Class) {
			classes = append(classes, each.Class)
		}
	}
	for _, class := range append(classes, "") {
		for i := range all {
			s := judge(queries, all[i], class)
			name := class
			if name == "" {
				name = "all"
			}
			fmt.Fprintf(table, "%s\t%d\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%d\n", name, s.queries, names[i], s.documents, s.documentsFirst, s.sections, s.sectionsFirst, s.nothing)
		}
	}
	if err := table.Flush(); err != nil || verbose == nil {
		return err
	}
	for i, each := range queries {
		one := judge(queries[i:i+1], ours[i:i+1], "")
		if one.documentsFirst < 1 || one.sectionsFirst < 1 {
			fmt.Fprintf(verbose, "%.2f %.2f [%s] %s\n     want %s\n     got  %s\n", one.documents, one.sections, each.Class, each.Text,
				strings.Join(each.Want, " "), strings.Join(ours[i].sections[:min(len(ours[i].sections), 4)], " "))
		}
	}
	return nil
}

// answersOf compares answers to the queries of a file. Words after it: "alone" without Pagefind, "failures" to name each
// query whose first answer is wrong.
func answersOf(public, file string, words []string) error {
	queries, err := readQueries(file)
	if err != nil {
		return err
	}
	var verbose io.Writer
	if slices.Contains(words, "failures") {
		verbose = os.Stdout
	}
	return answersBench(public, queries, verbose, !slices.Contains(words, "alone"))
}
