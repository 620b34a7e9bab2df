package register

import (
	"fmt"
	"time"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// An ApprovalError says what is wrong with an approval that somebody wants to record.
type ApprovalError string

func (e ApprovalError) Error() string { return string(e) }

// Approve records who approved an original, and when. It counts for these very bytes: a new version needs an approval of
// its own. It reports whether anything changed; the same approval again changes nothing, another one counts from now on.
// The error is an ApprovalError where the approval is incomplete or cannot be right.
func (r *Register) Approve(original Original, approval publication.Approval) (changed bool, err error) {
	given := Approval{By: document.Fold(approval.By), Role: document.Fold(approval.Role), On: approval.On}
	if err := given.check(r.clock()); err != nil {
		return false, err
	}
	record := r.receive(original)
	if last := len(record.Approvals) - 1; last >= 0 {
		if before := record.Approvals[last]; before.By == given.By && before.Role == given.Role && before.On == given.On {
			return false, nil
		}
	}
	given.Recorded = r.now()
	record.Approvals = append(record.Approvals, given)
	return true, r.save(record, original)
}

func (a Approval) check(now time.Time) error {
	switch {
	case len(document.Words(a.By)) == 0:
		return ApprovalError("The approval names nobody. Say which person approved the document.")
	case a.On == "":
		return ApprovalError("The approval has no date. Say on which day the document was approved, as 2026-03-12.")
	case a.On.Time().IsZero():
		return ApprovalError(fmt.Sprintf("%q is not a day of the calendar. Give the day of the approval as 2026-03-12.", string(a.On)))
	case string(a.On) > now.Format(time.DateOnly):
		return ApprovalError(fmt.Sprintf("The approval is dated %s, which has not come yet. Give the day on which the document was approved.", a.On.Long()))
	}
	return nil
}
