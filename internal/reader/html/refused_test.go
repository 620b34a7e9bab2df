package html

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gazette/internal/reader/source"
)

func TestIs(t *testing.T) {
	for _, each := range []struct {
		name, data string
		want       bool
	}{
		{"a.txt", "<!DOCTYPE html><p>text", true},
		{"a.md", "\ufeff\n<!-- saved --> <html lang=en>", true},
		{"a", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html>", true},
		{"a", "<?xml version='1.0'?><html xmlns='x'>", true},
		{"a", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", true},
		{"a.txt", "<h1>Minutes</h1>\n<p>One.</p>\n<ul><li>Two</li></ul>", true},
		{"a.txt", "<div>" + strings.Repeat("<p>é</p>", 2000), true},
		{"a.html", "Minutes<br>of the board<p>Present", true},
		{"a.html", "Minutes of the board", false},
		{"a.html", "a < b and c > d", false},
		{"a.xml", "<?xml version='1.0'?><minutes/>", false},
		{"a.svg", "<svg xmlns='x'><text>a</text></svg>", false},
		{"a.md", "<div align=center>\n\n# Title\n\n</div>\n\nSome text that is Markdown.\n\n<p>x</p><p>y</p>", false},
		{"a.md", "# Title\n\n<p>one</p>\n<p>two</p>\n<p>three</p>", false},
		{"a.txt", "<p> is the tag of a paragraph", false},
		{"a.txt", "<b>Minutes</b> of the board", false},
		{"a.txt", "Ann <ann@example.org> wrote:", false},
		{"a.txt", "<!DOCTYPE note><note>", false},
		{"a", "\x00\x01\x02<html>", false},
		{"a.html", "", false},
	} {
		if got := (Format{}).Is(each.name, []byte(each.data)); got != each.want {
			t.Errorf("%s %.50q: got %v", each.name, each.data, got)
		}
	}
}

func TestEncodings(t *testing.T) {
	for name, data := range map[string]string{
		"UTF-8":                    "<p>café – 5€</p>",
		"UTF-8 that says Latin-1":  "<meta charset=iso-8859-1><p>café – 5€</p>",
		"Windows-1252":             "<p>caf\xe9 \x96 5\x80</p>",
		"Windows-1252, named":      "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>caf\xe9 \x96 5\x80</p>",
		"Mac":                      "<meta charset=macintosh><p>caf\x8e \xd0 5\xdb</p>",
		"UTF-16 with a mark":       "\xff\xfe" + strings.Join(strings.Split("<p>caf", ""), "\x00") + "\x00\xe9\x00 \x00\x13\x20 \x005\x00\xac\x20<\x00/\x00p\x00>\x00",
		"characters by their name": "<p>caf&eacute; &ndash; 5&#x20AC;</p>",
	} {
		doc, _, err := Format{}.Read([]byte(data))
		if err != nil || len(doc.Blocks) != 1 || doc.Blocks[0].PlainText() != "café – 5€" {
			t.Errorf("%s: got %+v, %v", name, doc, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for want, data := range map[string]string{
		"has elements deeper in each other":        strings.Repeat("<div>", 600) + "text",
		"has more tags":                            strings.Repeat("<br>", maxTags+1),
		"has more tags than":                       "<p " + manyNames(maxTags) + ">text",
		"has more tags than any":                   openMarks(400) + strings.Repeat("<p>x", 10_000),
		"is a page made of frames":                 "<html><frameset><frame src=a></frameset></html>",
		"holds no text that can be seen":           "<html><body><div id=app></div><noscript>Turn on scripts</noscript></body>",
		"holds bytes that are no characters of th": "<meta charset=shift_jis><p>\x81\xff\x81\xff",
		"though the rest is UTF-8":                 "<meta charset=utf-8><p>é – é \xff",
		"has more styles than any paper":           "<style>" + strings.Repeat("p b i{color:red}", 3000) + "</style>" + strings.Repeat("<p><b><i>a</i></b>", 10_000),
		"has more paragraphs and cells":            strings.Repeat("<p>a</p>", 260_000),
		"has more paragraphs":                      "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>", 1000), 600) + "<td>a",
	} {
		doc, _, err := Format{}.Read([]byte(data))
		var refused *source.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %q in it (%v)", data, err, want, doc != nil)
		}
	}
}

// manyNames are attributes, each another.
func manyNames(count int) string {
	var out strings.Builder
	for i := range count {
		fmt.Fprintf(&out, "a%d ", i)
	}
	return out.String()
}

// openMarks are marks that are never closed, each another.
func openMarks(count int) string {
	var out strings.Builder
	for i := range count {
		out.WriteString("<font size=" + strings.Repeat("1", i) + ">")
	}
	return out.String()
}

// TestEmpty: a page without text is read; that there is nothing is for the check of all formats to say.
func TestEmpty(t *testing.T) {
	doc, _, err := Format{}.Read([]byte("<html><body></body></html>"))
	if err != nil || len(doc.Blocks) != 0 {
		t.Errorf("got %+v, %v", doc, err)
	}
}
