// Package document holds the neutral form of a document: what a reader of any format made of a file, before anything is
// recognised in it. Each block says where it came from and whether a person who opens the original sees it.
//
// The package knows no format and no field: it imports nothing of this project.
package document

import (
	"iter"
	"strings"
	"unicode"
)

// A Document is one file as it was read.
type Document struct {
	Name       string            `json:"name"`                 // base name of the file, without its folder
	Format     string            `json:"format"`               // the reader that read it: "text", "markdown", …
	SHA256     string            `json:"sha256"`               // of the file's bytes, lower-case hexadecimal
	Properties map[string]string `json:"properties,omitempty"` // what the file states beside its text, as front matter
	Blocks     []Block           `json:"blocks"`               // in reading order
	NotRead    []Omission        `json:"not_read,omitempty"`   // what was seen and not read
}

// An Omission states something that was left out, where it stood, and why.
type Omission struct {
	Place Place  `json:"place"`
	Text  string `json:"text"` // the words left out; empty where there are none, as for an image
	Why   string `json:"why"`  // in words for the person who publishes: "page number"
}

// BesideText begins the reason of an omission that is no part of the text: the author of the file, its template, files in it.
const BesideText = "beside the text: "

// IsBeside reports whether what was left out is no part of the text.
func (o Omission) IsBeside() bool { return strings.HasPrefix(o.Why, BesideText) }

// Kind says what a block is.
type Kind string

// The kinds of block.
const (
	Heading   Kind = "heading"   // Level 1 to 6
	Paragraph Kind = "paragraph" //
	ListItem  Kind = "list-item" // Number holds its bullet or number as printed, Level its depth from 1
	Table     Kind = "table"     // Rows
	Image     Kind = "image"     // Runs hold its text alternative
	Note      Kind = "note"      // a foot- or endnote; Number holds its mark
)

// Visibility says whether a person who opens the original sees a block or run. The zero value is not valid in a document
// that a reader returns, so that no reader forgets to decide.
type Visibility string

// The visibilities. Only Visible text may become public.
const (
	Visible  Visibility = "visible"
	Hidden   Visibility = "hidden"   // formatted as hidden, covered, off the page, in a comment of the markup
	Deleted  Visibility = "deleted"  // a tracked deletion
	Inserted Visibility = "inserted" // a tracked insertion that nobody has accepted
	Comment  Visibility = "comment"  // a reviewer's comment
	Notes    Visibility = "notes"    // a speaker's notes
)

// A Block is a heading, paragraph, list item, table, image or note.
type Block struct {
	Kind       Kind       `json:"kind"`
	Level      int        `json:"level,omitempty"`
	Number     string     `json:"number,omitempty"` // as printed, with its dot or bracket: "4.2", "a)", "•"
	Runs       []Run      `json:"runs,omitempty"`
	Picture    *Picture   `json:"picture,omitempty"` // of an image whose bytes are at hand
	Rows       []Row      `json:"rows,omitempty"`
	Place      Place      `json:"place"`
	Visibility Visibility `json:"visibility"`
}

// A Picture is the file of an image as a person who opens the document sees it: cut to what is shown, and without what the
// file says beside the picture, as where and by whom it was taken.
type Picture struct {
	Type string `json:"type"` // media type: "image/png"
	Data []byte `json:"-"`
}

// A Row is one row of a table.
type Row struct {
	Header bool   `json:"header,omitempty"`
	Cells  []Cell `json:"cells"`
	Place  Place  `json:"place"`
}

// A Cell is one cell of a table; it may hold several blocks, and covers Columns by Rows places of the grid (0 means 1).
type Cell struct {
	Blocks  []Block `json:"blocks"`
	Columns int     `json:"columns,omitempty"`
	Rows    int     `json:"rows,omitempty"`
}

// A Run is a stretch of text with one set of marks. "\n" in it is a line break, "\t" a tab.
type Run struct {
	Text       string     `json:"text"`
	Marks      Marks      `json:"marks,omitempty"`
	Link       string     `json:"link,omitempty"` // the address that the text links to, as written in the source
	Visibility Visibility `json:"visibility"`
}

// Marks are the ways in which a run stands out.
type Marks uint8

// The marks.
const (
	Bold Marks = 1 << iota
	Italic
	Underline
	Strike
	Superscript
	Subscript
)

// Has reports whether all of the given marks are set.
func (m Marks) Has(other Marks) bool { return m&other == other }

// Text gives a block of visible text with one run.
func Text(kind Kind, text string) Block {
	return Block{Kind: kind, Runs: []Run{{Text: text, Visibility: Visible}}, Visibility: Visible}
}

// PlainText is the visible text of a block without its number: runs joined, the cells of a row separated by tabs and
// rows by line breaks.
func (b Block) PlainText() string {
	var text strings.Builder
	b.plainText(&text)
	return text.String()
}

func (b Block) plainText(text *strings.Builder) {
	if b.Visibility != Visible {
		return
	}
	for _, run := range b.Runs {
		if run.Visibility == Visible {
			text.WriteString(run.Text)
		}
	}
	for i, row := range b.Rows {
		if i > 0 {
			text.WriteByte('\n')
		}
		for j, cell := range row.Cells {
			if j > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(cell.PlainText())
		}
	}
}

// PlainText is the visible text of a cell, its visible blocks on lines of their own with their numbers.
func (c Cell) PlainText() string {
	lines := make([]string, 0, len(c.Blocks))
	for _, block := range c.Blocks {
		if block.Visibility != Visible {
			continue
		}
		if line := strings.TrimSpace(block.Number + " " + block.PlainText()); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Words splits text into the words by which "nothing lost" is counted: unbroken stretches of letters and digits of any
// script, in lower case. Marks and punctuation are no words, so that a list's bullet or a table's ruling cannot be lost.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// Words are the words of the whole document that a person who opens it sees, numbers of list items with them.
func (d *Document) Words() []string {
	var words []string
	for _, block := range d.Blocks {
		words = append(words, block.Words()...)
	}
	return words
}

// Words are the words of a block with its number; nil where the block is not visible.
func (b Block) Words() []string {
	if b.Visibility != Visible {
		return nil
	}
	return Words(b.Number + " " + b.PlainText())
}

// Pictures gives the images that a person who opens the document sees and whose bytes are at hand, in reading order.
func (d *Document) Pictures() iter.Seq[Block] {
	return func(yield func(Block) bool) { pictures(d.Blocks, yield) }
}

func pictures(blocks []Block, yield func(Block) bool) bool {
	for _, block := range blocks {
		if block.Visibility != Visible {
			continue
		}
		if block.Picture != nil && !yield(block) {
			return false
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				if !pictures(cell.Blocks, yield) {
					return false
				}
			}
		}
	}
	return true
}

// Fold gives text on one line with single spaces, as a person reads it aloud.
func Fold(text string) string { return strings.Join(strings.Fields(text), " ") }
