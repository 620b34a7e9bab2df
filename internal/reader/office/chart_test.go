package office

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// drawings are the names that the readers of Microsoft's formats give to what these tests hold.
var drawings = &Dialect{Program: "a program", Type: "document", Prefixes: map[string]string{
	"": "", "urn:a": "a", "urn:c": "c", "urn:dgm": "dgm",
}}

// element reads XML in which the prefixes a, c and dgm are known.
func element(t testing.TB, name, content string) *Element {
	t.Helper()
	data := "<" + name + ` xmlns:a="urn:a" xmlns:c="urn:c" xmlns:dgm="urn:dgm" xmlns:x="urn:x">` + content + "</" + name + ">"
	root, err := (&Archive{dialect: drawings}).Tree("a part", []byte(data)).Root()
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// cache writes the copy that a chart keeps of cells.
func cache(kind, code string, values ...string) string {
	points := ""
	for i, value := range values {
		points += fmt.Sprintf(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, value)
	}
	if code != "" {
		code = "<c:formatCode>" + code + "</c:formatCode>"
	}
	return "<c:" + kind + "Ref><c:" + kind + "Cache>" + code + points + "</c:" + kind + "Cache></c:" + kind + "Ref>"
}

func rich(text string) string {
	return "<c:tx><c:rich><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></c:rich></c:tx>"
}

func ser(name, content string) string {
	return "<c:ser><c:tx>" + cache("str", "", name) + "</c:tx>" + content + "</c:ser>"
}

func TestChart(t *testing.T) {
	quarters := "<c:cat>" + cache("str", "", "Spring", "Summer") + "</c:cat>"
	plot := func(content string) string { return "<c:chart><c:plotArea>" + content + "</c:plotArea></c:chart>" }
	for name, each := range map[string]struct{ content, want string }{
		"bars and a line": {
			"<c:chart><c:title>" + rich("Referrals by term") + "</c:title><c:plotArea><c:barChart>" +
				ser("Health", quarters+"<c:val>"+cache("num", "#,##0", "1240", "980.4")+"</c:val>") + "</c:barChart><c:lineChart>" +
				ser("Share", quarters+"<c:val>"+cache("num", "0%", "0.25", "0.305")+"</c:val>") + "</c:lineChart>" +
				"<c:catAx><c:title>" + rich("Term") + "</c:title></c:catAx><c:valAx><c:title>" + rich("Children") + "</c:title></c:valAx>" +
				`<c:valAx><c:delete val="1"/><c:title>` + rich("Taken away") + "</c:title></c:valAx></c:plotArea></c:chart>",
			"Referrals by term\nChildren\n! Term | Health | Share\n| Spring | 1,240 | 25%\n| Summer | 980 | 31%\nhidden: Taken away\n",
		},
		"a pie whose words are beside it": {
			plot(`<c:pieChart>` + ser("Age", `<c:dLbls><c:dLbl><c:idx val="1"/>`+rich("half")+`</c:dLbl></c:dLbls>`+quarters+"<c:val>"+cache("num", "General", "0.1", "0.30000000000000004")+"</c:val>") + `</c:pieChart>`),
			"! | Age\n| Spring | 0.1\n| Summer | 0.3/half\n",
		},
		"a pie that prints shares": {
			plot(`<c:pieChart>` + ser("Age", quarters+"<c:val>"+cache("num", "General", "3", "9")+"</c:val>") + `<c:dLbls><c:showVal val="0"/><c:showPercent val="1"/></c:dLbls></c:pieChart>`),
			"! | Age\n| Spring | 25%\n| Summer | 75%\n",
		},
		"figures in a form of their own": {
			plot(`<c:barChart>` + ser("Cost", `<c:dLbls><c:numFmt formatCode="&quot;£&quot;0.00" sourceLinked="0"/><c:showVal val="1"/></c:dLbls>`+quarters+"<c:val>"+cache("num", "General", "3", "9.5")+"</c:val>") + `</c:barChart>`),
			"! | Cost\n| Spring | £3.00\n| Summer | £9.50\n",
		},
		"points of two numbers": {
			plot("<c:scatterChart>" + ser("A", "<c:xVal>"+cache("num", "", "1", "2")+"</c:xVal><c:yVal>"+cache("num", "0.0", "3", "4")+"</c:yVal>") +
				ser("B", "<c:xVal>"+cache("num", "", "5")+"</c:xVal><c:yVal>"+cache("num", "0.0", "6")+"</c:yVal>") + "</c:scatterChart>"),
			"! | A\n| 1 | 3.0\n| 2 | 4.0\n! | B\n| 5 | 6.0\n",
		},
		"names in two levels": {
			plot("<c:barChart>" + ser("N", `<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl><c:pt idx="0"><c:v>Q1</c:v></c:pt><c:pt idx="1"><c:v>Q2</c:v></c:pt></c:lvl><c:lvl><c:pt idx="0"><c:v>2025</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat><c:val>`+cache("num", "", "7", "8")+"</c:val>") + "</c:barChart>"),
			"! | | N\n| 2025 | Q1 | 7\n| | Q2 | 8\n",
		},
		"without names": {
			plot("<c:lineChart><c:ser><c:val>" + cache("num", "", "7", "8") + "</c:val></c:ser></c:lineChart>"),
			"| 1 | 7\n| 2 | 8\n",
		},
		"a series that was filtered out": {
			plot("<c:barChart>"+ser("Shown", quarters+"<c:val>"+cache("num", "", "7", "8")+"</c:val>")+"<c:extLst><x:filteredBarSeries>"+ser("Child A", quarters)+"</x:filteredBarSeries></c:extLst></c:barChart>") + "<c:spare>" + rich("") + "</c:spare>",
			"! | Shown\n| Spring | 7\n| Summer | 8\nhidden: Child A\n",
		},
		"labels from cells": {
			plot("<c:barChart>" + ser("N", quarters+"<c:val>"+cache("num", "", "7", "8")+`</c:val><c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:p><a:fld><a:t>[CELLRANGE]</a:t></a:fld></a:p></c:rich></c:tx></c:dLbl></c:dLbls><c:extLst><x:showDataLabelsRange val="1"/><x:datalabelsRange><x:dlblRangeCache><c:pt idx="0"><c:v>new</c:v></c:pt></x:dlblRangeCache></x:datalabelsRange></c:extLst>`) + "</c:barChart>"),
			"! | N\n| Spring | 7/new\n| Summer | 8\n",
		},
		"nothing": {"", ""},
	} {
		root := element(t, "c:chartSpace", each.content)
		blocks, err := Chart(root)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(each.want, outline(blocks)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		for _, word := range document.Words(ChartWords(root)) {
			if !strings.Contains(strings.ToLower(outline(blocks)), word) {
				t.Errorf("%s: %q is lost", name, word)
			}
		}
	}
}

// outline writes blocks, one to a line: "!" before the cells of a header, "|" before others, "/" for a new line.
func outline(blocks []document.Block) string {
	var out strings.Builder
	for _, block := range blocks {
		if block.Visibility != document.Visible {
			out.WriteString(string(block.Visibility) + ": ")
		}
		if block.Kind == document.ListItem {
			out.WriteString(strings.Repeat("-", block.Level) + " ")
		}
		for _, run := range block.Runs {
			out.WriteString(strings.ReplaceAll(run.Text, "\n", "/"))
			if run.Marks != 0 {
				out.WriteString("{" + run.Marks.String() + "}")
			}
		}
		for _, row := range block.Rows {
			sign := "|"
			if row.Header {
				sign = "!"
			}
			for i, cell := range row.Cells {
				if i > 0 {
					sign = " |"
				}
				out.WriteString(sign)
				if text := cell.PlainText(); text != "" {
					out.WriteString(" " + strings.ReplaceAll(text, "\n", "/"))
				}
			}
			out.WriteString("\n")
		}
		if len(block.Rows) == 0 {
			out.WriteString("\n")
		}
	}
	return out.String()
}

func TestChartTooLarge(t *testing.T) {
	all := ""
	for i := range 1500 {
		all += fmt.Sprintf(`<c:ser><c:val><c:numLit><c:pt idx="%d"><c:v>1</c:v></c:pt></c:numLit></c:val></c:ser>`, i*7)
	}
	_, err := Chart(element(t, "c:chartSpace", "<c:chart><c:plotArea><c:barChart>"+all+"</c:barChart></c:plotArea></c:chart>"))
	var refused *source.Error
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "values in a chart") {
		t.Errorf("got %v", err)
	}
}

func TestShownNumber(t *testing.T) {
	for _, each := range []struct{ value, code, want string }{
		{"12", "", "12"}, {"12.50", "General", "12.5"}, {"0.1", "0%", "10%"}, {"0.125", "0.0%", "12.5%"}, {"2.675", "0.00", "2.68"},
		{"1234567.891", "#,##0.00", "1,234,567.89"}, {"1500", `"£"#,##0`, "£1,500"}, {"1500", `[$£-809]#,##0`, "£1,500"},
		{"-3", "0;(0)", "(3)"}, {"0", `0;-0;"none"`, "none"}, {"5", `0" children"`, "5 children"}, {"1.5", "0.0#", "1.5"},
		{"46091", "dd/mm/yyyy", "10/03/2026"}, {"46091", `mmm\-yy`, "Mar-26"}, {"46091", "mmmm yyyy", "March 2026"}, {"46091.5", "hh:mm", "12:00"},
		{"7", "# ?/?", "7"}, {"n/a", "0", "n/a"}, {"1e300", "0%", "1e+302%"}, {"NaN", "0", "NaN"}, {"-0.2", "0", "0"}, {"1500000", `0.0,,"m"`, "1.5m"},
		{"5", `"open`, "5"}, {"5", "[Red]0", "5"}, {"-1", "yyyy", "-1"}, {"3", "@", "3"},
	} {
		got := shownNumber(each.value, each.code, false)
		if strings.HasPrefix(each.value, "1e") {
			if !strings.HasSuffix(got, "%") {
				t.Errorf("%q as %q: %q", each.value, each.code, got)
			}
			continue
		}
		if got != each.want {
			t.Errorf("%q as %q: got %q, want %q", each.value, each.code, got, each.want)
		}
	}
	if got := shownNumber("1", "d/m/yyyy", true); got != "2/1/1904" {
		t.Errorf("counted from 1904: %q", got)
	}
}
