package recognise

import (
	"regexp"
	"slices"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// An item that is a page of its own has to say enough to stand alone.
const (
	leastBriefingWords = 80
	leastFindingsWords = 130
)

var presentedFindings = regexp.MustCompile(`(?i)\b(?:reviews?|peer (?:review|challenge)|MASA|audit|inspection|scrutin\w+|evaluation)\b.*\b(?:feedback|findings?|found|outcomes?|results?|learning|report)\b|\b(?:feedback|findings|outcomes?|results|learning)\b.*\b(?:from|of)\b.*\b(?:reviews?|audit|inspection|scrutiny|evaluation)\b`)
var circulated = regexp.MustCompile(`(?i)\bhow are we doing\b|\bannual report\b|\bupdate report\b|\bscorecard\b`)

// extracts makes pages of the items in which a briefing or a set of findings was presented and is minuted in full.
func (r *reading) extracts() []*publication.Publication {
	var pages []*publication.Publication
	for i, section := range r.pub.Sections {
		kind, least := publication.Unknown, 0
		switch {
		case !section.Item || section.Level != 1:
			continue
		case briefingForm.MatchString(section.Title):
			kind, least = publication.Briefing, leastBriefingWords
		case presentedFindings.MatchString(section.Title) && !circulated.MatchString(section.Title):
			kind, least = publication.Findings, leastFindingsWords
		}
		if kind == publication.Unknown {
			continue
		}
		within := r.pub.Sections[i : i+1+inside(r.pub.Sections[i+1:], section.Level)]
		count := 0
		for _, each := range within {
			count += len(each.Words())
		}
		if count < least {
			continue
		}
		page := r.extractPage(kind, i, within)
		pages = append(pages, page)
		r.pub.Extracts = append(r.pub.Extracts, publication.Extract{Kind: kind, Title: section.Title, Item: r.pub.ItemNumber(i), Section: section.ID, Page: page.Page()})
	}
	return pages
}

// inside counts the sections that stand inside the one before them.
func inside(sections []publication.Section, level int) int {
	if end := slices.IndexFunc(sections, func(each publication.Section) bool { return each.Level <= level }); end >= 0 {
		return end
	}
	return len(sections)
}

// extractPage gives one item as a page of its own, under the approval of the minutes and with the people who act in it.
func (r *reading) extractPage(kind publication.Kind, at int, within []publication.Section) *publication.Publication {
	first := within[0]
	page := &publication.Publication{
		Kind: kind, Title: first.Title, Body: r.pub.Body, Date: r.pub.Date, Example: r.pub.Example, Approval: r.pub.Approval,
		From: &publication.Origin{Title: r.pub.Title, Page: r.pub.Page(), Section: first.ID, Item: r.pub.ItemNumber(at)},
	}
	for i, each := range within {
		section := each
		section.Item, section.Entries = false, nil
		if section.Level--; i == 0 { // its heading is the page's title
			section.Number, section.Title, section.Level = "", "", 0
		}
		if kind == publication.Briefing {
			section.Part = partOf(section.Title)
		}
		for _, entry := range each.Entries {
			entry.Blocks = slices.Clone(entry.Blocks)
			section.Entries = append(section.Entries, entry)
		}
		page.Sections = append(page.Sections, section)
	}
	if kind == publication.Findings {
		r.sortFindings(page)
	}
	page.AssignIDs()
	return page
}

// sortFindings marks the lists under a line that announces them ("Strengths:") in minuted findings.
func (r *reading) sortFindings(page *publication.Publication) {
	for i := range page.Sections {
		var sorted []publication.Entry
		for _, entry := range page.Sections[i].Entries {
			if entry.Kind != publication.Prose {
				sorted = append(sorted, entry)
				continue
			}
			sorted = append(sorted, announced(entry.Blocks)...)
		}
		page.Sections[i].Entries = sorted
	}
}

// announced divides blocks into text and the lists that a line before them names as strengths or areas.
func announced(blocks []document.Block) []publication.Entry {
	var entries []publication.Entry
	add := func(kind publication.EntryKind, block document.Block) {
		if last := len(entries) - 1; last >= 0 && entries[last].Kind == kind {
			entries[last].Blocks = append(entries[last].Blocks, block)
			return
		}
		entries = append(entries, publication.Entry{Kind: kind, Blocks: []document.Block{block}})
	}
	kind := publication.Prose
	for _, block := range blocks {
		if block.Kind != document.ListItem {
			kind = publication.Prose
			if text := block.PlainText(); len(words(text)) <= 8 {
				if named := findingKind(text); named == publication.Strength || named == publication.Area {
					entries = append(entries, publication.Entry{Kind: publication.Prose, Blocks: []document.Block{block}})
					kind = named
					continue
				}
			}
		}
		add(kind, block)
	}
	return entries
}
