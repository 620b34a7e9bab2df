package docx

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// captionOf reads the caption in the properties of a drawing.
func captionOf(properties *office.Element) office.Caption {
	return office.NewCaption(properties.Get("descr"), properties.Get("title"))
}

// image puts a picture, or only its caption, behind the paragraph.
func (l *line) image(said office.Caption, shows picture.Shown, at run) {
	l.after = append(l.after, l.Image(said, shows.Picture, shows.Why, l.place, at.visibility)...)
}

// blip reads a picture of a drawing, which fills its frame or a shape.
func (l *line) blip(fill *office.Element, said office.Caption, at run) {
	blip := fill.Child("a:blip")
	switch id := blip.Get("r:embed"); {
	case id != "":
		rect := fill.Child("a:srcRect")
		l.image(said, l.pictureAt(id, picture.Crop{
			Left: share(rect.Get("l")), Top: share(rect.Get("t")), Right: share(rect.Get("r")), Bottom: share(rect.Get("b")),
		}), at)
	case blip.Get("r:link") != "":
		l.image(said, picture.Shown{Why: picture.WhyLinked}, at)
	default:
		l.image(said, picture.Shown{Why: picture.WhyLost}, at)
	}
}

// imageData reads a picture of the older kind of drawing.
func (l *line) imageData(e *office.Element, said office.Caption, at run) {
	if said.Alternative == "" {
		said.Alternative = document.Fold(e.Get("o:title"))
	}
	id := e.Get("r:id")
	if id == "" {
		id = e.Get("o:relid")
	}
	l.image(said, l.pictureAt(id, picture.Crop{
		Left: part(e.Get("cropleft")), Top: part(e.Get("croptop")), Right: part(e.Get("cropright")), Bottom: part(e.Get("cropbottom")),
	}), at)
}

// pictureAt gives the picture to which a relation leads.
func (l *line) pictureAt(id string, crop picture.Crop) picture.Shown {
	found := l.relations[id]
	switch {
	case found.External:
		return picture.Shown{Why: picture.WhyLinked}
	case found.Target == "":
		return picture.Shown{Why: picture.WhyLost}
	}
	return l.shelf.Get(office.PartName(found.Target), crop)
}

// share reads how much of a side is cut off: "12500" thousandths of a per cent or, in the strict form, "12.5%".
func share(text string) float64 {
	percent, isPercent := strings.CutSuffix(text, "%")
	value, err := strconv.ParseFloat(percent, 64)
	if !isPercent {
		value /= 1000
	}
	return within(value/100, err)
}

// part reads the same of the older kind of drawing: "8192f" of 65,536, or "0.125".
func part(text string) float64 {
	fraction, isFraction := strings.CutSuffix(text, "f")
	value, err := strconv.ParseFloat(fraction, 64)
	if isFraction {
		value /= 1 << 16
	}
	return within(value, err)
}

// within gives a share between 0 and 1; 0 where none can be read.
func within(value float64, err error) float64 {
	if err != nil || !(value > 0) {
		return 0
	}
	return min(value, 1)
}
