package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/document"
)

// A shape says how the lines of a text were broken.
type shape struct {
	width int  // the column at which long lines were broken; 0 where each paragraph is one line
	apart bool // paragraphs are set apart by blank lines, so that a full line goes on even after the end of a sentence
}

const (
	// Lines shorter than shortLine are headings, names, labels: they never go on by chance.
	shortLine = 40
	// A piece of a sentence that goes on after a blank line or page is at least longPiece long.
	longPiece = 60
	// Wrapped lines are between leastWidth and mostWidth long; beyond it, a line is a paragraph.
	leastWidth, mostWidth = 50, 140
	// blanksBetween is how many blank lines may break a sentence.
	blanksBetween = 2
)

// measure finds the shape of a text. It counts as wrapped where lines that are nearly as long as the longest are followed
// by lines that go on in lower case.
func measure(lines []line) shape {
	var lengths []int
	for _, each := range lines {
		if isProse(each) {
			lengths = append(lengths, each.length())
		}
	}
	if len(lengths) < 3 {
		return shape{}
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)-1-len(lengths)/50] // the longest, but for one in fifty: an address that could not be broken
	if width < leastWidth || width > mostWidth {
		return shape{}
	}
	found := shape{width: width}
	goesOn, follows := 0, 0
	ends, endsFollowed := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		here, next := lines[i], lines[i+1]
		if !isProse(here) {
			continue
		}
		if number, _ := splitLabel(next.text); isProse(next) && number == "" && here.length() >= found.long() {
			follows++
			if startsLower(next.text) {
				goesOn++
			}
		}
		if endsSentence(here.text) && here.length() < found.long() {
			ends++
			if !next.isBlank() {
				endsFollowed++
			}
		}
	}
	if goesOn < 2 || goesOn*5 < follows*2 {
		return shape{}
	}
	found.apart = ends > 0 && endsFollowed*10 <= ends
	return found
}

// isProse reports whether a line may be one of a paragraph.
func isProse(l line) bool {
	return !l.isBlank() && !l.isRuling() && !strings.ContainsAny(l.text, "\t|")
}

// long is the length from which a line may have been broken by the margin. Proportional type leaves some lines of a page
// shorter; columns of a table were drawn in type of one width.
func (s shape) long() int {
	if s.width < leastWidth {
		return s.width
	}
	return s.width * 4 / 5
}

// isFull reports whether a line was broken because the next word did not fit.
func (s shape) isFull(l, next line) bool {
	return s.width > 0 && l.length()+1+utf8.RuneCountInString(firstWord(next.text)) > s.width
}

// continues reports whether the line at an index goes on with the sentence of the line before it, where nothing stands
// between the two.
func (p *parser) continues(at int) bool {
	here, next := p.lines[at-1], p.lines[at]
	if next.isBlank() || next.isRuling() || p.isTable(at) {
		return false
	}
	full := p.shape.isFull(here, next)
	long := full || p.shape.width > 0 && here.length() >= p.shape.long()
	open := !endsSentence(here.text)
	if p.begins(at, open && long) || next.indent > here.indent+1 && !p.isHanging(next) && !startsLower(next.text) {
		return false
	}
	switch {
	case isBrokenWord(here.text, next.text):
		return true
	case startsLower(next.text) && !isAddress(next.text):
		return full || open && here.length() >= shortLine
	case open:
		return long
	}
	return full && p.shape.apart
}

// resumes reports whether the line at an index goes on with a sentence that was broken by blank lines, or by the end of
// a page: it begins in lower case, and the piece before it is long and has no end. A list item is broken by a page only,
// because the items of a list often have no end.
func (p *parser) resumes(at int, kind document.Kind, piece string, pageBroken bool) bool {
	next := p.lines[at]
	last := lastRune(strings.TrimRight(piece, `"”’')]`))
	switch {
	case !startsLower(next.text) || isAddress(next.text) || p.begins(at, false) || p.isTable(at):
		return false
	case utf8.RuneCountInString(piece[:min(len(piece), 4*longPiece)]) < longPiece:
		return false
	case pageBroken:
		return last == ',' || unicode.IsLetter(last) || unicode.IsDigit(last)
	}
	return kind == document.Paragraph && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// begins reports whether a line begins something of its own, whatever stands before it. After an open line, one that
// was broken by the margin inside a sentence, a number counts only where it is the next of its list or the first.
func (p *parser) begins(at int, open bool) bool {
	text := p.lines[at].text
	number, rest := p.label(at)
	switch {
	case number != "" && open && (number == "–" || number == "—") && startsLower(rest):
		return false // a dash inside a sentence
	case number != "" && open && figure(number) > 1 && figure(number) != p.lastFigure+1:
		return false // "… with one change on page / 3. Members agreed"
	case number != "":
		return true
	}
	return looseNumber.MatchString(text) || keyValue.MatchString(text)
}

// isHanging reports whether a line stands under the text of the list item that is being read.
func (p *parser) isHanging(l line) bool {
	return len(p.indents) > 0 && l.indent > p.indents[len(p.indents)-1] && p.inItem
}

// suspended is what follows a hyphen that ends a word of its own: "short- and long-term".
var suspended = regexp.MustCompile(`^(?:and|or|to|und|nor|but|&)\b`)

// isBrokenWord reports whether a word with a hyphen was broken behind it: a letter before, a small letter after. The
// hyphen stays: whether "multi-agency" or "infor-mation" was meant, nobody can tell from the text.
func isBrokenWord(before, after string) bool {
	if !strings.HasSuffix(before, "-") || !startsLower(after) || suspended.MatchString(after) {
		return false
	}
	return unicode.IsLetter(lastRune(before[:len(before)-1]))
}

// endsSentence reports whether a text ends with a mark that ends a sentence or announces something.
func endsSentence(text string) bool {
	return strings.ContainsRune(".!?:;…", lastRune(strings.TrimRight(text, `"”’')]*_`)))
}

func startsLower(text string) bool { return unicode.IsLower(firstRune(text)) }

// isAddress reports whether a text begins with the address of a page or a mailbox, which is no beginning of a sentence
// and no middle of one.
func isAddress(text string) bool {
	word := firstWord(text)
	return strings.Contains(word, "@") || strings.Contains(word, "://") || strings.HasPrefix(word, "www.")
}
