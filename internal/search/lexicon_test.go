package search

import (
	"strings"
	"testing"
)

func TestTextsComeBack(t *testing.T) {
	l := newLexicon([]string{strings.Repeat("the board heard of the child’s NHS plan – ", 3)})
	long := lexiconOf(append(strings.Fields(strings.Repeat("x ", shortCodes)), "far", "away"))
	for _, text := range roundTexts {
		for _, each := range []*lexicon{l, long} {
			if got, err := each.text(each.appendText(nil, text), len(text)); err != nil || string(got) != text {
				t.Errorf("%q became %q, %v", text, got, err)
			}
		}
	}
}

var roundTexts = []string{
	"", " ", "a", "The board heard", "THE Board", "unknown words, spelled one after another", "Zebras And lions", "ZEBRAS lions BOARD the", "ZEBRAS the 4th ZEBRAS, the", "ZEBRAS-the", "iPhone McDonald the",
	"children’s plan", "the  board", " the", "the ", "12th of the 4", "C048/23 4.2", "(the board) the", "board\nthe\tboard", "\x00\x01\x02\x03the\xff\xfeboard",
	"日本 the 日本", "100% the", "the.board", "“Board – plan”", "FAR away Far", "a A aB Ab", "x\u0301 the",
}

func FuzzText(f *testing.F) {
	l := newLexicon([]string{strings.Repeat("the board heard of the child’s NHS plan – ", 3)})
	for _, each := range roundTexts {
		f.Add(each)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := l.text(l.appendText(nil, text), len(text)); err != nil || string(got) != text {
			t.Fatalf("%q became %q, %v", text, got, err)
		}
		l.text([]byte(text), 1000) // whatever it holds
	})
}
