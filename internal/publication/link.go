package publication

import (
	"fmt"
	"regexp"
	"strings"
)

// linkForm is what a link of a document may lead to: the web, a mailbox or a telephone. Addresses of other kinds run script
// or name a file of the author's computer; "/page" and "#place" name one where the original stood, not on this site.
var linkForm = regexp.MustCompile(`(?i)^(?:https?://[^/]|mailto:.|tel:.)`)

// entityInLink looks like a character reference, which Markdown would resolve in an address.
var entityInLink = regexp.MustCompile(`&#?[A-Za-z0-9]+;`)

// siteLink gives an address as a page holds it, or "" where it may not become a link. Whatever could end the address or
// mean something to Markdown or Hugo is percent-encoded, which leaves the place that it leads to the same.
func siteLink(address string) string {
	address = strings.TrimSpace(address)
	if !linkForm.MatchString(address) {
		return ""
	}
	var safe strings.Builder
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2]), isAddressByte(c):
			safe.WriteByte(c)
		default:
			fmt.Fprintf(&safe, "%%%02X", c)
		}
	}
	return entityInLink.ReplaceAllStringFunc(safe.String(), func(entity string) string {
		return strings.TrimSuffix(entity, ";") + "%3B"
	})
}

func isAddressByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~:/?#@!$&'+,;=", c) >= 0
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
