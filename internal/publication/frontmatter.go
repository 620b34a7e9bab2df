package publication

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"
)

// A frontMatter is the front matter of a page: the facts by which the site sorts, links or counts. Keys stand in this
// order and are absent when empty.
type frontMatter struct {
	Title           string         `yaml:"title,omitempty"`
	Description     string         `yaml:"description,omitempty"` // Hugo's name for a summary
	TitleAdded      bool           `yaml:"title_added,omitempty"`
	Body            string         `yaml:"body,omitempty"`
	Date            string         `yaml:"date,omitempty"`
	Example         bool           `yaml:"example,omitempty"`
	Themes          []string       `yaml:"themes,flow,omitempty"` // their ids
	Meeting         *frontMeeting  `yaml:"meeting,omitempty"`
	People          []frontPerson  `yaml:"people,omitempty"`
	PreviousMeeting string         `yaml:"previous_meeting,omitempty"`
	NextMeeting     string         `yaml:"next_meeting,omitempty"`
	Reviews         []string       `yaml:"reviews,flow,omitempty"`
	Briefing        *frontBriefing `yaml:"briefing,omitempty"`
	MissingParts    []string       `yaml:"missing_parts,flow,omitempty"`
	Approval        *frontApproval `yaml:"approval,omitempty"`
	Extracts        []frontExtract `yaml:"extracts,omitempty"`
	From            *frontOrigin   `yaml:"from,omitempty"`
	Actions         []frontEntry   `yaml:"actions,omitempty"`
	DueMonths       []string       `yaml:"due_months,flow,omitempty"` // of the actions, by which the site lists them: follows from these, not read
	Recommendations []frontEntry   `yaml:"recommendations,omitempty"`
	Organisations   []frontGroup   `yaml:"organisations,omitempty"`
	OrganisationIDs []string       `yaml:"organisation_ids,flow,omitempty"` // Hugo lists pages by a list of texts; not read
	Acronyms        []frontAcronym `yaml:"acronyms,omitempty"`              // those that are explained
	Progress        []frontReport  `yaml:"progress,omitempty"`
	Review          *frontReview   `yaml:"review,omitempty"`
	Browse          frontBrowse    `yaml:",inline"`
	Updates         []frontUpdate  `yaml:"updates,omitempty"` // the oldest first
	Lastmod         string         `yaml:"lastmod,omitempty"` // Hugo's name for the day of the newest update: written, not read

	Withdrawn *frontWithdrawal `yaml:"withdrawn,omitempty"`
	Layout    string           `yaml:"layout,omitempty"` // this and what follows: only of what was withdrawn, for Hugo
	Build     *frontBuild      `yaml:"build,omitempty"`
	Sitemap   *frontSitemap    `yaml:"sitemap,omitempty"`
}

type (
	frontMeeting struct {
		Start string `yaml:"start,omitempty"`
		End   string `yaml:"end,omitempty"`
		Venue string `yaml:"venue,omitempty"`
		Chair string `yaml:"chair,omitempty"`
	}
	frontPerson struct {
		Name         string   `yaml:"name,omitempty"`
		Initials     string   `yaml:"initials,omitempty"`
		Role         string   `yaml:"role,omitempty"`
		Organisation string   `yaml:"organisation,omitempty"`
		Attendance   string   `yaml:"attendance,omitempty"`
		Duties       []string `yaml:"duties,flow,omitempty"`
		Note         string   `yaml:"note,omitempty"`
	}
	frontApproval struct {
		By       string `yaml:"by,omitempty"`
		Role     string `yaml:"role,omitempty"`
		On       string `yaml:"on,omitempty"`
		Recorded bool   `yaml:"recorded,omitempty"`
	}
	frontExtract struct {
		Kind    string `yaml:"kind,omitempty"`
		Title   string `yaml:"title,omitempty"`
		Item    string `yaml:"item,omitempty"`
		Section string `yaml:"section,omitempty"`
		Page    string `yaml:"page,omitempty"`
	}
	frontOrigin struct {
		Title   string `yaml:"title,omitempty"`
		Page    string `yaml:"page,omitempty"`
		Section string `yaml:"section,omitempty"`
		Item    string `yaml:"item,omitempty"`
	}
	// A frontEntry holds the facts of an action or recommendation; its text stands in the body under the same id.
	frontEntry struct {
		ID       string       `yaml:"id,omitempty"`
		Item     string       `yaml:"item,omitempty"` // follows from the place in the body: written for the site, not read
		Number   string       `yaml:"number,omitempty"`
		Owners   []frontOwner `yaml:"owners,omitempty"`
		Due      string       `yaml:"due,omitempty"`
		DueOn    string       `yaml:"due_on,omitempty"`
		Response string       `yaml:"response,omitempty"`
	}
	frontGroup struct {
		Name string   `yaml:"name,omitempty"`
		ID   string   `yaml:"id,omitempty"`
		As   []string `yaml:"as,flow,omitempty"`
	}
	frontAcronym struct {
		Short string `yaml:"short,omitempty"`
		Long  string `yaml:"long,omitempty"`
		From  string `yaml:"from,omitempty"`
	}
	// A frontReport says how an action of an earlier meeting stands; the words that say so are those of the section.
	frontReport struct {
		Number  string   `yaml:"number,omitempty"`
		Except  []string `yaml:"except,flow,omitempty"`
		Of      string   `yaml:"of,omitempty"`
		State   string   `yaml:"state,omitempty"`
		Item    string   `yaml:"item,omitempty"`
		Section string   `yaml:"section,omitempty"`
	}
	// A frontReview says how findings came about; their figures are those of the text.
	frontReview struct {
		Reviewer string `yaml:"reviewer,omitempty"`
		Period   string `yaml:"period,omitempty"`
		Method   string `yaml:"method,omitempty"`
	}
	frontBriefing struct {
		Audience   string `yaml:"audience,omitempty"`
		Review     string `yaml:"review,omitempty"`
		ReviewDate string `yaml:"review_date,omitempty"`
	}
	frontOwner struct {
		Name   string `yaml:"name,omitempty"`
		Person string `yaml:"person,omitempty"`
		InText bool   `yaml:"in_text,omitempty"`

		Organisation string `yaml:"organisation,omitempty"`
	}
)

