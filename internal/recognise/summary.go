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
// as there is room; and how much came of it. It names nobody.
func summary(page *publication.Publication, people []publication.Person) string {
	counts := countsOf(page)
	for _, head := range []string{summaryHead(page, page.Body), summaryHead(page, "")} {
		text := head + summaryTail("", counts)
		if utf8.RuneCountInString(text) > longestSummary {
			continue
		}
		return withSubjects(head, counts, subjectsOf(page, people))
	}
	return ""
}

// summaryHead says what a page is, whose and of when.
func summaryHead(page *publication.Publication, body string) string {
	kind, joint := map[publication.Kind]string{publication.Minutes: "Minutes", publication.Briefing: "7-minute briefing", publication.Findings: "Findings"}[page.Kind], "from"
	if page.Kind == publication.Minutes {
		joint = "of"
	}
	date := page.Date.Long()
	switch {
	case body != "" && date != "":
		return fmt.Sprintf("%s %s the %s, %s", kind, joint, body, date)
	case body != "":
		return fmt.Sprintf("%s %s the %s", kind, joint, body)
	case date != "":
		return fmt.Sprintf("%s of %s", kind, date)
	}
	return kind
}

func summaryTail(subjects, counts string) string {
	text := ""
	if subjects != "" {
		text = ": " + subjects
	}
	if counts != "" {
		text += map[bool]string{true: ": ", false: "; "}[subjects == ""] + counts
	}
	return text + "."
}

// withSubjects adds the subjects that there is room for, in their order. The first is cut at a word where it alone is too
// long.
func withSubjects(head, counts string, subjects []string) string {
	kept := ""
	for _, each := range subjects {
		longer := strings.TrimPrefix(kept+", "+each, ", ")
		if utf8.RuneCountInString(head+summaryTail(longer, counts)) <= longestSummary {
			kept = longer
		}
	}
	if kept == "" && len(subjects) > 0 {
		list := strings.Fields(subjects[0])
		for n := len(list) - 1; n >= 3; n-- {
			cut := strings.Join(list[:n], " ") + "…"
			if utf8.RuneCountInString(head+summaryTail(cut, counts)) <= longestSummary {
				kept = cut
				break
			}
		}
	}
	return head + summaryTail(kept, counts)
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

// routine are the items that every agenda has.
var routine = regexp.MustCompile(`(?i)\b(?:welcomes?|introductions?|apolog\w+|attendance|absence|present|quorum|declarations?|conflicts? of interest|minutes|notes of|matters arising|action (?:log|tracker|sheet|plan|list)|actions|previous meeting|last meeting|next meeting|future meetings?|dates? of|forward plan|work ?plan|any other|AOB|close|closing|chair['’]?s? (?:update|announcements?|report|welcome|opening)|exempt|exclusion|private|confidential|agenda|items? for|risk register|public questions?|questions from|urgent)\b`)

// subjectsOf gives what a page is about in its own words: the items of an agenda that not every agenda has, the title of
// any other page, and after it the parts of a briefing.
func subjectsOf(page *publication.Publication, people []publication.Person) []string {
	var subjects []string
	add := func(text string) {
		text = strings.TrimRight(document.Fold(text), " .:;–-")
		if len(words(text)) > 0 && !slices.Contains(subjects, text) && !namesPerson(text, people) {
			subjects = append(subjects, text)
		}
	}
	if page.Kind == publication.Minutes {
		for _, item := range page.Items() {
			if item.Level == 1 && !routine.MatchString(item.Title) {
				add(item.Title)
			}
		}
		return subjects
	}
	if !page.TitleAdded {
		add(publication.Topic(page.Title))
	}
	for _, section := range page.Sections {
		if name := partNames[section.Part]; name != "" {
			add(name)
		}
	}
	return subjects
}

var anyTitledName = regexp.MustCompile(`\b(?:` + titles + `)\.?\s+[A-Z]\pL`)

// namesPerson reports whether a text names somebody: with a title, or by a surname on the list of those who were there.
func namesPerson(text string, people []publication.Person) bool {
	if anyTitledName.MatchString(text) {
		return true
	}
	list := words(text)
	for _, each := range people {
		if name := words(bareName(each.Name)); len(name) > 0 && slices.Contains(list, name[len(name)-1]) {
			return true
		}
	}
	return false
}
