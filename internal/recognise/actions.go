package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	// actionLabel is what minutes print before an action: "Action:", "ACTION 3.2 –", "Action point (BG):", "Action 14/31".
	actionLabel = regexp.MustCompile(`^[(\[]?((?i:to do|actions?(?:\s+(?:points?|agreed|required|items?|arising))?)(?:\s+(?:no\.?\s*)?([A-Z]{0,4}\d+(?:[./]\d+)*[a-z]?))?)\s*(?:\(([^()]{2,40})\)\s*)?(:\s*-?|\s[-–—]\s|\.\s)\s*`)
	// ownerLabel names who is to act: "Action LA: put the briefing on the website".
	ownerLabel = regexp.MustCompile(`^(?i:action)\s+([A-Z]{2,4}[a-z]{0,2}(?:\s*(?:/|,|&|and)\s*[A-Z]{2,4}[a-z]{0,2})*)\s*[:–—-]\s+`)
	// behindLabel stands behind a sentence: its reference and who does it.
	behindLabel = regexp.MustCompile(`[.;]\s+((?i:action)\s+([A-Z]{0,4}\d+(?:[./]\d+)*[a-z]?))\s+([A-Z]{2,4}[a-z]{0,2}(?:\s*[/,&]\s*[A-Z]{2,4}[a-z]{0,2})*)\.?$`)
	// actionOwners: "BG to …", "Ms Archer and Dr Holt will …", "All agencies to …".
	ownerVerb  = regexp.MustCompile(`^(.{2,90}?)\s+(?:to|will|shall|should|must|agreed to|has agreed to|have agreed to|is to|are to|was asked to|were asked to)\s`)
	ownerJoint = regexp.MustCompile(`\s*(?:,\s*and\s|,|\s&\s|\sand\s|/|;|\+)\s*`)
	ownerField = regexp.MustCompile(`(?i)[\s(,;–-]*\b(?:owners?|lead|responsible(?: person| officer)?|by whom|who|action by)\s*:\s*([^;|()]+?)\s*(?:[;|)]|$|[.,]?\s*\b(?:due|deadline|by when|by|target date|timescale|date)\s*:)`)
	dueField   = regexp.MustCompile(`(?i)[\s(,;–-]*\b(?:due(?: date)?|deadline|by when|by|target date|timescale|when|date due)\s*:\s*([^;|()]+?)\s*\)?\s*(?:[;|]|$)`)
	tailOwner  = regexp.MustCompile(`\s*[\[(]((?:[A-Z]{2,4}[a-z]{0,2})(?:\s*(?:/|,|&|and|\+)\s*[A-Z]{2,4}[a-z]{0,2})*)(?:\s*[,–-]\s*([^()\]]*\d[^()\]]*))?[\])]\s*\.?$|\s+[–-]\s+((?:[A-Z]{2,4}[a-z]{0,2})(?:\s*[/,&]\s*[A-Z]{2,4}[a-z]{0,2})*)\s*\.?$`)
	dueInText  = regexp.MustCompile(`(?i)\b(?:by|before|no later than|at|in time for|for)\s+((?:the\s+)?(?:(?:end of|close of play on|beginning of|mid-?)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?:` + monthNames + `)(?:\s+\d{4})?|(?:` + monthNames + `)\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|end of (?:` + monthNames + `)|(?:the\s+)?next\s+(?:board |partnership |executive |committee )?meeting|(?:the\s+)?(?:` + monthNames + `)\s+meeting))\b\.?`)
	// "… on the website – IN by 15/5/26"
	dashOwner = regexp.MustCompile(`\s+[–—-]\s+([^–—]{2,60}?)(?:,?\s+by\s+([^–—]{3,30}?))?\s*\.?$`)
	// "FH – order the licence – by 3 May"
	dashFields   = regexp.MustCompile(`^([^–—]{2,60}?)\s+[–—-]\s+(.+?)(?:\s+[–—-]\s+by\s+([^–—]{3,40}?))?\.?$`)
	trailingDue  = regexp.MustCompile(`(?:,|\s[–—-])\s+((?:by )?(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+(?i:` + monthNames + `)(?:\s+\d{4})?))[\])]?\s*\.?$`)
	bracketOwner = regexp.MustCompile(`\s*\(([A-Z][^(),]+),\s*([^()]*\d[^()]*)\)\s*[.;]?$`)
	bracketDue   = regexp.MustCompile(`\s*\((?:by |due )?(\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+(?i:` + monthNames + `)(?:\s+\d{4})?)\)\s*[.;]?$`)
)

