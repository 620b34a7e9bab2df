package picture

import (
	"bytes"
	"encoding/binary"
)

// The markers of JPEG (ITU-T T.81, table B.1) that matter here.
const (
	markerSOI   = 0xD8
	markerEOI   = 0xD9
	markerSOS   = 0xDA
	markerAPP0  = 0xE0
	markerAPP1  = 0xE1
	markerAPP2  = 0xE2
	markerAPP14 = 0xEE
)

const (
	nameJFIF  = "JFIF\x00"
	nameExif  = "Exif\x00\x00"
	nameICC   = "ICC_PROFILE\x00"
	nameAdobe = "Adobe"

	sizeOfJFIF  = 14 // without the thumbnail behind it
	sizeOfAdobe = 12
)

// eachSegment calls do with the segments of a JPEG up to its end: the marker, what is in the segment, and for a scan the
// pixels behind it. Bytes between segments, which decoders pass over, are passed over.
func eachSegment(data []byte, do func(marker byte, payload, pixels []byte)) error {
	for at := 2; ; {
		next := bytes.IndexByte(data[at:], 0xFF)
		if next < 0 || at+next+1 >= len(data) {
			return errCut
		}
		at += next + 1
		marker := data[at]
		switch {
		case marker == markerEOI:
			return nil
		case marker == 0xFF: // a filler
			continue
		case marker == 0, marker == 1, marker >= 0xD0 && marker <= markerSOI: // these stand alone and mean nothing here
			at++
			continue
		}
		at++
		if at+2 > len(data) {
			return errCut
		}
		size := int(binary.BigEndian.Uint16(data[at:]))
		if size < 2 || at+size > len(data) {
			return errCut
		}
		payload := data[at+2 : at+size]
		at += size
		var pixels []byte
		if marker == markerSOS {
			pixels = data[at : at+scanLength(data[at:])]
			at += len(pixels)
		}
		do(marker, payload, pixels)
	}
}

// scanLength counts the bytes of pixels before the next segment: in them 0xFF stands only before 0 or a mark to restart.
func scanLength(data []byte) int {
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], 0xFF)
		if next < 0 || at+next+1 == len(data) {
			return len(data)
		}
		at += next
		if after := data[at+1]; after != 0 && (after < 0xD0 || after > 0xD7) {
			return at
		}
		at += 2
	}
}

func exifOfJPEG(data []byte) (exif []byte) {
	// An error is found again by whoever copies or decodes the picture.
	_ = eachSegment(data, func(marker byte, payload, _ []byte) {
		if marker == markerAPP1 && exif == nil && bytes.HasPrefix(payload, []byte(nameExif)) {
			exif = payload[len(nameExif):]
		}
	})
	return exif
}

// copyJPEG takes over the tables, frames and scans, the profile of the colours, and what says how to understand them.
func copyJPEG(data []byte) ([]byte, error) {
	out := []byte{0xFF, markerSOI}
	add := func(marker byte, payload ...[]byte) {
		all := bytes.Join(payload, nil)
		out = append(out, 0xFF, marker)
		out = binary.BigEndian.AppendUint16(out, uint16(len(all)+2))
		out = append(out, all...)
	}
	if turn := exifWith(orientation(exifOfJPEG(data))); turn != nil {
		add(markerAPP1, []byte(nameExif), turn)
	}
	err := eachSegment(data, func(marker byte, payload, pixels []byte) {
		switch {
		case marker == markerAPP0 && bytes.HasPrefix(payload, []byte(nameJFIF)) && len(payload) >= sizeOfJFIF:
			add(markerAPP0, payload[:sizeOfJFIF-2], []byte{0, 0}) // a thumbnail of no size
		case marker == markerAPP2 && bytes.HasPrefix(payload, []byte(nameICC)):
			add(marker, payload)
		case marker == markerAPP14 && bytes.HasPrefix(payload, []byte(nameAdobe)) && len(payload) >= sizeOfAdobe:
			add(marker, payload[:sizeOfAdobe])
		case marker >= 0xC0 && marker <= 0xDF && marker != 0xC8:
			add(marker, payload)
			out = append(out, pixels...)
		}
	})
	return append(out, 0xFF, markerEOI), err
}
