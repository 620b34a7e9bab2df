package search

import "encoding/binary"

// A posting is a unit that a term stands in.
type posting struct {
	id        int
	level     byte   // as in the file, with the mark of an action
	positions []byte // as in the file
}

const (
	maxPart     = 48 << 10 // bytes of one part
	firstPart   = 1024     // postings in the first part of a common term
	commonAbove = 1536     // postings that a term has at least to be divided
)

// A part is some of a term's postings in the form of the file.
type part struct {
	postings  []byte
	positions []byte // none in the first part, which holds them
}

// parts divides the postings of a term, which are in the order of their ids.
func parts(postings []posting) []part {
	size := 0
	for _, each := range postings {
		size += each.size()
	}
	if len(postings) <= commonAbove && size <= maxPart {
		return []part{{postings: encodePostings(postings, true)}}
	}
	best, rest := divide(postings)
	made := []part{{postings: encodePostings(best, true)}}
	for from := 0; from < len(rest); {
		to, bytes, positions := from, 0, 0
		for to < len(rest) && bytes < maxPart-10 && positions+len(rest[to].positions) < maxPart {
			bytes += rest[to].size() - len(rest[to].positions)
			positions += len(rest[to].positions)
			to++
		}
		made = append(made, part{encodePostings(rest[from:to], false), encodePositions(nil, rest[from:to])})
		from = to
	}
	return made
}

// size is how many bytes a posting takes at most.
func (p *posting) size() int { return 6 + len(p.positions) }

// divide gives the postings of the highest levels, of one level the first, as many as a first part takes, and the others;
// both in order of ids.
func divide(postings []posting) (best, rest []posting) {
	var counts, sizes [maxLevel + 1]int
	for i := range postings {
		level := postings[i].level >> 1
		counts[level]++
		sizes[level] += postings[i].size()
	}
	least, n, size := maxLevel+1, 0, 0 // all of this level and above are among the best
	for least > 0 && n+counts[least-1] <= firstPart && size+sizes[least-1] <= maxPart {
		least--
		n, size = n+counts[least], size+sizes[least]
	}
	for _, each := range postings {
		level := int(each.level >> 1)
		isBest := level >= least
		if level == least-1 && n < firstPart && size+each.size() <= maxPart {
			isBest = true
			n, size = n+1, size+each.size()
		}
		if isBest {
			best = append(best, each)
		} else {
			rest = append(rest, each)
		}
	}
	return best, rest
}

func encodePostings(postings []posting, positions bool) []byte {
	b := appendUint(nil, len(postings))
	last := 0
	for _, each := range postings {
		b = appendUint(b, each.id-last)
		last = each.id
	}
	for _, each := range postings {
		b = append(b, each.level)
	}
	if positions {
		b = encodePositions(b, postings)
	}
	return b
}

func encodePositions(b []byte, postings []posting) []byte {
	for _, each := range postings {
		b = append(b, each.positions...)
	}
	return b
}

// hits are the postings of a term as queries use them, in the order of ids; positions[i] is nil where they were not read.
type hits struct {
	ids       []int
	levels    []byte
	positions [][]int
}

// decodePostings reads a part; the first has positions.
func decodePostings(data []byte, positions bool) (hits, error) {
	d := decoder{data: data}
	h := hits{ids: make([]int, d.count(2))}
	last := 0
	for i := range h.ids {
		last += d.uint()
		h.ids[i] = last
	}
	h.levels = d.bytes(len(h.ids))
	h.positions = make([][]int, len(h.ids))
	if positions {
		decodePositions(&d, h.positions)
	}
	return h, d.err()
}

func decodePositions(d *decoder, into [][]int) {
	for i := range into {
		into[i] = make([]int, d.count(1))
		last := 0
		for j := range into[i] {
			last += d.uint()
			into[i][j] = last
		}
	}
}

// postingsOf gives the postings of one inverter's term. base gives the first id of each document.
func (t *rawTerm) postingsOf(base []int, into []posting) []posting {
	document, data := 0, t.data
	next := func() int {
		value, n := binary.Uvarint(data)
		data = data[n:]
		return int(value)
	}
	for len(data) > 0 {
		document += next()
		found := posting{id: base[document] + next(), level: data[0]}
		data = data[1:]
		rest := data
		for n := next(); n > 0; n-- {
			next()
		}
		found.positions = rest[:len(rest)-len(data)]
		into = append(into, found)
	}
	return into
}

// merge joins two lists of postings in the order of ids.
func merge(a, b, into []posting) []posting {
	for len(a) > 0 && len(b) > 0 {
		if a[0].id < b[0].id {
			into, a = append(into, a[0]), a[1:]
		} else {
			into, b = append(into, b[0]), b[1:]
		}
	}
	return append(append(into, a...), b...)
}
