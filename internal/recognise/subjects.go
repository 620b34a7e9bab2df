package recognise

import (
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// Describe says anew what the pages of one document are about, after facts of them were corrected by hand. What it warned
// of when they were recognised stands.
func Describe(pages []*publication.Publication, words *vocabulary.Vocabulary) {
	newLexicon(words).subjects(pages)
}

// subjects says of each page of one document what it is about and in what words: it looks at what the page shows, so it
// comes last. It gives warnings for the first of them. An extract's acronyms may be explained elsewhere in its minutes.
func (x *lexicon) subjects(pages []*publication.Publication) (warnings []publication.Warning) {
	if pages[0].Kind == publication.Unknown { // never a page
		return nil
	}
	people, explained := pages[0].People, definitions{}
	for i, each := range pages {
		page := &pageText{Publication: each, people: people, passages: x.passages(each)}
		page.words = x.wordsOf(page.passages, people)
		if i == 0 {
			explained = x.definitions(page)
		}
		page.explained = explained
		page.initials = initialsIn(page)
		unexplained := x.acronymsOf(page)
		if i == 0 {
			warnings = unexplained
		}
		x.themesOf(page)
		x.reviewsOf(page)
		x.organisationsOf(page)
		x.ownersOrganisations(page)
		x.dueOf(page)
		page.Summary = x.summary(page)
	}
	return warnings
}

// A pageText is a page with what the rules for its words look at.
type pageText struct {
	*publication.Publication
	people    []publication.Person // of the minutes, where the page is an extract of them
	explained definitions          // of the whole document
	initials  initials
	passages  []passage
	words     pageWords
}

// A passage is one stretch of a page's text: a title, a heading, a fact, a paragraph or a cell.
type passage struct {
	place   document.Place // of a heading that of the first text under it
	printed string         // with its line breaks
	text    string         // on one line
	words   []string       // by which phrases of the vocabulary are found in it
	form    passageForm
}

type passageForm int

const (
	inTitle passageForm = iota
	inHeading
	inFact // who met, and the posts and organisations of those who were there
	inText
)

// passages gives the text of a page in its order, without names of people.
func (x *lexicon) passages(page *publication.Publication) []passage {
	all := []passage{}
	add := func(place document.Place, form passageForm, texts ...string) {
		for _, printed := range texts {
			if text := document.Fold(printed); text != "" && len(text) <= longestLine {
				all = append(all, passage{place, printed, text, x.themes.words(text), form})
			}
		}
	}
	if !page.TitleAdded {
		add(document.Place{}, inTitle, page.Title)
	}
	add(document.Place{}, inFact, page.Body)
	for _, each := range page.People {
		add(document.Place{}, inFact, each.Role, each.Organisation)
	}
	for _, section := range page.Sections {
		add(sectionPlace(section), inHeading, section.Title)
		for _, entry := range section.Entries {
			eachText(entry.Blocks, func(block document.Block) { add(block.Place, inText, block.PlainText()) })
			add(sectionPlace(section), inText, entry.Response)
		}
	}
	return all
}

// sectionPlace is where the first text of a section stands.
func sectionPlace(section publication.Section) document.Place {
	for _, entry := range section.Entries {
		for _, block := range entry.Blocks {
			return block.Place
		}
	}
	return document.Place{}
}

// eachText visits the visible blocks that hold text, those in cells too.
func eachText(blocks []document.Block, visit func(document.Block)) {
	for _, block := range blocks {
		if block.Visibility != document.Visible {
			continue
		}
		if block.Kind != document.Table {
			visit(block)
			continue
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				eachText(cell.Blocks, func(inner document.Block) {
					inner.Place = inner.Place.Or(row.Place.Or(block.Place))
					visit(inner)
				})
			}
		}
	}
}
