package site

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/search"
)

// Loopback is where a site is served to nobody but the person at this machine.
const Loopback = "127.0.0.1"

// ServeOptions say which site to show, and where.
type ServeOptions struct {
	Options
	Port int                  // 0 for any that is free
	Tell func(message string) // is given the address once the site is there, and every later message, a line each
}

// Serve shows the site to the person at this machine and again whenever one of its files changes, until the context
// ends; that is no error. The pages are kept in memory: public/ is not touched, and drafts that somebody wrote by hand
// stay out as they do in public/.
func Serve(ctx context.Context, options ServeOptions) error {
	if err := refreshForServe(ctx, options); err != nil {
		return err
	}
	port, err := freePort(options.Port)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "gazette-serve-")
	if err != nil {
		return inWords(err)
	}
	defer os.RemoveAll(work)
	child, err := hugo(ctx, options.Hugo, options.Dir, work, "server", "--bind", Loopback, "--port", strconv.Itoa(port),
		"--renderToMemory", "--buildFuture", "--disableFastRender", "--environment", "production")
	if err != nil {
		return inWords(err)
	}
	if options.Words != nil {
		// Hugo serves a second folder of static files as it does the site's own. The index is as of now: changes are not found
		// before the next start.
		static, err := filepath.Abs(filepath.Join(work, "static"))
		if err != nil {
			return inWords(err)
		}
		if err := makeIndex(ctx, options.Options, filepath.Join(static, search.Folder), ""); err != nil {
			return err
		}
		child.Env = append(child.Env, "HUGO_STATICDIR1="+static)
	}
	heard := &listener{tell: options.Tell, kept: head{limit: 1 << 16}}
	child.Stdout, child.Stderr = heard, heard
	err = child.Run()
	if ctx.Err() != nil || err == nil {
		return nil
	}
	_, said := sortMessages(heard.kept.String(), options.Dir)
	return hugoFault(child, err, said)
}

// refreshForServe brings the theme up to date, while no build is at work on the site.
func refreshForServe(ctx context.Context, options ServeOptions) error {
	config, err := readConfig(options.Dir)
	if err != nil {
		return err
	}
	public, err := publicSlot(options.Dir)
	if err != nil {
		return err
	}
	unlock, err := public.lock(ctx)
	if err != nil {
		return inWords(err)
	}
	defer unlock()
	warnings, err := refreshTheme(options.Dir, config, options.Theme)
	for _, warning := range warnings {
		options.Tell(warning)
	}
	return inWords(err)
}

// freePort gives a port that nobody listens on: the given one, or any for 0. Hugo itself would announce port 0.
func freePort(port int) (int, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(Loopback, strconv.Itoa(port)))
	if err != nil {
		return 0, &Fault{
			What:    fmt.Sprintf("The site cannot be shown at port %d of this machine.", port),
			Details: []string{err.Error()},
			Next:    "Another program may use it already, perhaps gazette serve in another window. Take another number with --port, or --port 0 for any that is free.",
		}
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// announced finds the address in the line by which Hugo says that its server is ready, or has built again.
var announced = regexp.MustCompile(`^Web Server is available at (\S+)`)

// A listener is given what a Hugo server writes, passes on line by line what a person wants to know, and keeps what
// explains a failure. It must be the one writer for both of the child's outputs: then no two writes meet.
type listener struct {
	tell  func(string)
	ready bool   // the address was told
	wrong bool   // an error was told since the site was last built
	begun []byte // of a line that has not ended
	kept  head
}

func (l *listener) Write(data []byte) (int, error) {
	l.begun = append(l.begun, data...)
	for {
		line, rest, ended := bytes.Cut(l.begun, []byte("\n"))
		if !ended {
			return len(data), nil
		}
		l.hear(strings.TrimSpace(string(line)))
		l.begun = rest
	}
}

func (l *listener) hear(line string) {
	switch address := announced.FindStringSubmatch(line); {
	case address != nil && !l.ready:
		l.ready = true
		l.tell("The site is at " + address[1] + " on this machine. It follows every change; stop it with Ctrl-C.")
	case address != nil && l.wrong:
		l.wrong = false
		l.tell("Something changed and the site could not be built again. Put right what is named above.")
	case address != nil:
		l.tell("Something changed: the site was built again.")
	case strings.HasPrefix(line, "ERROR"), strings.HasPrefix(line, "WARN"):
		l.wrong = l.wrong || strings.HasPrefix(line, "ERROR")
		fmt.Fprintln(&l.kept, line)
		if l.ready { // before that, what is kept becomes the fault
			l.tell(line)
		}
	}
}
