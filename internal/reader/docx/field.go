package docx

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A field is an instruction to Word together with what Word last made of it, which is what a reader sees.
type field struct {
	instruction strings.Builder
	shown       bool            // the instruction is over, the result follows
	link        string          // the address that the result leads to
	unseen      strings.Builder // text in the instruction
}

// openField gives the innermost field whose instruction is being read; nil where there is none.
func (s *story) openField() *field {
	for i := len(s.fields) - 1; i >= 0; i-- {
		if !s.fields[i].shown {
			return s.fields[i]
		}
	}
	return nil
}

// fieldLink gives the address that the innermost field leads to.
func (s *story) fieldLink() string {
	for i := len(s.fields) - 1; i >= 0; i-- {
		if link := s.fields[i].link; link != "" {
			return link
		}
	}
	return ""
}

// fieldChar reads one of the signs that begin a field, divide its instruction from its result, and end it.
func (l *line) fieldChar(e *office.Element, at run) {
	last := len(l.fields) - 1
	switch e.Get("w:fldCharType") {
	case "begin":
		l.formField(e.Child("w:ffData"), at)
		if len(l.fields) < maxFields {
			l.fields = append(l.fields, &field{})
		}
	case "separate":
		if last >= 0 {
			l.fields[last].show()
		}
	case "end":
		if last >= 0 {
			closed := l.fields[last]
			l.fields = l.fields[:last]
			l.closeField(closed, at)
		}
	}
}

func (l *line) simpleField(e *office.Element, at run) {
	simple := &field{}
	simple.instruction.WriteString(e.Get("w:instr"))
	simple.show()
	l.fields = append(l.fields, simple)
	l.children(e, at)
	l.fields = l.fields[:len(l.fields)-1]
	l.closeField(simple, at)
}

func (f *field) show() {
	f.shown = true
	f.link = hyperlink(f.instruction.String())
	if found := crossReference.FindStringSubmatch(f.instruction.String()); found != nil {
		f.link = "#" + found[1]
	}
}

// crossReference finds the instructions that give a page, a number or words of another place of the document, and lead
// there because of the option \h.
var crossReference = regexp.MustCompile(`(?i)^\s*(?:PAGEREF|NOTEREF|REF)\s+"?([^\s"\\]+)"?\s(?:.*\s)?\\h(?:\s|$)`)

// holdsText finds the instructions that may hold text which a reader does not see, as the other branch of a condition.
var holdsText = regexp.MustCompile(`(?i)^\s*(?:IF|INCLUDETEXT|LINK|DDE|DDEAUTO|PRIVATE|COMMENTS|ASK|FILLIN|SET|COMPARE|XE|TC|TA|RD|INCLUDEPICTURE)\s`)

// buttonField finds the words on a button, which stand in the instruction; unprinted the fields without a stored result.
var (
	buttonField = regexp.MustCompile(`(?is)^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*\S)`)
	unprinted   = regexp.MustCompile(`(?i)^\s*(?:AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM|EQ|SYMBOL|BARCODE|DISPLAYBARCODE)\b`)
)

func (l *line) closeField(closed *field, at run) {
	instruction := closed.instruction.String()
	if button := buttonField.FindStringSubmatch(instruction); button != nil && l.openField() == nil {
		l.add(button[1], at)
	}
	if name := unprinted.FindString(instruction); name != "" && !closed.shown {
		l.NotRead(l.place, "what Word works out when it shows the document (the field "+strings.ToUpper(strings.TrimSpace(name))+")", "")
	}
	text := strings.TrimSpace(closed.unseen.String())
	if holdsText.MatchString(instruction) {
		text = strings.TrimSpace(instruction + " " + text)
	}
	if text == "" {
		return
	}
	if outer := l.openField(); outer != nil {
		outer.unseen.WriteString(text + " ")
		return
	}
	l.NotRead(l.place, "the instruction of a field, of which only the result is shown", text)
}

// formField shows what Word draws for a field of a form: a box, or what was chosen from a list.
func (l *line) formField(data *office.Element, at run) {
	if box := data.Child("w:checkBox"); box != nil {
		checked := box.Child("w:checked")
		if checked == nil {
			checked = box.Child("w:default")
		}
		if isOn(checked) {
			l.add("☒", at)
		} else {
			l.add("☐", at)
		}
	}
	if list := data.Child("w:ddList"); list != nil {
		chosen := list.Child("w:result")
		if chosen == nil {
			chosen = list.Child("w:default")
		}
		entry := number(chosen.Val(), 0)
		for _, each := range list.Children {
			if each.Name != "w:listEntry" {
				continue
			}
			if entry == 0 {
				l.add(each.Val(), at)
			}
			entry--
		}
	}
}

var hyperlinkStart = regexp.MustCompile(`(?i)^\s*HYPERLINK\s`)

// hyperlink gives the address in the instruction of a field; "" where it is no hyperlink.
func hyperlink(instruction string) string {
	at := hyperlinkStart.FindStringIndex(instruction)
	if at == nil {
		return ""
	}
	address, anchor, option := "", "", ""
	for rest := instruction[at[1]:]; rest != ""; {
		var word string
		var quoted bool
		if word, rest, quoted = fieldWord(rest); word == "" && !quoted {
			continue
		}
		switch {
		case !quoted && strings.HasPrefix(word, `\`):
			option = strings.ToLower(word)
			if option != `\l` && option != `\o` && option != `\t` && option != `\s` {
				option = "" // it has no value
			}
			continue
		case option == `\l`:
			anchor = "#" + word
		case option == "" && address == "":
			address = word
		}
		option = ""
	}
	return address + anchor
}

// fieldWord takes the first word of an instruction, in quotation marks or not.
func fieldWord(text string) (word, rest string, quoted bool) {
	text = strings.TrimLeft(text, " \t\r\n\u00a0")
	if text == "" || text[0] != '"' {
		if end := strings.IndexAny(text, " \t\r\n"); end >= 0 {
			return text[:end], text[end:], false
		}
		return text, "", false
	}
	word, rest, _ = strings.Cut(text[1:], `"`)
	return strings.ReplaceAll(word, `\\`, `\`), rest, true
}

// branch gives what Word shows of content that is there in several forms: the first of which anything is known here. The
// others are for older programs; a word that only they hold is named as not read.
func (s *story) branch(e *office.Element) []*office.Element {
	var chosen *office.Element
	for _, each := range e.Children {
		if chosen == nil || !says(chosen) && says(each) {
			chosen = each
		}
	}
	if chosen == nil {
		return nil
	}
	shown := lettersOf(chosen.Words())
	for _, each := range e.Children {
		if each == chosen {
			continue
		}
		if text := each.Words(); text != "" && (each.Name == "mc:Choice" || lettersOf(text) != shown) {
			s.NotRead(s.place, "text in a form of the content that only older programs show", document.Fold(text))
		}
	}
	return chosen.Children
}

// says reports whether words or something that is drawn are known here in e. A model in three dimensions is not, but the
// picture of it that older programs show.
func says(e *office.Element) bool {
	for _, each := range e.Children {
		switch each.Name {
		case "pic:pic", "a:blip", "v:imagedata", "c:chart", "dgm:relIds", "?:chart", "w:txbxContent", "wps:wsp", "w:p", "w:tr", "w:tc", "w:br", "w:tab", "w:sym", "w:numFmt":
			return true
		}
		if isText(each.Name) || says(each) {
			return true
		}
	}
	return false
}

// lettersOf gives text without white space and punctuation.
func lettersOf(text string) string { return strings.Join(document.Words(text), "") }
