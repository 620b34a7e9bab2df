package office

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// Chart gives what a chart says, read from the root of its part (ISO 29500-1, 21.2): paragraphs with its title and the
// titles of the axes that show values, and a table with a header row of the names of its series and a row for each
// category, the values as the chart's own copy of them has them, in the form in which they are shown. Series that do not
// share their categories stand in tables of their own. What the part holds and the chart does not show, as series that
// were filtered out, are blocks that are Hidden. No block has a place; all are Visible otherwise. The error is a
// *source.Error, for a chart with more values than fit a document.
func Chart(root *Element) ([]document.Block, error) {
	c := &chart{taken: map[*Element]bool{}, said: map[string]bool{}, is1904: isSet(root.Child("c:date1904"))}
	area := root.Child("c:chart", "c:plotArea")
	var blocks []document.Block
	add := func(runs []document.Run) {
		if len(runs) > 0 {
			blocks = append(blocks, document.Block{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible})
		}
	}
	add(c.title(root.Child("c:chart", "c:title")))
	corner := ""
	var all []series
	if area != nil {
		for _, each := range area.Children {
			switch {
			case strings.HasSuffix(each.Name, "Chart"):
				all = append(all, c.series(each)...)
			case isSet(each.Child("c:delete")):
			case each.Name == "c:valAx":
				add(c.title(each.Child("c:title")))
			case strings.HasSuffix(each.Name, "Ax"):
				corner = strings.TrimSpace(corner + " " + textOf(c.title(each.Child("c:title"))))
			}
		}
	}
	tables, err := c.tables(all, corner)
	if err != nil {
		return nil, err
	}
	return append(append(blocks, tables...), c.rest(root, nil)...), nil
}

// ChartWords gives the words of a chart's part by a way of its own, so that what Chart makes of it can be compared with
// them: all text, and the names of series and categories once for each, because every series repeats the categories.
// Values are not among them, which Chart writes in another form; nor are the fields of labels, which stand for them.
func ChartWords(root *Element) string {
	var out strings.Builder
	said := map[string]bool{}
	var walk func(e *Element, isString bool)
	walk = func(e *Element, isString bool) {
		switch {
		case e.Name == "a:fld":
			return
		case isText(e.Name), isString && e.Name == "c:v" && !said[string(e.Text)]:
			said[string(e.Text)] = true
			out.Write(e.Text)
			out.WriteByte('\n')
		}
		for _, each := range e.Children {
			walk(each, isString || isStrings(e.Name))
		}
	}
	walk(root, false)
	return out.String()
}

// isStrings reports whether an element holds points that are text.
func isStrings(name string) bool {
	return name == "c:strCache" || name == "c:strLit" || name == "c:multiLvlStrCache" || strings.HasSuffix(name, ":dlblRangeCache")
}

// isSet reports whether a switch of a drawing is there and on.
func isSet(e *Element) bool {
	value := e.Get("val")
	return e != nil && value != "0" && value != "false"
}

// A chart is one that is being read.
type chart struct {
	taken  map[*Element]bool // text that stands in a block
	said   map[string]bool   // names of series and categories that stand in a block
	is1904 bool              // days are counted from 1904
}

// title gives the text of a title.
func (c *chart) title(e *Element) []document.Run {
	if e == nil {
		return nil
	}
	if cache := e.Child("c:tx", "c:strRef", "c:strCache"); cache != nil {
		if text := c.join(cache); text != "" {
			return []document.Run{{Text: text, Visibility: document.Visible}}
		}
	}
	var runs []document.Run
	for _, each := range paragraphsOf(e.Child("c:tx", "c:rich")) {
		each.EachText(func(e *Element) { c.taken[e] = true })
		if text := TextOf(each); len(text) > 0 {
			if len(runs) > 0 {
				runs = append(runs, document.Run{Text: "\n", Visibility: document.Visible})
			}
			runs = append(runs, text...)
		}
	}
	return runs
}

