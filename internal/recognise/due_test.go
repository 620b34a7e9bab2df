package recognise

import (
	"strings"
	"testing"

	"gazette/internal/publication"
)

func TestDueOn(t *testing.T) {
	for want, printed := range map[string][]string{
		"2026-07-10": {"10 July 2026", "10th July 2026.", "by 10/07/2026", "no later than Friday 10 July 2026", "Due: 10.07.26", "close of play on 10 July 2026", "before the 10th of July 2026"},
		"2026-07":    {"July 2026", "end of July 2026", "by the end of Jul 2026.", "mid-July 2026"},
		"": {"", "10 July", "July", "the next meeting", "10 July 2026 and 3 August 2026", "a week after 10 July 2026", "Thursday 10 July 2026", "31 June 2026", "13/13/2026",
			"after July 2026", "June or July 2026", "10-12 July 2026", "ongoing", "Q2 2026", "May", "2026", "complete 10 July 2026"},
	} {
		for _, each := range printed {
			if got := dueOn(each); got != want {
				t.Errorf("%q: got %q, want %q", each, got, want)
			}
		}
	}
}

func TestOwnersOrganisations(t *testing.T) {
	pages := recogniseText(t, strings.Replace(inMinutes("Neglect", `Action: Wexcombe Council to send the figures by 10 July 2026.
Action: All agencies to reply.
Action: Cara Holt to call by 30 April.`), "Cara Holt, Head of Safeguarding, Wexcombe Council", "Cara Holt, Head of Safeguarding, Wexcombe City Council", 1))
	var got []string
	for _, each := range pages[0].Entries(publication.Action) {
		for _, owner := range each.Owners {
			got = append(got, owner.Name+": "+owner.Organisation+" "+each.DueOn)
		}
	}
	want := "Wexcombe Council: wexcombe-council 2026-07-10\nAll agencies:  \nCara Holt: wexcombe-council "
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
