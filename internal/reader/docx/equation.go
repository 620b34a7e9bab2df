package docx

import (
	"slices"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// whyMarkedEquation is said of equations that do not become text as they are printed.
const whyMarkedEquation = "how an equation is set, of which parts are hidden or a tracked change: its signs stand in the text one after another"

// equation reads an equation. One that is written on one line is text; any other becomes TeX.
func (l *line) equation(e *office.Element, at run) {
	if office.IsLinear(e) {
		l.children(e, at)
		return
	}
	if l.isMarked(e) {
		l.NotRead(l.place, whyMarkedEquation, "")
		l.children(e, at)
		return
	}
	tex, ok := office.TeX(e)
	if !ok {
		l.NotRead(l.place, office.WhyEquation, document.Fold(e.Words()))
		return
	}
	l.add(tex, at)
}

// isMarked reports whether something in an equation is a tracked change or cannot be seen.
func (l *line) isMarked(e *office.Element) bool {
	return slices.ContainsFunc(e.Children, func(each *office.Element) bool {
		isHidden := each.Name == "w:rPr" && l.lookOf(each).isHidden(l.in.fill)
		isPhantom := each.Name == "m:phant" && !office.IsPhantomShown(each)
		return isHidden || isPhantom || tracked[each.Name] != "" || l.isMarked(each)
	})
}
