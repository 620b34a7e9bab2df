package disclosure

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

var (
	_ = enter(rule{markings, "protective-marking", Stop,
		"A protective marking that is not for the public: OFFICIAL-SENSITIVE, CONFIDENTIAL, RESTRICTED, SECRET, NOT FOR PUBLICATION, PRIVATE AND CONFIDENTIAL, in a header, a footer, a watermark, the properties or a line of the text (Government Security Classifications Policy). OFFICIAL alone is none.",
		protectiveMarkings})
	_ = enter(rule{markings, "marked-file-name", Stop, "A file whose name marks it as confidential or not for publication.", stated(markedFileName)})
)

// markings are the words that mark, and what a line that only marks may hold beside them.
var (
	sensitive   = regexp.MustCompile(`(?i)\bofficial\W{0,3}sensitive\b|\bnot\s+for\s+(?:publication|public|onward|wider|further|general)\b|\bnot\s+for\s+(?:circulation|distribution|disclosure|release)\b|\b(?:private|strictly)\s+(?:and|&)\s+confidential\b|\bconfidential(?:ity)?\b|\brestricted\b|\btop\s+secret\b|\bsecret\b|\bprotect\b|\bin\s+confidence\b|\binternal\s+(?:use\s+)?only\b|\bembargo(?:ed)?\b|\bexempt\s+(?:from\s+publication|information)\b|\bnot\s+to\s+be\s+(?:published|circulated|shared|copied|disclosed)\b|\bfor\s+(?:members|officers|recipients?|internal\s+use)\s+only\b`)
	markingWord = regexp.MustCompile(`(?i)^(?:official|sensitive|confidential|confidentiality|restricted|top|secret|protect|private|strictly|and|not|for|publication|public|circulation|distribution|disclosure|release|onward|wider|further|general|internal|use|only|embargo|embargoed|until|exempt|from|information|in|confidence|to|be|published|circulated|shared|copied|disclosed|personal|commercial|data|locsen|marked|marking|protective|classification|status|document|draft|version|v?\d+|page|of|when|complete|completed|the|members|officers|recipients?|this|is|minutes?|paper|report|copy|management|staff|government|security|handling|instructions?|without|permission|do|share|copy|print|level|category|contains?|paragraphs?|schedule|12a|part|section|act|local|1972|by|virtue|reason|addressees?|eyes|named|your|open|under|as|amended)$`)
	capitals    = regexp.MustCompile(`\bOFFICIAL\W{0,3}(?i:sensitive)\b|\bOfficial\W{0,3}Sensitive\b|\bNOT FOR (?:PUBLICATION|CIRCULATION|DISTRIBUTION|DISCLOSURE|RELEASE)\b|\bPRIVATE (?:AND|&) CONFIDENTIAL\b|\b(?:STRICTLY )?CONFIDENTIAL\b|\bRESTRICTED\b|\bTOP SECRET\b|\bEMBARGOED\b`)
	speaksOfIt  = regexp.MustCompile(`(?i)\b(?:marked|markings?|labell?ed|classified|scheme|policy|training|e-?mails?|documents|papers|discussed|noted|agreed|should|must|will|was|were|asked|remind\w*)\b`)
)

// draftCopy is a marking of drafts, which has a rule of its own.
var draftCopy = regexp.MustCompile(`(?i)\bdraft\b.*\bnot\s+for\s+(?:\w+\s+)?(?:circulation|distribution)`)

// saysItself is how a document says of itself that it is marked.
var saysItself = regexp.MustCompile(`(?i)\bth(?:is|ese) (?:document|paper|report|page|file|minutes|information|record|copy)s? (?:is|are)(?: marked| classified)?(?: as)?\W*$`)

// longestMarking is how long a line that marks a document can be, in bytes.
const longestMarking = 160

