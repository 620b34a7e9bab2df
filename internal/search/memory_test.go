package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// invented is the text of a page, with words that others have and some that none has.
func invented(random *rand.Rand, sections int) string {
	var body strings.Builder
	for section := range sections {
		fmt.Fprintf(&body, "\n## %d. Point {#item-%d .item number=\"%d.\"}\n\n", section+1, section+1, section+1)
		for range 1 + random.IntN(60) {
			fmt.Fprintf(&body, "Heron%d stood by the weir%d. ", random.IntN(40), random.IntN(4000))
		}
		fmt.Fprintf(&body, "\n\n> [!ACTION] Action: {#action-%d-1}\n> Count herons%d of the MASA.\n", section+1, random.IntN(9))
	}
	return body.String()
}

func addPage(t *testing.T, content, name string, random *rand.Rand) {
	writePage(t, content, name, fmt.Sprintf("title: \"Rivers %d\"\ndate: %q\nbody: \"Group %d\"", random.IntN(9), name[:10], random.IntN(3)), invented(random, 1+random.IntN(12)))
}

func sameFiles(t *testing.T, want, got string) {
	t.Helper()
	first, second := allFiles(t, want), allFiles(t, got)
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs", name)
		}
		delete(second, name)
	}
	for name := range second {
		t.Errorf("%s is too many", name)
	}
}

// Whatever is changed, added and taken away: an update leaves the very files that a build from nothing makes.
func TestUpdateIsAsBuild(t *testing.T) {
	before := lexiconSample
	lexiconSample = 32 << 10
	defer func() { lexiconSample = before }()
	random := rand.New(rand.NewPCG(3, 4))
	content, words := t.TempDir(), noWords(t)
	var names []string
	add := func() {
		name := fmt.Sprintf("20%02d-%02d-%02d-river-%d", random.IntN(25), 1+random.IntN(12), 1+random.IntN(28), random.IntN(1e6))
		addPage(t, content, name, random)
		names = append(names, name)
	}
	for range 80 {
		add()
	}
	out, memory := filepath.Join(t.TempDir(), "search"), filepath.Join(t.TempDir(), "memory")
	update := func() {
		if err := Update(t.Context(), Pages{Content: content}, words, out, memory); err != nil {
			t.Fatal(err)
		}
	}
	update()
	updated := 0
	for range 10 {
		for range random.IntN(3) {
			add()
		}
		for range random.IntN(3) { // changed, and perhaps a draft
			addPage(t, content, names[random.IntN(len(names))], random)
		}
		for range random.IntN(2) {
			at := random.IntN(len(names))
			if err := os.RemoveAll(filepath.Join(content, "minutes", names[at])); err != nil {
				t.Fatal(err)
			}
			names = append(names[:at], names[at+1:]...)
		}
		before, err := os.Stat(out)
		if err != nil {
			t.Fatal(err)
		}
		update()
		if after, err := os.Stat(out); err != nil {
			t.Fatal(err)
		} else if os.SameFile(before, after) {
			updated++
		}
		whole := filepath.Join(t.TempDir(), "search")
		if err := Build(t.Context(), content, words, whole); err != nil {
			t.Fatal(err)
		}
		sameFiles(t, whole, out)
	}
	if updated < 4 {
		t.Errorf("only %d updates changed the index where it stood", updated)
	}
}

func TestUpdateWithdraws(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	content, words := t.TempDir(), noWords(t)
	for day := range 28 {
		addPage(t, content, fmt.Sprintf("2020-01-%02d-river", day+1), random)
	}
	writePage(t, content, "2021-01-01-secret", "title: \"Withdrawn\"\ndate: \"2021-01-01\"", "\nThe secretword of Otterton.\n")
	out, memory := filepath.Join(t.TempDir(), "search"), filepath.Join(t.TempDir(), "memory")
	for range 2 {
		if err := Update(t.Context(), Pages{Content: content}, words, out, memory); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(content, "minutes", "2021-01-01-secret")); err != nil {
			t.Fatal(err)
		}
	}
	x, err := Open(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	holds := func(name string, data []byte) {
		if bytes.Contains(bytes.ToLower(data), []byte("secret")) || bytes.Contains(bytes.ToLower(data), []byte("otterton")) {
			t.Errorf("%s still holds what was withdrawn", name)
		}
	}
	for name, data := range allFiles(t, out) {
		holds(name, plainOf(t, x, name, data))
	}
	data, err := os.ReadFile(memory)
	if err != nil {
		t.Fatal(err)
	}
	holds("the memory", data)
}

// A memory that is cut short, or of another index, is no harm.
func TestUpdateWithAnotherMemory(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	content, words := t.TempDir(), noWords(t)
	addPage(t, content, "2020-01-01-river", random)
	out, memory := filepath.Join(t.TempDir(), "search"), filepath.Join(t.TempDir(), "memory")
	whole, err := []byte(nil), error(nil)
	for i := range 30 {
		if i > 0 {
			if err := os.WriteFile(memory, whole[:len(whole)*i/30], 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := Update(t.Context(), Pages{Content: content}, words, out, memory); err != nil {
			t.Fatal(err)
		}
		if whole, err = os.ReadFile(memory); err != nil {
			t.Fatal(err)
		}
	}
	built, x := built(t, content, words)
	sameFiles(t, built, out)
	if got, err := x.Search(Query{Text: "heron1"}); err != nil || got.Documents > 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestExpiredPagesAreNotFound(t *testing.T) {
	content, words := t.TempDir(), noWords(t)
	for name, expires := range map[string]string{"2020-01-01-past": "2021-01-01", "2020-01-02-quoted": "\"2021-01-01T00:00:00Z\"", "2020-01-03-later": "2999-01-01"} {
		writePage(t, content, name, "title: \"Herons\"\nexpiryDate: "+expires, "\nA heron.\n")
	}
	soon := time.Now().Add(2 * time.Second).UTC().Format(time.RFC3339)
	writePage(t, content, "2020-01-04-soon", "title: \"Herons\"\nexpiryDate: "+soon, "\nA heron.\n")
	out, memory := filepath.Join(t.TempDir(), "search"), filepath.Join(t.TempDir(), "memory")
	for _, want := range []int{2, 1} {
		if err := Update(t.Context(), Pages{Content: content}, words, out, memory); err != nil {
			t.Fatal(err)
		}
		x, err := Open(os.DirFS(out))
		if err != nil {
			t.Fatal(err)
		}
		if x.manifest.Documents != want {
			t.Errorf("%d documents, want %d", x.manifest.Documents, want)
		}
		time.Sleep(2 * time.Second)
	}
}
