package recognise

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/publication"
)

func briefingWith(head, text string) string {
	return "7 minute briefing: Safer sleep\n\n" + head + "\n\n1. Background\n\n" + text + "\n\n2. Why it matters\n\nIt does.\n\n3. Learning\n\nLessons."
}

func TestAbout(t *testing.T) {
	for _, each := range []struct {
		head, text string
		want       publication.About
	}{
		{"Audience: Schools and health visitors\nReview date: March 2027", "It was.", publication.About{Audience: "Schools and health visitors", ReviewDate: "March 2027"}},
		{"For: midwives, health visitors and family nurses", "It was.", publication.About{Audience: "midwives, health visitors and family nurses"}},
		{"Who is this for? – Everybody who visits families", "It was.", publication.About{Audience: "Everybody who visits families"}},
		{"Related review: Local child safeguarding practice review of 2025", "It was.", publication.About{Review: "Local child safeguarding practice review of 2025"}},
		{"Based on: Child Teal", "It was.", publication.About{Review: "Child Teal"}},
		{"Next review: 1 May 2027", "This briefing is for all who meet babies.", publication.About{Audience: "all who meet babies", ReviewDate: "1 May 2027"}},
		{"Published: 30 June 2026. Review date: June 2027.", "It was.", publication.About{ReviewDate: "June 2027"}},
		{"Published: April 2024    Review date: April 2026", "It was.", publication.About{ReviewDate: "April 2026"}},
		// What is none of these.
		{"For: information", "For: schools\n\nThe policy will be reviewed in March 2027.", publication.About{}},
		{"Based on: talks with parents", "Audience: it was small.", publication.About{}},
	} {
		page := recogniseText(t, briefingWith(each.head, each.text))[0]
		if page.About != each.want {
			t.Errorf("%s: got %+v, want %+v", each.head, page.About, each.want)
		}
		if page.Title != "7 minute briefing: Safer sleep" {
			t.Errorf("%s: the title is %q", each.head, page.Title)
		}
	}
}

// A line that says more than its fact stays in the text.
func TestAboutKeepsWords(t *testing.T) {
	page := recogniseText(t, briefingWith("Audience: Schools\n\nPublished: 30 June 2026. Review date: June 2027.", "It was."))[0]
	text := fmt.Sprint(page.Sections[0].Entries)
	if !strings.Contains(text, "Review date: June 2027") || strings.Contains(text, "Audience") {
		t.Errorf("the text before the parts is %s", text)
	}
}

func TestReviews(t *testing.T) {
	for text, want := range map[string][]string{
		"The review about Child Linnet, and Child  Dunnock's, said so. Child Linnet again.": {"Child Linnet", "Child Dunnock"},
		"Family Larch met the Family Rights Group, the Family Hub and Adult Social Care.":   {"Family Larch"},
		"The Child Rowan Review and the Baby Teal LCSPR.":                                   {"Child Rowan", "Baby Teal"},
		"Child A and Child B1 were seen.":                                                   nil, // each paper has a Child A of its own
	} {
		if got := recogniseText(t, briefingWith("", text))[0].Reviews; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	for head, want := range map[string]string{
		"Related review: Thematic review of infant deaths":        "[Thematic review of infant deaths]",
		"Related review: Child safeguarding review, Child Linnet": "[Child Linnet]",
	} {
		if got := fmt.Sprint(recogniseText(t, briefingWith(head, "It was."))[0].Reviews); got != want {
			t.Errorf("%s: got %s, want %s", head, got, want)
		}
	}
}
