package docx

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A line reads what is in a paragraph.
type line struct {
	*story
	in     context
	style  *style
	place  document.Place // of the first text in it
	runs   office.Runs
	begun  bool
	parted bool             // a page ended behind the last text
	after  []document.Block // what is anchored in the paragraph
}

// A run is what holds for text because of the elements around it.
type run struct {
	visibility document.Visibility
	link       string
	look       look
}

// hidden gives what holds for text that cannot be seen for one more reason.
func (at run) hidden() run {
	at.visibility = office.Stronger(at.visibility, document.Hidden)
	return at
}

// children reads everything in e. Elements that are not known are entered, so that text in them is not lost.
func (l *line) children(e *office.Element, at run) {
	for _, each := range e.Children {
		l.inline(each, at)
	}
}

func (l *line) inline(e *office.Element, at run) {
	switch e.Name {
	case "w:sdtPr":
		l.choices(e)
	case "w:pPr", "w:rPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:rubyPr", "w:footnoteRef", "w:endnoteRef", "w:annotationRef":
	case "w:r", "m:r":
		l.run(e, at)
	case "w:hyperlink":
		at.link = l.target(e)
		l.children(e, at)
	case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
		at.visibility = office.Stronger(at.visibility, tracked[e.Name])
		l.children(e, at)
	case "w:fldSimple":
		l.simpleField(e, at)
	case "mc:AlternateContent":
		for _, each := range l.branch(e) {
			l.inline(each, at)
		}
	case "w:p", "w:tbl", "w:txbxContent":
		l.anchor([]*office.Element{e}, unknownFill, at)
	case "w:drawing", "w:pict", "w:object":
		l.drawing(e, at)
	case "m:oMath":
		l.equation(e, at)
	case "w:rt": // the reading aid over a word
		l.add("(", at)
		l.children(e, at)
		l.add(")", at)
	case "w:commentReference", "w:footnoteReference", "w:endnoteReference":
		l.reference(e, at)
	case "w:subDoc":
		l.NotRead(l.place, office.WhySubDocument, "")
	default:
		if isTrackedRange(e.Name) {
			l.Aside(l.place, whyTrackedRange)
		}
		if !l.sign(e, at) {
			l.children(e, at)
		}
	}
}

// sign reads an element that stands for characters, and reports whether e is one.
func (l *line) sign(e *office.Element, at run) bool {
	switch e.Name {
	case "w:tab", "w:ptab":
		l.add("\t", at)
	case "w:cr":
		l.add("\n", at)
	case "w:br":
		l.lineBreak(e, at)
	case "w:lastRenderedPageBreak":
		if l.marked && l.isBody {
			l.newPage()
		}
	case "w:noBreakHyphen":
		l.add("\u2011", at)
	case "w:softHyphen": // seen only where a line ends in it
	case "w:sym":
		l.symbol(e, at)
	case "w:fldChar":
		l.fieldChar(e, at)
	case "w:instrText", "w:delInstrText":
		if open := l.openField(); open != nil && !open.shown {
			open.instruction.Write(e.Text)
		}
	default:
		if !isText(e.Name) {
			return false
		}
		l.add(plain(e), at)
	}
	return true
}

// plain gives the characters of a text element as Word shows them: white space at its ends counts only where it says so.
func plain(e *office.Element) string {
	text := strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(string(e.Text))
	if e.Get("xml:space") != "preserve" && strings.HasPrefix(e.Name, "w:") {
		text = strings.Trim(text, " ")
	}
	return text
}

// run reads a run: text with one look.
func (l *line) run(e *office.Element, at run) {
	rPr := e.Child("w:rPr")
	at.look = l.lookOf(rPr)
	if at.look.isHidden(l.in.fill) {
		at = at.hidden()
	}
	at.visibility = trackedIn(rPr, context{visibility: at.visibility}).visibility
	l.children(e, at)
}

// lookOf gives the look of a run in this paragraph, with all its styles.
func (l *line) lookOf(rPr *office.Element) look {
	character := l.styles.get(rPr.Child("w:rStyle").Val())
	return cascade(l.styles.defaults, l.in.tableLook, l.style.look, character.look, readLook(rPr))
}

