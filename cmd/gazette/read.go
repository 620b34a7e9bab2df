package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gazette/internal/document"
	"gazette/internal/reader"
)

func newRead(a *app) *cobra.Command {
	var form string
	var hidden bool
	command := &cobra.Command{
		Use:   "read FILE",
		Short: "Show what was read of a document, before anything is recognised in it",
		Long: `Shows what was read of a document, before anything is recognised in it: whether
something is missing, and where.

A document can hold words that nobody sees who opens it: hidden text, comments,
deletions that are still there. They never become public. --hidden shows them too, each
marked, and lists at the end what was seen and not read.`,
		Example: `  gazette read minutes.txt
  gazette read minutes.txt --hidden
  gazette read minutes.txt --to json`,
		Args: named(1, 1, "one document"),
		RunE: func(command *cobra.Command, args []string) error {
			write := map[string]func(io.Writer, *document.Document, bool) error{
				"markdown": document.Markdown,
				"text":     document.PlainText,
				"json":     func(_ io.Writer, doc *document.Document, _ bool) error { return a.print(doc) },
			}[form]
			if write == nil {
				return wrongUse{command.CommandPath(), fmt.Sprintf("I do not understand --to %s: say markdown, json or text.", form)}
			}
			doc, err := reader.ReadFile(args[0])
			if err != nil {
				return err
			}
			if err := write(a.out, doc, hidden); err != nil {
				return err
			}
			if len(doc.NotRead) > 0 && !hidden && form != "json" {
				a.note("Not all was read (left out: %d). To see what: gazette read --hidden %s", len(doc.NotRead), args[0])
			}
			return nil
		},
	}
	command.Flags().StringVar(&form, "to", "markdown", "the `form` to print: markdown, text, or json (everything, with its place)")
	command.Flags().BoolVar(&hidden, "hidden", false, "show what a person who opens the document does not see, and what was not read")
	return command
}
