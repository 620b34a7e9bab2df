package office

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// shownNumber writes a value of a chart in the form that its format code asks for (ISO 29500-1, 18.8.31): whole numbers,
// decimals, thousands, per cent, dates, and text before and behind. A value or code that is not understood is written
// as it stands in the file.
func shownNumber(value, code string, is1904 bool) string {
	number, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) {
		return value
	}
	sections := strings.Split(code, ";")
	code = sections[0]
	switch {
	case number < 0 && len(sections) > 1 && sections[1] != "":
		code, number = sections[1], -number
	case number == 0 && len(sections) > 2 && sections[2] != "":
		code = sections[2]
	}
	before, pattern, after, ok := splitCode(code)
	switch {
	case !ok:
		return plainNumber(number)
	case pattern == "":
		return before
	case strings.EqualFold(pattern, "general"), pattern == "@":
		return before + plainNumber(number) + after
	case isDate(pattern):
		return before + shownDate(number, pattern, is1904) + after
	}
	if strings.Contains(before+after, "%") {
		number *= 100
	}
	return before + decimals(number, pattern) + after
}

// splitCode divides a code into the text before, the pattern and the text behind; false for a pattern not known here.
func splitCode(code string) (before, pattern, after string, ok bool) {
	var texts [2]strings.Builder
	var middle strings.Builder
	for i := 0; i < len(code); i++ {
		side := &texts[0]
		if middle.Len() > 0 {
			side = &texts[1]
		}
		switch sign := code[i]; {
		case sign == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return "", "", "", false
			}
			side.WriteString(code[i+1 : i+1+end])
			i += end + 1
		case sign == '\\' && i+1 < len(code):
			if i++; isDate(middle.String()) && hasLetter(code[i:]) {
				side = &middle
			}
			side.WriteByte(code[i])
		case sign == '_' || sign == '*': // room as wide as the next sign, or filled with it
			i++
		case sign == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return "", "", "", false
			}
			if name, isMoney := strings.CutPrefix(code[i:i+end], "[$"); isMoney {
				money, _, _ := strings.Cut(name, "-")
				side.WriteString(money)
			}
			i += end
		case strings.IndexByte("0#?.,@", sign) >= 0, sign|0x20 >= 'a' && sign|0x20 <= 'z', middle.Len() > 0 && strings.IndexByte("/: -", sign) >= 0 && hasLetter(code[i:]):
			if texts[1].Len() > 0 {
				return "", "", "", false // text amid the digits
			}
			middle.WriteByte(sign)
		default:
			side.WriteByte(sign)
		}
	}
	if pattern = middle.String(); pattern == "" && texts[0].Len() > 0 {
		return texts[0].String(), "", "", true // text instead of a number
	}
	isGeneral := strings.EqualFold(pattern, "general") || pattern == "@" || isDate(pattern)
	return texts[0].String(), pattern, texts[1].String(), isGeneral || pattern != "" && strings.Trim(pattern, "0#?.,") == ""
}

func hasLetter(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }) >= 0
}

// plainNumber writes a number without a format: with at most fifteen digits, which is how exactly spreadsheets count.
func plainNumber(number float64) string {
	if size := math.Abs(number); size != 0 && (size >= 1e15 || size < 1e-9) {
		return strconv.FormatFloat(number, 'g', 15, 64)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	if err != nil {
		rounded = number
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// decimals writes a number by a pattern of digits: "#,##0.0#".
func decimals(number float64, pattern string) string {
	for strings.HasSuffix(pattern, ",") { // each divides by a thousand
		pattern = strings.TrimSuffix(pattern, ",")
		number /= 1000
	}
	wholePart, fraction, _ := strings.Cut(pattern, ".")
	places := min(strings.Count(fraction, "0")+strings.Count(fraction, "#")+strings.Count(fraction, "?"), 30)
	// Half a unit is rounded away from zero, as on paper; the binary number may lie a trace below it.
	shift := math.Pow10(min(places, 15))
	if shifted := math.Round(number*shift*(1+1e-15)) / shift; !math.IsInf(shifted, 0) && !math.IsNaN(shifted) {
		number = shifted
	}
	text := strconv.FormatFloat(number, 'f', places, 64)
	if optional := strings.Count(fraction, "#"); optional > 0 && places > 0 {
		for ; optional > 0 && strings.HasSuffix(text, "0"); optional-- {
			text = text[:len(text)-1]
		}
		text = strings.TrimSuffix(text, ".")
	}
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
		if strings.Trim(text, "0.") == "" {
			sign = ""
		}
	}
	digits, rest, hasPoint := strings.Cut(text, ".")
	for least := strings.Count(wholePart, "0"); len(digits) < min(least, 30); {
		digits = "0" + digits
	}
	if strings.Contains(wholePart, ",") {
		for at := len(digits) - 3; at > 0; at -= 3 {
			digits = digits[:at] + "," + digits[at:]
		}
	}
	if hasPoint {
		digits += "." + rest
	}
	return sign + digits
}

// dateWords are the parts of a date's pattern, the longer before the shorter, in the words of package time. Minutes are
// written like months and told by the hour before them.
var dateWords = []struct{ pattern, layout string }{
	{"yyyy", "2006"}, {"yy", "06"}, {"mmmm", "January"}, {"mmm", "Jan"}, {"mm", "01"}, {"m", "1"},
	{"dddd", "Monday"}, {"ddd", "Mon"}, {"dd", "02"}, {"d", "2"}, {"hh", "15"}, {"h", "15"}, {"ss", "05"}, {"s", "5"},
}

func isDate(pattern string) bool {
	lower := strings.ToLower(pattern)
	return pattern != "" && strings.ContainsAny(lower, "ymdh") && strings.Trim(lower, "ymdhs/: -.,") == ""
}

// shownDate writes a count of days since the end of 1899 (or of 1904) as a date.
func shownDate(days float64, pattern string, is1904 bool) string {
	if days < 0 || days > 2_958_465 { // the last day of the year 9999
		return plainNumber(days)
	}
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if is1904 {
		start = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	at := start.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((days-math.Floor(days))*86_400)) * time.Second)
	var text strings.Builder
	hour := false
	rest := strings.ToLower(pattern)
next:
	for rest != "" {
		for _, each := range dateWords {
			after, found := strings.CutPrefix(rest, each.pattern)
			if !found {
				continue
			}
			layout := each.layout
			if hour && strings.HasPrefix(each.pattern, "m") {
				layout = "04"
			}
			hour = strings.HasPrefix(each.pattern, "h")
			text.WriteString(at.Format(layout))
			rest = after
			continue next
		}
		text.WriteByte(rest[0])
		rest = rest[1:]
	}
	return text.String()
}

// whole reads a number of a point; one that is no number is 0.
func whole(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
