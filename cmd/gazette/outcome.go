package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"golang.org/x/term"

	"gazette/internal/press"
)

// tell prints what became of each document: a table for all, then in sentences what is in the way of some.
func (a *app) tell(documents []press.Outcome) error {
	if !a.quiet {
		if err := writeTable(a.out, documents); err != nil {
			return err
		}
	}
	for _, document := range documents {
		a.explain(document)
	}
	return nil
}

func writeTable(out io.Writer, documents []press.Outcome) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Document\tKind\tDate\tItems\tPeople\tActions\tPages\tResult")
	for _, each := range documents {
		if each.Status != press.Skipped {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", each.File, dash(string(each.Kind)), dash(string(each.Date)),
				number(each.Items), number(each.People), number(each.Actions), number(len(each.Pages)), each.Status)
		}
	}
	return table.Flush()
}

// dash stands in a table for what there is none of.
func dash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func number(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

// explain says why a document was not published, and what else somebody should know of it.
func (a *app) explain(document press.Outcome) {
	points := reasons(document)
	switch document.Status {
	case press.Refused:
		fmt.Fprintf(a.err, "\n%s was refused:\n", document.File)
	case press.Failed:
		fmt.Fprintf(a.err, "\n%s failed:\n", document.File)
	case press.Skipped:
		a.note("\n%s was left out: %s.", document.File, document.Reason)
		return
	default:
		if a.quiet || len(points) == 0 {
			return
		}
		a.note("\n%s is published. To look at:", document.File)
	}
	for _, point := range points {
		fmt.Fprintln(a.err, wrapped("  - ", point, width()))
	}
}

// reasons are what stands in the way of a document and what is worth knowing of it, each with its place and what to do,
// on lines of their own.
func reasons(document press.Outcome) (points []string) {
	add := func(lines ...string) {
		points = append(points, nonEmptyJoined("\n", lines...))
	}
	if document.Status == press.Failed {
		add(document.Reason)
	}
	for _, finding := range document.Findings {
		add(findingWords(finding))
	}
	for _, each := range document.Decisions {
		add(fmt.Sprintf("By decision, %s.", decidedSentence(each)),
			fmt.Sprintf("Decided by %s on %s: %s", each.By, each.When.Local().Format("2 January 2006"), each.Reason))
	}
	for _, page := range document.Pages {
		if page.Why != "" {
			add("the page "+page.Address, page.Why, page.Do)
		}
	}
	if n := len(document.Warnings); n > 0 {
		add(fmt.Sprintf("What could not be placed: %d. To see it: gazette inspect %s", n, document.File))
	}
	return points
}

// width is how wide text is set: as wide as the terminal, within what is easy to read.
func width() int {
	columns, _, err := term.GetSize(int(os.Stderr.Fd()))
	if err != nil || columns <= 0 {
		return 88
	}
	return min(max(columns-1, 40), 100)
}

// givenCommand begins, in a sentence, a command for the reader to give.
const givenCommand = ": gazette "

// wrapped breaks text at words, with a sign before its first line and the same margin before all others. A command that
// ends a paragraph stands on a line of its own and is not broken, so that it can be copied.
func wrapped(sign, text string, width int) string {
	var lines []string
	for paragraph := range strings.Lines(text) {
		words, given, found := strings.Cut(strings.TrimSpace(paragraph), givenCommand)
		if found {
			words += ":"
		}
		line := ""
		for _, word := range strings.Fields(words) {
			if line != "" && len(sign)+utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				lines = append(lines, line)
				line = ""
			}
			line = strings.TrimPrefix(line+" "+word, " ")
		}
		lines = append(lines, line)
		if found {
			lines = append(lines, "gazette "+given)
		}
	}
	return sign + strings.Join(lines, "\n"+strings.Repeat(" ", len(sign)))
}
