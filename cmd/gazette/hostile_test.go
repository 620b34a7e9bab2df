package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// hostileTexts are texts that Markdown, Hugo or YAML would take for something else.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../internal/publication/testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		text, err := strconv.Unquote(`"` + line + `"`)
		if err != nil {
			t.Fatalf("hostile.txt:%d: %v", i+1, err)
		}
		texts = append(texts, text)
	}
	return texts
}

// sentinel parts, in the minutes of TestHostileText, what is made of one text from what is made of the next.
const sentinel = "sentinel"

// hostileMinutes are minutes in which each text stands as a paragraph, list item, table cell, action, question and answer.
func hostileMinutes(texts []string) *publication.Publication {
	minutes := &publication.Publication{
		Kind: publication.Minutes, Title: "Hostile minutes", Body: "Anytown Partnership", Date: "2026-03-12",
		Approval: publication.Approval{State: publication.Approved, By: "Ann Example", On: "2026-04-12"},
	}
	for i, text := range texts {
		item, cell := document.Text(document.ListItem, text), document.Text(document.Paragraph, text)
		item.Level, item.Number = 1, "•"
		row := document.Row{Cells: []document.Cell{{Blocks: []document.Block{cell}}, {Blocks: []document.Block{cell}}}}
		table := document.Block{Kind: document.Table, Rows: []document.Row{row, row}, Visibility: document.Visible}
		prose := []document.Block{document.Text(document.Paragraph, text), document.Text(document.Paragraph, sentinel), item, document.Text(document.Paragraph, sentinel), table}
		one := func(kind publication.EntryKind, text string) publication.Entry {
			return publication.Entry{Kind: kind, Blocks: []document.Block{document.Text(document.Paragraph, text)}}
		}
		minutes.Sections = append(minutes.Sections, publication.Section{
			Number: fmt.Sprintf("%d.", i+1), Title: document.Fold(text), Level: 1, Item: true,
			Entries: []publication.Entry{{Kind: publication.Prose, Blocks: prose}, one(publication.Action, text), one(publication.Question, text), one(publication.Answer, text)},
		})
	}
	minutes.AssignIDs()
	return minutes
}

// A text that is approved comes out of Hugo, through the theme, with the very characters that the page was given.
func TestHostileText(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	runGazette(t, "init", dir, "--quiet")
	texts := hostileTexts(t)
	minutes := hostileMinutes(texts)
	encode(t, dir, minutes)
	var briefings []*publication.Publication
	for i, text := range texts {
		briefing := &publication.Publication{
			Kind: publication.Briefing, Title: text, Body: text, Date: publication.Date(fmt.Sprintf("%d-01-01", 1900+i)), Approval: minutes.Approval,
			About: publication.About{Audience: text, Review: text, ReviewDate: text}, Reviews: []string{text}, Themes: []publication.Theme{{ID: text}},
			Sections: []publication.Section{{Entries: []publication.Entry{{Kind: publication.Prose, Blocks: []document.Block{document.Text(document.Paragraph, text)}}}}},
		}
		briefings = append(briefings, briefing)
		encode(t, dir, briefing)
	}
	runGazette(t, "build", "--site", dir)

	for i, briefing := range briefings {
		tree := parsePage(t, dir, briefing.Page())
		wantText(t, texts[i], "the title", folded(readBack(t, briefing).Title), htmlText(find(tree, func(node *html.Node) bool { return node.DataAtom == atom.H1 })))
	}
	wantFeeds(t, filepath.Join(dir, "public", "briefings"), len(briefings))
	read := readBack(t, minutes)
	tree := parsePage(t, dir, minutes.Page())
	for i, section := range read.Sections {
		heading := find(tree, hasID(section.ID))
		wantText(t, texts[i], "the heading", folded(section.Number+" "+section.Title), htmlText(heading))
		wantBlocks(t, texts[i], section, blocksAfter(heading))
	}
}

