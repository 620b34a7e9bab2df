package recognise

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gazette/internal/publication"
)

func TestSummaryOfMinutes(t *testing.T) {
	for _, each := range []struct{ item, text, want string }{
		{"Neglect strategy", "The report was received.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026: Neglect strategy."},
		{"NEGLECT STRATEGY AND MASH", "RESOLVED: That the minutes be published.\nAction: BG to write.\nAction: BG to call.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026: Neglect Strategy and MASH; 1 decision, 2 actions."},
		{"Matters arising", "None. Action: BG to call.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026: 1 action."},
		{"Presentation by Ms Archer", "It was received.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026."},
		{"Data – Gail Tilney", "It was received.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026."},
		{"What Holt found", "It was received.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026."},
		{"Where did the time go?", "It was received.", "Minutes of the Wexcombe Safeguarding Children Partnership, 12 March 2026: Where did the time go?"},
	} {
		if got := recogniseText(t, inMinutes(each.item, each.text))[0].Summary; got != each.want {
			t.Errorf("%s: got %q, want %q", each.item, got, each.want)
		}
	}
}

func TestSummaryOfOthers(t *testing.T) {
	briefing := &publication.Publication{Kind: publication.Briefing, Title: "7MB: Safer sleep", Body: "Anytown Partnership", Date: "2026-06-03",
		Sections: []publication.Section{{Title: "A", Part: publication.PartBackground}, {Title: "B", Part: publication.PartLearning}}}
	guide := *briefing
	guide.Title, guide.Body = "One minute guide: Safer sleep", "Anytown and District Partnership of All Who Care for the Children, Young People and Families of Anytown"
	findings := &publication.Publication{Kind: publication.Findings, Title: "Review of how partners in Anytown and around it act on what children tell them about home", Body: "Anytown Safeguarding Children Partnership",
		Sections: []publication.Section{{Title: "A", Entries: []publication.Entry{{Kind: publication.Recommendation}, {Kind: publication.Recommendation}}}}}
	long := *findings
	long.Title = strings.Repeat("Very ", 40) + "long"
	none := &publication.Publication{Kind: publication.Briefing, Title: "7-minute briefing", TitleAdded: true}
	words := newLexicon(testVocabulary(t))
	for want, page := range map[string]*publication.Publication{
		"7-minute briefing from the Anytown Partnership, 3 June 2026: Safer sleep; background, learning.":                                                                  briefing,
		"Briefing from the Anytown and District Partnership of All Who Care for the Children, Young People and Families of Anytown, 3 June 2026: Safer sleep; background.": &guide,
		"Findings: Review of how partners in Anytown and around it act on what children tell them about home; 2 recommendations.":                                          findings,
		"Findings: Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very Very…; 2 recommendations.": &long,
		"7-minute briefing.": none,
	} {
		if got := words.summary(&pageText{Publication: page}); got != want || utf8.RuneCountInString(got) > longestSummary {
			t.Errorf("got %q of %d characters, want %q", got, utf8.RuneCountInString(got), want)
		}
	}
}

// What follows from the facts follows from corrected ones too, without a second warning.
func TestDescribe(t *testing.T) {
	pages := recogniseText(t, inMinutes("Neglect strategy", "The XQRP was there."))
	warnings := len(pages[0].Warnings)
	pages[0].Body, pages[0].Date = "Xylo Quay Review Panel", "2026-03-13"
	Describe(pages, testVocabulary(t))
	if want := "Minutes of the Xylo Quay Review Panel, 13 March 2026: Neglect strategy."; pages[0].Summary != want || len(pages[0].Warnings) != warnings || warnings != 1 {
		t.Errorf("got %q with %d warnings, want %q with %d", pages[0].Summary, len(pages[0].Warnings), want, warnings)
	}
	if i := slices.IndexFunc(pages[0].Acronyms, func(each publication.Acronym) bool { return each.Short == "XQRP" }); i < 0 || pages[0].Acronyms[i].Long != "Xylo Quay Review Panel" {
		t.Errorf("got %+v", pages[0].Acronyms)
	}
}

func TestCalm(t *testing.T) {
	words := newLexicon(testVocabulary(t))
	for text, want := range map[string]string{
		"WEXCOMBE SAFEGUARDING CHILDREN'S BOARD": "Wexcombe Safeguarding Children's Board",
		"CHILDREN WHO ARE KNOWN TO NHS AND MASH": "Children Who Are Known to NHS and MASH",
		"ÉTOILE":                                 "Étoile",
		"GOL":                                    "GOL",
		"Report of the LADO":                     "Report of the LADO",
		"WEXCOMBE SAFEGUARDING BOARD Learning Group": "Wexcombe Safeguarding Board Learning Group",
		"Meeting with NHS DVP and others":            "Meeting with NHS DVP and others",
		"THE WAY FORWARD":                            "The Way Forward",
	} {
		if got := words.calm(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
