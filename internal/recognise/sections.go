package recognise

import (
	"regexp"
	"slices"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// sections builds the text of the publication: every line that is no fact stands in the section of the heading before
// it, in the order of the document.
func (r *reading) sections(headings map[*line]*heading) {
	r.pub.Sections = []publication.Section{{}}
	var pending []*line
	flush := func() {
		at := len(r.pub.Sections) - 1
		r.pub.Sections[at].Entries = append(r.pub.Sections[at].Entries, r.entries(at, pending)...)
		pending = nil
	}
	for _, each := range r.lines {
		switch opens := headings[each]; {
		case opens != nil:
			flush()
			each.use = asHeading
			section := publication.Section{Title: each.text, Level: opens.level, Item: opens.item && r.pub.Kind == publication.Minutes}
			if each.label.family > bullet || each.agenda || len(words(each.Number)) > 0 {
				section.Number = each.label.printed
			}
			if at := agendaClutter.FindStringIndex(section.Title); at != nil && at[0] > 0 && section.Item {
				r.leaveOut(each.Place, section.Title[at[0]:], "time or paper on the agenda")
				section.Title = section.Title[:at[0]]
			}
			r.pub.Sections = append(r.pub.Sections, section)
		case each.use == asFact && !r.asPrinted:
			r.leaveOut(each.Place, each.full(), each.why)
		default:
			pending = append(pending, each)
		}
	}
	flush()
	if first := r.pub.Sections[0]; len(first.Entries) == 0 {
		r.pub.Sections = r.pub.Sections[1:]
	}
}

// agendaClutter is what an agenda prints behind a title: "(9.20 a.m.)", "[attached]", "(verbal)", "(10 mins)".
var agendaClutter = regexp.MustCompile(`(?i)(?:\s*(?:\[(?:attached|enclosed|verbal|oral|papers?\b[^\]]*)\]|\((?:\d{1,2}[.:]\d{2}[^)]*|attached|verbal|enclosed|papers? \w+|\d+ min(?:ute)?s?)\)))+\s*$`)

// entries reads the lines of one section. Each rule is asked in turn whether a line begins something of its kind, and
// says how many lines it took; what no rule takes stays as it is printed.
func (r *reading) entries(section int, lines []*line) []publication.Entry {
	context := entryContext{section: r.pub.Sections[section], item: r.pub.ItemNumber(section), isPreviousMinutes: r.isPreviousMinutes(section), hasList: slices.ContainsFunc(lines, (*line).isItem),
		hasNamed: slices.ContainsFunc(lines, func(each *line) bool { return namedFinding.MatchString(each.text) })}
	var entries []publication.Entry
	prose := func(block document.Block) {
		if last := len(entries) - 1; last >= 0 && entries[last].Kind == publication.Prose && entries[last].Columns == nil {
			entries[last].Blocks = append(entries[last].Blocks, block)
			return
		}
		entries = append(entries, publication.Entry{Kind: publication.Prose, Blocks: []document.Block{block}})
	}
	for at := 0; at < len(lines); {
		taken := 0
		if last := len(entries) - 1; last >= 0 {
			context.last = &entries[last]
		}
		for _, rule := range r.rulesFor(lines[at]) {
			var found []publication.Entry
			if found, taken = rule(&context, lines[at:]); taken > 0 {
				for _, entry := range found {
					if entry.Kind == publication.Prose && entry.Columns == nil {
						prose(entry.Blocks[0])
					} else {
						entries = append(entries, entry)
					}
				}
				break
			}
		}
		if taken == 0 {
			prose(lines[at].Block)
			taken = 1
		}
		at += taken
	}
	return entries
}

// An entryContext is what the rules for entries know about the section that they read.
type entryContext struct {
	section           publication.Section
	item              string
	hasList           bool               // some of its lines are list items, numbered findings or rows
	hasNamed          bool               // some of its lines say in front what they are: "Finding 1: …"
	last              *publication.Entry // the entry before the lines; nil for none
	isPreviousMinutes bool               // the item about the minutes of the meeting before
}

// An entryRule reads entries from the first of the lines on and says how many lines it took; 0 where it does not apply.
type entryRule func(*entryContext, []*line) ([]publication.Entry, int)

// rulesFor are the rules that may begin an entry at a line.
func (r *reading) rulesFor(first *line) []entryRule {
	switch kind := r.pub.Kind; {
	case first.use == asRead, r.asPrinted:
		return nil
	case first.inColumn != nil:
		return []entryRule{r.columnAction}
	case kind == publication.Minutes:
		return []entryRule{r.actionTable, r.action, r.previousMinutes, r.decision, r.question}
	case kind == publication.Findings:
		return []entryRule{r.actionTable, r.findingTable, r.action, r.finding}
	}
	return nil
}

// cut gives a block without the first n bytes of its text, its marks kept.
func cut(block document.Block, n int) document.Block {
	short := block
	short.Runs = nil
	for _, run := range block.Runs {
		if run.Visibility == document.Visible && n > 0 {
			taken := min(n, len(run.Text))
			n -= taken
			run.Text = run.Text[taken:]
		}
		if run.Text != "" {
			short.Runs = append(short.Runs, run)
		}
	}
	return tidy(short)
}

// asParagraph gives a block as a paragraph of its own: an action that stood in a list is not in a list any more.
func asParagraph(block document.Block) document.Block {
	if block.Kind == document.ListItem {
		block.Kind, block.Number, block.Level = document.Paragraph, "", 0
	}
	return block
}
