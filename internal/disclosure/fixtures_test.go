package disclosure

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gazette/internal/document"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// A scene changes minutes in which nothing stands in the way.
type scene func(*document.Document, *publication.Publication, *Setting)

// A fixture shows what a rule finds and what it leaves alone: in each planted scene the rule finds something, in no clean
// one, and none of the secrets is told.
type fixture struct {
	planted, clean []scene
	secrets        []string
}

// says adds paragraphs to the minutes.
func says(lines ...string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		for i, line := range lines {
			block := document.Text(document.Paragraph, line)
			block.Place.Line = 10 + i
			doc.Blocks = append(doc.Blocks, block)
		}
	}
}

// each makes a scene of every line.
func each(lines ...string) []scene {
	var scenes []scene
	for _, line := range lines {
		scenes = append(scenes, says(line))
	}
	return scenes
}

// table adds a table, one line a row, its cells between bars.
func table(before string, rows ...string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		grid := document.Block{Kind: document.Table, Visibility: document.Visible, Place: document.Place{Line: 20}}
		for i, row := range rows {
			r := document.Row{Header: i == 0, Place: document.Place{Line: 20 + i}}
			for _, cell := range strings.Split(row, "|") {
				r.Cells = append(r.Cells, document.Cell{Blocks: []document.Block{document.Text(document.Paragraph, cell)}})
			}
			grid.Rows = append(grid.Rows, r)
		}
		doc.Blocks = append(doc.Blocks, document.Text(document.Paragraph, before), grid)
	}
}

func named(name string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) { doc.Name = name }
}

func leftOut(why, text string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		doc.NotRead = append(doc.NotRead, document.Omission{Place: document.Place{Page: 2}, Why: why, Text: text})
	}
}

func both(scenes ...scene) scene {
	return func(doc *document.Document, pub *publication.Publication, setting *Setting) {
		for _, each := range scenes {
			each(doc, pub, setting)
		}
	}
}

func isKnown(cases ...KnownCase) scene {
	return func(_ *document.Document, _ *publication.Publication, setting *Setting) {
		setting.Published = append(setting.Published, Known{Page: "/briefings/2025-11-03-wren/", Cases: cases})
	}
}

func withPeople(names ...string) scene {
	return func(_ *document.Document, pub *publication.Publication, _ *Setting) {
		for _, name := range names {
			pub.People = append(pub.People, publication.Person{Name: name, Initials: "QX", Organisation: "Alder Primary School"})
		}
	}
}

func unseenRun(visibility document.Visibility, text string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		doc.Blocks = append(doc.Blocks, paragraph(4, document.Visible, run("The group agreed ", document.Visible), run(text, visibility), run(" to meet.", document.Visible)))
	}
}

func shows(picture string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		block := document.Text(document.Image, "A map of the district")
		if picture != "" {
			block.Picture = &document.Picture{Type: "image/png", Data: []byte(picture)}
		}
		doc.Blocks = append(doc.Blocks, block)
	}
}

func header(text string) scene {
	return func(doc *document.Document, _ *publication.Publication, _ *Setting) {
		block := document.Text(document.Paragraph, text)
		block.Place.Part = "header"
		doc.Blocks = append([]document.Block{block}, doc.Blocks...)
	}
}

func states(change func(*publication.Publication)) scene {
	return func(_ *document.Document, pub *publication.Publication, _ *Setting) { change(pub) }
}

