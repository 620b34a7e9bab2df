package search

import (
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

const (
	postingsFile = 1536 // bytes above which a file of postings is closed
	mostInline   = 20   // bytes of postings that stand in the dictionary itself
	mostForms    = 12   // words of a term that the dictionary has
)

// A place is where a part stands: in a file of those of its block, from 1; 0 for the dictionary itself.
type place struct{ file, offset, length int }

// An entry is a term of the dictionary.
type entry struct {
	term   string
	df     int
	weight int
	forms  []string // the most frequent first
	inline []byte
	parts  []place
	where  []place // of the positions of parts, from the second on
}

// A blockWriter is a block of the dictionary while its terms are added.
type blockWriter struct {
	store   store
	encoder encoder
	entries []byte
	last    string

	spellings []spelling
	files     [][]byte
	open      [2]int // the file, from 1, that postings and positions go on in
}

const (
	ofPostings = iota
	ofPositions
)

// put gives bytes a place in a file of a kind.
func (w *blockWriter) put(data []byte, kind int) place {
	at := w.open[kind]
	if at == 0 || len(w.files[at-1])+len(data) > postingsFile {
		w.files = append(w.files, nil)
		at = len(w.files)
		w.open[kind] = at
	}
	found := place{at, len(w.files[at-1]), len(data)}
	w.files[at-1] = append(w.files[at-1], data...)
	return found
}

func (w *blockWriter) add(t *term, l *list, units int) {
	b := appendAfter(w.entries, w.last, t.text)
	w.last = t.text
	b = appendUint(b, len(l.postings))
	b = appendUint(b, weight(len(l.postings), units))
	words := t.mostFrequent()
	b = appendUint(b, len(words))
	for _, each := range words {
		b = appendAfter(b, t.text, each)
	}
	for _, each := range t.forms {
		if isSpelling(each.word) {
			w.spellings = append(w.spellings, spelling{each.word, len(l.postings)})
		}
	}
	all := w.encoder.parts(l)
	b = appendUint(b, len(all))
	for i, each := range all {
		if i == 0 && len(each.postings) <= mostInline {
			b = append(appendUint(b, 0), appendString(nil, string(each.postings))...)
			continue
		}
		b = appendPlace(b, w.put(each.postings, ofPostings))
		if i > 0 {
			b = appendPlace(b, w.put(each.positions, ofPositions))
		}
	}
	w.entries = b
}

func appendPlace(b []byte, at place) []byte {
	return appendUint(appendUint(appendUint(b, at.file), at.offset), at.length)
}

// finish writes the block with its files.
func (w *blockWriter) finish() (hash, error) {
	b := appendUint(nil, len(w.files))
	for _, each := range w.files {
		file, err := w.store.putAsIs(each)
		if err != nil {
			return hash{}, err
		}
		b = append(b, file[:]...)
	}
	return w.store.put(append(b, w.entries...))
}

// Where a block of the dictionary ends is said by its terms alone: so a term more or less changes one block, and blocks can
// be written side by side. It ends before one term in so many of those behind the first ones, and before it could become
// too large.
const (
	blockLeast = 40
	blockOneIn = 32
	blockMost  = 160
	blockBytes = 40 << 10

	listOneIn = 20
	listMost  = 96
)

// blocksOf divides the terms, which are in order, into those of the dictionary's blocks.
func blocksOf(terms []term) [][]term {
	var blocks [][]term
	for from := 0; from < len(terms); {
		to, size := from, 0
		for to < len(terms) {
			size += terms[to].room()
			n := to - from
			if n > 0 && (size > blockBytes || n == blockMost) || n >= blockLeast && isBoundary(terms[to].text, blockOneIn) {
				break
			}
			to++
		}
		blocks = append(blocks, terms[from:to])
		from = to
	}
	return blocks
}

// room is the most that an entry can take in a block, without further parts.
func (t *term) room() int {
	size := 40 + len(t.text) + mostInline
	for _, each := range t.forms {
		size += 2 + len(each.word)
	}
	return size
}

// isBoundary reports whether a term is one in so many.
func isBoundary(term string, oneIn uint32) bool { return sumOf(term)%oneIn == 0 }

// sumOf gives a number for a term, by its letters (FNV-1a, without its lowest bits).
func sumOf(term string) uint32 {
	sum := uint32(2166136261)
	for i := range len(term) {
		sum = (sum ^ uint32(term[i])) * 16777619
	}
	return sum >> 8
}

// writeDictionary writes the terms, which are in order, and their postings, and gives the words that misspelt ones are
// compared with.
func (s store) writeDictionary(terms []term, units int, ordinals []int32, ranks *[256]int) ([]termsEntry, []spelling, error) {
	blocks := blocksOf(terms)
	entries, spellings := make([]termsEntry, len(blocks)), make([][]spelling, len(blocks))
	var next atomic.Int64
	var group errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			var l list
			for {
				at := int(next.Add(1) - 1)
				if at >= len(blocks) {
					return nil
				}
				w := blockWriter{store: s, encoder: encoder{ranks: ranks}}
				for i := range blocks[at] {
					t := &blocks[at][i]
					l.read(t.raw, ordinals)
					w.add(t, &l, units)
				}
				file, err := w.finish()
				if err != nil {
					return err
				}
				entries[at], spellings[at] = termsEntry{blocks[at][0].text, file}, w.spellings
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	lists, err := s.writeLists(entries)
	return lists, slices.Concat(spellings...), err
}

// writeLists writes lists of the dictionary's blocks, which end where their terms say as well, and gives their first terms.
func (s store) writeLists(blocks []termsEntry) ([]termsEntry, error) {
	lists := []termsEntry{}
	for from := 0; from < len(blocks); {
		var b []byte
		to, last := from, ""
		for to < len(blocks) && to-from < listMost && (to == from || !isBoundary(blocks[to].first+" ", listOneIn)) {
			b = append(appendAfter(b, last, blocks[to].first), blocks[to].file[:]...)
			last = blocks[to].first
			to++
		}
		file, err := s.put(b)
		if err != nil {
			return nil, err
		}
		lists = append(lists, termsEntry{blocks[from].first, file})
		from = to
	}
	return lists, nil
}

func decodeList(data []byte) ([]termsEntry, error) {
	d := decoder{data: data}
	var blocks []termsEntry
	for last := ""; len(d.data) > 0; {
		last = d.after(last)
		blocks = append(blocks, termsEntry{last, d.hash()})
	}
	return blocks, d.err()
}

// A dictionary is one block as it is read.
type dictionary struct {
	files   []hash
	entries []entry
}

func decodeDictionary(data []byte) (dictionary, error) {
	d := decoder{data: data}
	block := dictionary{files: make([]hash, d.count(8))}
	for i := range block.files {
		block.files[i] = d.hash()
	}
	last := ""
	for len(d.data) > 0 {
		e := entry{term: d.after(last), df: d.uint(), weight: d.uint()}
		last = e.term
		e.forms = make([]string, d.count(2))
		for i := range e.forms {
			e.forms[i] = d.after(e.term)
		}
		for i := range d.count(1) {
			at := place{file: d.uint()}
			if i == 0 && at.file == 0 {
				e.inline = d.bytes(d.uint())
				e.parts = append(e.parts, at)
				continue
			}
			at.offset, at.length = d.uint(), d.uint()
			e.parts = append(e.parts, at)
			if i > 0 {
				e.where = append(e.where, place{d.uint(), d.uint(), d.uint()})
			}
		}
		if len(e.parts) == 0 {
			d.fail()
		}
		block.entries = append(block.entries, e)
	}
	return block, d.err()
}

// isSynonym reports whether a term is that of a group of synonyms.
func isSynonym(term string) bool { return strings.HasPrefix(term, "=") }
