package publication

import (
	"strings"
	"unicode"

	"gazette/internal/document"
)

// written are the marks that Markdown has. Underlining, superscript and subscript have none: their words stay.
const written = document.Bold | document.Italic | document.Strike | document.Superscript

// A style is what can differ between two stretches of text on a page.
type style struct {
	marks document.Marks
	link  string
}

func styleOf(run document.Run) style { return style{run.Marks, run.Link} }

// common is the style that the white space between two words has.
func (s style) common(other style) style {
	if s.link != other.link {
		s.link = ""
	}
	return style{s.marks & other.marks, s.link}
}

// tidy gives the visible text of runs as a page can hold it, so that text written and text read back can be compared:
// white space folded to one space or one line break and none at the ends, control characters as spaces (they separate
// words and HTML forbids them), only marks and links that are written, never on white space alone, and no two
// neighbouring runs alike. It changes no other character and no word.
func tidy(runs []document.Run) []document.Run {
	var t tidier
	for _, run := range runs {
		if run.Visibility != document.Visible {
			continue
		}
		here := style{run.Marks & written, siteLink(run.Link)}
		for _, r := range run.Text {
			t.add(r, here)
		}
	}
	t.flush()
	return t.runs
}

// plain is the text of tidy runs.
func plain(runs []document.Run) string {
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return text.String()
}

// fact gives text as it stands in the front matter or a heading: tidy, and on one line.
func fact(text string) string {
	return strings.ReplaceAll(plain(tidy(visible(text))), "\n", " ")
}

func visible(text string) []document.Run {
	return []document.Run{{Text: text, Visibility: document.Visible}}
}

// A tidier collects text letter by letter. White space waits until the next word shows which style it has.
type tidier struct {
	runs  []document.Run
	text  strings.Builder
	style style
	space []byte // white space since the last word
}

func (t *tidier) add(r rune, here style) {
	last := len(t.space) - 1
	switch {
	case isLineBreak(r):
		t.space = append(t.space[:0], '\n')
	case last == 0 && t.space[0] == '\n' && isSpace(r): // a line break outweighs all other white space
	case unicode.IsControl(r) || r == ' ':
		if last < 0 || t.space[last] != ' ' {
			t.space = append(t.space, ' ')
		}
	case unicode.IsSpace(r): // a no-break space and its like are characters of the document
		t.space = append(t.space, string(r)...)
	default:
		if len(t.space) > 0 && (t.text.Len() > 0 || len(t.runs) > 0) {
			t.write(string(t.space), t.style.common(here))
		}
		t.space = t.space[:0]
		t.write(string(r), here)
	}
}

func (t *tidier) write(text string, here style) {
	if here != t.style {
		t.flush()
		t.style = here
	}
	t.text.WriteString(text)
}

func (t *tidier) flush() {
	if t.text.Len() > 0 {
		t.runs = append(t.runs, document.Run{Text: t.text.String(), Marks: t.style.marks, Link: t.style.link, Visibility: document.Visible})
	}
	t.text.Reset()
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isLineBreak knows the characters that break a line in the formats that documents come in.
func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
