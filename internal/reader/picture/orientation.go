package picture

import (
	"bytes"
	"encoding/binary"
)

// Exif 2.3: the notes of a camera are a TIFF file of which each kind of picture holds the bytes. How the camera was held
// is the tag 0x0112 of its first directory, a number from 1 (upright) to 8.
const (
	tagOrientation = 0x0112
	typeShort      = 3
	sizeOfEntry    = 12
)

// orientation reads how a picture is turned; 1 where nothing sound is said about it.
func orientation(exif []byte) int {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(exif, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(exif, []byte("MM\x00*")):
		order = binary.BigEndian
	}
	if order == nil || len(exif) < 8 {
		return 1
	}
	start := uint64(order.Uint32(exif[4:]))
	if start+2 > uint64(len(exif)) {
		return 1
	}
	entries := exif[start+2:]
	for range order.Uint16(exif[start:]) {
		if len(entries) < sizeOfEntry {
			return 1
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if turn := order.Uint16(entries[8:]); turn >= 1 && turn <= 8 {
				return int(turn)
			}
			return 1
		}
		entries = entries[sizeOfEntry:]
	}
	return 1
}

// exifWith gives notes of a camera that say how the picture is turned and nothing else; nil for an upright one.
func exifWith(turn int) []byte {
	if turn == 1 {
		return nil
	}
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, // the directory follows
		0, 1, // with one entry
		tagOrientation >> 8, tagOrientation & 0xFF, 0, typeShort, 0, 0, 0, 1, 0, byte(turn), 0, 0,
		0, 0, 0, 0} // and there is no other
}
