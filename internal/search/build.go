package search

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"gazette/internal/vocabulary"
)

// Folder is where in a public site its index stands.
const Folder = "search"

// Build makes the index of the pages under a content folder and puts it in the place of the folder out, whole: whoever
// reads out sees the index as it was or as it is now. The same pages and words give the same bytes.
//
// An error names the page that cannot be read, or is that of the context.
func Build(ctx context.Context, content string, words *vocabulary.Vocabulary, out string) error {
	return Update(ctx, Pages{Content: content}, words, out, "")
}

// Update does as Build, and keeps in the file memory what it needs to do so quickly the next time. Where memory is of the
// index that stands in out, it writes what has changed into out and removes what nothing refers to any more. The bytes are
// those of Build. memory is private: it holds all words of the pages.
func Update(ctx context.Context, pages Pages, words *vocabulary.Vocabulary, out, memory string) error {
	found, err := pages.sources()
	if err != nil {
		return err
	}
	b := newBuilder(pages, words, memory)
	if memory != "" && b.remember(out) {
		if done, err := b.update(ctx, found, out); done || err != nil {
			return err
		}
		b = newBuilder(pages, words, memory)
	}
	return b.whole(ctx, found, out)
}

// A builder makes an index.
type builder struct {
	pages  Pages
	words  *vocabulary.Vocabulary
	groups []group
	starts map[string][]member
	memory string

	store   store
	records []*record // of the pages by their numbers; nil for a number that is free
	sample  []hash    // of what the pages hold that the lexicon and the levels are from
	lexicon *lexicon
	levels  []byte
	terms   []term
	began   time.Time
	known   time.Time // when the records were known to hold
}

func newBuilder(pages Pages, words *vocabulary.Vocabulary, memory string) *builder {
	groups := groupsOf(words)
	return &builder{pages: pages, words: words, groups: groups, starts: membersByStart(groups), memory: memory, began: time.Now()}
}

// whole makes the index in a new folder, which then takes the place of out.
func (b *builder) whole(ctx context.Context, found []source, out string) error {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(out), ".search-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	fresh := filepath.Join(work, "new")
	for _, each := range []string{"index", "text"} {
		if err := os.MkdirAll(filepath.Join(fresh, each), 0o755); err != nil {
			return err
		}
	}
	b.store = store{dir: fresh}
	if err := b.readSample(found); err != nil {
		return err
	}
	b.records = make([]*record, len(found))
	inverters, err := b.read(ctx, found, b.records)
	if err != nil {
		return err
	}
	b.terms = mergeTerms(inverters)
	made, err := b.write()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(fresh, manifestName), made, 0o644); err != nil {
		return err
	}
	if b.memory != "" {
		if err := os.Remove(b.memory); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := replace(out, fresh, filepath.Join(work, "old")); err != nil {
		return err
	}
	return b.keep(made)
}

