package html

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// Word and Outlook write what HTML has no element for into styles of their own: the numbers of lists, notes, comments,
// tabs (Microsoft Office HTML and XML Reference). "Web page, filtered" leaves most of these out, and the numbers are text
// before a gap.

// wordElement reads an element that only Word's HTML has, and reports whether n is one.
func (s *story) wordElement(n *html.Node, c context, style map[string]string) bool {
	switch {
	case s.taken[n]:
	case style["mso-list"] == "ignore":
		number := numberIn(n)
		if s.line.last != 0 || s.label != "" || c.seen() != document.Visible || len([]rune(number)) > longestNumber {
			return false
		}
		s.label = number
	case style["mso-tab-count"] != "" && strings.TrimSpace(textUpTo(n, 500)) == "":
		count, err := strconv.Atoi(style["mso-tab-count"])
		if err != nil {
			return false
		}
		s.line.space = false
		c.pre = true
		s.line.add(strings.Repeat("\t", min(max(count, 1), 20)), c)
		s.line.space = false
	case style["mso-element"] == "comment-list", style["mso-element"] == "comment", hasClass(n, "msocomtxt", "msocommenttext", "msocomanchor", "msocommentreference"):
		if c.visibility == document.Comment {
			return false // it stands in a comment already
		}
		s.aside(n, c.hide(document.Comment))
	case n.Data == "xml":
		s.gather("settings of the program that wrote the page", textOf(n))
	default:
		return false
	}
	return true
}

// aside reads an element inside a line, or as lines of its own.
func (s *story) aside(n *html.Node, c context) {
	if isInline(n.DataAtom) {
		s.children(n, c)
		return
	}
	s.flush()
	s.children(n, c)
	s.flush()
}

// wordParagraph takes note of what a paragraph of Word is: an item of a list, or a note.
func (s *story) wordParagraph(n *html.Node, style map[string]string) {
	s.level = 1
	if _, rest, ok := strings.Cut(style["mso-list"], " level"); ok {
		digits, _, _ := strings.Cut(rest, " ")
		if level, err := strconv.Atoi(digits); err == nil && level > 0 && level < 10 {
			s.level = level
		}
	}
	if hasClass(n, "msofootnotetext", "msoendnotetext") && s.note == "" {
		s.wordNote(n)
		return
	}
	if style["mso-list"] == "" && s.label == "" {
		s.filteredNumber(n, style)
	}
}

// wordNote finds the mark of a note, which leads back to the text.
func (s *story) wordNote(n *html.Node) {
	for each := range n.Descendants() {
		if each.DataAtom == atom.A && noteTarget.MatchString(attribute(each, "href")) {
			if s.note = document.Fold(textOf(each)); s.note != "" {
				s.take(each)
			}
			return
		}
	}
}

var noteTarget = regexp.MustCompile(`#_(?:ftn|edn)ref\d+$`)

// take marks a node as read.
func (s *story) take(n *html.Node) {
	if s.taken == nil {
		s.taken = map[*html.Node]bool{}
	}
	s.taken[n] = true
}

const longestNumber = 12 // letters: "C048/23.10."

// filteredNumber finds the number of a list in text that stands before a gap of small spaces.
func (s *story) filteredNumber(n *html.Node, style map[string]string) {
	var number []*html.Node
	text, wingdings := "", false
	for each := range n.Descendants() {
		switch {
		case len(number) > longestNumber || len(text) > 4*longestNumber:
			return
		case each.DataAtom == atom.Span && isGap(each):
			text = document.Fold(text)
			if text == "" || len([]rune(text)) > longestNumber || strings.Contains(text, " ") {
				return
			}
			s.label = bullet(text, wingdings)
			for _, part := range append(number, each) {
				s.take(part)
			}
			if margin, unit, ok := measure(style["margin-left"]); ok && unit == "pt" && hasClass(n, "msolistparagraph", "msolistparagraphcxspfirst", "msolistparagraphcxspmiddle", "msolistparagraphcxsplast") {
				s.level = min(max(int(margin+18)/36, 1), 9) // Word indents each level by half an inch
			}
			return
		case each.Type == html.TextNode:
			number, text = append(number, each), text+each.Data
		case each.DataAtom == atom.Br || each.DataAtom == atom.Img:
			return
		case each.Type == html.ElementNode:
			wingdings = wingdings || isSymbolFont(attribute(each, "style"))
		}
	}
}

// isGap reports whether an element is the gap that Word puts behind a number.
func isGap(n *html.Node) bool {
	style := strings.ToLower(attribute(n, "style"))
	return strings.HasPrefix(style, "font:7.0pt") && strings.TrimSpace(textUpTo(n, 200)) == "" && n.FirstChild != nil
}

// numberIn gives the number or bullet in an element as it is printed.
func numberIn(n *html.Node) string {
	symbols := isSymbolFont(attribute(n, "style"))
	for each := range n.Descendants() {
		symbols = symbols || isSymbolFont(attribute(each, "style"))
	}
	for around := n.Parent; around != nil && around.DataAtom == atom.Span; around = around.Parent {
		symbols = symbols || isSymbolFont(attribute(around, "style"))
	}
	return bullet(document.Fold(textOf(n)), symbols)
}

func isSymbolFont(style string) bool {
	style = strings.ToLower(style)
	return strings.Contains(style, "font-family:symbol") || strings.Contains(style, "font-family:wingdings") || strings.Contains(style, `font-family:"wingdings`)
}

// bullet gives the sign that a letter is in the fonts from which Word takes its bullets.
func bullet(text string, symbols bool) string {
	if sign := map[string]string{"·": "•", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "q": "❑", "à": "→", "n": "■", "l": "●"}[text]; sign != "" && (symbols || text == "·") {
		return sign
	}
	return text
}

// officeName is an element of what Word keeps about a document, in a comment that only Word reads.
var officeName = regexp.MustCompile(`<o:(Author|LastAuthor|Manager|Company|Category|Keywords|Subject|Description|TotalTime|Revision)>[^<\s]`)

// officeProperties names what a comment says about a document without its values.
func officeProperties(comment string) []string {
	var found []string
	for _, each := range officeName.FindAllStringSubmatch(comment, -1) {
		found = append(found, strings.ToLower(each[1]))
	}
	return found
}

// machineMark is a comment of one word, as programs set them around parts of a page.
var machineMark = regexp.MustCompile(`(?s)^\s*(?:/|end\b|start\b|begin\b|close\b|open\b|#|\.)*\s*[\w:#.\-/]*\s*(?:\{.*\})?\s*/?\s*$`)

// comment reads a comment of the markup. Nobody who opens the page sees it.
func (s *story) comment(n *html.Node, c context) {
	text := strings.TrimSpace(n.Data)
	switch {
	case strings.HasPrefix(text, "[if") || strings.HasPrefix(text, "[endif") || strings.HasPrefix(text, "<![endif"):
		if len(text) > 100 && len(document.Words(text)) > 0 {
			s.once("part of the page that only Word or an old browser shows")
		}
	case len(document.Words(text)) == 0:
	case machineMark.MatchString(text):
		s.gather("mark of the program that wrote the page", text)
	default:
		c = c.hide(document.Hidden)
		c.link, c.pre = "", false
		s.line.gap(c)
		s.line.add(text, c)
		s.line.gap(c)
	}
}
