package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gazette/internal/document"
)

// roles are what pages say about their parts (WAI-ARIA landmarks).
var roles = map[string]string{
	"navigation": whyMenu, "search": whyForm, "complementary": whyBeside, "banner": whyHead, "contentinfo": whyFoot,
	"menu": whyMenu, "menubar": whyMenu, "tablist": whyMenu, "toolbar": whyMenu, "doc-pagelist": whyMenu,
}

// A name is what sites call a part of the page that is no article: in an identifier or class, as words of their own. Names
// mislead, so the part must look like what it is called: it is short, or holds mostly links.
type name struct {
	is      *regexp.Regexp
	why     string
	letters int     // how many it has at most
	links   float64 // or the share of its letters that stand in links at least; 0 for any
}

var names = []name{
	{regexp.MustCompile(`(?i)\bbreadcrumbs?\b`), whyPath, 200, 0.3},
	{regexp.MustCompile(`(?i)\b(?:cookies?|gdpr)\b`), whyCookies, 2500, 0.9},
	{regexp.MustCompile(`(?i)\b(?:addtoany|addthis|sharethis|share|sharing)\b[ _-]+(?:(?:buttons?|links?|bar|icons?|tools?|page|this|container|list)\b)|^(?:addtoany|addthis|sharethis|share)$|\bsocial[ _-]*(?:media|links?|share|icons?|nav|buttons?)\b`), whyShare, 120, 0.6},
	{regexp.MustCompile(`(?i)\b(?:pagination|pager|skip[ _-]?links?|skip[ _-]?to[ _-]?content|back[ _-]?to[ _-]?top|print[ _-]?(?:page|link|button))\b`), whyShare, 80, 0.8},
	{regexp.MustCompile(`(?i)\b(?:nav|navbar|navigation|menu|submenu|sidenav|topnav|mainnav|subnav)\b`), whyMenu, 0, 0.7},
	{regexp.MustCompile(`(?i)\b(?:sidebar|side[ _-]?bar|related[ _-]?(?:links?|pages?|content|posts?|articles?)|widget[ _-]area)\b`), whyBeside, 0, 0.5},
	{regexp.MustCompile(`(?i)\b(?:newsletter|feedback|was[ _-]this[ _-]helpful|subscribe)\b`), whyForm, 250, 0.9},
}

// onlyOnPage are names that say something where the page itself does not tell its article from the site.
var onlyOnPage = []name{
	{regexp.MustCompile(`(?i)^(?:site[ _-]?|page[ _-]?|global[ _-]?|main[ _-]?)?(?:header|masthead|banner|top[ _-]?bar)$`), whyHead, 150, 0.4},
	{regexp.MustCompile(`(?i)^(?:site[ _-]?|page[ _-]?|global[ _-]?|main[ _-]?)?(?:footer|colophon|bottom[ _-]?bar)$`), whyFoot, 500, 0.4},
}

// wordBreak divides names as "shareButtons" and "share_buttons" into words.
var wordBreak = regexp.MustCompile(`([a-z])([A-Z])|[_-]+`)

// chromeOf says which part of a site an element is; "" for what may belong to the article. On a whole page its head and
// foot are looked for as well.
func chromeOf(n *html.Node, isPage bool) string {
	role := strings.ToLower(attribute(n, "role"))
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return ""
	case atom.Nav:
		return whyMenu
	case atom.Aside:
		return whyBeside
	case atom.Header: // one without a link is the head of a document, not of a site
		if isPage && !isIn(n, atom.Article, atom.Main, atom.Section) && (find(n, atom.A) != nil || find(n, atom.Form) != nil || find(n, atom.Img) != nil) {
			return whyHead
		}
	case atom.Footer:
		if isPage && !isIn(n, atom.Article, atom.Main, atom.Section) {
			return whyFoot
		}
	case atom.Form:
		if isSmallForm(n) {
			return whyForm
		}
	case atom.A:
		if isSiteLink(n) {
			return whyShare
		}
		return ""
	}
	if why := roles[role]; why != "" {
		return why
	}
	switch n.DataAtom {
	case atom.Div, atom.Ul, atom.Ol, atom.Section, atom.P, atom.Header, atom.Footer, atom.Span, atom.Table, atom.Td:
		return namedChrome(n, isPage)
	}
	return ""
}

func namedChrome(n *html.Node, isPage bool) string {
	called := append(strings.Fields(attribute(n, "class")), attribute(n, "id"), attribute(n, "aria-label"))
	for _, each := range called {
		if each == "" {
			continue
		}
		words := wordBreak.ReplaceAllString(each, "$1 $2")
		for _, known := range names {
			if known.is.MatchString(words) && known.looks(n) {
				return known.why
			}
		}
		for _, known := range onlyOnPage {
			if isPage && known.is.MatchString(each) && known.looks(n) && find(n, atom.H1) == nil {
				return known.why
			}
		}
	}
	return ""
}

// looks reports whether an element looks like what it is called.
func (k name) looks(n *html.Node) bool {
	count := lettersIn(n)
	return count.links+count.prose <= k.letters || count.linked(k.links)
}

func isIn(n *html.Node, kinds ...atom.Atom) bool {
	for around := n.Parent; around != nil; around = around.Parent {
		for _, kind := range kinds {
			if around.DataAtom == kind {
				return true
			}
		}
	}
	return false
}

// isSmallForm tells a form to fill in from one that a program wraps around the whole page.
func isSmallForm(n *html.Node) bool {
	const most = 800 // letters
	count := lettersIn(n)
	return count.links+count.prose <= most && find(n, atom.H1) == nil && find(n, atom.Table) == nil &&
		(find(n, atom.Button) != nil || find(n, atom.Input) != nil || find(n, atom.Textarea) != nil)
}

// siteLink is what links say that belong to the site, not to the article.
var siteLink = regexp.MustCompile(`(?i)^(?:skip (?:to|over|past) .{1,40}|skip (?:navigation|links?)|jump to (?:main )?content|(?:back|return) to (?:the )?top(?: of (?:the )?page)?|top of (?:the )?page|print (?:this )?page|share this page|accessibility tools)$`)

func isSiteLink(n *html.Node) bool {
	text := document.Fold(textUpTo(n, 200))
	return len(text) < 80 && siteLink.MatchString(strings.Trim(text, " ↑»«›‹^."))
}
