package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gazette/internal/publication"
)

// Status says what became of a page.
type Status string

// The statuses of a page.
const (
	Written   Status = "written"   // new, or in the place of an earlier version
	Unchanged Status = "unchanged" // stood there already, byte for byte
	Removed   Status = "withdrawn" // was a page of the earlier version and is none of this one
	Refused   Status = "refused"   // stays as it was, for the reason given
	Failed    Status = "failed"    // could not be written; the next run finishes it
)

// A PageResult says what became of one page. Why and Do are for a person, and set where there is something to say.
type PageResult struct {
	Address string                `json:"address"`
	Status  Status                `json:"status"`
	Told    publication.Happening `json:"told,omitempty"` // what readers of the page are told anew
	Why     string                `json:"why,omitempty"`
	Do      string                `json:"do,omitempty"`
}

// A page is one page on its way to content/.
type page struct {
	PageResult
	data      []byte
	sha       string
	note      string
	withdrawn *publication.Withdrawal // of the document that was at its address
	isNotice  bool                    // the notice of it stands there
}

func (p *page) refuse(why, do string) { p.Status, p.Why, p.Do = Refused, why, do }

// A Release is what somebody says when a document is published.
type Release struct {
	On    publication.Date // the day that readers are told
	Note  string           // what changed, for readers
	Again bool             // that a document which was withdrawn is to be public again
}

// Publish writes the pages of a document, the main one first, and keeps the original and its record. Either all pages can
// be published or none is: a page whose extract is missing would have a link to nowhere. A new version of a document (a
// file of the same name that gives the same main page) takes the place of the one before, and pages that it has no more
// are removed. Pages that the register did not write, or that were changed since, are never touched.
//
// Publishing the same again changes nothing. The error is one of a page that cannot be encoded or of the file system; the
// results then say how far it came.
func (r *Register) Publish(original Original, pubs []*publication.Publication, release Release) ([]PageResult, error) {
	record := r.receive(original)
	pages, err := r.encodeAll(record, pubs, release)
	if err != nil {
		return nil, err
	}
	for i := range pages {
		if err := r.judge(&pages[i], record, pages[:i], pubs[i].Kind, release.Again); err != nil {
			return results(pages), failed("the page "+pages[i].Address+" cannot be read", err)
		}
	}
	stale, err := r.stale(record, pages)
	if err != nil {
		return results(pages), failed("an earlier page of this document cannot be read", err)
	}
	if holdBack(pages, stale) {
		return append(results(pages), results(stale)...), nil
	}
	if pages[0].Status == Written {
		r.mentionNamesake(&pages[0], record)
	}
	record.Kind = pubs[0].Kind
	record.leaveOut(original.LeftOut)
	err = r.carryOut(record, original, pages, stale)
	return append(results(pages), results(stale)...), err
}

func results(pages []page) []PageResult {
	list := make([]PageResult, len(pages))
	for i, each := range pages {
		list[i] = each.PageResult
	}
	return list
}

// file is where the page of an address stands.
func (r *Register) file(address string) string {
	return filepath.Join(r.site, "content", filepath.FromSlash(strings.Trim(address, "/")), "index.md")
}

// shown is how a page's file is named to a person.
func shown(address string) string { return "content" + address + "index.md" }

