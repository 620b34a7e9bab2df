package press

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"gazette/internal/disclosure"
	"gazette/internal/publication"
	"gazette/internal/vocabulary"
)

// knownPages is what the pages of a site say of cases. They are read once for a run, when the first document comes that
// speaks of a case itself: two thousand pages take some seconds. Those that the run publishes are added, so that what is
// published together is looked at together.
type knownPages struct {
	site  string
	words *vocabulary.Vocabulary
	read  bool
	list  []disclosure.Known
}

// beside gives what other pages say than those of a document; nothing where the document speaks of no case.
func (k *knownPages) beside(pubs []*publication.Publication) []disclosure.Known {
	if len(disclosure.KnownOf(pubs[0], k.words).Cases) == 0 {
		return nil
	}
	if !k.read {
		k.list, k.read = readKnown(k.site, k.words), true
	}
	return slices.DeleteFunc(slices.Clone(k.list), func(each disclosure.Known) bool { return isOneOf(pubs, each.Page) })
}

// add takes the pages of a document that was just published.
func (k *knownPages) add(pubs []*publication.Publication) {
	if !k.read { // they will be read with all others
		return
	}
	k.list = slices.DeleteFunc(k.list, func(each disclosure.Known) bool { return isOneOf(pubs, each.Page) })
	for _, pub := range pubs {
		if known := disclosure.KnownOf(pub, k.words); len(known.Cases) > 0 {
			k.list = append(k.list, known)
		}
	}
}

func isOneOf(pubs []*publication.Publication, page string) bool {
	return slices.ContainsFunc(pubs, func(pub *publication.Publication) bool { return pub.Page() == page })
}

// readKnown reads the pages of a site. One that cannot be read, or was written by a person in another form, says nothing.
func readKnown(site string, words *vocabulary.Vocabulary) []disclosure.Known {
	var paths []string
	var kinds []publication.Kind
	for kind, folder := range publication.Folders {
		found, _ := filepath.Glob(filepath.Join(site, "content", folder, "*", "index.md")) // the pattern is sound
		paths = append(paths, found...)
		kinds = append(kinds, slices.Repeat([]publication.Kind{kind}, len(found))...)
	}
	known := make([]disclosure.Known, len(paths))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, path := range paths {
		group.Go(func() error {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil
			}
			if pub, err := publication.Parse(kinds[i], data); err == nil {
				known[i] = disclosure.KnownOf(pub, words)
				known[i].Page = "/" + publication.Folders[kinds[i]] + "/" + filepath.Base(filepath.Dir(path)) + "/"
			}
			return nil
		})
	}
	_ = group.Wait() // no function returns an error
	known = slices.DeleteFunc(known, func(each disclosure.Known) bool { return len(each.Cases) == 0 })
	slices.SortFunc(known, func(a, b disclosure.Known) int { return strings.Compare(a.Page, b.Page) })
	return known
}
