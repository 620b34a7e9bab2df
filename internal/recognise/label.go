package recognise

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// A label is the number or bullet printed in front of a heading, paragraph or list item.
type label struct {
	printed string // "5.", "a)", "C048/23", "•"
	family  family
	value   int // its place in a sequence from 1: 5 for "5.", 1 for "a)", the last part of a compound number
}

// family groups the labels that count together.
type family int

const (
	noLabel   family = iota
	bullet           // -, •, *
	figure           // 5.  5)  (5)  Item 5:
	decimal          // 4.2  4.2.1
	letter           // a.  (b)
	roman            // iv)
	reference        // C048/23  196/20  02/22/01
)

var (
	bulletLabel    = regexp.MustCompile(`^[-–—•*·∙▪▫◦●○□■◆❖➢➤✓✔‣;\x{F0A0}-\x{F0FF}]$`)
	figureLabel    = regexp.MustCompile(`^(?i:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?\(?(\d{1,3})(?:[.):]|\.\))?$`)
	decimalLabel   = regexp.MustCompile(`^(\d{1,3})((?:\.\d{1,3})+)[.):]?$`)
	figureLetter   = regexp.MustCompile(`^(\d{1,2})([a-z])[.):]$`) // 4a.
	letterLabel    = regexp.MustCompile(`^\(?([A-Za-z])[.)]$`)
	romanLabel     = regexp.MustCompile(`^\(?([ivxIVX]{2,5})[.)]$|^\(([ivxIVX]{1,5})\)$`)
	referenceLabel = regexp.MustCompile(`^[A-Z]{0,4}\d{1,4}(?:/\d{1,4}){1,2}(?:\.\d{1,3})?[.):]?$|^[A-Z]{1,4}\d{1,4}[.):]?$`)
	// formUnit follows the figure in the name of the form: "7 Minute Briefing".
	formUnit = regexp.MustCompile(`(?i)^(?:minute|min|point)s?\b`)
	// leadLabel cuts a label from the text that follows it: a dash of its own may stand between the two.
	leadLabel = regexp.MustCompile(`^((?i:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?\S+)(?:\s*[-–—]\s+|\s+)(\S.*)$`)
)

// parseLabel reads a label on its own; family noLabel where it is none.
func parseLabel(printed string) label {
	printed = strings.TrimSpace(printed)
	found := label{printed: printed}
	if bulletLabel.MatchString(printed) {
		found.family = bullet
	} else if match := figureLabel.FindStringSubmatch(printed); match != nil {
		found.family = figure
		found.value, _ = strconv.Atoi(match[1])
	} else if match := decimalLabel.FindStringSubmatch(printed); match != nil {
		found.family = decimal
		found.value, _ = strconv.Atoi(match[2][strings.LastIndexByte(match[2], '.')+1:])
	} else if match := figureLetter.FindStringSubmatch(printed); match != nil {
		found.family, found.value = decimal, int(match[2][0]-'a')+1
	} else if match := romanLabel.FindStringSubmatch(printed); match != nil {
		found.family, found.value = roman, romanValue(match[1]+match[2])
	} else if match := letterLabel.FindStringSubmatch(printed); match != nil {
		found.family, found.value = letter, int(strings.ToLower(match[1])[0]-'a')+1
	} else if referenceLabel.MatchString(printed) {
		found.family = reference
		found.value = referencePart(printed, strings.Count(printed, "/") > 1 || strings.Contains(printed, "."))
	}
	return found
}

// numberWords are the numbers that the boxes of a briefing print as words.
var numberWords = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// bareNumber reads a text that is no more than a number, in figures or as a word.
func bareNumber(text string) label {
	if at := slices.Index(numberWords, strings.ToLower(strings.TrimRight(text, ".:"))); at >= 0 && startsUpper(text) {
		return label{printed: text, family: figure, value: at + 1}
	}
	return parseLabel(text)
}

// referencePart is the number in the last or the first part of a reference: "C048/23" counts in its first, behind which
// stands the year, "02/22/01" and "06/26.4" in their last.
func referencePart(printed string, last bool) int {
	parts := strings.FieldsFunc(printed, func(r rune) bool { return r < '0' || r > '9' })
	at := 0
	if last {
		at = len(parts) - 1
	}
	value, _ := strconv.Atoi(parts[at])
	return value
}

// settleReferences has the references of a document count in the part in which they rise from one to the next: "SCP24/017"
// and "25/31" have the year in front.
func settleReferences(lines []*line) {
	var found []*line
	steps := [2]int{} // by first and last part
	for _, each := range lines {
		if each.label.family != reference {
			continue
		}
		if len(found) > 0 {
			before := found[len(found)-1].label.printed
			for i, last := range []bool{false, true} {
				if referencePart(each.label.printed, last) == referencePart(before, last)+1 {
					steps[i]++
				}
			}
		}
		found = append(found, each)
	}
	if steps[0] == steps[1] {
		return
	}
	for _, each := range found {
		each.label.value = referencePart(each.label.printed, steps[1] > steps[0])
	}
}

// splitLabel cuts the label from the beginning of a text. A bare figure ("4 schools replied") counts as a label only
// where a capital letter follows, because a sentence may begin with a number.
func splitLabel(text string) (label, string) {
	match := leadLabel.FindStringSubmatch(text)
	if match == nil {
		return label{}, text
	}
	found, rest := parseLabel(match[1]), match[2]
	bare := !strings.ContainsAny(match[1][len(match[1])-1:], ".):")
	switch {
	case found.family == noLabel,
		found.family == figure && bare && (!startsUpper(rest) || beginsWithMonth(rest) || formUnit.MatchString(rest)),
		found.family == reference && !startsUpper(rest):
		return label{}, text
	}
	return found, rest
}

func romanValue(numeral string) int {
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10}
	total, before := 0, 0
	for _, r := range strings.ToLower(numeral) {
		if values[r] > before {
			total -= 2 * before
		}
		total += values[r]
		before = values[r]
	}
	return total
}

// parent is the number that a compound number stands under: "4" for "4.2".
func (l label) parent() string {
	number := strings.TrimRight(l.printed, ".):")
	if match := figureLetter.FindStringSubmatch(l.printed); match != nil {
		return match[1]
	}
	if cut := strings.LastIndexByte(number, '.'); l.family == decimal && cut > 0 {
		return number[:cut]
	}
	return ""
}

// isParentOf reports whether a compound number stands under this one: "4.2" under "4.", "11.1" under "11/24".
func (l label) isParentOf(inner label) bool {
	return inner.parent() == publication.BareNumber(l.printed) || l.family == reference && inner.parent() == strconv.Itoa(l.value)
}

func startsUpper(text string) bool {
	for _, r := range strings.TrimLeft(text, "\"“‘'([*_") {
		return r != ' ' && (r >= 'A' && r <= 'Z' || r > 127 && strings.ToUpper(string(r)) == string(r) && strings.ToLower(string(r)) != string(r))
	}
	return false
}

func startsLower(text string) bool {
	for _, r := range text {
		return strings.ToLower(string(r)) == string(r) && strings.ToUpper(string(r)) != string(r)
	}
	return false
}

func words(text string) []string { return document.Words(text) }