// replace puts a new index in the place of the folder out, in one step. Where other files stand there, as the page that asks
// the index, it goes file by file: what is new, the manifest, and then what was before is taken away.
func replace(out, fresh, old string) error {
	entries, err := os.ReadDir(out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	own := []string{"index", "text", manifestName}
	if !slices.ContainsFunc(entries, func(each fs.DirEntry) bool { return !slices.Contains(own, each.Name()) }) {
		if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return os.Rename(fresh, out)
	}
	inUse := map[string]bool{}
	for _, folder := range own[:2] {
		files, err := os.ReadDir(filepath.Join(fresh, folder))
		if err == nil {
			err = os.MkdirAll(filepath.Join(out, folder), 0o755)
		}
		for i := 0; i < len(files) && err == nil; i++ {
			name := filepath.Join(folder, files[i].Name())
			inUse[name] = true
			err = os.Rename(filepath.Join(fresh, name), filepath.Join(out, name))
		}
		if err != nil {
			return err
		}
	}
	if err := os.Rename(filepath.Join(fresh, manifestName), filepath.Join(out, manifestName)); err != nil {
		return err
	}
	for _, folder := range own[:2] {
		files, err := os.ReadDir(filepath.Join(out, folder))
		for i := 0; i < len(files) && err == nil; i++ {
			if name := filepath.Join(folder, files[i].Name()); !inUse[name] {
				err = os.Remove(filepath.Join(out, name))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write writes all files but texts and the manifest, which it returns.
func (b *builder) write() ([]byte, error) {
	var order []*document
	for _, each := range b.records {
		if each != nil && each.document != nil {
			order = append(order, each.document)
		}
	}
	slices.SortFunc(order, inOrder)
	made := manifest{Format: formatVersion, Ranking: ranking, Skip: skip, Irregular: irregular, Plain: termsOf(plain), Everyday: everyday(b.words), Levels: []int{}}
	for _, each := range b.levels {
		made.Levels = append(made.Levels, int(each))
	}
	ordinals, units := b.number(order, &made)
	spellings, err := []spelling(nil), error(nil)
	if made.Terms, spellings, err = b.store.writeDictionary(b.terms, units, ordinals, ranksOf(b.levels)); err != nil {
		return nil, err
	}
	if made.Spelling, err = b.store.writeSpelling(spellings); err != nil {
		return nil, err
	}
	if made.Collection, err = b.store.writeCollection(order); err != nil {
		return nil, err
	}
	if made.Synonyms, err = b.store.putAll(encodeGroups(occurring(b.groups, b.terms))); err != nil {
		return nil, err
	}
	if made.Lexicon, err = b.store.put(b.lexicon.encode()); err != nil {
		return nil, err
	}
	for i, name := range facetNames {
		files, err := b.store.putAll(encodeFacet(facetValues(order, i), len(order)))
		if err != nil {
			return nil, err
		}
		made.Facets = append(made.Facets, facetReference{name, files})
	}
	data, err := json.Marshal(made)
	return append(data, '\n'), err
}

// number gives each record the ordinal of its document, -1 for none, and the number of units.
func (b *builder) number(order []*document, made *manifest) (ordinals []int32, units int) {
	of := make(map[*document]int32, len(order))
	made.Documents, made.Stride = len(order), 1
	for i, each := range order {
		of[each] = int32(i)
		units += each.units
		made.Stride = max(made.Stride, each.units)
	}
	ordinals = make([]int32, len(b.records))
	for i, each := range b.records {
		ordinals[i] = -1
		if each != nil && each.document != nil {
			ordinals[i] = of[each.document]
		}
	}
	return ordinals, units
}

// readSample makes the lexicon, and the order of the levels, of some pages. They are taken by hashes of their addresses:
// seldom is a page that is new or changed one of them.
func (b *builder) readSample(found []source) error {
	byHash := slices.Clone(found)
	slices.SortFunc(byHash, inSampleOrder)
	var texts []string
	size := 0
	v := newInverter(b.groups, b.starts)
	for at, each := range byHash {
		r, p, err := each.read(b.words)
		if err != nil {
			return err
		}
		if p == nil {
			continue
		}
		b.sample = append(b.sample, r.sum)
		v.page(p, at)
		for i := range p.units {
			texts = append(texts, p.units[i].path, p.units[i].words())
		}
		if size += r.text; size >= lexiconSample {
			break
		}
	}
	b.lexicon = newLexicon(texts)
	b.levels = levelsByRank(v.levels())
	return nil
}

func inSampleOrder(a, b source) int { return bytes.Compare(a.hash[:], b.hash[:]) }

// isSampleOf reports whether the lexicon is that of the pages as they are now.
func (b *builder) isSampleOf(found []source, records map[string]*record) bool {
	byHash := slices.Clone(found)
	slices.SortFunc(byHash, inSampleOrder)
	var sample []hash
	size := 0
	for _, each := range byHash {
		if r := records[each.file]; r.document != nil {
			sample = append(sample, r.sum)
			if size += r.text; size >= lexiconSample {
				break
			}
		}
	}
	return slices.Equal(sample, b.sample)
}

// read reads pages in as many goroutines as the machine has processors, and writes their texts. The records are put in the
// places of the pages, which are their numbers; a nil source is left out.
func (b *builder) read(ctx context.Context, found []source, into []*record) ([]*inverter, error) {
	inverters := make([]*inverter, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var all errgroup.Group
	for i := range inverters {
		v := newInverter(b.groups, b.starts)
		inverters[i] = v
		all.Go(func() error {
			c := newCompressor()
			for {
				at := int(next.Add(1) - 1)
				if at >= len(found) || ctx.Err() != nil {
					return ctx.Err()
				}
				if found[at].file == "" {
					continue
				}
				r, p, err := found[at].read(b.words)
				if err != nil {
					return err
				}
				into[at] = r
				if p == nil {
					continue
				}
				v.page(p, at)
				chunks, firsts := p.chunks()
				name, err := b.store.putChunks(p, chunks, b.lexicon, c)
				if err != nil {
					return err
				}
				r.document = &document{p.address, p.date, name, firsts, len(p.units), p.facets}
			}
		})
	}
	return inverters, all.Wait()
}
