package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A posting is a unit that a term stands in.
type posting struct {
	document  int // its ordinal, the oldest first
	unit      int // in the document
	level     byte
	positions []byte // as an inverter writes them: varint number, then varint each (the first as it is, then the difference)
}

const (
	maxPart     = 24 << 10 // bytes of one part, about
	firstPart   = 1024     // postings in the first part of a common term
	commonAbove = 1536     // postings that a term has at least to be divided
)

// A part is some of a term's postings in the form of the file.
type part struct {
	count     int
	postings  []byte
	positions []byte // none in the first part, which holds them
}

// An encoder writes postings. ranks gives each level its number, the most frequent first.
type encoder struct {
	ranks *[256]int
	flat  []int // positions of the part at hand
}

// parts divides the postings of a term, which are in the order of documents and units.
func (e *encoder) parts(postings []posting) []part {
	size := 0
	for i := range postings {
		size += postings[i].size()
	}
	if len(postings) <= commonAbove && size <= 2*maxPart {
		return []part{{len(postings), e.encode(postings, true), nil}}
	}
	best, rest := divide(postings)
	made := []part{{len(best), e.encode(best, true), nil}}
	for from := 0; from < len(rest); {
		to, bytes, positions := from, 0, 0
		for to < len(rest) && bytes < maxPart && positions < maxPart {
			bytes += 2
			positions += len(rest[to].positions)
			to++
		}
		made = append(made, part{to - from, e.encode(rest[from:to], false), e.encodePositions(rest[from:to])})
		from = to
	}
	return made
}

// size is about how many bytes a posting takes before it is written in bits.
func (p *posting) size() int { return 3 + len(p.positions) }

// divide gives the postings of the highest levels, of one level those of the newest documents, as many as a first part
// takes, and the others; both in order.
func divide(postings []posting) (best, rest []posting) {
	var counts, sizes [maxLevel + 1]int
	for i := range postings {
		level := postings[i].level >> 1
		counts[level]++
		sizes[level] += postings[i].size()
	}
	least, n, size := maxLevel+1, 0, 0 // all of this level and above are among the best
	for least > 0 && n+counts[least-1] <= firstPart && size+sizes[least-1] <= 2*maxPart {
		least--
		n, size = n+counts[least], size+sizes[least]
	}
	isBest := make([]bool, len(postings))
	for i := range newestFirst(postings) {
		each := &postings[i]
		level := int(each.level >> 1)
		isBest[i] = level >= least
		if level == least-1 && n < firstPart && size+each.size() <= 2*maxPart {
			isBest[i] = true
			n, size = n+1, size+each.size()
		}
	}
	for i, each := range postings {
		if isBest[i] {
			best = append(best, each)
		} else {
			rest = append(rest, each)
		}
	}
	return best, rest
}

// newestFirst goes through the places of postings from the newest document to the oldest, in each by units.
func newestFirst(postings []posting) func(func(int) bool) {
	return func(yield func(int) bool) {
		for to := len(postings); to > 0; {
			from := to - 1
			for from > 0 && postings[from-1].document == postings[to-1].document {
				from--
			}
			for i := from; i < to; i++ {
				if !yield(i) {
					return
				}
			}
			to = from
		}
	}
}

// The most that the four parameters of a part may be: they stand in 16 bits.
const (
	mostDocument, mostUnit, mostRank, mostPosition         = 31, 15, 7, 15
	bitsOfDocument, bitsOfUnit, bitsOfRank, bitsOfPosition = 5, 4, 3, 4
)

