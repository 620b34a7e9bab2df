package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gazette"
	"gazette/internal/press"
	"gazette/internal/register"
	"gazette/internal/site"
	"gazette/internal/vocabulary"
)

func newPublish(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:   "publish FILE|FOLDER…",
		Short: "Publish approved documents and make the site",
		Long: `Reads approved documents, writes a page for each, and makes the site. Of a folder it
takes all that is in it. A table says what became of each document.

A document is refused where something is in the way: it does not say who approved it and
when, it calls itself a draft, it holds confidential business or hidden text, or it could
let somebody be recognised. You are told why, where it stands and what to do; gazette
check tells so beforehand, and gazette decide records what somebody decided about it. All
other documents are published.

Publish a document again and nothing changes. Publish a new version of it, under the same
file name, and its page is brought up to date.`,
		Example: `  gazette publish minutes-2026-03-12.txt
  gazette publish approved --site our-site`,
		Args: named(1, -1, "at least one document or folder"),
		RunE: func(command *cobra.Command, args []string) error {
			line, err := a.press()
			if err != nil {
				return err
			}
			progress, done := a.progress()
			documents, err := line.Publish(command.Context(), args, progress)
			done()
			if !a.json {
				err = errors.Join(err, a.tell(documents))
			}
			if err != nil {
				return err
			}
			built, err := a.build(command.Context(), addresses(documents))
			if a.json {
				err = errors.Join(err, a.print(published{documents, built}))
			}
			if err != nil {
				return err
			}
			return verdict(documents)
		},
	}
	a.jsonFlag(command)
	return command
}

// press is the line from files to pages of the site that a verb works on.
func (a *app) press() (*press.Press, error) {
	words, err := a.words()
	return &press.Press{Site: a.site(), Words: words}, err
}

// words are the vocabulary of the site that a verb works on: the program's own and what the site adds in its own data/.
func (a *app) words() (*vocabulary.Vocabulary, error) {
	own, err := fs.Sub(gazette.Files, "data")
	if err != nil {
		return nil, err
	}
	return vocabulary.Load(own, os.DirFS(filepath.Join(a.site(), "data")))
}

// published is the result of the verb.
type published struct {
	Documents []press.Outcome `json:"documents"`
	Site      site.Report     `json:"site"`
}

// addresses are those of the pages that must be on the site now.
func addresses(documents []press.Outcome) []string {
	var pages []string
	for _, document := range documents {
		for _, page := range document.Pages {
			if page.Status == register.Written || page.Status == register.Unchanged {
				pages = append(pages, page.Address)
			}
		}
	}
	return pages
}

// verdict is the error by which the program ends: what failed counts more than what was refused.
func verdict(documents []press.Outcome) error {
	has := func(status press.Status) bool {
		return slices.ContainsFunc(documents, func(each press.Outcome) bool { return each.Status == status })
	}
	switch {
	case has(press.Failed):
		return errFailed
	case has(press.Refused):
		return errRefused
	}
	return nil
}

// progress shows a bar while documents are read, where somebody looks on; done takes it away.
func (a *app) progress() (progress func(done, total int, name string), done func()) {
	if a.quiet || !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	show := func(done, total int, name string) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(a.err), progressbar.OptionSetWidth(20), progressbar.OptionShowCount(),
				progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false), progressbar.OptionThrottle(50*time.Millisecond))
		}
		bar.Describe(fmt.Sprintf("%-32.32s", filepath.Base(name)))
		_ = bar.Set(done)
	}
	return show, func() {
		if bar != nil {
			_ = bar.Clear()
			_, _ = io.WriteString(a.err, "\r")
		}
	}
}
