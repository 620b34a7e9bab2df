package site

import (
	"context"
	"errors"
	"strings"
)

// A Fault is a reason why a site was not built, in words for the person who publishes.
type Fault struct {
	What    string   // what happened, a sentence
	Details []string // where, or in Hugo's own words, a line each
	Next    string   // what to do, a sentence or two
}

// Error gives the fault on several lines: what happened, the details indented, what to do.
func (f *Fault) Error() string {
	var text strings.Builder
	text.WriteString(f.What)
	for _, detail := range f.Details {
		text.WriteString("\n    " + detail)
	}
	if f.Next != "" {
		text.WriteString("\n" + f.Next)
	}
	return text.String()
}

// unchanged ends every fault of a build: an officer must not fear for what is on line.
const unchanged = "The site in public/ is as it was."

// inWords turns an error of the operating system into a fault that says what to do. No error, faults and the
// end of a context are returned as they are.
func inWords(err error) error {
	var fault *Fault
	if err == nil || errors.As(err, &fault) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	what, next := explain(err.Error(), "The site could not be written.", "Put right what is named and run the command again.")
	return &Fault{What: what, Details: []string{err.Error()}, Next: next + " " + unchanged}
}

// explain finds the sentence for what went wrong, and what to do, by the words that Hugo or the operating system used;
// it falls back on those given.
func explain(words, fallbackWhat, fallbackNext string) (what, next string) {
	lower := strings.ToLower(words)
	for _, each := range explanations {
		for _, sign := range each.signs {
			if strings.Contains(lower, sign) {
				return each.what, each.next
			}
		}
	}
	return fallbackWhat, fallbackNext
}

// explanations stand in the order in which they are tried: a full disk also fails a template.
var explanations = []struct {
	signs      []string
	what, next string
}{
	{[]string{"no space left", "file too large", "quota exceeded", "not enough space"},
		"There is not enough room on the disk for the site.",
		"Make room (a new site stands beside the old until it is finished) and run the command again."},
	{[]string{"read-only file system", "permission denied", "access is denied", "operation not permitted"},
		"A file or folder of the site may not be read or written.",
		"Ask whoever looks after the machine to let you write in the site's folder, or run the command as the person whom it belongs to."},
	{[]string{"too many open files", "cannot allocate memory", "resource temporarily unavailable"},
		"The machine has too little left to make the site.",
		"Close other programs and run the command again."},
	{[]string{"device or resource busy", "invalid cross-device link", "sharing violation", "being used by another process"},
		"The folder public/ cannot be replaced: another program holds it, or it is a disk of its own.",
		"Close the program that shows it. Where it is a disk of its own, make public/ a link to a folder on that disk."},
	{[]string{"not a directory", "is a directory", "file exists"},
		"A file stands where the site needs a folder, or a folder where it needs a file.",
		"Move what is named out of the way and run the command again."},
	{[]string{"config.toml: params."}, // as the theme's own checks begin
		"A setting of the site is wrong.",
		"Put right the setting that is named, in config.toml, and run the command again."},
	{[]string{"failed to load config", "failed to create config", "unmarshal failed", "failed to decode"},
		"A settings file of the site cannot be understood.",
		"Undo the last change to config.toml, or put right the line that is named."},
	{[]string{"shortcode"},
		"A page uses a Hugo shortcode that cannot be carried out.",
		"Put right the page that is named: write its text without {{ }}."},
	{[]string{"front matter", "unmarshal yaml", "unmarshal toml"},
		"The facts at the top of a page cannot be understood.",
		"Put right the page that is named. A page that was made from a document comes right when the document is published again."},
	{[]string{"template", "render", "failed to transform", "tocss"},
		"A template of the site could not be carried out.",
		"Where it stands in layouts/ of the site, undo the last change to it. Otherwise report these words: it is a mistake in gazette."},
}
