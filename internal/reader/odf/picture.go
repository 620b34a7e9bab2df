package odf

import (
	"bytes"
	"encoding/base64"
	"image"
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
	whyUnclear = "a picture of which the document shows only a part, and the part cannot be worked out; cut the picture before it is put into the document"
)

// A cleaned is a picture as it is taken over, or why it is not.
type cleaned struct {
	*document.Picture
	why string
}

// A caption is what a document says of something drawn: its text alternative, and a title beside it.
type caption struct{ alternative, title string }

func (s *story) captionOf(e *office.Element) caption {
	c := caption{textOf(e.Child("svg:desc")), textOf(e.Child("svg:title"))}
	if c.alternative == "" {
		c = caption{alternative: c.title}
	} else if c.title == c.alternative {
		s.notRead(s.place, whyCaption, c.title)
		c.title = ""
	}
	return c
}

// image gives a block of a picture, or only of its caption; nil where there is neither.
func (s *story) image(said caption, shows cleaned, in context) *document.Block {
	block := document.Block{Kind: document.Image, Place: s.place, Visibility: in.visibility, Picture: shows.Picture}
	if said.alternative != "" {
		block.Runs = []document.Run{{Text: said.alternative, Visibility: in.visibility}}
	}
	if said.title != "" {
		s.notRead(s.place, whyCaption, said.title)
	}
	if shows.why != "" {
		s.notRead(s.place, shows.why, "")
	}
	if block.Picture == nil && block.Runs == nil {
		return nil
	}
	if in.link != "" {
		s.notRead(s.place, "where a click on a picture leads: "+in.link, "")
	}
	s.budget -= 2
	return &block
}

// pictureIn gives the picture in a frame, and whether there is one. Programs write a picture that few of them know in a
// second form beside it; the first that can be taken over is.
func (s *story) pictureIn(frame *office.Element, style *style) (shows cleaned, isPicture bool) {
	for _, each := range frame.Children {
		if each.Name != "draw:image" {
			continue
		}
		found := s.clean(each, style.set["fo:clip"])
		if found.Picture != nil {
			return found, true
		}
		if !isPicture {
			shows, isPicture = found, true
		}
	}
	return shows, isPicture
}

func (s *story) clean(e *office.Element, clip string) cleaned {
	href := strings.TrimPrefix(s.address(e), "./")
	if binary := e.Child("office:binary-data"); binary != nil {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(textOf(binary)), ""))
		if err != nil {
			return cleaned{why: whyLost}
		}
		return s.cleanData(data, clip)
	}
	if strings.Contains(href, ":") || strings.HasPrefix(href, "/") || strings.HasPrefix(href, "../") {
		return cleaned{why: whyLinked}
	}
	key := [2]string{href, clip}
	if found, ok := s.pictures[key]; ok {
		return found
	}
	s.shown[office.PartName(href)] = true
	found := cleaned{why: whyLost}
	if data, err := s.archive.Media(href); err != nil {
		found = cleaned{why: "a picture that cannot be unpacked, or is too large"}
	} else if data != nil && href != "" {
		found = s.cleanData(data, clip)
	}
	s.pictures[key] = found
	return found
}

func (r *reader) cleanData(data []byte, clip string) cleaned {
	crop := picture.Crop{}
	if off := cutOff(clip); off != (sides{}) {
		// The kinds of file that picture knows are those that image knows, because it registers them.
		size, _, err := image.DecodeConfig(bytes.NewReader(data))
		across, down := density(data)
		if err != nil || size.Width == 0 || size.Height == 0 || across == 0 {
			return cleaned{why: whyUnclear}
		}
		width, height := float64(size.Width)/across*72, float64(size.Height)/down*72
		crop = picture.Crop{Top: off.top / height, Right: off.right / width, Bottom: off.bottom / height, Left: off.left / width}
	}
	clean, err := r.cleaner.Clean(data, crop)
	if err != nil {
		return cleaned{why: err.Error()}
	}
	return cleaned{Picture: clean}
}

// sides are lengths in points at the four sides of a picture.
type sides struct{ top, right, bottom, left float64 }

// cutOff reads what a document cuts off a picture (fo:clip in ODF 1.3 part 3): lengths at the size that the picture has by
// itself.
func cutOff(clip string) sides {
	var off [4]float64
	lengths := strings.FieldsFunc(strings.TrimSuffix(strings.TrimPrefix(clip, "rect("), ")"), func(r rune) bool { return r == ',' || r == ' ' })
	for i, length := range lengths {
		if i < len(off) {
			off[i] = max(points(length), 0) // "auto" cuts nothing
		}
	}
	return sides{off[0], off[1], off[2], off[3]}
}
