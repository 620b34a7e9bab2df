package html

import (
	"strings"
	"unicode"

	"gazette/internal/document"
)

// A line gathers the runs of one block. White space is folded as a browser does it: across runs, and none at the ends.
type line struct {
	runs  []document.Run
	text  strings.Builder // of the last run
	space bool            // white space stands before what comes next
	white context         // where it stands
	last  byte            // of the text so far; 0 where there is none
}

// add puts text behind what was read.
func (l *line) add(text string, c context) {
	if c.pre {
		l.put(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), c)
		return
	}
	for len(text) > 0 {
		end := strings.IndexFunc(text, isWhite)
		switch {
		case end == 0:
			text = strings.TrimLeftFunc(text, isWhite)
			l.gap(c)
			continue
		case end < 0:
			end = len(text)
		}
		if l.space && !l.atStart() {
			l.put(" ", l.white)
		}
		l.space = false
		l.put(text[:end], c)
		text = text[end:]
	}
}

// gap puts white space between what was read and what comes next. Of several only the first is shown.
func (l *line) gap(c context) {
	if !l.space {
		l.space, l.white = true, c
	}
}

// isWhite reports whether a browser folds a character; it keeps others, as the no-break space.
func isWhite(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// atStart reports whether the next text begins a line.
func (l *line) atStart() bool {
	return l.last == 0 || l.last == '\n'
}

// put adds text to the last run, or begins another where that is not like it.
func (l *line) put(text string, c context) {
	if text == "" {
		return
	}
	l.last = text[len(text)-1]
	piece := document.Run{Marks: c.marks, Link: c.link, Visibility: c.seen()}
	if last := len(l.runs) - 1; last < 0 || l.runs[last] != piece {
		l.close()
		l.runs = append(l.runs, piece)
	}
	l.text.WriteString(text)
}

// close gives the last run its text.
func (l *line) close() {
	if l.text.Len() > 0 {
		l.runs[len(l.runs)-1].Text = l.text.String()
		l.text.Reset()
	}
}

// take gives the runs without white space at their ends, and begins anew. A line of nothing but white space gives none.
func (l *line) take() []document.Run {
	l.close()
	runs := l.runs
	l.runs, l.space, l.last = nil, false, 0
	for len(runs) > 0 {
		first := &runs[0]
		if first.Text = strings.TrimLeft(first.Text, "\n"); strings.TrimSpace(first.Text) != "" {
			first.Text = strings.TrimLeft(first.Text, "\u00a0 ")
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}
