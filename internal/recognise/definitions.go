package recognise

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Definitions are what a document itself says about its short forms.
type definitions struct {
	long   map[string][]string // by shortKey, the different long forms in the order of the document
	people map[string]bool     // short forms, by shortKey, that the document gives people as their initials
}

// longestForm is the length in bytes within which a long form is looked for.
const longestForm = 200

var (
	inBrackets = regexp.MustCompile(`\(([^()]{2,150})\)`)
	// What stands in brackets around a short form: "(the “MASA”)", "(hereafter MASA)", "(MASA, see page 2)".
	bracketedShort = regexp.MustCompile(`^(?:(?:the|hereafter|known as|or|also|i\.e\.)\s+){0,2}["'“‘]?([\pL\pN&]{2,9})["'”’]?(?:\s*[,;].*|\s+(?:or|see)\s.*)?$`)
	shortAtEnd     = regexp.MustCompile(`(?:^|[\s"'“‘(/])([\pL\pN&]{2,9})["'”’]?\s*$`)
	// A line of a glossary: "MASA – multi-agency safeguarding arrangements".
	glossaryLine = regexp.MustCompile(`^["“]?([\pL\pN&]{2,9})["”]?\s*(?:[–—:=-]|\s(?:means|stands for)\s)\s*(.+)$`)
	longWord     = regexp.MustCompile(`[\pL\pN]+(?:['’][\pL]+)?|&`)
	longFormEnd  = regexp.MustCompile(`[,;:.(–—]|\s-\s`)
)

// definitions reads the three ways in which documents explain short forms: "Long Form (LF)", "LF (long form)", and a line
// or row of a glossary.
func (x *lexicon) definitions(page *pageText) definitions {
	found := definitions{long: map[string][]string{}, people: map[string]bool{}}
	add := func(short, long string) {
		key, isPlural := shortKey(short)
		long = strings.TrimSuffix(strings.TrimSuffix(long, "'s"), "’s")
		switch {
		case long == "":
		case x.namesSomebody(page, short, long):
			found.people[key] = true
		default:
			if isPlural {
				long = strings.TrimSuffix(long, lastWord(long)) + singular(lastWord(long))
			}
			if !slices.ContainsFunc(found.long[key], func(other string) bool { return sameLongForm(other, long) }) {
				found.long[key] = append(found.long[key], long)
			}
		}
	}
	for _, each := range page.passages {
		definitionsInBrackets(each.text, add)
		for _, line := range strings.Split(each.printed, "\n") {
			if match := glossaryLine.FindStringSubmatch(document.Fold(line)); match != nil {
				add(match[1], wholeLongForm(match[1], match[2]))
			}
		}
	}
	for _, row := range rowsOf(page.Publication) {
		add(row[0], wholeLongForm(row[0], row[1]))
		add(row[1], wholeLongForm(row[1], row[0]))
	}
	return found
}

func definitionsInBrackets(text string, add func(short, long string)) {
	for _, at := range inBrackets.FindAllStringSubmatchIndex(text, -1) {
		before, inside := text[max(0, at[0]-longestForm):at[0]], text[at[2]:at[3]]
		if match := bracketedShort.FindStringSubmatch(inside); match != nil {
			add(match[1], longFormBefore(match[1], before))
		}
		if match := shortAtEnd.FindStringSubmatch(before); match != nil {
			add(match[1], wholeLongForm(match[1], inside))
		}
	}
}

// rowsOf gives the first two cells of each row of the tables of a page.
func rowsOf(page *publication.Publication) [][2]string {
	var rows [][2]string
	for _, section := range page.Sections {
		for _, entry := range section.Entries {
			for _, block := range entry.Blocks {
				for _, row := range block.Rows {
					if block.Visibility == document.Visible && len(row.Cells) >= 2 {
						rows = append(rows, [2]string{document.Fold(row.Cells[0].PlainText()), document.Fold(row.Cells[1].PlainText())})
					}
				}
			}
		}
	}
	return rows
}

