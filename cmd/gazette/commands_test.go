package main

import (
	"errors"
	"os/exec"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command and checks its exit code: exits 3 gazette publish draft.txt. What it wrote is there for stdout
// and stderr, as after exec.
func exits(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		script.Fatalf("usage: exits code command…")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		script.Fatalf("%v", err)
	}
	err = script.Exec(args[1], args[2:]...)
	got := 0
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	} else if err != nil {
		script.Fatalf("%v", err)
	}
	if got != want {
		script.Fatalf("%v ended with the exit code %d, want %d", args[1:], got, want)
	}
}