// encode writes a part.
func (e *encoder) encode(postings []posting, positions bool) []byte {
	var documents, gaps, units, ranks int
	e.flat = e.flat[:0]
	for i := range postings {
		p := &postings[i]
		if before := i - 1; before >= 0 && postings[before].document == p.document {
			units += p.unit - postings[before].unit - 1
		} else {
			documents++
			units += p.unit
		}
		ranks += e.ranks[p.level]
		if positions {
			e.flat = appendPositions(e.flat, p.positions)
		}
	}
	if n := len(postings); n > 0 {
		gaps = postings[n-1].document + 1 - documents
	}
	w := bitWriter{out: appendUint(nil, len(postings))}
	forDocuments, forUnits, forRanks := riceOf(gaps, documents, mostDocument), riceOf(units, len(postings), mostUnit), riceOf(ranks, len(postings), mostRank)
	forPositions := e.forPositions()
	w.bits(uint64(forDocuments), bitsOfDocument)
	w.bits(uint64(forUnits), bitsOfUnit)
	w.bits(uint64(forRanks), bitsOfRank)
	w.bits(uint64(forPositions), bitsOfPosition)
	flat, last := e.flat, -1
	for from := 0; from < len(postings); {
		to := from + 1
		for to < len(postings) && postings[to].document == postings[from].document {
			to++
		}
		w.rice(postings[from].document-last-1, forDocuments)
		last = postings[from].document
		w.rice(to-from-1, 0)
		unit := -1
		for _, p := range postings[from:to] {
			w.rice(p.unit-unit-1, forUnits)
			unit = p.unit
			w.rice(e.ranks[p.level], forRanks)
			if positions {
				flat = w.positions(flat, forPositions)
			}
		}
		from = to
	}
	return w.end()
}

// encodePositions writes the positions of a part that has them apart.
func (e *encoder) encodePositions(postings []posting) []byte {
	e.flat = e.flat[:0]
	for i := range postings {
		e.flat = appendPositions(e.flat, postings[i].positions)
	}
	var w bitWriter
	k := e.forPositions()
	w.bits(uint64(k), bitsOfPosition)
	for flat := e.flat; len(flat) > 0; {
		flat = w.positions(flat, k)
	}
	return w.end()
}

// appendPositions reads the positions of a posting: their number, and each less the one before and one.
func appendPositions(flat []int, data []byte) []int {
	count, n := binary.Uvarint(data)
	flat = append(flat, int(count))
	for i := range count {
		data = data[n:]
		var gap uint64
		gap, n = binary.Uvarint(data)
		if i > 0 {
			gap--
		}
		flat = append(flat, int(gap))
	}
	return flat
}

// forPositions gives the parameter for the positions at hand.
func (e *encoder) forPositions() uint {
	sum, n := 0, 0
	for flat := e.flat; len(flat) > 0; {
		count := flat[0]
		for _, each := range flat[1 : 1+count] {
			sum += each
		}
		n += count
		flat = flat[1+count:]
	}
	return riceOf(sum, n, mostPosition)
}

// positions writes those of one posting, and gives those of the others. Most have one: that is written as none, and none as one.
func (w *bitWriter) positions(flat []int, k uint) []int {
	count := flat[0]
	w.rice(oneFirst(count), 0)
	for _, each := range flat[1 : 1+count] {
		w.rice(each, k)
	}
	return flat[1+count:]
}

func oneFirst(count int) int {
	if count < 2 {
		return 1 - count
	}
	return count
}

// hits are the postings of a term as queries use them, in the order of ids; positions[i] is nil where they were not read.
type hits struct {
	ids       []int
	levels    []byte
	positions [][]int
}

// A layout says how the postings of an index become hits.
type layout struct {
	documents int
	stride    int // between the first ids of two documents
	levels    []byte
}

// decode reads a part. Its positions stand in it, or in bytes of their own, or are not read.
func (l *layout) decode(data []byte, within bool, apart []byte) (hits, error) {
	d := decoder{data: data}
	n := d.count(0)
	r, from := bitReader{data: d.data}, bitReader{data: apart}
	if n > 8*len(data) { // a posting has one bit at least
		d.fail()
		return hits{}, d.err()
	}
	forDocuments, forUnits, forRanks, forPositions := uint(r.bits(bitsOfDocument)), uint(r.bits(bitsOfUnit)), uint(r.bits(bitsOfRank)), uint(r.bits(bitsOfPosition))
	p := &r
	if !within {
		p, forPositions = &from, uint(from.bits(bitsOfPosition))
	}
	h := hits{make([]int, n), make([]byte, n), make([][]int, n)}
	for at, document := n, -1; at > 0; {
		document += r.rice(forDocuments) + 1
		count := r.rice(0) + 1
		if r.bad || count > at || document >= l.documents {
			return hits{}, errDamaged
		}
		at -= count // newer documents come later in the part and have lower ids
		first, unit := (l.documents-1-document)*l.stride, -1
		for i := at; i < at+count; i++ {
			unit += r.rice(forUnits) + 1
			h.ids[i] = first + unit
			h.levels[i] = l.level(r.rice(forRanks))
			if within || apart != nil {
				h.positions[i] = p.readPositions(forPositions)
			}
		}
		if unit >= l.stride {
			return hits{}, errDamaged
		}
	}
	if r.bad || p.bad && (within || apart != nil) {
		return hits{}, errDamaged
	}
	return h, nil
}

