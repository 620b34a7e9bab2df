package search

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gazette/internal/vocabulary"
)

// noWords is a vocabulary that says nothing.
func noWords(t testing.TB) *vocabulary.Vocabulary {
	t.Helper()
	words, err := vocabulary.Load()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// writePage writes a page of minutes.
func writePage(t testing.TB, content, name, head, body string) {
	t.Helper()
	folder := filepath.Join(content, "minutes", name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.md"), []byte("---\n"+head+"\n---\n"+body), 0o644); err != nil {
		t.Fatal(err)
	}
}

// manySections writes so many sections that the postings of a common word are divided.
func manySections(t testing.TB, content string) {
	t.Helper()
	for document := range 60 {
		var body strings.Builder
		for section := range 70 {
			fmt.Fprintf(&body, "\n## %d. Point {#item-%d .item number=\"%d.\"}\n\nA heron stood at weir w%dx%d.", section+1, section+1, section+1, document, section)
			if section == 7 {
				body.WriteString(" The heron was a grey heron, and the otter below the heron swam.")
			}
			body.WriteByte('\n')
		}
		writePage(t, content, fmt.Sprintf("2024-%02d-%02d-river-group", document%12+1, document/12+1), fmt.Sprintf("title: \"Rivers\"\ndate: \"2024-%02d-%02d\"", document%12+1, document/12+1), body.String())
	}
}

func built(t testing.TB, content string, words *vocabulary.Vocabulary) (dir string, x *Index) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "search")
	if err := Build(t.Context(), content, words, dir); err != nil {
		t.Fatal(err)
	}
	x, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return dir, x
}

