package layout

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
)

var update = flag.Bool("update", false, "write what is made of the pages as what is wanted")

// TestCases lays out the pages that testdata/<feature>.txtar describe (see typeset), and compares the blocks with the file
// "want" in it.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(archive.Files); i += 2 {
				in, want := archive.Files[i], &archive.Files[i+1]
				pages := typeset(t, string(in.Data))
				blocks, notRead := Blocks(pages)
				got := show(blocks, notRead)
				if lost := lost(typeset(t, string(in.Data)), blocks, notRead); lost != "" {
					t.Errorf("%s: lost or invented %s", in.Name, lost)
				}
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("%s: the blocks are others than wanted (-want +got):\n%s", in.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func show(blocks []document.Block, notRead []document.Omission) string {
	return readertest.Show(&document.Document{Blocks: blocks, NotRead: notRead})
}

// lost names the letters and digits of which pages have more or fewer than what was made of them.
func lost(pages []Page, blocks []document.Block, notRead []document.Omission) string {
	count := map[rune]int{}
	add := func(text string, by int) {
		for _, r := range strings.ToValidUTF8(text, "") {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				count[r] += by
			}
		}
	}
	for _, page := range pages {
		for _, glyph := range page.Glyphs {
			add(glyph.Text, 1)
		}
		for _, figure := range page.Figures {
			eachText([]document.Block{figure.Block}, func(text string) { add(text, 1) })
		}
	}
	eachText(blocks, func(text string) { add(text, -1) })
	for _, each := range notRead {
		add(each.Text, -1)
	}
	var wrong []string
	for r, n := range count {
		if n != 0 {
			wrong = append(wrong, string(r))
		}
	}
	return strings.Join(wrong, " ")
}

func eachText(blocks []document.Block, add func(string)) {
	for _, block := range blocks {
		add(block.Number)
		for _, run := range block.Runs {
			add(run.Text)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				eachText(cell.Blocks, add)
			}
		}
	}
}

// TestProse: running text never becomes a table or columns, whatever gaps stand under each other by chance: it is set in lines
// that end at the right margin, with gaps between words that are up to three times as wide as usual.
func TestProse(t *testing.T) {
	words := strings.Fields("the partnership heard that school nurses and police officers share what they know of a child early and Wexcombe Council asked for an audit of all it had done in May")
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		p := &typesetter{page: &Page{Width: 595, Height: 842}, size: 10}
		look := Glyph{Size: 10, Visibility: document.Visible}
		right := 200 + random.Float64()*300
		for y := 80.0; y < 300; y += 12 {
			var line []string
			width := 0.0
			for width < right-120 {
				line = append(line, words[random.IntN(len(words))])
				width += p.width(line[len(line)-1]) + 2.5
			}
			x, gap := 72.0, (right-72-width)/float64(len(line)-1)+2.5
			if y > 280 {
				gap = 2.5
			}
			for _, word := range line {
				p.print(word, x, y, look, true)
				x += p.width(word) + min(gap, 7.5)
			}
		}
		blocks, _ := Blocks([]Page{*p.page})
		for _, block := range blocks {
			if block.Kind == document.Table {
				t.Fatalf("prose became a table:\n%s", show(blocks, nil))
			}
		}
	}
}
