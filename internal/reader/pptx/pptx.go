// Package pptx reads PowerPoint presentations, templates and shows (.pptx, .pptm, .potx, .ppsx), in the transitional and the
// strict form of ISO 29500. It keeps what other converters drop or publish in silence: bullets and numbers as printed, hidden
// slides, notes, comments, shapes that are hidden, covered or off the slide, the text of charts and diagrams.
//
// Every shape of a slide is measured first, with what its layout and master say of it; then its text is read and brought
// into the order in which a person reads the slide.
package pptx

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
	"gazette/internal/reader/source"
)

// Format is the PowerPoint presentation.
type Format struct{}

var _ source.Format = Format{}

// Is reports whether the bytes are an archive in which the slides of a presentation can be found, whatever its name.
func (Format) Is(_ string, data []byte) bool {
	return office.Is(data, powerPoint, usual, isPresentation)
}

// Read gives the document and the words of all its parts with text. The error is a *source.Error.
//
// Every block knows its slide, counted from 1 with hidden slides; those in a table their row and column. What layouts and
// masters show comes first, as the part "header" of the first slide that shows it. On each slide comes the title, the text in
// reading order, what a person does not see, and the footer; then the notes and comments.
func (Format) Read(data []byte) (*document.Document, string, error) {
	archive, err := office.Open(data, powerPoint)
	if err != nil {
		return nil, "", err
	}
	r := &reader{
		archive: archive, Account: office.Account{Budget: source.MaxPieces},
		sheets: map[string]*sheet{}, shelf: picture.Shelf{Media: archive.Media}, read: map[string]bool{},
	}
	if err := r.open(); err != nil {
		return nil, "", err
	}
	if err := r.slides(); err != nil {
		return nil, "", err
	}
	if err := r.unread(); err != nil {
		return nil, "", err
	}
	if r.Budget < 0 {
		return nil, "", office.TooMuch("paragraphs and cells")
	}
	return &document.Document{Format: "pptx", Blocks: slices.Concat(r.headers, r.blocks), NotRead: r.Omissions}, r.words.String(), nil
}

// A reader reads one presentation.
type reader struct {
	office.Account
	archive       *office.Archive
	main          string // name of the part that lists the slides
	root          *office.Element
	relations     map[string]office.Relation
	types         []partType
	width, height float64 // of a slide
	firstNumber   int     // printed on the first slide
	isRTL         bool    // columns are read from the right

	sheets map[string]*sheet
	shelf  picture.Shelf
	read   map[string]bool          // parts with text that were read
	taken  map[*office.Element]bool // text of the part being read that was

	headers, blocks []document.Block
	notesMargins    []string // headers, dates and numbers of pages of notes
	fieldMarks      []string // what stands in the file for the number of a slide
	words           strings.Builder
}

// A partType is what the archive's list of types says of a part.
type partType struct{ name, contentType string }

// open reads the parts that list the slides.
func (r *reader) open() (err error) {
	if r.main, err = r.archive.MainPart(usual, isPresentation); err != nil {
		return err
	}
	if r.main != "" {
		r.root, err = r.archive.Read(r.main)
	}
	if err != nil {
		return err
	}
	if r.root == nil {
		return &source.Error{Problem: "is no PowerPoint presentation: the part that lists its slides is not there", Advice: powerPoint.AskAgain()}
	}
	if r.relations, err = r.archive.Relations(r.main); err != nil {
		return err
	}
	types, err := r.archive.Read("[Content_Types].xml")
	if err != nil {
		return err
	}
	for _, each := range types.Children {
		if each.Name == "Override" {
			r.types = append(r.types, partType{office.PartName(each.Get("PartName")), strings.ToLower(each.Get("ContentType"))})
		}
	}
	slices.SortFunc(r.types, func(a, b partType) int { return strings.Compare(a.name, b.name) })
	size := r.root.Child("p:sldSz")
	if r.width, r.height = length(size.Get("cx")), length(size.Get("cy")); r.width <= 0 || r.height <= 0 {
		r.width, r.height = 9_144_000, 6_858_000 // PowerPoint's own size where none is said
	}
	r.firstNumber = 1
	if first, ok := number(r.root.Get("firstSlideNum")); ok {
		r.firstNumber = int(first)
	}
	r.isRTL = isOn(r.root.Get("rtl"))
	return nil
}

// slides reads the slides in the order of the list, and behind them those that are in the file and not in the list.
func (r *reader) slides() error {
	list := r.root.Child("p:sldIdLst")
	if list != nil {
		n := 0
		for _, each := range list.Children {
			found := r.relations[each.Get("r:id")]
			if each.Name != "p:sldId" {
				continue
			}
			if n++; found.Target == "" || found.External {
				r.NotRead(document.Place{Slide: n}, whyNoSlide, "")
				continue
			}
			if err := r.slide(found.Target, document.Place{Slide: n}, document.Visible); err != nil {
				return err
			}
		}
	}
	for _, each := range r.unlisted() {
		if err := r.slide(each, document.Place{Part: "slide that is not in the presentation"}, document.Hidden); err != nil {
			return err
		}
	}
	return nil
}

// unlisted gives the slides of the file that were not read. One to which nothing leads is listed with what is beside the slides.
func (r *reader) unlisted() []string {
	var names []string
	for _, each := range r.relations {
		if each.Kind == "slide" && !each.External {
			names = append(names, office.PartName(each.Target))
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	return slices.DeleteFunc(names, func(name string) bool { return r.read[name] || r.archive.Files[name] == nil })
}

// text gives a part with text of the document, and takes note of its words; nil where there is none, or where it was read.
func (r *reader) text(name string) (*office.Element, error) {
	name = office.PartName(name)
	if r.read[name] {
		return nil, nil
	}
	r.read[name] = true
	data, err := r.archive.Part(name)
	if err != nil || data == nil {
		return nil, err
	}
	office.AddWords(&r.words, data)
	return r.archive.Tree(name, data).Root()
}

// dropped takes note of an element that was seen and not read, with its words.
func (r *reader) dropped(place document.Place, why string, e *office.Element) {
	e.EachText(func(each *office.Element) { r.taken[each] = true })
	r.NotRead(place, why, document.Fold(e.Words()))
}

// leftOver takes note of text of a part, of which eachText gives all, that stands where PowerPoint shows none.
func (r *reader) leftOver(place document.Place, eachText func(visit func(*office.Element))) {
	var words []string
	eachText(func(e *office.Element) {
		if !r.taken[e] {
			words = append(words, string(e.Text))
		}
	})
	if text := document.Fold(strings.Join(words, " ")); text != "" {
		r.NotRead(place, "text in places where PowerPoint shows none", text)
	}
}

// spend takes note of n pieces; it is an error where there are too many.
func (r *reader) spend(n int) error {
	if r.Budget -= n; r.Budget < 0 {
		return office.TooMuch("paragraphs and cells")
	}
	return nil
}