// allFiles reads every file of an index by its path.
func allFiles(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// plainOf is what a file of an index holds, as far as it is compressed or in codes.
func plainOf(t testing.TB, x *Index, name string, data []byte) []byte {
	t.Helper()
	if strings.HasPrefix(name, "text/") {
		c, err := x.chunk(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return fmt.Append(nil, c)
	}
	if plain, err := inflate(data); err == nil {
		return plain
	}
	return data
}

func TestBuildIsTheSameHoweverManyProcessors(t *testing.T) {
	content := t.TempDir()
	manySections(t, content)
	first, _ := built(t, content, noWords(t))
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	second, _ := built(t, content, noWords(t))
	want, got := allFiles(t, first), allFiles(t, second)
	if len(want) != len(got) {
		t.Errorf("%d files, then %d", len(want), len(got))
	}
	for name, data := range want {
		if !bytes.Equal(data, got[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestFilesAreSmall(t *testing.T) {
	content := t.TempDir()
	manySections(t, content)
	writePage(t, content, "2025-01-01-long", "title: \"Long\"\ndate: \"2025-01-01\"", "\n## "+strings.Repeat("heading ", 9000)+"{#item-1}\n\n"+
		strings.Repeat("One paragraph without end about herons. ", 9000)+"\n\n"+strings.Repeat("x", 200_000)+"\n")
	dir, x := built(t, content, noWords(t))
	for name, data := range allFiles(t, dir) {
		if len(data) > maxFile {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
	for id := range x.manifest.Documents * x.manifest.Stride {
		if _, _, err := x.unit(id, map[string]chunk{}); err != nil && id%x.manifest.Stride == 0 {
			t.Errorf("unit %d: %v", id, err)
		}
	}
}

func TestCommonWords(t *testing.T) {
	content := t.TempDir()
	manySections(t, content)
	_, x := built(t, content, noWords(t))
	e, err := x.entry("heron")
	if err != nil || e == nil || len(e.parts) < 2 || e.df != 60*70 {
		t.Fatalf("heron has the entry %+v, %v", e, err)
	}
	for query, want := range map[string]int{"heron": 60 * 70, "heron otter": 60, `"grey heron"`: 60, `"heron stood"`: 60 * 70, "heron -otter": 60 * 69} {
		got, err := x.Search(Query{Text: query})
		if err != nil || got.Units != want {
			t.Errorf("%s finds %d units, want %d (%v)", query, got.Units, want, err)
		}
	}
	got, err := x.Search(Query{Text: "heron w3x5 "})
	if err != nil || !strings.HasSuffix(got.Results[0].URL, "/#item-6") {
		t.Errorf("w3x5 is found at %+v, %v", got.Results, err)
	}
	x.manifest.Ranking.Budget = 0 // further parts are not read: the common word is taken to be there
	got, err = x.Search(Query{Text: "heron w3x5 "})
	if err != nil || len(got.LeftOut) > 0 || !strings.HasSuffix(got.Results[0].URL, "/#item-6") {
		t.Errorf("without further parts w3x5 is found at %+v, %v", got, err)
	}
}

func TestWithdrawnIsGone(t *testing.T) {
	content := t.TempDir()
	writePage(t, content, "2025-01-01-kept", "title: \"Kept\"\ndate: \"2025-01-01\"", "\nA heron.\n")
	writePage(t, content, "2024-01-01-withdrawn", "title: \"Withdrawn\"\ndate: \"2024-01-01\"", "\nThe secretword of Otterton.\n")
	dir, x := built(t, content, noWords(t))
	if got, err := x.Search(Query{Text: "secretword"}); err != nil || got.Units != 1 {
		t.Fatalf("before: %+v, %v", got, err)
	}
	if err := os.RemoveAll(filepath.Join(content, "minutes", "2024-01-01-withdrawn")); err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), content, noWords(t), dir); err != nil {
		t.Fatal(err)
	}
	x, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range allFiles(t, dir) {
		data = plainOf(t, x, name, data)
		if bytes.Contains(bytes.ToLower(data), []byte("secret")) || bytes.Contains(bytes.ToLower(data), []byte("otterton")) {
			t.Errorf("%s still holds what was withdrawn", name)
		}
	}
	left, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the index stand %v, %v", left, err)
	}
}

// The page that asks the index may stand in its folder.
func TestBuildLeavesOtherFiles(t *testing.T) {
	content, out := t.TempDir(), filepath.Join(t.TempDir(), "search")
	for i, word := range []string{"heron", "otter"} {
		writePage(t, content, "2025-01-01-river", "title: \"River\"", "\nA "+word+".\n")
		if err := Build(t.Context(), content, noWords(t), out); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if err := os.WriteFile(filepath.Join(out, "index.html"), []byte("page"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if data, err := os.ReadFile(filepath.Join(out, "index.html")); err != nil || string(data) != "page" {
		t.Errorf("the page is %q, %v", data, err)
	}
	if err := os.Remove(filepath.Join(out, "index.html")); err != nil {
		t.Fatal(err)
	}
	whole, _ := built(t, content, noWords(t))
	sameFiles(t, whole, out)
}

func TestBuildKeepsTheOldIndexWhereAPageIsBroken(t *testing.T) {
	content := t.TempDir()
	writePage(t, content, "2025-01-01-kept", "title: \"Kept\"", "\nA heron.\n")
	dir, _ := built(t, content, noWords(t))
	broken := filepath.Join(content, "minutes", "2025-01-01-kept", "index.md")
	if err := os.WriteFile(broken, []byte("no front matter"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), content, noWords(t), dir); err == nil || !strings.Contains(err.Error(), broken) {
		t.Errorf("got %v", err)
	}
	x, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := x.Search(Query{Text: "heron"}); err != nil || got.Units != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDraftsAreNotFound(t *testing.T) {
	content := t.TempDir()
	writePage(t, content, "2025-01-01-kept", "title: \"Kept\"", "\nA heron.\n\ndraft: true\n")
	writePage(t, content, "2025-01-02-draft", "title: \"Draft\"\ndraft: true", "\nA heron.\n")
	_, x := built(t, content, noWords(t))
	if got, err := x.Search(Query{Text: "heron"}); err != nil || got.Units != 1 || x.manifest.Documents != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

// An index whose files hold something else gives an error or wrong results, and nothing worse.
func TestDamagedFiles(t *testing.T) {
	words := noWords(t)
	dir, _ := built(t, "testdata/queries/content", words)
	random := rand.New(rand.NewPCG(1, 2))
	failed := 0
	files := allFiles(t, dir)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		path := filepath.Join(dir, filepath.FromSlash(name))
		for range 8 {
			damaged := bytes.Clone(data)
			if plain, err := inflate(data); err == nil && name != manifestName && len(plain) > 0 {
				plain[random.IntN(len(plain))] ^= byte(1 << random.IntN(8))
				damaged = deflate(plain)
			} else {
				damaged = damaged[:random.IntN(len(damaged))]
			}
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			x, err := Open(os.DirFS(dir))
			for _, query := range []string{"child voice", "bruisin", `"neglect toolkit"`, "schols -board"} {
				if err == nil {
					_, err = x.Search(Query{Text: query})
				}
			}
			if err != nil {
				failed++
			}
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if failed == 0 {
		t.Error("no damage was noticed")
	}
}

func TestHeadingsWithoutAddress(t *testing.T) {
	content := t.TempDir()
	writePage(t, content, "2025-01-01-own", "title: \"Own\"", "\n## What we’ll do: herons\n\nOne.\n\n## What we’ll do: herons\n\nTwo.\n")
	_, x := built(t, content, noWords(t))
	got, err := x.Search(Query{Text: "herons"})
	if err != nil || len(got.Results) != 2 || got.Results[0].URL != "/minutes/2025-01-01-own/#what-well-do-herons" || got.Results[1].URL != "/minutes/2025-01-01-own/#what-well-do-herons-1" {
		t.Errorf("%+v, %v", got.Results, err)
	}
}

func TestNothingToFind(t *testing.T) {
	dir, x := built(t, t.TempDir(), noWords(t))
	if data, err := os.ReadFile(filepath.Join(dir, manifestName)); err != nil || bytes.Contains(data, []byte("null")) {
		t.Errorf("no list may be null for the browser: %s, %v", data, err)
	}
	if got, err := x.Search(Query{Text: "heron"}); err != nil || got.Units != 0 || len(got.LeftOut) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(os.DirFS(dir)); !errors.Is(err, ErrNone) {
		t.Errorf("no index: %v", err)
	}
	for content, want := range map[string]error{`{"format":0}`: ErrOld, `{"format":`: errDamaged, `{"format":2,"terms":[["a"]]}`: errDamaged, `{"format":2,"documents":16}`: errDamaged} {
		if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(os.DirFS(dir)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", content, err, want)
		}
	}
}

func TestMissingFile(t *testing.T) {
	content := t.TempDir()
	writePage(t, content, "2025-01-01-kept", "title: \"Kept\"", "\nA heron.\n")
	dir, x := built(t, content, noWords(t))
	if err := os.RemoveAll(filepath.Join(dir, "text")); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(Query{Text: "heron"}); err == nil || !strings.Contains(err.Error(), "build the site again") {
		t.Errorf("got %v", err)
	}
	if _, err := x.Search(Query{Text: "heron", From: "1 May"}); err == nil || !strings.Contains(err.Error(), "no day") {
		t.Errorf("got %v", err)
	}
}
