package docx

import (
	"bytes"

	"gazette/internal/reader/office"
)

// A noteNumbering says how the notes of a document or section are numbered (ISO 29500-1, 17.11).
type noteNumbering struct {
	format  string // of the numbers: "decimal"
	restart string // where they begin anew: "eachSect", "eachPage", "" for nowhere
	start   int    // the first number
}

// over gives what the properties of the notes of a section or document say, and base where they say nothing.
func (base noteNumbering) over(properties *office.Element) noteNumbering {
	if format := properties.Child("w:numFmt").Val(); format != "" {
		base.format = format
	}
	if restart := properties.Child("w:numRestart").Val(); restart != "" {
		base.restart = restart
	}
	base.start = number(properties.Child("w:numStart").Val(), base.start)
	return base
}

// A noteCount numbers the notes of one kind.
type noteCount struct {
	whole    noteNumbering   // where a section says nothing
	sections []noteNumbering // of each section, where any of them says something of its own
	begun    bool
	count    int
	section  int // of the last note
	page     int
}

// readSections reads how each section numbers its notes. A section states it at its end, so the text is read beforehand; few
// documents have such statements.
func (c *noteCount) readSections(archive *office.Archive, part string, data []byte, kind string) error {
	if !bytes.Contains(data, []byte(kind+"Pr>")) {
		return nil
	}
	var collect func(e *office.Element)
	collect = func(e *office.Element) {
		if e.Name == "w:sectPr" {
			c.sections = append(c.sections, c.whole.over(e.Child("w:"+kind+"Pr")))
			return
		}
		for _, each := range e.Children {
			collect(each)
		}
	}
	return archive.Tree(part, data).Each([]string{"w:document", "w:body"}, func(e *office.Element) error {
		collect(e)
		return nil
	})
}

// next gives the number of the next note, in a section from 0 and on a page, 0 where that is not known.
func (c *noteCount) next(section, page int) string {
	numbering := c.whole
	if section < len(c.sections) {
		numbering = c.sections[section]
	}
	isNew := numbering.restart == "eachSect" && section != c.section || numbering.restart == "eachPage" && page != c.page
	if c.section, c.page = section, page; isNew || !c.begun {
		c.begun, c.count = true, numbering.start
	} else {
		c.count++
	}
	return formatNumber(c.count, numbering.format)
}
