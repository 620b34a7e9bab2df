package recognise

import (
	"strings"
	"testing"

	"gazette/internal/publication"
)

func themesIn(page *publication.Publication) string {
	var ids []string
	for _, each := range page.Themes {
		ids = append(ids, each.ID+" ("+strings.Join(each.Words, ", ")+")")
	}
	return strings.Join(ids, "; ")
}

func TestThemesOfMinutes(t *testing.T) {
	for _, each := range []struct{ item, text, want string }{
		{"Neglect strategy", "It was received.", "neglect (neglect strategy)"},
		{"Domestic-abuse needs assessment", "MARACs have doubled.", "domestic-abuse (domestic abuse, MARAC)"},
		{"Update", "Neglect was mentioned once, and so were county lines.", ""},
		{"Update", "Neglect is up.\nNeglect hurts.\nNeglected children were seen.\nThe neglect toolkit is used.", "neglect (neglect, neglected child, neglect toolkit)"},
		{"Please send the papers", "We send, they send, all send, who sends?", ""},
		{"SEND inspection", "The SEND inspection came.", "disability (SEND)"},
		{"How to prevent harm, and social media", "Staff prevent it. The Mental Health Trust came.", ""},
		{"Prevent duty", "It was noted.", "radicalisation (Prevent duty)"},
		{"Parents' mental health", "It was noted.", "parental-mental-health (parent's mental health)"},
		{"Child sexual exploitation", "CSE was discussed.", "child-sexual-exploitation (child sexual exploitation, CSE)"},
		{"Self-neglect and hoarding", "It was noted.", "self-neglect (self-neglect and hoarding)"},
	} {
		if got := themesIn(recogniseText(t, inMinutes(each.item, each.text))[0]); got != each.want {
			t.Errorf("%s: %s: got %q, want %q", each.item, each.text, got, each.want)
		}
	}
}

// A heading of a briefing needs more than itself, a title does not; who was there is no subject; five are enough.
func TestThemesOfBriefings(t *testing.T) {
	briefing := func(title, text string) string {
		return "7 minute briefing\n" + title + "\n1. Background\n" + text + "\n2. Why it matters\nIt does.\n3. Information\nFacts.\n4. Learning\nLessons."
	}
	for text, want := range map[string]string{
		briefing("Hidden harm", "A child was hurt."):                                                                 "",
		briefing("Professional curiosity", "Staff asked."):                                                           "professional-curiosity (professional curiosity)",
		briefing("Safer sleep and neglect", "Neglect was seen."):                                                     "neglect (neglect); infants (safer sleep)",
		"Learning briefing\nOut of sight\n# Poverty\nNothing more.\n# Learning\nIt was.":                             "",
		briefing("Neglect, suicide, poverty, homelessness, hoarding, extremism and private fostering", "All of it."): "housing (homelessness); neglect (neglect); poverty (poverty); private-fostering (private fostering); radicalisation (extremism)",
	} {
		if got := themesIn(recogniseText(t, text)[0]); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// A phrase of the vocabulary stands there once, whatever its plural or hyphens: the second would never be named.
func TestPhrasesAreDifferent(t *testing.T) {
	index := newLexicon(testVocabulary(t)).themes
	for id, theme := range testVocabulary(t).Themes {
		seen := map[string]string{}
		for _, phrase := range theme.Phrases {
			key := strings.Join(index.words(phrase), " ")
			if seen[key] != "" || key == "" {
				t.Errorf("%s: %q is the same as %q", id, phrase, seen[key])
			}
			seen[key] = phrase
		}
	}
}
