package layout

import (
	"strconv"
	"strings"
	"testing"

	"gazette/internal/document"
)

// typeset makes pages of a description, one command a line:
//
//	page 595 842
//	size 11 [bold] [italic]           the type of what follows
//	at 72 100 Text                    text with its baseline 100 points from the top
//	spaced 72 100 Text                the same with printed spaces, each as a glyph
//	turned 72 100 90 Text             text turned clockwise
//	hidden 72 100 Text                text that nobody sees
//	link https://… 72 100 Text
//	fill 72 100 450 12 14 Text …      text wrapped between 72 and 450, lines 14 points apart
//	rule 72 200 520 200               a line from there to there
//	box 72 200 520 300 [grey]
//	grid 72,200,520 100,120,140       the lines of a table
//	figure 72 200 520 300 Text        a picture with its alternative
//
// Characters are half as wide as they are high, spaces a quarter; capital letters and digits are no wider.
func typeset(t testing.TB, description string) []Page {
	t.Helper()
	var pages []Page
	here := &typesetter{size: 10}
	for _, line := range strings.Split(description, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		command, rest, _ := strings.Cut(line, " ")
		if command == "page" {
			n, _ := numbers(t, rest, 2)
			pages = append(pages, Page{Width: n[0], Height: n[1]})
			here.page = &pages[len(pages)-1]
			continue
		}
		here.set(t, command, rest)
	}
	return pages
}

type typesetter struct {
	page         *Page
	size         float64
	bold, italic bool
}

// numbers cuts n numbers off a text.
func numbers(t testing.TB, text string, n int) (values []float64, rest string) {
	t.Helper()
	for range n {
		var field string
		field, text, _ = strings.Cut(strings.TrimLeft(text, " "), " ")
		value, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
	}
	return values, text
}

func list(t testing.TB, text string) []float64 {
	values, _ := numbers(t, strings.ReplaceAll(text, ",", " "), strings.Count(text, ",")+1)
	return values
}

func (p *typesetter) set(t testing.TB, command, rest string) {
	t.Helper()
	look := Glyph{Size: p.size, Bold: p.bold, Italic: p.italic, Visibility: document.Visible}
	switch command {
	case "size":
		n, style := numbers(t, rest, 1)
		p.size, p.bold, p.italic = n[0], strings.Contains(style, "bold"), strings.Contains(style, "italic")
	case "at", "spaced":
		n, text := numbers(t, rest, 2)
		p.print(text, n[0], n[1], look, command == "spaced")
	case "hidden":
		n, text := numbers(t, rest, 2)
		look.Visibility = document.Hidden
		p.print(text, n[0], n[1], look, false)
	case "link":
		address, rest, _ := strings.Cut(rest, " ")
		n, text := numbers(t, rest, 2)
		look.Link = address
		p.print(text, n[0], n[1], look, false)
	case "turned":
		n, text := numbers(t, rest, 3)
		p.turned(text, n[0], n[1], n[2], look)
	case "fill":
		n, text := numbers(t, rest, 4)
		p.fill(text, n[0], n[1], n[2], n[3], look)
	case "rule":
		n, _ := numbers(t, rest, 4)
		p.page.Rules = append(p.page.Rules, Rule{Rect{n[0], n[1], n[2], n[3]}})
	case "box":
		n, fill := numbers(t, rest, 4)
		p.page.Boxes = append(p.page.Boxes, Box{Rect: Rect{n[0], n[1], n[2], n[3]}, Filled: fill == "grey", Fill: Colour{200, 200, 200}})
	case "grid":
		across, down, _ := strings.Cut(rest, " ")
		p.grid(list(t, across), list(t, down))
	case "figure":
		n, text := numbers(t, rest, 4)
		p.page.Figures = append(p.page.Figures, Figure{Rect{n[0], n[1], n[2], n[3]}, document.Text(document.Image, text)})
	default:
		t.Fatalf("no such command: %s", command)
	}
}

func (p *typesetter) width(text string) float64 {
	width := 0.0
	for _, r := range text {
		width += p.size / 2
		if r == ' ' {
			width -= p.size / 4
		}
	}
	return width
}

func (p *typesetter) print(text string, x, y float64, look Glyph, spaces bool) {
	for _, r := range text {
		look.Text, look.Baseline = string(r), y
		look.Box = Rect{x, y - p.size*0.7, x + p.width(look.Text), y}
		x = look.Box.Right
		if r != ' ' || spaces {
			p.page.Glyphs = append(p.page.Glyphs, look)
		}
	}
}

// fill breaks text into lines where the next word does not fit.
func (p *typesetter) fill(text string, x, y, right, leading float64, look Glyph) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && x+p.width(line+" "+word) > right {
			p.print(line, x, y, look, true)
			line, y = "", y+leading
		}
		line = strings.TrimSpace(line + " " + word)
	}
	p.print(line, x, y, look, true)
}

func (p *typesetter) turned(text string, x, y, angle float64, look Glyph) {
	look.Angle = angle
	for _, r := range text {
		look.Text, look.Baseline = string(r), y
		advance, below := p.width(look.Text), 0.0
		if strings.ContainsRune("gjpqy", r) {
			below = p.size * 0.21
		}
		switch angle {
		case 90:
			look.Box = Rect{x - below, y, x + p.size*0.7, y + advance}
			y += advance
		case 270:
			look.Box = Rect{x - p.size*0.7, y - advance, x + below, y}
			y -= advance
		default: // on a slope of 45 degrees
			look.Box = Rect{x, y - p.size*0.7, x + advance, y}
			x, y = x+advance*0.7, y+advance*0.7
		}
		p.page.Glyphs = append(p.page.Glyphs, look)
	}
}

func (p *typesetter) grid(xs, ys []float64) {
	for _, x := range xs {
		p.page.Rules = append(p.page.Rules, Rule{Rect{x, ys[0], x + 0.5, ys[len(ys)-1]}})
	}
	for _, y := range ys {
		p.page.Rules = append(p.page.Rules, Rule{Rect{xs[0], y, xs[len(xs)-1], y + 0.5}})
	}
}
