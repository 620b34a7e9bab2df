package register

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"gazette/internal/disclosure"
	"gazette/internal/document"
	"gazette/internal/publication"
)

const recordName = "record.yaml"

// A Record is what the register knows of one original. Times are in UTC.
type Record struct {
	Files     []string         `yaml:"files"` // the names under which it came, the first one first
	Received  time.Time        `yaml:"received"`
	Size      int              `yaml:"size"` // in bytes
	SHA256    string           `yaml:"sha256"`
	Kind      publication.Kind `yaml:"kind,omitempty"`      // as it was last published
	Approvals []Approval       `yaml:"approvals,omitempty"` // the last one counts
	Overrides []Override       `yaml:"overrides,omitempty"` // of each field the last one counts
	Decisions []Decision       `yaml:"decisions,omitempty"` // on each finding the last one counts
	LeftOut   []LeftOut        `yaml:"left_out,omitempty"`  // of the page as last published
	Events    []Event          `yaml:"events,omitempty"`    // in the order in which they happened
}

// An Approval is the sign-off of an original that somebody recorded, because the document does not state it.
type Approval struct {
	By       string           `yaml:"by"`
	Role     string           `yaml:"role,omitempty"`
	On       publication.Date `yaml:"on"`
	Recorded time.Time        `yaml:"recorded"`
}

// An Override is what an officer said a fact is, where it was not recognised rightly.
type Override struct {
	Field    string    `yaml:"field"` // as publication.Fact names it
	Value    string    `yaml:"value"`
	Was      string    `yaml:"was"` // what was recognised then
	By       string    `yaml:"by"`
	Reason   string    `yaml:"reason,omitempty"`
	Recorded time.Time `yaml:"recorded"`
}

// LeftOut are words of the original that are not on its page.
type LeftOut struct {
	Place string `yaml:"place,omitempty"` // in words
	Text  string `yaml:"text,omitempty"`
	Why   string `yaml:"why"`
}

// What happened to a page.
const (
	Published = "published"
	Updated   = "updated"
	Withdrawn = "withdrawn"
)

// An Event says what happened to one page by this original.
type Event struct {
	Time   time.Time `yaml:"time"`
	What   string    `yaml:"what"`             // Published, Updated or Withdrawn
	Page   string    `yaml:"page"`             // its address on the site: "/minutes/2026-03-12-anytown-board/"
	SHA256 string    `yaml:"sha256,omitempty"` // of the bytes of its index.md; "" where it has none any more
	Note   string    `yaml:"note,omitempty"`   // what readers were told: what changed, or why it was withdrawn
	By     string    `yaml:"by,omitempty"`     // who withdrew it
}

// leftNotice reports that somebody withdrew the page, and that its address says so. A page that a new version of its
// document has no more is gone without a notice.
func (e Event) leftNotice() bool { return e.What == Withdrawn && e.SHA256 != "" }

// Approval is the recorded approval that counts, as it stands on a page; the zero Approval where there is none.
func (r Record) Approval() publication.Approval {
	if len(r.Approvals) == 0 {
		return publication.Approval{}
	}
	last := r.Approvals[len(r.Approvals)-1]
	return publication.Approval{State: publication.Approved, By: last.By, Role: last.Role, On: last.On, Recorded: true}
}

// Name is the name under which the original came last.
func (r Record) Name() string { return r.Files[len(r.Files)-1] }

// addName remembers a name. What is no text cannot stand in a record, so it is replaced.
func (r *Record) addName(name string) {
	if name = strings.ToValidUTF8(name, "\uFFFD"); !slices.Contains(r.Files, name) {
		r.Files = append(r.Files, name)
	}
}

// shares reports whether two originals came under one name; capitals are not told apart, as on Windows.
func (r *Record) shares(other *Record) bool {
	return slices.ContainsFunc(r.Files, func(name string) bool {
		return slices.ContainsFunc(other.Files, func(each string) bool { return strings.EqualFold(name, each) })
	})
}

func (r *Record) clone() Record {
	copied := *r
	copied.Files, copied.Approvals, copied.Overrides = slices.Clone(r.Files), slices.Clone(r.Approvals), slices.Clone(r.Overrides)
	copied.Decisions, copied.LeftOut, copied.Events = slices.Clone(r.Decisions), slices.Clone(r.LeftOut), slices.Clone(r.Events)
	return copied
}

// leaveOut replaces the list of what is not on the page.
func (r *Record) leaveOut(list []document.Omission) {
	r.LeftOut = nil
	for _, each := range list {
		r.LeftOut = append(r.LeftOut, LeftOut{each.Place.String(), each.Text, each.Why})
	}
}

// encode gives a record as YAML.
func (r *Record) encode() ([]byte, error) {
	return yaml.MarshalWithOptions(r, yaml.IndentSequence(true), quoted[string](), quoted[publication.Kind](), quoted[publication.Date](), quoted[disclosure.Action]())
}

// check makes sure that a record as encoded can be read back as what it is.
func (r *Record) check(text []byte) error {
	read, err := decode(text, r.SHA256[:folderDigits])
	if err != nil {
		return fmt.Errorf("the record cannot be read back: %w", err)
	}
	again, err := read.encode()
	if err == nil && !bytes.Equal(text, again) {
		err = errors.New("the record reads back as something else")
	}
	return err
}

// quoted has every string of a type written in quotation marks: without them some are read back as numbers.
func quoted[T ~string]() yaml.EncodeOption {
	return yaml.CustomMarshaler(func(text T) ([]byte, error) {
		return []byte(strconv.Quote(strings.ToValidUTF8(string(text), "\uFFFD"))), nil
	})
}

var sha256Form = regexp.MustCompile(`^[0-9a-f]{64}$`)

// decode reads the record of the original whose folder is named. What it does not know it refuses, so that a record of a
// later Gazette does not lose anything by being written again.
func decode(text []byte, folder string) (*Record, error) {
	var record Record
	if err := yaml.UnmarshalWithOptions(text, &record, yaml.Strict()); err != nil {
		return nil, errors.New(yaml.FormatError(err, false, false))
	}
	switch {
	case !sha256Form.MatchString(record.SHA256) || !strings.HasPrefix(record.SHA256, folder):
		return nil, fmt.Errorf("its sha256 is not that of the folder %s", folder)
	case len(record.Files) == 0:
		return nil, errors.New("it names no file")
	}
	slices.SortStableFunc(record.Events, func(a, b Event) int { return cmp.Compare(a.Time.UnixMilli(), b.Time.UnixMilli()) })
	return &record, nil
}

var extensionForm = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// extension is the ending by which a computer knows what opens the original; "" where the name has no sound one.
func extension(name string) string {
	if ending := strings.ToLower(filepath.Ext(name)); extensionForm.MatchString(ending) {
		return ending
	}
	return ""
}
