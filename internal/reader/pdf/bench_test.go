package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// paper is a file of so many pages with some 2,700 letters each, in paragraphs and a table with lines.
func paper(pages int) []byte {
	words := strings.Fields("the group noted progress and agreed that partners would bring figures to the next meeting so that practice can be compared across agencies")
	var kids strings.Builder
	parts := map[string]string{}
	for i := range pages {
		var content strings.Builder
		fmt.Fprintf(&content, "BT /F2 14 Tf 72 780 Td (%d. Item of the agenda) Tj ET\n", i+1)
		for line := range 45 {
			text := ""
			for j := range 11 {
				text += words[(i+7*line+j*j)%len(words)] + " "
			}
			fmt.Fprintf(&content, "BT /F1 10 Tf 72 %d Td (%s) Tj ET\n", 755-14*line, text)
		}
		for row := range 4 {
			fmt.Fprintf(&content, "72 %d m 500 %d l S BT /F1 10 Tf 76 %d Td (Action %d) Tj ET\n", 60+18*row, 60+18*row, 64+18*row, row)
		}
		page, stream := 10+2*i, 11+2*i
		fmt.Fprintf(&kids, "%d 0 R ", page)
		parts[fmt.Sprint(page)] = fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>", stream)
		parts[fmt.Sprint(stream)] = content.String()
	}
	parts["2"] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), pages)
	return build(parts)
}

// BenchmarkRead reads a paper of 100 pages.
func BenchmarkRead(b *testing.B) {
	const pages = 100
	data := paper(pages)
	if _, _, err := (Format{}).Read(data); err != nil { // the engine is started once
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := (Format{}).Read(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages)/1000, "ms/page")
}

// BenchmarkLook reads a page of which a picture must tell what is seen.
func BenchmarkLook(b *testing.B) {
	data := build(map[string]string{"4": strings.Repeat("1 g BT /F1 12 Tf 72 700 Td (White on white.) Tj ET ", 20)})
	for b.Loop() {
		if _, _, err := (Format{}).Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
