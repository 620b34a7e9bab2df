package press

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A source is one file to publish, or the reason why one is not.
type source struct {
	path string
	skip string // why a file in a folder is no document
	err  error  // why a folder cannot be read
}

// siteFolders are the folders of a site that hold no documents to publish: above all not what was published already.
var siteFolders = []string{"archetypes", "assets", "content", "data", "i18n", "layouts", "public", "register", "resources", "static", "themes"}

// An expansion collects the sources that paths stand for.
type expansion struct {
	list []source
	own  []fs.FileInfo   // the folders of the site itself
	seen map[string]bool // files, each by its real path: one that is named twice is published once
}

// expand gives the files that paths stand for: a file is itself, a folder all that is in it, by name. A path that leads
// nowhere is a source too; reading it says why.
func expand(paths []string, site string) []source {
	e := &expansion{seen: map[string]bool{}}
	for _, name := range siteFolders {
		if info, err := os.Stat(filepath.Join(site, name)); err == nil {
			e.own = append(e.own, info)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			e.file(path)
			continue
		}
		before := len(e.list)
		if e.folder(path) == 0 && !hasError(e.list[before:]) {
			e.list = append(e.list, source{path: path, err: fmt.Errorf("the folder %s holds no document to publish. Name the folder in which the approved documents are", path)})
		}
	}
	return e.list
}

func hasError(list []source) bool {
	for _, each := range list {
		if each.err != nil {
			return true
		}
	}
	return false
}

// file adds a file and says how many documents that makes.
func (e *expansion) file(path string) int {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err == nil && e.seen[real] {
		return 1
	}
	e.seen[real] = true
	e.list = append(e.list, source{path: path})
	return 1
}

func (e *expansion) skip(path, why string) { e.list = append(e.list, source{path: path, skip: why}) }

// folder adds what is in a folder and in those inside it, and says how many documents that makes. It does not follow
// links to folders, which could lead in circles.
func (e *expansion) folder(path string) (documents int) {
	if e.isOwn(path) {
		e.skip(path, "it is a folder of the site itself")
		return 0
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		e.list = append(e.list, source{path: path, err: fmt.Errorf("the folder %s cannot be read: %w. Ask whoever owns it for the right to read it", path, err)})
	}
	for _, entry := range entries {
		inside := filepath.Join(path, entry.Name())
		switch name := entry.Name(); {
		case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
			e.skip(inside, "it is hidden")
		case entry.IsDir():
			documents += e.folder(inside)
		case strings.HasPrefix(strings.ToUpper(name), "README"):
			e.skip(inside, "it tells about the folder")
		case entry.Type()&fs.ModeSymlink != 0 && leadsToFolder(inside):
			e.skip(inside, "it is a link to a folder; name that folder itself")
		case entry.Type()&^fs.ModeSymlink != 0:
			e.skip(inside, "it is a device or a pipe, no file")
		default:
			documents += e.file(inside)
		}
	}
	return documents
}

func (e *expansion) isOwn(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	for _, own := range e.own {
		if os.SameFile(info, own) {
			return true
		}
	}
	return false
}

func leadsToFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
