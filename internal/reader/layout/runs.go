package layout

import (
	"bytes"
	"math"

	"gazette/internal/document"
)

// A writer puts runs together piece by piece. Its zero value is empty.
type writer struct {
	done []document.Run
	look document.Run // of what is being written
	text []byte
}

func (w *writer) isEmpty() bool { return len(w.done) == 0 && len(w.text) == 0 }

// add adds a run, to the last one where the two are alike.
func (w *writer) add(run document.Run) {
	if run.Text == "" {
		return
	}
	if len(w.text) > 0 && !sameLook(w.look, run) {
		w.flush()
	}
	w.look = run
	w.text = append(w.text, run.Text...)
}

func (w *writer) flush() {
	if len(w.text) > 0 {
		w.look.Text = string(w.text)
		w.done = append(w.done, w.look)
		w.text = w.text[:0]
	}
}

// runs gives all that was written.
func (w *writer) runs() []document.Run {
	w.flush()
	return w.done
}

// between adds what stands between two words: to the run before it or the one behind it, but to no link or mark that ends or
// begins there.
func (w *writer) between(space string, next document.Run) {
	look := document.Run{Text: space, Marks: w.look.Marks & next.Marks, Visibility: next.Visibility}
	if w.look.Link == next.Link {
		look.Link = next.Link
	}
	w.add(look)
}

// cut takes a text off the end, where it stands there.
func (w *writer) cut(end string) { w.text = bytes.TrimSuffix(w.text, []byte(end)) }

// words adds the words of one line with a space between two words, or a tab where the gap is wide. Words that nobody sees
// change nothing about what stands between those that are seen.
func (w *writer) words(words []word) {
	seen := -1 // the last word that is seen
	for i, each := range words {
		switch {
		case !each.isSeen():
			if i > 0 && !words[i-1].isSeen() {
				w.between(" ", each.runs[0])
			}
		case seen >= 0 && !each.glued:
			space := " "
			if each.left-words[seen].right > tabGap*math.Max(each.size, words[seen].size) {
				space = "\t"
			}
			w.between(space, each.runs[0])
		}
		if each.isSeen() {
			seen = i
		}
		for _, run := range each.runs {
			w.add(run)
		}
	}
}

func sameLook(a, b document.Run) bool {
	return a.Marks == b.Marks && a.Link == b.Link && a.Visibility == b.Visibility
}