func (l *line) lineBreak(e *office.Element, at run) {
	if e.Get("w:type") != "page" {
		l.add("\n", at)
		return
	}
	if !l.marked && l.isBody && l.story.place.Page > 0 {
		l.newPage()
	}
	l.parted = l.runs.Last() != nil
}

func (l *line) newPage() {
	if l.story.place.Page++; !l.begun {
		l.place.Page = l.story.place.Page
	}
}

// add puts text behind what was read. Text in the instruction of a field is not shown, so it is kept with the field.
func (l *line) add(text string, at run) {
	if open := l.openField(); open != nil && !open.shown {
		open.unseen.WriteString(text)
		return
	}
	if text == "" {
		return
	}
	if l.parted && strings.TrimSpace(text) != "" {
		text, l.parted = "\n"+text, false
	}
	l.begun = l.begun || strings.TrimSpace(text) != ""
	if at.link == "" {
		at.link = l.fieldLink()
	}
	if at.look.font != "" {
		text = strings.Map(func(r rune) rune {
			if r >= 0xF020 && r <= 0xF0FF {
				if drawn, ok := office.Symbol(at.look.font, r); ok {
					return drawn
				}
			}
			return r
		}, text)
	}
	piece := document.Run{Marks: at.look.marks(), Link: at.link, Visibility: at.visibility}
	if l.runs.Add(text, piece) {
		l.Budget--
	}
}

func (l *line) symbol(e *office.Element, at run) {
	code, err := strconv.ParseInt(e.Get("w:char"), 16, 32)
	if err != nil {
		return
	}
	font := e.Get("w:font")
	drawn, ok := office.Symbol(font, rune(code))
	switch {
	case ok:
		l.add(string(drawn), at)
	case !office.IsSymbolFont(font) && (code < 0xE000 || code > 0xF8FF) && code >= ' ':
		l.add(string(rune(code)), at)
	default:
		l.NotRead(l.place, "a sign of the font "+font+" whose meaning is not known here (character "+e.Get("w:char")+")", "")
	}
}

// target gives the address that a hyperlink leads to, as it is written in the file.
func (l *line) target(e *office.Element) string {
	address := ""
	if found := l.relations[e.Get("r:id")]; found.Kind == "hyperlink" {
		address = found.Target
	}
	if anchor := e.Get("w:anchor"); anchor != "" {
		address += "#" + anchor
	}
	return address
}

// mark shows a tracked change of the end of the paragraph, which joins or divides paragraphs without a word of its own, and
// names one of its number.
func (l *line) mark(pPr *office.Element, block *document.Block) {
	if trackedIn(pPr.Child("w:numPr"), context{visibility: document.Visible}).visibility != document.Visible {
		l.Aside(block.Place, whyTrackedNumber)
	}
	visibility := trackedIn(pPr.Child("w:rPr"), context{visibility: document.Visible}).visibility
	last := len(block.Runs) - 1
	if visibility == document.Visible || last >= 0 && block.Runs[last].Visibility == visibility {
		return
	}
	l.Aside(block.Place, whyTrackedEnd)
	if !office.IsEmpty(*block) {
		block.Runs = append(block.Runs, document.Run{Text: "¶", Visibility: visibility})
	}
}

// markVisibility is the visibility of a paragraph without text.
func (l *line) markVisibility(layout layout) document.Visibility {
	mark := cascade(l.styles.defaults, l.in.tableLook, l.style.look, look{}, layout.markLook)
	if mark.toggles[vanish] == on {
		return l.in.hide(document.Hidden).visibility
	}
	return l.in.visibility
}

// anchor reads blocks that stand in a paragraph, as those of a text box, to follow it. What lies behind them has the colour
// fill, as in a look.
func (l *line) anchor(elements []*office.Element, fill string, at run) {
	if l.depth++; l.depth > maxFields {
		return
	}
	defer func() { l.depth-- }()
	in := context{visibility: at.visibility, fill: fill, inTable: l.in.inTable}
	around, fields := l.story.place, l.fields
	l.story.place.Part, l.story.fields = partIn(around.Part, "text box"), nil
	l.after = append(l.after, l.story.blocks(elements, in)...)
	l.after = append(l.after, l.story.end()...)
	l.story.place.Part, l.story.fields = around.Part, fields
}

// partIn names a part of the document that stands in another: a text box in a header is read as the header.
func partIn(around, part string) string {
	if around != "" {
		return around
	}
	return part
}
