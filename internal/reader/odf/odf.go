// Package odf reads OpenDocument texts and presentations, their templates, and those that are one XML file (.odt, .ott,
// .fodt, .odp, .otp, .fodp; ODF 1.3). It keeps what other converters drop or publish in silence: numbers of lists and headings
// as printed, text that is hidden by a style, a section or a field, tracked changes, comments, hidden slides, the notes of a
// speaker.
//
// A document is read as a stream of the blocks of its body, or of its slides, of which one at a time is in memory as XML.
package odf

import (
	"bytes"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
	"gazette/internal/reader/source"
)

// Format is the OpenDocument text and presentation.
type Format struct{}

var _ source.Format = Format{}

const (
	textType  = "application/vnd.oasis.opendocument.text"
	slideType = "application/vnd.oasis.opendocument.presentation"
)

// Is reports whether the bytes are an archive, or one XML file, that says it holds a text or a presentation, whatever its
// name.
func (Format) Is(_ string, data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return flatKind(data) != ""
	}
	archive, err := office.Open(data, dialect)
	if err != nil {
		// Read says what is wrong with it. The type of a document stands at its beginning, for programs like this one.
		head := data[:min(len(data), 200)]
		return bytes.Contains(head, []byte("mimetype"+textType)) || bytes.Contains(head, []byte("mimetype"+slideType))
	}
	return kindOf(typeOf(archive)) != ""
}

// flatKind gives the kind of document that one XML file holds (office:document in ODF 1.3 part 3); "" where it is none.
func flatKind(data []byte) string {
	head := data[:min(len(data), 16<<10)] // the root declares some 40 namespaces before it says what it is
	_, rest, found := bytes.Cut(head, []byte(`office:mimetype="`))
	mediaType, _, _ := bytes.Cut(rest, []byte(`"`))
	if !found || !bytes.Contains(head, []byte("<office:document")) {
		return ""
	}
	return kindOf(string(mediaType))
}

// kindOf gives the name of a kind of document; "" for one that is not read here.
func kindOf(mediaType string) string {
	switch mediaType {
	case textType, textType + "-template", textType + "-master", textType + "-web": // LibreOffice saves web pages as the last
		return "odt"
	case slideType, slideType + "-template":
		return "odp"
	}
	return ""
}

// typeOf gives the type that an archive says it has (the file mimetype and the manifest in ODF 1.3 part 2); "" where it says none.
func typeOf(archive *office.Archive) string {
	if data, err := archive.Part("mimetype"); err == nil && len(data) > 0 {
		return strings.TrimSpace(string(data[:min(len(data), 200)]))
	}
	manifest, err := archive.Read("META-INF/manifest.xml")
	if err != nil || manifest == nil {
		return ""
	}
	for _, each := range manifest.Children {
		if each.Get("manifest:full-path") == "/" {
			return each.Get("manifest:media-type")
		}
	}
	return ""
}

// Read gives the document and the words of all its parts with text. The error is a *source.Error.
//
// The blocks of a text know the page on which they begin, where the program that wrote it left marks of pages, and their
// number among the paragraphs and tables of the body; those of a presentation their slide, and their number on it in
// the order of the file; those in a table its row and column. Headers come first and footers last; text boxes, pictures,
// notes and comments follow the paragraph that they are anchored in.
func (Format) Read(data []byte) (*document.Document, string, error) {
	r, err := open(data)
	if err != nil {
		return nil, "", err
	}
	headers, footers := r.margins()
	blocks := slices.Concat(headers, r.body, footers)
	if r.Budget < 0 {
		return nil, "", tooMuch()
	}
	r.unread()
	return &document.Document{Format: r.format, Blocks: blocks, NotRead: r.Omissions}, r.words.String(), nil
}

