package docx

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gazette/internal/document"
)

const shared = "../../../../shared/corpus"

// TestCorpus reads the Word documents of the shared corpus, which stands beside the checkout and is no part of the project.
// No word of them is lost, and what is read is compared, word by word, with what is expected beside them.
func TestCorpus(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the shared corpus is not there: %v", err)
		}
		t.Logf("not run: the shared corpus is not there: %v", err)
		return
	}
	paths, err := filepath.Glob(shared + "/office/docx/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	originals, err := filepath.Glob(shared + "/originals/*.docx")
	if err != nil || len(paths) < 30 || len(originals) == 0 {
		t.Fatalf("found %d documents and %d originals; were they moved? %v", len(paths), len(originals), err)
	}
	var recall, precision float64
	for _, path := range append(paths, originals...) {
		doc := readSound(t, path)
		expected, err := os.ReadFile(strings.TrimSuffix(path, ".docx") + ".expected.md")
		if err != nil || doc == nil {
			continue
		}
		want, got := expectedWords(string(expected)), bodyWords(doc)
		missing, added := difference(want, got), difference(got, want)
		fileRecall, filePrecision := share(missing, want), share(added, got)
		recall, precision = recall+fileRecall, precision+filePrecision
		if fileRecall < 0.99 || filePrecision < 0.99 {
			t.Logf("%s: recall %.3f, precision %.3f; missing %q, added %q", filepath.Base(path), fileRecall, filePrecision, missing, added)
		}
	}
	recall, precision = recall/float64(len(paths)), precision/float64(len(paths))
	t.Logf("%d documents: recall %.4f, precision %.4f", len(paths), recall, precision)
	if recall < 0.99 || precision < 0.99 {
		t.Errorf("the words are too far from what is expected: recall %.4f, precision %.4f", recall, precision)
	}
}

// readSound reads a document and makes sure that it is whole.
func readSound(t *testing.T, path string) *document.Document {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !(Format{}).Is(path, data) {
		t.Errorf("%s is not known as a Word document", path)
	}
	doc, words, err := Format{}.Read(data)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return nil
	}
	if letters := lost(doc, words); letters != "" {
		t.Errorf("%s: lost %q", path, letters)
	}
	return doc
}

// bodyWords are the words that a reader sees, without headers, footers, pictures and numbers of lists, which the expected
// text leaves out or writes in another way.
func bodyWords(doc *document.Document) []string {
	var words []string
	var add func(blocks []document.Block)
	add = func(blocks []document.Block) {
		for _, block := range blocks {
			if block.Place.Part == "header" || block.Place.Part == "footer" || block.Visibility != document.Visible || block.Kind == document.Image {
				continue
			}
			text := ""
			for _, run := range block.Runs {
				if run.Visibility == document.Visible {
					text += run.Text
				}
			}
			words = append(words, document.Words(text)...)
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					add(cell.Blocks)
				}
			}
		}
	}
	add(doc.Blocks)
	return words
}

var (
	listNumber = regexp.MustCompile(`(?m)^[ >]*(?:\d+|[a-z]+)[.)] +`)
	taskBox    = regexp.MustCompile(`(?m)^( *)- \[[ x]\] `)
	picture    = regexp.MustCompile(`(?s)!\[[^\]]*\]\([^)]*\)|<img [^>]*>`)
	noteBegin  = regexp.MustCompile(`(?m)^\[\^\d+\]:`)
	noteMark   = regexp.MustCompile(`\[\^(\d+)\]`)
	link       = regexp.MustCompile(`\[([^\[\]]*)\]\([^)\s]*\)`)
	autoLink   = regexp.MustCompile(`<(https?:[^>]*)>`)
	blockTag   = regexp.MustCompile(`</?(?:t[dhr]|p|li|table|thead|tbody|colgroup|col|figure|figcaption)[^>]*>|<!--.*?-->`)
	tag        = regexp.MustCompile(`</?[a-z][^>]*>`)
	escape     = regexp.MustCompile(`\\(\W)`)
)

// expectedWords are the words of text in GitHub's Markdown.
func expectedWords(text string) []string {
	text = taskBox.ReplaceAllString(text, "$1")
	text = listNumber.ReplaceAllString(text, "")
	text = picture.ReplaceAllString(text, " ")
	text = noteBegin.ReplaceAllString(text, " ")
	text = noteMark.ReplaceAllString(text, "$1")
	text = link.ReplaceAllString(text, "$1")
	text = autoLink.ReplaceAllString(text, " $1 ")
	text = blockTag.ReplaceAllString(text, " ")
	text = tag.ReplaceAllString(text, "")
	text = escape.ReplaceAllString(text, "$1")
	return document.Words(strings.NewReplacer("*", "", "`", "", "&nbsp;", " ", "&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(text))
}

// difference gives the words of a that are not in b as often.
func difference(a, b []string) []string {
	count := map[string]int{}
	for _, word := range b {
		count[word]++
	}
	return slices.DeleteFunc(slices.Clone(a), func(word string) bool {
		count[word]--
		return count[word] >= 0
	})
}

func share(without, of []string) float64 {
	if len(of) == 0 {
		return 1
	}
	return 1 - float64(len(without))/float64(len(of))
}
