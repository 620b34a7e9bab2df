package layout

import (
	"math"
	"slices"

	"gazette/internal/document"
)

// Blocks gives the text of pages as blocks in the order in which a person reads them, and what was seen and set apart.
// Every letter and digit of the pages is in the one or the other.
func Blocks(pages []Page) (blocks []document.Block, notRead []document.Omission) {
	sheets := make([]*sheet, len(pages))
	for i, each := range pages {
		sheets[i] = newSheet(each, i+1)
	}
	s := newSetting(sheets)
	f := furnisher{leading: s.leading}
	f.setApart(sheets)
	var all []*paragraph
	for _, each := range sheets {
		all = append(all, s.read(each)...)
	}
	s.notes(all)
	s.headings(all)
	all = joinTables(s.resume(all), &f.notRead)
	depths(all)
	blocks = f.headers
	for _, each := range all {
		blocks = append(blocks, s.blocks(each)...)
	}
	return append(blocks, f.footers...), f.notRead
}

// A sheet is a page on the way from its glyphs to paragraphs.
type sheet struct {
	Page
	number     int // from 1
	rows       []row
	turned     []*line // text that does not stand upright
	unseen     []*line // text that nobody sees, where it stands in no line
	dropped    map[*line]bool
	grids      []*grid
	horizontal []edge
}

// newSheet makes lines of the glyphs of a page.
func newSheet(page Page, number int) *sheet {
	s := &sheet{Page: straighten(clean(page)), number: number, dropped: map[*line]bool{}}
	seen := make([]Glyph, 0, len(s.Glyphs))
	var unseen, turned []Glyph
	for _, each := range s.Glyphs {
		switch {
		case !each.isUpright():
			turned = append(turned, each)
		case each.Visibility != document.Visible:
			unseen = append(unseen, each)
		default:
			seen = append(seen, each)
		}
	}
	s.Glyphs = nil // a long document has millions
	lines := liftMarks(gather(spell(seen)))
	s.Rules = underline(lines, s.Rules)
	s.unseen = conceal(gather(spell(unseen)), lines)
	s.rows = rows(lines)
	for _, each := range turnedLines(turned) {
		if each.words[0].isSeen() {
			s.turned = append(s.turned, each)
		} else {
			s.unseen = append(s.unseen, each)
		}
	}
	for i, row := range s.rows {
		for _, each := range row.lines {
			each.page, each.number = number, i+1
		}
	}
	for _, each := range slices.Concat(s.turned, s.unseen) {
		each.page = number
	}
	s.rule()
	return s
}

// rule finds the grids of a page: first those that are drawn, then those that the edges of filled boxes make outside of them. Inside,
// a filled box is the ground of a cell or of a few words.
func (s *sheet) rule() {
	var drawn, filled []Box
	for _, each := range s.Boxes {
		if each.Filled {
			filled = append(filled, each)
		} else {
			drawn = append(drawn, each)
		}
	}
	horizontal, vertical := edges(s.Rules, drawn)
	s.horizontal = horizontal
	s.grids = grids(horizontal, vertical)
	tables := slices.DeleteFunc(slices.Clone(s.grids), (*grid).isBox)
	filled = slices.DeleteFunc(filled, func(b Box) bool {
		return slices.ContainsFunc(tables, func(g *grid) bool { return g.overlaps(b.Rect) })
	})
	rules := slices.DeleteFunc(slices.Clone(s.Rules), func(r Rule) bool {
		return slices.ContainsFunc(tables, func(g *grid) bool { return g.overlaps(r.Rect) })
	})
	horizontal, vertical = edges(rules, filled)
	for _, each := range grids(horizontal, vertical) {
		if len(each.xs) > 2 && len(each.ys) > 2 { // a row of filled boxes is one of a table whose other rows are not filled
			s.grids = append(s.grids, each)
		}
	}
}

// overlaps reports whether two rectangles have a place in common.
func (r Rect) overlaps(o Rect) bool {
	return r.Left <= o.Right && o.Left <= r.Right && r.Top <= o.Bottom && o.Top <= r.Bottom
}

