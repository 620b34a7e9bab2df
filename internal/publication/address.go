package publication

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gazette/internal/document"
)

// Folders are the folders of content/, one for each kind of page; they are also the first part of a page's address.
var Folders = map[Kind]string{Minutes: "minutes", Briefing: "briefings", Findings: "findings"}

// Bundle is the folder of the page under content/ and its address on the site: "minutes/2020-12-21-anytown-partnership".
// Minutes are named by day and group, other pages by day and title, so that the same document has the same address
// however its file is called.
func (p *Publication) Bundle() string {
	name := p.Body
	if p.Kind != Minutes || name == "" {
		name = Topic(p.Title)
	}
	return Folders[p.Kind] + "/" + strings.Trim(string(p.Date)+"-"+Slug(name), "-")
}

// Page is the address of the page on the site, from its root: "/minutes/2020-12-21-anytown-partnership/".
func (p *Publication) Page() string { return "/" + p.Bundle() + "/" }

// formName is the name of the form in front of a title, which every page of a folder has in common.
var formName = regexp.MustCompile(`(?i)^\s*(?:(?:7|seven)[ -]?(?:minute|min|point)s?[ -]+(?:briefing|brief|guide)|7mb|one[ -]minute guide)\s*[:–—-]?\s*(?:on\s+)?`)

// Topic is a title without the name of the form in front of it, where anything else is left.
func Topic(title string) string {
	if rest := formName.ReplaceAllString(title, ""); Slug(rest) != "" {
		return rest
	}
	return title
}

// maxSlug keeps addresses short enough to be read out; a file name may have 255 bytes.
const maxSlug = 70

// Slug gives text as it stands in an address: lower-case letters, digits and single hyphens, cut at a word.
func Slug(text string) string {
	text = strings.NewReplacer("'", "", "’", "", "&", " and ").Replace(text)
	slug := ""
	for _, word := range document.Words(text) {
		if word = asciiOnly(word); word == "" {
			continue
		}
		if slug != "" && len(slug)+1+len(word) > maxSlug {
			break
		}
		slug = strings.TrimPrefix(slug+"-"+word, "-")
	}
	return slug[:min(len(slug), maxSlug)]
}

// AssignIDs gives every section and entry that can be linked its address on the page. They follow from the printed
// numbers and the order alone, so that publishing the same document again keeps every link to it.
func (p *Publication) AssignIDs() {
	taken, last := map[string]bool{}, map[string]int{}
	unique := func(id string) string {
		candidate := id
		for taken[candidate] {
			last[id] = max(last[id], 1) + 1
			candidate = id + "-" + strconv.Itoa(last[id])
		}
		taken[candidate] = true
		return candidate
	}
	prefix := map[Kind]string{Minutes: "item", Briefing: "part"}[p.Kind]
	for i := range p.Sections {
		section := &p.Sections[i]
		switch number := Slug(BareNumber(section.Number)); {
		case section.Number == "" && section.Title == "":
			section.ID = ""
		case section.Item:
			section.ID = unique("item-" + orElse(Slug(p.ItemNumber(i)), Slug(section.Title), strconv.Itoa(i)))
		case prefix == "part" && number != "":
			section.ID = unique("part-" + number)
		default:
			section.ID = unique("section-" + orElse(Slug(section.Number+" "+section.Title), strconv.Itoa(i)))
		}
		within := orElse(Slug(p.ItemNumber(i)), strings.TrimPrefix(strings.TrimPrefix(section.ID, "part-"), "section-"))
		count := map[EntryKind]int{}
		for j := range section.Entries {
			entry := &section.Entries[j]
			switch entry.Kind {
			case Action, Decision, Correction, Recommendation:
				count[entry.Kind]++
				entry.ID = unique(strings.Join(nonEmpty(string(entry.Kind), within, strconv.Itoa(count[entry.Kind])), "-"))
			default:
				entry.ID = ""
			}
		}
	}
}

func orElse(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

func nonEmpty(values ...string) []string {
	kept := values[:0]
	for _, value := range values {
		if value != "" {
			kept = append(kept, value)
		}
	}
	return kept
}

// asciiOnly drops accents, and letters that have no plain form.
func asciiOnly(word string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return r
	}, norm.NFKD.String(word))
}
