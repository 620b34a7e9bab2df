package pdf

import (
	"testing"

	"gazette/internal/document"
)

func TestJoin(t *testing.T) {
	vocabulary := map[string]bool{}
	vocabularyOf("A multi-agency review of safeguarding in the long term.", vocabulary)
	for text, want := range map[string]string{
		"a multi\x02\nagency":   "a multi-agency",
		"safe\x02\nguarding is": "safeguarding is",
		"long\x02\nlasting":     "long-lasting",
		"co\x02\noperate":       "cooperate",
		"the Smith\x02\nJones":  "the Smith-Jones",
		"2025\x02\n26":          "2025-26",
		"one  \n two ":          "one two",
		"Ite\nm":                "Item",
		"of Ite\nmore":          "of Ite more",
		"see www.a/\nb":         "see www.a/ b",
		"www.a/\nb":             "www.a/b",
	} {
		runs := join([]document.Run{{Text: text[:3], Marks: document.Bold}, {Text: text[3:]}}, vocabulary)
		if got := plainText(runs); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestTakeNumber(t *testing.T) {
	for text, want := range map[string]string{
		"1. Welcome": "1.", "4.2 Finance": "4.2", "a) First": "a)", "(iv) Fourth": "(iv)", "• Sign": "•", "– Dash": "–",
		"o Circle": "o", "12/3 Reference": "12/3", "A. Letter": "A.", "Agreed by all": "", "“Quoted” words": "", "2026-03-12 date": "", "": "",
	} {
		number, rest := takeNumber([]document.Run{{Text: text, Visibility: document.Visible}}, itemNumber)
		if number != want || document.Fold(number+" "+plainText(rest)) != text {
			t.Errorf("%q has the number %q, want %q; left %q", text, number, want, plainText(rest))
		}
	}
}

func TestPageNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"3": true, "Page 3 of 12": true, "- 3 -": true, "iv": false, "Page": false, "12 March 2026": false, "OFFICIAL 3": false,
	} {
		if got := isNumber(text); got != want {
			t.Errorf("isNumber(%q) = %v", text, got)
		}
	}
}
