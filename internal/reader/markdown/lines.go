package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

// Markdown joins the lines of a paragraph. People who write minutes as text and call the file .md do not know that: the
// lines of an attendance or a heading over its text stand under each other without a blank line. A line end that nobody
// can have meant as the margin of a page is kept: each line is a paragraph of its own, and lines with tabs are a table.

// lineEnd stands in runs where a line of the source ends for good: a code that Unicode keeps free of any character.
const lineEnd = "\uFDD0"

const (
	// shortLine is how long a heading, name or label is at most: the next word would always have fitted behind it.
	shortLine = 40
	// Lines are broken at a margin between these columns.
	leastMargin, mostMargin = 55, 130
)

// findMargin finds the column at which long lines were broken: where most lines that are nearly as long as the longest go
// on in lower case. It is 0 where each paragraph is one line.
func (r *reading) findMargin() {
	var lengths []int
	for i := range r.lineStarts {
		if line := r.lineAt(i); len(line) > 0 && !bytes.ContainsAny(line, "\t|") {
			lengths = append(lengths, utf8.RuneCount(line))
		}
	}
	if len(lengths) < 3 {
		return
	}
	slices.Sort(lengths)
	margin := lengths[len(lengths)-1-len(lengths)/50] // the longest, but for one in fifty: an address that could not be broken
	if margin < leastMargin || margin > mostMargin {
		return
	}
	full, goesOn := 0, 0
	for i := 0; i+1 < len(r.lineStarts); i++ {
		line, next := r.lineAt(i), r.lineAt(i+1)
		if len(next) == 0 || utf8.RuneCount(line) < margin*4/5 || utf8.RuneCount(line) > margin {
			continue
		}
		full++
		if startsLower(next) {
			goesOn++
		}
	}
	if goesOn >= 2 && goesOn*5 >= full*2 {
		r.margin = margin
	}
}

// lineAt gives a line of the source, counted from 0, without white space around it.
func (r *reading) lineAt(i int) []byte {
	if i >= len(r.lineStarts) {
		return nil
	}
	end := len(r.source)
	if i+1 < len(r.lineStarts) {
		end = r.lineStarts[i+1]
	}
	return bytes.TrimSpace(r.source[r.lineStarts[i]:end])
}

// keyValue is a line that says what it is about: "Chair: Ann Example".
var keyValue = regexp.MustCompile(`^(?:[*_]{0,3})\p{Lu}[\p{L}\d ,&/()'’-]{0,38}(?:[*_]{0,3}):(?:[*_]{0,3})(?:\s|$)`)

// slash divides the cells of a table that some programs copy as text.
var slash = []byte(" / ")

// item is a line that begins with a bullet or a number, as lists do which Markdown does not know.
var item = regexp.MustCompile(`^(?:[•·▪◦●○■□➢✓–—]\s|\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s+\p{Lu}|\(?[a-z][.)]\s|\d{1,3}$)`)

// endOfLine gives what stands for the line end at an offset of the source.
func (r *reading) endOfLine(offset int) string {
	if !r.keepsEnd(offset) {
		return " "
	}
	r.ends = append(r.ends, r.place(offset).Line+1)
	return lineEnd
}

// keepsEnd reports whether the line end at an offset of the source is more than the margin.
func (r *reading) keepsEnd(offset int) bool {
	at := r.place(offset).Line - r.linesBefore - 1
	line, next := r.lineAt(at), r.lineAt(at+1)
	length, word := utf8.RuneCount(line), next
	if end := bytes.IndexAny(next, " \t"); end >= 0 {
		word = next[:end]
	}
	margin := r.margin
	if margin == 0 {
		margin = max(leastMargin, min(mostMargin, max(length, utf8.RuneCount(next))))
	}
	isFull := length > shortLine && length <= mostMargin && length+1+utf8.RuneCount(word) > margin
	switch {
	case bytes.HasPrefix(line, []byte(">")): // a quotation is written by somebody who knows Markdown
		return false
	case bytes.ContainsRune(line, '\t') || bytes.ContainsRune(next, '\t'):
		return true
	case keyValue.Match(line) && !isFull || keyValue.Match(next) || item.Match(next) && !(isFull && !endsSentence(line)):
		return true
	case startsLower(next) || isFull:
		return false
	case bytes.Contains(line, slash) && bytes.Count(line, slash) == bytes.Count(next, slash): // rows of a table that was copied as text
		return true
	case r.margin > 0 || !endsSentence(line):
		return true
	}
	return utf8.RuneCount(next) < shortLine && !endsSentence(next) // a heading behind a sentence
}

