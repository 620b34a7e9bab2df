package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A web serves folders as web hosts do, with gzip for text, and counts the bytes of what it sends.
type web struct {
	folders map[string]string // by the first part of the address: "gazette" → folder
	sent    atomic.Int64
	packed  sync.Map // files that were compressed once
}

func (w *web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/blank":
		fmt.Fprint(out, "<!doctype html><title>blank</title>")
		return
	case "/bytes": // since it was last asked
		fmt.Fprint(out, w.sent.Swap(0))
		return
	}
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	folder, known := w.folders[first]
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(filepath.Clean("/"+rest))))
	if !known || err != nil {
		http.NotFound(out, r)
		return
	}
	kind := mime.TypeByExtension(filepath.Ext(rest))
	switch filepath.Ext(rest) {
	case ".js", ".mjs":
		kind = "text/javascript"
	case ".wasm":
		kind = "application/wasm"
	case ".json":
		kind = "application/json"
	}
	out.Header().Set("Content-Type", kind)
	out.Header().Set("Cache-Control", "max-age=3600")
	if kind != "" && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		out.Header().Set("Content-Encoding", "gzip")
		data = w.pack(r.URL.Path, data)
	}
	w.sent.Add(int64(len(data)))
	out.Write(data)
}

func (w *web) pack(path string, data []byte) []byte {
	if packed, known := w.packed.Load(path); known {
		return packed.([]byte)
	}
	var buffer bytes.Buffer
	z := gzip.NewWriter(&buffer)
	z.Write(data) // a bytes.Buffer takes everything
	z.Close()
	w.packed.Store(path, buffer.Bytes())
	return buffer.Bytes()
}

// open serves on the loopback address until it is closed, and gives the address.
func (w *web) open() (address string, closer io.Closer, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: w}
	go server.Serve(listener) // until Close
	return "http://" + listener.Addr().String(), server, nil
}

// A question is what browser.mjs is asked; it explains the fields.
type question struct {
	At      string             `json:"at"`
	Browser string             `json:"browser"`
	Who     string             `json:"who"`
	How     string             `json:"how"`
	Queries []string           `json:"queries"`
	Ranking map[string]float64 `json:"ranking,omitempty"`
}

// ask has Chromium answer a question about what is served.
func (w *web) ask(q question, answer any) error {
	address, closer, err := w.open()
	if err != nil {
		return err
	}
	defer closer.Close()
	q.At = address
	if q.Browser = os.Getenv("CHROMIUM"); q.Browser == "" {
		if q.Browser, err = exec.LookPath("chromium"); err != nil {
			return fmt.Errorf("%w: install Chromium, or say in CHROMIUM where it is", err)
		}
	}
	asked, err := json.Marshal(q)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute) // a browser that another program ended answers nothing
	defer cancel()
	command := exec.CommandContext(ctx, "node", filepath.Join(toolsFolder, "browser.mjs"))
	command.Stdin = bytes.NewReader(asked)
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		return fmt.Errorf("browser.mjs: %w: %s", err, stderr.String())
	}
	return json.Unmarshal(out, answer)
}
