package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	minutesForm  = regexp.MustCompile(`(?i)\b(?:minutes|meeting notes|notes of (?:the |a )?meeting|notes (?:from|of) the|action (?:sheet|notes)|record of (?:the )?meeting|summary notes)\b`)
	briefingForm = regexp.MustCompile(`(?i)(?:\b(?:7|seven)[ -]?(?:minutes?|mins?|points?)[ -]+(?:briefings?|briefs?|guides?|learning|read)\b|\b7MBs?\b|\b(?:one|1)[ -]minute guides?\b|\b(?:one-page )?learning (?:briefing|summary)\b|\bpractice briefing\b|\bbriefing note\b|\bsingle page briefing\b|\blearning on a page\b|\b(?:briefing|guide) on a page\b|\bbite-?sized? (?:briefing|guide|learning)\b|\b(?:5|10|five|ten)[ -]minute (?:briefing|guide|read)\b)`)
	findingsForm = regexp.MustCompile(`(?i)\b(?:review|audit|scrutin\w+|inspection|findings|annual report|yearly report|section 11|self[- ]assessment|evaluation|deep dive|learning themes|action plan|improvement plan|report)\b`)
)

// formOf is the form that a title line of each kind names.
var formOf = map[publication.Kind]*regexp.Regexp{publication.Minutes: minutesForm, publication.Briefing: briefingForm, publication.Findings: findingsForm}

// titleAndBody reads the title and the group from the lines at the head that no label explains.
func (r *reading) titleAndBody() {
	head := r.head()
	r.bodyFrom(head)
	r.spellOutBody()
	names := func(each *line) bool { return formOf[r.pub.Kind] != nil && formOf[r.pub.Kind].MatchString(each.text) }
	if at := slices.IndexFunc(head, func(each *line) bool { return strings.HasPrefix(each.text, "Dear ") }); at >= 0 && !slices.ContainsFunc(head[:at], names) {
		head = head[at+1:] // what stands above is the address of a letter
	}
	if at := r.titleLine(head); at >= 0 && r.pub.Title == "" {
		title := head[at]
		r.pub.Title = r.takeTitle(head, at)
		// "7 Minute Briefing" on a line of its own: the topic stands on the next.
		if r.pub.Kind == publication.Briefing && isOnlyForm(title.text) || r.pub.Kind == publication.Findings && isOnlyReview(title.text) {
			if topic := r.titleLine(head[at+1:]); topic >= 0 && len(words(period.ReplaceAllString(head[at+1+topic].text, ""))) > map[publication.Kind]int{publication.Findings: 1}[r.pub.Kind] {
				title.why = "the name of the form"
				r.pub.Title = r.takeTitle(head, at+1+topic)
			}
		}
	}
	r.groupOfTitle()
}

// groupOfTitle puts the group that the title names ("Practice Review Subgroup: minutes") in the place of the partnership
// above it, or behind that where its name alone does not say whose it is.
func (r *reading) groupOfTitle() {
	name := r.words.groupName(r.pub.Title)
	body := strings.ToLower(r.pub.Body)
	switch {
	case r.pub.Kind != publication.Minutes || name == "" || allCapitals.MatchString(firstWord(name)) || body == "" || strings.Contains(body, strings.ToLower(name)) || strings.Contains(strings.ToLower(name), body):
	case len(words(name)) <= 2:
		r.pub.Body += " " + name
	default:
		r.pub.Body = name
	}
}

// takeTitle gives the title that begins at a line, and with it the line below where that goes on in lower case.
func (r *reading) takeTitle(head []*line, at int) string {
	title := head[at].full()
	head[at].fact("shown as the title")
	if at+1 < len(head) && head[at+1].isFree() && startsLower(head[at+1].text) && len(words(head[at+1].text)) <= 8 && !strings.HasSuffix(head[at+1].text, ".") {
		title += " " + head[at+1].text
		head[at+1].fact("shown as the title")
	}
	return title
}

