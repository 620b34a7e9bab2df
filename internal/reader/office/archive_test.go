package office

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
	"gazette/internal/reader/source"
)

var plain = &Dialect{Program: "Word", Type: "Word document (.docx)", Prefixes: map[string]string{
	"": "",
	"http://schemas.openxmlformats.org/package/2006/relationships": "",
	"http://schemas.openxmlformats.org/package/2006/content-types": "",
}}

func open(t testing.TB, files map[string]string) *Archive {
	t.Helper()
	archive, err := Open(readertest.Press(t, files), plain)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func wide(text string, big bool) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		low, high := byte(unit), byte(unit>>8)
		if big {
			low, high = high, low
		}
		out.WriteString(string([]byte{low, high}))
	}
	return out.String()
}

// TestEncodings: a part is read in whatever encoding it is, by the mark at its beginning or its own declaration.
func TestEncodings(t *testing.T) {
	const text = `<a>Café – 5 °C</a>`
	declared := func(name string) string { return `<?xml version="1.0" encoding="` + name + `"?>` }
	for name, content := range map[string]string{
		"plain":                 text,
		"declared":              declared("UTF-8") + text,
		"marked":                "\xEF\xBB\xBF" + declared("utf-8") + text,
		"wide, little":          wide("\uFEFF"+declared("UTF-16")+text, false),
		"wide, big":             wide("\uFEFF"+declared("UTF-16")+text, true),
		"wide, little, no mark": wide(declared("utf-16")+text, false),
		"wide, big, no mark":    wide(text, true),
		"not as it says":        declared("UTF-16") + text,
		"Windows":               declared("windows-1252") + "<a>Caf\xE9 \x96 5 \xB0C</a>",
		"Latin":                 declared("ISO-8859-1") + "<a>Caf\xE9 \x96 5 \xB0C</a>",
	} {
		root, err := open(t, map[string]string{"a.xml": content}).Read("a.xml")
		if err != nil || root == nil || string(root.Text) != "Café – 5 °C" {
			t.Errorf("%s: got %+v, %v", name, root, err)
		}
	}
	_, err := open(t, map[string]string{"a.xml": declared("klingon-8") + text}).Read("a.xml")
	var refused *source.Error
	if !errors.As(err, &refused) || !strings.Contains(err.Error(), "klingon-8 is not known") {
		t.Errorf("an encoding that nobody knows: %v", err)
	}
}

// TestNames: whatever a part is called, its name leads nowhere outside the archive, and stands for one part only.
func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"word/a.xml": "word/a.xml", "/word/A.xml": "word/a.xml", `word\a.xml`: "word/a.xml", "../../outside/a": "outside/a",
		`..\..\a`: "a", "word/../../a": "a", "": "", "/": "", "..": "",
	} {
		if got := PartName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	for _, second := range []string{"A.XML", "./a.xml", "../a.xml", `.\a.xml`} {
		if _, err := Open(readertest.Press(t, map[string]string{"a.xml": "", second: ""}), plain); err == nil || !strings.Contains(err.Error(), "twice") {
			t.Errorf("a.xml and %s: %v", second, err)
		}
	}
}

// TestMedia: pictures have a limit of their own.
func TestMedia(t *testing.T) {
	archive := open(t, map[string]string{"a.bmp": strings.Repeat("ab", 5<<20), "a.xml": "<a/>"})
	read := 0
	for range 20 {
		if _, err := archive.Media("a.bmp"); err == nil {
			read++
		}
	}
	if read != MaxTotal/(10<<20) {
		t.Errorf("%d pictures of 10 MB were read", read)
	}
	if _, err := archive.Part("a.xml"); err != nil {
		t.Errorf("the text behind them: %v", err)
	}
}

func relations(list ...string) string {
	var out strings.Builder
	for _, each := range list {
		kind, target, _ := strings.Cut(each, " ")
		target, isExternal := strings.CutPrefix(target, "out ")
		mode := ""
		if isExternal {
			mode = ` TargetMode="External"`
		}
		out.WriteString(`<Relationship Id="` + target + `" Type="http://example.org/` + kind + `" Target="` + target + `"` + mode + `/>`)
	}
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + out.String() + `</Relationships>`
}