// lines are the lines of a page that are not set apart.
func (s *sheet) lines() []*line {
	var lines []*line
	for _, row := range s.rows {
		for _, each := range row.lines {
			if !s.dropped[each] {
				lines = append(lines, each)
			}
		}
	}
	return lines
}

// read gives the paragraphs of a page in reading order.
func (s *setting) read(page *sheet) []*paragraph {
	a := &arranger{setting: s, rules: page.horizontal, budget: leastBudget + rowBudget*len(page.rows)}
	lines := page.lines()
	for i := range page.Figures {
		each := &page.Figures[i]
		each.Block.Place = each.Block.Place.Or(document.Place{Page: page.number})
		first := &line{page: page.number, size: s.size}
		lines = append(lines, solid(each.Rect, first, &line{figure: &each.Block}))
	}
	lines = a.tables(append(lines, page.turned...), page)
	upright := slices.DeleteFunc(slices.Clone(lines), func(l *line) bool { return l.turned })
	turned := slices.DeleteFunc(lines, func(l *line) bool { return !l.turned })
	upright = a.boxes(upright, page.boxes())
	if !slices.ContainsFunc(upright, (*line).isSolid) {
		upright = a.wheel(upright)
	}
	var all []*paragraph
	if len(upright) > 0 {
		rows := rows(upright)
		room := roomOf(rows)
		room.Right = math.Max(s.rights[page.Width], textRight(rows))
		for _, column := range a.arrange(rows, room) {
			all = append(all, s.paragraphs(column)...)
		}
	}
	for _, each := range turned {
		all = append(all, s.paragraphs(column{Rect: each.Rect, lines: []*line{each}})...)
	}
	return insertUnseen(all, s.unseen(page))
}

// unseen gives the paragraphs of a page that nobody sees.
func (s *setting) unseen(page *sheet) []*paragraph {
	var all []*paragraph
	for _, each := range page.unseen {
		if n := len(all); n > 0 && each.baseline-all[n-1].lines[len(all[n-1].lines)-1].baseline < looseLines*each.size && each.Left == all[n-1].Left {
			all[n-1].add(each)
			continue
		}
		all = append(all, newParagraph(each))
	}
	for _, each := range all {
		each.aside = true
	}
	return all
}

// boxes are the rectangles of a page that may hold a text of their own: not those that touch on the left or right, which are the
// cells of one row.
func (s *sheet) boxes() []Rect {
	if len(s.Boxes) > maxBoxes*boxSet {
		return nil
	}
	var rects []Rect
	for _, each := range s.Boxes {
		if !slices.ContainsFunc(s.Boxes, func(b Box) bool { return each.isBeside(b.Rect) }) {
			rects = append(rects, each.Rect)
		}
	}
	for _, each := range s.grids {
		if each.isBox() {
			rects = append(rects, each.Rect)
		}
	}
	return rects
}

// isBeside reports whether two rectangles of one height touch at a side.
func (r Rect) isBeside(o Rect) bool {
	return math.Abs(r.Top-o.Top) <= 1 && math.Abs(r.Bottom-o.Bottom) <= 1 && (math.Abs(r.Right-o.Left) <= 1 || math.Abs(r.Left-o.Right) <= 1)
}

// textRight is how far lines of text reach to the right.
func textRight(rows []row) float64 {
	right := math.Inf(-1)
	for _, row := range rows {
		for _, each := range row.lines {
			if !each.isSolid() {
				right = math.Max(right, each.Right)
			}
		}
	}
	return right
}

// roomOf is the room that lines take.
func roomOf(rows []row) Rect {
	room := rows[0].lines[0].Rect
	for _, row := range rows {
		for _, each := range row.lines {
			room = room.with(each.Rect)
		}
	}
	return room
}

func (r Rect) with(o Rect) Rect {
	return Rect{math.Min(r.Left, o.Left), math.Min(r.Top, o.Top), math.Max(r.Right, o.Right), math.Max(r.Bottom, o.Bottom)}
}
