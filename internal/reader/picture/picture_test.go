package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/webp"
)

// TestNothingBeside: whatever was planted beside a picture is not in the file that leaves, shown whole or cut, and the
// file still is a picture of the same kind and size.
func TestNothingBeside(t *testing.T) {
	picture := painted(40, 20)
	for name, each := range map[string]struct {
		data  []byte
		whole string // its type where it is shown whole
		part  string // its type where it is cut
	}{
		"JPEG": {jpegWith(t, picture, 1), "image/jpeg", "image/jpeg"},
		"PNG":  {pngWith(t, picture, 1), "image/png", "image/png"},
		"GIF":  {gifWith(t, picture), "image/gif", "image/png"},
		"BMP":  {bmpOf(t, picture), "image/png", "image/png"},
		"TIFF": {tiffOf(t, picture), "image/png", "image/png"},
	} {
		if !bytes.Contains(each.data, []byte(secret)) {
			t.Fatalf("%s: the test plants nothing", name)
		}
		clean, err := Clean(each.data, Crop{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if clean.Type != each.whole || bytes.Contains(clean.Data, []byte(secret[:4])) {
			t.Errorf("%s: got %s, with the secret: %v", name, clean.Type, bytes.Contains(clean.Data, []byte(secret[:4])))
		}
		if got := sizeOf(t, clean.Data); got != picture.Bounds() {
			t.Errorf("%s: got %v", name, got)
		}
		again, err := Clean(clean.Data, Crop{})
		if err != nil || !bytes.Equal(again.Data, clean.Data) {
			t.Errorf("%s: what is clean changes when it is cleaned again: %v", name, err)
		}
		part, err := Clean(each.data, Crop{Right: 0.5})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := sizeOf(t, part.Data); part.Type != each.part || got.Dx() != 20 || got.Dy() != 20 || bytes.Contains(part.Data, []byte(secret[:4])) {
			t.Errorf("%s: cut to %v as %s", name, got, part.Type)
		}
	}
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	kind, err := kindOf(data)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := kind.decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func sizeOf(t *testing.T, data []byte) image.Rectangle {
	t.Helper()
	picture := decode(t, data)
	return image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy())
}

// TestWebP: there is no encoder for it; one pixel has to do.
func TestWebP(t *testing.T) {
	for _, turn := range []int{1, 6} {
		clean, err := Clean(webpWith(turn), Crop{})
		if err != nil {
			t.Fatal(err)
		}
		if clean.Type != "image/webp" || bytes.Contains(clean.Data, []byte(secret[:4])) {
			t.Errorf("got %s %q", clean.Type, clean.Data)
		}
		if got := orientation(exifOfWebP(clean.Data)); got != turn {
			t.Errorf("turned %d, want %d", got, turn)
		}
		if _, err := webp.Decode(bytes.NewReader(clean.Data)); err != nil {
			t.Error(err)
		}
	}
	var frame []byte
	frame = append(frame, make([]byte, headOfFrame)...)
	frame = appendWebP(frame, "VP8L", []byte(pixelWebP))
	frame = appendWebP(frame, "PRIV", []byte(secret))
	moving := appendWebP([]byte("RIFF\xFF\x00\x00\x00WEBP"), "VP8X", []byte{0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	moving = appendWebP(moving, "ANIM", make([]byte, 6))
	moving = appendWebP(moving, "ANMF", frame)
	clean, err := copyWebP(moving)
	if err != nil || bytes.Contains(clean, []byte(secret)) || !bytes.Contains(clean, []byte(pixelWebP)) {
		t.Errorf("an animation became %q (%v)", clean, err)
	}
}

// TestTurned: what is shown whole keeps the note how it is turned; what is cut or becomes another kind is turned itself,
// and cut as it is seen.
func TestTurned(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		data := jpegWith(t, painted(40, 20), turn)
		clean, err := Clean(data, Crop{})
		if err != nil {
			t.Fatal(err)
		}
		if got := orientation(exifOfJPEG(clean.Data)); got != turn {
			t.Errorf("turned %d, want %d", got, turn)
		}
		clean, err = Clean(pngWith(t, painted(40, 20), turn), Crop{})
		if err != nil || orientation(exifOfPNG(clean.Data)) != turn {
			t.Errorf("PNG: %v", err)
		}
	}
	red, green, blue := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}
	for turn, want := range map[int]struct {
		size    image.Point
		topLeft color.NRGBA
		right   color.NRGBA // of it
	}{
		1: {image.Pt(20, 10), red, red},
		2: {image.Pt(20, 10), green, green},
		3: {image.Pt(20, 10), color.NRGBA{255, 255, 255, 255}, color.NRGBA{255, 255, 255, 255}},
		4: {image.Pt(20, 10), blue, blue},
		5: {image.Pt(10, 20), red, red},
		6: {image.Pt(10, 20), blue, blue},
		7: {image.Pt(10, 20), color.NRGBA{255, 255, 255, 255}, color.NRGBA{255, 255, 255, 255}},
		8: {image.Pt(10, 20), green, green},
	} {
		clean, err := Clean(pngWith(t, painted(40, 20), turn), Crop{Right: 0.5, Bottom: 0.5})
		if err != nil {
			t.Fatal(err)
		}
		got := decode(t, clean.Data)
		if size := got.Bounds().Size(); size != want.size {
			t.Errorf("turned %d: got %v, want %v", turn, size, want.size)
		}
		first, last := got.Bounds().Min, got.Bounds().Max.Sub(image.Pt(1, 1))
		if a, b := color.NRGBAModel.Convert(got.At(first.X, first.Y)), color.NRGBAModel.Convert(got.At(last.X, last.Y)); a != want.topLeft || b != want.right {
			t.Errorf("turned %d: got %v and %v, want %v and %v", turn, a, b, want.topLeft, want.right)
		}
	}
}

func TestCrop(t *testing.T) {
	data := pngWith(t, painted(40, 20), 1)
	for _, each := range []struct {
		crop Crop
		want string
	}{
		{Crop{}, "40x20"},
		{Crop{Left: -0.2, Top: math.NaN()}, "40x20"},
		{Crop{Left: 0.25, Top: 0.5}, "30x10"},
		{Crop{Left: 0.01}, "39x20"}, // a pixel shown in part is cut off
		{Crop{Left: 0.3, Right: 0.3}, "16x20"},
		{Crop{Left: 0.5, Right: 0.5}, "nothing"},
		{Crop{Left: 0.9, Right: 0.9}, "nothing"},
		{Crop{Top: math.Inf(1)}, "nothing"},
	} {
		clean, err := Clean(data, each.crop)
		if err != nil {
			if each.want != "nothing" || !strings.Contains(err.Error(), "shows nothing") {
				t.Errorf("%v: %v", each.crop, err)
			}
			continue
		}
		size := decode(t, clean.Data).Bounds().Size()
		if got := strings.ReplaceAll(strings.Trim(size.String(), "()"), ",", "x"); got != each.want {
			t.Errorf("%v: got %s, want %s", each.crop, got, each.want)
		}
	}
}

// TestKept: pixels shown whole do not change, an animation goes on moving, and colours keep their profile.
func TestKept(t *testing.T) {
	picture := painted(40, 20)
	data := jpegWith(t, picture, 1)
	clean, err := Clean(data, Crop{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(clean.Data, []byte("colours")) {
		t.Error("the profile of colours is gone")
	}
	was, is := decode(t, data).(*image.YCbCr), decode(t, clean.Data).(*image.YCbCr)
	if !bytes.Equal(was.Y, is.Y) || !bytes.Equal(was.Cb, is.Cb) {
		t.Error("pixels of the JPEG changed")
	}
	clean, err = Clean(pngWith(t, picture, 1), Crop{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(clean.Data, []byte("icc\x00\x00profile")) {
		t.Error("the profile of colours is gone")
	}
	clean, err = Clean(gifWith(t, picture), Crop{})
	if err != nil {
		t.Fatal(err)
	}
	moving, err := gif.DecodeAll(bytes.NewReader(clean.Data))
	if err != nil || len(moving.Image) != 2 || moving.LoopCount != 3 || moving.Delay[1] != 10 {
		t.Errorf("the animation is another: %+v, %v", moving, err)
	}
}

func TestRefused(t *testing.T) {
	large := encoded(t, func(out *bytes.Buffer) error { return png.Encode(out, image.NewGray(image.Rect(0, 0, 8, 8))) })
	copy(large[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // 65536 by 65536
	large = append(large[:8], append(chunk("IHDR", string(large[16:29])), large[33:]...)...)
	whole := encoded(t, func(out *bytes.Buffer) error { return jpeg.Encode(out, painted(9, 9), nil) })
	wrong := pngWith(t, painted(4, 4), 1)
	wrong[len(signaturePNG)+12+13+30]++
	for want, data := range map[string][]byte{
		"a drawing (SVG)":                      []byte(`<?xml version="1.0"?><svg xmlns="x"><text>hidden</text></svg>`),
		"a drawing (a Windows metafile, EMF)":  []byte("\x01\x00\x00\x00" + strings.Repeat("\x00", 36) + " EMF"),
		"a drawing (a Windows metafile, WMF)":  []byte("\xD7\xCD\xC6\x9A\x00\x00"),
		"a drawing (a compressed metafile":     []byte("\x1F\x8B\x08"),
		"not every browser shows (HEIC":        []byte("\x00\x00\x00\x18ftypheic"),
		"a kind that is not known here":        []byte("no picture"),
		"of which nothing is in the document":  nil,
		"too large: 65536 by 65536 pixels":     large,
		"too large: 21 MB":                     make([]byte, 21<<20),
		"JPEG that is not known here: it is c": whole[:len(whole)-2],
		"PNG that is not known here: a checks": wrong,
		"WebP that is not known here":          []byte("RIFF\x04\x00\x00\x00WEBP"),
		"GIF that is not known here":           []byte("GIF89a"),
	} {
		clean, err := Clean(data, Crop{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, %v, want %q in it", clean, err, want)
		}
	}
}

// TestTogether: the pictures of one document are limited, those that need no unpacking are not.
func TestTogether(t *testing.T) {
	data := encoded(t, func(out *bytes.Buffer) error { return png.Encode(out, image.NewGray(image.Rect(0, 0, 6000, 5000))) })
	whole := encoded(t, func(out *bytes.Buffer) error { return jpeg.Encode(out, painted(9, 9), nil) })
	cleaner := &Cleaner{unpacked: maxTogether - 40_000_000}
	if _, err := cleaner.Clean(data, Crop{}); err != nil {
		t.Error(err)
	}
	if _, err := cleaner.Clean(data, Crop{}); err == nil || !strings.Contains(err.Error(), "beyond the number") {
		t.Errorf("got %v", err)
	}
	if _, err := (&Cleaner{unpacked: maxTogether}).Clean(whole, Crop{}); err != nil {
		t.Error(err)
	}
}

// FuzzClean: whatever the bytes are, the answer is a picture that can be cleaned again without a change, or an error.
func FuzzClean(f *testing.F) {
	picture := painted(8, 6)
	for _, seed := range [][]byte{jpegWith(f, picture, 6), pngWith(f, picture, 1), gifWith(f, picture), webpWith(8), bmpOf(f, picture), tiffOf(f, picture)} {
		f.Add(seed, 0.0, 0.0)
		f.Add(seed, 0.3, 0.1)
	}
	f.Fuzz(func(t *testing.T, data []byte, left, bottom float64) {
		clean, err := Clean(data, Crop{Left: left, Bottom: bottom})
		if err != nil {
			return
		}
		again, err := Clean(clean.Data, Crop{})
		if err != nil || !bytes.Equal(clean.Data, again.Data) || clean.Type != again.Type {
			t.Fatalf("cleaned again it is another: %v", err)
		}
	})
}
