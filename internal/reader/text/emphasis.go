package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

var emphasis = map[string]document.Marks{
	"*": document.Italic, "**": document.Bold, "***": document.Bold | document.Italic,
	"_": document.Italic, "__": document.Bold, "___": document.Bold | document.Italic,
}

// deepestEmphasis is how deep emphasis may stand in emphasis: italic inside bold is two.
const deepestEmphasis = 3

// mostRuns is how many runs a paragraph may come apart into; what follows keeps its asterisks.
const mostRuns = 2000

// visibleRuns gives text as runs, with well-paired asterisks or low lines around words as marks. Any others stay in the text.
func visibleRuns(text string) []document.Run {
	var runs []document.Run
	addRuns(&runs, text, 0, deepestEmphasis)
	return runs
}

func addRuns(runs *[]document.Run, text string, marks document.Marks, deep int) {
	from := 0 // what lies before was added
	unpaired := map[string]bool{}
	for at := 0; deep > 0 && len(*runs) < mostRuns; {
		next := strings.IndexAny(text[at:], "*_")
		if next < 0 {
			break
		}
		at += next
		mark := text[at : at+sameBytes(text[at:])]
		inner := at + len(mark)
		if emphasis[mark] == 0 || unpaired[mark] || !opens(text, at, inner) {
			at = inner
			continue
		}
		end := closing(text, inner, mark)
		if end < 0 {
			unpaired[mark] = true // nor will any later one find its pair: looking once keeps the time linear
			at = inner
			continue
		}
		addRun(runs, text[from:at], marks)
		addRuns(runs, text[inner:end], marks|emphasis[mark], deep-1)
		from, at = end+len(mark), end+len(mark)
	}
	addRun(runs, text[from:], marks)
}

func addRun(runs *[]document.Run, text string, marks document.Marks) {
	if text != "" {
		*runs = append(*runs, document.Run{Text: text, Marks: marks, Visibility: document.Visible})
	}
}

// sameBytes counts the bytes at the start of text that are like the first.
func sameBytes(text string) int {
	count := 1
	for count < len(text) && text[count] == text[0] {
		count++
	}
	return count
}

// opens reports whether a mark stands where emphasis can begin: not directly after a word or another mark, and directly
// before something.
func opens(text string, at, inner int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, size := utf8.DecodeRuneInString(text[inner:])
	return (at == 0 || !touches(before)) && size > 0 && !unicode.IsSpace(after)
}

// closing finds where the emphasis that a mark opens ends; -1 where it does not.
func closing(text string, from int, mark string) int {
	for at := from; ; {
		next := strings.IndexByte(text[at:], mark[0])
		if next < 0 {
			return -1
		}
		at += next
		length := sameBytes(text[at:])
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+length:])
		if length == len(mark) && at > from && !unicode.IsSpace(before) && (at+length == len(text) || !touches(after)) {
			return at
		}
		at += length
	}
}

// touches reports whether a mark beside a character would, taken away, let two words run together.
func touches(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '*' || r == '_'
}
