package corpus

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A Query asks for an item that is known to be there.
type Query struct {
	Text  string   `json:"query"`
	Class string   `json:"class"`
	Want  []string `json:"want"` // addresses of sections, any of which is right
}

// An acronym of the vocabulary.
type acronym struct{ short, long string }

func acronymsOf(words *vocabulary.Vocabulary) []acronym {
	var found []acronym
	for _, short := range slices.Sorted(maps.Keys(words.Acronyms)) {
		if long := words.Acronyms[short]; len(long) == 1 && long[0] != "" {
			found = append(found, acronym{short, long[0]})
		}
	}
	if len(found) == 0 {
		found = append(found, acronym{"MASA", "multi-agency safeguarding arrangements"})
	}
	return found
}

// query asks for a section of the minutes, in one of the ways in which readers ask.
func (w *writer) query(p *publication.Publication, n int) Query {
	section := p.Sections[w.rand.IntN(len(p.Sections))]
	about := w.subjects[section.Title]
	q := Query{Want: []string{p.Page() + "#" + section.ID}}
	switch n % 8 {
	case 0:
		q.Class, q.Text = "heading", section.Title
	case 1:
		q.Class, q.Text = "subjects", strings.Join(about[:3], " ")
	case 2:
		q.Class, q.Text = "question", "What did the "+p.Body+" say about "+about[0]+" and "+about[1]+"?"
	case 3:
		q.Class, q.Text = "misspelling", misspelt(w, about[0])+" "+about[1]+" "+about[2]
	case 4:
		q.Class, q.Text = "unfinished", about[0]+" "+about[1]+" "+about[2][:max(len(about[2])-2, 3)]
	case 5:
		q.Class, q.Text = "missing", about[0]+" "+w.lexicon.words[words-1-n]+" "+about[1]+" "+about[2]
	case 6:
		q.Class, q.Text = "phrase", `"`+phraseOf(section)+`"`
	case 7:
		q.Class, q.Text = "group and day", p.Body+" "+p.Date.Long()+" "+about[0]
	}
	return q
}

// misspelt is a word with two of its letters changed about.
func misspelt(w *writer, word string) string {
	at := 1 + w.rand.IntN(len(word)-2)
	for at > 1 && word[at] == word[at+1] {
		at--
	}
	return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
}

// phraseOf gives five words that stand together in a section.
func phraseOf(s publication.Section) string {
	for _, each := range s.Entries {
		words := strings.Fields(each.Blocks[0].PlainText())
		if len(words) >= 8 {
			return strings.Trim(strings.Join(words[2:7], " "), ",.")
		}
	}
	return s.Title
}
