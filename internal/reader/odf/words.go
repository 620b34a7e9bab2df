package odf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// addWords adds the text of a part to out by a way of its own, so that what the reader makes of the part can be compared with
// it: all characters in the body and the master pages, whatever stands around them, but for who said something and when, and
// for characters right in the body, which no program writes or shows. Of headers and footers with the same text one counts.
func addWords(out *strings.Builder, data []byte) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // the archive has decoded it
	inside, left := 0, 0                                                                       // how deep the reader is in the body, and in what is left out
	var margin strings.Builder
	kind, depth, seen := "", 0, map[string]bool{}
	for {
		token, err := decoder.Token()
		if err != nil { // at the end, or where the reader itself finds the part damaged
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := prefixes[token.Name.Space] + ":" + token.Name.Local
			if depth++; inside > 0 || holdsText[name] {
				inside++
			}
			if left > 0 || saysWho[name] {
				left++
			}
			if found, isMargin := marginKind(name); isMargin && inside > 0 && kind == "" {
				kind, depth = found, 0
			}
		case xml.EndElement:
			inside, left = max(inside-1, 0), max(left-1, 0)
			if kind != "" && depth == 0 {
				if key := marginKey(kind, margin.String()); !seen[key] {
					seen[key] = true
					out.WriteString(margin.String())
				}
				kind = ""
				margin.Reset()
			}
			depth--
			out.WriteByte('\n')
		case xml.CharData:
			switch {
			case inside < 3 || left > 0:
			case kind != "":
				margin.Write(token)
			default:
				out.Write(token)
			}
		}
	}
}

// holdsText are the elements in which the text of a document stands.
var holdsText = map[string]bool{"office:body": true, "office:master-styles": true}

// saysWho are the elements that hold the author and the date of a comment or change, and the bytes of pictures.
var saysWho = map[string]bool{
	"dc:creator": true, "dc:date": true, "meta:creator-initials": true, "meta:date-string": true, "office:binary-data": true,
}
