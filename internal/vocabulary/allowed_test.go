package vocabulary

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAllowed(t *testing.T) {
	folder := func(text string) fstest.MapFS { return fstest.MapFS{"allow.toml": {Data: []byte(text)}} }
	words, err := Load(folder("phones = [\"01632 960 100\"]\nemails = [\"@example.org\"]\n"),
		folder("phones = [\"0800 1111\"]\nemails = [\"Ann@example.com\"]\npostcodes = [\"WX1 2AB\"]\ncase_references = ['\\bWX-\\d{5}\\b']\n"))
	if err != nil {
		t.Fatal(err)
	}
	allowed := &words.Allowed
	for name, got := range map[string]bool{
		"a line":                allowed.Phone("01632960100"),
		"a line, with its code": allowed.Phone("+44 (0)1632 960100"),
		"a line of the second":  allowed.Phone("0800 1111"),
		"not another line":      !allowed.Phone("01632 960101"),
		"a domain":              allowed.Email("jo@EXAMPLE.org"),
		"an address":            allowed.Email("ann@example.com"),
		"not another address":   !allowed.Email("jo@example.com"),
		"not a longer domain":   !allowed.Email("jo@example.org.uk"),
		"a postcode":            allowed.Postcode("wx12ab"),
		"not another postcode":  !allowed.Postcode("WX1 2AC"),
		"a form of references":  len(allowed.CasePatterns) == 1 && allowed.CasePatterns[0].MatchString("see WX-12345"),
		"not another reference": !allowed.CasePatterns[0].MatchString("see WX-1234"),
	} {
		if !got {
			t.Errorf("not so: %s", name)
		}
	}
	if _, err := Load(folder("case_references = ['(']")); err == nil || !strings.Contains(err.Error(), "data/allow.toml") {
		t.Errorf("got %v", err)
	}
}

func TestAllowListAndNamesAreInOrder(t *testing.T) {
	words, err := Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range words.Allowed.Phones {
		if digits := phoneDigits(each); len(digits) < 8 || digits[0] != '0' {
			t.Errorf("%q is no telephone number", each)
		}
	}
	for _, each := range words.Allowed.Postcodes {
		if !regexp.MustCompile(`^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$`).MatchString(each) {
			t.Errorf("%q is no postcode", each)
		}
	}
	if len(words.GivenNames) < 500 || words.GivenNames["Ann"] || !words.GivenNames["ann"] {
		t.Errorf("%d given names", len(words.GivenNames))
	}
	for _, each := range []string{"protection", "panel", "nurse"} {
		if !words.IsFieldWord(each) {
			t.Errorf("%q is a word of the field", each)
		}
	}
	if words.IsFieldWord("oscar") {
		t.Error("oscar is no word of the field")
	}
}
