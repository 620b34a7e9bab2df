package recognise

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Words of a heading by which a part of a briefing is known, in the order in which they are asked. The seven parts and
// their order are those of the form as partnerships use it: background, why it matters, information (more than once),
// learning or findings, good practice, what to do, questions.
var partHeadings = []struct {
	words *regexp.Regexp
	part  publication.Part
}{
	{regexp.MustCompile(`(?i)\bquestions?\b|\bdiscuss(?:ion)?\b|\breflect(?:ion|ions|ive)?\b|\b(?:think|talk) about\b|\bconsider(?:ations)?\b|\bask (?:each other|yourself|yourselves|ourselves|your team)\b`), publication.PartQuestions},
	{regexp.MustCompile(`(?i)\bwhy\b`), publication.PartWhyItMatters},
	{regexp.MustCompile(`(?i)\bwhat (?:did|does) (?:the|this) review (?:look at|cover)\b|\bhow (?:the|this|we|was|were|did)\b.*\b(?:review|audit|done|carried|worked)\b|\bmethod`), publication.PartInformation},
	{regexp.MustCompile(`(?i)\bgood practice\b|\bpractice (?:points|messages|tips)\b|\btips\b|\bmessages for practice\b|\bwhat (?:went|worked|works) well\b|\bbest practice\b|\bimplications for practice\b|\bgood looks? like\b`), publication.PartPractice},
	{regexp.MustCompile(`(?i)\bwhat (?:to do|you (?:can|need to|should) do|we are doing|is being done|happens|next|now|needs to)|\bactions?\b|\bnext steps?\b|\bwhat (?:can|do|should|must) (?:i|you|we) (?:need to )?do\b|\brecommendations?\b|\bfurther (?:information|reading|help)|\bimplementation\b|\bwhat will\b|\bdoing about\b`), publication.PartAction},
	{regexp.MustCompile(`(?i)\blearn(?:ing|ed|t)?\b|\btaught\b|\blessons?\b|\bfindings?\b|\bwhat (?:did )?(?:we|the review) f(?:ou|i)nd|\bkey (?:themes|messages|issues)\b|\bthemes?\b`), publication.PartLearning},
	{regexp.MustCompile(`(?i)\bwho\b|\bwhat are the (?:signs|risks|facts|indicators)\b`), publication.PartInformation},
	{regexp.MustCompile(`(?i)\bbackground\b|\bwhat is\b|\bwhat (?:are|was)\b|\bwhat happened\b|\bintroduction\b|\bthe (?:case|child|family|review)\b|\bcontext\b|\bcase summary\b|\bstory\b|\bsummary\b|\boverview\b`), publication.PartBackground},
	{regexp.MustCompile(`(?i)\binformation\b|\blook (?:out )?for\b|\bwhat should\b|\bsigns?\b|\bindicators?\b|\bfacts?\b|\bhow\b|\bwhere\b|\bthings to note\b|\bwhat (?:does|do)\b|\bguidance\b|\blegal\b|\bevidence\b|\bresearch\b|\bprocess\b|\bwhen\b|\bimpact\b`), publication.PartInformation},
}

// partOf decides by the heading alone which of the seven parts it names.
func partOf(headingText string) publication.Part {
	for _, each := range partHeadings {
		if each.words.MatchString(headingText) {
			return each.part
		}
	}
	return ""
}

// briefingOutline finds the parts of a briefing: numbers from 1 with a heading or standing alone, marked headings, or
// short lines and questions with text beneath.
func (r *reading) briefingOutline() map[*line]*heading {
	headings := map[*line]*heading{}
	if parts := r.partNumbers(); len(parts) >= 3 {
		for _, each := range parts {
			headings[each] = &heading{line: each, level: 1}
		}
		return headings
	}
	r.unnumbered(headings)
	marked := false
	for each := range headings {
		if continued.MatchString(each.text) {
			delete(headings, each)
		}
	}
	for each := range headings {
		marked = marked || each.Kind == document.Heading
	}
	for i, each := range r.lines {
		// A question on a line of its own is a heading of this form, whatever its length.
		if !marked && each.isFree() && !each.isTable() && each.label.family == noLabel && strings.HasSuffix(each.text, "?") && len(words(each.text)) <= 14 && i+1 < len(r.lines) &&
			!strings.HasSuffix(r.lines[i+1].text, "?") && (i == 0 || !strings.HasSuffix(r.lines[i-1].text, "?")) {
			headings[each] = &heading{line: each, level: 1}
		}
	}
	return headings
}

// partNumbers gives the lines numbered from 1 on. A number alone on its line counts, and so does "Step 3".
func (r *reading) partNumbers() []*line {
	var candidates []*line
	for _, each := range r.lines {
		if !each.isFree() || each.isTable() {
			continue
		}
		if each.label.family == noLabel {
			if match := stepLabel.FindStringSubmatch(each.text); match != nil {
				each.label, each.text = parseLabel(match[2]+"."), strings.TrimSpace(match[3])
				each.label.printed = match[1] + match[2]
			}
		}
		if continued.MatchString(each.text) {
			continue // "4. Key findings (continued)" is no part of its own
		}
		if each.label.family == figure && (each.text == "" || looksLikeHeading(each.text) || isHeadingWithClutter(each)) {
			candidates = append(candidates, each)
		}
	}
	if seven := inAnyOrder(candidates); seven != nil {
		return seven
	}
	chain, _ := longestChain(candidates)
	return chain
}

// inAnyOrder gives the candidates where they are the numbers of one set of boxes, each once, read in whatever order a
// wheel or a grid gave them.
func inAnyOrder(candidates []*line) []*line {
	seen := map[int]bool{}
	for _, each := range candidates {
		if seen[each.label.value] || each.label.value < 1 || each.label.value > 9 {
			return nil
		}
		seen[each.label.value] = true
	}
	if len(candidates) < 5 || !seen[1] {
		return nil
	}
	return candidates
}

var continued = regexp.MustCompile(`(?i)\((?:cont\.?|cont['’]?d|continued)\)\W*$`)

var stepLabel = regexp.MustCompile(`^((?i:step|part|point|minute)\s+)?(\d{1,2})(?:\s*[:.–-]\s+(.*))?$`)

// inPrintedOrder puts the parts in the order of their numbers, where all have one.
func (r *reading) inPrintedOrder() {
	parts := r.pub.Sections
	if len(parts) > 0 && parts[0].Number == "" && parts[0].Title == "" {
		parts = parts[1:]
	}
	number := func(each publication.Section) int { return bareNumber(publication.BareNumber(each.Number)).value }
	if !slices.ContainsFunc(parts, func(each publication.Section) bool { return number(each) == 0 }) {
		sortBy(parts, number)
	}
}

// finishBriefing names the parts and says which numbers of seven are missing.
func (r *reading) finishBriefing() {
	r.inPrintedOrder()
	var numbers []int
	for i := range r.pub.Sections {
		section := &r.pub.Sections[i]
		section.Part = partOf(section.Title)
		if number := bareNumber(publication.BareNumber(section.Number)); number.family == figure {
			numbers = append(numbers, number.value)
		}
	}
	if len(numbers) == 0 || slices.Max(numbers) < 6 {
		return
	}
	for number := 1; number <= 7; number++ {
		if !slices.Contains(numbers, number) {
			r.pub.MissingParts = append(r.pub.MissingParts, strconv.Itoa(number))
		}
	}
}
