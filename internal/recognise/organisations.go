package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// organisationsOf brings together the names that a page has for the same organisation: those of the people who were there
// and of the owners of what is to be done. An extract has no list of people of its own.
func (x *lexicon) organisationsOf(page *publication.Publication) {
	var printed []string
	for _, each := range page.People {
		printed = append(printed, each.Organisation)
	}
	for _, kind := range []publication.EntryKind{publication.Action, publication.Recommendation} {
		for _, entry := range page.Entries(kind) {
			for _, owner := range entry.Owners {
				if owner.Person == "" && x.isNamedOrganisation(page, owner.Name) {
					printed = append(printed, owner.Name)
				}
			}
		}
	}
	page.Organisations = nil
	for _, name := range printed {
		full := x.organisationName(page, name)
		id := publication.Slug(organisationKey(full))
		if id == "" {
			continue
		}
		at := slices.IndexFunc(page.Organisations, func(each publication.Organisation) bool { return each.ID == id })
		if at < 0 {
			page.Organisations = append(page.Organisations, publication.Organisation{Name: full, ID: id})
			at = len(page.Organisations) - 1
		}
		one := &page.Organisations[at]
		if !slices.Contains(one.As, name) {
			one.As = append(one.As, name)
		}
		if _, isKnown := x.names[organisationKey(full)]; !isKnown && len(full) > len(one.Name) {
			one.Name = full
		}
	}
}

// isNamedOrganisation reports whether the owner of an action is an organisation by name, and neither a post nor everybody.
func (x *lexicon) isNamedOrganisation(page *publication.Publication, name string) bool {
	if generalOwner.MatchString(name) || x.isRole(name) || !startsUpper(name) {
		return false
	}
	return x.longForm(page, name) != "" && x.organisation.MatchString(x.longForm(page, name)) || x.organisation.MatchString(name) && len(words(name)) >= 2
}

// longForm gives what an acronym stands for on a page, "" where that is not known.
func (x *lexicon) longForm(page *publication.Publication, short string) string {
	key, _ := shortKey(short)
	for _, each := range page.Acronyms {
		if found, _ := shortKey(each.Short); found == key {
			return each.Long
		}
	}
	return ""
}

// departmentJoint is where the name of an organisation ends and that of a part of it begins.
var departmentJoint = regexp.MustCompile(`\s*[:/,(]\s*|\s+[-–—]\s+`)

// organisationName gives the full name of the organisation that a printed name means: acronyms written out, a department
// left out, and the vocabulary's own name where it has one.
func (x *lexicon) organisationName(page *publication.Publication, printed string) string {
	name := printed
	if at := departmentJoint.FindStringIndex(name); at != nil && wholeOrganisation.MatchString(name[:at[0]]) {
		name = name[:at[0]]
	}
	name = acronymToken.ReplaceAllStringFunc(name, func(word string) string {
		if long := x.longForm(page, word); long != "" && word != "NHS" {
			return long
		}
		return word
	})
	if known := x.names[organisationKey(name)]; known != "" {
		return known
	}
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "The "), "the ")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// wholeOrganisation is a name that is complete without the department behind it.
var wholeOrganisation = regexp.MustCompile(`(?i)\b(?:council|police|constabulary|trust|board|group|partnership|authority|service|[A-Z]*(?:ICB|CCG|MBC|FT|GMP))$`)

// What names of the same organisation differ in: "Anytown City Council" is Anytown Council, "NHS Anytown ICB" is Anytown
// ICB, a constabulary is the police, and a foundation trust is a trust.
var (
	organisationNoise = regexp.MustCompile(`\b(?:the|and|nhs|ltd|limited|plc)\b`)
	councilOf         = regexp.MustCompile(`^(?:london |royal )*borough of (.+?)(?: council)?$|^(.+?) (?:metropolitan |london |royal )*(?:city|county|borough|unitary) council$`)
	policeOf          = regexp.MustCompile(`^(.+?) (?:constabulary|police(?: (?:service|force|constabulary))?)$`)
)

// organisationKey is the same for all ways to write the name of one organisation.
func organisationKey(name string) string {
	key := strings.Join(words(strings.NewReplacer("'", "", "’", "", "&", " and ").Replace(name)), " ")
	key = strings.Join(strings.Fields(organisationNoise.ReplaceAllString(key, " ")), " ")
	if match := councilOf.FindStringSubmatch(key); match != nil {
		key = match[1] + match[2] + " council"
	}
	if match := policeOf.FindStringSubmatch(key); match != nil {
		key = match[1] + " police"
	}
	return strings.Replace(key, "foundation trust", "trust", 1)
}
