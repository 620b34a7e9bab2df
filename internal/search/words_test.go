package search

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Children's safeguarding":          "child safeguard",
		"CHILDREN’S O’Brien":               "child obrien",
		"C048/23, item 4.2 and R2.":        "c048/23 item 4.2 [and] r2",
		"multi-agency either/or 7-minute":  "multi agenc either [or] 7 minut",
		"2024-25 at 13:30, A&E Q&A R & D":  "2024-25 [at] 13:30 a&e q&a r d",
		"Zoë at the café, ﬁnal ΣΊΣΥΦΟΣ":    "zoe [at] [the] cafe final σισυφοσ",
		"🙂 <script>x</script> \u202eabc":   "script x script abc",
		"'quoted' dogs' ''":                "quot dog",
		"https://example.org/a.b.c":        "https exampl org [a] b c",
		"01632 960100 PRS-26-08 (a) 10a.3": "01632 960100 prs 26-08 [a] 10a.3",
	} {
		var words []string
		for found, ok := nextToken(text, 0); ok; found, ok = nextToken(text, found.end) {
			word := fold(text[found.start:found.end])
			if term := termOf(word); term != "" {
				words = append(words, term)
			} else {
				words = append(words, "["+word+"]")
			}
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"neglect", "neglect", 0}, {"neglct", "neglect", 1}, {"nelgect", "neglect", 1}, {"xneglect", "neglect", 1},
		{"neglecting", "neglect", 3}, {"ngelcet", "neglect", 2}, {"abcdef", "uvwxyz", 3},
	} {
		if got := distance([]rune(test.a), []rune(test.b), 2); got != test.want {
			t.Errorf("from %s to %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct {
		lists [][]int
		want  int
	}{
		{[][]int{{1, 20}, {5, 22}}, 3}, {[][]int{{7}, {7}}, 1}, {[][]int{{1, 9}, {4}, {10}}, 7}, {nil, 0},
	} {
		if got := span(test.lists); got != test.want {
			t.Errorf("%v: %d, want %d", test.lists, got, test.want)
		}
	}
}
