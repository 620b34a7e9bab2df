package press

import (
	"fmt"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/register"
)

// An examination is one document as it would be published, and what the gate says of it.
type examination struct {
	doc      *document.Document // with tracked changes settled and words masked, as was decided
	pubs     []*publication.Publication
	recorded publication.Approval
	used     []disclosure.Decision // that changed the document
	findings []disclosure.Finding
}

// setting is what the gate knows of a document beside itself.
func (p *Press) setting(records *register.Register, in reading) disclosure.Setting {
	record, _ := records.Lookup(in.doc.SHA256)
	return disclosure.Setting{
		Today: today(), File: in.path, Site: p.siteArgument(), Words: p.Words, SmallNumber: p.policy.SmallNumber,
		Recorded: record.Approval(), Decisions: records.Decisions(in.doc.SHA256, in.doc.Name),
	}
}

// examine takes one document through the gate: what officers decided and corrected is applied, then everything that is in
// the way is found. Nothing is written.
//
// A fault of this program in one document must not keep the others from being looked at: it is the error.
func (p *Press) examine(records *register.Register, in reading) (out examination, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s could not be checked, by a fault of this program. Please report it with the document", in.path)
		}
	}()
	setting := p.setting(records, in)
	overrides := records.Overrides(in.doc.SHA256, in.doc.Name)
	out.recorded = setting.Recorded
	out.doc, out.used = disclosure.Resolve(in.doc, setting.Decisions)
	if out.pubs = in.pubs; out.doc != in.doc {
		out.pubs = p.recogniseAs("", out.doc)
	}
	out.pubs = p.override(out.doc, out.pubs, overrides)
	setting.Published = p.published.beside(out.pubs)
	out.findings = disclosure.Open(out.doc, out.pubs[0], setting)
	if masks := disclosure.Masked(out.doc, out.findings, setting.Decisions); masks.Doc != out.doc {
		setting.Before = masks.Before
		out.doc, out.used = masks.Doc, append(out.used, masks.Used...)
		out.pubs = p.override(out.doc, p.recogniseAs("", out.doc), overrides)
		out.findings = append(disclosure.Open(out.doc, out.pubs[0], setting), disclosure.Settle(masks.Elsewhere, setting.Decisions)...)
		out.findings = append(out.findings, masks.Left(pagesOf(out.pubs))...)
	}
	out.findings = append(out.findings, lostWords(out.doc, out.pubs[0], out.findings)...)
	for i, each := range out.findings {
		if each.Concerns == "" { // what it quotes may hold what another is about
			out.findings[i].Excerpt = disclosure.Veiled(each.Excerpt, out.findings)
		}
	}
	out.findings = disclosure.Advise(disclosure.Locate(out.findings, out.pubs[0]), setting)
	return out, nil
}

// pagesOf gives the text of pages. One that cannot be made is not published, and the register says why.
func pagesOf(pubs []*publication.Publication) []string {
	var pages []string
	for _, pub := range pubs {
		if page, err := pub.Encode(); err == nil {
			pages = append(pages, string(page))
		}
	}
	return pages
}
