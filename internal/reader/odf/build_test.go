package odf

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/reader/readertest"
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
	return readertest.Pack(t, files)
}
