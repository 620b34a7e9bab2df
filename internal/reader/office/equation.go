package office

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// WhyEquation is said of an equation that TeX gives false for.
const WhyEquation = "an equation of a form that is not known here"

// IsLinear reports whether an equation (m:oMath) is written on one line, so that its characters in a row say the same.
func IsLinear(e *Element) bool {
	for _, each := range e.Children {
		switch each.Name {
		case "m:r", "m:box", "m:e", "m:oMath":
			if !IsLinear(each) {
				return false
			}
		case "m:t", "m:rPr", "m:ctrlPr", "m:boxPr", "a:rPr", "w:rPr", "w:t", "w:bookmarkStart", "w:bookmarkEnd":
		default:
			return false
		}
	}
	return true
}

// TeX gives an equation between dollar signs, because its signs in a row would say something else; false for one of a form
// that is not known here. Letters and signs stay those of the document: "α" does not become "\alpha".
func TeX(e *Element) (string, bool) {
	tex := &texWriter{isKnown: true}
	tex.children(e)
	return "$" + strings.TrimSpace(tex.String()) + "$", tex.isKnown
}

// IsPhantomShown reports whether what stands in a phantom, which takes the space of something, is seen as well.
func IsPhantomShown(phantom *Element) bool {
	show := phantom.Child("m:phantPr", "m:show")
	return show == nil || mathVal(show) != "0" && mathVal(show) != "off"
}

// A texWriter writes an equation of Office (ISO 29500-1, 22.1) in TeX.
type texWriter struct {
	strings.Builder
	isKnown bool // as long as no element was met that is not
}

func (w *texWriter) children(e *Element) {
	if e != nil {
		for _, each := range e.Children {
			w.element(each)
		}
	}
}

// in writes what stands in e in braces.
func (w *texWriter) in(e *Element) { w.WriteString(w.braced(e)) }

func (w *texWriter) braced(e *Element) string { return "{" + w.inner(e) + "}" }

// inner gives what stands in e.
func (w *texWriter) inner(e *Element) string {
	inner := &texWriter{isKnown: true}
	inner.children(e)
	w.isKnown = w.isKnown && inner.isKnown
	return strings.TrimSpace(inner.String())
}

func (w *texWriter) element(e *Element) {
	properties := e.Child(e.Name + "Pr")
	get := func(name, otherwise string) string {
		if value := properties.Child("m:" + name); value != nil {
			return mathVal(value)
		}
		return otherwise
	}
	switch e.Name {
	case "m:r":
		w.run(e)
	case "m:oMath", "m:e", "m:box", "m:phant", "w:smartTag", "w:sdt", "w:sdtContent":
		w.children(e)
	case "m:ctrlPr", "m:argPr", "m:boxPr", "m:phantPr", "w:sdtPr", "w:rPr", "a:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr":
	case "m:f":
		w.fraction(e, get("type", "bar"))
	case "m:sSub", "m:sSup", "m:sSubSup":
		base := w.inner(e.Child("m:e"))
		if utf8.RuneCountInString(base) != 1 {
			base = "{" + base + "}"
		}
		w.WriteString(base)
		w.scripts(e)
	case "m:sPre":
		w.WriteString("{}")
		w.scripts(e)
		w.in(e.Child("m:e"))
	case "m:rad":
		w.WriteString(`\sqrt`)
		if degree := w.inner(e.Child("m:deg")); degree != "" {
			w.WriteString("[" + degree + "]")
		}
		w.in(e.Child("m:e"))
	case "m:nary":
		w.WriteString(command(naryCommands, get("chr", "∫")))
		w.scripts(e)
		w.in(e.Child("m:e"))
	case "m:d":
		w.delimiters(e, get("begChr", "("), get("sepChr", "|"), get("endChr", ")"))
	case "m:func":
		w.function(e)
	case "m:limLow":
		w.WriteString(`\underset` + w.braced(e.Child("m:lim")))
		w.in(e.Child("m:e"))
	case "m:limUpp":
		w.WriteString(`\overset` + w.braced(e.Child("m:lim")))
		w.in(e.Child("m:e"))
	case "m:m":
		w.rows("matrix", e, "m:mr")
	case "m:eqArr":
		w.rows("gathered", e, "m:e")
	case "m:acc":
		w.WriteString(command(accentCommands, get("chr", "\u0302")))
		w.in(e.Child("m:e"))
	case "m:bar":
		w.WriteString(map[bool]string{true: `\overline`, false: `\underline`}[get("pos", "bot") == "top"])
		w.in(e.Child("m:e"))
	case "m:groupChr":
		w.groupSign(e, get("chr", "⏟"), get("pos", "bot"))
	case "m:borderBox":
		w.WriteString(`\boxed`)
		w.in(e.Child("m:e"))
	default:
		w.isKnown = false
	}
}

// mathVal gives the value of a property of an equation.
func mathVal(e *Element) string {
	if value := e.Get("m:val"); value != "" {
		return value
	}
	return e.Val()
}

