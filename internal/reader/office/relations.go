package office

import (
	"path"
	"strings"
)

// A Relation leads from one part to another, or out of the file.
type Relation struct {
	Kind     string // last word of its type: "hyperlink"
	Target   string // name of a part, or an address
	External bool
}

// Relations gives where a part leads to, by the keys that its text uses.
func (a *Archive) Relations(part string) (map[string]Relation, error) {
	folder, base := path.Split(part)
	root, err := a.Read(folder + "_rels/" + base + ".rels")
	if err != nil || root == nil {
		return nil, err
	}
	relations := map[string]Relation{}
	for _, each := range root.Children {
		kind, target := each.Get("Type"), each.Get("Target")
		found := Relation{Kind: kind[strings.LastIndexByte(kind, '/')+1:], Target: target, External: each.Get("TargetMode") == "External"}
		if !found.External && !strings.HasPrefix(target, "#") {
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, target)
			}
			found.Target = path.Clean(target)[1:]
		}
		relations[each.Get("Id")] = found
	}
	return relations, nil
}

// MainPart finds the part that a document of Microsoft's programs begins with, whatever its name, by the list of content
// types; usual is its name in a file whose list is not as it should be. It gives "" where isMain says yes to no part.
func (a *Archive) MainPart(usual string, isMain func(contentType string) bool) (string, error) {
	types, err := a.Read("[Content_Types].xml")
	if err != nil || types == nil {
		return "", err
	}
	relations, err := a.Relations("")
	if err != nil {
		return "", err
	}
	main := map[string]bool{}
	for _, each := range types.Children {
		if each.Name == "Override" && isMain(strings.ToLower(each.Get("ContentType"))) {
			main[PartName(each.Get("PartName"))] = true
		}
	}
	for _, each := range relations {
		if name := PartName(each.Target); each.Kind == "officeDocument" && main[name] && a.Files[name] != nil {
			return each.Target, nil
		}
	}
	if a.Files[usual] != nil && (main[usual] || len(main) == 0) {
		return usual, nil
	}
	return "", nil
}
