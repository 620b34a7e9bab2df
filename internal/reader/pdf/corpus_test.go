package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/document"
)

const shared = "../../../../shared/corpus"

// trulyHidden are files of the corpus whose verdict is about rectangles only, and which have hidden text of another kind.
var trulyHidden = map[string]string{
	"no_bad_redactions.8.1.pdf": "dates under the picture of a form, which are not seen",
}

// TestVerdicts reads the files of the shared corpus, which stands beside the checkout and is no part of the project: text
// that nobody sees is found in those in which there is some, and in no other.
func TestVerdicts(t *testing.T) {
	table, err := os.ReadFile(filepath.Join(shared, "pdf", "verdicts.tsv"))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the shared corpus is not there: %v", err)
		}
		t.Logf("not run: the shared corpus is not there: %v", err)
		return
	}
	lines := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	right := 0
	for _, line := range lines {
		name, verdict, _ := strings.Cut(line, "\t")
		data, err := os.ReadFile(filepath.Join(shared, "pdf", name))
		if err != nil {
			t.Fatal(err)
		}
		doc := check(t, data)
		if doc == nil {
			t.Errorf("%s was refused", name)
			continue
		}
		hidden := hiddenText(doc)
		found, want := hidden != "", verdict != "no bad redactions"
		switch {
		case found == want:
			right++
		case found && trulyHidden[name] != "":
			t.Logf("%s: %s", name, trulyHidden[name])
		default:
			t.Errorf("%s: hidden text %d letters, the verdict is %q", name, len(hidden), verdict)
		}
	}
	t.Logf("%d of %d as the verdict says", right, len(lines))
}

// hiddenText is the text of a document that is marked as hidden.
func hiddenText(doc *document.Document) string {
	hidden := ""
	blockTexts(doc.Blocks, func(text string, visibility document.Visibility) {
		if visibility == document.Hidden {
			hidden += strings.Join(document.Words(text), "")
		}
	})
	return hidden
}

// TestWord reads what Word writes: heading, lists and table come from the structure tree.
func TestWord(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared, "pdf", "word365_structure.pdf"))
	if err != nil {
		t.Logf("not run: the shared corpus is not there: %v", err)
		return
	}
	doc := check(t, data)
	if doc == nil {
		t.Fatal("refused")
	}
	var kinds []string
	for _, block := range doc.Blocks {
		kinds = append(kinds, string(block.Kind)+" "+block.Number)
	}
	want := "heading |paragraph |list-item •|list-item •|list-item •|paragraph |list-item 1.|list-item 2.|table "
	if got := strings.Join(kinds, "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
