package office

import (
	"strings"

	"gazette/internal/document"
)

// Runs are the runs of a paragraph while it is read. Text that looks alike becomes one run.
type Runs struct {
	all  []document.Run  // but for the text of the last, which grows
	text strings.Builder // of the last run
}

// Add puts text behind what was read, with the marks, link and visibility of like, and reports whether a run begins with it.
func (r *Runs) Add(text string, like document.Run) bool {
	last := r.Last()
	begins := last == nil || last.Marks != like.Marks || last.Link != like.Link || last.Visibility != like.Visibility
	if begins {
		like.Text = ""
		r.all = append(r.Finish(), like)
	}
	r.text.WriteString(text)
	return begins
}

// Last gives the last run without its text; nil where there is none.
func (r *Runs) Last() *document.Run {
	if len(r.all) == 0 {
		return nil
	}
	return &r.all[len(r.all)-1]
}

// Resume begins with runs that were read before.
func (r *Runs) Resume(runs []document.Run) {
	if r.all = runs; len(runs) > 0 {
		r.text.WriteString(r.Last().Text)
	}
}

// Finish gives the runs with their texts.
func (r *Runs) Finish() []document.Run {
	if r.text.Len() > 0 {
		r.Last().Text = r.text.String()
		r.text.Reset()
	}
	return r.all
}
