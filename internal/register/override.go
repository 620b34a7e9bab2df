package register

import (
	"slices"
	"strings"
	"time"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// OverrideError says that an override is not recorded, in words for an officer.
type OverrideError string

func (e OverrideError) Error() string { return string(e) }

// Override records what an officer says the facts of an original are. An override whose value is what was recognised takes
// the one before it back. It reports whether anything changed. The error is an OverrideError where nobody is named.
func (r *Register) Override(original Original, list []publication.Override) (changed bool, err error) {
	record := r.receive(original)
	for _, each := range list {
		given := Override{each.Field, each.Value, each.Was, document.Fold(each.By), document.Fold(each.Reason), time.Time{}}
		if len(document.Words(given.By)) == 0 {
			return false, OverrideError("Say who corrects it: --by \"Ann Example\".")
		}
		before, known := record.override(given.Field)
		if known && before.Value == given.Value && before.Was == given.Was || !known && given.Value == given.Was {
			continue
		}
		given.Recorded = r.now()
		record.Overrides = append(record.Overrides, given)
		changed = true
	}
	if !changed {
		return false, nil
	}
	return true, r.save(record, original)
}

// override is the last one of a field.
func (r *Record) override(field string) (Override, bool) {
	for _, each := range slices.Backward(r.Overrides) {
		if each.Field == field {
			return each, true
		}
	}
	return Override{}, false
}

// current are the overrides that count, by field in the order in which each was first given.
func (r *Record) current() []Override {
	var fields []string
	var list []Override
	for _, each := range r.Overrides {
		if !slices.Contains(fields, each.Field) {
			fields = append(fields, each.Field)
		}
	}
	for _, field := range fields {
		if last, _ := r.override(field); last.Value != last.Was {
			list = append(list, last)
		}
	}
	return list
}

// Overrides gives what officers said of an original, known by its SHA-256 and the name of its file. For one of
// which nobody said anything they are those of the latest original of the same name of which somebody did: a document that
// was saved again is still the one that was looked at, as long as the same is recognised in it.
func (r *Register) Overrides(sha256, name string) []publication.Override {
	from := r.records[sha256]
	if from == nil || len(from.Overrides) == 0 {
		from = nil
		for _, each := range r.records {
			named := slices.ContainsFunc(each.Files, func(file string) bool { return strings.EqualFold(file, name) })
			if named && len(each.Overrides) > 0 && (from == nil || each.Received.After(from.Received)) {
				from = each
			}
		}
	}
	if from == nil {
		return nil
	}
	var list []publication.Override
	for _, each := range from.current() {
		list = append(list, publication.Override{Field: each.Field, Value: each.Value, Was: each.Was, By: each.By, Reason: each.Reason})
	}
	return list
}

// Look reads the register of a site without changing it or keeping others from it; where the site has none, it is empty.
func Look(site string) (*Register, error) {
	r := &Register{site: site, clock: time.Now, records: map[string]*Record{}, saved: map[string]string{}, pages: newHistory(), unlock: func() {}}
	if !isFolder(r.path()) {
		return r, nil
	}
	if err := r.load(); err != nil {
		return nil, failed("the register cannot be read", err)
	}
	return r, nil
}
