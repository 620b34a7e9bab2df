//go:build !linux

package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// exchange is not to be had here; put then takes two renames.
func exchange(fresh, target string) error { return errors.ErrUnsupported }

// flush has everything in a folder written to the disk.
func flush(path string) error {
	return filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(file.Sync(), file.Close())
	})
}

// ignoreUnsupported forgives Windows, which cannot flush a folder and does not need it.
func ignoreUnsupported(err error) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return err
}
