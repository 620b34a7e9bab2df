package recognise_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/reader"
	"gazette/internal/recognise"
	"gazette/internal/vocabulary"
)

// TestSubjects looks at what is said of every document that there is: the examples, the invented layouts, and the shared
// corpus, which stands beside the checkout and is no part of the project. It logs what was found, to be read.
func TestSubjects(t *testing.T) {
	words, err := vocabulary.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	patterns := []string{"../../examples/*/*.txt", "../../examples/*/*.md", "testdata/forms/*/*.txt", "testdata/forms/*/*.md"}
	const shared = "../../../shared/corpus"
	if _, err := os.Stat(shared); err == nil {
		patterns = append(patterns, shared+"/minutes-seed/*.txt", shared+"/minutes/*.txt", shared+"/briefings/*.txt", shared+"/findings/*.txt", shared+"/originals/*.docx")
	} else if os.Getenv("CI") != "" {
		t.Fatalf("the shared corpus is not there: %v", err)
	} else {
		t.Logf("without the shared corpus, which is not there: %v", err)
	}
	themes, explained := map[string]int{}, map[publication.ExplainedBy]int{}
	pages := 0
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no documents %s: %v", pattern, err)
		}
		for _, path := range paths {
			doc, err := reader.ReadFile(path)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			recognised := recognise.Recognise(doc, words)
			for _, page := range recognised {
				if page.Kind == publication.Unknown {
					continue
				}
				pages++
				for _, each := range page.Themes {
					themes[each.ID]++
				}
				for _, each := range page.Acronyms {
					explained[each.From]++
				}
				t.Logf("%s: %s", filepath.Base(path), said(page))
				checkSubjects(t, path, page, recognised[0].People, words)
			}
		}
	}
	t.Logf("%d pages; acronyms explained by the document %d, by the vocabulary %d, unexplained %d", pages, explained[publication.ByDocument], explained[publication.ByVocabulary], explained[""])
	for _, id := range slices.Sorted(maps.Keys(themes)) {
		t.Logf("%3d %s", themes[id], id)
	}
}

func said(page *publication.Publication) string {
	text := page.Summary
	for _, each := range page.Acronyms {
		text += "\n\t" + each.Short + " = " + each.Long
	}
	for _, each := range page.Themes {
		text += "\n\t" + each.ID + " by “" + strings.Join(each.Words, "”, “") + "”"
	}
	for _, each := range page.Organisations {
		text += "\n\t" + each.ID + ": " + strings.Join(each.As, " | ")
	}
	return text
}

// checkSubjects makes sure of what must be true whatever the document says.
func checkSubjects(t *testing.T, path string, page *publication.Publication, people []publication.Person, words *vocabulary.Vocabulary) {
	t.Helper()
	inSummary := document.Words(page.Summary)
	if count := utf8.RuneCountInString(page.Summary); count == 0 || count > 160 {
		t.Errorf("%s: the summary has %d characters: %q", path, count, page.Summary)
	}
	for _, person := range people {
		if name := document.Words(person.Name); slices.Contains(inSummary, name[len(name)-1]) {
			t.Errorf("%s: the summary names %s: %q", path, person.Name, page.Summary)
		}
		if i := slices.IndexFunc(page.Acronyms, func(each publication.Acronym) bool { return each.Short == person.Initials || each.Long == person.Name }); i >= 0 {
			t.Errorf("%s: %s is no acronym but %s", path, page.Acronyms[i].Short, person.Name)
		}
	}
	for _, each := range page.Themes {
		if words.Themes[each.ID].Name != each.Name || each.Name == "" || len(each.Words) == 0 {
			t.Errorf("%s: theme %+v", path, each)
		}
	}
	for _, each := range page.Acronyms {
		if (each.Long == "") != (each.From == "") {
			t.Errorf("%s: acronym %+v", path, each)
		}
	}
	ids := map[string]bool{}
	for _, each := range page.Organisations {
		if each.ID == "" || ids[each.ID] || each.Name == "" || len(each.As) == 0 {
			t.Errorf("%s: organisation %+v", path, each)
		}
		ids[each.ID] = true
	}
}
