package docx

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// exactHeight gives the height in points of a row that does not grow with what stands in it (ISO 29500-1, 17.4.80); 0 for
// one that does.
func exactHeight(trHeight *office.Element) float64 {
	if trHeight.Get("w:hRule") != "exact" {
		return 0
	}
	return float64(number(trHeight.Val(), 0)) / 20
}

// clip gives what the row shows of a cell. Where the text may stand at the bottom or in the middle, be turned, or go on into
// the row below, nobody can say what is cut off.
func (g *grid) clip(tcPr *office.Element) office.Clip {
	align := tcPr.Child("w:vAlign").Val()
	if tcPr.Child("w:vMerge") != nil || tcPr.Child("w:textDirection") != nil || align != "" && align != "top" {
		return office.Clip{}
	}
	return office.NewClip(g.exact)
}

// lineSize gives how high the lines of a paragraph are at the least; nothing for one that may have none of its own, because
// its end is hidden or a tracked change.
func (s *story) lineSize(p *office.Element, in context) office.LineSize {
	pPr := p.Child("w:pPr")
	l := &line{story: s, in: in, style: s.styleOf(pPr)}
	layout := readLayout(pPr).over(l.style.layout)
	if l.markVisibility(layout) != in.visibility || trackedIn(pPr.Child("w:rPr"), context{visibility: document.Visible}).visibility != document.Visible {
		return office.LineSize{}
	}
	size := office.LineSize{Letters: l.smallest(p)}
	if size.Letters == 0 {
		size.Letters = l.lookOf(pPr.Child("w:rPr")).points()
	}
	height := float64(number(layout.line, 0))
	switch layout.lineRule {
	case "exact":
		size.Exact = height / 20
	case "auto", "":
		size.Factor = height / 240
	}
	return size
}

// smallest gives the size in points of the smallest letters in e; 0 where there are none.
func (l *line) smallest(e *office.Element) float64 {
	found := 0.0
	for _, each := range e.Children {
		size := 0.0
		switch {
		case each.Name == "w:txbxContent" || each.Name == "w:pPr":
		case each.Name == "w:r" && strings.TrimSpace(each.Words()) != "":
			size = l.lookOf(each.Child("w:rPr")).points()
		default:
			size = l.smallest(each)
		}
		if size > 0 && (found == 0 || size < found) {
			found = size
		}
	}
	return found
}

// points gives the size of letters. Word's own is ten points; raised and lowered ones are smaller than they say.
func (l look) points() float64 {
	size := 10.0
	if halves, err := strconv.ParseFloat(l.size, 64); err == nil && halves > 0 {
		size = halves / 2
	}
	if l.raised == "superscript" || l.raised == "subscript" {
		size *= 0.6
	}
	return size
}
