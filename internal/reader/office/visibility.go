package office

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
)

// ranks order the reasons for which text is not simply visible, the stronger behind the weaker.
var ranks = map[document.Visibility]int{
	document.Visible: 0, document.Inserted: 1, document.Hidden: 2, document.Notes: 3, document.Deleted: 4, document.Comment: 5,
}

// Stronger gives the visibility of what is not visible for two reasons. What is to be deleted stays so; a hidden insertion is
// hidden, and so is one that was to be deleted again: it is in the document neither if all changes are accepted nor if
// they are rejected.
func Stronger(a, b document.Visibility) document.Visibility {
	if a == document.Inserted && b == document.Deleted || a == document.Deleted && b == document.Inserted {
		return document.Hidden
	}
	if ranks[b] > ranks[a] {
		return b
	}
	return a
}

// Within gives a block that stands in something of a visibility: nothing in it is more visible than that.
func Within(block document.Block, visibility document.Visibility) document.Block {
	block.Visibility = Stronger(block.Visibility, visibility)
	block.Runs = slices.Clone(block.Runs)
	for i := range block.Runs {
		block.Runs[i].Visibility = Stronger(block.Runs[i].Visibility, visibility)
	}
	for _, row := range block.Rows {
		for _, cell := range row.Cells {
			for i := range cell.Blocks {
				cell.Blocks[i] = Within(cell.Blocks[i], visibility)
			}
		}
	}
	return block
}

// Hide gives a block with all that is visible in it Hidden.
func Hide(block document.Block) document.Block { return Within(block, document.Hidden) }

// VisibilityOf gives the visibility of a block: that of its runs, if all that can be read in it share one, and otherwise
// for a block without text.
func VisibilityOf(block document.Block, otherwise document.Visibility) document.Visibility {
	var found document.Visibility
	for _, run := range block.Runs {
		switch {
		case strings.TrimSpace(run.Text) == "" || run.Visibility == found:
		case found == "":
			found = run.Visibility
		default:
			return document.Visible
		}
	}
	if found == "" {
		return otherwise
	}
	return found
}

// IsEmpty reports whether a block has nothing to read. A bullet alone says nothing, a number does.
func IsEmpty(block document.Block) bool {
	for _, run := range block.Runs {
		if strings.TrimSpace(run.Text) != "" {
			return false
		}
	}
	return len(document.Words(block.Number)) == 0
}

// AlikeColours reports whether nobody can tell two colours of six hexadecimal digits apart: no part of red, green and blue
// differs by more than a tenth. It is false for what is no such colour.
func AlikeColours(a, b string) bool {
	x, err1 := strconv.ParseUint(a, 16, 32)
	y, err2 := strconv.ParseUint(b, 16, 32)
	if err1 != nil || err2 != nil || len(a) != 6 || len(b) != 6 {
		return false
	}
	for shift := 0; shift < 24; shift += 8 {
		p, q := int(x>>shift&0xFF), int(y>>shift&0xFF)
		if max(p-q, q-p) > 0x18 {
			return false
		}
	}
	return true
}
