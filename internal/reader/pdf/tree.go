package pdf

// An element is one of the structure tree, which says of a tagged file what its parts are (ISO 32000-1, 14.7). PDFium gives
// the tree of one page at a time; the elements here are put together from those of all pages.
type element struct {
	kind          string // "P", "H1", "TD", …, as one of the standard kinds where the file says which
	alt, actual   string // the words that stand for it
	rows, columns int    // that a cell spans; 0 for 1
	kids          []kid
}

// A kid is an element or marked content of a page; neither where no page knew of it.
type kid struct {
	element *element
	content mark
}

// A mark names marked content: its number on its page. The zero mark is none.
type mark struct{ page, content int }

// The limits of a structure tree. One of a 600-page paper has 40,000 elements, and a person makes 15 levels.
const (
	maxElements  = 400_000
	maxTreeDepth = 80
)

// A forest reads the trees of pages into one.
type forest struct {
	root     element
	elements int
	known    map[int]bool // marked content of the page that was added last
}

// add adds the tree of a page. It gives the marked content of the page that the tree leads to.
func (f *forest) add(p *page) map[int]bool {
	f.known = map[int]bool{}
	tree := p.call("FPDF_StructTree_GetForPage", p.handle)
	if tree == 0 {
		return f.known
	}
	defer p.call("FPDF_StructTree_Close", tree)
	count := p.integer("FPDF_StructTree_CountChildren", tree)
	f.root.grow(count)
	for i := range min(count, len(f.root.kids)) {
		if address := p.call("FPDF_StructTree_GetChildAtIndex", tree, uint64(i)); address != 0 {
			f.addElement(p, address, &f.root.kids[i], 1)
		}
	}
	return f.known
}

// grow makes room for kids. Those of one element have the same places on every page, wherever they stand themselves.
func (e *element) grow(count int) {
	count = min(count, maxElements)
	if count > len(e.kids) {
		e.kids = append(e.kids, make([]kid, count-len(e.kids))...)
	}
}

func (f *forest) addElement(p *page, address uint64, slot *kid, depth int) {
	if depth > maxTreeDepth || f.elements > maxElements {
		return
	}
	if slot.element == nil {
		f.elements++
		slot.element = p.newElement(address)
	}
	e := slot.element
	e.grow(p.integer("FPDF_StructElement_CountChildren", address))
	for i := range e.kids {
		if child := p.call("FPDF_StructElement_GetChildAtIndex", address, uint64(i)); child != 0 {
			f.addElement(p, child, &e.kids[i], depth+1)
		} else if content := p.integer("FPDF_StructElement_GetChildMarkedContentID", address, uint64(i)); content >= 0 {
			e.kids[i].content = mark{p.number, content}
			f.known[content] = true
		}
	}
}

func (p *page) newElement(address uint64) *element {
	e := &element{
		kind:   p.wide("FPDF_StructElement_GetType", address),
		alt:    p.wide("FPDF_StructElement_GetAltText", address),
		actual: p.wide("FPDF_StructElement_GetActualText", address),
	}
	if e.kind == "TD" || e.kind == "TH" {
		e.rows, e.columns = p.span(address, "RowSpan"), p.span(address, "ColSpan")
	}
	return e
}

// span is how many rows or columns a cell covers, as one of its attributes says.
func (p *page) span(address uint64, attribute string) int {
	const most = 1000
	name := p.name(attribute)
	defer p.free(name)
	for i := range max(p.integer("FPDF_StructElement_GetAttributeCount", address), 0) {
		list := p.call("FPDF_StructElement_GetAttributeAtIndex", address, uint64(i))
		value := p.call("FPDF_StructElement_Attr_GetValue", list, name)
		if value != 0 && p.call("FPDF_StructElement_Attr_GetNumberValue", value, p.scratch) != 0 {
			if number := p.float32At(0); number > 1 && number <= most {
				return int(number)
			}
		}
	}
	return 0
}
