package office

import "gazette/internal/document"

// A Clip is a cell of a row that is exactly as high as it says, whatever stands in it: what begins below is not printed.
// Lengths are in points. How text is set is not known, so that each length is the least that it can be, and only what is
// certainly not seen is hidden: a line that a long paragraph breaks into may be cut off as well.
type Clip struct {
	height float64 // of the row; 0 where it grows with the text
	at     float64 // where the next paragraph begins
}

// NewClip gives a cell in a row of exactly this height; 0 for a row that grows.
func NewClip(height float64) Clip { return Clip{height: height} }

// Cuts reports whether the row may be too low for what stands in the cell.
func (c *Clip) Cuts() bool { return c.height > 0 }

// A LineSize is how high the lines of a paragraph are at the least.
type LineSize struct {
	Letters float64 // the size of its smallest letters
	Exact   float64 // the height that is set for each line, whatever its letters; 0 for none
	Factor  float64 // by which lines are set closer or wider than the font says; 0 for 1
}

// What the fonts that papers are written in have in common, as parts of their size: their lines are at least this high
// (Garamond has the lowest), and so much of a line shows nothing that can be read, but the tips of letters.
const (
	leastLine  = 1.12
	unreadable = 0.25
)

// Cut gives the blocks of the next paragraph of the cell as they are seen. What is anchored in a paragraph, as a text box, is
// of another part of the document than the cell and not cut with it, and neither is a picture.
func (c *Clip) Cut(blocks []document.Block, line LineSize, part string) []document.Block {
	isBelow := c.Cuts() && c.at+unreadable*line.Letters >= c.height
	if len(blocks) == 0 || blocks[0].Visibility == document.Visible {
		c.at += line.height()
	}
	for i, block := range blocks {
		if isBelow && block.Place.Part == part && block.Kind != document.Image {
			blocks[i] = Hide(block)
		}
	}
	return blocks
}

func (l LineSize) height() float64 {
	if l.Exact > 0 {
		return l.Exact
	}
	if l.Factor > 0 {
		return leastLine * l.Letters * l.Factor
	}
	return leastLine * l.Letters
}