// level gives that of a rank; those that are not in the list are numbered behind it.
func (l *layout) level(rank int) byte {
	if rank < len(l.levels) {
		return l.levels[rank]
	}
	return byte(rank - len(l.levels))
}

func (r *bitReader) readPositions(k uint) []int {
	count := oneFirst(r.rice(0))
	if count < 0 || count > 8*len(r.data)+64 {
		r.bad = true
		return nil
	}
	list := make([]int, count)
	last := -1
	for i := range list {
		last += r.rice(k) + 1
		list[i] = last
	}
	return list
}

// A rawReader reads the postings of a rawTerm.
type rawReader struct {
	data     []byte
	document int
	unit     int
	level    byte
	rest     []byte // positions as they are
}

func (r *rawReader) uint() int {
	if first := r.data[0]; first < 0x80 {
		r.data = r.data[1:]
		return int(first)
	}
	value, n := binary.Uvarint(r.data)
	r.data = r.data[n:]
	return int(value)
}

// next reads one posting; there must be one.
func (r *rawReader) next() {
	r.document += r.uint()
	r.unit, r.level = r.uint(), r.data[0]
	r.data = r.data[1:]
	rest := r.data
	for n := r.uint(); n > 0; n-- {
		r.uint()
	}
	r.rest = rest[:len(rest)-len(r.data)]
}

// postingsOf gives those of a piece. ordinals gives those of documents by their numbers.
func postingsOf(piece []byte, ordinals []int, into []posting) []posting {
	for r := (rawReader{data: piece}); len(r.data) > 0; {
		r.next()
		into = append(into, posting{document: ordinals[r.document], unit: r.unit, level: r.level, positions: r.rest})
	}
	return into
}

// withoutIn gives a piece without the postings of some documents.
func withoutIn(piece []byte, gone map[int]bool) []byte {
	var kept []byte
	last := 0
	for r := (rawReader{data: piece}); len(r.data) > 0; {
		if r.next(); !gone[r.document] {
			kept = appendRaw(kept, r.document-last, r.unit, r.level)
			kept, last = append(kept, r.rest...), r.document
		}
	}
	return kept
}

func appendRaw(b []byte, gap, unit int, level byte) []byte {
	return append(appendUint(appendUint(b, gap), unit), level)
}

func inPostingOrder(a, b posting) int {
	return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.unit, b.unit))
}

// merge joins two lists of postings in their order.
func merge(a, b, into []posting) []posting {
	for len(a) > 0 && len(b) > 0 {
		if inPostingOrder(a[0], b[0]) < 0 {
			into, a = append(into, a[0]), a[1:]
		} else {
			into, b = append(into, b[0]), b[1:]
		}
	}
	return append(append(into, a...), b...)
}

// levelsByRank gives the levels of a sample, the most frequent first.
func levelsByRank(counts [256]int) (levels []byte) {
	for level, n := range counts {
		if n > 0 {
			levels = append(levels, byte(level))
		}
	}
	slices.SortFunc(levels, func(a, b byte) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return levels
}

// ranksOf gives the number by which each level is written; those that are not in the list are numbered behind it.
func ranksOf(levels []byte) *[256]int {
	var ranks [256]int
	for level := range ranks {
		ranks[level] = len(levels) + level
	}
	for rank, level := range levels {
		ranks[level] = rank
	}
	return &ranks
}
