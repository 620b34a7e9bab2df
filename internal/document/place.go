package document

import (
	"fmt"
	"strings"
)

// A Place is where something stands in the original, each number counted from 1 and 0 where it does not apply or is not
// known. It is written for a person who has the original open, not for a program.
type Place struct {
	Part      string `json:"part,omitempty"` // "" for the body, else "header", "footer", "text box", "notes", "comment", …
	Page      int    `json:"page,omitempty"`
	Slide     int    `json:"slide,omitempty"`
	Line      int    `json:"line,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Row       int    `json:"row,omitempty"`
	Column    int    `json:"column,omitempty"`
}

// String gives the place in words: "page 3, line 12", "slide 4, notes"; "" where nothing is known.
func (p Place) String() string {
	var words []string
	for _, each := range []struct {
		name   string
		number int
	}{{"page", p.Page}, {"slide", p.Slide}, {"line", p.Line}, {"paragraph", p.Paragraph}, {"row", p.Row}, {"column", p.Column}} {
		if each.number > 0 {
			words = append(words, fmt.Sprintf("%s %d", each.name, each.number))
		}
	}
	if p.Part != "" {
		words = append(words, p.Part)
	}
	return strings.Join(words, ", ")
}

// Or is the place, or the one around it where nothing is known of the place itself.
func (p Place) Or(around Place) Place {
	if p == (Place{}) {
		return around
	}
	return p
}
