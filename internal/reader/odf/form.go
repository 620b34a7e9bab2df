package odf

import (
	"cmp"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// control shows what is drawn for a field of a form: its label, and what was entered or chosen.
func (s *story) control(e *office.Element, in context) []document.Block {
	said := s.captionOf(e)
	s.leftOut(s.place, whyTitle, document.Fold(said.Alternative+" "+said.Title))
	text := s.controls[e.Get("draw:control")]
	if text == "" {
		return nil
	}
	place := s.place
	s.Budget -= 2
	if place.Part == "" && place.Slide == 0 {
		place.Part = "text box"
	}
	return []document.Block{{
		Kind: document.Paragraph, Place: place, Visibility: in.visibility,
		Runs: []document.Run{{Text: text, Visibility: in.visibility}},
	}}
}

// readForms takes in what the fields of forms show; where they are drawn is said elsewhere.
func (r *reader) readForms(e *office.Element) {
	for _, each := range e.Children {
		r.readForms(each)
		if id := cmp.Or(each.Get("xml:id"), each.Get("form:id")); id != "" {
			r.controls[id] = document.Fold(entered(each) + " " + each.Get("form:label"))
		}
	}
}

// entered gives what was entered into a field of a form or chosen from it; a box that is crossed or not.
func entered(e *office.Element) string {
	switch e.Name {
	case "form:checkbox", "form:radio":
		if e.Get("form:current-state") == "checked" || e.Get("form:current-selected") == "true" {
			return "☒"
		}
		return "☐"
	case "form:password", "form:hidden":
		return ""
	}
	for _, option := range e.Children {
		if option.Name == "form:option" && option.Get("form:current-selected") == "true" {
			return option.Get("form:label")
		}
	}
	return cmp.Or(textOf(e), e.Get("form:current-value"), e.Get("form:value"))
}
