package disclosure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/publication"
)

func run(text string, visibility document.Visibility) document.Run {
	return document.Run{Text: text, Visibility: visibility}
}

func paragraph(line int, visibility document.Visibility, runs ...document.Run) document.Block {
	return document.Block{Kind: document.Paragraph, Visibility: visibility, Runs: runs, Place: document.Place{Line: line}}
}

// secret must never be told.
const secret = "Orchard"

func TestUnseenText(t *testing.T) {
	const v, h, d, i, c, n = document.Visible, document.Hidden, document.Deleted, document.Inserted, document.Comment, document.Notes
	cell := func(blocks ...document.Block) document.Block {
		return document.Block{Kind: document.Table, Visibility: v, Place: document.Place{Line: 4}, Rows: []document.Row{
			{Cells: []document.Cell{{Blocks: []document.Block{document.Text(document.Paragraph, "Seen.")}}}},
			{Place: document.Place{Line: 4, Row: 2}, Cells: []document.Cell{{Blocks: blocks}}},
		}}
	}
	for _, test := range []struct {
		name   string
		blocks []document.Block
		want   []string // rule, place, number of words
	}{
		{"nothing", []document.Block{paragraph(1, v, run("All is seen.", v))}, nil},
		{"a hidden paragraph", []document.Block{paragraph(2, h, run("Orchard House 7", v))}, []string{"hidden-text, line 2, 3 words"}},
		{"a run of each kind", []document.Block{paragraph(2, v, run("Seen ", v), run("Orchard", h), run(" a ", v), run("Orchard one", d), run("Orchard", i), run("Orchard", c), run("Orchard", n))},
			[]string{"comment, line 2, 1 word", "deleted-text, line 2, 2 words", "hidden-text, line 2, 1 word", "inserted-text, line 2, 1 word", "speaker-notes, line 2, 1 word"}},
		{"paragraphs in a row", []document.Block{paragraph(2, h, run("Orchard", v)), paragraph(3, h, run("Orchard House", h)), paragraph(4, v, run("Seen.", v)), paragraph(5, h, run("Orchard", h))},
			[]string{"hidden-text, line 2, 3 words", "hidden-text, line 5, 1 word"}},
		{"half a word", []document.Block{paragraph(2, v, run("Or", d), run("chard", d), run(" House", v))}, []string{"deleted-text, line 2, 1 word"}},
		{"from one paragraph to the next", []document.Block{paragraph(2, v, run("Seen ", v), run("Orchard", d)), paragraph(3, v, run("Orchard", d), run(" seen", v))},
			[]string{"deleted-text, line 2, 1 word", "deleted-text, line 3, 1 word"}},
		{"white space", []document.Block{paragraph(2, v, run("Seen", v), run(" \n", d)), paragraph(3, h), {Kind: document.Image, Visibility: h}}, nil},
		{"in a cell without a place", []document.Block{cell(paragraph(0, v, run("Orchard", c)))}, []string{"comment, line 4, row 2, 1 word"}},
		{"a hidden table", []document.Block{{Kind: document.Table, Visibility: h, Place: document.Place{Line: 4}, Rows: cell(paragraph(0, v, run("Orchard House", v))).Rows}},
			[]string{"hidden-text, line 4, 3 words"}},
		{"a visibility that nobody knows", []document.Block{paragraph(2, "", run("Orchard", "")), paragraph(3, v, run("Orchard", "covered"))},
			[]string{"hidden-text, line 2, 1 word", "hidden-text, line 3, 1 word"}},
	} {
		doc, pub := approvedMinutes(test.blocks...)
		var got []string
		for _, each := range Check(doc, pub, Setting{Today: today}) {
			words := each.Why[strings.Index(each.Why, "(")+1 : strings.Index(each.Why, ")")]
			got = append(got, fmt.Sprintf("%s, %s, %s", each.Rule, each.Place, words))
			if strings.Contains(fmt.Sprint(each), secret) || each.Severity != Stop || each.Excerpt == "" {
				t.Errorf("%s: %+v", test.name, each)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestClosedParts(t *testing.T) {
	doc, pub := approvedMinutes()
	pub.ClosedParts = []publication.ClosedPart{
		{Item: "9", Reason: "Part 2: Exempt business – Orchard House", Place: document.Place{Page: 3, Line: 40}},
		{Reason: "RESOLVED: That the press and public be excluded for Orchard House."},
	}
	findings := Check(doc, pub, Setting{Today: today})
	if found(findings) != "closed-part closed-part" || findings[0].Place != pub.ClosedParts[0].Place {
		t.Fatalf("got %+v", findings)
	}
	for i, want := range []string{"Part 2: Exempt business – ••••••• •••••", "RESOLVED: That the press and public be excluded for ••••••• •••••."} {
		if findings[i].Excerpt != want || strings.Contains(fmt.Sprint(findings[i]), secret) {
			t.Errorf("got %+v", findings[i])
		}
	}
	if !strings.Contains(findings[0].Why, "(item 9)") || strings.Contains(findings[1].Why, "item") {
		t.Errorf("got %+v", findings)
	}
}
