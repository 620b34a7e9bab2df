package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/sync/errgroup"
)

// A leaf is what one HTML page contributes to the check of the whole.
type leaf struct {
	name     string   // its path from the site's root
	anchors  []string // the ids in it
	links    []string // what it links to, each address once
	problems []string
}

// checkPages reads every HTML page of the site, on all processors, and follows the links between them. Pages are read
// token by token; what is kept of each are its addresses.
func checkPages(ctx context.Context, base *url.URL, output string, files map[string]int64) (verdict, error) {
	var leaves []*leaf
	for name := range files {
		if path.Ext(name) == ".html" {
			leaves = append(leaves, &leaf{name: name})
		}
	}
	slices.SortFunc(leaves, func(a, b *leaf) int { return strings.Compare(a.name, b.name) })
	readers, ctx := errgroup.WithContext(ctx)
	readers.SetLimit(runtime.GOMAXPROCS(0))
	for _, each := range leaves {
		readers.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return each.read(output)
		})
	}
	if err := readers.Wait(); err != nil {
		return verdict{}, err
	}
	anchors := map[string]bool{}
	for _, each := range leaves {
		for _, id := range each.anchors {
			anchors[each.name+"#"+id] = true
		}
	}
	found := verdict{pages: len(leaves)}
	for _, each := range leaves {
		found.problems = append(found.problems, each.problems...)
		each.follow(base, files, anchors, &found)
	}
	return found, nil
}

// read collects the page's ids and links.
func (l *leaf) read(output string) error {
	file, err := os.Open(filepath.Join(output, filepath.FromSlash(l.name)))
	if err != nil {
		return err
	}
	defer file.Close()
	seen := map[string]bool{}
	for tokens := html.NewTokenizer(file); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("%s: %w", l.name, err)
			}
			return nil
		case html.CommentToken:
			if strings.TrimSpace(string(tokens.Text())) == "raw HTML omitted" {
				l.problems = append(l.problems, l.name+": words are missing that Hugo took for HTML")
			}
		case html.TextToken:
			if strings.Contains(string(tokens.Raw()), "HAHAHUGOSHORTCODE") {
				l.problems = append(l.problems, l.name+": holds a shortcode that Hugo did not carry out")
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			l.readTag(tokens, seen)
		}
	}
}

func (l *leaf) readTag(tokens *html.Tokenizer, seen map[string]bool) {
	_, more := tokens.TagName()
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		switch string(key) {
		case "id":
			l.anchors = append(l.anchors, string(value))
		case "href", "src", "action":
			if address := string(value); !seen[address] {
				seen[address] = true
				l.links = append(l.links, address)
			}
		}
	}
}

// follow reports the links of the page that lead to nothing on this site. A whole address with the site's host in front
// is only warned of: the words of a document are not to be changed, and it may speak of a page that stood there before.
func (l *leaf) follow(base *url.URL, files map[string]int64, anchors map[string]bool, found *verdict) {
	here := &url.URL{Scheme: base.Scheme, Host: base.Host, Path: base.Path + strings.TrimSuffix(l.name, "index.html")}
	for _, address := range l.links {
		problem := ""
		target, err := here.Parse(strings.TrimSpace(address))
		switch {
		case err != nil && !hasScheme(address):
			problem = "is no address"
		case err != nil || !within(base, target):
		default:
			problem = follow(strings.TrimPrefix(target.Path, base.Path), target.Fragment, files, anchors)
		}
		if problem == "" {
			continue
		}
		problem = fmt.Sprintf("%s: the link %q %s", l.name, address, problem)
		if hasScheme(address) {
			found.warnings = append(found.warnings, problem)
		} else {
			found.problems = append(found.problems, problem)
		}
	}
}

// follow says what is wrong with a link to a path and fragment of the site; "" where it leads somewhere.
func follow(address, fragment string, files map[string]int64, anchors map[string]bool) (problem string) {
	page, found := resolve(address, files)
	switch {
	case !found:
		return "leads to no page"
	case fragment == "" || fragment == "top" || path.Ext(page) != ".html" || anchors[page+"#"+fragment]:
		return ""
	}
	return "leads to no place on that page"
}

// hasScheme reports whether an address is a whole one: "https://…", "mailto:…".
func hasScheme(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	return found && !strings.ContainsAny(scheme, "/?#")
}

// within reports whether an address belongs to the site that stands at base.
func within(base, target *url.URL) bool {
	web := target.Scheme == "" || target.Scheme == "http" || target.Scheme == "https"
	return web && target.Opaque == "" && strings.EqualFold(target.Host, base.Host) &&
		strings.HasPrefix(target.Path+"/", strings.TrimSuffix(base.Path, "/")+"/")
}

// resolve finds the file that a web server gives for a path: itself, or the index.html of a folder.
func resolve(address string, files map[string]int64) (string, bool) {
	name := strings.TrimPrefix(path.Clean("/"+address), "/")
	if _, here := files[name]; here && !strings.HasSuffix(address, "/") {
		return name, true
	}
	index := path.Join(name, "index.html")
	_, here := files[index]
	return index, here
}
