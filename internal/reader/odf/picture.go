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

// whyUnclear is said of a picture that cannot be cut as the document cuts it; picture.Clean says the rest.
const whyUnclear = "a picture of which the document shows only a part, and the part cannot be worked out; cut the picture before it is put into the document"

func (s *story) captionOf(e *office.Element) office.Caption {
	alternative, title := textOf(e.Child("svg:desc")), textOf(e.Child("svg:title"))
	if title != "" && title == alternative {
		s.NotRead(s.place, office.WhyCaption, title)
	}
	return office.NewCaption(alternative, title)
}

// image gives a block of a picture, or only of its caption; none where there is neither.
func (s *story) image(said office.Caption, shows picture.Shown, in context) []document.Block {
	blocks := s.Image(said, shows.Picture, shows.Why, s.place, in.visibility)
	if in.link != "" && len(blocks) > 0 {
		s.NotRead(s.place, "where a click on a picture leads: "+in.link, "")
	}
	return blocks
}

// pictureIn gives the picture in a frame, and whether there is one. Programs write a picture that few of them know in a
// second form beside it; the first that can be taken over is.
func (s *story) pictureIn(frame *office.Element, style *style) (shows picture.Shown, isPicture bool) {
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

func (s *story) clean(e *office.Element, clip string) picture.Shown {
	href := strings.TrimPrefix(s.address(e), "./")
	if binary := e.Child("office:binary-data"); binary != nil {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(textOf(binary)), ""))
		if err != nil {
			return picture.Shown{Why: picture.WhyLost}
		}
		return s.cleanData(data, clip)
	}
	if strings.Contains(href, ":") || strings.HasPrefix(href, "/") || strings.HasPrefix(href, "../") {
		return picture.Shown{Why: picture.WhyLinked}
	}
	key := [2]string{href, clip}
	if found, ok := s.pictures[key]; ok {
		return found
	}
	s.shown[office.PartName(href)] = true
	found := picture.Shown{Why: picture.WhyLost}
	if data, err := s.archive.Media(href); err != nil {
		found = picture.Shown{Why: picture.WhyUnpacked}
	} else if data != nil && href != "" {
		found = s.cleanData(data, clip)
	}
	s.pictures[key] = found
	return found
}

func (r *reader) cleanData(data []byte, clip string) picture.Shown {
	crop := picture.Crop{}
	if off := cutOff(clip); off != (sides{}) {
		// The kinds of file that picture knows are those that image knows, because it registers them.
		size, _, err := image.DecodeConfig(bytes.NewReader(data))
		across, down := density(data)
		if err != nil || size.Width == 0 || size.Height == 0 || across == 0 {
			return picture.Shown{Why: whyUnclear}
		}
		width, height := float64(size.Width)/across*72, float64(size.Height)/down*72
		crop = picture.Crop{Top: off.top / height, Right: off.right / width, Bottom: off.bottom / height, Left: off.left / width}
	}
	return r.shelf.Show(data, crop)
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
