// Package register is the partnership's private record: of each document that was approved or published, the original as it
// was received, who approved it and when, what was left out of its page, and every page that was published from it. It
// writes content/, and knows which of the pages there it wrote, so that a page made or changed by a person is never lost.
//
// The register is the folder register/ of a site, beside content/ and never in it. Each original has a folder there,
// named by the first 16 hexadecimal digits of its SHA-256:
//
//	register/3f1b…/original.txt   the bytes as received
//	register/3f1b…/record.yaml    a Record, to be read by people too
//	register/tmp/                 files on their way to their place
//	register/lock                 held while a register is open
//
// Everything is written to register/tmp first, forced to the disk and renamed into its place, the record before the page
// that it speaks of: a run that was killed is finished by the next.
package register

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
	"golang.org/x/sync/errgroup"

	"gazette/internal/document"
)

// A Register is the open register of one site. It belongs to one goroutine.
type Register struct {
	site   string
	unlock func()
	disk   disk
	clock  func() time.Time

	records map[string]*Record // by SHA-256
	saved   map[string]string  // record.yaml as it stands on the disk, by SHA-256
	pages   history
	taken   map[string]string // address → SHA-256 of the original that this open register published there
}

// An Original is a document as it was received.
type Original struct {
	Name    string // base name of its file
	Data    []byte
	LeftOut []document.Omission // words that are not on its page, and why
}

// Open opens the register of a site, which it makes where there is none yet. It waits until no other process has it open,
// and removes what a killed one left half done. Close it when done.
func Open(ctx context.Context, site string) (*Register, error) {
	if _, err := os.Stat(filepath.Join(site, "config.toml")); err != nil {
		return nil, fmt.Errorf("%s is not the folder of a Gazette site: it has no config.toml. Make a site with “gazette init”, or name its folder with --site", site)
	}
	r := &Register{
		site: site, clock: time.Now, taken: map[string]string{},
		records: map[string]*Record{}, saved: map[string]string{}, pages: newHistory(),
	}
	r.disk = realDisk{temporary: r.path("tmp")}
	if err := makeFolder(r.path(), 0o700); err != nil {
		return nil, failed("the register cannot be made", err)
	}
	if err := r.lock(ctx); err != nil {
		return nil, err
	}
	if err := errors.Join(emptyFolder(r.path("tmp")), r.load()); err != nil {
		r.Close()
		return nil, failed("the register cannot be opened", err)
	}
	return r, nil
}

// Close lets others open the register.
func (r *Register) Close() { r.unlock() }

// Lookup gives the record of an original by its SHA-256 in hexadecimal.
func (r *Register) Lookup(sha256 string) (Record, bool) {
	if record := r.records[sha256]; record != nil {
		return record.clone(), true
	}
	return Record{}, false
}

func (r *Register) path(parts ...string) string {
	return filepath.Join(append([]string{r.site, "register"}, parts...)...)
}

// folder is where an original and its record stand.
func (r *Register) folder(sha256 string) string { return r.path(sha256[:folderDigits]) }

// lock waits for the lock file. The system gives the lock of a killed process back.
func (r *Register) lock(ctx context.Context) error {
	type outcome struct {
		unlock func()
		err    error
	}
	got := make(chan outcome, 1)
	go func() {
		unlock, err := lockedfile.MutexAt(r.path("lock")).Lock()
		got <- outcome{unlock, err}
	}()
	select {
	case each := <-got:
		if each.err != nil {
			return failed("the register cannot be locked", each.err)
		}
		r.unlock = each.unlock
		return nil
	case <-ctx.Done():
		go func() {
			if each := <-got; each.err == nil {
				each.unlock()
			}
		}()
		return ctx.Err()
	}
}

// folderDigits is how much of a SHA-256 names a folder: enough to be unique, few enough to be read out.
const folderDigits = 16

var folderName = regexp.MustCompile(fmt.Sprintf(`^[0-9a-f]{%d}$`, folderDigits))

// load reads all records. A folder without one is left from a run that was killed before it wrote it.
func (r *Register) load() error {
	entries, err := os.ReadDir(r.path())
	if err != nil {
		return err
	}
	texts, records := make([][]byte, len(entries)), make([]*Record, len(entries))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, entry := range entries {
		if !entry.IsDir() || !folderName.MatchString(entry.Name()) {
			continue
		}
		group.Go(func() (err error) {
			if texts[i], err = os.ReadFile(r.path(entry.Name(), recordName)); errors.Is(err, fs.ErrNotExist) {
				return nil
			} else if err != nil {
				return err
			}
			if records[i], err = decode(texts[i], entry.Name()); err != nil {
				return fmt.Errorf("register/%s/%s does not hold a record: %w. Put it right, or put it back from a backup copy", entry.Name(), recordName, err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, record := range records {
		if record != nil {
			r.keep(record, string(texts[i]))
		}
	}
	return nil
}

// keep takes a record as it stands on the disk.
func (r *Register) keep(record *Record, text string) {
	r.records[record.SHA256], r.saved[record.SHA256] = record, text
	r.pages.add(record)
}

// receive gives the record of an original, with this name among its names; a new one where there is none. Nothing is
// written yet.
func (r *Register) receive(original Original) *Record {
	sha := Hash(original.Data)
	record, known := r.Lookup(sha)
	if !known {
		record = Record{Received: r.now(), Size: len(original.Data), SHA256: sha}
	}
	record.addName(original.Name)
	return &record
}

// save writes the original where it does not stand yet, and its record where it changed.
func (r *Register) save(record *Record, original Original) error {
	path := filepath.Join(r.folder(record.SHA256), "original"+extension(record.Files[0]))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := r.disk.write(path, original.Data, private); err != nil {
			return failed("the original could not be kept in the register", err)
		}
	}
	return r.saveRecord(record)
}

// saveRecord writes a record where it changed.
func (r *Register) saveRecord(record *Record) error {
	text, err := record.encode()
	if err != nil {
		return err
	}
	if r.saved[record.SHA256] != string(text) {
		if err := record.check(text); err != nil {
			return err
		}
		if err := r.disk.write(filepath.Join(r.folder(record.SHA256), recordName), text, private); err != nil {
			return failed("the record in the register could not be written", err)
		}
	}
	r.keep(record, string(text))
	return nil
}

// now is the time for a new event. Events are told apart by their time alone, so each is later than all before it, even
// where the clock of the machine was put back.
func (r *Register) now() time.Time {
	now := r.clock().UTC().Truncate(time.Millisecond)
	if earliest := r.pages.latest.Add(time.Millisecond); now.Before(earliest) {
		now = earliest
	}
	return now
}

// nextTo is the time for a new event of a record that may hold others which the history does not know yet.
func (r *Register) nextTo(record *Record) time.Time {
	now := r.now()
	if count := len(record.Events); count > 0 {
		if earliest := record.Events[count-1].Time.Add(time.Millisecond); now.Before(earliest) {
			now = earliest
		}
	}
	return now
}

// Hash is the SHA-256 of bytes in lower-case hexadecimal, by which the register knows originals and pages.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
