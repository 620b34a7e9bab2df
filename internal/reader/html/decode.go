package html

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"gazette/internal/reader/source"
)

// decode gives the characters of a page: what is UTF-8 or UTF-16 is read as that, whatever the page says; else in the
// encoding that the page names.
func decode(data []byte) (string, error) {
	hasMark := bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
	isUTF16 := len(data) > 3 && (data[0] == 0) != (data[1] == 0) && (data[2] == 0) != (data[3] == 0)
	if hasMark || isUTF16 || utf8.Valid(data) {
		return source.Decode(data)
	}
	encoding, name, _ := charset.DetermineEncoding(data, "")
	if name == "utf-8" || name == "windows-1252" {
		return source.Decode(data) // it knows what a mixture of the two looks like
	}
	text, err := encoding.NewDecoder().Bytes(data)
	if at := bytes.IndexRune(text, unicode.ReplacementChar); err != nil || at >= 0 {
		line := bytes.Count(text[:max(at, 0)], []byte("\n")) + 1
		return "", source.AtLine(line, "holds bytes that are no characters of the encoding "+name+", which the page names", "Open it in a browser and save it again.")
	}
	return string(text), nil
}

// headOfFile is how far a file is looked into to find out whether it is a page.
const headOfFile = 4096

// Is reports whether the file is a web page: it begins as one, or it is nothing but blocks of HTML. The name decides only
// about text in which tags stand.
func (Format) Is(name string, data []byte) bool {
	content, err := decode(cutRunes(data))
	if err != nil {
		return false
	}
	named := false
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		named = true
	}
	return looksLikePage(content, named)
}

// cutRunes gives the beginning of a file, without a character that the cut divides.
func cutRunes(data []byte) []byte {
	if len(data) <= headOfFile {
		return data
	}
	head := data[:headOfFile]
	for range utf8.UTFMax - 1 {
		if r, size := utf8.DecodeLastRune(head); r != utf8.RuneError || size != 1 {
			break
		}
		head = head[:len(head)-1]
	}
	if !utf8.Valid(head) {
		return data[:headOfFile]
	}
	return head
}

func looksLikePage(content string, named bool) bool {
	tokens := html.NewTokenizer(strings.NewReader(content))
	depth, blocks, loose := 0, 0, false // open elements, blocks, and whether text stands outside any
	for count := 0; count < 200; {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return blocks > 0 && (named || !loose && blocks >= 3)
		case html.DoctypeToken:
			return count == 0 && strings.EqualFold(firstWord(tokens.Token().Data), "html")
		case html.TextToken:
			if strings.TrimFunc(string(tokens.Text()), isBlank) != "" {
				count++
				loose = loose || depth == 0
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			tag := atom.Lookup(name)
			if count == 0 && slices.Contains(pageTags, tag) {
				return true
			}
			if count == 0 && tag == 0 {
				return false // XML of another kind
			}
			if count++; tag != 0 && !isInline(tag) {
				blocks++
			}
			if kind == html.StartTagToken && !slices.Contains(voidTags, tag) {
				depth++
			}
		case html.EndTagToken:
			count++
			depth--
		}
	}
	return blocks > 0 && (named || !loose && blocks >= 3)
}

// pageTags are the elements that begin a page and no other text.
var pageTags = []atom.Atom{atom.Html, atom.Head, atom.Body, atom.Meta, atom.Title}

// voidTags are elements without an end.
var voidTags = []atom.Atom{atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Col, atom.Area, atom.Embed, atom.Wbr, atom.Source, atom.Track}

func firstWord(text string) string {
	if fields := strings.Fields(text); len(fields) > 0 {
		return fields[0]
	}
	return ""
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == 0 }
