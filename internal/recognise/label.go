package recognise

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/document"
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
		// "C048/23" counts in its first part, behind which stands the year; "02/22/01" and "06/26.4" in their last.
		parts := strings.FieldsFunc(printed, func(r rune) bool { return r < '0' || r > '9' })
		found.value, _ = strconv.Atoi(parts[map[bool]int{true: len(parts) - 1, false: 0}[len(parts) == 3]])
	}
	return found
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
