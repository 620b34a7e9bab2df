//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak gives the most memory in bytes that a process had at one time.
func peak(state *os.ProcessState) int64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // getrusage(2) counts bytes there, else kilobytes
		return int64(used.Maxrss)
	}
	return int64(used.Maxrss) << 10
}
