package publication

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"gazette/internal/document"
)

// nothing is a comment, which Hugo drops. It stands between marks that Markdown would otherwise not see or take together:
// "Action:" in bold before a letter, bold directly before italic.
const nothing = "<!-- -->"

// inline writes tidy runs as Markdown.
func inline(runs []document.Run, where spot) string {
	w := inlineWriter{runs: runs, escaper: escaping(runs, where)}
	start := 0
	for i := range runs {
		w.run(i, start)
		start += len(runs[i].Text)
	}
	w.close(0)
	return string(w.out)
}

// An inlineWriter writes runs one after the other. The marks that are open form a stack, since Markdown's nest.
type inlineWriter struct {
	*escaper
	runs []document.Run
	at   int // of the next byte of the text
	open []openMark
	out  []byte
}

// An openMark is a mark that was opened, perhaps together with another of the same character: "***".
type openMark struct {
	mark
	together bool
}

// A mark is one mark or link.
type mark struct {
	opens, closes string
	style         style
}

// each gives the marks of a style, links first: where a link and its marks cover the same words, the link is the outer one.
func (s style) each() []mark {
	var marks []mark
	if s.link != "" {
		marks = append(marks, mark{"[", "](" + s.link + ")", style{link: s.link}})
	}
	for _, each := range []struct {
		mark document.Marks
		sign string
	}{{document.Superscript, "^"}, {document.Strike, "~~"}, {document.Bold, "**"}, {document.Italic, "*"}} {
		if s.marks.Has(each.mark) {
			marks = append(marks, mark{each.sign, each.sign, style{marks: each.mark}})
		}
	}
	return marks
}

// covers reports whether text of a style stands inside a mark.
func (m mark) covers(s style) bool {
	return s.marks.Has(m.style.marks) && (m.style.link == "" || m.style.link == s.link)
}

func (m mark) isLink() bool { return m.style.link != "" }

func (m mark) isStar() bool { return m.opens[0] == '*' }

// run writes one run: it closes what has ended, with all that was opened after it, and opens what begins. The space at
// the end of a run waits for the next, because a mark does not close after a space.
func (w *inlineWriter) run(i, start int) {
	run := w.runs[i]
	words := strings.TrimFunc(run.Text, unicode.IsSpace)
	if words == "" {
		return // what is open goes on, and marks on white space alone are not seen
	}
	keep := 0
	for keep < len(w.open) && w.open[keep].covers(styleOf(run)) {
		keep++
	}
	missing := w.missing(keep, styleOf(run))
	if at := slices.IndexFunc(w.open[:keep], func(m openMark) bool { return m.together }); at >= 0 && slices.ContainsFunc(missing, mark.isStar) {
		// Beside what is left of "***", the "*" that opens could be taken for one that closes: all begin anew.
		keep = at
		missing = w.missing(keep, styleOf(run))
	}
	w.close(keep)
	begin := start + strings.Index(run.Text, words)
	w.write(begin)
	if len(missing) > 0 {
		w.begin(missing, i)
	}
	w.write(begin + len(words))
}

// missing gives the marks of a style that are not among the first that are open.
func (w *inlineWriter) missing(keep int, s style) []mark {
	return slices.DeleteFunc(s.each(), func(m mark) bool {
		return slices.ContainsFunc(w.open[:keep], func(open openMark) bool { return open.mark == m })
	})
}

// begin opens marks, the one that lasts longest first, so that few have to be closed and opened again.
func (w *inlineWriter) begin(marks []mark, i int) {
	slices.SortStableFunc(marks, func(a, b mark) int { return w.lasts(b, i) - w.lasts(a, i) })
	first := marks[0].opens[0]
	after, _ := utf8.DecodeRuneInString(w.text[w.at:])
	if slices.ContainsFunc(marks, func(m mark) bool { return m.opens[0] != first }) {
		after = '*'
	}
	if before := w.last(); !marks[0].isLink() && (before == rune(first) || isWord(before) && util.IsPunctRune(after)) {
		w.out = append(w.out, nothing...)
	}
	for i, each := range marks {
		w.out = append(w.out, each.opens...)
		together := i > 0 && each.isStar() && marks[i-1].isStar()
		if together {
			w.open[len(w.open)-1].together = true
		}
		w.open = append(w.open, openMark{each, together})
	}
}

// lasts counts the runs from i on that a mark covers. Any order of marks is right, so it does not look far.
func (w *inlineWriter) lasts(m mark, i int) int {
	const far = 32
	n := 0
	for n < far && i+n < len(w.runs) && m.covers(styleOf(w.runs[i+n])) {
		n++
	}
	return n
}

// close closes all but the first marks that are open.
func (w *inlineWriter) close(keep int) {
	if len(w.open) == keep {
		return
	}
	before, sign := rune(0), byte(0)
	for len(w.open) > keep {
		top := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		if top.closes[0] != sign {
			before, sign = w.last(), top.closes[0]
		}
		if sign == '~' && before == '~' { // strikethrough does not end directly after a tilde
			w.out = append(w.out, nothing...)
			before = '>'
		}
		w.out = append(w.out, top.closes...)
	}
	next, _ := utf8.DecodeRuneInString(w.text[w.at:])
	if sign != ']' && w.at < len(w.text) && util.IsPunctRune(before) && isWord(next) {
		w.out = append(w.out, nothing...)
	}
}

// last is the last character written, a space where a line begins.
func (w *inlineWriter) last() rune {
	if len(w.out) == 0 {
		return ' '
	}
	last, _ := utf8.DecodeLastRune(w.out)
	return last
}

func isWord(r rune) bool { return !util.IsSpaceRune(r) && !util.IsPunctRune(r) }

// write writes the text up to a byte.
func (w *inlineWriter) write(end int) {
	done := w.at
	for ; w.at < end; w.at++ {
		does, c := w.does[w.at], w.text[w.at]
		if does&(backslash|reference) == 0 && c != '\n' {
			continue
		}
		w.out = append(w.out, w.text[done:w.at]...)
		done = w.at + 1
		switch {
		case c == '\n' && w.spot == inCell:
			w.out = append(w.out, "<br>"...)
		case c == '\n':
			w.out = append(w.out, "\\\n"...)
		case does&reference != 0 && c == '<':
			w.out = append(w.out, "&lt;"...)
		case does&reference != 0:
			w.out = fmt.Appendf(w.out, "&#%d;", c)
		default:
			w.out = append(w.out, '\\', c)
		}
	}
	w.out = append(w.out, w.text[done:end]...)
}
