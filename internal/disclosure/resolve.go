package disclosure

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// Resolve gives the document with its tracked changes settled as was decided for them, and the decision; the document
// itself and none where nobody decided on these very changes. What was settled is stated in NotRead. Text that is hidden
// in another way stays hidden.
func Resolve(doc *document.Document, decisions []Decision) (*document.Document, []Decision) {
	key := ""
	for _, each := range slices.Backward(decisions) {
		if each.Action != AsAccepted && each.Action != AsRejected {
			continue
		}
		if key == "" {
			key = ChangesKey(doc)
		}
		if each.Key == key {
			return resolve(doc, each), []Decision{each}
		}
	}
	return doc, nil
}

// ChangesKey is what ties a decision to the tracked changes of a document, all of them and the paragraphs that they stand
// in; "" where there are none.
func ChangesKey(doc *document.Document) string {
	var text strings.Builder
	writeChanged(&text, doc.Blocks)
	for _, each := range doc.NotRead {
		if withoutWords.MatchString(each.Why) {
			fmt.Fprintln(&text, each.Place, each.Why)
		}
	}
	if text.Len() == 0 {
		return ""
	}
	return keyOf("tracked-changes", text.String())
}

// writeChanged writes the blocks that hold changes, each run with its visibility.
func writeChanged(text *strings.Builder, blocks []document.Block) {
	for _, block := range blocks {
		if isChange(block.Visibility) || slices.ContainsFunc(block.Runs, func(run document.Run) bool { return isChange(run.Visibility) }) {
			fmt.Fprintf(text, "%s %q\n", block.Visibility, allText(block))
			for _, run := range block.Runs {
				fmt.Fprintf(text, "%s %q\n", run.Visibility, run.Text)
			}
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				writeChanged(text, cell.Blocks)
			}
		}
	}
}

func isChange(visibility document.Visibility) bool {
	return visibility == document.Inserted || visibility == document.Deleted
}

// changesPage are changes without words of which a reader does not say how it was before, and which the page would show.
var changesPage = regexp.MustCompile(`number of a list item|cells that were merged`)

// endOfParagraph is the sign by which a reader shows a tracked change of the end of a paragraph.
const endOfParagraph = "¶"

func resolve(doc *document.Document, by Decision) *document.Document {
	shown, gone, how := document.Inserted, document.Deleted, "accepted"
	if by.Action == AsRejected {
		shown, gone, how = gone, shown, "rejected"
	}
	count := map[document.Visibility]int{}
	settled := *doc
	settled.Blocks = resolveBlocks(doc.Blocks, shown, gone, count)
	settled.NotRead = slices.DeleteFunc(slices.Clone(doc.NotRead), func(each document.Omission) bool {
		return withoutWords.MatchString(each.Why) && (by.Action == AsAccepted || !changesPage.MatchString(each.Why))
	})
	settled.NotRead = append(settled.NotRead, document.Omission{Why: fmt.Sprintf(
		"the tracked changes were settled as if they had been %s (%s of them in the text, %s not), as decided %s", how,
		plural(count[shown], "word"), plural(count[gone], "word"), by.told())})
	return &settled
}

// resolveBlocks makes visible what is to be shown and leaves out what is to be gone, with blocks and rows of which nothing
// is left.
func resolveBlocks(blocks []document.Block, shown, gone document.Visibility, count map[document.Visibility]int) []document.Block {
	var kept []document.Block
	joins := false // the next paragraph to the last that was kept
	for _, block := range blocks {
		switch block.Visibility {
		case gone:
			count[gone] += len(document.Words(allText(block)))
			continue
		case shown:
			block.Visibility = document.Visible
			count[shown] += len(document.Words(allText(block)))
		}
		before := allText(block)
		joinsNext := len(block.Runs) > 0 && block.Runs[len(block.Runs)-1] == document.Run{Text: endOfParagraph, Visibility: gone}
		block.Runs = resolveRuns(block.Runs, shown, gone, count)
		block.Rows = resolveRows(block.Rows, shown, gone, count)
		block.Number = numberLeft(block)
		if before != "" && allText(block) == "" && block.Picture == nil {
			continue
		}
		if joins && block.Kind != document.Table && block.Visibility == document.Visible {
			last := &kept[len(kept)-1]
			last.Runs = slices.Concat(last.Runs, block.Runs)
		} else {
			kept = append(kept, block)
		}
		joins = joinsNext
	}
	return kept
}

// numberLeft is the number of a block, none where nothing of its text is left.
func numberLeft(block document.Block) string {
	if len(block.Runs) == 0 && len(block.Rows) == 0 {
		return ""
	}
	return block.Number
}

func resolveRuns(runs []document.Run, shown, gone document.Visibility, count map[document.Visibility]int) []document.Run {
	var kept []document.Run
	for _, run := range runs {
		if run.Text == endOfParagraph && isChange(run.Visibility) {
			continue
		}
		switch run.Visibility {
		case gone:
			count[gone] += len(document.Words(run.Text))
			continue
		case shown:
			count[shown] += len(document.Words(run.Text))
			run.Visibility = document.Visible
		}
		kept = append(kept, run)
	}
	return kept
}

func resolveRows(rows []document.Row, shown, gone document.Visibility, count map[document.Visibility]int) []document.Row {
	var kept []document.Row
	for _, row := range rows {
		had, has := false, false
		cells := slices.Clone(row.Cells)
		for i := range cells {
			had = had || len(cells[i].Blocks) > 0
			cells[i].Blocks = resolveBlocks(cells[i].Blocks, shown, gone, count)
			has = has || len(cells[i].Blocks) > 0
		}
		if had && !has {
			continue
		}
		row.Cells = cells
		kept = append(kept, row)
	}
	return kept
}
