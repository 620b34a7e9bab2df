// Package html reads web pages, and the HTML that Word, Outlook and LibreOffice write. It reads the article without the
// site around it (menus, cookie notices, share links), and lists what it left out. What a browser does not show is kept,
// marked as hidden; pages and pictures that the page leads to are not fetched.
//
// What is shown is decided from the page alone: its elements, attributes, style attributes and style elements. A style
// sheet that stands in a file of its own is not at hand.
package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
	"gazette/internal/reader/picture"
	"gazette/internal/reader/source"
)

// Format is the web page.
type Format struct{}

var _ source.Format = Format{}

// The limits, beside those of all formats.
const (
	// maxTags is how many tags and attributes a page may have: the tree of the page takes up to 160 bytes for each. A
	// 500-page paper that Word saved has some 200,000.
	maxTags = 1_000_000

	// maxReopened is how many elements may come of marks that are never closed: <b><p><p> is one more <b> in each
	// paragraph, so a short page can become an endless one.
	maxReopened = 3_000_000

	// maxRules is how many selectors the style sheets of a page may have. Those of large sites have 20,000.
	maxRules = 50_000

	// maxMatches is how often a selector of a style sheet may be held against an element.
	maxMatches = 20_000_000

	// maxAround is how many places a cell of a table may cover in one direction.
	maxAround = 1000
)

const saveAgain = "Open it in a browser, choose Print and save it as PDF; or use the document that it was made from."

// Read gives the document, and the words of the page by another way: from its tokens, without a tree. Blocks know their
// number among the blocks of the page; those in a table its row and column. The error is a *source.Error.
func (Format) Read(data []byte) (*document.Document, string, error) {
	content, err := decode(data)
	if err != nil {
		return nil, "", err
	}
	words, err := words(content)
	if err != nil {
		return nil, "", err
	}
	root, err := html.ParseWithOptions(strings.NewReader(content), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, "", &source.Error{Problem: "has elements deeper in each other than a person makes them", Advice: saveAgain, Cause: err}
	}
	r := &reader{budget: source.MaxPieces, gathered: map[string]*strings.Builder{}}
	r.readHead(root)
	body := find(root, atom.Body)
	if body == nil {
		return nil, "", &source.Error{Problem: "is a page made of frames, whose text stands in other files", Advice: "Open the frame with the text in a browser, and save that."}
	}
	s := &story{reader: r}
	s.page(root, body)
	switch {
	case r.budget < 0:
		return nil, "", tooMuch("paragraphs and cells")
	case r.styles.matches > maxMatches || r.styles.count > maxRules:
		return nil, "", tooMuch("styles")
	case len(s.blocks) > 0 && !anyVisible(s.blocks):
		return nil, "", &source.Error{Problem: "holds no text that can be seen: a program in it fetches the text, or all of it is hidden", Advice: saveAgain}
	}
	return &document.Document{Format: "html", Blocks: s.blocks, NotRead: r.notReadAtAll()}, words, nil
}

func tooMuch(what string) error {
	return &source.Error{Problem: "has more " + what + " than any paper of a meeting", Advice: "Check that this is the right file, or divide it."}
}

func anyVisible(blocks []document.Block) bool {
	return slices.ContainsFunc(blocks, func(block document.Block) bool {
		return len(block.Words()) > 0 || block.Kind == document.Image && block.Visibility == document.Visible
	})
}

// A reader reads one page.
type reader struct {
	styles  sheet
	base    string // the address that links are to be understood from; "" where none is stated
	sheets  bool   // there are style sheets in other files: what they say is not known
	fromApp bool   // an office program wrote the page: there is no site around it

	pictures  picture.Cleaner
	number    int // of the last block
	omissions []document.Omission
	gathered  map[string]*strings.Builder // the words of what is listed once, by reason; nil where there are none
	budget    int                         // how many more blocks, cells and runs there may be
}

// notRead takes note of something that was seen and not read.
func (r *reader) notRead(why, text string) {
	r.budget--
	r.omissions = append(r.omissions, document.Omission{Place: document.Place{Paragraph: r.number}, Text: text, Why: why})
}

// gather takes note of words that were not read, all of one reason together.
func (r *reader) gather(why, text string) {
	if text = document.Fold(text); text == "" {
		return
	}
	r.once(why)
	into := r.gathered[why]
	if into == nil {
		into = &strings.Builder{}
		r.gathered[why] = into
	} else {
		into.WriteString(" · ")
	}
	into.WriteString(text)
}

// once takes note of something that may be there many times.
func (r *reader) once(why string) {
	if _, known := r.gathered[why]; !known {
		r.notRead(why, "")
		r.gathered[why] = nil
	}
}

// notReadAtAll gives what was not read, with the words that were gathered.
func (r *reader) notReadAtAll() []document.Omission {
	for i, each := range r.omissions {
		if text := r.gathered[each.Why]; text != nil {
			r.omissions[i].Text = text.String()
		}
	}
	return r.omissions
}

// readHead reads what stands in the head of the page, and its style sheets wherever they stand.
func (r *reader) readHead(root *html.Node) {
	var names []string
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Title:
			if n.Namespace == "" {
				r.gather("title of the page, which a browser shows on its tab", textOf(n))
			}
		case atom.Style:
			r.styles.read(textOf(n))
		case atom.Base:
			if address := attribute(n, "href"); isAbsolute(address) && r.base == "" {
				r.base = address
			}
		case atom.Link:
			r.sheets = r.sheets || strings.Contains(strings.ToLower(attribute(n, "rel")), "stylesheet")
		case atom.Meta:
			name := strings.ToLower(attribute(n, "name") + attribute(n, "property"))
			switch value := strings.ToLower(attribute(n, "content")); {
			case name == "generator" || name == "progid":
				r.fromApp = r.fromApp || strings.Contains(value, "microsoft") || strings.Contains(value, "office") || strings.Contains(value, "word.document")
			case value != "" && slices.Contains([]string{"author", "creator", "dc.creator", "dcterms.creator", "article:author", "changedby", "manager", "company"}, name):
				names = append(names, name)
			}
		}
		if n.Type == html.CommentNode {
			names = append(names, officeProperties(n.Data)...)
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) > 0 {
		r.notRead(document.BesideText+"what the file says about itself, as who wrote it: "+strings.Join(names, ", "), "")
	}
}
