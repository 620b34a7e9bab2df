// Command make writes the invented documents of examples/ that are no text: from the root of the project,
//
//	go run ./internal/example/make
//
// Word, OpenDocument and PowerPoint files need nothing else. PDFs are printed by LibreOffice; where it is not installed,
// those that are there stay.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"gazette/internal/example"
)

func main() {
	if err := run("examples"); err != nil {
		fmt.Fprintln(os.Stderr, "make examples:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	papers, err := example.Papers()
	if err != nil {
		return err
	}
	for _, each := range papers {
		data, ending, err := each.Office()
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(each.File))
		if filepath.Ext(to) != ".pdf" {
			err = os.WriteFile(to, data, 0o644)
		} else if err = printed(to, data, ending, each.Tagged); errors.Is(err, exec.ErrNotFound) {
			fmt.Fprintln(os.Stderr, to, "is left as it is: LibreOffice (soffice) is not installed")
			continue
		}
		if err != nil {
			return err
		}
		fmt.Println(to)
	}
	return nil
}

// printed has LibreOffice print an office file to a PDF.
func printed(to string, data []byte, ending string, tagged bool) error {
	room, err := os.MkdirTemp("", "gazette-example")
	if err != nil {
		return err
	}
	defer os.RemoveAll(room)
	name := strings.TrimSuffix(filepath.Base(to), ".pdf")
	from := filepath.Join(room, name+ending)
	if err := os.WriteFile(from, data, 0o644); err != nil {
		return err
	}
	printer := "writer_pdf_Export"
	if ending == ".pptx" {
		printer = "impress_pdf_Export"
	}
	options := fmt.Sprintf(`pdf:%s:{"UseTaggedPDF":{"type":"boolean","value":"%t"},"ExportBookmarks":{"type":"boolean","value":"%[2]t"}}`, printer, tagged)
	command := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(room, "settings")),
		"--convert-to", options, "--outdir", room, from)
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("soffice: %w: %s", err, out)
	}
	pdf, err := os.ReadFile(filepath.Join(room, name+".pdf"))
	if err != nil {
		return fmt.Errorf("soffice printed nothing: %w", err)
	}
	return os.WriteFile(to, timeless(pdf), 0o644)
}

// printing is what LibreOffice puts into a PDF that differs each time: the day, and sums over it.
var printing = regexp.MustCompile(`(/CreationDate\(D:|/ID \[|/DocChecksum /)([0-9A-FZ<>'\s]+)`)

// timeless sets what differs each time to one value, in place: a PDF says where in it each thing stands.
func timeless(pdf []byte) []byte {
	return printing.ReplaceAllFunc(pdf, func(found []byte) []byte {
		parts := printing.FindSubmatch(found)
		if bytes.HasPrefix(found, []byte("/CreationDate")) {
			return append(bytes.Clone(parts[1]), "20260101000000Z'"[:len(parts[2])]...)
		}
		return append(bytes.Clone(parts[1]), sums.ReplaceAll(parts[2], []byte("0"))...)
	})
}

var sums = regexp.MustCompile(`[0-9A-F]`)
