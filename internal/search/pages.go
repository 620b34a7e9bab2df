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

// A source is a page that has not been read yet.
type source struct {
	file    string
	kind    publication.Kind
	address string
	hash    hash // of the address
}

// sources lists the pages under a content folder, the last names first: names begin with the day.
func sources(content string) ([]source, error) {
	var found []source
	for kind, folder := range publication.Folders {
		bundles, err := os.ReadDir(filepath.Join(content, folder))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, each := range bundles {
			file := filepath.Join(content, folder, each.Name(), "index.md")
			if _, err := os.Stat(file); err == nil {
				address := "/" + path.Join(folder, each.Name()) + "/"
				found = append(found, source{file, kind, address, hashOf([]byte(address))})
			}
		}
	}
	slices.SortFunc(found, func(a, b source) int {
		return cmp.Or(strings.Compare(path.Base(b.address), path.Base(a.address)), strings.Compare(a.address, b.address))
	})
	return found, nil
}

// draft is the line by which Hugo leaves a page out.
var draft = regexp.MustCompile(`(?mi)^["']?draft["']?\s*:\s*["']?true\b`)

// isDraft reports whether a page's front matter calls it a draft: Hugo does not publish it, so it is not to be found.
func isDraft(data []byte) bool {
	_, rest, _ := bytes.Cut(data, []byte("---"))
	head, _, _ := bytes.Cut(rest, []byte("\n---"))
	return draft.Match(head)
}

// read reads a page, nil for a draft and for the notice that a document was withdrawn. The error names the file.
func (s source) read(words *vocabulary.Vocabulary) (*page, error) {
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	if isDraft(data) {
		return nil, nil
	}
	p, err := publication.Parse(s.kind, data)
	if err != nil {
		return nil, &PageError{s.file, err}
	}
	if p.Withdrawn != nil {
		return nil, nil
	}
	return newPage(p, s.address, func(id string) string { return words.Themes[id].Name }), nil
}