// longFormBefore gives the long form that ends a text, as A. S. Schwartz and M. A. Hearst find it ("A simple algorithm for
// identifying abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing 2003): within so many words
// before the bracket, the letters of the short form from right to left. It is stricter than theirs: see align.
func longFormBefore(short, before string) string {
	letters, _ := shortKey(short)
	found := longWord.FindAllStringIndex(before, -1)
	found = found[max(0, len(found)-min(len(letters)+5, 2*len(letters)+1)):]
	if !isDefinable(short) || len(found) == 0 || strings.Trim(before[found[len(found)-1][1]:], " \"”’'") != "" {
		return ""
	}
	start := align(letters, wordsAt(before, found))
	if start < 0 || start > len(found)-2 {
		return ""
	}
	long := before[found[start][0]:found[len(found)-1][1]]
	if strings.ContainsAny(long, ";:()\"“”") || strings.Contains(long, ". ") {
		return ""
	}
	return long
}

// wholeLongForm gives the text, or its beginning up to a mark that can end it, where that is the long form of the short one.
func wholeLongForm(short, text string) string {
	letters, _ := shortKey(short)
	if !isDefinable(short) {
		return ""
	}
	ends := longFormEnd.FindAllStringIndex(text[:min(len(text), longestForm)], -1)
	if len(text) <= longestForm {
		ends = append(ends, []int{len(text), len(text)})
	}
	for _, end := range slices.Backward(ends) {
		part := strings.Trim(text[:end[0]], " .\"“”'‘’")
		found := longWord.FindAllStringIndex(part, -1)
		if !strings.ContainsAny(part, ";:()") && len(found) >= 2 && len(found) <= 2*len(letters)+5 && align(letters, wordsAt(part, found)) == 0 {
			return part
		}
	}
	return ""
}

func wordsAt(text string, found [][]int) []string {
	list := make([]string, len(found))
	for i, at := range found {
		list[i] = text[at[0]:at[1]]
	}
	return list
}

// smallWord may stand in a long form without a letter in the short one.
var (
	smallWord   = regexp.MustCompile(`^(?i:and|&|of|the|for|in|to|with|a|an|on|at|by|from|or|it|is)$`)
	joiningWord = regexp.MustCompile(`^(?i:and|&|of)$`)
)

// align gives the index of the word at which the long form of some letters begins, when it ends with the last word; -1
// where they are not its letters. Each letter begins a word or, behind one that does, stands in the same word
// ("co-ordinator" for CO); each word but small ones has a letter, save one inside a name of three words or more.
func align(letters string, list []string) int {
	start := alignSkipping(letters, list, len(list), 0)
	if start < 0 && len(letters) >= 3 {
		if start = alignSkipping(letters, list, len(list), 1); start >= 0 && !startsUpper(list[start]) {
			return -1
		}
	}
	isLoose := start >= 0 && len(letters) == 2 && slices.ContainsFunc(list[start:], func(word string) bool {
		return smallWord.MatchString(word) && !joiningWord.MatchString(word) // "discussed at Panel (DP)"
	})
	if start < 0 || smallWord.MatchString(list[start]) || isLoose {
		return -1
	}
	return start
}

func alignSkipping(letters string, list []string, end, skips int) int {
	if letters == "" {
		return end
	}
	if end == 0 {
		return -1
	}
	word := strings.ToUpper(list[end-1])
	for n := 1; n <= min(3, len(letters)); n++ {
		if rest := letters[len(letters)-n:]; word[0] == rest[0] && isSubsequence(rest, word) {
			if start := alignSkipping(letters[:len(letters)-n], list, end-1, skips); start >= 0 {
				return start
			}
		}
	}
	switch isLast := end == len(list); {
	case isLast:
	case smallWord.MatchString(word):
		return alignSkipping(letters, list, end-1, skips)
	case skips > 0:
		return alignSkipping(letters, list, end-1, skips-1)
	}
	return -1
}

