package office

import (
	"math"
	"strconv"
	"strings"

	"gazette/internal/document"
)

// A series is a row of values with what they belong to.
type series struct {
	name       string
	categories []points // one for each level, the outer before the inner
	values     []points // two for bubbles: how high and how large
	labels     map[int]string
}

// points are texts by their number from 0.
type points map[int]string

// series reads the series of one kind of chart: bars, lines, slices.
func (c *chart) series(plot *Element) []series {
	var all []series
	isRound := plot.Name == "c:pieChart" || plot.Name == "c:pie3DChart" || plot.Name == "c:ofPieChart" || plot.Name == "c:doughnutChart"
	for _, e := range plot.Children {
		if e.Name != "c:ser" {
			continue
		}
		one := series{labels: map[int]string{}}
		print := printed(plot.Child("c:dLbls"), printed(e.Child("c:dLbls"), figures{}))
		print.isShare = print.isShare && isRound
		if tx := e.Child("c:tx"); tx != nil {
			if one.name = string(tx.Child("c:v").text()); one.name == "" {
				one.name = c.join(tx.Child("c:strRef", "c:strCache"))
			}
		}
		for _, each := range e.Children {
			switch each.Name {
			case "c:cat", "c:xVal":
				one.categories = c.levels(each, figures{})
			case "c:val", "c:yVal", "c:bubbleSize":
				one.values = append(one.values, c.levels(each, print)...)
			case "c:dLbls":
				c.labels(each, one.labels)
			}
		}
		c.rangeLabels(e, one.labels)
		all = append(all, one)
	}
	return all
}

// figures are how the values of a series are printed beside their bars or slices.
type figures struct {
	code    string // of the format, where it is not that of the workbook
	isShare bool   // as shares of their sum, and not themselves
	isSaid  bool   // something says how
}

// printed reads how values are printed; a series goes before the whole.
func printed(dLbls *Element, own figures) figures {
	if dLbls == nil || own.isSaid {
		return own
	}
	f := figures{isShare: isSet(dLbls.Child("c:showPercent")) && !isSet(dLbls.Child("c:showVal")), isSaid: true}
	if format := dLbls.Child("c:numFmt"); format != nil && (f.isShare || isSet(dLbls.Child("c:showVal"))) {
		if linked := format.Get("sourceLinked"); linked == "" || linked == "0" || linked == "false" {
			f.code = format.Get("formatCode")
		}
	}
	if f.isShare && f.code == "" {
		f.code = "0%"
	}
	return f
}

// text gives the characters of an element that may not be there.
func (e *Element) text() []byte {
	if e == nil {
		return nil
	}
	return e.Text
}

// levels gives the points of categories or values, one for each level of names.
func (c *chart) levels(e *Element, as figures) []points {
	for _, each := range [][]string{{"c:strRef", "c:strCache"}, {"c:numRef", "c:numCache"}, {"c:strLit"}, {"c:numLit"}} {
		if cache := e.Child(each...); cache != nil {
			return []points{c.points(cache, as)}
		}
	}
	var all []points
	if cache := e.Child("c:multiLvlStrRef", "c:multiLvlStrCache"); cache != nil {
		for _, each := range cache.Children {
			if each.Name == "c:lvl" { // the inner ones come first
				all = append([]points{c.points(each, figures{})}, all...)
			}
		}
	}
	return all[:min(len(all), 10)] // what is deeper is named as not shown; a person makes two or three
}

// points reads texts, or numbers in the form in which they are shown.
func (c *chart) points(cache *Element, as figures) points {
	all := points{}
	if cache == nil {
		return all
	}
	isNumber := strings.HasPrefix(cache.Name, "c:num")
	code := string(cache.Child("c:formatCode").text())
	sum := 0.0
	for _, each := range cache.Children {
		if as.isShare && each.Name == "c:pt" {
			sum += math.Abs(amount(each))
		}
	}
	for _, each := range cache.Children {
		if each.Name != "c:pt" {
			continue
		}
		text := string(each.Child("c:v").text())
		switch own := each.Get("formatCode"); {
		case !isNumber:
		case as.isShare && sum > 0:
			text = shownNumber(strconv.FormatFloat(math.Abs(amount(each))/sum, 'f', -1, 64), as.code, false)
		case as.code != "":
			text = shownNumber(text, as.code, c.is1904)
		case own != "":
			text = shownNumber(text, own, c.is1904)
		default:
			text = shownNumber(text, code, c.is1904)
		}
		all[whole(each.Get("idx"))] = text
	}
	return all
}

// amount gives the value of a point; 0 where it is no number.
func amount(pt *Element) float64 {
	value, err := strconv.ParseFloat(string(pt.Child("c:v").text()), 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) {
		return 0
	}
	return value
}

// labels adds the words that the author put beside single values.
func (c *chart) labels(dLbls *Element, to map[int]string) {
	for _, each := range dLbls.Children {
		if each.Name != "c:dLbl" || isSet(each.Child("c:delete")) {
			continue
		}
		for _, p := range paragraphsOf(each.Child("c:tx", "c:rich")) {
			p.EachText(func(e *Element) { c.taken[e] = true })
			at := whole(each.Child("c:idx").Val())
			to[at] = strings.TrimSpace(to[at] + " " + withoutFields(p))
		}
	}
}

// withoutFields gives the text of a label without the fields, which stand for the value or its name.
func withoutFields(p *Element) string {
	var text strings.Builder
	for _, each := range p.Children {
		if each.Name != "a:fld" {
			text.WriteString(each.Words() + " ")
		}
	}
	return document.Fold(text.String())
}

// rangeLabels adds labels that were taken from cells of the workbook (Microsoft's addition of 2012), where they are shown.
func (c *chart) rangeLabels(ser *Element, to map[int]string) {
	cache := ser.findLocal("dlblRangeCache")
	if cache == nil || !isSet(ser.findLocal("showDataLabelsRange")) {
		return
	}
	for at, text := range c.points(cache, figures{}) {
		to[at] = strings.TrimSpace(to[at] + " " + text)
	}
}

// findLocal gives the first element in e of a name without its prefix; nil where there is none.
func (e *Element) findLocal(name string) *Element {
	for _, each := range e.Children {
		if each.Name[strings.IndexByte(each.Name, ':')+1:] == name {
			return each
		}
		if found := each.findLocal(name); found != nil {
			return found
		}
	}
	return nil
}
