package office

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
)

// leastNumbers is how many boxes must carry the numbers 1, 2, 3 … for these to be the order of reading.
const leastNumbers = 3

// numbered finds the number that a box begins with. "7 minute briefing" is the name of the form and no number.
var (
	numbered = regexp.MustCompile(`^(?i:(?:step|part|minute|box|point)\s+)?\(?([1-9]\d?)(?:[.):]|\s*[-–—]|\s|$)`)
	noNumber = regexp.MustCompile(`(?i)^\(?\d+[ -]?(?:min|mb\b|point|step|thing|part|year|month|week|day|hour|per\b|child|of\b)`)
	isNumber = regexp.MustCompile(`^\(?([1-9]\d?)[.):]?$`)
)

// numberOf gives the number that a unit begins with, or that stands in it by itself, as in a circle; 0 for none. isMark is
// set where there is nothing else in it.
func numberOf(blocks []document.Block) (number int, isMark bool) {
	var first string
	texts := 0
	for _, each := range blocks {
		text := strings.TrimSpace(each.Number + " " + each.PlainText())
		if text == "" || each.Kind == document.Image {
			continue
		}
		if texts++; texts == 1 {
			first = text
		}
		if found := isNumber.FindStringSubmatch(text); found != nil && number == 0 {
			number = atoi(found[1])
		}
	}
	if number > 0 {
		return number, texts == 1
	}
	if found := numbered.FindStringSubmatch(first); found != nil && !noNumber.MatchString(first) {
		return atoi(found[1]), false
	}
	return 0, false
}

// atoi reads digits of which a pattern has made sure.
func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// byNumber brings units into order by the numbers that are printed in them, where these are 1, 2, 3 …, each once, as in the
// seven boxes or the wheel of a briefing; else by where they lie. Boxes without a number that belong to one with a number
// are read after it, others before all or, where they lie below all, behind.
func byNumber(all []Unit) []Unit {
	var heads, others []Unit
	for _, each := range all {
		if each.number > 0 {
			heads = append(heads, each)
		} else {
			others = append(others, each)
		}
	}
	slices.SortStableFunc(heads, func(a, b Unit) int { return a.number - b.number })
	if len(heads) < leastNumbers || len(all) > maxUnits {
		return inPlace(all)
	}
	for i, each := range heads {
		if each.number != i+1 {
			return inPlace(all)
		}
	}
	members, before, after := gathered(heads, others)
	ordered := inPlace(before)
	for i, head := range heads {
		ordered = append(ordered, head)
		own := inPlace(members[i])
		if head.isMark && len(own) > 0 {
			if marked, ok := withNumber(head, own[0]); ok {
				ordered[len(ordered)-1], own = marked, own[1:]
			}
		}
		ordered = append(ordered, own...)
	}
	return append(ordered, inPlace(after)...)
}

// gathered gives each box without a number to the numbered one that it belongs to: a mark, the text nearest to it; a box with
// a heading, the text right below or beside it.
func gathered(heads, others []Unit) (members [][]Unit, before, after []Unit) {
	members = make([][]Unit, len(heads))
	whole := make([]Box, len(heads)) // with what was given to it
	bottom := math.Inf(-1)
	for i, head := range heads {
		whole[i] = head.Box
		bottom = max(bottom, head.Box.Bottom)
	}
	give := func(head, other int) {
		members[head] = append(members[head], others[other])
		whole[head] = whole[head].Around(others[other].Box)
		others = slices.Delete(others, other, other+1)
	}
	for { // marks, the nearest pair first
		head, other, least := -1, -1, math.Inf(1)
		for i := range heads {
			for j := range others {
				isFree := heads[i].isMark && len(members[i]) == 0 && hasText(others[j]) && !isOverAll(others[j].Box, heads)
				if d := heads[i].Box.Distance(others[j].Box); isFree && d < least {
					head, other, least = i, j, d
				}
			}
		}
		if head < 0 || least > 2*max(heads[head].Box.Width(), heads[head].Box.Height()) {
			break
		}
		give(head, other)
	}
	for j := 0; j < len(others); {
		head, least := -1, math.Inf(1)
		for i := range heads {
			if d := whole[i].Distance(others[j].Box); d < least && belongs(whole[i], others[j].Box) && !isMiddle(others[j].Box, heads) {
				head, least = i, d
			}
		}
		if head < 0 {
			j++
			continue
		}
		give(head, j)
		j = 0
	}
	for _, each := range others {
		if each.Box.Top >= bottom {
			after = append(after, each)
		} else {
			before = append(before, each)
		}
	}
	return members, before, after
}

// belongs reports whether a box lies right below or beside another, with no more than a line between them.
func belongs(head, other Box) bool {
	const line = 30
	across := min(head.Right, other.Right) - max(head.Left, other.Left)
	down := min(head.Bottom, other.Bottom) - max(head.Top, other.Top)
	below := other.Top-head.Top > 0 && other.Top-head.Bottom < line && across > 0.6*min(head.Width(), other.Width()) && other.Width() < 1.6*head.Width()
	beside := other.Left-head.Left > 0 && other.Left-head.Right < line && down > 0.6*min(head.Height(), other.Height()) && other.Height() < 1.6*head.Height()
	return below || beside
}

// isOverAll reports whether a box lies above others, across more than one of them, as the title of a page does.
func isOverAll(title Box, others []Unit) bool {
	under := 0
	for _, each := range others {
		if each.Box.Top < title.Bottom-1 {
			return false
		}
		if middle := (each.Box.Left + each.Box.Right) / 2; middle > title.Left && middle < title.Right {
			under++
		}
	}
	return under > 1
}

// isMiddle reports whether boxes lie on three sides of one, as round the middle of a wheel.
func isMiddle(middle Box, around []Unit) bool {
	var sides [4]bool
	for _, each := range around {
		across := min(each.Box.Right, middle.Right) > max(each.Box.Left, middle.Left)
		down := min(each.Box.Bottom, middle.Bottom) > max(each.Box.Top, middle.Top)
		for i, is := range []bool{
			down && each.Box.Right <= middle.Left, down && each.Box.Left >= middle.Right,
			across && each.Box.Bottom <= middle.Top, across && each.Box.Top >= middle.Bottom,
		} {
			sides[i] = sides[i] || is
		}
	}
	count := 0
	for _, is := range sides {
		if is {
			count++
		}
	}
	return count >= 3
}

func hasText(one Unit) bool {
	for _, each := range one.Blocks {
		if each.PlainText() != "" && each.Kind != document.Image {
			return true
		}
	}
	return false
}

// withNumber gives a text the number that stands in a circle beside it; false where it has one of its own, or is a table.
func withNumber(mark, text Unit) (Unit, bool) {
	if len(mark.Blocks) != 1 || len(mark.Blocks[0].Runs) != 1 || mark.Blocks[0].Number != "" {
		return Unit{}, false
	}
	for i, each := range text.Blocks {
		if each.Kind == document.Image || each.Visibility != document.Visible {
			continue
		}
		if each.Number != "" || each.Kind == document.Table {
			return Unit{}, false
		}
		text.Blocks = slices.Clone(text.Blocks)
		text.Blocks[i].Number = strings.TrimSpace(mark.Blocks[0].PlainText())
		return text, true
	}
	return Unit{}, false
}
