package docx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"gazette/internal/document"
	"gazette/internal/reader/office"
	"gazette/internal/reader/picture"
)

// square makes a picture of 10 by 10 pixels, black on the left and white on the right, with a note behind it that says
// where it was taken.
func square(t testing.TB) string {
	t.Helper()
	drawn := image.NewGray(image.Rect(0, 0, 10, 10))
	for i := range drawn.Pix {
		if i%10 >= 5 {
			drawn.SetGray(i%10, i/10, color.Gray{255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, drawn); err != nil {
		t.Fatal(err)
	}
	return out.String() + "taken in Wexcombe"
}

// inline is a paragraph with a picture.
func inline(properties, fill string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:docPr ` + properties + `/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr/></pic:nvPicPr><pic:blipFill>` + fill + `</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

// TestPictures: pictures are taken over as they are shown, with a text alternative or without one, and nothing of the file
// beside them; what is not taken over is named.
func TestPictures(t *testing.T) {
	own := func(body string) string {
		return strings.Replace(body, "<pic:cNvPr/>", `<pic:cNvPr descr="of its own"/>`, 1)
	}
	const blip = `<a:blip r:embed="media/square.png"/>`
	for name, test := range map[string]struct {
		body          string
		text          string // of the block; "none" where there is none
		width, height int    // of the picture; 0 where there is none
		why           string // in what was not read
	}{
		"whole":          {inline(`descr="A square" title="A square"`, blip), "A square", 10, 10, ""},
		"without words":  {inline("", blip), "", 10, 10, ""},
		"its own words":  {own(inline("", blip)), "of its own", 10, 10, ""},
		"both":           {own(inline(`descr="A square"`, blip)), "A square", 10, 10, office.WhyCaption},
		"title alone":    {inline(`title="A title"`, blip), "A title", 10, 10, ""},
		"title as well":  {inline(`descr="A square" title="Another"`, blip), "A square", 10, 10, office.WhyCaption},
		"cut":            {inline(`descr="A half"`, blip+`<a:srcRect l="50000" b="20000"/>`), "A half", 5, 8, ""},
		"cut, strict":    {inline(`descr="A half"`, blip+`<a:srcRect l="50%"/>`), "A half", 5, 10, ""},
		"drawn larger":   {inline(`descr="A square"`, blip+`<a:srcRect l="-50000"/>`), "A square", 10, 10, ""},
		"linked":         {inline(`descr="Elsewhere"`, `<a:blip r:link="far"/>`), "Elsewhere", 0, 0, picture.WhyLinked},
		"linked, embed":  {inline(`descr="Elsewhere"`, `<a:blip r:embed="far"/>`), "Elsewhere", 0, 0, picture.WhyLinked},
		"lost":           {inline(`descr="Lost"`, `<a:blip r:embed="none"/>`), "Lost", 0, 0, picture.WhyLost},
		"metafile":       {inline(`descr="A drawing"`, `<a:blip r:embed="media/drawing.emf"/>`), "A drawing", 0, 0, "EMF"},
		"metafile alone": {inline("", `<a:blip r:embed="media/drawing.emf"/>`), "none", 0, 0, "EMF"},
		"older kind":     {`<w:p><w:r><w:pict><v:shape alt="A square"><v:imagedata r:id="media/square.png" cropleft="32768f" cropbottom="0.2"/></v:shape></w:pict></w:r></w:p>`, "A square", 5, 8, ""},
		"older title":    {`<w:p><w:r><w:pict><v:shape><v:imagedata r:id="media/square.png" o:title="A name"/></v:shape></w:pict></w:r></w:p>`, "A name", 10, 10, ""},
		"fills a shape":  {`<w:p><w:r><w:drawing><wp:anchor><wp:docPr descr="A square"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:blipFill>` + blip + `</a:blipFill></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`, "A square", 10, 10, ""},
	} {
		doc, _, err := Format{}.Read(build(t, map[string]string{
			"document": test.body, "links": "far https://www.example.org/a.png",
			"media/square.png": square(t), "media/drawing.emf": "\x01\x00\x00\x00" + strings.Repeat("\x00", 36) + " EMF" + strings.Repeat("\x00", 40),
		}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text, width, height, why := "none", 0, 0, ""
		for _, block := range doc.Blocks {
			text = block.PlainText()
			if block.Kind != document.Image || block.Visibility != document.Visible {
				t.Errorf("%s: a block that is no picture: %+v", name, block)
			}
			if block.Picture == nil {
				continue
			}
			if bytes.Contains(block.Picture.Data, []byte("Wexcombe")) || block.Picture.Type != "image/png" {
				t.Errorf("%s: the picture is not clean, or of the type %q", name, block.Picture.Type)
			}
			size, _, err := image.DecodeConfig(bytes.NewReader(block.Picture.Data))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			width, height = size.Width, size.Height
		}
		for _, each := range doc.NotRead {
			why += each.Why
		}
		if text != test.text || width != test.width || height != test.height || !strings.Contains(why, test.why) || (why == "") != (test.why == "") || len(doc.Blocks) > 1 {
			t.Errorf("%s: got %q, %d×%d, not read: %q; want %q, %d×%d, %q", name, text, width, height, why, test.text, test.width, test.height, test.why)
		}
	}
}

// TestManyPictures: a picture that is shown often is read once; one that would take long is not.
func TestManyPictures(t *testing.T) {
	var body strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&body, "%s", inline("", `<a:blip r:embed="media/square.png"/>`+fmt.Sprintf(`<a:srcRect l="%d"/>`, 10_000*(i%3))))
	}
	large := []byte(square(t)) // says that it is of 7000 by 7000 pixels, and is damaged
	binary.BigEndian.PutUint32(large[16:], 7000)
	binary.BigEndian.PutUint32(large[20:], 7000)
	binary.BigEndian.PutUint32(large[29:], crc32.ChecksumIEEE(large[12:29]))
	for i := range 20 {
		body.WriteString(inline("", fmt.Sprintf(`<a:blip r:embed="media/large.png"/><a:srcRect l="%d"/>`, i+1)))
	}
	doc, _, err := Format{}.Read(build(t, map[string]string{"document": body.String(), "media/square.png": square(t), "media/large.png": string(large)}))
	if err != nil {
		t.Fatal(err)
	}
	const tooMany = "a picture beyond the number that one document may have; divide the document, or make its pictures smaller"
	files, why := map[*document.Picture]bool{}, map[string]int{}
	for _, block := range doc.Blocks {
		files[block.Picture] = true
	}
	for _, each := range doc.NotRead {
		why[each.Why]++
	}
	if len(doc.Blocks) != 1000 || len(files) != 3 || why[tooMany] != 5 || len(doc.NotRead) != 20 {
		t.Errorf("got %d blocks with %d pictures, not read: %v", len(doc.Blocks), len(files), why)
	}
}
