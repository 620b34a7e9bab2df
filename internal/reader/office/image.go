package office

import (
	"cmp"

	"gazette/internal/document"
)

// WhyCaption is said of what a document says of a picture beside its text alternative.
const WhyCaption = "a second title or text alternative of a picture"

// A Caption is what a document says of a picture: its text alternative, and a title that some programs show when the mouse
// rests on it.
type Caption struct{ Alternative, Title string }

// NewCaption gives a caption. A title alone is the text alternative, and one that says the same says nothing.
func NewCaption(alternative, title string) Caption {
	alternative, title = document.Fold(alternative), document.Fold(title)
	c := Caption{Alternative: cmp.Or(alternative, title)}
	if title != c.Alternative {
		c.Title = title
	}
	return c
}

// Image gives the block of a picture, or only of its caption, and takes note of what is not in it: a title, and for what
// reason there is no picture. There is no block where there is neither.
func (a *Account) Image(said Caption, shown *document.Picture, why string, place document.Place, visibility document.Visibility) []document.Block {
	block := document.Block{Kind: document.Image, Place: place, Visibility: visibility, Picture: shown}
	if said.Alternative != "" {
		block.Runs = []document.Run{{Text: said.Alternative, Visibility: visibility}}
	}
	if said.Title != "" {
		a.NotRead(place, WhyCaption, said.Title)
	}
	if why != "" {
		a.NotRead(place, why, "")
	}
	if block.Picture == nil && block.Runs == nil {
		return nil
	}
	a.Budget -= 2
	return []document.Block{block}
}
