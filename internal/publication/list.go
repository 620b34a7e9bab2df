package publication

import (
	"strconv"
	"strings"
)

// A listItem is an item with the deeper items that stand in it.
type listItem struct {
	pageBlock
	within []pageBlock
}

// writeList writes items, the first of which is no deeper than any other, as Markdown lists. Items beside each other are
// one list as long as they are numbered in the same way.
func writeList(items []pageBlock) string {
	var text strings.Builder
	sign := ""
	for _, list := range divide(items) {
		ordered := isConsecutive(list)
		switch {
		case ordered:
			sign = ""
		case sign == "-": // with the same sign Markdown would make one list of the two
			sign = "*"
		default:
			sign = "-"
		}
		if text.Len() > 0 && items[0].depth == 1 {
			text.WriteByte('\n')
		}
		for _, item := range list {
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			marker, runs := sign, item.text()
			if ordered {
				marker, runs = item.number, item.runs
			}
			text.WriteString(item.write(marker+" ", inline(runs, inParagraph)))
		}
	}
	return text.String()
}

func (item listItem) write(marker, words string) string {
	margin := strings.Repeat(" ", len(marker))
	text := indent(words, marker, margin)
	if len(item.within) == 0 {
		return text
	}
	within := writeList(item.within)
	if !strings.HasPrefix(within, "- ") {
		text += "\n" // a list from another number than 1 begins only after an empty line
	}
	return text + "\n" + indent(within, margin, margin)
}

// divide gives the outermost of the items, in lists of items that are numbered in the same way.
func divide(items []pageBlock) [][]listItem {
	var lists [][]listItem
	form := ""
	for i := 0; i < len(items); {
		item := listItem{pageBlock: items[i]}
		from := i + 1
		for i++; i < len(items) && items[i].depth > item.depth; i++ {
		}
		item.within = items[from:i]
		if len(lists) == 0 || item.form() != form {
			lists = append(lists, nil)
			form = item.form()
		}
		lists[len(lists)-1] = append(lists[len(lists)-1], item)
	}
	return lists
}

// form tells the ways of numbering apart: bullets, "3.", "3)", and all others, which Markdown cannot show.
func (b pageBlock) form() string {
	if _, sign := ordinal(b.number); sign != "" {
		return sign
	}
	if b.number == "" {
		return "bullet"
	}
	return "other"
}

// isConsecutive reports whether Markdown can number a list: it counts on from the first number.
func isConsecutive(list []listItem) bool {
	first, _ := ordinal(list[0].number)
	for i, item := range list {
		if value, sign := ordinal(item.number); sign == "" || value != first+i {
			return false
		}
	}
	return true
}

// ordinal reads "3." or "3)"; its sign is "" where the number is none that a Markdown list can have.
func ordinal(number string) (value int, sign string) {
	digits := strings.TrimRight(number, ".)")
	value, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 9 || strconv.Itoa(value) != digits || value < 0 || len(number) != len(digits)+1 {
		return 0, ""
	}
	return value, number[len(digits):]
}
