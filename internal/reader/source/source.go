// Package source holds what the readers of all formats share: what a format is, the limits on a file, its bytes as
// characters, the characters in it that nobody sees, and the error that says what is wrong with it.
package source

import "gazette/internal/document"

// A Format reads one kind of file.
type Format interface {
	// Is reports whether a file is of this format. Its name decides only where the content cannot.
	Is(name string, data []byte) bool

	// Read gives the document, without its name and hash, and beside it the plain words of the file in any order, taken
	// by a shorter way than the document: what of these is not in the document was lost. The error is an *Error.
	Read(data []byte) (doc *document.Document, words string, err error)
}

// The limits. A file beyond one of them is refused with an Error; each keeps a file that is no paper of a meeting from
// taking the time or memory of the machine.
const (
	// MaxBytes is the size of a file. The longest real papers, of some 500 pages, hold 2 MB of text.
	MaxBytes = 16 << 20

	// MaxPieces is how many blocks, cells and runs one document may have. A 500-page paper has some 20,000; each takes
	// up to 300 bytes of memory, however short its text.
	MaxPieces = 500_000

	// MaxLines is how many lines a text may have. A 500-page paper has 30,000.
	MaxLines = 250_000

	// MaxMarkdownBytes is the size of a Markdown file: the text of the longest real papers. Its grammar looks ahead and back,
	// and the parser keeps some hundred bytes for each sign of it: more than a text of the same size takes.
	MaxMarkdownBytes = 2 << 20

	// MaxMarkdownMarks is how many signs of emphasis, code, tags and links one Markdown paragraph may have: the time to
	// pair them grows with the square of their number.
	MaxMarkdownMarks = 1000

	// MaxMarkdownDepth is how deep lists and quotes may stand in each other in Markdown, and brackets in front matter. A
	// person makes four.
	MaxMarkdownDepth = 60

	// MaxFrontMatterBytes is the size of the block of settings at the top of a Markdown file. Real ones are under 10 kB.
	MaxFrontMatterBytes = 64 << 10

	// maxUnseenPlaces is how many places of unseen characters are listed one by one.
	maxUnseenPlaces = 200
)