func protectiveMarkings(at *subject) []hit {
	var hits []hit
	for _, p := range at.passages {
		if p.kind == ofLink || p.kind == ofFile || p.cues&markCue == 0 {
			continue
		}
		from := 0
		for line := range strings.SplitSeq(p.plain, "\n") {
			if loc := markingIn(line, p.kind == ofProperty || isMargin(p.place)); loc != nil {
				found := p.found(from+loc[0], from+loc[1])
				found.Why, found.Do = whyMarking, doMarking
				hits = append(hits, found)
			}
			from += len(line) + 1
		}
	}
	seen := map[string]bool{}
	for _, each := range hits {
		seen[strings.ToLower(document.Fold(each.Concerns))] = true
	}
	for _, each := range at.doc.NotRead { // a header or footer that is set apart from the text
		for line := range strings.Lines(each.Text) {
			text, _ := plain(document.Fold(line))
			loc := markingIn(text, isMargin(each.Place) || strings.Contains(each.Why, "header") || strings.Contains(each.Why, "footer") || strings.Contains(each.Why, "repeated"))
			if loc == nil || seen[strings.ToLower(text[loc[0]:loc[1]])] {
				continue
			}
			seen[strings.ToLower(text[loc[0]:loc[1]])] = true
			hits = append(hits, hit{Finding: Finding{Place: each.Place, Excerpt: text[loc[0]:loc[1]], Why: whyMarking, Do: doMarking}})
		}
	}
	for i := range hits { // a marking is no secret
		if hits[i].passage != nil {
			hits[i].Excerpt, hits[i].passage = hits[i].Concerns, nil
		}
	}
	return hits
}

const (
	whyMarking = "The document is marked as not for the public."
	doMarking  = "If it was approved for the public, remove the marking, save the document and publish it again. If not, do not publish it."
)

func isMargin(place document.Place) bool {
	return strings.Contains(place.Part, "header") || strings.Contains(place.Part, "footer") || strings.Contains(place.Part, "watermark")
}

// markingIn finds a marking in a line, or in capitals as a sentence of its own in a paragraph: "There was none.
// OFFICIAL-SENSITIVE".
func markingIn(line string, margin bool) []int {
	if loc := markingOfLine(line, margin); loc != nil {
		return loc
	}
	from := 0
	for _, end := range append(sentenceEnds.FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
		sentence := line[from:end[0]]
		if loud := capitals.FindStringIndex(sentence); loud != nil && onlyMarks(sentence) {
			return []int{from + loud[0], from + loud[1]}
		}
		from = end[1]
	}
	return nil
}

var sentenceEnds = regexp.MustCompile(`[.;:!?]\s+`)

// onlyMarks reports whether a text says nothing but a marking.
func onlyMarks(text string) bool {
	return !slices.ContainsFunc(document.Words(text), func(word string) bool { return !markingWord.MatchString(word) })
}

// markingOfLine finds a marking: anywhere in the margin of a page, in a line that does nothing else, or in capitals at
// the beginning or end of a short line that does not speak of markings.
func markingOfLine(line string, margin bool) []int {
	if len(line) > longestMarking {
		return nil
	}
	loc := sensitive.FindStringIndex(line)
	if loc == nil || draftCopy.MatchString(line) {
		return nil
	}
	only := onlyMarks(line)
	isLone := len(document.Words(line)) == 1 && strings.ToLower(line) == line // "confidential" in a cell
	switch {
	case margin && (only || capitals.MatchString(line) || !speaksOfIt.MatchString(line)), only && !isLone && !strings.HasSuffix(strings.TrimSpace(line), "?"):
		return loc
	}
	loud := capitals.FindStringIndex(line)
	if loud != nil && saysItself.MatchString(line[:loud[0]]) {
		return loud
	}
	if loud == nil || speaksOfIt.MatchString(line) {
		return nil
	}
	if strings.TrimLeft(line[:loud[0]], " *[(-:|") == "" || strings.TrimRight(line[loud[1]:], " *])-:|.") == "" {
		return loud
	}
	return nil
}

// markedFileName stops a file that is called confidential.
func markedFileName(at *subject) []Finding {
	name, _ := plain(strings.Join(nameWords(at.doc.Name), " "))
	loc := fileMarking.FindStringIndex(name)
	if loc == nil {
		return nil
	}
	return []Finding{{
		Excerpt: name[loc[0]:loc[1]],
		Why:     "The file's name marks it as not for the public. It may be the wrong version.",
		Do:      "If this is the version for the public, take the word out of the file's name and publish it again.",
	}}
}

var fileMarking = regexp.MustCompile(`\b(?:official sensitive|confidential|restricted|not for publication|private and confidential|unredacted|not redacted|internal only|exempt)\b`)
