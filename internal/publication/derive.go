package publication

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// An Item is an agenda item as the inspect contract gives it.
type Item struct {
	Number string // without its closing dot, bracket or colon
	Title  string
	Level  int
}

// A Located entry is one entry with the number of the innermost item that holds it ("5a").
type Located struct {
	Entry
	Item string
}

// Items are the agenda items in the order of the document.
func (p *Publication) Items() []Item {
	var items []Item
	for _, section := range p.Sections {
		if section.Item {
			items = append(items, Item{BareNumber(section.Number), section.Title, section.Level})
		}
	}
	return items
}

// Entries are the entries of one kind in the order of the document.
func (p *Publication) Entries(kind EntryKind) []Located {
	var found []Located
	for i, section := range p.Sections {
		for _, entry := range section.Entries {
			if entry.Kind == kind {
				item := entry.ForItem
				if item == "" {
					item = p.ItemNumber(i)
				}
				found = append(found, Located{entry, item})
			}
		}
	}
	return found
}

// ItemNumber is the number of the innermost agenda item that holds a section, as an action gives it: a bare letter or
// roman numeral after the number of the item that it stands in ("5a"), any other number alone ("4.2").
func (p *Publication) ItemNumber(section int) string {
	level, number := int(^uint(0)>>1), ""
	if p.Kind != Minutes { // only minutes have agenda items
		return ""
	}
	for i := section; i >= 0; i-- {
		if here := p.Sections[i]; here.Item && here.Level < level {
			number, level = BareNumber(here.Number)+number, here.Level
			if level == 1 || !isBareLetter(BareNumber(here.Number)) {
				break
			}
		}
	}
	return number
}

func isBareLetter(number string) bool {
	return number != "" && strings.Trim(strings.ToLower(number), "abcdefghijklmnopqrstuvwxyz") == ""
}

// BareNumber is a printed number without a label word in front ("Item 5:"), the brackets around it and its closing dot or
// colon.
func BareNumber(printed string) string {
	return strings.Trim(labelWord.ReplaceAllString(strings.TrimSpace(printed), ""), ".():[]")
}

var labelWord = regexp.MustCompile(`(?i)^(?:(?:agenda\s+)?item|step|part|point|minute|section|chapter)\s+(?:no\.?\s*)?`)

// Text is the text of an entry on one line, without its label.
func (e Entry) Text() string {
	lines := make([]string, 0, len(e.Blocks))
	for _, block := range e.Blocks {
		lines = append(lines, block.PlainText())
	}
	return document.Fold(strings.Join(lines, " "))
}

// Words are the words of the page: every word of the document is one of these or stands in LeftOut.
func (p *Publication) Words() []string {
	facts := []string{p.Title, p.Body, p.Meeting.Venue, p.Meeting.Chair, p.Approval.By, p.Approval.Role, p.About.Audience, p.About.Review, p.About.ReviewDate}
	for _, person := range p.People {
		facts = append(facts, person.Name, person.Initials, person.Role, person.Organisation, person.Note)
	}
	words := document.Words(strings.Join(facts, " "))
	for _, section := range p.Sections {
		words = append(words, section.Words()...)
	}
	return words
}

// Words are the words of a section with its heading.
func (s Section) Words() []string {
	words := document.Words(s.Number + " " + s.Title)
	for _, entry := range s.Entries {
		words = append(words, document.Words(entry.Label+" "+entry.ForItem+" "+entry.Number+" "+entry.Due+" "+entry.Response)...)
		for _, owner := range entry.Owners {
			if !owner.InText {
				words = append(words, document.Words(owner.Name)...)
			}
		}
		for _, block := range entry.Blocks {
			words = append(words, block.Words()...)
		}
	}
	return words
}

// Chair is the person on the attendance list who chaired; the zero Person where nobody did.
func (p *Publication) Chair() Person {
	if i := slices.IndexFunc(p.People, func(each Person) bool { return slices.Contains(each.Duties, DutyChair) }); i >= 0 {
		return p.People[i]
	}
	return Person{}
}

// Lost gives the words of a document that are neither on its page nor in the page's list of what was left out, in the
// order of the document. Each time that a word is printed counts.
func Lost(doc *document.Document, page *Publication) []string {
	kept := map[string]int{}
	for _, word := range page.Words() {
		kept[word]++
	}
	for _, omission := range page.LeftOut {
		for _, word := range document.Words(omission.Text) {
			kept[word]++
		}
	}
	var lost []string
	for _, word := range doc.Words() {
		if kept[word]--; kept[word] < 0 {
			lost = append(lost, word)
		}
	}
	return lost
}
