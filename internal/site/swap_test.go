package site

import (
	"os"
	"path/filepath"
	"testing"
)

// onePage makes a work folder that holds the next state of the slot.
func onePage(t *testing.T, public slot, text string) (work string) {
	t.Helper()
	work, err := public.prepare()
	if err != nil {
		t.Fatal(err)
	}
	if err := (tree{"index.html": []byte(text)}).write(filepath.Join(work, freshName)); err != nil {
		t.Fatal(err)
	}
	return work
}

func wantPage(t *testing.T, public slot, text string) {
	t.Helper()
	if got := state(t, string(public)); len(got) != 1 || got["index.html"] != text {
		t.Errorf("the slot holds %v, want %q", got, text)
	}
	noLeftOvers(t, public.dir())
}

func TestPut(t *testing.T) {
	public := slot(filepath.Join(t.TempDir(), "public"))
	for _, text := range []string{"first", "second", "third"} {
		if err := public.put(onePage(t, public, text)); err != nil {
			t.Fatal(err)
		}
		wantPage(t, public, text)
	}
}

// Where folders cannot be exchanged, two renames do it; after a kill between them the next run finds the old state.
func TestReplace(t *testing.T) {
	public := slot(filepath.Join(t.TempDir(), "public"))
	if err := public.put(onePage(t, public, "first")); err != nil {
		t.Fatal(err)
	}
	work := onePage(t, public, "second")
	if err := public.replace(filepath.Join(work, freshName), filepath.Join(work, oldName)); err != nil {
		t.Fatal(err)
	}
	if err := public.restore(); err != nil {
		t.Fatal(err)
	}
	wantPage(t, public, "second")

	work = onePage(t, public, "third")
	if err := os.Rename(string(public), filepath.Join(work, oldName)); err != nil {
		t.Fatal(err)
	}
	if err := public.restore(); err != nil {
		t.Fatal(err)
	}
	wantPage(t, public, "second")
}

// Where the new state is not there, the old comes back.
func TestReplaceFails(t *testing.T) {
	public := slot(filepath.Join(t.TempDir(), "public"))
	if err := public.put(onePage(t, public, "first")); err != nil {
		t.Fatal(err)
	}
	work, err := public.prepare()
	if err != nil {
		t.Fatal(err)
	}
	if err := public.put(work); err == nil {
		t.Error("nothing was put in and no error given")
	}
	if err := os.RemoveAll(work); err != nil {
		t.Fatal(err)
	}
	wantPage(t, public, "first")
}
