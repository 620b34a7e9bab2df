package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The limits of the engine.
const (
	// memoryPages is how much memory one engine may have, in pages of 64 KiB: 256 MiB. A 600-page paper takes 30. While
	// it grows there are two of it.
	memoryPages = 4 << 10

	// timeLimit is how long one file may take. A 600-page paper takes some 4 seconds.
	timeLimit = 25 * time.Second

	// maxEngines is how many files are read at once, so that memory stays bounded whatever the machine.
	maxEngines = 2

	// maxString is how many bytes of one string of the file are read, as of an annotation.
	maxString = 1 << 20
)

// Two ways to run PDFium. Code that can be stopped asks at every turn of a loop whether it should stop, and takes three
// times as long; code that cannot stops the whole program with it when it does not come back. Time of parsing is bounded
// by the size of the file and by the memory, time of drawing is not: a small file can have a pattern drawn a billion
// times. So text is read by the fast way, and pages are drawn by the other.
var (
	reading = sync.OnceValues(func() (pdfium.Pool, error) { return openPool(false) })
	drawing = sync.OnceValues(func() (pdfium.Pool, error) { return openPool(true) })
)

func openPool(canStop bool) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium is built with them
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(canStop).
		WithCompilationCache(compilationCache())
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(newMemory)),
		MaxTotal:      max(1, min(maxEngines, runtime.GOMAXPROCS(0))),
		FSConfig:      wazero.NewFSConfig(), // an empty one: without it PDFium would see the files of the machine
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// compilationCache keeps PDFium as compiled for this machine, which takes three seconds, in the user's cache directory; where
// that cannot be written, in memory.
func compilationCache() wazero.CompilationCache {
	if folder, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "gazette", "pdfium")); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// An engine is PDFium with memory of its own, for one file. PDFium is called by the names and arguments of its C interface:
// the typed calls of go-pdfium take and give back memory several times for each, and a page needs thousands.
//
// The first failure stays: after it, calls do nothing and give 0.
type engine struct {
	instance  pdfium.Pdfium
	module    api.Module
	functions map[string]api.Function
	find      func(name string) api.Function
	stack     [16]uint64
	scratch   uint64 // address of room for what calls give back
	deadline  time.Time
	timer     *time.Timer
	err       error
}

// scratchSize is how many bytes there are at engine.scratch.
const scratchSize = 256

var errTime = errors.New("took too long")

// newEngine takes an engine of a pool for so long a time, from when there is one. It must be closed.
func newEngine(open func() (pdfium.Pool, error), limit time.Duration) (*engine, error) {
	pool, err := open()
	if err != nil {
		return nil, fmt.Errorf("cannot start PDFium: %w", err)
	}
	instance, err := pool.GetInstance(time.Hour) // however many files are ahead: each takes a limited time
	if err != nil {
		return nil, fmt.Errorf("cannot start PDFium: %w", err)
	}
	e, err := wrap(instance, limit)
	if err != nil {
		instance.Close()
		return nil, err
	}
	if e.scratch = e.call("malloc", scratchSize); e.err != nil {
		e.close()
		return nil, e.err
	}
	return e, nil
}

// wrap finds the functions and the memory of PDFium in an instance of go-pdfium, which keeps them to itself.
func wrap(instance pdfium.Pdfium, limit time.Duration) (*engine, error) {
	implementation := instance.GetImplementation()
	finder, hasFunctions := implementation.(interface{ Fn(string) api.Function })
	field := reflect.ValueOf(implementation).Elem().FieldByName("Module")
	if !hasFunctions || !field.IsValid() {
		return nil, errors.New("cannot start PDFium: go-pdfium is another than this program was written for")
	}
	module := field.Interface().(api.Module)
	return &engine{
		instance: instance, module: module, functions: map[string]api.Function{}, find: finder.Fn,
		deadline: time.Now().Add(limit),
		// Stops code that can be stopped; calls see to the rest.
		timer: time.AfterFunc(limit, func() { module.CloseWithExitCode(context.Background(), 1) }),
	}, nil
}

func (e *engine) close() {
	e.timer.Stop()
	e.instance.Close()
}

