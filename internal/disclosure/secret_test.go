package disclosure

import (
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// TestSecretsAreInNoExcerpt: what is found in one place is masked in the excerpts of all.
func TestSecretsAreInNoExcerpt(t *testing.T) {
	findings := stage(t, says(
		"Oscar went to school. Oscar's mother rang 07911 123456, and the father of Oscar Penn was seen.",
		"Born on 3 May 2015, Penn had the NHS number 943 476 5919, not 943\u00a0476\u00a05919 \u2013 ask jo.marsh@example.org.",
		"The family at 12 Willow Close rang jo.marsh@example.org; the mother, aged 31, had Oscar with her.",
	))
	if len(findings) < 8 {
		t.Errorf("found only %s", found(findings))
	}
	told := tellAll(t, findings)
	for _, secret := range []string{"Oscar", "Penn", "123456", "3 May", "943", "5919", "jo.marsh", "Willow", "31"} {
		if strings.Contains(told, secret) {
			t.Errorf("%q is told in %s", secret, told)
		}
	}
}

// TestUnseenTextStandsAmongItsNeighbours: the excerpt shows where it stands, and not what it says.
func TestUnseenTextStandsAmongItsNeighbours(t *testing.T) {
	findings := stage(t, func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		doc.Blocks = append(doc.Blocks, paragraph(4, document.Visible, run("Ring 07911\u00a0123456 – the ", document.Visible), run("Orchard House", document.Deleted), run(" group agreed.", document.Visible)))
	})
	for _, each := range findings {
		if each.Rule == "deleted-text" && each.Excerpt != "Ring ▮▮▮ - the [••••••• •••••] group agreed." {
			t.Errorf("got %q", each.Excerpt)
		}
	}
	if found(findings) != "deleted-text telephone" {
		t.Errorf("found %s", found(findings))
	}
}

// FuzzCheck: whatever a paragraph says, the words of a finding stand in it and are not told.
func FuzzCheck(f *testing.F) {
	for _, fixture := range fixtures() {
		for _, scene := range append(fixture.planted, fixture.clean...) {
			doc, pub := approvedMinutes()
			scene(doc, pub, &Setting{})
			for _, block := range doc.Blocks {
				f.Add(block.PlainText())
			}
		}
	}
	f.Add("Child A\u00a0(T\u200bom Reed) \xff ½ ﬁ ﷺ 943 476 5919")
	f.Fuzz(func(t *testing.T, text string) {
		for _, each := range stage(t, says(text)) {
			if !quotes(each) || each.Within == "" {
				continue
			}
			if !strings.Contains(each.Within, each.Concerns) {
				t.Fatalf("%s: the words are not in the paragraph", each.Rule)
			}
			words, _ := plain(each.Concerns)
			if of, _ := familyOf(each.Rule); of == numbers || of == markings || each.Rule == "exact-age" || len(strings.TrimSpace(words)) < 4 {
				continue
			}
			if len(whole(each.Excerpt, strings.TrimSpace(words))) > 0 {
				t.Fatalf("%s: %q tells %q", each.Rule, each.Excerpt, words)
			}
		}
	})
}
