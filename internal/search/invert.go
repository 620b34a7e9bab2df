package search

import (
	"slices"
	"unicode/utf8"
)

// The parts of a unit that words count differently in.
const (
	inTitle = iota
	inPath
	inText
	inAction
	fields
)

// positionGap lies between the positions of title, headings and text, so that no phrase crosses from one to the other.
const positionGap = 10

// An inverter turns units into postings. Each goroutine of a build has its own.
type inverter struct {
	starts map[string][]member
	groups []group

	words  []word
	ofWord map[string]int32 // by the token as printed
	terms  []rawTerm
	ofTerm map[string]int32

	keys   []uint64 // of one unit: term, position, field
	stream []int32  // the words of the stretch at hand
	joins  []bool   // whether a hyphen alone stands before each of them

	compounds map[[2]int32]int32 // terms of words written together, by the two words; -1 for none
}

// A word is a token as printed, with what follows from it.
type word struct {
	stem   string // what members of synonyms are compared with
	folded string
	terms  []int32 // its own first, where it has one; then those of its runs
	starts []member
	count  int // how often it stands in the texts, for the order of a term's words
}

// A rawTerm is a term with its postings in the order in which they were met:
// varint document (less the one before), varint unit in it, level byte, varint positions, n × varint.
type rawTerm struct {
	text string
	data []byte
	last int32 // document
}

func newInverter(groups []group, starts map[string][]member) *inverter {
	return &inverter{starts: starts, groups: groups, ofWord: map[string]int32{}, ofTerm: map[string]int32{}, compounds: map[[2]int32]int32{}}
}

func (v *inverter) term(text string) int32 {
	id, known := v.ofTerm[text]
	if !known {
		id = int32(len(v.terms))
		v.terms = append(v.terms, rawTerm{text: text})
		v.ofTerm[text] = id
	}
	return id
}

func (v *inverter) word(text string, found token) int32 {
	printed := text[found.start:found.end]
	id, known := v.ofWord[printed]
	if known {
		return id
	}
	made := word{folded: fold(printed)}
	made.stem = stem(made.folded)
	if made.folded != "" && len(made.folded) <= maxWord {
		if !skipped[made.folded] {
			made.terms = append(made.terms, v.term(made.stem))
		}
		for _, m := range v.starts[made.stem] {
			if !m.acronym || isCapitals(printed) {
				made.starts = append(made.starts, m)
			}
		}
	}
	if found.joined {
		for _, each := range runsOf(printed) {
			if term := termOf(each); term != "" {
				made.terms = append(made.terms, v.term(term))
			}
		}
	}
	id = int32(len(v.words))
	v.words = append(v.words, made)
	v.ofWord[string([]byte(printed))] = id // a copy: the text is not kept
	return id
}

// add counts the words of a text and gives the next position.
func (v *inverter) add(text string, field, position int) int {
	v.stream, v.joins = v.stream[:0], v.joins[:0]
	end := 0
	for found, ok := nextToken(text, 0); ok; found, ok = nextToken(text, found.end) {
		v.stream = append(v.stream, v.word(text, found))
		v.joins = append(v.joins, text[end:found.start] == "-")
		end = found.end
	}
	for i, id := range v.stream {
		here := &v.words[id]
		here.count++
		for _, term := range here.terms {
			v.keys = append(v.keys, key(term, position+i, field))
		}
		if i+1 < len(v.stream) && (v.joins[i+1] || compounding[here.folded]) {
			if term := v.compound(id, v.stream[i+1]); term >= 0 {
				v.keys = append(v.keys, key(term, position+i, field))
			}
		}
		for _, m := range here.starts {
			if v.follows(m, i) {
				v.keys = append(v.keys, key(v.term(v.groups[m.group].term), position+i, field))
			}
		}
	}
	return position + len(v.stream)
}

// compounding are beginnings of words that are written apart as well: sub group, sub-group, subgroup.
var compounding = map[string]bool{"sub": true, "multi": true, "non": true, "pre": true, "post": true, "inter": true, "intra": true, "anti": true, "semi": true, "co": true}

// compound gives the term of two words written as one, -1 where they are none.
func (v *inverter) compound(first, second int32) int32 {
	pair := [2]int32{first, second}
	term, known := v.compounds[pair]
	if !known {
		term = -1
		if a, b := v.words[first].folded, v.words[second].folded; isLetters(a) && isLetters(b) && len(a)+len(b) <= maxWord {
			term = v.term(stem(a + b))
		}
		v.compounds[pair] = term
	}
	return term
}

// follows reports whether the words from the i-th on are those of a member.
func (v *inverter) follows(m member, i int) bool {
	if i+len(m.words) > len(v.stream) {
		return false
	}
	for j := 1; j < len(m.words); j++ {
		if v.words[v.stream[i+j]].stem != m.words[j] {
			return false
		}
	}
	return true
}

func key(term int32, position, field int) uint64 {
	return uint64(term)<<32 | uint64(min(position, 1<<24-1))<<8 | uint64(field)
}

// page adds the postings of a document by its number.
func (v *inverter) page(p *page, document int) {
	for i := range p.units {
		v.unit(document, i, p.title, &p.units[i], i == 0)
	}
}

// levels counts the levels of all postings.
func (v *inverter) levels() (counts [256]int) {
	for i := range v.terms {
		for r := (rawReader{data: v.terms[i].data}); len(r.data) > 0; {
			r.next()
			counts[r.level]++
		}
	}
	return counts
}

// unit adds the postings of one unit of a document.
func (v *inverter) unit(document, id int, title string, u *unit, lead bool) {
	v.keys = v.keys[:0]
	var lengths [fields]int
	lengths[inTitle] = v.add(title, inTitle, 0)
	start := lengths[inTitle] + positionGap
	position := v.add(u.cited(), inPath, v.add(u.path, inPath, start))
	lengths[inPath] = position - start
	position += positionGap
	for _, each := range u.text {
		field := inText
		if each.action {
			field = inAction
		}
		next := v.add(each.text, field, position)
		lengths[field] += next - position
		position = next
	}
	slices.Sort(v.keys)
	v.keys = slices.Compact(v.keys)
	for from := 0; from < len(v.keys); {
		to := from
		for to < len(v.keys) && v.keys[to]>>32 == v.keys[from]>>32 {
			to++
		}
		v.posting(document, id, v.keys[from:to], lengths, lead, u.kind)
		from = to
	}
}

// posting appends one posting to its term.
func (v *inverter) posting(document, id int, keys []uint64, lengths [fields]int, lead bool, kind unitType) {
	var counts [fields]int
	positions := 0
	for _, each := range keys {
		field := each & 0xFF
		counts[field]++
		if field != inTitle || lead {
			positions++
		}
	}
	t := &v.terms[keys[0]>>32]
	t.data = appendRaw(t.data, document-int(t.last), id, levelByte(level(counts, lengths, lead, kind), kind))
	t.last = int32(document)
	t.data = appendUint(t.data, positions)
	last := 0
	for _, each := range keys {
		if each&0xFF != inTitle || lead {
			position := int(each >> 8 & 0xFFFFFF)
			t.data = appendUint(t.data, position-last)
			last = position
		}
	}
}

// isSpelling reports whether a word can be what a misspelt one was meant to be.
func isSpelling(word string) bool {
	return utf8.RuneCountInString(word) >= minSpelling && isLetters(word)
}
