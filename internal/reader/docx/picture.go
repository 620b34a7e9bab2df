package docx

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// What is said about pictures that are not taken over; picture.Clean says the rest.
const (
	whyLinked  = "a picture that is not in the document but leads to a file in another place"
	whyLost    = "a picture whose file is not in the document"
	whyCaption = "a second title or text alternative of a picture"
)

// A shown is a picture with what is cut off.
type shown struct {
	part string
	crop picture.Crop
}

// A cleaned is a picture as it is taken over, or why it is not.
type cleaned struct {
	*document.Picture
	why string
}

// cleanOnce gives a picture that is fit to leave the document; a nil one, and why, where it is not.
func (r *reader) cleanOnce(of shown) cleaned {
	if found, ok := r.pictures[of]; ok {
		return found
	}
	found := r.clean(of)
	r.pictures[of] = found
	return found
}

func (r *reader) clean(of shown) cleaned {
	data, err := r.archive.Media(of.part)
	if err != nil {
		return cleaned{why: "a picture that cannot be unpacked, or is too large"}
	}
	if data == nil {
		return cleaned{why: whyLost}
	}
	clean, err := r.cleaner.Clean(data, of.crop)
	if err != nil {
		return cleaned{why: err.Error()}
	}
	return cleaned{Picture: clean}
}

// A caption is what a document says of a picture: its text alternative, and a title that some versions of Word show when
// the mouse rests on it.
type caption struct{ alternative, title string }

// captionOf reads the caption in the properties of a drawing.
func captionOf(properties *office.Element) caption {
	c := caption{document.Fold(properties.Get("descr")), document.Fold(properties.Get("title"))}
	if c.alternative == "" {
		c = caption{alternative: c.title}
	}
	if c.title == c.alternative {
		c.title = ""
	}
	return c
}

// image puts a picture, or only its caption, behind the paragraph.
func (l *line) image(said caption, shows cleaned, at run) {
	block := document.Block{Kind: document.Image, Place: l.place, Visibility: at.visibility, Picture: shows.Picture}
	if said.alternative != "" {
		block.Runs = []document.Run{{Text: said.alternative, Visibility: at.visibility}}
	}
	if said.title != "" {
		l.notRead(l.place, whyCaption, said.title)
	}
	if shows.why != "" {
		l.notRead(l.place, shows.why, "")
	}
	if block.Picture != nil || block.Runs != nil {
		l.budget -= 2
		l.after = append(l.after, block)
	}
}

// blip reads a picture of a drawing, which fills its frame or a shape.
func (l *line) blip(fill *office.Element, said caption, at run) {
	blip := fill.Child("a:blip")
	switch id := blip.Get("r:embed"); {
	case id != "":
		rect := fill.Child("a:srcRect")
		l.image(said, l.pictureAt(id, picture.Crop{
			Left: share(rect.Get("l")), Top: share(rect.Get("t")), Right: share(rect.Get("r")), Bottom: share(rect.Get("b")),
		}), at)
	case blip.Get("r:link") != "":
		l.image(said, cleaned{why: whyLinked}, at)
	default:
		l.image(said, cleaned{why: whyLost}, at)
	}
}

// imageData reads a picture of the older kind of drawing.
func (l *line) imageData(e *office.Element, said caption, at run) {
	if said.alternative == "" {
		said.alternative = document.Fold(e.Get("o:title"))
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
func (l *line) pictureAt(id string, crop picture.Crop) cleaned {
	found := l.relations[id]
	switch {
	case found.External:
		return cleaned{why: whyLinked}
	case found.Target == "":
		return cleaned{why: whyLost}
	}
	return l.cleanOnce(shown{office.PartName(found.Target), crop})
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
