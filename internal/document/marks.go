package document

import (
	"fmt"
	"strings"
)

// markNames are the words for the marks in the JSON form of a document, in the order of the bits.
var markNames = []string{"bold", "italic", "underline", "strike", "superscript", "subscript"}

// String gives the marks as words: "bold italic"; "" for none.
func (m Marks) String() string {
	var names []string
	for i, name := range markNames {
		if m.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// MarshalText gives the marks as words.
func (m Marks) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads marks as MarshalText writes them; a word that names none is an error.
func (m *Marks) UnmarshalText(text []byte) error {
	*m = 0
words:
	for _, word := range strings.Fields(string(text)) {
		for i, name := range markNames {
			if word == name {
				*m |= 1 << i
				continue words
			}
		}
		return fmt.Errorf("%q is no mark of a run: use %s", word, strings.Join(markNames, ", "))
	}
	return nil
}
