package recognise

import (
	"strings"
	"testing"
)

func TestOrganisations(t *testing.T) {
	page := recogniseText(t, strings.Replace(inMinutes("Neglect", `Action: DVP to send the figures.
Action: All agencies to reply.
Action: BG to call.
Action: Wexcombe City Council to write to the schools.`), "Cara Holt, Head of Safeguarding, Wexcombe Council",
		`Cara Holt, Head of Safeguarding, Wexcombe Council
Fay Joyce, Detective Inspector, GMP
Gus Kerr, Detective Inspector, Greater Manchester Police
Hal Lamb, Service Manager, CSC
Ida Moss, Social Worker / Children's Social Care`, 1))[0]
	var got []string
	for _, each := range page.Organisations {
		got = append(got, each.ID+": "+each.Name+" = "+strings.Join(each.As, " | "))
	}
	want := `nhs-downs: NHS Downs = NHS Downs
wexcombe-safeguarding-children-partnership: Wexcombe Safeguarding Children Partnership = Wexcombe Safeguarding Children Partnership
wexcombe-council: Wexcombe City Council = Wexcombe Council | Wexcombe City Council
greater-manchester-police: Greater Manchester Police = GMP | Greater Manchester Police
childrens-social-care: Children's social care = CSC | Children's Social Care
downs-valley-police: Downs Valley Police = Downs Valley Police | DVP
probation-service: Probation Service = Probation`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestOrganisationKey(t *testing.T) {
	for want, names := range map[string][]string{
		"anytown council":               {"Anytown Council", "Anytown City Council", "Anytown Metropolitan Borough Council", "London Borough of Anytown", "The Royal Borough of Anytown Council", "ANYTOWN COUNTY COUNCIL"},
		"anytown district council":      {"Anytown District Council"},
		"east west police":              {"East & West Police", "East and West Constabulary", "East and West Police Service", "East and West Police Force"},
		"anytown trust":                 {"Anytown NHS Foundation Trust", "Anytown NHS Trust", "Anytown Foundation Trust"},
		"anytown integrated care board": {"NHS Anytown Integrated Care Board", "Anytown Integrated Care Board"},
		"nhs england":                   {"NHS England"},
		"childrens social care":         {"Children's Social Care", "Children’s Social Care", "Childrens social care"},
		"anytown fire rescue":           {"Anytown Fire and Rescue Service", "Anytown Fire & Rescue"},
		"police":                        {"Police", "the Police"},
		"county council":                {"County Council"},
	} {
		for _, name := range names {
			if got := organisationKey(name); got != want {
				t.Errorf("%q: got %q, want %q", name, got, want)
			}
		}
	}
}

func TestWholeName(t *testing.T) {
	names := newLexicon(testVocabulary(t))
	for printed, want := range map[string]string{
		"Anytown City Council: People":                 "Anytown City Council",
		"Children's Social Care, Anytown Council":      "Anytown Council",
		"Anytown Police (Missing Persons)":             "Anytown Police",
		"Probation, Team Manager":                      "Probation",
		"Anytown, Overby and Netherby Hospitals Trust": "Anytown, Overby and Netherby Hospitals Trust",
		"PVP, Anytown Police":                          "Anytown Police",
		"Harbour Light (charity)":                      "Harbour Light",
		"Barking, Havering and Redbridge Hospitals":    "Barking, Havering and Redbridge Hospitals",
		"Education - Anytown Borough Council":          "Anytown Borough Council",
	} {
		if got := names.wholeName(printed); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
}
