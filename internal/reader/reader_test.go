package reader

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// zipOf makes an archive of files.
func zipOf(t *testing.T, files ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, each := range files {
		file, err := archive.Create(each[0])
		if err == nil {
			_, err = file.Write([]byte(each[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// compound is the beginning of a file of an older Office program with one stream.
func compound(stream string) string {
	return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 500) + strings.Join(strings.Split(stream, ""), "\x00") + "\x00"
}

func TestRefused(t *testing.T) {
	for _, each := range []struct {
		name, data string
		want       string // in the error
	}{
		{"empty.txt", "", "empty.txt is empty."},
		{"blank.txt", " \r\n\t \f\n", "blank.txt holds no text."},
		{"unseen.txt", "\u200b\u2060\n", "unseen.txt holds no text."},
		{"blank.md", "\n\n", "blank.md holds no text."},
		{"rules.txt", "-----\n\n*\n", "rules.txt holds no text."},
		{"front.md", "---\ntitle: Only front matter\n---\n", "front.md holds no text."},
		{"a.txt", "%PDF-1.7\n...", "a.txt is damaged: it begins as a PDF file"},
		{"a.txt", string(zipOf(t, [2]string{"[Content_Types].xml", ""}, [2]string{"word/document.xml", ""})), "is a Word document whose text cannot be found. Open it in Word"},
		{"a.docx", string(zipOf(t, [2]string{"ppt/presentation.xml", ""})), "is a PowerPoint presentation whose slides cannot be found"},
		{"a.docx", string(zipOf(t, [2]string{"xl/workbook.xml", ""})), "is an Excel workbook (.xlsx)"},
		{"a.docx", string(zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.text"})), "is no OpenDocument file"},
		{"a.docx", string(zipOf(t, [2]string{"minutes.txt", "text"})), "is a ZIP archive;"},
		{"a.docx", "PK\x03\x04 cut off", "is a ZIP archive, or an office document that is cut off"},
		{"a.doc", compound("WordDocument"), "is an older Word document (.doc)"},
		{"a.docx", compound("EncryptedPackage"), "is an Office document under a password"},
		{"a.bin", compound("Other"), "is a document of an older Office program"},
		{"a.rtf", `{\rtf1\ansi text}`, "is a Rich Text document (.rtf)"},
		{"a.docx", string(zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"})), "is an OpenDocument spreadsheet (.ods); Gazette reads Word"},
		{"a.xml", `<?xml version="1.0"?><minutes/>`, "is an XML file"},
		{"a.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "is a picture;"},
		{"a.txt", "ID3\x04\x00\x00\x00", "is a recording;"},
		{"a.txt", "text with a NUL\x00 in it", "a.txt (line 1) holds bytes that are no text."},
		{"a.txt", "line\n" + strings.Repeat("\x01\x02x", 50), "a.txt (line 2) holds bytes that are no text."},
		{"a.md", "text with a NUL\x00 in it", "a.md (line 1) holds bytes that are no text."},
		{"a.txt", "\xFF\xFEa\x00\n\x00\x00\xD8b\x00", "a.txt (line 2) holds half of a character"},
		{"a.txt", "\xFF\xFEa\x00\n\x00b", "a.txt (line 2) ends in the middle of a character"},
		{"a.txt", "\xFF\xFE\x00\x00a\x00\x00\x00", "encoding UTF-32"},
		{"a.txt", "caf\u00e9 \u2019 and\n\xE9", "a.txt (line 2) holds a byte that is no character of UTF-8"},
		{"a.txt", "undefined \x81 in Windows-1252", "a.txt (line 1) holds a byte that is a character neither of UTF-8 nor of Windows-1252"},
		{"a.txt", strings.Repeat("All of us agreed. ", 3_000_000), "a.txt is too large: 51 MB, and the limit is 16 MB."},
		{"a.txt", strings.Repeat("a\n", source.MaxLines+1), "a.txt has more lines than any paper of a meeting."},
		{"a.txt", strings.Repeat(strings.Repeat("a\t", 50)+"b\n", source.MaxPieces/50), "a.txt has more paragraphs and cells than any paper of a meeting."},
		{"a.md", strings.Repeat("All of us agreed. ", 300_000), "a.md is too large for Markdown"},
		{"a.md", "text\n" + strings.Repeat("> ", 100) + "deep", "a.md (line 2) has lists or quotes deeper"},
		{"a.md", "text\n\n" + strings.Repeat("[a](", 2000), "a.md (line 3) begins a paragraph with more links, tags"},
		{"a.md", "text\n\n" + strings.Repeat("[", 2000), "a.md (line 3) begins a paragraph with more links, tags"},
		{"a.md", strings.Repeat("|a", 5000) + "\n" + strings.Repeat("|-", 5000) + strings.Repeat("\n|b", 1000), "a.md has more cells of tables than any paper of a meeting."},
		{"a.md", strings.Repeat("a\n=\n", source.MaxLines), "a.md has more lines than any paper of a meeting."},
		{"a.md", "---\ntitle: [\n---\ntext", "a.md (line 2) begins with front matter that cannot be read"},
		{"a.md", "---\na: " + strings.Repeat("[", 100) + "\n---\ntext", "a.md (line 2) begins with front matter that stands deeper"},
		{"a.md", "---\na:\n" + strings.Repeat("- ", 100) + "b\n---\ntext", "a.md (line 3) begins with front matter that stands deeper"},
		{"a.md", "text\n\n" + strings.Repeat("  ", 200) + "- deep", "a.md (line 3) has lists or quotes deeper"},
		{"a.md", "---\na: 1\na: 2\n---\ntext", "front matter that cannot be read"},
		{"a.md", "---\na: &x 1\nb: *x\n---\ntext", "a.md (line 2) begins with front matter that cannot be read: & is a sign of YAML that is not read here"},
		{"a.md", "---\na: " + strings.Repeat("x", source.MaxFrontMatterBytes) + "\n---\ntext", "a.md (line 1) begins with more than 64 kB of front matter"},
	} {
		doc, err := Read("/some/folder/"+each.name, []byte(each.data))
		var found *Error
		switch {
		case err == nil:
			t.Errorf("%.40q was read: %+v", each.data, doc)
		case !errors.As(err, &found):
			t.Errorf("%.40q: %v is no *Error", each.data, err)
		case !strings.Contains(err.Error(), each.want):
			t.Errorf("%.40q:\n got %q\nwant %q in it", each.data, err, each.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	const want = "Café — ‘agreed’ £5\nA line more"
	for name, data := range map[string]string{
		"UTF-8":              "Café — ‘agreed’ £5\r\nA line more",
		"UTF-8 with mark":    "\xEF\xBB\xBFCafé — ‘agreed’ £5\rA line more\r",
		"Windows-1252":       "Caf\xe9 \x97 \x91agreed\x92 \xa35\nA line more\n",
		"UTF-16 little":      "\xFF\xFE" + utf16Of(want, 0),
		"UTF-16 big":         "\xFE\xFF" + utf16Of(want, 1),
		"little without one": utf16Of(want, 0),
		"big without one":    utf16Of(want, 1),
	} {
		doc, err := Read("a.txt", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var lines []string
		for _, block := range doc.Blocks {
			lines = append(lines, block.PlainText())
		}
		if got := strings.Join(lines, "\n"); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func utf16Of(text string, high int) string {
	var out []byte
	for _, r := range text {
		unit := [2]byte{}
		unit[high], unit[1-high] = byte(r), byte(r>>8)
		out = append(out, unit[:]...)
	}
	return string(out)
}

// TestLines: lines are counted as an editor does, whatever ends them, and pages by form feeds.
func TestLines(t *testing.T) {
	doc, err := Read("a.txt", []byte("One.\r\nTwo.\rThree.\n\nFive.\f\nSix.\n\n\fEight.\u2028Eight again."))
	if err != nil {
		t.Fatal(err)
	}
	want := []document.Place{{Page: 1, Line: 1}, {Page: 1, Line: 2}, {Page: 1, Line: 3}, {Page: 1, Line: 5}, {Page: 2, Line: 6}, {Page: 3, Line: 8}, {Page: 3, Line: 8}}
	if len(doc.Blocks) != len(want) {
		t.Fatalf("got %d blocks, want %d", len(doc.Blocks), len(want))
	}
	for i, block := range doc.Blocks {
		if block.Place != want[i] {
			t.Errorf("%q stands at %v, want %v", block.PlainText(), block.Place, want[i])
		}
	}
}

// TestLongLine: a line of 10 MB takes time in proportion to its length. Anything else and this test does not end.
func TestLongLine(t *testing.T) {
	for part, size := range map[string]int{"word ": 10 << 20, "*a _b ": 2 << 20, "a\tb ": 2 << 20, "a   b   ": 2 << 20, "\u200bx ": 2 << 20} {
		data := strings.Repeat(part, size/len(part))
		doc, err := Read("a.txt", []byte(data))
		if err != nil {
			t.Fatalf("%q: %v", part, err)
		}
		if len(doc.Blocks) != 1 {
			t.Errorf("%q: got %d blocks, want 1", part, len(doc.Blocks))
		}
	}
}

func TestReadSaysWhatItRead(t *testing.T) {
	const minutesHash = "d3861f81752d08ff0b4964a5bf7d3edfa8179c47d81d48ca8faed603d47d822f"
	for name, format := range map[string]string{`C:\papers\minutes.txt`: "text", "papers/notes.MD": "markdown", "minutes": "text", "a.markdown": "markdown"} {
		doc, err := Read(name, []byte("Minutes\n"))
		if err != nil {
			t.Fatal(err)
		}
		if doc.Format != format || strings.ContainsAny(doc.Name, `/\`) || doc.SHA256 != minutesHash {
			t.Errorf("%s: got %q, %q, %q", name, doc.Name, doc.Format, doc.SHA256)
		}
	}
}

func TestReadFile(t *testing.T) {
	folder := t.TempDir()
	large := filepath.Join(folder, "large.txt")
	if err := os.WriteFile(large, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 50<<20); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		large:                               "large.txt is too large: 50 MB",
		folder:                              "is a folder.",
		filepath.Join(folder, "absent.txt"): "absent.txt is not there.",
		os.DevNull:                          "is no file but a device or a pipe.",
	} {
		if _, err := ReadFile(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q in it", path, err, want)
		}
	}
	if _, err := ReadFile(filepath.Join(folder, "absent.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the cause of %v is not kept", err)
	}
}

// TestLost: a format that loses words, adds none, or leaves the visibility open is found out.
func TestLost(t *testing.T) {
	block := document.Text(document.Paragraph, "Ann agreed")
	table := document.Block{Kind: document.Table, Visibility: document.Visible, Rows: []document.Row{{Cells: []document.Cell{{Blocks: []document.Block{block}}}}}}
	unsaid := document.Block{Kind: document.Paragraph, Runs: []document.Run{{Text: "Ann agreed"}}, Visibility: document.Visible}
	for _, each := range []struct {
		doc   document.Document
		words string
		want  string // in the error; "" for none
	}{
		{document.Document{Blocks: []document.Block{block}}, "Ann agreed.", ""},
		{document.Document{Blocks: []document.Block{table}}, "agreed Ann", ""},
		{document.Document{Blocks: []document.Block{block}}, "An nag reed", ""}, // only the words were divided in another way
		{document.Document{Blocks: []document.Block{block}, NotRead: []document.Omission{{Text: "and Tom"}}}, "Ann and Tom agreed", ""},
		{document.Document{Blocks: []document.Block{block}, Properties: map[string]string{"Tom": "and"}}, "Ann and Tom agreed", ""},
		{document.Document{Blocks: []document.Block{block}}, "Ann and Tom agreed", `"and", "tom"`},
		{document.Document{Blocks: []document.Block{table}}, "Ann agreed 7", `"7"`},
		{document.Document{Blocks: []document.Block{block}}, "ann agreed", `'a'`},
		{document.Document{Blocks: []document.Block{block}}, "Ann agreed été", `"été"`},
		{document.Document{Blocks: []document.Block{unsaid}}, "Ann agreed", "whether the text"},
		{document.Document{}, " \n", "holds no text"},
	} {
		err := check(&each.doc, each.words)
		if each.want == "" && err != nil || each.want != "" && (err == nil || !strings.Contains(err.Error(), each.want)) {
			t.Errorf("%q: got %v, want %q in it", each.words, err, each.want)
		}
	}
}

// FuzzRead: whatever a file holds, it is read without losing a word, or refused with an *Error.
func FuzzRead(f *testing.F) {
	for _, data := range []string{"Minutes\n1. Welcome", "# Head\n\ntext", "~~~m", "a <? &#191 ?> b", "---\na: 1\n---\n# Head", "%PDF-1.4", "PK\x03\x04", "\xFF\xFEa\x00", "\xE9t\xE9", "a\U000E0041\u200b\u00ad", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"} {
		f.Add("a.txt", []byte(data))
		f.Add("a.md", []byte(data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		doc, err := Read(name, data)
		var found *Error
		if err != nil && !errors.As(err, &found) {
			t.Fatal(err)
		}
		if err == nil && (doc.Format == "" || len(doc.SHA256) != 64) {
			t.Fatalf("the document does not say what it is: %+v", doc)
		}
	})
}
