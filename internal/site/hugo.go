package site

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// childMark is the variable by which a Hugo child knows that it is one.
const childMark = "GAZETTE_CHILD"

// EndWithInput ends this process as soon as its standard input ends, where it is a Hugo child; otherwise it does nothing. It
// is to be called before Hugo begins, so that no Hugo goes on writing after the process that started it was killed. The
// child does not listen to Ctrl-C itself: who started it does, and ends it.
func EndWithInput() {
	if os.Getenv(childMark) == "" {
		return
	}
	signal.Ignore(os.Interrupt)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(1)
	}()
}

// longestBuild bounds one build: 2,000 minutes take under half a minute, and Hugo 0.165 waits for ever where more than
// ten pages fail in a template. Tests shorten it.
var longestBuild = 15 * time.Minute

// hugoBuild has Hugo write the site into the work folder and gives what it warned of.
func hugoBuild(ctx context.Context, options Options, work string) (warnings []string, err error) {
	bounded, cancel := context.WithTimeout(ctx, longestBuild)
	defer cancel()
	child, err := hugo(bounded, options.Hugo, options.Dir, work, "build",
		"--destination", filepath.Join(work, freshName),
		// An approved document may bear a day to come, and publishing it was somebody's decision.
		"--buildFuture")
	if err != nil {
		return nil, inWords(err)
	}
	said := &head{limit: 1 << 16}
	child.Stderr = said
	err = child.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	warnings, complaints := sortMessages(said.String(), options.Dir)
	if bounded.Err() != nil {
		return nil, &Fault{What: fmt.Sprintf("Hugo, the program that makes the pages, had not finished after %v and was stopped.", longestBuild), Details: complaints,
			Next: "If words stand above, put right what they name; else look for a template of your own in layouts/ that never ends. " + unchanged}
	}
	if err != nil {
		return nil, hugoFault(child, err, complaints)
	}
	return warnings, nil
}

// hugo is a child process that runs one of Hugo's commands on a site. Everything that Hugo keeps beside its output goes
// into the work folder: no cache outlives a page that was withdrawn, and a build does not depend on the one before.
func hugo(ctx context.Context, command []string, dir, work, verb string, flags ...string) (*exec.Cmd, error) {
	source, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	destination := slices.Index(flags, "--destination")
	if destination >= 0 {
		// Hugo takes a relative destination from the source, not from the working folder.
		if flags[destination+1], err = filepath.Abs(flags[destination+1]); err != nil {
			return nil, err
		}
	}
	cache, err := filepath.Abs(filepath.Join(work, cacheName))
	if err != nil {
		return nil, err
	}
	arguments := slices.Concat(command[1:], []string{verb, "--source", source, "--noBuildLock"}, flags)
	child := exec.CommandContext(ctx, command[0], arguments...)
	child.Env = append(environment(), childMark+"=1", "HUGO_CACHEDIR="+cache, "HUGO_RESOURCEDIR="+filepath.Join(cache, "resources"))
	if _, err := child.StdinPipe(); err != nil { // held open for as long as this process lives: see EndWithInput
		return nil, err
	}
	child.WaitDelay = 5 * time.Second
	return child, nil
}

// environment is that of this process without the variables that would override the site's own configuration.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(each string) bool { return strings.HasPrefix(each, "HUGO") })
}

// hugoFault says in words why Hugo did not finish.
func hugoFault(child *exec.Cmd, err error, said []string) error {
	if child.ProcessState == nil {
		return &Fault{What: "Hugo, the program that makes the pages, could not be started.", Details: []string{err.Error()},
			Next: "Install gazette again; if that does not help, report these words. " + unchanged}
	}
	what, next := explain(strings.Join(said, "\n"), "Hugo, the program that makes the pages, could not make the site.",
		"Put right what it names and run the command again.")
	if len(said) == 0 && !child.ProcessState.Exited() {
		what, next = "Hugo, the program that makes the pages, was stopped from outside.",
			"The machine may have run out of memory: close other programs and run the command again."
	}
	if len(said) == 0 {
		said = []string{err.Error()}
	}
	return &Fault{What: what, Details: said, Next: next + " " + unchanged}
}

// sortMessages parts what Hugo wrote into warnings and errors, one string each, without repetitions and with the site's
// own files named as the officer knows them.
func sortMessages(said, dir string) (warnings, complaints []string) {
	if source, err := filepath.Abs(dir); err == nil {
		said = strings.ReplaceAll(said, source+string(filepath.Separator), "")
	}
	into := &complaints
	for line := range strings.Lines(said) {
		line = strings.TrimRight(line, "\r\n ")
		level, rest, found := strings.Cut(line, " ")
		switch {
		case line == "", strings.Contains(line, "error building site: logged "): // which only counts the others
			continue
		case found && level == "WARN":
			into, line = &warnings, strings.TrimSpace(rest)
		case found && (level == "ERROR" || level == "Error:"):
			into, line = &complaints, strings.TrimSpace(rest)
		}
		if !slices.Contains(*into, line) {
			*into = append(*into, line)
		}
	}
	return warnings, complaints
}

// head keeps the beginning of what is written to it: the first errors are those that explain the others.
type head struct {
	bytes.Buffer
	limit int
}

func (h *head) Write(data []byte) (int, error) {
	if room := h.limit - h.Len(); room > 0 {
		h.Buffer.Write(data[:min(room, len(data))])
	}
	return len(data), nil
}

// listed gives at most the first few of many lines and says how many there are more.
func listed(lines []string) []string {
	const most = 20
	if len(lines) <= most {
		return lines
	}
	return append(slices.Clone(lines[:most]), fmt.Sprintf("… and %d more", len(lines)-most))
}
