package source

import (
	"strings"

	"gazette/internal/document"
)

// An Error says why a file was not read, in words for the person who brought it.
type Error struct {
	File    string         // base name of the file; "" where it is not known
	Place   document.Place // where in the file; the zero Place for all of it
	Problem string         // what is wrong, to follow the name of the file: "is empty"
	Advice  string         // what to do, as a sentence; "" where nothing can be said
	Cause   error          // the error of the system that led to it; nil for most
}

// Error gives one line: "minutes.txt (line 3) holds half a character. Open the file and save it again …".
func (e *Error) Error() string {
	var text strings.Builder
	if e.File == "" {
		text.WriteString("the document")
	} else {
		text.WriteString(e.File)
	}
	if place := e.Place.String(); place != "" {
		text.WriteString(" (" + place + ")")
	}
	text.WriteString(" " + e.Problem + ".")
	if e.Advice != "" {
		text.WriteString(" " + e.Advice)
	}
	return text.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// AtLine gives an error at a line of the file, counted from 1.
func AtLine(line int, problem, advice string) *Error {
	return &Error{Place: document.Place{Line: line}, Problem: problem, Advice: advice}
}
