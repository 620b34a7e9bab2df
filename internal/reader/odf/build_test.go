package odf

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/document"
)

// declared are the namespaces of the parts that build makes.
var declared = func() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(prefixes)) {
		if prefix := prefixes[name]; prefix != "" && prefix != "xml" {
			fmt.Fprintf(&out, ` xmlns:%s="%s"`, prefix, name)
		}
	}
	return out.String()
}()

// build makes a document of what stands in its elements: "text" is what stands in the body of a text, or "slides" in that
// of a presentation, "automatic" are the styles that the body uses, "styles" those with a name of their own, "layouts" those
// that the master pages use, "masters" the master pages, "meta" what the file says about itself. Any other name is that of a
// part of the archive.
func build(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	files := map[string]string{}
	for name, content := range parts {
		if name == "mimetype" || strings.ContainsAny(name, "./") {
			files[name] = content
		}
	}
	body, kind := "<office:text>"+parts["text"]+"</office:text>", textType
	if slides := parts["slides"]; slides != "" {
		body, kind = "<office:presentation>"+slides+"</office:presentation>", slideType
	}
	for name, content := range map[string]string{
		"content": "<office:automatic-styles>" + parts["automatic"] + "</office:automatic-styles><office:body>" + body + "</office:body>",
		"styles": "<office:styles>" + parts["styles"] + "</office:styles><office:automatic-styles>" + parts["layouts"] +
			"</office:automatic-styles><office:master-styles>" + parts["masters"] + "</office:master-styles>",
		"meta": "<office:meta>" + parts["meta"] + "</office:meta>",
	} {
		files[name+".xml"] = "<office:document-" + name + declared + ">" + content + "</office:document-" + name + ">"
	}
	files["mimetype"] = cmp.Or(files["mimetype"], kind)
	return pack(t, files)
}

// pack makes an archive of files, which are not made smaller: the same text again and again would look like a bomb.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(a, b string) int { // the type comes first
		return cmp.Compare(strings.Count(b, "mimetype"), strings.Count(a, "mimetype"))
	})
	for _, name := range names {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = file.Write([]byte(files[name]))
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

// show writes a document with a line for each block, row and omission: what it is, its text, and behind each run what
// sets it apart.
func show(doc *document.Document) string {
	var out strings.Builder
	showBlocks(&out, doc.Blocks, "")
	for _, each := range doc.NotRead {
		fmt.Fprintf(&out, "not read (%v): %s: %q\n", each.Place, each.Why, each.Text)
	}
	return out.String()
}

func showBlocks(out *strings.Builder, blocks []document.Block, indent string) {
	for _, block := range blocks {
		fmt.Fprintf(out, "%s%s", indent, block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(out, " %d", block.Level)
		}
		if block.Number != "" {
			fmt.Fprintf(out, " [%s]", block.Number)
		}
		if block.Visibility != document.Visible {
			fmt.Fprintf(out, " %s", block.Visibility)
		}
		fmt.Fprintf(out, " (%v):", block.Place)
		if block.Picture != nil {
			fmt.Fprintf(out, " %s", block.Picture.Type)
		}
		for _, run := range block.Runs {
			fmt.Fprintf(out, " %q", run.Text)
			if run.Marks != 0 {
				fmt.Fprintf(out, " %v", run.Marks)
			}
			if run.Link != "" {
				fmt.Fprintf(out, " → %s", run.Link)
			}
			if run.Visibility != document.Visible {
				fmt.Fprintf(out, " %s", run.Visibility)
			}
		}
		out.WriteString("\n")
		for _, row := range block.Rows {
			fmt.Fprintf(out, "%s  row", indent)
			if row.Header {
				out.WriteString(" header")
			}
			out.WriteString("\n")
			for _, cell := range row.Cells {
				fmt.Fprintf(out, "%s    cell", indent)
				if cell.Columns > 0 || cell.Rows > 0 {
					fmt.Fprintf(out, " %d×%d", max(cell.Columns, 1), max(cell.Rows, 1))
				}
				out.WriteString("\n")
				showBlocks(out, cell.Blocks, indent+"      ")
			}
		}
	}
}

// texts calls add with every text of a document, visible or not, read or not.
func texts(doc *document.Document, add func(string)) {
	for _, each := range doc.NotRead {
		add(each.Text)
	}
	var blocks func([]document.Block)
	blocks = func(all []document.Block) {
		for _, block := range all {
			add(block.Number)
			for _, run := range block.Runs {
				add(run.Text)
			}
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					blocks(cell.Blocks)
				}
			}
		}
	}
	blocks(doc.Blocks)
}

// lost gives the letters and digits of the words that Read gave beside a document which the document does not hold as often.
func lost(doc *document.Document, words string) string {
	count := map[rune]int{}
	texts(doc, func(text string) {
		for _, r := range strings.Join(document.Words(text), "") {
			count[r]++
		}
	})
	var out strings.Builder
	for _, r := range strings.Join(document.Words(words), "") {
		if count[r]--; count[r] < 0 {
			out.WriteRune(r)
		}
	}
	return out.String()
}
