package register

import (
	"slices"
	"strings"
	"time"
)

// A history is what all records together say of the pages of the site.
type history struct {
	latest  time.Time             // of all events
	now     map[string]holding    // by address: the last that happened to the page
	written map[[2]string]*Record // by address and SHA-256 of the page: the original that it was last written from
}

// A holding is the last event of a page and the original that it happened by.
type holding struct {
	Event
	record *Record
}

func newHistory() history {
	return history{now: map[string]holding{}, written: map[[2]string]*Record{}}
}

// add takes the events of a record. A record may be added again when it has more.
func (h *history) add(record *Record) {
	for _, event := range record.Events {
		if event.Time.After(h.latest) {
			h.latest = event.Time
		}
		if before, known := h.now[event.Page]; !known || !event.Time.Before(before.Time) {
			h.now[event.Page] = holding{event, record}
		}
		if event.SHA256 == "" {
			continue
		}
		page := [2]string{event.Page, event.SHA256}
		if before := h.written[page]; before == nil || before.SHA256 == record.SHA256 || !event.Time.Before(before.wrote(page)) {
			h.written[page] = record
		}
	}
}

// wrote is when a record last wrote a page with these bytes.
func (r *Record) wrote(page [2]string) time.Time {
	var last time.Time
	for _, event := range r.Events {
		if event.Page == page[0] && event.SHA256 == page[1] {
			last = event.Time
		}
	}
	return last
}

// stands reports whether a page is published, and by which original.
func (h *history) stands(page string) (holding, bool) {
	last, known := h.now[page]
	return last, known && last.What != Withdrawn
}

// of gives the addresses of the pages that stand and were last written from one of the originals, in order.
func (h *history) of(records func(*Record) bool) []string {
	var pages []string
	for page, last := range h.now {
		if last.What != Withdrawn && records(last.record) {
			pages = append(pages, page)
		}
	}
	slices.SortFunc(pages, strings.Compare)
	return pages
}

// everAt reports whether an original was ever published at an address.
func (r *Record) everAt(page string) bool {
	return slices.ContainsFunc(r.Events, func(event Event) bool { return event.Page == page && event.What != Withdrawn })
}
