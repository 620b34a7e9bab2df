package office

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// What a file of Microsoft's programs holds beside its text, as the list of what was not read names it. No value stands
// there: it may be the name of a person. The wordings are kept as they are, because the gate knows them again.
const (
	WhyAuthor       = document.BesideText + "the names of those who wrote and last saved the file, in its properties"
	WhyTitle        = document.BesideText + "a title, subject, keywords or comments, in the properties of the file"
	WhyCompany      = document.BesideText + "the name of a company or manager, in the properties of the file"
	WhyTemplate     = document.BesideText + "the template on which the document was made"
	WhyCustom       = document.BesideText + "properties of its own, in which programs keep notes on the file"
	WhyVariables    = document.BesideText + "variables, in which programs keep notes on the document"
	WhyLabel        = document.BesideText + "a label of sensitivity, with who set it"
	WhyThumbnail    = document.BesideText + "a small picture of the first page, which may show what the page showed before"
	WhyCustomXML    = document.BesideText + "data of other programs (custom XML)"
	WhyPeople       = document.BesideText + "the list of those who commented on or changed the document"
	WhyMacros       = document.BesideText + "macros, which are programs"
	WhyControl      = document.BesideText + "an embedded control, which is a program"
	WhyEmbedded     = document.BesideText + "an embedded file, of which the document shows at most a picture"
	WhySubDocument  = document.BesideText + "another document that is put in when this one is opened"
	WhyGlossary     = document.BesideText + "building blocks, which the document keeps but does not show"
	WhyPrinter      = document.BesideText + "the settings of a printer"
	WhyMailMerge    = document.BesideText + "the list of addresses for a mail merge"
	WhyInk          = document.BesideText + "handwriting"
	WhyMedia        = document.BesideText + "sound or film"
	WhySignature    = document.BesideText + "a digital signature"
	WhyAddIn        = document.BesideText + "an add-in or buttons of its own"
	WhyElsewhere    = document.BesideText + "the place of a file on a computer or in a network"
	WhyUnknownPart  = document.BesideText + "a part of a kind that is not known here"
	WhyOrphan       = document.BesideText + "a part that nothing in the file leads to"
	WhyBehindTheEnd = document.BesideText + "bytes before the beginning or behind the end of the file"
)

// besideKinds says what the relations of a kind lead to. Those to "" lead to what the readers read, or to what holds no
// words and no name.
var besideKinds = map[string]string{
	"thumbnail": WhyThumbnail, "customXml": WhyCustomXML, "people": WhyPeople, "documenttasks": WhyPeople, "commentAuthors": WhyPeople, "authors": WhyPeople, "changesInfo": WhyPeople, "tags": WhyVariables, "vbaProject": WhyMacros, "wordVbaData": WhyMacros,
	"control": WhyControl, "activeXControlBinary": WhyControl, "package": WhyEmbedded, "oleObject": WhyEmbedded, "aFChunk": WhySubDocument,
	"subDocument": WhySubDocument, "glossaryDocument": WhyGlossary, "attachedTemplate": WhyTemplate, "printerSettings": WhyPrinter,
	"mailMergeSource": WhyMailMerge, "mailMergeHeaderSource": WhyMailMerge, "recipientData": WhyMailMerge, "mailMergeRecipientData": WhyMailMerge,
	"ink": WhyInk, "audio": WhyMedia, "video": WhyMedia, "media": WhyMedia, "origin": WhySignature, "signature": WhySignature,
	"extensibility": WhyAddIn, "webextension": WhyAddIn, "webextensiontaskpanes": WhyAddIn, "classificationlabels": WhyLabel,
	"core-properties": "", "extended-properties": "", "custom-properties": "", "extendedProperties": "", "customProperties": "", // see properties
	"officeDocument": "", "styles": "", "stylesWithEffects": "", "settings": "", "webSettings": "", "fontTable": "", "font": "", "theme": "",
	"themeOverride": "", "numbering": "", "footnotes": "", "endnotes": "", "header": "", "footer": "", "comments": "", "commentsExtended": "",
	"commentsIds": "", "commentsExtensible": "", "hyperlink": "", "image": "", "hdphoto": "", "chart": "", "chartEx": "", "chartStyle": "",
	"chartColorStyle": "", "chartUserShapes": "", "diagramData": "", "diagramLayout": "", "diagramQuickStyle": "", "diagramColors": "",
	"diagramDrawing": "", "customXmlProps": "", "keyMapCustomizations": "", "intelligence": "", "attachedToolbars": "", "frame": "",
}

