package press

import (
	"os"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// asNobody takes from this goroutine, until the test ends, the rights over files that root has: nothing is closed to root.
func asNobody(t *testing.T) {
	t.Helper()
	runtime.LockOSThread()
	before, err := unix.SetfsuidRetUid(65534)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Setfsuid(before); err != nil {
			t.Error(err)
		}
		runtime.UnlockOSThread()
	})
}

func TestFolderThatMayNotBeRead(t *testing.T) {
	newPress(t)
	write(t, "docs/a.txt", "text")
	write(t, "docs/shut/b.txt", "text")
	if err := os.Chmod("docs/shut", 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod("docs/shut", 0o755) })
	asNobody(t)
	list := expand([]string{"docs"}, ".")
	if len(list) != 2 || list[0].path != "docs/a.txt" || list[1].err == nil {
		t.Errorf("got %v", listed(list))
	}
}

func TestPipes(t *testing.T) {
	p := newPress(t)
	write(t, "docs/a.txt", minutes("River", "12 March 2026", "All were welcome."))
	if err := unix.Mkfifo("docs/pipe", 0o644); err != nil {
		t.Fatal(err)
	}
	expect(t, publish(t, p, "docs", "docs/pipe"), "written docs/a.txt", "skipped docs/pipe", "failed docs/pipe")
}
