package search

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"gazette/internal/vocabulary"
)

// Folder is where in a public site its index stands.
const Folder = "search"

// prefixSize is how many bytes of text the chunks are compressed against.
const prefixSize = 8 << 10

// Build makes the index of the pages under a content folder and puts it in the place of the folder out, whole: whoever
// reads out sees the index as it was or as it is now. The same pages and words give the same bytes.
//
// An error names the page that cannot be read, or is that of the context.
func Build(ctx context.Context, content string, words *vocabulary.Vocabulary, out string) error {
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
	if err := build(ctx, content, words, fresh); err != nil {
		return err
	}
	if err := os.Rename(out, filepath.Join(work, "old")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(fresh, out)
}

func build(ctx context.Context, content string, words *vocabulary.Vocabulary, dir string) error {
	pages, err := sources(content)
	if err != nil {
		return err
	}
	s := store{dir: dir}
	if s.prefix, err = prefixOf(pages, words); err != nil {
		return err
	}
	made := manifest{Format: formatVersion, Ranking: ranking, Skip: skip}
	groups := groupsOf(words)
	documents, inverters, err := s.readAll(ctx, pages, words, groups)
	if err != nil {
		return err
	}
	order := slices.DeleteFunc(slices.Clone(documents), func(d *document) bool { return d == nil })
	made.Documents = len(order)
	slices.SortFunc(order, inOrder)
	base, units := number(documents, order, &made)
	terms, spellings := mergeTerms(inverters, base)
	if made.Terms, err = s.writeDictionary(terms, units); err != nil {
		return err
	}
	if made.Spelling, err = s.writeSpelling(spellings); err != nil {
		return err
	}
	if made.Collection, err = s.writeCollection(order); err != nil {
		return err
	}
	if made.Synonyms, err = s.putAll(encodeGroups(occurring(groups, terms))); err != nil {
		return err
	}
	if made.Prefix, err = s.putPrefix(); err != nil {
		return err
	}
	for i, name := range facetNames {
		files, err := s.putAll(encodeFacet(facetValues(order, i), len(order)))
		if err != nil {
			return err
		}
		made.Facets = append(made.Facets, facetReference{name, files})
	}
	data, err := json.Marshal(made)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(data, '\n'), 0o644)
}

// prefixOf gives the text that all texts are compressed against: that of the oldest pages, which change least.
func prefixOf(pages []source, words *vocabulary.Vocabulary) ([]byte, error) {
	var text strings.Builder
	for _, each := range slices.Backward(pages) {
		p, err := each.read(words)
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		for i := range p.units {
			text.WriteString(p.units[i].words() + "\n")
		}
		if text.Len() >= prefixSize {
			break
		}
	}
	return []byte(text.String()[:min(text.Len(), prefixSize)]), nil
}

// readAll reads the pages, writes their texts and inverts their words, in as many goroutines as the machine has processors.
// A page that is not published has no document.
func (s store) readAll(ctx context.Context, pages []source, words *vocabulary.Vocabulary, groups []group) ([]*document, []*inverter, error) {
	documents := make([]*document, len(pages))
	inverters := make([]*inverter, runtime.GOMAXPROCS(0))
	starts := membersByStart(groups)
	var next atomic.Int64
	var all errgroup.Group
	for i := range inverters {
		v := newInverter(groups, starts)
		inverters[i] = v
		all.Go(func() error {
			c := newCompressor(s.prefix)
			for {
				at := int(next.Add(1) - 1)
				if at >= len(pages) || ctx.Err() != nil {
					return ctx.Err()
				}
				p, err := pages[at].read(words)
				if err != nil {
					return err
				}
				if p == nil {
					continue
				}
				if documents[at], err = s.readPage(p, at, v, c); err != nil {
					return err
				}
			}
		})
	}
	return documents, inverters, all.Wait()
}

func (s store) readPage(p *page, at int, v *inverter, c *compressor) (*document, error) {
	chunks := p.chunks()
	lead := true
	for i, units := range chunks {
		for slot := range units {
			v.unit(at, i*unitsInChunk+slot, p.title, &units[slot], lead)
			lead = false
		}
	}
	name, err := s.putChunks(p, chunks, c)
	return &document{p.address, p.date, name, len(chunks), len(p.units), p.facets}, err
}

// number gives each document, by the order of reading, the id of its first unit, and the number of units.
func number(documents, order []*document, made *manifest) (base []int, units int) {
	first := make(map[*document]int, len(order))
	chunk := 0
	for _, each := range order {
		first[each] = chunk * unitsInChunk
		chunk += each.chunks
		units += each.units
	}
	made.Units = chunk * unitsInChunk
	base = make([]int, len(documents))
	for i, each := range documents {
		base[i] = first[each] // a draft has no postings
	}
	return base, units
}
