package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Errors of an index that cannot be searched.
var (
	ErrNone = errors.New("this site has no search index yet: build it")
	ErrOld  = errors.New("the search index was made by another version of this program: build the site again")
)

// An Index answers queries from the files of an index, of which it reads no more than a query needs. It remembers what it
// read, and may be used by one goroutine at a time.
type Index struct {
	dir          fs.FS
	manifest     manifest
	skipped      map[string]bool
	starts       map[string][]member
	groups       []group
	collection   collection
	prefix       []byte // read with the first text
	dictionaries map[hash]dictionary
	files        map[hash][]byte
}

// Open opens an index in a folder. The error is ErrNone, ErrOld or says what is damaged.
func Open(dir fs.FS) (*Index, error) {
	data, err := fs.ReadFile(dir, manifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, err
	}
	var version struct{ Format int }
	if err := json.Unmarshal(data, &version); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if version.Format != formatVersion {
		return nil, ErrOld
	}
	x := &Index{dir: dir, skipped: map[string]bool{}, dictionaries: map[hash]dictionary{}, files: map[hash][]byte{}}
	if err := json.Unmarshal(data, &x.manifest); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	for _, each := range x.manifest.Skip {
		x.skipped[each] = true
	}
	return x, x.readSmall()
}

// readSmall reads what every query needs.
func (x *Index) readSmall() error {
	for _, each := range x.manifest.Synonyms {
		data, err := x.read(each)
		if err != nil {
			return err
		}
		if x.groups, err = decodeGroups(data, x.groups); err != nil {
			return err
		}
	}
	x.starts = membersByStart(x.groups)
	for _, each := range x.manifest.Collection {
		data, err := x.read(each)
		if err != nil {
			return err
		}
		if err := decodeCollection(data, &x.collection); err != nil {
			return err
		}
	}
	if x.manifest.Units > mostUnits || x.collection.chunks()*unitsInChunk != x.manifest.Units || len(x.collection.days) != x.manifest.Documents {
		return errDamaged
	}
	return nil
}

// mostUnits is more than any index has; a damaged one must not take the machine's memory.
const mostUnits = 1 << 27

// chunks is how many chunks of text there are.
func (c *collection) chunks() int {
	if len(c.firstChunk) == 0 {
		return 0
	}
	return c.firstChunk[len(c.firstChunk)-1]
}

func (x *Index) raw(path string) ([]byte, error) {
	data, err := fs.ReadFile(x.dir, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the search index lacks %s: build the site again", path)
	}
	return data, err
}

// read reads a file of the index folder.
func (x *Index) read(file hash) ([]byte, error) {
	if data, known := x.files[file]; known {
		return data, nil
	}
	data, err := x.raw(store{}.path(file))
	if err != nil {
		return nil, err
	}
	if data, err = inflate(data, nil); err != nil {
		return nil, err
	}
	x.files[file] = data
	return data, nil
}

// dictionary reads a block of the dictionary by its ordinal.
func (x *Index) dictionary(block int) (dictionary, error) {
	file := x.manifest.Terms[block].file
	if found, known := x.dictionaries[file]; known {
		return found, nil
	}
	data, err := x.read(file)
	if err != nil {
		return dictionary{}, err
	}
	found, err := decodeDictionary(data)
	if err != nil {
		return dictionary{}, err
	}
	x.dictionaries[file] = found
	return found, nil
}

// blockOf gives the ordinal of the block that a term would be in; -1 where it is before all.
func (x *Index) blockOf(term string) int {
	at, found := slices.BinarySearchFunc(x.manifest.Terms, term, func(e termsEntry, term string) int { return strings.Compare(e.first, term) })
	if found {
		return at
	}
	return at - 1
}

// A found entry is an entry with the files that its places refer to.
type foundEntry struct {
	*entry
	files []hash
}

// entry looks a term up. It is nil where there is none.
func (x *Index) entry(term string) (*foundEntry, error) {
	block := x.blockOf(term)
	if block < 0 {
		return nil, nil
	}
	d, err := x.dictionary(block)
	if err != nil {
		return nil, err
	}
	at, found := slices.BinarySearchFunc(d.entries, term, func(e entry, term string) int { return strings.Compare(e.term, term) })
	if !found {
		return nil, nil
	}
	return &foundEntry{&d.entries[at], d.files}, nil
}