// open reads the parts of a document in the order in which they build on each other.
func open(data []byte) (*reader, error) {
	if kind := flatKind(data); kind != "" {
		r := newReader(office.Flat(dialect), kind)
		return r, r.stream("with the text", "office:document", data, r.automatic)
	}
	archive, err := office.Open(data, dialect)
	if err != nil {
		return nil, err
	}
	r := newReader(archive, kindOf(typeOf(archive)))
	if err := r.checkPassword(); err != nil {
		return nil, err
	}
	for _, name := range []string{"settings.xml", "meta.xml", "styles.xml", "content.xml"} {
		data, err := archive.Part(name)
		switch {
		case err != nil:
			return nil, err
		case data == nil && name == "content.xml":
			return nil, &source.Error{Problem: "is no OpenDocument file: the part that holds its text is not there", Advice: dialect.AskAgain()}
		case data == nil:
			continue
		}
		sheet := r.automatic
		if name == "content.xml" {
			sheet = newSheet(r.common)
		}
		if err := r.stream(name, "office:document-"+strings.TrimSuffix(name, ".xml"), data, sheet); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// A reader reads one document.
type reader struct {
	office.Account
	archive *office.Archive
	format  string // "odt" or "odp"

	common    *styleSheet       // styles that have a name of their own
	automatic *styleSheet       // styles that the master pages use
	layouts   map[string]*style // of pages
	masters   []*masterPage     // in the order of the file
	master    map[string]*masterPage
	used      []*masterPage     // in the order in which pages show them
	layers    map[string]string // on which shapes are drawn, and where each is shown
	paper     string            // colour of the page, as for look.isHidden
	lists     numbering
	controls  map[string]string // what fields of forms show, by the name of the field

	declared      []*declaration // headers, footers and dates for slides
	declarationOf map[string]*declaration

	pictures map[[2]string]picture.Shown // by address and what is cut off
	shelf    picture.Shelf
	shown    map[string]bool // parts of the archive that the text shows

	body   []document.Block
	words  strings.Builder
	beside map[string]bool // what the file holds beside its text
}

func newReader(archive *office.Archive, format string) *reader {
	common := newSheet(nil)
	return &reader{
		archive: archive, format: format, common: common, automatic: newSheet(common), layers: map[string]string{},
		layouts: map[string]*style{}, master: map[string]*masterPage{}, declarationOf: map[string]*declaration{}, lists: newNumbering(),
		controls: map[string]string{}, pictures: map[[2]string]picture.Shown{}, shelf: picture.Shelf{Media: archive.Media}, shown: map[string]bool{},
		beside: map[string]bool{}, Account: office.Account{Budget: source.MaxPieces},
	}
}

// checkPassword refuses a document of which a part is encrypted (manifest:encryption-data in ODF 1.3 part 2).
func (r *reader) checkPassword() error {
	manifest, err := r.archive.Part("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	if !bytes.Contains(manifest, []byte("encryption-data")) && r.archive.Files["encrypted-package"] == nil {
		return nil
	}
	return &source.Error{
		Problem: "is protected by a password, so nobody without it can read it",
		Advice:  "Open it, choose Save As, take away the tick at Save with password, save it under a new name, and use that file.",
	}
}

// stream reads a part of the name and with the root element given, whose automatic styles go into a sheet.
func (r *reader) stream(name, root string, data []byte, sheet *styleSheet) error {
	s := &story{reader: r, sheet: sheet, changes: newChanges(), isBody: true}
	path := []string{root, "office:body", "office:text"}
	if r.format == "odp" {
		path[2] = "office:presentation"
	} else if bytes.Contains(data, []byte("soft-page-break")) {
		s.place.Page = 1
	}
	addWords(&r.words, data)
	err := r.archive.Tree(name, data).Each(path, s.top)
	r.body = append(r.body, s.undone()...)
	return err
}

// top reads an element that stands right in the body, or beside it.
func (s *story) top(e *office.Element) error {
	if strings.HasSuffix(e.Name, "styles") {
		if s.Budget -= len(e.Children); s.Budget < 0 {
			return tooMuch()
		}
		s.leadsTo(e)
	}
	switch e.Name {
	case "office:meta":
		s.readMeta(e)
	case "office:styles":
		s.common.read(e)
		if outline := e.Child("text:outline-style"); outline != nil {
			s.lists.styles = readListStyle(outline)
		}
	case "office:automatic-styles":
		s.sheet.read(e)
		for _, each := range e.Children {
			if each.Name == "style:page-layout" {
				s.layouts[each.Get("style:name")] = readStyle(each)
			}
		}
	case "office:master-styles":
		s.readMasters(e)
	case "office:settings":
		s.readSettings(e)
	case "office:scripts":
		if e.Child("office:script") != nil || e.Child("office:event-listeners") != nil {
			s.beside[office.WhyMacros] = true
		}
	case "office:font-face-decls":
	case "draw:page":
		s.body = append(s.body, s.slide(e)...)
	case "presentation:header-decl", "presentation:footer-decl", "presentation:date-time-decl":
		s.declare(e)
	case "office:forms":
		s.readForms(e)
		s.leftOut(s.place, unshown[e.Name], textOf(e))
	default:
		s.body = append(s.body, s.block(e, context{visibility: document.Visible, fill: s.paper})...)
	}
	if s.Budget < 0 {
		return tooMuch()
	}
	return nil
}

func tooMuch() *source.Error { return office.TooMuch("paragraphs, cells and styles") }

// leftOut takes note of text that no page shows, where there is any.
func (r *reader) leftOut(place document.Place, why, text string) {
	if text != "" {
		r.NotRead(place, why, text)
	}
}
