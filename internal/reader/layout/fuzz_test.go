package layout

import (
	"encoding/binary"
	"math"
	"reflect"
	"testing"

	"gazette/internal/document"
)

// scatter makes pages of bytes: characters, lines and boxes in all places, some of them nowhere.
func scatter(data []byte) []Page {
	pages := []Page{{Width: 595, Height: 842}}
	for ; len(data) >= 8; data = data[8:] {
		page := &pages[len(pages)-1]
		a, b := float64(binary.LittleEndian.Uint16(data[2:])%700), float64(binary.LittleEndian.Uint16(data[4:])%900)
		c, d := float64(data[6]), float64(data[7])
		switch kind := data[0]; {
		case kind == 0:
			pages = append(pages, Page{Width: a, Height: b})
		case kind < 40:
			page.Rules = append(page.Rules, Rule{Rect{a, b, a + 2*c, b + d/100}}, Rule{Rect{a, b, a + d/100, b + 2*c}})
		case kind < 50:
			page.Boxes = append(page.Boxes, Box{Rect: Rect{a, b, a + 2*c, b + d}, Filled: kind < 45})
		case kind < 53:
			page.Figures = append(page.Figures, Figure{Rect{a, b, a + c, b + d}, document.Text(document.Image, "Plan")})
		case kind < 55:
			nowhere := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1e300}[data[1]%4]
			page.Glyphs = append(page.Glyphs, Glyph{Text: "x", Box: Rect{nowhere, a, b, nowhere}, Size: nowhere, Angle: nowhere, Baseline: nowhere})
			page.Boxes = append(page.Boxes, Box{Rect: Rect{nowhere, a, nowhere, b}})
			page.Rules = append(page.Rules, Rule{Rect{a, nowhere, b, nowhere}})
		default:
			text := []string{"a", "T", "1", ".", "-", "•", "\u00ad", " ", "fi", "م", "é", "\x02", "", "page", "\xff"}[int(data[1])%15]
			size := 4 + float64(kind%24)
			glyph := Glyph{Text: text, Size: size, Box: Rect{a, b - size, a + size/2 + c/200, b}, Baseline: b, Bold: d > 200, Visibility: document.Visible}
			switch kind % 16 {
			case 1:
				glyph.Visibility = document.Hidden
			case 2:
				glyph.Angle = c * 2
			}
			// Most characters follow the one before, so that there are words.
			if n := len(page.Glyphs); n > 0 && d < 200 {
				last := page.Glyphs[n-1]
				glyph.Box = Rect{last.Box.Right, last.Box.Top, last.Box.Right + size/2, last.Box.Bottom}
				glyph.Baseline, glyph.Size, glyph.Angle = last.Baseline, last.Size, last.Angle
			}
			page.Glyphs = append(page.Glyphs, glyph)
		}
	}
	return pages
}

// FuzzBlocks: whatever stands on pages, no letter and no digit is lost or invented, and the same pages give the same blocks.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte("a page of text is made of these bytes, eight of them for each character or line that is on it"))
	f.Add([]byte{10, 0, 50, 0, 50, 0, 200, 0, 100, 1, 60, 0, 60, 0, 0, 250, 100, 0, 0, 0, 0, 0, 0, 0, 45, 0, 9, 0, 9, 0, 99, 99, 0, 0, 200, 2, 200, 2, 0, 0})
	f.Add([]byte{53, 1, 1, 1, 1, 1, 1, 1, 54, 0, 2, 2, 2, 2, 2, 2, 200, 5, 3, 0, 90, 0, 20, 220, 200, 6, 3, 0, 90, 0, 20, 10, 51, 0, 0, 0, 0, 0, 9, 9})
	f.Fuzz(func(t *testing.T, data []byte) {
		blocks, notRead := Blocks(scatter(data))
		if lost := lost(scatter(data), blocks, notRead); lost != "" {
			t.Fatalf("lost or invented %s:\n%s", lost, show(blocks, notRead))
		}
		again, notReadAgain := Blocks(scatter(data))
		if !reflect.DeepEqual(blocks, again) || !reflect.DeepEqual(notRead, notReadAgain) {
			t.Fatalf("first\n%s\nthen\n%s", show(blocks, notRead), show(again, notReadAgain))
		}
		valid(t, blocks)
	})
}

// valid makes sure that every block and run says whether it is seen.
func valid(t *testing.T, blocks []document.Block) {
	t.Helper()
	for _, block := range blocks {
		if block.Visibility == "" {
			t.Fatalf("%v does not say whether it is seen", block.Place)
		}
		for _, run := range block.Runs {
			if run.Visibility == "" || run.Text == "" {
				t.Fatalf("%v has a run without text or visibility", block.Place)
			}
		}
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				valid(t, cell.Blocks)
			}
		}
	}
}
