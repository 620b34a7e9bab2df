package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
)

// drawnAs writes the blocks of a text: cells apart by |, with how many places they cover, and the lines in them by /.
func drawnAs(t *testing.T, text string) string {
	t.Helper()
	doc, _, err := Format{}.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range doc.Blocks {
		if block.Kind != document.Table {
			fmt.Fprintf(&out, "%s%s\n", strings.TrimSpace(block.Place.Part+" "), block.PlainText())
		}
		for _, row := range block.Rows {
			var cells []string
			for _, cell := range row.Cells {
				text := strings.ReplaceAll(cell.PlainText(), "\n", " / ")
				if cell.Columns > 0 || cell.Rows > 0 {
					text += fmt.Sprintf(" (%d×%d)", max(cell.Columns, 1), max(cell.Rows, 1))
				}
				cells = append(cells, text)
			}
			if out.WriteString(strings.Join(cells, " | ")); row.Header {
				out.WriteString(" header")
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// TestDrawn: cells of framed tables over several columns or rows, and lines under the head of a table.
func TestDrawn(t *testing.T) {
	for name, each := range map[string]struct{ text, want string }{
		"spans": {`
+----------------+-------------------+----------+
| Name           | Role              | Present  |
+================+===================+==========+
| Sam Example    | Police: two       | no       |
|                | items             |          |
|                | - one             |          |
+----------------+-------------------+----------+
| Two people came in all             | total    |
+----------------+-------------------+----------+
| Pat Example    | Nurse             | yes      |
|                +-------------------+----------+
|                | Teacher           | no       |
+----------------+-------------------+----------+
After it.`, "Name | Role | Present header\nSam Example | Police: two / items / - one | no\nTwo people came in all (2×1) | total\nPat Example (1×2) | Nurse | yes\nTeacher | no\nAfter it.\n"},
		"boxes": {`
┌──────┬───────┐
│ Name │ Role  │
├──────┴───────┤
│ Nobody came  │
└──────────────┘`, "Name | Role\nNobody came (2×1)\n"},
		"not aligned": {`
+------+-------+
| Ann Example | Chair |
+------+-------+
| Sam | Police |
+------+-------+`, "Ann Example | Chair\nSam | Police\n"},
		"ruled head": {`
Name              Role                      Organisation
----------------  ------------------------  -------------
Ann Example       Chair                     Council
Sam Example       Detective Inspector       Police`, "Name | Role | Organisation header\nAnn Example | Chair | Council\nSam Example | Detective Inspector | Police\n"},
	} {
		if diff := cmp.Diff(each.want, drawnAs(t, each.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestTitleOnEachPage: the title of a document beside its date, at the top of a page inside a sentence, is a header.
func TestTitleOnEachPage(t *testing.T) {
	got := drawnAs(t, "Minutes of the board\n\nThe board asked for a plan of the visits to be written before\n\nPage 3 of 9\n\fMinutes of the board            12 March 2026\n\nthe end of the year, and agreed.\n")
	want := "Minutes of the board\nThe board asked for a plan of the visits to be written before the end of the year, and agreed.\nheaderPage 3 of 9\nheaderMinutes of the board            12 March 2026\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
