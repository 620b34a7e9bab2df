package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// What tells a page about briefings from a briefing: an index, a list of cards, instructions, a transcript, news.
var (
	indexSign      = regexp.MustCompile(`(?i)\bread more\b|\bopens? (?:in )?(?:a )?new window\b|\(?(?:pdf|word(?: doc)?)[),]?\s*[\[(,-]?\s*\d+(?:\.\d+)?\s*[km]b|\b(?:PDF|Word)\s+\d+(?:\.\d+)?\s*[km]b\b`)
	transcriptSign = regexp.MustCompile(`(?i)\btranscript\b`)
	pluralForm     = regexp.MustCompile(`(?i)\b(?:7|seven)[ -]?(?:minute|point)[ -]+(?:briefings|briefs)\b|\b7MBs\b|\bone minute guides\b`)
	newsSign       = regexp.MustCompile(`(?i)^news\b|\bnewsletter\b`)
)

// kind decides the form of the document from its title lines first, then from what stands in it.
func (r *reading) kind() publication.Kind {
	title, head := "", []string{}
	for _, each := range r.lines {
		if len(head) == 12 {
			break
		}
		if each.isFree() && !exampleLine.MatchString(each.text) {
			head = append(head, each.full())
		}
	}
	if len(head) > 0 {
		title = head[0]
	}
	for _, each := range r.lines { // a page header may be all that names the form
		if each.use == asFact && len(head) < 14 {
			head = append(head, each.text)
		}
	}
	beginning := strings.Join(head, "\n")
	signs := r.minutesSigns()
	switch {
	case r.isAboutBriefings(title):
		return publication.Unknown
	case signs >= 3 || signs >= 1 && titleNames(head, minutesForm) && !titleNames(head[:min(4, len(head))], briefingForm):
		return publication.Minutes
	case titleNames(head[:min(4, len(head))], briefingForm):
		return publication.Briefing
	case r.numberedParts() >= 6 && briefingForm.MatchString(beginning):
		return publication.Briefing
	case titleNames(head[:min(8, len(head))], findingsForm) || titleNames(head[:min(4, len(head))], regexp.MustCompile(`(?i)\bpeer reviews?\b|\blearning\b`)) && findingsForm.MatchString(beginning):
		return publication.Findings
	case r.findingSigns() >= 2:
		return publication.Findings
	case signs >= 2:
		return publication.Minutes
	}
	return publication.Unknown
}

// titleNames reports whether one of the lines is short enough for a title and names the form.
func titleNames(lines []string, form *regexp.Regexp) bool {
	for _, each := range lines {
		if at := form.FindStringIndex(each); at != nil && len(words(each)) <= 30 && (len(words(each)) <= 12 || at[0] < 60) && !strings.HasSuffix(each, ".") {
			return true
		}
	}
	return false
}

// isAboutBriefings reports whether the document lists, introduces or speaks briefings rather than being one.
func (r *reading) isAboutBriefings(title string) bool {
	links, names, all := 0, 0, 0
	for _, each := range r.lines {
		all++
		if indexSign.MatchString(each.text) {
			links++
		}
		if briefingForm.MatchString(each.text) && len(words(each.text)) < 15 {
			names++
		}
	}
	switch {
	case transcriptSign.MatchString(title), r.titled(transcriptSign):
		return true
	case newsSign.MatchString(title):
		return true
	}
	// Several things to fetch make an index; a briefing may link to its own file once or twice.
	return links >= 3 || pluralForm.MatchString(title) && (links > 0 || names > 2 || all < 40 && r.numberedParts() < 5)
}

func (r *reading) titled(form *regexp.Regexp) bool {
	for _, each := range r.lines[:min(8, len(r.lines))] {
		if len(words(each.text)) < 8 && form.MatchString(each.text) {
			return true
		}
	}
	return false
}

var attendanceSign = regexp.MustCompile(`(?i)^(?:present|apologies(?: for absence| received(?: from)?)?|in attendance|attended by|attendees|members present|attended)\s*(?::|$)`)

// minutesSigns counts what only minutes have: a list of those present, apologies, a chair, a venue, items about the
// minutes before, any other business and the next meeting.
func (r *reading) minutesSigns() int {
	found := map[string]bool{}
	note := func(name string, is bool) {
		if is {
			found[name] = true
		}
	}
	for i, each := range r.lines {
		texts := []string{each.text}
		for _, cells := range each.cells {
			texts = append(texts, cells...)
		}
		for _, text := range texts {
			is, value := labelledFact(text)
			note("venue", i < headLines && (is == venueFact || factLabel(text) == venueFact))
			note("chair", i < headLines && (is == chairFact && value != "" || factLabel(text) == chairFact))
			note("present", attendanceSign.MatchString(text) || presentSentence.MatchString(text))
			note("apologies", strings.HasPrefix(strings.ToLower(text), "apologies"))
			short := len(words(text)) <= 12
			note("welcome", short && regexp.MustCompile(`(?i)\bwelcome\b.*\b(?:apologies|introductions)\b|\bapologies\b.*\bintroductions\b|\bintroductions\b.*\bapologies\b`).MatchString(text))
			note("minutes", short && regexp.MustCompile(`(?i)\bminutes of (?:the )?(?:previous|last)\b|\bmatters arising\b|\bprevious minutes\b|\bminutes \(`).MatchString(text))
			note("action", readActionLabel(text) != nil)
			note("aob", short && regexp.MustCompile(`(?i)\bany other business\b|^AOB\b|\bA\.O\.B\b`).MatchString(text))
			note("next", short && regexp.MustCompile(`(?i)\bdates? (?:and time )?of (?:the )?next meetings?\b|^next meeting\b`).MatchString(text))
		}
	}
	return len(found)
}

// findingSigns counts the headings that announce findings of different kinds.
func (r *reading) findingSigns() int {
	found := map[publication.EntryKind]bool{}
	for _, each := range r.lines {
		if !each.isTable() && len(words(each.text)) <= 8 && !strings.HasSuffix(each.text, ".") {
			if kind := findingKind(each.text); kind != "" {
				found[kind] = true
			}
		}
	}
	return len(found)
}

// numberedParts counts the headings or bare numbers 1 to 7 in order.
func (r *reading) numberedParts() int {
	next := 1
	for _, each := range r.lines {
		number := each.label
		if bare := parseLabel(strings.TrimSpace(each.text) + "."); each.label.family == noLabel && bare.family == figure {
			number = bare
		}
		if number.family == figure && number.value == next && each.Kind != document.Table {
			next++
		}
	}
	return next - 1
}
