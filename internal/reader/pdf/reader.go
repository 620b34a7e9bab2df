package pdf

import (
	"slices"
	"strings"
	"unicode"

	"gazette/internal/document"
	"gazette/internal/reader/layout"
	"gazette/internal/reader/source"
)

// A reader reads one file.
type reader struct {
	*engine
	artist *artist
	data   []byte
	file   uint64 // address in the engine
	pages  int

	tree     forest
	pieces   pieces
	printed  []layout.Page // what goes to layout: all of an untagged file; of a tagged one, what its tree does not know
	asides   []document.Block
	earlier  []document.Block // what earlier versions of the file said
	scanned  []document.Block // what was read in pictures of pages
	pictures []int            // pages that are pictures without text
	images   []image          // pictures on pages with text
	drawn    int              // how many of them were drawn
	buffer   []char
	glyphs   int
	trusted  bool // the tree says what the text is

	words      strings.Builder
	vocabulary map[string]bool
	omissions  []document.Omission
}

// maxGlyphs is how many characters one file may have: some 900 pages. Each takes 300 bytes until
// they are blocks.
const maxGlyphs = 3_000_000

// leastTagged is the part of the text that the structure tree must know to be trusted. Files that were put together of
// several often have a tree of one of them only.
const leastTagged = 0.8

// newReader opens a file in an engine. The file is not the same after its pages were opened: pictures of annotations became
// part of them.
func newReader(e *engine, a *artist, data []byte) (*reader, error) {
	r := &reader{engine: e, artist: a, data: data, pieces: pieces{marked: map[mark]*piece{}}, vocabulary: map[string]bool{}}
	return r, r.open()
}

// readPages reads all pages, with the structure tree if it is to be trusted. It reports whether it was right to do so: where
// the tree knows too little of the text, the pages must be read again without.
func (r *reader) readPages(trusted bool) (right bool, err error) {
	r.trusted = trusted
	inTree, all := 0, 0
	for number := 1; number <= r.pages && r.onTime(); number++ {
		p := openPage(r.engine, r.file, number)
		if p == nil {
			r.notRead(document.Place{Page: number}, "a page that is damaged and cannot be read", "")
			r.printed = append(r.printed, layout.Page{})
			continue
		}
		in, of, err := r.readPage(p)
		p.close()
		if err != nil {
			return false, err
		}
		inTree, all = inTree+in, all+of
	}
	return !trusted || float64(inTree) >= leastTagged*float64(all), r.err
}

// readPage reads one page. It reports how many characters of its text the structure tree knows, and of how many.
func (r *reader) readPage(p *page) (inTree, all int, err error) {
	p.chars = r.buffer
	defer func() { r.buffer = p.chars }()
	if err := p.read(); err != nil {
		return 0, 0, err
	}
	if r.glyphs += len(p.chars); r.glyphs > maxGlyphs {
		return 0, 0, &source.Error{Problem: "has more text than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
	}
	if err := p.look(r.artist); err != nil {
		return 0, 0, err
	}
	p.settle()
	text := p.plain()
	if twice := p.single(); twice != "" {
		r.notRead(document.Place{Page: p.number}, "letters that are printed a second time in the same place", twice)
	}
	r.words.WriteString(text + "\n")
	if r.trusted {
		vocabularyOf(strings.ReplaceAll(text, string(hyphenated)+"\r\n", string(hyphenated)), r.vocabulary)
	}
	r.note(p)
	if !r.trusted {
		r.printed = append(r.printed, p.print(p.chars))
		return 0, 0, nil
	}
	known := r.tree.add(p)
	r.pieces.others = nil
	r.pieces.divide(p, known)
	r.printed = append(r.printed, p.print(r.pieces.others))
	for _, c := range p.chars {
		if c.text == nil || isBlank(c.rune) || c.text.artifact {
			continue
		}
		all++
		if known[c.text.content] {
			inTree++
		}
	}
	return inTree, all, nil
}

// note takes note of what a page has beside its text.
func (r *reader) note(p *page) {
	place := document.Place{Page: p.number}
	r.asides = append(r.asides, p.asides...)
	for _, why := range p.unread {
		r.notRead(place, why, "")
	}
	if len(p.unreadable) > 0 {
		r.notRead(place, "signs of which the file does not say what they are, here as the program guesses: compare the text with the page", string(p.unreadable))
	}
	if guesses := string(p.guesses); len(document.Words(guesses)) > 0 {
		r.notRead(place, "signs as their font calls them, for which the page gives letters", guesses)
	}
	letters := 0
	for _, c := range p.chars {
		if unicode.IsLetter(c.rune) || unicode.IsDigit(c.rune) {
			letters++
		}
	}
	switch {
	case p.isScan:
		r.notRead(place, "this page is a picture. Its text is what a machine read in it, which stands in the file: compare it with the page", "")
	case letters == 0 && p.hasPicture() || len(p.unreadable) > letters:
		r.pictures = append(r.pictures, p.number)
	default:
		r.images = append(r.images, p.images()...)
	}
}

// hasPicture reports whether a picture takes up much of the page.
func (p *page) hasPicture() bool {
	const much = 0.4 // of the page
	paper, sum := layout.Rect{Right: p.width, Bottom: p.height}, 0.0
	for _, o := range p.objects {
		if o.kind == imageObject {
			sum += overlap(paper, o.box)
		}
	}
	return sum > much
}

func (r *reader) notRead(place document.Place, why, text string) {
	r.omissions = append(r.omissions, document.Omission{Place: place, Text: text, Why: why})
}

// blocks puts the document together.
func (r *reader) blocks() ([]document.Block, error) {
	if err := r.readPictures(); err != nil {
		return nil, err
	}
	blocks, omissions := layout.Blocks(r.printed)
	r.printed = nil
	r.omissions = append(r.omissions, omissions...)
	var headers, footers []document.Block
	if r.trusted {
		t := &tagger{text: r.pieces.marked, vocabulary: r.vocabulary, picture: r.picture}
		tagged := t.blocks(&r.tree.root, document.Place{}, 0)
		blocks = insert(insert(tagged, t.rest()), blocks)
		headers, footers = r.margins()
	}
	r.otherImages()
	blocks = insert(blocks, r.scanned)
	blocks = insert(blocks, r.asides)
	return slices.Concat(headers, blocks, footers, r.earlier), nil
}

// insert puts blocks behind those of the same page. Both are in the order of their pages.
func insert(blocks, more []document.Block) []document.Block {
	if len(more) == 0 {
		return blocks
	}
	var all []document.Block
	for _, block := range blocks {
		for len(more) > 0 && block.Place.Page > more[0].Place.Page {
			all, more = append(all, more[0]), more[1:]
		}
		all = append(all, block)
	}
	return append(all, more...)
}
