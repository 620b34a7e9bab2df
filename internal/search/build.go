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
	groups := groupsOf(words)
	reader := pageReader{store: s, words: words, groups: groups, starts: membersByStart(groups)}
	levels, ranks, err := reader.readSample(pages)
	if err != nil {
		return err
	}
	made := manifest{Format: formatVersion, Ranking: ranking, Skip: skip}
	for _, each := range levels {
		made.Levels = append(made.Levels, int(each))
	}
	documents, inverters, err := reader.readAll(ctx, pages)
	if err != nil {
		return err
	}
	order := slices.DeleteFunc(slices.Clone(documents), func(d *document) bool { return d == nil })
	slices.SortFunc(order, inOrder)
	ordinals, units := number(documents, order, &made)
	terms, spellings := mergeTerms(inverters)
	if made.Terms, err = s.writeDictionary(terms, units, ordinals, ranks); err != nil {
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
	if made.Lexicon, err = s.put(reader.lexicon.encode()); err != nil {
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

// A pageReader reads pages, writes their texts and inverts their words.
type pageReader struct {
	store   store
	words   *vocabulary.Vocabulary
	groups  []group
	starts  map[string][]member
	lexicon *lexicon
}

// readSample makes the lexicon, and the order of the levels, of some pages. They are taken by hashes of their addresses:
// seldom is a page that is new or changed one of them.
func (r *pageReader) readSample(pages []source) ([]byte, *[256]int, error) {
	byHash := slices.Clone(pages)
	slices.SortFunc(byHash, func(a, b source) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	var sample []string
	size := 0
	v := newInverter(r.groups, r.starts)
	for at, each := range byHash {
		p, err := each.read(r.words)
		if err != nil {
			return nil, nil, err
		}
		if p == nil {
			continue
		}
		v.page(p, at)
		for i := range p.units {
			for _, text := range []string{p.units[i].path, p.units[i].words()} {
				sample = append(sample, text)
				size += len(text)
			}
		}
		if size >= lexiconSample {
			break
		}
	}
	r.lexicon = newLexicon(sample)
	levels, ranks := levelsByRank(v.levels())
	return levels, ranks, nil
}

// readAll reads the pages in as many goroutines as the machine has processors. A page that is not published has no document.
func (r *pageReader) readAll(ctx context.Context, pages []source) ([]*document, []*inverter, error) {
	documents := make([]*document, len(pages))
	inverters := make([]*inverter, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var all errgroup.Group
	for i := range inverters {
		v := newInverter(r.groups, r.starts)
		inverters[i] = v
		all.Go(func() error {
			c := newCompressor()
			for {
				at := int(next.Add(1) - 1)
				if at >= len(pages) || ctx.Err() != nil {
					return ctx.Err()
				}
				p, err := pages[at].read(r.words)
				if err != nil {
					return err
				}
				if p == nil {
					continue
				}
				v.page(p, at)
				chunks, firsts := p.chunks()
				name, err := r.store.putChunks(p, chunks, r.lexicon, c)
				if err != nil {
					return err
				}
				documents[at] = &document{p.address, p.date, name, firsts, len(p.units), p.facets}
			}
		})
	}
	return documents, inverters, all.Wait()
}

// number gives each document, by the order of reading, its ordinal, -1 for none, and the number of units.
func number(documents, order []*document, made *manifest) (ordinals []int, units int) {
	of := make(map[*document]int, len(order))
	made.Documents, made.Stride = len(order), 1
	for i, each := range order {
		of[each] = i
		units += each.units
		made.Stride = max(made.Stride, each.units)
	}
	ordinals = make([]int, len(documents))
	for i, each := range documents {
		ordinals[i] = -1
		if each != nil {
			ordinals[i] = of[each]
		}
	}
	return ordinals, units
}
