package office

import (
	"strings"

	"gazette/internal/document"
)

// paragraphsOf gives all paragraphs of drawn text in e, at any depth.
func paragraphsOf(e *Element) []*Element {
	var all []*Element
	var walk func(e *Element)
	walk = func(e *Element) {
		if e.Name == "a:p" {
			all = append(all, e)
			return
		}
		for _, each := range e.Children {
			walk(each)
		}
	}
	if e != nil {
		walk(e)
	}
	return all
}

// TextOf gives the text of a paragraph of a drawing (a:p) with the marks that its runs set themselves, all Visible; nil
// where it holds nothing but white space.
func TextOf(p *Element) []document.Run {
	var runs []document.Run
	var walk func(e *Element, marks document.Marks)
	walk = func(e *Element, marks document.Marks) {
		if rPr := e.Child("a:rPr"); rPr != nil {
			marks = DrawnMarks(rPr, 0)
		}
		text := ""
		switch {
		case e.Name == "a:br":
			text = "\n"
		case isText(e.Name):
			text = string(e.Text)
		}
		if last := len(runs) - 1; last >= 0 && runs[last].Marks == marks {
			runs[last].Text += text
		} else if text != "" {
			runs = append(runs, document.Run{Text: text, Marks: marks, Visibility: document.Visible})
		}
		for _, each := range e.Children {
			walk(each, marks)
		}
	}
	walk(p, 0)
	if strings.TrimSpace(textOf(runs)) == "" {
		return nil
	}
	return runs
}

func textOf(runs []document.Run) string {
	var text strings.Builder
	for _, run := range runs {
		text.WriteString(run.Text)
	}
	return text.String()
}

// EachText calls visit with every element in e that holds text of the document, in order, but for those of a form of it that
// only older programs show.
func (e *Element) EachText(visit func(*Element)) {
	if isText(e.Name) {
		visit(e)
	}
	for _, each := range e.Children {
		if each.Name != "mc:Fallback" {
			each.EachText(visit)
		}
	}
}

// DrawnMarks gives the marks that properties of a run of a drawing (a:rPr) set, and those of base where they set none
// (ISO 29500-1, 21.1.2.3.9).
func DrawnMarks(rPr *Element, base document.Marks) document.Marks {
	set := func(mark document.Marks, is bool) {
		base &^= mark
		if is {
			base |= mark
		}
	}
	if rPr == nil {
		return base
	}
	for _, each := range rPr.Attrs {
		value := each.Value
		switch each.Name {
		case "b":
			set(document.Bold, value == "1" || value == "true")
		case "i":
			set(document.Italic, value == "1" || value == "true")
		case "u":
			set(document.Underline, value != "none")
		case "strike":
			set(document.Strike, value != "noStrike")
		case "baseline":
			set(document.Superscript, value != "0" && value != "0%" && !strings.HasPrefix(value, "-"))
			set(document.Subscript, strings.HasPrefix(value, "-"))
		}
	}
	return base
}
