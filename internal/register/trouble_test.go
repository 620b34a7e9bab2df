package register

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"gazette/internal/publication"
)

// The same change is disturbed in every way: version 2 of a document that loses one extract and gains another.
func versionOne() []*publication.Publication {
	return withExtract(minutes("2026-03-12", "One."), "River learning")
}

func versionTwo() []*publication.Publication {
	return withExtract(minutes("2026-03-12", "Two. "+strings.Repeat("More words. ", 2000)), "Brook learning")
}

var secondVersion = Original{Name: "march.txt", Data: []byte("v2")}

// stepsOfTwo is how often version 2 changes the disk: original, record, two pages, one page removed, record.
const stepsOfTwo = 6

func siteWithOne(t *testing.T) string {
	site := newSite(t)
	publish(t, site, "march.txt", "v1", versionOne()...)
	return site
}

// undisturbed is a site after version 2, without the times in its records.
func undisturbed(t *testing.T) map[string]string {
	site := siteWithOne(t)
	results := publish(t, site, secondVersion.Name, string(secondVersion.Data), versionTwo()...)
	expect(t, results, "written "+march, "written /briefings/2026-03-12-brook-learning/", "withdrawn "+briefing)
	return withoutTimes(snapshot(t, site, false))
}

func withoutTimes(files map[string]string) map[string]string {
	for name, text := range files {
		if strings.HasSuffix(name, recordName) {
			var lines []string
			for line := range strings.Lines(text) {
				if !strings.Contains(line, "time: ") && !strings.Contains(line, "received: ") {
					lines = append(lines, line)
				}
			}
			files[name] = strings.Join(lines, "")
		}
	}
	return files
}

// checkWhole makes sure that every page is one that some version has, whole, and every record valid.
func checkWhole(t *testing.T, site string) {
	t.Helper()
	whole := map[string]bool{}
	published := publication.Update{On: release.On, What: publication.WasPublished}
	for i, pub := range append(versionOne(), versionTwo()...) {
		pub.Updates = []publication.Update{published}
		if i == len(versionOne()) { // the main page of version 2
			pub.Updates = append(pub.Updates, publication.Update{On: release.On, What: publication.WasChanged})
		}
		data, err := pub.Encode()
		if err != nil {
			t.Fatal(err)
		}
		whole[string(data)] = true
	}
	for name, text := range snapshot(t, site, false) {
		if _, body, _ := strings.Cut(text, " "); strings.HasSuffix(name, "index.md") && !whole[body] {
			t.Errorf("%s is not whole: %d bytes", name, len(body))
		}
	}
	if _, err := os.Stat(filepath.Join(site, marchFile)); err != nil {
		t.Error("the main page is gone")
	}
}

// finish runs version 2 again, undisturbed, and compares.
func finish(t *testing.T, site string, want map[string]string) {
	t.Helper()
	publish(t, site, secondVersion.Name, string(secondVersion.Data), versionTwo()...)
	if diff := cmp.Diff(want, withoutTimes(snapshot(t, site, false))); diff != "" {
		t.Errorf("after the next run (-want +got):\n%s", diff)
	}
}

// A failingDisk fails at one step, and before that does what the real one does.
type failingDisk struct {
	disk
	left int
	fail func() error
}

func (d *failingDisk) step() error {
	if d.left--; d.left < 0 {
		return d.fail()
	}
	return nil
}

func (d *failingDisk) write(path string, data []byte, mode fs.FileMode) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.disk.write(path, data, mode)
}

func (d *failingDisk) remove(path string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.disk.remove(path)
}

