// Package pdf reads PDF with PDFium, compiled to WebAssembly and run by wazero: no part of it is machine code that came from
// elsewhere, and it has no files, no network and a bounded memory.
//
// A tagged file says what its parts are: its structure tree becomes blocks. The pages of any other go to the package layout,
// which makes blocks of where everything stands. In both, text that a reader of the page cannot see is marked as hidden.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// Format is PDF.
type Format struct{}

var _ source.Format = Format{}

// Is reports whether the bytes are a PDF file. Its mark stands in the first kilobyte (ISO 32000-1, annex H.3.4.1).
func (Format) Is(_ string, data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// maxPages is how many pages a file may have. The longest real papers have 500.
const maxPages = 2000

// Read gives the document and the words of its pages as PDFium gives them by itself. The error is a *source.Error.
//
// Blocks know their page; those in a table of a tagged file also their row and column. Headers come first and footers last;
// comments, and values of forms that are not shown, follow the text of their page.
func (Format) Read(data []byte) (*document.Document, string, error) {
	doc, words, err := read(data, timeLimit)
	var known *source.Error
	switch {
	case err == nil:
		return doc, words, nil
	case errors.As(err, &known):
		return nil, "", err
	case errors.Is(err, errTime):
		return nil, "", &source.Error{Problem: fmt.Sprintf("takes longer than %.0f seconds to read", timeLimit.Seconds()), Advice: anew, Cause: err}
	default:
		return nil, "", &source.Error{Problem: "is damaged, or holds more than there is memory for", Advice: anew, Cause: err}
	}
}

// anew is what helps where a file cannot be read.
const anew = "Use the document that it was made from, or save that as PDF again."

func tooMuch(page int, what string) error {
	return &source.Error{Place: document.Place{Page: page}, Problem: "has too many " + what + " to be a paper of a meeting", Advice: anew}
}

func read(data []byte, limit time.Duration) (*document.Document, string, error) {
	e, err := newEngine(reading, limit)
	if err != nil {
		return nil, "", err
	}
	defer e.close()
	a := &artist{data: data, deadline: e.deadline}
	defer a.close()
	r, err := newReader(e, a, data)
	if err != nil {
		return nil, "", err
	}
	right, err := r.readPages(e.call("FPDFCatalog_IsTagged", r.file) != 0)
	if err == nil && !right {
		e.call("FPDF_CloseDocument", r.file)
		if r, err = newReader(e, a, data); err == nil {
			_, err = r.readPages(false)
		}
	}
	if err != nil {
		return nil, "", err
	}
	if err := r.readEarlier(); err != nil {
		return nil, "", err
	}
	r.unread()
	blocks, err := r.blocks()
	if err != nil {
		return nil, "", err
	}
	return &document.Document{Format: "pdf", Blocks: blocks, NotRead: r.omissions}, r.words.String(), nil
}

// What FPDF_GetLastError gives (fpdfview.h).
const (
	passwordError = 4
	securityError = 5
)

// open opens the file and refuses what is no paper.
func (r *reader) open() error {
	r.file = r.engine.open(r.data)
	if r.file == 0 && r.err == nil {
		switch r.integer("FPDF_GetLastError") {
		case passwordError:
			return &source.Error{Problem: "is protected with a password", Advice: "Open it with the password, save it without one, and try again."}
		case securityError:
			return &source.Error{Problem: "is encrypted in a way that is not known", Advice: "Open it in the program that it was made with, and save it without protection."}
		}
		return &source.Error{Problem: "is damaged: it begins as a PDF file, and cannot be opened", Advice: "Ask for the file again, or export it again."}
	}
	r.pages = r.integer("FPDF_GetPageCount", r.file)
	switch {
	case r.err != nil:
		return r.err
	case r.pages < 1:
		return &source.Error{Problem: "has no pages", Advice: "Ask for the file again, or export it again."}
	case r.pages > maxPages:
		return &source.Error{Problem: fmt.Sprintf("says that it has %d pages, and the limit is %d", r.pages, maxPages), Advice: "Check that this is the right file, or divide it."}
	}
	return nil
}
