package publication

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

// A Contract is what `gazette inspect --json` prints of a publication: facts for other programs, a fact that the document
// does not state being "", null or an empty list. Fields may be added; those here keep their names and meanings.
type Contract struct {
	Kind        Kind            `json:"kind"`
	Title       string          `json:"title"`
	Body        string          `json:"body"`
	Date        Date            `json:"date"`
	DateProblem string          `json:"date_problem"`
	Meeting     ContractMeeting `json:"meeting"`

	People      []ContractPerson     `json:"people"`
	Items       []ContractItem       `json:"items"`
	Actions     []ContractAction     `json:"actions"`
	Decisions   []ContractDecision   `json:"decisions"`
	Corrections []ContractCorrection `json:"corrections"`
	Progress    []ContractProgress   `json:"progress"`

	PreviousMeeting Date             `json:"previous_meeting"`
	NextMeeting     Date             `json:"next_meeting"`
	Approval        ContractApproval `json:"approval"`
	ClosedParts     []ContractClosed `json:"closed_parts"`

	Briefing     ContractBriefing `json:"briefing"`
	Parts        []ContractPart   `json:"parts"`
	MissingParts []string         `json:"missing_parts"`

	Strengths       []ContractFinding `json:"strengths"`
	Areas           []ContractFinding `json:"areas"`
	Recommendations []ContractFinding `json:"recommendations"`

	Review   ContractReview    `json:"review"`
	Extracts []ContractExtract `json:"extracts"`

	Summary       string                 `json:"summary"`
	Reviews       []string               `json:"reviews"`
	Acronyms      []ContractAcronym      `json:"acronyms"`
	Themes        []ContractTheme        `json:"themes"`
	Organisations []ContractOrganisation `json:"organisations"`

	Questions []ContractQuestion `json:"questions"`
	LeftOut   []ContractOmission `json:"left_out"`
	Overrides []ContractOverride `json:"overrides"` // what officers said in the register, beside what is recognised
	Warnings  []ContractWarning  `json:"warnings"`
}

// The parts of a Contract; their fields are those of the types that they are named after.
type (
	ContractMeeting struct {
		Start string `json:"start"` // "HH:MM"
		End   string `json:"end"`
		Venue string `json:"venue"`
		Chair string `json:"chair"`
	}
	ContractPerson struct {
		Name         string     `json:"name"`
		Initials     string     `json:"initials"`
		Role         string     `json:"role"`
		Organisation string     `json:"organisation"`
		Attendance   Attendance `json:"attendance"`
		Duties       []string   `json:"duties"`
		Note         string     `json:"note"`
	}
	ContractItem struct {
		Number string `json:"number"`
		Title  string `json:"title"`
		Level  int    `json:"level"`
	}
	ContractAction struct {
		ID     string   `json:"id"` // its address on the page
		Item   string   `json:"item"`
		Owners []string `json:"owners"` // as printed
		People []string `json:"people"` // for each owner the name on the attendance list, or ""
		Text   string   `json:"text"`
		Due    string   `json:"due"`
		Number string   `json:"number"`
	}
	ContractDecision struct {
		Item string `json:"item"`
		Text string `json:"text"`
	}
	ContractCorrection struct {
		Place string `json:"place"`
		Text  string `json:"text"`
	}
	ContractProgress struct {
		Number string      `json:"number"`
		Except []string    `json:"except"`
		Of     string      `json:"of"`
		State  ActionState `json:"state"`
		Item   string      `json:"item"`
		Text   string      `json:"text"`
	}
	ContractApproval struct {
		State State  `json:"state"`
		By    string `json:"by"`
		Role  string `json:"role"`
		On    Date   `json:"on"`
	}
	ContractClosed struct {
		Item   string `json:"item"`
		Reason string `json:"reason"`
	}
	ContractBriefing struct {
		Audience   string `json:"audience"`
		Review     string `json:"review"`
		ReviewDate string `json:"review_date"`
	}
	ContractPart struct {
		ID      string `json:"id"` // its address on the page
		Number  string `json:"number"`
		Heading string `json:"heading"`
		Part    Part   `json:"part"`
	}
	ContractFinding struct {
		ID       string `json:"id"` // address of a recommendation on the page, else ""
		Number   string `json:"number"`
		Text     string `json:"text"`
		Owner    string `json:"owner"`
		Due      string `json:"due"`
		Response string `json:"response"`
	}
	ContractReview struct {
		Reviewer string           `json:"reviewer"`
		Period   string           `json:"period"`
		Method   string           `json:"method"` // address of the section
		Figures  []ContractFigure `json:"figures"`
	}
	ContractFigure struct {
		Value   string `json:"value"`
		Text    string `json:"text"`
		Section string `json:"section"`
	}
	ContractExtract struct {
		Kind  Kind   `json:"kind"`
		Title string `json:"title"`
		Item  string `json:"item"`
	}
	ContractAcronym struct {
		Short string      `json:"short"`
		Long  string      `json:"long"`
		From  ExplainedBy `json:"from"`
	}
	ContractTheme struct {
		ID    string   `json:"id"`
		Name  string   `json:"name"`
		Words []string `json:"words"`
	}
	ContractOrganisation struct {
		Name string   `json:"name"`
		ID   string   `json:"id"`
		As   []string `json:"as"`
	}
	ContractQuestion struct {
		Item     string   `json:"item"`
		Question string   `json:"question"`
		Answers  []string `json:"answers"`
	}
	ContractOverride struct {
		Field      string `json:"field"`
		Recognised string `json:"recognised"`
		Value      string `json:"value"`
		By         string `json:"by"`
		Reason     string `json:"reason"`
		Applies    bool   `json:"applies"` // false where something else is recognised now than when it was given
	}
	ContractOmission struct {
		Place string `json:"place"`
		Text  string `json:"text"`
		Why   string `json:"why"`
	}
	ContractWarning struct {
		Place string `json:"place"`
		Text  string `json:"text"`
	}
)

