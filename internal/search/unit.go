package search

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"gazette/internal/publication"
)

// unitType says what a unit is.
type unitType int

const (
	sectionUnit unitType = iota
	actionUnit
	recommendationUnit
)

// A unit is what is found.
type unit struct {
	kind   unitType
	anchor string // "" for the page itself
	path   string // its headings
	text   []stretch
}

// A stretch is some of a unit's text.
type stretch struct {
	text   string
	action bool
}

// A page is one document as it is searched.
type page struct {
	address string // from the root of the site: "/minutes/2020-12-21-anytown/"
	title   string
	date    publication.Date
	kind    publication.Kind
	facets  [len(facetNames)][]facetKey
	units   []unit // at least one, the first for the page itself
}

// facetNames are the facets that have a file each, in the order of the manifest.
var facetNames = [...]string{"kind", "theme", "group", "organisation"}

// A facetKey is a value of a facet: the key by which queries name it, and what readers see.
type facetKey struct{ key, label string }

// kindLabels are the kinds as readers know them; their words are found too.
var kindLabels = map[publication.Kind]string{
	publication.Minutes: "Minutes", publication.Briefing: "7-minute briefings", publication.Findings: "Findings",
}

// maxUnit and maxChunk are bytes of text. Long sections are divided, so that a reader of one excerpt loads little.
const (
	maxUnit  = 6 << 10
	maxChunk = 7 << 9
)

const pathSign = " › "

// newPage gives a publication as it is searched. themes are the names of themes by their ids.
func newPage(p *publication.Publication, address string, themes func(id string) string) *page {
	made := &page{address: address, title: short(pageTitle(p)), date: p.Date, kind: p.Kind}
	if p.Date.Time().IsZero() {
		made.date = ""
	}
	made.facets[0] = []facetKey{{string(p.Kind), kindLabels[p.Kind]}}
	for _, each := range p.Themes {
		made.facets[1] = append(made.facets[1], facetKey{each.ID, cmp.Or(themes(each.ID), each.ID)})
	}
	if key := publication.Slug(p.Body); key != "" {
		made.facets[2] = []facetKey{{key, p.Body}}
	}
	for _, each := range p.Organisations {
		made.facets[3] = append(made.facets[3], facetKey{each.ID, each.Name})
	}
	lead := unit{text: leadText(p, made.facets[1])}
	sections := p.Sections
	if len(sections) > 0 && sections[0].Title == "" && sections[0].Number == "" {
		text, within := sectionText(sections[0], "")
		lead.text = append(text, lead.text...)
		made.add(lead)
		made.add(within...)
		sections = sections[1:]
	} else {
		made.add(lead)
	}
	var path []string
	anchors := anchors{}
	for _, each := range sections {
		path = append(path[:min(max(each.Level, 1)-1, len(path))], strings.TrimSpace(each.Number+" "+each.Title))
		here := short(strings.Join(path, pathSign))
		text, within := sectionText(each, here)
		made.add(unit{anchor: anchors.of(each), path: here, text: text})
		made.add(within...)
	}
	return made
}

// cited is how others cite an agenda item, which its heading alone does not say: "item 8a"; "" for what is none.
func (u *unit) cited() string {
	item, isItem := strings.CutPrefix(u.anchor, "item-")
	if item == "" || !isItem || u.kind != sectionUnit || item[0] < '0' || item[0] > '9' {
		return ""
	}
	return "item " + strings.ReplaceAll(item, "-", ".")
}

// anchors are those of a page, with how often each was asked for.
type anchors map[string]int

// of gives the address of a section on its page. A heading that a person added has none of its own: then it is the one
// that Hugo gives it, as GitHub does.
func (a anchors) of(section publication.Section) string {
	if section.ID != "" {
		a[section.ID]++
		return section.ID
	}
	anchor := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.TrimSpace(section.Number+" "+section.Title))
	a[anchor]++
	if n := a[anchor]; n > 1 && anchor != "" {
		return anchor + "-" + strconv.Itoa(n-1)
	}
	return anchor
}

// short cuts a title or heading that is none: whole paragraphs come formatted as headings.
func short(text string) string {
	const most = 400
	if len(text) <= most {
		return text
	}
	return strings.TrimSpace(text[:cut(text, most)])
}

// pageTitle is the title of a page away from it: minutes have their group with them, which all groups call "Minutes of …".
func pageTitle(p *publication.Publication) string {
	if p.Kind == publication.Minutes && p.Body != "" && !strings.Contains(strings.ToLower(p.Title), strings.ToLower(p.Body)) {
		return p.Title + ", " + p.Body
	}
	return p.Title
}

