package publication

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
)

// A spot says where on the page a text stands, which decides what in it would act.
type spot int

const (
	inParagraph spot = iota // each of its lines may begin anything that Markdown knows
	inCell                  // "|" ends it, and its lines are divided by <br>
	inLine                  // a heading or label: one line that attributes in braces may end
)

// What is done with a byte of the text. All bytes that can act are ASCII.
const (
	backslash byte = 1 << iota // is written with a backslash before it
	reference                  // is written as a character reference
	edge                       // marks or a link begin or end before it
	perhaps                    // like edge, where marks keep off the white space at the ends of a run
	linked                     // stands in the text of a link
)

// An escaper finds the characters of one text that Markdown or Hugo would take for markup. The text is escaped as Hugo
// reads it: its shortcodes and its summary divider are looked for before Markdown is, even in escaped text and in code.
// What cannot act stays as it is, so that the page can be read and corrected by hand.
type escaper struct {
	text string
	spot spot
	does []byte // for each byte of the text and for its end
}

// escaping decides about every byte of a text.
func escaping(runs []document.Run, where spot) *escaper {
	e := &escaper{text: plain(runs), spot: where}
	e.does = make([]byte, len(e.text)+1)
	at := 0
	for i, run := range runs {
		if i > 0 || styleOf(run) != (style{}) {
			e.does[at] |= edge
		}
		if styleOf(run) != (style{}) {
			e.does[at+len(run.Text)-len(strings.TrimLeftFunc(run.Text, unicode.IsSpace))] |= perhaps
			e.does[at+len(strings.TrimRightFunc(run.Text, unicode.IsSpace))] |= perhaps
		}
		for end := at + len(run.Text); at < end; at++ {
			if run.Link != "" {
				e.does[at] |= linked
			}
		}
		if i == len(runs)-1 && styleOf(run) != (style{}) {
			e.does[at] |= edge
		}
	}
	e.characters()
	e.brackets()
	e.delimiters(runs)
	if where == inParagraph {
		e.lineStarts()
	}
	return e
}

func (e *escaper) escape(from, to int) {
	for ; from < to; from++ {
		e.does[from] |= backslash
	}
}

// isEdge reports whether marks may be written before a byte.
func (e *escaper) isEdge(at int) bool { return e.does[at]&(edge|perhaps) != 0 }

// entity looks like a character reference.
var entity = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);`)

// characters decides about the characters that act by themselves or with the next.
func (e *escaper) characters() {
	mailbox := strings.Contains(e.text, "@")
	for i := 0; i < len(e.text); i++ {
		next := byte(0)
		if i+1 < len(e.text) {
			next = e.text[i+1]
		}
		switch e.text[i] {
		case '\\':
			switch {
			case next == '\n' && e.spot == inParagraph: // goldmark does not see a line break after an escaped backslash
				e.does[i] |= reference
			case next == 0 || next == '\n' || e.isEdge(i+1) || util.IsPunct(next):
				e.does[i] |= backslash
			}
		case '<': // a backslash would not hide "<!--more-->" from Hugo
			if strings.IndexByte("/!?", next) >= 0 || isLetter(next) || mailbox && next > ' ' {
				e.does[i] |= reference
			}
		case '&':
			if entity.MatchString(e.text[i:]) {
				e.does[i] |= backslash
			}
		case '{': // two together begin a shortcode
			if e.spot == inLine || i > 0 && e.text[i-1] == '{' {
				e.does[i] |= backslash
			}
		case '|':
			if e.spot == inCell {
				e.does[i] |= backslash
			}
		case '!':
			if e.does[i+1]&(edge|linked) == edge|linked {
				e.does[i] |= backslash
			}
		}
	}
	if closing := strings.TrimRight(e.text, "#"); e.spot == inLine {
		e.escape(len(closing), len(e.text))
	}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// brackets leaves a pair like "[sic]" alone and escapes all others: those that would be a link or the definition of one,
// and unpaired or nested ones, over which goldmark takes time that grows with their square.
func (e *escaper) brackets() {
	open := -1
	for i := 0; i < len(e.text); i++ {
		if e.isEdge(i) {
			open = -1
		}
		switch e.text[i] {
		case '[':
			e.does[i] |= backslash
			if open = i; e.does[i]&linked != 0 {
				open = -1
			}
		case ']':
			defines := open == 0 && strings.HasPrefix(e.text[i+1:], ":")
			if open < 0 || defines || strings.HasPrefix(e.text[i+1:], "(") || e.isEdge(i+1) {
				e.does[i] |= backslash
			} else {
				e.does[open] &^= backslash
			}
			open = -1
		}
	}
}

// delimiters decides about the characters that mark a stretch of text at both its ends. A single one does nothing, nor
// does one between two spaces or an underscore inside a word; where several could act, or the text has marks of its own
// that they could be taken for, all are escaped.
func (e *escaper) delimiters(runs []document.Run) {
	found := map[byte][][2]int{}
	for i := 0; i < len(e.text); {
		c, start := e.text[i], i
		for i++; i < len(e.text) && e.text[i] == c && !e.isEdge(i); i++ {
		}
		if c == '`' || (c == '*' || c == '_' || c == '~' || c == '^') && e.canDelimit(c, start, i) {
			found[c] = append(found[c], [2]int{start, i})
		}
	}
	used := map[byte]bool{}
	for _, run := range runs {
		used['*'] = used['*'] || run.Marks&(document.Bold|document.Italic) != 0
		used['~'] = used['~'] || run.Marks&document.Strike != 0
		used['^'] = used['^'] || run.Marks&document.Superscript != 0
	}
	for c, stretches := range found {
		if len(stretches) == 1 && !used[c] && e.spot != inLine {
			continue
		}
		for _, each := range stretches {
			e.escape(each[0], each[1])
		}
	}
}

