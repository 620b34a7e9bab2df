package docx

import (
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// drawing reads what is drawn: a picture, shapes with text in them, a chart, an embedded object. Text boxes follow the
// paragraph in the order in which they stand in the file.
func (l *line) drawing(e *office.Element, at run) {
	properties := e.Find("wp:docPr")
	if on := properties.Get("hidden"); on == "1" || on == "true" {
		at.visibility = context{visibility: at.visibility}.hide(document.Hidden).visibility
	}
	alternative := properties.Get("descr")
	if alternative == "" {
		alternative = properties.Get("title")
	}
	if alternative == "" {
		alternative = alternativeOf(e)
	}
	if alternative = strings.TrimSpace(alternative); alternative != "" {
		l.attach(document.Image, alternative, at)
	}
	l.drawn(e, at)
}

// alternativeOf finds the text alternative of an older kind of drawing.
func alternativeOf(e *office.Element) string {
	if strings.HasPrefix(e.Name, "v:") {
		if text := e.Get("alt"); text != "" {
			return text
		}
	}
	for _, each := range e.Children {
		if text := alternativeOf(each); text != "" && each.Name != "w:txbxContent" {
			return text
		}
	}
	return ""
}

func (l *line) drawn(e *office.Element, at run) {
	switch e.Name {
	case "pic:pic", "v:imagedata":
		l.notRead(l.place, "a picture, of which only the text alternative is taken over", "")
		return
	case "w:txbxContent":
		l.anchor(e.Children, at)
		return
	case "mc:AlternateContent":
		for _, each := range l.branch(e) {
			l.drawn(each, at)
		}
		return
	case "c:chart":
		l.notRead(l.place, "a chart", l.partWords(e.Get("r:id")))
	case "dgm:relIds":
		l.notRead(l.place, "a diagram (SmartArt)", l.partWords(e.Get("r:dm")))
	case "o:OLEObject":
		l.notRead(l.place, strings.TrimSpace("an embedded object "+e.Get("ProgID")), "")
	case "w:control":
		l.notRead(l.place, strings.TrimSpace("an embedded control "+e.Get("w:name")), "")
	case "v:textpath":
		l.attach(document.Paragraph, e.Get("string"), at)
	case "wps:wsp":
		if e.Find("w:txbxContent") == nil && e.Find("a:solidFill") != nil {
			l.aside(l.place, "a drawn shape, which is left out; look in the document whether it covers text")
		}
	case "a:p":
		l.attach(document.Paragraph, e.Words(), at)
		return
	}
	if isText(e.Name) {
		l.attach(document.Paragraph, string(e.Text), at)
	}
	for _, each := range e.Children {
		l.drawn(each, at)
	}
}

// attach puts a block of its own behind the paragraph.
func (l *line) attach(kind document.Kind, text string, at run) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	place := l.place
	if kind != document.Image {
		place.Part = partIn(place.Part, "text box")
	}
	l.budget -= 2
	l.after = append(l.after, document.Block{
		Kind: kind, Place: place, Visibility: at.visibility,
		Runs: []document.Run{{Text: text, Visibility: at.visibility}},
	})
}

// partWords gives the words of a part that is not read in full, as a chart.
func (l *line) partWords(id string) string {
	found := l.relations[id]
	if found.Target == "" || found.External {
		return ""
	}
	root, err := l.archive.Read(found.Target)
	if err != nil || root == nil {
		return ""
	}
	return document.Fold(root.Words())
}

// equation reads an equation that is written on one line as text. One with fractions, roots or indices is not read: its
// characters in a row would say something else.
func (l *line) equation(e *office.Element, at run) {
	if isLinear(e) {
		l.children(e, at)
		return
	}
	l.notRead(l.place, "an equation, which cannot be written on one line", document.Fold(e.Words()))
}

func isLinear(e *office.Element) bool {
	for _, each := range e.Children {
		switch each.Name {
		case "m:r", "m:box", "m:e", "m:oMath":
			if !isLinear(each) {
				return false
			}
		case "m:t", "m:rPr", "m:ctrlPr", "m:boxPr", "w:rPr", "w:t", "w:bookmarkStart", "w:bookmarkEnd":
		default:
			return false
		}
	}
	return true
}
