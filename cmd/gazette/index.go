package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"gazette"
	"gazette/internal/search"
	"gazette/internal/site"
	"gazette/internal/vocabulary"
)

const indexHelp = `Makes the search index of any Hugo site, of this program's own and of others. publish and
build do so themselves: use index where a site is built with Hugo alone.

Run it after each run of hugo, which does not know of it. A second run takes no longer than
what has changed.

Hugo itself is asked which pages it publishes and at which addresses, so permalinks, url
and slug are respected, and drafts, pages to come and expired pages are left out. Taken for
granted is:

  - a page's text is its Markdown. What shortcodes and templates add is not found, nor
    pages that have no file, nor those in HTML or another form.
  - a page is found by its headings. A heading's address is the id in its braces
    ({#id}), or the one that Hugo makes of its words as GitHub does.
  - tags and categories are what results can be narrowed by, with section and year.
  - acronyms, organisations and themes are read from data/ where it has
    acronyms.toml and the others in the form of this program.

To put the search on a page:

  1. gazette index --client --site DIR   writes assets/search (the script, in TypeScript)
     and layouts/_partials/search.html into the site, where they are not there yet
  2. make a page for it, content/search.md, with a layout of its own that holds
     {{ partial "search.html" . }}
  3. build with hugo (0.146 or newer), then run gazette index

The index is looked for at the page's own address, so that a page /search/ reads
public/search. The script is loaded from the site itself and reads nothing else; a content
policy of script-src 'self'; connect-src 'self' is enough. Any web server will do.`

func newIndex(a *app) *cobra.Command {
	var to, memory string
	var client bool
	command := &cobra.Command{
		Use:   "index",
		Short: "Make the search index of any Hugo site",
		Long:  indexHelp,
		Example: `  gazette index --site blog
  gazette index --site blog --to blog/public/find
  gazette index --site blog --client`,
		Args: named(0, 0, ""),
		RunE: func(command *cobra.Command, _ []string) error {
			dir := a.site()
			if client {
				return a.writeClient(dir)
			}
			hugo, err := hugoCommand()
			if err != nil {
				return err
			}
			listed, err := site.Published(command.Context(), dir, hugo)
			if err != nil {
				return err
			}
			words, err := vocabulary.Load(os.DirFS(filepath.Join(dir, "data")))
			if err != nil {
				return err
			}
			if to == "" {
				to = filepath.Join(dir, "public", search.Folder)
			}
			if memory == "" {
				memory = filepath.Join(dir, site.MemoryFolder, "index")
			}
			if err := search.Update(command.Context(), search.Pages{Content: dir, Listed: listed}, words, to, memory); err != nil {
				return err
			}
			a.note("The search index of %d pages is in %s.", len(listed), to)
			return nil
		},
	}
	flags := command.Flags()
	flags.StringVar(&to, "to", "", "the `folder` of the index (default: public/search of the site)")
	flags.StringVar(&memory, "memory", "", "a private `file` that makes the next run quick (default: "+site.MemoryFolder+"/index of the site)")
	flags.BoolVar(&client, "client", false, "write the search page's script and form into the site, and no index")
	return command
}

// writeClient gives a site what its search page is made of. What is there already stays.
func (a *app) writeClient(dir string) error {
	files, err := fs.Glob(gazette.Files, "assets/search/*.ts")
	if err != nil {
		return err
	}
	for _, each := range append(files, "layouts/_partials/search.html") {
		into := filepath.Join(dir, filepath.FromSlash(each))
		if _, err := os.Lstat(into); err == nil {
			a.note("%s is there already and stays as it is.", into)
			continue
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		data, err := fs.ReadFile(gazette.Files, path.Clean(each))
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(into), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(into, data, 0o644); err != nil {
			return err
		}
		a.note("%s was written.", into)
	}
	return nil
}
