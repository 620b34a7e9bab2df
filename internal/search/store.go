package search

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
)

// formatVersion is that of the files. Whoever changes them raises it.
const formatVersion = 1

const manifestName = "manifest.json"

// A manifest is the entry to an index; see the package comment.
type manifest struct {
	Format     int              `json:"format"`
	Documents  int              `json:"documents"`
	Units      int              `json:"units"`
	Ranking    Ranking          `json:"ranking"`
	Skip       []string         `json:"skip"`
	Terms      []termsEntry     `json:"terms"`
	Spelling   []spellingEntry  `json:"spelling"`
	Collection []hash           `json:"collection"`
	Synonyms   []hash           `json:"synonyms"`
	Prefix     hash             `json:"prefix"`
	Facets     []facetReference `json:"facets"`
}

type facetReference struct {
	Name  string `json:"name"`
	Files []hash `json:"files"`
}

// A termsEntry is a block of the dictionary: [first term, hash].
type termsEntry struct {
	first string
	file  hash
}

// MarshalJSON writes the entry as a list.
func (e termsEntry) MarshalJSON() ([]byte, error) { return json.Marshal([]any{e.first, e.file}) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *termsEntry) UnmarshalJSON(data []byte) error { return readList(data, &e.first, &e.file) }

// A spellingEntry is a block of spellings: [first letter, letters, hash].
type spellingEntry struct {
	letter string
	length int
	file   hash
}

// MarshalJSON writes the entry as a list.
func (e spellingEntry) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{e.letter, e.length, e.file})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (e *spellingEntry) UnmarshalJSON(data []byte) error {
	return readList(data, &e.letter, &e.length, &e.file)
}

func readList(data []byte, into ...any) error {
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	if len(list) != len(into) {
		return errDamaged
	}
	for i, each := range list {
		if err := json.Unmarshal(each, into[i]); err != nil {
			return err
		}
	}
	return nil
}

// A store is the folder that an index is written into. Its methods may be called from several goroutines.
type store struct {
	dir    string
	prefix []byte // that texts are compressed against
}

func (s store) path(file hash) string { return "index/" + file.String() + ".bin" }

// put writes a file and gives its hash.
func (s store) put(data []byte) (hash, error) { return s.putCompressed(deflate(data)) }

func (s store) putCompressed(data []byte) (hash, error) {
	file := hashOf(data)
	return file, os.WriteFile(filepath.Join(s.dir, s.path(file)), data, 0o644)
}

// putAll writes files that are joined when they are read.
func (s store) putAll(files [][]byte) ([]hash, error) {
	hashes := make([]hash, 0, len(files))
	for _, each := range files {
		file, err := s.put(each)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, file)
	}
	return hashes, nil
}

// putPrefix writes the prefix, flushed but without an end: chunks go on from it.
func (s store) putPrefix() (hash, error) {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression) // the level is known
	w.Write(s.prefix)                                    // a bytes.Buffer takes everything
	w.Flush()
	return s.putCompressed(out.Bytes())
}

func textPath(name hash, chunk int) string {
	return "text/" + name.String() + "-" + strconv.Itoa(chunk) + ".bin"
}

// putChunks writes the texts of a document and gives the name under which they stand.
func (s store) putChunks(p *page, chunks [][]unit, c *compressor) (hash, error) {
	var all []byte
	files := make([][]byte, 0, len(chunks))
	for _, each := range chunks {
		files = append(files, c.compress(encodeChunk(p, each)))
		all = append(all, files[len(files)-1]...)
	}
	name := hashOf(all)
	for i, each := range files {
		if err := os.WriteFile(filepath.Join(s.dir, textPath(name, i)), each, 0o644); err != nil {
			return name, err
		}
	}
	return name, nil
}

func encodeChunk(p *page, units []unit) []byte {
	var b []byte
	for _, each := range []string{p.address, p.title, string(p.date), string(p.kind)} {
		b = appendString(b, each)
	}
	b = appendUint(b, len(units))
	for i := range units {
		u := &units[i]
		b = appendUint(b, int(u.kind))
		b = appendString(appendString(appendString(b, u.anchor), u.path), u.words())
	}
	return b
}

// A chunk is what a file of text holds.
type chunk struct {
	address, title, date, kind string
	units                      []storedUnit
}

type storedUnit struct {
	kind               unitType
	anchor, path, text string
}

func decodeChunk(data []byte) (chunk, error) {
	d := decoder{data: data}
	c := chunk{address: d.string(), title: d.string(), date: d.string(), kind: d.string()}
	c.units = make([]storedUnit, d.count(4))
	for i := range c.units {
		c.units[i] = storedUnit{unitType(d.uint()), d.string(), d.string(), d.string()}
	}
	return c, d.err()
}
