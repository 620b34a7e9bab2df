package pptx

import (
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// readGraphic reads a frame with a table, chart, diagram or embedded object in it.
func (p *page) readGraphic(one *shape) ([]document.Block, error) {
	alternative := document.Fold(properties(one.e).Get("descr"))
	data := one.e.Child("a:graphic", "a:graphicData")
	var blocks []document.Block
	var err error
	switch {
	case data.Child("a:tbl") != nil:
		if alternative != "" {
			p.on.NotRead(p.place, "the text alternative of a table, which is read itself", alternative)
		}
		return p.table(data.Child("a:tbl")), nil
	case data.Child("c:chart") != nil:
		blocks, err = p.chart(data.Child("c:chart").Get("r:id"))
	case data.Child("cx:chart") != nil:
		err = p.newChart(data.Child("cx:chart").Get("r:id"))
	case data.Child("dgm:relIds") != nil:
		blocks, err = p.diagram(data.Child("dgm:relIds").Get("r:dm"))
	default:
		return p.object(one, data, alternative), nil
	}
	for i := range blocks {
		placed(&blocks[i], p.place)
	}
	return append(p.alternative(one, alternative), blocks...), err
}

// relatedPart gives the part that a relation of the sheet leads to; "" where it leads nowhere in the file.
func (p *page) relatedPart(id string) string {
	if found := p.on.relations[id]; !found.External {
		return found.Target
	}
	return ""
}

// part reads a part that the sheet leads to, once; nil where there is none, or where it was read.
func (p *page) part(name string) (*office.Element, error) {
	if name = office.PartName(name); name == "." || p.on.read[name] {
		return nil, nil
	}
	p.on.read[name] = true
	return p.on.archive.Read(name)
}

func (p *page) chart(id string) ([]document.Block, error) {
	name := p.relatedPart(id)
	if p.on.read[office.PartName(name)] {
		p.on.Aside(p.place, "a chart that stands on the slides a second time")
	}
	root, err := p.part(name)
	if err != nil || root == nil {
		return nil, err
	}
	p.on.words.WriteString(office.ChartWords(root))
	blocks, err := office.Chart(root)
	if err != nil {
		return nil, err
	}
	for _, each := range blocks {
		for _, row := range each.Rows {
			if err := p.on.spend(len(row.Cells)); err != nil {
				return nil, err
			}
		}
	}
	relations, err := p.on.archive.Relations(name)
	if err != nil {
		return nil, err
	}
	for _, key := range sortedKeys(relations) {
		switch each := relations[key]; {
		case each.Kind == "package" || each.Kind == "oleObject":
			p.on.Aside(p.place, "the workbook behind a chart, which may hold more than the chart shows")
		case each.Kind == "chartUserShapes" && !each.External:
			more, err := p.over(each.Target)
			if err != nil {
				return nil, err
			}
			blocks = append(blocks, more...)
		}
	}
	return blocks, nil
}

// over reads the text of shapes that were drawn over a chart.
func (p *page) over(name string) ([]document.Block, error) {
	root, err := p.on.text(name)
	if err != nil || root == nil {
		return nil, err
	}
	return paragraphsIn(root, nil), nil
}

// paragraphsIn gives the paragraphs of drawn text in e, whatever they stand in.
func paragraphsIn(e *office.Element, blocks []document.Block) []document.Block {
	if e.Name == "a:p" || isText(e.Name) {
		if runs := office.TextOf(e); runs != nil {
			blocks = append(blocks, document.Block{Kind: document.Paragraph, Runs: runs, Visibility: document.Visible})
		}
		return blocks
	}
	for _, each := range e.Children {
		if e.Name != "mc:AlternateContent" || each.Name != "mc:Fallback" {
			blocks = paragraphsIn(each, blocks)
		}
	}
	return blocks
}

// newChart names a chart of one of the kinds that came in 2016, as a waterfall or map, with the words in its part.
func (p *page) newChart(id string) error {
	root, err := p.part(p.relatedPart(id))
	if err != nil || root == nil {
		return err
	}
	var words []string
	var walk func(e *office.Element)
	walk = func(e *office.Element) {
		if isText(e.Name) || e.Name == "cx:pt" || e.Name == "cx:v" {
			words = append(words, string(e.Text))
		}
		for _, each := range e.Children {
			walk(each)
		}
	}
	walk(root)
	text := document.Fold(strings.Join(words, " "))
	p.on.words.WriteString(text + "\n")
	p.on.NotRead(p.place, "a chart of a kind that is not read here (waterfall, map and the like)", text)
	return nil
}

func (p *page) diagram(id string) ([]document.Block, error) {
	model, err := p.on.text(p.relatedPart(id))
	if err != nil || model == nil {
		return nil, err
	}
	var drawn *office.Element
	if as := model.Find("dsp:dataModelExt"); as != nil {
		if drawn, err = p.part(p.relatedPart(as.Get("relId"))); err != nil {
			return nil, err
		}
	}
	blocks := office.Diagram(model, drawn)
	if drawn != nil && drawn.Find("a:blip") != nil {
		p.on.Aside(p.place, "a picture in a diagram (SmartArt)")
	}
	return blocks, p.on.spend(2 * len(blocks))
}

// object names what another program put on the slide, of which a picture is shown.
func (p *page) object(one *shape, data *office.Element, alternative string) []document.Block {
	var blocks []document.Block
	for _, each := range p.shown(data) {
		switch {
		case each.Name != "p:oleObj":
			p.on.dropped(p.place, "something drawn of a kind that is not known here", each)
			continue
		case each.Child("p:link") != nil:
			p.on.NotRead(p.place, strings.TrimSpace("an object that leads to another file "+each.Get("progId")), "")
		default:
			p.on.NotRead(p.place, strings.TrimSpace("an embedded object "+each.Get("progId")), "")
		}
		picture := each.Child("p:pic")
		if picture == nil {
			continue
		}
		if alternative == "" {
			alternative = document.Fold(properties(picture).Get("descr"))
		}
		blocks = append(blocks, p.image(one, picture.Child("p:blipFill"), alternative)...)
		alternative = ""
	}
	return append(p.alternative(one, alternative), blocks...)
}

// shown gives what is in e, in the form that PowerPoint shows. The picture of an object may be in the older form only.
func (p *page) shown(e *office.Element) []*office.Element {
	if e == nil {
		return nil
	}
	var all []*office.Element
	for _, each := range e.Children {
		if each.Name != "mc:AlternateContent" {
			all = append(all, each)
			continue
		}
		for _, chosen := range p.on.branch(each, p.place) {
			if older := each.Child("mc:Fallback", "p:oleObj", "p:pic"); older != nil && chosen.Child("p:pic") == nil && older.Words() == "" {
				chosen.Children = append(chosen.Children, older)
			}
			all = append(all, chosen)
		}
	}
	return all
}
