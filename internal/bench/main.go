// Command bench measures Gazette beside other programs: from the root of the project,
//
//	make bench
//
// What it measures is the word after its name:
//
//	readers       the readers beside pandoc and pdftotext, where these are installed
//	search        the search index of 2,000 invented minutes of 40 kB beside Pagefind's of the same pages
//	search-large  that of 20,000, alone
//	theme         how long Hugo takes over 2,000 minutes with the theme and with a bare one
//	answers       PUBLIC QUERIES: how well known items are found in a built site, beside Pagefind
//
// Times and memory of readers and theme are the medians of several runs, in which the programs take turns. A run is a whole
// process with its start, as the operating system counts it; only the batch of small files is read in one process, because that
// is how Gazette reads a folder. pandoc is measured with a process for each file, which is how it converts a folder, and beside
// it with all files in one call, in which it joins them into one document.
//
// The batch are the office documents of a folder outside of the project, ../shared/corpus/office, or the one that
// GAZETTE_CORPUS names. Everything else is made here, by package corpus.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"gazette/internal/bench/corpus"
	"gazette/internal/reader"
)

func main() {
	if err := dispatch(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// dispatch runs what is asked for. The verbs that a bench gives itself run in processes of their own, which can be measured.
func dispatch(args []string) error {
	switch {
	case len(args) > 1 && args[0] == "read":
		return read(args[1:])
	case len(args) == 3 && args[0] == "make":
		return errors.Join(largeWord(args[1]), largePDF(args[2]))
	case len(args) == 3 && args[0] == "index":
		return makeIndex(args[1], args[2])
	case len(args) == 4 && args[0] == "invent":
		return invent(args[1], args[2], args[3])
	case len(args) == 1 && args[0] == "readers":
		return readers()
	case len(args) == 1 && args[0] == "search":
		return searchBench(corpus.Size{Documents: 2_000, Bytes: 40 << 10}, true)
	case len(args) == 1 && args[0] == "search-large":
		return searchBench(corpus.Size{Documents: 20_000, Bytes: 40 << 10}, false)
	case len(args) >= 3 && args[0] == "answers":
		return answersOf(args[1], args[2], args[3:])
	case len(args) == 1 && args[0] == "theme":
		return themeBench(corpus.Size{Documents: 2_000, Bytes: 40 << 10})
	}
	return errors.New("name one of: readers, search, search-large, theme")
}

// read reads files one after the other. It is what a run of this program under its own name does. Of several files some may
// be refused, which takes its time as well; a single one must be read, or what is measured is the time of giving up.
func read(paths []string) error {
	for _, path := range paths {
		if _, err := reader.ReadFile(path); err != nil && len(paths) == 1 {
			return err
		}
	}
	return nil
}

func readers() error {
	room, err := os.MkdirTemp("", "gazette-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(room)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	docx, pdf := filepath.Join(room, "large.docx"), filepath.Join(room, "large.pdf")
	// In a process of its own: the memory of this one is counted for each process that it starts.
	if out, err := exec.Command(self, "make", docx, pdf).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\twho\tseconds\tpeak MB\ttime: Gazette / other\tmemory: Gazette / other\tgoal")
	for _, each := range []contest{
		{what: fmt.Sprintf("DOCX of %d pages", wordPages), ours: []string{self, "read", docx},
			others: []contender{{"pandoc", [][]string{{"pandoc", "-t", "plain", "-o", os.DevNull, docx}}}}, goal: "1/6 of the time, 1/4 of the memory"},
		{what: fmt.Sprintf("PDF of %d pages", pdfPages), ours: []string{self, "read", pdf},
			others: []contender{{"pdftotext", [][]string{{"pdftotext", pdf, os.DevNull}}}}, goal: "1.5 of the time"},
		batch(self),
	} {
		if err := each.hold(table); err != nil {
			return err
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// batch is the contest about the office documents of a folder.
func batch(self string) contest {
	folder := os.Getenv("GAZETTE_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "shared", "corpus", "office")
	}
	var paths []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if ending := filepath.Ext(path); err == nil && (ending == ".docx" || ending == ".odt") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		return contest{what: "office documents: there are none in " + folder + "; name a folder in GAZETTE_CORPUS"}
	}
	var each [][]string
	for _, path := range paths {
		each = append(each, []string{"pandoc", "-t", "plain", "-o", os.DevNull, path})
	}
	others := []contender{{"pandoc, each", each}}
	for _, ending := range []string{".docx", ".odt"} { // pandoc reads the files of one call as one format
		same := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return filepath.Ext(path) != ending })
		if len(same) > 0 {
			if len(others) == 1 {
				others = append(others, contender{name: "pandoc, all at once"})
			}
			others[1].commands = append(others[1].commands, append([]string{"pandoc", "-t", "plain", "-o", os.DevNull}, same...))
		}
	}
	return contest{what: fmt.Sprintf("%d office documents", len(paths)), ours: append([]string{self, "read"}, paths...), others: others, goal: "1/10 of the time, each"}
}

// A contest is one thing that Gazette and other programs do in turn.
type contest struct {
	what   string
	ours   []string
	others []contender
	goal   string
	rounds int // 0 for 5
}

// A contender does it by one command or by several one after the other.
type contender struct {
	name     string
	commands [][]string
}

// hold lets all of them run and writes a line for each.
func (c contest) hold(table *tabwriter.Writer) error {
	if c.ours == nil {
		fmt.Fprintln(table, c.what)
		return nil
	}
	all := []contender{{"Gazette", [][]string{c.ours}}}
	var absent []string
	for _, each := range c.others {
		if _, err := exec.LookPath(each.commands[0][0]); err != nil {
			absent = append(absent, each.name+" is not installed")
			continue
		}
		all = append(all, each)
	}
	rounds := cmp.Or(c.rounds, 5)
	runs := make([][]usage, len(all))
	for round := range rounds + 1 {
		for i, each := range all {
			used, err := each.run()
			if err != nil {
				return err
			}
			if round > 0 { // the first fills the caches of the machine
				runs[i] = append(runs[i], used)
			}
		}
	}
	for i, each := range all {
		time, memory := median(runs[i])
		line := fmt.Sprintf("%s\t%s\t%.3f\t%.0f", c.what, each.name, time.Seconds(), float64(memory)/(1<<20))
		if i > 0 {
			ourTime, ourMemory := median(runs[0])
			line += fmt.Sprintf("\t%.3f\t%.3f\t%s", ourTime.Seconds()/time.Seconds(), float64(ourMemory)/float64(memory), c.goal)
		}
		fmt.Fprintln(table, line)
	}
	if len(absent) > 0 {
		fmt.Fprintln(table, c.what+"\t"+strings.Join(absent, ", "))
	}
	return nil
}

// A usage is what a contender took.
type usage struct {
	time   time.Duration // on the clock
	memory int64         // bytes at the peak of its largest process
}

func (c contender) run() (usage, error) {
	var used usage
	began := time.Now()
	for _, each := range c.commands {
		command := exec.Command(each[0], each[1:]...)
		var stderr strings.Builder
		command.Stderr = &stderr
		if err := command.Run(); err != nil && len(c.commands) == 1 { // as in read
			return usage{}, fmt.Errorf("%s: %w: %s", c.name, err, stderr.String())
		}
		used.memory = max(used.memory, peak(command.ProcessState))
	}
	used.time = time.Since(began)
	return used, nil
}

// median gives the middle time and the middle memory of some runs.
func median(runs []usage) (time.Duration, int64) {
	var times []time.Duration
	var memories []int64
	for _, each := range runs {
		times, memories = append(times, each.time), append(memories, each.memory)
	}
	slices.Sort(times)
	slices.Sort(memories)
	return times[len(times)/2], memories[len(memories)/2]
}
