package source

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

// Tag characters repeat ASCII as characters that no program shows: they can carry whole sentences past every eye.
const (
	tagFirst = 0xE0000
	tagLast  = 0xE007F
)

// flags are the one proper use of tag characters: the flags of England, Scotland and Wales, each a black flag followed
// by the name of the country in tags.
var flags = []string{flag("gbeng"), flag("gbsct"), flag("gbwls")}

func flag(country string) string {
	text := []rune{0x1F3F4}
	for _, r := range country {
		text = append(text, tagFirst+r)
	}
	return string(append(text, tagLast))
}

// isUnseen reports whether a character has no shape of its own: white space apart, control characters, format
// characters as the zero-width space or the marks that reverse the direction of reading, and what Unicode says is not
// to be shown. Tag characters are not counted here, because they carry words.
func isUnseen(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r >= ' ' && r < 0x7F || isTag(r):
		return false
	case r >= 0xE0100 && r <= 0xE01EF: // variation selectors of rare Han characters, also used to smuggle bytes
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

func isTag(r rune) bool { return r >= tagFirst && r <= tagLast }

// joins reports whether a zero-width joiner or non-joiner after a character is part of the writing: in emoji and in
// scripts as Arabic or Devanagari it decides which shape is seen.
func joins(r, before rune) bool {
	return (r == 0x200C || r == 0x200D) && before >= 0x0590 && (unicode.IsLetter(before) || unicode.IsMark(before) || unicode.IsSymbol(before))
}

// An Unseen takes unseen characters out of text and keeps account of them.
type Unseen struct {
	omissions []document.Omission
	more      int // places beyond maxUnseenPlaces
}

// Strip gives text without its unseen characters, all of which stand at place. Text without any comes back as it is.
func (u *Unseen) Strip(text string, place document.Place) string {
	if strings.IndexFunc(text, isUnseen) < 0 {
		return text
	}
	var seen strings.Builder
	var taken []rune
	before := rune(0)
	for _, r := range text {
		if isUnseen(r) && !joins(r, before) {
			taken = append(taken, r)
			continue
		}
		seen.WriteRune(r)
		before = r
	}
	if len(taken) > 0 {
		u.note(taken, place)
	}
	return seen.String()
}

func (u *Unseen) note(taken []rune, place document.Place) {
	if len(u.omissions) == maxUnseenPlaces {
		u.more++
		return
	}
	var kinds []string
	slices.Sort(taken)
	for len(taken) > 0 {
		count := 1
		for count < len(taken) && taken[count] == taken[0] {
			count++
		}
		kinds = append(kinds, fmt.Sprintf("%d × %s", count, describe(taken[0])))
		taken = taken[count:]
	}
	if len(kinds) > 10 {
		kinds = append(kinds[:10], "and others")
	}
	u.omissions = append(u.omissions, document.Omission{Place: place, Why: "characters that nobody sees, taken out: " + strings.Join(kinds, ", ")})
}

// Omissions lists what Strip took out, and where.
func (u *Unseen) Omissions() []document.Omission {
	if u.more == 0 {
		return u.omissions
	}
	return append(slices.Clip(u.omissions), document.Omission{Why: fmt.Sprintf("characters that nobody sees, taken out in %d more places", u.more)})
}

func describe(r rune) string {
	name := "control character"
	switch {
	case r == 0x00AD:
		name = "soft hyphen"
	case r == 0x200B:
		name = "zero-width space"
	case r == 0x200C || r == 0x200D || r == 0x2060:
		name = "zero-width joiner"
	case r == 0xFEFF:
		name = "byte order mark inside the text"
	case unicode.Is(unicode.Bidi_Control, r):
		name = "mark that changes the direction of reading"
	case r > 0xFF:
		name = "character without a shape"
	}
	return fmt.Sprintf("%s (U+%04X)", name, r)
}

// HasTags reports whether text holds tag characters other than those of the flags.
func HasTags(text string) bool { return nextTag(text) >= 0 }

// nextTag gives the offset of the first tag character outside a flag, -1 where there is none.
func nextTag(text string) int {
	for at := 0; ; {
		next := strings.IndexFunc(text[at:], func(r rune) bool { return isTag(r) || r == 0x1F3F4 })
		if next < 0 {
			return -1
		}
		at += next
		if r, size := utf8.DecodeRuneInString(text[at:]); isTag(r) {
			return at
		} else if i := slices.IndexFunc(flags, func(flag string) bool { return strings.HasPrefix(text[at:], flag) }); i >= 0 {
			at += len(flags[i])
		} else {
			at += size
		}
	}
}

// tagged gives the stretches of text between tag characters, and what these say, hidden, as plain letters.
func tagged(text string) iter.Seq2[string, bool] {
	return func(yield func(text string, hidden bool) bool) {
		for text != "" {
			end := nextTag(text)
			if end < 0 {
				end = len(text)
			}
			if end > 0 && !yield(text[:end], false) {
				return
			}
			text = text[end:]
			end = strings.IndexFunc(text, func(r rune) bool { return !isTag(r) })
			if end < 0 {
				end = len(text)
			}
			if end > 0 && !yield(untag(text[:end]), true) {
				return
			}
			text = text[end:]
		}
	}
}

// mostTagged is how many runs SplitTags makes of one at most, but for a last one that holds all that is hidden after them.
const mostTagged = 1000

// SplitTags divides a run at its tag characters: what they say becomes hidden runs of plain letters.
func SplitTags(run document.Run) []document.Run {
	var runs []document.Run
	var seen, unseen strings.Builder // beyond mostTagged
	for text, hidden := range tagged(run.Text) {
		piece := run
		piece.Text = text
		if hidden {
			piece.Visibility = document.Hidden
		}
		switch {
		case len(runs) < mostTagged:
			runs = append(runs, piece)
		case hidden:
			unseen.WriteString(text + " ")
		default:
			seen.WriteString(text)
		}
	}
	if seen.Len()+unseen.Len() > 0 {
		rest, hidden := run, run
		rest.Text, hidden.Text, hidden.Visibility = seen.String(), unseen.String(), document.Hidden
		runs = append(runs, rest, hidden)
	}
	return runs
}

// Reveal gives text with what its tag characters say as plain letters.
func Reveal(text string) string {
	if !HasTags(text) {
		return text
	}
	var all strings.Builder
	for piece := range tagged(text) {
		all.WriteString(piece)
	}
	return all.String()
}

// untag gives what tag characters say. The two that stand for no letter become spaces.
func untag(tags string) string {
	return strings.Map(func(r rune) rune {
		if r -= tagFirst; r >= ' ' && r < 0x7F {
			return r
		}
		return ' '
	}, tags)
}
