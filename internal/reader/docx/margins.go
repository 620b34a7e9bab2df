package docx

import (
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
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
		data, err := r.archive.Part(each.name)
		if err != nil {
			return nil, nil, err
		}
		content := r.archive.Tree(each.name, data)
		root, err := content.Root()
		if err != nil {
			return nil, nil, err
		}
		r.formerLooks(content, document.Place{Part: each.kind})
		var text strings.Builder
		office.AddWords(&text, data)
		words := document.Fold(text.String())
		key := each.kind + words
		if root == nil || read[key] && words != "" || !each.shown && words == "" {
			continue
		}
		read[key] = true
		r.words.WriteString(words + "\n")
		if !each.shown {
			r.NotRead(document.Place{Part: each.kind}, "a "+each.kind+" that no page shows", words)
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

func (r *reader) margin(from margin, root *office.Element) ([]document.Block, error) {
	relations, err := r.archive.Relations(from.name)
	if err != nil {
		return nil, err
	}
	s := &story{reader: r, relations: relations, place: document.Place{Part: from.kind}}
	return append(s.blocks(root.Children, context{visibility: document.Visible, fill: r.paper}), s.end()...), nil
}

// allMargins gives the headers and footers in the order in which the sections show them, and then those that none shows:
// that of the first page where no section has one of its own, and the like.
func (r *reader) allMargins() []margin {
	var all []margin
	has := map[string]bool{}
	even := isOn(r.settings.Child("w:evenAndOddHeaders"))
	inherited := map[string]office.Relation{} // by kind and type; a section without one has that of the section before
	for _, section := range r.sections {
		for _, each := range section.Children {
			if kind, ok := strings.CutSuffix(each.Name, "Reference"); ok {
				inherited[kind+" "+each.Get("w:type")] = r.relations[each.Get("r:id")]
			}
		}
		types := []string{"default"}
		if isOn(section.Child("w:titlePg")) {
			types = append(types, "first")
		}
		if even {
			types = append(types, "even")
		}
		for _, kind := range []string{"header", "footer"} {
			for _, each := range types {
				if found := inherited["w:"+kind+" "+each]; found.Kind == kind && !has[found.Target] {
					has[found.Target] = true
					all = append(all, margin{kind, found.Target, true})
				}
			}
		}
	}
	var unshown []margin
	for _, each := range r.relations {
		if (each.Kind == "header" || each.Kind == "footer") && !each.External && !has[each.Target] {
			unshown = append(unshown, margin{kind: each.Kind, name: each.Target})
		}
	}
	slices.SortFunc(unshown, func(a, b margin) int { return strings.Compare(a.name, b.name) })
	return append(all, slices.Compact(unshown)...)
}
