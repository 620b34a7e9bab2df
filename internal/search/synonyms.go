package search

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/vocabulary"
)

// formNames are what 7-minute briefings are called: a form of the field, so no vocabulary of a partnership has them.
var formNames = []string{"7-minute briefing", "seven minute briefing", "7-minute guide", "7-point briefing", "seven point briefing", "7 min briefing",
	"one-minute guide", "1-minute guide"}

// A group is what stands for one thing.
type group struct {
	term    string // "=" and its ordinal
	members []member
}

// A member is the words of one of a group's names.
type member struct {
	group   int
	words   []string // terms, and words of skip as they are
	acronym bool     // one word that stands for the group only where it has two capitals: "SEND", not "send"
}

// text is a member as the synonyms file has it.
func (m member) text() string {
	if m.acronym {
		return "^" + m.words[0]
	}
	return strings.Join(m.words, " ")
}

// groupsOf gives the synonyms of a vocabulary: each thing that an acronym can stand for with its acronyms, each
// organisation with its names.
func groupsOf(words *vocabulary.Vocabulary) []group {
	names := map[string][]member{} // by the words of the first name
	add := func(first string, others []string, acronyms bool) {
		key := strings.Join(memberWords(first), " ")
		if key == "" {
			return
		}
		if len(names[key]) == 0 {
			names[key] = []member{newMember(first, acronyms)}
		}
		for _, each := range others {
			names[key] = append(names[key], newMember(each, acronyms))
		}
	}
	for short, expansions := range words.Acronyms {
		for _, each := range expansions {
			add(each, []string{short}, true)
		}
	}
	for name, others := range words.Organisations.Names {
		add(name, others, true)
	}
	add(formNames[0], formNames[1:], false)
	add(formNames[0], []string{"7MB"}, true)

	var groups []group
	for _, key := range slices.Sorted(maps.Keys(names)) {
		members := slices.DeleteFunc(names[key], func(m member) bool {
			return !slices.ContainsFunc(m.words, func(word string) bool { return !skipped[word] })
		})
		slices.SortFunc(members, func(a, b member) int { return strings.Compare(a.text(), b.text()) })
		members = slices.CompactFunc(members, func(a, b member) bool { return a.text() == b.text() })
		if len(members) < 2 {
			continue
		}
		for i := range members {
			members[i].group = len(groups)
		}
		groups = append(groups, group{"=" + strconv.Itoa(len(groups)), members})
	}
	return groups
}

// longestAcronym: a single word with more letters is taken for the name in any spelling.
const longestAcronym = 6

func newMember(name string, acronyms bool) member {
	words := memberWords(name)
	return member{words: words, acronym: acronyms && len(words) == 1 && len(words[0]) <= longestAcronym}
}

// memberWords gives the terms of a name's words.
func memberWords(name string) []string {
	var words []string
	for found, ok := nextToken(name, 0); ok; found, ok = nextToken(name, found.end) {
		words = append(words, stem(fold(name[found.start:found.end])))
	}
	return words
}

// occurring gives the groups that stand in some text: no query finds anything by the others.
func occurring(groups []group, terms []term) []group {
	var found []group
	for _, each := range groups {
		_, known := slices.BinarySearchFunc(terms, each.term, func(t term, text string) int { return strings.Compare(t.text, text) })
		if known {
			found = append(found, each)
		}
	}
	return found
}

// groupsInFile is about how many groups of synonyms a file has at least.
const groupsInFile = 8

// encodeGroups writes the synonyms files: a group is in those of its members' first words. A query needs those of its words.
func encodeGroups(groups []group) [][]byte {
	files := 1
	for files*groupsInFile < len(groups) && files < 256 {
		files *= 2
	}
	encoded, counts := make([][]byte, files), make([]int, files)
	for _, each := range groups {
		b := appendUint(appendString(nil, each.term), len(each.members))
		in := map[uint32]bool{}
		for _, m := range each.members {
			b = appendString(b, m.text())
			in[sumOf(m.words[0])%uint32(files)] = true
		}
		for file := range in {
			if len(encoded[file])+len(b) < maxCollectionFile {
				encoded[file] = append(encoded[file], b...)
				counts[file]++
			}
		}
	}
	for i, each := range encoded {
		encoded[i] = append(appendUint(nil, counts[i]), each...)
	}
	return encoded
}

func decodeGroups(data []byte) ([]group, error) {
	d := decoder{data: data}
	var groups []group
	for range d.count(2) {
		made := group{d.string(), make([]member, d.count(1))}
		for i := range made.members {
			text, acronym := strings.CutPrefix(d.string(), "^")
			made.members[i] = member{0, strings.Split(text, " "), acronym}
		}
		groups = append(groups, made)
	}
	return groups, d.err()
}

// startingWith gives the members of groups that begin with a word.
func (x *Index) startingWith(word string) ([]member, error) {
	files := x.manifest.Synonyms
	if len(files) == 0 {
		return nil, nil
	}
	file := files[sumOf(word)%uint32(len(files))]
	if !x.synonymsRead[file] {
		data, err := x.read(file)
		if err != nil {
			return nil, err
		}
		groups, err := decodeGroups(data)
		if err != nil {
			return nil, err
		}
		x.synonymsRead[file] = true
		for _, each := range groups {
			x.addGroup(each)
		}
	}
	return x.starts[word], nil
}

// addGroup adds a group that was not read with another file.
func (x *Index) addGroup(g group) {
	if slices.ContainsFunc(x.groups, func(other group) bool { return other.term == g.term }) {
		return
	}
	x.groups = append(x.groups, g)
	for i := range g.members {
		g.members[i].group = len(x.groups) - 1
		m := g.members[i]
		all := append(x.starts[m.words[0]], m)
		slices.SortStableFunc(all, func(a, b member) int { // in whatever order the files were read
			one, other := x.groups[a.group].term, x.groups[b.group].term
			return cmp.Or(cmp.Compare(len(one), len(other)), strings.Compare(one, other))
		})
		x.starts[m.words[0]] = all
	}
}

// membersByStart gives the members of groups by their first words, long ones first.
func membersByStart(groups []group) map[string][]member {
	starts := map[string][]member{}
	for _, each := range groups {
		for _, m := range each.members {
			starts[m.words[0]] = append(starts[m.words[0]], m)
		}
	}
	return starts
}

// isCapitals reports whether a token has two capitals, as acronyms have.
func isCapitals(token string) bool {
	capitals := 0
	for i := range len(token) {
		if token[i] >= 'A' && token[i] <= 'Z' {
			capitals++
		}
	}
	return capitals >= 2
}
