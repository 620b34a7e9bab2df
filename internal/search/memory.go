package search

import (
	"bufio"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gazette/internal/publication"
)

// A memory is a file by which the next build is quick: records, lexicon and terms of a builder.
//
//	hash of what must be the same for it to be of use, hash of the manifest, varint seconds of when it was written
//	the sample, the lexicon, the levels, the records, the terms; the postings of all terms, one after the other
//
// It is written to be read again by the same program on the same machine: nothing else knows its form.

// fingerprint is of everything beside pages that an index depends on.
func (b *builder) fingerprint() hash {
	var all []byte
	if program, err := os.Executable(); err == nil {
		if info, err := os.Stat(program); err == nil {
			all = appendString(appendUint(appendUint(all, int(info.Size())), int(info.ModTime().UnixNano()&(1<<62-1))), program)
		}
	}
	for _, each := range b.groups {
		all = appendString(all, each.term)
		for _, m := range each.members {
			all = appendString(all, m.text())
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.words.Themes)) {
		all = appendString(appendString(all, id), b.words.Themes[id].Name)
	}
	for _, word := range slices.Sorted(maps.Keys(b.words.Everyday)) {
		all = appendString(appendString(all, word), strings.Join(b.words.Everyday[word], " "))
	}
	return hashOf(appendString(all, b.pages.Content))
}

// keep writes the memory, once the index with the manifest stands in its place.
func (b *builder) keep(manifest []byte) error {
	if b.memory == "" {
		return nil
	}
	made, print := hashOf(manifest), b.fingerprint()
	head := appendUint(append(append([]byte(nil), print[:]...), made[:]...), int(b.began.Unix()))
	head = appendUint(head, len(b.sample))
	for _, each := range b.sample {
		head = append(head, each[:]...)
	}
	head = appendString(appendString(head, string(b.lexicon.encode())), string(b.levels))
	head = appendUint(head, len(b.records))
	for _, each := range b.records {
		head = each.append(head)
	}
	head = appendUint(head, len(b.terms))
	last := ""
	for i := range b.terms {
		t := &b.terms[i]
		head = appendUint(appendAfter(head, last, t.text), len(t.forms))
		last = t.text
		for _, each := range t.forms {
			head = appendUint(appendAfter(head, t.text, each.word), each.count)
		}
		head = appendUint(head, len(t.raw))
	}
	return b.writeMemory(head)
}

