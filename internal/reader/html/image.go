package html

import (
	"encoding/base64"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"gazette/internal/document"
	"gazette/internal/reader/picture"
)

// image reads a picture: its text alternative, and its file where the page itself holds it.
func (s *story) image(n *html.Node, c context) {
	alternative := document.Fold(attribute(n, "alt"))
	block := document.Block{Kind: document.Image, Visibility: c.seen()}
	if alternative != "" {
		block.Runs = []document.Run{{Text: alternative, Visibility: c.seen()}}
	}
	data, inside, err := dataOf(attribute(n, "src"))
	switch {
	case err != nil:
		s.notRead("a picture that is damaged: "+err.Error(), "")
	case inside:
		if block.Picture, err = s.pictures.Clean(data, picture.Crop{}); err != nil {
			s.notRead(err.Error(), "")
		}
	case attribute(n, "src") != "" && alternative != "":
		s.notRead("a picture that stands in a file of its own, of which only the text alternative is taken over", "")
	}
	if block.Picture != nil || alternative != "" {
		s.after = append(s.after, block)
	}
}

// dataOf gives the file in an address that holds one (RFC 2397), and whether it is such an address.
func dataOf(address string) (data []byte, inside bool, err error) {
	address = strings.TrimSpace(address)
	if len(address) < 5 || !strings.EqualFold(address[:5], "data:") {
		return nil, false, nil
	}
	head, body, _ := strings.Cut(address[5:], ",")
	text, err := url.PathUnescape(body)
	if err != nil {
		return nil, true, err
	}
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64") {
		return []byte(text), true, nil
	}
	text = strings.Map(func(r rune) rune {
		if isWhite(r) || r == '=' {
			return -1
		}
		return r
	}, text)
	data, err = base64.RawStdEncoding.DecodeString(text)
	return data, true, err
}
