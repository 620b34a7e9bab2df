package search

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"
)

// maxFile is how large a file may be, compressed or not.
const maxFile = 64 << 10

var errDamaged = errors.New("a file of the search index is damaged: build the site again")

// A hash is the start of the SHA-256 of a file, by which it is named.
type hash [8]byte

func hashOf(data []byte) hash {
	sum := sha256.Sum256(data)
	return hash(sum[:8])
}

func (h hash) String() string { return hex.EncodeToString(h[:]) }

func (h hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

func (h *hash) UnmarshalText(text []byte) error {
	if len(text) != 2*len(h) {
		return errDamaged
	}
	_, err := hex.Decode(h[:], text)
	return err
}

// appendUint and appendString write what the package comment calls varint and string.
func appendUint[T int | uint32 | byte](b []byte, value T) []byte {
	return binary.AppendUvarint(b, uint64(value))
}

func appendString(b []byte, text string) []byte {
	return append(appendUint(b, len(text)), text...)
}

// appendAfter writes a string as what it shares with the one before and the rest.
func appendAfter(b []byte, before, text string) []byte {
	n := shared(before, text)
	return appendString(appendUint(b, n), text[n:])
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// A decoder reads one file. What is not there reads as nothing, and err says so in the end.
type decoder struct {
	data []byte
	bad  bool
}

func (d *decoder) err() error {
	if d.bad {
		return errDamaged
	}
	return nil
}

func (d *decoder) fail() {
	d.bad, d.data = true, nil
}

// uint reads a varint below 2³¹.
func (d *decoder) uint() int {
	value, n := binary.Uvarint(d.data)
	if n <= 0 || value >= 1<<31 {
		d.fail()
		return 0
	}
	d.data = d.data[n:]
	return int(value)
}

// long reads a varint below 2⁶³.
func (d *decoder) long() int {
	value, n := binary.Uvarint(d.data)
	if n <= 0 || value >= 1<<63 {
		d.fail()
		return 0
	}
	d.data = d.data[n:]
	return int(value)
}

// count reads the number of things that follow, each of which takes at least so many bytes.
func (d *decoder) count(size int) int {
	n := d.uint()
	if n*size > len(d.data) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.data) {
		d.fail()
		return nil
	}
	read := d.data[:n:n]
	d.data = d.data[n:]
	return read
}

func (d *decoder) byte() byte {
	if read := d.bytes(1); len(read) == 1 {
		return read[0]
	}
	return 0
}

func (d *decoder) string() string { return string(d.bytes(d.uint())) }

func (d *decoder) after(before string) string {
	n := d.uint()
	if n > len(before) {
		d.fail()
		return ""
	}
	return before[:n] + d.string()
}

func (d *decoder) hash() (h hash) {
	copy(h[:], d.bytes(len(h)))
	return h
}

// compression is the level at which time and size are in proportion.
const compression = 4

// A compressor compresses files. Each goroutine of a build has its own.
type compressor struct {
	out    bytes.Buffer
	writer *flate.Writer
}

func newCompressor() *compressor {
	c := &compressor{}
	c.writer, _ = flate.NewWriter(&c.out, compression) // the level is known
	return c
}

func (c *compressor) compress(data []byte) []byte {
	c.out.Reset()
	c.writer.Reset(&c.out)
	c.writer.Write(data) // a bytes.Buffer takes everything
	c.writer.Close()
	return bytes.Clone(c.out.Bytes())
}

// compressors are those that wait for the next file.
var compressors = sync.Pool{New: func() any { return newCompressor() }}

// deflate compresses a file.
func deflate(data []byte) []byte {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	return c.compress(data)
}

// inflate reads a file.
func inflate(data []byte) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	case len(read) > maxFile:
		return nil, fmt.Errorf("%w: it is too large", errDamaged)
	}
	return read, nil
}