// Contract gives the publication as the inspect contract has it.
func (p *Publication) Contract() Contract {
	c := Contract{
		Kind: p.Kind, Title: p.Title, Body: p.Body, Date: p.Date, DateProblem: p.DateProblem, Meeting: ContractMeeting(p.Meeting),
		PreviousMeeting: p.PreviousMeeting, NextMeeting: p.NextMeeting,
		Approval: ContractApproval{p.Approval.State, p.Approval.By, p.Approval.Role, p.Approval.On},
		People:   []ContractPerson{}, Items: []ContractItem{}, Actions: []ContractAction{}, Decisions: []ContractDecision{}, Corrections: []ContractCorrection{}, Progress: []ContractProgress{},
		ClosedParts: []ContractClosed{}, Parts: []ContractPart{}, MissingParts: append([]string{}, p.MissingParts...), Extracts: []ContractExtract{},
		Questions: []ContractQuestion{}, LeftOut: []ContractOmission{}, Overrides: []ContractOverride{}, Warnings: []ContractWarning{},
	}
	if p.TitleAdded {
		c.Title = ""
	}
	for _, each := range p.People {
		person := ContractPerson(each)
		person.Duties = append([]string{}, each.Duties...)
		c.People = append(c.People, person)
	}
	for _, each := range p.Items() {
		c.Items = append(c.Items, ContractItem(each))
	}
	for _, each := range p.ClosedParts {
		c.ClosedParts = append(c.ClosedParts, ContractClosed{each.Item, each.Reason})
	}
	for _, each := range p.Progress {
		c.Progress = append(c.Progress, ContractProgress{each.Number, append([]string{}, each.Except...), each.Of, each.State, each.Item, each.Text})
	}
	for _, each := range p.Extracts {
		c.Extracts = append(c.Extracts, ContractExtract{each.Kind, each.Title, each.Item})
	}
	for _, each := range p.LeftOut {
		c.LeftOut = append(c.LeftOut, ContractOmission{each.Place.String(), each.Text, each.Why})
	}
	for _, each := range p.Warnings {
		c.Warnings = append(c.Warnings, ContractWarning{each.Place.String(), each.Text})
	}
	c.Review = ContractReview{p.Review.Reviewer, p.Review.Period, p.Review.Method, []ContractFigure{}}
	for _, each := range p.Review.Figures {
		c.Review.Figures = append(c.Review.Figures, ContractFigure(each))
	}
	p.contractEntries(&c)
	p.contractParts(&c)
	p.contractSubjects(&c)
	return c
}

