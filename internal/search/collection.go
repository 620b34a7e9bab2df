package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gazette/internal/publication"
)

const (
	namesInBlock      = 16
	documentsInFile   = 8192
	spellingBlock     = 8 << 10
	minSpelling       = 4
	maxCollectionFile = 48 << 10
)

// A document is what the collection and the facets say of one.
type document struct {
	address string
	date    publication.Date
	name    hash  // of its texts
	chunks  []int // the first unit of each
	units   int
	facets  [len(facetNames)][]facetKey
}

// dayZero is the day before the first that a day can be.
var dayZero = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)

// dayOf is a date as the files have it: days since 1899-12-31, 0 for none.
func dayOf(date publication.Date) int {
	when := date.Time()
	if when.IsZero() {
		return 0
	}
	return max(int(when.Sub(dayZero).Hours()/24), 0)
}

// inOrder brings documents into the order of the collection: a new document comes last, and changes nothing before it.
func inOrder(a, b *document) int {
	return cmp.Or(cmp.Compare(dayOf(a.date), dayOf(b.date)), strings.Compare(b.address, a.address))
}

// writeCollection writes the documents, which are in order.
func (s store) writeCollection(documents []*document) ([]hash, error) {
	var files [][]byte
	for from := 0; from == 0 || from < len(documents); from += documentsInFile {
		here := documents[from:min(from+documentsInFile, len(documents))]
		b := appendUint(nil, len(here))
		last := 0
		for _, each := range here {
			day := dayOf(each.date)
			b = appendUint(b, day-last)
			last = day
		}
		for names := range slices.Chunk(here, namesInBlock) {
			file, err := s.put(encodeNames(names))
			if err != nil {
				return nil, err
			}
			b = append(b, file[:]...)
		}
		files = append(files, b)
	}
	return s.putAll(files)
}

// encodeNames writes a block of names, with the first units of all chunks but the first.
func encodeNames(documents []*document) []byte {
	var b []byte
	for _, each := range documents {
		b = appendUint(append(b, each.name[:]...), len(each.chunks))
		for i := 1; i < len(each.chunks); i++ {
			b = appendUint(b, each.chunks[i]-each.chunks[i-1])
		}
	}
	return b
}

// chunkOf finds in a block of names where the text of a unit stands: in which chunk of which name, as the how manieth.
func chunkOf(block []byte, document, unit int) (name hash, chunk, slot int, err error) {
	d := decoder{data: block}
	for range document + 1 {
		name, chunk, slot = d.hash(), 0, unit
		first := 0
		for i, n := 1, d.uint(); i < n && !d.bad; i++ {
			if first += d.uint(); first <= unit {
				chunk, slot = i, unit-first
			}
		}
	}
	return name, chunk, slot, d.err()
}

// A collection is the documents as queries see them, the newest first.
type collection struct {
	days  []int
	names []hash // of blocks of names, the oldest first
}

// decodeCollection adds a file, oldest first as it is.
func decodeCollection(data []byte, into *collection) error {
	d := decoder{data: data}
	n := d.count(1)
	day := 0
	for range n {
		day += d.uint()
		into.days = append(into.days, day)
	}
	for range (n + namesInBlock - 1) / namesInBlock {
		into.names = append(into.names, d.hash())
	}
	return d.err()
}

// A facetValue is one value of a facet with the documents that have it, in order.
type facetValue struct {
	key, label string
	documents  []int
}

// facetValues gathers the values of one facet in the order of their keys.
func facetValues(documents []*document, facet int) []facetValue {
	values := map[string]*facetValue{}
	for i, each := range documents {
		for _, found := range each.facets[facet] {
			value := values[found.key]
			if value == nil {
				value = &facetValue{key: found.key, label: found.label}
				values[found.key] = value
			}
			if n := len(value.documents); n == 0 || value.documents[n-1] != i {
				value.documents = append(value.documents, i)
			}
		}
	}
	var sorted []facetValue
	for _, key := range slices.Sorted(maps.Keys(values)) {
		sorted = append(sorted, *values[key])
	}
	return sorted
}

