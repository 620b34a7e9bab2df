package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
)

// skeleton are the objects of a file of one page, which the parts of a case add to or take the place of. Object 4 is what
// is painted, in the fonts /F1 and /F2.
var skeleton = map[string]string{
	"1": "<< /Type /Catalog /Pages 2 0 R >>",
	"2": "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
	"3": "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
	"4": "",
	"5": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	"6": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
}

// build makes a file of objects by their numbers. An object that does not begin with "<<" or "[" is a stream; one that does,
// and has a line "stream", is a stream with more in its dictionary. Objects "then 4" are those of a later version, which is
// added to the file; "trailer" holds more for its trailer.
func build(parts map[string]string) []byte {
	objects, later := maps.Clone(skeleton), map[string]string{}
	trailer := ""
	for name, body := range parts {
		if name == "trailer" {
			trailer = body
		} else if number, isLater := strings.CutPrefix(name, "then "); isLater {
			later[number] = body
		} else {
			objects[name] = body
		}
	}
	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n")
	start := addObjects(&file, objects, trailer)
	if len(later) > 0 {
		addObjects(&file, later, fmt.Sprintf("%s /Prev %d", trailer, start))
	}
	return file.Bytes()
}

// addObjects writes objects, the table of where they stand, and the end of a version. It gives the place of the table.
func addObjects(file *bytes.Buffer, objects map[string]string, trailer string) int {
	places, most := map[int]int{}, 0
	for _, name := range slices.Sorted(maps.Keys(objects)) {
		number, err := strconv.Atoi(name)
		if err != nil {
			continue
		}
		places[number], most = file.Len(), max(most, number)
		fmt.Fprintf(file, "%d 0 obj\n%s\nendobj\n", number, body(objects[name]))
	}
	start := file.Len()
	file.WriteString("xref\n")
	for _, number := range slices.Sorted(maps.Keys(places)) {
		fmt.Fprintf(file, "%d 1\n%010d 00000 n \n", number, places[number])
	}
	fmt.Fprintf(file, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", max(most, 6)+1, trailer, start)
	return start
}

func body(text string) string {
	dictionary, data, isStream := strings.Cut(text, "\nstream\n")
	switch trimmed := strings.TrimSpace(text); {
	case isStream:
		dictionary = strings.TrimSuffix(strings.TrimSpace(dictionary), ">>")
	case strings.HasPrefix(trimmed, "<<") || strings.HasPrefix(trimmed, "["):
		return trimmed
	default:
		dictionary, data = "<<", text
	}
	return fmt.Sprintf("%s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

// blockTexts gives each text in blocks with whether it is seen.
func blockTexts(blocks []document.Block, add func(string, document.Visibility)) {
	for _, block := range blocks {
		add(block.Number, block.Visibility)
		for _, run := range block.Runs {
			add(run.Text, run.Visibility)
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				blockTexts(cell.Blocks, add)
			}
		}
	}
}
