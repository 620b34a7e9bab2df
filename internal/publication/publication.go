// Package publication is the domain in the field's own words: what a safeguarding partnership in England publishes.
// A Publication is one page of the public site; it is written to and read from a Hugo page bundle.
//
// The text of a document stands once, in Sections in the order of the document. Facts by which the site sorts, links or
// counts stand beside it. Everything else (the items, the actions, the decisions) is derived from the two.
package publication

import (
	"gazette/internal/document"
)

// Kind is the form of a document.
type Kind string

// The kinds of document. Unknown is never published.
const (
	Minutes  Kind = "minutes"  // of a meeting, or an extract of minutes
	Briefing Kind = "briefing" // a 7-minute briefing under any of its names
	Findings Kind = "findings" // a review, peer review, audit, scrutiny or yearly report and its action plan
	Unknown  Kind = "unknown"
)

// A Publication is one document, or one part of a document that stands as a page of its own.
type Publication struct {
	Kind        Kind
	Title       string // the page's title
	TitleAdded  bool   // the document prints no title: Title was composed from its facts
	Body        string // the partnership, board or group that met or published, as printed
	Date        Date   // minutes: the day of the meeting; others: the day that the document bears
	DateProblem string // set where dates disagree or are impossible
	Example     bool   // the document says that it is an invented example
	Summary     string // what the page is, in at most 160 characters of recognised facts, for lists and search engines

	Meeting         Meeting // minutes only
	People          []Person
	PreviousMeeting Date // the meeting whose minutes were approved or amended here
	NextMeeting     Date
	ClosedParts     []ClosedPart
	Progress        []Progress // of actions of earlier meetings, as these minutes report it

	Review Review // findings only

	About        About    // briefing only
	MissingParts []string // briefing only: of the numbers 1 to 7 those not printed

	Approval Approval
	Sections []Section

	Reviews       []string       // the practice reviews that the page names, by the name of the case: "Child Linnet"
	Acronyms      []Acronym      // by their letters
	Themes        []Theme        // suggested, the first the surest
	Organisations []Organisation // in the order of the page

	Extracts []Extract // minutes only: the pages made of items
	From     *Origin   // the minutes that this page is an extract of

	Updates   []Update    // what happened to the page, the oldest first
	Withdrawn *Withdrawal // set where the page is the notice that stands in the place of a document

	LeftOut  []document.Omission // words of the document that are not on the page, and why
	Warnings []Warning           // what could not be placed or resolved, for the officer; not written to the page
}

// A Meeting is when and where the people met. Times are "HH:MM" of a 24-hour clock, "" where not stated.
type Meeting struct {
	Start, End string
	Venue      string
	Chair      string // the name as printed
}

// Attendance says how a person took part in a meeting.
type Attendance string

// The ways of taking part. People "in attendance" are Present.
const (
	Present   Attendance = "present"
	Observer  Attendance = "observer"
	Guest     Attendance = "guest"
	Apologies Attendance = "apologies"
	Absent    Attendance = "absent"
)

// Duties of a person at one meeting.
const (
	DutyChair     = "chair"
	DutyViceChair = "vice-chair"
	DutyMinutes   = "minutes"
)

// A Person is somebody on the attendance list of one meeting, as printed there.
type Person struct {
	Name         string // without a title that the list prints in its own column and without bracketed notes
	Initials     string
	Role         string
	Organisation string
	Attendance   Attendance
	Duties       []string
	Note         string // what the list or the minutes say of part attendance: "left the meeting during item 10c"
}

// A Review is what findings say of how they came about.
type Review struct {
	Reviewer string // the person or body that carried it out, as printed
	Period   string // that it covers, as printed: "April 2024 to March 2025"
	Method   string // ID of the section that says how it was done
	Figures  []Figure
}

// A Figure is a percentage that findings give, with the sentence or row of a table that says of what.
type Figure struct {
	Value   string // as printed: "81%"
	Text    string // on one line
	Section string // ID of its section
}

// About is what a briefing says of itself, as printed.
type About struct {
	Audience   string // whom it is for: "Schools, health visitors and police officers"
	Review     string // the review that it comes from
	ReviewDate string // when it is to be looked at again: "March 2027"
}

// A ClosedPart is exempt or confidential business, or the exclusion of press and public (Local Government Act 1972,
// section 100A and Schedule 12A, and the practice of partnerships after it).
type ClosedPart struct {
	Item   string
	Reason string
	Place  document.Place
}

