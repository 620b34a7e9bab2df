package docx

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
	// maxParts is how many parts an archive may have. A paper with 500 pictures has some 600.
	maxParts = 10_000

	// maxPart is the size of one part. The text of a paper of 900 pages takes 5 to 20 MB.
	maxPart = 64 << 20

	// maxTotal is the size of all parts that are read, pictures not among them.
	maxTotal = 128 << 20

	// maxRatio is how far a part larger than unpackedFreely may have been packed. The text of Word packs to between 1/8 and
	// 1/60; a file that was made to harm, to 1/1000.
	maxRatio       = 200
	unpackedFreely = 16 << 20

	// maxElements is how many elements of XML one part may have. Each takes some 200 bytes of memory; 900 pages have 300,000.
	maxElements = 2_000_000

	// maxDepth is how deep elements may stand in each other. Each table in a table takes four.
	maxDepth = 256

	// maxChain is how many styles may be based on each other, or lists refer to each other. Word's own limit is 11.
	maxChain = 64
)

const askAgain = "Open it in Word, save it again as a Word document (.docx), and use that file; or ask for it again."

// An archive is the ZIP file that a document is. Nothing in it is written to a disk, so that no name in it can do harm.
type archive struct {
	files map[string]*zip.File // by name in lower case: names of parts differ in more than case
	left  int64                // bytes that may still be unpacked
}

// A relation leads from one part to another, or out of the file.
type relation struct {
	kind     string // last word of its type: "hyperlink"
	target   string // name of a part, or an address
	external bool
}

func openArchive(data []byte) (*archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &source.Error{Problem: "is damaged or cut off: its list of parts cannot be read", Advice: "Ask for the file again.", Cause: err}
	}
	if len(reader.File) > maxParts {
		return nil, tooMuch("parts")
	}
	a := &archive{files: make(map[string]*zip.File, len(reader.File)), left: maxTotal}
	for _, file := range reader.File {
		name := partName(file.Name)
		if a.files[name] != nil {
			return nil, &source.Error{Problem: fmt.Sprintf("holds the part %s twice, so that nobody can say which one was approved", file.Name), Advice: askAgain}
		}
		a.files[name] = file
	}
	return a, nil
}

// partName gives the name under which a part is kept: no way leads out of the archive.
func partName(name string) string {
	return strings.ToLower(path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))[1:])
}

// part gives the bytes of a part; nil where there is none of that name.
func (a *archive) part(name string) ([]byte, error) {
	file := a.files[partName(name)]
	if file == nil {
		return nil, nil
	}
	damaged := func(err error) error {
		return &source.Error{Problem: fmt.Sprintf("is damaged: its part %s cannot be unpacked (%v)", name, err), Advice: askAgain, Cause: err}
	}
	content, err := file.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer content.Close()
	limit := min(maxPart, a.left)
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
			Advice:  "It may have been made to harm. " + askAgain,
		}
	}
	a.left -= int64(len(data))
	return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), nil
}

// read gives a part as one element; nil where there is none of that name.
func (a *archive) read(name string) (*element, error) {
	data, err := a.part(name)
	if err != nil || data == nil {
		return nil, err
	}
	return newTree(name, data).root()
}

// relations gives where a part leads to, by the keys that its text uses.
func (a *archive) relations(part string) (map[string]relation, error) {
	folder, base := path.Split(part)
	root, err := a.read(folder + "_rels/" + base + ".rels")
	if err != nil || root == nil {
		return nil, err
	}
	relations := map[string]relation{}
	for _, each := range root.children {
		kind, target := each.get("Type"), each.get("Target")
		found := relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], target: target, external: each.get("TargetMode") == "External"}
		if !found.external && !strings.HasPrefix(target, "#") {
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, target)
			}
			found.target = path.Clean(target)[1:]
		}
		relations[each.get("Id")] = found
	}
	return relations, nil
}

// mainPart finds the part that holds the text, whatever its name; "" where the archive is no Word document.
func (a *archive) mainPart() (string, error) {
	types, err := a.read("[Content_Types].xml")
	if err != nil || types == nil {
		return "", err
	}
	relations, err := a.relations("")
	if err != nil {
		return "", err
	}
	main := map[string]bool{}
	for _, each := range types.children {
		if kind := each.get("ContentType"); each.name == "Override" && isWord(kind) {
			main[partName(each.get("PartName"))] = true
		}
	}
	for _, each := range relations {
		if name := partName(each.target); each.kind == "officeDocument" && main[name] && a.files[name] != nil {
			return each.target, nil
		}
	}
	const usual = "word/document.xml" // of a file whose list of types is not as it should be
	if a.files[usual] != nil && (main[usual] || len(main) == 0) {
		return usual, nil
	}
	return "", nil
}

// isWord reports whether a content type is that of the text of a document or template, with macros or without.
func isWord(kind string) bool {
	kind = strings.ToLower(kind)
	return strings.Contains(kind, "main+xml") && (strings.Contains(kind, "wordprocessingml") || strings.Contains(kind, "ms-word"))
}