// isOnlyReview reports whether a line names a kind of review and nothing that was reviewed: "Thematic review".
func isOnlyReview(text string) bool {
	return findingsForm.MatchString(text) && len(words(kindOfReview.ReplaceAllString(findingsForm.ReplaceAllString(text, ""), ""))) == 0
}

// period is a year or years, which are no topic.
var period = regexp.MustCompile(`\b\d{2,4}(?:\s*[-–/]\s*\d{2,4})?\b`)

var kindOfReview = regexp.MustCompile(`(?i)\b(?:thematic|multi-?agency|case|serious|local|child|children|safeguarding|practice|annual|independent|learning|rapid|peer|and|the|of|full|final)\b`)

// isOnlyForm reports whether a line says no more than the name of the form and its number: "Learning briefing No. 14".
func isOnlyForm(text string) bool {
	rest := briefingForm.ReplaceAllString(text, "")
	return rest != text && len(words(numberOfIssue.ReplaceAllString(rest, ""))) == 0
}

var numberOfIssue = regexp.MustCompile(`(?i)\b(?:no|number|issue|edition)\b|\d+`)

// titleLine is the index of the line that prints the title: of minutes only one that names the form; of the others the
// first that looks like a heading and is more than the name of a group or a date. It is -1 where there is none.
func (r *reading) titleLine(head []*line) int {
	for i, each := range head {
		if !each.isFree() || each.isTable() || each.Kind == document.Image || each.label.family > bullet || exampleLine.MatchString(each.text) || approvalLine(each.text) != noApproval {
			continue
		}
		if is, _ := labelledFact(each.full()); is != noFact && is != bodyFact || isOnlyDate(each.text) {
			continue
		}
		isForm := formOf[r.pub.Kind] != nil && formOf[r.pub.Kind].MatchString(each.text)
		switch {
		case strings.HasSuffix(each.text, ".") && !strings.HasSuffix(each.text, ".m.") || len(words(each.text)) > 30:
			continue
		case r.pub.Kind == publication.Minutes:
			if isForm || each.Kind == document.Heading && each.Level == 1 {
				return i
			}
		case each.Kind == document.Heading, looksLikeHeading(each.text) && !r.words.isGroup(each.text):
			return i
		}
	}
	return -1
}

// spellOutBody puts the full name for "NLSCB Board" where the head prints it with its initials: "Northmoor Local
// Safeguarding Children Board (NLSCB)".
func (r *reading) spellOutBody() {
	short, rest, found := strings.Cut(r.pub.Body, " ")
	if !found || !allCapitals.MatchString(short) {
		return
	}
	for _, each := range r.lines[:min(headLines, len(r.lines))] {
		before, _, found := strings.Cut(each.text, " ("+short+")")
		full := strings.Fields(before)
		if !found || len(full) < len(short) {
			continue
		}
		full = full[len(full)-len(short):]
		initials := ""
		for _, word := range full {
			initials += word[:1]
		}
		if strings.EqualFold(initials, short) && strings.EqualFold(full[len(full)-1], rest) {
			r.pub.Body = strings.Join(full, " ")
			return
		}
	}
}

// isGroup reports whether a line is no more than the name of a group, or of the place before it on the next line.
func (x *lexicon) isGroup(text string) bool { return len(words(x.groupName(text))) == len(words(text)) }

