package recognise

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
)

// A line is one block of the document as the recogniser sees it.
type line struct {
	document.Block
	text  string // the visible text on one line, without the label
	label label
	cells [][]string // a table's text by rows
	gaps  []string   // the text as wide gaps divide it, where spaces were used for columns
	bold  bool       // all of it stands out
	use   use
	why   string // for a line that is used as a fact: where the page shows it

	agenda   bool          // names an item of an agenda that was written in a table
	inColumn *columnAction // stood in the column of actions of a table of minutes
}

// use says what a line was recognised as.
type use int

const (
	asText    use = iota // stays in its section as it is printed
	asHeading            // opens a section
	asRead               // stays as it is printed, and no rule looks at it
	asFact               // its facts stand beside the text; the line itself is left out, for the reason in why
)

// newLines gives the visible blocks of a document as lines, as they would be without the accidents of their file: runs
// of lines taken apart, tables that lost their grid put together.
func newLines(doc *document.Document) []*line {
	lines := unrun(agendaTables(joinLabels(slashTables(printedLines(doc)))))
	settleReferences(lines)
	return lines
}

// printedLines gives the visible blocks of a document as lines, just as they are.
func printedLines(doc *document.Document) []*line {
	var lines []*line
	for _, block := range doc.Blocks {
		lines = append(lines, newLine(block)...)
	}
	return lines
}

// longestLine is the length in bytes from which a line is no sentence, label or list that a person wrote: about 3,000
// words. Looking for a hundred forms in ten megabytes of them would take minutes.
const longestLine = 20_000

// newLine gives one block as a line; none where there is nothing to see. Page headers and footers are facts from the
// start: they are no part of the text.
func newLine(block document.Block) []*line {
	if block.Visibility != document.Visible {
		return nil
	}
	if block.Kind == document.Table {
		if inside := boxed(block); inside != nil {
			return blockLines(inside)
		}
		return []*line{tableLine(block)}
	}
	if block.Kind == document.ListItem && parseLabel(block.Number).family == decimal {
		block = numberedParagraph(block)
	}
	gaps := wideGap.Split(strings.TrimSpace(block.PlainText()), -1)
	block = tidy(block)
	each := &line{Block: block, gaps: gaps, text: document.Fold(block.PlainText()), bold: isBold(block)}
	switch {
	case each.text == "" && block.Kind == document.Image:
		each.fact("a picture without a text alternative; pages show the words of pictures only")
		return []*line{each}
	case each.text == "" && len(words(block.Number)) == 0:
		return nil
	case len(each.text) > longestLine:
		each.use, each.text = asRead, ""
		return []*line{each}
	case block.Number != "":
		each.label = parseLabel(block.Number)
		if each.label.family == bullet || each.label.family == noLabel {
			// "- a. Executive": the bullet is the format's, the letter is the author's.
			if inner, rest := splitLabel(each.text); inner.family > bullet && !strings.Contains(inner.printed, " ") {
				each.label, each.text = inner, rest
			}
		}
	default:
		each.label, each.text = splitLabel(each.text)
	}
	if navigation.MatchString(each.text) {
		each.fact("the way round the website that it was taken from")
	}
	if contentsLine.MatchString(each.text) {
		each.fact("table of contents, which the page makes of its own headings")
	}
	if block.Place.Part == "header" || block.Place.Part == "footer" {
		each.fact("page " + block.Place.Part)
	}
	return []*line{each}
}

// boxed gives what stands in a table of one column, which is a box drawn round text and no table; nil for any other.
func boxed(table document.Block) []document.Block {
	var inside []document.Block
	for _, row := range table.Rows {
		if len(row.Cells) != 1 {
			return nil
		}
		inside = append(inside, row.Cells[0].Blocks...)
	}
	return inside
}

// numberedParagraph gives a paragraph that the format counts ("4.2") as the same with its number typed: it is cited by that,
// and stands in no list.
func numberedParagraph(block document.Block) document.Block {
	number := document.Run{Text: block.Number + " ", Visibility: document.Visible}
	block.Kind, block.Number, block.Level = document.Paragraph, "", 0
	block.Runs = append([]document.Run{number}, block.Runs...)
	return block
}

// navigation is what a web page prints around its text.
var navigation = regexp.MustCompile(`(?i)^skip to (?:main )?content$|^home\s*[>›»/]\s|^(?:back to top|print this page|share this page)$|^was this page (?:helpful|useful)\b`)

