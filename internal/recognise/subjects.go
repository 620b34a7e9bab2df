package recognise

import (
	"gazette/internal/document"
	"gazette/internal/publication"
)

// subjects says of each page of one document what it is about and in what words: it looks at what the page shows, so it
// comes last. An extract's acronyms may be explained elsewhere in its minutes.
func (x *lexicon) subjects(pages []*publication.Publication) {
	if pages[0].Kind == publication.Unknown { // never a page
		return
	}
	explained := x.definitions(pages[0])
	for _, page := range pages {
		if warnings := x.acronymsOf(page, pages[0].People, explained); page == pages[0] {
			page.Warnings = append(page.Warnings, warnings...)
		}
		x.themesOf(page)
		x.organisationsOf(page)
		page.Summary = summary(page, pages[0].People)
	}
}

// A passage is one stretch of a page's text: a title, a heading, a fact, a paragraph or a cell.
type passage struct {
	place   document.Place // of a heading that of the first text under it
	printed string         // with its line breaks
	text    string         // on one line
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
func passages(page *publication.Publication) []passage {
	all := []passage{}
	add := func(place document.Place, form passageForm, texts ...string) {
		for _, printed := range texts {
			if text := document.Fold(printed); text != "" && len(text) <= longestLine {
				all = append(all, passage{place, printed, text, form})
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
