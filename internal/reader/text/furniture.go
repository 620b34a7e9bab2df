package text

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/document"
)

var (
	// numberedPage is a line that counts pages and says so; words before it stand apart from it by a gap.
	numberedPage = regexp.MustCompile(`(?i)^(?:\S.*\s{3})?[-–\s]*(?:page\s+\d{1,4}\s+of\s+\d{1,4}|page\s*\|\s*\d{1,4}|\d{1,4}\s*\|\s*page)[-–\s]*$`)
	// shortPage may count pages, or be words of the text: "Page 7".
	shortPage = regexp.MustCompile(`^(?i:page|pg\.?|p\.)\s*\d{1,4}$`)
	// edgeNumber is a page number where it stands at the top or bottom of a page, alone or with a gap between it and
	// other words.
	edgeNumber = regexp.MustCompile(`^(?:(.*\S)(?:\s{3,}|\t|\s*\|\s*))?(?:[-–]\s*|\[)?(\d{1,4})(?:\s*[-–]|\])?$|^(\d{1,4})(?:\s{3,}|\t|\s*\|\s*)(\S.*)$`)
	// endsInPage is the end of a line that repeats on each page with another number.
	endsInPage = regexp.MustCompile(`(?i)^(.*\S)\s+page:?\s+\d{1,4}(?:\s+of\s+\d{1,4})?$`)
	// printed is what a browser or program prints at the foot of a page.
	printed = regexp.MustCompile(`(?i)^printed\b.*\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?$`)
	// besideGap is what stands in a line before a gap.
	besideGap = regexp.MustCompile(`^\S+(?: \S+)*(?:\s{3,}|\t)`)
	digits    = regexp.MustCompile(`\d+`)
)

const (
	// edge is how many lines at the top and at the bottom of a page may be its header and footer.
	edge = 3
	// longestFurniture is how long such a line may be.
	longestFurniture = 160
)

// A setter sets the furniture of pages apart: the headers, footers and page numbers that stand in the text because the
// pages were printed one after the other.
type setter struct {
	lines []line
	part  []string // of each line: "header", "footer" or "" for the text
}

// setApart gives the lines of the text, and page furniture as blocks of their own.
func setApart(lines []line) (body []line, furniture []document.Block) {
	s := &setter{lines: lines, part: make([]string, len(lines))}
	s.pageNumbers()
	s.pageEdges()
	s.runningHeads()
	afterBreak := false
	for i, each := range lines {
		if s.part[i] == "" {
			each.afterBreak = each.afterBreak || afterBreak
			afterBreak = false
			body = append(body, each)
			continue
		}
		afterBreak = true
		place := each.place
		place.Part = s.part[i]
		furniture = append(furniture, document.Block{Kind: document.Paragraph, Runs: visibleRuns(each.text), Place: place, Visibility: document.Visible})
	}
	return body, furniture
}

// pageNumbers finds the lines that count pages wherever they stand.
func (s *setter) pageNumbers() {
	counted := map[string]int{} // how often a line occurs but for its page number
	filled := s.filled(0, len(s.lines))
	for _, i := range filled {
		if stem := pageStem(s.lines[i].text); stem != "" {
			counted[stem]++
		}
	}
	for at, i := range filled {
		text := s.lines[i].text
		stem := pageStem(text)
		switch {
		case len(text) > longestFurniture:
		case numberedPage.MatchString(text), printed.MatchString(text),
			stem != "" && counted[stem] > 1 && !endsSentence(stem),
			shortPage.MatchString(text) && (at < 2 || at == len(filled)-1 || s.isAlone(i)):
			s.part[i] = "footer"
		}
	}
}

// pageStem is what stands in a line before the number of its page, with each figure as 0: "Minutes v0"; "" for a line that
// does not end in one.
func pageStem(text string) string {
	if len(text) > longestFurniture {
		return ""
	}
	match := endsInPage.FindStringSubmatch(text)
	if match == nil {
		return ""
	}
	return digits.ReplaceAllString(match[1], "0")
}