// canDelimit asks CommonMark's rules of left- and right-flanking delimiter runs.
func (e *escaper) canDelimit(c byte, start, end int) bool {
	before, after := e.before(start), e.after(end)
	left := !util.IsSpaceRune(after) && (!util.IsPunctRune(after) || util.IsSpaceRune(before) || util.IsPunctRune(before))
	right := !util.IsSpaceRune(before) && (!util.IsPunctRune(before) || util.IsSpaceRune(after) || util.IsPunctRune(after))
	if c == '_' && left && right {
		return util.IsPunctRune(before) || util.IsPunctRune(after)
	}
	return left || right
}

// before and after give the characters beside a stretch of the text as they will be written, the first of a mark or an
// escape standing for all: they are punctuation.
func (e *escaper) before(at int) rune {
	switch last, _ := utf8.DecodeLastRuneInString(e.text[:at]); {
	case e.isEdge(at):
		return '*'
	case at == 0 || last == '\n' && e.spot == inParagraph:
		return ' '
	case last == '\n':
		return '>'
	default:
		return last
	}
}

func (e *escaper) after(at int) rune {
	switch next, _ := utf8.DecodeRuneInString(e.text[at:]); {
	case e.isEdge(at):
		return '*'
	case at == len(e.text):
		return ' '
	case next == '\n':
		return '\\'
	default:
		return next
	}
}

// lineStarts decides about what begins a block where a line begins with it: a heading, list, quotation, code block,
// definition, line or table.
func (e *escaper) lineStarts() {
	for start := 0; start < len(e.text); {
		end := len(e.text)
		if at := strings.IndexByte(e.text[start:], '\n'); at >= 0 {
			end = start + at
		}
		if e.does[start]&edge == 0 { // otherwise a mark or bracket begins the line
			from, to := blockStart(e.text[start:end])
			e.escape(start+from, start+to)
		}
		start = end + 1
	}
}

var (
	orderedItem = regexp.MustCompile(`^[0-9]{1,9}[.)](?: |$)`)
	hashes      = regexp.MustCompile(`^#{1,6}(?: |$)`)
	fence       = regexp.MustCompile("^(?:```+|~~~+)")
	listSign    = regexp.MustCompile(`^[-+*:](?: |$)`) // ":" begins a definition
	ruled       = regexp.MustCompile(`^(?:=+|[-|: ]+|[* ]+|[_ ]+)$`)
)

// blockStart gives the stretch of a line that must be escaped for it not to begin a block; an empty one for none.
func blockStart(line string) (from, to int) {
	if at := orderedItem.FindString(line); at != "" {
		dot := len(strings.TrimRight(at, " ")) - 1
		return dot, dot + 1
	}
	if strings.HasPrefix(line, ">") || hashes.MatchString(line) {
		return 0, 1
	}
	if fence.MatchString(line) || listSign.MatchString(line) || ruled.MatchString(line) {
		return 0, len(line) - len(strings.TrimLeft(line, line[:1]))
	}
	return 0, 0
}
