package docx

import (
	"regexp"
	"strconv"
	"strings"

	"gazette/internal/reader/office"
)

// Lengths in EMU, of which an inch has 914,400.
const (
	inch   = 914_400
	widest = 22 * inch // the largest page that Word makes
	thin   = inch / 36 // two points, in which no letter can be read
)

// isOutOfSight reports whether what is drawn in an anchor or a line of text (wp:anchor, wp:inline) cannot be seen: it is
// switched off, lies beside the page, or is too thin to show a letter.
func isOutOfSight(drawn *office.Element) bool {
	if hidden := drawn.Child("wp:docPr").Get("hidden"); hidden == "1" || hidden == "true" || drawn.Get("hidden") == "1" {
		return true
	}
	extent := drawn.Child("wp:extent")
	width, height := emu(extent.Get("cx"), inch), emu(extent.Get("cy"), inch)
	grows := drawn.Find("a:spAutoFit") != nil // with the text in it
	if width < thin || height < thin && !grows {
		return true
	}
	return isBeside(drawn.Child("wp:positionH"), width) || isBeside(drawn.Child("wp:positionV"), height)
}

// isBeside reports whether something of a size lies beside the page in one direction. What it is placed from lies at most
// two inches from the edge of the page where a margin is meant; more is not known before the page is set.
func isBeside(position *office.Element, size int64) bool {
	offset := position.Child("wp:posOffset")
	if offset == nil {
		return false
	}
	at := emu(string(offset.Text), 0)
	switch position.Get("relativeFrom") {
	case "page":
		return at+size <= 0 || at >= widest
	case "margin", "leftMargin", "topMargin", "column":
		return at+size <= -2*inch || at >= widest
	}
	return at+size <= -widest || at >= widest
}

// emu reads a length; otherwise where none can be read.
func emu(text string, otherwise int64) int64 {
	length, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil || length > 1<<40 || length < -1<<40 {
		return otherwise
	}
	return length
}

// unseenStyle finds what hides an older kind of drawing: it is switched off, or lies a yard beside the page.
var unseenStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none|(?:margin-)?(?:left|top)\s*:\s*-\d{4,}(?:\.\d+)?(?:pt)?)\s*(?:;|$)`)
