package publication

import (
	"bytes"

	"github.com/adrg/frontmatter"
)

// Happening is what happened to a page, as its readers are told.
type Happening string

// What can happen to a page.
const (
	WasPublished Happening = "published"
	WasChanged   Happening = "changed"
	WasWithdrawn Happening = "withdrawn"
)

// An Update is one line of what readers are told of the history of a page: the day, without the hour and without who did it.
type Update struct {
	On   Date
	What Happening
	Note string // what changed, in the partnership's words; "" where nobody said
}

// A Withdrawal stands in the place of a document that is public no more.
type Withdrawal struct {
	On     Date
	Reason string // in the partnership's words
}

// A frontUpdate and a frontWithdrawal are how the two stand in front matter.
type (
	frontUpdate struct {
		On   string `yaml:"on,omitempty"`
		What string `yaml:"what,omitempty"`
		Note string `yaml:"note,omitempty"`
	}
	frontWithdrawal struct {
		On     string `yaml:"on,omitempty"`
		Reason string `yaml:"reason,omitempty"`
	}
	// frontBuild and frontSitemap keep a notice of withdrawal out of every list of the site; its address shows it.
	frontBuild struct {
		List string `yaml:"list,omitempty"`
	}
	frontSitemap struct {
		Disable bool `yaml:"disable,omitempty"`
	}
)

// frontUpdates puts the history of a page into its front matter.
func (p *Publication) frontUpdates(head *frontMatter) {
	for _, each := range p.Updates {
		head.Updates = append(head.Updates, frontUpdate{fact(string(each.On)), fact(string(each.What)), fact(each.Note)})
		head.Lastmod = fact(string(each.On))
	}
	if p.Withdrawn != nil {
		head.Withdrawn = &frontWithdrawal{fact(string(p.Withdrawn.On)), fact(p.Withdrawn.Reason)}
		head.Layout, head.Build, head.Sitemap = "withdrawn", &frontBuild{"never"}, &frontSitemap{true}
	}
}

func (f frontMatter) updatesTo(p *Publication) {
	for _, each := range f.Updates {
		p.Updates = append(p.Updates, Update{Date(each.On), Happening(each.What), each.Note})
	}
	if f.Withdrawn != nil {
		p.Withdrawn = &Withdrawal{Date(f.Withdrawn.On), f.Withdrawn.Reason}
	}
}

// History reads of a page only what happened to it. A page that somebody else wrote has none.
func History(page []byte) (updates []Update, withdrawn *Withdrawal) {
	var head frontMatter
	if _, err := frontmatter.Parse(bytes.NewReader(page), &head, frontmatter.NewFormat("---", "---", decodeYAML)); err != nil {
		return nil, nil
	}
	var p Publication
	head.updatesTo(&p)
	return p.Updates, p.Withdrawn
}

// Notice is what stands at the address of a document that was withdrawn: of which kind and day it was, since when it is
// withdrawn and why, and nothing of its text. What was said of earlier changes goes too, because it can repeat the text.
func Notice(kind Kind, date Date, updates []Update, withdrawn Withdrawal) *Publication {
	names := map[Kind]string{Minutes: "minutes", Briefing: "7-minute briefing", Findings: "findings"}
	p := &Publication{Kind: kind, Date: date, Title: "Withdrawn: " + names[kind], TitleAdded: true, Withdrawn: &withdrawn}
	if date != "" {
		p.Title += " of " + date.Long()
	}
	for _, each := range updates {
		p.Updates = append(p.Updates, Update{On: each.On, What: each.What})
	}
	p.Updates = append(p.Updates, Update{withdrawn.On, WasWithdrawn, withdrawn.Reason})
	return p
}
