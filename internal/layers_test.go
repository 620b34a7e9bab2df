// Package internal_test keeps the house in order: which package may import which.
package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// order is the line along which a document goes. A package may import only those before it. The readers of formats know
// nothing but the document and what all readers share, the domain and the vocabulary stand beside them.
var order = []string{
	"gazette", // the files of the theme
	"gazette/internal/document",
	"gazette/internal/reader/source",
	"gazette/internal/reader/readertest",
	"gazette/internal/reader/text",
	"gazette/internal/reader/markdown",
	"gazette/internal/reader/picture",
	"gazette/internal/reader/html",
	"gazette/internal/reader/office",
	"gazette/internal/reader/docx",
	"gazette/internal/reader/odf",
	"gazette/internal/reader/pptx",
	"gazette/internal/reader/layout",
	"gazette/internal/reader/pdf",
	"gazette/internal/reader",
	"gazette/internal/example",
	"gazette/internal/example/make",
	"gazette/internal/publication",
	"gazette/internal/vocabulary",
	"gazette/internal/recognise",
	"gazette/internal/disclosure",
	"gazette/internal/register",
	"gazette/internal/press",
	"gazette/internal/search",
	"gazette/internal/site",
	"gazette/internal/bench/corpus",
	"gazette/internal/bench",
	"gazette/cmd/gazette",
}

// only says of some packages what they may import at all of this project, where that is less than what is before them.
var only = map[string][]string{
	"gazette/internal/document":          nil,
	"gazette/internal/reader/source":     {"gazette/internal/document"},
	"gazette/internal/reader/readertest": {"gazette/internal/document", "gazette/internal/reader/source"},
	"gazette/internal/reader/text":       {"gazette/internal/document", "gazette/internal/reader/source"},
	"gazette/internal/reader/markdown":   {"gazette/internal/document", "gazette/internal/reader/source"},
	"gazette/internal/reader/picture":    {"gazette/internal/document"},
	"gazette/internal/reader/layout":     {"gazette/internal/document"},
	"gazette/internal/reader/html":       {"gazette/internal/document", "gazette/internal/reader/source", "gazette/internal/reader/picture"},
	"gazette/internal/reader/office":     {"gazette/internal/document", "gazette/internal/reader/source"},
	"gazette/internal/reader/docx":       ofOffice,
	"gazette/internal/reader/odf":        ofOffice,
	"gazette/internal/reader/pptx":       ofOffice,
	"gazette/internal/reader/pdf":        {"gazette/internal/document", "gazette/internal/reader/source", "gazette/internal/reader/picture", "gazette/internal/reader/layout"},
	"gazette/internal/publication":       {"gazette/internal/document"},
	"gazette/internal/vocabulary":        nil,
	"gazette/internal/recognise":         {"gazette/internal/document", "gazette/internal/publication", "gazette/internal/vocabulary"},
	"gazette/internal/disclosure":        {"gazette/internal/document", "gazette/internal/publication", "gazette/internal/vocabulary"},
	"gazette/internal/search":            {"gazette/internal/publication", "gazette/internal/vocabulary"},
}

// ofOffice is what the readers of office documents may know.
var ofOffice = []string{"gazette/internal/document", "gazette/internal/reader/source", "gazette/internal/reader/picture", "gazette/internal/reader/office"}

// linksHugo is the one package that Hugo may be linked into: it takes minutes to compile, and all others stay quick to test.
const linksHugo = "gazette/cmd/gazette"

const hugo = "github.com/gohugoio/hugo/"

// A goPackage is what "go list" says of a package.
type goPackage struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "gazette/...")
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var packages []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var each goPackage
		if err := decoder.Decode(&each); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		if each.ImportPath != "gazette/internal" {
			packages = append(packages, each)
		}
	}
}

func TestOrderOfPackages(t *testing.T) {
	listed := map[string]goPackage{}
	for _, each := range listPackages(t) {
		listed[each.ImportPath] = each
		for _, problem := range problems(each) {
			t.Error(problem)
		}
	}
	for _, path := range order {
		each, exists := listed[path]
		if !exists {
			t.Errorf("%s is in the order of packages, but there is none", path)
			continue
		}
		var own []string
		for _, imported := range each.Imports {
			if isOwn(imported) {
				own = append(own, short(imported))
			}
		}
		t.Logf("%-16s imports %s", short(path), strings.Join(own, ", "))
	}
}

// problems says what is wrong with the imports of a package.
func problems(each goPackage) (found []string) {
	position := slices.Index(order, each.ImportPath)
	if position < 0 {
		found = append(found, each.ImportPath+" has no place in the order of packages: give it one in layers_test.go")
	}
	allowed, limited := only[each.ImportPath]
	for _, imported := range each.Imports {
		switch at := slices.Index(order, imported); {
		case !isOwn(imported), position < 0:
		case at < 0 || at >= position:
			found = append(found, each.ImportPath+" imports "+imported+", which does not come before it")
		case limited && !slices.Contains(allowed, imported):
			found = append(found, each.ImportPath+" imports "+imported+", and may know only: "+strings.Join(allowed, ", "))
		}
	}
	for _, imported := range slices.Concat(each.Imports, each.TestImports, each.XTestImports) {
		if strings.HasPrefix(imported, hugo) && each.ImportPath != linksHugo {
			found = append(found, each.ImportPath+" imports "+imported+": only "+linksHugo+" links Hugo")
		}
	}
	return found
}

func isOwn(path string) bool { return path == "gazette" || strings.HasPrefix(path, "gazette/") }

func short(path string) string { return strings.TrimPrefix(path, "gazette/internal/") }

// TestProblems makes sure that the check finds what it is for.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		each goPackage
		want string
	}{
		{goPackage{ImportPath: "gazette/internal/site", Imports: []string{"os", "gazette/internal/publication"}}, ""},
		{goPackage{ImportPath: linksHugo, Imports: []string{hugo + "commands"}}, ""},
		{goPackage{ImportPath: "gazette/internal/document", Imports: []string{"gazette/internal/publication"}}, "does not come before it"},
		{goPackage{ImportPath: "gazette/internal/site", Imports: []string{"gazette/internal/other"}}, "does not come before it"},
		{goPackage{ImportPath: "gazette/internal/publication", Imports: []string{"gazette/internal/reader"}}, "may know only"},
		{goPackage{ImportPath: "gazette/internal/vocabulary", Imports: []string{"gazette/internal/document"}}, "may know only"},
		{goPackage{ImportPath: "gazette/internal/new"}, "no place"},
		{goPackage{ImportPath: "gazette/internal/site", Imports: []string{hugo + "common"}}, "links Hugo"},
		{goPackage{ImportPath: "gazette/internal/site", TestImports: []string{hugo + "common"}}, "links Hugo"},
	} {
		got := strings.Join(problems(test.each), "; ")
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%+v: %q, want %q", test.each, got, test.want)
		}
	}
}
