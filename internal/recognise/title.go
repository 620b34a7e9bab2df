package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

var (
	minutesForm  = regexp.MustCompile(`(?i)\b(?:minutes?|meeting notes|notes of (?:the |a )?meeting|action (?:sheet|notes)|record of (?:the )?meeting|summary notes)\b`)
	briefingForm = regexp.MustCompile(`(?i)(?:\b(?:7|seven)[ -]?(?:minutes?|mins?|points?)[ -]+(?:briefings?|briefs?|guides?|learning|read)\b|\b7MBs?\b|\b(?:one|1)[ -]minute guides?\b|\blearning briefing\b|\bpractice briefing\b|\bbriefing note\b|\bsingle page briefing\b)`)
	findingsForm = regexp.MustCompile(`(?i)\b(?:review|audit|scrutin\w+|inspection|findings|annual report|yearly report|section 11|self[- ]assessment|evaluation|deep dive|learning themes|action plan|improvement plan|report)\b`)
)

// isTitleLine reports whether a line at the head names the form of the document.
func (r *reading) isTitleLine(each *line) bool {
	form := map[publication.Kind]*regexp.Regexp{publication.Minutes: minutesForm, publication.Briefing: briefingForm, publication.Findings: findingsForm}[r.pub.Kind]
	if form == nil || !each.isFree() || each.isTable() || each.label.family != noLabel || len(words(each.text)) > 30 {
		return false
	}
	return (each.Kind == document.Heading && each.Level == 1) || form.MatchString(each.text)
}

// titleAndBody reads the title and the group from the lines at the head that no label explains.
func (r *reading) titleAndBody() {
	head := r.head()
	for i, each := range head {
		if is, _ := labelledFact(each.full()); is != noFact && is != titleFact && r.pub.Kind == publication.Minutes || exampleLine.MatchString(each.text) {
			continue
		}
		if r.pub.Title != "" || approvalLine(each.text) != noApproval || !r.isTitleLine(each) || strings.HasSuffix(each.text, ".") {
			continue
		}
		r.pub.Title = each.text
		each.fact("shown as the title")
		// "7 Minute Briefing" on a line of its own: the topic stands on the next.
		if r.pub.Kind == publication.Briefing && len(words(briefingForm.ReplaceAllString(each.text, ""))) == 0 {
			if topic := r.nextTopic(head[i+1:]); topic != nil {
				r.pub.Title = topic.text
				each.fact("the name of the form")
				topic.fact("shown as the title")
			}
		}
	}
	r.bodyFrom(head)
}

func (r *reading) nextTopic(rest []*line) *line {
	for _, each := range rest {
		if each.isFree() && !each.isTable() {
			if is, _ := labelledFact(each.text); is == noFact && looksLikeHeading(each.text) && each.label.family == noLabel && !exampleLine.MatchString(each.text) && r.words.groupName(each.text) != each.text {
				return each
			}
			return nil
		}
	}
	return nil
}

// bodyFrom reads who met or published from the title and the lines around it. A line that is only that name is left
// out of the text.
func (r *reading) bodyFrom(head []*line) {
	for _, each := range head {
		if !each.isFree() || each.isTable() || each.label.family > bullet || len(words(each.text)) > 14 {
			continue
		}
		if _, _, isList := attendanceHeading(each.text); isList {
			break
		}
		if is, _ := labelledFact(each.text); is != noFact {
			continue
		}
		if name := r.words.groupName(each.text); name != "" && (r.pub.Body == "" || name == r.pub.Body) {
			r.pub.Body = name
			if len(words(name)) == len(words(each.text)) {
				each.fact("shown as who met")
			}
			break
		}
	}
	if r.pub.Body == "" {
		r.pub.Body = r.words.groupName(r.pub.Title)
	}
}

var (
	beforeGroup = regexp.MustCompile(`(?i)^.*?\b(?:minutes|notes|record|summary|agenda|action notes)\b(?:\s+(?:of|from|for|taken at))?(?:\s+(?:the|a))?(?:\s+(?:extraordinary|special|virtual|quarterly|regular|annual|last|previous))?(?:\s+meetings?)?(?:\s+(?:of|from))?(?:\s+the)?\s*[:–-]?\s*`)
	afterGroup  = regexp.MustCompile(`(?i)(?:['’]s)?\s*(?:[-–—:|,]\s|\(|\bmeeting|\bminutes|\bheld|\bnotes|\bon\s|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b\d|\byearly|\bannual|\bsummary|\breport|\baction).*$`)
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
