package picture

import "gazette/internal/document"

// What is said about pictures of which there is no file to clean; Clean says the rest.
const (
	WhyLinked   = "a picture that is not in the document but leads to a file in another place"
	WhyLost     = "a picture whose file is not in the document"
	WhyUnpacked = "a picture that cannot be unpacked, or is too large"
)

// A Shown is a picture as it is taken over; nil, and why, where it is not.
type Shown struct {
	*document.Picture
	Why string
}

// A Shelf gives the pictures that are in the file of one document, each of which is cleaned once however often it is shown.
type Shelf struct {
	Cleaner
	Media func(name string) ([]byte, error) // the bytes of a file in the document; nil where there is none of that name
	known map[place]Shown
}

type place struct {
	name string
	crop Crop
}

// Get gives the picture of a name in the file, cut to what is shown.
func (s *Shelf) Get(name string, shown Crop) Shown {
	at := place{name, shown}
	found, ok := s.known[at]
	if !ok {
		if s.known == nil {
			s.known = map[place]Shown{}
		}
		found = s.get(name, shown)
		s.known[at] = found
	}
	return found
}

func (s *Shelf) get(name string, shown Crop) Shown {
	data, err := s.Media(name)
	switch {
	case err != nil:
		return Shown{Why: WhyUnpacked}
	case data == nil:
		return Shown{Why: WhyLost}
	}
	return s.Show(data, shown)
}

// Show gives a picture of these bytes, cut to what is shown.
func (s *Shelf) Show(data []byte, shown Crop) Shown {
	clean, err := s.Clean(data, shown)
	if err != nil {
		return Shown{Why: err.Error()}
	}
	return Shown{Picture: clean}
}