func startsLower(line []byte) bool {
	first, _ := utf8.DecodeRune(bytes.TrimLeft(line, "*_"))
	return unicode.IsLower(first)
}

func endsSentence(line []byte) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRight(line, `"”’')]*_`))
	return strings.ContainsRune(".!?;,…", last)
}

// divided gives the blocks that the lines of a block are. The first keeps what the block is.
func (r *reading) divided(block document.Block) []document.Block {
	lines := splitRuns(block.Runs, lineEnd)
	if len(lines) < 2 {
		return []document.Block{block}
	}
	if block.Kind == document.Heading { // of several lines, above a row of hyphens
		for i, run := range block.Runs {
			block.Runs[i].Text = strings.ReplaceAll(run.Text, lineEnd, " ")
		}
		return []document.Block{block}
	}
	var blocks []document.Block
	for i := 0; i < len(lines); i++ {
		made := document.Block{Kind: document.Paragraph, Runs: lines[i], Place: block.Place, Visibility: block.Visibility}
		if i == 0 {
			made = block
			made.Runs = lines[0]
		} else if i <= len(r.ends) {
			made.Place.Line = r.ends[i-1]
		}
		if rows := tabbedRows(lines[i:]); rows > 1 && made.Kind == document.Paragraph {
			made = tableOf(lines[i:i+rows], made)
			r.pieces += 3 * rows * len(made.Rows[0].Cells)
			blocks = append(blocks, made)
			i += rows - 1
			continue
		}
		if i > 0 {
			takeBullet(&made)
		}
		if len(made.Runs) > 0 || i == 0 {
			blocks = append(blocks, made)
		}
	}
	return blocks
}

// splitRuns divides runs at a sign in their text.
func splitRuns(runs []document.Run, sign string) [][]document.Run {
	parts := [][]document.Run{nil}
	for _, run := range runs {
		if run.Text == "" { // an image without a text alternative has an address
			parts[len(parts)-1] = append(parts[len(parts)-1], run)
		}
		for i, text := range strings.Split(run.Text, sign) {
			if i > 0 {
				parts = append(parts, nil)
			}
			if run.Text = text; text != "" {
				parts[len(parts)-1] = append(parts[len(parts)-1], run)
			}
		}
	}
	return parts
}

// label is a bullet or number before a tab.
var label = regexp.MustCompile(`^\s*(?:[•·▪◦●○■□➢✓–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)])\t[^\t]*$`)

// tabbedRows counts the lines at the beginning that tabs divide into equally many cells.
func tabbedRows(lines [][]document.Run) int {
	for i, runs := range lines {
		text := plainText(runs)
		if tabs := strings.Count(text, "\t"); tabs == 0 || tabs != strings.Count(plainText(lines[0]), "\t") || label.MatchString(text) {
			return i
		}
	}
	return len(lines)
}

func plainText(runs []document.Run) string {
	return document.Block{Runs: runs, Visibility: document.Visible}.PlainText()
}

// tableOf makes a table of lines with tabs.
func tableOf(lines [][]document.Run, like document.Block) document.Block {
	table := document.Block{Kind: document.Table, Place: like.Place, Visibility: like.Visibility}
	for i, runs := range lines {
		row := document.Row{Place: table.Place}
		row.Place.Line, row.Place.Row = table.Place.Line+i, i+1
		for _, part := range splitRuns(runs, "\t") {
			var cell document.Cell
			if len(part) > 0 {
				place := row.Place
				place.Column = len(row.Cells) + 1
				cell.Blocks = []document.Block{{Kind: document.Paragraph, Runs: part, Place: place, Visibility: like.Visibility}}
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// takeBullet makes a list item of a line that begins with a bullet which Markdown does not know.
func takeBullet(block *document.Block) {
	if len(block.Runs) == 0 || block.Runs[0].Visibility != document.Visible {
		return
	}
	first, size := utf8.DecodeRuneInString(block.Runs[0].Text)
	rest := block.Runs[0].Text[size:]
	if !strings.ContainsRune("•·▪◦●○■□➢✓", first) || strings.TrimLeft(rest, " \t") == rest {
		return
	}
	block.Kind, block.Number, block.Level = document.ListItem, string(first), 1
	block.Runs[0].Text = strings.TrimLeft(rest, " \t")
}