func fixtures() map[string]fixture {
	return map[string]fixture{
		"kind-unknown": {planted: []scene{states(func(pub *publication.Publication) { pub.Kind = publication.Unknown })}, clean: []scene{says("Nothing.")}},
		"meeting-date-uncertain": {planted: []scene{states(func(pub *publication.Publication) { pub.Date, pub.Approval.On = "", "2026-03-18" })},
			clean: []scene{states(func(pub *publication.Publication) { pub.Date, pub.Kind = "", publication.Findings })}},
		"draft-document":  {planted: []scene{says("DRAFT"), header("Draft minutes")}, clean: []scene{says("The draft strategy was discussed.")}},
		"draft-file-name": {planted: []scene{named("Minutes draft.docx")}, clean: []scene{named("Draughty homes.docx")}},
		"approval-missing": {planted: []scene{states(func(pub *publication.Publication) { pub.Approval = publication.Approval{State: publication.Unstated} })},
			clean: []scene{says("Nothing.")}},
		"approval-disagrees": {planted: []scene{func(_ *document.Document, _ *publication.Publication, setting *Setting) {
			setting.Recorded = publication.Approval{State: publication.Approved, By: "Tom Reed", On: "2026-03-18"}
		}}, clean: []scene{func(_ *document.Document, _ *publication.Publication, setting *Setting) {
			setting.Recorded = publication.Approval{State: publication.Approved, By: "Ivy Marsh", On: "2026-03-18"}
		}}},
		"approval-date": {planted: []scene{states(func(pub *publication.Publication) { pub.Approval.On = "2026-03-01" })}, clean: []scene{says("Nothing.")}},

		"hidden-text": {planted: []scene{unseenRun(document.Hidden, "Orchard")}, clean: []scene{unseenRun(document.Hidden, " ")}, secrets: []string{"Orchard"}},
		"deleted-text": {planted: []scene{unseenRun(document.Deleted, "Orchard"), unseenRun(document.Deleted, "¶"), unseenRun(document.Deleted, ",")},
			clean: []scene{unseenRun(document.Deleted, " ")}, secrets: []string{"Orchard"}},
		"inserted-text": {planted: []scene{unseenRun(document.Inserted, "Orchard"), unseenRun(document.Inserted, "¶")}, clean: []scene{says("Seen.")}, secrets: []string{"Orchard"}},
		"comment":       {planted: []scene{unseenRun(document.Comment, "Orchard?")}, clean: []scene{unseenRun(document.Comment, "")}, secrets: []string{"Orchard"}},
		"speaker-notes": {planted: []scene{unseenRun(document.Notes, "Say Orchard.")}, clean: []scene{says("Notes were taken.")}, secrets: []string{"Orchard"}},
		"earlier-version": {planted: []scene{func(doc *document.Document, _ *publication.Publication, _ *Setting) {
			block := paragraph(0, document.Hidden, run("Orchard House", document.Hidden))
			block.Place = document.Place{Part: "earlier version of the file"}
			doc.Blocks = append(doc.Blocks, block)
		}}, clean: []scene{says("An earlier version of the file was lost.")}, secrets: []string{"Orchard"}},
		"change-without-words": {planted: []scene{leftOut("a tracked change without words: the end of a paragraph", "")}, clean: []scene{leftOut("page number", "3")}},
		"hidden-characters":    {planted: []scene{leftOut("hidden in characters that nobody sees", "Orchard")}, clean: []scene{leftOut("page number", "3")}, secrets: []string{"Orchard"}},
		"reversed-text": {planted: []scene{leftOut("characters that nobody sees, taken out: 1 × mark that changes the direction of reading (U+202E)", "")},
			clean: []scene{leftOut("characters that nobody sees, taken out: 1 × mark that changes the direction of reading (U+200E)", "")}},

		"closed-part": {planted: []scene{states(func(pub *publication.Publication) {
			pub.ClosedParts = []publication.ClosedPart{{Item: "9", Reason: "Part 2: Orchard House"}}
		})}, clean: []scene{says("Part 2 of the plan was read.")}, secrets: []string{"Orchard"}},
		"protective-marking": {
			planted: append(each("OFFICIAL-SENSITIVE", "There was none. OFFICIAL-SENSITIVE", "OFFICIAL: SENSITIVE", "Official – Sensitive [PERSONAL]", "NOT FOR PUBLICATION", "Private and confidential", "CONFIDENTIAL – minutes of the panel",
				"RESTRICTED", "Strictly private & confidential", "Minutes of the panel – CONFIDENTIAL", "Not for publication – contains exempt information"),
				header("OFFICIAL-SENSITIVE: Wexcombe panel, 12 March 2026"), header("Confidential"), leftOut("repeated page header", "Not for publication"),
				func(doc *document.Document, _ *publication.Publication, _ *Setting) {
					doc.Properties = map[string]string{"classification": "Official-Sensitive"}
				}),
			clean: append(each("OFFICIAL", "Members were reminded that the papers are confidential.", "Papers marked OFFICIAL-SENSITIVE must be kept in a locked drawer, and members were reminded of it.",
				"Everything that was said to the reviewers was said in confidence.", "Confidentiality", "Restricted growth and safeguarding: a talk", "The report is not for publication before May, when the court has decided and all have been told.",
				"The policy protects children."), header("OFFICIAL"), header("Wexcombe panel: the policy on confidential papers was discussed")),
		},
		"marked-file-name": {planted: []scene{named("Panel minutes CONFIDENTIAL.docx"), named("report_unredacted_v2.pdf")}, clean: []scene{named("Confidence in care.docx"), named("Panel minutes.docx")}},

		"nhs-number": {
			planted: append(each("NHS number 943 476 5919 was given.", "NHS no: 9434765919", "The child (943\u00a0476\u00a05919) was seen.", "see 401-023-2137 for more", "Patient 401 023\u200b2137", "９４３ ４７６ ５９１９", "The number 9434765919 is on the form."),
				table("Members read the list.", "Name|NHS number", "X|9434765919"), named("letter 943 476 5919.docx")),
			clean:   each("The number 401 023 2138 has a wrong check digit.", "1111111111 and 0000000000 repeat a digit.", "Paper 94347659190 has eleven digits.", "Call 01632 960 123.", "A budget of 9434765 was set."),
			secrets: []string{"943 476 5919", "9434765919", "943476", "476 5919", "401-023", "401 023", "9434", "5919"},
		},
		"chi-number":            {planted: each("CHI 0101905130 was written on it.", "CHI number: 010190 5149", "Health and care number 320 000 0058"), clean: each("CHI 0101905128 was written on it.", "Ref 0101905129."), secrets: []string{"010190", "5149", "320 000"}},
		"unique-pupil-number":   {planted: each("UPN B801200005001.", "b801200005001"), clean: each("UPN A801200005001.", "Part B80120000500 was read.", "Form Q207000016049."), secrets: []string{"B8012", "5001"}},
		"unique-learner-number": {planted: each("ULN 9276308686", "learner number 927 630 8686"), clean: each("ULN 9276308687", "The amount was 9276308686."), secrets: []string{"92763", "8686"}},
		"national-insurance-number": {planted: each("NI number AB123456C", "ab 12 34 56 c", "National Insurance: JG 103759 A"), clean: each("QQ123456C is the example.", "BG123456A", "Form AB1234567C", "DA123456A"),
			secrets: []string{"AB123456C", "123456", "12 34 56", "103759"}},
		"temporary-insurance-number": {planted: each("TRN 63T12345", "PP999999P was no such number, but PZ 12 34 56 A was."), clean: each("Room 63T1234", "PZ cameras"), secrets: []string{"63T12345", "12 34 56"}},
		"passport-number":            {planted: each("Passport number 123456789 was checked.", "passport: AB1234567"), clean: each("The passport was checked.", "Paper 123456789 was read."), secrets: []string{"123456789", "AB1234567"}},
		"driving-licence-number":     {planted: each("Licence MORGA657054SM9IJ was shown."), clean: each("The licence was shown.", "MORGANS657 is a form."), secrets: []string{"MORGA657054SM9IJ"}},
		"vehicle-plate":              {planted: each("The car AB51 CDE was seen.", "A van (vehicle WX12ABC) stood there.", "registration A123 BCD"), clean: each("Form AB99 CDE was used.", "Report Q4 2025 was read.", "The car was seen."), secrets: []string{"AB51 CDE", "WX12ABC", "A123 BCD"}},
		"bank-account":               {planted: each("Sort code 12-34-56, account number 12345678."), clean: each("On 12-03-26 the account was read.", "Paper 12-34-56 was read."), secrets: []string{"12-34-56", "12345678"}},
		"iban":                       {planted: each("Pay to GB82 WEST 1234 5698 7654 32."), clean: each("Pay to GB82 WEST 1234 5698 7654 33."), secrets: []string{"WEST 1234", "5698"}},
		"payment-card":               {planted: each("Card 4111 1111 1111 1111 was used.", "5555555555554444"), clean: each("Card 4111 1111 1111 1112 was used.", "Ref 1234567890123."), secrets: []string{"4111 1111", "55555555"}},

		"email":       {planted: each("Write to jo.marsh@example.org.", "tom1987@gmail.com rang.", "familyhelp@hotmail.com"), clean: each("Write to business.unit@example.org.", "info@example.org", "wexcombe.lscp@example.org", "safeguarding.children@example.nhs.uk"), secrets: []string{"jo.marsh", "tom1987"}},
		"ip-address":  {planted: each("It came from the IP address 81.2.69.142.", "81.2.69.142"), clean: each("Section 2.3.1.4 was read.", "Version 1.2.3.4", "The 300.1.1.1 form"), secrets: []string{"81.2.69"}},
		"what3words":  {planted: each("Found at ///filled.count.soap by a dog.", "what3words: filled.count.soap"), clean: each("Read more at www.example.org/a.b.c", "i.e. this.and.that"), secrets: []string{"filled.count.soap"}},
		"coordinates": {planted: each("The house stands at 51.50134, -0.14189."), clean: each("The rate rose from 51.5 to 52.4, -0.1 less than before."), secrets: []string{"51.50134"}},
		"telephone": {
			planted: append(each("Ring 07911 123456.", "Ring +44 (0)7911 123 456.", "Ring 01225 477000.", "0117 900 5500"), table("Members read the list.", "Name|Telephone", "X|020 8123 4567")),
			clean:   each("On 01/02/2026 it met.", "Item 0123 of 4567 was read.", "The number is 999 or 111.", "ring 0800 1111"),
			secrets: []string{"07911", "123456", "477000", "8123 4567"},
		},
		"address":  {planted: each("The family lived at 12 Willow Close.", "Flat 3, 27a Old Mill Road, Wexcombe"), clean: each("Venue: 12 Willow Close", "In 2026 Willow Close was built.", "The group met on 12 March. Street lights were mended.", "3 Good Practice Way forward"), secrets: []string{"Willow", "Old Mill"}},
		"postcode": {planted: each("It was sent to WX1 2AB.", "BA13 4ZZ"), clean: each("Room B12 was used.", "Department for Education, SW1P 3BT", "A12 BCD"), secrets: []string{"WX1 2AB", "BA13"}},

		"date-of-birth": {
			planted: append(each("Born on 3 May 2015, she went to school.", "DOB: 03/05/2015", "d.o.b. 3.5.15", "date of birth 2015-05-03", "He was born in May 2015.", "(03/05/2015 – date of birth)"), table("Members read the list.", "Child|DOB", "A|03/05/2015")),
			clean:   append(each("The idea was born in a meeting.", "Minutes of 3 May 2025 were agreed.", "Her date of birth was not known."), table("Members read the list.", "Action|Due", "Write to all|03/05/2026")),
			secrets: []string{"3 May 2015", "03/05/2015", "3.5.15", "2015-05-03", "May 2015"},
		},
		"date-beside-child": {planted: each("The boy (03/05/2015) was seen.", "Child Wren, 3 May 2015"), clean: each("The boy (03/05/1985) was a man by then.", "7 minute briefing: Child Wren (16 March 2026)", "The child was seen on 3 May 2015."), secrets: []string{"03/05/2015", "3 May 2015"}},
		"date-of-death":     {planted: each("He died on 3 May 2025.", "Date of death 03/05/25", "On 3 May 2025 the baby was found dead."), clean: each("The panel on deaths met on 3 May 2025.", "She died in hospital."), secrets: []string{"3 May 2025", "03/05/25"}},
		"exact-age": {
			planted: each("A 14-year-old girl was seen.", "He was aged 14 at the time.", "The baby was nine weeks old.", "The boy (14) went home.", "She was 14 when it began.", "The child, aged 3 years 2 months, was seen.", "A 14yo boy was seen.", "She is a girl of 14 years old."),
			clean:   each("Children aged 5 to 11 were asked.", "All children aged 16 and over have a plan.", "Young people over the age of 16 may ask.", "The strategy is 3 years old.", "Children were between five and eleven years old.", "Anybody under 18 is a child.", "By the age of 16 every young person has a plan.", "The 14-year-olds in the group spoke."),
			secrets: []string{"14", "nine weeks", "2 months"},
		},

		"case-reference": {
			planted: each("Mosaic 1234567 was opened.", "LCS number: 123456", "Crime no. 123/45678/25 was given.", "Police ref 42/2025/123", "Family Court case BS24C50123", "SWE registration SW12345", "Case reference WX-20817", "MOSAIC:1234567", "Police log 512 of 3 May 2025", "URN 06/CA/12345/24"),
			clean:   each("Case 12 in the report was read.", "Action 26/10 is done.", "The SAR of 2023/24 was read.", "Ref PRS-26-01", "The LADO had 48 referrals in 2025.", "Child 2 of the story"),
			secrets: []string{"1234567", "123456", "45678", "42/2025", "50123", "SW12345", "20817", "512", "/CA/"},
		},

		"name-of-relative": {
			planted: each("The mother of Oscar Penn was told.", "Her son Oscar was at school.", "Oscar's mother rang.", "The child's name is Oscar Penn.", "The father, Oscar Penn, left.", "Name of child: Oscar Penn", "Mother: Oscar Penn"),
			clean:   each("The mother of Linnet was told; Linnet is not the child's name.", "Child Linnet lives with relatives. Linnet's mother rang.", "Child Protection plans were read.", "The family Court met.", "The mother was told."),
			secrets: []string{"Oscar", "Penn"},
		},
		"name-near-child": {
			planted: each("Oliver Penn was placed on a child protection plan.", "The teacher knew that Amelia Penn was the older sister of the boy."),
			clean:   []scene{says("Oliver Penn, Head of Service, spoke about the child."), both(withPeople("Oliver Penn"), says("Oliver Penn spoke about the mother.")), says("Oliver Penn will attend the next meeting.")},
			secrets: []string{"Oliver", "Amelia", "Penn"},
		},
		"titled-name": {
			planted: each("Mrs Holloway is the grandmother and looks after the family.", "Mr Tom Holloway was arrested at the home."),
			clean:   []scene{both(withPeople("Ann Holloway"), says("Ms Holloway spoke about the family.")), says("Ms Holloway from the Trust asked about the family."), says("Mr A is the father.")},
			secrets: []string{"Holloway"},
		},
		"initials": {
			planted: each("Initials of Child QZ", "QZ's mother was told.", "The mother VB had left.", "The child Q.Z. was seen."), clean: []scene{says("Child A was seen."), says("The family GP was asked."), says("Child CP plan"), both(withPeople("Quentin Xu"), says("QX spoke about the child QX had seen."))},
			secrets: []string{"QZ", "VB", "Q.Z"},
		},
		"name-beside-pseudonym": {
			planted: append(each("Child A (Oliver) was seen.", "Oliver Penn (referred to as “Child A”)", "Child A's name is Oliver.", "Child A is Oliver Penn."),
				append(each("Child A (Oliver Penn) was seen.", "Oliver Penn, known here as Child A, was seen.", "Child Wren's real name is Oliver.", "Child A – real name: Oliver", "Oliver Penn (Child A) was seen."),
					table("Who is who", "Pseudonym|Who", "Child A|Oliver Penn"), named("Child_A_-_Oliver_Penn.docx"))...),
			clean:   []scene{says("Child A (Local Review) was seen."), says("Linnet is not the child's real name."), both(withPeople("Oliver Penn"), says("Child A (Oliver Penn) was presented.")), says("Child A – Learning Review")},
			secrets: []string{"Oliver", "Penn"},
		},
		"pseudonym-with-details": {
			planted: each("Child A went to Alder Grange Primary School.", "Child A was born on 3 May 2015.", "Child A was one of four siblings.", "Child A is White British.", "On 3 May 2025 Child A was admitted to hospital."),
			clean:   []scene{says("Child A went to a primary school."), says("The briefing on Child A was published on 3 May 2025."), both(withPeople("Ann Holt"), says("Alder Primary School asked about Child A.")), says("Alder Grange Primary School sent a reply. Child A was seen.")},
			secrets: []string{"Alder Grange", "3 May", "four siblings", "White British"},
		},

		"small-number": {
			planted: each("Three children were on the list.", "There were 2 deaths in the year.", "3 of the 24 children were seen.", "Only one child was seen.", "The group read four referrals.", "Two young people had died.", "Number of deaths: 2", "Referrals in the year: three."),
			clean:   each("Seven children were on the list.", "Two children's homes were visited.", "One in four children moves.", "Item 3 children in care was read.", "Two child protection conferences met.", "See one child at a time.", "Two people from policing came.", "Four out of five young people felt safe.", "Fewer than five children were on the list."),
			secrets: []string{"hree", "hs: 2", "four referrals", "Two young", "2 deaths", "3 of"},
		},
		"all-or-none":       {planted: each("100% of the children were seen.", "0 per cent of families agreed."), clean: each("100% return interviews.", "98% of children were seen.", "100% of the budget was spent."), secrets: []string{"100%"}},
		"percentage-of-few": {planted: each("25% of the 8 children were seen.", "In all 25% (2) of the children moved.", "Children seen: 75% (n=8)"), clean: each("25% of the 480 children were seen.", "82% (120) of the children agreed.", "25% of children were seen."), secrets: []string{"25%", "75%"}},
		"small-number-in-table": {
			planted: []scene{table("Children by place", "Place|Boys|Girls", "North|12|3", "South|15|14")},
			clean:   []scene{table("Children by place", "Place|Boys|Girls", "North|12|13", "South|15|14"), table("Actions on children", "No.|Action", "1|Write to families", "2|Ask children"), table("Chairs by room", "Room|Chairs", "1.04|3", "1.05|12")},
		},
		"suppressed-cell": {
			planted: []scene{table("Children by place", "Place|Boys|Girls|Total", "North|12|*|15", "South|15|14|29")},
			clean:   []scene{table("Children by place", "Place|Boys|Girls|Total", "North|*|*|15", "South|15|14|29"), table("Children by place", "Place|Boys|Girls", "North|12|*", "South|15|14")},
		},

		"two-pseudonyms": {
			planted: []scene{says("Child A was published before as Child Wren."),
				both(isKnown(KnownCase{"wren", []string{"school: alder grange primary school", "siblings: one of four siblings"}}), says("Child A went to Alder Grange Primary School and was one of four siblings."))},
			clean:   []scene{says("Child A and Child Wren were seen."), both(isKnown(KnownCase{"wren", []string{"school: alder grange primary school"}}), says("Child A went to Alder Grange Primary School."))},
			secrets: []string{"Alder", "four siblings"},
		},
		"new-details": {
			planted: []scene{both(isKnown(KnownCase{"wren", nil}), says("Child Wren went to Alder Grange Primary School."))},
			clean:   []scene{both(isKnown(KnownCase{"wren", []string{"school: alder grange primary school"}}), says("Child Wren went to Alder Grange Primary School.")), both(isKnown(KnownCase{"wren", nil}), says("Child Wren was seen."))},
			secrets: []string{"Alder"},
		},

		"stays-in-original":    {planted: []scene{leftOut("beside the text: the names of those who wrote and last saved the file, in its properties", ""), leftOut("author of the file, in its properties", "")}, clean: []scene{leftOut("page number", "3")}},
		"characters-taken-out": {planted: []scene{leftOut("characters that nobody sees, taken out: 2 × soft hyphen (U+00AD)", "")}, clean: []scene{leftOut("page number", "3")}},
		"covering-shape": {planted: []scene{leftOut("a filled shape without words that lies before the text: look in the document whether it covers any, which can still be read in the file", ""),
			leftOut("a shape over a part of a text; look on the slide whether it covers words", "")}, clean: []scene{leftOut("a line", "")}},
		"picture":         {planted: []scene{shows("PNG")}, clean: []scene{shows("")}},
		"read-by-machine": {planted: []scene{leftOut("this page is a picture. Its text was read in the picture by a program: compare it with the page", "")}, clean: []scene{leftOut("page number", "3")}},
		"not-looked-into": {planted: []scene{leftOut("a page that is damaged and cannot be read", "")}, clean: []scene{leftOut("page number", "3")}},
	}
}

