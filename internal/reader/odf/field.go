package odf

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// field reads a field that may hold text which a person does not see, and reports whether e is one. Of all other fields
// what the program last showed stands in them as text.
func (l *line) field(e *office.Element, at run) bool {
	hidden := at
	hidden.visibility = office.Stronger(at.visibility, document.Hidden)
	switch e.Name {
	case "text:hidden-text":
		if e.Get("text:is-hidden") == "true" {
			at = hidden
		}
		l.unlike(e, at, hidden, "text:string-value")
	case "text:conditional-text":
		l.unlike(e, at, hidden, "text:string-value-if-true", "text:string-value-if-false")
	case "text:hidden-paragraph":
		l.isHidden = l.isHidden || e.Get("text:is-hidden") == "true"
		l.children(e, hidden)
	case "text:script":
		l.children(e, hidden)
	case "text:variable-set", "text:user-field-get":
		if e.Get("text:display") == "none" {
			at = hidden
		}
		l.unlike(e, at, hidden, "office:string-value")
	case "text:toc-mark", "text:toc-mark-start", "text:user-index-mark", "text:user-index-mark-start",
		"text:alphabetical-index-mark", "text:alphabetical-index-mark-start":
		for _, name := range []string{"text:string-value", "text:key1", "text:key2"} {
			if text := e.Get(name); text != "" {
				l.NotRead(l.place, "a mark for an index", text)
			}
		}
		l.children(e, at)
	case "text:drop-down":
		shown := textOf(e)
		for _, each := range e.Children {
			if value := each.Get("text:value"); each.Name == "text:label" && value != "" && value != shown {
				l.NotRead(l.place, "an entry of a list to choose from, which was not chosen", value)
			}
		}
		l.children(e, at)
	case "field:fieldmark-start":
		for _, each := range e.Children {
			if code := each.Get("field:value"); strings.HasSuffix(each.Get("field:name"), "field.code") && hidesText.MatchString(code) {
				l.NotRead(l.place, "the instruction of a field, of which only the result is shown", document.Fold(code))
			}
		}
		l.children(e, at)
	case "field:fieldmark":
		l.add(chosen(e), at)
		l.children(e, at)
	default:
		return false
	}
	return true
}

// hidesText finds the instructions of fields of Word that may hold text which a reader does not see, as the other branch of a
// condition.
var hidesText = regexp.MustCompile(`(?i)^\s*(?:IF|INCLUDETEXT|LINK|DDE|DDEAUTO|PRIVATE|COMMENTS|ASK|FILLIN|SET|COMPARE)\b`)

// chosen gives what LibreOffice draws for a field of a form of Word: a box, or the entry that was chosen from a list.
func chosen(e *office.Element) string {
	values := map[string][]string{}
	for _, each := range e.Children {
		name := each.Get("field:name")
		values[name] = append(values[name], each.Get("field:value"))
	}
	last := func(name string) string {
		if all := values[name]; len(all) > 0 {
			return all[len(all)-1]
		}
		return ""
	}
	switch kind := e.Get("field:type"); {
	case strings.HasSuffix(kind, "CHECKBOX") && last("Checkbox_Checked") == "true":
		return "☒"
	case strings.HasSuffix(kind, "CHECKBOX"):
		return "☐"
	}
	entries := values["Dropdown_ListEntry"]
	if at := number(last("Dropdown_Selected"), 0); at < len(entries) {
		return entries[at]
	}
	return ""
}

// unlike reads the text in a field, and behind it as hidden what its attributes hold that is another text.
func (l *line) unlike(e *office.Element, at, hidden run, attributes ...string) {
	l.children(e, at)
	said := document.Fold(textOf(e))
	for _, name := range attributes {
		if value := document.Fold(e.Get(name)); value != "" && value != said {
			l.add(value, hidden)
		}
	}
}

// unshown says what things are that no page shows, by the names of their elements.
var unshown = map[string]string{
	"office:forms": "fields of a form", "office:event-listeners": "what happens on a click",
	"anim:par": "how a slide moves", "anim:seq": "how a slide moves", "presentation:animations": "how a slide moves",
}

// values names the values that a document keeps for its fields, whether a field shows them or not.
func (s *story) values(e *office.Element) {
	for _, each := range e.Children {
		var values []string
		for _, name := range []string{"office:string-value", "office:value", "office:date-value", "office:time-value", "office:boolean-value", "office:dde-topic", "office:dde-item"} {
			if value := each.Get(name); value != "" {
				values = append(values, value)
			}
		}
		if text := strings.Join(append(values, textOf(each)), " "); strings.TrimSpace(text) != "" {
			s.NotRead(s.place, "a value that the document keeps for its fields", strings.TrimSpace(text))
		}
	}
}