func TestDiskThatFailsAtAnyStep(t *testing.T) {
	want := undisturbed(t)
	for step := range stepsOfTwo + 1 {
		t.Run(strconv.Itoa(step), func(t *testing.T) {
			site := siteWithOne(t)
			r := open(t, site)
			r.disk = &failingDisk{r.disk, step, func() error { return syscall.ENOSPC }}
			results, err := r.Publish(secondVersion, versionTwo(), release)
			if (err == nil) != (step == stepsOfTwo) || err != nil && !(errors.Is(err, syscall.ENOSPC) && strings.Contains(err.Error(), "free some space")) {
				t.Errorf("the error is %v", err)
			}
			if failed := strings.Contains(statuses(results), "failed"); failed != (step < stepsOfTwo-1) {
				t.Errorf("results:\n%s", statuses(results))
			}
			checkWhole(t, site)
			r.Close()
			r.unlock = func() {}
			finish(t, site, want)
		})
	}
}

// childJob names the variable by which the test program runs one of these as a child of itself.
const childJob = "GAZETTE_REGISTER_TEST"

func runChild(job string) int {
	name, rest, _ := strings.Cut(job, ":")
	number, site, _ := strings.Cut(rest, ":")
	value, err := strconv.Atoi(number)
	if err != nil {
		return 9
	}
	if name == "limit" { // as if the disk were full: no file can become longer
		signal.Ignore(syscall.SIGXFSZ)
		limit := unix.Rlimit{Cur: uint64(value), Max: uint64(value)}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			return 9
		}
	}
	r, err := Open(context.Background(), site)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if name == "kill" {
		r.disk = &failingDisk{r.disk, value, func() error { return syscall.Kill(os.Getpid(), syscall.SIGKILL) }}
	}
	if _, err := r.Publish(secondVersion, versionTwo(), release); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func child(t *testing.T, job string, value int, site string) (state *os.ProcessState, stderr string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program)
	command.Env = append(os.Environ(), fmt.Sprintf("%s=%s:%d:%s", childJob, job, value, site))
	var said bytes.Buffer
	command.Stderr = &said
	var exit *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return command.ProcessState, said.String()
}

// TestKilledAtAnyStep: the lock of a killed run does not block, what it left half done is removed, the rest finished.
func TestKilledAtAnyStep(t *testing.T) {
	want := undisturbed(t)
	for step := range stepsOfTwo {
		t.Run(strconv.Itoa(step), func(t *testing.T) {
			site := siteWithOne(t)
			state, stderr := child(t, "kill", step, site)
			if status, ok := state.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
				t.Fatalf("the child was not killed: %v %s", state, stderr)
			}
			checkWhole(t, site)
			// As if it had been killed in the middle of a file.
			if err := os.WriteFile(filepath.Join(site, "register", "tmp", ".index.md123"), []byte("half"), 0o600); err != nil {
				t.Fatal(err)
			}
			finish(t, site, want)
		})
	}
}

// TestFullDisk has the system itself refuse to write: at first nothing fits, then the record but not the page.
func TestFullDisk(t *testing.T) {
	want := undisturbed(t)
	for _, limit := range []int{1, 4000} {
		t.Run(strconv.Itoa(limit), func(t *testing.T) {
			site := siteWithOne(t)
			before := read(t, site, marchFile)
			state, stderr := child(t, "limit", limit, site)
			if state.ExitCode() != 1 || !strings.Contains(stderr, "could not be") || !strings.Contains(stderr, "unchanged") {
				t.Fatalf("exit %v: %s", state, stderr)
			}
			if read(t, site, marchFile) != before {
				t.Error("the page was touched")
			}
			checkWhole(t, site)
			finish(t, site, want)
		})
	}
}

// TestFileInTheWay: even root cannot write into a folder that is a file.
func TestFileInTheWay(t *testing.T) {
	for _, test := range []struct{ path, says string }{
		{"content/minutes", march},
		{"content", march},
		{"register", "register"},
	} {
		site := newSite(t)
		path := filepath.Join(site, test.path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("in the way"), 0o644)); err != nil {
			t.Fatal(err)
		}
		r, err := Open(t.Context(), site)
		if err == nil {
			_, err = r.Publish(secondVersion, versionTwo(), release)
			r.Close()
		}
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.path, err)
		}
		if read(t, site, test.path) != "in the way" {
			t.Errorf("%s was overwritten", test.path)
		}
	}
}
