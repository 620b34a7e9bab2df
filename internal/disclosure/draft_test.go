package disclosure

import (
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// around gives a document with a block near its beginning, in its middle or at its end.
func around(block document.Block, where string) []document.Block {
	fill := func(count int) []document.Block {
		var blocks []document.Block
		for range count {
			blocks = append(blocks, document.Text(document.Paragraph, "The group talked about its work, and everybody had something to say."))
		}
		return blocks
	}
	switch where {
	case "head":
		return append([]document.Block{document.Text(document.Heading, "Brackenford Board"), block}, fill(40)...)
	case "foot":
		return append(fill(40), block)
	}
	return append(append(fill(20), block), fill(20)...)
}

// TestDraftLines: a line marks the document at its edges or anywhere, or never does.
func TestDraftLines(t *testing.T) {
	for where, lines := range map[string][]string{
		"anywhere": {
			"DRAFT", "*** DRAFT ***", "[Draft – not for circulation]", "DRAFT v0.3 – not for circulation", "D R A F T", "Unapproved draft", "FINAL DRAFT",
			"Status: Draft", "Second draft, 3 May 2026", "Draft 2 for comment only", "UNCONFIRMED", "Version 2 (draft) – subject to approval", "CONFIDENTIAL DRAFT",
		},
		"edge": {
			"Draft", "Draft minutes", "DRAFT MINUTES OF THE MEETING HELD ON 12 MARCH 2026", "Unconfirmed minutes of the board", "Minutes – draft", "Minutes of the board (draft)",
			"Draft report for the executive", "These minutes are draft until they are confirmed.", "This document is a draft and was not approved.", "This is still a draft.",
			"Brackenford Board – draft minutes of 12 March 2026", "Board minutes DRAFT v2", "First draft minutes",
		},
		"never": {
			"The draft strategy was discussed.", "Draft Annual Report", "Draft Neglect Strategy 2026 to 2029", "Drafting of the plan goes on.", "Draft minutes of the last meeting were agreed.",
			"Ms Holt will draft a letter.", "This is a draft strategy on which comments are welcome.", "Draft terms of reference", "3. Draft minutes of the meeting of 4 March",
			"a) Draft report", "The draftsman spoke.", "A draft was circulated", "Draft minutes of the last meeting", "He asked that the report be read in draft form by Monday, and it was.",
		},
	} {
		for _, line := range lines {
			for _, at := range []string{"head", "middle", "foot"} {
				doc, pub := approvedMinutes(around(document.Text(document.Paragraph, line), at)...)
				want := where == "anywhere" || where == "edge" && at != "middle"
				findings := Check(doc, pub, Setting{Today: today})
				if got := strings.Contains(found(findings), "draft-document"); got != want || !want && len(findings) > 0 {
					t.Errorf("%q at the %s: %v, want %v", line, at, found(findings), want)
				}
			}
		}
	}
}

// TestDraftInOtherPlaces: list items and numbered headings speak of other drafts, headers and footers of this one.
func TestDraftInOtherPlaces(t *testing.T) {
	item := document.Text(document.ListItem, "DRAFT")
	item.Number = "•"
	numbered := document.Text(document.Heading, "Draft minutes")
	numbered.Number = "3."
	header := document.Text(document.Paragraph, "Brackenford Board, draft of the minutes, page 3")
	header.Place.Part = "header"
	hidden := document.Text(document.Paragraph, "DRAFT")
	hidden.Visibility = document.Hidden
	grid := func(cells ...string) document.Block {
		row := document.Row{}
		for _, cell := range cells {
			row.Cells = append(row.Cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, cell)}})
		}
		return document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{row}, Place: document.Place{Line: 7}}
	}
	for _, test := range []struct {
		name  string
		block document.Block
		at    string
		want  string
	}{
		{"a list item", item, "head", ""},
		{"a numbered heading", numbered, "head", ""},
		{"a page header", header, "middle", "draft-document"},
		{"hidden", hidden, "head", "hidden-text"},
		{"a labelled cell at the head", grid("Status", "Draft"), "head", "draft-document"},
		{"a banner at the head", grid("DRAFT"), "head", "draft-document"},
		{"a cell of an action table", grid("Strategy", "Status", "Draft"), "middle", ""},
		{"a cell at the head", grid("Strategy", "Draft"), "head", ""},
	} {
		doc, pub := approvedMinutes(around(test.block, test.at)...)
		if got := found(Check(doc, pub, Setting{Today: today})); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestDraftTitles(t *testing.T) {
	for title, want := range map[string]bool{
		"Draft minutes of the board": true, "Minutes of the board (draft)": true, "Board minutes – DRAFT": true, "DRAFT": true, "Unconfirmed minutes": true,
		"Board draft minutes, 12 March 2026": true, "Draft findings of the audit": true,
		"Minutes of the board": false, "Review of the draft report on neglect": false, "7 minute briefing: drafting a plan": false,
		"Audit of draft plans in five schools": false,
	} {
		doc, pub := approvedMinutes()
		pub.Title = title
		if got := found(Check(doc, pub, Setting{Today: today})) == "draft-document"; got != want {
			t.Errorf("%q: %v, want %v", title, got, want)
		}
	}
}

func TestDraftFileNames(t *testing.T) {
	for name, want := range map[string]bool{
		"Draft minutes.txt": true, "minutes_DRAFT.txt": true, "minutes v0.2 draft.txt": true, "MinutesDraft2.docx": true, "draft2.txt": true, "Minutes (Draft).docx": true,
		"minutes.draft.txt": true, "draft": true, "Minutes-unapproved.txt": true,
		"minutes.txt": false, "drafting guide.txt": false, "Overdraft review.txt": false, "draughty.txt": false, "minutes.draft": false, "v0.2 minutes.txt": false,
	} {
		doc, pub := approvedMinutes()
		doc.Name = name
		if got := found(Check(doc, pub, Setting{Today: today})) == "draft-file-name"; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestDraftStatedElsewhere(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*document.Document, *publication.Publication)
		want   bool
	}{
		{"the recogniser saw it", func(_ *document.Document, pub *publication.Publication) { pub.Approval.State = publication.Draft }, true},
		{"front matter: draft", func(doc *document.Document, _ *publication.Publication) {
			doc.Properties = map[string]string{"draft": "True"}
		}, true},
		{"front matter: not draft", func(doc *document.Document, _ *publication.Publication) {
			doc.Properties = map[string]string{"draft": "false"}
		}, false},
		{"front matter: status", func(doc *document.Document, _ *publication.Publication) {
			doc.Properties = map[string]string{"status": "Draft 2"}
		}, true},
		{"front matter: keywords", func(doc *document.Document, _ *publication.Publication) {
			doc.Properties = map[string]string{"keywords": "draft strategy"}
		}, false},
		{"a line repeated on each page", func(doc *document.Document, _ *publication.Publication) {
			doc.NotRead = []document.Omission{{Text: "Page 3\nDraft minutes v2", Why: "repeated on each page"}}
		}, true},
		{"something else that was not read", func(doc *document.Document, _ *publication.Publication) {
			doc.NotRead = []document.Omission{{Text: "The draft strategy", Why: "picture"}}
		}, false},
		{"a title that was composed", func(_ *document.Document, pub *publication.Publication) { pub.Title, pub.TitleAdded = "Draft", true }, false},
	} {
		doc, pub := approvedMinutes()
		test.change(doc, pub)
		findings := Check(doc, pub, Setting{Today: today})
		if got := strings.Contains(found(findings), "draft-document"); got != test.want {
			t.Errorf("%s: %q", test.name, found(findings))
		}
	}
}
