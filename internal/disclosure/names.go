package disclosure

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// names are who a document names: those whose office it is to be named, and those who are called by another name.
type names struct {
	at         *subject
	officials  map[string]bool // whole names in lower case
	surnames   map[string]bool // of officials
	initials   map[string]bool // of officials
	pseudonyms map[string]bool // in lower case: "child a", "linnet"
}

func namesOf(at *subject) *names {
	n := &names{at, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, each := range at.pub.People {
		n.addOfficial(each.Name)
		n.initials[each.Initials] = true
	}
	n.addOfficial(at.pub.Approval.By)
	n.addOfficial(at.Recorded.By)
	n.addOfficial(at.pub.Review.Reviewer)
	n.addOfficial(at.pub.Meeting.Chair)
	for _, each := range at.Words.Allowed.Names {
		n.addOfficial(each)
	}
	for _, section := range at.pub.Sections {
		for _, entry := range section.Entries {
			for _, owner := range entry.Owners {
				n.addOfficial(owner.Name)
				n.initials[owner.Name] = true
			}
		}
	}
	for _, p := range at.passages {
		n.addPseudonyms(p)
	}
	return n
}

func (n *names) addOfficial(name string) {
	name, _ = plain(document.Fold(name))
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) == 0 {
		return
	}
	n.officials[strings.Join(words, " ")] = true
	if last := words[len(words)-1]; len(last) > 2 {
		n.surnames[last] = true
	}
	var initials strings.Builder
	for _, word := range words {
		initials.WriteString(strings.ToUpper(word[:1]))
	}
	n.initials[initials.String()] = true
}

// isOfficial reports whether a name is that of somebody whose office it is to be named here.
func (n *names) isOfficial(name string) bool {
	words := strings.Fields(strings.ToLower(strings.TrimSuffix(name, "'s")))
	return len(words) > 0 && (n.officials[strings.Join(words, " ")] || n.surnames[words[len(words)-1]])
}

// hasOfficialFrom reports whether the name of an official begins so.
func (n *names) hasOfficialFrom(beginning string) bool {
	for name := range n.officials {
		if strings.HasPrefix(name, beginning) {
			return true
		}
	}
	return false
}

// pseudonymForms are the ways in which papers call somebody by another name. A letter stands for a person after any of
// the first; a name only after Child, Baby or Family, or where the paper says that it is none.
var pseudonymForms = []search{
	{near: standsIn, ahead: 12, pattern: regexp.MustCompile(`\b(?:Child|Baby|Infant|Family|Adult|Boy|Girl|Young [Pp]erson|YP|Mother|Father|Sibling|Person|Patient|Mr|Mrs|Ms|Miss)\s+([A-Z]{1,2}\d?)\b`)},
	{near: standsIn, with: capital, ahead: 20, pattern: regexp.MustCompile(`\b(?:Child|Baby|Family)\s+([A-Z][a-z]{2,})\b`)},
	{near: reviewCue, with: capital, back: 25, pattern: regexp.MustCompile(`\b([A-Z][a-z]{2,})\s+(?:CSPR|LCSPR|SCR|SAR|DHR|DARDR)\b`)},
	{near: reviewCue, with: capital, ahead: 60, pattern: regexp.MustCompile(`(?:\b[Rr]eview|CSPR|SCR|SAR|DHR|[Bb]riefing)(?:\s*[:-]\s*|\s+-\s+)(?:Child |Baby |Adult |Mr |Mrs |Ms |Miss )?([A-Z][a-z]{2,})\s*$`)},
	{near: callCue, with: capital, back: 10, ahead: 40, pattern: regexp.MustCompile(`(?i:\bcall(?:ed)? (?:her|him|them|the child)|\bpseudonym (?:of |is |was )?|\bwe will call (?:her|him|them)|\bknown (?:here|in this \w+) as)\s+['"]?([A-Z][a-z]{2,})`)},
	{near: nameCue, with: capital, back: 60, pattern: regexp.MustCompile(`\b([A-Z][a-z]{2,})\s+(?:\(?(?i:is )?not (?i:the child|her|his|their|a|the young person)(?:'s)? (?i:real |own )?name)`)},
}

var nextName = regexp.MustCompile(`^\s+([A-Z][a-z]+)`)

func (n *names) addPseudonyms(p *passage) {
	if p.kind != ofText && p.kind != ofProperty {
		return
	}
	for _, form := range pseudonymForms {
		form.each(p, func(m match) {
			name := m.words(1)
			if len(name) > 2 && (n.at.Words.IsFieldWord(strings.ToLower(name)) || notNames[strings.ToLower(name)]) || n.at.isAcronym(name) {
				return
			}
			if behind := nextName.FindStringSubmatch(m.after(30)); behind != nil && n.at.Words.GivenNames[strings.ToLower(name)] && n.looksLikeName(behind[1]) {
				return // a whole name
			}
			n.pseudonyms[strings.ToLower(document.Fold(m.words(0)))] = true
			if len(name) > 2 {
				n.pseudonyms[strings.ToLower(name)] = true
			}
		})
	}
}

