package recognise

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/publication"
)

// acronymsIn gives "SHORT=long form (from)" of the second item of minutes, and the warnings about acronyms.
func acronymsIn(t *testing.T, lines string) ([]string, string) {
	t.Helper()
	page := recogniseText(t, inMinutes("Discussion", lines))[0]
	var found, warnings []string
	for _, each := range page.Acronyms {
		if each.Short != "NHS" { // it stands in the attendance list of inMinutes
			found = append(found, each.Short+"="+each.Long+strings.TrimSuffix(" ("+string(each.From)+")", " ()"))
		}
	}
	for _, each := range page.Warnings {
		warnings = append(warnings, each.Text)
	}
	return found, strings.Join(warnings, "\n")
}

func TestExplainedByDocument(t *testing.T) {
	for text, want := range map[string]string{
		"The Multi-Agency Safeguarding Arrangements (MASA) were signed.":                        "MASA=Multi-Agency Safeguarding Arrangements (document)",
		"The MASA (Multi-Agency Safeguarding Arrangements) were signed.":                        "MASA=Multi-Agency Safeguarding Arrangements (document)",
		"The multi-agency safeguarding arrangements (the “MASA”) were signed.":                  "MASA=multi-agency safeguarding arrangements (document)",
		"The Multi-Agency Safeguarding Arrangements (MASA, page 4) were signed.":                "MASA=Multi-Agency Safeguarding Arrangements (document)",
		"MASA – multi-agency safeguarding arrangements":                                         "MASA=multi-agency safeguarding arrangements (document)",
		"MASA: multi-agency safeguarding arrangements, the plan of the three partners":          "MASA=multi-agency safeguarding arrangements (document)",
		"MASA stands for multi-agency safeguarding arrangements.":                               "MASA=multi-agency safeguarding arrangements (document)",
		"Term\tMeaning\\MASA\tMulti-agency safeguarding arrangements":                           "MASA=Multi-agency safeguarding arrangements (document)",
		"Meaning\tTerm\\Multi-agency safeguarding arrangements\tMASA":                           "MASA=Multi-agency safeguarding arrangements (document)",
		"Two Family Group Meetings (FGMs) were held.":                                           "FGM=Family Group Meeting (document)",
		"Education, Health and Care Plans (EHCPs) were late.":                                   "EHCP=Education, Health and Care Plan (document)",
		"The Wexcombe Youth Voice (WYV) met.":                                                   "WYV=Wexcombe Youth Voice (document)",
		"The Early Help Offer (EHO) is new; early help has a new offer.":                        "EHO=Early Help Offer (document)",
		"The Special Educational Needs Co-ordinator (SENCO) was there.":                         "SENCO=Special Educational Needs Co-ordinator (document)",
		"The Downs Institute for Health and Care Excellence (DICE) wrote.":                      "DICE=Downs Institute for Health and Care Excellence (document)",
		"The LiLAC (Listening, Learning and Caring) scheme began.":                              "LiLAC=Listening, Learning and Caring (document)",
		"Assessment & Intervention Team (A&IT) staff came.":                                     "A&IT=Assessment & Intervention Team (document)",
		"We heard from the Wexcombe Board for Schools (WBS). WBS will report.":                  "WBS=Wexcombe Board for Schools (document)",
		"The Downs Water Authority’s (DWA) plan was read.":                                      "DWA=Downs Water Authority (document)",
		"WSCP will write to schools.":                                                           "WSCP=Wexcombe Safeguarding Children Partnership (document)",
		"DVP sent the figures.":                                                                 "DVP=Downs Valley Police (document)",
		"The child sexual exploitation (CSE) plan; CSE is rising, said the Chair of the panel.": "CSE=child sexual exploitation (document)",
	} {
		if got, warnings := acronymsIn(t, text); !slices.Contains(got, want) || strings.Contains(warnings, "stand for:") {
			t.Errorf("%q: got %q, want %q; %s", text, got, want, warnings)
		}
	}
}

// The document wins, and says so where the vocabulary has it otherwise.
func TestDocumentAndVocabulary(t *testing.T) {
	got, warnings := acronymsIn(t, "The Wexcombe Children's Home Inspectors and the Community Safety Plan (CSP) were discussed.")
	if !slices.Equal(got, []string{"CSP=Community Safety Plan (document)"}) || !strings.Contains(warnings, "CSP is “Community Safety Plan” in the document and “community safety partnership” in the vocabulary") {
		t.Errorf("got %q; %s", got, warnings)
	}
	if _, warnings := acronymsIn(t, "The Community Safety Partnerships (CSPs) met."); warnings != "" {
		t.Errorf("warned of a plural and of capitals: %s", warnings)
	}
	got, warnings = acronymsIn(t, "The Local Offer Panel (LOP) met. Later the Leaving Others Programme (LOP) met.")
	if !slices.Equal(got, []string{"LOP="}) || !strings.Contains(warnings, "LOP (“Local Offer Panel” or “Leaving Others Programme”)") {
		t.Errorf("got %q; %s", got, warnings)
	}
}

