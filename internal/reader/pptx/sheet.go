package pptx

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A sheet is a slide, a layout or a master: shapes, and what they take from the sheet above.
type sheet struct {
	*reader
	part      string
	place     document.Place // of a slide or notes
	root      *office.Element
	relations map[string]office.Relation
	above     *sheet // the layout of a slide, the master of a layout
	theme     *office.Element
	palette   palette
	paper     paint
	isTaken   bool       // its text stands in the document
	texts     *textForms // that are shared with all sheets of these colours
	index     *formIndex
}

// maxSheets is how many sheets may lie on each other: a slide, a layout and a master do.
const maxSheets = 3

// aboves are the kinds of relation that lead from a sheet to the one above.
var aboves = map[string]bool{"slideLayout": true, "slideMaster": true, "notesMaster": true}

// sheet gives a layout or master, which is read once.
func (r *reader) sheet(part string, depth int) (*sheet, error) {
	if found := r.sheets[part]; found != nil {
		return found, nil
	}
	root, err := r.archive.Read(part)
	if err != nil || root == nil {
		return nil, err
	}
	s, err := r.newSheet(part, root, depth)
	r.sheets[part] = s
	return s, err
}

func (r *reader) newSheet(part string, root *office.Element, depth int) (*sheet, error) {
	s := &sheet{reader: r, part: part, root: root}
	var err error
	if s.relations, err = r.archive.Relations(part); err != nil {
		return nil, err
	}
	overridden := false
	for _, id := range sortedKeys(s.relations) {
		each := s.relations[id]
		switch {
		case each.External:
		case aboves[each.Kind] && s.above == nil && depth < maxSheets && above(root.Name) == each.Kind:
			if s.above, err = r.sheet(office.PartName(each.Target), depth+1); err != nil {
				return nil, err
			}
		case each.Kind == "theme" && s.theme == nil:
			if s.theme, err = r.archive.Read(each.Target); err != nil {
				return nil, err
			}
		case each.Kind == "themeOverride":
			overridden = true
		}
	}
	s.colours(overridden)
	return s, nil
}

// above is the kind of the sheet above one whose root has this name.
func above(root string) string {
	switch root {
	case "p:sld":
		return "slideLayout"
	case "p:sldLayout":
		return "slideMaster"
	case "p:notes":
		return "notesMaster"
	}
	return ""
}

// colours finds the colours by which the sheet is painted. Where it changes the theme itself, they are not known.
func (s *sheet) colours(overridden bool) {
	if s.theme == nil && s.above != nil {
		s.theme = s.above.theme
	}
	switch clrMap := s.root.Child("p:clrMap"); {
	case overridden:
	case clrMap != nil || s.above == nil:
		s.palette = readPalette(s.theme, clrMap)
	default:
		override := s.root.Child("p:clrMapOvr", "a:overrideClrMapping")
		if s.palette = s.above.palette.renamed(override); override == nil {
			s.texts = s.above.texts
		}
	}
	if s.texts == nil {
		s.texts = newTextForms(s.palette)
	}
	bg := s.root.Child("p:cSld", "p:bg")
	if ref := bg.Child("p:bgRef"); ref != nil {
		s.paper = s.styled(ref)
	} else {
		s.paper = s.palette.fill(bg.Child("p:bgPr"), colour{}, func(*office.Element) bool { return true })
	}
	if s.paper.kind == unsaid {
		switch {
		case s.above != nil:
			s.paper = s.above.paper
		case s.palette == nil:
			s.paper = paint{kind: veiled}
		default:
			s.paper = plainPaint(s.palette["bg1"])
		}
	}
}

// styled gives the fill that a style of the theme gives in the colour of ref (ISO 29500-1, 20.1.4.2.10): those from 1001 on
// are backgrounds.
func (s *sheet) styled(ref *office.Element) paint {
	index, ok := number(ref.Get("idx"))
	if !ok {
		return paint{}
	}
	list, at := "a:fillStyleLst", int(index)-1
	switch {
	case index == 0 || index == 1000:
		return paint{kind: clear}
	case index > 1000:
		list, at = "a:bgFillStyleLst", int(index)-1001
	}
	styles := s.theme.Child("a:themeElements", "a:fmtScheme", list)
	if styles == nil || at < 0 || at >= len(styles.Children) {
		return paint{kind: veiled}
	}
	one := &office.Element{Children: styles.Children[at : at+1]}
	return s.palette.fill(one, s.palette.inside(ref, colour{}), func(*office.Element) bool { return true })
}

// A holder is what a placeholder stands for (p:ph).
type holder struct{ kind, index string }

// holderOf gives the placeholder that a shape is; false where it is none.
func holderOf(shape *office.Element) (holder, bool) {
	for _, each := range shape.Children {
		if strings.HasPrefix(each.Name, "p:nv") {
			if ph := each.Child("p:nvPr", "p:ph"); ph != nil {
				h := holder{ph.Get("type"), ph.Get("idx")}
				if h.index == "" {
					h.index = "0"
				}
				return h, true
			}
		}
	}
	return holder{}, false
}

func (h holder) isTitle() bool { return h.kind == "title" || h.kind == "ctrTitle" }

