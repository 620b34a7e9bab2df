package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// A slot is the path of a folder that is only ever replaced whole. The work for its next state is done in a folder
// beside it (so that a rename is enough to move it in), named after it: ".public-123" for "public".
type slot string

// The folders inside a work folder.
const (
	freshName = "new" // what is to be put in the slot
	oldName   = "old" // what stood in the slot, where it could not be exchanged in one step
	cacheName = "cache"
	indexName = "search"
)

func (s slot) dir() string    { return filepath.Dir(string(s)) }
func (s slot) prefix() string { return "." + filepath.Base(string(s)) + "-" }

// lock keeps two builds of one site apart; the second waits for the first.
func (s slot) lock(ctx context.Context) (unlock func(), err error) {
	type outcome struct {
		unlock func()
		err    error
	}
	got := make(chan outcome, 1)
	go func() {
		unlock, err := lockedfile.MutexAt(filepath.Join(s.dir(), s.prefix()+"lock")).Lock()
		got <- outcome{unlock, err}
	}()
	select {
	case each := <-got:
		return each.unlock, each.err
	case <-ctx.Done():
		go func() {
			if each := <-got; each.err == nil {
				each.unlock()
			}
		}()
		return nil, ctx.Err()
	}
}

// prepare puts right what a killed run left behind and gives a new, empty work folder.
func (s slot) prepare() (work string, err error) {
	if err := s.restore(); err != nil {
		return "", err
	}
	return os.MkdirTemp(s.dir(), s.prefix())
}

// restore removes the work folders of killed runs. Where a run was killed between its two renames, the slot is empty and
// its old state stands in the work folder: that is put back first.
func (s slot) restore() error {
	entries, err := os.ReadDir(s.dir())
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.IsDir() || !strings.HasPrefix(entry.Name(), s.prefix()) {
			continue
		}
		work := filepath.Join(s.dir(), entry.Name())
		if _, err := os.Lstat(string(s)); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(filepath.Join(work, oldName), string(s)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		if err := os.RemoveAll(work); err != nil {
			return err
		}
	}
	return nil
}

// put makes work/new the slot and removes what stood there. It returns only when the new state is on the disk.
func (s slot) put(work string) error {
	fresh := filepath.Join(work, freshName)
	if err := flush(fresh); err != nil {
		return err
	}
	err := exchange(fresh, string(s))
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrNotExist) {
		err = s.replace(fresh, filepath.Join(work, oldName))
	}
	if err != nil {
		return err
	}
	if err := flushFolder(s.dir()); err != nil {
		return err
	}
	return os.RemoveAll(work)
}

// replace moves fresh in by two renames. A kill between them leaves the slot empty until the next run's restore.
func (s slot) replace(fresh, old string) error {
	if err := os.Rename(string(s), old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, string(s)); err != nil {
		return errors.Join(err, os.Rename(old, string(s)))
	}
	return nil
}

// flushFolder has the names in a folder written to the disk.
func flushFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return ignoreUnsupported(folder.Sync())
}
