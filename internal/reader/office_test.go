package reader

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"gazette/internal/document"
)

// A difference is one that testdata/office-differences.toml explains: how many words and pieces of a file's structure are
// missing and were added in comparison with what is expected, and why. Of the words themselves none may stand there.
type difference struct {
	File      string
	Words     [2]int // missing, added
	Structure [2]int
	Why       string

	// Worse is set where the document says what was read, and what is expected is wrong. The file then does not count
	// against the marks that all must reach.
	Worse bool
}

// A score is how near documents are to what is expected of them.
type score struct{ words, structure mean }

// add compares a document with what is expected of it, and gives how much is missing and how much was added.
func (s *score) add(want, got *shape) (words, structure [2]int) {
	words = s.words.add(want.words(), got.words())
	if len(want.pieces)+len(got.pieces) > 0 {
		structure = s.structure.add(want.pieces, got.pieces)
	}
	return words, structure
}

func (s score) String() string {
	return fmt.Sprintf("%d documents, words: %v; structure: %v", s.words.count, s.words, s.structure)
}

// TestOffice compares the office documents of the shared corpus, which stands beside the checkout and is no part of the
// project, with what is expected of them: their words, and their headings, list items with numbers, table cells, notes and
// links. Each difference is explained in testdata/office-differences.toml, and nothing is there that no longer differs.
func TestOffice(t *testing.T) {
	const shared = "../../../shared/corpus"
	if _, err := os.Stat(shared); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the shared corpus is not there: %v", err)
		}
		t.Logf("not run: the shared corpus is not there: %v", err)
		return
	}
	originals, err := filepath.Glob(shared + "/originals/*.*")
	if err != nil || len(originals) == 0 {
		t.Fatalf("no originals found; were they moved? %v", err)
	}
	for _, path := range originals { // Read itself makes sure that no word is lost
		if _, err := ReadFile(path); err != nil {
			t.Errorf("%v", err)
		}
	}
	explained := explainedDifferences(t)
	for _, kind := range []string{"docx", "odt"} {
		paths, err := filepath.Glob(shared + "/office/" + kind + "/*." + kind)
		if err != nil || len(paths) < 15 {
			t.Fatalf("found %d documents of the kind %s; were they moved? %v", len(paths), kind, err)
		}
		var all, sound score // sound are those of which what is expected is right
		for _, path := range paths {
			doc, err := ReadFile(path)
			if err != nil {
				t.Errorf("%v", err)
				continue
			}
			compareOffice(t, kind+"/"+strings.TrimSuffix(filepath.Base(path), "."+kind), doc, path, explained, &all, &sound)
		}
		t.Logf("%s, all: %v", kind, all)
		t.Logf("%s, without those of which something worse is expected: %v", kind, sound)
		if !(sound.words.least() >= 0.99 && sound.structure.least() >= 0.97) {
			t.Errorf("%s: too far from what is expected", kind)
		}
	}
	for file := range explained {
		t.Errorf("%s is in the list of differences, but was not compared", file)
	}
}

// BenchmarkOffice reads the Word documents of the shared corpus one after another.
func BenchmarkOffice(b *testing.B) {
	paths, err := filepath.Glob("../../../shared/corpus/office/docx/*.docx")
	if err != nil || len(paths) == 0 {
		b.Fatalf("the shared corpus is not there: %v", err)
	}
	for b.Loop() {
		for _, path := range paths {
			if _, err := ReadFile(path); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(paths))/b.Elapsed().Seconds(), "documents/s")
}

func compareOffice(t *testing.T, file string, doc *document.Document, path string, explained map[string]difference, all, sound *score) {
	t.Helper()
	markdown, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".expected.md")
	if err != nil {
		t.Fatal(err)
	}
	want, got := expectedShape(t, markdown), documentShape(doc)
	got.settleOrder(want)
	was := explained[file]
	delete(explained, file)
	found := difference{File: file, Why: was.Why, Worse: was.Worse}
	found.Words, found.Structure = all.add(want, got)
	if !was.Worse {
		sound.add(want, got)
	}
	if was.File == "" && found.Words == [2]int{} && found.Structure == [2]int{} {
		return
	}
	if found != was || was.Why == "" {
		slices.Sort(want.pieces)
		slices.Sort(got.pieces)
		t.Errorf("%s differs by %v words and %v pieces (missing, added); explained are %v and %v\nwords: missing %q, added %q\n%s", file, found.Words, found.Structure, was.Words, was.Structure,
			without(want.words(), got.words()), without(got.words(), want.words()), cmp.Diff(want.pieces, got.pieces))
	}
}

func explainedDifferences(t *testing.T) map[string]difference {
	t.Helper()
	data, err := os.ReadFile("testdata/office-differences.toml")
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Difference []difference }
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&list); err != nil {
		t.Fatal(err)
	}
	explained := map[string]difference{}
	for _, each := range list.Difference {
		explained[each.File] = each
	}
	return explained
}

// A mean is the mean recall and precision of several documents.
type mean struct {
	recall, precision float64
	count             int
}

// add compares what is wanted with what was found, and gives how much is missing and how much was added.
func (m *mean) add(want, got []string) [2]int {
	share := func(part, of int) float64 { return 1 - float64(part)/float64(max(of, 1)) }
	missing, added := len(without(want, got)), len(without(got, want))
	m.recall, m.precision, m.count = m.recall+share(missing, len(want)), m.precision+share(added, len(got)), m.count+1
	return [2]int{missing, added}
}

func (m mean) least() float64 { return min(m.recall, m.precision) / float64(m.count) }

func (m mean) String() string {
	return fmt.Sprintf("recall %.4f, precision %.4f", m.recall/float64(m.count), m.precision/float64(m.count))
}

// without gives the entries of a that are not in b as often.
func without(a, b []string) []string {
	count := map[string]int{}
	for _, each := range b {
		count[each]++
	}
	return slices.DeleteFunc(slices.Clone(a), func(each string) bool {
		count[each]--
		return count[each] >= 0
	})
}
