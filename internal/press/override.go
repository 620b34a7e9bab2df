package press

import (
	"context"
	"fmt"
	"slices"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/recognise"
	"gazette/internal/register"
)

// Override records in the site's register what an officer says the facts of a file's document are. Was is filled in here. It
// reports whether anything changed. The error is a publication.FieldError where a field does not exist or cannot have the
// value, a register.OverrideError where nobody is named.
func (p *Press) Override(ctx context.Context, path string, list []publication.Override) (changed bool, err error) {
	doc, pubs, err := p.Inspect(path)
	if err != nil {
		return false, err
	}
	original, err := originalOf(path, doc)
	if err != nil {
		return false, err
	}
	records, err := register.Open(ctx, p.Site)
	if err != nil {
		return false, err
	}
	defer records.Close()
	// A kind comes first, because it decides what else is recognised.
	slices.SortStableFunc(list, func(a, b publication.Override) int { return isKind(b) - isKind(a) })
	pubs = p.readAs(doc, pubs, append(records.Overrides(doc.SHA256, doc.Name), list...))
	for i, each := range list {
		if err := pubs[0].CheckFact(each.Field, each.Value); err != nil {
			return false, err
		}
		list[i].Was, _ = pubs[0].Fact(each.Field)
		if isKind(each) == 1 {
			first := p.recogniseAs("", doc)
			list[i].Was = string(first[0].Kind)
		}
	}
	return records.Override(original, list)
}

// Overrides gives what officers said of a document in the site's register; none where the site has no register.
func (p *Press) Overrides(doc *document.Document) ([]publication.Override, error) {
	records, err := register.Look(p.Site)
	if err != nil {
		return nil, err
	}
	return records.Overrides(doc.SHA256, doc.Name), nil
}

// override applies what officers said. What fits no more is reported with the page.
func (p *Press) override(doc *document.Document, pubs []*publication.Publication, list []publication.Override) []*publication.Publication {
	pubs = p.readAs(doc, pubs, list)
	list = slices.DeleteFunc(list, func(each publication.Override) bool { return isKind(each) == 1 })
	for _, each := range publication.OverrideAll(pubs, list) {
		now, _ := pubs[0].Fact(each.Field)
		pubs[0].Warnings = append(pubs[0].Warnings, publication.Warning{Text: fmt.Sprintf(
			"%s corrected “%s” to “%s” when “%s” was recognised. Now “%s” is recognised, so the correction was not applied: look at it, and correct it again if it is still needed.",
			each.By, each.Field, each.Value, each.Was, now)})
	}
	if len(list) > 0 {
		recognise.Describe(pubs, p.Words) // what follows from the facts follows from the corrected ones
	}
	return pubs
}

// readAs recognises the document anew where an officer said that it is of another kind.
func (p *Press) readAs(doc *document.Document, pubs []*publication.Publication, list []publication.Override) []*publication.Publication {
	for _, each := range slices.Backward(list) {
		if isKind(each) == 1 {
			if each.Value != string(pubs[0].Kind) {
				return p.recogniseAs(publication.Kind(each.Value), doc)
			}
			return pubs
		}
	}
	return pubs
}

func isKind(each publication.Override) int {
	if each.Field == "kind" {
		return 1
	}
	return 0
}
