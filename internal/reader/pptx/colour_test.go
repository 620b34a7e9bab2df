package pptx

import (
	"fmt"
	"math"
	"testing"

	"gazette/internal/reader/office"
	"gazette/internal/reader/readertest"
)

// element reads XML in which the prefixes of build are known.
func element(t *testing.T, content string) *office.Element {
	t.Helper()
	archive, err := office.Open(readertest.Pack(t, map[string]string{"a": ""}), powerPoint)
	if err != nil {
		t.Fatal(err)
	}
	root, err := archive.Tree("a", []byte("<a:root"+namespaces+">"+content+"</a:root>")).Root()
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func (c colour) String() string {
	if !c.known {
		return "unknown"
	}
	of255 := func(part float64) int { return int(math.Round(part * 255)) }
	text := fmt.Sprintf("%02X%02X%02X", of255(c.red), of255(c.green), of255(c.blue))
	if c.alpha != 1 {
		text += fmt.Sprintf(" %.2f", c.alpha)
	}
	return text
}

func TestColours(t *testing.T) {
	theme := element(t, usualParts["theme1"])
	p := readPalette(theme, element(t, "").Child("p:clrMap"))
	for content, want := range map[string]string{
		``:                                               "unknown",
		`<a:srgbClr val="102030"/>`:                      "102030",
		`<a:srgbClr val="red"/>`:                         "unknown",
		`<a:sysClr val="window"/>`:                       "FFFFFF",
		`<a:sysClr val="menu"/>`:                         "unknown",
		`<a:schemeClr val="accent1"/>`:                   "4472C4",
		`<a:schemeClr val="bg1"/>`:                       "FFFFFF",
		`<a:schemeClr val="accent7"/>`:                   "unknown",
		`<a:schemeClr val="phClr"/>`:                     "000000",
		`<a:prstClr val="yellow"/>`:                      "FFFF00",
		`<a:prstClr val="papayaWhip"/>`:                  "unknown",
		`<a:scrgbClr r="100000" g="50%" b="0"/>`:         "FFBC00",
		`<a:hslClr hue="7200000" sat="100%" lum="50%"/>`: "00FF00",
		`<a:srgbClr val="FF0000"><a:alpha val="40000"/><a:alphaMod val="50%"/></a:srgbClr>`:  "FF0000 0.20",
		`<a:srgbClr val="4472C4"><a:lumMod val="75000"/></a:srgbClr>`:                        "2F5597",
		`<a:srgbClr val="4472C4"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:srgbClr>`: "DAE3F3",
		`<a:srgbClr val="00FF00"><a:satMod val="0"/></a:srgbClr>`:                            "808080",
		`<a:srgbClr val="0000FF"><a:shade val="50000"/></a:srgbClr>`:                         "000080",
		`<a:srgbClr val="0000FF"><a:tint val="50000"/></a:srgbClr>`:                          "8080FF",
		`<a:srgbClr val="0000FF"><a:inv/></a:srgbClr>`:                                       "unknown",
		`<a:srgbClr val="000000"><a:lumOff val="100%"/></a:srgbClr>`:                         "FFFFFF",
	} {
		if got := p.inside(element(t, content), black).String(); got != want {
			t.Errorf("%s: got %s, want %s", content, got, want)
		}
	}
}

func TestFills(t *testing.T) {
	p := readPalette(element(t, usualParts["theme1"]), nil)
	gradient := func(second string) string {
		return `<a:gradFill><a:gsLst><a:gs><a:srgbClr val="FFFFFF"/></a:gs><a:gs>` + second + `</a:gs></a:gsLst></a:gradFill>`
	}
	for content, want := range map[string]paintKind{
		``:            unsaid,
		`<a:noFill/>`: clear,
		`<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`:                                plain,
		`<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="50%"/></a:srgbClr></a:solidFill>`: veiled,
		`<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="0"/></a:srgbClr></a:solidFill>`:   clear,
		`<a:solidFill><a:schemeClr val="none"/></a:solidFill>`:                                veiled,
		gradient(`<a:srgbClr val="000000"/>`):                                                 mixed,
		gradient(`<a:srgbClr val="000000"><a:alpha val="10%"/></a:srgbClr>`):                  veiled,
		`<a:gradFill/>`: veiled,
		`<a:pattFill/>`: mixed,
		`<a:blipFill/>`: mixed,
		`<a:grpFill/>`:  veiled,
	} {
		got := p.fill(element(t, content), colour{}, func(*office.Element) bool { return true })
		if got.kind != want {
			t.Errorf("%s: got %d, want %d", content, got.kind, want)
		}
	}
}
