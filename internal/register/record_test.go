package register

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
	"gazette/internal/publication"
)

// FuzzRecord: whatever a document is called and says, its record reads back as it was written.
func FuzzRecord(f *testing.F) {
	for _, text := range []string{
		"Minutes.txt", "1e3", ".inf", "null", "~", "", "a: b #c", "- x", "line\nbreak\ttab\r\n", "\"'\\", "é\u00a0\u2028\u0007\x7f", "\xff\xfe", "😀\ufeff", "---\n...", "{{<", "2026-03-12",
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		when := time.Date(2026, 3, 20, 9, 0, 0, 5e6, time.UTC)
		record := &Record{Received: when, Size: 3, SHA256: strings.Repeat("ab", 32), Kind: publication.Minutes}
		record.addName(name)
		record.Approvals = []Approval{{By: text, Role: name, On: "2026-03-12", Recorded: when}}
		record.leaveOut([]document.Omission{{Place: document.Place{Line: 3}, Text: text, Why: name}})
		record.Events = []Event{{Time: when, What: Published, Page: name, SHA256: text}}
		encoded, err := record.encode()
		if err == nil {
			err = record.check(encoded)
		}
		if err != nil {
			t.Fatal(err)
		}
		read, err := decode(encoded, strings.Repeat("ab", 8))
		if err != nil {
			t.Fatal(err)
		}
		valid := strings.ToValidUTF8(text, "\uFFFD")
		if read.LeftOut[0].Text != valid || read.Approvals[0].By != valid || read.Name() != record.Name() {
			t.Errorf("(-want +got)\n%s", cmp.Diff(record, read))
		}
	})
}

// FuzzDecode: a record that was spoilt is refused, and does not end the program.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("files: [\"a\"]\nsha256: \"" + strings.Repeat("ab", 32) + "\"\nevents:\n  - {time: 2026-03-20T09:00:00Z, what: \"published\", page: \"/minutes/a/\"}\n"))
	f.Add([]byte("files:\n  - &a [*a]\n"))
	f.Add([]byte("\x00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if record, err := decode(text, strings.Repeat("ab", 8)); err == nil && len(record.Files) == 0 {
			t.Error("a record without a file")
		}
	})
}

func TestExtension(t *testing.T) {
	for name, want := range map[string]string{
		"Minutes.TXT": ".txt", "a.tar.gz": ".gz", "none": "", "odd.p d f": "", "dot.": "", ".hidden": ".hidden", "long.abcdefghij": "", "sly.tx/t": "",
	} {
		if got := extension(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