// slice reads the bytes at a place.
func (x *Index) slice(e *foundEntry, at place) ([]byte, error) {
	if at.file < 1 || at.file > len(e.files) {
		return nil, errDamaged
	}
	data, err := x.read(e.files[at.file-1])
	if err != nil {
		return nil, err
	}
	if at.offset > len(data) || at.length > len(data)-at.offset {
		return nil, errDamaged
	}
	return data[at.offset : at.offset+at.length], nil
}

// rest is how many bytes the further parts of an entry's postings have.
func (e *foundEntry) rest() int {
	size := 0
	for _, each := range e.parts[1:] {
		size += each.length
	}
	return size
}

// firstHits reads the first part of a term's postings.
func (x *Index) firstHits(e *foundEntry) (hits, error) {
	data := e.inline
	if e.parts[0].file != 0 {
		var err error
		if data, err = x.slice(e, e.parts[0]); err != nil {
			return hits{}, err
		}
	}
	h, err := decodePostings(data, true)
	if err != nil {
		return hits{}, err
	}
	return h, x.check(h)
}

// allHits reads all of a term's postings; positions of the further parts only where they are asked for.
func (x *Index) allHits(e *foundEntry, positions bool) (hits, error) {
	h, err := x.firstHits(e)
	for i := 1; i < len(e.parts) && err == nil; i++ {
		var data []byte
		if data, err = x.slice(e, e.parts[i]); err != nil {
			break
		}
		var more hits
		if more, err = decodePostings(data, false); err != nil {
			break
		}
		if positions {
			if data, err = x.slice(e, e.where[i-1]); err != nil {
				break
			}
			d := decoder{data: data}
			decodePositions(&d, more.positions)
			if err = d.err(); err != nil {
				break
			}
		}
		if err = x.check(more); err == nil {
			h = h.merge(more)
		}
	}
	return h, err
}

// check makes sure that every unit is one of the index.
func (x *Index) check(h hits) error {
	for i, id := range h.ids {
		if id >= x.manifest.Units || i > 0 && id <= h.ids[i-1] {
			return errDamaged
		}
	}
	return nil
}

// merge joins two lists of hits of one term in the order of ids.
func (h hits) merge(other hits) hits {
	var joined hits
	take := func(from *hits, i int) {
		joined.ids = append(joined.ids, from.ids[i])
		joined.levels = append(joined.levels, from.levels[i])
		joined.positions = append(joined.positions, from.positions[i])
	}
	i, j := 0, 0
	for i < len(h.ids) || j < len(other.ids) {
		if j == len(other.ids) || i < len(h.ids) && h.ids[i] < other.ids[j] {
			take(&h, i)
			i++
		} else {
			take(&other, j)
			j++
		}
	}
	return joined
}

// chunk reads the text of a chunk.
func (x *Index) chunk(number int) (chunk, error) {
	document := x.collection.documentOf(number)
	if document < 0 || document >= len(x.collection.days) {
		return chunk{}, errDamaged
	}
	names, err := x.read(x.collection.names[document/namesInBlock])
	if err != nil {
		return chunk{}, err
	}
	at := document % namesInBlock * len(hash{})
	if at+len(hash{}) > len(names) {
		return chunk{}, errDamaged
	}
	if x.prefix == nil {
		if err := x.readPrefix(); err != nil {
			return chunk{}, err
		}
	}
	data, err := x.raw(textPath(hash(names[at:at+len(hash{})]), number-x.collection.firstChunk[document]))
	if err != nil {
		return chunk{}, err
	}
	if data, err = inflate(data, x.prefix); err != nil {
		return chunk{}, err
	}
	return decodeChunk(data)
}

func (x *Index) readPrefix() error {
	data, err := x.raw(store{}.path(x.manifest.Prefix))
	if err != nil {
		return err
	}
	x.prefix, err = inflate(append(slices.Clip(data), 0x03, 0x00), nil) // an empty last block
	return err
}
