package publication

import (
	"strings"
	"testing"
)

func TestAudiences(t *testing.T) {
	for printed, want := range map[string]string{
		"Schools, health visitors and police officers":          "Schools|Health visitors|Police officers",
		"Staff who work with children and families":             "Staff who work with children and families",
		"all staff; managers, and for those who supervise them": "All staff|Managers|Those who supervise them",
		"éducateurs.": "Éducateurs",
		"":            "",
	} {
		if got := strings.Join(audiences(printed), "|"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
}
