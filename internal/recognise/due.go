package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// dueOf gives the day or month of what is to be done, where the printed words can mean no other. A date without a year
// ("30 April"), two dates and "a week after 3 May" stay as they are printed.
func (x *lexicon) dueOf(page *pageText) {
	eachTask(page, func(entry *publication.Entry) { entry.DueOn = dueOn(entry.Due) })
}

var (
	dueMonth = regexp.MustCompile(`(?i)^(` + monthNames + `)\.?,?\s+(\d{4})$`)
	// aroundDue are words that leave a date the one that is meant.
	aroundDue = regexp.MustCompile(`(?i)^(?:(?:by|on|for|in|at|of|due|before|until|during|early|mid|late|latest|the|end|close|play|business|midday|noon|no later than|not later than)(?:[\s,.:;()-]+|$)|[\s,.:;()-]+)*`)
)

func dueOn(printed string) string {
	rest := printed
	on := ""
	switch dates := findDates(printed); {
	case len(dates) == 1 && dates[0].problem == "":
		on = string(dates[0].date)
		rest = printed[:dates[0].start] + " " + printed[dates[0].end:]
	case len(dates) == 0:
		rest = aroundDue.ReplaceAllString(printed, "")
		if month := dueMonth.FindStringSubmatch(strings.TrimRight(rest, " .;)")); month != nil {
			date, _ := civil("", "1", month[1], month[2], "")
			return string(date)[:len("2006-01")]
		}
	}
	if on == "" || aroundDue.ReplaceAllString(rest, "") != "" {
		return ""
	}
	return on
}

// ownersOrganisations says for each owner which of the page's organisations it is, or belongs to by the attendance list.
func (x *lexicon) ownersOrganisations(page *pageText) {
	eachTask(page, func(entry *publication.Entry) {
		entry.Owners = slices.Clone(entry.Owners) // the pages of one document share them
		for i := range entry.Owners {
			owner := &entry.Owners[i]
			name := ""
			if owner.Person == "" && x.isNamedOrganisation(page, owner.Name) {
				name = owner.Name
			}
			for _, each := range page.people {
				if owner.Person != "" && each.Name == owner.Person {
					name = each.Organisation
				}
			}
			owner.Organisation, _ = x.organisationOf(page, name)
		}
	})
}

// eachTask visits the actions and recommendations of a page.
func eachTask(page *pageText, visit func(*publication.Entry)) {
	for i := range page.Sections {
		for j := range page.Sections[i].Entries {
			if entry := &page.Sections[i].Entries[j]; entry.Kind == publication.Action || entry.Kind == publication.Recommendation {
				visit(entry)
			}
		}
	}
}
