package pdf

import (
	"strings"

	"gazette/internal/document"
)

// maxEarlier is how many earlier versions of a file are looked at, from the last.
const maxEarlier = 8

// readEarlier reads what earlier versions of the file said that this one does not. A program that adds to a file may leave
// what was there before in it, with a new end: whoever cuts the file there has the version before.
func (r *reader) readEarlier() error {
	ends := r.trailerEnds()
	if len(ends) < 2 {
		return nil
	}
	now := map[string]int{}
	for _, word := range document.Words(r.words.String()) {
		now[word]++
	}
	for _, aside := range r.asides {
		for _, run := range aside.Runs {
			for _, word := range document.Words(run.Text) {
				now[word]++
			}
		}
	}
	for i := len(ends) - 2; i >= max(0, len(ends)-1-maxEarlier); i-- {
		if ends[i] <= 0 || ends[i] >= len(r.data) {
			continue
		}
		lines := r.earlierLines(r.data[:ends[i]], now)
		if !r.onTime() {
			return r.err
		}
		if len(lines) == 0 {
			continue
		}
		r.earlier = append(r.earlier, document.Block{
			Kind: document.Paragraph, Place: document.Place{Part: "earlier version of the file"}, Visibility: document.Hidden,
			Runs: []document.Run{{Text: strings.Join(lines, "\n"), Visibility: document.Hidden}},
		})
	}
	return nil
}

// trailerEnds are the places in the file at which a version of it ends.
func (r *reader) trailerEnds() []int {
	const most = 1000
	count := r.integer("FPDF_GetTrailerEnds", r.file, 0, 0)
	if count < 2 || count > most {
		return nil
	}
	address := r.call("malloc", uint64(4*count))
	if address == 0 {
		return nil
	}
	defer r.free(address)
	r.call("FPDF_GetTrailerEnds", r.file, address, uint64(count))
	data := r.bytesAt(address, 4*count)
	ends := make([]int, 0, count)
	for i := 0; i+3 < len(data); i += 4 {
		ends = append(ends, int(data[i])|int(data[i+1])<<8|int(data[i+2])<<16|int(data[i+3])<<24)
	}
	return ends
}

// earlierLines gives the lines of a version of the file with a word in them that is not in now as often, and adds their words
// to it.
func (r *reader) earlierLines(data []byte, now map[string]int) []string {
	address := r.put(data)
	if address == 0 {
		return nil
	}
	defer r.free(address)
	file := r.call("FPDF_LoadMemDocument", address, uint64(len(data)), 0)
	if file == 0 {
		return nil
	}
	defer r.call("FPDF_CloseDocument", file)
	before := map[string]int{}
	var lines []string
	for number := 1; number <= min(r.integer("FPDF_GetPageCount", file), maxPages) && r.onTime(); number++ {
		for line := range strings.SplitSeq(r.textOf(file, number), "\r\n") {
			isNew := false
			for _, word := range document.Words(line) {
				if before[word]++; before[word] > now[word] {
					isNew = true
				}
			}
			if isNew {
				lines = append(lines, line)
			}
		}
	}
	for word, count := range before {
		now[word] = max(now[word], count)
	}
	return lines
}

func (r *reader) textOf(file uint64, number int) string {
	p := openPage(r.engine, file, number)
	if p == nil {
		return ""
	}
	defer p.close()
	p.text = p.call("FPDFText_LoadPage", p.handle)
	if p.text == 0 {
		return ""
	}
	p.count = min(max(p.integer("FPDFText_CountChars", p.text), 0), maxChars)
	return p.plain()
}
