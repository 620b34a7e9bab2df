package vocabulary

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Allowed is what a partnership publishes on purpose, so that the disclosure gate does not ask about it each time, and the
// forms of references that it must ask about.
type Allowed struct {
	Phones    []string `toml:"phones"`    // published lines, spaces as one likes: "0800 1111"
	Emails    []string `toml:"emails"`    // addresses, or all of a domain: "@example.org"
	Postcodes []string `toml:"postcodes"` // of offices and venues
	Names     []string `toml:"names"`     // of officials: "Ivy Marsh"

	CaseReferences []string         `toml:"case_references"` // regular expressions for the references of local case systems
	CasePatterns   []*regexp.Regexp `toml:"-"`               // the same, compiled
}

// add adds a later list to an earlier one. The error names the expression that is none.
func (a *Allowed) add(more Allowed) error {
	a.Phones = slices.Concat(a.Phones, more.Phones)
	a.Emails = slices.Concat(a.Emails, more.Emails)
	a.Postcodes = slices.Concat(a.Postcodes, more.Postcodes)
	a.Names = slices.Concat(a.Names, more.Names)
	for _, each := range more.CaseReferences {
		pattern, err := regexp.Compile(each)
		if err != nil {
			return fmt.Errorf("the case reference %q is no regular expression: %w", each, err)
		}
		a.CaseReferences = append(a.CaseReferences, each)
		a.CasePatterns = append(a.CasePatterns, pattern)
	}
	return nil
}

// Phone reports whether a number is one of the published lines. Only its digits count, and +44 is 0.
func (a *Allowed) Phone(number string) bool {
	number = phoneDigits(number)
	return slices.ContainsFunc(a.Phones, func(each string) bool { return phoneDigits(each) == number })
}

func phoneDigits(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, strings.Replace(number, "(0)", "", 1))
	for _, country := range []string{"0044", "44"} {
		if rest, found := strings.CutPrefix(digits, country); found && len(rest) >= 9 {
			return "0" + rest
		}
	}
	return digits
}

// Email reports whether an address is published.
func (a *Allowed) Email(address string) bool {
	address = strings.ToLower(address)
	return slices.ContainsFunc(a.Emails, func(each string) bool {
		each = strings.ToLower(each)
		return each == address || strings.HasPrefix(each, "@") && strings.HasSuffix(address, each)
	})
}

// Postcode reports whether a postcode is that of an office.
func (a *Allowed) Postcode(code string) bool {
	pack := func(code string) string { return strings.ToUpper(strings.ReplaceAll(code, " ", "")) }
	return slices.ContainsFunc(a.Postcodes, func(each string) bool { return pack(each) == pack(code) })
}
