package docx

import (
	"strings"

	"gazette/internal/document"
)

// drawing reads what is drawn: a picture, shapes with text in them, a chart, an embedded object. Text boxes follow the
// paragraph in the order in which they stand in the file.
func (l *line) drawing(e *element, at run) {
	properties := e.find("wp:docPr")
	if on := properties.get("hidden"); on == "1" || on == "true" {
		at.visibility = context{visibility: at.visibility}.hide(document.Hidden).visibility
	}
	alternative := properties.get("descr")
	if alternative == "" {
		alternative = properties.get("title")
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
func alternativeOf(e *element) string {
	if strings.HasPrefix(e.name, "v:") {
		if text := e.get("alt"); text != "" {
			return text
		}
	}
	for _, each := range e.children {
		if text := alternativeOf(each); text != "" && each.name != "w:txbxContent" {
			return text
		}
	}
	return ""
}

func (l *line) drawn(e *element, at run) {
	switch e.name {
	case "pic:pic", "v:imagedata":
		l.notRead(l.place, "a picture, of which only the text alternative is taken over", "")
		return
	case "w:txbxContent":
		l.anchor(e.children, at)
		return
	case "mc:AlternateContent":
		for _, each := range l.branch(e) {
			l.drawn(each, at)
		}
		return
	case "c:chart":
		l.notRead(l.place, "a chart", l.partWords(e.get("r:id")))
	case "dgm:relIds":
		l.notRead(l.place, "a diagram (SmartArt)", l.partWords(e.get("r:dm")))
	case "o:OLEObject":
		l.notRead(l.place, strings.TrimSpace("an embedded object "+e.get("ProgID")), "")
	case "w:control":
		l.notRead(l.place, strings.TrimSpace("an embedded control "+e.get("w:name")), "")
	case "v:textpath":
		l.attach(document.Paragraph, e.get("string"), at)
	case "wps:wsp":
		if e.find("w:txbxContent") == nil && e.find("a:solidFill") != nil {
			l.aside(l.place, "a drawn shape, which is left out; look in the document whether it covers text")
		}
	case "a:p":
		l.attach(document.Paragraph, e.words(), at)
		return
	}
	if isText(e.name) {
		l.attach(document.Paragraph, string(e.text), at)
	}
	for _, each := range e.children {
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
	if found.target == "" || found.external {
		return ""
	}
	root, err := l.archive.read(found.target)
	if err != nil || root == nil {
		return ""
	}
	return document.Fold(root.words())
}

// equation reads an equation that is written on one line as text. One with fractions, roots or indices is not read: its
// characters in a row would say something else.
func (l *line) equation(e *element, at run) {
	if isLinear(e) {
		l.children(e, at)
		return
	}
	l.notRead(l.place, "an equation, which cannot be written on one line", document.Fold(e.words()))
}

func isLinear(e *element) bool {
	for _, each := range e.children {
		switch each.name {
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
