package layout

import (
	"math"

	"gazette/internal/document"
)

const (
	// looseLines is the distance of two baselines, in parts of the size, from which they are never those of one paragraph.
	looseLines = 2.4
	// apart is how much larger than usual, in parts, the distance of two lines is at least where a paragraph ends.
	apart = 1.22
	// indent is how far, in parts of the size, the first line of a paragraph is moved in or out at least.
	indent = 0.7
	// usualLeading is the distance of baselines, in parts of the size, in documents that do not show theirs.
	usualLeading = 1.25
)

// A paragraph is lines that belong together: a heading, a list item, a paragraph; or else a table or figure.
type paragraph struct {
	Rect
	lines []*line
	kind  document.Kind
	level int
	label string  // bullet or number in front of the first line,
	words int     // which takes so many words of it
	left  float64 // of the lines after the first, or of the text behind the label
	full  bool    // its last line was broken because the next word did not fit
	begun bool    // it is the first of its column, so that it may go on from the one before
	aside bool    // it stands in a box or is unseen, so that the text around it goes on behind it

	table  *table
	figure *document.Block
}

func newParagraph(first *line) *paragraph {
	return &paragraph{Rect: first.Rect, lines: []*line{first}, left: first.Left, kind: document.Paragraph}
}

// paragraphs divides the lines of a column into paragraphs.
func (s *setting) paragraphs(c column) []*paragraph {
	var found []*paragraph
	d := &divider{setting: s, column: c}
	for i, each := range c.lines {
		if each.isSolid() {
			found = append(found, s.solid(each)...)
			d.here = nil
			continue
		}
		if d.here != nil && d.goesOn(c.lines[i-1], each) {
			d.here.add(each)
		} else {
			d.here = d.begin(each)
			found = append(found, d.here)
		}
		d.here.full = d.isFullAtEnd(each)
	}
	if len(found) > 0 {
		found[0].begun = true
	}
	return found
}

// solid gives the paragraphs of a solid line.
func (s *setting) solid(l *line) []*paragraph {
	if l.boxes == nil {
		return []*paragraph{{Rect: l.Rect, table: l.table, figure: l.figure}}
	}
	var found []*paragraph
	for _, columns := range l.boxes {
		var box []*paragraph
		for _, each := range columns {
			box = append(box, s.paragraphs(each)...)
		}
		box[0].begun = false
		box = s.resume(box)
		depths(box)
		for _, each := range box {
			each.aside, each.begun = true, false
		}
		found = append(found, box...)
	}
	return found
}

// A divider divides the lines of one column.
type divider struct {
	*setting
	column
	here   *paragraph
	figure int // the number of the last list item
}

// begin makes a paragraph of its first line.
func (d *divider) begin(first *line) *paragraph {
	p := newParagraph(first)
	if label, words := first.label(); label != "" && !d.isName(label) {
		p.label, p.words, p.kind = label, words, document.ListItem
		if words < len(first.words) {
			p.left = first.words[words].left
		}
		if value := figure(label); value > 0 {
			d.figure = value
		}
	}
	return p
}

func (p *paragraph) add(l *line) {
	if len(p.lines) == 1 && p.label == "" {
		p.left = l.Left
	}
	p.lines = append(p.lines, l)
	p.Rect = p.Rect.with(l.Rect)
}

// goesOn reports whether a line goes on with the paragraph of the line before it.
func (d *divider) goesOn(before, next *line) bool {
	switch {
	case !alike(before.size, next.size), before.isHeavy() != next.isHeavy() && !d.isFull(before, next):
		return false
	case !d.isClose(before, next), d.begins(before, next), !d.isFull(before, next):
		return false
	}
	return d.isUnder(before, next)
}

// isClose reports whether two lines are as far apart as those of one paragraph.
func (d *divider) isClose(before, next *line) bool {
	distance := next.baseline - before.baseline
	if distance <= 0 || distance > looseLines*before.size {
		return false
	}
	if n := len(d.here.lines); n > 1 {
		return distance <= apart*(before.baseline-d.here.lines[n-2].baseline)
	}
	return distance <= apart*d.leading*before.size
}

// begins reports whether a line has a label of its own. A number at which a sentence was broken is none.
func (d *divider) begins(before, next *line) bool {
	label, _ := next.label()
	if label == "" || d.isName(label) {
		return false
	}
	if isBullet(label) {
		return true
	}
	value := figure(label)
	return endsSentence(before.text()) || value == d.figure+1 || value <= 1
}

// isName reports whether a label is the first letter of a name and not the next of a list.
func (d *divider) isName(label string) bool { return isInitial(label) && !d.lettered }

// isFull reports whether a line was broken because the next word did not fit.
func (d *divider) isFull(before, next *line) bool {
	last := before.words[len(before.words)-1].text()
	if isBroken(last) {
		return true
	}
	room, end := d.Right, before.Right
	if d.here.label == "" && d.isCentred(before) && d.isCentred(next) {
		room, end = d.Right-d.Left, before.Right-before.Left
	}
	return end+next.size/4+next.firstWidth() > room-aligned/2
}

// isCentred reports whether a line stands in the middle of the column.
func (d *divider) isCentred(l *line) bool {
	return isCentred(l, &line{Rect: d.Rect}) && l.Left > d.Left+l.size
}

// firstWidth is the width of the first word.
func (l *line) firstWidth() float64 {
	right := l.words[0].right
	for _, each := range l.words[1:] {
		if !each.glued {
			break
		}
		right = each.right
	}
	return right - l.words[0].left
}

// isFullAtEnd reports whether a line may go on in the next column.
func (d *divider) isFullAtEnd(last *line) bool {
	return last.Right > d.Right-fullAtEnd*(d.Right-d.Left)
}

// fullAtEnd is the share of the width that the last line of a column may leave blank where it goes on in the next.
const fullAtEnd = 0.25

// isUnder reports whether a line stands where the paragraph's next line has to.
func (d *divider) isUnder(before, next *line) bool {
	first := d.here.lines[0]
	slack := indent * next.size
	switch {
	case d.here.label != "":
		return next.Left > first.Left-slack && next.Left < d.here.left+slack
	case len(d.here.lines) > 1:
		return math.Abs(next.Left-d.here.left) < slack || isCentred(d.here.lines[0], next)
	case next.Left > first.Left+slack:
		return first.hasTabAt(next.Left) || isCentred(first, next) || startsLower(next.text()) && !endsSentence(before.text())
	}
	return true
}

func isCentred(a, b *line) bool {
	return math.Abs((a.Left+a.Right)-(b.Left+b.Right)) < 2*aligned
}

// hasTabAt reports whether a word stands behind a tab at a place.
func (l *line) hasTabAt(x float64) bool {
	for i, each := range l.words {
		if i > 0 && math.Abs(each.left-x) < aligned && each.left-l.words[i-1].right > tabGap*each.size/2 {
			return true
		}
	}
	return false
}

// isHeavy reports whether all of a line is bold.
func (l *line) isHeavy() bool {
	for _, each := range l.words {
		for _, run := range each.runs {
			if !run.Marks.Has(document.Bold) {
				return false
			}
		}
	}
	return true
}

// isHeavier reports whether a line stands out against another: by its size or by being bold.
func (l *line) isHeavier(than *line) bool {
	return l.size > than.size && !alike(l.size, than.size) || l.isHeavy() && !than.isHeavy()
}
