// Package picture makes the file of a picture fit to leave the document: cut to what is shown, and without what such files
// say beside the picture, as where, when and by whom it was taken, what it showed before it was cut, and its earlier states.
//
// A picture that is shown whole is copied piece by piece, and only pieces that are known to be needed to show it are taken
// over: a kind of piece that is invented tomorrow is left out. Its pixels do not change. A picture that is cut is decoded,
// because what was cut off must not be in the file, and encoded again.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"gazette/internal/document"
)

// A Crop is what a document cuts off a picture: shares of its width and height, from 0 to 1. What is not positive cuts
// nothing.
type Crop struct{ Left, Top, Right, Bottom float64 }

func (c Crop) cuts() bool { return c.Left > 0 || c.Top > 0 || c.Right > 0 || c.Bottom > 0 }

// The limits. Each keeps a picture from taking the memory of the machine, and of the telephone that shows the page.
const (
	// maxBytes is the size of a file; a photograph of the largest size below has some 15 MB.
	maxBytes = 20 << 20

	// maxPixels is how many pixels a picture may have: what a good camera takes. One with 16 bits for a colour takes
	// 400 MB of memory while it is cut.
	maxPixels = 50_000_000

	// maxTogether is how many pixels the pictures of one document may have that must be unpacked: some ten seconds of work.
	// Sixty cut photographs of a telephone have as many.
	maxTogether = 750_000_000
)

// A kind is a kind of file.
type kind struct {
	name, mediaType string
	config          func(io.Reader) (image.Config, error)
	decode          func(io.Reader) (image.Image, error)

	// copied gives the file without what is not needed to show it; nil for a kind that browsers do not show.
	copied func(data []byte) ([]byte, error)
	// exif gives the notes that a camera left in the file; nil for a kind or a file without.
	exif func(data []byte) []byte
}

var (
	kindJPEG = &kind{"JPEG", "image/jpeg", jpeg.DecodeConfig, jpeg.Decode, copyJPEG, exifOfJPEG}
	kindPNG  = &kind{"PNG", "image/png", png.DecodeConfig, png.Decode, copyPNG, exifOfPNG}
	kindGIF  = &kind{"GIF", "image/gif", gif.DecodeConfig, gif.Decode, copyGIF, nil}
	kindWebP = &kind{"WebP", "image/webp", webp.DecodeConfig, webp.Decode, copyWebP, exifOfWebP}
	kindBMP  = &kind{"BMP", "image/bmp", bmp.DecodeConfig, bmp.Decode, nil, nil}
	kindTIFF = &kind{"TIFF", "image/tiff", tiff.DecodeConfig, tiff.Decode, nil, func(data []byte) []byte { return data }}
)

// A Cleaner cleans the pictures of one document, which together may not take more time than a document may. The zero value
// is ready to use.
type Cleaner struct{ unpacked int }

// Clean does as the function of the same name, until the pictures of the document are too many.
func (c *Cleaner) Clean(data []byte, shown Crop) (*document.Picture, error) {
	if kind, err := kindOf(data); err == nil && len(data) <= maxBytes && (kind == kindPNG || kind.copied == nil || shown.cuts()) {
		// Clean says what is wrong with others.
		if size, err := kind.config(bytes.NewReader(data)); err == nil && size.Height > 0 && size.Width <= maxPixels/size.Height {
			c.unpacked = min(c.unpacked+size.Width*size.Height, maxTogether+1)
		}
	}
	if c.unpacked > maxTogether {
		return nil, errors.New("a picture beyond the number that one document may have; divide the document, or make its pictures smaller")
	}
	return Clean(data, shown)
}

// Clean gives a picture cut to what is shown, and without anything beside it but how it is turned and its colours.
// Whatever the document calls the file, its kind is found by its content: JPEG, PNG, GIF and WebP stay what they are, BMP
// and TIFF become PNG, as does a GIF or WebP that is cut. The error says what the picture is, to be listed among what was
// not read: "a picture that is damaged".
func Clean(data []byte, shown Crop) (*document.Picture, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("a picture that is too large: %d MB, and the limit is %d MB", len(data)>>20, maxBytes>>20)
	}
	kind, err := kindOf(data)
	if err != nil {
		return nil, err
	}
	size, err := kind.config(bytes.NewReader(data))
	if err != nil || size.Width < 1 || size.Height < 1 {
		return nil, damaged(kind, err)
	}
	if size.Width > maxPixels/size.Height {
		return nil, fmt.Errorf("a picture that is too large: %d by %d pixels, and the limit is %d million of them", size.Width, size.Height, maxPixels/1_000_000)
	}
	if kind.copied == nil || shown.cuts() {
		return drawn(kind, data, size, shown)
	}
	clean, err := kind.copied(data)
	if err != nil {
		return nil, damaged(kind, err)
	}
	return &document.Picture{Type: kind.mediaType, Data: clean}, nil
}

// errCut says that a file ends before the picture does.
var errCut = errors.New("it is cut off")

func damaged(kind *kind, cause error) error {
	if cause == nil {
		cause = errors.New("it has no size")
	}
	return fmt.Errorf("a picture that is damaged, or of a form of %s that is not known here: %w", kind.name, cause)
}

// kindOf finds the kind of a file by its first bytes. The error says what a file is that is not taken over.
func kindOf(data []byte) (*kind, error) {
	head := string(data[:min(len(data), 4096)])
	starts := func(with string) bool { return len(head) >= len(with) && head[:len(with)] == with }
	at := func(offset int, with string) bool {
		return len(head) >= offset+len(with) && head[offset:offset+len(with)] == with
	}
	switch {
	case starts("\xFF\xD8\xFF"):
		return kindJPEG, nil
	case starts(signaturePNG):
		return kindPNG, nil
	case starts("GIF87a"), starts("GIF89a"):
		return kindGIF, nil
	case starts("RIFF") && at(8, "WEBP"):
		return kindWebP, nil
	case starts("II*\x00"), starts("MM\x00*"):
		return kindTIFF, nil
	case starts("BM"):
		return kindBMP, nil
	case starts("\x01\x00\x00\x00") && at(40, " EMF"):
		return nil, drawing("a Windows metafile, EMF")
	case starts("\xD7\xCD\xC6\x9A"), starts("\x01\x00\x09\x00"), starts("\x02\x00\x09\x00"):
		return nil, drawing("a Windows metafile, WMF")
	case starts("\x1F\x8B"):
		return nil, drawing("a compressed metafile or SVG")
	case bytes.Contains([]byte(head), []byte("<svg")):
		return nil, drawing("SVG")
	case at(4, "ftyp"):
		return nil, errors.New("a picture of a kind that not every browser shows (HEIC or AVIF); save it as JPEG and put that into the document")
	case len(data) == 0:
		return nil, errors.New("a picture of which nothing is in the document")
	}
	return nil, errors.New("a picture of a kind that is not known here; save it as PNG or JPEG and put that into the document")
}

// drawing refuses what consists of lines and letters, not of pixels: it can hold text, scripts and layers that nobody
// sees, and browsers show only some of them.
func drawing(kind string) error {
	return fmt.Errorf("a drawing (%s), which can hold more than it shows; save it as a picture (PNG) and put that into the document", kind)
}
