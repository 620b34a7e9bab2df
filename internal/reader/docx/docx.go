// Package docx reads Word documents and templates (.docx, .docm, .dotx), in the transitional and the strict form of
// ISO 29500. It keeps what other converters drop or publish in silence: numbers of lists as printed, text that is formatted
// as hidden by itself or by its styles, tracked changes, comments, headers, text boxes.
//
// A document is read as a stream of the blocks of its body, of which one at a time is in memory as XML.
package docx

import (
	"bytes"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
	"gazette/internal/reader/source"
)

// Format is the Word document.
type Format struct{}

var _ source.Format = Format{}

// Is reports whether the bytes are an archive in which the text of a Word document can be found, whatever its name.
func (Format) Is(_ string, data []byte) bool { return office.Is(data, word, usual, isWord) }

// Read gives the document and the words of all its parts with text. The error is a *source.Error.
//
// The blocks of the body know the page on which they begin, where Word left marks of it, and their number among the
// paragraphs and tables of the body; those in a table its row and column. Headers come first and footers last; text boxes,
// pictures, charts, diagrams, notes and comments follow the paragraph that they are anchored in.
func (Format) Read(data []byte) (*document.Document, string, error) {
	archive, err := office.Open(data, word)
	if err != nil {
		return nil, "", err
	}
	r := &reader{archive: archive, Account: office.Account{Budget: source.MaxPieces}, notes: map[string]*notes{}, shelf: picture.Shelf{Media: archive.Media}, drawnParts: map[string]bool{}}
	if err := r.open(); err != nil {
		return nil, "", err
	}
	blocks, err := r.body()
	if err != nil {
		return nil, "", err
	}
	headers, footers, err := r.margins()
	if err != nil {
		return nil, "", err
	}
	blocks = slices.Concat(headers, blocks, r.rest(), footers)
	if r.Budget < 0 {
		return nil, "", office.TooMuch("paragraphs and cells")
	}
	r.unread()
	return &document.Document{Format: "docx", Blocks: blocks, NotRead: r.Omissions}, r.words.String(), nil
}

// A reader reads one document.
type reader struct {
	office.Account
	archive   *office.Archive
	main      string // name of the part with the text
	relations map[string]office.Relation
	styles    *styleSheet
	lists     numbering
	settings  *office.Element
	paper     string // colour of the page, as in a look
	marked    bool   // Word left marks where it began new pages when it last showed the document

	sections []*office.Element // the properties of each section
	notes    map[string]*notes
	shelf    picture.Shelf

	drawnParts map[string]bool // charts and diagrams that were read, by name

	words strings.Builder
}

// open reads the parts that say how the text is to be understood.
func (r *reader) open() (err error) {
	if r.main, err = r.archive.MainPart(usual, isWord); err != nil {
		return err
	}
	if r.main == "" {
		return &source.Error{Problem: "is no Word document: the part that holds its text is not there", Advice: word.AskAgain()}
	}
	if r.relations, err = r.archive.Relations(r.main); err != nil {
		return err
	}
	styles, err := r.related("styles")
	if err != nil {
		return err
	}
	r.styles = readStyles(styles)
	lists, err := r.related("numbering")
	if err != nil {
		return err
	}
	r.lists = readNumbering(lists, r.styles)
	if r.settings, err = r.related("settings"); err != nil {
		return err
	}
	for _, kind := range []string{"footnote", "endnote", "comment"} {
		if err := r.openNotes(kind); err != nil {
			return err
		}
	}
	return nil
}

// related gives the part of a kind that the text leads to; nil where there is none.
func (r *reader) related(kind string) (*office.Element, error) {
	name := r.partOf(kind)
	if name == "" {
		return nil, nil
	}
	return r.archive.Read(name)
}

// partOf gives the name of the part of a kind that the text leads to; "" where there is none.
func (r *reader) partOf(kind string) string {
	name := ""
	for _, each := range r.relations {
		if each.Kind == kind && !each.External && (name == "" || each.Target < name) {
			name = each.Target
		}
	}
	return name
}

// body reads the part with the text.
func (r *reader) body() ([]document.Block, error) {
	data, err := r.text(r.main)
	if err != nil {
		return nil, err
	}
	r.marked = bytes.Contains(data, []byte("lastRenderedPageBreak>")) || bytes.Contains(data, []byte("lastRenderedPageBreak/"))
	s := &story{reader: r, relations: r.relations, isBody: true}
	if r.marked || bytes.Contains(data, []byte(`type="page"`)) {
		s.place.Page = 1
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := r.notes[kind].numbers.readSections(r.archive, r.main, data, kind); err != nil {
			return nil, err
		}
	}
	content := r.archive.Tree(r.main, data)
	var blocks []document.Block
	err = content.Each([]string{"w:document", "w:body"}, func(e *office.Element) error {
		if e.Name == "w:background" && isOn(r.settings.Child("w:displayBackgroundShape")) {
			r.paper = strings.ToUpper(e.Get("w:color"))
		}
		blocks = append(blocks, s.blocks([]*office.Element{e}, context{visibility: document.Visible, fill: r.paper})...)
		if r.Budget < 0 {
			return office.TooMuch("paragraphs and cells")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.formerLooks(content, document.Place{})
	return append(blocks, s.end()...), nil
}

// text gives a part with text of the document, and takes note of its words.
func (r *reader) text(name string) ([]byte, error) {
	data, err := r.archive.Part(name)
	if err == nil {
		office.AddWords(&r.words, data)
	}
	return data, err
}

// formerLooks takes note of the tracked changes of formatting in a part that was read, of which the tree counts those that
// it left out.
func (r *reader) formerLooks(part *office.Tree, place document.Place) {
	for range part.Changes {
		r.Aside(place, whyTrackedLook)
	}
}

// unread counts what there was many times, and takes note of what the document holds beside its text.
func (r *reader) unread() {
	r.Count()
	if r.settings.Child("w:docVars") != nil {
		r.Omissions = append(r.Omissions, document.Omission{Why: office.WhyVariables})
	}
	r.Omissions = append(r.Omissions, r.archive.Beside(r.main)...)
}
