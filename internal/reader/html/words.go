package html

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/reader/source"
)

// A counter goes through the tokens of a page before it is made a tree: it takes the words by another way than the tree,
// and makes sure that the tree will not be larger than memory.
type counter struct {
	tokens *html.Tokenizer
	words  strings.Builder
	code   bool // in a script or style

	tags     int
	marks    map[atom.Atom]int // of those in reopening: how many are open
	open     int               // all of them together
	reopened int               // how many elements the tree may get because of them
	foreign  map[atom.Atom]int // open drawings and equations
}

// words gives the text of a page. The error says that the page has more tags than it may, or such as cannot be read.
func words(content string) (string, error) {
	c := &counter{tokens: html.NewTokenizer(strings.NewReader(content)), marks: map[atom.Atom]int{}, foreign: map[atom.Atom]int{}}
	for {
		switch kind := c.tokens.Next(); kind {
		case html.ErrorToken:
			if err := c.tokens.Err(); !errors.Is(err, io.EOF) {
				return "", fmt.Errorf("reading the page: %w", err)
			}
			return c.words.String(), nil
		case html.TextToken:
			if !c.code {
				c.words.Write(c.tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if err := c.tag(kind); err != nil {
				return "", err
			}
		}
	}
}

func (c *counter) tag(kind html.TokenType) error {
	name, more := c.tokens.TagName()
	for c.tags++; more; c.tags++ {
		_, _, more = c.tokens.TagAttr()
	}
	tag := atom.Lookup(name)
	if !isInline(tag) {
		c.words.WriteByte('\n')
	}
	if tag == atom.Script || tag == atom.Style {
		c.code = kind != html.EndTagToken
	}
	if slices.Contains(reopening, tag) {
		c.mark(tag, kind)
	}
	if c.reopened += c.open; c.tags > maxTags || c.reopened > maxReopened {
		return tooMuch("tags")
	}
	if tag == atom.Svg || tag == atom.Math {
		c.foreign[tag] = max(0, c.foreign[tag]+map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}[kind])
	}
	inForeign := c.foreign[atom.Svg] > 0 || c.foreign[atom.Math] > 0
	if inForeign && slices.Contains(notForeign, tag) {
		return &source.Error{Problem: "has a drawing or equation that is not closed, or holds what belongs in none", Advice: saveAgain}
	}
	if inForeign || tag == atom.Noscript {
		c.tokens.NextIsNotRawText() // tags in it are tags
	}
	return nil
}

// mark counts an element that is opened anew in each block.
func (c *counter) mark(tag atom.Atom, kind html.TokenType) {
	switch {
	case kind != html.EndTagToken:
		c.marks[tag]++
		c.open++
	case c.marks[tag] > 0:
		c.marks[tag]--
		c.open--
	}
}

// notForeign are elements that belong in no drawing and no equation. Where one is not closed, browsers read what follows in
// ways of their own, and the parser loses what follows a template.
var notForeign = []atom.Atom{atom.Template, atom.Iframe, atom.Noembed, atom.Noframes, atom.Plaintext, atom.Xmp, atom.Textarea, atom.Select}

// reopening are the elements that a browser opens anew in each block that follows, until they are closed.
var reopening = []atom.Atom{atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U}
