package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gazette/internal/publication"
)

// A verdict is what a check found.
type verdict struct {
	pages    int      // how many HTML pages there are
	problems []string // what must not go on line, a line each
	warnings []string // what may
}

// check looks through a finished site for what must not go on line: a page that is missing, a private file, a broken
// link.
func check(ctx context.Context, options Options, config settings, output string) (verdict, error) {
	files, problems, err := listOutput(output)
	if err != nil {
		return verdict{}, err
	}
	expected, err := bundles(options.Dir)
	if err != nil {
		return verdict{}, err
	}
	problems = append(problems, missing(files, append(expected, options.Expect...))...)
	private, err := privateFiles(filepath.Join(options.Dir, "register"), output, files)
	if err != nil {
		return verdict{}, err
	}
	problems = append(problems, private...)
	found, err := checkPages(ctx, config.base, output, files)
	if err != nil {
		return verdict{}, err
	}
	if problems = append(problems, found.problems...); len(problems) > 0 {
		return verdict{}, &Fault{
			What:    fmt.Sprintf("The new site was made but not put in place: a check of it found %s.", counted(len(problems), "mistake")),
			Details: listed(problems),
			Next:    "Put these right and run the command again. " + unchanged,
		}
	}
	return found, nil
}

// listOutput gives the files that Hugo wrote, by their path from the site's root, with their sizes.
func listOutput(output string) (files map[string]int64, problems []string, err error) {
	files = map[string]int64{}
	err = filepath.WalkDir(output, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(output, name)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		if !entry.Type().IsRegular() {
			problems = append(problems, relative+": is a link or device, not a file")
			return nil
		}
		if strings.HasPrefix(relative, "register/") {
			problems = append(problems, relative+": would publish a folder with the name of the private register")
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		files[relative] = info.Size()
		return nil
	})
	return files, problems, err
}

// bundles are the addresses of the pages that were published from documents. Pages that somebody wrote by hand are not
// among them: Hugo lets those be drafts or have another address.
func bundles(dir string) (addresses []string, err error) {
	for _, folder := range publication.Folders {
		entries, err := os.ReadDir(filepath.Join(dir, "content", folder))
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
		for _, entry := range entries {
			if entry.IsDir() && isFile(filepath.Join(dir, "content", folder, entry.Name(), "index.md")) {
				addresses = append(addresses, "/"+folder+"/"+entry.Name()+"/")
			}
		}
	}
	slices.Sort(addresses)
	return addresses, nil
}

func missing(files map[string]int64, addresses []string) (problems []string) {
	for _, address := range addresses {
		if _, here := files[path.Join(strings.Trim(address, "/"), "index.html")]; !here {
			problems = append(problems, address+": the page is missing")
		}
	}
	return slices.Compact(problems)
}

// privateFiles compares the output with everything that stands in the private register. Files of equal length are
// compared by their content, so that a copy is found under any name.
func privateFiles(register, output string, files map[string]int64) (problems []string, err error) {
	bySize := map[int64][]string{}
	for name, size := range files {
		bySize[size] = append(bySize[size], name)
	}
	err = filepath.WalkDir(register, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return ignoreMissing(err)
		}
		info, err := entry.Info()
		if err != nil || info.Size() == 0 {
			return ignoreMissing(err)
		}
		for _, public := range bySize[info.Size()] {
			same, err := sameContent(name, filepath.Join(output, filepath.FromSlash(public)))
			if err != nil {
				return ignoreMissing(err)
			}
			if same {
				problems = append(problems, public+": is a file of the private register")
			}
		}
		return nil
	})
	slices.Sort(problems)
	return slices.Compact(problems), err
}

// ignoreMissing forgives that something of the register is gone: a site may have none, and temporary files come and go.
func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func sameContent(one, other string) (bool, error) {
	first, err := fileSum(one)
	if err != nil {
		return false, err
	}
	second, err := fileSum(other)
	return bytes.Equal(first, second), err
}

func fileSum(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return sum.Sum(nil), err
}

// counted gives a number with its noun: "1 mistake", "3 mistakes".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