// action reads a labelled action: the label and the text on one line, or the label alone over a list of actions.
func (r *reading) action(context *entryContext, lines []*line) ([]publication.Entry, int) {
	first := lines[0]
	if first.isTable() || isProgress(first.text) {
		return nil, 0
	}
	label := readActionLabel(first.text)
	if label == nil {
		return r.actionBehind(first)
	}
	if owners, due := r.onlyOwners(label.rest); owners != nil && context.last != nil {
		// "(Action: Mrs Oddie)" says who does what was just resolved.
		entry := publication.Entry{Kind: publication.Action, Label: numberedLabel(first, label.printed), Number: label.number, Owners: owners, Due: due}
		entry.Blocks = []document.Block{lastSentence(context.last.Blocks[len(context.last.Blocks)-1])}
		r.leaveOut(first.Place, first.full(), "shown with the action")
		return []publication.Entry{entry}, 1
	}
	if label.rest != "" {
		entry := r.newAction(numberedLabel(first, label.printed), first.from(label.length), label.number, label.owner)
		trimLast(entry.Blocks[0].Runs, map[bool]string{true: ")] "}[first.text[0] == '(' || first.text[0] == '['])
		return []publication.Entry{entry}, 1
	}
	// The label alone: the list items, or the one paragraph, beneath it.
	var entries []publication.Entry
	for _, next := range lines[1:] {
		isItem := next.label.family != noLabel
		if next.isTable() || !next.isFree() || (len(entries) > 0 && !isItem) || first.Kind == document.Heading && !isItem && readActionLabel(next.text) != nil {
			break
		}
		number := ""
		if next.label.family > bullet {
			number = publication.BareNumber(next.label.printed)
		}
		entry := r.newAction("", next.from(0), number, label.owner)
		if len(entries) == 0 {
			entry.Label = label.printed
		}
		entries = append(entries, entry)
		if !isItem {
			break
		}
	}
	if len(entries) == 0 {
		return nil, 0
	}
	return entries, len(entries) + 1
}

// lastSentence gives the last sentence of a block: what an owner behind it is to do.
func lastSentence(block document.Block) document.Block {
	text := block.PlainText()
	if at := sentenceEnd.FindAllStringIndex(text, -1); len(at) > 0 {
		return asParagraph(cut(block, at[len(at)-1][1]))
	}
	return asParagraph(block)
}

// onlyOwners reads "Mrs Oddie" and "Mr Quayle, by end of April": who does it by when, and nothing else.
func (r *reading) onlyOwners(text string) (owners []publication.Owner, due string) {
	text = strings.Trim(text, " .)]")
	if before, after, found := strings.Cut(text, ", "); found && (strings.HasPrefix(after, "by ") || dateLike.MatchString(after)) {
		text, due = before, strings.TrimPrefix(after, "by ")
	}
	if text == "" || !r.allOwners(text) {
		return nil, ""
	}
	return r.owners(text, false), due
}

// dateLike is a date or month as a due date is printed.
var dateLike = regexp.MustCompile(`(?i)^(?:end of |early |mid-?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:` + monthNames + `)\b|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^next (?:meeting|mtg)$`)

// A printedLabel is an action label with what it says.
type printedLabel struct {
	printed, number, owner, rest string
	length                       int // bytes of the text up to the rest
}

func readActionLabel(text string) *printedLabel {
	match := actionLabel.FindStringSubmatchIndex(text)
	if named := ownerLabel.FindStringSubmatchIndex(text); match == nil && named != nil {
		part := submatches(text, named)
		return &printedLabel{printed: strings.TrimRight(strings.TrimSpace(text[:named[1]]), "-–— "), owner: part[1], rest: text[named[1]:], length: named[1]}
	}
	if match == nil {
		// "Action 14/31 BC." has no colon; "ACTION" may stand alone.
		if bare := strings.TrimRight(text, " :"); strings.EqualFold(bare, "action") || strings.EqualFold(bare, "actions") {
			return &printedLabel{printed: text, length: len(text)}
		}
		return nil
	}
	part := submatches(text, match)
	return &printedLabel{printed: strings.TrimRight(strings.TrimSpace(text[:match[1]]), "-–— "), number: part[2], owner: part[3], rest: text[match[1]:], length: match[1]}
}

// actionBehind reads a sentence that is made an action by the reference and owner behind it: "… by district. Action 14/31 BC."
func (r *reading) actionBehind(first *line) ([]publication.Entry, int) {
	at := behindLabel.FindStringSubmatchIndex(first.text)
	if at == nil || !r.allOwners(first.text[at[6]:at[7]]) {
		return nil, 0
	}
	block := first.from(0)
	block.Runs = head(block.Runs, at[2])
	entry := r.newAction(numberedLabel(first, first.text[at[2]:at[5]]), block, first.text[at[4]:at[5]], first.text[at[6]:at[7]])
	return []publication.Entry{entry}, 1
}

func trimLast(runs []document.Run, cutset string) {
	if last := len(runs) - 1; last >= 0 {
		runs[last].Text = strings.TrimRight(runs[last].Text, cutset)
	}
}

