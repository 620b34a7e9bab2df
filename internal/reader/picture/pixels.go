package picture

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"math"

	"gazette/internal/document"
)

// quality is that of a photograph which is encoded again: at 90 of 100 nobody tells it from the original.
const quality = 90

// drawn decodes a picture, cuts it to what is shown, and encodes what is left.
func drawn(kind *kind, data []byte, size image.Config, shown Crop) (*document.Picture, error) {
	picture, err := kind.decode(bytes.NewReader(data))
	if err != nil {
		return nil, damaged(kind, err)
	}
	whole := image.Rect(0, 0, size.Width, size.Height) // of a GIF the first frame may be smaller
	if kind.exif != nil {
		if turn := orientation(kind.exif(data)); turn > 1 {
			picture = upright(picture, turn)
			whole = picture.Bounds()
		}
	}
	if shown.cuts() {
		if picture = cut(picture, shown.of(whole)); picture == nil {
			return nil, errors.New("a picture of which the document shows nothing: all of it is cut off")
		}
	}
	var out bytes.Buffer
	made := kindPNG
	if kind == kindJPEG {
		made = kindJPEG
		err = jpeg.Encode(&out, picture, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&out, picture)
	}
	if err != nil {
		return nil, damaged(kind, err)
	}
	return &document.Picture{Type: made.mediaType, Data: out.Bytes()}, nil
}

// of gives what is left of a rectangle. A pixel that is shown in part is cut off: it may say what lies beside it.
func (c Crop) of(whole image.Rectangle) image.Rectangle {
	width, height := float64(whole.Dx()), float64(whole.Dy())
	off := func(share, length float64) int {
		if !(share > 0) { // so written that it holds for what is no number
			return 0
		}
		return int(math.Ceil(min(share, 1)*length - 1e-6)) // shares are rounded where they are written
	}
	return image.Rectangle{
		Min: whole.Min.Add(image.Pt(off(c.Left, width), off(c.Top, height))),
		Max: whole.Max.Sub(image.Pt(off(c.Right, width), off(c.Bottom, height))),
	}
}

// cut gives the part of a picture in a rectangle; nil where there is nothing. All pictures of the decoders can be cut.
func cut(picture image.Image, to image.Rectangle) image.Image {
	to = to.Intersect(picture.Bounds())
	if to.Empty() { // which a rectangle is as well whose sides have changed places
		return nil
	}
	return picture.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(to)
}

// upright turns a picture as its camera says that it was held: from the orientations of Exif, 2 to 8.
func upright(picture image.Image, turn int) image.Image {
	from := picture.Bounds()
	right, bottom := from.Max.X-1, from.Max.Y-1
	width, height := from.Dx(), from.Dy()
	if turn >= 5 {
		width, height = height, width
	}
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			var p image.Point
			switch turn {
			case 2:
				p = image.Pt(right-x, from.Min.Y+y)
			case 3:
				p = image.Pt(right-x, bottom-y)
			case 4:
				p = image.Pt(from.Min.X+x, bottom-y)
			case 5:
				p = image.Pt(from.Min.X+y, from.Min.Y+x)
			case 6:
				p = image.Pt(from.Min.X+y, bottom-x)
			case 7:
				p = image.Pt(right-y, bottom-x)
			case 8:
				p = image.Pt(right-y, from.Min.Y+x)
			}
			out.Set(x, y, picture.At(p.X, p.Y))
		}
	}
	return out
}
