package recognise

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// How a page earns a theme. A phrase of it in the title or in a heading is enough, if the text goes on about it; without
// that the text itself has to come back to it, the more often the longer it is.
const (
	titleWeight   = 12
	headingWeight = 5
	leastWeight   = 4
	wordsATheme   = 250 // of text for each time that a theme has to be named there, where no heading names it
	mostFromText  = 8   // times in the text that count
	mostThemes    = 5
)

// A themeIndex finds the phrases of themes in text.
type themeIndex struct {
	byFirst  map[string][]themePhrase // by the first word, the longest first
	acronyms map[string]bool          // that are phrases or stand in them
	names    map[string]string        // of themes by id
}

type themePhrase struct {
	words  []string // as themeIndex.words gives them
	text   string
	themes []string // ids
}

func newThemeIndex(themes map[string]vocabulary.Theme) themeIndex {
	index := themeIndex{byFirst: map[string][]themePhrase{}, acronyms: map[string]bool{}, names: map[string]string{}}
	phrases := map[string]*themePhrase{}
	for _, id := range slices.Sorted(maps.Keys(themes)) {
		index.names[id] = themes[id].Name
		for _, text := range themes[id].Phrases {
			for _, word := range acronymToken.FindAllString(text, -1) {
				if key, _ := shortKey(word); isShortForm(word) {
					index.acronyms[key] = true
				}
			}
			list := index.words(text)
			if len(list) == 0 {
				continue
			}
			key := strings.Join(list, " ")
			if phrases[key] == nil {
				phrases[key] = &themePhrase{words: list, text: text}
			}
			if !slices.Contains(phrases[key].themes, id) {
				phrases[key].themes = append(phrases[key].themes, id)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(phrases)) {
		first := phrases[key].words[0]
		index.byFirst[first] = append(index.byFirst[first], *phrases[key])
	}
	for _, list := range index.byFirst {
		slices.SortStableFunc(list, func(a, b themePhrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return index
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

// words gives text as the words by which phrases are found: singular, in small letters, a hyphen being a space and an
// apostrophe nothing. Only an acronym of a phrase stays in capitals, so that "send" is not SEND.
func (t themeIndex) words(text string) []string {
	list := acronymToken.FindAllString(apostrophes.Replace(text), -1)
	for i, word := range list {
		if key, _ := shortKey(word); t.acronyms[key] && isShortForm(word) {
			list[i] = key
		} else {
			list[i] = singular(strings.ToLower(word))
		}
	}
	return list
}

// find gives the phrases in some words, the longest at each place, none overlapping.
func (t themeIndex) find(list []string) []themePhrase {
	var found []themePhrase
	for i := 0; i < len(list); i++ {
		for _, phrase := range t.byFirst[list[i]] {
			if len(phrase.words) <= len(list)-i && slices.Equal(phrase.words, list[i:i+len(phrase.words)]) {
				found = append(found, phrase)
				i += len(phrase.words) - 1
				break
			}
		}
	}
	return found
}

// A themeCount is how a page speaks of one theme.
type themeCount struct {
	id                     string
	title, headings, times int
	phrases                []string // in the order of the page
}

func (c themeCount) weight() int {
	return c.title*titleWeight + c.headings*headingWeight + min(c.times, mostFromText)
}

// isOne reports whether a page of so many words is about the theme. The heading of an item of minutes is what was spoken of,
// though the minutes need not repeat it.
func (c themeCount) isOne(length int, isMinutes bool) bool {
	named := c.title > 0 || c.headings > 0 && (isMinutes || c.headings+c.times >= 2)
	return c.weight() >= leastWeight && (named || c.times >= max(leastWeight, length/wordsATheme))
}

// themesOf suggests what a page is about, with the words that led to it.
func (x *lexicon) themesOf(page *pageText) {
	counts, length := map[string]*themeCount{}, 0
	for _, each := range page.passages {
		if each.form == inFact { // whoever was there, it need not be what they spoke of
			continue
		}
		length += len(each.words)
		for _, phrase := range x.themes.find(each.words) {
			for _, id := range phrase.themes {
				count := counts[id]
				if count == nil {
					count = &themeCount{id: id}
					counts[id] = count
				}
				count.add(each.form, phrase.text)
			}
		}
	}
	page.Themes = nil
	var sorted []*themeCount
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		if counts[id].isOne(length, page.Kind == publication.Minutes) {
			sorted = append(sorted, counts[id])
		}
	}
	slices.SortStableFunc(sorted, func(a, b *themeCount) int { return cmp.Compare(b.weight(), a.weight()) })
	for _, each := range sorted[:min(len(sorted), mostThemes)] {
		page.Themes = append(page.Themes, publication.Theme{ID: each.id, Name: x.themes.names[each.id], Words: each.phrases})
	}
}

func (c *themeCount) add(form passageForm, phrase string) {
	switch form {
	case inTitle:
		c.title++
	case inHeading:
		c.headings++
	default:
		c.times++
	}
	if !slices.Contains(c.phrases, phrase) {
		c.phrases = append(c.phrases, phrase)
	}
}
