package search

import (
	"strings"

	"golang.org/x/sync/errgroup"
)

const (
	dictionaryBlock = 5 << 10 // bytes at which a block of the dictionary is closed
	postingsFile    = 6 << 10 // bytes above which a file of postings is closed
	mostInline      = 40      // bytes of postings that stand in the dictionary itself
	mostFiles       = 1024    // that one block may refer to
	mostForms       = 12      // words of a term that the dictionary has
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
	entries []byte
	first   string
	last    string
	files   [][]byte
	open    [2]int // the file, from 1, that postings and positions go on in
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

func (w *blockWriter) add(term string, postings []posting, units int, forms []string) {
	b := w.entries
	if len(b) == 0 {
		w.first, w.last = term, ""
	}
	b = appendAfter(b, w.last, term)
	w.last = term
	b = appendUint(b, len(postings))
	b = appendUint(b, weight(len(postings), units))
	b = appendUint(b, len(forms))
	for _, each := range forms {
		b = appendAfter(b, term, each)
	}
	all := parts(postings)
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

func (w *blockWriter) isFull() bool {
	return len(w.entries) >= dictionaryBlock || len(w.files) >= mostFiles
}

// finish writes the block with its files.
func (w *blockWriter) finish() (hash, error) {
	hashes, err := w.store.putAll(w.files)
	if err != nil {
		return hash{}, err
	}
	b := appendUint(nil, len(hashes))
	for _, each := range hashes {
		b = append(b, each[:]...)
	}
	return w.store.put(append(b, w.entries...))
}

// writeDictionary writes the terms, which are in order, and their postings.
func (s store) writeDictionary(terms []mergedTerm, units int) ([]termsEntry, error) {
	var blocks []*termsEntry
	var group errgroup.Group
	group.SetLimit(4)
	w := &blockWriter{store: s}
	finish := func() {
		if len(w.entries) == 0 {
			return
		}
		made, block := &termsEntry{first: w.first}, w
		blocks = append(blocks, made)
		group.Go(func() (err error) {
			made.file, err = block.finish()
			return err
		})
		w = &blockWriter{store: s}
	}
	var scratch scratch
	for _, each := range terms {
		w.add(each.text, each.postings(&scratch), units, each.forms)
		if w.isFull() {
			finish()
		}
	}
	finish()
	if err := group.Wait(); err != nil {
		return nil, err
	}
	entries := make([]termsEntry, 0, len(blocks))
	for _, each := range blocks {
		entries = append(entries, *each)
	}
	return entries, nil
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
