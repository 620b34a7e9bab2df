package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

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

// killed starts a command and kills it as soon as a file is there whose name fits a pattern: killed 'site/.public-*/new/*'
// gazette build. That the command ends before is an error of the script.
func killed(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		script.Fatalf("usage: killed pattern command…")
	}
	program, err := exec.LookPath(args[1])
	script.Check(err)
	command := exec.Command(program, args[2:]...)
	command.Dir = script.MkAbs(".")
	command.Env = []string{"HOME=" + script.Getenv("HOME"), "PATH=" + script.Getenv("PATH"), "TMPDIR=" + script.Getenv("TMPDIR")}
	script.Check(command.Start())
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for {
		found, err := filepath.Glob(script.MkAbs(args[0]))
		script.Check(err)
		if len(found) > 0 {
			break
		}
		select {
		case err := <-ended:
			script.Fatalf("%v ended before it was killed: %v", args[1:], err)
		case <-time.After(time.Millisecond):
		}
	}
	script.Check(command.Process.Kill())
	if err := <-ended; err == nil {
		script.Fatalf("%v finished before it was killed", args[1:])
	}
}
