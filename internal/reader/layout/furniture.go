package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"

	"gazette/internal/document"
)

const (
	// furnitureRows is how many rows at the top and the bottom of a page may be its header and footer.
	furnitureRows = 5
	// samePlace is how far apart, in points, the header lines of two pages may stand that are the same.
	samePlace = 5
	// often is the part of the pages on which a line stands at least that is page furniture: a document may have other headers
	// on left and right pages, and in its parts.
	often = 3
	// margin is the part of a page's height that is its margin, where text is nothing but furniture.
	margin = 0.075
	// deepFurniture is the part of a page's height in which its furniture stands.
	deepFurniture = 0.25
	// clear is how much further than lines of text, in parts, furniture stands from the text.
	clear = 1.3
)

var (
	figures = regexp.MustCompile(`\d+`)
	// pageCount is a line that counts pages and nothing else.
	pageCount = regexp.MustCompile(`^(?i:[-–—|\[\s]*(?:page|pg\.?|p\.)?\s*[-–—|:]?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?[-–—|\]\s]*)$`)
	// saidCount is one that says so.
	saidCount = regexp.MustCompile(`(?i)page\s*:?\s*\d+\s*of\s*\d+`)
)

// A margined is a line near the top or bottom of a page.
type margined struct {
	*line
	page  *sheet
	top   bool
	depth float64 // from the edge of the page
	text  string  // with all figures alike
	at    int     // of its row
	count bool    // it counts pages
	same  bool    // it stands on other pages as well,
	weak  bool    // on one other only and not in the margin, where two pages may begin alike by chance
}

// A furnisher sets headers, footers and page numbers apart.
type furnisher struct {
	leading float64
	pages   int
	shown   map[string]bool // what stands in the document already

	headers, footers []document.Block
	notRead          []document.Omission
}

// setApart takes the furniture of pages out of them.
func (f *furnisher) setApart(sheets []*sheet) {
	f.pages, f.shown = len(sheets), map[string]bool{}
	var all []*margined
	for _, each := range sheets {
		all = append(all, each.margined(true)...)
		all = append(all, each.margined(false)...)
	}
	findRepeated(all, len(sheets))
	findCounts(all, len(sheets))
	for _, each := range sheets {
		each.clearTables(all)
	}
	for begin, end := 0, 0; begin < len(all); begin = end {
		for end = begin; end < len(all) && all[end].page == all[begin].page && all[end].top == all[begin].top; end++ {
		}
		f.edge(all[begin:end])
	}
}

// margined gives the lines in the rows at the top or the bottom of a page, from the edge inwards.
func (s *sheet) margined(top bool) []*margined {
	var found []*margined
	for i := range min(furnitureRows, len(s.rows)) {
		at := i
		if !top {
			at = len(s.rows) - 1 - i
		}
		for _, each := range s.rows[at].lines {
			depth := each.baseline
			if !top {
				depth = s.Height - each.baseline
			}
			if depth > deepFurniture*s.Height {
				continue
			}
			found = append(found, &margined{line: each, page: s, top: top, depth: depth, at: i, text: figures.ReplaceAllString(each.text(), "0")})
		}
	}
	return found
}

// findRepeated marks the lines that stand in one place on many pages.
func findRepeated(all []*margined, pages int) {
	type key struct {
		text string
		top  bool
	}
	alike := map[key][]*margined{}
	for _, each := range all {
		k := key{each.text, each.top}
		alike[k] = append(alike[k], each)
	}
	for _, lines := range alike {
		slices.SortStableFunc(lines, func(a, b *margined) int { return cmp.Compare(a.depth, b.depth) })
		for begin, end := 0, 0; begin < len(lines); begin = end {
			on := map[*sheet]bool{}
			for end = begin; end < len(lines) && lines[end].depth-lines[begin].depth <= samePlace; end++ {
				on[lines[end].page] = true
			}
			for _, each := range lines[begin:end] {
				inMargin := each.depth < margin*each.page.Height
				each.same = len(on) > 1 && (len(on)*often >= pages || inMargin)
				each.weak = len(on) == 2 && !inMargin
			}
		}
	}
}