// filled gives the lines between two that are not blank.
func (s *setter) filled(from, to int) []int {
	var found []int
	for i := from; i < to; i++ {
		if !s.lines[i].isBlank() {
			found = append(found, i)
		}
	}
	return found
}

// isAlone reports whether blank lines or the ends of the page stand around a line.
func (s *setter) isAlone(i int) bool {
	before := i == 0 || s.lines[i-1].isBlank() || s.lines[i].afterBreak
	after := i+1 == len(s.lines) || s.lines[i+1].isBlank() || s.lines[i+1].afterBreak
	return before && after
}

// A pageEdge is a line near the top or the bottom of a page.
type pageEdge struct {
	line, page int // page counts from 0
	top        bool
}

// pageEdges finds, in a text with form feeds, the lines that stand at the top or bottom of several pages, and numbers
// there that count the pages. The top of the first page stays text: it is the beginning of the document.
func (s *setter) pageEdges() {
	var edges []pageEdge
	begin, pages := 0, 0
	for i := 1; i <= len(s.lines); i++ {
		if i < len(s.lines) && !s.lines[i].afterBreak {
			continue
		}
		filled := s.filled(begin, i)
		for at, line := range filled {
			if top := at < edge; top || at >= len(filled)-edge {
				edges = append(edges, pageEdge{line, pages, top})
			}
		}
		begin = i
		pages++
	}
	if pages < 2 {
		return
	}
	type repeated struct {
		text string
		top  bool
	}
	type stepped struct {
		text string
		step int // from the number of the page to the number in the line
	}
	times, steps := map[repeated]int{}, map[stepped]int{}
	for _, each := range edges {
		text := s.lines[each.line].text
		times[repeated{text, each.top}]++
		if rest, number, ok := pageNumber(text); ok {
			steps[stepped{rest, number - each.page}]++
		}
	}
	for _, each := range edges {
		text := s.lines[each.line].text
		rest, number, isNumber := pageNumber(text)
		often := times[repeated{text, each.top}]
		switch {
		case len(text) > longestFurniture:
			continue
		case isNumber && (rest == "" && number == each.page+1 || steps[stepped{rest, number - each.page}] > 1):
		case often > 1 && often*2 >= pages && !(each.top && each.page == 0):
		case s.part[each.line] != "":
		default:
			continue
		}
		s.part[each.line] = "footer"
		if each.top {
			s.part[each.line] = "header"
		}
	}
}

// pageNumber gives the number that a line at the edge of a page may count pages with, and its other words.
func pageNumber(text string) (rest string, number int, ok bool) {
	if len(text) > longestFurniture {
		return "", 0, false
	}
	match := edgeNumber.FindStringSubmatch(text)
	if match == nil {
		return "", 0, false
	}
	number, err := strconv.Atoi(match[2] + match[3])
	return match[1] + match[4], number, err == nil
}

// runningHeads finds the header that follows a page number, in a text whose pages are divided by nothing else: the same
// line follows another page number, or stands at the top of the document.
func (s *setter) runningHeads() {
	filled := s.filled(0, len(s.lines))
	times := map[string]int{}
	for at, i := range filled {
		if text := s.lines[i].text; at < edge || s.followsFooter(filled, at) {
			times[text]++
		}
	}
	for at, i := range filled {
		text := s.lines[i].text
		begin := strings.TrimSpace(besideGap.FindString(text)) // the title of the document may stand beside its date
		if at >= edge && s.part[i] == "" && len(text) <= longestFurniture && (times[text] > 1 || begin != "" && times[begin] > 0) && s.followsFooter(filled, at) && !strings.HasSuffix(text, ".") {
			s.part[i] = "header"
		}
	}
}

// followsFooter reports whether the filled line before one is a footer, or another line of the head of a page.
func (s *setter) followsFooter(filled []int, at int) bool {
	return at > 0 && s.part[filled[at-1]] != ""
}
