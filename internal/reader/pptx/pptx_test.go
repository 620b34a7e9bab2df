package pptx

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"maps"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/readertest"
)

var update = flag.Bool("update", false, "write what the reader gives as what is wanted")

// TestCases reads the presentations that testdata/<feature>.txtar describe part by part (see build), and compares what was
// read with the file "want" in it.
func TestCases(t *testing.T) {
	readertest.Cases(t, *update, func(t *testing.T, parts map[string]string) (*document.Document, string) {
		doc, words, err := Format{}.Read(buildWithPictures(t, parts))
		if err != nil {
			t.Fatal(err)
		}
		showSizes(t, doc.Blocks)
		return doc, words
	})
}

// FuzzRead: whatever the parts of a presentation hold, no word is lost and no error but a *source.Error comes back.
func FuzzRead(f *testing.F) {
	for _, parts := range readertest.Seeds(f) {
		for _, name := range []string{"layout1", "master1.after"} {
			if parts[name] == "" {
				parts[name] = usualParts[name]
			}
		}
		f.Add(parts["slide1"], parts["layout1"], parts["master1.after"], parts["notes1"], parts["chart1"], parts["data1"])
	}
	f.Fuzz(func(t *testing.T, slide, layout, styles, notes, chart, data string) {
		check(t, build(t, map[string]string{
			"slide1": xmlOnly(slide), "layout1": xmlOnly(layout), "master1.after": styles, "notes1": xmlOnly(notes), "chart1": chart, "data1": data,
		}))
	})
}

// xmlOnly keeps a line from being read as a box with sides that are no lengths.
func xmlOnly(content string) string {
	var out strings.Builder
	for line := range strings.Lines(content) {
		if head, _, isBox := strings.Cut(line, "|"); isBox && strings.HasPrefix(line, "= ") {
			for _, word := range strings.Fields(head[1:]) {
				if _, isNumber := number(word); !strings.Contains(word, "=") && word != "hidden" && !isNumber {
					line = "+" + line
					break
				}
			}
		}
		out.WriteString(line)
	}
	return out.String()
}

// FuzzArchive: whatever bytes come, they are read or refused with a *source.Error.
func FuzzArchive(f *testing.F) {
	whole := build(f, map[string]string{"slide1": "= 1 1 5 5 | Agreed."})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		Format{}.Is("a.bin", data)
		check(t, data)
	})
}

func check(t *testing.T, data []byte) {
	t.Helper()
	readertest.ReadOrRefused(t, Format{}, data)
}

// buildWithPictures makes a presentation with pictures that its slides may show.
func buildWithPictures(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"ppt/media/solid.png": dots(t, 40, 20, color.NRGBA{200, 0, 0, 255}),
		"ppt/media/glass.png": dots(t, 40, 20, color.NRGBA{200, 0, 0, 100}),
		"ppt/media/drawn.emf": "\x01\x00\x00\x00" + strings.Repeat("\x00", 36) + " EMF" + strings.Repeat("\x00", 60),
	}
	maps.Copy(all, parts)
	return build(t, all)
}

// showSizes puts the sizes of pictures behind their types, so that the cases show what was cut off.
func showSizes(t *testing.T, blocks []document.Block) {
	for i, block := range blocks {
		if block.Picture == nil {
			continue
		}
		size, _, err := image.DecodeConfig(bytes.NewReader(block.Picture.Data))
		if err != nil {
			t.Errorf("a picture on slide %d: %v", block.Place.Slide, err)
		}
		blocks[i].Picture = &document.Picture{Type: fmt.Sprintf("%s %d×%d", block.Picture.Type, size.Width, size.Height)}
	}
}
