package disclosure

import (
	"fmt"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Where is the place of a finding as a person goes to it: "page 3, item 8a, second paragraph".
func (f Finding) Where() string {
	place := f.Place
	if f.Item == "" {
		return place.String()
	}
	// Counted through the whole document, paragraphs are of no use to a person who knows the item.
	place.Paragraph = 0
	around := document.Place{Page: place.Page, Slide: place.Slide}
	place.Page, place.Slide = 0, 0
	var words []string
	for _, each := range []string{around.String(), f.Item, place.String()} {
		if each != "" {
			words = append(words, each)
		}
	}
	return strings.Join(words, ", ")
}

// Locate adds to findings the agenda item, or the part of a briefing or findings, in which they stand, with the paragraph
// there. Only printed numbers name it: a title could hold the very words.
func Locate(findings []Finding, pub *publication.Publication) []Finding {
	places := map[document.Place]string{}
	texts := map[string]string{}
	for i, section := range pub.Sections {
		name := sectionName(pub, i)
		if name == "" {
			continue
		}
		texts[document.Fold(section.Title)] = name + ", heading"
		count := 0
		for _, entry := range section.Entries {
			for _, block := range entry.Blocks {
				count++
				note(places, texts, block, block.Place, fmt.Sprintf("%s, %s paragraph", name, ordinal(count)), name)
			}
		}
	}
	for i := range findings {
		each := &findings[i]
		if item := texts[document.Fold(each.Within)]; item != "" {
			each.Item = item
		} else if each.Place != (document.Place{}) {
			each.Item = places[unnamed(each.Place)]
		}
	}
	return findings
}

// note remembers where a block stands, by its place and by its text. What is not told apart by them stays without.
func note(places map[document.Place]string, texts map[string]string, block document.Block, place document.Place, paragraph, item string) {
	if block.Kind == document.Table {
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				for _, each := range cell.Blocks {
					note(places, texts, each, each.Place.Or(row.Place.Or(place)), item+", table", item)
				}
			}
		}
		return
	}
	remember(places, unnamed(place), paragraph, item)
	remember(texts, document.Fold(block.PlainText()), paragraph, item)
}

// remember keeps the name of a key; where it is met again, only what both have in common.
func remember[K comparable](names map[K]string, key K, paragraph, item string) {
	switch before, known := names[key]; {
	case !known:
		names[key] = paragraph
	case before == paragraph:
	case before == item || strings.HasPrefix(before, item+", "):
		names[key] = item
	default:
		names[key] = ""
	}
}

// unnamed is a place without the name of a part that a rule gave it.
func unnamed(place document.Place) document.Place {
	for _, name := range partNames {
		if place.Part == name {
			place.Part = ""
		}
	}
	return place
}

// sectionName names a section by its printed number: "item 8a", "part 3"; "" where it has none.
func sectionName(pub *publication.Publication, at int) string {
	number, what := publication.BareNumber(pub.Sections[at].Number), "section "
	switch pub.Kind {
	case publication.Minutes:
		number, what = pub.ItemNumber(at), "item "
	case publication.Briefing:
		what = "part "
	}
	if number == "" {
		return ""
	}
	return what + document.Fold(number)
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// ordinal gives a number from 1 in the words that one says: "second", "12th".
func ordinal(n int) string {
	if n <= len(ordinals) {
		return ordinals[n-1]
	}
	ending := "th"
	if tens := n / 10 % 10; tens != 1 && n%10 >= 1 && n%10 <= 3 {
		ending = []string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprint(n) + ending
}