// wantFeeds reads the feeds of a folder, which are to have so many entries, or 50 where there are more.
func wantFeeds(t *testing.T, folder string, entries int) {
	t.Helper()
	var atomFeed struct {
		Entries []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	var jsonFeed struct {
		Items []struct {
			Title string `json:"title"`
		} `json:"items"`
	}
	for name, read := range map[string]func([]byte) error{
		"feed.xml":  func(data []byte) error { return xml.Unmarshal(data, &atomFeed) },
		"feed.json": func(data []byte) error { return json.Unmarshal(data, &jsonFeed) },
	} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := read(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if want := min(entries, 50); len(atomFeed.Entries) != want || len(jsonFeed.Items) != want {
		t.Fatalf("the feeds have %d and %d entries, want %d", len(atomFeed.Entries), len(jsonFeed.Items), want)
	}
	for i, item := range jsonFeed.Items {
		wantText(t, "feeds", "an entry", folded(item.Title), folded(atomFeed.Entries[i].Title))
	}
}

// wantBlocks compares what stands on the page after one heading with what the section holds.
func wantBlocks(t *testing.T, text string, section publication.Section, found []string) {
	t.Helper()
	for _, entry := range section.Entries {
		for _, block := range entry.Blocks {
			pieces := []string{block.PlainText()}
			if block.Kind == document.Table {
				pieces = nil
				for _, row := range block.Rows {
					for _, cell := range row.Cells {
						pieces = append(pieces, cell.PlainText())
					}
				}
			}
			for _, piece := range pieces {
				if piece = folded(piece); piece == "" {
					continue
				}
				for len(found) > 0 && found[0] != piece && isOfTheSite(found[0]) {
					found = found[1:]
				}
				if len(found) == 0 {
					t.Errorf("%q: the %s %q is not on the page", text, entry.Kind, piece)
					return
				}
				wantText(t, text, "the "+string(entry.Kind), piece, found[0])
				found = found[1:]
			}
		}
	}
}

func isOfTheSite(text string) bool { return text == "" || text == "Action" }

func wantText(t *testing.T, source, where, want, got string) {
	t.Helper()
	if got != want {
		t.Errorf("%q: %s is on the page as\n%q\nwant\n%q", source, where, got, want)
	}
}

// encode writes the page of a publication into a site.
func encode(t *testing.T, dir string, page *publication.Publication) {
	t.Helper()
	data, err := page.Encode()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "content", filepath.FromSlash(page.Bundle()), "index.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// readBack gives a publication as its page holds it: without characters that no page can hold.
func readBack(t *testing.T, page *publication.Publication) *publication.Publication {
	t.Helper()
	data, err := page.Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := publication.Parse(page.Kind, data)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func runGazette(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("gazette", args...).CombinedOutput(); err != nil {
		t.Fatalf("gazette %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func parsePage(t *testing.T, dir, page string) *html.Node {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "public", filepath.FromSlash(page), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tree, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// find gives the first element that is meant; an empty one where there is none.
func find(tree *html.Node, is func(*html.Node) bool) *html.Node {
	for node := range tree.Descendants() {
		if is(node) {
			return node
		}
	}
	return &html.Node{}
}

func hasID(id string) func(*html.Node) bool {
	return func(node *html.Node) bool { return slices.Contains(node.Attr, html.Attribute{Key: "id", Val: id}) }
}

// textual are the elements that hold one text each.
var textual = map[atom.Atom]bool{atom.P: true, atom.Li: true, atom.Td: true, atom.Th: true, atom.Dt: true, atom.Dd: true}

// blocksAfter gives the texts of the elements between a heading and the next heading of an item, in order. The lines of a
// question are terms of their own of one definition list.
func blocksAfter(heading *html.Node) (texts []string) {
	var root *html.Node
	for root = heading; root.Parent != nil; root = root.Parent {
	}
	after := false
	var last *html.Node
	for node := range root.Descendants() {
		switch {
		case node == heading:
			after = true
		case after && node.DataAtom == atom.H2:
			return texts
		case after && textual[node.DataAtom] && !holdsTextual(node):
			if text := htmlText(node); node.DataAtom == atom.Dt && last != nil && last.DataAtom == atom.Dt {
				texts[len(texts)-1] += " " + text
			} else {
				texts = append(texts, text)
			}
			last = node
		}
	}
	return texts
}

func holdsTextual(node *html.Node) bool {
	for inside := range node.Descendants() {
		if textual[inside.DataAtom] {
			return true
		}
	}
	return false
}

// htmlText is what a person reads of an element.
func htmlText(node *html.Node) string {
	var text strings.Builder
	for inside := range node.Descendants() {
		switch {
		case inside.Type == html.TextNode:
			text.WriteString(inside.Data)
		case inside.DataAtom == atom.Br:
			text.WriteByte('\n')
		}
	}
	return folded(text.String())
}

// folded makes one space of white space that HTML does not tell apart, and of no other.
func folded(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r\f", r) }), " ")
}
