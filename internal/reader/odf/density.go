package odf

import (
	"bytes"
	"encoding/binary"
)

// onScreen is how many pixels an inch of a picture has that says nothing about it, in LibreOffice and by ODF.
const onScreen = 96

// density reads how many pixels an inch of a PNG or JPEG has, across and down: 0 for what is neither.
func density(data []byte) (across, down float64) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		// The chunk pHYs stands before the pixels (PNG, third edition, 11.3.4.3): two numbers, and 1 where they count for a metre.
		before, _, _ := bytes.Cut(data, []byte("IDAT"))
		if _, payload, ok := bytes.Cut(before, []byte("\x00\x00\x00\x09pHYs")); ok && len(payload) >= 9 && payload[8] == 1 {
			across, down = float64(binary.BigEndian.Uint32(payload))*0.0254, float64(binary.BigEndian.Uint32(payload[4:]))*0.0254
		}
	case bytes.HasPrefix(data, []byte("\xFF\xD8")):
		// JFIF 1.02: behind the version stand the unit, 1 for inches and 2 for centimetres, and two numbers.
		if len(data) >= 18 && string(data[6:11]) == "JFIF\x00" && (data[13] == 1 || data[13] == 2) {
			across, down = float64(binary.BigEndian.Uint16(data[14:])), float64(binary.BigEndian.Uint16(data[16:]))
			if data[13] == 2 {
				across, down = across*2.54, down*2.54
			}
		}
	default:
		return 0, 0
	}
	if across < 1 || down < 1 {
		return onScreen, onScreen
	}
	return across, down
}