// leadText are the facts of a page: what it is, when and where, and who took part.
func leadText(p *publication.Publication, themes []facetKey) []stretch {
	lines := []string{p.Summary, strings.Join(nonEmpty(kindLabels[p.Kind], p.Body, p.Date.Long()), ", ")}
	for _, each := range themes {
		lines = append(lines, each.label)
	}
	lines = append(lines, p.Meeting.Venue, p.Review.Reviewer, p.Review.Period, p.About.Audience, p.About.Review)
	for _, each := range p.People {
		lines = append(lines, strings.Join(nonEmpty(each.Name, each.Role, each.Organisation), ", "))
	}
	lines = append(lines, strings.Join(nonEmpty(p.Approval.By, p.Approval.Role), ", "))
	return []stretch{{text: strings.Join(nonEmpty(lines...), "; ")}}
}

// sectionText gives the text of a section, and the units that stand in it.
func sectionText(section publication.Section, path string) (text []stretch, within []unit) {
	for _, each := range section.Entries {
		part := stretch{entryText(each), each.Kind == publication.Action}
		if part.text == "" {
			continue
		}
		text = append(text, part)
		kind, known := map[publication.EntryKind]unitType{publication.Action: actionUnit, publication.Recommendation: recommendationUnit}[each.Kind]
		if known && each.ID != "" {
			within = append(within, unit{kind: kind, anchor: each.ID, path: path, text: []stretch{part}})
		}
	}
	return text, within
}

// entryText is an entry as its page shows it, a line for each of its blocks.
func entryText(entry publication.Entry) string {
	head := nonEmpty(entry.Label)
	if entry.Number != "" && !strings.Contains(entry.Label, entry.Number) {
		head = append(head, entry.Number)
	}
	lines := []string{strings.Join(head, " ")}
	for _, block := range entry.Blocks {
		number := ""
		if publication.BareNumber(block.Number) != "" {
			number = block.Number + " "
		}
		lines = append(lines, strings.TrimSpace(number+strings.ReplaceAll(block.PlainText(), "\t", " · ")))
	}
	text := strings.Join(nonEmpty(lines...), "\n")
	var facts []string
	for _, owner := range entry.Owners {
		if !owner.InText {
			facts = append(facts, owner.Name)
		}
	}
	if entry.Due != "" && !strings.Contains(text, entry.Due) {
		facts = append(facts, entry.Due)
	}
	return strings.Join(nonEmpty(text, strings.Join(nonEmpty(facts...), ", "), entry.Response), "\n")
}

func nonEmpty(texts ...string) []string {
	var kept []string
	for _, each := range texts {
		if each != "" {
			kept = append(kept, each)
		}
	}
	return kept
}

// add adds units, long ones in pieces.
func (p *page) add(units ...unit) {
	for _, each := range units {
		piece, size := unit{kind: each.kind, anchor: each.anchor, path: each.path}, 0
		for _, part := range each.text {
			for part.text != "" {
				if size >= maxUnit {
					p.units = append(p.units, piece)
					piece.text, size = nil, 0
				}
				n := cut(part.text, maxUnit-size)
				piece.text = append(piece.text, stretch{strings.TrimSpace(part.text[:n]), part.action})
				size += n
				if part.text = part.text[n:]; part.text != "" {
					size = maxUnit
				}
			}
		}
		p.units = append(p.units, piece)
	}
}

// cut says after how many bytes to divide a text so that the first part has hardly more than so many: after the last line
// or else word within.
func cut(text string, most int) int {
	if len(text) <= most {
		return len(text)
	}
	if n := strings.LastIndexByte(text[:most], '\n'); n > 0 {
		return n + 1
	}
	if n := strings.LastIndexByte(text[:most], ' '); n > 0 {
		return n + 1
	}
	if n := strings.IndexByte(text, ' '); n >= 0 && n < 2*most {
		return n + 1
	}
	for n := most; n > 0; n-- { // one endless word: between two letters
		if text[n]&0xC0 != 0x80 {
			return n
		}
	}
	return len(text)
}

// chunks divides the units of a page into those of its chunks of text, and gives the first of each.
func (p *page) chunks() (chunks [][]unit, firsts []int) {
	size := 0
	for i := range p.units {
		length := p.units[i].size()
		if last := len(chunks) - 1; last < 0 || size+length > maxChunk {
			chunks, firsts, size = append(chunks, nil), append(firsts, i), 0
		}
		last := len(chunks) - 1
		chunks[last] = append(chunks[last], p.units[i])
		size += length
	}
	return chunks, firsts
}

func (u *unit) size() int {
	size := len(u.anchor) + len(u.path)
	for _, each := range u.text {
		size += len(each.text)
	}
	return size
}

// words is a unit's text as it is stored and shown.
func (u *unit) words() string {
	lines := make([]string, 0, len(u.text))
	for _, each := range u.text {
		lines = append(lines, each.text)
	}
	return strings.Join(lines, "\n")
}
