package pptx

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// levels is how many levels the paragraphs of a drawing have (ISO 29500-1, 21.1.2.4).
const levels = 9

// tiny is the size in points up to which letters are no letters any more.
const tiny = 4

// A look is how text looks as far as it matters here. What is not set is zero.
type look struct {
	marks    document.Marks
	size     float64 // points
	colour   colour
	isClear  bool // letters drawn without a colour
	isTraced bool // letters drawn with a line round them
	latin    string
	signs    string // the font of what lies in the area for signs
}

// over gives the look that properties of a run make of one.
func (p palette) look(rPr *office.Element, l look) look {
	if rPr == nil {
		return l
	}
	l.marks = office.DrawnMarks(rPr, l.marks)
	if size, ok := number(rPr.Get("sz")); ok {
		l.size = size / 100
	}
	for _, each := range rPr.Children {
		switch each.Name {
		case "a:solidFill":
			l.colour, l.isClear = p.inside(each, colour{}), false
		case "a:noFill":
			l.isClear = true
		case "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill":
			l.colour, l.isClear = colour{}, false
		case "a:ln":
			l.isTraced = each.Child("a:noFill") == nil
		case "a:latin":
			l.latin = each.Get("typeface")
		case "a:sym":
			l.signs = each.Get("typeface")
		}
	}
	return l
}

// A form is what holds for the paragraphs of one level.
type form struct {
	bullet bullet
	look   look
}

func (p palette) form(pPr *office.Element, f form) form {
	if pPr == nil {
		return f
	}
	f.bullet = f.bullet.over(pPr)
	f.look = p.look(pPr.Child("a:defRPr"), f.look)
	return f
}

// A context is what holds for the text of a shape or cell.
type context struct {
	forms  *[levels]form // as the layout, the master and the presentation say
	style  colour        // that a style of the theme gives the letters
	behind colour        // the letters; unknown where that is not one
	link   string        // of the whole shape
	place  document.Place
}

func (p *page) contextOf(one *shape) context {
	in := context{behind: p.behindText(one), place: p.place}
	if one.isHolder {
		in.forms = p.formsBy(p.on.lists(one.holder, true, one.forms))
	} else {
		in.forms = p.formsOfPlain()
	}
	if one.isHolder && one.holder.isMargin() && p.place.Part == "" {
		in.place.Part = "footer"
	}
	in.style = p.on.palette.inside(one.e.Child("p:style", "a:fontRef"), colour{})
	in.link = p.target(properties(one.e))
	return in
}

// formsOfPlain gives the forms of text that is in no placeholder, as in text boxes and cells.
func (p *page) formsOfPlain() *[levels]form { return p.formsBy(p.on.lists(holder{}, false, nil)) }

// formsBy gives the forms of the levels where these lists say them, the nearest first.
func (p *page) formsBy(lists []*office.Element) *[levels]form {
	forms := &p.on.texts.base
	for _, list := range slices.Backward(lists) {
		key := derived{list, forms}
		if p.on.texts.known[key] == nil {
			made := *forms
			for level := range made {
				made[level] = p.listed(list, level, made[level])
			}
			p.on.texts.known[key] = &made
		}
		forms = p.on.texts.known[key]
	}
	return forms
}

// textForms are the forms of text that were worked out: many placeholders take theirs from the same lists.
type textForms struct {
	base  [levels]form
	known map[derived]*[levels]form
}

// A derived is what a list makes of other forms.
type derived struct {
	list *office.Element
	from *[levels]form
}

func newTextForms(p palette) *textForms {
	t := &textForms{known: map[derived]*[levels]form{}}
	for level := range t.base {
		t.base[level].look.colour = p["tx1"]
	}
	return t
}

// listed gives a form with what a list says of its level.
func (p *page) listed(list *office.Element, level int, f form) form {
	f = p.on.palette.form(list.Child("a:defPPr"), f)
	return p.on.palette.form(list.Child(levelNames[level]), f)
}

var levelNames = [levels]string{"a:lvl1pPr", "a:lvl2pPr", "a:lvl3pPr", "a:lvl4pPr", "a:lvl5pPr", "a:lvl6pPr", "a:lvl7pPr", "a:lvl8pPr", "a:lvl9pPr"}

// formsOf gives the forms of the levels of a body of text.
func (p *page) formsOf(body *office.Element, in context) *[levels]form {
	list := body.Child("a:lstStyle")
	if !in.style.known && (list == nil || len(list.Children) == 0) {
		return in.forms
	}
	forms := *in.forms
	for level := range forms {
		if in.style.known {
			forms[level].look.colour = in.style
		}
		if list != nil {
			forms[level] = p.listed(list, level, forms[level])
		}
	}
	return &forms
}

// body reads a body of text: its paragraphs, with bullets and numbers as printed.
func (p *page) body(e *office.Element, in context) []document.Block {
	var blocks []document.Block
	forms := p.formsOf(e, in)
	scale := 1.0
	if fit := e.Child("a:bodyPr", "a:normAutofit"); fit != nil {
		scale = share(fit.Get("fontScale"), 1)
	}
	var count counter
	for _, each := range e.Children {
		if p.on.budget < 0 {
			break
		}
		if each.Name == "a:p" {
			if block, ok := p.paragraph(each, forms, scale, in, &count); ok {
				blocks = append(blocks, block)
			}
		}
	}
	return blocks
}

