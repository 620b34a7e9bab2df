package office

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// declaration finds the encoding that the first line of XML names.
var declaration = regexp.MustCompile(`^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']`)

// decode gives the bytes of a part in UTF-8, whatever encoding it has by the mark at its beginning or by what it says of
// itself (XML 1.0, appendix F). Bytes that mean nothing in it become the sign for that.
func decode(data []byte) ([]byte, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return data[3:], nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.HasPrefix(data, []byte("\x00<")):
		from = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("<\x00")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	default:
		found := declaration.FindSubmatch(data)
		if found == nil {
			return data, nil
		}
		name := strings.ToLower(string(found[1]))
		if name == "utf-8" || strings.HasPrefix(name, "utf-16") { // its first line could be read, so it is not in UTF-16
			return data, nil
		}
		var err error
		if from, err = htmlindex.Get(name); err != nil {
			return nil, fmt.Errorf("the encoding %s is not known", name)
		}
	}
	return from.NewDecoder().Bytes(data)
}
