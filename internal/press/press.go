// Package press is the line itself: from files to pages. It reads documents and recognises what they are, several at a
// time; then, one after the other in their order, it has the gate look at each and the register publish it. Every way to
// publish goes through here, so that no page can come about without the checks.
package press

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/reader"
	"gazette/internal/recognise"
	"gazette/internal/register"
	"gazette/internal/vocabulary"
)

// A Press publishes documents on one site.
type Press struct {
	Site  string // the site's folder
	Words *vocabulary.Vocabulary

	// What is said of the documents that are published. Release.On is the day on which readers are told that something is
	// done, today where it is "".
	Release register.Release

	published *knownPages                                                                                   // read at the beginning of a run, as are
	policy    policy                                                                                        // the site's
	recognise func(publication.Kind, *document.Document, *vocabulary.Vocabulary) []*publication.Publication // in tests
}

// Inspect reads a file and recognises what it is, without writing anything: the main publication comes first, after it
// those that are extracts of it.
func (p *Press) Inspect(path string) (*document.Document, []*publication.Publication, error) {
	doc, err := reader.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	return doc, p.recogniseAs("", doc), nil
}

// recogniseAs recognises a document of which an officer said what kind it is; "" where nobody did.
func (p *Press) recogniseAs(kind publication.Kind, doc *document.Document) []*publication.Publication {
	if p.recognise != nil {
		return p.recognise(kind, doc, p.Words)
	}
	return recognise.RecogniseAs(kind, doc, p.Words)
}

// Approve records who approved the file's very bytes, and when. It reports whether anything changed. The error is a
// register.ApprovalError where the approval cannot be right.
func (p *Press) Approve(ctx context.Context, path string, approval publication.Approval) (changed bool, err error) {
	doc, err := reader.ReadFile(path)
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
	return records.Approve(original, approval)
}

// Publish publishes files, and all that is in folders, in the order given. Each gives one Outcome, whatever becomes of it:
// what is wrong with one document does not keep the others. Before each document progress, where it is not nil, is told
// how many of all are done and which comes next; at the end it is told that all are.
//
// The error is that of the register, if it cannot be opened, or of the context: when that is cancelled, Publish ends
// before the next document, and the outcomes say what is done.
func (p *Press) Publish(ctx context.Context, paths []string, progress func(done, total int, name string)) ([]Outcome, error) {
	records, err := register.Open(ctx, p.Site)
	if err != nil {
		return nil, err
	}
	defer records.Close()
	var outcomes []Outcome
	err = p.each(ctx, paths, progress, func(in reading) {
		outcomes = append(outcomes, p.publish(records, in))
	})
	return outcomes, err
}

// each reads files, and all that is in folders, and has something done with each in the order given. For progress and the
// error see Publish.
func (p *Press) each(ctx context.Context, paths []string, progress func(done, total int, name string), do func(reading)) error {
	if progress == nil {
		progress = func(int, int, string) {}
	}
	if err := p.prepare(); err != nil {
		return err
	}
	list := expand(paths, p.Site)
	ctx, cancel := context.WithCancel(ctx)
	ahead, stopped := p.readAhead(ctx, list)
	defer func() { cancel(); <-stopped }()
	for i, each := range list {
		progress(i, len(list), each.path)
		next, more := <-ahead
		if !more || ctx.Err() != nil {
			return ctx.Err()
		}
		do(<-next)
	}
	progress(len(list), len(list), "")
	return nil
}

// prepare reads what a run needs to know of the site.
func (p *Press) prepare() (err error) {
	p.published = &knownPages{site: p.Site, words: p.Words}
	p.policy, err = sitePolicy(p.Site)
	return err
}

// A reading is one file as far as it can come without the register.
type reading struct {
	source
	doc  *document.Document
	pubs []*publication.Publication
}

// readAhead reads files in parallel and hands them out in their order. It is never more than a few files ahead, so that
// memory does not grow with their number. It stops when the context does; the second channel is closed when it has.
func (p *Press) readAhead(ctx context.Context, list []source) (ahead chan chan reading, stopped chan struct{}) {
	workers := runtime.GOMAXPROCS(0)
	ahead, stopped = make(chan chan reading, workers), make(chan struct{})
	go func() {
		defer close(stopped)
		defer close(ahead)
		var group errgroup.Group
		group.SetLimit(workers)
		for _, each := range list {
			result := make(chan reading, 1)
			select {
			case ahead <- result:
			case <-ctx.Done():
				group.Wait()
				return
			}
			group.Go(func() error {
				result <- p.read(each)
				return nil
			})
		}
		group.Wait()
	}()
	return ahead, stopped
}

// read reads one file. A fault of this program in one document must not keep the others from being published.
func (p *Press) read(from source) (result reading) {
	result.source = from
	if from.err != nil || from.skip != "" {
		return result
	}
	defer func() {
		if fault := recover(); fault != nil {
			result.err = fmt.Errorf("%s could not be read, by a fault of this program (%v). Please report it with the document", from.path, fault)
		}
	}()
	result.doc, result.pubs, result.err = p.Inspect(from.path)
	return result
}

// publish takes one document through the gate to the register.
func (p *Press) publish(records *register.Register, in reading) Outcome {
	out := Outcome{File: in.path, Err: in.err}
	switch {
	case in.skip != "":
		out.Status, out.Reason = Skipped, in.skip
		return out
	case in.err != nil:
		return out.failed(in.err)
	}
	found, err := p.examine(records, in)
	if err != nil {
		return out.failed(err)
	}
	main := found.pubs[0]
	out.describe(main, found.findings)
	out.Decisions, out.Findings = found.used, disclosure.Bounded(found.findings)
	if disclosure.KeepsBack(out.Findings) {
		out.Status = Refused
		return out
	}
	for _, pub := range found.pubs { // extracts stand under the approval of the minutes
		pub.Approval = disclosure.Approval(main, found.recorded)
	}
	p.policy.Names.Apply(found.pubs, p.Words)
	original, err := originalOf(in.path, in.doc)
	if err != nil {
		return out.failed(err)
	}
	original.LeftOut = slices.Concat(found.doc.NotRead, main.LeftOut)
	release := p.Release
	release.On = cmp.Or(release.On, today())
	if out.Pages, err = records.Publish(original, found.pubs, release); err != nil {
		return out.failed(err)
	}
	out.askForNote(release.Note, p.siteArgument())
	if out.Status = statusOf(out.Pages); out.Status != Refused {
		p.published.add(found.pubs)
	}
	return out
}

// originalOf gives the bytes of a document as they are kept: the very ones that were read.
func originalOf(path string, doc *document.Document) (register.Original, error) {
	data, err := os.ReadFile(path)
	if err == nil && register.Hash(data) != doc.SHA256 {
		err = fmt.Errorf("%s was changed while it was being read. Publish it again when nobody is writing in it", path)
	}
	return register.Original{Name: doc.Name, Data: data}, err
}

func today() publication.Date { return publication.Date(time.Now().Format(time.DateOnly)) }

// siteArgument is the site's folder as a command has to name it; "" where the person stands in the site.
func (p *Press) siteArgument() string {
	site, siteErr := filepath.Abs(p.Site)
	here, err := os.Getwd()
	if siteErr != nil || err != nil || here == site || strings.HasPrefix(here, site+string(filepath.Separator)) {
		return ""
	}
	return p.Site
}
