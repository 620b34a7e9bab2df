// Package reader turns the bytes of a file into a document, whatever its format. It finds the format by content, has the
// package of that format read it, and makes sure that no word of the file was lost on the way.
//
// A new format is one package under this one that implements source.Format, entered in formats, and its line removed from
// foreign.go.
package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/docx"
	"gazette/internal/reader/html"
	"gazette/internal/reader/markdown"
	"gazette/internal/reader/odf"
	"gazette/internal/reader/pdf"
	"gazette/internal/reader/pptx"
	"gazette/internal/reader/source"
	"gazette/internal/reader/text"
)

// Error says why a file was not read.
type Error = source.Error

// formats are tried in this order; the first that says yes reads the file.
var formats = []source.Format{docx.Format{}, odf.Format{}, pptx.Format{}, pdf.Format{}, html.Format{}, markdown.Format{}, text.Format{}}

// Read gives the document that a file of this name and content holds. Everything that the file says is in it: as visible
// text, as text that a person who opens the file does not see, or in the list of what was not read. The error is of type
// *Error, except where the reader itself is at fault.
func Read(name string, data []byte) (*document.Document, error) {
	name = baseName(name)
	doc, err := read(name, data)
	if err != nil {
		return nil, inFile(name, err)
	}
	doc.Name = name
	sum := sha256.Sum256(data)
	doc.SHA256 = hex.EncodeToString(sum[:])
	return doc, nil
}

func read(name string, data []byte) (*document.Document, error) {
	if len(data) == 0 {
		return nil, &Error{Problem: "is empty", Advice: "Ask for the file again, or export it again."}
	}
	if problem := foreign(data); problem != nil {
		return nil, problem
	}
	if len(data) > source.MaxBytes {
		return nil, tooLarge(int64(len(data)))
	}
	for _, each := range formats {
		if !each.Is(name, data) {
			continue
		}
		doc, words, err := each.Read(data)
		if err != nil {
			return nil, err
		}
		settle(doc)
		return doc, check(doc, words)
	}
	return nil, unknown(data)
}

// ReadFile reads the file at path. It opens nothing but a regular file, and reads none of one that is too large.
func ReadFile(path string) (*document.Document, error) {
	data, err := load(path)
	if err != nil {
		return nil, inFile(baseName(path), err)
	}
	return Read(path, data)
}

func load(path string) ([]byte, error) {
	// Asked before it is opened: opening a named pipe waits for whoever writes into it.
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, cannotOpen(err)
	case info.IsDir():
		return nil, &Error{Problem: "is a folder", Advice: "Name the files in it."}
	case !info.Mode().IsRegular():
		return nil, &Error{Problem: "is no file but a device or a pipe", Advice: "Copy the document to a file first."}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, cannotOpen(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, source.MaxBytes+1))
	if err != nil {
		return nil, cannotOpen(err)
	}
	if len(data) > source.MaxBytes {
		if problem := foreign(data); problem != nil {
			return nil, problem // what it is says more than how large it is
		}
		if info, err := file.Stat(); err == nil {
			return nil, tooLarge(info.Size())
		}
		return nil, tooLarge(source.MaxBytes + 1)
	}
	return data, nil
}

func cannotOpen(err error) error {
	found := &Error{Problem: "cannot be read: " + err.Error(), Cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		found.Problem, found.Advice = "is not there", "Check the name and the folder."
	case errors.Is(err, fs.ErrPermission):
		found.Problem, found.Advice = "may not be opened by you", "Ask whoever owns it for the right to read it, or copy it to a folder of your own."
	}
	return found
}

func tooLarge(size int64) *Error {
	return &Error{
		Problem: fmt.Sprintf("is too large: %.0f MB, and the limit is %d MB", float64(size)/(1<<20), source.MaxBytes>>20),
		Advice:  "Approved papers are far below it. Check that this is the right file, or divide it.",
	}
}

// inFile gives an error the name of the file.
func inFile(name string, err error) error {
	var found *Error
	if errors.As(err, &found) {
		named := *found
		named.File = name
		return &named
	}
	return fmt.Errorf("%s: %w", name, err)
}

// baseName is the last part of a path of any system.
func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
