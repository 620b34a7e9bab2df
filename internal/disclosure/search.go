package disclosure

import (
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A search is the usual way to find: an expression, in the passages and around the words where it can match at all. What
// was found is the group named “what”, else the first group that matched, else all.
type search struct {
	digits int    // how many a passage needs
	cues   cue    // of which a passage, or the headers of its cell, need one; 0 for none
	sign   string // that a passage needs; "" for none
	links  bool   // addresses of links are looked at too

	near        cue // the words around which to look; 0 for the whole passage
	with        cue // of which one must stand there too; 0 for none
	apart       int // how far from the first it may be, in bytes; 0 for as far as is looked
	back, ahead int // how far, in bytes

	pattern *regexp.Regexp
	judge   func(*subject, match) (Severity, bool) // nil where whatever matches is found; "" for the rule's severity
	why, do string
}

// A match is one match of a search.
type match struct {
	*passage
	loc  []int
	what int // the group that is what was found, 0 for the first that matched
}

// words gives what a group matched, "" where it did not take part.
func (m match) words(group int) string {
	if 2*group+1 >= len(m.loc) || m.loc[2*group] < 0 {
		return ""
	}
	return m.plain[m.loc[2*group]:m.loc[2*group+1]]
}

// span is where what was found stands.
func (m match) span() (start, end int) {
	if m.what > 0 {
		return m.loc[2*m.what], m.loc[2*m.what+1]
	}
	for group := 1; 2*group+1 < len(m.loc); group++ {
		if m.loc[2*group] >= 0 {
			return m.loc[2*group], m.loc[2*group+1]
		}
	}
	return m.loc[0], m.loc[1]
}

// found gives the words that were found.
func (m match) text() string {
	start, end := m.span()
	return m.plain[start:end]
}

// before and after give the text around a match, at most some bytes of it.
func (m match) before(length int) string {
	return m.plain[max(m.loc[0]-length, 0):m.loc[0]]
}

func (m match) after(length int) string {
	return m.plain[m.loc[1]:min(m.loc[1]+length, len(m.plain))]
}

// around gives the text before and after, and the headers of the cell.
func (m match) around(length int) string {
	return m.before(length) + " " + m.after(length) + " " + m.column + " " + m.row
}

func (s search) find(at *subject) []hit {
	var hits []hit
	for _, p := range at.passages {
		if p.kind == ofLink && !s.links {
			continue
		}
		s.each(p, func(m match) {
			severity, ok := Severity(""), true
			if s.judge != nil {
				severity, ok = s.judge(at, m)
			}
			if ok {
				found := p.found(m.span())
				found.Severity, found.Why, found.Do = severity, s.why, s.do
				hits = append(hits, found)
			}
		})
	}
	return hits
}

// each gives the matches in a passage.
func (s search) each(p *passage, yield func(match)) {
	if p.digits < s.digits || s.cues != 0 && p.cues&s.cues == 0 || s.near != 0 && p.cues&s.near == 0 || s.with != 0 && p.cues&s.with == 0 || !strings.Contains(p.plain, s.sign) {
		return
	}
	done := 0
	for from, to := range s.windows(p) {
		from = max(from, done)
		for from < to {
			loc := s.pattern.FindStringSubmatchIndex(p.plain[from:to])
			if loc == nil {
				break
			}
			for i := range loc {
				if loc[i] >= 0 {
					loc[i] += from
				}
			}
			m := match{p, loc, max(s.pattern.SubexpIndex("what"), 0)}
			yield(m)
			_, end := m.span()
			from = max(end, loc[0]+1)
			done = from
		}
	}
}

// windows gives the stretches of a passage in which to look.
func (s search) windows(p *passage) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		if s.near == 0 {
			yield(0, len(p.plain))
			return
		}
		from, to, with := 0, -1, false
		for i, each := range p.tokens {
			if each.cues&s.near == 0 {
				continue
			}
			if to >= 0 && each.start-s.back > to {
				if with && !yield(p.wordStart(from), p.cut(to)) {
					return
				}
				to, with = -1, false
			}
			if to < 0 {
				from = max(each.start-s.back, 0)
			}
			to = each.end + s.ahead
			with = with || s.with == 0 || p.hasNear(i, s)
		}
		if to >= 0 && with {
			yield(p.wordStart(from), p.cut(to))
		}
	}
}

// hasNear reports whether another of the words that a search needs stands in the window of a token.
func (p *passage) hasNear(at int, s search) bool {
	of, back, ahead := p.tokens[at], s.back, s.ahead
	if s.apart > 0 {
		back, ahead = min(back, s.apart), min(ahead, s.apart)
	}
	for i := at - 1; i >= 0 && p.tokens[i].end > of.start-back; i-- {
		if p.tokens[i].cues&s.with != 0 {
			return true
		}
	}
	for i := at + 1; i < len(p.tokens) && p.tokens[i].start < of.end+ahead; i++ {
		if p.tokens[i].cues&s.with != 0 {
			return true
		}
	}
	return false
}

// wordStart moves an offset to the beginning of the word in which it falls.
func (p *passage) wordStart(at int) int {
	for at > 0 && at < len(p.plain) && (isWordByte(p.plain[at-1]) || !utf8.RuneStart(p.plain[at])) {
		at--
	}
	return at
}

// digitsOf gives the digits of a text alone.
func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// isWordByte reports whether a byte of plain text belongs to a word or number.
func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// standsAlone reports whether a match is not part of a longer word or number.
func (m match) standsAlone() bool {
	start, end := m.span()
	if start > 0 && (isWordByte(m.plain[start-1]) || strings.IndexByte("-./_", m.plain[start-1]) >= 0 && start > 1 && isDigit(m.plain[start-2]) && isDigit(m.plain[start])) {
		return false
	}
	return end == len(m.plain) || !isWordByte(m.plain[end]) && !(strings.IndexByte("-./_", m.plain[end]) >= 0 && end+1 < len(m.plain) && isDigit(m.plain[end+1]) && isDigit(m.plain[end-1]))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