func (p *Publication) contractEntries(c *Contract) {
	for _, each := range p.Entries(Action) {
		action := ContractAction{ID: each.ID, Item: each.Item, Owners: []string{}, People: []string{}, Text: each.Text(), Due: each.Due, Number: each.Number}
		for _, owner := range each.Owners {
			action.Owners = append(action.Owners, owner.Name)
			action.People = append(action.People, owner.Person)
		}
		c.Actions = append(c.Actions, action)
	}
	for _, each := range p.Entries(Decision) {
		c.Decisions = append(c.Decisions, ContractDecision{each.Item, each.Text()})
	}
	for _, each := range p.Entries(Correction) {
		c.Corrections = append(c.Corrections, ContractCorrection{correctedPlace(each.Label), each.Text()})
	}
	for i, section := range p.Sections {
		for _, each := range section.Entries {
			switch last := len(c.Questions) - 1; {
			case each.Kind == Question:
				c.Questions = append(c.Questions, ContractQuestion{p.ItemNumber(i), each.Text(), []string{}})
			case each.Kind == Answer && last >= 0:
				c.Questions[last].Answers = append(c.Questions[last].Answers, each.Text())
			}
		}
	}
	c.Strengths, c.Areas, c.Recommendations = p.findings(Strength), p.findings(Area), p.findings(Recommendation)
}

// correctedPlace is the place in a correction's label, without the number of the correction and the word before it.
func correctedPlace(label string) string {
	return strings.TrimPrefix(correctionNumber.ReplaceAllString(label, ""), "On ")
}

var correctionNumber = regexp.MustCompile(`^\(?(?:[a-z]|[ivx]+|\d{1,2})[.)]\s+`)

// findings gives one row for each block of a strength or area, and one for each recommendation.
func (p *Publication) findings(kind EntryKind) []ContractFinding {
	found := []ContractFinding{}
	for _, each := range p.Entries(Prose) {
		found = append(found, each.tableFindings(kind)...)
	}
	for _, each := range p.Entries(kind) {
		if kind == Recommendation {
			var owners []string
			for _, owner := range each.Owners {
				owners = append(owners, owner.Name)
			}
			found = append(found, ContractFinding{each.ID, each.Number, each.Text(), strings.Join(owners, ", "), each.Due, each.Response})
			continue
		}
		for _, block := range each.Blocks {
			number := BareNumber(block.Number)
			if len(document.Words(number)) == 0 { // a bullet
				number = ""
			}
			found = append(found, ContractFinding{Number: number, Text: document.Fold(block.PlainText())})
		}
	}
	return found
}

// tableFindings gives the cells of a table of findings that hold one kind, with the number of their row.
func (e Entry) tableFindings(kind EntryKind) []ContractFinding {
	var found []ContractFinding
	if len(e.Columns) == 0 {
		return nil
	}
	for _, row := range e.Blocks[0].Rows[1:] {
		beside := e.besideFinding(kind, row)
		for i, cell := range row.Cells {
			if i < len(e.Columns) && e.Columns[i] == kind && document.Fold(cell.PlainText()) != "" {
				number := BareNumber(row.Cells[0].PlainText())
				if e.Columns[0] != "" || len(document.Words(number)) > 1 || len(number) > 5 {
					number = ""
				}
				beside.Number, beside.Text = number, document.Fold(cell.PlainText())
				found = append(found, beside)
			}
		}
	}
	return found
}

// besideFinding gives owner, date and response in a row of a table of findings. They are those of its recommendation,
// where the table has any.
func (e Entry) besideFinding(kind EntryKind, row document.Row) (beside ContractFinding) {
	if kind != Recommendation && slices.Contains(e.Columns, Recommendation) {
		return beside
	}
	for i, cell := range row.Cells {
		if i < len(e.Columns) {
			switch text := document.Fold(cell.PlainText()); e.Columns[i] {
			case OwnerColumn:
				beside.Owner = text
			case DueColumn:
				beside.Due = text
			case ResponseColumn:
				beside.Response = text
			}
		}
	}
	return beside
}

func (p *Publication) contractParts(c *Contract) {
	if p.Kind != Briefing {
		return
	}
	c.Briefing = ContractBriefing(p.About)
	for _, section := range p.Sections {
		if section.Number != "" || section.Title != "" {
			c.Parts = append(c.Parts, ContractPart{section.ID, BareNumber(section.Number), section.Title, section.Part})
		}
	}
}

func (p *Publication) contractSubjects(c *Contract) {
	c.Summary, c.Reviews, c.Acronyms, c.Themes, c.Organisations = p.Summary, append([]string{}, p.Reviews...), []ContractAcronym{}, []ContractTheme{}, []ContractOrganisation{}
	for _, each := range p.Acronyms {
		c.Acronyms = append(c.Acronyms, ContractAcronym(each))
	}
	for _, each := range p.Themes {
		c.Themes = append(c.Themes, ContractTheme(each))
	}
	for _, each := range p.Organisations {
		c.Organisations = append(c.Organisations, ContractOrganisation(each))
	}
}