// local finds addresses of files on a computer or in a network, which can hold the name of a person.
var local = regexp.MustCompile(`(?i)^(?:file:|\\\\|//|[a-z]:[\\/])`)

// Beside lists what the file holds beside the parts that its reader reads, each kind once. The reader names the kinds of
// relation that only its documents have. A part to which nothing leads from the main one, or from the file, is listed with
// the words in it.
func (a *Archive) Beside(main string, read ...string) []document.Omission {
	found := map[string]bool{WhyBehindTheEnd: a.loose}
	reached := map[string]bool{PartName("[Content_Types].xml"): true, PartName(main): true}
	for waiting := []string{"", main}; len(waiting) > 0; waiting = waiting[1:] {
		relations, err := a.Relations(waiting[0])
		if err != nil {
			continue // what it leads to is found below
		}
		for _, each := range relations {
			why, known := besideKinds[each.Kind]
			switch {
			case each.External && local.MatchString(each.Target):
				found[WhyElsewhere] = true
			case !known && !slices.Contains(read, each.Kind):
				found[WhyUnknownPart] = true
			case why == WhyCustomXML && !a.holdsData(each.Target):
			default:
				found[why] = true
			}
			if name := PartName(each.Target); !each.External && a.Files[name] != nil && !reached[name] {
				reached[name] = true
				waiting = append(waiting, each.Target)
				for _, why := range a.properties(each) {
					found[why] = true
				}
			}
		}
	}
	var list []document.Omission
	for _, why := range slices.Sorted(maps.Keys(found)) {
		if why != "" && found[why] {
			list = append(list, document.Omission{Why: why})
		}
	}
	return append(list, a.orphans(reached)...)
}

// holdsData reports whether a part says anything: Word adds an empty list of sources to every document.
func (a *Archive) holdsData(part string) bool {
	root, err := a.Read(part)
	return err != nil || root != nil && (len(root.Children) > 0 || len(root.Text) > 0)
}

// properties says what the properties of a file state, by the relation that leads to them.
func (a *Archive) properties(of Relation) (found []string) {
	if !strings.HasSuffix(strings.ToLower(of.Kind), "properties") {
		return nil
	}
	root, err := a.Read(of.Target)
	if err != nil || root == nil {
		return []string{WhyCustom}
	}
	if strings.HasPrefix(of.Kind, "custom") && len(root.Children) > 0 {
		return []string{WhyCustom}
	}
	for _, each := range root.Children {
		text := string(bytes.TrimSpace(each.Text))
		if text == "" {
			continue
		}
		switch each.Name[strings.IndexByte(each.Name, ':')+1:] {
		case "creator", "lastModifiedBy":
			found = append(found, WhyAuthor)
		case "title", "subject", "keywords", "description", "category", "contentStatus":
			found = append(found, WhyTitle)
		case "Company", "Manager":
			found = append(found, WhyCompany)
		case "HyperlinkBase":
			found = append(found, WhyElsewhere)
		case "Template":
			if !strings.HasPrefix(text, "Normal") {
				found = append(found, WhyTemplate)
			}
		}
	}
	return found
}

// orphans lists the parts to which nothing leads.
func (a *Archive) orphans(reached map[string]bool) []document.Omission {
	var list []document.Omission
	for _, name := range slices.Sorted(maps.Keys(a.Files)) {
		if reached[name] || strings.HasSuffix(name, ".rels") || a.Files[name].FileInfo().IsDir() {
			continue
		}
		var words strings.Builder
		if data, err := a.Part(name); err == nil {
			AddWords(&words, data)
		}
		list = append(list, document.Omission{Why: WhyOrphan, Text: document.Fold(words.String())})
	}
	return list
}
