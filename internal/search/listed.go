package search

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"gazette/internal/publication"
)

// shortcode is what Hugo puts something in the place of: nobody reads it.
var shortcode = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}`)

// page reads a page of any Hugo site: its front matter may be YAML, TOML or JSON; its units are its sections.
func (l *Listed) page(data []byte) (*page, error) {
	facts := map[string]any{}
	body, err := parseFrontMatter(data, &facts)
	if err != nil {
		return nil, err
	}
	// The body is read as that of a document, which has front matter in YAML.
	p, err := publication.Parse(publication.Unknown, append([]byte("---\ntitle: \"\"\n---\n"), shortcode.ReplaceAll(body, nil)...))
	if err != nil {
		return nil, err
	}
	p.Title, p.Date = l.Title, publication.Date(l.Date)
	for i := 0; p.Title == "" && i < len(p.Sections); i++ {
		p.Title = strings.TrimSpace(p.Sections[i].Number + " " + p.Sections[i].Title)
	}
	if p.Title == "" {
		p.Title = capital(path.Base(l.Address))
	}
	p.Summary, _ = facts["description"].(string)
	made := newPage(p, l.Address, func(id string) string { return id })
	made.kind = publication.Kind(l.Section)
	made.facets[0] = nil
	if l.Section != "" {
		made.facets[0] = []facetKey{{l.Section, capital(l.Section)}}
	}
	for _, name := range []string{"categories", "tags"} {
		for _, each := range texts(facts[name]) {
			if key := publication.Slug(each); key != "" {
				made.facets[1] = append(made.facets[1], facetKey{key, each})
			}
		}
	}
	return made, nil
}

// parseFrontMatter reads the facts of a page, which may have none, and gives its body. Readers of YAML that panic on what is no
// YAML give an error.
func parseFrontMatter(data []byte, into *map[string]any) (body []byte, err error) {
	defer func() {
		if found := recover(); found != nil {
			err = fmt.Errorf("%v", found)
		}
	}()
	return frontmatter.Parse(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))), into)
}

func texts(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var found []string
		for _, each := range value {
			if text, ok := each.(string); ok {
				found = append(found, text)
			}
		}
		return found
	}
	return nil
}

func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word) // of no word: a sign that is not there
	if size == 0 {
		return ""
	}
	return strings.ReplaceAll(string(unicode.ToUpper(first))+word[size:], "-", " ")
}
