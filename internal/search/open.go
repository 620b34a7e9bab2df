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
	plain        map[string]bool
	starts       map[string][]member
	groups       []group // as far as they were read
	synonymsRead map[hash]bool
	collection   collection
	layout       layout
	lexicon      *lexicon // read with the first text
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
	x := &Index{dir: dir, skipped: map[string]bool{}, plain: map[string]bool{}, starts: map[string][]member{}, synonymsRead: map[hash]bool{}, dictionaries: map[hash]dictionary{}, files: map[hash][]byte{}}
	if err := json.Unmarshal(data, &x.manifest); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	for _, each := range x.manifest.Skip {
		x.skipped[each] = true
	}
	for _, each := range x.manifest.Plain {
		x.plain[each] = true
	}
	return x, x.readSmall()
}

// readSmall reads what every query needs.
func (x *Index) readSmall() error {
	for _, each := range x.manifest.Collection {
		data, err := x.read(each)
		if err != nil {
			return err
		}
		if err := decodeCollection(data, &x.collection); err != nil {
			return err
		}
	}
	slices.Reverse(x.collection.days)
	m := x.manifest
	if m.Documents < 0 || m.Stride < 0 || m.Stride > mostUnits || m.Documents > mostUnits || len(x.collection.days) != m.Documents {
		return errDamaged
	}
	x.layout = layout{documents: m.Documents, stride: m.Stride}
	for _, each := range m.Levels {
		x.layout.levels = append(x.layout.levels, byte(each))
	}
	return nil
}

// mostUnits is more than any document has, or than there are documents.
const mostUnits = 1 << 24

// documentOf gives the ordinal of the document that a unit stands in, the newest first.
func (x *Index) documentOf(id int) int { return id / x.manifest.Stride }

func (x *Index) raw(path string) ([]byte, error) {
	data, err := fs.ReadFile(x.dir, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the search index lacks %s: build the site again", path)
	}
	return data, err
}

// read reads a compressed file of the index folder.
func (x *Index) read(file hash) ([]byte, error) { return x.once(file, inflate) }

// once reads a file of the index folder once.
func (x *Index) once(file hash, open func([]byte) ([]byte, error)) ([]byte, error) {
	if data, known := x.files[file]; known {
		return data, nil
	}
	data, err := x.raw(store{}.path(file))
	if err != nil {
		return nil, err
	}
	if data, err = open(data); err != nil {
		return nil, err
	}
	x.files[file] = data
	return data, nil
}

func asIs(data []byte) ([]byte, error) { return data, nil }

// dictionary reads a block of the dictionary.
func (x *Index) dictionary(file hash) (dictionary, error) {
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

// startOf gives the place of the block that a term would be in: the first where it is before all.
func startOf(blocks []termsEntry, term string) int {
	at, found := slices.BinarySearchFunc(blocks, term, func(e termsEntry, term string) int { return strings.Compare(e.first, term) })
	if !found {
		at = max(at-1, 0)
	}
	return at
}

// blocks gives the blocks of the dictionary from that on which a term would be in, so many at most.
func (x *Index) blocks(term string, most int) ([]termsEntry, error) {
	var found []termsEntry
	for list := startOf(x.manifest.Terms, term); list < len(x.manifest.Terms) && len(found) < most; list++ {
		data, err := x.read(x.manifest.Terms[list].file)
		if err != nil {
			return nil, err
		}
		blocks, err := decodeList(data)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			blocks = blocks[startOf(blocks, term):]
		}
		found = append(found, blocks...)
	}
	return found[:min(len(found), max(most, 0))], nil
}

// A found entry is an entry with the files that its places refer to.
type foundEntry struct {
	*entry
	files []hash
}

// entry looks a term up. It is nil where there is none.
func (x *Index) entry(term string) (*foundEntry, error) {
	blocks, err := x.blocks(term, 1)
	if err != nil || len(blocks) == 0 {
		return nil, err
	}
	d, err := x.dictionary(blocks[0].file)
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
	data, err := x.once(e.files[at.file-1], asIs)
	if err != nil {
		return nil, err
	}
	if at.offset > len(data) || at.length > len(data)-at.offset {
		return nil, errDamaged
	}
	return data[at.offset : at.offset+at.length], nil
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
	return x.layout.decode(data, true, nil)
}

// allHits reads all of a term's postings; positions of the further parts only where they are asked for.
func (x *Index) allHits(e *foundEntry, positions bool) (hits, error) {
	h, err := x.firstHits(e)
	for i := 1; i < len(e.parts) && err == nil; i++ {
		var data, where []byte
		if data, err = x.slice(e, e.parts[i]); err != nil {
			break
		}
		if positions {
			if where, err = x.slice(e, e.where[i-1]); err != nil {
				break
			}
		}
		var more hits
		if more, err = x.layout.decode(data, false, where); err == nil {
			h = h.merge(more)
		}
	}
	return h, err
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

// unit reads the text of a unit, and the facts of its document. chunks are those that were read already.
func (x *Index) unit(id int, chunks map[string]chunk) (chunk, storedUnit, error) {
	document := x.manifest.Documents - 1 - x.documentOf(id)
	names, err := x.read(x.collection.names[document/namesInBlock])
	if err != nil {
		return chunk{}, storedUnit{}, err
	}
	name, number, slot, err := chunkOf(names, document%namesInBlock, id%x.manifest.Stride)
	if err != nil {
		return chunk{}, storedUnit{}, err
	}
	path := textPath(name, number)
	c, known := chunks[path]
	if !known {
		if c, err = x.chunk(path); err != nil {
			return chunk{}, storedUnit{}, err
		}
		chunks[path] = c
	}
	if slot >= len(c.units) {
		return chunk{}, storedUnit{}, errDamaged
	}
	return c, c.units[slot], nil
}

func (x *Index) chunk(path string) (chunk, error) {
	if x.lexicon == nil {
		data, err := x.read(x.manifest.Lexicon)
		if err != nil {
			return chunk{}, err
		}
		if x.lexicon, err = decodeLexicon(data); err != nil {
			return chunk{}, err
		}
	}
	data, err := x.raw(path)
	if err != nil {
		return chunk{}, err
	}
	if data, err = inflate(data); err != nil {
		return chunk{}, err
	}
	return x.lexicon.decodeChunk(data)
}
