package pptx

import (
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// ownKinds are the kinds of relation that only presentations have and that lead to what is read here, or to what holds no
// words and no name.
var ownKinds = []string{
	"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster", "presProps", "viewProps", "tableStyles",
	"legacyDiagramText", "vmlDrawing", "slideUpdateInfo", "revisionInfo",
}

// unread takes note of what was not read: text that no slide shows, names of sections, and what the file holds beside its
// slides.
func (r *reader) unread() error {
	r.sections()
	for _, each := range []struct {
		part, why string
		texts     []string
	}{
		{"notes", "the header, date and number on pages of notes", r.notesMargins},
		{"footer", "marks in the file in whose place the number of the slide is printed", r.fieldMarks},
	} {
		if text := document.Fold(strings.Join(each.texts, " ")); text != "" {
			r.NotRead(document.Place{Part: each.part}, each.why, text)
		}
	}
	if err := r.unshown(); err != nil {
		return err
	}
	r.Count()
	r.Omissions = append(r.Omissions, r.archive.Beside(r.main, ownKinds...)...)
	return nil
}

// sections takes note of the names of groups of slides, which only the author sees.
func (r *reader) sections() {
	var names []string
	var walk func(e *office.Element)
	walk = func(e *office.Element) {
		if e.Name == "p14:section" || e.Name == "p:custShow" {
			if name := document.Fold(e.Get("name")); name != "" {
				names = append(names, name)
			}
		}
		for _, each := range e.Children {
			walk(each)
		}
	}
	walk(r.root)
	if len(names) > 0 {
		r.NotRead(document.Place{}, "the names of sections and shows, which only the author sees", strings.Join(names, "; "))
	}
}

// unshown takes note of text on layouts and masters that no slide shows. What their placeholders say only asks for text.
func (r *reader) unshown() error {
	for _, each := range r.types {
		what := ""
		for _, kind := range []string{"slideLayout", "slideMaster", "notesMaster", "handoutMaster"} {
			if strings.HasSuffix(each.contentType, "."+strings.ToLower(kind)+"+xml") {
				what = kind
			}
		}
		if what == "" || r.sheets[each.name] != nil && r.sheets[each.name].isTaken || r.archive.Files[each.name] == nil {
			continue
		}
		root, err := r.archive.Read(each.name)
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		if text := document.Fold(wordsBeside(root)); text != "" {
			r.words.WriteString(text + "\n")
			r.NotRead(document.Place{}, "text on "+sheetNames[what]+" that no slide shows", text)
		}
	}
	return nil
}

var sheetNames = map[string]string{
	"slideLayout": "a layout", "slideMaster": "a slide master", "notesMaster": "the master of the notes", "handoutMaster": "the master of handouts",
}
