package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is printed as what is wanted")

// sample has one of everything that can be printed.
func sample(t *testing.T) *Document {
	t.Helper()
	data, err := os.ReadFile("testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc Document
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	return &doc
}

func TestPrint(t *testing.T) {
	for name, print := range map[string]func(w io.Writer, doc *Document) error{
		"seen.md":    func(w io.Writer, doc *Document) error { return Markdown(w, doc, false) },
		"hidden.md":  func(w io.Writer, doc *Document) error { return Markdown(w, doc, true) },
		"seen.txt":   func(w io.Writer, doc *Document) error { return PlainText(w, doc, false) },
		"hidden.txt": func(w io.Writer, doc *Document) error { return PlainText(w, doc, true) },
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := print(&out, sample(t)); err != nil {
				t.Fatal(err)
			}
			wanted := "testdata/" + name
			if *update {
				if err := os.WriteFile(wanted, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wanted)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestJSON: what JSON says of a document can be read back whole.
func TestJSON(t *testing.T) {
	doc := sample(t)
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var again Document
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doc, &again); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}

func TestMarks(t *testing.T) {
	for marks := Marks(0); marks < Subscript<<1; marks++ {
		text, err := marks.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var again Marks
		if err := again.UnmarshalText(text); err != nil || again != marks {
			t.Errorf("%08b became %q and then %08b (%v)", marks, text, again, err)
		}
	}
	if got := (Bold | Italic).String(); got != "bold italic" {
		t.Errorf("got %q", got)
	}
	var marks Marks
	if err := marks.UnmarshalText([]byte("bold loud")); err == nil {
		t.Error("a word that names no mark was read as one")
	}
}

// broken is a file on a full disk.
type broken struct{}

var errFull = errors.New("no space")

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestPrintReportsErrors(t *testing.T) {
	if err := Markdown(broken{}, sample(t), true); !errors.Is(err, errFull) {
		t.Errorf("got %v, want %v", err, errFull)
	}
}
