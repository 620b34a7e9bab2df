package recognise

import (
	"slices"
	"strings"

	"gazette/internal/publication"
)

// matchesInitials reports whether initials can be those of a name: "SGe" for Sally Gethan, "AB" for Ann Booth.
func matchesInitials(short, name string) bool {
	name = leadTitle.ReplaceAllString(name, "")
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	if len(parts) < 2 || short == "" {
		return false
	}
	letters := strings.ToLower(short)
	first, last := strings.ToLower(parts[0]), strings.ToLower(parts[len(parts)-1])
	if letters[0] != first[0] {
		return false
	}
	all := ""
	for _, part := range parts {
		all += strings.ToLower(part[:1])
	}
	rest := letters[1:]
	return letters == all || strings.HasPrefix(last, rest)
}

// A resolver finds the person on the attendance list that a printed name means.
type resolver struct{ people []publication.Person }

// resolve gives the name on the list for a printed name, initials, role or "the Chair". It gives "" where nobody fits,
// and reports ambiguous where more than one does.
func (r resolver) resolve(printed string) (person string, ambiguous bool) {
	printed = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(printed, "The "), "the "))
	for _, fits := range []func(publication.Person) bool{
		func(p publication.Person) bool { return bareName(p.Name) == bareName(printed) },
		func(p publication.Person) bool { return p.Initials != "" && strings.EqualFold(p.Initials, printed) },
		func(p publication.Person) bool { return fitsDuty(p, printed) },
		func(p publication.Person) bool {
			return initialsForm.MatchString(printed) && p.Initials == "" && matchesInitials(printed, p.Name)
		},
		func(p publication.Person) bool { return fitsSurname(p, printed) },
		func(p publication.Person) bool { return fitsFirstName(p, printed) },
		func(p publication.Person) bool { return p.Role != "" && strings.EqualFold(p.Role, printed) },
	} {
		var found []string
		for _, each := range r.people {
			if fits(each) && !slices.Contains(found, each.Name) {
				found = append(found, each.Name)
			}
		}
		if len(found) == 1 {
			return found[0], false
		}
		if len(found) > 1 {
			return "", true
		}
	}
	return "", false
}

func bareName(name string) string {
	return strings.ToLower(postNominal.ReplaceAllString(leadTitle.ReplaceAllString(name, ""), ""))
}

func fitsDuty(p publication.Person, printed string) bool {
	duty := map[string]string{"chair": publication.DutyChair, "chairman": publication.DutyChair, "chairperson": publication.DutyChair,
		"vice chair": publication.DutyViceChair, "vice-chair": publication.DutyViceChair, "minute taker": publication.DutyMinutes}[strings.ToLower(printed)]
	return duty != "" && slices.Contains(p.Duties, duty)
}

// fitsSurname: "Ms Archer" is the one Archer on the list, whether or not the list prints a title, but not Mr Archer.
func fitsSurname(p publication.Person, printed string) bool {
	title := leadTitle.FindString(printed)
	surname := strings.ToLower(strings.TrimPrefix(printed, title))
	listed := leadTitle.FindString(p.Name)
	if title == "" || strings.Contains(surname, " ") ||
		(listed != "" && !strings.EqualFold(strings.Trim(listed, ". "), strings.Trim(title, ". ")) && gendered(listed) && gendered(title)) {
		return false
	}
	name := bareName(p.Name)
	return strings.HasSuffix(name, " "+surname) || name == surname
}

func gendered(title string) bool {
	return slices.Contains([]string{"mr", "mrs", "ms", "miss"}, strings.ToLower(strings.Trim(title, ". ")))
}

func fitsFirstName(p publication.Person, printed string) bool {
	first, _, _ := strings.Cut(bareName(p.Name), " ")
	return len(printed) > 2 && !strings.Contains(printed, " ") && first == strings.ToLower(printed)
}
