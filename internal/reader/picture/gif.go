package picture

import (
	"slices"
)

// The blocks of a GIF (GIF89a, 18 to 27).
const (
	blockExtension = 0x21
	blockImage     = 0x2C
	blockTrailer   = 0x3B

	labelControl     = 0xF9 // how long a frame stands, and which colour is transparent
	labelApplication = 0xFF
)

// loops are the applications whose block says how often an animation is repeated.
var loops = []string{"NETSCAPE2.0", "ANIMEXTS1.0"}

// A cursor takes pieces off the front of data. Once there is too little, it is at its end and gives nothing.
type cursor struct {
	rest []byte
	err  error
}

func (c *cursor) take(size int) []byte {
	if size > len(c.rest) {
		c.err, c.rest = errCut, nil
		return make([]byte, min(size, 256))
	}
	piece := c.rest[:size]
	c.rest = c.rest[size:]
	return piece
}

// colours takes the table of colours that a byte of flags announces.
func (c *cursor) colours(flags byte) []byte {
	if flags&0x80 == 0 {
		return nil
	}
	return c.take(3 << (flags&7 + 1))
}

// parts takes a row of pieces, each behind its length, up to one without length.
func (c *cursor) parts() []byte {
	all := c.rest
	for c.err == nil {
		size := c.take(1)[0]
		if c.take(int(size)); size == 0 {
			break
		}
	}
	return all[:len(all)-len(c.rest)]
}

// copyGIF takes over the frames, and of the blocks between them those that say how long each stands and how often all are
// repeated.
func copyGIF(data []byte) ([]byte, error) {
	in := &cursor{rest: data}
	head := in.take(13)
	out := slices.Concat(head, in.colours(head[10]))
	for in.err == nil {
		switch begin := in.take(1)[0]; begin {
		case blockTrailer:
			return append(out, blockTrailer), nil
		case blockImage:
			place := in.take(9)
			out = append(append(out, blockImage), place...)
			out = append(out, in.colours(place[8])...)
			out = append(out, in.take(1)...) // the width of the codes
			out = append(out, in.parts()...)
		case blockExtension:
			label, parts := in.take(1)[0], in.parts()
			// A loop is the name of its application, and one part of three bytes: 1 and how often.
			isLoop := label == labelApplication && len(parts) == 17 && slices.Contains(loops, string(parts[1:12])) && parts[12] == 3
			if isLoop || label == labelControl && len(parts) == 6 {
				out = append(append(out, blockExtension, label), parts...)
			}
		default:
			return nil, errCut
		}
	}
	return nil, in.err
}
