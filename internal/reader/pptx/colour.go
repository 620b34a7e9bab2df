package pptx

import (
	"math"
	"strconv"

	"gazette/internal/reader/office"
)

// A colour is what light it gives, from 0 to 1, and how opaque it is.
type colour struct {
	red, green, blue, alpha float64
	known                   bool
}

var (
	black = colour{alpha: 1, known: true}
	white = colour{1, 1, 1, 1, true}
)

// alike reports whether nobody can tell two colours apart: no part of red, green and blue differs by more than a tenth.
func (c colour) alike(other colour) bool {
	return c.known && other.known && math.Abs(c.red-other.red) < 0.095 && math.Abs(c.green-other.green) < 0.095 && math.Abs(c.blue-other.blue) < 0.095
}

// A palette is the colours of a theme by the names that shapes use.
type palette map[string]colour

// names of a theme's colours where no map of colours says otherwise (ISO 29500-1, 20.1.6.8).
var usualNames = map[string]string{"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}

// readPalette reads the colours of a theme, as a master names them.
func readPalette(theme, clrMap *office.Element) palette {
	scheme := theme.Child("a:themeElements", "a:clrScheme")
	if scheme == nil {
		return nil
	}
	p := palette{}
	for _, each := range scheme.Children {
		p[each.Name[len("a:"):]] = palette(nil).inside(each, colour{})
	}
	for name, usual := range usualNames {
		p[name] = p[usual]
	}
	return p.renamed(clrMap)
}

// renamed gives the palette under the names of a map of colours.
func (p palette) renamed(clrMap *office.Element) palette {
	if clrMap == nil || p == nil {
		return p
	}
	renamed := palette{}
	for name, each := range p {
		renamed[name] = each
	}
	for _, each := range clrMap.Attrs {
		renamed[each.Name] = p[each.Value]
	}
	return renamed
}

// inside gives the colour that is said by the first element in e; holder is what stands for "phClr".
func (p palette) inside(e *office.Element, holder colour) colour {
	if e == nil {
		return colour{}
	}
	for _, each := range e.Children {
		if c, ok := p.base(each, holder); ok {
			return c.changed(each)
		}
	}
	return colour{}
}

// base gives a colour before it is made lighter, darker or see-through; false for an element that is none.
func (p palette) base(e *office.Element, holder colour) (colour, bool) {
	switch e.Name {
	case "a:srgbClr":
		return hexColour(e.Val()), true
	case "a:sysClr":
		if last := hexColour(e.Get("lastClr")); last.known {
			return last, true
		}
		return map[string]colour{"window": white, "windowText": black}[e.Val()], true
	case "a:schemeClr":
		if e.Val() == "phClr" {
			return holder, true
		}
		return p[e.Val()], true
	case "a:prstClr":
		return namedColours[e.Val()], true
	case "a:scrgbClr":
		return colour{linear(share(e.Get("r"), 0)), linear(share(e.Get("g"), 0)), linear(share(e.Get("b"), 0)), 1, true}, true
	case "a:hslClr":
		hue, _ := number(e.Get("hue"))
		return fromHSL(hue/60_000, share(e.Get("sat"), 0), share(e.Get("lum"), 0)), true
	}
	return colour{}, false
}

// namedColours are the preset colours that people choose by name; others are not known.
var namedColours = map[string]colour{
	"black": black, "white": white, "red": {1, 0, 0, 1, true}, "green": {0, 0.5, 0, 1, true}, "blue": {0, 0, 1, 1, true},
	"yellow": {1, 1, 0, 1, true}, "gray": {0.5, 0.5, 0.5, 1, true}, "grey": {0.5, 0.5, 0.5, 1, true},
}

func hexColour(text string) colour {
	value, err := strconv.ParseUint(text, 16, 32)
	if err != nil || len(text) != 6 {
		return colour{}
	}
	part := func(shift int) float64 { return float64(value>>shift&0xFF) / 255 }
	return colour{part(16), part(8), part(0), 1, true}
}

// linear gives the value on a screen of a share of light.
func linear(light float64) float64 {
	light = min(max(light, 0), 1)
	if light <= 0.0031308 {
		return light * 12.92
	}
	return 1.055*math.Pow(light, 1/2.4) - 0.055
}

// changed applies what stands in the element of a colour. A change that is not known here makes the colour unknown.
func (c colour) changed(e *office.Element) colour {
	for _, each := range e.Children {
		amount := share(each.Val(), 1)
		switch each.Name {
		case "a:alpha":
			c.alpha = amount
		case "a:alphaMod":
			c.alpha *= amount
		case "a:lumMod", "a:lumOff", "a:satMod":
			hue, saturation, light := c.toHSL()
			switch each.Name {
			case "a:lumMod":
				light *= amount
			case "a:lumOff":
				light += amount
			default:
				saturation *= amount
			}
			made := fromHSL(hue, min(max(saturation, 0), 1), min(max(light, 0), 1))
			made.alpha, made.known = c.alpha, c.known
			c = made
		case "a:shade":
			c.red, c.green, c.blue = c.red*amount, c.green*amount, c.blue*amount
		case "a:tint":
			c.red, c.green, c.blue = 1-(1-c.red)*amount, 1-(1-c.green)*amount, 1-(1-c.blue)*amount
		default:
			c.known = false
		}
	}
	return c
}

func (c colour) toHSL() (hue, saturation, light float64) {
	high, low := max(c.red, c.green, c.blue), min(c.red, c.green, c.blue)
	light = (high + low) / 2
	if high == low {
		return 0, 0, light
	}
	span := high - low
	saturation = span / (1 - math.Abs(2*light-1))
	switch high {
	case c.red:
		hue = math.Mod((c.green-c.blue)/span+6, 6)
	case c.green:
		hue = (c.blue-c.red)/span + 2
	default:
		hue = (c.red-c.green)/span + 4
	}
	return hue * 60, saturation, light
}

func fromHSL(hue, saturation, light float64) colour {
	at := func(offset float64) float64 {
		k := math.Mod(offset+hue/30, 12)
		return light - saturation*min(light, 1-light)*max(-1, min(k-3, 9-k, 1))
	}
	return colour{at(0), at(8), at(4), 1, true}
}

// A paint is what an area is filled with.
type paint struct {
	kind   paintKind
	colour colour // of a plain one
}

type paintKind int8

const (
	unsaid paintKind = iota // nothing says what with
	clear                   // nothing: what is behind is seen
	plain                   // one colour
	mixed                   // several colours, none of which lets through what is behind
	veiled                  // what lets some of it through, or is not known
)

// isOpaque reports whether nothing behind the area is seen.
func (p paint) isOpaque() bool { return p.kind == plain || p.kind == mixed }

// fill reads what the properties of a shape or background fill it with. Whether a picture is opaque must be asked of the
// picture.
func (p palette) fill(properties *office.Element, holder colour, isOpaque func(blipFill *office.Element) bool) paint {
	if properties == nil {
		return paint{}
	}
	for _, each := range properties.Children {
		switch each.Name {
		case "a:noFill":
			return paint{kind: clear}
		case "a:solidFill":
			return plainPaint(p.inside(each, holder))
		case "a:gradFill":
			return p.gradient(each, holder)
		case "a:pattFill":
			return paint{kind: mixed}
		case "a:blipFill":
			if isOpaque(each) {
				return paint{kind: mixed}
			}
			return paint{kind: veiled}
		case "a:grpFill":
			return paint{kind: veiled}
		}
	}
	return paint{}
}

func plainPaint(c colour) paint {
	switch {
	case !c.known:
		return paint{kind: veiled}
	case c.alpha <= 0.01:
		return paint{kind: clear}
	case c.alpha < 0.99:
		return paint{kind: veiled}
	}
	return paint{kind: plain, colour: c}
}

func (p palette) gradient(e *office.Element, holder colour) paint {
	list := e.Child("a:gsLst")
	if list == nil {
		return paint{kind: veiled}
	}
	for _, each := range list.Children {
		if stop := plainPaint(p.inside(each, holder)); stop.kind != plain {
			return paint{kind: veiled}
		}
	}
	return paint{kind: mixed}
}