// isMargin reports whether a placeholder stands beside the text of the slide.
func (h holder) isMargin() bool {
	return h.kind == "dt" || h.kind == "ftr" || h.kind == "sldNum" || h.kind == "hdr"
}

// general is the kind of placeholder on a master that one of a layout takes its form from.
func (h holder) general() string {
	switch {
	case h.isTitle():
		return "title"
	case h.isMargin():
		return h.kind
	}
	return "body"
}

// forms gives the shapes of the sheets above from which a placeholder of s takes what it does not say itself, the nearest
// first.
func (s *sheet) forms(h holder) []*office.Element {
	var forms []*office.Element
	for on := s.above; on != nil; on = on.above {
		if form := on.form(h); form != nil {
			forms = append(forms, form)
			if own, ok := holderOf(form); ok && own.kind != "" {
				h.kind = own.kind // a placeholder for anything is one for what its layout says
			}
		}
	}
	return forms
}

// A formIndex holds the placeholders of a layout or master, the first of each name.
type formIndex struct{ byIndex, byKind, byGeneral map[string]*office.Element }

// form finds the placeholder on a layout or master that one below it takes its form from; nil where there is none.
func (s *sheet) form(h holder) *office.Element {
	if s.index == nil {
		s.index = s.holders()
	}
	if s.above == nil || h.isTitle() || h.isMargin() {
		return s.index.byGeneral[h.general()]
	}
	if found := s.index.byIndex[h.index]; found != nil {
		return found
	}
	return s.index.byKind[h.kind]
}

func (s *sheet) holders() *formIndex {
	index := &formIndex{map[string]*office.Element{}, map[string]*office.Element{}, map[string]*office.Element{}}
	keep := func(by map[string]*office.Element, name string, e *office.Element) {
		if by[name] == nil && name != "" {
			by[name] = e
		}
	}
	if tree := s.root.Child("p:cSld", "p:spTree"); tree != nil {
		for _, each := range tree.Children {
			if own, ok := holderOf(each); ok {
				keep(index.byGeneral, own.general(), each)
				if !own.isTitle() && !own.isMargin() {
					keep(index.byIndex, own.index, each)
					keep(index.byKind, own.kind, each)
				}
			}
		}
	}
	return index
}

// lists gives where the form of text is said that a shape does not say itself, the nearest first: the forms of a placeholder,
// the styles of the master, the defaults of the presentation (ISO 29500-1, 19.3.1.52).
func (s *sheet) lists(h holder, isHolder bool, forms []*office.Element) []*office.Element {
	var lists []*office.Element
	for _, each := range forms {
		if list := each.Child("p:txBody", "a:lstStyle"); list != nil {
			lists = append(lists, list)
		}
	}
	master := s
	for master.above != nil {
		master = master.above
	}
	defaults := s.reader.root.Child("p:defaultTextStyle")
	style := "p:otherStyle"
	switch {
	case isHolder && h.isTitle():
		style = "p:titleStyle"
	case isHolder && !h.isMargin():
		style = "p:bodyStyle"
	}
	if list := master.root.Child("p:txStyles", style); list != nil && isHolder {
		lists = append(lists, list)
	}
	if list := master.root.Child("p:notesStyle"); list != nil {
		lists = append(lists, list)
	}
	if defaults != nil {
		lists = append(lists, defaults)
	}
	return lists
}

// behind gives what layouts and masters show of their own on a slide, what lies furthest behind first, and takes its text
// over for the first slide that shows it. None of it is a placeholder, whose text only asks for some.
func (r *reader) behind(slide *sheet, place document.Place) ([]*shape, error) {
	var shown []*sheet
	for on := slide; on.above != nil && !isOff(on.root.Get("showMasterSp")); on = on.above {
		shown = append(shown, on.above)
	}
	var all []*shape
	for _, on := range slices.Backward(shown) {
		shapes := on.shapes(false)
		if !on.isTaken && place.Slide > 0 {
			on.isTaken = true
			r.words.WriteString(wordsBeside(on.root) + "\n")
			blocks, err := on.blocks(shapes, all, document.Place{Slide: place.Slide, Part: "header"}, document.Visible)
			if err != nil {
				return nil, err
			}
			r.headers = append(r.headers, blocks...)
			r.leftOver(document.Place{Slide: place.Slide, Part: "header"}, func(visit func(*office.Element)) { eachBeside(on.root, visit) })
		}
		all = leaves(shapes, all)
	}
	return all, nil
}

// eachBeside calls visit with every text on a layout or master that is not that of a placeholder.
func eachBeside(root *office.Element, visit func(*office.Element)) {
	if _, isHolder := holderOf(root); isHolder || root.Name == "mc:Fallback" {
		return
	}
	if isText(root.Name) {
		visit(root)
	}
	for _, each := range root.Children {
		eachBeside(each, visit)
	}
}

// wordsBeside gives the words on a layout or master that are not those of placeholders.
func wordsBeside(root *office.Element) string {
	var text strings.Builder
	eachBeside(root, func(e *office.Element) {
		text.Write(e.Text)
		text.WriteByte('\n')
	})
	return text.String()
}