// isAcronym reports whether letters stand for something of the field.
func (at *subject) isAcronym(letters string) bool {
	if _, found := at.Words.Acronyms[letters]; found && len(letters) > 1 {
		return true
	}
	return slices.ContainsFunc(at.pub.Acronyms, func(each publication.Acronym) bool { return each.Short == letters })
}

// personName is one to three words with capitals, as the name of a person is written.
const personName = `[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?(?:\s+(?:[A-Z]\.?\s+)?[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?){0,2}`

// looksLikeName reports whether words with capitals could name a person: none of them is a word of the field, of time or
// of the beginning of a sentence.
func (n *names) looksLikeName(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(strings.TrimSuffix(name, "'s"))) {
		word = strings.Trim(word, ".")
		if notNames[word] || notNames[strings.TrimSuffix(word, "s")] || n.at.Words.IsFieldWord(word) && !n.at.Words.GivenNames[word] {
			return false
		}
	}
	return true
}

// isPseudonym reports whether one of the words is a name that stands for another.
func (n *names) isPseudonym(name string) bool {
	name = strings.ToLower(document.Fold(strings.TrimSuffix(name, "'s")))
	if n.pseudonyms[name] {
		return true
	}
	for word := range strings.FieldsSeq(name) {
		if n.pseudonyms[word] {
			return true
		}
	}
	return false
}

var (
	officerAfter = regexp.MustCompile(`^\s*(?:[(,]|-\s)\s*([^).;\n]{2,70})`)
	officerFrom  = regexp.MustCompile(`^,?\s+(?:from|of|at)\s+(?:the\s+)?[A-Z]`)
	officerDoes  = regexp.MustCompile(`^\s+(?:\([A-Z]{2,3}\)\s+)?(?:has\s+|will\s+|then\s+|also\s+)?(?:present|report|inform|advis|not(?:e|ed)\b|ask|comment|explain|agree|attend(?:ed|s)? (?:for|on|and|this|the (?:meeting|board|group|panel|item))|join|chair|lead|thank|updat|confirm|introduc|highlight|propos|suggest|suppli|circulat|start|replac|is (?:leav|attend)|to\s+[a-z]+|said|spoke|gave|queri|rais|welcom)`)
	officerTitle = regexp.MustCompile(`(?i)(?:\b(?:dr|cllr|councillor|prof|professor|rev|sir|dame|lord|baroness|judge|hhj|pc|pcso|ds|di|dci|dsu|acc|sgt|det|supt|minister|apologies(?: for absence)?(?: were received)?(?: from)?|present|attended|chair|author|reviewer|by|lead|manager|officer|social worker|nurse|headteacher|teacher|director|inspector|sergeant|constable|scrutineer)\W*(?:is|was|were|to|from)?\W*)$`)
)

// isOfficer reports whether the words around a name say that the person is there in an office: a post or an organisation
// behind it, a rank before it, or what people do in meetings.
func (n *names) isOfficer(p *passage, start, end int) bool {
	before, after := p.plain[max(0, start-60):start], p.plain[end:min(len(p.plain), end+90)]
	if officerTitle.MatchString(before) || officerFrom.MatchString(after) || officerDoes.MatchString(after) {
		return true
	}
	if found := officerAfter.FindStringSubmatch(after); found != nil {
		organisations := &n.at.Words.Organisations
		for _, word := range document.Words(found[1]) {
			if slices.Contains(organisations.Roles, word) || slices.Contains(organisations.Words, word) {
				return true
			}
		}
	}
	return false
}

// notNames are words with capitals that are no names, beside those of the vocabulary.
var notNames = func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(`a an the this that these those it its he she they we you i his her their our your and or but if in on at of for from to by with as is was are were
		be been has have had do does did not no yes when where who what why how which while after before during since until all any each every some most many few other another more less
		january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
		jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter christmas easter
		act acts section part item page table figure appendix annex chapter paragraph order bill court courts crown high family child children young person people baby parent parents
		first second third fourth next last new old north south east west upper lower great little saint st
		road street close avenue drive lane way crescent gardens place terrace house hall hospital school schools college university academy
		england english wales scotland scottish ireland britain british united kingdom europe european london manchester birmingham national local regional central city town district borough county
		microsoft teams zoom word excel google facebook instagram snapchat tiktok whatsapp youtube twitter
		welcome apologies minutes actions action agenda matters arising update updates report reports review reviews learning theme themes findings recommendations summary background
		practice protection plan plans case cases death deaths abuse neglect exploitation criminal sexual domestic violence emotional physical risk harm help early looked support services service
		safeguarding partnership partner partners board executive committee group network strategy strategic policy procedures guidance working together multi agency
		read record records see also note notes why background information question questions discussion conclusion voice friendly centred line first's mental health wellbeing referral referrals assessment
		need needs missing education online safety justice welfare clinic unit team hub front door initial conference core social worker adult adults grandparent mother father sibling siblings
		however therefore although because unfortunately then there here now today yesterday tomorrow additionally following finally once both either neither`) {
		all[word] = true
	}
	return all
}()
