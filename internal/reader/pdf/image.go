package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"math"

	stdimage "image"

	"gazette/internal/document"
	"gazette/internal/reader/layout"
)

// An image is a picture on a page with text.
type image struct {
	at   mark
	box  layout.Rect
	read bool
}

const (
	leastImage  = 20      // points in width and height; smaller ones are ornaments
	maxPictures = 100     // that are drawn of one file; each takes 50 ms
	imageDots   = 150.0   // for an inch
	maxDrawn    = 4 << 20 // dots of a page from which a picture is cut
)

// images are the pictures of a page, without small ones and those in its margins, as the arms of the partnership.
func (p *page) images() []image {
	var images []image
	paper := layout.Rect{Right: p.width, Bottom: p.height}
	for _, o := range p.objects {
		middle := (o.box.Top + o.box.Bottom) / 2
		if o.kind != imageObject || overlap(o.box, paper) == 0 || o.artifact && (middle < margin*p.height || middle > (1-margin)*p.height) {
			continue
		}
		if o.box.Right-o.box.Left >= leastImage && o.box.Bottom-o.box.Top >= leastImage {
			images = append(images, image{at: mark{p.number, o.content}, box: o.box})
		}
	}
	return images
}

// picture draws the pictures in marked content, as they are shown: what is cut off or covered is not in the file that comes
// of it. It is nil where there are none.
func (r *reader) picture(of map[mark]bool) *document.Picture {
	box, page := emptyBox(), 0
	for i := range r.images {
		each := &r.images[i]
		if each.at.content >= 0 && of[each.at] && (page == 0 || page == each.at.page) {
			each.read, page = true, each.at.page
			box = around(around(box, each.box.Left, each.box.Top), each.box.Right, each.box.Bottom)
		}
	}
	if r.drawn++; page == 0 || r.drawn > maxPictures || r.artist.start() != nil {
		return nil
	}
	p := openPage(r.artist.engine, r.artist.file, page)
	if p == nil {
		return nil
	}
	defer p.close()
	bitmap := p.drawAt(scaleFor(imageDots, maxDrawn, p.width, p.height))
	defer bitmap.free()
	var data bytes.Buffer
	if err := png.Encode(&data, bitmap.cut(box)); err != nil || p.err != nil {
		return nil
	}
	return &document.Picture{Type: "image/png", Data: data.Bytes()}
}

// cut is a part of a bitmap.
func (b bitmap) cut(box layout.Rect) stdimage.Image {
	left, right := b.dotsOf(box.Left, box.Right, b.width)
	top, bottom := b.dotsOf(box.Top, box.Bottom, b.height)
	cut := stdimage.NewRGBA(stdimage.Rect(0, 0, right-left, bottom-top))
	dots := b.dots()
	for y := top; y < bottom; y++ {
		for x := left; x < right; x++ {
			if i := 4 * (y*b.width + x); i+3 < len(dots) {
				cut.SetRGBA(x-left, y-top, color.RGBA{R: dots[i+2], G: dots[i+1], B: dots[i], A: math.MaxUint8})
			}
		}
	}
	return cut
}

// otherImages takes note of the pictures without a description.
func (r *reader) otherImages() {
	count, first := 0, 0
	for _, each := range r.images {
		if !each.read {
			if count++; count == 1 {
				first = each.at.page
			}
		}
	}
	if count > 0 {
		r.notRead(document.Place{Page: first}, fmt.Sprintf("pictures without a description, %d of them; this is the first", count), "")
	}
}
