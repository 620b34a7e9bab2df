package register

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gazette/internal/publication"
)

func TestApprove(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	original := Original{Name: "Briefing.docx", Data: []byte("words")}
	approve := func(by string, on publication.Date, want bool) {
		t.Helper()
		changed, err := r.Approve(original, publication.Approval{By: by, Role: "Chair", On: on})
		if err != nil || changed != want {
			t.Errorf("%s on %s: changed %v, error %v", by, on, changed, err)
		}
	}
	approve("Ivy Marsh", "2026-03-18", true)
	before := snapshot(t, site, true)
	approve("Ivy Marsh", "2026-03-18", false)
	if after := snapshot(t, site, true); len(after) != len(before) || after["register/"+Hash(original.Data)[:16]+"/record.yaml"] != before["register/"+Hash(original.Data)[:16]+"/record.yaml"] {
		t.Error("the same approval again changed something")
	}
	approve("Tom Reed", "2026-03-19", true)
	r.Close()
	again := open(t, site)
	r.unlock = func() {}
	record, _ := again.Lookup(Hash(original.Data))
	want := publication.Approval{State: publication.Approved, By: "Tom Reed", Role: "Chair", On: "2026-03-19", Recorded: true}
	if record.Approval() != want || len(record.Approvals) != 2 || record.Kind != "" {
		t.Errorf("got %+v", record)
	}
	if (Record{}).Approval() != (publication.Approval{}) {
		t.Error("an approval out of nothing")
	}
}

func TestApprovalsThatCannotBe(t *testing.T) {
	site := newSite(t)
	r := open(t, site)
	for _, test := range []struct {
		approval publication.Approval
		says     string
	}{
		{publication.Approval{On: "2026-03-18"}, "names nobody"},
		{publication.Approval{By: " – ", On: "2026-03-18"}, "names nobody"},
		{publication.Approval{By: "Ivy Marsh"}, "no date"},
		{publication.Approval{By: "Ivy Marsh", On: "18/03/2026"}, "not a day"},
		{publication.Approval{By: "Ivy Marsh", On: "2026-02-30"}, "not a day"},
		{publication.Approval{By: "Ivy Marsh", On: "2026-03-21"}, "21 March 2026, which has not come yet"},
	} {
		changed, err := r.Approve(Original{Name: "a.txt", Data: []byte("words")}, test.approval)
		var wrong ApprovalError
		if changed || !errors.As(err, &wrong) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%+v: changed %v, error %v", test.approval, changed, err)
		}
	}
	r.clock = func() time.Time { return time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC) }
	if _, err := r.Approve(Original{Name: "a.txt", Data: []byte("words")}, publication.Approval{By: "Ivy Marsh", On: "2026-03-18"}); err != nil {
		t.Errorf("approved on the same day: %v", err)
	}
}
