package disclosure

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTableOfRules keeps docs/disclosure-rules.md as the rules are.
func TestTableOfRules(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "disclosure-rules.md")
	want := tableOfRules()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not as the rules are; run the test with -update (-want +got):\n%s", path, diff)
	}
}

func tableOfRules() string {
	var text strings.Builder
	text.WriteString(`# The rules of the disclosure gate

Made from the rules in ` + "`internal/disclosure`" + ` by ` + "`go test ./internal/disclosure -run TableOfRules -update`" + `.

**stop**: would put on the page what is not public, or leaves open what is; the document has to be changed. **decide**: a
person must look and say so. **note**: worth knowing. What a rule finds is never shown: an excerpt has ▮▮▮ in its place.

Some of what is found is less grave than its rule, as the table says. What may be published without being asked about
stands in ` + "`data/allow.toml`" + `, the forms of local case references too.
`)
	family := family(-1)
	for _, rule := range rules() {
		if rule.family != family {
			family = rule.family
			fmt.Fprintf(&text, "\n## %s\n\n| rule | severity | looks for |\n|---|---|---|\n", familyNames[family])
		}
		fmt.Fprintf(&text, "| `%s` | %s | %s |\n", rule.id, rule.severity, strings.ReplaceAll(rule.about, "|", "\\|"))
	}
	return text.String()
}

func TestRulesSayWhatTheyLookFor(t *testing.T) {
	for _, rule := range rules() {
		if !strings.HasSuffix(rule.about, ".") || familyNames[rule.family] == "" {
			t.Errorf("%s: %q", rule.id, rule.about)
		}
	}
}
