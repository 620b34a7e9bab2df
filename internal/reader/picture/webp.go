package picture

import (
	"encoding/binary"
	"slices"
)

// A WebP file is a RIFF file (RFC 9649): chunks with a name of four letters and a size, filled up to even length.
const (
	headOfFrame = 16 // of an ANMF chunk, before the chunks in it
	flagExif    = 0x08
	flagXMP     = 0x04
)

var (
	chunksWebP  = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}
	chunksFrame = []string{"VP8 ", "VP8L", "ALPH"}
)

// eachChunkWebP calls do with each chunk.
func eachChunkWebP(data []byte, do func(name string, payload []byte)) error {
	for len(data) >= 8 {
		size := uint64(binary.LittleEndian.Uint32(data[4:]))
		if size+8 > uint64(len(data)) {
			return errCut
		}
		do(string(data[:4]), data[8:8+size])
		data = data[min(8+size+size%2, uint64(len(data))):]
	}
	return nil
}

// insideWebP gives the chunks of a file, without what follows the end of it.
func insideWebP(data []byte) []byte {
	end := min(8+uint64(binary.LittleEndian.Uint32(data[4:])), uint64(len(data)))
	return data[12:max(end, 12)]
}

func exifOfWebP(data []byte) (exif []byte) {
	// An error is found again by whoever copies the picture.
	_ = eachChunkWebP(insideWebP(data), func(name string, payload []byte) {
		if name == "EXIF" {
			exif = payload
		}
	})
	return exif
}

func appendWebP(to []byte, name string, payload []byte) []byte {
	to = append(to, name...)
	to = binary.LittleEndian.AppendUint32(to, uint32(len(payload)))
	to = append(to, payload...)
	if len(payload)%2 == 1 {
		to = append(to, 0)
	}
	return to
}

// copyWebP takes over the chunks that are needed, of the frames as well.
func copyWebP(data []byte) ([]byte, error) {
	turn := exifWith(orientation(exifOfWebP(data)))
	out := append([]byte("RIFF\x00\x00\x00\x00"), "WEBP"...)
	var inFrame error
	err := eachChunkWebP(insideWebP(data), func(name string, payload []byte) {
		switch {
		case !slices.Contains(chunksWebP, name):
			return
		case name == "VP8X" && len(payload) > 0:
			payload = slices.Clone(payload)
			payload[0] &^= flagExif | flagXMP
			if turn != nil {
				payload[0] |= flagExif
			}
		case name == "ANMF" && len(payload) >= headOfFrame:
			frame := slices.Clone(payload[:headOfFrame])
			if err := eachChunkWebP(payload[headOfFrame:], func(name string, payload []byte) {
				if slices.Contains(chunksFrame, name) {
					frame = appendWebP(frame, name, payload)
				}
			}); err != nil {
				inFrame = err
			}
			payload = frame
		}
		out = appendWebP(out, name, payload)
	})
	if turn != nil {
		out = appendWebP(out, "EXIF", turn)
	}
	if err == nil {
		err = inFrame
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, err
}