// frontMatter gives the facts of a publication as its front matter holds them.
func (p *Publication) frontMatter() frontMatter {
	head := frontMatter{
		Title: fact(p.Title), TitleAdded: p.TitleAdded, Body: fact(p.Body), Date: fact(string(p.Date)), Example: p.Example,
		PreviousMeeting: fact(string(p.PreviousMeeting)), NextMeeting: fact(string(p.NextMeeting)), MissingParts: factList(p.MissingParts),
		Actions: p.frontEntries(Action), Recommendations: p.frontEntries(Recommendation),
	}
	if meeting := (frontMeeting{fact(p.Meeting.Start), fact(p.Meeting.End), fact(p.Meeting.Venue), fact(p.Meeting.Chair)}); meeting != (frontMeeting{}) {
		head.Meeting = &meeting
	}
	for _, each := range p.People {
		head.People = append(head.People, frontPerson{fact(each.Name), fact(each.Initials), fact(each.Role), fact(each.Organisation),
			fact(string(each.Attendance)), factList(each.Duties), fact(each.Note)})
	}
	if p.Approval.State == Approved {
		head.Approval = &frontApproval{fact(p.Approval.By), fact(p.Approval.Role), fact(string(p.Approval.On)), p.Approval.Recorded}
	}
	for _, each := range p.Extracts {
		head.Extracts = append(head.Extracts, frontExtract{fact(string(each.Kind)), fact(each.Title), fact(each.Item), fact(each.Section), fact(each.Page)})
	}
	if review := (frontReview{fact(p.Review.Reviewer), fact(p.Review.Period), fact(p.Review.Method)}); review != (frontReview{}) {
		head.Review = &review
	}
	if about := (frontBriefing{fact(p.About.Audience), fact(p.About.Review), fact(p.About.ReviewDate)}); about != (frontBriefing{}) {
		head.Briefing = &about
	}
	for _, each := range p.Progress {
		head.Progress = append(head.Progress, frontReport{fact(each.Number), factList(each.Except), fact(each.Of), fact(string(each.State)), fact(each.Item), fact(each.Section)})
	}
	if p.From != nil {
		head.From = &frontOrigin{fact(p.From.Title), fact(p.From.Page), fact(p.From.Section), fact(p.From.Item)}
	}
	p.frontSubjects(&head)
	p.browseTo(&head)
	p.frontUpdates(&head)
	p.browseTo(&head)
	head.DueMonths = dueMonths(p, head.Actions)
	return head
}

// yaml gives the text of the front matter, without the lines around it.
func (f frontMatter) yaml() (string, error) {
	// Every string is quoted: bare, goccy/go-yaml writes some that other readers of YAML take for numbers.
	quoted := yaml.CustomMarshaler(func(text string) ([]byte, error) { return strconv.AppendQuote(nil, text), nil })
	text, err := yaml.MarshalWithOptions(f, quoted, yaml.IndentSequence(true))
	if err != nil {
		return "", fmt.Errorf("the front matter cannot be written: %w", err)
	}
	if bytes.Equal(text, []byte("{}\n")) {
		return "", nil
	}
	return string(text), nil
}