// head gives the runs up to n bytes of visible text.
func head(runs []document.Run, n int) []document.Run {
	var kept []document.Run
	for _, run := range runs {
		if run.Visibility == document.Visible {
			run.Text = run.Text[:min(n, len(run.Text))]
			n -= len(run.Text)
		}
		kept = append(kept, run)
		if n <= 0 {
			break
		}
	}
	return kept
}

// newAction reads owners and date from the text of an action. What is printed apart from the sentence leaves it and
// stands in the fields; what is part of the sentence stays.
func (r *reading) newAction(label string, block document.Block, number, owner string) publication.Entry {
	entry := publication.Entry{Kind: publication.Action, Label: label, Number: number}
	block = asParagraph(block)
	text := block.PlainText()
	apart := func(at []int) {
		r.leaveOut(block.Place, text[at[0]:], "shown as the owner and date of the action")
		block.Runs = head(block.Runs, at[0])
		text = block.PlainText()
	}
	if at := dashFields.FindStringSubmatchIndex(text); at != nil && r.allOwners(text[at[2]:at[3]]) {
		r.leaveOut(block.Place, text, "shown as the owner, text and date of the action")
		entry.Owners, entry.Due = r.owners(text[at[2]:at[3]], false), submatches(text, at)[3]
		block = cut(block, at[4])
		block.Runs = head(block.Runs, at[5]-at[4])
		entry.Blocks = []document.Block{block}
		return entry
	}
	if at := dueField.FindStringSubmatchIndex(text); at != nil {
		entry.Due = strings.TrimRight(text[at[2]:at[3]], " .")
		owners := ownerField.FindStringSubmatchIndex(text)
		if owners != nil && owners[0] < at[0] {
			entry.Owners = r.owners(text[owners[2]:owners[3]], false)
			at = owners
		}
		apart(at)
	} else if at := ownerField.FindStringSubmatchIndex(text); at != nil && at[1] == len(text) {
		entry.Owners = r.owners(text[at[2]:at[3]], false)
		apart(at)
	}
	if at := dashOwner.FindStringSubmatchIndex(text); at != nil && r.allOwners(text[at[2]:at[3]]) {
		entry.Owners = append(entry.Owners, r.owners(text[at[2]:at[3]], false)...)
		entry.Due = firstOf(entry.Due, strings.TrimSpace(submatches(text, at)[2]))
		apart(at)
	}
	if at := tailOwner.FindStringSubmatchIndex(text); at != nil && r.allOwners(submatches(text, at)[1]+submatches(text, at)[3]) {
		part := submatches(text, at)
		entry.Owners = append(entry.Owners, r.owners(part[1]+part[3], false)...)
		entry.Due = firstOf(entry.Due, strings.TrimSpace(strings.TrimPrefix(part[2], "by ")))
		apart(at)
	}
	if at := bracketOwner.FindStringSubmatchIndex(text); at != nil && len(entry.Owners) == 0 && r.isOwner(text[at[2]:at[3]]) {
		entry.Owners, entry.Due = r.owners(text[at[2]:at[3]], false), firstOf(entry.Due, strings.TrimPrefix(text[at[4]:at[5]], "by "))
		apart(at)
	}
	if at := trailingDue.FindStringSubmatchIndex(text); at != nil && entry.Due == "" {
		entry.Due = strings.TrimPrefix(text[at[2]:at[3]], "by ")
		apart(at)
	}
	if at := bracketDue.FindStringSubmatchIndex(text); at != nil && entry.Due == "" {
		entry.Due = text[at[2]:at[3]]
		apart(at)
	}
	if owner != "" {
		entry.Owners = append(entry.Owners, r.owners(owner, false)...)
	}
	if len(entry.Owners) == 0 {
		entry.Owners = r.leadingOwners(text)
	}
	if entry.Due == "" {
		if all := dueInText.FindAllStringSubmatch(text, -1); len(all) > 0 {
			entry.Due = all[len(all)-1][1]
		}
	}
	entry.Blocks = []document.Block{block}
	return entry
}

// recommendedTo is who a recommendation speaks to: "We recommend that the Head of Service agrees …".
var recommendedTo = regexp.MustCompile(`^(?i:we recommend|it is recommended) that ((?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:and|of|for|the|in|&|to)(?:\s+(?:the|of))?\s+[A-Z][\w'’-]*|\s+[A-Z][\w'’-]*)*)\s+[a-z]`)

