package register

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// A Withdrawal is what somebody says when a document is withdrawn.
type Withdrawal struct {
	On     publication.Date // since when it is withdrawn; "" for today, or the day that a notice gives already
	Reason string           // for readers
	By     string           // for the record
	Today  publication.Date
}

// WithdrawalError says why nothing is withdrawn, in words for an officer.
type WithdrawalError string

func (e WithdrawalError) Error() string { return string(e) }

// Withdraw takes a document off the site: a notice takes the place of its page, and of those made of its items. It goes by
// the address of the main page. Withdrawing the same again changes nothing; another reason or day takes the place of the one before.
//
// The error is a WithdrawalError where there is nothing to withdraw or something is missing.
func (r *Register) Withdraw(address string, w Withdrawal) ([]PageResult, error) {
	w.Reason, w.By = document.Fold(w.Reason), document.Fold(w.By)
	if err := w.check(); err != nil {
		return nil, err
	}
	addresses, err := r.withdrawable(address)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, each := range addresses {
		p, err := r.notice(each, w)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	if !slices.ContainsFunc(pages, func(each page) bool { return each.Status == Written }) {
		return results(pages), nil
	}
	record, known := r.pages.now[address]
	if !known {
		return nil, r.unknown(address)
	}
	err = r.carryOutWithdrawal(record.record, pages, w)
	return results(pages), err
}

func (w Withdrawal) check() error {
	switch {
	case len(document.Words(w.Reason)) == 0:
		return WithdrawalError("Say why, in words for the public: --reason \"It gave a wrong date. A corrected version will follow.\".")
	case len(document.Words(w.By)) == 0:
		return WithdrawalError("Say who withdraws it: --by \"Ann Example\". The name stays in the register.")
	case w.On != "" && w.On.Time().IsZero():
		return WithdrawalError(fmt.Sprintf("%q is not a day of the calendar. Give it as 2026-03-12.", string(w.On)))
	case w.On > w.Today:
		return WithdrawalError(fmt.Sprintf("%s has not come yet. Give the day since which the document is withdrawn.", w.On.Long()))
	}
	return nil
}

func (r *Register) unknown(address string) error {
	return WithdrawalError(fmt.Sprintf("The register does not know the page %s. If it is on the site, it was written by hand: remove %s, then build the site.", address, filepath.Dir(shown(address))))
}

// withdrawable gives the pages of the document whose main page has this address, that one first.
func (r *Register) withdrawable(address string) ([]string, error) {
	data, _, err := r.standing(address)
	if err != nil {
		return nil, failed("the page "+address+" cannot be read", err)
	}
	_, withdrawn := publication.History(data)
	last, known := r.pages.now[address]
	list := []string{address}
	switch {
	case !known && withdrawn == nil:
		return nil, r.unknown(address)
	case !known: // and withdrawn already, on another machine
		return list, nil
	case kindAt(address) != last.record.Kind:
		return nil, refusePart(address, data)
	}
	same := r.sameDocument(last.record, address)
	for page, holding := range r.pages.now {
		if page != address && same(holding.record) && holding.SHA256 != "" && holding.leftNotice() == last.leftNotice() {
			list = append(list, page)
		}
	}
	slices.Sort(list[1:])
	return list, nil
}

// refusePart keeps a page that is an item of minutes: without it the text would still stand in those.
func refusePart(address string, data []byte) error {
	whole := "the minutes that it comes from"
	if pub, err := publication.Parse(kindAt(address), data); err == nil && pub.From != nil {
		whole = pub.From.Page
	}
	return WithdrawalError(fmt.Sprintf("The page %s is made of an item of minutes, and its text stands in those too. Withdraw %s, and this page goes with them.", address, whole))
}

func kindAt(address string) publication.Kind {
	for kind, folder := range publication.Folders {
		if strings.HasPrefix(address, "/"+folder+"/") {
			return kind
		}
	}
	return publication.Unknown
}

var dayInAddress = regexp.MustCompile(`/(\d{4}-\d\d-\d\d)-[^/]*/$`)

// notice makes the notice that takes the place of a page.
func (r *Register) notice(address string, w Withdrawal) (page, error) {
	data, stands, err := r.standing(address)
	if err != nil {
		return page{}, failed("the page "+address+" cannot be read", err)
	}
	updates, before := publication.History(data)
	withdrawal := publication.Withdrawal{On: w.On, Reason: w.Reason}
	if before != nil {
		updates = updates[:max(len(updates)-1, 0)] // the last is the withdrawal
		if w.On == "" {
			withdrawal.On = before.On
		}
	}
	if withdrawal.On == "" {
		withdrawal.On = w.Today
	}
	if last := len(updates) - 1; last >= 0 && withdrawal.On < updates[last].On {
		return page{}, WithdrawalError(fmt.Sprintf("The page %s was %s on %s, after the day that you give. Give a later one.", address, updates[last].What, updates[last].On.Long()))
	}
	var date publication.Date
	if found := dayInAddress.FindStringSubmatch(address); found != nil {
		date = publication.Date(found[1])
	}
	p := page{PageResult: PageResult{Address: address, Status: Written, Told: publication.WasWithdrawn}}
	if err := p.set(publication.Notice(kindAt(address), date, updates, withdrawal)); err != nil {
		return page{}, fmt.Errorf("the notice for %s could not be made: %w", address, err)
	}
	if stands && Hash(data) == p.sha {
		p.Status, p.Told = Unchanged, ""
		return p, nil
	}
	return p, r.mayReplace(address, data, stands, before != nil)
}

// mayReplace makes sure that withdrawing a page loses nothing that a person did, and leaves nothing public.
func (r *Register) mayReplace(address string, data []byte, stands, isNotice bool) error {
	if !stands {
		return nil
	}
	if !isNotice && r.pages.written[[2]string{address, Hash(data)}] == nil {
		return WithdrawalError(fmt.Sprintf("The page %s was changed by hand since it was published. Keep a copy of %s elsewhere if you need the change, remove the file and withdraw the document again.", address, shown(address)))
	}
	beside, err := os.ReadDir(filepath.Dir(r.file(address)))
	if err != nil {
		return failed("the page "+address+" cannot be read", err)
	}
	if len(beside) > 1 {
		return WithdrawalError(fmt.Sprintf("Somebody put other files beside %s, which would stay public. Move them out of content/ and withdraw the document again.", shown(address)))
	}
	return nil
}

// carryOutWithdrawal records the withdrawal first, so that a document whose withdrawal was begun is not published again.
func (r *Register) carryOutWithdrawal(of *Record, pages []page, w Withdrawal) error {
	record := of.clone()
	for _, each := range pages {
		if last := r.pages.now[each.Address]; each.Status == Written && (!last.leftNotice() || last.SHA256 != each.sha) {
			record.Events = append(record.Events, Event{Time: r.nextTo(&record), What: Withdrawn, Page: each.Address, SHA256: each.sha, Note: w.Reason, By: w.By})
		}
	}
	if err := r.saveRecord(&record); err != nil {
		fail(pages)
		return err
	}
	for i, each := range pages {
		if each.Status == Written {
			if err := r.disk.write(r.file(each.Address), each.data, public); err != nil {
				fail(pages[i:])
				return failed("the notice for "+each.Address+" could not be written", err)
			}
		}
	}
	return nil
}

// PublishedFrom gives the addresses of the main pages that were made from a file, known by its bytes, and are on the site
// or were withdrawn.
func (r *Register) PublishedFrom(sha256 string) []string {
	var list []string
	for address, last := range r.pages.now {
		if last.record.SHA256 == sha256 && last.SHA256 != "" && kindAt(address) == last.record.Kind {
			list = append(list, address)
		}
	}
	slices.Sort(list)
	return list
}

// sentence ends a text as a sentence.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
