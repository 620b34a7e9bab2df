package reader

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// settle takes the characters that nobody sees out of a document that a format has read, and turns what tag characters
// say into hidden text.
func settle(doc *document.Document) {
	var unseen source.Unseen
	for i := range doc.Blocks {
		settleBlock(&doc.Blocks[i], &unseen)
	}
	for _, key := range slices.Sorted(maps.Keys(doc.Properties)) {
		place := document.Place{Part: "front matter"}
		var seen strings.Builder
		for _, run := range source.SplitTags(document.Run{Text: unseen.Strip(doc.Properties[key], place), Visibility: document.Visible}) {
			if run.Visibility == document.Visible {
				seen.WriteString(run.Text)
			} else {
				doc.NotRead = append(doc.NotRead, document.Omission{Place: place, Text: run.Text, Why: "hidden in characters that nobody sees"})
			}
		}
		doc.Properties[key] = seen.String()
	}
	doc.NotRead = append(doc.NotRead, unseen.Omissions()...)
}

func settleBlock(block *document.Block, unseen *source.Unseen) {
	block.Number = unseen.Strip(block.Number, block.Place)
	for i := range block.Runs {
		run := &block.Runs[i]
		run.Text = unseen.Strip(run.Text, block.Place)
	}
	if slices.ContainsFunc(block.Runs, func(run document.Run) bool { return source.HasTags(run.Text) }) {
		var runs []document.Run
		for _, run := range block.Runs {
			runs = append(runs, source.SplitTags(run)...)
		}
		block.Runs = runs
	}
	for _, row := range block.Rows {
		for _, cell := range row.Cells {
			for i := range cell.Blocks {
				settleBlock(&cell.Blocks[i], unseen)
			}
		}
	}
}

// check makes sure of what every later step stands on: there is something to read, each block and run says whether it
// is seen, and nothing that the file says was lost.
func check(doc *document.Document, words string) error {
	if err := checkVisibility(doc.Blocks); err != nil {
		return err
	}
	var unseen source.Unseen
	words = source.Reveal(unseen.Strip(words, document.Place{}))
	if len(doc.Blocks) == 0 {
		return &Error{Problem: "holds no text", Advice: "Check that this is the right file."}
	}
	if lost := lostWords(doc, words); len(lost) > 0 {
		return fmt.Errorf("the reader lost words of the document, so it is not used: %s. This is a fault of this program; please report it with the document", strings.Join(lost, ", "))
	}
	return nil
}

func checkVisibility(blocks []document.Block) error {
	for _, block := range blocks {
		valid := isVisibility(block.Visibility)
		for _, run := range block.Runs {
			valid = valid && isVisibility(run.Visibility)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				if err := checkVisibility(cell.Blocks); err != nil {
					return err
				}
			}
		}
		if !valid {
			return errors.New("the reader does not say whether the text at " + block.Place.String() + " is visible. This is a fault of this program; please report it with the document")
		}
	}
	return nil
}

func isVisibility(visibility document.Visibility) bool {
	switch visibility {
	case document.Visible, document.Hidden, document.Deleted, document.Inserted, document.Comment, document.Notes:
		return true
	}
	return false
}

// lostWords names words of the file that the document does not hold, at most ten. Letters and digits are counted, not
// words: a reader may join "multi-" and "agency", or read one word with a bold half as two runs.
func lostWords(doc *document.Document, words string) []string {
	var balance tally
	eachText(doc, func(text string) { balance.add(text, 1) })
	balance.add(words, -1)
	short := balance.short()
	if len(short) == 0 {
		return nil
	}
	missing := map[string]int{}
	for _, word := range document.Words(words) {
		missing[word]++
	}
	eachText(doc, func(text string) {
		for _, word := range document.Words(text) {
			missing[word]--
		}
	})
	var lost []string
	for _, word := range slices.Sorted(maps.Keys(missing)) {
		if missing[word] > 0 && len(lost) < 10 {
			lost = append(lost, fmt.Sprintf("%q", word))
		}
	}
	if len(lost) == 0 {
		return short
	}
	return lost
}

// eachText calls add with every text of a document: visible or not, read or not.
func eachText(doc *document.Document, add func(text string)) {
	for key, value := range doc.Properties {
		add(key)
		add(value)
	}
	for _, omission := range doc.NotRead {
		add(omission.Text)
	}
	eachBlockText(doc.Blocks, add)
}

func eachBlockText(blocks []document.Block, add func(text string)) {
	for _, block := range blocks {
		add(block.Number)
		for _, run := range block.Runs {
			add(run.Text)
			add(run.Link)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				eachBlockText(cell.Blocks, add)
			}
		}
	}
}

// A tally counts letters and digits.
type tally struct {
	ascii [128]int
	other map[rune]int
}

func (t *tally) add(text string, by int) {
	for _, r := range text {
		switch {
		case r < 128:
			t.ascii[r] += by
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if t.other == nil {
				t.other = map[rune]int{}
			}
			t.other[r] += by
		}
	}
}

// short gives the letters and digits of which more were taken off than added.
func (t *tally) short() []string {
	var short []string
	for r, count := range t.ascii {
		if count < 0 && (unicode.IsLetter(rune(r)) || unicode.IsDigit(rune(r))) {
			short = append(short, fmt.Sprintf("%q", rune(r)))
		}
	}
	for r, count := range t.other {
		if count < 0 {
			short = append(short, fmt.Sprintf("%q", r))
		}
	}
	return short
}
