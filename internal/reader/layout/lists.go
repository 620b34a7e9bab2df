package layout

import "gazette/internal/document"

// depths gives list items their level by how far they are moved in. A heading ends all lists, and so does a paragraph that stands
// in front of their first level. Lists in boxes have their depths already.
func depths(all []*paragraph) {
	var stack []float64 // where the labels of each level stand
	for _, each := range all {
		if len(each.lines) == 0 || each.level > 0 && each.kind == document.ListItem {
			continue
		}
		first := each.lines[0]
		left, slack := first.Left, indent*first.size
		switch each.kind {
		case document.ListItem:
			for len(stack) > 0 && left < stack[len(stack)-1]-slack {
				stack = stack[:len(stack)-1]
			}
			if len(stack) == 0 || left > stack[len(stack)-1]+slack {
				stack = append(stack, left)
			}
			each.level = len(stack)
		case document.Paragraph:
			if len(stack) > 0 && left < stack[0]-slack {
				stack = nil
			}
		default:
			stack = nil
		}
	}
}