func (b *builder) writeMemory(head []byte) error {
	if err := os.MkdirAll(filepath.Dir(b.memory), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(b.memory+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	out.Write(appendUint(nil, len(head))) // the first error is that of Flush
	out.Write(head)
	for i := range b.terms {
		out.Write(b.terms[i].raw)
	}
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
		return err
	}
	return os.Rename(b.memory+".new", b.memory)
}

func (r *record) append(b []byte) []byte {
	if r == nil {
		return appendString(b, "")
	}
	b = appendString(b, r.file)
	b = appendUint(appendUint(b, int(r.size)), int(r.changed))
	b = append(append(b, r.facts[:]...), r.sum[:]...)
	b = appendUint(appendUint(b, int(r.expires)), r.text)
	d := r.document
	if d == nil {
		return appendUint(b, 0)
	}
	b = appendString(appendString(appendUint(b, 1), d.address), string(d.date))
	b = appendUint(appendUint(append(b, d.name[:]...), d.units), len(d.chunks))
	for _, each := range d.chunks {
		b = appendUint(b, each)
	}
	for _, facet := range d.facets {
		b = appendUint(b, len(facet))
		for _, each := range facet {
			b = appendString(appendString(b, each.key), each.label)
		}
	}
	return b
}

func (d *decoder) record() *record {
	r := &record{file: d.string()}
	if r.file == "" {
		return nil
	}
	r.size, r.changed = int64(d.long()), int64(d.long())
	r.facts, r.sum, r.expires, r.text = d.hash(), d.hash(), int64(d.long()), d.uint()
	if d.uint() == 0 {
		return r
	}
	made := &document{address: d.string(), date: publication.Date(d.string()), name: d.hash(), units: d.uint()}
	made.chunks = make([]int, d.count(1))
	for i := range made.chunks {
		made.chunks[i] = d.uint()
	}
	for i := range made.facets {
		made.facets[i] = make([]facetKey, d.count(2))
		for j := range made.facets[i] {
			made.facets[i][j] = facetKey{d.string(), d.string()}
		}
	}
	r.document = made
	return r
}

// remember reads the memory, where there is one and it is of the index that stands in a folder.
func (b *builder) remember(out string) bool {
	data, err := os.ReadFile(b.memory)
	if err != nil {
		return false
	}
	manifest, err := os.ReadFile(filepath.Join(out, manifestName))
	if err != nil {
		return false
	}
	all := decoder{data: data}
	d := decoder{data: all.bytes(all.long())}
	if d.hash() != b.fingerprint() || d.hash() != hashOf(manifest) {
		return false
	}
	b.known = time.Unix(int64(d.long()), 0)
	b.sample = make([]hash, d.count(8))
	for i := range b.sample {
		b.sample[i] = d.hash()
	}
	words, err := decodeLexicon(d.bytes(d.uint()))
	if err != nil {
		return false
	}
	b.lexicon, b.levels = lexiconOf(words.words), d.bytes(d.uint())
	b.records = make([]*record, d.count(1))
	for i := range b.records {
		b.records[i] = d.record()
	}
	b.terms = make([]term, d.count(3))
	last := ""
	for i := range b.terms {
		t := &b.terms[i]
		t.text = d.after(last)
		last = t.text
		t.forms = make([]form, d.count(3))
		for j := range t.forms {
			t.forms[j] = form{d.after(t.text), d.uint()}
		}
		t.raw = all.bytes(d.uint())
	}
	return !d.bad && !all.bad
}

// update makes an index of what stands in out and has changed. It is not done where that takes a new lexicon.
func (b *builder) update(ctx context.Context, found []source, out string) (done bool, err error) {
	b.store = store{dir: out}
	changed, records, gone := b.compare(found)
	if err := ctx.Err(); err != nil {
		return false, err
	}
	// Until the new index is whole, nobody is to go on from it.
	if err := os.Remove(b.memory); err != nil {
		return false, err
	}
	if b.store.kept, err = b.store.files(); err != nil {
		return false, err
	}
	left, err := b.inverted(gone)
	if err != nil {
		return false, nil // a text is not there: everything is made anew
	}
	numbers, names := map[int]bool{}, map[hash]int{}
	for _, at := range gone {
		if d := b.records[at].document; d != nil {
			names[d.name] = len(d.chunks)
		}
		numbers[at], b.records[at] = true, nil
	}
	b.terms = withoutDocuments(joinTerms(b.terms, left, -1), left, numbers)
	inverters, err := b.read(ctx, b.place(changed), b.records)
	if err != nil {
		return false, err
	}
	for _, each := range b.records {
		if each != nil {
			records[each.file] = each
		}
	}
	if !b.isSampleOf(found, records) {
		return false, nil
	}
	for _, v := range inverters {
		b.terms = joinTerms(b.terms, v.sortedTerms(), 1)
	}
	made, err := b.write()
	if err != nil {
		return false, err
	}
	if err := writeWhole(filepath.Join(out, manifestName), made); err != nil {
		return false, err
	}
	if err := b.sweep(names); err != nil {
		return false, err
	}
	return true, b.keep(made)
}

// compare gives the pages that are new or changed, the records of the others by their files, and the numbers of records that
// no longer hold.
func (b *builder) compare(found []source) (changed []source, records map[string]*record, gone []int) {
	numbers := make(map[string]int, len(b.records))
	for at, each := range b.records {
		if each != nil {
			numbers[each.file] = at
		}
	}
	records = make(map[string]*record, len(found))
	for _, each := range found {
		at, known := numbers[each.file]
		delete(numbers, each.file)
		if known && each.isAsBefore(b.records[at], b.known) {
			records[each.file] = b.records[at]
			continue
		}
		changed = append(changed, each)
		if known {
			gone = append(gone, at)
		}
	}
	for _, at := range numbers {
		gone = append(gone, at)
	}
	slices.Sort(gone)
	return changed, records, gone
}

// inverted reads the texts of records again, for the words that they had.
func (b *builder) inverted(numbers []int) ([]term, error) {
	v := newInverter(b.groups, b.starts)
	for _, at := range numbers {
		d := b.records[at].document
		if d == nil {
			continue
		}
		for number := range d.chunks {
			data, err := os.ReadFile(filepath.Join(b.store.dir, textPath(d.name, number)))
			if err != nil {
				return nil, err
			}
			if data, err = inflate(data); err != nil {
				return nil, err
			}
			c, err := b.lexicon.decodeChunk(data)
			if err != nil {
				return nil, err
			}
			for _, each := range c.units {
				v.unit(0, 0, c.title, &unit{kind: each.kind, anchor: each.anchor, path: each.path, text: []stretch{{text: each.text}}}, false)
			}
		}
	}
	return v.sortedTerms(), nil
}

// place gives pages numbers: their places in the list, which has none in the others.
func (b *builder) place(pages []source) []source {
	var placed []source
	for at := 0; len(pages) > 0; at++ {
		if at == len(b.records) {
			b.records = append(b.records, nil)
		}
		if b.records[at] != nil {
			placed = append(placed, source{})
			continue
		}
		placed, pages = append(placed, pages[0]), pages[1:]
	}
	return placed
}

// files are those of the index folder, none of them in use yet.
func (s store) files() (*keptFiles, error) {
	entries, err := os.ReadDir(filepath.Join(s.dir, "index"))
	kept := &keptFiles{inUse: make(map[hash]bool, len(entries))}
	for _, each := range entries {
		var file hash
		if name, ok := strings.CutSuffix(each.Name(), ".bin"); ok && file.UnmarshalText([]byte(name)) == nil {
			kept.inUse[file] = false
		}
	}
	return kept, err
}

// sweep removes what nothing refers to any more: files that were there and are not in use, and the texts of some names.
func (b *builder) sweep(names map[hash]int) error {
	for file, inUse := range b.store.kept.inUse {
		if !inUse {
			if err := os.Remove(filepath.Join(b.store.dir, b.store.path(file))); err != nil {
				return err
			}
		}
	}
	for _, each := range b.records {
		if each != nil && each.document != nil {
			delete(names, each.document.name)
		}
	}
	for name, chunks := range names {
		for i := range chunks {
			if err := os.Remove(filepath.Join(b.store.dir, textPath(name, i))); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeWhole puts a file in the place of another.
func writeWhole(path string, data []byte) error {
	if err := os.WriteFile(path+".new", data, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
