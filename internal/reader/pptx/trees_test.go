package pptx

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// names and attributes are those of the parts of a presentation that mean something to the reader.
var (
	names = strings.Fields(`p:sp p:sp p:sp p:pic p:grpSp p:graphicFrame p:cxnSp p:contentPart p:nvSpPr p:cNvPr p:nvPr p:ph p:spPr p:grpSpPr p:style
		p:txBody p:txBody a:p a:p a:p a:r a:r a:r a:t a:t a:t a:t a:br a:fld a:rPr a:pPr a:buNone a:buChar a:buAutoNum a:lstStyle a:lvl1pPr a:defRPr a:hlinkClick
		a:xfrm a:off a:ext a:chOff a:chExt a:solidFill a:srgbClr a:schemeClr a:alpha a:noFill a:gradFill a:gsLst a:gs a:blipFill a:blip a:srcRect
		a:graphic a:graphicData a:tbl a:tr a:tr a:tc a:tc a:txBody c:chart dgm:relIds cx:chart p:oleObj mc:AlternateContent mc:Choice mc:Fallback
		a14:m m:oMath m:r m:t m:f t odd:t a:bodyPr a:normAutofit p:timing p:spTgt p:extLst
		c:plotArea c:barChart c:pieChart c:ser c:tx c:cat c:val c:strRef c:numRef c:strCache c:numCache c:strLit c:pt c:pt c:v c:v c:title c:rich c:valAx c:dLbls c:dLbl c:multiLvlStrRef c:multiLvlStrCache c:lvl
		dgm:ptLst dgm:pt dgm:pt dgm:cxnLst dgm:cxn`)
	attributes = strings.Fields(`type="title" type="body" type="ftr" idx="1" idx="0" hidden="1" descr="other_words" x="360000" y="99999999" x="-9" cx="360000" cy="36" rot="2700000"
		val="FFFFFF" val="tx1" val="0" val="1" sz="300" fontScale="10%" lvl="1" lvl="2" r:id="chart1" r:dm="data1" r:embed="solid.png" gridSpan="2" rowSpan="3" hMerge="1" vMerge="1"
		firstRow="1" startAt="3" char="o" modelId="1" modelId="2" srcId="1" destId="2" spid="1" id="1" useBgFill="1" show="0" formatCode="0%"`)
)

// grow writes a tree of elements that some author might have written by mistake.
func grow(from *rand.Rand, out *strings.Builder, depth, width int) {
	for range 1 + from.IntN(width) {
		name := names[from.IntN(len(names))]
		out.WriteString("<" + name)
		used := map[string]bool{}
		for range from.IntN(4) {
			attribute := attributes[from.IntN(len(attributes))]
			if key, _, _ := strings.Cut(attribute, "="); !used[key] {
				used[key] = true
				out.WriteString(" " + attribute)
			}
		}
		out.WriteString(">")
		isText := strings.TrimLeft(name, "adom:") == "t" || name == "c:v"
		if isText {
			fmt.Fprintf(out, "w%d", from.IntN(50))
		}
		if depth > 0 && !isText {
			grow(from, out, depth-1, width)
		}
		out.WriteString("</" + name + ">")
	}
}

// FuzzTrees: whatever stands in whatever, in parts that are sound XML, no word of it is lost.
func FuzzTrees(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		from := rand.New(rand.NewPCG(seed, seed))
		parts := map[string]string{}
		for _, name := range []string{"slide1", "slide1.after", "notes1", "layout1", "chart1", "data1", "comments1"} {
			var out strings.Builder
			grow(from, &out, 1+from.IntN(5), 1+from.IntN(4))
			parts[name] = out.String()
			if strings.HasPrefix(name, "slide1") || name == "layout1" {
				parts[name] = strings.ReplaceAll(parts[name], "odd:", "p:")
			}
			parts[name] = strings.ReplaceAll(parts[name], "odd:", "a:")
		}
		check(t, build(t, parts))
	})
}
