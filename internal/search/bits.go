package search

import "math/bits"

// Numbers that are mostly small are written as Rice codes: what is above the lowest k bits as so many zeros and a one, then
// those k bits. mostUnary zeros stand before a number of 32 bits that would take too many.
const mostUnary = 24

// A bitWriter writes bits, the highest of each byte first.
type bitWriter struct {
	out  []byte
	held uint64 // bits that are no whole byte yet, at the low end
	n    uint   // how many these are
}

func (w *bitWriter) bits(value uint64, n uint) {
	w.held = w.held<<n | value
	for w.n += n; w.n >= 8; {
		w.n -= 8
		w.out = append(w.out, byte(w.held>>w.n))
	}
}

func (w *bitWriter) rice(value int, k uint) {
	high := uint(value) >> k
	if high >= mostUnary {
		w.bits(0, mostUnary)
		w.bits(uint64(value), 32)
		return
	}
	w.bits(1<<k|uint64(value)&(1<<k-1), high+1+k)
}

// end fills the last byte and gives what was written.
func (w *bitWriter) end() []byte {
	if w.n > 0 {
		w.bits(0, 8-w.n)
	}
	return w.out
}

// riceOf gives the k that writes n numbers of a sum in about the fewest bits, where they are spread as by chance (Kiely,
// "Selecting the Golomb parameter in Rice coding", 2004).
func riceOf(sum, n, most int) uint {
	if n == 0 {
		return 0
	}
	return uint(min(bits.Len(uint((481*sum+240*n)/(1000*n))), most))
}

// A bitReader reads what a bitWriter wrote. What is not there reads as zeros, and bad says so in the end.
type bitReader struct {
	data []byte
	held uint64 // bits to come, at the high end
	n    uint
	bad  bool
}

func (r *bitReader) fill() {
	for r.n <= 56 && len(r.data) > 0 {
		r.held |= uint64(r.data[0]) << (56 - r.n)
		r.data = r.data[1:]
		r.n += 8
	}
}

func (r *bitReader) bits(n uint) int {
	if r.n < n {
		r.fill()
	}
	if r.n < n {
		r.bad, r.n, r.held = true, 0, 0
		return 0
	}
	value := r.held >> (64 - n)
	r.held <<= n
	r.n -= n
	return int(value)
}

func (r *bitReader) rice(k uint) int {
	if r.n < mostUnary+1 {
		r.fill()
	}
	high := uint(bits.LeadingZeros64(r.held))
	if high >= mostUnary {
		r.bits(mostUnary)
		return r.bits(32)
	}
	r.bits(high + 1)
	return int(high)<<k | r.bits(k)
}
