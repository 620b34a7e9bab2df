package odf

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// What only files of this format hold; office has the rest.
const (
	whyVersions = document.BesideText + "earlier versions of the document"
	whySource   = document.BesideText + "the name of an address book or database, from which fields are filled"
)

// readMeta takes note of what a file says about itself, but not of the values: there are names of persons among them.
func (r *reader) readMeta(e *office.Element) {
	r.lists.isFromWord = strings.Contains(textOf(e.Child("meta:generator")), "MicrosoftOffice")
	for _, each := range e.Children {
		if why := properties[each.Name]; why != "" && (textOf(each) != "" || each.Name == "meta:template") {
			r.beside[why] = true
		}
	}
}

// properties says what the elements of the properties of a file state.
var properties = map[string]string{
	"meta:initial-creator": office.WhyAuthor, "dc:creator": office.WhyAuthor, "meta:printed-by": office.WhyAuthor,
	"dc:title": office.WhyTitle, "dc:subject": office.WhyTitle, "dc:description": office.WhyTitle, "meta:keyword": office.WhyTitle,
	"meta:user-defined": office.WhyCustom, "meta:template": office.WhyTemplate,
}

// readSettings takes note of settings that name a machine of the author.
func (r *reader) readSettings(e *office.Element) {
	for _, each := range e.Children {
		r.readSettings(each)
		if textOf(each) == "" {
			continue
		}
		switch each.Get("config:name") {
		case "PrinterName", "PrinterSetup":
			r.beside[office.WhyPrinter] = true
		case "CurrentDatabaseDataSource":
			r.beside[whySource] = true
		}
	}
}

// local finds addresses of files on a computer or in a network, which can hold the name of a person.
var local = regexp.MustCompile(`(?i)^(?:file:|\.\.[\\/]|\\\\|//|/?[a-z]:[\\/])`)

// address gives where something leads to, as it is written in the file.
func (r *reader) address(e *office.Element) string {
	href := e.Get("xlink:href")
	if local.MatchString(href) {
		r.beside[office.WhyElsewhere] = true
	}
	return href
}

// leadsTo takes note of the pictures that styles draw: backgrounds and bullets.
func (r *reader) leadsTo(e *office.Element) {
	if href := r.address(e); href != "" {
		r.shown[office.PartName(strings.TrimPrefix(href, "./"))] = true
	}
	for _, each := range e.Children {
		r.leadsTo(each)
	}
}

// keptParts are parts that a document may keep beside its text, by the beginning of their names; "" for those that were read,
// or that hold nothing which a person wrote.
var keptParts = []struct{ begin, why string }{
	{"mimetype", ""}, {"content.xml", ""}, {"styles.xml", ""}, {"meta.xml", ""}, {"settings.xml", ""}, {"manifest.rdf", ""},
	{"configurations2", ""}, {"layout-cache", ""}, {"objectreplacements", ""}, {"fonts/", ""}, {"current.xml", ""},
	{"meta-inf/documentsignatures.xml", office.WhySignature},
	{"meta-inf/macrosignatures.xml", office.WhySignature},
	{"meta-inf/", ""},
	{"versions", whyVersions},
	{"versionlist.xml", whyVersions},
	{"thumbnails", office.WhyThumbnail},
	{"basic", office.WhyMacros},
	{"scripts", office.WhyMacros},
	{"dialogs", office.WhyMacros},
	{"pictures/", office.WhyOrphan},
	{"media/", office.WhyMedia},
	{"object ", office.WhyEmbedded},
	{"", office.WhyUnknownPart},
}

// unread takes note of what the file holds beside its text, and counts what there was many times.
func (r *reader) unread() {
	r.beside[office.WhyBehindTheEnd] = r.archive.IsLoose()
	for name, file := range r.archive.Files {
		folder, _, _ := strings.Cut(name, "/")
		if r.shown[name] || r.shown[folder] || file.FileInfo().IsDir() {
			continue
		}
		for _, each := range keptParts {
			if strings.HasPrefix(name, each.begin) {
				r.beside[each.why] = true
				break
			}
		}
	}
	r.Count()
	for _, why := range slices.Sorted(maps.Keys(r.beside)) {
		if why != "" && r.beside[why] {
			r.Omissions = append(r.Omissions, document.Omission{Why: why})
		}
	}
}
