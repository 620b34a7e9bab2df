package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
)

// A piece is the text of one marked content, or of what stands together outside of all.
type piece struct {
	runs        []document.Run
	open        strings.Builder // the text of the last of them, while it grows
	left        float64         // where it begins
	top, bottom float64         // how far up and down it reaches
	paper       float64         // height of its page
	page        int
	first, last char
	follows     mark // which the character before the first is in, and whether
	parted      bool // there is room between the two
}

// pieces divides the text of a page by the marked content that it is in. Text of page furniture comes line by line under
// artifacts, and text that the structure tree does not know under others.
type pieces struct {
	marked    map[mark]*piece
	artifacts []*piece
	others    []char
}

// divide adds the text of a page. known says which of its marked content the structure tree leads to.
func (all *pieces) divide(p *page, known map[int]bool) {
	var last, base char // base is the last that stands on the line itself
	gap := false        // PDFium parted what comes from what was before
	for _, c := range p.chars {
		if c.text == nil {
			gap = gap || unicode.IsSpace(c.rune)
			continue
		}
		space := isParted(last, c, gap)
		gap = false
		at := mark{p.number, c.text.content}
		switch {
		case known[at.content]:
			into := all.marked[at]
			if into == nil {
				into = newPiece(p, c)
				all.marked[at] = into
			}
			into.part(last, c, space)
			into.add(c, base)
		case c.text.artifact:
			count := len(all.artifacts)
			if count == 0 || all.artifacts[count-1].page != p.number || isNewLine(last, c) {
				all.artifacts = append(all.artifacts, newPiece(p, c))
				count++
			} else if space {
				all.artifacts[count-1].space(" ")
			}
			all.artifacts[count-1].add(c, char{})
		default:
			all.others = append(all.others, c)
		}
		last = c
		if raised(c, base) == 0 {
			base = c
		}
	}
}

// lineEnd parts lines in a piece. It is a space, unless it stands in a word.
const lineEnd = "\n"

// part parts a character from the one before it on the page, if there is room between them. Of the first of a piece it takes
// note, for what comes before that in its block may be another.
func (p *piece) part(last, c char, room bool) {
	switch {
	case len(p.runs) == 0:
		p.first, p.parted = c, room
		if last.text != nil {
			p.follows = mark{p.page, last.text.content}
		}
	case room:
		p.space(spaceBetween(last, c))
	}
	p.last = c
}

func spaceBetween(last, c char) string {
	if isNewLine(last, c) {
		return lineEnd
	}
	return " "
}

// partFrom is what stands between a piece and the one before it in the same block.
func (p *piece) partFrom(before *piece, at mark) string {
	switch {
	case before.page != p.page:
		return " "
	case p.follows == at && p.parted || p.follows != at && isParted(before.last, p.first, false):
		return spaceBetween(before.last, p.first)
	}
	return ""
}

func newPiece(p *page, first char) *piece {
	return &piece{page: p.number, paper: p.height, left: first.box.Left, top: first.box.Top, bottom: first.box.Bottom}
}

func (p *piece) space(with string) {
	if len(p.runs) > 0 {
		p.open.WriteString(with)
	}
}

func (p *piece) add(c, before char) {
	p.top, p.bottom = math.Min(p.top, c.box.Top), math.Max(p.bottom, c.box.Bottom)
	p.addRun(runOf(c, before))
}

// addRun adds a run to one that looks the same.
func (p *piece) addRun(run document.Run) {
	if last := len(p.runs) - 1; last < 0 || !sameLook(p.runs[last], run) {
		p.end()
		p.runs = append(p.runs, run)
	}
	p.open.WriteString(run.Text)
}

// end ends the last run, and gives all.
func (p *piece) end() []document.Run {
	if p.open.Len() > 0 {
		p.runs[len(p.runs)-1].Text = p.open.String()
		p.open.Reset()
	}
	return p.runs
}

// words is the text of a piece without its look.
func (p *piece) words() string {
	return document.Fold(strings.ReplaceAll(plainText(p.end()), string(hyphenated), "-"))
}

func plainText(runs []document.Run) string {
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return text.String()
}

// runOf gives a character as a run; before is the one before it in the line.
func runOf(c, before char) document.Run {
	run := document.Run{Text: string(c.rune), Link: c.link, Visibility: document.Visible}
	if c.hyphen {
		run.Text = string(hyphenated)
	}
	if c.unseen {
		run.Visibility = document.Hidden
	}
	if c.text.font.bold {
		run.Marks |= document.Bold
	}
	if c.text.font.italic {
		run.Marks |= document.Italic
	}
	run.Marks |= raised(c, before)
	return run
}

// raised reports whether a character is small and stands above or below the line of the one before it, or goes on where that
// one does.
func raised(c, before char) document.Marks {
	if before.text == nil || c.text.size > 0.8*before.text.size || isNewLine(before, c) {
		return 0
	}
	switch shift := c.text.baseline - before.text.baseline; {
	case shift < -0.15*before.text.size:
		return document.Superscript
	case shift > 0.05*before.text.size:
		return document.Subscript
	}
	return 0
}

func sameLook(a, b document.Run) bool {
	return a.Marks == b.Marks && a.Link == b.Link && a.Visibility == b.Visibility
}

