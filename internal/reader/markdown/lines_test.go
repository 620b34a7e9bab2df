package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// TestLineEnds: a line end that is only the margin goes, one that means something stays, and tabs make a table.
func TestLineEnds(t *testing.T) {
	wrapped := strings.Repeat("The board heard that the visits of health visitors had been late in two\nof three cases, and asked for a plan.\n\n", 3)
	for name, each := range map[string]struct{ text, want string }{
		"wrapped": {wrapped + "The report was read by all members before the meeting, and then the\nChair thanked its author.\nApologies\nNone.",
			strings.Repeat("1,4,7|The board heard that the visits of health visitors had been late in two of three cases, and asked for a plan.\n", 3) +
				"10|The report was read by all members before the meeting, and then the Chair thanked its author.\n12|Apologies\n13|None.\n"},
		"sentence by line": {"It was agreed to wait.\nThe chair will write to the school.\nnobody objected", "1|It was agreed to wait. The chair will write to the school. nobody objected\n"},
		"heading over text": {"Background\nA review looked at two moves of one child.\nWhat to do\nCheck your cases.",
			"1|Background\n2|A review looked at two moves of one child.\n3|What to do\n4|Check your cases.\n"},
		"labels":          {"**Date:** 3 March 2026\nChair: Ann Example\nVenue: Town Hall, on the ground floor, the second door behind the\nstairs", "1|Date: 3 March 2026\n2|Chair: Ann Example\n3|Venue: Town Hall, on the ground floor, the second door behind the stairs\n"},
		"tabs":            {"Present\nAnn Example\tChair\nSam *Example*\tPolice\nBy telephone\tPat\tall day", "1|Present\n2|Ann Example → Chair ¶ Sam Example → Police\n4|By telephone\tPat\tall day\n"},
		"tabs, indented":  {"Present:\n\n\tAnn Example\tChair\n\tSam Example\tPolice\n", "1|Present:\n3|Ann Example → Chair ¶ Sam Example → Police\n"},
		"tabs in an item": {"- Present\n  Ann Example\tChair\n  Sam Example\tPolice\n", "1|- Present\n2|Ann Example → Chair ¶ Sam Example → Police\n"},
		"bullets":         {"What to do:\n• Check the cases.\n• Tell the team.\n3. Ask why.", "1|What to do:\n2|• Check the cases.\n3|• Tell the team.\n4|3. Ask why.\n"},
		"rows":            {"Name / Role\nAnn Example / Chair", "1|Name / Role\n2|Ann Example / Chair\n"},
		"quoted":          {"> Ann\n> Example", "1|Ann Example\n"},
		"heading":         {"Minutes of\nThe Board\n=====", "1|Minutes of The Board\n"},
		"hard end":        {"Ann Example,  \nChair\\\nof the board", "1|Ann Example,\\nChair\\nof the board\n"},
		"across marks":    {"**Ann Example\nSam Example** came", "1|Ann Example\n2|Sam Example came\n"},
	} {
		doc, _, err := Format{}.Read([]byte(each.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got strings.Builder
		for _, block := range doc.Blocks {
			text := block.PlainText()
			if block.Kind == document.Table {
				text = strings.NewReplacer("\t", " → ", "\n", " ¶ ").Replace(text)
			}
			fmt.Fprintf(&got, "%d|%s\n", block.Place.Line, strings.TrimSpace(block.Number+" "+strings.ReplaceAll(text, "\n", `\n`)))
		}
		want := each.want
		for _, line := range []string{"1", "4", "7"} { // the same paragraph three times
			want = strings.Replace(want, "1,4,7|", line+"|", 1)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestSlow: text that was made to be slow is refused before it is read, on the whole as in one paragraph.
func TestSlow(t *testing.T) {
	for _, sign := range []string{"[a](", "[", "*a ", "*a _b ", "<b>a</b>", "[a](<", "~a", "`a ``b "} {
		paragraph := strings.Repeat(sign, 900/max(1, countMarks([]byte(sign)))) + "\n\n"
		_, _, err := Format{}.Read([]byte(strings.Repeat(paragraph, source.MaxMarkdownBytes/len(paragraph))))
		var refused *source.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), "more links, tags and marks") {
			t.Errorf("%q: got %v", sign, err)
		}
	}
	if _, _, err := (Format{}).Read([]byte(strings.Repeat("a\tb\tc\td\te\tf\n", 100_000))); err == nil || !strings.Contains(err.Error(), "more paragraphs and cells") {
		t.Errorf("cells: got %v", err)
	}
	paragraph := strings.Repeat("**Ann** [wrote](https://example.org) to *all*. ", 10) + "\n\n"
	if _, _, err := (Format{}).Read([]byte(strings.Repeat(paragraph, 2000))); err != nil {
		t.Errorf("a large paper is refused: %v", err)
	}
}
