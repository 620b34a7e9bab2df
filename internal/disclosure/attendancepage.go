package disclosure

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// page takes the hidden names out of everything that a page says.
func (r *roll) page(pub *publication.Publication) {
	pub.People = slices.Clone(pub.People)
	for i := range pub.People {
		each := &pub.People[i]
		each.Note = r.text(each.Note)
		if by, hidden := r.hidden[each.Name]; hidden {
			each.Name, each.Initials, each.Role = by, "", ""
		}
	}
	pub.Meeting.Chair = r.fact(pub.Meeting.Chair)
	if by, hidden := r.hidden[pub.Approval.By]; hidden {
		if pub.Approval.By = by; pub.Approval.Role != "" { // the role says it
			pub.Approval.By = ""
		}
	}
	pub.Approval.Role = r.text(pub.Approval.Role)
	for _, each := range []*string{&pub.Title, &pub.Summary, &pub.Meeting.Venue, &pub.Review.Reviewer, &pub.Review.Period, &pub.About.Audience, &pub.About.Review} {
		*each = r.text(*each)
	}
	pub.Review.Figures = slices.Clone(pub.Review.Figures)
	for i := range pub.Review.Figures {
		pub.Review.Figures[i].Text = r.text(pub.Review.Figures[i].Text)
	}
	pub.Progress = slices.Clone(pub.Progress)
	for i := range pub.Progress {
		pub.Progress[i].Text = r.text(pub.Progress[i].Text)
	}
	for i := range pub.Extracts {
		pub.Extracts[i].Title = r.text(pub.Extracts[i].Title)
	}
	for i := range pub.Sections {
		section := &pub.Sections[i]
		section.Title = r.text(section.Title)
		for j := range section.Entries {
			r.entry(&section.Entries[j])
		}
	}
}

// fact gives what stands for a name that is a fact of its own.
func (r *roll) fact(name string) string {
	if by, hidden := r.hidden[name]; hidden {
		return by
	}
	return r.text(name)
}

// entry takes the names out of an entry. What it prints for an owner is a form of the name there, whatever it is.
func (r *roll) entry(entry *publication.Entry) {
	var forms []nameForm
	entry.Owners = slices.Clone(entry.Owners)
	for i := range entry.Owners {
		owner := &entry.Owners[i]
		by, hidden := r.hidden[owner.Person]
		if !hidden {
			owner.Name = r.fact(owner.Name)
			continue
		}
		if owner.InText {
			forms = append(forms, nameForm{pattern: regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(owner.Name), " ", space)), by: by})
		}
		owner.Name, owner.Person = by, by
	}
	entry.Label, entry.Due, entry.Response = r.text(entry.Label), r.text(entry.Due), r.text(entry.Response, forms...)
	entry.Blocks = r.blocks(entry.Blocks, forms)
}

// blocks gives blocks with the names replaced. The runs are new: pages of one document share them with it.
func (r *roll) blocks(blocks []document.Block, forms []nameForm) []document.Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		block := &blocks[i]
		if block.Kind != document.Table {
			if spans := r.spans(block.PlainText(), forms); len(spans) > 0 {
				block.Runs = maskRuns(block.Runs, spans)
			}
		}
		block.Rows = slices.Clone(block.Rows)
		for j := range block.Rows {
			row := &block.Rows[j]
			row.Cells = slices.Clone(row.Cells)
			for k := range row.Cells {
				row.Cells[k].Blocks = r.blocks(row.Cells[k].Blocks, forms)
			}
		}
	}
	return blocks
}