// contentsLine is a line of a table of contents: a title, dots and a page.
var contentsLine = regexp.MustCompile(`\.{4,}\s*\d{1,3}$|(?:\s\.){4,}\s*\d{1,3}$|…{2,}\s*\d{1,3}$`)

var wideGap = regexp.MustCompile(`[ \t\x{a0}]{3,}`)

func tableLine(block document.Block) *line {
	if hasSpans(block.Rows) {
		block.Rows = onGrid(block.Rows)
	}
	each := &line{Block: block, text: document.Fold(block.PlainText())}
	for _, row := range block.Rows {
		cells := make([]string, len(row.Cells))
		for i, cell := range row.Cells {
			cells[i] = document.Fold(cell.PlainText())
		}
		each.cells = append(each.cells, cells)
	}
	return each
}

// tidy gives a block with single spaces and none at its ends, so that a place in its text is the same place in the text
// on one line. Line breaks stay.
func tidy(block document.Block) document.Block {
	space := true // at the start, and after a space
	runs := make([]document.Run, 0, len(block.Runs))
	for _, run := range block.Runs {
		if run.Visibility == document.Visible {
			var text strings.Builder
			for _, r := range run.Text {
				if !unicode.IsSpace(r) {
					text.WriteRune(r)
				} else if !space {
					text.WriteRune(map[bool]rune{true: '\n', false: ' '}[r == '\n'])
				}
				space = unicode.IsSpace(r)
			}
			run.Text = text.String()
		}
		runs = append(runs, run)
	}
	for i := len(runs) - 1; i >= 0; i-- {
		if runs[i].Visibility == document.Visible {
			if runs[i].Text = strings.TrimRight(runs[i].Text, " \n"); runs[i].Text != "" {
				break
			}
		}
	}
	block.Runs = runs
	return block
}

// lead is where the text of a line begins in its block: behind a label that stands in the text.
func (l *line) lead() int { return len(l.PlainText()) - len(l.text) }

// from gives the text of a line without its first n bytes as a paragraph.
func (l *line) from(n int) document.Block { return asParagraph(cut(l.Block, l.lead()+n)) }

func isBold(block document.Block) bool {
	for _, run := range block.Runs {
		if strings.TrimSpace(run.Text) != "" && !run.Marks.Has(document.Bold) {
			return false
		}
	}
	return len(block.Runs) > 0
}

// full is the text of a line with its label, as it is printed.
func (l *line) full() string {
	if l.Number != "" && l.Number != l.label.printed {
		return strings.TrimSpace(l.label.printed + " " + l.text)
	}
	return document.Fold(l.Number + " " + l.PlainText())
}

// said is the text of a line with its number, but without a bullet.
func (l *line) said() string {
	if l.isBulleted() {
		return l.text
	}
	return l.full()
}

// fact marks a line as shown elsewhere on the page than in its section.
func (l *line) fact(why string) { l.use, l.why = asFact, why }

// isTable, isFree: what most rules ask first.
func (l *line) isTable() bool { return l.Kind == document.Table }
func (l *line) isFree() bool  { return l.use == asText }

// isBulleted reports whether the line stands in a list under something else.
func (l *line) isBulleted() bool { return l.label.family == bullet }

// looksLikeHeading reports whether a text has the form of a heading: short, beginning like one, and no sentence.
func looksLikeHeading(text string) bool {
	count := len(words(text))
	text = noteMark.ReplaceAllString(text, "")
	if count == 0 || count > 16 || startsLower(text) || text == "" {
		return false
	}
	switch text[len(text)-1] {
	case '.', ';', ',':
		// A heading may end in an abbreviation or an ellipsis, but then it is hardly told from a sentence.
		return false
	}
	if beginsWithDay.MatchString(text) && firstDate(text).start == 0 && firstDate(text).printed != "" { // "2 September 2024, 9.30am (Council House)"
		return false
	}
	return !strings.Contains(text, ";") && (!strings.Contains(text, ". ") || count <= 8)
}

// noteMark is the mark of a note behind a text: "[2]".
var noteMark = regexp.MustCompile(`\s*\[\d{1,3}\]$`)

var beginsWithDay = regexp.MustCompile(`^(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)`)

func sortBy[T any, K cmp.Ordered](list []T, key func(T) K) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