func factList(texts []string) []string {
	var facts []string
	for _, each := range texts {
		facts = append(facts, fact(each))
	}
	return facts
}

func (p *Publication) frontEntries(kind EntryKind) []frontEntry {
	var entries []frontEntry
	for _, each := range p.Entries(kind) {
		entry := frontEntry{ID: each.ID, Item: fact(each.Item), Number: fact(each.Number), Due: fact(each.Due), DueOn: fact(each.DueOn), Response: fact(each.Response)}
		for _, owner := range each.Owners {
			entry.Owners = append(entry.Owners, frontOwner{fact(owner.Name), fact(owner.Person), owner.InText, fact(owner.Organisation)})
		}
		entries = append(entries, entry)
	}
	return entries
}

// dueMonths are the months in which the actions of minutes are due, in order; "no-date" where none is printed, "other" where
// what is printed is no day or month. An extract shows the actions of its minutes, so it has none.
func dueMonths(p *Publication, actions []frontEntry) []string {
	if p.Kind != Minutes || p.From != nil {
		return nil
	}
	var months []string
	for _, each := range actions {
		switch {
		case dayOrMonth.MatchString(each.DueOn):
			months = append(months, each.DueOn[:len("2006-01")])
		case each.Due != "":
			months = append(months, "other")
		default:
			months = append(months, "no-date")
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

var dayOrMonth = regexp.MustCompile(`^\d{4}-\d{2}(?:-\d{2})?$`)

// parseFrontMatter reads the front matter into a publication. It gives the facts of actions and recommendations by id,
// and the rest of the page. Keys that it does not know it leaves alone.
func parseFrontMatter(page []byte, p *Publication) (map[string]frontEntry, []byte, error) {
	var head frontMatter
	body, err := frontmatter.MustParse(bytes.NewReader(page), &head, frontmatter.NewFormat("---", "---", decodeYAML))
	switch {
	case err == frontmatter.ErrNotFound:
		return nil, nil, fmt.Errorf("the page does not begin with front matter between two lines \"---\"")
	case err != nil:
		return nil, nil, fmt.Errorf("the front matter at the top of the page is not sound YAML; correct it there: %w", err)
	}
	p.Title, p.TitleAdded, p.Body, p.Date, p.Example = head.Title, head.TitleAdded, head.Body, Date(head.Date), head.Example
	p.PreviousMeeting, p.NextMeeting, p.MissingParts = Date(head.PreviousMeeting), Date(head.NextMeeting), head.MissingParts
	if head.Meeting != nil {
		p.Meeting = Meeting(*head.Meeting)
	}
	for _, each := range head.People {
		p.People = append(p.People, Person{each.Name, each.Initials, each.Role, each.Organisation, Attendance(each.Attendance), each.Duties, each.Note})
	}
	p.Approval.State = Unstated
	if approval := head.Approval; approval != nil {
		p.Approval = Approval{Approved, approval.By, approval.Role, Date(approval.On), approval.Recorded}
	}
	for _, each := range head.Extracts {
		p.Extracts = append(p.Extracts, Extract{Kind(each.Kind), each.Title, each.Item, each.Section, each.Page})
	}
	if head.Review != nil {
		p.Review = Review{Reviewer: head.Review.Reviewer, Period: head.Review.Period, Method: head.Review.Method}
	}
	if head.Briefing != nil {
		p.About = About(*head.Briefing)
	}
	for _, each := range head.Progress {
		p.Progress = append(p.Progress, Progress{Number: each.Number, Except: each.Except, Of: each.Of, State: ActionState(each.State), Item: each.Item, Section: each.Section})
	}
	if head.From != nil {
		p.From = &Origin{head.From.Title, head.From.Page, head.From.Section, head.From.Item}
	}
	head.subjectsTo(p)
	head.updatesTo(p)
	entries := map[string]frontEntry{}
	for _, each := range append(head.Actions, head.Recommendations...) {
		entries[each.ID] = each
	}
	return entries, body, nil
}

// decodeYAML decodes with goccy/go-yaml, which panics on some texts that are not YAML.
func decodeYAML(text []byte, into any) (err error) {
	defer func() {
		if found := recover(); found != nil {
			err = fmt.Errorf("%v", found)
		}
	}()
	return yaml.Unmarshal(text, into)
}

// addTo puts the facts with the text that they belong to.
func (f frontEntry) addTo(entry *Entry) {
	entry.Number, entry.Due, entry.DueOn, entry.Response = f.Number, f.Due, f.DueOn, f.Response
	for _, owner := range f.Owners {
		entry.Owners = append(entry.Owners, Owner(owner))
	}
}
