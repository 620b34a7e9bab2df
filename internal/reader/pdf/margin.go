package pdf

import (
	"strings"
	"unicode"

	"gazette/internal/document"
)

// margin is the part of the page, above and below, in which headers and footers stand.
const margin = 0.15

// margins makes headers and footers of the text that is marked as no part of the content, in the upper and the lower part
// of its page. What stands there on many pages comes once; what stands elsewhere is decoration.
func (r *reader) margins() (headers, footers []document.Block) {
	seen := map[string]bool{}
	for _, each := range r.pieces.artifacts {
		text := each.words()
		if text == "" {
			continue
		}
		place := document.Place{Page: each.page}
		middle, height := (each.top+each.bottom)/2, each.paper
		isHeader, isFooter := middle < margin*height, middle > (1-margin)*height
		if isHeader {
			place.Part = "header"
		} else if isFooter {
			place.Part = "footer"
		}
		key := place.Part + withoutDigits(text)
		block := document.Block{Kind: document.Paragraph, Place: place, Visibility: document.Visible, Runs: join(each.end(), r.vocabulary)}
		switch {
		case !isVisibleText(each.runs):
			block.Visibility = document.Hidden
			footers = append(footers, block)
		case isNumber(text) && place.Part != "":
			r.notRead(place, "page number", text)
		case place.Part == "":
			r.notRead(place, "marked in the file as decoration, no part of the text", text)
		case seen[key]:
			r.notRead(place, place.Part+", as on a page before", text)
		case isHeader:
			headers = append(headers, block)
		default:
			footers = append(footers, block)
		}
		seen[key] = true
	}
	return headers, footers
}

// withoutDigits makes texts the same that differ in a page number or date only.
func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return unicode.ToLower(r)
	}, text)
}

// isNumber reports whether a text is a page number and nothing else: "3", "Page 3 of 12", "- 3 -".
func isNumber(text string) bool {
	digits := false
	for _, word := range document.Words(text) {
		if strings.Trim(word, "0123456789") == "" {
			digits = true
		} else if word != "page" && word != "of" && strings.Trim(word, "ivxlc") != "" {
			return false
		}
	}
	return digits
}
