package office

import (
	"fmt"

	"gazette/internal/document"
)

// An Account keeps what a reader may still make of a document, and what it saw and did not read.
type Account struct {
	Budget    int // how many more blocks, cells and runs there may be
	Omissions []document.Omission
	asides    map[string]int // how often there is what is stated once, by reason
}

// NotRead takes note of something that was seen and not read.
func (a *Account) NotRead(place document.Place, why, text string) {
	a.Budget--
	a.Omissions = append(a.Omissions, document.Omission{Place: place, Text: text, Why: why})
}

// Aside takes note of something without words that may be there many times, only once for each reason.
func (a *Account) Aside(place document.Place, why string) {
	if a.asides == nil {
		a.asides = map[string]int{}
	}
	if a.asides[why]++; a.asides[why] == 1 {
		a.Omissions = append(a.Omissions, document.Omission{Place: place, Why: why})
	}
}

// Count says behind each aside how often it is there.
func (a *Account) Count() {
	for i, each := range a.Omissions {
		switch count := a.asides[each.Why]; {
		case count < 2:
		case each.Place == document.Place{}:
			a.Omissions[i].Why += fmt.Sprintf(" (%d of them)", count)
		default:
			a.Omissions[i].Why += fmt.Sprintf(" (%d of them; this is the first)", count)
		}
	}
}