func TestExplainedByVocabulary(t *testing.T) {
	for text, want := range map[string]string{
		"The LADO reported to the DfE on 12 LADOs.":                     "DfE=Department for Education (vocabulary) | LADO=local authority designated officer (vocabulary)",
		"Two s47 enquiries and the S11 audit were late.":                "S11=section 11 of the Children Act 2004 (vocabulary) | s47=section 47 of the Children Act 1989 (vocabulary)",
		"The 7MB was shared, and so were two older 7MBs.":               "7MB=7-minute briefing (vocabulary)",
		"The TOR and the MOU were agreed with Cafcass.":                 "Cafcass=Children and Family Court Advisory and Support Service (vocabulary) | MOU=memorandum of understanding (vocabulary) | TOR=terms of reference (vocabulary)",
		"SEND was discussed. We send you the plan.":                     "SEND=special educational needs and disabilities (vocabulary)",
		"DA is rising: domestic abuse was the reason for ten meetings.": "DA=domestic abuse (vocabulary)",
		"The UK and the BBC were named at 10 AM on TV.":                 "",
	} {
		got, warnings := acronymsIn(t, text)
		if strings.Join(got, " | ") != want || warnings != "" {
			t.Errorf("%q: got %q, want %q; %s", text, got, want, warnings)
		}
	}
}

func TestUnexplained(t *testing.T) {
	got, warnings := acronymsIn(t, "The XQRT sent its plan.\nThe XQRT and the SIDAZZ came to us for help with it. SARs were heard.")
	if !slices.Equal(got, []string{"SAR=", "SIDAZZ=", "XQRT="}) {
		t.Errorf("got %q", got)
	}
	for _, want := range []string{"stand for: SIDAZZ (line 15), XQRT (line 14). The page will show them unexplained", "several things: SAR (“safeguarding adults review” or “subject access request”)"} {
		if !strings.Contains(warnings, want) {
			t.Errorf("no %q in %q", want, warnings)
		}
	}
}

// What looks like an acronym and is none. Ben Gill goes by BG in these minutes.
func TestNoAcronym(t *testing.T) {
	for _, text := range []string{
		"BG gave thanks. CH and EI agreed.",
		"Pat Hill (PH) came. PH reported.",
		"Petra Lund (PLu) came. PLu reported.",
		"The paper was sent to AB, and a copy to XY.",
		"MATTERS ARISING FROM THE LAST MEETING",
		"The Chair said that this MUST be done and is NOT done.",
		"The paper is CONFIDENTIAL. DRAFT",
		"Ann ARCHER asked why. WEXCOMBE House is closed; so is Wexcombe Hall.",
		"Minute C048/23 and reference LXCP/24/01, QZ-2024-03 and ABC12345 were noted.",
		"Write to House, DN1 2XY, at www.QQZ.example or QQZ@wexcombe.example, file QZX_report.pdf.",
		"Part II and Schedule XII, Chapter VIII.",
		"In Q3 (Q2: 37) it was better.",
		"They are VICTIMS first, and we were told so PLAINLY by all of them.",
		"The Y6 pupils and the A4 sheet, M25 and B12.",
		"Mr McDonald and Ms DeSouza came.",
	} {
		if got, warnings := acronymsIn(t, text); len(got) > 0 || warnings != "" {
			t.Errorf("%q: got %q; %s", text, got, warnings)
		}
	}
}

// Where people go by initials, two letters are a person's, unless the document says otherwise.
func TestTwoLetters(t *testing.T) {
	if got, _ := acronymsIn(t, "HV visited and LA was asked. GPs came."); !slices.Equal(got, []string{"GP=general practitioner (vocabulary)"}) {
		t.Errorf("got %q", got)
	}
	if got, _ := acronymsIn(t, "The health visitor (HV) came."); !slices.Equal(got, []string{"HV=health visitor (document)"}) {
		t.Errorf("got %q", got)
	}
}

func TestNoDefinition(t *testing.T) {
	for _, each := range [][2]string{
		{"MASA", "members were asked to send apologies"},
		{"DP", "it was discussed at Panel"},
		{"TBC", "The date of the big change"},
		{"CP", "children"},
		{"MASA", "multi-agency: safeguarding arrangements"},
	} {
		if long := longFormBefore(each[0], each[1]+" "); long != "" {
			t.Errorf("%s in %q: %q", each[0], each[1], long)
		}
	}
}

// An extract of minutes may use what is explained elsewhere in them; a page of a kind that is never published has nothing.
func TestAcronymsOfOtherPages(t *testing.T) {
	review := "Strengths:\n- The XYZP is quick.\n- " + strings.Repeat("Partners know each other well and act. ", 25)
	pages := recogniseText(t, strings.Replace(inMinutes("MASA review findings", review), "The Chair welcomed everyone.", "The Chair welcomed the Xylo Young Zebra Panel (XYZP).", 1))
	if len(pages) != 2 || !slices.Contains(pages[1].Acronyms, publication.Acronym{Short: "XYZP", Long: "Xylo Young Zebra Panel", From: publication.ByDocument}) {
		t.Errorf("%d pages; %+v", len(pages), pages[len(pages)-1].Acronyms)
	}
	if page := recogniseText(t, "Shopping for the XYZP\nMilk and the MASA.")[0]; page.Kind != publication.Unknown || page.Acronyms != nil || page.Summary != "" {
		t.Errorf("%s: %+v %q", page.Kind, page.Acronyms, page.Summary)
	}
}
