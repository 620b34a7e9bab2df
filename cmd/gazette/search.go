package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/search"
)

func newSearch(a *app) *cobra.Command {
	query := search.Query{Filters: map[string]string{}}
	command := &cobra.Command{
		Use:   "search WORDS…",
		Short: "Find what the site says, as its readers do",
		Long: `Finds the sections of the site's documents that speak of something: agenda items, parts
of briefings, findings, actions. It answers as the search page of the site does, from
the same index, which publish and build make.

All words are looked for, in any form (child, children's) and under their other names
(MASA, multi-agency safeguarding arrangements). Where no section has them all, those that
have most come first. Words in quotation marks must stand together; a word with - before
it must not be there. (Write -- before words that begin with -.)

--json prints an array in the order of rank, of
{"url", "document", "title", "section", "excerpt", "score"}.`,
		Example: `  gazette search missed appointments
  gazette search '"professional curiosity" -police'
  gazette search --actions --from 2026-01-01 neglect`,
		Args: named(1, -1, "something to look for"),
		RunE: func(_ *cobra.Command, args []string) error {
			index, err := search.Open(os.DirFS(filepath.Join(a.site(), "public", search.Folder)))
			switch {
			case errors.Is(err, search.ErrNone), errors.Is(err, search.ErrOld):
				return fmt.Errorf("%w: gazette build%s", err, a.siteArgument())
			case err != nil:
				return err
			}
			query.Text = strings.Join(args, " ")
			results, err := index.Search(query)
			if err != nil {
				return err
			}
			if a.json {
				return a.print(results.Results)
			}
			return a.writeResults(results)
		},
	}
	a.jsonFlag(command)
	flags := command.Flags()
	flags.StringVar(&query.From, "from", "", "nothing before this `day` (2026-01-31)")
	flags.StringVar(&query.To, "to", "", "nothing after this `day`")
	flags.StringToStringVar(&query.Filters, "only", nil, "`what=value` by which to narrow: kind, theme, group, organisation or year")
	flags.BoolVar(&query.Actions, "actions", false, "actions only")
	flags.BoolVar(&query.ByDate, "newest", false, "the newest first, not the best")
	flags.IntVar(&query.Limit, "limit", 10, "at most so `many` results")
	return command
}

// writeResults prints what was found for a person.
func (a *app) writeResults(results search.Results) error {
	var text strings.Builder
	if results.Corrected != "" {
		fmt.Fprintf(&text, "Showing results for: %s\n", results.Corrected)
	}
	if results.Phrases {
		text.WriteString("Nothing has these words together: they are looked for apart.\n")
	}
	if results.Units == 0 {
		text.WriteString("Nothing was found.\n")
	} else {
		fmt.Fprintf(&text, "Sections found: %d (in documents: %d)\n", results.Units, results.Documents)
		if len(results.LeftOut) > 0 {
			fmt.Fprintf(&text, "No section has every word. The first does not have: %s\n", strings.Join(results.LeftOut, ", "))
		}
	}
	for _, each := range results.Results {
		fmt.Fprintf(&text, "\n%s", each.Title)
		if day, err := time.Parse(time.DateOnly, each.Date); err == nil {
			text.WriteString(", " + day.Format("2 January 2006"))
		}
		if each.Section != "" {
			text.WriteString("\n" + each.Section)
		}
		fmt.Fprintf(&text, "\n    %s\n    %s\n", each.Excerpt, each.URL)
	}
	_, err := fmt.Fprint(a.out, text.String())
	return err
}
