package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"
)

const signaturePNG = "\x89PNG\r\n\x1a\n"

// chunksPNG are the chunks that a picture is shown by (PNG, third edition, 11): its size, colours and pixels. What moves
// is not among them, so of an animation the picture is left that stands for all of it.
var chunksPNG = []string{"IHDR", "PLTE", "tRNS", "cHRM", "cICP", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs"}

// eachChunkPNG calls do with the chunks of a PNG up to its end.
func eachChunkPNG(data []byte, do func(name string, payload []byte)) error {
	for rest := data[len(signaturePNG):]; ; {
		if len(rest) < 12 {
			return errCut
		}
		size := uint64(binary.BigEndian.Uint32(rest))
		if size+12 > uint64(len(rest)) {
			return errCut
		}
		name, payload := string(rest[4:8]), rest[8:8+size]
		if crc32.ChecksumIEEE(rest[4:8+size]) != binary.BigEndian.Uint32(rest[8+size:]) {
			return errors.New("a checksum is wrong")
		}
		if do(name, payload); name == "IEND" {
			return nil
		}
		rest = rest[12+size:]
	}
}

func exifOfPNG(data []byte) (exif []byte) {
	// An error is found again by whoever copies or decodes the picture.
	_ = eachChunkPNG(data, func(name string, payload []byte) {
		if name == "eXIf" {
			exif = payload
		}
	})
	return exif
}

// copyPNG takes over the chunks that are needed, and of the pixels what is unpacked when the picture is shown.
func copyPNG(data []byte) ([]byte, error) {
	out := []byte(signaturePNG)
	add := func(name string, payload []byte) {
		start := len(out) + 4
		out = binary.BigEndian.AppendUint32(out, uint32(len(payload)))
		out = append(append(out, name...), payload...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
	}
	var pixels []byte
	err := eachChunkPNG(data, func(name string, payload []byte) {
		switch {
		case name == "IDAT":
			pixels = append(pixels, payload...)
		case name == "iCCP": // a profile of colours, whose name is free text
			if _, profile, ok := bytes.Cut(payload, []byte{0}); ok {
				add(name, append([]byte("icc\x00"), profile...))
			}
		case slices.Contains(chunksPNG, name) && len(pixels) == 0:
			add(name, payload)
		}
	})
	if err != nil {
		return nil, err
	}
	used, err := unpacked(pixels)
	if err != nil {
		return nil, err
	}
	if turn := exifWith(orientation(exifOfPNG(data))); turn != nil {
		add("eXIf", turn)
	}
	add("IDAT", pixels[:used])
	add("IEND", nil)
	return out, nil
}

// unpacked tells how many bytes of packed pixels are used. Editors that write a smaller picture over a larger one have
// left the rest of it behind them. A picture within the limit of pixels unpacks to nine bytes for each at most.
func unpacked(pixels []byte) (used int, err error) {
	packed := bytes.NewReader(pixels) // it reads single bytes, so that no more is taken from it than is used
	unpack, err := zlib.NewReader(packed)
	if err != nil {
		return 0, err
	}
	size, err := io.Copy(io.Discard, io.LimitReader(unpack, 9*maxPixels))
	if err == nil && size == 9*maxPixels {
		err = errors.New("it unpacks to more than a picture of its size")
	}
	return len(pixels) - packed.Len(), err
}