func isSubsequence(letters, word string) bool {
	for i := 0; i < len(word) && letters != ""; i++ {
		if word[i] == letters[0] {
			letters = letters[1:]
		}
	}
	return letters == ""
}

// shortKey gives the letters of a short form by which its uses are brought together: capitals, without the plural's "s".
func shortKey(short string) (key string, isPlural bool) {
	base := strings.TrimSuffix(short, "s")
	isPlural = base != short && strings.ContainsFunc(base, unicode.IsUpper) && len(base) > 1 && !unicode.IsLower(rune(base[len(base)-1]))
	if isPlural {
		short = base
	}
	return strings.ToUpper(short), isPlural
}

// isShortForm reports whether a word has the form of an acronym: two capitals at least, or a capital and a digit.
func isShortForm(word string) bool {
	capitals, digits := 0, 0
	for _, r := range word {
		switch {
		case r >= 'A' && r <= 'Z':
			capitals++
		case r >= '0' && r <= '9':
			digits++
		case (r < 'a' || r > 'z') && r != '&':
			return false
		}
	}
	key, _ := shortKey(word)
	return len(key) >= 2 && len(key) <= 8 && (capitals >= 2 || capitals == 1 && digits > 0)
}

// isDefinable reports whether a short form can stand for the first letters of words: "Q3 (Q2: 37)" cannot.
func isDefinable(short string) bool {
	return isShortForm(short) && strings.ContainsFunc(strings.TrimLeft(short, "0123456789")[1:], unicode.IsUpper)
}

// namesSomebody reports whether what looks like a definition gives a person's initials: "Ben Gill (BG)".
func (x *lexicon) namesSomebody(page *pageText, short, long string) bool {
	for _, each := range page.people {
		if bareName(each.Name) == bareName(long) || each.Initials == short {
			return true
		}
	}
	key, _ := shortKey(short)
	isListed := slices.ContainsFunc(x.expansions(key), func(each string) bool { return sameLongForm(each, long) })
	return !isListed && x.isSomebody(long, page.words)
}

// isSomebody reports whether a text is a person's name by its words too: "Early Help Offer" has the form of one, and so
// have names with a place in them, which have three words or more.
func (x *lexicon) isSomebody(text string, list pageWords) bool {
	if leadTitle.MatchString(text) {
		return true
	}
	common, all := 0, words(text)
	for _, word := range all {
		if list.isCommon(word) {
			common++
		}
	}
	return x.isName(text) && (common == 0 || len(all) == 2 && common == 1)
}

// sameLongForm reports whether two long forms differ in no more than capitals, hyphens, small words or a plural.
func sameLongForm(a, b string) bool { return plainLongForm(a) == plainLongForm(b) }

func plainLongForm(text string) string {
	var plain strings.Builder
	for _, word := range words(strings.NewReplacer("'", "", "’", "", "-", "").Replace(text)) {
		if !smallWord.MatchString(word) {
			plain.WriteString(singular(word))
		}
	}
	return plain.String()
}

// singular gives a word without the ending of a plural, as well as can be told from its letters. It is for comparing, or
// for one word of a name.
func singular(word string) string {
	lower := strings.ToLower(word)
	switch {
	case len(word) < 4 || strings.HasSuffix(lower, "ss") || strings.HasSuffix(lower, "us") || strings.HasSuffix(lower, "is"):
		return word
	case lower == "children":
		return word[:len("child")]
	case strings.HasSuffix(lower, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(lower, "sses"), strings.HasSuffix(lower, "ches"), strings.HasSuffix(lower, "shes"), strings.HasSuffix(lower, "xes"):
		return word[:len(word)-2]
	case strings.HasSuffix(lower, "s"):
		return word[:len(word)-1]
	}
	return word
}

func lastWord(text string) string { return text[strings.LastIndexAny(text, " -")+1:] }
