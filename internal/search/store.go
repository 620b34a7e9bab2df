package search

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// formatVersion is that of the files. Whoever changes them raises it.
const formatVersion = 2

const manifestName = "manifest.json"

// A manifest is the entry to an index; see the package comment.
type manifest struct {
	Format     int                 `json:"format"`
	Documents  int                 `json:"documents"`
	Stride     int                 `json:"stride"`
	Ranking    Ranking             `json:"ranking"`
	Levels     []int               `json:"levels"`
	Skip       []string            `json:"skip"`
	Irregular  map[string]string   `json:"irregular"`
	Plain      []string            `json:"plain"`
	Everyday   map[string][]string `json:"everyday"`
	Terms      []termsEntry        `json:"terms"`
	Spelling   []hash              `json:"spelling"`
	Collection []hash              `json:"collection"`
	Synonyms   []hash              `json:"synonyms"`
	Lexicon    hash                `json:"lexicon"`
	Facets     []facetReference    `json:"facets"`
}

type facetReference struct {
	Name  string `json:"name"`
	Files []hash `json:"files"`
}

// A termsEntry is a block of the dictionary or a list of blocks: [first term, hash].
type termsEntry struct {
	first string
	file  hash
}

// MarshalJSON writes the entry as a list.
func (e termsEntry) MarshalJSON() ([]byte, error) { return json.Marshal([]any{e.first, e.file}) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *termsEntry) UnmarshalJSON(data []byte) error { return readList(data, &e.first, &e.file) }

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
	dir  string
	kept *keptFiles // those that are there already; nil for a new folder
}

// keptFiles are files with whether they are in use.
type keptFiles struct {
	sync.Mutex
	inUse map[hash]bool
}

// use reports whether a file is there, which is then in use.
func (k *keptFiles) use(file hash) bool {
	if k == nil {
		return false
	}
	k.Lock()
	defer k.Unlock()
	_, known := k.inUse[file]
	if known {
		k.inUse[file] = true
	}
	return known
}

func (s store) path(file hash) string { return "index/" + file.String() + ".bin" }

// put writes a file and gives its hash.
func (s store) put(data []byte) (hash, error) { return s.putAsIs(deflate(data)) }

// putAsIs writes a file that would be no smaller compressed.
func (s store) putAsIs(data []byte) (hash, error) {
	file := hashOf(data)
	if s.kept.use(file) {
		return file, nil
	}
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

func textPath(name hash, chunk int) string {
	return "text/" + name.String() + "-" + strconv.Itoa(chunk) + ".bin"
}

// putChunks writes the texts of a document and gives the name under which they stand.
func (s store) putChunks(p *page, chunks [][]unit, l *lexicon, c *compressor) (hash, error) {
	var all []byte
	files := make([][]byte, 0, len(chunks))
	for _, each := range chunks {
		files = append(files, c.compress(l.encodeChunk(p, each)))
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

func (l *lexicon) encodeChunk(p *page, units []unit) []byte {
	var b []byte
	var text strings.Builder
	add := func(part string) {
		b = appendUint(b, len(part))
		text.WriteString(part)
	}
	for _, each := range []string{p.address, p.title, string(p.date), string(p.kind)} {
		add(each)
	}
	b = appendUint(b, len(units))
	for i := range units {
		u := &units[i]
		b = appendUint(b, int(u.kind))
		for _, each := range []string{u.anchor, u.path, u.words()} {
			add(each)
		}
	}
	return l.appendText(b, text.String())
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

func (l *lexicon) decodeChunk(data []byte) (chunk, error) {
	d := decoder{data: data}
	var c chunk
	var sizes [4]int
	for i := range sizes {
		sizes[i] = d.uint()
	}
	c.units = make([]storedUnit, d.count(4))
	lengths := make([][3]int, len(c.units))
	all := sizes[0] + sizes[1] + sizes[2] + sizes[3]
	for i := range c.units {
		c.units[i].kind = unitType(d.uint())
		for j := range lengths[i] {
			lengths[i][j] = d.uint()
			all += lengths[i][j]
		}
	}
	if d.bad || all > maxFile {
		return c, errDamaged
	}
	text, err := l.text(d.data, all)
	if err != nil || len(text) != all {
		return c, errDamaged
	}
	d.data = text
	next := func(size int) string { return string(d.bytes(size)) }
	c.address, c.title, c.date, c.kind = next(sizes[0]), next(sizes[1]), next(sizes[2]), next(sizes[3])
	for i := range c.units {
		c.units[i].anchor, c.units[i].path, c.units[i].text = next(lengths[i][0]), next(lengths[i][1]), next(lengths[i][2])
	}
	return c, nil
}
