package publication

import (
	"fmt"
	"regexp"
	"strings"

	"gazette/internal/document"
)

// Encode gives the page of a publication, its index.md, after reading it back and finding the same facts and the same
// text in it.
func (p *Publication) Encode() ([]byte, error) {
	page, err := p.Markdown()
	if err != nil {
		return nil, err
	}
	read, err := Parse(p.Kind, page)
	if err != nil {
		return nil, fmt.Errorf("the page could not be read back and is not written; please report this with the document: %w", err)
	}
	if err := Compare(p, read); err != nil {
		return nil, fmt.Errorf("the page would not say the same as the document and is not written; please report this with the document: %w", err)
	}
	return page, nil
}

// Markdown gives the page of a publication: YAML front matter and Markdown as Hugo reads it. The same publication gives
// the same bytes. Only visible text is written. It fails for a draft, for a document of unknown kind, and for what a page
// cannot hold, which the error names.
func (p *Publication) Markdown() ([]byte, error) {
	switch {
	case Folders[p.Kind] == "":
		return nil, fmt.Errorf("a document of the kind %q is not published: only minutes, briefings and findings are", p.Kind)
	case p.Approval.State == Draft:
		return nil, fmt.Errorf("the document calls itself a draft, and drafts are not published: publish the approved version")
	}
	head, err := p.frontMatter().yaml()
	if err != nil {
		return nil, err
	}
	sections, err := p.pageSections()
	if err != nil {
		return nil, err
	}
	var page strings.Builder
	page.WriteString("---\n" + head + "---\n")
	for _, section := range sections {
		if err := writeSection(&page, section); err != nil {
			return nil, fmt.Errorf("%s: %w", section.place(), err)
		}
	}
	if strings.Contains(page.String()[len(head):], placeholder) {
		return nil, fmt.Errorf("the text contains %s, by which Hugo marks places of its own: no site can be built from it", placeholder)
	}
	return []byte(page.String()), nil
}

// placeholder stands for a shortcode in what Hugo has rendered already, where no way of writing hides it: Hugo fails.
const placeholder = "HAHAHUGOSHORTCODE"

func writeSection(page *strings.Builder, section pageSection) error {
	if section.Level > 0 {
		attributes, err := section.attributes()
		if err != nil {
			return err
		}
		heading := inline(numbered(section.Number, visible(section.Title)), inLine)
		page.WriteString("\n" + strings.Repeat("#", section.Level+1) + " " + heading + attributes + "\n")
	}
	for i := 0; i < len(section.entries); {
		text, taken, err := writeEntry(section.entries[i:])
		if err != nil {
			return err
		}
		page.WriteString("\n" + text + "\n")
		i += taken
	}
	return nil
}

// address is an id that needs no escaping, in an attribute or in a link.
var address = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// attributes gives what stands in braces after a heading.
func (s Section) attributes() (string, error) {
	var parts []string
	if s.ID != "" {
		id, err := idAttribute(s.ID)
		if err != nil {
			return "", err
		}
		parts = append(parts, id)
	}
	if s.Item {
		parts = append(parts, ".item")
	}
	if s.Number != "" {
		parts = append(parts, "number="+attributeString(s.Number))
	}
	if s.Part != "" {
		parts = append(parts, "part="+attributeString(string(s.Part)))
	}
	if len(parts) == 0 {
		return "", nil
	}
	return " {" + strings.Join(parts, " ") + "}", nil
}

func idAttribute(id string) (string, error) {
	if !address.MatchString(id) {
		return "", fmt.Errorf("%q cannot be an address on a page: give it letters, digits and hyphens alone", id)
	}
	return "#" + id, nil
}

func attributeString(value string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}

// callouts are the words by which Hugo's render hooks know the entries that stand in a box of their own.
var callouts = map[EntryKind]string{
	Action: "ACTION", Decision: "DECISION", Correction: "CORRECTION",
	Strength: "STRENGTHS", Area: "AREAS", Recommendation: "RECOMMENDATION",
}

// writeEntry writes the first of the entries, a question with its answers, and says how many it took.
func writeEntry(entries []pageEntry) (string, int, error) {
	switch entry := entries[0]; {
	case entry.Kind == Prose:
		return writeBlocks(entry.blocks), 1, nil
	case entry.Kind == Question:
		text, taken := writeQuestion(entries)
		return text, taken, nil
	case callouts[entry.Kind] != "":
		text, err := writeCallout(entry)
		return text, 1, err
	default:
		return "", 0, fmt.Errorf("a page has no form for an entry of the kind %q", entry.Kind)
	}
}

var endsInID = regexp.MustCompile(`\{#[^\s{}]*\}$`)

func writeCallout(entry pageEntry) (string, error) {
	head := "[!" + callouts[entry.Kind] + "]"
	if entry.Label != "" {
		head += " " + inline(visible(entry.Label), inLine)
	}
	if entry.ID != "" {
		id, err := idAttribute(entry.ID)
		if err != nil {
			return "", err
		}
		head += " {" + id + "}"
	} else if endsInID.MatchString(entry.Label) {
		head += " {#}" // so that the end of the label is not taken for an address
	}
	text := writeBlocks(entry.blocks)
	switch {
	case text == "":
		text = head
	case entry.blocks[0].kind == document.Paragraph || strings.HasPrefix(text, "- "):
		text = head + "\n" + text
	default: // a table and a list from another number than 1 begin only after an empty line
		text = head + "\n\n" + text
	}
	return indent(text, "> ", "> "), nil
}

// writeQuestion writes a question, each of its lines a term, and its answers as a definition list.
func writeQuestion(entries []pageEntry) (string, int) {
	var parts []string
	for _, line := range splitLines(entries[0].blocks[0].runs) {
		parts = append(parts, inline(line, inParagraph))
	}
	taken := 1
	for ; taken < len(entries) && entries[taken].Kind == Answer; taken++ {
		parts = append(parts, indent(writeBlocks(entries[taken].blocks), ": ", "  "))
	}
	return strings.Join(parts, "\n"), taken
}

// splitLines divides tidy runs at their line breaks.
func splitLines(runs []document.Run) [][]document.Run {
	split := [][]document.Run{nil}
	for _, run := range runs {
		for i, text := range strings.Split(run.Text, "\n") {
			if i > 0 {
				split = append(split, nil)
			}
			if run.Text = text; text != "" {
				split[len(split)-1] = append(split[len(split)-1], run)
			}
		}
	}
	for i := range split {
		split[i] = tidy(split[i])
	}
	return split
}

// writeBlocks writes blocks with an empty line between them, and list items that stand together as one list.
func writeBlocks(blocks []pageBlock) string {
	var parts []string
	for i := 0; i < len(blocks); {
		from := i
		for i++; i < len(blocks) && blocks[from].kind == document.ListItem && blocks[i].kind == document.ListItem; i++ {
		}
		switch blocks[from].kind {
		case document.ListItem:
			parts = append(parts, writeList(blocks[from:i]))
		case document.Table:
			parts = append(parts, writeTable(blocks[from]))
		default:
			parts = append(parts, inline(blocks[from].runs, inParagraph))
		}
	}
	return strings.Join(parts, "\n\n")
}

// indent puts one string before the first line of a text and another before each later one.
func indent(text, first, later string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i > 0 {
			first = later
		}
		if line == "" {
			first = strings.TrimRight(first, " ")
		}
		lines[i] = first + line
	}
	return strings.Join(lines, "\n")
}
