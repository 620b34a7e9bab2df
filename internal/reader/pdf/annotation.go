package pdf

import (
	"math"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/layout"
)

// Kinds of annotations (FPDF_ANNOT_ of fpdf_annot.h).
const (
	linkAnnotation     = 2
	freeTextAnnotation = 3
	popupAnnotation    = 16
	fileAnnotation     = 17
	soundAnnotation    = 18
	movieAnnotation    = 19
	widgetAnnotation   = 20
	screenAnnotation   = 21
	threeDAnnotation   = 25
	mediaAnnotation    = 26
	redactAnnotation   = 28
)

// Flags of annotations (ISO 32000-1, table 165).
const (
	hiddenFlag = 1 << 1
	noViewFlag = 1 << 5
)

// maxAnnotations is how many annotations of one page are read. A form of one page has some hundred.
const maxAnnotations = 5000

// annotations are what lies on a page beside its content.
type annotations struct {
	links   []link
	redacts []layout.Rect    // parts that someone meant to have taken out, and that are still there
	figures []layout.Figure  // what is shown without a picture of its own, as the value of a form's field
	asides  []document.Block // comments, and values that are not shown
	unread  []string         // kinds of what is not read
	drawn   bool             // some have a picture of their own
}

type link struct {
	boxes []layout.Rect
	to    string
}

// readAnnotations reads the annotations of a page.
func (p *page) readAnnotations(file uint64) {
	for i := range min(p.integer("FPDFPage_GetAnnotCount", p.handle), maxAnnotations) {
		if annotation := p.call("FPDFPage_GetAnnot", p.handle, uint64(i)); annotation != 0 {
			p.readAnnotation(file, annotation)
			p.call("FPDFPage_CloseAnnot", annotation)
		}
	}
}

func (p *page) readAnnotation(file, annotation uint64) {
	kind, flags := p.integer("FPDFAnnot_GetSubtype", annotation), p.integer("FPDFAnnot_GetFlags", annotation)
	hasPicture := p.integer("FPDFAnnot_GetAP", annotation, 0, 0, 0) > 2 // more than the end of a string
	isShown := flags&(hiddenFlag|noViewFlag) == 0
	p.drawn = p.drawn || hasPicture && isShown && kind != linkAnnotation && kind != popupAnnotation
	switch kind {
	case linkAnnotation:
		if to := p.linkTarget(file, annotation); to != "" {
			p.links = append(p.links, link{p.boxes(annotation), to})
		}
	case popupAnnotation:
	case fileAnnotation:
		p.unread = append(p.unread, "a file attached to the page")
		p.comment(annotation)
	case soundAnnotation, movieAnnotation, screenAnnotation, threeDAnnotation, mediaAnnotation:
		p.unread = append(p.unread, "sound, film or another medium")
	case widgetAnnotation:
		p.shown(annotation, "V", "form field", isShown, hasPicture)
	case freeTextAnnotation:
		p.shown(annotation, "Contents", "text box", isShown, hasPicture)
	case redactAnnotation:
		p.redacts = append(p.redacts, p.boxes(annotation)...)
		p.comment(annotation)
	default:
		p.comment(annotation)
	}
}

func (p *page) linkTarget(file, annotation uint64) string {
	const toAddress = 3 // PDFACTION_URI
	action := p.call("FPDFLink_GetAction", p.call("FPDFAnnot_GetLink", annotation))
	if action == 0 || p.integer("FPDFAction_GetType", action) != toAddress {
		return ""
	}
	return strings.TrimSpace(p.narrow("FPDFAction_GetURIPath", file, action))
}

// boxes are the parts of the page that an annotation is for.
func (p *page) boxes(annotation uint64) []layout.Rect {
	var boxes []layout.Rect
	for i := range min(p.integer("FPDFAnnot_CountAttachmentPoints", annotation), maxAnnotations) {
		if p.call("FPDFAnnot_GetAttachmentPoints", annotation, uint64(i), p.scratch) == 0 {
			continue
		}
		box := emptyBox()
		for corner := range 4 {
			x, y := p.point(p.float32At(2*corner), p.float32At(2*corner+1))
			box = around(box, x, y)
		}
		boxes = append(boxes, box)
	}
	if len(boxes) == 0 && p.call("FPDFAnnot_GetRect", annotation, p.scratch) != 0 {
		boxes = append(boxes, p.rect(p.float32At(0), p.float32At(1), p.float32At(2), p.float32At(3)))
	}
	return boxes
}

// said is the text that an annotation has under a key.
func (p *page) said(annotation uint64, key string) string {
	name := p.name(key)
	defer p.free(name)
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(p.wide("FPDFAnnot_GetStringValue", annotation, name), "\r\n", "\n"), "\r", "\n"))
}

// shown takes note of text that is shown by the picture of its annotation, unless it is hidden or has no picture.
func (p *page) shown(annotation uint64, key, part string, isShown, hasPicture bool) {
	text := p.said(annotation, key)
	if text == "" || isShown && hasPicture {
		return
	}
	block := document.Text(document.Paragraph, text)
	block.Place = document.Place{Page: p.number, Part: part}
	if isShown {
		for _, box := range p.boxes(annotation) {
			p.figures = append(p.figures, layout.Figure{Rect: box, Block: block})
		}
		return
	}
	block.Runs[0].Visibility, block.Visibility = document.Hidden, document.Hidden
	p.asides = append(p.asides, block)
}

// comment takes note of what someone wrote about a part of the page.
func (p *page) comment(annotation uint64) {
	if text := p.said(annotation, "Contents"); text != "" {
		p.asides = append(p.asides, document.Block{
			Kind: document.Paragraph, Place: document.Place{Page: p.number, Part: "comment"}, Visibility: document.Comment,
			Runs: []document.Run{{Text: text, Visibility: document.Comment}},
		})
	}
}

// settle gives characters their links, and hides those that someone meant to have taken out.
func (p *page) settle() {
	if len(p.links) == 0 && len(p.redacts) == 0 {
		return
	}
	for i := range p.chars {
		c := &p.chars[i]
		if c.text == nil {
			continue
		}
		for _, each := range p.links {
			if isIn(c.box, each.boxes) {
				c.link = each.to
			}
		}
		c.unseen = c.unseen || isIn(c.box, p.redacts)
	}
}

func isIn(box layout.Rect, boxes []layout.Rect) bool {
	x, y := (box.Left+box.Right)/2, (box.Top+box.Bottom)/2
	for _, each := range boxes {
		if x >= each.Left && x <= each.Right && y >= each.Top && y <= each.Bottom && !math.IsNaN(x) {
			return true
		}
	}
	return false
}