// isNewLine reports whether a character is printed on another line than the one before it.
func isNewLine(before, c char) bool {
	if before.text == nil {
		return true
	}
	size := math.Max(before.text.size, c.text.size)
	return math.Abs(c.text.baseline-before.text.baseline) > 0.7*size || c.box.Left < before.box.Left-size
}

// isParted reports whether there is room between two characters. seen says that PDFium sees the end of a word or line there,
// as it does before and after each mark that is raised; it sees none where dots lead to a page number.
func isParted(before, c char, seen bool) bool {
	least := 0.7 // of the size of the text
	switch {
	case seen && before.text != nil && (before.text.angle != 0 || before.text.angle != c.text.angle):
		return true
	case seen && before.text != nil && before.text.size == c.text.size:
		least = 0.12
	case seen:
		least = 0.35
	}
	return isNewLine(before, c) || c.box.Left-before.box.Right > least*c.text.size
}

// join settles what stands at the ends of lines: spaces are single, and a word that was divided is whole again. vocabulary
// holds the words of the document.
func join(runs []document.Run, vocabulary map[string]bool) []document.Run {
	text := []rune(plainText(runs))
	var joined piece
	at, space := 0, true
	for _, run := range runs {
		var kept strings.Builder
		for _, r := range run.Text {
			switch {
			case unicode.IsSpace(r) && r != '\u00A0':
				if !space && !endsDivided(text, at) && !isInWord(text, at) {
					kept.WriteByte(' ')
					space = true
				}
			case r == hyphenated:
				if keepsHyphen(text, at, vocabulary) {
					kept.WriteByte('-')
				}
				space = false
			default:
				kept.WriteRune(r)
				space = false
			}
			at++
		}
		if kept.Len() > 0 {
			run.Text = kept.String()
			joined.addRun(run)
		}
	}
	whole := joined.end()
	if last := len(whole) - 1; last >= 0 {
		whole[last].Text = strings.TrimRight(whole[last].Text, " ")
	}
	return whole
}

// endsDivided reports whether the space at a place only follows the hyphen of a divided word.
func endsDivided(text []rune, at int) bool {
	for at--; at >= 0 && unicode.IsSpace(text[at]); at-- {
	}
	return at >= 0 && text[at] == hyphenated
}

// isInWord reports whether the end of a line at a place stands in a word for which the line was too short: nothing but the
// word stands in the line, and it goes on with a small letter.
func isInWord(text []rune, at int) bool {
	if string(text[at]) != lineEnd || at+1 >= len(text) || !unicode.IsLower(text[at+1]) {
		return false
	}
	from := at
	for from > 0 && !unicode.IsSpace(text[from-1]) {
		from--
	}
	return from < at && (from == 0 || string(text[from-1]) == lineEnd) && isWordInside(text[at-1])
}

// isWordInside reports whether a character may be the last of the first part of a word or address.
func isWordInside(r rune) bool { return unicode.IsLower(r) || strings.ContainsRune("/._", r) }

// keepsHyphen decides whether a hyphen at the end of a line stays. It goes where the document has the word without it
// elsewhere: "multi-agency" is written with one, "safeguarding" is not. Where it has neither, the hyphen goes between small
// letters only if the first part is no word by itself.
func keepsHyphen(text []rune, at int, vocabulary map[string]bool) bool {
	before := wordBefore(text, at)
	after := wordAfter(text, at+1)
	if before == "" || after == "" {
		return true
	}
	switch {
	case vocabulary[before+"-"+after]:
		return true
	case vocabulary[before+after]:
		return false
	}
	return !startsSmall(text, at+1) || vocabulary[before]
}

// startsSmall reports whether the first sign of a text that is no space is a small letter.
func startsSmall(text []rune, at int) bool {
	for at < len(text) && unicode.IsSpace(text[at]) {
		at++
	}
	return at < len(text) && unicode.IsLower(text[at])
}

func wordBefore(text []rune, at int) string {
	from := at
	for from > 0 && unicode.IsLetter(text[from-1]) {
		from--
	}
	return strings.ToLower(string(text[from:at]))
}

func wordAfter(text []rune, at int) string {
	for at < len(text) && unicode.IsSpace(text[at]) {
		at++
	}
	to := at
	for to < len(text) && unicode.IsLetter(text[to]) {
		to++
	}
	return strings.ToLower(string(text[at:to]))
}

// vocabularyOf gives the words of a text in lower case, and pairs of them that are written with a hyphen.
func vocabularyOf(text string, into map[string]bool) {
	isNoWord := func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != hyphenated }
	for _, word := range strings.FieldsFunc(strings.ToLower(text), isNoWord) {
		if strings.ContainsRune(word, hyphenated) {
			continue // divided itself
		}
		into[word] = true
		if parts := strings.Split(word, "-"); len(parts) > 1 {
			for i := range parts[1:] {
				into[parts[i]+"-"+parts[i+1]] = true
			}
			for _, part := range parts {
				into[part] = true
			}
		}
	}
}

// isVisibleText reports whether runs hold text that is seen.
func isVisibleText(runs []document.Run) bool {
	return slices.ContainsFunc(runs, func(run document.Run) bool {
		return run.Visibility == document.Visible && strings.TrimSpace(run.Text) != ""
	})
}
