package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"gazette"
	"gazette/internal/press"
	"gazette/internal/publication"
	"gazette/internal/register"
	"gazette/internal/site"
	"gazette/internal/vocabulary"
)

func newPublish(a *app) *cobra.Command {
	var release register.Release
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
file name, and its page is brought up to date. The page says on which days it was published
and changed, and with --note what changed. A note can also be given afterwards, by
publishing the same document with it.

A document that was withdrawn is refused, unless you say --again.

Where SOURCE_DATE_EPOCH is set (seconds since 1970, as for reproducible builds), the day
that pages say is that one, not today.`,
		Example: `  gazette publish minutes-2026-03-12.txt
  gazette publish minutes-2026-03-12.txt --note "Corrected the date of the next meeting."
  gazette publish approved --site our-site`,
		Args: named(1, -1, "at least one document or folder"),
		RunE: func(command *cobra.Command, args []string) error {
			if (release.Note != "" || release.Again) && !isOneFile(args) {
				return wrongUse{command.CommandPath(), "--note and --again are about one document: name one file."}
			}
			line, err := a.press()
			if err != nil {
				return err
			}
			release.On = line.Release.On
			line.Release = release
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
	command.Flags().StringVar(&release.Note, "note", "", "`what` changed, in words for the public")
	command.Flags().BoolVar(&release.Again, "again", false, "publish a document that was withdrawn")
	a.jsonFlag(command)
	return command
}

func isOneFile(args []string) bool {
	if len(args) != 1 {
		return false
	}
	info, err := os.Stat(args[0])
	return err != nil || !info.IsDir() // what is not there is told of later
}

// dayToTell is the day on which pages say that something happened to them, where it is not today: see SOURCE_DATE_EPOCH at
// reproducible-builds.org.
func dayToTell() (publication.Date, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return "", nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return "", fmt.Errorf("SOURCE_DATE_EPOCH is %q, and must be a number of seconds since 1970. Put that right, or unset it", epoch)
	}
	return publication.Date(time.Unix(seconds, 0).UTC().Format(time.DateOnly)), nil
}

// press is the line from files to pages of the site that a verb works on.
func (a *app) press() (*press.Press, error) {
	words, err := a.words()
	if err != nil {
		return nil, err
	}
	day, err := dayToTell()
	return &press.Press{Site: a.site(), Words: words, Release: register.Release{On: day}}, err
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
