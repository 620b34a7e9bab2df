package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A posting is a unit that a term stands in.
type posting struct {
	document int32 // its ordinal, the oldest first
	unit     int32 // in the document
	at       int32 // where its positions stand in those of the list
	level    byte
}

// A list is the postings of a term, in the order of documents and units.
type list struct {
	postings []posting
	flat     []int32 // positions: for each posting how many, the first, and each further one less the one before and one
}

// positions are those of a posting, behind their number.
func (l *list) positions(p *posting) []int32 {
	return l.flat[p.at+1 : p.at+1+l.flat[p.at]]
}

const (
	maxPart     = 24 << 10 // bytes of one part, about
	firstPart   = 1024     // postings in the first part of a common term
	commonAbove = 1536     // postings that a term has at least to be divided
)

// A part is some of a term's postings in the form of the file.
type part struct {
	postings  []byte
	positions []byte // none in the first part, which holds them
}

// An encoder writes postings. ranks gives each level its number, the most frequent first.
type encoder struct {
	ranks *[256]int
}

// parts divides the postings of a term.
func (e *encoder) parts(l *list) []part {
	if len(l.postings) <= commonAbove && l.size() <= 2*maxPart {
		return []part{{e.encode(l, l.postings, true), nil}}
	}
	best, rest := l.divide()
	made := []part{{e.encode(l, best, true), nil}}
	for from := 0; from < len(rest); {
		to, bytes, positions := from, 0, 0
		for to < len(rest) && bytes < maxPart && positions < maxPart {
			bytes += 2
			positions += len(l.positions(&rest[to])) + 1
			to++
		}
		made = append(made, part{e.encode(l, rest[from:to], false), e.encodePositions(l, rest[from:to])})
		from = to
	}
	return made
}

// size is about how many bytes a list takes at most.
func (l *list) size() int { return 3*len(l.postings) + len(l.flat) }