// State says what a document states about its own approval.
type State string

// The states of approval.
const (
	Approved State = "approved" // the document, or the register, says by whom or when these very words were approved
	Draft    State = "draft"    // the document calls itself a draft
	Unstated State = "unstated"
)

// Approval is the sign-off of a document.
type Approval struct {
	State    State
	By       string // a person's name; "" for a group
	Role     string // of the person; for a group its name as printed
	On       Date
	Recorded bool // stated by the private register (approved on paper), not by the document itself
}

// A Section is a heading and the text up to the next: an agenda item of minutes, a part of a briefing, a section of
// findings. The text before the first heading stands in a section without Number and Title.
type Section struct {
	ID      string // address on the page, stable: "item-8a", "part-3", "section-method"; "" for text before the first heading
	Number  string // as printed, with its dot or bracket: "8.", "a.", "C048/23"; "" where none is printed
	Title   string
	Level   int     // 1 for an agenda item or part, 2 inside one, …
	Item    bool    // an agenda item (minutes); a heading inside an item that is none has false
	Part    Part    // briefing only: which of the seven parts the heading names
	Entries []Entry // in the order of the document
}

// Part is one of the seven parts of a 7-minute briefing; "" where the heading names none.
type Part string

// The parts, as in the inspect contract.
const (
	PartBackground   Part = "background"
	PartWhyItMatters Part = "why-it-matters"
	PartInformation  Part = "information"
	PartLearning     Part = "learning"
	PartPractice     Part = "practice"
	PartAction       Part = "action"
	PartQuestions    Part = "questions"
)

// EntryKind says what a stretch of text in a section is.
type EntryKind string

// The kinds of entry. Strength and Area hold one block for each strength or area; the others hold one thing each.
const (
	Prose          EntryKind = "text"
	Action         EntryKind = "action"
	Decision       EntryKind = "decision"
	Question       EntryKind = "question"
	Answer         EntryKind = "answer"
	Correction     EntryKind = "correction" // to the minutes of PreviousMeeting
	Strength       EntryKind = "strength"
	Area           EntryKind = "area" // what needs work
	Recommendation EntryKind = "recommendation"
)

// What else a column of a table of findings can hold; no entry is of these kinds.
const (
	OwnerColumn    EntryKind = "owner"
	DueColumn      EntryKind = "due"
	ResponseColumn EntryKind = "response"
)

// An Entry is a stretch of text with one function.
type Entry struct {
	Kind   EntryKind
	ID     string           // address on the page: "action-3-1", "correction-3-2"; "" for Prose, Question and Answer
	Label  string           // the printed words that say what it is: "Action:", "RESOLVED:", "Q:", "Page 7"
	Blocks []document.Block // the words, without the label and without what is held in the fields below

	ForItem  string // the item that it belongs to, where it stands elsewhere: in an action log at the end
	Number   string // the entry's own reference: "14/31", "R2"
	Owners   []Owner
	Due      string // as printed, without "by"
	DueOn    string // the day or month that Due gives and nothing else can be meant by: "2026-03-12", "2026-03"; "" for none
	Response string // what was answered to a recommendation

	// Columns is set for a table of findings in Prose: what each of its columns holds, "" for any other. It follows from
	// the header of the table, so it is not written to the page.
	Columns []EntryKind
}

// An Owner is who is to do an action or recommendation.
type Owner struct {
	Name   string // as printed: "Ms Archer", "BG", "the Chair", "All agencies"
	Person string // the name on the attendance list that it was resolved to; "" where it is nobody's or not certain
	InText bool   // Name stands inside the sentence, not apart from it

	Organisation string // ID of the organisation that Name is, or whose Person is by the attendance list; "" where nothing says so
}

// An Extract is an item of minutes that stands as a page of its own as well.
type Extract struct {
	Kind    Kind
	Title   string
	Item    string // the item's number as an action gives it: "2", "5a"
	Section string // ID of the section in the minutes
	Page    string // site address of the page: "/briefings/2020-12-21-helen-cspr/"
}

// An Origin is the minutes that an extract comes from.
type Origin struct {
	Title   string
	Page    string // site address of the minutes
	Section string // ID of the item there
	Item    string
}

// A Warning says what could not be placed or resolved, where, and what that means for the page.
type Warning struct {
	Place document.Place
	Text  string
}