// bodyFrom reads who met or published from the title and the lines around it. A line that is only that name is left
// out of the text.
func (r *reading) bodyFrom(head []*line) {
	for i, each := range head {
		if each.isTable() || each.label.family > bullet || len(words(each.text)) > 25 {
			continue
		}
		if _, _, isList := attendanceHeading(each.text); isList || each.isBulleted() {
			break
		}
		if is, _ := labelledFact(each.text); is != noFact || !each.isFree() {
			continue
		}
		first, _, _ := strings.Cut(each.text, ". ")
		name := r.words.groupName(first)
		if name == "" || r.pub.Body != "" && name != r.pub.Body {
			continue
		}
		// A committee of a council has the name of the council above its own.
		if council.MatchString(name) && i+1 < len(head) && head[i+1].isFree() && r.words.isGroup(head[i+1].text) && r.words.isGroup(each.text) {
			continue
		}
		r.pub.Body = name
		if r.words.isGroup(each.text) && each.isFree() {
			each.fact("shown as who met")
			// "Millbrook & Weston" over "Safeguarding Adults Board" is one name on two lines.
			if i > 0 && head[i-1].isFree() && formlessGroup.MatchString(name) && looksLikeHeading(head[i-1].text) && len(words(head[i-1].text)) <= 4 {
				r.pub.Body = head[i-1].text + " " + name
				head[i-1].fact("shown as who met")
			}
			// "Anytown Safeguarding Partnership" over "Executive Group" is a group of it.
			if i+1 < len(head) && head[i+1].isFree() && !head[i+1].isTable() && r.words.isGroup(head[i+1].text) && len(words(head[i+1].text)) <= 5 {
				r.pub.Body += " " + head[i+1].text
				head[i+1].fact("shown as who met")
			}
		}
		return
	}
}

var council = regexp.MustCompile(`(?i)\bcouncil$`)

// formlessGroup is the name of a group that does not say where it is.
var formlessGroup = regexp.MustCompile(`(?i)^(?:(?:local )?safeguarding (?:children|adults?|partnership)|(?:children|adults?)(?:['’]?s)? (?:partnership|board)|(?:partnership|board)$)`)

var (
	beforeGroup = regexp.MustCompile(`(?i)^.*?\b(?:minutes|notes|record|summary|agenda|action notes)\b(?:\s+(?:of|from|for|taken at))?(?:\s+(?:the|a))?(?:\s+(?:extraordinary|special|virtual|quarterly|regular|annual|last|previous))?(?:\s+meetings?)?(?:\s+(?:of|from))?(?:\s+the)?\s*[:–-]?\s*`)
	afterGroup  = regexp.MustCompile(`(?i)(?:['’]s)?\s*(?:[-–—:|,]\s|\(|\bmeeting|\bminutes|\bheld|\bnotes|\bon\s|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b\d|\b(?:` + monthNames + `)\s+\d{4}|\byearly|\bannual|\bsummary|\breport|\baction).*$`)
)

// groupName gives the name of a group in a short line that names one, else "". A word that only refers to a group
// ("the Board") is no name.
func (x *lexicon) groupName(text string) string {
	name := text
	if cut := beforeGroup.FindString(name); cut != "" && x.group.MatchString(name[len(cut):]) {
		name = name[len(cut):]
	}
	if at := afterGroup.FindStringIndex(name); at != nil && at[0] > 0 {
		name = name[:at[0]]
	}
	name = strings.Trim(name, " .,:;–-")
	at := x.group.FindAllStringIndex(name, -1)
	if at == nil || at[len(at)-1][1] != len(name) || len(words(name)) < 2 || len(words(name)) > 12 || !startsUpper(name) || strings.HasPrefix(strings.ToLower(name), "the board") {
		return ""
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
}

var exampleLine = regexp.MustCompile(`(?i)^\W*example document\b`)

// composeTitle gives a page a title from its facts where the document prints none.
func composeTitle(pub *publication.Publication) {
	if pub.Title != "" {
		return
	}
	pub.TitleAdded = true
	name := map[publication.Kind]string{publication.Minutes: "Minutes", publication.Briefing: "7-minute briefing", publication.Findings: "Findings"}[pub.Kind]
	switch {
	case pub.Date != "":
		pub.Title = name + " of " + pub.Date.Long()
	case pub.Body != "":
		pub.Title = name + " of " + pub.Body
	default:
		pub.Title = name
	}
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