// fieldWords is the vocabulary of the project, read once.
var fieldWords = sync.OnceValue(func() *vocabulary.Vocabulary {
	words, err := vocabulary.Load(os.DirFS(filepath.Join("..", "..", "data")))
	if err != nil {
		panic(err)
	}
	return words
})

// stage gives what the rules find in a scene.
func stage(t *testing.T, scene scene) []Finding {
	t.Helper()
	doc, pub := approvedMinutes()
	doc.Name = "minutes.docx"
	setting := Setting{Today: today, Words: fieldWords()}
	scene(doc, pub, &setting)
	return Check(doc, pub, setting)
}

func TestEveryRuleHasAFixture(t *testing.T) {
	all := fixtures()
	for _, rule := range rules() {
		if fixture := all[rule.id]; len(fixture.planted) == 0 || len(fixture.clean) == 0 {
			t.Errorf("the rule %s has no fixture", rule.id)
		}
		delete(all, rule.id)
	}
	for id := range all {
		t.Errorf("there is no rule %s", id)
	}
}

func TestPlantedIsFoundAndCleanIsNot(t *testing.T) {
	planted := 0
	for id, fixture := range fixtures() {
		for i, scene := range fixture.planted {
			planted++
			findings := stage(t, scene)
			if !strings.Contains(" "+found(findings)+" ", " "+id+" ") {
				t.Errorf("%s, planted %d: found only %q", id, i, found(findings))
			}
			told := tellAll(t, findings)
			for _, secret := range fixture.secrets {
				for _, secret := range []string{secret, strings.ReplaceAll(secret, " ", "")} {
					if strings.Contains(told, secret) {
						t.Errorf("%s, planted %d: tells %q in %s", id, i, secret, told)
					}
				}
			}
			for _, each := range findings {
				if each.Within != "" && quotes(each) && !strings.Contains(each.Within, each.Concerns) {
					t.Errorf("%s: the words are not in the paragraph: %#v", id, each)
				}
			}
		}
		for i, scene := range fixture.clean {
			if findings := stage(t, scene); strings.Contains(" "+found(findings)+" ", " "+id+" ") {
				t.Errorf("%s, clean %d: %v", id, i, findings)
			}
		}
	}
	t.Logf("%d planted", planted)
}

// quotes reports whether what a finding is about is a part of the paragraph, and not something unseen or a picture.
func quotes(f Finding) bool {
	return !strings.Contains("hidden-text deleted-text inserted-text comment speaker-notes picture", f.Rule)
}

// tellAll is all that anybody can print of findings.
func tellAll(t *testing.T, findings []Finding) string {
	t.Helper()
	data, err := json.Marshal(findings)
	if err != nil {
		t.Fatal(err)
	}
	var quoted strings.Builder
	for _, each := range findings {
		quoted.WriteString(each.Excerpt + " " + each.Place.String() + "\n")
	}
	return string(data) + fmt.Sprintf("%v %+v %#v %s", findings, findings, findings, fmt.Errorf("%v", findings)) + quoted.String()
}
