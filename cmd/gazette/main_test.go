package main

import (
	"flag"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary answer to the name of the program, so that the scripts run the real thing, and the
// real thing runs itself as Hugo.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gazette": main})
}

var update = flag.Bool("update", false, "write what came out into testdata/script")

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"killed": killed,
			"table":  table,
		},
	})
}
