// Package site has Hugo make the public site out of a partnership's folder, checks what it made, and puts it in place
// whole: whoever looks at public/ sees the site as it was or as it is now, never something between the two.
//
// Hugo runs in a child process, because it keeps a whole site in memory for as long as its process lives.
package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"gazette/internal/search"
	"gazette/internal/vocabulary"
)

// Options say which site to build, and with what.
type Options struct {
	Dir    string                 // the site's folder, which holds config.toml and content/
	Hugo   []string               // a command line that behaves as the hugo command and calls EndWithInput
	Theme  fs.FS                  // the theme that belongs to this program; see Init
	Words  *vocabulary.Vocabulary // by which what readers ask for meets what documents say; nil for a site without search
	Expect []string               // addresses that must be on the site beside those of content/: "/minutes/2020-12-21-anytown/"
}

// A Report says what a build put in place.
type Report struct {
	Public   string   `json:"public"`             // the folder of the finished site
	Pages    int      `json:"pages"`              // how many HTML pages it has
	Warnings []string `json:"warnings,omitempty"` // what did not stop the build and somebody should look at
}

// Build makes the site afresh, checks it and puts it in the place of public/. Whatever goes wrong before that, public/
// stays as it was; what a killed run left behind is removed by the next.
//
// The error is a *Fault where the site or the machine is at fault, or that of the context.
func Build(ctx context.Context, options Options) (Report, error) {
	config, err := readConfig(options.Dir)
	if err != nil {
		return Report{}, err
	}
	public, err := publicSlot(options.Dir)
	if err != nil {
		return Report{}, err
	}
	unlock, err := public.lock(ctx)
	if err != nil {
		return Report{}, inWords(err)
	}
	defer unlock()

	report := Report{Public: string(public)}
	if report.Warnings, err = refreshTheme(options.Dir, config, options.Theme); err != nil {
		return Report{}, inWords(err)
	}
	work, err := public.prepare()
	if err != nil {
		return Report{}, inWords(err)
	}
	defer os.RemoveAll(work)

	said, err := makePages(ctx, options, work)
	if err != nil {
		return Report{}, err
	}
	report.Warnings = append(report.Warnings, said...)
	found, err := check(ctx, options, config, filepath.Join(work, freshName))
	if err != nil {
		return Report{}, inWords(err)
	}
	report.Pages, report.Warnings = found.pages, append(report.Warnings, listed(found.warnings)...)
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	if err := public.put(work); err != nil {
		return Report{}, inWords(err)
	}
	return report, nil
}

// makePages has Hugo write the pages into the work folder and, at the same time, the index be made of the same Markdown.
func makePages(ctx context.Context, options Options, work string) (warnings []string, err error) {
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() error {
		var err error
		warnings, err = hugoBuild(ctx, options, work)
		return err
	})
	index := filepath.Join(options.Dir, MemoryFolder, search.Folder)
	if options.Words != nil {
		both.Go(func() error { return makeIndex(ctx, options, index, filepath.Join(options.Dir, MemoryFolder, "build")) })
	}
	if err := both.Wait(); err != nil || options.Words == nil {
		return warnings, err
	}
	return warnings, inWords(copyInto(filepath.Join(work, freshName, search.Folder), index))
}

// MemoryFolder is where in a site its search index is kept between builds, with what makes the next one quick: it holds
// the words of the pages, and is private as drafts are.
const MemoryFolder = ".search"

// makeIndex makes the search index in a folder of its own.
func makeIndex(ctx context.Context, options Options, folder, memory string) error {
	if err := os.MkdirAll(filepath.Join(options.Dir, MemoryFolder), 0o700); err != nil {
		return inWords(err)
	}
	err := search.Update(ctx, search.Pages{Content: filepath.Join(options.Dir, "content")}, options.Words, folder, memory)
	var page *search.PageError
	if errors.As(err, &page) {
		return &Fault{What: "A page could not be read for the search index.", Details: []string{page.Error()},
			Next: "Put right what is named at the top of that page, between its lines of dashes, and run the command again. " + unchanged}
	}
	return inWords(err)
}

// copyInto puts the files of an index into a folder where Hugo may have put a page: as further names of the same files
// where the disk has that, for they never change.
func copyInto(folder, from string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		into := filepath.Join(folder, name)
		switch {
		case entry.IsDir():
			return os.MkdirAll(into, 0o755)
		case filepath.Ext(name) == ".bin" && os.Link(path, into) == nil:
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(into, data, 0o644)
	})
}

// publicSlot is public/ itself, or what it links to: a web server that was given the linked folder must see the new site.
func publicSlot(dir string) (slot, error) {
	path := filepath.Join(dir, "public")
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		return slot(target), nil
	}
	if _, here := os.Lstat(path); errors.Is(err, fs.ErrNotExist) && here != nil {
		return slot(path), nil
	}
	return "", &Fault{
		What:    "public/ is a link to a folder that cannot be reached, so the site cannot be put in place.",
		Details: []string{err.Error()},
		Next:    "Make the folder that it links to, or remove the link.",
	}
}
