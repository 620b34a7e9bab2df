// Package corpus invents minutes to measure with: as many, and as long, as are asked for, with the structure of real
// minutes and words as often as they come up in English. The words themselves are invented. The same numbers give the
// same bytes.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A Size says how much is wanted.
type Size struct {
	Documents int
	Bytes     int // of text in each
}

// Write writes the pages under a content folder and gives known-item queries about them, up to so many. Acronyms of the
// vocabulary, and what they stand for, come up in the text.
func Write(content string, size Size, words *vocabulary.Vocabulary, queries int) ([]Query, error) {
	r := rand.New(rand.NewPCG(2020, 12))
	w := &writer{rand: r, lexicon: newLexicon(r), acronyms: acronymsOf(words)}
	w.invent()
	every := max(size.Documents/max(queries, 1), 1)
	var asked []Query
	for i := range size.Documents {
		p := w.minutes(i, size.Bytes)
		page, err := p.Markdown()
		if err != nil {
			return nil, err
		}
		folder := filepath.Join(content, filepath.FromSlash(p.Bundle()))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(folder, "index.md"), page, 0o644); err != nil {
			return nil, err
		}
		if i%every == 0 && len(asked) < queries {
			asked = append(asked, w.query(p, len(asked)))
		}
	}
	return asked, nil
}

// A writer writes minutes one after the other.
type writer struct {
	rand     *rand.Rand
	lexicon  *lexicon
	acronyms []acronym
	people   []publication.Person
	groups   []string
	subjects map[string][]string // of the minutes at hand, by section
}

const (
	groups        = 24
	people        = 400
	organisations = 30
	everyDays     = 2 // between two minutes of one group: 2,000 take some 17 years
)

// invent makes the people and groups that all minutes share.
func (w *writer) invent() {
	var bodies []string
	for range organisations {
		bodies = append(bodies, w.name()+" "+w.pick("Council", "Police", "NHS Trust", "Academy", "Community Trust", "Housing"))
	}
	for range people {
		w.people = append(w.people, publication.Person{
			Name: w.name() + " " + w.name(), Role: w.pick("Head", "Manager", "Director", "Lead", "Officer") + " of " + w.name(),
			Organisation: bodies[w.rand.IntN(len(bodies))], Attendance: publication.Present,
		})
	}
	for range groups {
		w.groups = append(w.groups, w.name()+" Safeguarding "+w.pick("Board", "Subgroup", "Executive", "Panel"))
	}
}

func (w *writer) pick(from ...string) string { return from[w.rand.IntN(len(from))] }

func (w *writer) name() string { return capital(w.lexicon.subject(w.rand)) }

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// minutes are those of the i-th meeting, of so many bytes.
func (w *writer) minutes(i, bytes int) *publication.Publication {
	day := time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -everyDays*(i/groups)*groups-i%groups)
	date, _ := publication.NewDate(day.Date())
	body := w.groups[i%groups]
	p := &publication.Publication{
		Kind: publication.Minutes, Title: "Minutes of " + date.Long(), TitleAdded: true, Body: body, Date: date,
		Summary:  "Minutes of the " + body + ", " + date.Long() + ".",
		Meeting:  publication.Meeting{Start: "13:30", End: "16:30", Venue: w.name() + " House"},
		Approval: publication.Approval{State: publication.Approved, Role: body, On: date},
	}
	for range 12 + w.rand.IntN(8) {
		p.People = append(p.People, w.people[w.rand.IntN(people)])
	}
	w.subjects = map[string][]string{}
	bytes -= bytes / 8 // what the front matter and the marks of Markdown take
	items := 10 + w.rand.IntN(6)
	for item := range items {
		parts := 1
		if w.rand.IntN(3) == 0 {
			parts += 1 + w.rand.IntN(4)
		}
		share := bytes / (items - item)
		for part := range parts {
			section, size := w.section(i, item, part, share/parts)
			p.Sections = append(p.Sections, section)
			bytes -= size
		}
	}
	p.AssignIDs()
	return p
}

// section is an agenda item, or a part of one, of at least so many bytes. It gives how many there are.
func (w *writer) section(document, item, part, bytes int) (s publication.Section, size int) {
	s = publication.Section{Number: fmt.Sprintf("%d.", item+1), Level: 1, Item: true}
	if part > 0 {
		s.Number, s.Level = fmt.Sprintf("%c.", 'a'+part-1), 2
	}
	about := []string{}
	for range 5 {
		about = append(about, w.lexicon.subject(w.rand))
	}
	s.Title = capital(strings.Join(about[:2+w.rand.IntN(2)], " "))
	w.subjects[s.Title] = about
	short := w.acronyms[w.rand.IntN(len(w.acronyms))]
	for size < bytes {
		entry := w.entry(about, short, document)
		for _, each := range entry.Blocks {
			size += len(each.PlainText())
		}
		s.Entries = append(s.Entries, entry)
	}
	return s, size
}

// entry is a paragraph, some bullets, an action, a decision or a question with its answer.
func (w *writer) entry(about []string, short acronym, number int) publication.Entry {
	e := publication.Entry{Kind: publication.Prose}
	text := func() string {
		var sentences []string
		for range 1 + w.rand.IntN(4) {
			sentences = append(sentences, w.sentence(about, short))
		}
		return strings.Join(sentences, " ")
	}
	switch n := w.rand.IntN(20); {
	case n < 2:
		e.Kind, e.Label = publication.Action, "Action:"
		e.Blocks = append(e.Blocks, document.Text(document.Paragraph, w.sentence(about, short)))
	case n < 3:
		e.Kind, e.Label = publication.Decision, "Agreed:"
		e.Blocks = append(e.Blocks, document.Text(document.Paragraph, fmt.Sprintf("%s (C%03d/%02d)", text(), number%1000, w.rand.IntN(100))))
	case n < 8:
		for range 2 + w.rand.IntN(4) {
			bullet := document.Text(document.ListItem, w.sentence(about, short))
			bullet.Level, bullet.Number = 1, "•"
			e.Blocks = append(e.Blocks, bullet)
		}
	default:
		e.Blocks = append(e.Blocks, document.Text(document.Paragraph, text()))
	}
	return e
}

// sentence is 6 to 30 words, of which some are what the section is about.
func (w *writer) sentence(about []string, short acronym) string {
	var words []string
	for range 6 + w.rand.IntN(25) {
		switch n := w.rand.IntN(200); {
		case n < 16:
			words = append(words, about[w.rand.IntN(len(about))])
		case n < 17:
			words = append(words, w.pick(short.short, short.long))
		case n < 18:
			words = append(words, fmt.Sprintf("%d%%", w.rand.IntN(100)))
		case n < 20:
			words = append(words, w.people[w.rand.IntN(people)].Name)
		default:
			words = append(words, w.lexicon.any(w.rand))
		}
		if w.rand.IntN(12) == 0 {
			words[len(words)-1] += ","
		}
	}
	return capital(strings.TrimSuffix(strings.Join(words, " "), ",")) + "."
}
