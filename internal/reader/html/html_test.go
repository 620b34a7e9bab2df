package html

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the page in each testdata/<feature>.txtar and compares what was read with the file "want" in it.
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
			page, want := archive.Files[0].Data, archive.Files[1]
			if !(Format{}).Is("page.html", page) {
				t.Error("it is not known as a page")
			}
			doc, words, err := Format{}.Read(page)
			if err != nil {
				t.Fatal(err)
			}
			got := show(doc)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("the document is another than wanted (-want +got):\n%s", diff)
			}
			if letters := lost(doc, words); letters != "" {
				t.Errorf("lost %q", letters)
			}
		})
	}
}

// show writes a document line by line.
func show(doc *document.Document) string {
	var out strings.Builder
	showBlocks(&out, doc.Blocks, "")
	for _, each := range doc.NotRead {
		fmt.Fprintf(&out, "not read: %s", each.Why)
		if each.Text != "" {
			fmt.Fprintf(&out, ": %q", each.Text)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func showBlocks(out *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		fmt.Fprintf(out, "%s%s", indent, block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(out, " %d", block.Level)
		}
		if block.Number != "" {
			fmt.Fprintf(out, " [%s]", block.Number)
		}
		if block.Visibility != document.Visible {
			fmt.Fprintf(out, " %s", block.Visibility)
		}
		if block.Picture != nil {
			fmt.Fprintf(out, " %s", block.Picture.Type)
		}
		fmt.Fprintf(out, " (%v):", block.Place)
		for _, run := range block.Runs {
			fmt.Fprintf(out, " %q", run.Text)
			if run.Marks != 0 {
				fmt.Fprintf(out, " %v", run.Marks)
			}
			if run.Link != "" {
				fmt.Fprintf(out, " → %s", run.Link)
			}
			if run.Visibility != document.Visible {
				fmt.Fprintf(out, " %s", run.Visibility)
			}
		}
		out.WriteString("\n")
		for _, row := range block.Rows {
			fmt.Fprintf(out, "%s  row", indent)
			if row.Header {
				out.WriteString(" header")
			}
			out.WriteString("\n")
			for _, cell := range row.Cells {
				fmt.Fprintf(out, "%s    cell", indent)
				if cell.Columns > 0 || cell.Rows > 0 {
					fmt.Fprintf(out, " %d×%d", max(cell.Columns, 1), max(cell.Rows, 1))
				}
				out.WriteString("\n")
				showBlocks(out, cell.Blocks, indent+"      ")
			}
		}
	}
}

// lost gives the letters and digits of the words that Read gave beside a document which the document does not hold as often.
func lost(doc *document.Document, words string) string {
	count := map[rune]int{}
	add := func(text string) {
		for _, r := range strings.Join(document.Words(text), "") {
			count[r]++
		}
	}
	for _, each := range doc.NotRead {
		add(each.Text)
	}
	var blocks func([]document.Block)
	blocks = func(all []document.Block) {
		for _, block := range all {
			add(block.Number)
			for _, run := range block.Runs {
				add(run.Text)
			}
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					blocks(cell.Blocks)
				}
			}
		}
	}
	blocks(doc.Blocks)
	var out strings.Builder
	for _, r := range strings.Join(document.Words(words), "") {
		if count[r]--; count[r] < 0 {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// FuzzRead: whatever a page holds, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds found: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	for _, seed := range []string{"<frameset><frame>", "<table><li>a<td>b", "<svg><style>a</style><p>b", "<select><p>a", "<b><p>a<p>b</b>c", "<title>a<title>b", "<math><mi>a</mi><annotation-xml encoding=text/html><p>b", "<template><td>a", "\xff\xfe<\x00p\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.txt", data)
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
	})
}
