package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

// TestRefused reads files that cannot be read, or were made to do harm. Each is refused with words that say why, or read.
func TestRefused(t *testing.T) {
	text := "BT /F1 12 Tf 72 720 Td (Agreed.) Tj ET"
	whole := build(map[string]string{"4": text})
	for _, test := range []struct {
		name string
		data []byte
		want string // part of the error; "" where it is read
	}{
		{"cut", whole[:40], "is damaged"},
		{"only a mark", []byte("%PDF-1.7\n"), "is damaged"},
		{"no pages", build(map[string]string{"2": "<< /Type /Pages /Kids [] /Count 0 >>"}), "has no pages"},
		{"a million pages", build(map[string]string{"2": "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", "4": text}), ""},
		{"pages in a circle", build(map[string]string{"2": "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>", "4": text}), ""},
		{"protected", protected(), "is protected with a password"},
		{"form in itself", build(map[string]string{
			"3":  pageWith("/XObject << /X 10 0 R >>", ""),
			"4":  text + " /X Do",
			"10": "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >> >>\nstream\n/X Do /X Do",
		}), ""},
		{"forms of forms", build(bomb(text)), ""},
		{"giant page", build(map[string]string{"3": "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900000 900000] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", "4": "1 g " + text}), ""},
		{"giant picture", build(map[string]string{
			"3":  pageWith("/XObject << /X 10 0 R >>", ""),
			"4":  text + " q 595 0 0 842 0 0 cm /X Do Q",
			"10": "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 >>\nstream\nabc",
		}), ""},
		{"tree in a circle", build(map[string]string{
			"1":  "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R >>",
			"3":  pageWith("", "/StructParents 0"),
			"4":  "/P << /MCID 0 >> BDC " + text + " EMC",
			"10": "<< /Type /StructTreeRoot /K [11 0 R] /ParentTree 12 0 R >>",
			"11": "<< /Type /StructElem /S /Sect /P 13 0 R /K [13 0 R] >>",
			"12": "<< /Nums [0 [13 0 R]] >>",
			"13": "<< /Type /StructElem /S /P /P 11 0 R /Pg 3 0 R /K [11 0 R 0] >>",
		}), ""},
		{"inflated", build(map[string]string{"4": inflated(200 << 20)}), ""},
		{"pattern", build(map[string]string{
			"3":  pageWith("/Pattern << /P 10 0 R >>", ""),
			"4":  strings.Repeat("/Pattern cs /P scn 0 0 595 842 re f ", 200) + "1 g " + text,
			"10": "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 /Resources << >> >>\nstream\n0 0 1 1 re f",
		}), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := Format{}.Read(test.data)
			var refused *source.Error
			switch {
			case err != nil && !errors.As(err, &refused):
				t.Errorf("an error of another kind: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want %q", err, test.want)
			}
			if err != nil && (refused == nil || refused.Advice == "") {
				t.Errorf("no advice in: %v", err)
			}
			t.Log(err)
		})
	}
}

func pageWith(resources, more string) string {
	return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + more + " /Resources << /Font << /F1 5 0 R >> " + resources + " >> >>"
}

// bomb are objects of which each paints the next ten times.
func bomb(text string) map[string]string {
	objects := map[string]string{"3": pageWith("/XObject << /X 10 0 R >>", ""), "4": text + " /X Do"}
	for i := 10; i < 20; i++ {
		objects[fmt.Sprint(i)] = fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> >>\nstream\n%s", i+1, strings.Repeat("/X Do ", 10))
	}
	objects["20"] = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>\nstream\n0 0 1 1 re f"
	return objects
}

// inflated is a stream that unpacks to so many bytes.
func inflated(size int) string {
	var packed bytes.Buffer
	writer := zlib.NewWriter(&packed)
	line := []byte(strings.Repeat("0 0 1 1 re f\n", 1000))
	for written := 0; written < size; written += len(line) {
		writer.Write(line)
	}
	writer.Close()
	return "<< /Filter /FlateDecode >>\nstream\n" + packed.String()
}

// protected is a file that a password is needed for: its checks are of a password that nobody knows.
func protected() []byte {
	return build(map[string]string{
		"4":       "x",
		"10":      "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + strings.Repeat("a1", 32) + "> /U <" + strings.Repeat("b2", 32) + "> >>",
		"trailer": "/Encrypt 10 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
	})
}

// TestTime: neither reading nor drawing goes on when the time is over, and the next file is read.
func TestTime(t *testing.T) {
	slow := build(map[string]string{
		"3":  pageWith("/Shading << /S 10 0 R >>", ""),
		"4":  "BT 1 g /F1 12 Tf 72 720 Td (Agreed.) Tj ET " + strings.Repeat("/S sh ", 5000),
		"10": "<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 600 0 900] /Function << /FunctionType 4 /Domain [0 600 0 900] /Range [0 1 0 1 0 1] /Length 38 >> >>",
		"11": "",
	})
	for name, data := range map[string][]byte{"reading": paper(30), "drawing": slow} {
		_, _, err := read(data, 30*time.Millisecond)
		if !errors.Is(err, errTime) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if check(t, build(map[string]string{"4": "BT /F1 12 Tf 72 720 Td (Agreed.) Tj ET"})) == nil {
		t.Error("the next file is refused")
	}
}

// TestScan: where there is no program to read pictures, a picture of a document is refused with advice, and one page of
// several is named.
func TestScan(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	parts := map[string]string{
		"3":  pageWith("/XObject << /X 10 0 R >>", ""),
		"4":  "q 595 0 0 842 0 0 cm /X Do Q",
		"10": "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>\nstream\n@",
	}
	if _, _, err := (Format{}).Read(build(parts)); err == nil || !strings.Contains(err.Error(), "tesseract") {
		t.Errorf("a picture of a document: %v", err)
	}
	parts["2"] = "<< /Type /Pages /Kids [3 0 R 11 0 R] /Count 2 >>"
	parts["11"] = strings.Replace(pageWith("", ""), "4 0 R", "12 0 R", 1)
	parts["12"] = "BT /F1 12 Tf 72 720 Td (Agreed.) Tj ET"
	doc := check(t, build(parts))
	if doc == nil || !strings.Contains(readertest.Show(doc), "not read (page 1): this page is a picture") {
		t.Errorf("a page that is a picture is not named: %v", doc)
	}
}

// TestIs: the mark may stand a little after the beginning.
func TestIs(t *testing.T) {
	for data, want := range map[string]bool{
		"%PDF-1.4\n":                           true,
		"\xef\xbb\xbf%PDF-1.4\n":               true,
		"PK\x03\x04":                           false,
		"":                                     false,
		strings.Repeat(" ", 2000) + "%PDF-1.4": false,
	} {
		if got := (Format{}).Is("a.pdf", []byte(data)); got != want {
			t.Errorf("Is(%.20q) = %v", data, got)
		}
	}
}
