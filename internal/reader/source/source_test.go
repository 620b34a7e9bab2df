package source

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/document"
)

// tags writes ASCII in tag characters.
func tags(text string) string {
	return strings.Map(func(r rune) rune { return tagFirst + r }, text)
}

func TestStrip(t *testing.T) {
	for _, each := range []struct{ text, want, why string }{
		{"plain text\twith a tab\nand a line", "plain text\twith a tab\nand a line", ""},
		{"safe\u00adguard\u200bing", "safeguarding", "1 × soft hyphen (U+00AD), 1 × zero-width space (U+200B)"},
		{"\u202etxt\u202c.exe\u2066\u2069", "txt.exe", "1 × mark that changes the direction of reading (U+202C), 1 × mark that changes the direction of reading (U+202E), 1 × mark that changes the direction of reading (U+2066), 1 × mark that changes the direction of reading (U+2069)"},
		{"\ufefftext\u2060\u2060", "text", "2 × zero-width joiner (U+2060), 1 × byte order mark inside the text (U+FEFF)"},
		{"a\x1bb\u0085", "ab", "1 × control character (U+001B), 1 × control character (U+0085)"},
		{"a\U000E0101b\u3164", "ab", "1 × character without a shape (U+3164), 1 × character without a shape (U+E0101)"},
		{"👩\u200d🏫 and a\u200db", "👩\u200d🏫 and ab", "1 × zero-width joiner (U+200D)"},
		{"می\u200cخواهم", "می\u200cخواهم", ""},
		{"\u0600 and " + tags("hidden"), "\u0600 and " + tags("hidden"), ""},
	} {
		var unseen Unseen
		place := document.Place{Line: 7}
		if got := unseen.Strip(each.text, place); got != each.want {
			t.Errorf("%+q became %+q, want %+q", each.text, got, each.want)
		}
		var want []document.Omission
		if each.why != "" {
			want = []document.Omission{{Place: place, Why: "characters that nobody sees, taken out: " + each.why}}
		}
		if diff := cmp.Diff(want, unseen.Omissions()); diff != "" {
			t.Errorf("%+q (-want +got):\n%s", each.text, diff)
		}
	}
}

// TestManyUnseen: the list of what was taken out stays short, however much that is.
func TestManyUnseen(t *testing.T) {
	var unseen Unseen
	for range 10 * maxUnseenPlaces {
		unseen.Strip("a\u200b", document.Place{Line: 1})
	}
	found := unseen.Omissions()
	if len(found) != maxUnseenPlaces+1 || !strings.Contains(found[maxUnseenPlaces].Why, "in 1800 more places") {
		t.Errorf("got %d omissions, the last %v", len(found), found[len(found)-1])
	}
}

func TestSplitTags(t *testing.T) {
	seen := func(text string) document.Run {
		return document.Run{Text: text, Marks: document.Bold, Visibility: document.Visible}
	}
	hidden := func(text string) document.Run {
		return document.Run{Text: text, Marks: document.Bold, Visibility: document.Hidden}
	}
	england := flag("gbeng")
	for _, each := range []struct {
		text string
		want []document.Run
	}{
		{"nothing", []document.Run{seen("nothing")}},
		{"a" + tags("one two") + "b", []document.Run{seen("a"), hidden("one two"), seen("b")}},
		{tags("all"), []document.Run{hidden("all")}},
		{"flown: " + england + ".", []document.Run{seen("flown: " + england + ".")}},
		{england + tags("but"), []document.Run{seen(england), hidden("but")}},
		{"\U0001F3F4" + tags("gbxyz"), []document.Run{seen("\U0001F3F4"), hidden("gbxyz")}},
	} {
		if diff := cmp.Diff(each.want, SplitTags(seen(each.text))); diff != "" {
			t.Errorf("%+q (-want +got):\n%s", each.text, diff)
		}
	}
}

// TestManyTags: text that was made to come apart into millions of runs does not; nothing of it is lost.
func TestManyTags(t *testing.T) {
	text := strings.Repeat("a"+tags("b"), 10*mostTagged)
	runs := SplitTags(document.Run{Text: text, Visibility: document.Visible})
	count := map[document.Visibility]int{}
	for _, run := range runs {
		count[run.Visibility] += strings.Count(run.Text, "a") + strings.Count(run.Text, "b")
	}
	if len(runs) > mostTagged+2 || count[document.Visible] != 10*mostTagged || count[document.Hidden] != 10*mostTagged {
		t.Errorf("got %d runs with %v letters", len(runs), count)
	}
	if got := Reveal(text); got != strings.Repeat("ab", 10*mostTagged) {
		t.Errorf("Reveal gave %.40q", got)
	}
}

func TestError(t *testing.T) {
	for want, err := range map[string]*Error{
		"minutes.txt is empty.":                            {File: "minutes.txt", Problem: "is empty"},
		"a.txt (line 3) is damaged. Save it again.":        {File: "a.txt", Place: document.Place{Line: 3}, Problem: "is damaged", Advice: "Save it again."},
		"the document is not there. Check the name.":       {Problem: "is not there", Advice: "Check the name.", Cause: fs.ErrNotExist},
		"the document (page 2, line 9) holds half a word.": {Place: document.Place{Page: 2, Line: 9}, Problem: "holds half a word"},
	} {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if (err.Cause != nil) != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: the cause is not kept", err)
		}
	}
}

// FuzzDecode: any bytes become text, or are refused with an Error; text that is UTF-8 comes back as it is.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "plain", "caf\xe9", "café", "\xFF\xFEa\x00", "\xFE\xFF\x00a", "a\x00b\x00c\x00", "\xFF\xFE\x00\xD8", "\x81"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Decode(data)
		var found *Error
		if err != nil && !errors.As(err, &found) {
			t.Fatal(err)
		}
		if again, err2 := Decode([]byte(text)); err == nil && !strings.ContainsRune(text, 0xFEFF) && (err2 != nil || again != text) {
			t.Fatalf("%q became %q, and that %q (%v)", data, text, again, err2)
		}
	})
}
