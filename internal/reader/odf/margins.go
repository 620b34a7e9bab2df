package odf

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// A masterPage is what all pages of a kind show.
type masterPage struct {
	*office.Element
	isUsed bool
}

// usesMaster takes note that pages of a master are shown, and of those that follow them; "" is the one that a document
// begins with.
func (r *reader) usesMaster(name string) {
	found := r.master[name]
	if name == "" {
		found = r.defaultMaster()
	}
	for ; found != nil && !found.isUsed; found = r.master[found.Get("style:next-style-name")] {
		found.isUsed = true
		r.used = append(r.used, found)
	}
}

// defaultMaster gives the master page that a document begins with unless it says another; nil where there is none.
func (r *reader) defaultMaster() *masterPage {
	if found := r.master["Standard"]; found != nil || len(r.masters) == 0 {
		return found
	}
	return r.masters[0]
}

// unused gives the master pages of which there is no page.
func (r *reader) unused() []*masterPage {
	return slices.DeleteFunc(slices.Clone(r.masters), func(each *masterPage) bool { return each.isUsed })
}

// readMasters takes in the master pages and what else stands beside them.
func (r *reader) readMasters(e *office.Element) {
	for _, each := range e.Children {
		switch each.Name {
		case "style:master-page":
			found := &masterPage{Element: each}
			r.masters = append(r.masters, found)
			if name := each.Get("style:name"); r.master[name] == nil {
				r.master[name] = found
			}
		case "draw:layer-set":
			for _, layer := range each.Children {
				r.layers[layer.Get("draw:name")] = layer.Get("draw:display")
			}
			r.leftOut(document.Place{}, whyTitle, textOf(each))
		default:
			r.leftOut(document.Place{}, "text of a master for handouts", textOf(each))
		}
	}
	if first := r.defaultMaster(); first != nil {
		r.paper = r.layout(first).fill("")
	}
}

// layout gives the layout of the pages of a master, as a style.
func (r *reader) layout(of *masterPage) *style {
	if of != nil {
		if found := r.layouts[of.Get("style:page-layout-name")]; found != nil {
			return found
		}
	}
	return &style{}
}

// margins reads the headers and footers of the pages, each text once however many masters have it. Those that no page
// shows are named as not read.
func (r *reader) margins() (headers, footers []document.Block) {
	if r.format == "odp" {
		return r.slideMargins(), nil
	}
	read := map[string]bool{}
	for _, from := range slices.Concat(r.used, r.unused()) {
		for _, each := range from.Children {
			if each.Name == "" {
				continue
			}
			kind, isMargin := marginKind(each.Name)
			key := marginKey(kind, textOf(each))
			if read[key] {
				continue
			}
			read[key] = true
			switch isShown := isMargin && from.isUsed && each.Get("style:display") != "false"; {
			case !isShown:
				r.leftOut(document.Place{Part: kind}, "a "+kind+" that no page shows", textOf(each))
			case kind == "header":
				headers = append(headers, r.margin(kind, each)...)
			default:
				footers = append(footers, r.margin(kind, each)...)
			}
		}
	}
	return headers, footers
}

// marginKind says what an element of a master page is: "header" for style:header and its forms for some of the pages,
// as style:header-left.
func marginKind(name string) (kind string, isMargin bool) {
	for _, kind := range []string{"header", "footer"} {
		if strings.HasPrefix(name, "style:"+kind) || strings.HasPrefix(name, "loext:"+kind) {
			return kind, true
		}
	}
	return "part of a page", false
}

// marginKey tells headers and footers of another text apart.
func marginKey(kind, text string) string { return kind + strings.Join(document.Words(text), "") }

func (r *reader) margin(kind string, e *office.Element) []document.Block {
	s := &story{reader: r, sheet: r.automatic, changes: newChanges(), place: document.Place{Part: kind}}
	blocks := s.blocks(e.Children, context{visibility: document.Visible, fill: r.paper})
	return append(blocks, s.undone()...)
}
