// Command gazette publishes the approved documents of a safeguarding partnership as a public website.
//
// It is wiring only: each verb has a file, which reads the command line, calls the packages under internal/ and prints
// what they say. What a program may read goes to standard output, what a person reads to standard error.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"gazette/internal/site"
)

// Exit codes. They are documented in the help of the root command.
const (
	exitDone    = 0
	exitFailed  = 1
	exitWrong   = 2
	exitRefused = 3
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // the second Ctrl-C ends the program at once
	signal.Ignore(syscall.SIGPIPE) // see patient
	command := newRoot(&app{out: patient{os.Stdout}, err: os.Stderr})
	return exitCode(command.ExecuteContext(ctx))
}

// An app is what every verb is given: the flags that all share, and where to write.
type app struct {
	folder string // as given with --site
	quiet  bool
	json   bool

	out, err io.Writer
}

// patient goes on when whoever reads the output has seen enough (gazette publish … | head -1): what was begun is finished.
type patient struct{ io.Writer }

func (p patient) Write(data []byte) (int, error) {
	n, err := p.Writer.Write(data)
	if errors.Is(err, syscall.EPIPE) {
		return len(data), nil
	}
	return n, err
}

// note tells the person at the terminal something that is no result.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// site is the folder of the site that a verb works on.
func (a *app) site() string {
	if a.folder != "" {
		return a.folder
	}
	folder, _ := site.Find(".")
	return folder
}

// wrongUse is an error in how the program was called.
type wrongUse struct {
	verb string // "gazette publish"
	what string
}

func (w wrongUse) Error() string {
	return fmt.Sprintf("%s\nTo see how it is used: %s --help", w.what, w.verb)
}

// These end a verb that has said already what is to be said.
var (
	errRefused = errors.New("refused")
	errFailed  = errors.New("failed")
)

// exitCode prints an error that was not printed yet, and gives the program's exit code.
func exitCode(err error) int {
	var wrong wrongUse
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errRefused):
		return exitRefused
	case errors.Is(err, errFailed):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "gazette: stopped. Nothing is half done: run the command again to finish.")
		return exitFailed
	}
	fmt.Fprintln(os.Stderr, "gazette: "+err.Error())
	if errors.As(err, &wrong) {
		return exitWrong
	}
	return exitFailed
}

const rootHelp = `Gazette publishes the approved documents of a safeguarding partnership (minutes of
meetings, 7-minute briefings, findings of reviews) as a public website.

It reads each document as it was approved, recognises who met, what was agreed and
who is to do what, refuses what must not become public, writes a page for it and
makes the site. The words of a document are never changed.`

const rootExample = `  gazette init our-site --name "Anytown Safeguarding Children Partnership"
  cd our-site
  gazette publish ../approved
  gazette serve`

const exitHelp = `Exit codes, for scripts:
  0  everything was done
  1  something failed: the message says what, and what to do
  2  wrong use of the command
  3  a document was refused: the message says why; all others were done`

func newRoot(a *app) *cobra.Command {
	cobra.EnableCommandSorting = false
	root := &cobra.Command{
		Use:               "gazette",
		Short:             "Publish the approved documents of a safeguarding partnership",
		Long:              rootHelp,
		Example:           rootExample,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              cobra.ArbitraryArgs,

		SuggestionsMinimumDistance: 2,

		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 0 {
				return command.Help()
			}
			return unknownVerb(command, args[0])
		},
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetUsageTemplate(usage)
	root.SetFlagErrorFunc(func(command *cobra.Command, err error) error {
		return wrongUse{command.CommandPath(), "I do not understand: " + err.Error() + "."}
	})
	root.PersistentFlags().StringVar(&a.folder, "site", "", "the site's `folder` (default: the site that you are in)")
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "say only what went wrong")
	root.AddCommand(newInit(a), newInspect(a), newRead(a), newCorrect(a), newCheck(a), newDecide(a), newApprove(a), newPublish(a), newWithdraw(a), newBuild(a), newServe(a), newSearch(a), newIndex(a), newVersion(a), newHugo())
	root.SetHelpCommand(newHelp(root))
	return root
}

func unknownVerb(root *cobra.Command, verb string) error {
	what := fmt.Sprintf("There is no verb %q.", verb)
	if near := root.SuggestionsFor(verb); len(near) > 0 {
		what += " Did you mean " + strings.Join(near, " or ") + "?"
	}
	return wrongUse{root.CommandPath(), what}
}

// newHelp is the verb that most programs have beside --help; it is not listed.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:    "help [verb]",
		Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			command, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownVerb(root, strings.Join(args, " "))
			}
			return command.Help()
		},
	}
}

// usage is printed below the long text of a verb's help.
const usage = `Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} VERB [flags]{{else}}{{.UseLine}}{{end}}

{{- if .HasExample}}

Examples:
{{.Example}}{{end}}

{{- if .HasAvailableSubCommands}}

Verbs, in the order of work:
{{- range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name 9}} {{.Short}}{{end}}{{end}}{{end}}

{{- if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

{{- if .HasAvailableInheritedFlags}}

Flags of every verb:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

{{- if .HasAvailableSubCommands}}

` + exitHelp + `

To see how a verb is used: {{.CommandPath}} VERB --help{{end}}
`

// named gives a check of how many names follow a verb, with words for when it is another number.
func named(least, most int, what string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return wrongUse{command.CommandPath(), "Name " + what + "."}
		case most == 0 && len(args) > 0:
			return wrongUse{command.CommandPath(), fmt.Sprintf("I do not understand %q: %s takes no names.", strings.Join(args, " "), command.Name())}
		case most > 0 && len(args) > most:
			return wrongUse{command.CommandPath(), fmt.Sprintf("I do not understand %q: name %s.", strings.Join(args[most:], " "), what)}
		}
		return nil
	}
}
