package recognise

import (
	"regexp"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// Minutes report how actions of an earlier meeting stand: "Action 3.2 – complete", "Actions 1, 2 and 5 closed", "All actions
// are complete apart from 14/27", a row of an action log.

const (
	actionReference = `(?:[A-Z]{1,5}[-/]?)?\d+(?:[./-]\d+)*[a-z]?`
	actionList      = actionReference + `(?:(?:\s*,\s*|\s*,?\s+(?:and|&|to)\s+|\s*&\s*)` + actionReference + `)*`
)

// actionStates in the order in which they are looked for: "not yet complete" is open, whatever it holds.
var actionStates = []struct {
	words *regexp.Regexp
	state publication.ActionState
}{
	{regexp.MustCompile(`(?i)\b(?:carried (?:forward|over)|on-?going|in progress|progressing|under ?way|remains?|outstanding|overdue|deferred|incomplete|not (?:yet )?(?:been )?(?:complete|completed|done|started|closed|finished)|part(?:ial|iall)?y? complete|to be (?:completed|closed|done|finished)|still to|open)\b`), publication.ActionOpen},
	{regexp.MustCompile(`(?i)\b(?:no longer (?:required|needed|relevant)|not required|superseded|withdrawn|cancelled)\b`), publication.ActionWithdrawn},
	{regexp.MustCompile(`(?i)\b(?:completed?|closed|discharged|actioned|done|finished|achieved|delivered)\b`), publication.ActionComplete},
}

func actionState(text string) publication.ActionState {
	for _, each := range actionStates {
		if each.words.MatchString(text) {
			return each.state
		}
	}
	return ""
}

var (
	progressLead = regexp.MustCompile(`(?i)^\(?actions?\s+(?:(?:no|ref)\.?\s*)?(` + actionList + `)\)?\s*[:–—,-]?\s+(.+)$`)
	// Under a heading about actions the word need not be repeated: "3.2 – complete", "24/07, list of schools: carried forward".
	progressBare = regexp.MustCompile(`^\(?(` + actionList + `)\)?(?:,[^:]{3,120}:|\s*[:–—-])\s+(.+)$`)
	progressAll  = regexp.MustCompile(`(?i)^(?:[A-Z][^.]{0,40}?\b(?:reported|noted|said|confirmed|advised) that )?(?:all|the)(?:\s+(?:other|of the|previous|outstanding))*\s+actions?\b(?:\s+from\b[^.]*?)?\s+(?:(?:were|are|have been|had been|was|is|noted as|now)\s+)*(?:completed?|closed|done|discharged)\b(.*)$`)
	progressSave = regexp.MustCompile(`(?i)\b(?:apart from|except(?: for)?|other than|save for|with the exception of)\s+(?:actions?\s+)?(` + actionList + `)`)
	references   = regexp.MustCompile(actionReference)
	actionTopic  = regexp.MustCompile(`(?i)\bactions?\b|\bmatters arising\b|\btracker\b`)
	newAction    = regexp.MustCompile(`(?i)^\S+\s+to\s+[a-z]`) // "BG to complete the form" is what is to be done
	endOfPhrase  = regexp.MustCompile(`[.;]\s+`)
)

// progress reads such reports from the sections, whose addresses are known by then. The text stays where it stands.
func (r *reading) progress() {
	topic := -1 // the last section about actions
	for i, section := range r.pub.Sections {
		about := actionTopic.MatchString(section.Title)
		if about {
			topic = i
		}
		if stateTitle.MatchString(section.Title) && topic >= 0 && section.Level > r.pub.Sections[topic].Level {
			r.progressUnder(i)
			continue
		}
		for _, entry := range section.Entries {
			if entry.Kind == publication.Action || entry.Kind == publication.Correction {
				continue
			}
			listed := about
			for _, block := range entry.Blocks {
				if block.Kind != document.ListItem { // "Actions from that meeting:" over a list
					text := document.Fold(block.PlainText())
					listed = about || strings.HasSuffix(text, ":") && actionTopic.MatchString(text)
				}
				for _, found := range r.progressOf(block, listed) {
					found.Item, found.Section = r.pub.ItemNumber(i), section.ID
					r.pub.Progress = append(r.pub.Progress, found)
				}
			}
		}
	}
}

// stateTitle is a heading over the actions that stand so: "(a) Complete".
var stateTitle = regexp.MustCompile(`(?i)^(?:actions?\s+)?(?:completed?|closed|done|carried (?:forward|over)|on-?going|in progress|outstanding|still open|open)(?:\s+actions?)?$`)

// ofItem names an action by the item in which it was given: "Item 8a: the repairs contract".
var ofItem = regexp.MustCompile(`(?i)^(?:item|minute)\s+(\d{1,2}(?:\.\d{1,2})?[a-z]?)\s*[:–—-]\s`)

// progressUnder reads the list under such a heading.
func (r *reading) progressUnder(at int) {
	section := r.pub.Sections[at]
	state := actionState(section.Title)
	for _, entry := range section.Entries {
		for _, block := range entry.Blocks {
			text := strings.TrimLeft(document.Fold(block.PlainText()), "•–- ")
			match := ofItem.FindStringSubmatch(text)
			if entry.Kind == publication.Prose && match != nil {
				r.pub.Progress = append(r.pub.Progress, publication.Progress{Of: strings.ToLower(match[1]), State: state, Text: text, Item: r.pub.ItemNumber(at), Section: section.ID})
			}
		}
	}
}

// progressOf reads the reports in one block. About is set where its section is about actions.
func (r *reading) progressOf(block document.Block, about bool) []publication.Progress {
	var found []publication.Progress
	if block.Kind == document.Table {
		if about {
			for _, row := range block.Rows {
				found = append(found, progressOfRow(row)...)
			}
		}
		return found
	}
	text := document.Fold(block.PlainText())
	if about && block.Number != "" { // the number of a list of actions is theirs; that of a paragraph is not
		text = block.Number + " – " + text
	} else if label, rest := splitLabel(text); label.family == decimal && progressLead.MatchString(rest) {
		text = rest
	}
	for _, phrase := range endOfPhrase.Split(text, -1) {
		phrase = strings.TrimRight(strings.TrimLeft(phrase, "•–- "), ". ")
		if match := progressAll.FindStringSubmatch(phrase); match != nil && actionState(phrase) != publication.ActionWithdrawn {
			all := publication.Progress{State: publication.ActionComplete, Text: phrase}
			if save := progressSave.FindStringSubmatch(match[1]); save != nil {
				all.Except = references.FindAllString(save[1], -1)
			} else if strings.ContainsAny(match[1], "abcdefghijklmnopqrstuvwxyz") && progressLimit.MatchString(match[1]) {
				continue // "all actions are complete apart from the audit" does not say which that is
			}
			found = append(found, all)
			continue
		}
		match := progressLead.FindStringSubmatch(phrase)
		if match == nil && about {
			match = progressBare.FindStringSubmatch(phrase)
		}
		if match == nil || newAction.MatchString(match[2]) {
			continue
		}
		if state := actionState(match[2]); state != "" {
			for _, number := range references.FindAllString(match[1], -1) {
				found = append(found, publication.Progress{Number: number, State: state, Text: phrase})
			}
		}
	}
	return found
}

var progressLimit = regexp.MustCompile(`(?i)\b(?:apart|except|other than|save|exception|but)\b`)

// progressOfRow reads a row of an action log: its reference in the first cell, how it stands in the last that says so.
func progressOfRow(row document.Row) []publication.Progress {
	cells := make([]string, len(row.Cells))
	for i, cell := range row.Cells {
		cells[i] = document.Fold(cell.PlainText())
	}
	if len(cells) < 2 || references.FindString(cells[0]) != cells[0] {
		return nil
	}
	for i := len(cells) - 1; i > 0; i-- {
		if state := actionState(cells[i]); state != "" && len(words(cells[i])) <= 12 {
			return []publication.Progress{{Number: cells[0], State: state, Text: cells[i]}}
		}
	}
	return nil
}
