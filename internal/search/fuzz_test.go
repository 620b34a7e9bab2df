package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Any text is a query, and every mark stands within its excerpt.
func FuzzSearch(f *testing.F) {
	x := queriesIndex(f)
	for _, seed := range []string{"masa review", `"voice of the child" -babies`, "neglct", "bru", `-"`, `""`, "- -", "C048/23 4.2", strings.Repeat("voice ", 2000), "\u202e🙂.*[", "\xff\xfe", "İßﬁ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := x.Search(Query{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, each := range got.Results {
			at := 0
			for _, mark := range each.Marks {
				if mark[0] < at || mark[1] <= mark[0] || mark[1] > len(each.Excerpt) {
					t.Fatalf("marks %v of %q", each.Marks, each.Excerpt)
				}
				at = mark[1]
			}
			if !utf8.ValidString(each.Excerpt) {
				t.Fatalf("excerpt %q", each.Excerpt)
			}
		}
	})
}

// No file, whatever it holds, makes reading fail in another way than by an error.
func FuzzBlocks(f *testing.F) {
	l := list{[]posting{{3, 0, 0, 9}, {7, 2, 3, 8}}, []int32{2, 1, 4, 0}}
	e := encoder{ranks: ranksOf([]byte{9, 8})}
	f.Add(e.encode(&l, l.postings, true))
	f.Add(encodeGroups([]group{{"=0", []member{{0, []string{"a", "b"}, false}, {0, []string{"c"}, true}}}})[0])
	f.Add(encodeFacet([]facetValue{{"a", "A", []int{1, 5}}}, 9)[0])
	words := newLexicon([]string{strings.Repeat("the board heard ", 3)})
	f.Add(words.encodeChunk(&page{address: "/a/", title: "A"}, []unit{{text: []stretch{{text: "word"}}}}))
	f.Add(words.encode())
	w := blockWriter{encoder: e}
	w.add(&term{text: "term", forms: []form{{"terms", 2}}}, &l, 9)
	f.Add(append([]byte{0}, w.entries...))
	f.Add(append([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9}, w.entries...))
	f.Fuzz(func(t *testing.T, data []byte) {
		lay := layout{documents: 20, stride: 9, levels: []byte{9, 8}}
		for _, h := range []hits{first(lay.decode(data, true, nil)), first(lay.decode(data, false, data))} {
			if len(h.ids) != len(h.levels) || len(h.ids) != len(h.positions) {
				t.Fatalf("%+v", h)
			}
			for i, id := range h.ids {
				if id < 0 || id >= lay.documents*lay.stride || i > 0 && id <= h.ids[i-1] {
					t.Fatalf("%+v", h)
				}
			}
		}
		if d, err := decodeDictionary(data); err == nil {
			for _, e := range d.entries {
				if len(e.parts) == 0 || len(e.where) != len(e.parts)-1 {
					t.Fatalf("%+v", e)
				}
			}
		}
		if groups, err := decodeGroups(data); err == nil {
			membersByStart(groups)
		}
		if values, err := decodeFacet(data, 9); err == nil {
			oneOf(values, "a")(3)
		}
		var c collection
		if err := decodeCollection(data, &c); err == nil && len(c.days) > 0 {
			chunkOf(data, 3, 3)
		}
		for _, err := range []error{second(words.decodeChunk(data)), second(decodeSpelling(data)), second(decodeLexicon(data)), second(inflate(data))} {
			if err != nil && err.Error() == "" {
				t.Fatal("an error without words")
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func first[T any](value T, _ error) T { return value }