// leadingOwners reads who is to act from the beginning of the sentence.
func (r *reading) leadingOwners(text string) []publication.Owner {
	if match := recommendedTo.FindStringSubmatch(text); match != nil && r.isOwner(match[1]) {
		return []publication.Owner{{Name: match[1], Person: r.personOf(match[1]), InText: true}}
	}
	match := ownerVerb.FindStringSubmatch(text)
	if match == nil || !r.allOwners(match[1]) {
		// "BG: send the figures", "BG - send …"
		if before, _, found := strings.Cut(text, ":"); found && len(words(before)) <= 4 && r.allOwners(before) {
			return r.owners(before, true)
		}
		return nil
	}
	return r.owners(match[1], true)
}

// generalOwner are words for everybody or for a post that act in minutes.
var generalOwner = regexp.MustCompile(`^(?i:(?:the\s+)?(?:(?:independent |vice )?chair(?:person|man)?|secretary|clerk|all(?:\s+(?:agencies|members|partners|leads|attendees|sub-?group chairs|board members|chairs))?|(?:board |partnership )?members|(?:(?:all|lead|statutory|safeguarding) )?partners|commissioners|managers|supervisors|schools|agencies|everyone|each agency|(?:partnership |board )?business (?:manager|unit|support)|(?:sub-?)?group chairs?|partner agencies|minute taker))$`)

// allOwners reports whether every part of a text can be an owner.
func (r *reading) allOwners(text string) bool {
	parts := r.splitOwners(text)
	for _, part := range parts {
		if !r.isOwner(strings.TrimSpace(part)) {
			return false
		}
	}
	return len(parts) > 0
}

func (r *reading) isOwner(name string) bool {
	if generalOwner.MatchString(name) || r.words.isName(name) || titledName.MatchString(name) || r.words.isInitials(name) {
		return true
	}
	if r.personOf(name) != "" {
		return true
	}
	// A post or organisation is written with capitals; "Invite one headteacher" is what to do.
	plain := strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	for _, word := range strings.Fields(plain) {
		if !startsUpper(word) && !joins.MatchString(word) {
			return false
		}
	}
	return startsUpper(plain) && len(words(plain)) <= 8 && (r.words.isRole(plain) || r.words.isOrganisation(plain))
}

// splitOwners divides "BG / PO" and "Ms Archer and Dr Holt". An "and" inside a post ("Head of Safeguarding and Quality
// Assurance") does not divide it.
func (r *reading) splitOwners(text string) []string {
	text = strings.TrimSpace(text)
	parts := ownerJoint.Split(text, -1)
	if before, _, found := strings.Cut(text, " and "); found && len(parts) == 2 && r.words.isOrganisation(text) && !r.words.isName(before) && r.personOf(before) == "" && !r.words.endsName(before) {
		return []string{text} // "NHS Vale and Coast ICB" is one body: only its end says what it is
	}
	if len(parts) > 1 && r.words.isRole(text) && !strings.ContainsAny(text, "/;") {
		for _, part := range parts {
			if part = strings.Trim(part, " .:"); !r.isOwner(part) || r.words.isName(part) && !titledName.MatchString(part) && r.personOf(part) == "" {
				return []string{text}
			}
		}
	}
	return parts
}

func (r *reading) personOf(name string) string {
	person, _ := resolver{r.pub.People}.resolve(name)
	return person
}

// owners reads "BG / PO", "Ms Archer and Dr Holt", each resolved to the person on the attendance list.
func (r *reading) owners(text string, inText bool) []publication.Owner {
	var owners []publication.Owner
	for _, name := range r.splitOwners(text) {
		if name = strings.Trim(name, " .:"); name == "" || strings.EqualFold(name, "tbc") {
			continue
		}
		if i := strings.Index(name, " ("); i > 0 { // "Ms Archer (Business Manager)"
			name = name[:i]
		}
		person, ambiguous := resolver{r.pub.People}.resolve(name)
		if ambiguous {
			r.warn(document.Place{}, "“"+name+"” can be more than one person on the attendance list, so the action shows the name as it is printed.")
		}
		owners = append(owners, publication.Owner{Name: name, Person: person, InText: inText})
	}
	return owners
}

// progressForm is a report on an earlier action ("Action 3.2 – complete"): its reference, at most a few words, and how it
// stands. "Action 3.2: BG to complete the form" is no report.
var progressForm = regexp.MustCompile(`(?i)^actions?\s+(?:no\.?\s*)?[A-Z]{0,4}\d+(?:[./]\d+)*(?:\s*(?:,|and|&)\s*\d+(?:[./]\d+)*)*\s*[:–—-]?\s((?:\S+\s+){0,6}?)(?:completed?|closed|carried forward|ongoing|on-going|done|discharged|remains? open|outstanding|superseded|in progress|no longer required)\b`)

// isProgress tells a report on an earlier action from a new one.
func isProgress(text string) bool {
	match := progressForm.FindStringSubmatch(text)
	return match != nil && !strings.HasSuffix(strings.ToLower(match[1]), "to ")
}
