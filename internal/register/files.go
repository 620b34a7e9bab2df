package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/google/renameio/v2"
)

// Permissions: originals may hold what the public must not see, so nobody but the officer reads the register; pages are
// for the public.
const (
	private fs.FileMode = 0o600
	public  fs.FileMode = 0o644
)

// A disk changes files, each in one step: whoever looks sees the file as it was or as it is to be.
type disk interface {
	write(path string, data []byte, mode fs.FileMode) error
	remove(path string) error
}

// realDisk is the disk of the machine. What is written stands in the temporary folder until it is whole: outside
// content/, where Hugo could come upon it, and on the same file system, so that it can be renamed.
type realDisk struct{ temporary string }

func (d realDisk) write(path string, data []byte, mode fs.FileMode) error {
	folderMode := fs.FileMode(0o755)
	if mode == private {
		folderMode = 0o700
	}
	if err := makeFolder(filepath.Dir(path), folderMode); err != nil {
		return err
	}
	if err := renameio.WriteFile(path, data, mode, renameio.WithTempDir(d.temporary)); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(path))
}

// remove removes a file, and its folder where nothing else is in it.
func (d realDisk) remove(path string) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	folder := filepath.Dir(path)
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		return err
	}
	if err := os.Remove(folder); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(folder))
}

// makeFolder makes a folder and those above it, and has their names written to the disk.
func makeFolder(path string, mode fs.FileMode) error {
	if isFolder(path) {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := makeFolder(above, mode); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, mode); err != nil && !isFolder(path) { // another process may have been quicker
		return err
	}
	return flushFolder(above)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// emptyFolder makes a folder, or removes what is in it.
func emptyFolder(path string) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return makeFolder(path, 0o700)
	}
	for _, entry := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(path, entry.Name())))
	}
	return err
}

// flushFolder has the names in a folder written to the disk. Windows cannot, and some network drives need not.
func flushFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil && runtime.GOOS != "windows" && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// failed says what an error of the file system means and what to do about it.
func failed(what string, err error) error {
	next := "Put that right and publish again"
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		next = "The disk is full: free some space and publish again"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		next = "You may not write there: ask whoever looks after the computer, then publish again"
	case errors.Is(err, syscall.EXDEV):
		next = "register/ and content/ must be on the same disk: move one of them, then publish again"
	}
	return fmt.Errorf("%s: %w. %s. What was published before is unchanged", what, err, next)
}
