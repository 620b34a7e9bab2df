package register

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// What happened to a page, as its readers are told, stands in the page itself. It is taken over from the page that stands
// there, so that the same document gives the same page on any day and with any register.

// encodeAll makes the pages of a document, each with what happened to it before and what happens now.
func (r *Register) encodeAll(record *Record, pubs []*publication.Publication, release Release) ([]page, error) {
	release.Note = document.Fold(release.Note)
	pages := make([]page, len(pubs))
	for i, pub := range pubs {
		pages[i].Address = pub.Page()
		if err := r.encode(&pages[i], pub, record, release); err != nil {
			return nil, fmt.Errorf("the page %s could not be made: %w", pub.Page(), err)
		}
	}
	return pages, nil
}

func (r *Register) encode(p *page, pub *publication.Publication, record *Record, release Release) error {
	standing, stands, err := r.standing(p.Address)
	if err != nil {
		return err
	}
	pub.Updates, p.withdrawn = publication.History(standing)
	p.isNotice = p.withdrawn != nil
	if last := r.pages.now[p.Address]; p.withdrawn == nil && last.leftNotice() { // somebody removed it, or a run was killed
		p.withdrawn = &publication.Withdrawal{On: publication.Date(last.Time.Local().Format(time.DateOnly)), Reason: last.Note}
	}
	if err := p.set(pub); err != nil {
		return err
	}
	switch {
	case !stands, p.withdrawn != nil:
		p.Told = publication.WasPublished
	case bytes.Equal(p.data, standing):
		return p.explain(pub, release.Note)
	case release.Note != "" || r.isChange(p, pub, record, standing):
		p.Told = publication.WasChanged
	default:
		return nil
	}
	p.note = release.Note
	if next := (publication.Update{On: release.On, What: p.Told, Note: release.Note}); len(pub.Updates) == 0 || pub.Updates[len(pub.Updates)-1] != next {
		pub.Updates = append(pub.Updates, next)
	}
	return p.set(pub)
}

func (p *page) set(pub *publication.Publication) (err error) {
	p.data, err = pub.Encode()
	p.sha = Hash(p.data)
	return err
}

// explain gives the newest update of a page that is otherwise as it stands a note, or another one. A note is on the
// document: the pages made of its items get it only where they change.
func (p *page) explain(pub *publication.Publication, note string) error {
	last := len(pub.Updates) - 1
	if note == "" || last < 0 || pub.From != nil || pub.Updates[last].Note == note {
		return nil
	}
	pub.Updates[last].Note, p.note, p.Told = note, note, pub.Updates[last].What
	return p.set(pub)
}

// isChange reports whether readers are to be told of what changed: that the words are others, or that somebody approved,
// corrected or decided something since. That a later Gazette reads the same document better is no news to them.
func (r *Register) isChange(p *page, pub *publication.Publication, record *Record, standing []byte) bool {
	since := record.wrote([2]string{p.Address, Hash(standing)})
	if !since.IsZero() && record.lastSaid().After(since) {
		return true
	}
	before, err := publication.Parse(pub.Kind, standing)
	return err != nil || !slices.Equal(before.Words(), pub.Words())
}

// lastSaid is when an officer last recorded something about an original.
func (r *Record) lastSaid() (last time.Time) {
	later := func(when time.Time) {
		if when.After(last) {
			last = when
		}
	}
	for _, each := range r.Approvals {
		later(each.Recorded)
	}
	for _, each := range r.Overrides {
		later(each.Recorded)
	}
	for _, each := range r.Decisions {
		later(each.Recorded)
	}
	return last
}

// refuseWithdrawn keeps a document that was withdrawn from becoming public again by an oversight.
func (p *page) refuseWithdrawn() {
	p.refuse(fmt.Sprintf("It was withdrawn on %s: %s", p.withdrawn.On.Long(), sentence(p.withdrawn.Reason)),
		"If it is to be public again, publish it with --again. Say with --note why.")
}