// call calls a function of PDFium.
func (e *engine) call(name string, arguments ...uint64) uint64 {
	function := e.functions[name]
	if function == nil {
		if function = e.find(name); function == nil {
			panic("PDFium has no " + name)
		}
		e.functions[name] = function
	}
	if e.err != nil {
		return 0
	}
	copy(e.stack[:], arguments)
	if err := function.CallWithStack(context.Background(), e.stack[:]); err != nil {
		e.err = err
		if time.Now().After(e.deadline) {
			e.err = errTime
		}
		return 0
	}
	return e.stack[0]
}

// integer calls a function that gives a number of 32 bits.
func (e *engine) integer(name string, arguments ...uint64) int {
	return int(int32(e.call(name, arguments...)))
}

// onTime reports whether there is time left and nothing went wrong.
func (e *engine) onTime() bool {
	if e.err == nil && time.Now().After(e.deadline) {
		e.err = errTime
	}
	return e.err == nil
}

// put copies bytes into the engine's memory and gives their address, 0 where there is no room. The caller frees it.
func (e *engine) put(data []byte) uint64 {
	address := e.call("malloc", uint64(len(data)))
	if e.err == nil && (address == 0 || !e.module.Memory().Write(uint32(address), data)) {
		e.err = errors.New("is too large for the memory of the reader")
	}
	return address
}

// open opens a file in the engine and gives its address, 0 where PDFium cannot read it. The file stays until the engine is
// closed.
func (e *engine) open(data []byte) uint64 {
	address := e.put(data)
	return e.call("FPDF_LoadMemDocument", address, uint64(len(data)), 0)
}

func (e *engine) free(address uint64) { e.call("free", address) }

// name puts the name of a key into the engine's memory, which must be freed.
func (e *engine) name(key string) uint64 { return e.put([]byte(key + "\x00")) }

// bytesAt are the bytes at an address, good until the next call.
func (e *engine) bytesAt(address uint64, length int) []byte {
	if e.err != nil {
		return nil
	}
	data, _ := e.module.Memory().Read(uint32(address), uint32(length))
	return data
}

// float32At, float64At and intAt read one of the numbers that a call wrote at the beginning of the scratch.
func (e *engine) float32At(index int) float64 {
	number, _ := e.module.Memory().ReadFloat32Le(uint32(e.scratch) + uint32(4*index))
	return float64(number)
}

func (e *engine) float64At(index int) float64 {
	number, _ := e.module.Memory().ReadFloat64Le(uint32(e.scratch) + uint32(8*index))
	return number
}

func (e *engine) intAt(index int) int {
	number, _ := e.module.Memory().ReadUint32Le(uint32(e.scratch) + uint32(4*index))
	return int(int32(number))
}

// at is the address in the scratch of number index, of a size in bytes.
func (e *engine) at(size, index int) uint64 { return e.scratch + uint64(size*index) }

// wide calls a function that, given an address and a length in bytes as its last arguments, writes text in UTF-16 there and
// gives the length it needs.
func (e *engine) wide(name string, arguments ...uint64) string {
	return decode(e.buffer(name, arguments))
}

// decode gives UTF-16 with the lower byte first, to its last character that is not zero.
func decode(data []byte) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i])|uint16(data[i+1])<<8)
	}
	for len(units) > 0 && units[len(units)-1] == 0 {
		units = units[:len(units)-1]
	}
	return string(utf16.Decode(units))
}

// narrow is wide for text in UTF-8.
func (e *engine) narrow(name string, arguments ...uint64) string {
	data := e.buffer(name, arguments)
	for len(data) > 0 && data[len(data)-1] == 0 {
		data = data[:len(data)-1]
	}
	return string(data)
}

func (e *engine) buffer(name string, arguments []uint64) []byte {
	length := e.integer(name, append(arguments, 0, 0)...)
	if length <= 0 || length > maxString {
		return nil
	}
	address := e.call("malloc", uint64(length))
	if address == 0 {
		return nil
	}
	defer e.free(address)
	e.call(name, append(arguments, address, uint64(length))...)
	data := e.bytesAt(address, length)
	return append([]byte(nil), data...)
}
