package publication

// What a publication is about and in what words. All of it follows from the text and the vocabulary, so it stands beside
// the text, and none of its words count as words of the document.

// An Acronym is one that the page uses, without the plural's "s".
type Acronym struct {
	Short string // as printed: "MASA", "DfE"
	Long  string // what it stands for; "" where nobody says
	From  ExplainedBy
}

// ExplainedBy says who explains an acronym.
type ExplainedBy string

// Those who explain acronyms; "" where nobody does.
const (
	ByDocument   ExplainedBy = "document" // it prints the long form
	ByVocabulary ExplainedBy = "vocabulary"
)

// A Theme is a subject of safeguarding work that a publication is about.
type Theme struct {
	ID    string   // key in data/themes.toml: "domestic-abuse"
	Name  string   // not written to the page, which has it from the vocabulary
	Words []string // the vocabulary's phrases that led to it, for the officer; not written to the page
}

// An Organisation is one that took part or is to act, under all the names that the page has for it.
type Organisation struct {
	Name string   // the fullest of them, or the vocabulary's
	ID   string   // the same for every name and on every page: "greater-manchester-police"
	As   []string // as printed, in the order of the page
}

// frontSubjects puts into the front matter what the site needs of these.
func (p *Publication) frontSubjects(head *frontMatter) {
	head.Description = fact(p.Summary)
	for _, each := range p.Themes {
		head.Themes = append(head.Themes, fact(each.ID))
	}
	head.Reviews = factList(p.Reviews)
	for _, each := range p.Organisations {
		head.Organisations = append(head.Organisations, frontGroup{fact(each.Name), fact(each.ID), factList(each.As)})
		head.OrganisationIDs = append(head.OrganisationIDs, fact(each.ID))
	}
	for _, each := range p.Acronyms {
		if fact(each.Long) != "" {
			head.Acronyms = append(head.Acronyms, frontAcronym{fact(each.Short), fact(each.Long), fact(string(each.From))})
		}
	}
}

// subjectsTo puts what the front matter says of these into the publication.
func (f *frontMatter) subjectsTo(p *Publication) {
	p.Summary, p.Reviews = f.Description, f.Reviews
	for _, each := range f.Themes {
		p.Themes = append(p.Themes, Theme{ID: each})
	}
	for _, each := range f.Organisations {
		p.Organisations = append(p.Organisations, Organisation(each))
	}
	for _, each := range f.Acronyms {
		p.Acronyms = append(p.Acronyms, Acronym{each.Short, each.Long, ExplainedBy(each.From)})
	}
}
