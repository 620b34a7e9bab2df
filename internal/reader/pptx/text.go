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
		if p.on.Budget < 0 {
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
	runs := trimmed(l.runs.Finish())
	block := document.Block{Kind: document.Paragraph, Runs: runs, Place: in.place}
	if office.IsEmpty(block) {
		return block, false
	}
	if block.Number = count.next(at, f.bullet, f.look.latin); block.Number != "" {
		block.Kind, block.Level = document.ListItem, at+1
	}
	block.Visibility = office.VisibilityOf(block, document.Visible)
	p.on.Budget--
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

// A line reads what is in a paragraph.
type line struct {
	*page
	in    context
	scale float64 // of the letters, which PowerPoint makes smaller so that the text fits
	runs  office.Runs
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
		if !office.IsLinear(e) {
			l.equation(e, at, link)
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

// equation reads an equation that is written on more than one line. One of which parts cannot be seen is named, because
// nobody can say what is printed of it.
func (l *line) equation(e *office.Element, at look, link string) {
	tex, ok := office.TeX(e)
	switch {
	case !ok:
		l.on.dropped(l.in.place, office.WhyEquation, e)
	case l.hides(e, at):
		l.on.dropped(l.in.place, "an equation of which a part cannot be seen", e)
	default:
		e.EachText(func(each *office.Element) { l.on.taken[each] = true })
		l.add(tex, at, link)
	}
}

// hides reports whether something in an equation cannot be seen that the text around it would show.
func (l *line) hides(e *office.Element, at look) bool {
	return slices.ContainsFunc(e.Children, func(each *office.Element) bool {
		isHidden := each.Name == "a:rPr" && l.isUnseen(l.on.palette.look(each, at)) && !l.isUnseen(at)
		return isHidden || each.Name == "m:phant" && !office.IsPhantomShown(each) || l.hides(each, at)
	})
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
	if l.runs.Add(signs(text, at), piece) {
		l.on.Budget--
	}
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

// target gives the address that a click on a text or shape leads to, as it is written in the file; "" where it leads to
// another slide or runs a program.
func (p *page) target(properties *office.Element) string {
	found := p.on.relations[properties.Child("a:hlinkClick").Get("r:id")]
	if found.Kind == "hyperlink" && found.External {
		return found.Target
	}
	return ""
}