func encodeFacet(values []facetValue, documents int) [][]byte {
	var encoded [][]byte
	for _, each := range values {
		gaps, last := []byte(nil), 0
		for _, document := range each.documents {
			gaps = appendUint(gaps, document-last)
			last = document
		}
		b := appendUint(appendString(appendString(nil, each.key), each.label), len(each.documents))
		if size := (documents + 7) / 8; size < len(gaps) {
			bits := make([]byte, size)
			for _, document := range each.documents {
				bits[document/8] |= 1 << (document % 8)
			}
			encoded = append(encoded, append(appendUint(b, 1), bits...))
			continue
		}
		encoded = append(encoded, append(appendUint(b, 0), gaps...))
	}
	return counted(encoded)
}

// counted puts things into files of a number and so many of them.
func counted(things [][]byte) [][]byte {
	var files [][]byte
	for from := 0; from == 0 || from < len(things); {
		to, size := from, 0
		for to < len(things) && (to == from || size+len(things[to]) <= maxCollectionFile) {
			size += len(things[to])
			to++
		}
		files = append(files, append(appendUint(nil, to-from), slices.Concat(things[from:to]...)...))
		from = max(to, 1)
	}
	return files
}

func decodeFacet(data []byte, documents int) ([]facetValue, error) {
	d := decoder{data: data}
	values := make([]facetValue, d.count(4))
	for i := range values {
		v := facetValue{key: d.string(), label: d.string()}
		n := d.uint()
		if d.uint() == 1 {
			for at, bits := range d.bytes((documents + 7) / 8) {
				for bit := range 8 {
					if bits>>bit&1 == 1 {
						v.documents = append(v.documents, at*8+bit)
					}
				}
			}
		} else {
			last := 0
			for range min(n, len(d.data)) {
				last += d.uint()
				v.documents = append(v.documents, last)
			}
		}
		for j, document := range v.documents {
			if document >= documents || j > 0 && document <= v.documents[j-1] {
				d.fail()
			}
		}
		slices.Reverse(v.documents)
		for j := range v.documents {
			v.documents[j] = documents - 1 - v.documents[j]
		}
		values[i] = v
	}
	return values, d.err()
}

// A spelling is a word that a misspelt one may be meant to be, with the units that its term stands in.
type spelling struct {
	word  string
	units int
}

func inSpellingOrder(a, b spelling) int {
	first, _ := utf8.DecodeRuneInString(a.word)
	second, _ := utf8.DecodeRuneInString(b.word)
	return cmp.Or(cmp.Compare(first, second), cmp.Compare(utf8.RuneCountInString(a.word), utf8.RuneCountInString(b.word)), strings.Compare(a.word, b.word))
}

// A spellingEntry is a block of spellings, with the letter that its first word begins with and how many it has.
type spellingEntry struct {
	letter string
	length int
	file   hash
}

// writeSpelling writes the words in their order, and gives the files that list their blocks.
func (s store) writeSpelling(spellings []spelling) ([]hash, error) {
	slices.SortFunc(spellings, inSpellingOrder)
	var blocks [][]byte
	for from := 0; from < len(spellings); {
		first, _ := utf8.DecodeRuneInString(spellings[from].word)
		entry := appendUint(appendString(nil, string(first)), utf8.RuneCountInString(spellings[from].word))
		var b []byte
		last := ""
		for ; from < len(spellings) && len(b) < spellingBlock; from++ {
			b = appendUint(appendAfter(b, last, spellings[from].word), spellings[from].units)
			last = spellings[from].word
		}
		file, err := s.put(b)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, append(entry, file[:]...))
	}
	return s.putAll(counted(blocks))
}

func decodeSpellingList(data []byte) ([]spellingEntry, error) {
	d := decoder{data: data}
	blocks := make([]spellingEntry, d.count(10))
	for i := range blocks {
		blocks[i] = spellingEntry{d.string(), d.uint(), d.hash()}
	}
	return blocks, d.err()
}

func decodeSpelling(data []byte) ([]spelling, error) {
	d := decoder{data: data}
	var words []spelling
	last := ""
	for len(d.data) > 0 {
		last = d.after(last)
		words = append(words, spelling{last, d.uint()})
	}
	return words, d.err()
}
