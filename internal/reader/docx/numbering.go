package docx

import (
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// levels is how many levels a list has.
const levels = 9

// A level is how one level of a list is numbered.
type level struct {
	start     int
	format    string // "decimal"
	text      string // "%1.%2"
	restart   int    // level from 1 whose items begin this one anew; 0 for never, -1 for any above
	legal     bool   // all numbers in it are written with digits
	style     string // the style of paragraphs that stand at this level
	font      string // of a bullet
	unseen    bool   // the number is formatted as hidden
	picture   bool
	isDefined bool
}

// A list is one w:num: levels, and a counter that it may share with other lists.
type list struct {
	levels    [levels]level
	counter   *counter
	overrides [levels]int // numbers with which this list begins anew; -1 for none
	begun     bool
}

// A counter keeps the numbers of all lists with one abstract definition.
type counter struct {
	numbers [levels]int
	begun   [levels]bool
}

// A numbering holds the lists of a document, by number.
type numbering map[string]*list

func readNumbering(root *office.Element, styles *styleSheet) numbering {
	lists := numbering{}
	if root == nil {
		return lists
	}
	abstracts, nums := map[string]*office.Element{}, map[string]*office.Element{}
	for _, each := range root.Children {
		switch each.Name {
		case "w:abstractNum":
			abstracts[each.Get("w:abstractNumId")] = each
		case "w:num":
			nums[each.Get("w:numId")] = each
		}
	}
	counters := map[*office.Element]*counter{}
	for id, num := range nums {
		abstract := definition(num, abstracts, nums, styles)
		if abstract == nil {
			continue
		}
		if counters[abstract] == nil {
			counters[abstract] = &counter{}
		}
		lists[id] = readList(num, abstract, counters[abstract])
	}
	return lists
}

// definition finds the abstract list of a list. It may name a style, which names a list, which has another.
func definition(num *office.Element, abstracts, nums map[string]*office.Element, styles *styleSheet) *office.Element {
	for range maxChain {
		abstract := abstracts[num.Child("w:abstractNumId").Val()]
		if abstract == nil {
			return nil
		}
		link := abstract.Child("w:numStyleLink")
		if link == nil {
			return abstract
		}
		if num = nums[styles.get(link.Val()).layout.numID]; num == nil {
			return abstract
		}
	}
	return nil
}

func readList(num, abstract *office.Element, counter *counter) *list {
	l := &list{counter: counter}
	for i := range l.overrides {
		l.overrides[i] = -1
	}
	for _, each := range abstract.Children {
		if at, err := strconv.Atoi(each.Get("w:ilvl")); each.Name == "w:lvl" && err == nil && at >= 0 && at < levels {
			l.levels[at] = readLevel(each)
		}
	}
	for _, each := range num.Children {
		at, err := strconv.Atoi(each.Get("w:ilvl"))
		if each.Name != "w:lvlOverride" || err != nil || at < 0 || at >= levels {
			continue
		}
		if own := each.Child("w:lvl"); own != nil {
			l.levels[at] = readLevel(own)
		}
		if start := each.Child("w:startOverride"); start != nil {
			l.overrides[at] = number(start.Val(), 1)
			l.levels[at].start = l.overrides[at]
		}
	}
	return l
}

// number reads a number that counts something, and gives otherwise where there is none.
func number(text string, otherwise int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1_000_000_000 {
		return otherwise
	}
	return n
}

func readLevel(lvl *office.Element) level {
	l := level{restart: -1, format: "decimal", isDefined: true}
	for _, each := range lvl.Children {
		switch each.Name {
		case "w:start":
			l.start = number(each.Val(), 0)
		case "w:lvlText":
			l.text = each.Val()
		case "w:lvlRestart":
			l.restart = number(each.Val(), 0)
		case "w:isLgl":
			l.legal = isOn(each)
		case "w:pStyle":
			l.style = each.Val()
		case "w:rPr":
			look := readLook(each)
			l.font, l.unseen = look.font, look.toggles[vanish] == on
		case "w:lvlPicBulletId":
			l.picture = true
		case "w:numFmt":
			l.format = each.Val()
		case "mc:AlternateContent": // a format of newer versions of Word, as "001", before what older ones show
			if format := each.Find("w:numFmt"); format != nil {
				if l.format = format.Val(); l.format == "custom" {
					l.format = format.Get("w:format")
				}
			}
		}
	}
	return l
}

// next gives the number of the next paragraph of a list as it is printed; "" where none is.
func (n numbering) next(id string, at int) string {
	l := n[id]
	if l == nil || !l.levels[at].isDefined {
		return ""
	}
	l.count(at)
	here := l.levels[at]
	switch {
	case here.unseen:
		return ""
	case here.format == "bullet":
		return bullet(here)
	}
	return l.print(at)
}

// levelOf gives the level of a list at which paragraphs of a style stand; 0 where none is for it.
func (n numbering) levelOf(id, style string) int {
	if l := n[id]; l != nil {
		for i, each := range l.levels {
			if each.style == style && style != "" {
				return i
			}
		}
	}
	return 0
}

func (l *list) count(at int) {
	c := l.counter
	if !l.begun {
		l.begun = true
		for i, override := range l.overrides {
			if override >= 0 {
				c.begun[i] = false
			}
		}
	}
	// An item whose upper levels have no item yet counts as the first of each: Word prints 1.1, and goes on with 2.
	for i := range at {
		if !c.begun[i] {
			c.begun[i], c.numbers[i] = true, l.levels[i].start
		}
	}
	if c.begun[at] {
		c.numbers[at]++
	} else {
		c.begun[at], c.numbers[at] = true, l.levels[at].start
	}
	for i := at + 1; i < levels; i++ {
		if restart := l.levels[i].restart; restart < 0 || at < restart {
			c.begun[i] = false
		}
	}
}

// print puts the numbers into the text of a level: "%1.%2" becomes "4.2".
func (l *list) print(at int) string {
	here := l.levels[at]
	var out strings.Builder
	for i := 0; i < len(here.text); i++ {
		if here.text[i] != '%' || i+1 == len(here.text) || here.text[i+1] < '1' || here.text[i+1] > '9' {
			out.WriteByte(here.text[i])
			continue
		}
		i++
		of := int(here.text[i] - '1')
		if of > at {
			continue
		}
		format := l.levels[of].format
		if here.legal && format != "none" {
			format = "decimal"
		}
		out.WriteString(formatNumber(l.counter.numbers[of], format))
	}
	return strings.TrimSpace(out.String())
}

// bullet gives the sign of a bullet. It is drawn with a font of signs, whose characters mean nothing in other fonts.
func bullet(l level) string {
	if l.picture {
		return "•"
	}
	text := strings.TrimSpace(l.text)
	if text == "o" && strings.HasPrefix(l.font, "Courier") {
		return "○"
	}
	return office.Bullet(text, func(r rune) (rune, bool) { return office.Symbol(l.font, r) })
}
