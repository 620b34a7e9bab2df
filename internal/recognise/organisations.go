package recognise

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// organisationsOf brings together the names that a page has for the same organisation: those of the people who were there
// and of the owners of what is to be done. An extract has no list of people of its own.
func (x *lexicon) organisationsOf(page *pageText) {
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
		id, full := x.organisationOf(page, name)
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
		if len(full) > len(one.Name) && x.names[organisationKey(one.Name)] == "" {
			one.Name = full
		}
	}
}

// organisationOf gives the ID and the full name of the organisation that a printed name means; "" where it names none.
func (x *lexicon) organisationOf(page *pageText, printed string) (id, name string) {
	if noOrganisation.MatchString(printed) {
		return "", ""
	}
	name = x.organisationName(page, printed)
	if x.names[organisationKey(name)] != "" {
		return publication.Slug(name), name
	}
	return publication.Slug(x.organisationID(page, name)), name
}

// isNamedOrganisation reports whether the owner of an action is an organisation by name, and neither a post nor everybody.
func (x *lexicon) isNamedOrganisation(page *pageText, name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
	if generalOwner.MatchString(name) || x.isRole(name) || !startsUpper(name) {
		return false
	}
	return wholeOrganisation.MatchString(name) && len(words(name)) >= 2 || x.names[organisationKey(name)] != "" || wholeOrganisation.MatchString(x.longForm(page, name))
}

// longForm gives what an acronym stands for on a page, "" where that is not known.
func (x *lexicon) longForm(page *pageText, short string) string {
	key, _ := shortKey(short)
	for _, each := range page.Acronyms {
		if found, _ := shortKey(each.Short); found == key {
			return each.Long
		}
	}
	return ""
}

// organisationName gives the full name of the organisation that a printed name means: a department left out, an acronym
// that is all of it written out, and the vocabulary's own name where it has one.
func (x *lexicon) organisationName(page *pageText, printed string) string {
	name := strings.TrimPrefix(strings.TrimPrefix(x.wholeName(printed), "The "), "the ")
	if long := x.longForm(page, name); long != "" && x.names[organisationKey(name)] == "" {
		name = strings.ToUpper(long[:1]) + long[1:]
	}
	if known := x.names[x.organisationID(page, name)]; known != "" {
		return known
	}
	return x.calm(name)
}

// organisationID is the key of a name with its acronyms written out.
func (x *lexicon) organisationID(page *pageText, name string) string {
	return organisationKey(acronymToken.ReplaceAllStringFunc(name, func(word string) string {
		if long := x.longForm(page, word); long != "" && word != "NHS" {
			return long
		}
		return word
	}))
}

// wholeName is a printed name without the department of it that stands before or behind, without a post in it, and without
// a note in brackets.
func (x *lexicon) wholeName(printed string) string {
	parts := departmentJoint.Split(printed, -1)
	for len(parts) > 1 && x.isRole(parts[len(parts)-1]) && !wholeOrganisation.MatchString(parts[len(parts)-1]) { // "Probation, Team Manager"
		parts = parts[:len(parts)-1]
	}
	if len(parts) == 1 {
		return parts[0]
	}
	for _, part := range parts {
		if len(words(part)) >= 2 && wholeOrganisation.MatchString(part) {
			return part
		}
		if !x.isDepartment(part) { // the "Anytown" of "Anytown, Overby and Netherby Hospitals Trust"
			break
		}
	}
	return noteAtEnd.ReplaceAllString(printed, "")
}

// isDepartment reports whether a text is a part of an organisation or a post in it, by its words.
func (x *lexicon) isDepartment(text string) bool {
	return x.isOrganisation(text) || x.isRole(text) || !slices.ContainsFunc(words(text), func(word string) bool { return !x.fieldWords[word] })
}

var (
	departmentJoint = regexp.MustCompile(`\s*[:/,(]\s*|\s+[-–—]\s+`)
	noteAtEnd       = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
	// A name that is complete without the department behind it.
	wholeOrganisation = regexp.MustCompile(`(?i)\b(?:council|police|constabulary|trust|board|group|partnership|authority|services?|school|college|academy|hospital|forum|project|alliance|commission|ICB|CCG|MBC|FT)$`)
	// A column of organisations also says where those belong who belong to none.
	noOrganisation = regexp.MustCompile(`(?i)^(?:(?:independent|lay)(?: \pL+)?|community|public|primary|secondary|various|n/?a|none|other)$`)
)

// What names of the same organisation differ in: "Anytown City Council" is Anytown Council, "NHS Anytown Integrated Care
// Board" does without the NHS, a constabulary is the police, and an NHS foundation trust is a trust.
var (
	councilOf = regexp.MustCompile(`^(?:london |royal )*borough of (.+?)(?: council)?$|^(.+?) (?:metropolitan |london |royal )*(?:city|county|borough|unitary) council$`)
	policeOf  = regexp.MustCompile(`^(.+?) (?:constabulary|police(?: (?:service|force|constabulary))?)$`)
	boardOf   = regexp.MustCompile(`^nhs (.+ (?:board|group))$`)
	fireOf    = regexp.MustCompile(`^((?:.+ )?fire rescue) service$`)
	trustOf   = regexp.MustCompile(`^(.+?)(?: nhs)?(?: foundation)? trust$`)
)

// organisationKey is the same for all ways to write the name of one organisation.
func organisationKey(name string) string {
	var list []string
	for _, word := range words(apostrophes.Replace(name)) {
		if word != "and" && word != "the" {
			list = append(list, word)
		}
	}
	key := strings.Join(list, " ")
	for _, each := range []struct {
		form *regexp.Regexp
		as   string
	}{{councilOf, "$1$2 council"}, {policeOf, "$1 police"}, {boardOf, "$1"}, {fireOf, "$1"}, {trustOf, "$1 trust"}} {
		key = each.form.ReplaceAllString(key, each.as)
	}
	return key
}