// standing gives the bytes of a page as it stands; ok is false where there is none.
func (r *Register) standing(address string) (data []byte, ok bool, err error) {
	data, err = os.ReadFile(r.file(address))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// judge decides what is to become of a page.
func (r *Register) judge(p *page, record *Record, before []page, kind publication.Kind, again bool) error {
	if strings.HasSuffix(p.Address, "//") {
		p.refuse("The document has neither a date nor a title in Latin letters, so its page would have no address.", "Give the document a title, save it and publish it again.")
		return nil
	}
	for _, other := range before {
		if other.Address == p.Address {
			p.refuse("Two pages of this document would have this one address.", "Give the two items different titles, save the document and publish it again.")
			return nil
		}
	}
	data, stands, err := r.standing(p.Address)
	if err != nil {
		return err
	}
	standing := Hash(data)
	writer := r.pages.written[[2]string{p.Address, standing}]
	switch taken := r.taken[p.Address]; {
	case p.withdrawn != nil && !again:
		p.refuseWithdrawn()
	case stands && standing == p.sha:
		p.Status = Unchanged
	case !stands, p.isNotice:
		p.Status = Written
	case writer == nil:
		r.refuseForeign(p)
	case p.withdrawn != nil:
		p.Status = Written
	case writer.SHA256 != record.SHA256 && !writer.shares(record):
		p.refuse(
			fmt.Sprintf("This address holds the page of another file, “%s”, received on %s.", writer.Name(), writer.Received.Local().Format("2 January 2006")),
			fmt.Sprintf("If “%s” is a new version of the same document, give it the same file name, “%s”, and publish it again. If it is another document, %s",
				record.Name(), writer.Name(), tellApart(kind)))
	case taken != "" && taken != record.SHA256:
		p.refuse("Another file of this name was published at this address a moment ago.", "Publish only the latest version. If they are different documents, "+tellApart(kind))
	default:
		p.Status = Written
	}
	return nil
}

// tellApart says what makes two documents have two addresses.
func tellApart(kind publication.Kind) string {
	if kind == publication.Minutes {
		return "correct the date of the meeting or the name of the group in one of them."
	}
	return "give one of them another title."
}

// refuseForeign keeps a page that the register did not write, as it stands now.
func (r *Register) refuseForeign(p *page) {
	why := "There is a page at this address that Gazette did not write."
	if _, known := r.pages.now[p.Address]; known {
		why = "The page was changed by hand since it was published, and the change would be lost."
	}
	p.refuse(why, fmt.Sprintf("Look at %s. Make the change in the document itself, move that file out of content/ and publish again.", shown(p.Address)))
}

// stale gives the pages of earlier versions of this document that it has no more, each to be removed, or refused where a
// person changed it or put something beside it.
func (r *Register) stale(record *Record, pages []page) ([]page, error) {
	current := map[string]bool{}
	for _, each := range pages {
		current[each.Address] = true
	}
	var list []page
	for _, address := range r.pages.of(r.sameDocument(record, pages[0].Address)) {
		if current[address] {
			continue
		}
		p := page{PageResult: PageResult{Address: address, Status: Removed}}
		data, stands, err := r.standing(address)
		if err != nil {
			return nil, err
		}
		if stands {
			beside, err := os.ReadDir(filepath.Dir(r.file(address)))
			switch {
			case err != nil:
				return nil, err
			case r.pages.written[[2]string{address, Hash(data)}] == nil:
				p.refuse("This version of the document has this page no more, but the page was changed by hand since it was published.",
					fmt.Sprintf("Move %s out of content/ and publish again.", shown(address)))
			case len(beside) > 1:
				p.refuse("This version of the document has this page no more, but somebody put other files beside it.",
					fmt.Sprintf("Move the other files beside %s out of content/ and publish again.", shown(address)))
			}
		}
		list = append(list, p)
	}
	return list, nil
}

// sameDocument tells whether a record is of the same document as this one: the same bytes, or a file of the same name
// that was published at the same main address. A name alone is not enough: many files are called “minutes”.
func (r *Register) sameDocument(record *Record, address string) func(*Record) bool {
	return func(other *Record) bool {
		return other.SHA256 == record.SHA256 || other.shares(record) && other.everAt(address)
	}
}

// holdBack reports whether a page is refused, and then refuses all that would change something.
func holdBack(pages, stale []page) bool {
	refused := ""
	for _, each := range append(pages[:len(pages):len(pages)], stale...) {
		if each.Status == Refused {
			refused = each.Address
		}
	}
	if refused == "" {
		return false
	}
	for _, list := range [][]page{pages, stale} {
		for i := range list {
			if list[i].Status == Written || list[i].Status == Removed {
				list[i].refuse("Held back, because "+refused+" of the same document was refused.", "")
			}
		}
	}
	return true
}

// mentionNamesake points at the page of an earlier file of the same name where that has another address: if the date or
// title was corrected, the wrong page is still public.
func (r *Register) mentionNamesake(p *page, record *Record) {
	same := r.sameDocument(record, p.Address)
	others := r.pages.of(func(other *Record) bool {
		return other.SHA256 != record.SHA256 && other.shares(record) && !same(other)
	})
	if len(others) > 0 {
		p.Why = fmt.Sprintf("An earlier file of this name is published as %s, and stays there.", strings.Join(others, ", "))
		p.Do = fmt.Sprintf("If this document replaces it, withdraw it: gazette withdraw %s --reason \"…\" --by \"…\"", others[0])
	}
}

// carryOut does what was decided, in the order that lets a later run finish what a killed one began: the record says which
// pages there will be, then the pages are written, then what is stale is removed, and only then recorded as removed.
func (r *Register) carryOut(record *Record, original Original, pages, stale []page) error {
	for _, each := range pages {
		r.addEvent(record, each)
	}
	if err := r.save(record, original); err != nil {
		fail(pages, stale)
		return err
	}
	for i, each := range pages {
		if each.Status == Written {
			if err := r.disk.write(r.file(each.Address), each.data, public); err != nil {
				fail(pages[i:], stale)
				return failed("the page "+each.Address+" could not be written", err)
			}
		}
		r.taken[each.Address] = record.SHA256
	}
	if len(stale) == 0 {
		return nil
	}
	for i, each := range stale {
		if err := r.disk.remove(r.file(each.Address)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			fail(stale[i:])
			return failed("the page "+each.Address+", which this version of the document has no more, could not be removed", err)
		}
	}
	next := record.clone()
	for _, each := range stale {
		next.Events = append(next.Events, Event{Time: r.nextTo(&next), What: Withdrawn, Page: each.Address})
	}
	return r.save(&next, original)
}

// addEvent records that a page is published, unless it is recorded already: by this original, or, where the page stays as
// it is, by another one.
func (r *Register) addEvent(record *Record, p page) {
	last, stands := r.pages.stands(p.Address)
	if stands && last.SHA256 == p.sha && (last.record.SHA256 == record.SHA256 || p.Status == Unchanged) {
		return
	}
	what := Published
	if stands {
		what = Updated
	}
	record.Events = append(record.Events, Event{Time: r.nextTo(record), What: what, Page: p.Address, SHA256: p.sha, Note: p.note})
}

// fail marks what was to be changed and was not.
func fail(lists ...[]page) {
	for _, list := range lists {
		for i := range list {
			if list[i].Status == Written || list[i].Status == Removed {
				list[i].Status = Failed
			}
		}
	}
}
