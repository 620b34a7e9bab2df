package html

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// Reasons for what is left out, which stands in the list of what was not read.
const (
	whyMenu    = "menu of the web site"
	whyHead    = "head of the web site"
	whyFoot    = "foot of the web site"
	whyBeside  = "beside the article of the web page"
	whyForm    = "form of the web site"
	whyCookies = "notice about cookies"
	whyPath    = "path to the page in the web site"
	whyShare   = "links to share or print the page, or to move in it"
	whyOutside = "part of the web page outside its article"
)

// page reads the page: its article, wherever that is, and takes note of the rest.
func (s *story) page(root, body *html.Node) {
	c := context{visibility: document.Visible}
	if !s.sheets {
		c.colour, c.paper = colour("black"), colour("white")
	}
	if head := find(root, atom.Head); head != nil {
		for child := range head.ChildNodes() {
			if child.DataAtom != atom.Title && child.DataAtom != atom.Style && child.DataAtom != atom.Script {
				s.gather("head of the page", textOf(child))
			}
		}
	}
	article := body
	s.chrome = map[*html.Node]string{}
	if !s.fromApp {
		article = articleOf(body)
		s.findChrome(article)
	}
	around := []*html.Node{article}
	for n := article; n != body; n = n.Parent {
		around = append(around, n.Parent)
	}
	slices.Reverse(around)
	var title *html.Node
	if own := find(article, atom.H1); own == nil || s.isChrome(own) {
		title = s.titleOutside(body, article)
	}
	if title != nil {
		s.node(title, s.enter(body, c, s.styles.of(body)))
	}
	for i, n := range around {
		c = s.enter(n, c, s.styles.of(n))
		if i+1 < len(around) {
			for child := range n.ChildNodes() {
				if child != around[i+1] && child != title {
					s.outside(child, title)
				}
			}
		}
	}
	s.children(article, c)
	s.flush()
}

// isChrome reports whether an element is left out with what it stands in.
func (s *story) isChrome(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if s.chrome[n] != "" {
			return true
		}
	}
	return false
}

// outside takes note of what stands outside the article, but for its title.
func (s *story) outside(n, title *html.Node) {
	why := whyOutside
	if n.Type == html.ElementNode {
		if known := chromeOf(n, true); known != "" {
			why = known
		}
	}
	if title == nil || !contains(n, title) {
		if n.DataAtom != atom.Script && n.DataAtom != atom.Style {
			s.gather(why, textOf(n))
		}
		return
	}
	for child := range n.ChildNodes() {
		if child != title {
			s.outside(child, title)
		}
	}
}

func contains(n, inner *html.Node) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == n {
			return true
		}
	}
	return false
}

// titleOutside gives the heading of an article that has none of its own: the one main heading of the page, if it is no
// link to the first page of the site.
func (s *story) titleOutside(body, article *html.Node) *html.Node {
	var found *html.Node
	for n := range body.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		if found != nil || find(n, atom.A) != nil || n.Parent.DataAtom == atom.A {
			return nil
		}
		found = n
	}
	if found == nil || contains(article, found) && article != body {
		return nil
	}
	if article == body { // it stands in what is left out of the page: take it out of there
		parent := found.Parent
		parent.RemoveChild(found)
		body.InsertBefore(found, body.FirstChild)
		return nil
	}
	return found
}

// articleOf finds the element that holds the article: the one that says so, if most of the text is in it; else all of the
// page.
func articleOf(body *html.Node) *html.Node {
	all := countLetters(body, math.MaxInt)
	for _, isIt := range []func(*html.Node) bool{
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attribute(n, "role") == "main" },
		func(n *html.Node) bool {
			return n.DataAtom == atom.Article || attribute(n, "itemprop") == "articleBody"
		},
		func(n *html.Node) bool {
			return n.DataAtom == atom.Div && (slices.Contains(namesOfContent, attribute(n, "id")) || hasClass(n, namesOfContent...))
		},
	} {
		var found []*html.Node
		for n := range body.Descendants() {
			if n.Type == html.ElementNode && isIt(n) && !slices.ContainsFunc(found, func(outer *html.Node) bool { return contains(outer, n) }) {
				if found = append(found, n); len(found) > 1 {
					break // a list of several
				}
			}
		}
		if len(found) != 1 {
			continue
		}
		if own := countLetters(found[0], math.MaxInt); own.prose > 0 && own.prose*3 >= all.prose {
			return found[0]
		}
	}
	return body
}

// namesOfContent are what sites call the element of the article.
var namesOfContent = []string{"main", "main-content", "maincontent", "content", "page-content", "entry-content", "post-content", "article-body", "article-content"}

// A letterCount counts the letters of an element: in links, and outside of them and of what is no article.
type letterCount struct{ links, prose, linkCount int }

func (l letterCount) linked(share float64) bool {
	return float64(l.links) >= share*float64(l.links+l.prose)
}

// enoughLetters is how many letters of a part are counted: no part of a site has as many.
const enoughLetters = 20_000

func lettersIn(n *html.Node) letterCount { return countLetters(n, enoughLetters) }

func countLetters(n *html.Node, most int) letterCount {
	var count letterCount
	var add func(n *html.Node, inLink bool)
	add = func(n *html.Node, inLink bool) {
		for child := range n.ChildNodes() {
			if count.links+count.prose > most {
				return
			}
			switch child.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Button, atom.Select, atom.Iframe:
				continue
			}
			if child.Type == html.TextNode {
				letters := strings.Count(child.Data, "") - 1 - strings.Count(child.Data, " ")
				if strings.TrimFunc(child.Data, unicode.IsSpace) == "" {
					letters = 0
				}
				if inLink {
					count.links += letters
				} else {
					count.prose += letters
				}
				continue
			}
			isLink := child.DataAtom == atom.A && hasAttribute(child, "href")
			if isLink {
				count.linkCount++
			}
			add(child, inLink || isLink)
		}
	}
	add(n, n.DataAtom == atom.A)
	return count
}

// findChrome finds what of the site stands inside an article.
func (s *story) findChrome(article *html.Node) {
	isPage := article.DataAtom == atom.Body
	heading := find(article, atom.H1)
	all := countLetters(article, math.MaxInt)
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for child := range n.ChildNodes() {
			if child == heading {
				heading = nil
			}
			if child.Type != html.ElementNode {
				continue
			}
			why := chromeOf(child, isPage)
			if why == "" && isPage && heading != nil && isMenu(child) {
				why = whyMenu
			}
			if why != "" && lettersIn(child).prose*2 <= max(all.prose, 1) {
				s.chrome[child] = why
				continue
			}
			walk(child)
		}
	}
	walk(article)
}

// isMenu reports whether an element before the main heading is nothing but links.
func isMenu(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.P, atom.Table:
		count := lettersIn(n)
		return count.linkCount >= 4 && count.linked(0.9)
	}
	return false
}
