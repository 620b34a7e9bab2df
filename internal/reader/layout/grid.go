package layout

import (
	"cmp"
	"math"
	"slices"
)

const (
	// maxCells is how many places a grid may have: 1,000 rows of 20 cells are more than a page holds.
	maxCells = 20_000
	// border is the share of a cell's side along which a line runs that divides it from the next cell.
	border = 0.6
	// beyond is how far, in points, the lines of a table reach over its outermost crossings where its sides are open.
	beyond = 10
)

// A grid is a table as its ruling lines draw it.
type grid struct {
	Rect
	xs, ys               []float64 // where its lines stand, from left to right and from top to bottom
	horizontal, vertical []edge
}

// grids gives the sets of lines that cross or touch, each as a grid, the smaller ones first.
func grids(horizontal, vertical []edge) []*grid {
	if len(horizontal) > maxEdges || len(vertical) > maxEdges {
		return nil
	}
	sets := newSets(len(horizontal) + len(vertical))
	for i, h := range horizontal {
		from, _ := slices.BinarySearchFunc(vertical, h.from-snap, func(v edge, x float64) int { return cmp.Compare(v.at, x) })
		for j := from; j < len(vertical) && vertical[j].at <= h.to+snap; j++ {
			if v := vertical[j]; h.at >= v.from-snap && h.at <= v.to+snap {
				sets.unite(i, len(horizontal)+j)
			}
		}
	}
	found := map[int]*grid{}
	var order []*grid
	at := func(i int) *grid {
		root := sets.find(i)
		if found[root] == nil {
			found[root] = &grid{}
			order = append(order, found[root])
		}
		return found[root]
	}
	for i, each := range horizontal {
		g := at(i)
		g.horizontal = append(g.horizontal, each)
	}
	for i, each := range vertical {
		g := at(len(horizontal) + i)
		g.vertical = append(g.vertical, each)
	}
	order = slices.DeleteFunc(order, func(g *grid) bool { return !g.measure() })
	slices.SortStableFunc(order, func(a, b *grid) int { return cmp.Compare(a.area(), b.area()) })
	return order
}

// measure finds the lines of a grid; false where it has no cell.
func (g *grid) measure() bool {
	g.xs, g.ys = places(g.vertical, g.horizontal), places(g.horizontal, g.vertical)
	if len(g.xs) < 2 || len(g.ys) < 2 || (len(g.xs)-1)*(len(g.ys)-1) > maxCells {
		return false
	}
	g.Rect = Rect{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]}
	return true
}

// places gives where lines stand; with the ends of the lines across them where these reach beyond them, as they do in a table with
// open sides.
func places(lines, across []edge) []float64 {
	if len(lines) == 0 || len(across) == 0 {
		return nil
	}
	var found []float64
	for _, each := range lines { // sorted by where they stand
		if n := len(found); n == 0 || each.at-found[n-1] > snap {
			found = append(found, each.at)
		}
	}
	first, last := math.Inf(1), math.Inf(-1)
	for _, each := range across {
		first, last = math.Min(first, each.from), math.Max(last, each.to)
	}
	if found[0]-first > beyond {
		found = slices.Insert(found, 0, first)
	}
	if last-found[len(found)-1] > beyond {
		found = append(found, last)
	}
	return found
}

func (r Rect) area() float64 { return (r.Right - r.Left) * (r.Bottom - r.Top) }

// A place is one of the fields of a grid, or several of them that no line divides. Row and column count from 0.
type place struct{ row, column, rows, columns int }

// cells divides the grid into its cells, row by row, and says for each field in which cell it is.
func (g *grid) cells() (cells []place, of [][]int) {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	right, below := g.borders()
	of = make([][]int, rows)
	for i := range of {
		of[i] = slices.Repeat([]int{-1}, columns)
	}
	for i := range rows {
		for j := range columns {
			if of[i][j] >= 0 {
				continue
			}
			c := place{i, j, 1, 1}
			for j+c.columns < columns && of[i][j+c.columns] < 0 && !right[i][j+c.columns-1] {
				c.columns++
			}
			for i+c.rows < rows && isOpen(below[i+c.rows-1][j:j+c.columns]) && isFree(of[i+c.rows][j:j+c.columns]) {
				c.rows++
			}
			for y := i; y < i+c.rows; y++ {
				for x := j; x < j+c.columns; x++ {
					of[y][x] = len(cells)
				}
			}
			cells = append(cells, c)
		}
	}
	return cells, of
}

func isOpen(lines []bool) bool { return !slices.Contains(lines, true) }

func isFree(cells []int) bool { return !slices.ContainsFunc(cells, func(c int) bool { return c >= 0 }) }

// borders says of each field whether a line divides it from the one on its right, and from the one below.
func (g *grid) borders() (right, below [][]bool) {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	right, below = make([][]bool, rows), make([][]bool, rows)
	for i := range rows {
		right[i], below[i] = make([]bool, columns), make([]bool, columns)
	}
	for j := 1; j < columns; j++ {
		lines := near(g.vertical, g.xs[j])
		for i := range rows {
			right[i][j-1] = covered(lines, g.ys[i], g.ys[i+1])
		}
	}
	for i := 1; i < rows; i++ {
		lines := near(g.horizontal, g.ys[i])
		for j := range columns {
			below[i-1][j] = covered(lines, g.xs[j], g.xs[j+1])
		}
	}
	return right, below
}

// near gives the lines, sorted by where they stand, that stand at a place.
func near(lines []edge, at float64) []edge {
	from, _ := slices.BinarySearchFunc(lines, at-snap, func(e edge, x float64) int { return cmp.Compare(e.at, x) })
	to := from
	for to < len(lines) && lines[to].at <= at+snap {
		to++
	}
	return lines[from:to]
}

// covered reports whether lines run along most of a side.
func covered(lines []edge, from, to float64) bool {
	length := 0.0
	for _, each := range lines {
		length += math.Max(0, math.Min(each.to, to)-math.Max(each.from, from))
	}
	return length >= border*(to-from)
}

// sets are the sets of things that belong together.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) unite(i, j int) {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
}
