// Package office holds what the readers of office documents share: the ZIP archive that such a file is, with limits on
// what may come out of it, its parts as elements of XML, and the relations between parts (ISO 29500-2).
package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"gazette/internal/reader/source"
)

// The limits on what is in a file; each keeps a file that was made to harm from taking the memory or time of the machine.
const (
	// MaxParts is how many parts an archive may have. A paper with 500 pictures has some 600.
	MaxParts = 10_000

	// MaxPart is the size of one part. The text of a paper of 900 pages takes 5 to 20 MB.
	MaxPart = 64 << 20

	// MaxTotal is the size of all parts that are read, pictures not among them, and that of all pictures.
	MaxTotal = 128 << 20

	// maxRatio is how far a part larger than unpackedFreely may have been packed. The text of Word packs to between 1/8 and
	// 1/60; a file that was made to harm, to 1/1000.
	maxRatio       = 200
	unpackedFreely = 16 << 20

	// MaxElements is how many elements of XML one part may have. Each takes some 200 bytes of memory; 900 pages have 300,000.
	MaxElements = 2_000_000

	// MaxDepth is how deep elements may stand in each other. Each table in a table takes four.
	MaxDepth = 256
)

// A Dialect is what the XML of one program's documents is like.
type Dialect struct {
	Program  string            // that writes such documents: "Word"
	Type     string            // what the program calls them: "Word document (.docx)"
	Prefixes map[string]string // short names for the namespaces; what stands in any other has the prefix "?"

	// Mixed is set where characters and elements stand beside each other: an Element then has its characters as children
	// without a name, in order. Else they are the Text of the element.
	Mixed bool

	// Former reports whether an element says how something looked before a tracked change. Such elements are counted and
	// left out. It may be nil.
	Former func(name string) bool
}

func (d *Dialect) saveAgain() string {
	return "Open it in " + d.Program + ", save it again as a " + d.Type + ", and use that file"
}

// AskAgain is the advice where a file is damaged.
func (d *Dialect) AskAgain() string { return d.saveAgain() + "; or ask for it again." }

// An Archive is the ZIP file that a document is. Nothing in it is written to a disk, so that no name in it can do harm.
type Archive struct {
	Files   map[string]*zip.File // by name in lower case: names of parts differ in more than case
	dialect *Dialect
	left    int64 // bytes that may still be unpacked
	media   int64 // bytes of pictures that may still be unpacked
	loose   bool  // there are bytes around the archive
}

// Open reads the list of parts of an archive. The error is a *source.Error.
func Open(data []byte, dialect *Dialect) (*Archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &source.Error{Problem: "is damaged or cut off: its list of parts cannot be read", Advice: "Ask for the file again.", Cause: err}
	}
	if len(reader.File) > MaxParts {
		return nil, TooMuch("parts")
	}
	a := &Archive{Files: make(map[string]*zip.File, len(reader.File)), dialect: dialect, left: MaxTotal, media: MaxTotal, loose: isLoose(data, reader)}
	for _, file := range reader.File {
		name := PartName(file.Name)
		if a.Files[name] != nil {
			return nil, &source.Error{Problem: fmt.Sprintf("holds the part %s twice, so that nobody can say which one was approved", file.Name), Advice: dialect.AskAgain()}
		}
		a.Files[name] = file
	}
	return a, nil
}

// endOfArchive begins the last entry of an archive, which has 22 bytes and a comment.
const endOfArchive = "PK\x05\x06"

// isLoose reports whether there are bytes before the beginning of an archive, behind its end, or in its comment.
func isLoose(data []byte, archive *zip.Reader) bool {
	end := bytes.LastIndex(data, []byte(endOfArchive))
	return !bytes.HasPrefix(data, []byte("PK")) || archive.Comment != "" || end+22 < len(data)
}

// PartName gives the name under which a part is kept: no way leads out of the archive.
func PartName(name string) string {
	return strings.ToLower(path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))[1:])
}

// Part gives the bytes of a part in UTF-8; nil where there is none of that name. The error is a *source.Error.
func (a *Archive) Part(name string) ([]byte, error) {
	data, err := a.unpack(name, &a.left)
	if err != nil {
		return nil, err
	}
	if data, err = decode(data); err != nil {
		return nil, &source.Error{Problem: fmt.Sprintf("is damaged: its part %s cannot be read (%v)", name, err), Advice: a.dialect.AskAgain(), Cause: err}
	}
	return data, nil
}

// Media gives the bytes of a picture as Part does. Pictures have a limit of their own, so that a document with too many
// loses pictures and no text.
func (a *Archive) Media(name string) ([]byte, error) { return a.unpack(name, &a.media) }

func (a *Archive) unpack(name string, left *int64) ([]byte, error) {
	file := a.Files[PartName(name)]
	if file == nil {
		return nil, nil
	}
	damaged := func(err error) error {
		return &source.Error{Problem: fmt.Sprintf("is damaged: its part %s cannot be unpacked (%v)", name, err), Advice: a.dialect.AskAgain(), Cause: err}
	}
	content, err := file.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer content.Close()
	limit := min(MaxPart, *left)
	if packed := int64(file.CompressedSize64); packed < limit/maxRatio {
		limit = min(limit, max(unpackedFreely, packed*maxRatio))
	}
	data, err := io.ReadAll(io.LimitReader(content, limit+1))
	if err != nil {
		return nil, damaged(err)
	}
	if int64(len(data)) > limit {
		return nil, &source.Error{
			Problem: fmt.Sprintf("holds a part, %s, that is far larger unpacked than any paper of a meeting", name),
			Advice:  "It may have been made to harm. " + a.dialect.AskAgain(),
		}
	}
	*left -= int64(len(data))
	return data, nil
}

// Read gives a part as one element; nil where there is none of that name.
func (a *Archive) Read(name string) (*Element, error) {
	data, err := a.Part(name)
	if err != nil || data == nil {
		return nil, err
	}
	return a.Tree(name, data).Root()
}
