package pdf

import "github.com/tetratelabs/wazero/experimental"

// doubling is the memory of an engine. It doubles when there is not room enough: wazero adds a quarter each time, and what
// is left behind is four times as much as what is used.
type doubling struct {
	data []byte
	most uint64
}

var _ experimental.LinearMemory = (*doubling)(nil)

func newMemory(size, most uint64) experimental.LinearMemory {
	return &doubling{data: make([]byte, 0, size), most: most}
}

// Reallocate makes the memory of a size in bytes. It gives nil where that is more than there may be.
func (m *doubling) Reallocate(size uint64) []byte {
	if size > m.most {
		return nil
	}
	if size > uint64(cap(m.data)) {
		larger := make([]byte, len(m.data), max(size, min(m.most, 2*uint64(cap(m.data)))))
		copy(larger, m.data)
		m.data = larger
	}
	m.data = m.data[:size]
	return m.data
}

// Free leaves the memory to Go.
func (m *doubling) Free() { m.data = nil }