// texSigns are the characters that mean something to TeX.
var texSigns = strings.NewReplacer(`\`, `\backslash `, "{", `\{`, "}", `\}`, "$", `\$`, "%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`, "^", `\textasciicircum `, "~", `\sim `)

func (w *texWriter) run(e *Element) {
	isText := e.Child("m:rPr", "m:nor") != nil
	for _, each := range e.Children {
		switch {
		case each.Name == "m:rPr" || each.Name == "w:rPr" || each.Name == "a:rPr":
		case each.Name == "w:br":
			w.WriteByte(' ')
		case each.Name != "m:t" && each.Name != "w:t":
			w.isKnown = false
		case isText:
			w.WriteString(`\text{` + texSigns.Replace(string(each.Text)) + "}")
		default:
			w.WriteString(texSigns.Replace(string(each.Text)))
		}
	}
}

func (w *texWriter) fraction(e *Element, kind string) {
	above, below := w.braced(e.Child("m:num")), w.braced(e.Child("m:den"))
	switch kind {
	case "lin":
		w.WriteString(above + "/" + below)
	case "skw":
		w.WriteString("{}^" + above + "/_" + below)
	case "noBar":
		w.WriteString("{" + above + ` \atop ` + below + "}")
	default:
		w.WriteString(`\frac` + above + below)
	}
}

func (w *texWriter) scripts(e *Element) {
	for _, each := range []struct{ name, sign string }{{"m:sub", "_"}, {"m:sup", "^"}} {
		if text := w.inner(e.Child(each.name)); text != "" {
			w.WriteString(each.sign + "{" + text + "}")
		}
	}
}

func (w *texWriter) delimiters(e *Element, open, between, end string) {
	sign := func(text string) string {
		if text == "" {
			return "."
		}
		return strings.TrimSpace(texSigns.Replace(text)) + " "
	}
	w.WriteString(`\left` + sign(open))
	first := true
	for _, each := range e.Children {
		if each.Name == "m:dPr" {
			continue
		}
		if !first && between != "" {
			w.WriteString(`\middle` + sign(between))
		}
		first = false
		w.element(each)
	}
	w.WriteString(`\right` + sign(end))
}

// functions are the names of functions that are commands in TeX.
var functions = strings.Fields("sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan ln log lg exp lim max min sup inf det dim ker deg gcd hom arg")

func (w *texWriter) function(e *Element) {
	name := e.Child("m:fName")
	lower := "" // what stands under the name, as under a limit
	if limit := name.Child("m:limLow"); limit != nil && len(name.Children) == 1 {
		lower, name = "_"+w.braced(limit.Child("m:lim")), limit.Child("m:e")
	}
	switch text := w.inner(name); {
	case slices.Contains(functions, text):
		w.WriteString(`\` + text + lower)
	default:
		w.WriteString(`\operatorname{` + text + "}" + lower)
	}
	w.in(e.Child("m:e"))
}

// rows writes what is set in rows, and in each of them in columns.
func (w *texWriter) rows(kind string, e *Element, row string) {
	w.WriteString(`\begin{` + kind + `}`)
	first := true
	for _, each := range e.Children {
		switch {
		case each.Name == e.Name+"Pr":
			continue
		case each.Name != row:
			w.isKnown = false
		case !first:
			w.WriteString(` \\ `)
		}
		first = false
		if row == "m:e" {
			w.WriteString(w.inner(each))
			continue
		}
		var cells []string
		for _, cell := range each.Children {
			cells = append(cells, w.inner(cell))
		}
		w.WriteString(strings.Join(cells, " & "))
	}
	w.WriteString(`\end{` + kind + `}`)
}

func (w *texWriter) groupSign(e *Element, sign, position string) {
	switch {
	case sign == "⏟" && position == "bot":
		w.WriteString(`\underbrace`)
	case sign == "⏞" && position == "top":
		w.WriteString(`\overbrace`)
	case position == "top":
		w.WriteString(`\overset{` + texSigns.Replace(sign) + `}`)
	default:
		w.WriteString(`\underset{` + texSigns.Replace(sign) + `}`)
	}
	w.in(e.Child("m:e"))
}

var naryCommands = map[string]string{
	"∑": `\sum`, "∏": `\prod`, "∐": `\coprod`, "∫": `\int`, "∬": `\iint`, "∭": `\iiint`, "∮": `\oint`,
	"⋃": `\bigcup`, "⋂": `\bigcap`, "⋁": `\bigvee`, "⋀": `\bigwedge`,
}

var accentCommands = map[string]string{
	"\u0300": `\grave`, "\u0301": `\acute`, "\u0302": `\hat`, "\u0303": `\tilde`, "\u0304": `\bar`, "\u0305": `\overline`, "\u0306": `\breve`,
	"\u0307": `\dot`, "\u0308": `\ddot`, "\u030C": `\check`, "\u20D7": `\vec`, "\u20D6": `\overleftarrow`,
}

// command gives the command that draws a sign, or the sign itself where it has none.
func command(commands map[string]string, sign string) string {
	if found := commands[sign]; found != "" {
		return found
	}
	return texSigns.Replace(sign)
}
