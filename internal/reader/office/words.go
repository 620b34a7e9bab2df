package office

import (
	"bytes"
	"strconv"
	"strings"
)

// AddWords adds the text of a part of a Microsoft document to out by a way of its own, so that what the reader makes of the part can be compared
// with it: it looks at the bytes for the elements that hold text, whatever stands around them. Content that Word shows only
// where it cannot show the form before it (mc:Fallback) says the same again and is left out.
func AddWords(out *strings.Builder, data []byte) {
	text, fallback := false, 0
	for len(data) > 0 {
		end := bytes.IndexByte(data, '<')
		if end < 0 {
			return
		}
		if text && fallback == 0 {
			out.WriteString(unescape(string(data[:end])))
		}
		data = data[end:]
		if content, rest, ok := cut(data, "<![CDATA[", "]]>"); ok {
			if text && fallback == 0 {
				out.Write(content)
			}
			data = rest
			continue
		}
		if _, rest, ok := cut(data, "<!--", "-->"); ok {
			data = rest
			continue
		}
		tag, rest, ok := cut(data, "<", ">")
		if !ok {
			return
		}
		data = rest
		name, closes, empty := tagName(tag)
		switch {
		case name == "Fallback" && closes:
			fallback--
		case name == "Fallback" && !empty:
			fallback++
		case name == "t" || name == "delText":
			text = !closes && !empty
		case name == "p" || name == "tab" || name == "br" || name == "cr":
			out.WriteByte('\n')
		}
	}
}

// cut gives what stands between two signs at the beginning of data, and what follows.
func cut(data []byte, open, end string) (content, rest []byte, ok bool) {
	if !bytes.HasPrefix(data, []byte(open)) {
		return nil, nil, false
	}
	return bytes.Cut(data[len(open):], []byte(end))
}

// tagName gives the name in a tag without its prefix.
func tagName(tag []byte) (name string, closes, empty bool) {
	closes, empty = bytes.HasPrefix(tag, []byte("/")), bytes.HasSuffix(tag, []byte("/"))
	tag = bytes.Trim(tag, "/")
	if end := bytes.IndexAny(tag, " \t\r\n"); end >= 0 {
		tag = tag[:end]
	}
	return string(tag[bytes.IndexByte(tag, ':')+1:]), closes, empty
}

// unescape resolves the five entities of XML and references by number.
func unescape(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, "&")
		out.WriteString(before)
		name, rest, ended := strings.Cut(after, ";")
		if !found || !ended {
			return out.String()
		}
		text = rest
		digits, base := strings.TrimPrefix(name, "#"), 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		if code, err := strconv.ParseUint(digits, base, 32); err == nil && digits != name {
			out.WriteRune(rune(code))
			continue
		}
		out.WriteString(entities[name])
	}
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}