// join gives the points of a cache as one text.
func (c *chart) join(cache *Element) string {
	var words []string
	found := c.points(cache, figures{})
	for _, i := range numbersOf(found) {
		words = append(words, found[i])
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// tables puts series that share their categories into one table.
func (c *chart) tables(all []series, corner string) ([]document.Block, error) {
	var blocks []document.Block
	cells := 0
	for len(all) > 0 {
		end := 1
		for end < len(all) && slices.EqualFunc(all[0].categories, all[end].categories, equal) {
			end++
		}
		block := c.table(all[:end], corner, &cells)
		if cells > source.MaxPieces {
			return nil, TooMuch("values in a chart")
		}
		if len(block.Rows) > 0 {
			blocks = append(blocks, block)
		}
		all = all[end:]
	}
	return blocks, nil
}

func equal(a, b points) bool {
	if len(a) != len(b) {
		return false
	}
	for i, text := range a {
		if other, ok := b[i]; !ok || other != text {
			return false
		}
	}
	return true
}

// table writes one row for each category. Where there are none, they are counted from 1, as on the chart.
func (c *chart) table(all []series, corner string, cells *int) document.Block {
	block := document.Block{Kind: document.Table, Visibility: document.Visible}
	categories, numbers := all[0].categories, points{}
	for _, each := range categories {
		addNumbers(numbers, each)
	}
	header := make([]string, max(1, len(categories)))
	header[0] = corner
	for _, one := range all {
		for _, each := range one.values {
			addNumbers(numbers, each)
			header = append(header, one.name)
		}
		c.said[one.name] = true
	}
	if *cells += len(header) * (len(numbers) + 1); *cells > source.MaxPieces {
		return block
	}
	if strings.Join(header, "") != "" {
		block.Rows = append(block.Rows, tableRow(header, true))
	}
	for _, i := range numbersOf(numbers) {
		var row []string
		for _, each := range categories {
			row = append(row, each[i])
			c.said[each[i]] = true
		}
		if len(categories) == 0 {
			row = append(row, strconv.Itoa(i+1))
		}
		for _, one := range all {
			for _, each := range one.values {
				row = append(row, each[i])
			}
			if label := one.labels[i]; label != "" && len(one.values) > 0 {
				row[len(row)-1] = strings.TrimSpace(row[len(row)-1] + "\n" + label)
			}
		}
		block.Rows = append(block.Rows, tableRow(row, false))
	}
	c.sayLabels(all, numbers)
	return block
}

// sayLabels takes note of the labels that stand in a cell.
func (c *chart) sayLabels(all []series, numbers points) {
	for _, one := range all {
		for i, label := range one.labels {
			if _, ok := numbers[i]; ok && len(one.values) > 0 {
				c.said[label] = true
			}
		}
	}
}

func addNumbers(to, from points) {
	for i := range from {
		to[i] = ""
	}
}

func numbersOf(p points) []int {
	all := make([]int, 0, len(p))
	for i := range p {
		all = append(all, i)
	}
	slices.Sort(all)
	return all
}

func tableRow(texts []string, isHeader bool) document.Row {
	row := document.Row{Header: isHeader, Cells: make([]document.Cell, len(texts))}
	for i, text := range texts {
		row.Cells[i].Blocks = []document.Block{}
		if text != "" {
			row.Cells[i].Blocks = append(row.Cells[i].Blocks, document.Text(document.Paragraph, text))
		}
	}
	return row
}

// rest gives what stands in no block: series that were filtered out, titles of axes that were taken away.
func (c *chart) rest(e *Element, blocks []document.Block) []document.Block {
	hide := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			blocks = append(blocks, document.Block{
				Kind: document.Paragraph, Visibility: document.Hidden,
				Runs: []document.Run{{Text: text, Visibility: document.Hidden}},
			})
		}
	}
	switch {
	case e.Name == "a:fld":
		return blocks
	case isText(e.Name) && !c.taken[e]:
		hide(string(e.Text))
	case isStrings(e.Name):
		for _, text := range pointTexts(e, nil) {
			if !c.said[text] {
				c.said[text] = true
				hide(text)
			}
		}
	}
	for _, each := range e.Children {
		blocks = c.rest(each, blocks)
	}
	return blocks
}

// pointTexts gives the text of every point in a cache.
func pointTexts(e *Element, texts []string) []string {
	if e.Name == "c:v" {
		texts = append(texts, string(e.Text))
	}
	for _, each := range e.Children {
		texts = pointTexts(each, texts)
	}
	return texts
}
