package disclosure

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

// longestExcerpt is how much of the document a finding quotes, in characters.
const longestExcerpt = 80

// excerpt gives text on one line, shortened at a word.
func excerpt(text string) string {
	text = document.Fold(text)
	shown := []rune(text)
	if len(shown) <= longestExcerpt {
		return text
	}
	short := string(shown[:longestExcerpt])
	if cut := strings.LastIndexByte(short, ' '); cut > 0 {
		short = short[:cut]
	}
	return short + " …"
}

// mask hides the letters and digits of text but for the words that keep matches, so that a person who has the document
// recognises the place and nobody else learns what it says.
func mask(text string, keep *regexp.Regexp) string {
	words := strings.Fields(excerpt(text))
	for i, word := range words {
		if keep != nil && keep.MatchString(word) {
			continue
		}
		words[i] = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				return '•'
			}
			return r
		}, word)
	}
	return strings.Join(words, " ")
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if text = document.Fold(text); text != "" && !strings.ContainsRune(".!?", rune(text[len(text)-1])) {
		text += "."
	}
	return text
}

var plainArgument = regexp.MustCompile(`^[\p{L}\p{N}_./:+=@%,-]+$`)

// Argument gives a file name as it is typed in a terminal.
func Argument(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	if plainArgument.MatchString(name) {
		return name
	}
	return quoted(name)
}

// quoted puts a text in quotation marks that a shell takes as they are: double ones, which Windows knows too, unless
// something inside them would have a meaning.
func quoted(text string) string {
	if strings.ContainsAny(text, "\"$`!") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return `"` + text + `"`
}

// once drops a hit that says the same of the same words in the same paragraph as one before it: the text of a link and its
// address.
func once(hits []hit) []hit {
	type same struct {
		words, within string
		start, page   int
	}
	seen := map[same]bool{}
	return slices.DeleteFunc(hits, func(each hit) bool {
		if each.passage == nil {
			return false
		}
		key := same{each.Concerns, each.Within, each.start, each.Place.Line<<20 | each.Place.Paragraph}
		if each.passage.kind == ofLink {
			for before := range seen {
				if before.words == key.words && before.page == key.page {
					return true
				}
			}
		}
		known := seen[key]
		seen[key] = true
		return known
	})
}

// apart drops a hit whose words stand in those of a graver or longer one of the same family: a postcode in an address.
func apart(hits []hit) []hit {
	families := map[string]family{}
	for _, rule := range rules() {
		families[rule.id] = rule.family
	}
	weaker := func(a, b hit) bool {
		if by := gravity(a.Severity) - gravity(b.Severity); by != 0 {
			return by < 0
		}
		return a.end-a.start < b.end-b.start
	}
	byPassage := map[*passage][]hit{}
	for _, each := range hits {
		if each.passage != nil {
			byPassage[each.passage] = append(byPassage[each.passage], each)
		}
	}
	return slices.DeleteFunc(hits, func(each hit) bool {
		return slices.ContainsFunc(byPassage[each.passage], func(other hit) bool {
			return each.passage != nil && families[each.Rule] == families[other.Rule] && each.start < other.end && other.start < each.end && weaker(each, other)
		})
	})
}

// veil stands in an excerpt for words that were found, however long they are.
const veil = "▮▮▮"

// aroundFound is how much of the paragraph an excerpt shows on each side of what was found, in bytes.
const aroundFound = 40

// quote gives each hit its excerpt: the words around it, with everything masked that any rule found there, and wherever else
// the same words stand.
func quote(hits []hit) {
	secrets := secretWords(hits)
	veiled := map[*passage][][2]int{}
	for _, each := range hits {
		if each.passage != nil {
			veiled[each.passage] = append(veiled[each.passage], [2]int{each.start, each.end})
		}
	}
	for p, spans := range veiled {
		for _, words := range secrets {
			for _, at := range whole(p.plain, words) {
				spans = append(spans, [2]int{at, at + len(words)})
			}
		}
		veiled[p] = joined(spans)
	}
	for i := range hits {
		each := &hits[i]
		switch {
		case each.passage != nil:
			each.Excerpt = each.passage.masked(*each, veiled[each.passage])
		case each.inserted != "":
			each.Excerpt = strings.Trim(each.inserted, "[]")
		default:
			for _, words := range secrets {
				for _, at := range slices.Backward(whole(each.Excerpt, words)) {
					each.Excerpt = each.Excerpt[:at] + veil + each.Excerpt[at+len(words):]
				}
			}
		}
	}
}

// secretWords gives what must be in no excerpt, the longest first: the words that were found, and of names each word. A small
// number or an age is secret only where it was found, since its words are those of every sentence.
func secretWords(hits []hit) []string {
	seen := map[string]bool{}
	var secrets []string
	add := func(words string) {
		if words = strings.TrimSpace(words); len(words) > 2 && !seen[words] {
			seen[words] = true
			secrets = append(secrets, words)
		}
	}
	for _, each := range hits {
		if each.passage == nil || each.start == each.end {
			continue
		}
		of, _ := familyOf(each.Rule)
		words := each.passage.plain[each.start:each.end]
		switch {
		case of == numbers || each.Rule == "exact-age" || each.Rule == "protective-marking":
			continue
		case of == persons && each.Rule != "pseudonym-with-details":
			for word := range strings.FieldsSeq(words) {
				if word[0] >= 'A' && word[0] <= 'Z' && cueWords[strings.ToLower(word)]&(titleCue|childCue|kinCue) == 0 {
					add(word)
				}
			}
		}
		add(words)
	}
	slices.SortFunc(secrets, func(a, b string) int { return len(b) - len(a) })
	return secrets
}

// joined gives stretches in their order, those that overlap as one.
func joined(spans [][2]int) [][2]int {
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var apart [][2]int
	for _, each := range spans {
		if last := len(apart) - 1; last >= 0 && each[0] < apart[last][1] {
			apart[last][1] = max(apart[last][1], each[1])
		} else {
			apart = append(apart, each)
		}
	}
	return apart
}

// masked gives the text around a hit, with the secret stretches veiled.
func (p *passage) masked(of hit, secret [][2]int) string {
	from, to := p.cut(of.start-aroundFound), p.cut(of.end+aroundFound)
	var text strings.Builder
	if from > 0 {
		text.WriteString("… ")
	}
	at := from
	show := func(end int) {
		if of.inserted != "" && of.start >= at && of.start <= end {
			text.WriteString(p.plain[at:of.start] + of.inserted)
			at, of.inserted = of.start, ""
		}
		text.WriteString(p.plain[at:max(end, at)])
	}
	for _, each := range secret {
		if each[0] == each[1] || each[1] <= from || each[0] >= to {
			continue
		}
		show(each[0])
		text.WriteString(veil)
		at = max(each[1], at)
	}
	show(to)
	if to < len(p.plain) {
		text.WriteString(" …")
	}
	return document.Fold(text.String())
}

// cut moves an offset to the end of the word in which it falls.
func (p *passage) cut(at int) int {
	if at <= 0 {
		return 0
	}
	for at < len(p.plain) && (isWordByte(p.plain[at]) || !utf8.RuneStart(p.plain[at])) {
		at++
	}
	return min(at, len(p.plain))
}