// findCounts marks the lines that count pages: the number goes up with the pages, or the line says what it is.
func findCounts(all []*margined, pages int) {
	type key struct {
		step int
		top  bool
	}
	steps := map[key]int{}
	value := func(each *margined) (key, bool) {
		match := pageCount.FindStringSubmatch(each.line.text())
		if match == nil {
			return key{}, false
		}
		number, err := strconv.Atoi(match[1])
		return key{number - each.page.number, each.top}, err == nil
	}
	for _, each := range all {
		if k, ok := value(each); ok {
			steps[k]++
		}
	}
	for _, each := range all {
		k, ok := value(each)
		each.count = ok && (steps[k] > 1 || saidCount.MatchString(each.line.text()) || k.step == 0 && pages > 1 && each.depth < margin*each.page.Height)
	}
}

// clearTables takes lines back that stand in a table with others: the header of a table is printed again on each page.
func (s *sheet) clearTables(all []*margined) {
	for _, g := range s.grids {
		if g.isBox() {
			continue
		}
		var inside []*margined
		furniture := map[*line]bool{}
		for _, each := range all {
			if each.page == s && (each.same || each.count) && g.holds(each.line) {
				inside = append(inside, each)
				furniture[each.line] = true
			}
		}
		if len(inside) == 0 || !slices.ContainsFunc(s.rows, func(r row) bool {
			return slices.ContainsFunc(r.lines, func(l *line) bool { return g.holds(l) && !furniture[l] })
		}) {
			continue
		}
		for _, each := range inside {
			each.same, each.count = false, false
		}
	}
}

// edge takes the furniture at one edge of a page out of it: the rows from the edge on that are nothing else and stand clear of the
// text.
func (f *furnisher) edge(lines []*margined) {
	page, top := lines[0].page, lines[0].top
	taken := 0 // rows
	for row := 0; row < min(furnitureRows, len(page.rows)); row++ {
		if slices.ContainsFunc(lines, func(m *margined) bool { return m.at == row && !m.count && (!m.same || m.weak && row == 0) }) {
			break
		}
		if page.isClear(row, top, f.leading) {
			taken = row + 1
		}
	}
	var kept []*line // the lines of one row that are shown
	for i, each := range lines {
		if (each.at < taken || (each.count || each.same) && each.depth < margin*page.Height) && !page.dropped[each.line] {
			page.dropped[each.line] = true
			if f.keep(each) {
				kept = append(kept, each.line)
			}
		}
		if i+1 == len(lines) || lines[i+1].at != each.at {
			f.show(kept, top)
			kept = nil
		}
	}
}

// isClear reports whether the row at an edge, counted from it, stands apart from the next one.
func (s *sheet) isClear(at int, top bool, leading float64) bool {
	here, next := at, at+1
	if !top {
		here, next = len(s.rows)-1-at, len(s.rows)-2-at
	}
	if next < 0 || next >= len(s.rows) {
		return false
	}
	a, b := s.rows[here].lines[0], s.rows[next].lines[0]
	return math.Abs(a.baseline-b.baseline) > clear*leading*math.Max(a.size, b.size)
}

// part is the part of the page in which a line of furniture stands.
func part(top bool) string {
	if top {
		return "header"
	}
	return "footer"
}

// keep reports whether a line of furniture is to be shown, as it is the first time that it occurs; else it is entered in what was not
// read.
func (f *furnisher) keep(m *margined) bool {
	place := m.line.place()
	place.Part = part(m.top)
	why := "repeated page " + place.Part
	switch key := place.Part + m.text; {
	case m.count:
		why = "page number"
	case !f.shown[key]:
		f.shown[key] = true
		return true
	}
	var text writer
	m.write(&text, 0)
	f.notRead = append(f.notRead, document.Omission{Place: place, Text: plain(text.runs()), Why: why})
	return false
}

// show puts lines beside each other into the document.
func (f *furnisher) show(lines []*line, top bool) {
	if len(lines) == 0 {
		return
	}
	var text writer
	merged := row{lines}.merged()[0]
	merged.write(&text, 0)
	runs := text.runs()
	block := document.Block{Kind: document.Paragraph, Runs: runs, Place: merged.place(), Visibility: visibility(runs)}
	block.Place.Part = part(top)
	if top {
		f.headers = append(f.headers, block)
	} else {
		f.footers = append(f.footers, block)
	}
}
