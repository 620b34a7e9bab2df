package main

import (
	"fmt"
	"io"
	"mime"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/renameio/v2"
	"github.com/spf13/cobra"

	"gazette/internal/document"
	"gazette/internal/reader"
)

func newRead(a *app) *cobra.Command {
	var form, pictures string
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
  gazette read minutes.txt --to json
  gazette read briefing.pptx --pictures pictures`,
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
			left := slices.DeleteFunc(slices.Clone(doc.NotRead), document.Omission.IsBeside)
			if len(left) > 0 && !hidden && form != "json" {
				a.note("Not all was read (left out: %d). To see what: gazette read --hidden %s", len(left), args[0])
			}
			if pictures != "" {
				return a.writePictures(doc, pictures)
			}
			return nil
		},
	}
	command.Flags().StringVar(&form, "to", "markdown", "the `form` to print: markdown, text, or json (everything, with its place)")
	command.Flags().StringVar(&pictures, "pictures", "", "write the pictures that are seen in the document to this `folder`, without what their files say beside them")
	command.Flags().BoolVar(&hidden, "hidden", false, "show what a person who opens the document does not see, and what was not read")
	return command
}

// writePictures writes the pictures that a person who opens the document sees, in its order.
func (a *app) writePictures(doc *document.Document, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("the folder for the pictures cannot be made: %w", err)
	}
	count := 0
	for block := range doc.Pictures() {
		ending := ".png"
		if endings, err := mime.ExtensionsByType(block.Picture.Type); err == nil && len(endings) > 0 {
			ending = endings[len(endings)-1] // ".jpg" comes behind ".jfif" and ".jpeg"
		}
		count++
		path := filepath.Join(folder, fmt.Sprintf("picture-%d%s", count, ending))
		if err := renameio.WriteFile(path, block.Picture.Data, 0o644); err != nil {
			return fmt.Errorf("a picture cannot be written: %w", err)
		}
		a.note("%s: %s", path, dash(document.Fold(block.PlainText())))
	}
	if count == 0 {
		a.note("The document shows no pictures that can be written.")
	}
	return nil
}
