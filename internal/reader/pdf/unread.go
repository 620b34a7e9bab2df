package pdf

import (
	"bytes"
	"fmt"

	"gazette/internal/document"
)

// unread takes note of what a file holds beside its pages, by kind: what it says there may be about persons.
func (r *reader) unread() {
	add := func(is bool, why string) {
		if is {
			r.notRead(document.Place{}, document.BesideText+why, "")
		}
	}
	add(r.property("Author"), "author of the file, in its properties")
	add(r.property("Title") || r.property("Subject") || r.property("Keywords"), "title, subject or keywords of the file, in its properties")
	add(r.property("Creator") || r.property("Producer"), "programs that made the file, in its properties")
	add(bytes.Contains(r.data, []byte("/Metadata")), "metadata of the file or its pictures: who made it, when and how")
	add(r.call("FPDFBookmark_GetFirstChild", r.file, 0) != 0, "bookmarks: a list of contents beside the pages")
	for _, each := range []struct{ count, why string }{
		{"FPDFDoc_GetAttachmentCount", "attached files, %d of them"},
		{"FPDFDoc_GetJavaScriptActionCount", "programs in JavaScript, %d of them"},
		{"FPDF_GetSignatureCount", "digital signatures, %d of them"},
		{"FPDF_GetXFAPacketCount", "a form in XML (XFA), in %d parts: what is filled in there is not read"},
	} {
		if count := r.integer(each.count, r.file); count > 0 {
			r.notRead(document.Place{}, document.BesideText+fmt.Sprintf(each.why, count), "")
		}
	}
}

// property reports whether the file states a property about itself.
func (r *reader) property(name string) bool {
	address := r.name(name)
	defer r.free(address)
	return r.wide("FPDF_GetMetaText", r.file, address) != ""
}
