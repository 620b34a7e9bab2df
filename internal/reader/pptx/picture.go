package pptx

import (
	"bytes"
	"image"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// whyPartly is said of a picture that cannot be cut to what is seen of it; picture.Clean says the rest.
const whyPartly = "a picture a part of which is covered, off the slide or cut off in a form that is no rectangle; save what is seen as a picture of its own"

// readPicture reads a picture, and names the recording that it may stand for.
func (p *page) readPicture(one *shape, e *office.Element) []document.Block {
	for _, name := range []string{"a:videoFile", "a:quickTimeFile", "a:audioFile", "a:wavAudioFile"} {
		if e.Child("p:nvPicPr", "p:nvPr", name) != nil {
			p.on.Aside(p.place, "a film or a recording")
		}
	}
	return p.image(one, e.Child("p:blipFill"), document.Fold(properties(e).Get("descr")))
}

// image gives the picture that fills a shape, or only its text alternative.
func (p *page) image(one *shape, fill *office.Element, alternative string) []document.Block {
	shows := p.on.pictureOf(one, fill)
	if shows.Why != "" {
		p.on.Aside(p.place, shows.Why)
	}
	blocks := p.alternative(one, alternative)
	if shows.Picture == nil {
		return blocks
	}
	if blocks == nil {
		blocks = []document.Block{{Kind: document.Image, Place: p.place, Visibility: document.Visible}}
	}
	blocks[0].Picture = shows.Picture
	if link := p.target(properties(one.e)); link != "" && len(blocks[0].Runs) > 0 {
		blocks[0].Runs[0].Link = link
	}
	if alpha := fill.Child("a:blip", "a:alphaModFix"); alpha != nil && share(alpha.Get("amt"), 1) <= 0.01 {
		blocks[0] = office.Hide(blocks[0])
	}
	return blocks
}

// pictureOf gives what is seen of the picture of a shape. Of one that lies over an edge of the slide, that is less than its
// file shows.
func (s *sheet) pictureOf(one *shape, fill *office.Element) picture.Shown {
	crop := cropOf(fill)
	b := one.box
	if !one.isHidden && !fullForms[one.form()] {
		return picture.Shown{Why: whyPartly}
	}
	if one.isHidden || !one.isPlaced || b.Area() == 0 {
		return s.pictureIn(fill, crop)
	}
	beyond := picture.Crop{
		Left: max(0, -b.Left/b.Width()), Top: max(0, -b.Top/b.Height()),
		Right: max(0, (b.Right-s.width)/b.Width()), Bottom: max(0, (b.Bottom-s.height)/b.Height()),
	}
	const hair = 0.01 // pictures that fill a slide lie over its edges by a hair's breadth
	isWhole := max(beyond.Left, beyond.Top, beyond.Right, beyond.Bottom) < hair
	if one.isPartly || !isWhole && !one.isStraight {
		return picture.Shown{Why: whyPartly}
	}
	if !isWhole {
		across, down := 1-crop.Left-crop.Right, 1-crop.Top-crop.Bottom
		crop.Left, crop.Right = crop.Left+beyond.Left*across, crop.Right+beyond.Right*across
		crop.Top, crop.Bottom = crop.Top+beyond.Top*down, crop.Bottom+beyond.Bottom*down
	}
	return s.pictureIn(fill, crop)
}

// cropOf reads what the author cut off a picture.
func cropOf(fill *office.Element) picture.Crop {
	rect := fill.Child("a:srcRect")
	side := func(name string) float64 { return min(max(share(rect.Get(name), 0), 0), 1) }
	return picture.Crop{Left: side("l"), Top: side("t"), Right: side("r"), Bottom: side("b")}
}

// pictureIn gives the picture of a fill, without what is cut off.
func (s *sheet) pictureIn(fill *office.Element, crop picture.Crop) picture.Shown {
	blip := fill.Child("a:blip")
	id := blip.Get("r:embed")
	found := s.relations[id]
	switch {
	case id == "" && blip.Get("r:link") != "", found.External:
		return picture.Shown{Why: picture.WhyLinked}
	case id == "" || found.Target == "":
		return picture.Shown{Why: picture.WhyLost}
	}
	return s.shelf.Get(office.PartName(found.Target), crop)
}

// isOpaque reports whether nothing is seen through the picture of a fill. Where that cannot be said, something may be.
func (s *sheet) isOpaque(fill *office.Element) bool {
	if blip := fill.Child("a:blip"); blip == nil || blip.Child("a:alphaModFix") != nil || blip.Child("a:clrChange") != nil {
		return false
	}
	shows := s.pictureIn(fill, cropOf(fill))
	if shows.Picture == nil {
		return false
	}
	if shows.Type == "image/jpeg" {
		return true
	}
	data := shows.Data
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width > 20_000_000/max(size.Height, 1) {
		return false
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return false
	}
	seeThrough, ok := decoded.(interface{ Opaque() bool })
	return ok && seeThrough.Opaque()
}
