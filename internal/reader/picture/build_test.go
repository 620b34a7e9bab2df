package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// secret is planted wherever a picture can hold what it does not show.
const secret = "51.5007N 0.1246W Sadie Example"

// painted is a picture of four quarters: red and green above, blue and white below.
func painted(width, height int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := []color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}
			i := 0
			if x >= width/2 {
				i++
			}
			if y >= height/2 {
				i += 2
			}
			out.Set(x, y, c[i])
		}
	}
	return out
}

// encoded gives the bytes that an encoder writes.
func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// exifSecret is what a camera notes: how it was held, and the secret.
func exifSecret(turn int) []byte {
	note := exifWith(turn)
	if note == nil {
		note = exifWith(9)
	}
	return append(note, secret...)
}

func segment(marker byte, payload string) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(payload)+2))
	return append(head, payload...)
}

// jpegWith is a JPEG held as turn says, with the secret in every place.
func jpegWith(t testing.TB, picture image.Image, turn int) []byte {
	plain := encoded(t, func(out *bytes.Buffer) error { return jpeg.Encode(out, picture, &jpeg.Options{Quality: 100}) })
	return bytes.Join([][]byte{
		plain[:2],
		segment(0xE0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x01\x0A"+secret),
		segment(0xE0, "JFXX\x00\x10"+secret),
		segment(0xE1, nameExif+string(exifSecret(turn))),
		segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+secret),
		segment(0xE2, "MPF\x00"+secret),
		segment(0xE2, nameICC+"\x01\x01colours"),
		segment(0xED, "Photoshop 3.0\x00"+secret),
		segment(0xEF, secret),
		segment(0xFE, secret),
		[]byte(secret), // between segments
		plain[2 : len(plain)-2],
		segment(0xFE, secret),
		plain[len(plain)-2:],
		[]byte(secret), plain,
	}, nil)
}

func chunk(name, payload string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))
	out = append(append(out, name...), payload...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngWith is a PNG with the secret in every place.
func pngWith(t testing.TB, picture image.Image, turn int) []byte {
	plain := encoded(t, func(out *bytes.Buffer) error { return png.Encode(out, picture) })
	const head = 8 + 12 + 13 // the signature and IHDR
	return bytes.Join([][]byte{
		plain[:head],
		chunk("iCCP", secret+"\x00\x00profile"),
		chunk("gAMA", "\x00\x00\xb1\x8f"),
		chunk("tEXt", "Author\x00"+secret),
		chunk("zTXt", "Comment\x00\x00"+secret),
		chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+secret),
		chunk("tIME", "\x07\xEA\x03\x0C\x0A\x0A\x0A"),
		chunk("eXIf", string(exifSecret(turn))),
		chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"),
		chunk("prVt", secret),
		plain[head : len(plain)-12],
		chunk("fdAT", "\x00\x00\x00\x02"+secret),
		chunk("IDAT", secret), // behind the end of the packed pixels
		chunk("gAMA", secret),
		plain[len(plain)-12:],
		chunk("IDAT", secret),
	}, nil)
}

// gifWith is an animation of two frames with the secret in comments and applications.
func gifWith(t testing.TB, picture image.Image) []byte {
	palette := color.Palette{color.White, color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}}
	frame := image.NewPaletted(picture.Bounds(), palette)
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			frame.Set(x, y, picture.At(x, y))
		}
	}
	plain := encoded(t, func(out *bytes.Buffer) error {
		return gif.EncodeAll(out, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{10, 10}, LoopCount: 3})
	})
	head := 13
	if flags := plain[10]; flags&0x80 != 0 {
		head += 3 << (flags&7 + 1)
	}
	size := string(byte(len(secret)))
	comment := "\x21\xFE" + size + secret + "\x00"
	return bytes.Join([][]byte{
		plain[:head],
		[]byte(comment),
		[]byte("\x21\xFF\x0BXMP DataXMP" + size + secret + "\x00"),
		[]byte("\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00" + size + secret + "\x00"),
		[]byte("\x21\x01\x0C123456789012" + size + secret + "\x00"),
		plain[head : len(plain)-1],
		[]byte(comment),
		plain[len(plain)-1:],
		[]byte(secret),
	}, nil)
}

// pixelWebP is one red pixel without loss, as a chunk of WebP.
const pixelWebP = "\x2F\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xFE\x07"

// webpWith is a WebP of one pixel with the secret beside it.
func webpWith(turn int) []byte {
	var chunks []byte
	chunks = appendWebP(chunks, "VP8X", []byte{flagExif | flagXMP, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	chunks = appendWebP(chunks, "VP8L", []byte(pixelWebP))
	chunks = appendWebP(chunks, "EXIF", exifSecret(turn))
	chunks = appendWebP(chunks, "XMP ", []byte(secret))
	chunks = appendWebP(chunks, "PRIV", []byte(secret))
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(chunks)+4))
	return append(append(append(out, "WEBP"...), chunks...), secret...)
}

func bmpOf(t testing.TB, picture image.Image) []byte {
	return append(encoded(t, func(out *bytes.Buffer) error { return bmp.Encode(out, picture) }), secret...)
}

func tiffOf(t testing.TB, picture image.Image) []byte {
	return append(encoded(t, func(out *bytes.Buffer) error { return tiff.Encode(out, picture, nil) }), secret...)
}