// divide gives the postings of the highest levels, of one level those of the newest documents, as many as a first part
// takes, and the others; both in order.
func (l *list) divide() (best, rest []posting) {
	sizeOf := func(p *posting) int { return 4 + len(l.positions(p)) }
	var counts, sizes [maxLevel + 1]int
	for i := range l.postings {
		p := &l.postings[i]
		counts[p.level>>1]++
		sizes[p.level>>1] += sizeOf(p)
	}
	least, n, size := maxLevel+1, 0, 0 // all of this level and above are among the best
	for least > 0 && n+counts[least-1] <= firstPart && size+sizes[least-1] <= 2*maxPart {
		least--
		n, size = n+counts[least], size+sizes[least]
	}
	isBest := make([]bool, len(l.postings))
	for i := range newestFirst(l.postings) {
		p := &l.postings[i]
		isBest[i] = int(p.level>>1) >= least
		if int(p.level>>1) == least-1 && n < firstPart && size+sizeOf(p) <= 2*maxPart {
			isBest[i] = true
			n, size = n+1, size+sizeOf(p)
		}
	}
	best, rest = make([]posting, 0, n), make([]posting, 0, len(l.postings)-n)
	for i, each := range l.postings {
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

// encode writes some of a list as a part.
func (e *encoder) encode(l *list, postings []posting, positions bool) []byte {
	var documents, gaps, units, ranks int
	document, unit := int32(-1), int32(-1)
	for i := range postings {
		p := &postings[i]
		if p.document != document {
			document, unit = p.document, -1
			documents++
		}
		units += int(p.unit - unit - 1)
		unit = p.unit
		ranks += e.ranks[p.level]
	}
	gaps = int(document) + 1 - documents
	w := bitWriter{out: appendUint(make([]byte, 0, 3*len(postings)+16), len(postings))}
	forDocuments, forUnits, forRanks := riceOf(gaps, documents, mostDocument), riceOf(units, len(postings), mostUnit), riceOf(ranks, len(postings), mostRank)
	forPositions := uint(0)
	if positions {
		forPositions = l.forPositions(postings)
	}
	w.bits(uint64(forDocuments), bitsOfDocument)
	w.bits(uint64(forUnits), bitsOfUnit)
	w.bits(uint64(forRanks), bitsOfRank)
	w.bits(uint64(forPositions), bitsOfPosition)
	last := int32(-1)
	for from := 0; from < len(postings); {
		to := from + 1
		for to < len(postings) && postings[to].document == postings[from].document {
			to++
		}
		w.rice(int(postings[from].document-last-1), forDocuments)
		last = postings[from].document
		w.rice(to-from-1, 0)
		unit := int32(-1)
		for i := from; i < to; i++ {
			p := &postings[i]
			w.rice(int(p.unit-unit-1), forUnits)
			unit = p.unit
			w.rice(e.ranks[p.level], forRanks)
			if positions {
				w.positions(l.positions(p), forPositions)
			}
		}
		from = to
	}
	return w.end()
}

// encodePositions writes the positions of a part that has them apart.
func (e *encoder) encodePositions(l *list, postings []posting) []byte {
	w := bitWriter{out: make([]byte, 0, 3*len(postings)+16)}
	k := l.forPositions(postings)
	w.bits(uint64(k), bitsOfPosition)
	for i := range postings {
		w.positions(l.positions(&postings[i]), k)
	}
	return w.end()
}

// forPositions gives the parameter for the positions of some postings.
func (l *list) forPositions(postings []posting) uint {
	sum, n := 0, 0
	for i := range postings {
		positions := l.positions(&postings[i])
		for _, each := range positions {
			sum += int(each)
		}
		n += len(positions)
	}
	return riceOf(sum, n, mostPosition)
}

// positions writes those of one posting. Most have one: that is written as none, and none as one.
func (w *bitWriter) positions(positions []int32, k uint) {
	w.rice(oneFirst(len(positions)), 0)
	for _, each := range positions {
		w.rice(int(each), k)
	}
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
	open     bool   // the document of one more was read
}

// begin reads the document of the next posting, where there is one.
func (r *rawReader) begin() {
	if r.open = len(r.data) > 0; r.open {
		r.document += r.uint()
	}
}

// taken gives the bytes of a posting that was begun behind its document, and begins the next.
func (r *rawReader) taken() []byte {
	from := r.data
	r.uint()
	r.data = r.data[1:]
	for n := r.uint(); n > 0; n-- {
		r.uint()
	}
	bytes := from[:len(from)-len(r.data)]
	r.begin()
	return bytes
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

// read puts the postings of a term into a list. ordinals gives those of documents by their numbers.
func (l *list) read(raw []byte, ordinals []int32) {
	l.postings, l.flat = l.postings[:0], l.flat[:0]
	sorted, last := true, posting{document: -1}
	r := rawReader{data: raw}
	for len(r.data) > 0 {
		r.document += r.uint()
		p := posting{document: ordinals[r.document], unit: int32(r.uint()), at: int32(len(l.flat)), level: r.data[0]}
		r.data = r.data[1:]
		n := r.uint()
		l.flat = append(l.flat, int32(n))
		for i := range n {
			gap := int32(r.uint())
			if i > 0 {
				gap--
			}
			l.flat = append(l.flat, gap)
		}
		sorted = sorted && (p.document > last.document || p.document == last.document && p.unit > last.unit)
		last = p
		l.postings = append(l.postings, p)
	}
	if !sorted {
		slices.SortFunc(l.postings, func(a, b posting) int {
			return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.unit, b.unit))
		})
	}
}

// joinRaw joins the postings of documents of which each is in one of the two.
func joinRaw(a, b []byte) []byte {
	joined := make([]byte, 0, len(a)+len(b)+8)
	one, other := rawReader{data: a}, rawReader{data: b}
	one.begin()
	other.begin()
	last := 0
	for one.open || other.open {
		r := &one
		if !one.open || other.open && other.document < one.document {
			r = &other
		}
		joined = appendUint(joined, r.document-last)
		last = r.document
		joined = append(joined, r.taken()...)
	}
	return joined
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
