package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestMain lets the test binary stand in for two programs, so that processes can be killed: a Hugo that does as its
// first argument says, and a gazette that builds a site.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 {
		switch os.Args[1] {
		case "fake-hugo":
			fakeHugo(os.Args[2], os.Args[3:])
		case "fake-gazette":
			_, err := Build(context.Background(), Options{Dir: os.Args[2], Hugo: hugoThat("waits")})
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	// The race detector has every program wait a second before it ends; here are many, and none has races to tell of.
	if err := os.Setenv("GORACE", "atexit_sleep_ms=0"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// hugoThat gives the command line of a Hugo that "builds" what stands in made/ of the site, "fails", "dies", or writes
// one page, tells so through the site's pipe and "waits" for ever.
func hugoThat(does string) []string {
	program, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return []string{program, "fake-hugo", does}
}

func fakeHugo(does string, arguments []string) {
	EndWithInput()
	value := func(flag string) string { return arguments[slices.Index(arguments, flag)+1] }
	source := value("--source")
	switch does {
	case "builds":
		exitOn(os.CopyFS(value("--destination"), os.DirFS(filepath.Join(source, "made"))))
		fmt.Fprintln(os.Stderr, "WARN  something is odd\nWARN  something is odd")
	case "fails":
		fmt.Fprintf(os.Stderr, "ERROR render of \"page\" failed: \"%s/layouts/single.html:1:3\": no such template\n", source)
		os.Exit(1)
	case "dies":
		exitOn(syscall.Kill(os.Getpid(), syscall.SIGKILL))
	case "waits":
		exitOn(os.MkdirAll(value("--destination"), 0o777))
		exitOn(os.WriteFile(filepath.Join(value("--destination"), "index.html"), []byte("half"), 0o666))
		pipe, err := os.OpenFile(filepath.Join(source, "pipe"), os.O_WRONLY, 0)
		exitOn(err)
		fmt.Fprintln(pipe, "waiting")
		select {}
	case "serves":
		ready := "Web Server is available at http://localhost:" + value("--port") + "/ (bind address 127.0.0.1)"
		fmt.Println("Built in 2 ms\n" + ready)
		fmt.Println("Change detected\n" + ready)
		fmt.Fprintln(os.Stderr, "ERROR Rebuild failed")
		fmt.Println(ready)
		select {}
	}
	os.Exit(0)
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ERROR", err)
		os.Exit(1)
	}
}
