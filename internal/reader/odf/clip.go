package odf

import (
	"strconv"
	"strings"

	"gazette/internal/document"
	"gazette/internal/reader/office"
)

// exactHeight gives the height in points of a row that does not grow with what stands in it (style:row-height in ODF 1.3
// part 3); 0 for one that does, as all of a presentation do.
func (s *story) exactHeight(row *style) float64 {
	if s.place.Slide > 0 || row.set["style:use-optimal-row-height"] == "true" {
		return 0
	}
	return points(row.set["style:row-height"])
}

// clip gives what the row shows of a cell of a style. Where the text may stand at the bottom or in the middle, be turned, or
// go on into the row below, nobody can say what is cut off.
func (g *grid) clip(e *office.Element, cell *style) office.Clip {
	align, mode, angle := cell.set["style:vertical-align"], cell.set["style:writing-mode"], cell.set["style:rotation-angle"]
	isTop := align == "" || align == "top" || align == "automatic"
	isLevel := (mode == "" || mode == "page" || strings.HasPrefix(mode, "lr") || strings.HasPrefix(mode, "rl")) && (angle == "" || angle == "0")
	if !isTop || !isLevel || span(e, "table:number-rows-spanned") > 1 {
		return office.Clip{}
	}
	return office.NewClip(g.exact)
}

// lineSize gives how high the lines of a paragraph are at the least; nothing for one that may have none of its own, because
// it is hidden or a tracked change begins or ends in it.
func (s *story) lineSize(e *office.Element, in context) office.LineSize {
	style := s.sheet.get("paragraph", e.Get("text:style-name"))
	look := style.look.over(in.look.over(s.sheet.defaultOf("paragraph").look))
	if isOff(look) || hasChange(e) || e.Find("text:hidden-paragraph") != nil {
		return office.LineSize{}
	}
	line := office.LineSize{Letters: s.smallest(e, look)}
	height := style.set["fo:line-height"]
	if share, ok := strings.CutSuffix(height, "%"); ok {
		if percent, err := strconv.ParseFloat(share, 64); err == nil {
			line.Factor = percent / 100
		}
		return line
	}
	line.Exact = points(height)
	return line
}

// smallest gives the size in points of the smallest letters in e, or of e itself where there are none.
func (s *story) smallest(e *office.Element, around look) float64 {
	found := points(around[size])
	if found == 0 {
		found = 10 // the least that programs write where nothing is said
	}
	if around.marks()&(document.Superscript|document.Subscript) != 0 {
		found *= 0.5
	}
	for _, each := range e.Children {
		if each.Name == "text:span" || each.Name == "text:a" {
			found = min(found, s.smallest(each, s.sheet.get("text", each.Get("text:style-name")).look.over(around)))
		}
	}
	return found
}

func hasChange(e *office.Element) bool {
	return e.Find("text:change") != nil || e.Find("text:change-start") != nil || e.Find("text:change-end") != nil
}
