package document

import (
	"slices"
	"testing"
)

func TestPlainTextIsWhatIsSeen(t *testing.T) {
	hidden := Text(ListItem, "secret")
	hidden.Number, hidden.Visibility = "7.", Hidden
	table := Block{Kind: Table, Visibility: Visible, Rows: []Row{
		{Cells: []Cell{{Blocks: []Block{Text(Paragraph, "one"), hidden}}, {Blocks: []Block{Text(Paragraph, "two")}}}},
		{Cells: []Cell{{}, {Blocks: []Block{{Kind: ListItem, Number: "a)", Runs: []Run{{Text: "three", Visibility: Visible}, {Text: "gone", Visibility: Deleted}}, Visibility: Visible}}}}},
	}}
	if got, want := table.PlainText(), "one\ttwo\n\ta) three"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	doc := &Document{Blocks: []Block{table, hidden}}
	if got, want := doc.Words(), []string{"one", "two", "a", "three"}; !slices.Equal(got, want) {
		t.Errorf("words %q, want %q", got, want)
	}
}

func TestWords(t *testing.T) {
	if got, want := Words("• Zoë's 3.2 – “MASA/7MB”…"), []string{"zoë", "s", "3", "2", "masa", "7mb"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlace(t *testing.T) {
	for want, place := range map[string]Place{
		"":                        {},
		"page 3, line 12":         {Page: 3, Line: 12},
		"slide 4, notes":          {Slide: 4, Part: "notes"},
		"line 9, row 2, column 1": {Line: 9, Row: 2, Column: 1},
	} {
		if got := place.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (Place{}).Or(Place{Line: 2}); got.Line != 2 {
		t.Errorf("got %v", got)
	}
}
