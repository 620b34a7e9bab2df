package recognise

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// longestSummary is what search engines and lists show of a description, in characters.
const longestSummary = 160

// summary composes the description of a page from what was recognised: what it is, whose and of when; its subjects as far
// as there is room; and what came of it. It names nobody. Where there is no room for a subject, it does without the group,
// which is most often the site's own.
func (x *lexicon) summary(page *pageText) string {
	subjects, ends := x.subjectsOf(page), endsOf(page.Publication)
	heads := []string{summaryHead(page.Publication, x.calm(document.Fold(page.Body))), summaryHead(page.Publication, "")}
	if page.Body != "" && strings.Contains(strings.ToLower(strings.Join(subjects, " ")), strings.ToLower(page.Body)) {
		heads = heads[1:]
	}
	for _, head := range heads {
		for _, end := range ends {
			if text := withSubjects(head, end, subjects); text != "" {
				return text
			}
		}
	}
	if len(subjects) > 0 {
		return withCut(heads[len(heads)-1], ends[len(ends)-1], subjects[0])
	}
	return ""
}

var sevenMinutes = regexp.MustCompile(`(?i)\b(?:7|seven)[ -]?min|\b7MB\b`)

// summaryHead says what a page is, whose and of when.
func summaryHead(page *publication.Publication, body string) string {
	kind, joint := map[publication.Kind]string{publication.Minutes: "Minutes", publication.Briefing: "Briefing", publication.Findings: "Findings"}[page.Kind], "from"
	if page.Kind == publication.Briefing && (page.TitleAdded || sevenMinutes.MatchString(page.Title)) {
		kind = "7-minute briefing"
	}
	if page.Kind == publication.Minutes {
		joint = "of"
	}
	if !strings.HasSuffix(body, "Council") {
		joint += " the"
	}
	date := page.Date.Long()
	switch {
	case body != "" && date != "":
		return fmt.Sprintf("%s %s %s, %s", kind, joint, body, date)
	case body != "":
		return fmt.Sprintf("%s %s %s", kind, joint, body)
	case date != "":
		return fmt.Sprintf("%s of %s", kind, date)
	}
	return kind
}

// sentence puts the parts of a summary together.
func sentence(head, subjects, end string) string {
	if subjects != "" {
		head += ": " + subjects
	}
	if end != "" {
		head += map[bool]string{true: ": ", false: "; "}[subjects == ""] + end
	}
	if strings.ContainsAny(head[len(head)-1:], "?!") {
		return head
	}
	return head + "."
}

func fits(text string) bool { return utf8.RuneCountInString(text) <= longestSummary }

// withSubjects adds the subjects that there is room for, in their order; "" where there is none for any, or for the rest.
func withSubjects(head, end string, subjects []string) string {
	kept := ""
	for _, each := range subjects {
		if longer := strings.TrimPrefix(kept+", "+each, ", "); fits(sentence(head, longer, end)) {
			kept = longer
		}
	}
	if text := sentence(head, kept, end); fits(text) && (kept != "" || len(subjects) == 0) {
		return text
	}
	return ""
}

// withCut adds as many words of a subject as there is room for.
func withCut(head, end, subject string) string {
	list := strings.Fields(subject)
	for n := len(list) - 1; n > 0; n-- {
		if text := sentence(head, strings.Join(list[:n], " ")+"…", end); fits(text) {
			return text
		}
	}
	return sentence(head, "", end)
}

// endsOf gives what can stand at the end of a summary, the first the best: of a briefing its parts, as many as there is
// room for, of others how much came of it.
func endsOf(page *publication.Publication) []string {
	if page.Kind != publication.Briefing || page.From != nil {
		return []string{countsOf(page)}
	}
	var parts, ends []string
	for _, section := range page.Sections {
		if name := partNames[section.Part]; name != "" && !slices.Contains(parts, name) {
			parts = append(parts, name)
		}
	}
	for n := len(parts); n >= 0; n-- {
		ends = append(ends, strings.Join(parts[:n], ", "))
	}
	return ends
}

// countsOf says how much came of it: "3 decisions, 7 actions".
func countsOf(page *publication.Publication) string {
	contract := page.Contract()
	var counts []string
	for _, each := range []struct {
		number    int
		one, many string
	}{
		{len(contract.Strengths), "strength", "strengths"},
		{len(contract.Areas), "area for development", "areas for development"},
		{len(contract.Recommendations), "recommendation", "recommendations"},
		{len(contract.Decisions), "decision", "decisions"},
		{len(contract.Actions), "action", "actions"},
	} {
		if each.number == 1 {
			counts = append(counts, "1 "+each.one)
		} else if each.number > 1 {
			counts = append(counts, fmt.Sprint(each.number, " ", each.many))
		}
	}
	return strings.Join(counts, ", ")
}

// partNames are the parts of a briefing in plain words.
var partNames = map[publication.Part]string{
	publication.PartBackground: "background", publication.PartWhyItMatters: "why it matters", publication.PartInformation: "information",
	publication.PartLearning: "learning", publication.PartPractice: "good practice", publication.PartAction: "action", publication.PartQuestions: "questions for teams",
}

// routine are the items that every agenda has, and those that say nothing of their subject.
var routine = regexp.MustCompile(`(?i)\b(?:welcomes?|introductions?|apolog\w+|attendance|absence|present|quorum|declarations?|conflicts? of interest|minutes|notes of|matters arising|action (?:log|tracker|sheet|plan|list)|actions|(?:previous|last|next) (?:meeting|time|notes)|future meetings?|dates? of|forward plan|work ?plan|any other|new business|opening business|standing items|AOB|close|closing|chair['’]?s? (?:update|announcements?|report|welcome|opening)|exempt|exclusion|private|confidential|agenda|items? for|risk register|public questions?|questions from|urgent)\b|\blog$|^(?:reports?|updates?|other|business|general|information|discussion|risks?|assurance)$|\b(?:from|of|to|for|by|on|and|the)$`)

// subjectsOf gives what a page is about in its own words: the items of an agenda that not every agenda has, or the title of
// any other page.
func (x *lexicon) subjectsOf(page *pageText) []string {
	var subjects []string
	add := func(text string) {
		text = strings.TrimRight(document.Fold(x.calm(text)), " .:;–-")
		if len(words(text)) > 0 && !slices.Contains(subjects, text) && !x.namesPerson(text, page) {
			subjects = append(subjects, text)
		}
	}
	if page.Kind != publication.Minutes {
		if !page.TitleAdded {
			add(publication.Topic(page.Title))
		}
		return subjects
	}
	for _, item := range page.Items() {
		if title := strings.TrimRight(document.Fold(item.Title), " .:;–-"); item.Level == 1 && !routine.MatchString(title) {
			add(title)
		}
	}
	return subjects
}

var anyTitledName = regexp.MustCompile(`\b(?:` + titles + `)\.?\s+[A-Z]\pL`)

// namesPerson reports whether a text names somebody: with a title, by a surname on the list of those who were there, or
// between marks as the speaker of an item.
func (x *lexicon) namesPerson(text string, page *pageText) bool {
	if anyTitledName.MatchString(text) {
		return true
	}
	parts, all := organisationJoint.Split(text, -1), words(text)
	return slices.ContainsFunc(parts, func(part string) bool { return x.isSomebody(part, page.words) }) ||
		slices.ContainsFunc(page.people, func(each publication.Person) bool {
			name := words(bareName(each.Name))
			return len(name) > 0 && slices.Contains(all, name[len(name)-1])
		})
}