// TestBeside: what a file holds beside its text is named by its kind, once, and without a value.
func TestBeside(t *testing.T) {
	whole := map[string]string{
		"[Content_Types].xml":      "<Types/>",
		"_rels/.rels":              relations("officeDocument word/main.xml", "core-properties docProps/core.xml", "extended-properties docProps/app.xml"),
		"word/main.xml":            "<a/>",
		"word/_rels/main.xml.rels": relations("styles styles.xml", "customXml ../customXml/item1.xml", "hyperlink out https://www.example.org/"),
		"word/styles.xml":          "<a/>",
		"customXml/item1.xml":      "<Sources/>",
		"docProps/core.xml":        "<p><created>2026</created><creator/><revision>3</revision></p>",
		"docProps/app.xml":         "<p><Template>Normal.dotm</Template><Company/><Pages>4</Pages></p>",
		"folder/":                  "",
	}
	for name, test := range map[string]struct {
		add  map[string]string // parts
		want []string
	}{
		"nothing":        {nil, nil},
		"author":         {map[string]string{"docProps/core.xml": "<p><lastModifiedBy>Ann Example</lastModifiedBy><title>Cover</title></p>"}, []string{WhyAuthor, WhyTitle}},
		"company":        {map[string]string{"docProps/app.xml": `<p><Template>C:\ours.dotx</Template><Company>Wexcombe Council</Company><HyperlinkBase>x</HyperlinkBase></p>`}, []string{WhyCompany, WhyElsewhere, WhyTemplate}},
		"custom":         {map[string]string{"_rels/.rels": relations("officeDocument word/main.xml", "custom-properties docProps/core.xml", "thumbnail docProps/app.xml")}, []string{WhyCustom, WhyThumbnail}},
		"custom XML":     {map[string]string{"customXml/item1.xml": "<Sources><a/></Sources>"}, []string{WhyCustomXML}},
		"macros":         {map[string]string{"word/_rels/main.xml.rels": relations("styles styles.xml", "vbaProject vba.bin", "people ../customXml/item1.xml", "attachedTemplate out file:///C:/a.dotx", "strange x.xml"), "word/vba.bin": "\x00"}, []string{WhyElsewhere, WhyMacros, WhyPeople, WhyUnknownPart}},
		"in the network": {map[string]string{"word/_rels/styles.xml.rels": relations(`image out \\server\Ann\a.png`)}, []string{WhyElsewhere}},
		"on a disk":      {map[string]string{"word/_rels/styles.xml.rels": relations(`hyperlink out C:\Ann\a.docx`)}, []string{WhyElsewhere}},
		"read elsewhere": {map[string]string{"word/_rels/styles.xml.rels": relations(`slide slide1.xml`)}, nil},
		"orphan":         {map[string]string{"word/old.xml": "<w:t>Left &amp; lost</w:t>"}, []string{WhyOrphan + ": Left & lost"}},
		"broken list":    {map[string]string{"word/_rels/main.xml.rels": "<a"}, []string{WhyOrphan, WhyOrphan}},
	} {
		files := maps.Clone(whole)
		maps.Copy(files, test.add)
		var got []string
		for _, each := range open(t, files).Beside("word/main.xml", "slide") {
			if each.Text != "" {
				each.Why += ": " + each.Text
			}
			if each.Place != (document.Place{}) {
				t.Errorf("%s: %s has a place", name, each.Why)
			}
			got = append(got, each.Why)
		}
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, test.want)
		}
	}
	for name, data := range map[string][]byte{
		"before": append([]byte("#!/bin/sh\n"), readertest.Press(t, whole)...),
		"behind": append(readertest.Press(t, whole), "more"...),
	} {
		archive, err := Open(data, plain)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := archive.Beside("word/main.xml"); len(got) != 1 || got[0].Why != WhyBehindTheEnd {
			t.Errorf("bytes %s the archive: got %v", name, got)
		}
	}
}
