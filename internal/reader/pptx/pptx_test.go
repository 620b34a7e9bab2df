package pptx

import (
	"errors"
	"flag"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/reader/source"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the presentations that testdata/<feature>.txtar describe part by part (see build), and compares what was
// read with the file "want" in it.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	words := 0
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			parts, want, archive := readCase(t, path)
			doc, said, err := Format{}.Read(build(t, parts))
			if err != nil {
				t.Fatal(err)
			}
			words += len(strings.Fields(said))
			got := show(doc)
			if *update {
				archive.Files[len(archive.Files)-1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the document is another than wanted (-want +got):\n%s", diff)
			}
			if letters := lost(doc, said); letters != "" {
				t.Errorf("lost %q of %q", letters, said)
			}
		})
	}
	t.Logf("%d presentations, %d words, none of them lost", len(paths), words)
}

// readCase gives the parts of the presentation that a case describes, with the pictures that all may show, and what is
// wanted, which stands last.
func readCase(t testing.TB, path string) (parts map[string]string, want string, archive *txtar.Archive) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{
		"ppt/media/solid.png": dots(t, 40, 20, color.NRGBA{200, 0, 0, 255}),
		"ppt/media/glass.png": dots(t, 40, 20, color.NRGBA{200, 0, 0, 100}),
		"ppt/media/drawn.emf": "\x01\x00\x00\x00" + strings.Repeat("\x00", 36) + " EMF" + strings.Repeat("\x00", 60),
	}
	for _, file := range archive.Files {
		parts[file.Name] = string(file.Data)
	}
	if archive.Files[len(archive.Files)-1].Name != "want" {
		t.Fatalf("%s does not end with what is wanted", path)
	}
	want = parts["want"]
	delete(parts, "want")
	return parts, want, archive
}

// FuzzRead: whatever the parts of a presentation hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, path := range paths {
		parts, _, _ := readCase(f, path)
		for _, name := range []string{"layout1", "master1.after"} {
			if parts[name] == "" {
				parts[name] = usualParts[name]
			}
		}
		f.Add(parts["slide1"], parts["layout1"], parts["master1.after"], parts["notes1"], parts["chart1"], parts["data1"])
	}
	f.Fuzz(func(t *testing.T, slide, layout, styles, notes, chart, data string) {
		check(t, build(t, map[string]string{
			"slide1": xmlOnly(slide), "layout1": xmlOnly(layout), "master1.after": styles, "notes1": xmlOnly(notes), "chart1": chart, "data1": data,
		}))
	})
}

// xmlOnly keeps a line from being read as a box with sides that are no lengths.
func xmlOnly(content string) string {
	var out strings.Builder
	for line := range strings.Lines(content) {
		if head, _, isBox := strings.Cut(line, "|"); isBox && strings.HasPrefix(line, "= ") {
			for _, word := range strings.Fields(head[1:]) {
				if _, isNumber := number(word); !strings.Contains(word, "=") && word != "hidden" && !isNumber {
					line = "+" + line
					break
				}
			}
		}
		out.WriteString(line)
	}
	return out.String()
}

// FuzzArchive: whatever bytes come, they are read or refused with a *source.Error.
func FuzzArchive(f *testing.F) {
	whole := build(f, map[string]string{"slide1": "= 1 1 5 5 | Agreed."})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.pptx", data)
		check(t, data)
	})
}

func check(t *testing.T, data []byte) {
	doc, words, err := Format{}.Read(data)
	var refused *source.Error
	if errors.As(err, &refused) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if letters := lost(doc, words); letters != "" {
		t.Fatalf("lost %q of %q", letters, words)
	}
}