// paragraph reads a paragraph; false for one without text, which has no bullet either.
func (p *page) paragraph(e *office.Element, forms *[levels]form, scale float64, in context, count *counter) (document.Block, bool) {
	pPr := e.Child("a:pPr")
	level, _ := number(pPr.Get("lvl"))
	at := min(max(int(level), 0), levels-1)
	f := forms[at]
	f.bullet = f.bullet.over(pPr)
	l := &line{page: p, in: in, scale: scale}
	l.children(e, f.look)
	runs := trimmed(l.finish())
	if isEmpty(runs) {
		return document.Block{}, false
	}
	block := document.Block{Kind: document.Paragraph, Runs: runs, Place: in.place}
	if block.Number = count.next(at, f.bullet, f.look.latin); block.Number != "" {
		block.Kind, block.Level = document.ListItem, at+1
	}
	block.Visibility = visibilityOf(runs)
	p.on.budget--
	return block, true
}

// trimmed takes the line breaks off the ends of a paragraph, by which authors move text down.
func trimmed(runs []document.Run) []document.Run {
	for len(runs) > 0 {
		if runs[0].Text = strings.TrimLeft(runs[0].Text, "\n"); runs[0].Text != "" {
			break
		}
		runs = runs[1:]
	}
	for last := len(runs) - 1; last >= 0; last-- {
		if runs[last].Text = strings.TrimRight(runs[last].Text, "\n"); runs[last].Text != "" {
			break
		}
		runs = runs[:last]
	}
	return runs
}

// visibilityOf gives the visibility of a block with these runs: that of all that can be read in it, if they share one.
func visibilityOf(runs []document.Run) document.Visibility {
	found := document.Visibility("")
	for _, run := range runs {
		switch {
		case strings.TrimSpace(run.Text) == "" || run.Visibility == found:
		case found == "":
			found = run.Visibility
		default:
			return document.Visible
		}
	}
	return found
}

// A line reads what is in a paragraph.
type line struct {
	*page
	in    context
	scale float64 // of the letters, which PowerPoint makes smaller so that the text fits
	runs  []document.Run
	text  strings.Builder // of the last run
}

// children reads everything in e. Elements that are not known are entered, so that text in them is not lost.
func (l *line) children(e *office.Element, at look) {
	for _, each := range e.Children {
		l.inline(each, at, l.in.link)
	}
}

func (l *line) inline(e *office.Element, at look, link string) {
	if rPr := e.Child("a:rPr"); rPr != nil {
		at = l.on.palette.look(rPr, at)
		if own := rPr.Child("a:hlinkClick"); own != nil {
			at.colour = colour{} // that of links
			if target := l.target(rPr); target != "" {
				link = target
			}
		}
	}
	switch e.Name {
	case "a:br":
		l.add("\n", at, link)
		return
	case "mc:AlternateContent":
		for _, each := range l.on.branch(e, l.in.place) {
			l.inline(each, at, link)
		}
		return
	case "a:fld":
		if text := e.Words(); e.Get("type") == "slidenum" && l.place.Slide > 0 && l.place.Part == "" && !strings.ContainsAny(text, "0123456789") {
			l.add(strconv.Itoa(l.on.firstNumber+l.place.Slide-1), at, link)
			l.on.fieldMarks = append(l.on.fieldMarks, text)
			e.EachText(func(each *office.Element) { l.on.taken[each] = true })
			return
		}
	case "m:oMath":
		if !isLinear(e) {
			l.on.dropped(l.in.place, "an equation, which cannot be written on one line", e)
			return
		}
	}
	if isText(e.Name) {
		l.on.taken[e] = true
		l.add(strings.NewReplacer("\n", " ", "\r", " ", "\v", "\n").Replace(string(e.Text)), at, link)
	}
	for _, each := range e.Children {
		l.inline(each, at, link)
	}
}

// add puts text behind what was read.
func (l *line) add(text string, at look, link string) {
	if text == "" {
		return
	}
	piece := document.Run{Marks: at.marks, Link: link, Visibility: document.Visible}
	if l.isUnseen(at) {
		piece.Visibility = document.Hidden
	}
	if last := len(l.runs) - 1; last < 0 || l.runs[last].Marks != piece.Marks || l.runs[last].Link != piece.Link || l.runs[last].Visibility != piece.Visibility {
		l.finish()
		l.runs = append(l.runs, piece)
		l.on.budget--
	}
	l.text.WriteString(signs(text, at))
}

// signs gives text with the signs that a font draws for what lies in the area for signs.
func signs(text string, at look) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xF020 && r <= 0xF0FF {
			for _, font := range []string{at.signs, at.latin} {
				if drawn, ok := office.Symbol(font, r); ok {
					return drawn
				}
			}
		}
		return r
	}, text)
}

// isUnseen reports whether a person cannot see letters of this look.
func (l *line) isUnseen(at look) bool {
	switch {
	case at.isTraced:
		return false
	case at.isClear || at.colour.known && at.colour.alpha <= 0.01:
		return true
	case at.size > 0 && at.size*l.scale <= tiny:
		return true
	}
	return at.colour.alike(l.in.behind)
}

// finish gives the last run its text.
func (l *line) finish() []document.Run {
	if l.text.Len() > 0 {
		l.runs[len(l.runs)-1].Text = l.text.String()
		l.text.Reset()
	}
	return l.runs
}

// target gives the address that a click on a text or shape leads to, as it is written in the file; "" where it leads to
// another slide or runs a program.
func (p *page) target(properties *office.Element) string {
	found := p.on.relations[properties.Child("a:hlinkClick").Get("r:id")]
	if found.Kind == "hyperlink" && found.External {
		return found.Target
	}
	return ""
}

// isLinear reports whether an equation is written on one line, so that its characters in a row say the same.
func isLinear(e *office.Element) bool {
	for _, each := range e.Children {
		switch each.Name {
		case "m:r", "m:box", "m:e", "m:oMath":
			if !isLinear(each) {
				return false
			}
		case "m:t", "m:rPr", "m:ctrlPr", "m:boxPr", "a:rPr":
		default:
			return false
		}
	}
	return true
}
