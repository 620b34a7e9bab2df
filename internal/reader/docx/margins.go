package docx

import (
	"slices"
	"strings"

	"gazette/internal/document"
)

// A margin is a part with a header or footer.
type margin struct {
	kind, name string
	shown      bool // on some page
}

// margins reads the headers and footers, each text once however many sections have it. Those that
// no page shows are named as not read.
func (r *reader) margins() (headers, footers []document.Block, err error) {
	read := map[string]bool{}
	for _, each := range r.allMargins() {
		data, err := r.archive.part(each.name)
		if err != nil {
			return nil, nil, err
		}
		root, err := newTree(each.name, data).root()
		if err != nil {
			return nil, nil, err
		}
		var text strings.Builder
		addWords(&text, data)
		words := document.Fold(text.String())
		key := each.kind + words
		if root == nil || read[key] && words != "" || !each.shown && words == "" {
			continue
		}
		read[key] = true
		r.words.WriteString(words + "\n")
		if !each.shown {
			r.notRead(document.Place{Part: each.kind}, "a "+each.kind+" that no page shows", words)
			continue
		}
		blocks, err := r.margin(each, root)
		if err != nil {
			return nil, nil, err
		}
		if each.kind == "header" {
			headers = append(headers, blocks...)
		} else {
			footers = append(footers, blocks...)
		}
	}
	return headers, footers, nil
}

func (r *reader) margin(from margin, root *element) ([]document.Block, error) {
	relations, err := r.archive.relations(from.name)
	if err != nil {
		return nil, err
	}
	s := &story{reader: r, relations: relations, place: document.Place{Part: from.kind}}
	return append(s.blocks(root.children, context{visibility: document.Visible, fill: r.paper}), s.end()...), nil
}

// allMargins gives the headers and footers in the order in which the sections show them, and then those that none shows:
// that of the first page where no section has one of its own, and the like.
func (r *reader) allMargins() []margin {
	var all []margin
	has := map[string]bool{}
	even := isOn(r.settings.child("w:evenAndOddHeaders"))
	inherited := map[string]relation{} // by kind and type; a section without one has that of the section before
	for _, section := range r.sections {
		for _, each := range section.children {
			if kind, ok := strings.CutSuffix(each.name, "Reference"); ok {
				inherited[kind+" "+each.get("w:type")] = r.relations[each.get("r:id")]
			}
		}
		types := []string{"default"}
		if isOn(section.child("w:titlePg")) {
			types = append(types, "first")
		}
		if even {
			types = append(types, "even")
		}
		for _, kind := range []string{"header", "footer"} {
			for _, each := range types {
				if found := inherited["w:"+kind+" "+each]; found.kind == kind && !has[found.target] {
					has[found.target] = true
					all = append(all, margin{kind, found.target, true})
				}
			}
		}
	}
	var unshown []margin
	for _, each := range r.relations {
		if (each.kind == "header" || each.kind == "footer") && !each.external && !has[each.target] {
			unshown = append(unshown, margin{kind: each.kind, name: each.target})
		}
	}
	slices.SortFunc(unshown, func(a, b margin) int { return strings.Compare(a.name, b.name) })
	return append(all, slices.Compact(unshown)...)
}
