package search

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A PageError is a page that cannot be read.
type PageError struct {
	File string
	Err  error
}

func (e *PageError) Error() string { return e.File + ": " + e.Err.Error() }
func (e *PageError) Unwrap() error { return e.Err }

// Pages say what an index is made of.
type Pages struct {
	Content string   // the folder of minutes, briefings and findings, which are page bundles
	Listed  []Listed // where not nil, these pages and no others
}

// A Listed page is one of any Hugo site. Whoever lists pages leaves out what Hugo does not publish.
type Listed struct {
	File    string // where it stands
	Address string // from the root of the site: "/posts/herons/"
	Title   string
	Date    string // "2026-03-12", or ""
	Section string // the first folder of its address: what it is found by as its kind
}

// A source is a page that has not been read yet.
type source struct {
	file    string
	kind    publication.Kind
	address string
	hash    hash // of the address
	listed  *Listed
}

// sources lists the pages by their names: those of documents begin with the day.
func (p Pages) sources() ([]source, error) {
	var found []source
	for i := range p.Listed {
		each := &p.Listed[i]
		kind := publication.Unknown
		for known, folder := range publication.Folders {
			if folder == each.Section && filepath.Base(each.File) == "index.md" {
				kind = known
			}
		}
		found = append(found, source{each.File, kind, each.Address, hashOf([]byte(each.Address)), each})
	}
	for kind, folder := range publication.Folders {
		if p.Listed != nil {
			break
		}
		bundles, err := os.ReadDir(filepath.Join(p.Content, folder))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, each := range bundles {
			file := filepath.Join(p.Content, folder, each.Name(), "index.md")
			if _, err := os.Stat(file); err == nil {
				address := "/" + path.Join(folder, each.Name()) + "/"
				found = append(found, source{file, kind, address, hashOf([]byte(address)), nil})
			}
		}
	}
	slices.SortFunc(found, func(a, b source) int {
		return cmp.Or(strings.Compare(path.Base(a.address), path.Base(b.address)), strings.Compare(a.address, b.address), strings.Compare(a.file, b.file))
	})
	return found, nil
}

// The lines by which Hugo leaves a page out: at once, or from a day on.
var (
	draft  = regexp.MustCompile(`(?mi)^["']?draft["']?\s*:\s*["']?true\b`)
	expiry = regexp.MustCompile(`(?mi)^["']?(?:expirydate|unpublishdate)["']?\s*:\s*["']?([0-9][0-9T:.+Z -]*)`)
)

// head gives the lines of a page's front matter.
func head(data []byte) []byte {
	_, rest, _ := bytes.Cut(data, []byte("---"))
	lines, _, _ := bytes.Cut(rest, []byte("\n---"))
	return lines
}

// expiryOf gives the time from which on Hugo leaves a page out; none is the zero time.
func expiryOf(lines []byte) time.Time {
	found := expiry.FindSubmatch(lines)
	if found == nil {
		return time.Time{}
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if when, err := time.Parse(layout, strings.TrimSpace(string(found[1]))); err == nil {
			return when
		}
	}
	return time.Time{}
}

// A record is what a builder knows of a page.
type record struct {
	file     string
	size     int64
	changed  int64 // when the file was, in nanoseconds
	facts    hash  // of what was known before it was read
	sum      hash  // of all that is in the page
	expires  int64 // in seconds, 0 for never
	text     int   // bytes
	document *document
}

// facts are what makes a page beside its file.
func (s source) facts() hash {
	b := appendString(appendString(nil, string(s.kind)), s.address)
	if s.listed != nil {
		for _, each := range []string{s.listed.Title, s.listed.Date, s.listed.Section} {
			b = appendString(b, each)
		}
	}
	return hashOf(b)
}

// read reads a page; that of a draft is nil. The error names the file.
func (s source) read(words *vocabulary.Vocabulary) (*record, *page, error) {
	info, err := os.Stat(s.file)
	if err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, nil, err
	}
	r := &record{file: s.file, size: int64(len(data)), changed: info.ModTime().UnixNano(), facts: s.facts()}
	r.sum = hashOf(append(slices.Clip(data), r.facts[:]...))
	var made *page
	if s.kind != publication.Unknown {
		made, err = s.document(data, r, words)
	}
	if s.listed != nil && (s.kind == publication.Unknown || err != nil) { // a section of that name may hold other pages
		made, err = s.listed.page(data)
	}
	if err != nil {
		return nil, nil, &PageError{s.file, err}
	}
	if made != nil {
		for i := range made.units {
			u := &made.units[i]
			r.text += len(u.path)
			for _, each := range u.text {
				r.text += len(each.text)
			}
		}
	}
	return r, made, nil
}

// document reads a page of minutes, a briefing or findings.
func (s source) document(data []byte, r *record, words *vocabulary.Vocabulary) (*page, error) {
	lines := head(data)
	if draft.Match(lines) {
		return nil, nil
	}
	if expires := expiryOf(lines); !expires.IsZero() {
		if r.expires = expires.Unix(); time.Now().Unix() >= r.expires {
			return nil, nil
		}
	}
	p, err := publication.Parse(s.kind, data)
	if err != nil {
		return nil, err
	}
	return newPage(p, s.address, func(id string) string { return words.Themes[id].Name }), nil
}

// isAsBefore reports whether a page is still what it was when it was read. known is when: a file that changed shortly before
// may have changed again since.
func (s source) isAsBefore(r *record, known time.Time) bool {
	now := time.Now()
	if r == nil || r.facts != s.facts() || r.expires != 0 && (now.Unix() >= r.expires) == (r.document != nil) {
		return false
	}
	info, err := os.Stat(s.file)
	if err != nil || info.Size() != r.size {
		return false
	}
	if info.ModTime().UnixNano() == r.changed && known.Sub(info.ModTime()) > 2*time.Second {
		return true
	}
	data, err := os.ReadFile(s.file)
	if err != nil || hashOf(append(data, r.facts[:]...)) != r.sum {
		return false
	}
	r.changed = info.ModTime().UnixNano()
	return true
}
